"""Paths that are typed for a command, which are refused before anything is read or written."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click

from zi_docs.cli.misuse import Misuse, Words
from zi_docs.cli.problems import (
    would_replace_file,
    would_replace_input,
)
from zi_docs.errors import UsageError, brief, choices, disk_words, quote


class Kind(NamedTuple):
    """A kind of file that a command writes: the ending of its name, and what clerks call it."""

    ending: str
    words: str


BOOK = Kind(".xlsx", "buku kerja Excel")
WORD = Kind(".docx", "berkas Word")
PICTURE = Kind(".png", "gambar PNG")


class Address(click.Path[Path]):
    """A path that is checked at once; ``click.Path`` finds few faults before the file is opened."""

    def __init__(
        self,
        *,
        exists: bool,
        file: bool,
        folder: bool,
        beside: bool = False,
        kind: Kind | None = None,
    ) -> None:
        super().__init__(exists=exists, file_okay=file, dir_okay=folder, path_type=Path)
        self.beside = beside
        self.kind = kind

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """Read and check the path; with ``beside`` the folder around it must exist.

        Raises :class:`Misuse`, and :class:`UsageError` (ZI016) for a name of another kind of file.
        """
        path = Path(value)
        fault, hint = _fault(path, self)
        if fault:
            raise Misuse(fault, hint, ctx, param)
        if self.kind and path.suffix.casefold() != self.kind.ending:
            from zi_docs.app.problems import wrong_ending

            raise UsageError(wrong_ending(str(path), self.kind.ending, self.kind.words))
        return path


def file_to_read() -> Address:
    """Return the type of an argument that names an existing file."""
    return Address(exists=True, file=True, folder=False)


def to_read() -> Address:
    """Return the type of an argument that names an existing file or folder."""
    return Address(exists=True, file=True, folder=True)


def file_to_write(kind: Kind | None = None) -> Address:
    """Return the type of an option that names a file, of this kind, in an existing folder."""
    return Address(exists=False, file=True, folder=False, beside=True, kind=kind)


def folder_to_write() -> Address:
    """Return the type of an option that names a folder, which need not exist."""
    return Address(exists=False, file=False, folder=True)


def file_or_folder_to_write() -> Address:
    """Return the type of an option that names either, with an existing folder around it."""
    return Address(exists=False, file=True, folder=True, beside=True)


def refuse_loss(sources: Iterable[Path], hasil: Path, *, timpa: bool) -> None:
    """Refuse to overwrite an input, always, and any other file without ``--timpa``."""
    if any(hasil.exists() and path.exists() and hasil.samefile(path) for path in sources):
        raise UsageError(would_replace_input(str(hasil)))
    if hasil.exists() and not timpa:
        raise UsageError(would_replace_file(str(hasil)))


def _fault(path: Path, asked: Address) -> Words:
    """Return what is wrong with a path and how to correct it; empty texts when it is right."""
    shown = quote(str(path))
    if any(unicodedata.category(letter) == "Cc" for letter in str(path)):
        return "Alamat ini memuat tanda yang tidak tercetak.", "Ketik ulang alamatnya."
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return _absence(path, shown, asked)
    except OSError as error:
        return f"{shown}: {disk_words(error)}.", "Periksa alamatnya, atau pakai yang lain."
    if asked.exists and not os.access(path, os.R_OK):
        return f"{shown} tidak boleh dibaca.", "Mintalah izin membacanya, atau pakai salinannya."
    return _other_kind(mode, shown, asked)


def _absence(path: Path, shown: str, asked: Address) -> Words:
    if asked.exists:
        kind = "Berkas" if not asked.dir_okay else "Berkas atau folder"
        return f"{kind} {shown} tidak ada.", _others_there(path)
    if asked.beside and not path.parent.is_dir():
        folder = quote(str(path.parent))
        return f"Folder {folder} tidak ada.", "Buat folder itu dahulu, atau pakai folder lain."
    return "", ""


def _others_there(path: Path) -> str:
    """Return the files of the folder that may be meant: of the same extension or name."""
    wanted, stem = path.suffix.casefold(), path.stem.casefold()
    try:
        files = sorted(other for other in path.parent.iterdir() if other.is_file())
    except (OSError, ValueError):
        files = []
    names = [
        other.name
        for other in files
        if (other.suffix.casefold() == wanted if wanted else other.stem.casefold() == stem)
    ]
    shown = choices(map(brief, names))
    return f"Yang ada di folder itu: {shown}." if names else "Periksa alamatnya, juga akhirannya."


def _other_kind(mode: int, shown: str, asked: Address) -> Words:
    if not asked.dir_okay and stat.S_ISDIR(mode):
        return f"{shown} adalah folder, bukan berkas.", "Beri alamat sebuah berkas."
    if not asked.file_okay and stat.S_ISREG(mode):
        return f"{shown} adalah berkas, bukan folder.", "Beri alamat sebuah folder."
    if not asked.dir_okay and not stat.S_ISREG(mode):
        return f"{shown} bukan berkas biasa.", "Beri alamat sebuah berkas."
    if not asked.file_okay and not stat.S_ISDIR(mode):
        return f"{shown} bukan folder.", "Beri alamat sebuah folder."
    return "", ""
