"""Problems as text: in reading order, repeated ones together, not more than a screen takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from zi_docs.errors import Place, Problem, Severity

__all__ = ["format_count", "format_problems"]

MAX_GROUPS = 20
MAX_PLACES = 5

_HEADS = {Severity.GALAT: ("GALAT", "red"), Severity.PERINGATAN: ("PERINGATAN", "yellow")}
# What a cell holds is quoted in messages; it must not steer the terminal.
_CONTROLS = {code: "?" for code in (*range(32), *range(127, 160)) if code != ord("\n")}


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
    sources = {problem.place.source: n for n, problem in reversed([*enumerate(problems)])}

    def order(problem: Problem) -> tuple[object, ...]:
        is_warning = problem.severity is not Severity.GALAT
        return is_warning, sources[problem.place.source], problem.place.spot

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
    place = str(first.place).translate(_CONTROLS)
    return "\n".join([f"{head} {first.code}  {place}", *(f"  {line}" for line in body)])


def _format_others(places: Sequence[Place]) -> list[str]:
    others = places[1:]
    if not others:
        return []
    alike = len({_but_its_row(place) for place in places}) == 1
    shown = _list_rows(others) if alike else "; ".join(map(str, others[:MAX_PLACES]))
    more = ", …" if len(others) > MAX_PLACES else ""
    return [f"dan {format_count(len(others))} tempat lain: {shown}{more}"]


def _but_its_row(place: Place) -> tuple[object, ...]:
    """Return what places must share to be listed by their bare row or cell."""
    if not place.number:
        return (place,)
    return *place.source, bool(place.column), place.path, place.part, place.naskah


def _list_rows(places: Sequence[Place]) -> str:
    word = "sel" if places[0].column else "baris"
    return f"{word} {', '.join(f'{place.column}{place.number}' for place in places[:MAX_PLACES])}"


def _format_total(groups: Iterable[Sequence[Problem]]) -> str:
    counts = dict.fromkeys(Severity, 0)
    for group in groups:
        counts[group[0].severity] += len(group)
    said = [f"{format_count(count)} {severity}" for severity, count in counts.items() if count]
    return f"{', '.join(said)}."
