"""The migration from version 1, and what the file of version 2 itself refuses."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.v1 import DATA_SET, unpack_office
from zi_docs.errors import RegisterError
from zi_docs.register import Kept
from zi_docs.register.sqlite.schema import MIGRATIONS
from zi_docs.register.sqlite.store import SqliteRegister

from ..asking import ask, audited, by_hand, issue_of, open_at

PREFIX = "000.1.2.3"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The workspace of an office that used version 0.1."""
    return unpack_office(tmp_path)


@pytest.fixture
def file(root: Path) -> Path:
    """The register of that office, of version 1."""
    return root / "data" / DATA_SET / "register.db"


def _rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def test_numbers_in_force_are_issued(file: Path) -> None:
    """A number in force with its document becomes a first edition, a cancelled one its end."""
    before = _rows(file, "SELECT nomor_id, path, sha256 FROM dokumen WHERE nomor_id NOT NULL")
    with open_at(file) as register:
        assert register.migrated_from == 1
        editions = register.editions()
        assert [(one.nomor, one.edisi, one.keadaan) for one in editions] == [
            *[("1/KPTS/2020", 1, "terbit"), *((f"{PREFIX}/{n}/2020", 1, "terbit") for n in "1234")],
            (f"{PREFIX}/5/2020", 1, "batal"),
        ]
        assert {one.asal for one in editions} == {"versi 1"}
        assert [one.alasan_batal for one in editions][-1] == "salah pegawai"
        assert sorted((one.nomor_id, one.path, one.sha256) for one in editions) == sorted(before)
        decree = register.documents("sk-penetapan-unit")[DATA_SET]
        assert (decree.tahap, decree.edisi, decree.is_issued) == ("terbit", 1, True)
        letters = register.documents("surat-tugas")
        assert sorted(letter.tahap for letter in letters.values()) == ["batal", *["terbit"] * 4]


def test_documents_without_a_number_are_finished(file: Path) -> None:
    """A document without a number stays one that is made again, and nothing is compared."""
    with open_at(file) as register:
        pledges = register.documents("pakta-integritas").values()
        assert [(pledge.tahap, pledge.edisi) for pledge in pledges] == [("jadi", 0)] * 2
        assert {pledge.hash_masukan for pledge in pledges} == {""}
        assert all(not register.documents(jenis, konsep=True) for jenis in register.made_types())


def test_the_book_stays(file: Path) -> None:
    """All numbers, codes, gaps and the next counters are what they were."""
    book = (
        "SELECT nomor, urut, seri, tahun, kunci, untuk, tanggal, keadaan, alasan, kode FROM nomor"
    )
    before = _rows(file, f"{book} ORDER BY id")
    with open_at(file) as register:
        assert _rows(file, f"{book} ORDER BY id") == before
        assert [line.keadaan for line in register.find("198806282011122003")] == ["dipesan"]
        more = ask("baru", jenis="surat-tugas", seri="surat_tugas", tahun=2020)
        assert "/7/" in register.reserve(more)["baru"]


def test_a_backup_of_version_1(file: Path) -> None:
    """The old register stays beside the new one, whole and of its version; only once."""
    before = _rows(file, "SELECT * FROM dokumen ORDER BY jenis, kunci")
    for _ in range(2):
        open_at(file).close()
    (backup,) = file.parent.glob("register-cadangan-v1-*.db")
    assert _rows(backup, "SELECT * FROM dokumen ORDER BY jenis, kunci") == before
    assert _rows(backup, "SELECT max(versi) FROM migrasi") == [(1,)]


def test_told_once(file: Path) -> None:
    """Whichever command opened it first, the register knows its old version until it was told."""
    for _ in range(2):
        with open_at(file) as register:
            assert register.migrated_from == 1
    with open_at(file) as register:
        register.told_of_migration()
        assert register.migrated_from is None
    with open_at(file) as register:
        assert register.migrated_from is None
    with open_at(file.with_name("baru.db")) as fresh:
        assert fresh.migrated_from is None


def test_the_audit_after_the_migration(root: Path, file: Path) -> None:
    """Intact files wait to be kept; the edited and the missing one are lost; nothing else is."""
    with open_at(file) as register:
        found = audited(register, root).problems
    assert [(p.code, p.about) for p in found] == [
        ("ZI637", "1/KPTS/2020"),
        ("ZI637", f"{PREFIX}/1/2020"),
        ("ZI636", f"{PREFIX}/2/2020"),
        ("ZI636", f"{PREFIX}/3/2020"),
        ("ZI637", f"{PREFIX}/4/2020"),
        ("ZI634", ""),
    ]


def test_the_audit_after_keeping(root: Path, file: Path) -> None:
    """Bytes with the recorded hash end the complaint, wherever they were found again."""
    kept = Kept(root / "terbit")
    with open_at(file) as register:
        for edition in register.editions():
            data = root / edition.path
            if data.is_file() and hashlib.sha256(data.read_bytes()).hexdigest() == edition.sha256:
                kept.keep(data.read_bytes())
        assert [p.code for p in audited(register, root).problems] == ["ZI636", "ZI636", "ZI634"]


def test_a_migration_in_which_every_step_fails(file: Path) -> None:
    """Wherever the migration fails, the register is the old one, and opens at the next try."""
    before = _rows(file, "SELECT * FROM dokumen ORDER BY jenis, kunci")
    steps = 0
    while _fails(file, steps):
        assert _rows(file, "SELECT * FROM dokumen ORDER BY jenis, kunci") == before
        assert _rows(file, "SELECT max(versi) FROM migrasi") == [(1,)]
        steps += 1
    assert steps > 15
    with open_at(file) as register:
        assert len(register.editions()) == 6


class _Failing:
    """A connection that fails at one of its statements."""

    def __init__(self, db: sqlite3.Connection, at: int) -> None:
        self._db, self._left = db, at

    def execute(self, sql: str) -> sqlite3.Cursor:
        if self._left == 0:
            raise sqlite3.OperationalError("disk I/O error")
        self._left -= 1
        return self._db.execute(sql)


def _fails(file: Path, at: int) -> bool:
    """Migrate with one statement that fails; tell whether there was such a statement."""

    def daur_hidup(db: Any) -> None:
        MIGRATIONS[1](_Failing(db, at))  # type: ignore[arg-type]

    try:
        open_at(file, migrations=(MIGRATIONS[0], daur_hidup)).close()
    except RegisterError:
        return True
    return False


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from zi_docs.register.sqlite import schema
from zi_docs.register.sqlite.store import open_file
from zi_docs.register.values import Book
real = schema.daur_hidup
def daur_hidup(db):
    real(db)
    os.kill(os.getpid(), signal.SIGKILL)
open_file(Path(sys.argv[1]), Book("x", "kantor"), datetime.now,
          migrations=(schema.buku_agenda, daur_hidup))
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_a_killed_migration(file: Path) -> None:
    """A migration that is killed before its end leaves the old register; the next one does it."""
    before = _rows(file, "SELECT * FROM dokumen ORDER BY jenis, kunci")
    killed = subprocess.run([sys.executable, "-c", KILLED, file], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert _rows(file, "SELECT * FROM dokumen ORDER BY jenis, kunci") == before
    with open_at(file) as register:
        assert (register.migrated_from, len(register.editions())) == (1, 6)
    assert len(list(file.parent.glob("register-cadangan-v1-*.db"))) == 2


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has such rights")
def test_no_rights_for_others(file: Path) -> None:
    """The register of version 1 loses the rights of others; its backups and new ones have none."""
    file.parent.chmod(0o775)
    file.chmod(0o664)
    with open_at(file) as register:
        backup = register.backup()
    with open_at(file.with_name("baru.db")) as fresh:
        assert stat.S_IMODE(fresh.path.stat().st_mode) == 0o660
    assert stat.S_IMODE(file.stat().st_mode) == 0o660
    assert stat.S_IMODE(backup.stat().st_mode) == 0o660


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM edisi",
        "DELETE FROM dokumen",
        "UPDATE edisi SET sha256 = 'x'",
        "UPDATE edisi SET tanggal = '2022-01-01'",
        "UPDATE edisi SET nomor_id = NULL",
        "UPDATE edisi SET alasan = 'x'",
        "UPDATE edisi SET keadaan = 'terbit' WHERE edisi = 1",
        "UPDATE edisi SET keadaan = 'batal' WHERE edisi = 1",
        "UPDATE edisi SET pindaian = '' WHERE edisi = 2",
        "UPDATE edisi SET pindaian = 'lain' WHERE edisi = 2",
        "UPDATE dokumen SET tahap = 'jadi'",
        "INSERT INTO edisi SELECT 9, jenis, kunci, nomor_id, 3, tanggal, untuk, path, sha256, 1,"
        " hash_masukan, pindaian, asal, '', '', 'terbit', waktu FROM edisi WHERE edisi = 2",
    ],
)
def test_the_file_itself_refuses(register: SqliteRegister, statement: str) -> None:
    """No other program can delete, change or revive what was issued, or issue it twice."""
    scan = "f" * 64
    nomor = register.record(by_hand("a", "1"), issue_of("a"))
    register.replace(issue_of("a", nomor, pindaian=scan), "salah")
    with closing(sqlite3.connect(register.path)) as other, pytest.raises(sqlite3.IntegrityError):
        other.execute(statement)
    assert [one.keadaan for one in register.editions()] == ["diganti", "terbit"]
