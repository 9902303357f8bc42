"""Problems and tables as text: in reading order, equal ones grouped, long lists cut off.

On a terminal rich draws a table; elsewhere it is plain text of stable width.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

import click

from zi_docs.errors import WORDS, Place, Problem, in_reading_order

MAX_GROUPS = 20
MAX_PLACES = 5
MAX_EXAMPLES = 3
_FRAME = 3  # what rich draws around each cell

_PAINTS = {"kesalahan": "red", "belum diisi": "blue", "peringatan": "yellow", "catatan": "cyan"}
_MENDS = {"belum diisi": "Caranya", "catatan": "Bila keliru"}
_FIRST_THESE = "Betulkan dahulu yang di atas, lalu periksa lagi."
_IN_THEIR_CELLS = (
    "Semuanya di selnya masing-masing: zi-docs periksa --data DATA --tandai -o HASIL.xlsx"
)
# Messages quote the contents of cells, which must not control the terminal.
_CONTROLS = {code: "?" for code in (*range(32), *range(127, 160)) if code != ord("\n")}

Rows = Sequence[Sequence[str | int]]


def format_problems(
    problems: Sequence[Problem], colour: bool = False, most: int | None = MAX_GROUPS
) -> str:
    """Return the problems as text for a clerk, by file, sheet and cause; the last line counts them.

    At most this many groups are shown; ``None`` shows all.
    """
    groups = _group(in_reading_order(dict.fromkeys(problems)))
    shown = [_format_group(group, colour) for group in groups[:most]]
    hidden = [problem for group in groups[len(shown) :] for problem in group]
    if hidden:
        shown.append(f"… dan {format_count(len(hidden))} lagi. {_FIRST_THESE}")
    if any(problem.place.sheet for problem in hidden):
        shown.append(_IN_THEIR_CELLS)
    return "\n".join([*shown, _format_total(groups)])


def format_count(number: int) -> str:
    """Return a count with Indonesian separators: 8000 gives "8.000"."""
    return f"{number:,}".replace(",", ".")


def _group(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Return the problems by file, sheet and cause; whole files of one cause are one group."""
    groups: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        source = problem.place.source if problem.place.number or problem.place.sheet else ()
        key = (problem.severity, problem.code, problem.message, problem.hint, *source)
        groups.setdefault(key, []).append(problem)
    return list(groups.values())


def _format_group(group: Sequence[Problem], colour: bool) -> str:
    first = group[0]
    word = first.word.upper()
    head = click.style(word, fg=_PAINTS[first.word], bold=True) if colour else word
    spots = _spots([problem.place for problem in group])
    mend = f"{_MENDS.get(first.word, 'Perbaiki')}: {first.hint}"
    lines = [*_format_others(spots), first.message, *_examples(group), mend]
    body = "\n".join(lines).translate(_CONTROLS).splitlines()
    place = _format_spot(spots[0]).translate(_CONTROLS)
    return "\n".join([f"{head} {first.code}  {place}", *(f"  {line}" for line in body)])


def _spots(places: Iterable[Place]) -> list[list[Place]]:
    """Group the places that differ only in their row or line, such as those of one column."""
    spots: dict[Place, list[Place]] = {}
    for place in places:
        spots.setdefault(replace(place, row=0, line=0), []).append(place)
    return list(spots.values())


def _format_spot(places: Sequence[Place]) -> str:
    """Return the text for places that differ only in their row: ``sel H5-H156 (152 sel)``."""
    first = places[0]
    if len(places) == 1 or not first.number:
        return str(first)
    ranges = list(_ranges(dict.fromkeys(place.number for place in places)))
    more = ", …" if len(ranges) > MAX_PLACES else ""
    shown = ", ".join(_format_range(first.column, *pair) for pair in ranges[:MAX_PLACES])
    return first.said(f"{first.unit} {shown}{more} ({format_count(len(places))} {first.unit})")


def _ranges(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last number of each unbroken range: 2 3 4 9 gives 2-4 and 9-9."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        row = [number for _, number in run]
        yield row[0], row[-1]


def _format_range(column: str, first: int, last: int) -> str:
    start = f"{column}{first}"
    return start if first == last else f"{start}–{column}{last}"


def _format_others(spots: Sequence[Sequence[Place]]) -> list[str]:
    """Return the further places of a group; those of the same sheet without its name."""
    others = [_beside(places, spots[0][0]) for places in spots[1:]]
    if not others:
        return []
    count = format_count(sum(map(len, others)))
    more = "; …" if len(others) > MAX_PLACES else ""
    shown = "; ".join(map(_format_spot, others[:MAX_PLACES]))
    return [f"dan {count} tempat lain: {shown}{more}"]


def _beside(places: Sequence[Place], first: Place) -> list[Place]:
    if not (first.number and places[0].number and places[0].source == first.source):
        return list(places)
    return [replace(place, file="", sheet="") for place in places]


def _examples(group: Sequence[Problem]) -> list[str]:
    """Return what the complaints of a group are about; only the first ones when there are many."""
    told = [problem for problem in group if problem.about]
    if not told:
        return []
    if len(group) == 1:
        return [told[0].particulars]
    more = ", …" if len(told) > MAX_EXAMPLES else ""
    return [f"Misalnya: {', '.join(map(_example, told[:MAX_EXAMPLES]))}{more}"]


def _example(problem: Problem) -> str:
    place = problem.place
    where = f"{place.column}{place.number}" if place.column else f"baris {place.number}"
    return f"{problem.about} ({where})" if place.number else problem.about


def _format_total(groups: Iterable[Sequence[Problem]]) -> str:
    counts = dict.fromkeys(WORDS, 0)
    for group in groups:
        counts[group[0].word] += len(group)
    said = [f"{format_count(n)} {word}" for word, n in counts.items() if n]
    return f"{', '.join(said)}."


def format_table(headings: Sequence[str], rows: Rows) -> str:
    """Return a table; whole numbers are aligned to the right."""
    return _draw_table(headings, rows) if sys.stdout.isatty() else _format_plain(headings, rows)


def format_facts(facts: Mapping[str, str]) -> list[str]:
    """Return a line for each fact that is not empty."""
    return [f"{name + ':':<16}{value}" for name, value in facts.items() if value]


def _format_plain(headings: Sequence[str], rows: Rows) -> str:
    numeric = _numeric(headings, rows)
    texts = _texts(headings, rows)
    widths = _widths(texts)
    lines = [
        "  ".join(
            cell.rjust(width) if is_number else cell.ljust(width)
            for cell, width, is_number in zip(line, widths, numeric, strict=True)
        ).rstrip()
        for line in texts
    ]
    return "\n".join(lines)


def _texts(headings: Sequence[str], rows: Rows) -> list[list[str]]:
    return [list(headings), *([str(cell) for cell in row] for row in rows)]


def _widths(texts: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(*texts, strict=True)]


def _draw_table(headings: Sequence[str], rows: Rows) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    if sum(_widths(_texts(headings, rows))) + _FRAME * len(headings) + 1 > console.width:
        return _format_narrow(headings, rows, console.width)
    table = Table()
    for heading, is_number in zip(headings, _numeric(headings, rows), strict=True):
        table.add_column(heading, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    with console.capture() as capture:
        console.print(table)
    return capture.get().rstrip("\n")


def _format_narrow(headings: Sequence[str], rows: Rows, width: int) -> str:
    """Return a table whose last columns stand below each row, as many as do not fit beside it.

    A number or a folder that is broken over two lines can neither be read nor copied.
    """
    widths, fits = _widths(_texts(headings, rows)), len(headings)
    while fits > 1 and sum(widths[:fits]) + 2 * (fits - 1) > width:
        fits -= 1
    first, *lines = _format_plain(headings[:fits], [row[:fits] for row in rows]).split("\n")
    told = [first]
    for line, row in zip(lines, rows, strict=True):
        told += [line, *_below(headings[fits:], row[fits:], width)]
    return "\n".join(told)


def _below(headings: Sequence[str], cells: Sequence[str | int], width: int) -> Iterator[str]:
    """Yield the cells that stand below a row, with their headings, as few lines as they need."""
    line = ""
    for heading, cell in zip(headings, cells, strict=True):
        said = f"  {heading}: {cell}" if str(cell) else ""
        if line and len(line) + len(said) > width:
            yield line
            line = ""
        line += said
    if line:
        yield line


def _numeric(headings: Sequence[str], rows: Rows) -> list[bool]:
    return [
        bool(rows) and all(isinstance(row[n], int) for row in rows) for n in range(len(headings))
    ]
