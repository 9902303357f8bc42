"""A command line that does not fit, told like every other problem: code, place, sentence, mend.

Addresses of files and folders are refused before anything is read or made.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from zi_docs.errors import Problem, UsageError, brief, disk_words, problem

_VALUE = re.compile(r"'(?P<quoted>[^']*)'|\S{81,}")


class Misuse(click.BadParameter):
    """A value that does not fit, with its own mend."""

    def __init__(
        self, message: str, hint: str, ctx: click.Context | None, param: click.Parameter | None
    ) -> None:
        super().__init__(message, ctx, param)
        self.hint = hint


def describe_misuse(error: click.ClickException) -> Problem:
    """Return what click refused as a problem; its place is the option or argument."""
    context: click.Context | None = getattr(error, "ctx", None)
    command = context.command_path if context else "zi-docs"
    hint = getattr(error, "hint", "") or f"Baca {command} --help."
    message = " ".join(error.format_message().split())
    message = _VALUE.sub(_shorten, message)
    return problem("ZI000", brief(_place(error) or command), message, hint)


def _shorten(match: re.Match[str]) -> str:
    quoted = match["quoted"]
    return brief(match[0]) if quoted is None else f"'{brief(quoted)}'"


def _place(error: click.ClickException) -> str:
    """Return the option or argument that is meant, as it is typed."""
    param: click.Parameter | None = getattr(error, "param", None)
    if param is not None:
        return _name(param)
    return getattr(error, "option_name", "") or ""


def _name(param: click.Parameter) -> str:
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.human_readable_name


def refuse_at_once(command: click.Command, ctx: click.Context, args: Sequence[str]) -> None:
    """Refuse what no command could make use of, before anything is read or made.

    That is an empty value (of a shell variable that is not set), letters that are none, and a
    folder that is gone from under us. Raises :class:`UsageError` (ZI000, ZI012).
    """
    values, _, _ = command.make_parser(ctx).parse_args(args=list(args))
    asked_help = command.get_help_option(ctx)
    if asked_help and values.get(asked_help.name or ""):
        return
    for param in command.params:
        for value in _texts(values.get(param.name or "")):
            _refuse_value(_name(param), value)
    _refuse_lost_folder()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        yield from (item for item in value if isinstance(item, str))


def _refuse_value(place: str, value: str) -> None:
    if not value:
        message = "Nilainya kosong."
        hint = f"Isi nilai {place}, atau buang; variabel terminal yang kosong juga terbaca kosong."
        raise UsageError(problem("ZI000", place, message, hint))
    try:
        value.encode()
    except UnicodeEncodeError as error:
        message = "Nilainya memuat huruf yang tidak dapat dibaca."
        hint = "Ketik ulang nilainya; nama berkas atau folder seperti itu ganti dahulu."
        raise UsageError(problem("ZI012", place, message, hint)) from error


def _refuse_lost_folder() -> None:
    try:
        os.getcwd()  # noqa: PTH109  # only asked whether it is there
    except OSError as error:
        message = "Folder tempat perintah ini dijalankan sudah tidak ada atau tidak boleh dibuka."
        hint = "Pindah ke folder kerja Anda dengan cd, lalu jalankan lagi."
        raise UsageError(problem("ZI012", "folder sekarang", message, hint)) from error


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
