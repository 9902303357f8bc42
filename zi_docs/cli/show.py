"""The one place that prints problems and chooses the exit code.

====  =============================================
code  meaning
====  =============================================
0     done
1     data or output to correct; or unexpected
2     an option or argument that does not fit
3     a document type or Word file to correct
4     the register of numbers
5     LibreOffice or Word
130   interrupted
====  =============================================
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from zi_docs.cli.layout import format_problems
from zi_docs.cli.misuse import describe_misuse
from zi_docs.cli.streams import (
    flush_stdout,
    is_of_printing,
    silence,
    tell,
    tolerate_narrow_encodings,
)
from zi_docs.errors import Problem, ZiDocsError, disk_words, problem

if TYPE_CHECKING:
    from click.types import OptionHelpExtra

    from zi_docs.register import IssuedNumber
    from zi_docs.run.report import RunReport


_HERE = "baris perintah"
_INTERRUPTED = problem(
    "ZI009",
    _HERE,
    "Dihentikan. Yang sudah jadi utuh.",
    "Jalankan lagi perintah yang sama untuk melanjutkan.",
)


def run(cli: click.Command, program: str, args: Sequence[str]) -> int:
    """Run a command line and return its exit code; every failure is told here."""
    options = args[: args.index("--")] if "--" in args else args
    judge = partial(_fail, as_json="--json" in options, debug="--debug" in options)
    try:
        return _run(cli, program, args, judge)
    except KeyboardInterrupt as error:  # Ctrl-C while another failure was being told
        return judge(error)
    except OSError as error:
        return _settle(error, judge)


def _run(
    cli: click.Command, program: str, args: Sequence[str], judge: Callable[[BaseException], int]
) -> int:
    tolerate_narrow_encodings()
    try:
        code: int | None = cli.main(list(args), program, standalone_mode=False)
        flush_stdout()
    except OSError:
        raise
    except Exception as error:
        code = judge(error)
        flush_stdout()
    return code or 0


def _settle(error: OSError, judge: Callable[[BaseException], int]) -> int:
    """Tell a failure of the system: that of stdout on stderr, any other as what it is.

    Whoever stopped reading knows it already.
    """
    if not is_of_printing(error):
        try:
            return judge(error)
        except OSError as again:
            error = again
    silence(sys.stdout)
    if not isinstance(error, BrokenPipeError):
        print_problems([_unprinted(error)])
    return 1


def show_report(
    report: RunReport, as_json: bool, *lines: str, numbers: Sequence[IssuedNumber] = ()
) -> int:
    """Print what a run did, as JSON or as its problems and these lines; return the exit code."""
    code = report.exit_code
    if as_json:
        print_json(
            code,
            report.problems,
            jenis=[
                {**row.as_dict(), "nomor": [n.nomor for n in numbers if n.jenis == row.jenis]}
                for row in report.types.values()
            ],
            jumlah=dict(report.counts),
            yatim=report.orphans,
        )
    else:
        print_problems(report.problems)
        for line in lines:
            click.echo(line)
    return code


def print_json(code: int, problems: Iterable[Problem], **values: Any) -> None:
    """Print the one object that a run with ``--json`` writes to stdout."""
    result = {
        "hasil": "gagal" if code else "beres",
        "kode_keluar": code,
        "masalah": [_as_dict(problem) for problem in problems],
        **({"jenis": [], "jumlah": {}, "yatim": []} | values),
    }
    is_wide = (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    click.echo(json.dumps(result, ensure_ascii=not is_wide, indent=2))


def print_problems(problems: Sequence[Problem]) -> None:
    """Print problems to stderr, if there are any."""
    if problems:
        has_colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
        tell(format_problems(problems, has_colour), color=has_colour)


def _fail(error: BaseException, *, as_json: bool, debug: bool) -> int:
    code, problems = _judge(error)
    if debug and not isinstance(error, click.ClickException):
        import traceback

        tell("".join(traceback.format_exception(error)), nl=False)
    if as_json:
        print_json(code, problems)
    elif isinstance(error, click.exceptions.NoArgsIsHelpError):
        tell(error.format_message())
    elif isinstance(error, (ZiDocsError, click.ClickException)):
        print_problems(problems)
    else:
        tell(f"{problems[0].message} {problems[0].hint}")
    return code


def _judge(error: BaseException) -> tuple[int, tuple[Problem, ...]]:
    """Return the exit code of a failure and what to say about it."""
    if isinstance(error, ZiDocsError):
        return error.exit_code, error.problems
    if isinstance(error, click.ClickException):
        return error.exit_code, (describe_misuse(error),)
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        return 130, (_INTERRUPTED,)
    return 1, (_unexpected(error),)


def _unexpected(error: BaseException) -> Problem:
    return problem(
        "ZI999",
        _HERE,
        f"Galat yang tidak terduga (ZI999): {type(error).__name__}.",
        "Jalankan lagi dengan --debug, lalu kirimkan yang tercetak kepada pengembang.",
    )


def _unprinted(error: OSError) -> Problem:
    return problem(
        "ZI011",
        "keluaran (stdout)",
        f"Hasilnya tidak dapat dicetak: {disk_words(error)}. Yang sudah dibuat tetap ada.",
        "Kosongkan diskanya, atau arahkan keluarannya ke tempat lain.",
    )


def _as_dict(problem: Problem) -> dict[str, str]:
    return {
        "kode": problem.code,
        "tingkat": problem.severity.value,
        "tempat": str(problem.place),
        "pesan": problem.message,
        "saran": problem.hint,
        **({"perihal": problem.about} if problem.about else {}),
    }


class _HelpFormatter(click.HelpFormatter):
    """Writes a help text that begins in Indonesian."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        super().write_usage(prog, args, "Pemakaian: " if prefix is None else prefix)


class _Context(click.Context):
    """A run of a command, whose help is in Indonesian."""

    formatter_class = _HelpFormatter


class Command(click.Command):
    """A command or, mixed into one, a group of commands."""

    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with its sentence."""
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


class Option(click.Option):
    """An option that may have to be given."""

    def get_help_extra(self, ctx: click.Context) -> OptionHelpExtra:
        """Return what stands behind its help."""
        extra = super().get_help_extra(ctx)
        if "required" in extra:
            extra["required"] = "wajib"
        return extra


class Choice(click.Choice[str]):
    """One of several words."""

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        """Return what there is to choose from."""
        return f"Pilih dari: {', '.join(self.choices)}."

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """Return that the value is none of them."""
        return f"{value!r} bukan salah satu dari {', '.join(map(repr, self.choices))}."
