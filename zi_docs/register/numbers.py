"""Giving numbers and cancelling them. Every function here runs inside a write transaction."""

from __future__ import annotations

import json
from collections.abc import Container
from typing import TYPE_CHECKING

from zi_docs.errors import RegisterError, galat
from zi_docs.register.typed import number_key
from zi_docs.register.values import Keadaan, ReserveItem, ReserveRequest

if TYPE_CHECKING:
    import sqlite3

__all__ = ["insert_number", "living_number", "remember_start", "reserve"]

# The greatest counter; its own successors stay far from what SQLite can no longer count exactly.
_GREATEST = 999_999_999
_NEXT = """
    SELECT coalesce(max(urut), 0) + 1 FROM nomor WHERE seri = ? AND tahun = ? AND sisipan = ''"""
# CROSS keeps the order of the two: SQLite would otherwise read the whole type for each key.
_ALL_LIVING = """
    SELECT n.kunci, n.nomor FROM json_each(?) AS asked CROSS JOIN nomor AS n
    ON n.jenis = ? AND n.kunci = asked.value AND n.keadaan <> 'batal'"""
_LIVING = "SELECT nomor FROM nomor WHERE jenis = ? AND kunci = ? AND keadaan <> 'batal'"
# Outside the count: a hand gave them, and an earlier version kept them as they were typed.
_FOREIGN = "SELECT number_key(nomor) FROM nomor WHERE seri = ? AND tahun = ? AND urut IS NULL"
_INSERT = """
    INSERT INTO nomor (seri, tahun, jenis, kunci, untuk, tanggal, keadaan,
        nomor, urut, sisipan, tangan, dibuat, diubah)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (seri, tahun, nomor) DO NOTHING"""


def reserve(
    db: sqlite3.Connection, request: ReserveRequest, shown: str, stamp: str
) -> dict[str, str]:
    """Return the number of each record: the one it has, or the next of the series.

    Raises :class:`RegisterError`: ZI610 when the pattern does not count, ZI617 past the greatest.
    """
    remember_start(db, request.seri, request.tahun, request.mulai, shown)
    counted = db.execute(_NEXT, (request.seri, request.tahun)).fetchone()[0]
    urut = max(counted, request.mulai)
    given = _living_numbers(db, request)
    foreign = {key for (key,) in db.execute(_FOREIGN, (request.seri, request.tahun))}
    for item in request.items:
        if item.kunci not in given:
            urut, given[item.kunci] = _give(db, request, item, urut, stamp, foreign, shown)
    return {item.kunci: given[item.kunci] for item in request.items}


def _living_numbers(db: sqlite3.Connection, request: ReserveRequest) -> dict[str, str]:
    asked = json.dumps([item.kunci for item in request.items])
    return dict(db.execute(_ALL_LIVING, (asked, request.jenis)))


def living_number(db: sqlite3.Connection, jenis: str, kunci: str) -> str | None:
    """Return the number that a record has, unless it was cancelled."""
    row = db.execute(_LIVING, (jenis, kunci)).fetchone()
    return row[0] if row else None


def remember_start(db: sqlite3.Connection, seri: str, tahun: int, mulai: int, shown: str) -> None:
    """Keep where a series began, so that what lies before it is no gap.

    Raises :class:`RegisterError` (ZI617) for a beginning past the greatest counter.
    """
    if mulai > _GREATEST:
        raise _too_great(seri, tahun, shown)
    db.execute("INSERT OR IGNORE INTO seri VALUES (?, ?, ?)", (seri, tahun, mulai))


def insert_number(
    db: sqlite3.Connection,
    request: ReserveRequest,
    item: ReserveItem,
    number: tuple[str, int | None, str, bool],
    stamp: str,
) -> bool:
    """Write down one number: as printed, its counter and suffix, and whether a hand gave it.

    Returns whether it was free: nothing is written over a number that looks the same.
    """
    whose = (request.seri, request.tahun, request.jenis, item.kunci, item.untuk)
    when = (item.tanggal.isoformat(), Keadaan.DIPESAN.value)
    return db.execute(_INSERT, (*whose, *when, *number, stamp, stamp)).rowcount == 1


def _give(
    db: sqlite3.Connection,
    request: ReserveRequest,
    item: ReserveItem,
    urut: int,
    stamp: str,
    foreign: Container[str],
    shown: str,
) -> tuple[int, str]:
    """Return the next counter and the number given, past those that look alike.

    Such a number was given by hand, or under an earlier pattern.
    """
    before = None
    while urut <= _GREATEST and (nomor := item.format(urut)) != before:
        free = number_key(nomor) not in foreign
        if free and insert_number(db, request, item, (nomor, urut, "", False), stamp):
            return urut + 1, nomor
        before, urut = nomor, urut + 1
    if urut > _GREATEST:
        raise _too_great(request.seri, request.tahun, shown)
    raise _does_not_count(nomor, shown)


def _does_not_count(nomor: str, shown: str) -> RegisterError:
    return RegisterError(
        galat(
            "ZI610",
            shown,
            f'Pola nomor selalu menghasilkan "{nomor}"; nomor itu sudah dipakai.',
            "Tambahkan {urut} pada pola nomor di pengaturan.yaml.",
        )
    )


def _too_great(seri: str, tahun: int, shown: str) -> RegisterError:
    return RegisterError(
        galat(
            "ZI617",
            shown,
            f"Nomor urut seri {seri} tahun {tahun} melampaui 999.999.999.",
            "Betulkan mulai pada pola nomornya di pengaturan.yaml; batas itu tetap.",
        )
    )
