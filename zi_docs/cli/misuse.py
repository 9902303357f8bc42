"""A command line that does not fit, told like every other problem: code, place, sentence, mend.

Addresses of files and folders are refused before anything is read or made.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
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
    message = " ".join(_sentence(error).split())
    message = _VALUE.sub(_shorten, message)
    return problem("ZI000", brief(_place(error) or command), message, hint)


@contextmanager
def told_of(ctx: click.Context) -> Iterator[None]:
    """Name the command in what its parser refuses: click leaves it out for an option's value."""
    try:
        yield
    except click.BadOptionUsage as error:
        error.ctx = error.ctx or ctx
        raise


def refuse_excess(ctx: click.Context, rest: Sequence[str]) -> None:
    """Raise :class:`click.UsageError` for arguments that no parameter takes."""
    if rest and not ctx.resilient_parsing:
        raise click.UsageError(f"Ada argumen yang berlebih: {' '.join(rest)}", ctx)


def _sentence(error: click.ClickException) -> str:
    """Return what is wrong: for what click refuses in our words, else as it was raised."""
    for kind, say in _SENTENCES.items():
        if isinstance(error, kind):
            return say(error)
    return error.format_message()


def _no_such_option(error: click.NoSuchOption) -> str:
    return f"Opsi {error.option_name!r} tidak ada.{_near(error.possibilities)}"


def _no_such_command(error: click.NoSuchCommand) -> str:
    return f"Perintah {error.command_name!r} tidak ada.{_near(error.possibilities)}"


def _near(names: Sequence[str] | None) -> str:
    return f" Mungkin maksudnya {', '.join(map(repr, sorted(names)))}?" if names else ""


def _wrong_option(error: click.BadOptionUsage) -> str:
    """Return which it is: a value too many, or one too few."""
    name = error.option_name
    params = error.ctx.command.params if error.ctx else []
    option = next((p for p in params if name in (*p.opts, *p.secondary_opts)), None)
    if isinstance(option, click.Option) and not option.is_flag:
        return f"Nilai untuk opsi {name!r} belum ditulis."
    return f"Opsi {name!r} tidak memakai nilai."


def _missing(error: click.MissingParameter) -> str:
    param = error.param
    if param is None:
        return "Ada yang belum diisi."
    kind = "argumen" if isinstance(param, click.Argument) else "opsi"
    more = param.type.get_missing_message(param=param, ctx=error.ctx) or ""
    return f"Belum diisi: {kind} {param.get_error_hint(error.ctx)}. {more}"


def _bad_value(error: click.BadParameter) -> str:
    hint = f" {error.param.get_error_hint(error.ctx)}" if error.param else ""
    return f"Nilai{hint} tidak dapat dipakai: {error.message}"


_SENTENCES: dict[type[click.ClickException], Callable[[Any], str]] = {
    click.NoSuchOption: _no_such_option,
    click.NoSuchCommand: _no_such_command,
    click.BadOptionUsage: _wrong_option,
    click.MissingParameter: _missing,  # is a BadParameter too
    click.BadParameter: _bad_value,
}


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
