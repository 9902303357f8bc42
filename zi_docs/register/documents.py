"""Documents made: confirmed in blocks, looked up in one query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from zi_docs.errors import Problem, RegisterError, galat
from zi_docs.register.numbers import living_number
from zi_docs.register.short_code import possible_codes
from zi_docs.register.values import Document, DocumentEntry, IssuedNumber

if TYPE_CHECKING:
    import sqlite3

__all__ = [
    "codes_for",
    "confirm",
    "dates",
    "documents",
    "forget",
    "issued_numbers",
    "made_types",
]

_CONFIRM = """
    UPDATE nomor SET keadaan = 'terbit', kode = ?, untuk = ?, tanggal = ?, diubah = ?
    WHERE jenis = ? AND kunci = ? AND nomor = ? AND keadaan <> 'batal'"""
_DOCUMENT = """
    INSERT INTO dokumen (jenis, kunci, nomor_id, untuk, tanggal, path, hash_masukan, sha256,
        ukuran, mtime_ns, kode, waktu)
    VALUES (?1, ?2, (
            SELECT id FROM nomor
            WHERE jenis = ?1 AND kunci = ?2 AND nomor = ?3 AND keadaan <> 'batal'
        ), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
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
# A code stays with its document for ever, also when that was cancelled and made anew.
_HAS_CODE = """
    SELECT jenis, kunci, nomor FROM nomor WHERE kode = ?1 AND kode <> ''
    UNION ALL
    SELECT jenis, kunci, '' FROM dokumen WHERE kode = ?1 AND kode <> '' AND nomor_id IS NULL"""


def confirm(
    db: sqlite3.Connection, entries: Sequence[DocumentEntry], shown: str, stamp: str
) -> None:
    """Write down documents whose files are in place; their numbers become ``terbit``.

    Raises :class:`RegisterError` (ZI624) when a number is not, or no longer, the document's own.
    """
    numbered = [entry for entry in entries if entry.nomor]
    rows = [
        (e.kode, e.untuk, e.tanggal.isoformat(), stamp, e.jenis, e.kunci, e.nomor) for e in numbered
    ]
    if db.executemany(_CONFIRM, rows).rowcount < len(rows):
        raise RegisterError(_not_its_own(db, entry, shown) for entry in _strangers(db, numbered))
    db.executemany(_DOCUMENT, [_columns(entry, stamp) for entry in entries])


def documents(db: sqlite3.Connection, jenis: str) -> dict[str, Document]:
    """Return the documents of one type by their record's key."""
    rows = map(Document._make, db.execute(_DOCUMENTS, (jenis,)))
    return {document.kunci: document for document in rows}


def made_types(db: sqlite3.Connection) -> list[str]:
    """Return the types that there are documents of, each once."""
    return [jenis for (jenis,) in db.execute("SELECT DISTINCT jenis FROM dokumen ORDER BY jenis")]


def dates(db: sqlite3.Connection, jenis: str) -> dict[str, str]:
    """Return the date (ISO) of each document of a type by its record's key."""
    return dict(db.execute("SELECT kunci, tanggal FROM dokumen WHERE jenis = ?", (jenis,)))


def forget(db: sqlite3.Connection, jenis: str, keys: Sequence[str]) -> None:
    """Take out documents of which nothing is left; one with a number stays."""
    rows = [(jenis, kunci) for kunci in keys]
    db.executemany("DELETE FROM dokumen WHERE jenis = ? AND kunci = ? AND nomor_id IS NULL", rows)


def issued_numbers(db: sqlite3.Connection) -> list[IssuedNumber]:
    """Return the numbers that stand on a document, in the order of the book."""
    return list(map(IssuedNumber._make, db.execute(_ISSUED)))


def codes_for(
    db: sqlite3.Connection, data_set: str, jenis: str, numbers: Mapping[str, str]
) -> dict[str, str]:
    """Return the code to print on each document, unlike any code given before."""
    given: dict[str, str] = {}
    for kunci, nomor in numbers.items():
        for code in possible_codes(data_set, jenis, kunci, nomor):
            holder = db.execute(_HAS_CODE, (code,)).fetchone()
            if code not in given and holder in (None, (jenis, kunci, nomor)):
                given[code] = kunci
                break
    return {kunci: code for code, kunci in given.items()}


def _columns(entry: DocumentEntry, stamp: str) -> tuple[str | int, ...]:
    what = (entry.jenis, entry.kunci, entry.nomor, entry.untuk, entry.tanggal.isoformat())
    file = (entry.path, entry.hash_masukan, entry.sha256, entry.ukuran, entry.mtime_ns)
    return (*what, *file, entry.kode, stamp)


def _strangers(db: sqlite3.Connection, entries: Sequence[DocumentEntry]) -> list[DocumentEntry]:
    def own(entry: DocumentEntry) -> str:
        return (living_number(db, entry.jenis, entry.kunci) or "").casefold()

    return [entry for entry in entries if own(entry) != entry.nomor.casefold()]


def _not_its_own(db: sqlite3.Connection, entry: DocumentEntry, shown: str) -> Problem:
    own = living_number(db, entry.jenis, entry.kunci)
    has = f'nomornya "{own}"' if own else "dokumen ini tidak punya nomor yang berlaku"
    return galat(
        "ZI624",
        shown,
        f'Nomor "{entry.nomor}" bukan milik {entry.jenis} {entry.kunci}: {has}.',
        "Nomor itu mungkin dibatalkan selagi dokumen dibuat; jalankan lagi perintah yang sama.",
    )
