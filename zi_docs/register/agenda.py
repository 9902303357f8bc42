"""Reading the agenda book: all of it, a year or series, or what somebody looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_docs.register.short_code import read_code
from zi_docs.register.typed import number_key, tidy
from zi_docs.register.values import AgendaEntry

if TYPE_CHECKING:
    import sqlite3

__all__ = ["entry", "find", "list_numbers"]

_LIST = """
    SELECT * FROM agenda
    WHERE id IS NOT NULL AND (?1 IS NULL OR tahun = ?1) AND (?2 IS NULL OR seri = ?2)
    ORDER BY tahun, seri, urut IS NULL, urut, sisipan, id"""
_ENTRY = "SELECT * FROM agenda WHERE id = ?"
_EXACT = """
    SELECT * FROM agenda
    WHERE number_key(nomor) = ?4 OR kunci = ?1 OR kunci = ?2 OR kode = ?3
    ORDER BY tahun, seri, urut IS NULL, urut, sisipan, id, jenis, kunci"""
_PART = """
    SELECT * FROM agenda
    WHERE nomor LIKE ?1 ESCAPE '\\' OR untuk LIKE ?1 ESCAPE '\\' OR kunci LIKE ?1 ESCAPE '\\'
    ORDER BY tahun, seri, urut IS NULL, urut, sisipan, id, jenis, kunci"""


def list_numbers(
    db: sqlite3.Connection, tahun: int | None = None, seri: str | None = None
) -> list[AgendaEntry]:
    """Return the numbers in the order of the book, those without a counter last."""
    return list(map(AgendaEntry._make, db.execute(_LIST, (tahun, seri))))


def find(db: sqlite3.Connection, text: str) -> list[AgendaEntry]:
    """Return what has this code, number or key; with none, what has it in its number or name."""
    wanted = tidy(text)
    if not wanted:
        return []
    asked = (wanted, "".join(wanted.split()), read_code(wanted), number_key(wanted))
    exact = db.execute(_EXACT, asked).fetchall()
    escaped = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = exact or db.execute(_PART, (f"%{escaped}%",)).fetchall()
    return list(map(AgendaEntry._make, rows))


def entry(db: sqlite3.Connection, number_id: int) -> AgendaEntry:
    """Return the line of one number."""
    return AgendaEntry._make(db.execute(_ENTRY, (number_id,)).fetchone())
