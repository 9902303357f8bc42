"""The table of print files and packets, which may be added and removed without harm."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from zi_docs.register.sqlite.store import SqliteRegister

from ..asking import PRINT, ask


def _tables(path: Path) -> set[str]:
    db = sqlite3.connect(path)
    names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    db.close()
    return names


def test_the_register_stays_of_its_version(register: SqliteRegister) -> None:
    """The table is made with the first file, and other versions need not know it."""
    before = _tables(register.path)
    register.reserve(ask("a"))
    assert _tables(register.path) == before
    register.record_derived([])
    assert _tables(register.path) == before
    register.record_derived([PRINT])
    assert _tables(register.path) == before | {"turunan"}
    db = sqlite3.connect(register.path)
    assert db.execute("SELECT max(versi) FROM migrasi").fetchone() == (2,)
    db.close()


@pytest.mark.parametrize("catatan", ["", "{}", "[]", '{"bentuk": 1, "hanya": 2}'])
def test_a_row_of_somebody_else(catatan: str, register: SqliteRegister) -> None:
    """A row that can't be understood counts as absent."""
    register.record_derived([PRINT, replace(PRINT, path="lain.zip")])
    db = sqlite3.connect(register.path)
    db.execute("UPDATE turunan SET catatan = ? WHERE path = 'lain.zip'", (catatan,))
    db.commit()
    db.close()
    assert register.derived() == [PRINT]
