"""The queries and changes of the register's file; each function runs one or two statements.

Functions that write are called inside a write transaction. No rule is decided here.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence

from zi_docs.errors import Problem
from zi_docs.register.decisions import Cancel, Confirm, Typed
from zi_docs.register.patterns import number_key, read_code, tidy
from zi_docs.register.values import (
    AgendaEntry,
    Document,
    DocumentEntry,
    FiledDocument,
    HandRequest,
    HeldNumber,
    Inspection,
    IssuedNumber,
    Keadaan,
    NewNumber,
    ReserveRequest,
)

_HELD = """
    SELECT id, seri, tahun, urut, sisipan, nomor, tangan, jenis, kunci, untuk, keadaan, alasan
    FROM nomor """
_LIVING = "WHERE jenis = ? AND keadaan <> 'batal' AND kunci IN (SELECT value FROM json_each(?))"
_AT_PLACE = """
    WHERE seri = ? AND tahun = ? AND ((urut = ? AND sisipan = ?) OR number_key(nomor) = ?)
    ORDER BY id"""
_NAMED = """
    WHERE number_key(nomor) = ?1 AND (?2 IS NULL OR seri = ?2) AND (?3 IS NULL OR tahun = ?3)
    ORDER BY id"""
_HIGHEST = "SELECT coalesce(max(urut), 0) FROM nomor WHERE seri = ? AND tahun = ? AND sisipan = ''"
# Numbers outside the count: they were typed, and an earlier version kept them as typed.
_FOREIGN = "SELECT nomor FROM nomor WHERE seri = ? AND tahun = ? AND urut IS NULL"
_SAME = "SELECT 1 FROM nomor WHERE seri = ? AND tahun = ? AND nomor = ?"
_INSERT = """
    INSERT INTO nomor (seri, tahun, jenis, kunci, untuk, tanggal, keadaan,
        nomor, urut, sisipan, tangan, dibuat, diubah)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_CANCEL = "UPDATE nomor SET keadaan = 'batal', alasan = ?, diubah = ? WHERE id = ?"
_ISSUE = """
    UPDATE nomor SET keadaan = 'terbit', kode = ?, untuk = ?, tanggal = ?, diubah = ?
    WHERE id = ?"""
_DOCUMENT = """
    INSERT INTO dokumen (jenis, kunci, nomor_id, untuk, tanggal, path, hash_masukan, sha256,
        ukuran, mtime_ns, kode, waktu)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (jenis, kunci) DO UPDATE SET nomor_id = excluded.nomor_id,
        untuk = excluded.untuk, tanggal = excluded.tanggal, path = excluded.path,
        hash_masukan = excluded.hash_masukan, sha256 = excluded.sha256,
        ukuran = excluded.ukuran, mtime_ns = excluded.mtime_ns, kode = excluded.kode,
        waktu = excluded.waktu"""
_DOCUMENTS = """
    SELECT d.jenis, d.kunci, coalesce(n.nomor, ''), coalesce(n.keadaan, ''), d.path,
        d.hash_masukan, d.sha256, d.ukuran, d.mtime_ns, d.kode, d.waktu, d.untuk, d.tanggal
    FROM dokumen AS d LEFT JOIN nomor AS n ON n.id = d.nomor_id WHERE d.jenis = ?"""
_ISSUED = """
    SELECT d.jenis, n.seri, n.tahun, n.urut, n.sisipan, n.nomor, d.path, d.mtime_ns
    FROM dokumen AS d JOIN nomor AS n ON n.id = d.nomor_id WHERE n.keadaan = 'terbit'
    ORDER BY n.tahun, n.seri, n.urut IS NULL, n.urut, n.sisipan, n.id"""
# A code stays with its document for ever, even when that was cancelled and made again.
_HAS_CODE = """
    SELECT jenis, kunci, nomor FROM nomor WHERE kode = ?1 AND kode <> ''
    UNION ALL
    SELECT jenis, kunci, '' FROM dokumen WHERE kode = ?1 AND kode <> '' AND nomor_id IS NULL"""
_LIST = """
    SELECT * FROM agenda
    WHERE id IS NOT NULL AND (?1 IS NULL OR tahun = ?1) AND (?2 IS NULL OR seri = ?2)
    ORDER BY tahun, seri, urut IS NULL, urut, sisipan, id"""
_EXACT = """
    SELECT * FROM agenda
    WHERE number_key(nomor) = ?4 OR kunci = ?1 OR kunci = ?2 OR kode = ?3
    ORDER BY tahun, seri, urut IS NULL, urut, sisipan, id, jenis, kunci"""
_PART = """
    SELECT * FROM agenda
    WHERE nomor LIKE ?1 ESCAPE '\\' OR untuk LIKE ?1 ESCAPE '\\' OR kunci LIKE ?1 ESCAPE '\\'
    ORDER BY tahun, seri, urut IS NULL, urut, sisipan, id, jenis, kunci"""


# Numbers.


def living_numbers(
    db: sqlite3.Connection, jenis: str, keys: Sequence[str]
) -> dict[str, HeldNumber]:
    """Return the numbers of these records that were not cancelled, by key."""
    found = _held(db.execute(_HELD + _LIVING, (jenis, json.dumps(keys))))
    return {held.kunci: held for held in found}


def holders(db: sqlite3.Connection, typed: Typed) -> list[HeldNumber]:
    """Return the numbers that have the typed place in the count, or look the same."""
    series = (typed.request.seri, typed.request.tahun)
    return _held(db.execute(_HELD + _AT_PLACE, (*series, *typed.place, number_key(typed.nomor))))


def named(
    db: sqlite3.Connection, nomor: str | int, seri: str | None, tahun: int | None
) -> list[HeldNumber]:
    """Return the numbers with this id, or those that look like this text."""
    if isinstance(nomor, int):
        return _held(db.execute(_HELD + "WHERE id = ?", (nomor,)))
    return _held(db.execute(_HELD + _NAMED, (number_key(nomor), seri, tahun)))


def _held(rows: Iterable[tuple[object, ...]]) -> list[HeldNumber]:
    return list(map(HeldNumber._make, rows))


def highest_counter(db: sqlite3.Connection, seri: str, tahun: int) -> int:
    """Return the greatest counter of a series and year; 0 when it has none."""
    highest: int = db.execute(_HIGHEST, (seri, tahun)).fetchone()[0]
    return highest


def look_alikes(db: sqlite3.Connection, seri: str, tahun: int) -> Callable[[str], bool]:
    """Return a function that tells whether a series has a number that looks like a given one.

    Numbers printed from a counter have the pattern's spelling, so the index finds them. To read
    every number of a series for each block would cost a second in a year of 8,000 numbers.
    """
    foreign = {number_key(nomor) for (nomor,) in db.execute(_FOREIGN, (seri, tahun))}

    def is_taken(nomor: str) -> bool:
        same = db.execute(_SAME, (seri, tahun, nomor)).fetchone()
        return same is not None or number_key(nomor) in foreign

    return is_taken


def remember_start(db: sqlite3.Connection, request: ReserveRequest | HandRequest) -> None:
    """Record with which counter a series began in a year, so that no earlier one is a gap."""
    start = (request.seri, request.tahun, request.mulai)
    db.execute("INSERT OR IGNORE INTO seri (seri, tahun, mulai) VALUES (?, ?, ?)", start)


def insert_numbers(
    db: sqlite3.Connection,
    request: ReserveRequest | HandRequest,
    new: Iterable[NewNumber],
    stamp: str,
) -> None:
    """Insert new numbers, in order."""
    db.executemany(_INSERT, (_number_row(request, number, stamp) for number in new))


def _number_row(
    request: ReserveRequest | HandRequest, new: NewNumber, stamp: str
) -> tuple[object, ...]:
    item = new.item
    whose = (request.seri, request.tahun, request.jenis, item.kunci, item.untuk)
    when = (item.tanggal.isoformat(), Keadaan.DIPESAN.value)
    return (*whose, *when, new.nomor, new.urut, new.sisipan, new.tangan, stamp, stamp)


def cancel(db: sqlite3.Connection, decision: Cancel, stamp: str) -> None:
    """Mark a number as cancelled."""
    db.execute(_CANCEL, (decision.alasan, stamp, decision.id))


# Documents.


def confirm(
    db: sqlite3.Connection, entries: Sequence[DocumentEntry], decision: Confirm, stamp: str
) -> None:
    """Record documents, and mark their numbers as ``terbit``."""
    pairs = list(zip(entries, decision.ids, strict=True))
    numbered = (
        (e.kode, e.untuk, e.tanggal.isoformat(), stamp, number) for e, number in pairs if number
    )
    db.executemany(_ISSUE, numbered)
    db.executemany(_DOCUMENT, (_document_row(entry, number, stamp) for entry, number in pairs))


def _document_row(
    entry: DocumentEntry, number: int | None, stamp: str
) -> tuple[str | int | None, ...]:
    what = (entry.jenis, entry.kunci, number, entry.untuk, entry.tanggal.isoformat())
    file = (entry.path, entry.hash_masukan, entry.sha256, entry.ukuran, entry.mtime_ns)
    return (*what, *file, entry.kode, stamp)


def documents(db: sqlite3.Connection, jenis: str) -> dict[str, Document]:
    """Return the documents of one type by their record's key."""
    rows = map(Document._make, db.execute(_DOCUMENTS, (jenis,)))
    return {document.kunci: document for document in rows}


def made_types(db: sqlite3.Connection) -> list[str]:
    """Return the types that have documents, each once."""
    return [jenis for (jenis,) in db.execute("SELECT DISTINCT jenis FROM dokumen ORDER BY jenis")]


def forget(db: sqlite3.Connection, jenis: str, keys: Sequence[str]) -> None:
    """Remove those of these documents that have no number."""
    rows = [(jenis, kunci) for kunci in keys]
    db.executemany("DELETE FROM dokumen WHERE jenis = ? AND kunci = ? AND nomor_id IS NULL", rows)


def code_holder(db: sqlite3.Connection, code: str) -> tuple[str, str, str] | None:
    """Return the document (type, key, number) that has or had a code."""
    row: tuple[str, str, str] | None = db.execute(_HAS_CODE, (code,)).fetchone()
    return row


# The book.


def issued_numbers(db: sqlite3.Connection) -> list[IssuedNumber]:
    """Return the numbers that are printed on a document, in the order of the book."""
    return list(map(IssuedNumber._make, db.execute(_ISSUED)))


def list_numbers(
    db: sqlite3.Connection, tahun: int | None = None, seri: str | None = None
) -> list[AgendaEntry]:
    """Return the numbers in the order of the book, those outside the count last."""
    return list(map(AgendaEntry._make, db.execute(_LIST, (tahun, seri))))


def find(db: sqlite3.Connection, text: str) -> list[AgendaEntry]:
    """Return the lines with this code, number or key; if none, those that contain the text."""
    wanted = tidy(text)
    if not wanted:
        return []
    asked = (wanted, "".join(wanted.split()), read_code(wanted), number_key(wanted))
    exact = db.execute(_EXACT, asked).fetchall()
    escaped = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = exact or db.execute(_PART, (f"%{escaped}%",)).fetchall()
    return list(map(AgendaEntry._make, rows))


def line(db: sqlite3.Connection, number_id: int) -> AgendaEntry:
    """Return the line of one number."""
    row = db.execute("SELECT * FROM agenda WHERE id = ?", (number_id,)).fetchone()
    return AgendaEntry._make(row)


def count_faults(db: sqlite3.Connection) -> int:
    """Return how many faults SQLite finds in the file."""
    return sum(found != "ok" for (found,) in db.execute("PRAGMA integrity_check"))


def inspection(db: sqlite3.Connection, damage: Sequence[Problem]) -> Inspection:
    """Return everything that is kept, read without an index, which may be the damaged part."""
    numbers = _held(db.execute(_HELD + "NOT INDEXED ORDER BY id"))
    starts = {
        (seri, tahun): mulai
        for seri, tahun, mulai in db.execute("SELECT seri, tahun, mulai FROM seri")
    }
    documents = db.execute("SELECT jenis, kunci, nomor_id, path, sha256 FROM dokumen NOT INDEXED")
    return Inspection(damage, numbers, starts, list(map(FiledDocument._make, documents)))
