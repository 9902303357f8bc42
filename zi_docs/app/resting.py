"""Making documents only where something changed since the last whole run.

Nothing heavy is imported here: a run that rests answers at once.
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
    """What a run is told to have done: its report, and the numbers on what it made."""

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
    """Run, unless a run of the same words left everything as this one would.

    ``words`` tell one command from another. ``may_rest`` says that nothing more is asked for than
    that the documents are there; ``numbers`` that the run may give numbers, which a draft does not.
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
