"""What the register knows of print files and packets."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from zi_docs.register import Derived, Register

from .asking import ask

PRINT = Derived(
    path="output/kantor/gabung/surat SETDA.docx",
    jenis="surat",
    bentuk="gabung",
    unit="SETDA",
    hanya=("a", "b"),
    opsi=("--unit", "SETDA", "--format", "gabung"),
    isi={"a": "0" * 64, "b & c": "1" * 64},
    sha256="2" * 64,
    ukuran=7,
    mtime_ns=8,
    kurang=frozenset({"d"}),
    lebih=frozenset({"a"}),
)


def _tables(path: Path) -> set[str]:
    db = sqlite3.connect(path)
    names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    db.close()
    return names


def test_it_comes_back_as_it_was(register: Register) -> None:
    """Everything that was written down is there again, a file's last state only."""
    assert register.derived() == []
    register.record_derived([PRINT, replace(PRINT, path="lain.zip", bentuk="zip")])
    later = replace(PRINT, isi={}, kurang=frozenset())
    register.record_derived([later])
    assert register.derived() == [replace(PRINT, path="lain.zip", bentuk="zip"), later]


def test_the_register_stays_of_its_version(register: Register) -> None:
    """The table comes with the first file, and no other program has to know of it."""
    before = _tables(register.path)
    register.reserve(ask("a"))
    assert _tables(register.path) == before
    register.record_derived([])
    assert _tables(register.path) == before
    register.record_derived([PRINT])
    assert _tables(register.path) == before | {"turunan"}
    db = sqlite3.connect(register.path)
    assert db.execute("SELECT max(versi) FROM migrasi").fetchone() == (1,)
    db.close()


@pytest.mark.parametrize("catatan", ["", "{}", "[]", '{"bentuk": 1, "hanya": 2}'])
def test_a_row_of_somebody_else(catatan: str, register: Register) -> None:
    """What can't be understood is as good as not written down."""
    register.record_derived([PRINT, replace(PRINT, path="lain.zip")])
    db = sqlite3.connect(register.path)
    db.execute("UPDATE turunan SET catatan = ? WHERE path = 'lain.zip'", (catatan,))
    db.commit()
    db.close()
    assert register.derived() == [PRINT]
