"""Old paper as a run tells of it when it ends: its own types', and that of all others.

Of drafts the register knows nothing, so only the times of their paper can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from zi_docs.register import Register
from zi_docs.run.batch import TypeBatch
from zi_docs.run.choose import Selection, selection_of
from zi_docs.run.derived import date_option, expect, made_with, packet_path, print_path
from zi_docs.run.present import Present
from zi_docs.run.report import ABSENT, RunReport, file_state
from zi_docs.run.sheets import PrintOptions, by_unit, sheets_of
from zi_docs.run.stale import BY_TIME, Stale, find_stale
from zi_docs.run.stale_words import stale_problems
from zi_docs.workspace import Workspace

_DRAFT_FORMS = {".docx": ("gabung",), ".pdf": ("pdf", "gabung")}


def tell_stale_paper(
    workspace: Workspace,
    register: Register | None,
    batches: Sequence[TypeBatch],
    report: RunReport,
) -> None:
    """Add to the report what is not of its documents as they are now, also of other types.

    A run of drafts knows only the paper of its own drafts.
    """
    if register is None:
        drafts = [old for batch in batches for old in find_stale_drafts(batch)]
        report.problems += stale_problems(drafts, workspace.nama)
        return
    for batch in batches:
        expect(batch)
    present = Present(workspace, register)
    dated = {batch.plan.doctype.id: date_option(batch) for batch in batches}
    found = find_stale(workspace, register, present, report.orphans, dated)
    report.problems += stale_problems(found, workspace.nama)
    report.files |= present.looked


def find_stale_drafts(batch: TypeBatch) -> Iterator[Stale]:
    """Yield the PDFs, print files and packets that are older than the drafts of this run."""
    times = {sheet: _time(sheet.path) for sheet in sheets_of(batch)}
    asked = selection_of(batch.plan)
    for sheet, time in times.items():
        yield from _older(batch, sheet.pdf, time, asked, "pdf")
    newest = max(times.values(), default=ABSENT[1])
    for ending, form in _DRAFT_FORMS.items():
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
