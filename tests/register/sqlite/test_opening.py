"""Opening a register, also when the file or the disk is damaged."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from zi_docs.errors import Problem, RegisterError
from zi_docs.register.sqlite.store import SqliteRegister

from ..asking import ask, audited, make, open_at


def _refused(path: Path) -> Problem:
    with (
        pytest.raises(RegisterError) as caught,
        open_at(path, shown="data/x/register.db") as opened,
    ):
        opened.reserve(ask("baru"))
    (problem,) = caught.value.problems
    assert caught.value.exit_code == 4
    return problem


def test_made_when_absent(tmp_path: Path) -> None:
    """A missing register is made, and nothing else is left in the folder."""
    with open_at(tmp_path / "register.db") as register:
        assert register.list_numbers() == []
    assert [path.name for path in tmp_path.iterdir()] == ["register.db"]


def test_settings_of_every_connection(register: SqliteRegister) -> None:
    """Numbers survive a power cut: no WAL, every write flushed; who finds a lock waits."""
    with register._connections.writing() as db:
        settings = {
            name: db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert settings == {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "busy_timeout": 30_000,
    }


def test_the_lock_comes_before_the_first_look(register: SqliteRegister) -> None:
    """A write takes the lock before it reads, so that two processes never count alike."""
    other = sqlite3.connect(register.path, timeout=0, isolation_level=None)
    with register._connections.writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")
    other.close()


def test_sqlite_is_imported_late() -> None:
    """Importing the package imports neither SQLite nor openpyxl."""
    program = "import sys, zi_docs.register; print({'sqlite3', 'xlsxwriter'} & set(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert run.stdout.strip() == "set()"


def test_not_a_database(tmp_path: Path) -> None:
    """A file of another kind is called damaged, under the name that the clerk knows."""
    (tmp_path / "register.db").write_bytes(b"PK\x03\x04" * 1000)
    problem = _refused(tmp_path / "register.db")
    assert (problem.code, str(problem.place)) == ("ZI602", "data/x/register.db")
    assert "Belum ada cadangan" in problem.hint


@pytest.mark.parametrize("damage", ["cut", "scribbled"])
def test_damaged(register: SqliteRegister, damage: str) -> None:
    """A damaged register gives no number, and the newest backup is named."""
    register.reserve(ask(*(f"k{n}" for n in range(300))))
    older = register.backup(register.path.with_name("register-cadangan-lama.db"))
    newest = register.backup()
    os.utime(older, (1, 1))
    register.close()
    data = register.path.read_bytes()
    half = len(data) // 2
    scribbled = data[:8192] + os.urandom(half) + data[8192 + half :]
    register.path.write_bytes(data[:half] if damage == "cut" else scribbled)
    problem = _refused(register.path)
    assert problem.code == "ZI602"
    assert newest.name in problem.hint
    newest.replace(register.path)
    with open_at(register.path) as restored:
        assert len(restored.list_numbers()) == 300


def test_damage_that_numbering_would_not_meet(register: SqliteRegister) -> None:
    """A file that is damaged anywhere gives no number, even if its numbers are whole."""
    register.reserve(ask("a"))
    with register._connections.reading() as db:
        (size,) = db.execute("PRAGMA page_size").fetchone()
        where = "SELECT rootpage FROM sqlite_master WHERE name = 'dokumen'"
        start = (db.execute(where).fetchone()[0] - 1) * size
    register.close()
    data = bytearray(register.path.read_bytes())
    data[start : start + size] = b"\xff" * size
    register.path.write_bytes(data)
    assert _refused(register.path).code == "ZI602"


@pytest.mark.parametrize("damage", ["DROP TABLE dokumen", "DELETE FROM migrasi"])
def test_tables_that_are_gone(register: SqliteRegister, damage: str) -> None:
    """A register that lost a table is reported as damaged, and the backup is named."""
    register.reserve(ask("a"))
    backup = register.backup()
    register.close()
    with closing(sqlite3.connect(register.path)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(damage)
        db.commit()
    with pytest.raises(RegisterError) as caught, open_at(register.path) as opened:
        opened.list_numbers()
    (problem,) = caught.value.problems
    assert problem.code == "ZI602"
    assert problem.message == "Register nomor ini rusak."
    assert backup.name in problem.hint


def test_a_link_to_nothing(tmp_path: Path) -> None:
    """A register that is a link to a missing file is refused, and no file is made there."""
    (tmp_path / "register.db").symlink_to(tmp_path / "jauh.db")
    assert _refused(tmp_path / "register.db").code == "ZI601"
    assert not (tmp_path / "jauh.db").exists()


def test_empty(tmp_path: Path) -> None:
    """An empty file is never taken for a new register, since its numbers may be given."""
    (tmp_path / "register.db").touch()
    assert _refused(tmp_path / "register.db").code == "ZI608"


def test_another_database(tmp_path: Path) -> None:
    """A database of another program is left alone."""
    other = sqlite3.connect(tmp_path / "register.db")
    other.execute("CREATE TABLE tamu (nama TEXT)")
    other.close()
    assert _refused(tmp_path / "register.db").code == "ZI609"


def test_no_folder(tmp_path: Path) -> None:
    """A folder that is missing, or is a file, is reported."""
    (tmp_path / "berkas").touch()
    assert _refused(tmp_path / "tidak-ada" / "register.db").code == "ZI601"
    assert _refused(tmp_path / "berkas" / "register.db").code == "ZI601"


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    """A folder with the register's name is reported."""
    (tmp_path / "register.db").mkdir()
    assert _refused(tmp_path / "register.db").code == "ZI601"


def test_locked_for_too_long(register: SqliteRegister) -> None:
    """When another process never releases the lock, the waiting ends with a sentence."""
    other = sqlite3.connect(register.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        open_at(register.path, busy_ms=1) as waiting,
        pytest.raises(RegisterError) as caught,
    ):
        waiting.reserve(ask("a"))
    other.close()
    assert caught.value.problems[0].code == "ZI604"
    assert register.reserve(ask("a"))


def test_reading_goes_on_while_another_writes(register: SqliteRegister) -> None:
    """A reader does not wait for a writer."""
    register.reserve(ask("a"))
    other = sqlite3.connect(register.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_at(register.path, busy_ms=1) as reading:
        assert len(reading.list_numbers()) == 1
    other.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 200 kB."""
    folder = tmp_path / "diska"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a tmpfs needs root on Linux")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _fill(register: SqliteRegister, done: list[str]) -> None:
    for block in range(1000):
        keys = [f"{block}-{n}" for n in range(50)]
        done += register.reserve(ask(*keys)).values()


def test_full_disk(small_disk: Path) -> None:
    """A full disk ends a block with a sentence, and every earlier block is whole."""
    done: list[str] = []
    with open_at(small_disk / "register.db") as register:
        with pytest.raises(RegisterError) as caught:
            _fill(register, done)
        assert caught.value.problems[0].code == "ZI606"
        assert [line.nomor for line in register.list_numbers()] == done != []
        assert audited(register, small_disk).sound


def test_read_only_disk(small_disk: Path) -> None:
    """On a read-only disk the register can be read, but gives no number."""
    path = small_disk / "register.db"
    with open_at(path) as register:
        make(register, small_disk, "a")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with open_at(path) as register:
        assert len(register.list_numbers()) == 1
        assert audited(register, small_disk).sound
    assert _refused(path).code == "ZI605"
    assert _refused(small_disk / "baru.db").code == "ZI601"
