"""The use cases, one function each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zi_docs.app.auditing import audit_register
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
    from zi_docs.app.diagnosing import diagnose
    from zi_docs.app.filling import fill_file, render_example
    from zi_docs.app.generating import RunOptions, check, generate
    from zi_docs.app.losing import find_loss
    from zi_docs.app.marking import Copy, Target, check_and_mark
    from zi_docs.app.preparing import open_catalog
    from zi_docs.app.recording import Note, Recorded, record
    from zi_docs.app.resting import Command, Outcome, run_or_rest
    from zi_docs.app.starting import Started, start
    from zi_docs.app.tidying import clear_leftovers

__all__ = [
    "Cancelled",
    "Command",
    "Copy",
    "Note",
    "Outcome",
    "Recorded",
    "RunOptions",
    "Started",
    "Target",
    "audit_register",
    "back_up",
    "book_path",
    "cancel",
    "check",
    "check_and_mark",
    "clear_leftovers",
    "convert_files",
    "diagnose",
    "fill_file",
    "find_loss",
    "generate",
    "has_book",
    "kept_of",
    "no_book",
    "open_catalog",
    "open_existing_register",
    "open_workspace_register",
    "record",
    "render_example",
    "run_or_rest",
    "start",
]

_HOMES = {
    "auditing": ("audit_register",),
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
    "diagnosing": ("diagnose",),
    "filling": ("fill_file", "render_example"),
    "generating": ("RunOptions", "check", "generate"),
    "losing": ("find_loss",),
    "marking": ("Copy", "Target", "check_and_mark"),
    "preparing": ("open_catalog",),
    "recording": ("Note", "Recorded", "record"),
    "resting": ("Command", "Outcome", "run_or_rest"),
    "starting": ("Started", "start"),
    "tidying": ("clear_leftovers",),
}


def __getattr__(name: str) -> Any:
    """Import a use case only when it is asked for.

    A look into the register then loads no engine, and a run with nothing to do loads very little.
    """
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
