"""Registers of older and newer programs."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from zi_docs.errors import RegisterError
from zi_docs.register.sqlite.schema import MIGRATIONS

from ..asking import MORNING, ask, codes_of, open_at


def add_trait(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE nomor ADD COLUMN sifat TEXT NOT NULL DEFAULT 'biasa'")


def failing(db: sqlite3.Connection) -> None:
    db.execute("ALTER TABLE nomor ADD COLUMN lain TEXT")
    db.execute("CREATE TABLE nomor (x)")


NEWER = (*MIGRATIONS, add_trait)


def _old(path: Path) -> None:
    with open_at(path) as register:
        register.reserve(ask("a", "b"))


def _columns(path: Path) -> list[str]:
    db = sqlite3.connect(path)
    names = [row[1] for row in db.execute("PRAGMA table_info(nomor)")]
    db.close()
    return names


def test_recorded_in_the_file(tmp_path: Path) -> None:
    """Each migration is recorded in the file with version, name and time."""
    path = tmp_path / "register.db"
    _old(path)
    with open_at(path, [MORNING + timedelta(days=1)], migrations=NEWER) as register:
        assert len(register.reserve(ask("a", "c"))) == 2
    db = sqlite3.connect(path)
    rows = db.execute("SELECT versi, nama, waktu FROM migrasi").fetchall()
    db.close()
    assert rows == [
        (1, "buku_agenda", "2021-04-27T10:02:00"),
        (2, "daur_hidup", "2021-04-27T10:02:00"),
        (3, "add_trait", "2021-04-28T10:02:00"),
    ]


def test_a_backup_before(tmp_path: Path) -> None:
    """Before a migration the old register is copied beside it, whole and usable."""
    path = tmp_path / "register.db"
    _old(path)
    open_at(path, migrations=NEWER).close()
    backup = tmp_path / "register-cadangan-v2-20210427-100200.db"
    assert sorted(p.name for p in tmp_path.iterdir()) == [backup.name, "register.db"]
    assert "sifat" in _columns(path)
    assert "sifat" not in _columns(backup)
    with open_at(backup) as old:
        assert [line.kunci for line in old.list_numbers()] == ["a", "b"]


def test_no_backup_when_nothing_changes(tmp_path: Path) -> None:
    """A register that is new or up to date is not copied."""
    path = tmp_path / "register.db"
    open_at(path, migrations=NEWER).close()
    open_at(path, migrations=NEWER).close()
    assert [p.name for p in tmp_path.iterdir()] == ["register.db"]


def test_a_migration_that_fails(tmp_path: Path) -> None:
    """A migration that fails changes nothing; the next try makes a backup of its own."""
    path = tmp_path / "register.db"
    _old(path)
    for _ in range(2):
        with pytest.raises(RegisterError) as caught:
            open_at(path, migrations=(*MIGRATIONS, add_trait, failing))
        assert codes_of(caught.value) == ["ZI607"]
    assert "sifat" not in _columns(path)
    assert len(list(tmp_path.glob("register-cadangan-v2-*.db"))) == 2
    with open_at(path, migrations=NEWER) as register:
        assert len(register.list_numbers()) == 2


def test_a_newer_register(tmp_path: Path) -> None:
    """A register of a newer program is refused and left as it is."""
    path = tmp_path / "register.db"
    open_at(path, migrations=NEWER).close()
    before = path.read_bytes()
    with pytest.raises(RegisterError) as caught:
        open_at(path)
    assert codes_of(caught.value) == ["ZI603"]
    assert path.read_bytes() == before
