"""Making a register's file, and bringing an older one up to date."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zi_docs.errors import RegisterError, galat
from zi_docs.register.backup import back_up
from zi_docs.register.connection import Connections, connect
from zi_docs.register.failures import damage, dangling, open_failure, restore_hint, translated
from zi_docs.register.files import backup_path, part_of, publish
from zi_docs.register.schema import Migration

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

__all__ = ["make_ready"]

_HISTORY = (
    "CREATE TABLE migrasi (versi INTEGER PRIMARY KEY, nama TEXT NOT NULL, waktu TEXT NOT NULL)"
)


def make_ready(connections: Connections, migrations: Sequence[Migration], moment: datetime) -> None:
    """Make the file when it is absent, and run the migrations it has not seen.

    Raises :class:`RegisterError` for a file that is damaged (ZI602), newer than this program
    (ZI603), empty (ZI608) or somebody else's (ZI609), and when the disk refuses.
    """
    path, shown = connections.path, connections.shown
    if _size(path, shown) is None:
        _create(path, shown, migrations, moment)
    if _size(path, shown) == 0:
        raise _empty(path, shown)
    with connections.reading() as db:
        version = _version(db, path, shown)
    if version > len(migrations):
        raise _newer(shown, version, len(migrations))
    if version < len(migrations):
        _upgrade(connections, migrations, moment)


def _size(path: Path, shown: str) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        if path.is_symlink():
            raise dangling(shown) from None
        return None
    except OSError as error:
        raise open_failure(shown) from error


def _create(path: Path, shown: str, migrations: Sequence[Migration], moment: datetime) -> None:
    """Make the file under another name first: nobody ever sees a register without its tables."""
    try:
        with translated(path, shown), part_of(path) as part:
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
        raise open_failure(shown) from error


def _upgrade(connections: Connections, migrations: Sequence[Migration], moment: datetime) -> None:
    with connections.writing() as db:
        version = _version(db, connections.path, connections.shown)
        if version >= len(migrations):
            return  # another process did it while this one waited
        # The lock is held: the copy is exactly what the migration begins from.
        label = f"v{version}-{moment:%Y%m%d-%H%M%S}"
        back_up(connections, backup_path(connections.path, label))
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


def _version(db: sqlite3.Connection, path: Path, shown: str) -> int:
    known = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'migrasi'"
    if not db.execute(known).fetchone()[0]:
        raise _foreign(shown)
    version = db.execute("SELECT max(versi) FROM migrasi").fetchone()[0]
    if not isinstance(version, int):
        raise RegisterError(damage(path, shown))  # no register was ever made without its version
    return version


def _empty(path: Path, shown: str) -> RegisterError:
    """Refuse: beginning anew would give every number a second time."""
    hint = f"{restore_hint(path)} Bila belum pernah ada nomor, hapus berkas kosong ini."
    return RegisterError(galat("ZI608", shown, "Berkas register kosong (0 bita).", hint))


def _foreign(shown: str) -> RegisterError:
    return RegisterError(
        galat(
            "ZI609",
            shown,
            "Berkas ini basis data lain, bukan register zi-docs.",
            "Pindahkan berkas itu ke tempat lain; register disimpan di folder datanya sendiri.",
        )
    )


def _newer(shown: str, version: int, known: int) -> RegisterError:
    return RegisterError(
        galat(
            "ZI603",
            shown,
            f"Register ini versi {version}, dibuat zi-docs yang lebih baru; "
            f"program ini mengenal versi {known}.",
            "Perbarui zi-docs di komputer ini, lalu jalankan lagi.",
        )
    )
