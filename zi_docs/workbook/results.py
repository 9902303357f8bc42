"""What formulas gave: their former results replaced by those of a copy that was computed again.

A workbook keeps the result of each formula beside it, and many readers believe it. After a value
was typed it is wrong until a program computes the workbook and saves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from zi_docs.workbook.book import Book, Sheet
from zi_docs.workbook.cells import Cell, name_of
from zi_docs.workbook.contents import Contents, Held, read_contents
from zi_docs.workbook.markup import Edit, append, content, edited, set_value, without_value
from zi_docs.workbook.strings import shared_strings

_UNSTEADY = re.compile(
    r"\b(?:NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|CELL|INFO)\s*\(|\[\d+\]",
    re.IGNORECASE,
)
_UNKNOWN = "#NAME?"  # the program that computed the copy lacks a function


class Refreshed(NamedTuple):
    """How many results were renewed, and the cells whose result could not be had."""

    renewed: int
    unknown: list[tuple[str, str]]


def refresh(book: Book, computed: Book) -> Refreshed:
    """Give each formula of a workbook the result that it has in a copy that was computed.

    Only results change. Those of formulas that look at the clock, at chance or into other files
    stay, and so do those that the program could not compute. Raises ``MarkupError`` and
    ``ForeignError``.
    """
    there = {sheet.name: sheet for sheet in computed.sheets}
    renewed, unknown = 0, list[tuple[str, str]]()
    for sheet in book.sheets:
        if not sheet.has_cells or sheet.name not in there:
            continue
        ours, theirs = _contents(book, sheet), _contents(computed, there[sheet.name])
        edits = dict(_changes(ours, theirs.cells))
        lost = [spot for spot, found in edits.items() if found is None]
        unknown += [(sheet.name, name_of(spot)) for spot in lost]
        made = [edit for found in edits.values() for edit in found or ()]
        renewed += sum(1 for found in edits.values() if found)
        if made:
            book.parts.put(sheet.part, edited(ours.data, made))
    return Refreshed(renewed, unknown)


def _contents(book: Book, sheet: Sheet) -> Contents:
    return read_contents(book.parts.read(sheet.part), shared_strings(book))


def _changes(
    ours: Contents, theirs: Mapping[Cell, Held]
) -> Iterator[tuple[Cell, list[Edit] | None]]:
    """Yield the edits of each formula whose result differs; None where it can't be had."""
    for spot, held in ours.cells.items():
        if held.formula is None or _UNSTEADY.search(held.formula):
            continue
        found = theirs.get(spot)
        kind, text = (found.kind, found.text) if found else ("str", "")
        if kind == "e" and text == _UNKNOWN != held.text:
            yield spot, None
        elif not _same(held, kind, text):
            yield spot, _result(ours.data, held, "str" if found and found.is_text else kind, text)


def _same(held: Held, kind: str, text: str) -> bool:
    """Whether a result is the same, however many digits a program writes."""
    if held.kind or kind:
        return held.text == text and (held.kind == kind or {held.kind, kind} <= {"str", "s"})
    try:
        return held.text == text or float(held.text) == float(text)
    except ValueError:
        return False


def _result(data: bytes, held: Held, kind: str, text: str) -> list[Edit]:
    """Return the edits that give a formula's cell another result."""
    cell = held.element
    raw = content({"TRUE": "1", "FALSE": "0"}.get(text, text) if kind == "b" else text).encode()
    tag = cell.tag("v").encode()
    new = b"<%b>%b</%b>" % (tag, raw, tag)
    value = cell.first("v")
    edits = [Edit(value.start, value.end, new) if value else append(cell, new)]
    if kind:
        return [*edits, set_value(data, cell, "t", kind)]
    return [*edits, *without_value(data, cell, "t")]
