"""What SQLite says, as a clerk would understand it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zi_docs.errors import Problem, RegisterError, disk_words, galat
from zi_docs.register.commands import book_command
from zi_docs.register.files import newest_backup

__all__ = [
    "damage",
    "dangling",
    "open_failure",
    "restore_hint",
    "translated",
    "write_failure",
    "write_refusal",
]

# What SQLite says of tables that our own statements do not fit: the file was cut or changed.
_MISFIT = re.compile(r"no such |malformed")

_CLOSED = (
    "ZI601",
    "Berkas register tidak dapat dibuka atau dibuat.",
    "Periksa bahwa foldernya ada dan boleh dibaca dan ditulisi.",
)
_BUSY = (
    "ZI604",
    "Register sedang dipakai proses lain dan tidak kunjung bebas.",
    "Tunggu sampai perintah di jendela atau komputer lain selesai, lalu jalankan lagi.",
)
_SENTENCES = {
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_READONLY": (
        "ZI605",
        "Register tidak boleh ditulisi; tidak ada nomor yang diberikan.",
        "Hapus tanda hanya-baca pada berkas register dan foldernya, lalu jalankan lagi.",
    ),
    "SQLITE_FULL": (
        "ZI606",
        "Diska penuh; perubahan ini tidak dicatat dan isi register tetap utuh.",
        "Kosongkan diska, lalu jalankan perintah yang sama.",
    ),
    "SQLITE_CANTOPEN": _CLOSED,
    "SQLITE_PERM": _CLOSED,
    "SQLITE_CONSTRAINT": (
        "ZI625",
        "Register menolak perubahan yang melanggar aturannya.",
        "Jalankan lagi perintah yang sama; bila terulang, jalankan {periksa}.",
    ),
}


@contextmanager
def translated(path: Path, shown: str) -> Iterator[None]:
    """Turn SQLite's errors into :class:`RegisterError` (ZI601-ZI607, ZI625)."""
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        raise RegisterError(_problem(error, path, shown)) from error


def _problem(error: Exception, path: Path, shown: str) -> Problem:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or _MISFIT.match(str(error)):
        return damage(path, shown)
    for known, (code, message, hint) in _SENTENCES.items():
        if name.startswith(known):
            periksa = book_command("periksa", path.parent.name)
            return galat(code, shown, message, hint.replace("{periksa}", periksa))
    return galat(
        "ZI607",
        shown,
        f"Register gagal dibaca atau ditulis ({name or type(error).__name__}).",
        "Periksa diska dan jaringan, lalu jalankan lagi perintah yang sama.",
    )


def damage(path: Path, shown: str, count: int = 0) -> Problem:
    """Return the complaint about a damaged register, with how much SQLite found, in English."""
    detail = f": {count} kerusakan ditemukan" if count else " atau bukan basis data"
    message = f"Berkas register ini rusak{detail}."
    return galat("ZI602", shown, message, restore_hint(path))


def restore_hint(path: Path) -> str:
    """Say from which backup a register can be restored."""
    backup = newest_backup(path)
    if backup is None:
        return "Belum ada cadangan di folder ini; jangan hapus berkas ini, mintalah bantuan."
    return (
        f"Cadangan terbaru: {backup.name}. Simpan dahulu berkas yang rusak dengan nama lain, "
        f"lalu salin cadangan itu menjadi {path.name}."
    )


def dangling(shown: str) -> RegisterError:
    """Return what it means that the register is a link to a file that is gone."""
    message = "Berkas register ini hanya tautan, dan berkas yang ditunjuknya tidak ada."
    hint = "Kembalikan berkas yang ditunjuknya; hapus tautan ini hanya bila belum pernah ada nomor."
    return RegisterError(galat("ZI601", shown, message, hint))


def open_failure(shown: str) -> RegisterError:
    """Return what it means that the disk does not let the register's file be opened or made."""
    code, message, hint = _CLOSED
    return RegisterError(galat(code, shown, message, hint))


def write_failure(error: OSError, shown: str) -> RegisterError:
    """Return what a disk's refusal of a copy or an export means."""
    return write_refusal(disk_words(error), shown)


def write_refusal(reason: str, shown: str) -> RegisterError:
    """Return why a copy or an export can't stand under its name."""
    return RegisterError(
        galat(
            "ZI641",
            shown,
            f"Berkas ini tidak dapat ditulis: {reason}.",
            "Tutup berkas itu bila sedang terbuka di Excel, atau pilih nama atau folder lain.",
        )
    )
