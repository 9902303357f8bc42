"""Runs the making of documents only if something changed since the last whole run.

Nothing heavy is imported here, so that a run with nothing to do answers at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from zi_docs.run.report import RunReport
from zi_docs.run.seal import Seal
from zi_docs.workspace import Workspace

if TYPE_CHECKING:
    from zi_docs.register import IssuedNumber


@dataclass(frozen=True, slots=True)
class Command:
    """What a command asks for.

    ``words`` are the options that tell commands apart, ``forms`` the forms of the documents.
    ``ulang`` makes documents again, and ``terbit`` issues them.
    """

    words: Mapping[str, Any]
    forms: tuple[str, ...] = ("docx",)
    ulang: bool = False
    terbit: bool = False

    @property
    def may_rest(self) -> bool:
        """Whether an unchanged run may be skipped: only up-to-date Word files are asked for."""
        return self.forms == ("docx",) and not self.ulang and not self.terbit


class Outcome(NamedTuple):
    """The result of a run: its report, and the numbers on the documents that it made."""

    report: RunReport
    numbers: list[IssuedNumber]


def run_or_rest(workspace: Workspace, command: Command, run: Callable[[], RunReport]) -> Outcome:
    """Run, unless an earlier run of the same command has left nothing to do."""
    seal = Seal(workspace, command.words) if command.may_rest else None
    report = seal.report() if seal else None
    if report is not None:
        return Outcome(report, [])
    report, given = _run(workspace, run) if command.terbit else Outcome(run(), [])
    if seal:
        seal.keep(report)
    return Outcome(report, given)


def _run(workspace: Workspace, run: Callable[[], RunReport]) -> Outcome:
    from zi_docs.app.book import issued_numbers

    before = set(issued_numbers(workspace))
    report = run()
    return Outcome(report, [n for n in issued_numbers(workspace) if n not in before])
