"""The lines of the agenda book, and the whole file as an audit sees it.

Each function runs one or two statements; those that write are called inside a write transaction. No
rule is decided here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from zi_docs.errors import Problem
from zi_docs.register.decisions import Cancel
from zi_docs.register.patterns import number_key, parse_counter, read_code, tidy
from zi_docs.register.sqlite import edition_rows, number_rows
from zi_docs.register.sqlite.schema import MIGRATED_FROM
from zi_docs.register.values import AgendaEntry, FiledDocument, Inspection, Tahap

_LIST = """
    SELECT * FROM agenda
    WHERE id IS NOT NULL AND (?1 IS NULL OR tahun = ?1) AND (?2 IS NULL OR seri = ?2)
    ORDER BY tahun, seri = '', seri, urut IS NULL, urut, sisipan, id"""
_EXACT = """
    SELECT * FROM agenda
    WHERE number_key(nomor) = ?4 OR kunci = ?1 OR kunci = ?2 OR kode = ?3
    ORDER BY tahun, seri, urut IS NULL, urut, sisipan, id, jenis, kunci"""
_UNNUMBERED_LINE = """
    SELECT * FROM agenda WHERE id IS NULL AND jenis = ? AND kunci = ? AND keadaan = ?"""
_SHORT_LINES = """
    SELECT * FROM agenda WHERE urut = ? AND sisipan = ? ORDER BY tahun, seri, id"""
_PART = """
    SELECT * FROM agenda
    WHERE nomor LIKE ?1 ESCAPE '\\' OR untuk LIKE ?1 ESCAPE '\\' OR kunci LIKE ?1 ESCAPE '\\'
    ORDER BY tahun, seri, urut IS NULL, urut, sisipan, id, jenis, kunci"""


def list_numbers(
    db: sqlite3.Connection, tahun: int | None = None, seri: str | None = None
) -> list[AgendaEntry]:
    """Return the numbers in the order of the book, those outside the count last."""
    return list(map(AgendaEntry._make, db.execute(_LIST, (tahun, seri))))


def find(db: sqlite3.Connection, text: str) -> list[AgendaEntry]:
    """Return the lines with this code, number or key; if none, by counter, then by part."""
    wanted = tidy(text)
    if not wanted:
        return []
    asked = (wanted, "".join(wanted.split()), read_code(wanted), number_key(wanted))
    exact = db.execute(_EXACT, asked).fetchall()
    if not exact and (short := parse_counter(wanted)):
        exact = db.execute(_SHORT_LINES, (short.urut, short.sisipan)).fetchall()
    escaped = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = exact or db.execute(_PART, (f"%{escaped}%",)).fetchall()
    return list(map(AgendaEntry._make, rows))


def line(db: sqlite3.Connection, decision: Cancel) -> AgendaEntry:
    """Return the line of what was cancelled."""
    if decision.nomor_id is not None:
        row = db.execute("SELECT * FROM agenda WHERE id = ?", (decision.nomor_id,)).fetchone()
    else:
        whose = (*decision.owner, Tahap.BATAL.value)
        row = db.execute(_UNNUMBERED_LINE, whose).fetchone()
    return AgendaEntry._make(row)


def migrated_from(db: sqlite3.Connection) -> int | None:
    """Return the version that the file had before, until somebody was told."""
    row = db.execute("SELECT isi FROM penanda WHERE nama = ?", (MIGRATED_FROM,)).fetchone()
    return int(row[0]) if row else None


def told_of_migration(db: sqlite3.Connection) -> None:
    """Remove the mark of the migration."""
    db.execute("DELETE FROM penanda WHERE nama = ?", (MIGRATED_FROM,))


def count_faults(db: sqlite3.Connection) -> int:
    """Return how many faults SQLite finds in the file."""
    return sum(found != "ok" for (found,) in db.execute("PRAGMA integrity_check"))


def inspection(db: sqlite3.Connection, damage: Sequence[Problem]) -> Inspection:
    """Return everything that is kept, read without an index, which may be the damaged part."""
    numbers = number_rows.every_number(db)
    starts = {
        (seri, tahun): mulai
        for seri, tahun, mulai in db.execute("SELECT seri, tahun, mulai FROM seri")
    }
    filed = "SELECT jenis, kunci, nomor_id, path, sha256, tahap FROM dokumen NOT INDEXED"
    documents = list(map(FiledDocument._make, db.execute(filed)))
    return Inspection(damage, numbers, starts, documents, edition_rows.editions(db))
