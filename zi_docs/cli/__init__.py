"""The command line: options in, text out, exit codes; no rule of its own.

A command is a module of this package and a row of ``COMMANDS``. Its module is imported only when
the command runs or its own ``--help`` is asked, so that ``zi-docs --help`` stays quick.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from zi_docs import __version__
from zi_docs.cli.command import DEBUG, OPTIONS_METAVAR

__all__ = ["COMMANDS", "PROGRAM", "cli", "main"]

PROGRAM = "zi-docs"

COMMANDS = {
    "jenis": ("zi_docs.cli.jenis", "Daftar jenis dokumen, atau apa yang diperlukan satu jenis."),
    "periksa": ("zi_docs.cli.periksa", "Periksa data tanpa membuat apa pun."),
    "buat": ("zi_docs.cli.buat", "Buat dokumen dari data."),
    "isi": ("zi_docs.cli.isi", "Isi satu berkas Word dari satu berkas data."),
    "pelengkap": ("zi_docs.cli.pelengkap", "Pasang pelengkap perintah (tombol Tab)."),
}


class LazyGroup(click.Group):
    """The group of the commands in ``COMMANDS``, each imported when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; for an unknown one, propose from the whole table."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=COMMANDS, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table alone."""
        with formatter.section("Perintah"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"{PROGRAM} {__version__}")
        ctx.exit()


cli = LazyGroup(
    PROGRAM,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar=OPTIONS_METAVAR,
    subcommand_metavar="PERINTAH [ARGUMEN]...",
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            help="Tampilkan versi, lalu selesai.",
        ),
        DEBUG,
    ],
    help="Mengisi naskah dinas Word untuk Zona Integritas dari data kantor sendiri.",
    epilog=(
        "\b\nContoh:\n"
        "  zi-docs periksa --data trenggalek-2021\n"
        "  zi-docs buat pakta-integritas --data trenggalek-2021\n"
        "  zi-docs buat --help"
    ),
)


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code."""
    from zi_docs.cli.show import run

    sys.exit(run(cli, PROGRAM, sys.argv[1:] if args is None else args))
