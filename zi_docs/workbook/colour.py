"""Cells that are coloured by a conditional format, so that no style of theirs is touched.

A fill of the cell itself would not be seen where the office's own format paints the cell. Ours goes
before all others, and its formula says whose it is: ``"zi-docs galat"<>""`` is always true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from zi_docs.workbook.cells import Cell, letters_of
from zi_docs.workbook.markup import Edit, Element, set_value, text_of, without
from zi_docs.workbook.sheet import Frame

OURS = "zi-docs "
_MOST_RANGES = 1_000
_RULE = "cfRule"
_FORMAT = "conditionalFormatting"


def colour_edits(frame: Frame, colours: Sequence[tuple[str, int, Iterable[Cell]]]) -> list[Edit]:
    """Return the edits of a sheet that colour cells: a word, the look and the cells of each."""
    edits = [_ranked(frame, rule, len(colours)) for rule in _rules(frame)]
    new = "".join(
        piece
        for rank, (word, look, cells) in enumerate(colours, 1)
        for piece in _formats(frame, word, look, rank, cells)
    )
    return [*edits, frame.insert(_FORMAT, new)] if new else []


def _rules(frame: Frame) -> list[Element]:
    """Return the rules of a sheet that have a rank, also those of newer kinds at its end."""
    return [rule for rule in frame.root.all(_RULE) if rule.named("priority")]


def _ranked(frame: Frame, rule: Element, by: int) -> Edit:
    """Return the edit that lets a rule of the office come after ours."""
    rank = int(rule.named("priority"))
    return set_value(frame.data, rule, "priority", max(1, rank + by))


def _formats(frame: Frame, word: str, look: int, rank: int, cells: Iterable[Cell]) -> Iterator[str]:
    tag, rule, formula = map(frame.root.tag, (_FORMAT, _RULE, "formula"))
    ranges = list(_ranges(cells))
    opening = f'<{rule} type="expression" dxfId="{look}" priority="{rank}">'
    said = f'<{formula}>"{OURS}{word}"&lt;&gt;""</{formula}>'
    for at in range(0, len(ranges), _MOST_RANGES):
        where = " ".join(ranges[at : at + _MOST_RANGES])
        yield f'<{tag} sqref="{where}">{opening}{said}</{rule}></{tag}>'


def _ranges(cells: Iterable[Cell]) -> Iterator[str]:
    """Yield the cells; those that stand one below the other as one range."""
    columns: dict[int, set[int]] = defaultdict(set)
    for row, column in cells:
        columns[column].add(row)
    for column, rows in sorted(columns.items()):
        letters = letters_of(column)
        for _, run in groupby(enumerate(sorted(rows)), key=lambda pair: pair[1] - pair[0]):
            together = [row for _, row in run]
            first, last = f"{letters}{together[0]}", f"{letters}{together[-1]}"
            yield first if first == last else f"{first}:{last}"


def colour_removal(frame: Frame) -> list[Edit]:
    """Return the edits that take our colours away, and give the office's rules their ranks back."""
    rules = _rules(frame)
    ours = [rule for rule in rules if _is_ours(frame, rule)]
    if not ours:
        return []
    gone = {id(rule) for rule in ours}
    kept = [rule for rule in rules if id(rule) not in gone]
    free = min((int(rule.named("priority")) for rule in kept), default=1) - 1
    by = -min(free, 2)
    return [*_without_rules(ours, gone), *(_ranked(frame, rule, by) for rule in kept if by)]


def _without_rules(ours: Iterable[Element], gone: set[int]) -> Iterator[Edit]:
    """Yield the edits that take rules away, and formats of which no rule stays."""
    for holder in {id(rule.parent): rule.parent for rule in ours}.values():
        if holder is None or all(id(child) in gone for child in holder.children):
            yield from [without(holder)] if holder else []
        else:
            yield from (without(child) for child in holder.children if id(child) in gone)


def _is_ours(frame: Frame, rule: Element) -> bool:
    formulas = (text_of(frame.data, one) for one in rule.of("formula") if not one.children)
    return any(text.startswith(f'"{OURS}') for text in formulas)
