"""Counters that led to no valid document, each with the reason that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zi_docs.register.values import Gap, Keadaan

if TYPE_CHECKING:
    import sqlite3

__all__ = ["find_gaps", "list_series"]

_START = "SELECT mulai FROM seri WHERE seri = ? AND tahun = ?"
_COUNTED = """
    SELECT urut, sisipan, nomor, keadaan, alasan, tangan FROM nomor
    WHERE seri = ? AND tahun = ? AND urut IS NOT NULL ORDER BY urut, sisipan"""


class _Counted(NamedTuple):
    urut: int
    sisipan: str
    nomor: str
    keadaan: str
    alasan: str
    tangan: int


def list_series(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return every series and year that has a number."""
    return db.execute("SELECT DISTINCT seri, tahun FROM nomor ORDER BY seri, tahun").fetchall()


def find_gaps(db: sqlite3.Connection, seri: str, tahun: int) -> list[Gap]:
    """Return the gaps of one series and year, in order; a number left out is one gap with its run.

    An inserted number (15a) does not stand for the number before it (15).
    """
    start = db.execute(_START, (seri, tahun)).fetchone()
    expected = start[0] if start else 1
    gaps: list[Gap] = []
    for row in map(_Counted._make, db.execute(_COUNTED, (seri, tahun))):
        if not row.sisipan:
            if row.urut > expected:
                gaps.append(_jumped(expected, row))
            expected = max(expected, row.urut + 1)
        if row.keadaan != Keadaan.TERBIT:
            gaps.append(_unfinished(row))
    return gaps


def _jumped(expected: int, row: _Counted) -> Gap:
    by = "diberikan dengan tangan" if row.tangan else "diberikan setelah urutan dinaikkan"
    reason = f'tidak pernah diberikan: "{row.nomor}" {by}'
    return Gap(expected, row.urut - 1, "", "", "dilompati", reason)


def _unfinished(row: _Counted) -> Gap:
    reason = row.alasan or "dipesan, tetapi dokumennya belum terbit"
    return Gap(row.urut, row.urut, row.sisipan, row.nomor, row.keadaan, reason)
