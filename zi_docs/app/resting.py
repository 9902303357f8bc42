"""Runs the making of documents only if something changed since the last whole run.

Nothing heavy is imported here, so that a run with nothing to do answers at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from zi_docs.run.report import RunReport
from zi_docs.run.seal import Seal
from zi_docs.workspace import Workspace

if TYPE_CHECKING:
    from zi_docs.register import IssuedNumber


class Outcome(NamedTuple):
    """The result of a run: its report, and the numbers on the documents that it made."""

    report: RunReport
    numbers: list[IssuedNumber]


def run_or_rest(
    workspace: Workspace,
    words: Mapping[str, Any],
    run: Callable[[], RunReport],
    *,
    may_rest: bool,
    numbers: bool,
) -> Outcome:
    """Run, unless an earlier run of the same command has left nothing to do.

    ``words`` are the options that tell commands apart. ``may_rest`` says that the command only asks
    that the documents exist. ``numbers`` says that the run may give numbers; drafts get none.
    """
    seal = Seal(workspace, words) if may_rest else None
    report = seal.report() if seal else None
    if report is not None:
        return Outcome(report, [])
    report, given = _run(workspace, run) if numbers else Outcome(run(), [])
    if seal:
        seal.keep(report)
    return Outcome(report, given)


def _run(workspace: Workspace, run: Callable[[], RunReport]) -> Outcome:
    from zi_docs.app.book import issued_numbers

    before = set(issued_numbers(workspace))
    report = run()
    return Outcome(report, [n for n in issued_numbers(workspace) if n not in before])
