"""The use cases, one function each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zi_docs.app.auditing import audit_register
    from zi_docs.app.beginning import Begun, Wanted, begin_type
    from zi_docs.app.book import (
        back_up,
        book_path,
        has_book,
        kept_of,
        no_book,
        open_existing_register,
        open_workspace_register,
    )
    from zi_docs.app.cancelling import Cancelled, cancel
    from zi_docs.app.converting import convert_files
    from zi_docs.app.copying import Copied, copy_builtin, note_copy
    from zi_docs.app.diagnosing import diagnose
    from zi_docs.app.examining import Examined, examine
    from zi_docs.app.filling import fill_file, render_example
    from zi_docs.app.forming import Formed, make_form
    from zi_docs.app.generating import RunOptions, check, generate
    from zi_docs.app.losing import find_loss
    from zi_docs.app.marking import Copy, Target, check_and_mark
    from zi_docs.app.preparing import open_catalog
    from zi_docs.app.recording import Note, Recorded, record
    from zi_docs.app.rehearsing import Rehearsal, rehearse_run
    from zi_docs.app.resting import Command, Outcome, run_or_rest
    from zi_docs.app.rewriting import check_and_rewrite
    from zi_docs.app.starting import Started, start
    from zi_docs.app.tidying import clear_leftovers
    from zi_docs.app.uploading import make_uploads
    from zi_docs.app.viewing import View, draw, text_of, view

__all__ = [
    "Begun",
    "Cancelled",
    "Command",
    "Copied",
    "Copy",
    "Examined",
    "Formed",
    "Note",
    "Outcome",
    "Recorded",
    "Rehearsal",
    "RunOptions",
    "Started",
    "Target",
    "View",
    "Wanted",
    "audit_register",
    "back_up",
    "begin_type",
    "book_path",
    "cancel",
    "check",
    "check_and_mark",
    "check_and_rewrite",
    "clear_leftovers",
    "convert_files",
    "copy_builtin",
    "diagnose",
    "draw",
    "examine",
    "fill_file",
    "find_loss",
    "generate",
    "has_book",
    "kept_of",
    "make_form",
    "make_uploads",
    "no_book",
    "note_copy",
    "open_catalog",
    "open_existing_register",
    "open_workspace_register",
    "record",
    "rehearse_run",
    "render_example",
    "run_or_rest",
    "start",
    "text_of",
    "view",
]

_HOMES = {
    "auditing": ("audit_register",),
    "beginning": ("Begun", "Wanted", "begin_type"),
    "book": (
        "back_up",
        "book_path",
        "has_book",
        "kept_of",
        "no_book",
        "open_existing_register",
        "open_workspace_register",
    ),
    "cancelling": ("Cancelled", "cancel"),
    "converting": ("convert_files",),
    "copying": ("Copied", "copy_builtin", "note_copy"),
    "diagnosing": ("diagnose",),
    "examining": ("Examined", "examine"),
    "filling": ("fill_file", "render_example"),
    "forming": ("Formed", "make_form"),
    "generating": ("RunOptions", "check", "generate"),
    "losing": ("find_loss",),
    "marking": ("Copy", "Target", "check_and_mark"),
    "preparing": ("open_catalog",),
    "recording": ("Note", "Recorded", "record"),
    "rehearsing": ("Rehearsal", "rehearse_run"),
    "resting": ("Command", "Outcome", "run_or_rest"),
    "rewriting": ("check_and_rewrite",),
    "starting": ("Started", "start"),
    "tidying": ("clear_leftovers",),
    "uploading": ("make_uploads",),
    "viewing": ("View", "draw", "text_of", "view"),
}


def __getattr__(name: str) -> Any:
    """Import a use case only when it is asked for.

    A look into the register then loads no engine, and a run with nothing to do loads very little.
    """
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
