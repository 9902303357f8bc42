"""The use cases, one function each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zi_docs.app.answering import LkeFilled, LkeRead, fill_lke, read_lke
    from zi_docs.app.answers_file import kept_answers
    from zi_docs.app.auditing import audit_register
    from zi_docs.app.beginning import Begun, Wanted, begin_type
    from zi_docs.app.book import (
        back_up,
        book_path,
        has_book,
        kept_of,
        no_book,
        open_workspace_register,
    )
    from zi_docs.app.cancelling import Cancelled, cancel
    from zi_docs.app.converting import convert_files
    from zi_docs.app.copying import Copied, copy_builtin, note_copy
    from zi_docs.app.data_state import is_large, state_of
    from zi_docs.app.diagnosing import diagnose
    from zi_docs.app.examining import Examined, examine
    from zi_docs.app.filling import fill_file, render_example
    from zi_docs.app.foreseeing import (
        Foreseen,
        Foresight,
        Successor,
        foresee,
        foresee_replacement,
    )
    from zi_docs.app.forming import Formed, make_form
    from zi_docs.app.gathering import Gathered, gather_evidence
    from zi_docs.app.generating import RunOptions, check, generate
    from zi_docs.app.looking_up import editions_of, gaps_of, line_of, look_up
    from zi_docs.app.losing import guard_book
    from zi_docs.app.marking import Copy, Target, check_and_mark
    from zi_docs.app.opening import open_existing_register
    from zi_docs.app.order import Order
    from zi_docs.app.preparing import open_catalog
    from zi_docs.app.previewing import Pages, draw_pages, picture_of
    from zi_docs.app.proposing import Asked, Plan, propose_plan
    from zi_docs.app.receiving import (
        KeptFile,
        files_of,
        find_upload,
        keep_upload,
        likely_replaced,
        take_out,
        uploads_of,
        use_upload,
        with_use,
    )
    from zi_docs.app.recording import Note, Recorded, record
    from zi_docs.app.rehearsing import Rehearsal, rehearse_run
    from zi_docs.app.resting import Command, Outcome, run_or_rest
    from zi_docs.app.rewriting import check_and_rewrite
    from zi_docs.app.scoring import Scored, score
    from zi_docs.app.shelving import Shelf, count_made, file_of, open_file, shelf_of
    from zi_docs.app.starting import Started, sample_names, start
    from zi_docs.app.surveying import (
        Item,
        Kind,
        Survey,
        all_titles,
        kept_survey,
        kept_titles,
        known_survey,
    )
    from zi_docs.app.tidying import clear_leftovers
    from zi_docs.app.typed import typed_date
    from zi_docs.app.understanding import (
        Understood,
        is_unfilled,
        kept_check,
    )
    from zi_docs.app.uploading import make_uploads
    from zi_docs.app.viewing import View, draw, text_of, view
    from zi_docs.app.work_file import Keadaan, Work
    from zi_docs.app.working import (
        cancel_work,
        forget_work,
        last_reading,
        last_survey,
        list_works,
        result_file,
        start_reading,
        start_survey,
        start_work,
        work_of,
    )

__all__ = [
    "Asked",
    "Begun",
    "Cancelled",
    "Command",
    "Copied",
    "Copy",
    "Examined",
    "Foreseen",
    "Foresight",
    "Formed",
    "Gathered",
    "Item",
    "Keadaan",
    "KeptFile",
    "Kind",
    "LkeFilled",
    "LkeRead",
    "Note",
    "Order",
    "Outcome",
    "Pages",
    "Plan",
    "Recorded",
    "Rehearsal",
    "RunOptions",
    "Scored",
    "Shelf",
    "Started",
    "Successor",
    "Survey",
    "Target",
    "Understood",
    "View",
    "Wanted",
    "Work",
    "all_titles",
    "audit_register",
    "back_up",
    "begin_type",
    "book_path",
    "cancel",
    "cancel_work",
    "check",
    "check_and_mark",
    "check_and_rewrite",
    "clear_leftovers",
    "convert_files",
    "copy_builtin",
    "count_made",
    "diagnose",
    "draw",
    "draw_pages",
    "editions_of",
    "examine",
    "file_of",
    "files_of",
    "fill_file",
    "fill_lke",
    "find_upload",
    "foresee",
    "foresee_replacement",
    "forget_work",
    "gaps_of",
    "gather_evidence",
    "generate",
    "guard_book",
    "has_book",
    "is_large",
    "is_unfilled",
    "keep_upload",
    "kept_answers",
    "kept_check",
    "kept_of",
    "kept_survey",
    "kept_titles",
    "known_survey",
    "last_reading",
    "last_survey",
    "likely_replaced",
    "line_of",
    "list_works",
    "look_up",
    "make_form",
    "make_uploads",
    "no_book",
    "note_copy",
    "open_catalog",
    "open_existing_register",
    "open_file",
    "open_workspace_register",
    "picture_of",
    "propose_plan",
    "read_lke",
    "record",
    "rehearse_run",
    "render_example",
    "result_file",
    "run_or_rest",
    "sample_names",
    "score",
    "shelf_of",
    "start",
    "start_reading",
    "start_survey",
    "start_work",
    "state_of",
    "take_out",
    "text_of",
    "typed_date",
    "uploads_of",
    "use_upload",
    "view",
    "with_use",
    "work_of",
]

_HOMES = {
    "answering": ("LkeFilled", "LkeRead", "fill_lke", "read_lke"),
    "auditing": ("audit_register",),
    "beginning": ("Begun", "Wanted", "begin_type"),
    "book": (
        "back_up",
        "book_path",
        "has_book",
        "kept_of",
        "no_book",
        "open_workspace_register",
    ),
    "cancelling": ("Cancelled", "cancel"),
    "converting": ("convert_files",),
    "copying": ("Copied", "copy_builtin", "note_copy"),
    "data_state": ("is_large", "state_of"),
    "diagnosing": ("diagnose",),
    "examining": ("Examined", "examine"),
    "filling": ("fill_file", "render_example"),
    "forming": ("Formed", "make_form"),
    "gathering": ("Gathered", "gather_evidence"),
    "generating": ("RunOptions", "check", "generate"),
    "answers_file": ("kept_answers",),
    "looking_up": ("editions_of", "gaps_of", "line_of", "look_up"),
    "losing": ("guard_book",),
    "marking": ("Copy", "Target", "check_and_mark"),
    "preparing": ("open_catalog",),
    "proposing": ("Asked", "Plan", "propose_plan"),
    "recording": ("Note", "Recorded", "record"),
    "receiving": (
        "KeptFile",
        "files_of",
        "find_upload",
        "keep_upload",
        "likely_replaced",
        "take_out",
        "uploads_of",
        "use_upload",
        "with_use",
    ),
    "rehearsing": ("Rehearsal", "rehearse_run"),
    "resting": ("Command", "Outcome", "run_or_rest"),
    "rewriting": ("check_and_rewrite",),
    "scoring": ("Scored", "score"),
    "starting": ("Started", "sample_names", "start"),
    "tidying": ("clear_leftovers",),
    "uploading": ("make_uploads",),
    "understanding": ("Understood", "is_unfilled", "kept_check"),
    "viewing": ("View", "draw", "text_of", "view"),
    "work_file": ("Keadaan", "Work"),
    "opening": ("open_existing_register",),
    "order": ("Order",),
    "working": (
        "cancel_work",
        "forget_work",
        "last_reading",
        "last_survey",
        "list_works",
        "result_file",
        "start_reading",
        "start_survey",
        "start_work",
        "work_of",
    ),
    "foreseeing": ("Foreseen", "Foresight", "Successor", "foresee", "foresee_replacement"),
    "previewing": ("Pages", "draw_pages", "picture_of"),
    "shelving": ("Shelf", "count_made", "file_of", "open_file", "shelf_of"),
    "surveying": (
        "Item",
        "Kind",
        "Survey",
        "all_titles",
        "kept_survey",
        "kept_titles",
        "known_survey",
    ),
    "typed": ("typed_date",),
}


def __getattr__(name: str) -> Any:
    """Import a use case only when it is asked for.

    A look into the register then loads no engine, and a run with nothing to do loads very little.
    """
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
