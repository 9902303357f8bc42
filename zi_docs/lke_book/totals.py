"""The total that an LKE sheet shows, and the answers that it is made from."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from zi_docs.lke_book.sheet import LkeSheet

_ANSWERS = ("jawaban_unit", "jawaban_tpi")


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


def scored_role(sheet: LkeSheet) -> str:
    """Return whose answers the sheet scores: those of the last column of answers before the scores.

    PortalRB's sheet scores the answers of the TPI, that of the annex has only those of the unit.
    """
    first = min(sheet.columns.scores, default=0)
    columns = {sheet.columns.of(role): role for role in _ANSWERS if sheet.columns.of(role)}
    before = [column for column in columns if column < first]
    return columns[max(before)] if before else _ANSWERS[0]


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
