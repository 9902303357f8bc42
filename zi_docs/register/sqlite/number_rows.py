"""The numbers given: who has which, what is the next, and what looks the same.

Each function runs one or two statements; those that write are called inside a write transaction. No
rule is decided here.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence

from zi_docs.register.decisions import Typed
from zi_docs.register.patterns import are_kin, number_key, parse_counter, tidy_number
from zi_docs.register.values import (
    DatedNumber,
    HandRequest,
    HeldNumber,
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
_ISSUED = """
    SELECT d.jenis, n.seri, n.tahun, n.urut, n.sisipan, n.nomor, d.path, d.mtime_ns
    FROM dokumen AS d JOIN nomor AS n ON n.id = d.nomor_id WHERE n.keadaan = 'terbit'
    ORDER BY n.tahun, n.seri, n.urut IS NULL, n.urut, n.sisipan, n.id"""
_GIVEN = "SELECT tahun, nomor FROM nomor"


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


def every_number(db: sqlite3.Connection) -> list[HeldNumber]:
    """Return all numbers, read without an index, which may be the damaged part."""
    return _held(db.execute(_HELD + "NOT INDEXED ORDER BY id"))


def _held(rows: Iterable[tuple[object, ...]]) -> list[HeldNumber]:
    return list(map(HeldNumber._make, rows))


def _kin(db: sqlite3.Connection, seri: str, tahun: int) -> list[str]:
    """Return the series whose numbers could look like those of this one, and itself."""
    begun = [one for (one,) in db.execute(_BEGUN, (tahun,)) if one != seri]
    return [seri, *(one for one in begun if are_kin(one, seri))]


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


def issued_numbers(db: sqlite3.Connection) -> list[IssuedNumber]:
    """Return the numbers that are printed on a document, in the order of the book."""
    return list(map(IssuedNumber._make, db.execute(_ISSUED)))


def given_numbers(db: sqlite3.Connection) -> frozenset[tuple[int, str]]:
    """Return every number that was ever given; older registers have the table too."""
    return frozenset((tahun, nomor) for tahun, nomor in db.execute(_GIVEN))
