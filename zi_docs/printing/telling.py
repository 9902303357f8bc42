"""Old paper, told by every run and by whoever looks the register over."""

from __future__ import annotations

from collections.abc import Sequence

from zi_docs.batch import TypeBatch
from zi_docs.errors import Problem
from zi_docs.printing.derived import date_option, expect
from zi_docs.printing.present import Present
from zi_docs.printing.stale import find_stale
from zi_docs.printing.stale_drafts import find_stale_drafts
from zi_docs.printing.stale_words import stale_problems
from zi_docs.register import Register
from zi_docs.report import RunReport
from zi_docs.workspace import Workspace

__all__ = ["find_stale_paper", "tell_stale_paper"]


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


def find_stale_paper(workspace: Workspace, register: Register) -> list[Problem]:
    """Return a warning for each form of paper that is not of its documents as they are now."""
    found = find_stale(workspace, register, Present(workspace, register))
    return stale_problems(found, workspace.nama)
