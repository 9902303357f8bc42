"""Problems as text: in reading order, repeated ones together, not more than a screen takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click

from zi_docs.errors import Problem, Severity

__all__ = ["format_count", "format_problems"]

MAX_GROUPS = 20
MAX_PLACES = 5

_HEADS = {Severity.GALAT: ("GALAT", "red"), Severity.PERINGATAN: ("PERINGATAN", "yellow")}
_SPOT = re.compile(
    r"(?P<head>.*?), (?:sel (?P<column>[A-Z]+)(?P<row>\d+)|baris (?P<line>\d+)(?P<rest>, .*)?)",
    re.DOTALL,
)
# What a cell holds is quoted in messages; it must not steer the terminal.
_CONTROLS = {code: "?" for code in (*range(32), *range(127, 160)) if code != ord("\n")}


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place taken apart: file and sheet, then where in it."""

    head: str
    row: int = 0
    column: str = ""
    rest: str = ""

    @property
    def order(self) -> tuple[int, int, str]:
        return self.row, len(self.column), self.column

    @property
    def kind(self) -> tuple[str, bool, str]:
        """What places must share to be listed by their bare row or cell."""
        return self.head, bool(self.column), self.rest


def format_problems(problems: Sequence[Problem], colour: bool = False) -> str:
    """Return the problems as a clerk reads them, with a last line that counts them."""
    groups = _group(_sort(dict.fromkeys(problems)))
    shown = [_format_group(group, colour) for group in groups[:MAX_GROUPS]]
    hidden = sum(len(group) for group in groups[MAX_GROUPS:])
    if hidden:
        shown.append(f"… dan {format_count(hidden)} lagi; pakai --json untuk semuanya")
    return "\n".join([*shown, _format_total(groups)])


def format_count(number: int) -> str:
    """Return a count with Indonesian separators: 8000 gives "8.000"."""
    return f"{number:,}".replace(",", ".")


def _sort(problems: Iterable[Problem]) -> list[Problem]:
    """Put errors before warnings, files as they come, and the places of a file as one reads."""
    problems = list(problems)
    spots = {problem.place: _parse_place(problem.place) for problem in problems}
    heads = {head: n for n, head in enumerate(dict.fromkeys(s.head for s in spots.values()))}

    def order(problem: Problem) -> tuple[bool, int, tuple[int, int, str]]:
        spot = spots[problem.place]
        return problem.severity is not Severity.GALAT, heads[spot.head], spot.order

    return sorted(problems, key=order)


def _group(problems: Iterable[Problem]) -> list[list[Problem]]:
    groups: dict[tuple[str, str, str, str], list[Problem]] = {}
    for problem in problems:
        key = (problem.severity, problem.code, problem.message, problem.hint)
        groups.setdefault(key, []).append(problem)
    return list(groups.values())


def _format_group(group: Sequence[Problem], colour: bool) -> str:
    first = group[0]
    word, paint = _HEADS[first.severity]
    head = click.style(word, fg=paint, bold=True) if colour else word
    others = _format_others([problem.place for problem in group])
    lines = [*others, first.message, f"Perbaiki: {first.hint}"]
    body = "\n".join(lines).translate(_CONTROLS).splitlines()
    place = first.place.translate(_CONTROLS)
    return "\n".join([f"{head} {first.code}  {place}", *(f"  {line}" for line in body)])


def _format_others(places: Sequence[str]) -> list[str]:
    others = places[1:]
    if not others:
        return []
    spots = [_parse_place(place) for place in places]
    shown = _list_spots(spots[1:]) if len({spot.kind for spot in spots}) == 1 else ""
    if not shown:
        shown = "; ".join(others[:MAX_PLACES])
    more = ", …" if len(others) > MAX_PLACES else ""
    return [f"dan {format_count(len(others))} tempat lain: {shown}{more}"]


def _list_spots(spots: Sequence[_Spot]) -> str:
    word = "sel" if spots[0].column else "baris"
    return f"{word} {', '.join(f'{spot.column}{spot.row}' for spot in spots[:MAX_PLACES])}"


def _format_total(groups: Iterable[Sequence[Problem]]) -> str:
    counts = dict.fromkeys(Severity, 0)
    for group in groups:
        counts[group[0].severity] += len(group)
    said = [f"{format_count(count)} {severity}" for severity, count in counts.items() if count]
    return f"{', '.join(said)}."


def _parse_place(place: str) -> _Spot:
    match = _SPOT.fullmatch(place)
    if match is None:
        return _Spot(place)
    row = int(match["row"] or match["line"])
    return _Spot(match["head"], row, match["column"] or "", match["rest"] or "")
