"""What all commands share: how they are declared, and the options that return."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from zi_docs.cli.completion import complete_data, complete_jenis

__all__ = [
    "DEBUG",
    "OPTIONS_METAVAR",
    "data_option",
    "declare",
    "file_type",
    "jenis_argument",
    "json_option",
    "tanggal_option",
]

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
        epilog = "\n".join(["\b", "Contoh:", *(f"  zi-docs {line}" for line in contoh)])
        declared = click.command(
            name, help=keterangan, epilog=epilog, options_metavar=OPTIONS_METAVAR
        )(function)
        declared.params.append(DEBUG)
        return declared

    return decorate


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


def file_type(*, exists: bool) -> click.Path[Path]:
    """Return the type of an argument that names a file."""
    return click.Path(exists=exists, dir_okay=False, path_type=Path)


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
