"""The total that an LKE sheet shows."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from zi_docs.lke_book.sheet import LkeSheet


def total_of(sheet: LkeSheet) -> Decimal | None:
    """Return the total as the sheet shows it; None where it shows none, or an error.

    It stands in the last row of the LKE's own sums, in the column of the scores.
    """
    rows = [row for what, row in sheet.rows.others("jumlah") if what.label.startswith("NILAI")]
    for row in rows[-1:]:
        for column in sheet.columns.scores:
            held = sheet.held((row, column))
            if held and not held.is_error and held.text:
                return _number(held.text)
    return None


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
