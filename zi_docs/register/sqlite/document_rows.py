"""The documents and drafts that were made, and the files of no record.

Each function runs one or two statements; those that write are called inside a write transaction. No
rule is decided here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from zi_docs.register.values import (
    Document,
    DocumentEntry,
    IssueEntry,
    Leftover,
    ListedDocument,
    Place,
    Tahap,
)

_DOCUMENT = """
    INSERT INTO dokumen (jenis, kunci, konsep, tahap, nomor_id, edisi_id, untuk, tanggal, path,
        hash_masukan, sha256, ukuran, mtime_ns, kode, waktu)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (jenis, kunci, konsep) DO UPDATE SET tahap = excluded.tahap,
        nomor_id = excluded.nomor_id, edisi_id = excluded.edisi_id,
        untuk = excluded.untuk, tanggal = excluded.tanggal, path = excluded.path,
        hash_masukan = excluded.hash_masukan, beda = '', sha256 = excluded.sha256,
        ukuran = excluded.ukuran, mtime_ns = excluded.mtime_ns, kode = excluded.kode,
        waktu = excluded.waktu"""
_DOCUMENTS = """
    SELECT d.jenis, d.kunci, coalesce(n.nomor, ''), coalesce(n.keadaan, ''), d.path,
        d.hash_masukan, d.sha256, d.ukuran, d.mtime_ns, d.kode, d.waktu, d.untuk, d.tanggal,
        d.tahap, d.beda, coalesce(e.edisi, 0)
    FROM dokumen AS d
    LEFT JOIN nomor AS n ON n.id = d.nomor_id
    LEFT JOIN edisi AS e ON e.id = d.edisi_id
    WHERE d.jenis = ? AND d.konsep = ?"""
_LISTED = """
    SELECT d.kunci, d.tahap, coalesce(n.nomor, ''), coalesce(e.edisi, 0), d.tanggal, d.path,
        coalesce(p.path, '')
    FROM dokumen AS d
    LEFT JOIN nomor AS n ON n.id = d.nomor_id
    LEFT JOIN edisi AS e ON e.id = d.edisi_id
    LEFT JOIN dokumen AS p ON p.jenis = ?1 || '.pdf' AND p.kunci = d.kunci AND p.konsep = d.konsep
    WHERE d.jenis = ?1 ORDER BY d.konsep, d.kunci"""
_OFTEN = tuple(
    map(Document._fields.index, ("jenis", "keadaan", "kode", "waktu", "tanggal", "tahap"))
)
_COUNTS = """
    SELECT jenis, tahap, count(*) FROM dokumen WHERE konsep = ?
    GROUP BY jenis, tahap ORDER BY jenis, tahap"""
_FORGET = """
    DELETE FROM dokumen WHERE jenis = ? AND kunci = ? AND konsep = ?
        AND nomor_id IS NULL AND edisi_id IS NULL"""
# A code stays with its document for ever, even when that was cancelled and made again.
_HAS_CODE = """
    SELECT jenis, kunci, nomor FROM nomor WHERE kode = ?1 AND kode <> ''
    UNION ALL
    SELECT jenis, kunci, '' FROM dokumen WHERE kode = ?1 AND kode <> ''
        AND konsep = 0 AND nomor_id IS NULL"""


def confirm(db: sqlite3.Connection, entries: Sequence[DocumentEntry], stamp: str) -> None:
    """Record drafts and finished documents."""
    stages = ((e, Tahap.KONSEP if e.konsep else Tahap.JADI) for e in entries)
    rows = (_document_row(entry, stage, None, None, stamp) for entry, stage in stages)
    db.executemany(_DOCUMENT, rows)


def put_document(
    db: sqlite3.Connection, entry: IssueEntry, number: int | None, edition: int | None, stamp: str
) -> None:
    """Record an issued document, with its number and its edition."""
    db.execute(_DOCUMENT, _document_row(entry, Tahap.TERBIT, number, edition, stamp))


def _document_row(
    entry: DocumentEntry, tahap: Tahap, number: int | None, edition: int | None, stamp: str
) -> tuple[str | int | None, ...]:
    what = (entry.jenis, entry.kunci, entry.konsep, tahap.value, number, edition)
    whose = (entry.untuk, entry.tanggal.isoformat())
    file = (entry.path, entry.hash_masukan, entry.sha256, entry.ukuran, entry.mtime_ns)
    return (*what, *whose, *file, entry.kode, stamp)


def set_places(db: sqlite3.Connection, jenis: str, places: Mapping[str, Place]) -> None:
    """Record where the files of issued documents lie."""
    change = """UPDATE dokumen SET path = ?, ukuran = ?, mtime_ns = ?
        WHERE jenis = ? AND kunci = ? AND konsep = 0 AND tahap = 'terbit'"""
    db.executemany(change, [(*place, jenis, kunci) for kunci, place in places.items()])


def set_told(db: sqlite3.Connection, jenis: str, hashes: Mapping[str, str]) -> None:
    """Record for which inputs a difference was told."""
    change = "UPDATE dokumen SET beda = ? WHERE jenis = ? AND kunci = ? AND konsep = 0"
    db.executemany(change, [(value, jenis, kunci) for kunci, value in hashes.items()])


def vouch(db: sqlite3.Connection, jenis: str, hashes: Mapping[str, str]) -> None:
    """Record inputs that give the issued text."""
    change = "UPDATE dokumen SET hash_masukan = ? WHERE jenis = ? AND kunci = ? AND konsep = 0"
    db.executemany(change, [(value, jenis, kunci) for kunci, value in hashes.items()])


def documents(db: sqlite3.Connection, jenis: str, konsep: bool) -> dict[str, Document]:
    """Return the documents (or drafts) of one type by their record's key."""
    rows = map(_sparing({}), db.execute(_DOCUMENTS, (jenis, konsep)))
    return {document.kunci: document for document in rows}


def document_of(db: sqlite3.Connection, jenis: str, kunci: str) -> Document | None:
    """Return the document of one record, but no draft."""
    found = db.execute(f"{_DOCUMENTS} AND d.kunci = ?", (jenis, False, kunci))
    return next(map(Document._make, found), None)


def has_file(db: sqlite3.Connection, path: str) -> bool:
    """Tell whether a document or a draft of any type has this place."""
    found = db.execute("SELECT 1 FROM dokumen WHERE path = ? LIMIT 1", (path,))
    return found.fetchone() is not None


def listed(db: sqlite3.Connection, jenis: str) -> list[ListedDocument]:
    """Return the documents of one type as a list shows them, its drafts last."""
    return list(map(ListedDocument._make, db.execute(_LISTED, (jenis,))))


def _sparing(texts: dict[str, str]) -> Callable[[tuple[Any, ...]], Document]:
    """Return what makes documents that share a text which stands in many of them, as the type."""

    def made(row: tuple[Any, ...]) -> Document:
        cells = [*row]
        for at in _OFTEN:
            cells[at] = texts.setdefault(cells[at], cells[at])
        return Document._make(cells)

    return made


def made_types(db: sqlite3.Connection, konsep: bool) -> list[str]:
    """Return the types that have documents (or drafts), each once."""
    types = "SELECT DISTINCT jenis FROM dokumen WHERE konsep = ? ORDER BY jenis"
    return [jenis for (jenis,) in db.execute(types, (konsep,))]


def count_documents(db: sqlite3.Connection, konsep: bool) -> dict[str, dict[str, int]]:
    """Return how many documents (or drafts) of each type are in each stage."""
    counts: dict[str, dict[str, int]] = {}
    for jenis, tahap, many in db.execute(_COUNTS, (konsep,)):
        counts.setdefault(jenis, {})[tahap] = many
    return counts


def forget(db: sqlite3.Connection, jenis: str, keys: Sequence[str], konsep: bool) -> None:
    """Remove those of these documents that have no number and were never issued."""
    db.executemany(_FORGET, [(jenis, kunci, konsep) for kunci in keys])


def leftovers(db: sqlite3.Connection) -> list[Leftover]:
    """Return the files of no record, in the order of their paths."""
    found = db.execute("SELECT path, jenis, sha256, konsep FROM sisa ORDER BY path")
    return [Leftover(path, jenis, sha256, bool(konsep)) for path, jenis, sha256, konsep in found]


def add_leftovers(db: sqlite3.Connection, files: Sequence[Leftover]) -> None:
    """Record files of no record; each replaces its earlier entry."""
    put = "INSERT OR REPLACE INTO sisa (path, jenis, sha256, konsep) VALUES (?, ?, ?, ?)"
    db.executemany(put, files)


def drop_leftovers(db: sqlite3.Connection, paths: Sequence[str]) -> None:
    """Forget files of no record."""
    db.executemany("DELETE FROM sisa WHERE path = ?", [(path,) for path in paths])


def code_holder(db: sqlite3.Connection, code: str) -> tuple[str, str, str] | None:
    """Return the document (type, key, number) that has or had a code."""
    row: tuple[str, str, str] | None = db.execute(_HAS_CODE, (code,)).fetchone()
    return row
