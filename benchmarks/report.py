"""The results of a section, and how they are written as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Section", "Table", "Target", "at_least", "at_most", "markdown", "targets_table"]


@dataclass(frozen=True, slots=True)
class Target:
    """A promise, its measurement, and whether it is kept."""

    text: str
    wanted: str
    measured: str
    met: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    title: str = ""


@dataclass(slots=True)
class Section:
    """One section of the report; ``pictures`` are SVG by the file they are written to."""

    title: str
    tables: list[Table] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: dict[Path, str] = field(default_factory=dict)


def at_least(text: str, measured: float, wanted: float, unit: str = "x") -> Target:
    """Return a target that is met by this much or more."""
    return Target(text, f"≥ {wanted:g}{unit}", f"{measured:.3g}{unit}", measured >= wanted)


def at_most(text: str, measured: float, wanted: float, unit: str = "x") -> Target:
    """Return a target that is met by this much or less."""
    return Target(text, f"≤ {wanted:g}{unit}", f"{measured:.3g}{unit}", measured <= wanted)


def markdown(section: Section) -> str:
    """Return a section as Markdown."""
    pieces = [f"## {section.title}", *section.notes]
    for table in section.tables:
        pieces += [f"**{table.title}**"] if table.title else []
        pieces.append(_table(table))
    return "\n\n".join(pieces)


def targets_table(sections: Iterable[Section]) -> str:
    """Return all targets with what was measured."""
    rows = [
        (target.text, target.wanted, target.measured, "met" if target.met else "**not met**")
        for section in sections
        for target in section.targets
    ]
    return _table(Table(("target", "wanted", "measured", ""), rows))


def _table(table: Table) -> str:
    lines = [table.head, ["---"] * len(table.head), *table.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
