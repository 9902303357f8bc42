"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from zi_docs.errors import OutputError, Problem, galat

__all__ = ["PART", "output_problem", "prepare_folder", "write_whole"]

PART = ".zidocs-part"


def write_whole(path: Path, data: bytes, shown: str) -> None:
    """Write a file under a temporary name in its own folder, then rename it.

    At any moment the final name holds the old file, the new one, or nothing. Raises
    :class:`OutputError` (ZI501-ZI503) when the folder can't take it.
    """
    part = path.with_name(f"{path.name}{PART}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(data)
        part.replace(path)
    except OSError as error:
        _discard(part)
        raise OutputError(output_problem(error, shown)) from error


def prepare_folder(folder: Path, shown: str) -> None:
    """Make a folder and prove that it takes files, before any document is made.

    Asking for permission is not enough: a read-only disk says yes to the administrator. Raises
    :class:`OutputError` (ZI501-ZI503).
    """
    probe = folder / f"uji{os.getpid()}{PART}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise OutputError(output_problem(error, shown)) from error


def _discard(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the disk that refused the file may refuse this too; the part is not a result


def output_problem(error: OSError, place: str) -> Problem:
    """Return what a refusal of the disk means to a clerk."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return galat(
            "ZI501",
            place,
            "Diska penuh; berkas ini tidak jadi ditulis.",
            "Kosongkan diska, lalu jalankan perintah yang sama: yang sudah jadi dilewati.",
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return galat(
            "ZI502",
            place,
            "Folder atau berkas ini tidak boleh ditulisi.",
            "Tutup berkas itu di Word, atau pilih folder lain dengan --keluaran.",
        )
    return galat(
        "ZI503",
        place,
        f"Berkas tidak dapat ditulis ({error.strerror}).",
        "Periksa alamat folder keluaran, lalu jalankan lagi.",
    )
