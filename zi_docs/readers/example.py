"""The row of a starter workbook that only shows how its table is filled in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from zi_docs.model.fields import clean_text, fold
from zi_docs.model.tabel import Tabel
from zi_docs.readers.heading_label import Label

MARK = "contoh"


def is_marked(row: Sequence[Any], sequence: Iterable[int]) -> bool:
    """Tell whether a row has the mark of an example where others have their number."""
    cells = (row[index] for index in sequence if index < len(row))
    return any(isinstance(cell, str) and fold(cell) == MARK for cell in cells)


def is_untouched(tabel: Tabel, labels: Iterable[Label], row: Sequence[Any]) -> bool:
    """Tell whether an example still says what the table's own example says, or less.

    Otherwise somebody typed over it, and it may be meant.
    """
    shown = tabel.example
    return all(
        not text or fold(text) == fold(clean_text(shown.get(label.column or "", "")))
        for label in labels
        if label.column and (text := _text(row, label.index))
    )


def _text(row: Sequence[Any], index: int) -> str:
    return clean_text(row[index]) if index < len(row) else ""
