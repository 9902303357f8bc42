"""Addresses of files and folders as people type them, refused before anything is read or made."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path

import click

from zi_docs.cli.misuse import Misuse
from zi_docs.errors import brief, disk_words

__all__ = ["Address", "file_to_read", "file_to_write", "folder_to_write"]


class Address(click.Path[Path]):
    """A path that the disk can answer for; ``click.Path`` leaves much to whoever opens it."""

    def __init__(self, *, exists: bool, file: bool, folder: bool, beside: bool = False) -> None:
        super().__init__(exists=exists, file_okay=file, dir_okay=folder, path_type=Path)
        self.beside = beside

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """Read the address; ``beside`` asks that the folder around it is there."""
        path = Path(value)
        fault, hint = _fault(path, self)
        if fault:
            raise Misuse(fault, hint, ctx, param)
        return path


def file_to_read() -> Address:
    """Return the type of an argument that names a file that is there."""
    return Address(exists=True, file=True, folder=False)


def file_to_write() -> Address:
    """Return the type of an option that names a file to be made in a folder that is there."""
    return Address(exists=False, file=True, folder=False, beside=True)


def folder_to_write() -> Address:
    """Return the type of an option that names a folder, which may have to be made."""
    return Address(exists=False, file=False, folder=True)


def _fault(path: Path, asked: Address) -> tuple[str, str]:
    """Return what is wrong with an address and how to mend it, or nothing."""
    shown = brief(str(path))
    if any(unicodedata.category(letter) == "Cc" for letter in str(path)):
        return "Alamat ini memuat tanda yang tidak tercetak.", "Ketik ulang alamatnya."
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return _absence(path, shown, asked)
    except OSError as error:
        return f"'{shown}': {disk_words(error)}.", "Periksa alamatnya, atau pakai yang lain."
    if asked.exists and not os.access(path, os.R_OK):
        return f"'{shown}' tidak boleh dibaca.", "Mintalah izin membacanya."
    return _other_kind(mode, shown, asked)


def _absence(path: Path, shown: str, asked: Address) -> tuple[str, str]:
    if asked.exists:
        kind = "Berkas" if not asked.dir_okay else "Berkas atau folder"
        return f"{kind} '{shown}' tidak ada.", "Periksa alamatnya, juga akhirannya."
    if asked.beside and not path.parent.is_dir():
        folder = brief(str(path.parent))
        return f"Folder '{folder}' tidak ada.", "Buat folder itu dahulu, atau pakai folder lain."
    return "", ""


def _other_kind(mode: int, shown: str, asked: Address) -> tuple[str, str]:
    if not asked.dir_okay and stat.S_ISDIR(mode):
        return f"'{shown}' adalah folder, bukan berkas.", "Beri alamat sebuah berkas."
    if not asked.file_okay and stat.S_ISREG(mode):
        return f"'{shown}' adalah berkas, bukan folder.", "Beri alamat sebuah folder."
    if not asked.dir_okay and not stat.S_ISREG(mode):
        return f"'{shown}' bukan berkas biasa.", "Beri alamat sebuah berkas."
    if not asked.file_okay and not stat.S_ISDIR(mode):
        return f"'{shown}' bukan folder.", "Beri alamat sebuah folder."
    return "", ""
