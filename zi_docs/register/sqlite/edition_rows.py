"""What was issued: an edition put in force, replaced or cancelled, with number and document.

Each function runs one or two statements; those that write are called inside a write transaction. No
rule is decided here.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from zi_docs.register.decisions import Cancel
from zi_docs.register.issuing import Issue
from zi_docs.register.patterns import read_code, tidy
from zi_docs.register.sqlite import document_rows
from zi_docs.register.values import DocumentEntry, Edition, IssueEntry, NasibEdisi

_CANCEL = "UPDATE nomor SET keadaan = 'batal', alasan = ?, diubah = ? WHERE id = ?"
_IN_FORCE = """
    UPDATE nomor SET keadaan = 'terbit', kode = ?, untuk = ?, tanggal = ?, diubah = ?
    WHERE id = ?"""
_NEW_EDITION = """
    INSERT INTO edisi (jenis, kunci, nomor_id, edisi, tanggal, untuk, path, sha256, ukuran,
        hash_masukan, pindaian, asal, alasan, keadaan, waktu)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'terbit', ?)"""
_EDITION = """
    SELECT e.id, e.jenis, e.kunci, e.nomor_id, coalesce(n.nomor, ''), e.edisi, e.tanggal, e.untuk,
        e.path, e.sha256, e.ukuran, e.hash_masukan, e.pindaian, e.asal, e.alasan, e.alasan_batal,
        e.keadaan, e.waktu
    FROM edisi AS e LEFT JOIN nomor AS n ON n.id = e.nomor_id """
_OF_RECORDS = "WHERE e.jenis = ? AND e.kunci IN (SELECT value FROM json_each(?)) ORDER BY e.id"
_WITHOUT_NUMBER = """
    WHERE e.nomor_id IS NULL AND e.id IN (
        SELECT edisi_id FROM dokumen WHERE kode = ?1 AND kode <> '' OR kunci = ?2)
    ORDER BY e.id"""


def issue(
    db: sqlite3.Connection, entries: Sequence[IssueEntry], decision: Issue, stamp: str
) -> None:
    """Put numbers in force, add editions, and record the documents as issued."""
    if decision.former is not None:
        _end(db, decision.former, NasibEdisi.DIGANTI)
    for entry, number, edisi in zip(entries, decision.ids, decision.editions, strict=True):
        if number:
            _put_in_force(db, entry, number, stamp)
        row = _edition_row(entry, number, edisi, decision.alasan, stamp)
        edition = db.execute(_NEW_EDITION, row).lastrowid
        document_rows.put_document(db, entry, number, edition, stamp)


def _put_in_force(db: sqlite3.Connection, entry: DocumentEntry, number: int, stamp: str) -> None:
    db.execute(_IN_FORCE, (entry.kode, entry.untuk, entry.tanggal.isoformat(), stamp, number))


def _edition_row(
    entry: IssueEntry, number: int | None, edisi: int, alasan: str, stamp: str
) -> tuple[str | int | None, ...]:
    what = (entry.jenis, entry.kunci, number, edisi, entry.tanggal.isoformat(), entry.untuk)
    file = (entry.path, entry.sha256, entry.ukuran, entry.hash_masukan)
    return (*what, *file, entry.pindaian, entry.asal.value, alasan, stamp)


def add_scan(db: sqlite3.Connection, edition: int, pindaian: str) -> None:
    """Record the scan of an edition."""
    db.execute("UPDATE edisi SET pindaian = ? WHERE id = ?", (pindaian, edition))


def cancel(db: sqlite3.Connection, decision: Cancel, stamp: str) -> None:
    """Mark a number, the edition in force and its document as cancelled."""
    if decision.nomor_id is not None:
        db.execute(_CANCEL, (decision.alasan, stamp, decision.nomor_id))
        db.execute("UPDATE dokumen SET tahap = 'batal' WHERE nomor_id = ?", (decision.nomor_id,))
    if decision.edition is not None:
        _end(db, decision.edition, NasibEdisi.BATAL, decision.alasan)
        db.execute("UPDATE dokumen SET tahap = 'batal' WHERE edisi_id = ?", (decision.edition,))


def _end(db: sqlite3.Connection, edition: int, nasib: NasibEdisi, alasan_batal: str = "") -> None:
    change = "UPDATE edisi SET keadaan = ?, alasan_batal = ? WHERE id = ?"
    db.execute(change, (nasib.value, alasan_batal, edition))


def editions(db: sqlite3.Connection, jenis: str | None = None) -> list[Edition]:
    """Return all editions, or those of one type, in the order in which they were issued."""
    return _editions(db, "WHERE ?1 IS NULL OR e.jenis = ?1 ORDER BY e.id", (jenis,))


def editions_of(
    db: sqlite3.Connection, jenis: str, keys: Sequence[str]
) -> dict[tuple[str, str], list[Edition]]:
    """Return every edition of these records, by document type and key."""
    found: dict[tuple[str, str], list[Edition]] = {}
    for edition in _editions(db, _OF_RECORDS, (jenis, json.dumps(keys))):
        found.setdefault(edition.owner, []).append(edition)
    return found


def issued_without_number(db: sqlite3.Connection, named: str | int) -> list[Edition]:
    """Return the last editions of documents without a number that have this code, or this key.

    A code leads to one document; only if there is none, the text is a key.
    """
    text = tidy(str(named))
    found = _editions(db, _WITHOUT_NUMBER, (read_code(text), None))
    return found or _editions(db, _WITHOUT_NUMBER, (None, text))


def _editions(db: sqlite3.Connection, where: str, values: tuple[str | None, ...]) -> list[Edition]:
    return list(map(Edition._make, db.execute(_EDITION + where, values)))
