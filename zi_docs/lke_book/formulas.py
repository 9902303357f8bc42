"""Formulas of an LKE sheet: as they look from their own row, and the rows that they read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from zi_docs.lke_book.sheet import LkeSheet
from zi_docs.workbook.cells import Cell, cell_of
from zi_docs.workbook.contents import Held

# A reference in a formula: a sheet, if any; a cell, or an area of cells. Texts in quotes are apart.
_PIECE = re.compile(
    r'"(?:[^"]|"")*"|(?P<sheet>(?:\'(?:[^\']|\'\')*\'|[\w.]+)!)?'
    r"(?<![\w.$])(?P<first>\$?[A-Za-z]{1,3}\$?\d{1,7})(?::(?P<last>\$?[A-Za-z]{1,3}\$?\d{1,7}))?"
    r"(?![\w(.])"
)
_MOST_ROWS = 1_000
_FEWEST_ALIKE = 3


def rows_read(formula: str) -> set[int]:
    """Return the rows of its own sheet that a formula reads.

    >>> sorted(rows_read('IF(A1="B9",SUM(L8:L10)*$H$7,Utama!B3)'))
    [1, 7, 8, 9, 10]
    """
    rows: set[int] = set()
    for match in _PIECE.finditer(formula):
        if match["first"] and not match["sheet"]:
            begin = cell_of(match["first"])[0]
            end = cell_of(match["last"])[0] if match["last"] else begin
            begin, end = sorted((begin, end))
            rows.update(range(begin, min(end, begin + _MOST_ROWS) + 1))
    return rows


def seen_from(formula: str, spot: Cell) -> str:
    """Return a formula whose references say how far they are from its cell.

    >>> seen_from("IF(K9=$J$2,1,0)", (9, 12)) == seen_from("IF(K10=$J$2,1,0)", (10, 12))
    True
    """

    def away(match: re.Match[str]) -> str:
        ends = [match["first"], match["last"]]
        if not match["first"]:
            return match[0]
        return (match["sheet"] or "") + ":".join(_away(one, spot) for one in ends if one)

    return "".join(_PIECE.sub(away, formula).split()).upper()


def _away(reference: str, spot: Cell) -> str:
    row, column = cell_of(reference)
    is_fixed = "$" in reference[1:]
    column_text = f"${column}" if reference.startswith("$") else f"[{column - spot[1]}]"
    return f"R{f'${row}' if is_fixed else f'[{row - spot[0]}]'}C{column_text}"


def formulas_of(sheet: LkeSheet, column: int) -> dict[int, str]:
    """Return the formulas of a column by their rows, each as it looks from its own row.

    A cell that shares the formula of another one looks like that one.
    """
    cells = {row: held for (row, at), held in sheet.contents.cells.items() if at == column}
    masters: dict[str, str] = {}
    found: dict[int, str] = {}
    for row, held in sorted(cells.items()):
        if held.formula is None:
            continue
        number = _shared_number(held)
        if held.formula:
            found[row] = seen_from(held.formula, (row, column))
            masters.setdefault(number, found[row]) if number else None
        else:
            found[row] = masters.get(number, "")
    return found


def _shared_number(held: Held) -> str:
    element = held.element.first("f")
    return element.attributes.get("si", "") if element is not None else ""


def odd_rows(formulas: Mapping[int, str], kinds: Mapping[int, str]) -> Iterator[int]:
    """Yield the rows whose formula differs from that of most rows of their kind, or is absent.

    Kinds with too few rows, or without a formula that most of them have, say nothing.
    """
    rows_by_kind: dict[str, list[int]] = defaultdict(list)
    for row, kind in kinds.items():
        rows_by_kind[kind].append(row)
    for rows in rows_by_kind.values():
        usual = _usual(formulas.get(row, "") for row in rows)
        if usual and len(rows) >= _FEWEST_ALIKE:
            yield from (row for row in rows if formulas.get(row, "") != usual)


def _usual(formulas: Iterable[str]) -> str:
    """Return the formula that more than half of the rows have; "" when there is none."""
    counts = Counter(formulas)
    [(formula, count)] = counts.most_common(1)
    return formula if count * 2 > counts.total() else ""
