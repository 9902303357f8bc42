"""A group of commands; each is imported only when it runs or its ``--help`` is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

import click

from zi_docs.cli.command import (
    DEBUG,
    OPTIONS_METAVAR,
    Command,
    format_examples,
)
from zi_docs.cli.misuse import Misuse, told_of

CommandTable = Mapping[str, tuple[str, str]]


@click.pass_context
def _ask_for_a_command(ctx: click.Context) -> None:
    """Raise :class:`Misuse` when options were typed but no command."""
    if ctx.invoked_subcommand is None:
        hint = f"Semua perintah: {ctx.command_path} --help."
        raise Misuse("Perintahnya belum disebut.", hint, ctx)


class LazyGroup(Command, click.Group):
    """A group whose commands are in a table: name, module, and line in the list."""

    def __init__(
        self,
        name: str,
        table: CommandTable,
        *,
        keterangan: str,
        contoh: tuple[str, ...],
        params: Sequence[click.Parameter] = (),
    ) -> None:
        super().__init__(
            name,
            callback=_ask_for_a_command,
            invoke_without_command=True,
            no_args_is_help=True,
            help=keterangan,
            epilog=format_examples(contoh),
            params=[*params, DEBUG],
            context_settings={"help_option_names": ["-h", "--help"]},
            options_metavar=OPTIONS_METAVAR,
            subcommand_metavar="PERINTAH [ARGUMEN]...",
        )
        self.table = table

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options of the group; leave the rest to the command that is named."""
        with told_of(ctx):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in self.table:
            return None
        command: click.Command = import_module(self.table[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; for an unknown name, suggest similar ones from the table."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(
                error.command_name, possibilities=self.table, ctx=ctx
            ) from None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without importing them."""
        with formatter.section("Perintah"):
            formatter.write_dl([(name, text) for name, (_, text) in self.table.items()])
