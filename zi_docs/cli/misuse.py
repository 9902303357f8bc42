"""A wrong command line, reported like every other problem: code, place, message, hint."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from zi_docs.cli.problems import empty_value, folder_gone, misused, unreadable_value
from zi_docs.errors import Problem, UsageError, brief, quote

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
