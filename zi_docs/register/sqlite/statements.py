"""The queries and changes of the register's file; each function runs one or two statements.

Functions that write are called inside a write transaction. No rule is decided here.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from zi_docs.errors import Problem
from zi_docs.register.decisions import Cancel, Typed
from zi_docs.register.issuing import Issue
from zi_docs.register.patterns import (
    are_kin,
    number_key,
    parse_counter,
    read_code,
    tidy,
    tidy_number,
)
from zi_docs.register.sqlite.schema import MIGRATED_FROM
from zi_docs.register.values import (
    AgendaEntry,
    DatedNumber,
    Document,
    DocumentEntry,
    Edition,
    FiledDocument,
    HandRequest,
    HeldNumber,
    Inspection,
    IssuedNumber,
    IssueEntry,
    Keadaan,
    Leftover,
    ListedDocument,
    NasibEdisi,
    NewNumber,
    Place,
    ReserveRequest,
    Tahap,
)

_HELD = """
    SELECT id, seri, tahun, urut, sisipan, nomor, tangan, jenis, kunci, untuk, keadaan, alasan
    FROM nomor """
_LIVING = "WHERE jenis = ? AND keadaan <> 'batal' AND kunci IN (SELECT value FROM json_each(?))"
_AT_PLACE = """
    WHERE tahun = ?2
        AND (seri = ?1 AND urut = ?3 AND sisipan = ?4
            OR seri IN (SELECT value FROM json_each(?6)) AND number_key(nomor) = ?5)
    ORDER BY id"""
_NAMED = """
    WHERE number_key(nomor) = ?1 AND (?2 IS NULL OR seri = ?2) AND (?3 IS NULL OR tahun = ?3)
    ORDER BY id"""
_SHORT = """
    WHERE urut = ?1 AND sisipan = ?2 AND (?3 IS NULL OR seri = ?3) AND (?4 IS NULL OR tahun = ?4)
    ORDER BY id"""
_HIGHEST = "SELECT coalesce(max(urut), 0) FROM nomor WHERE seri = ? AND tahun = ? AND sisipan = ''"
_LATEST = """
    SELECT n.nomor, e.tanggal FROM nomor AS n
    JOIN edisi AS e ON e.nomor_id = n.id AND e.keadaan = 'terbit'
    WHERE n.seri = ? AND n.tahun = ? AND n.urut IS NOT NULL
    ORDER BY e.tanggal DESC, n.urut DESC LIMIT 1"""
_BEGUN = "SELECT seri FROM seri WHERE tahun = ?"
# Numbers outside the count: they were typed, and an earlier version kept them as typed.
_FOREIGN = """
    SELECT nomor FROM nomor
    WHERE seri IN (SELECT value FROM json_each(?)) AND tahun = ? AND urut IS NULL"""
_SAME = """
    SELECT 1 FROM nomor
    WHERE seri IN (SELECT value FROM json_each(?)) AND tahun = ? AND nomor = ?"""
_INSERT = """
    INSERT INTO nomor (seri, tahun, jenis, kunci, untuk, tanggal, keadaan,
        nomor, urut, sisipan, tangan, dibuat, diubah)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_CANCEL = "UPDATE nomor SET keadaan = 'batal', alasan = ?, diubah = ? WHERE id = ?"
_IN_FORCE = """
    UPDATE nomor SET keadaan = 'terbit', kode = ?, untuk = ?, tanggal = ?, diubah = ?
    WHERE id = ?"""
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
_ISSUED = """
    SELECT d.jenis, n.seri, n.tahun, n.urut, n.sisipan, n.nomor, d.path, d.mtime_ns
    FROM dokumen AS d JOIN nomor AS n ON n.id = d.nomor_id WHERE n.keadaan = 'terbit'
    ORDER BY n.tahun, n.seri, n.urut IS NULL, n.urut, n.sisipan, n.id"""
# A code stays with its document for ever, even when that was cancelled and made again.
_HAS_CODE = """
    SELECT jenis, kunci, nomor FROM nomor WHERE kode = ?1 AND kode <> ''
    UNION ALL
    SELECT jenis, kunci, '' FROM dokumen WHERE kode = ?1 AND kode <> ''
        AND konsep = 0 AND nomor_id IS NULL"""
_GIVEN = "SELECT tahun, nomor FROM nomor"
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


# Numbers.


def living_numbers(
    db: sqlite3.Connection, jenis: str, keys: Sequence[str]
) -> dict[str, HeldNumber]:
    """Return the numbers of these records that were not cancelled, by key."""
    found = _held(db.execute(_HELD + _LIVING, (jenis, json.dumps(keys))))
    return {held.kunci: held for held in found}


def holders(db: sqlite3.Connection, typed: Typed) -> list[HeldNumber]:
    """Return the numbers that have the typed place in the count, or look the same.

    One outside the count was given by a book that may count as it likes: it is compared with its
    own series alone.
    """
    seri, tahun = typed.request.seri, typed.request.tahun
    near = _kin(db, seri, tahun) if typed.counter else [seri]
    key = number_key(typed.nomor)
    asked = (seri, tahun, *typed.place, key, json.dumps([*near, ""]))
    return _held(db.execute(_HELD + _AT_PLACE, asked))


def _kin(db: sqlite3.Connection, seri: str, tahun: int) -> list[str]:
    """Return the series whose numbers could look like those of this one, and itself."""
    begun = [one for (one,) in db.execute(_BEGUN, (tahun,)) if one != seri]
    return [seri, *(one for one in begun if are_kin(one, seri))]


def named(
    db: sqlite3.Connection, nomor: str | int, seri: str | None, tahun: int | None
) -> list[HeldNumber]:
    """Return the numbers with this id, or those that look like this text; if none, by counter."""
    if isinstance(nomor, int):
        return _held(db.execute(_HELD + "WHERE id = ?", (nomor,)))
    found = _held(db.execute(_HELD + _NAMED, (number_key(nomor), seri, tahun)))
    if found or not (short := parse_counter(tidy_number(nomor))):
        return found
    return _held(db.execute(_HELD + _SHORT, (short.urut, short.sisipan, seri, tahun)))


def issued_without_number(db: sqlite3.Connection, named: str | int) -> list[Edition]:
    """Return the last editions of documents without a number that have this code, or this key.

    A code leads to one document; only if there is none, the text is a key.
    """
    text = tidy(str(named))
    found = _editions(db, _WITHOUT_NUMBER, (read_code(text), None))
    return found or _editions(db, _WITHOUT_NUMBER, (None, text))


def _held(rows: Iterable[tuple[object, ...]]) -> list[HeldNumber]:
    return list(map(HeldNumber._make, rows))


def highest_counter(db: sqlite3.Connection, seri: str, tahun: int) -> int:
    """Return the greatest counter of a series and year; 0 when it has none."""
    highest: int = db.execute(_HIGHEST, (seri, tahun)).fetchone()[0]
    return highest


def latest_issued(db: sqlite3.Connection, seri: str, tahun: int) -> DatedNumber | None:
    """Return the counted number of the issued document with the latest date, if there is one."""
    row = db.execute(_LATEST, (seri, tahun)).fetchone()
    return DatedNumber._make(row) if row else None


def look_alikes(db: sqlite3.Connection, seri: str, tahun: int) -> Callable[[str], bool]:
    """Return a function that tells whether a series or its kin has a number that looks like one.

    Numbers printed from a counter have the pattern's spelling, so the index finds them. To read
    every number of a series for each block would cost a second in a year of 8,000 numbers.
    """
    kin = json.dumps(_kin(db, seri, tahun))
    foreign = {number_key(nomor) for (nomor,) in db.execute(_FOREIGN, (kin, tahun))}

    def is_taken(nomor: str) -> bool:
        same = db.execute(_SAME, (kin, tahun, nomor)).fetchone()
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


# Documents.


def confirm(db: sqlite3.Connection, entries: Sequence[DocumentEntry], stamp: str) -> None:
    """Record drafts and finished documents."""
    stages = ((e, Tahap.KONSEP if e.konsep else Tahap.JADI) for e in entries)
    rows = (_document_row(entry, stage, None, None, stamp) for entry, stage in stages)
    db.executemany(_DOCUMENT, rows)


def _put_in_force(db: sqlite3.Connection, entry: DocumentEntry, number: int, stamp: str) -> None:
    db.execute(_IN_FORCE, (entry.kode, entry.untuk, entry.tanggal.isoformat(), stamp, number))


def _document_row(
    entry: DocumentEntry, tahap: Tahap, number: int | None, edition: int | None, stamp: str
) -> tuple[str | int | None, ...]:
    what = (entry.jenis, entry.kunci, entry.konsep, tahap.value, number, edition)
    whose = (entry.untuk, entry.tanggal.isoformat())
    file = (entry.path, entry.hash_masukan, entry.sha256, entry.ukuran, entry.mtime_ns)
    return (*what, *whose, *file, entry.kode, stamp)


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
        db.execute(_DOCUMENT, _document_row(entry, Tahap.TERBIT, number, edition, stamp))


def _edition_row(
    entry: IssueEntry, number: int | None, edisi: int, alasan: str, stamp: str
) -> tuple[str | int | None, ...]:
    what = (entry.jenis, entry.kunci, number, edisi, entry.tanggal.isoformat(), entry.untuk)
    file = (entry.path, entry.sha256, entry.ukuran, entry.hash_masukan)
    return (*what, *file, entry.pindaian, entry.asal.value, alasan, stamp)


def add_scan(db: sqlite3.Connection, edition: int, pindaian: str) -> None:
    """Record the scan of an edition."""
    db.execute("UPDATE edisi SET pindaian = ? WHERE id = ?", (pindaian, edition))


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


def _editions(db: sqlite3.Connection, where: str, values: tuple[str | None, ...]) -> list[Edition]:
    return list(map(Edition._make, db.execute(_EDITION + where, values)))


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


# The migration.


def migrated_from(db: sqlite3.Connection) -> int | None:
    """Return the version that the file had before, until somebody was told."""
    row = db.execute("SELECT isi FROM penanda WHERE nama = ?", (MIGRATED_FROM,)).fetchone()
    return int(row[0]) if row else None


def told_of_migration(db: sqlite3.Connection) -> None:
    """Remove the mark of the migration."""
    db.execute("DELETE FROM penanda WHERE nama = ?", (MIGRATED_FROM,))


# The book.


def issued_numbers(db: sqlite3.Connection) -> list[IssuedNumber]:
    """Return the numbers that are printed on a document, in the order of the book."""
    return list(map(IssuedNumber._make, db.execute(_ISSUED)))


def given_numbers(db: sqlite3.Connection) -> frozenset[tuple[int, str]]:
    """Return every number that was ever given; older registers have the table too."""
    return frozenset((tahun, nomor) for tahun, nomor in db.execute(_GIVEN))


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
    filed = "SELECT jenis, kunci, nomor_id, path, sha256, tahap FROM dokumen NOT INDEXED"
    documents = list(map(FiledDocument._make, db.execute(filed)))
    return Inspection(damage, numbers, starts, documents, editions(db))
