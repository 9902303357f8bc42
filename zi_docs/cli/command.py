"""What all commands share: their declaration, and their help in Indonesian."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

import click

from zi_docs.cli.misuse import Misuse, refuse_at_once, refuse_excess, told_of

OPTIONS_METAVAR = "[OPSI]"

# ``show.run`` looks for this option in the raw arguments, so that a traceback can be shown even
# when the arguments can't be parsed.
DEBUG = click.Option(
    ["--debug"],
    is_flag=True,
    expose_value=False,
    help="Bila gagal, tampilkan juga catatan teknis untuk pengembang.",
)


class _HelpFormatter(click.HelpFormatter):
    """Writes help texts whose usage line is in Indonesian."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line of the command."""
        super().write_usage(prog, args, "Pemakaian: " if prefix is None else prefix)


class _Context(click.Context):
    """The context of a command whose help is in Indonesian."""

    formatter_class = _HelpFormatter


class Command(click.Command):
    """A command with Indonesian help; also a mixin for a group of commands."""

    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option ``--help`` with its text in Indonesian."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Tampilkan bantuan ini, lalu selesai."
        return option

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the arguments."""
        arguments = [p for p in self.get_params(ctx) if isinstance(p, click.Argument)]
        _list(formatter, "Argumen", ctx, arguments)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        _list(formatter, "Opsi", ctx, options)


def _list(
    formatter: click.HelpFormatter,
    heading: str,
    ctx: click.Context,
    params: Iterable[click.Parameter],
) -> None:
    records = [record for param in params if (record := param.get_help_record(ctx))]
    if records:
        with formatter.section(heading):
            formatter.write_dl(records)


def declare(
    name: str, *, keterangan: str, contoh: tuple[str, ...]
) -> Callable[[Callable[..., int]], click.Command]:
    """Declare a command, which returns its exit code; its help ends with examples."""

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
    """A command that checks what was typed before it reads any value."""

    allow_extra_args = True  # otherwise click refuses them, in English

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse what no command can use, except during completion, when a line is not finished."""
        with told_of(ctx):
            if not ctx.resilient_parsing:
                refuse_at_once(self, ctx, args)
            rest = super().parse_args(ctx, args)
        refuse_excess(ctx, rest)
        return rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, once what killed commands left has been cleared."""
        from zi_docs import app

        typed = {word: ctx.params.get(p.name or "") for p in self.params for word in p.opts}
        app.clear_leftovers(typed.get("--data"), Path.cwd(), typed.get("--keluaran"))
        return super().invoke(ctx)


def refuse(message: str, hint: str) -> NoReturn:
    """Raise :class:`Misuse` for the command that is running."""
    raise Misuse(message, hint, click.get_current_context())


def format_examples(contoh: tuple[str, ...]) -> str:
    """Return the examples at the end of a help text; each line can be typed as it is."""
    return "\n".join(["\b", "Contoh:", *(f"  zi-docs {line}" for line in contoh)])
