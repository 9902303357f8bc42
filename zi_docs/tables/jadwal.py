"""The schedule of a row: the months or quarters that are marked in columns of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zi_docs.errors import FieldError
from zi_docs.model.fields import clean_text, is_yes

# Other signs that count as a mark; in the font Wingdings "ü" is a tick and "þ" a ticked box.
_MARK = (
    "Tulis v, x, atau √, atau kosongkan. Bila kolom ini berisi target, pindahkan targetnya ke "
    "kolom Target."
)
_MARKS = {"*", "•", "●", "■", "☑", "☒", "ü", "þ"}


def _is_marked(mark: Any) -> bool:
    """Tell whether the cell of a month is marked: any text is a mark, unless it says no."""
    try:
        return is_yes(mark)
    except ValueError:
        return bool(clean_text(mark))


def _quarter(mark: Any, quarter: int) -> range:
    """Return the months of a quarter when it is marked, else no months.

    Raises ``ValueError`` for a text that is not a mark: some offices put targets ("25%") there.
    """
    try:
        marked = clean_text(mark) in _MARKS or is_yes(mark)
    except ValueError:
        raise FieldError("Isian ini bukan tanda jadwal.", _MARK, clean_text(mark)) from None
    return range(3 * quarter - 2, 3 * quarter + 1) if marked else range(0)


def collect_months(column: str, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cells with the marked months in the column of the schedule.

    The months come from one text in that column ("Jan-Mar", "TW II"). When it is empty, they come
    from the columns that are marked: ``bulan_1`` .. ``bulan_12``, ``triwulan_1`` ..
    ``triwulan_4``. A refused mark stands as a ``ValueError`` in its own cell.
    """
    rest = dict(cells)
    months = {n: rest.pop(f"bulan_{n}") for n in range(1, 13) if f"bulan_{n}" in rest}
    if str(rest.get(column) or "").strip():
        return rest
    marked = [n for n, mark in months.items() if _is_marked(mark)]
    for n in range(1, 5):
        try:
            marked += _quarter(rest.pop(f"triwulan_{n}", None), n)
        except ValueError as refusal:
            rest[f"triwulan_{n}"] = refusal
    return {**rest, column: marked}
