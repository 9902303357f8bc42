"""The tables of the register, all their migrations, and the code that brings a file up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from zi_docs.errors import RegisterError
from zi_docs.register import problems
from zi_docs.register.copies import back_up, backup_path, part_of, publish, restore_hint
from zi_docs.register.sqlite.connection import Connections, connect, translated
from zi_docs.register.values import Book

Migration = Callable[[sqlite3.Connection], None]

_HISTORY = (
    "CREATE TABLE migrasi (versi INTEGER PRIMARY KEY, nama TEXT NOT NULL, waktu TEXT NOT NULL)"
)

# The file itself enforces the rules, so that no program and no person can break them unnoticed.
# STRICT tables would help, but the SQLite of older servers does not know them.
_TABLES = (
    """CREATE TABLE seri (
        seri TEXT NOT NULL, tahun INTEGER NOT NULL, mulai INTEGER NOT NULL,
        PRIMARY KEY (seri, tahun)
    ) WITHOUT ROWID""",
    # AUTOINCREMENT: numbers are given in the order of their ids, whatever the clock says.
    """CREATE TABLE nomor (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        seri TEXT NOT NULL,
        tahun INTEGER NOT NULL,
        urut INTEGER CHECK (urut >= 1),
        sisipan TEXT NOT NULL,
        nomor TEXT NOT NULL COLLATE NOCASE CHECK (nomor <> ''),
        tangan INTEGER NOT NULL,
        jenis TEXT NOT NULL,
        kunci TEXT NOT NULL,
        untuk TEXT NOT NULL,
        tanggal TEXT NOT NULL,
        keadaan TEXT NOT NULL CHECK (keadaan IN ('dipesan', 'terbit', 'batal')),
        alasan TEXT NOT NULL DEFAULT '',
        kode TEXT NOT NULL DEFAULT '',
        dibuat TEXT NOT NULL,
        diubah TEXT NOT NULL,
        UNIQUE (seri, tahun, urut, sisipan),
        UNIQUE (seri, tahun, nomor),
        CHECK ((keadaan = 'batal') = (alasan <> ''))
    )""",
    """CREATE TABLE dokumen (
        jenis TEXT NOT NULL,
        kunci TEXT NOT NULL,
        nomor_id INTEGER REFERENCES nomor (id),
        untuk TEXT NOT NULL,
        tanggal TEXT NOT NULL,
        path TEXT NOT NULL,
        hash_masukan TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        ukuran INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        kode TEXT NOT NULL,
        waktu TEXT NOT NULL,
        PRIMARY KEY (jenis, kunci)
    )""",
    "CREATE UNIQUE INDEX nomor_hidup ON nomor (jenis, kunci) WHERE keadaan <> 'batal'",
    "CREATE UNIQUE INDEX nomor_kode ON nomor (kode) WHERE kode <> ''",
    "CREATE UNIQUE INDEX dokumen_kode ON dokumen (kode) WHERE kode <> ''",
    "CREATE UNIQUE INDEX dokumen_nomor ON dokumen (nomor_id) WHERE nomor_id IS NOT NULL",
)
_GUARDS = (
    """CREATE TRIGGER nomor_tidak_dihapus BEFORE DELETE ON nomor BEGIN
        SELECT RAISE(ABORT, 'nomor tidak pernah dihapus');
    END""",
    """CREATE TRIGGER nomor_tidak_berpindah
        BEFORE UPDATE OF id, seri, tahun, urut, sisipan, nomor, jenis, kunci ON nomor BEGIN
        SELECT RAISE(ABORT, 'nomor tidak pernah berpindah');
    END""",
    """CREATE TRIGGER nomor_tidak_mundur BEFORE UPDATE OF keadaan ON nomor
        WHEN OLD.keadaan = 'batal' OR (OLD.keadaan = 'terbit' AND NEW.keadaan = 'dipesan') BEGIN
        SELECT RAISE(ABORT, 'keadaan nomor tidak pernah mundur');
    END""",
)
_AGENDA = """CREATE VIEW agenda AS
    SELECT n.id, n.seri, n.tahun, n.urut, n.sisipan, n.nomor, n.jenis, n.kunci, n.untuk,
        n.tanggal, n.keadaan, n.alasan, coalesce(d.path, '') AS path,
        coalesce(d.sha256, '') AS sha256, n.kode, n.dibuat, n.diubah
    FROM nomor AS n LEFT JOIN dokumen AS d ON d.nomor_id = n.id
    UNION ALL
    SELECT NULL, '', CAST(substr(tanggal, 1, 4) AS INTEGER), NULL, '', '', jenis, kunci, untuk,
        tanggal, 'terbit', '', path, sha256, kode, waktu, waktu
    FROM dokumen WHERE nomor_id IS NULL"""


def buku_agenda(db: sqlite3.Connection) -> None:
    """Make the tables of numbers and documents."""
    for statement in (*_TABLES, *_GUARDS, _AGENDA):
        db.execute(statement)


MIGRATIONS: Sequence[Migration] = (buku_agenda,)


def make_ready(connections: Connections, migrations: Sequence[Migration], moment: datetime) -> None:
    """Make the file when it is absent, and run the migrations that it does not have yet.

    Raises :class:`RegisterError` for a file that is damaged (ZI602), newer than this program
    (ZI603), empty (ZI608) or somebody else's (ZI609), and when the disk refuses.
    """
    path, book = connections.path, connections.book
    if _size(path, book) is None:
        _create(path, book, migrations, moment)
    if _size(path, book) == 0:
        raise RegisterError(problems.empty_file(book, restore_hint(path)))
    with connections.reading() as db:
        version = _version(db, path, book)
    if version > len(migrations):
        raise RegisterError(problems.newer_version(book))
    if version < len(migrations):
        _upgrade(connections, migrations, moment)


def _size(path: Path, book: Book) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        if path.is_symlink():
            raise RegisterError(problems.link_to_nothing(book)) from None
        return None
    except OSError as error:
        raise RegisterError(problems.not_opened(book)) from error


def _create(path: Path, book: Book, migrations: Sequence[Migration], moment: datetime) -> None:
    """Make the file under another name first, so that nobody sees a register without its tables."""
    try:
        with translated(path, book), part_of(path) as part:
            db = connect(part)
            try:
                db.execute("BEGIN")
                db.execute(_HISTORY)
                _run(db, migrations, 0, moment)
                db.execute("COMMIT")
            finally:
                db.close()
            publish(part, path)
    except FileExistsError:
        return  # another process made it at the same moment
    except OSError as error:
        raise RegisterError(problems.not_opened(book)) from error


def _upgrade(connections: Connections, migrations: Sequence[Migration], moment: datetime) -> None:
    with connections.writing() as db:
        version = _version(db, connections.path, connections.book)
        if version >= len(migrations):
            return  # another process ran them while this one waited
        # The lock is held, so the copy is exactly the file before the migration.
        label = f"v{version}-{moment:%Y%m%d-%H%M%S}"
        back_up(connections.copy_to, backup_path(connections.path, label))
        _run(db, migrations, version, moment)


def _run(
    db: sqlite3.Connection, migrations: Sequence[Migration], version: int, moment: datetime
) -> None:
    for number, migration in enumerate(migrations[version:], version + 1):
        migration(db)
        db.execute(
            "INSERT INTO migrasi (versi, nama, waktu) VALUES (?, ?, ?)",
            (number, migration.__name__, moment.isoformat(timespec="seconds")),
        )


def _version(db: sqlite3.Connection, path: Path, book: Book) -> int:
    known = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'migrasi'"
    if not db.execute(known).fetchone()[0]:
        raise RegisterError(problems.another_database(book))
    version = db.execute("SELECT max(versi) FROM migrasi").fetchone()[0]
    if not isinstance(version, int):  # every register is made with its version
        raise RegisterError(problems.damaged(book, restore_hint(path)))
    return version
