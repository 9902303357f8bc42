"""The tables of the register, and every step that ever changed them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

__all__ = ["MIGRATIONS", "Migration"]

Migration = Callable[["sqlite3.Connection"], None]

# The rules are kept by the file itself, so that no program and no hand can break them unnoticed.
# STRICT tables would help, but the SQLite of older servers does not know them.
_TABLES = (
    """CREATE TABLE seri (
        seri TEXT NOT NULL, tahun INTEGER NOT NULL, mulai INTEGER NOT NULL,
        PRIMARY KEY (seri, tahun)
    ) WITHOUT ROWID""",
    # AUTOINCREMENT: the order of giving is the order of id, whatever the clock says.
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
