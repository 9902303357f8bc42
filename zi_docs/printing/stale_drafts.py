"""Drafts on paper: the register knows nothing of them, so only their times can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zi_docs.batch import TypeBatch
from zi_docs.planning import Selection, selection_of
from zi_docs.printing.derived import made_with
from zi_docs.printing.names import packet_path, print_path
from zi_docs.printing.sheets import PrintOptions, by_unit, sheets_of
from zi_docs.printing.stale import BY_TIME, Stale
from zi_docs.report import ABSENT, file_state

__all__ = ["find_stale_drafts"]

_MERGED = {".docx": ("gabung",), ".pdf": ("pdf", "gabung")}


def find_stale_drafts(batch: TypeBatch) -> Iterator[Stale]:
    """Yield the PDFs, print files and packets that are older than the drafts of this run."""
    times = {sheet: _time(sheet.path) for sheet in sheets_of(batch)}
    asked = selection_of(batch.plan)
    for sheet, time in times.items():
        yield from _older(batch, sheet.pdf, time, asked, "pdf")
    newest = max(times.values(), default=ABSENT[1])
    for ending, form in _MERGED.items():
        for selection in dict.fromkeys((Selection(), asked)):
            path = print_path(batch, selection, ending)
            yield from _older(batch, path, newest, selection, *form)
    for unit, sheets in by_unit(batch).items():
        made = max(times[sheet] for sheet in sheets)
        yield from _older(batch, packet_path(batch, unit), made, asked, "zip")


def _older(
    batch: TypeBatch, path: Path, made: int, selection: Selection, *form: str
) -> Iterator[Stale]:
    """Yield a file of a form that is there and was written before ``made``."""
    if ABSENT[1] < _time(path) < made:
        options = made_with(batch, selection, PrintOptions(format=form), form[-1])
        shown = batch.workspace.show(path)
        yield Stale(form[-1], shown, batch.plan.doctype.id, options, BY_TIME)


def _time(path: Path) -> int:
    return file_state(str(path))[1]
