"""What a run did."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zi_docs.errors import Problem

if TYPE_CHECKING:
    from zi_docs.model.table import Seen

ABSENT = (-1, -1)
UNSETTLED = (-2, -2)  # the state of no file: the next run must look anew

_NO_SUCH_NAME = "ZI421"
_OF_VALUES = frozenset({"ZI422", "ZI423", "ZI424"})
_FILLING = frozenset({"naskah"})


def file_state(path: str) -> tuple[int, int]:
    """Return a file's size and its time in nanoseconds; ABSENT when it is not there."""
    try:
        state = os.stat(path)  # noqa: PTH116 # a run looks at tens of thousands
    except OSError:
        return ABSENT
    return state.st_size, state.st_mtime_ns


@dataclass(slots=True)
class TypeReport:
    """What was done for one document type; ``folder`` is where, as a person knows it.

    ``kept`` counts the files that people edited. ``fixed`` counts the issued documents that stay
    although today's data would fill them otherwise, or whose file is gone. ``named`` counts the
    issued documents that were reported for such a difference.
    """

    jenis: str
    folder: str
    planned: int = 0
    made: int = 0
    skipped: int = 0
    failed: int = 0
    kept: int = 0
    fixed: int = 0
    named: int = 0

    def as_dict(self) -> dict[str, str | int]:
        """Return the row as the JSON report prints it."""
        return {
            "jenis": self.jenis,
            "dibuat": self.made,
            "dilewati": self.skipped,
            "gagal": self.failed,
            "disunting": self.kept,
            "tetap": self.fixed,
            "folder": self.folder,
        }


def _kind(problem: Problem) -> str:
    """Return which part is to be corrected: the naskah, or what the group of a code is about.

    A name that the data do not have is the naskah's fault. A value that can't be printed is the
    row's, unless every document fails for it.
    """
    everywhere = problem.code in _OF_VALUES and problem.place.record is None
    return "naskah" if everywhere or problem.code == _NO_SUCH_NAME else problem.code[:3]


@dataclass(slots=True)
class RunReport:
    """What a run made, skipped and failed, per type, and every problem met on the way.

    ``orphans`` are files of records that no longer exist: listed, never deleted. ``files`` are the
    files that the report depends on, each with its size and its time in nanoseconds, or ``ABSENT``;
    with ``UNSETTLED`` the next run must look anew.
    ``waiting`` are the types that are not ready, with what they lack; ``stopped`` those that were
    not made because of errors. ``notes`` are said once, after the register was brought up to date.
    ``seen`` are the sheets and files that hold something; ``sheetless`` are the types of
    ``waiting`` for which sheets can be added; ``settings`` are those that the types of ``waiting``
    need whose tables are there.
    """

    types: dict[str, TypeReport] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    counts: Mapping[str, int] = field(default_factory=dict)
    waiting: dict[str, list[str]] = field(default_factory=dict)
    stopped: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    files: dict[str, tuple[int, int]] = field(default_factory=dict)
    seen: Sequence[Seen] = ()
    sheetless: Sequence[str] = ()
    settings: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """0 when all is there, 5 when only the converter failed, 3 the naskah, 1 for the rest."""
        codes = {_kind(p) for p in self.problems if p.is_error}
        return {frozenset(): 0, frozenset({"ZI7"}): 5, _FILLING: 3}.get(frozenset(codes), 1)

    @property
    def failed(self) -> bool:
        """Whether anything asked for is missing."""
        return any(p.is_error for p in self.problems)
