"""A wrong command line, reported like every other problem: code, place, message, hint.

Wrong paths of files and folders are refused before anything is read or written.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import click

from zi_docs.cli.problems import (
    empty_value,
    folder_gone,
    misused,
    unreadable_value,
    would_replace_file,
    would_replace_input,
)
from zi_docs.errors import Problem, UsageError, brief, choices, disk_words, quote

# The message and the hint of a refusal.
Words = tuple[str, str]


class Misuse(click.BadParameter):
    """A wrong value or a wrong command line, with its own hint."""

    def __init__(
        self,
        message: str,
        hint: str,
        ctx: click.Context | None,
        param: click.Parameter | None = None,
    ) -> None:
        super().__init__(message, ctx, param)
        self.hint = hint


def describe_misuse(error: click.ClickException) -> Problem:
    """Return an error of click as a problem; its place is the option or argument."""
    message, hint = _words(error)
    message = " ".join(message.split())
    return misused(brief(_place(error) or _command(error)), message, hint)


@contextmanager
def told_of(ctx: click.Context) -> Iterator[None]:
    """Add the command to errors of its parser, since click omits it for wrong option values."""
    try:
        yield
    except click.BadOptionUsage as error:
        error.ctx = error.ctx or ctx
        raise


def refuse_excess(ctx: click.Context, rest: Sequence[str]) -> None:
    """Raise :class:`Misuse` for arguments that no parameter takes."""
    if rest and not ctx.resilient_parsing:
        message = f"{quote(' '.join(rest))} tidak dikenal di sini."
        hint = f'{_usage(ctx)} Isi yang memuat spasi diapit tanda petik, mis. "Ani Lestari".'
        raise Misuse(message, hint, ctx)


def _words(error: click.ClickException) -> Words:
    """Return the message and the hint of an error; click's own errors are put in our words."""
    for kind, say in _WORDS.items():
        if isinstance(error, kind):
            return say(error)
    return error.format_message(), f"Baca {_command(error)} --help."


def _command(error: click.ClickException) -> str:
    context: click.Context | None = getattr(error, "ctx", None)
    return context.command_path if context else "zi-docs"


def _usage(ctx: click.Context) -> str:
    pieces = " ".join(ctx.command.collect_usage_pieces(ctx))
    return f"Susunannya: {ctx.command_path} {pieces}."


def _no_such_option(error: click.NoSuchOption) -> Words:
    near, help_of = _either(error.possibilities or ()), f"{_command(error)} --help"
    hint = f"Mungkin {near}; semua opsi: {help_of}." if near else f"Semua opsi: {help_of}."
    return f"Opsi {brief(error.option_name)} tidak ada.", hint


def _no_such_command(error: click.NoSuchCommand) -> Words:
    program = _command(error)
    near = _either(f"{program} {name}" for name in error.possibilities or ())
    hint = f"semua perintah: {program} --help."
    hint = f"Mungkin {near}; {hint}" if near else hint.capitalize()
    return f"Perintah {quote(error.command_name)} tidak ada.", hint


def _either(names: Iterable[str]) -> str:
    """Return several names as a choice: "a atau b", "a, b, atau c"."""
    *others, last = [*sorted(names)] or [""]
    if not others:
        return last
    return f"{', '.join(others)}{',' if len(others) > 1 else ''} atau {last}"


def _wrong_option(error: click.BadOptionUsage) -> Words:
    """Report an option with a value that it does not take, or without the value that it needs."""
    name = error.option_name
    params = error.ctx.command.params if error.ctx else []
    option = next((p for p in params if name in (*p.opts, *p.secondary_opts)), None)
    if not isinstance(option, click.Option) or option.is_flag:
        return f"Opsi {name} tidak memakai nilai.", f"Tulis {name} saja."
    absent = getattr(option, "absent", None)
    mend = absent()[1] if absent else getattr(option.type, "mend", "")
    return f"Sesudah {name} belum ada isinya.", mend or f"Tulis isinya: {name} {option.metavar}."


def _missing(error: click.MissingParameter) -> Words:
    """Report a missing argument or option; an option may have its own message."""
    param, ctx = error.param, error.ctx
    if param is None or ctx is None:
        return "Ada yang belum disebut.", f"Baca {_command(error)} --help."
    if absent := getattr(param, "absent", None):
        message, mend = absent()
        return message, mend
    more = param.type.get_missing_message(param=param, ctx=ctx) or _usage(ctx)
    return f"{param.make_metavar(ctx)} belum disebut.", more


def _bad_value(error: click.BadParameter) -> Words:
    return error.message, getattr(error, "hint", "") or f"Baca {_command(error)} --help."


_WORDS: dict[type[click.ClickException], Callable[[Any], Words]] = {
    click.NoSuchOption: _no_such_option,
    click.NoSuchCommand: _no_such_command,
    click.BadOptionUsage: _wrong_option,
    click.MissingParameter: _missing,  # before BadParameter, its base class
    click.BadParameter: _bad_value,
}


def _place(error: click.ClickException) -> str:
    """Return the option or argument of an error, as it is typed."""
    param: click.Parameter | None = getattr(error, "param", None)
    if param is not None:
        return _name(param)
    return getattr(error, "option_name", "") or ""


def _name(param: click.Parameter) -> str:
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.human_readable_name


def refuse_at_once(command: click.Command, ctx: click.Context, args: Sequence[str]) -> None:
    """Refuse what no command can use, before anything is read or written.

    This is an empty value (from a shell variable that is not set), bytes that are not text, or a
    working folder that was deleted. Raises :class:`UsageError` (ZI000, ZI012).
    """
    values, _, _ = command.make_parser(ctx).parse_args(args=list(args))
    asked_help = command.get_help_option(ctx)
    if asked_help and values.get(asked_help.name or ""):
        return
    for param in command.params:
        for value in _texts(values.get(param.name or "")):
            _refuse_value(param, value)
    _refuse_lost_folder()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        yield from (item for item in value if isinstance(item, str))


def _refuse_value(param: click.Parameter, value: str) -> None:
    place = _name(param)
    if not value:
        raise UsageError(empty_value(place, needed=param.required))
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise UsageError(unreadable_value(place)) from error


def _refuse_lost_folder() -> None:
    try:
        os.getcwd()  # noqa: PTH109  # raises an error when the folder is gone
    except OSError as error:
        raise UsageError(folder_gone()) from error


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


def refuse_loss(sources: Iterable[Path], hasil: Path, *, timpa: bool) -> None:
    """Refuse to overwrite an input, always, and any other file without ``--timpa``."""
    if any(hasil.exists() and path.exists() and hasil.samefile(path) for path in sources):
        raise UsageError(would_replace_input(str(hasil)))
    if hasil.exists() and not timpa:
        raise UsageError(would_replace_file(str(hasil)))


def file_or_folder_to_write() -> Address:
    """Return the type of an option that names either, with an existing folder around it."""
    return Address(exists=False, file=True, folder=True, beside=True)


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
