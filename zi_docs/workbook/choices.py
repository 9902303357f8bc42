"""The drop-down lists of a worksheet: which words a cell offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from zi_docs.workbook.cells import Area, Cell, area_of
from zi_docs.workbook.contents import Contents
from zi_docs.workbook.markup import Element, text_of

_LIST = "list"


class DropDown(NamedTuple):
    """Words that the cells of some areas offer."""

    areas: Sequence[Area]
    words: Sequence[str]


def drop_downs(contents: Contents) -> list[DropDown]:
    """Return the lists whose words stand in the list itself, or in cells of the same sheet.

    What another list offers is not known here.
    """
    rules = contents.root.of("dataValidations", "dataValidation")
    return [
        DropDown(_areas(rule), words)
        for rule in rules
        if rule.named("type") == _LIST and (words := _words(contents, rule))
    ]


def _areas(rule: Element) -> list[Area]:
    return [area_of(part) for part in rule.named("sqref").split()]


def _words(contents: Contents, rule: Element) -> list[str]:
    formula = rule.first("formula1")
    text = text_of(contents.data, formula).strip() if formula is not None else ""
    if text.startswith('"') and text.endswith('"'):
        return [word.strip() for word in text[1:-1].split(",")]
    area = area_of(text)
    if not (area.top and area.left and area.bottom and area.right):
        return []
    cells = sorted(spot for spot in contents.cells if area.holds(*spot))
    return [word for spot in cells if (word := contents.text(spot).strip())]


def offered(lists: Sequence[DropDown], spot: Cell) -> Mapping[str, str]:
    """Return the words that a cell offers, by their small letters; none where it has no list."""
    words = (one.words for one in lists if any(area.holds(*spot) for area in one.areas))
    return {word.casefold(): word for word in next(words, ())}
