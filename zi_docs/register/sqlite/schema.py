"""The tables of the register, all their migrations, and the code that brings a file up to date."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from zi_docs.errors import RegisterError
from zi_docs.files.writing import write_by
from zi_docs.register import problems
from zi_docs.register.copies import back_up, backup_path, restore_hint
from zi_docs.register.sqlite.connection import Connections, connect, translated
from zi_docs.register.values import Book

MIGRATED_FROM = "diperbarui_dari"

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


# Version 2: drafts beside documents, and every edition of what was issued.

_DOCUMENTS = """CREATE TABLE dokumen_baru (
    jenis TEXT NOT NULL,
    kunci TEXT NOT NULL,
    konsep INTEGER NOT NULL DEFAULT 0 CHECK (konsep IN (0, 1)),
    tahap TEXT NOT NULL CHECK (tahap IN ('konsep', 'jadi', 'terbit', 'batal')),
    nomor_id INTEGER REFERENCES nomor (id),
    edisi_id INTEGER REFERENCES edisi (id),
    untuk TEXT NOT NULL,
    tanggal TEXT NOT NULL,
    path TEXT NOT NULL,
    hash_masukan TEXT NOT NULL,
    beda TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL,
    ukuran INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    kode TEXT NOT NULL,
    waktu TEXT NOT NULL,
    PRIMARY KEY (jenis, kunci, konsep),
    CHECK ((konsep = 1) = (tahap = 'konsep'))
)"""
_EDITIONS = """CREATE TABLE edisi (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    jenis TEXT NOT NULL,
    kunci TEXT NOT NULL,
    nomor_id INTEGER REFERENCES nomor (id),
    edisi INTEGER NOT NULL CHECK (edisi >= 1),
    tanggal TEXT NOT NULL,
    untuk TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    ukuran INTEGER NOT NULL,
    hash_masukan TEXT NOT NULL,
    pindaian TEXT NOT NULL DEFAULT '',
    asal TEXT NOT NULL CHECK (asal IN ('naskah', 'konsep', 'catatan', 'versi 1')),
    alasan TEXT NOT NULL DEFAULT '',
    alasan_batal TEXT NOT NULL DEFAULT '',
    keadaan TEXT NOT NULL CHECK (keadaan IN ('terbit', 'diganti', 'batal')),
    waktu TEXT NOT NULL,
    CHECK ((keadaan = 'batal') = (alasan_batal <> ''))
)"""
# v1 did not know why a text was filled again, so its input hashes are not compared.
_CARRIED_OVER = (
    """INSERT INTO edisi (jenis, kunci, nomor_id, edisi, tanggal, untuk, path, sha256, ukuran,
        hash_masukan, asal, alasan_batal, keadaan, waktu)
    SELECT d.jenis, d.kunci, d.nomor_id, 1, d.tanggal, d.untuk, d.path, d.sha256, d.ukuran,
        '', 'versi 1', n.alasan, n.keadaan, d.waktu
    FROM dokumen AS d JOIN nomor AS n ON n.id = d.nomor_id WHERE n.keadaan <> 'dipesan'
    ORDER BY n.id""",
    """INSERT INTO dokumen_baru (jenis, kunci, tahap, nomor_id, edisi_id, untuk, tanggal, path,
        hash_masukan, sha256, ukuran, mtime_ns, kode, waktu)
    SELECT d.jenis, d.kunci, coalesce(e.keadaan, 'jadi'), d.nomor_id, e.id, d.untuk, d.tanggal,
        d.path, '', d.sha256, d.ukuran, d.mtime_ns, d.kode, d.waktu
    FROM dokumen AS d LEFT JOIN edisi AS e ON e.nomor_id = d.nomor_id""",
    "DROP VIEW agenda",
    "DROP TABLE dokumen",
    "ALTER TABLE dokumen_baru RENAME TO dokumen",
)
# What a run still has to tell: that the register came from an older version.
_NOTES = "CREATE TABLE penanda (nama TEXT PRIMARY KEY, isi TEXT NOT NULL)"
_LIFE_INDEXES = (
    "CREATE UNIQUE INDEX dokumen_kode ON dokumen (kode) WHERE kode <> '' AND konsep = 0",
    "CREATE UNIQUE INDEX dokumen_nomor ON dokumen (nomor_id) WHERE nomor_id IS NOT NULL",
    "CREATE UNIQUE INDEX edisi_nomor ON edisi (nomor_id, edisi) WHERE nomor_id IS NOT NULL",
    "CREATE UNIQUE INDEX edisi_biasa ON edisi (jenis, kunci, edisi) WHERE nomor_id IS NULL",
    "CREATE UNIQUE INDEX edisi_berlaku ON edisi (jenis, kunci) WHERE keadaan = 'terbit'",
)
_LIFE_GUARDS = (
    """CREATE TRIGGER edisi_tidak_dihapus BEFORE DELETE ON edisi BEGIN
        SELECT RAISE(ABORT, 'edisi tidak pernah dihapus');
    END""",
    """CREATE TRIGGER edisi_tidak_berubah
        BEFORE UPDATE OF id, jenis, kunci, nomor_id, edisi, tanggal, untuk, path, sha256, ukuran,
            hash_masukan, asal, alasan, waktu ON edisi BEGIN
        SELECT RAISE(ABORT, 'edisi tidak pernah berubah');
    END""",
    """CREATE TRIGGER edisi_tidak_mundur BEFORE UPDATE OF keadaan, alasan_batal ON edisi
        WHEN OLD.keadaan <> 'terbit' BEGIN
        SELECT RAISE(ABORT, 'keadaan edisi tidak pernah mundur');
    END""",
    """CREATE TRIGGER pindaian_tetap BEFORE UPDATE OF pindaian ON edisi
        WHEN OLD.pindaian <> '' BEGIN
        SELECT RAISE(ABORT, 'pindaian tidak pernah diganti');
    END""",
    """CREATE TRIGGER terbit_tidak_dihapus BEFORE DELETE ON dokumen
        WHEN OLD.tahap IN ('terbit', 'batal') BEGIN
        SELECT RAISE(ABORT, 'dokumen terbit tidak pernah dihapus');
    END""",
    """CREATE TRIGGER terbit_tidak_mundur BEFORE UPDATE OF tahap ON dokumen
        WHEN OLD.tahap = 'terbit' AND NEW.tahap NOT IN ('terbit', 'batal') BEGIN
        SELECT RAISE(ABORT, 'dokumen terbit tidak pernah kembali menjadi konsep');
    END""",
)
_LIFE_AGENDA = """CREATE VIEW agenda AS
    SELECT n.id, n.seri, n.tahun, n.urut, n.sisipan, n.nomor, n.jenis, n.kunci, n.untuk,
        n.tanggal, n.keadaan, n.alasan, coalesce(d.path, '') AS path,
        coalesce(d.sha256, e.sha256, '') AS sha256, n.kode, n.dibuat, n.diubah,
        coalesce(e.edisi, 0) AS edisi, coalesce(e.pindaian, '') AS pindaian
    FROM nomor AS n
    LEFT JOIN dokumen AS d ON d.nomor_id = n.id
    LEFT JOIN edisi AS e ON e.nomor_id = n.id
        AND e.edisi = (SELECT max(edisi) FROM edisi WHERE nomor_id = n.id)
    UNION ALL
    SELECT NULL, '', CAST(substr(d.tanggal, 1, 4) AS INTEGER), NULL, '', '', d.jenis, d.kunci,
        d.untuk, d.tanggal, d.tahap, coalesce(e.alasan_batal, ''), d.path, d.sha256, d.kode,
        coalesce(e.waktu, d.waktu), d.waktu, coalesce(e.edisi, 0), coalesce(e.pindaian, '')
    FROM dokumen AS d LEFT JOIN edisi AS e ON e.id = d.edisi_id WHERE d.nomor_id IS NULL"""

_LEFTOVERS = """CREATE TABLE sisa (
    path TEXT NOT NULL PRIMARY KEY,
    jenis TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    konsep INTEGER NOT NULL CHECK (konsep IN (0, 1))
) WITHOUT ROWID"""


def daur_hidup(db: sqlite3.Connection) -> None:
    """Add drafts, editions and leftovers; every number in force becomes a first edition."""
    guarded = (*_LIFE_INDEXES, *_LIFE_GUARDS, _LIFE_AGENDA)
    changes = (_EDITIONS, _DOCUMENTS, _LEFTOVERS, *_CARRIED_OVER, _NOTES, *guarded)
    for statement in changes:
        db.execute(statement)


MIGRATIONS: Sequence[Migration] = (buku_agenda, daur_hidup)


def make_ready(connections: Connections, migrations: Sequence[Migration], moment: datetime) -> None:
    """Make the file when it is absent, and run the migrations that it does not have yet.

    Raises :class:`RegisterError` for a file that is damaged (ZI602), newer than this program
    (ZI603), empty (ZI608) or somebody else's (ZI609), and when the disk refuses.
    """
    path, book = connections.path, connections.book
    if _size(path, book) is None:
        _create(path, book, migrations, moment)
    _close_to_others(path)
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
        if path.is_dir():  # on Windows a folder has the size 0
            raise RegisterError(problems.not_opened(book))
        return path.stat().st_size
    except FileNotFoundError:
        if path.is_symlink():
            raise RegisterError(problems.link_to_nothing(book)) from None
        if path.parent.is_file():  # on Windows this looks like a name that is free
            raise RegisterError(problems.not_opened(book)) from None
        return None
    except OSError as error:
        raise RegisterError(problems.not_opened(book)) from error


def _close_to_others(path: Path) -> None:
    """Take the rights of "others" away, which the registers of version 0.1 gave.

    The owner alone can do so; a disk that has no such rights refuses it.
    """
    mode = stat.S_IMODE(path.stat().st_mode)
    if os.name == "posix" and mode & stat.S_IRWXO:
        with suppress(OSError):
            path.chmod(mode & ~stat.S_IRWXO)


def _create(path: Path, book: Book, migrations: Sequence[Migration], moment: datetime) -> None:
    """Make the file under another name first, so that nobody sees a register without its tables."""

    def fill(part: Path) -> None:
        db = connect(part)
        try:
            db.execute("BEGIN")
            db.execute(_HISTORY)
            _run(db, migrations, 0, moment)
            db.execute("COMMIT")
        finally:
            db.close()

    try:
        path.parent.stat()  # the folder of the data is never made
        with translated(path, book):
            write_by(fill, path, replace=False)
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
        db.execute("INSERT OR IGNORE INTO penanda VALUES (?, ?)", (MIGRATED_FROM, str(version)))


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
