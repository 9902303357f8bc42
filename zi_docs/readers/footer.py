"""What offices write under a table: its sums, and who signed the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

__all__ = ["find_footer"]

_SUM = re.compile(r"(?:grand )?(?:jumlah|total)\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:mengetahui|menyetujui|mengesahkan|disahkan|ditetapkan di|dibuat oleh|disusun oleh)\b",
    re.IGNORECASE,
)
_PLACE_AND_DATE = re.compile(r"[^\W\d][\w .'-]{2,40}, *\d{1,2} +[^\W\d]{3,9} +\d{4}")


def find_footer(
    rows: Sequence[Sequence[Any]], numbers: Sequence[int], needed: Sequence[int]
) -> int | None:
    """Return where, among the numbers of the filled rows, the footer begins.

    No row from there on fills the needed columns: none could be a record.
    """
    position = len(numbers)
    while position and not _is_whole(rows[numbers[position - 1]], needed):
        position -= 1
    for at in range(position, len(numbers)):
        if _begins_footer(rows[numbers[at]]):
            return at
    return None


def _is_whole(row: Sequence[Any], needed: Sequence[int]) -> bool:
    return all(index < len(row) and str(row[index]).strip() for index in needed)


def _begins_footer(row: Sequence[Any]) -> bool:
    texts = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
    if texts and _SUM.match(texts[0]):
        return True
    return any(_SIGNED.match(text) or _PLACE_AND_DATE.fullmatch(text) for text in texts)
