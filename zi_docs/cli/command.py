"""What all commands share: how they are declared, options that return, what Tab offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from zi_docs.cli.misuse import refuse_at_once, refuse_excess, told_of
from zi_docs.cli.show import Command, Option

OPTIONS_METAVAR = "[OPSI]"

# `show.run` looks for this option among the arguments themselves: even arguments that can't be
# parsed must be able to show their traceback.
DEBUG = click.Option(
    ["--debug"],
    is_flag=True,
    expose_value=False,
    help="Bila gagal, tampilkan juga jejak galat untuk pengembang.",
)

Function = TypeVar("Function", bound=Callable[..., Any])


def declare(
    name: str, *, keterangan: str, contoh: tuple[str, ...]
) -> Callable[[Callable[..., int]], click.Command]:
    """Declare a command: its help ends with examples, and it returns its exit code."""

    def decorate(function: Callable[..., int]) -> click.Command:
        declared = click.command(
            name,
            _Command,
            help=keterangan,
            epilog=format_examples(contoh),
            options_metavar=OPTIONS_METAVAR,
        )(function)
        declared.params.append(DEBUG)
        return declared

    return decorate


class _Command(Command):
    """A command that looks at what was typed before it reads any of it."""

    allow_extra_args = True  # or click would refuse them, in English

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse what no command could use; completion may meet half a line."""
        with told_of(ctx):
            if not ctx.resilient_parsing:
                refuse_at_once(self, ctx, args)
            rest = super().parse_args(ctx, args)
        refuse_excess(ctx, rest)
        return rest


def refuse(message: str) -> NoReturn:
    """Raise :class:`click.UsageError` in the command that is being run."""
    raise click.UsageError(message, click.get_current_context())


def format_examples(contoh: tuple[str, ...]) -> str:
    """Return the end of a help text: lines that can be typed as they are."""
    return "\n".join(["\b", "Contoh:", *(f"  zi-docs {line}" for line in contoh)])


def gather(
    into: str, make: Callable[..., object], *declarations: Callable[[Any], Any]
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Declare options whose values reach the command together, as one argument.

    ``make`` gets them by name.
    """
    names = [param.name for param in _declared(declarations)]

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        @wraps(function)
        def call(**values: Any) -> int:
            mine = {name: values.pop(name) for name in names}
            return function(**values, **{into: make(**mine)})

        for declaration in reversed(declarations):
            call = declaration(call)
        return call

    return decorate


def _declared(declarations: Iterable[Callable[[Any], Any]]) -> list[click.Parameter]:
    def nothing() -> None:
        """Carry the declarations."""

    return [declaration(nothing).__click_params__[-1] for declaration in declarations]


class Tanggal(click.ParamType[date]):
    """A date in any of the ways that people type one."""

    name = "tanggal"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date; a weekday that disagrees with it is a mistake too."""
        from zi_docs.indonesian import nama_hari, parse_tanggal

        try:
            written = parse_tanggal(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        if not written.cocok:
            self.fail(f'"{value}" jatuh pada hari {nama_hari(written.tanggal)}.', param, ctx)
        return written.tanggal


class Bilangan(click.ParamType[int]):
    """A whole number between two bounds. (``click.IntRange`` calls it "integer range".)"""

    name = "bilangan"

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the number."""
        try:
            number = int(value)
        except ValueError:
            number = self.least - 1
        if not self.least <= number <= self.most:
            self.fail(f"'{value}' bukan bilangan bulat {self.least} s.d. {self.most}.", param, ctx)
        return number


def jenis_argument(keterangan: str, *, nargs: int = -1) -> Callable[[Function], Function]:
    """Declare the argument that names document types."""
    return click.argument(
        "jenis",
        nargs=nargs,
        required=False,
        help=keterangan,
        shell_complete=complete_jenis,
    )


def data_option(keterangan: str, *, required: bool) -> Callable[[Function], Function]:
    """Declare the option that names the data set."""
    return click.option(
        "--data",
        cls=Option,
        metavar="DATA",
        required=required,
        help=keterangan,
        shell_complete=complete_data,
    )


def tanggal_option(keterangan: str) -> Callable[[Function], Function]:
    """Declare the option that replaces the documents' date."""
    return click.option("--tanggal", type=Tanggal(), metavar="TANGGAL", help=keterangan)


# `show.run` looks for this option among the arguments too: a failure is then told in JSON.
json_option = click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Tulis hasilnya sebagai satu objek JSON, untuk program lain.",
)


def complete_jenis(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the document types of this workspace that begin so and are not named yet."""
    from zi_docs.doctypes import load_catalog
    from zi_docs.workspace import template_folders

    named = ctx.params.get("jenis") or ()
    known = sorted(load_catalog(template_folders(_workspace_root(Path.cwd()))).types)
    return [jenis for jenis in known if jenis.startswith(incomplete) and jenis not in named]


def complete_data(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the data sets of this workspace that begin so."""
    folders = sorted((_workspace_root(Path.cwd()) / "data").glob("[!._]*"))
    return [path.name for path in folders if path.is_dir() and path.name.startswith(incomplete)]


def _workspace_root(here: Path) -> Path:
    return next((folder for folder in (here, *here.parents) if (folder / "data").is_dir()), here)
