"""A report as plain values, which JSON can hold, and back.

A seal keeps the report of the last run, and a run in a process of its own hands its report over in
a file. What is read back must have exactly this shape, whoever wrote it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

from zi_docs.codes import Severity
from zi_docs.errors import Place, Problem
from zi_docs.run.report import RunReport, TypeReport

_KINDS = {"str": str, "int": int, "bool": bool}
T = TypeVar("T")
D = TypeVar("D", TypeReport, Problem, Place)


def to_plain(report: RunReport) -> dict[str, Any]:
    """Return a report as plain values; the state of files is left out."""
    return {
        "types": [asdict(row) for row in report.types.values()],
        "problems": [asdict(problem) for problem in report.problems],
        "orphans": report.orphans,
        "counts": dict(report.counts),
        "waiting": report.waiting,
        "stopped": report.stopped,
        "notes": report.notes,
    }


def from_plain(kept: Mapping[str, Any]) -> RunReport:
    """Return the report that plain values hold.

    Raises ``TypeError`` or a ``LookupError`` for values of another shape than :func:`to_plain`'s.
    """
    rows = [_made(TypeReport, row) for row in _all(dict, kept["types"])]
    return RunReport(
        types={row.jenis: row for row in rows},
        problems=list(map(_problem, _all(dict, kept["problems"]))),
        orphans=_all(str, kept["orphans"]),
        counts={name: _one(int, count) for name, count in kept["counts"].items()},
        waiting={jenis: _all(str, lacks) for jenis, lacks in kept["waiting"].items()},
        stopped=_all(str, kept["stopped"]),
        notes=_all(str, kept["notes"]),
    )


def problems_from_plain(kept: Any) -> list[Problem]:
    """Return problems alone, each of the shape that :func:`to_plain` gives. Raises like that."""
    return list(map(_problem, _all(dict, kept)))


def _problem(kept: Mapping[str, Any]) -> Problem:
    severity, place = Severity(kept["severity"]), _place(kept["place"])
    return _made(Problem, kept, severity=severity, place=place)


def _place(kept: Mapping[str, Any]) -> Place:
    return _made(Place, kept, naskah=_place(kept["naskah"]) if kept["naskah"] else None)


def _made(kind: type[D], kept: Mapping[str, Any], **others: Any) -> D:
    """Return a report's value of plain texts and numbers; ``others`` are its other fields."""
    kinds = {
        field.name: _KINDS[str(field.type)] for field in fields(kind) if field.name not in others
    }
    return kind(**{name: _one(plain, kept[name]) for name, plain in kinds.items()}, **others)


def _all(kind: type[T], values: list[Any]) -> list[T]:
    """Return a list's values if all are of one type. Raises ``TypeError``."""
    return [_one(kind, value) for value in _one(list, values)]


def _one(kind: type[T], value: Any) -> T:
    if type(value) is not kind:  # neither True for a number
        raise TypeError(kind)
    return value
