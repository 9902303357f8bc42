"""Print files and packets: what each was made of, so that an old one can be recognised.

They have a table of their own. It is made when the first such file is recorded, not by a migration,
because its contents can be lost without harm: a file is then judged by its time. So the version of
the register does not change, and a program that does not know the table works as before.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from zi_docs.register.values import Derived

# ``catatan`` is one JSON text for each file: it is always read and written as a whole.
_TABLE = """
    CREATE TABLE IF NOT EXISTS turunan (
        path TEXT NOT NULL PRIMARY KEY,
        jenis TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        ukuran INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        catatan TEXT NOT NULL,
        waktu TEXT NOT NULL
    )"""
_IS_THERE = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'turunan'"
_ALL = "SELECT path, jenis, sha256, ukuran, mtime_ns, catatan FROM turunan ORDER BY path"
_RECORD = """
    INSERT OR REPLACE INTO turunan (path, jenis, sha256, ukuran, mtime_ns, catatan, waktu)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""


def derived_files(db: sqlite3.Connection) -> list[Derived]:
    """Return the recorded print files and packets, whether their files exist or not.

    A row that this program can't have written is left out.
    """
    if not db.execute(_IS_THERE).fetchone()[0]:
        return []
    return [file for row in db.execute(_ALL) if (file := _derived(*row))]


def record_derived(db: sqlite3.Connection, files: Sequence[Derived], stamp: str) -> None:
    """Record print files and packets; each replaces its earlier entry."""
    db.execute(_TABLE)
    db.executemany(_RECORD, [_columns(file, stamp) for file in files])


def _columns(file: Derived, stamp: str) -> tuple[str | int, ...]:
    note = {
        "bentuk": file.bentuk,
        "unit": file.unit,
        "hanya": file.hanya,
        "opsi": file.opsi,
        "isi": dict(file.isi),
        "kurang": sorted(file.kurang),
        "lebih": sorted(file.lebih),
        "konsep": file.konsep,
    }
    text = json.dumps(note, ensure_ascii=False)
    return (file.path, file.jenis, file.sha256, file.ukuran, file.mtime_ns, text, stamp)


def _derived(
    path: str, jenis: str, sha256: str, ukuran: int, mtime_ns: int, catatan: str
) -> Derived | None:
    try:
        note: dict[str, Any] = json.loads(catatan)
        return Derived(
            path=path,
            jenis=jenis,
            bentuk=note["bentuk"],
            unit=note["unit"],
            hanya=tuple(note["hanya"]),
            opsi=tuple(note["opsi"]),
            isi=note["isi"],
            sha256=sha256,
            ukuran=ukuran,
            mtime_ns=mtime_ns,
            kurang=frozenset(note["kurang"]),
            lebih=frozenset(note["lebih"]),
            konsep=bool(note.get("konsep", False)),
        )
    except (ValueError, LookupError, TypeError):
        return None
