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

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from zi_docs.cli.language import translate_click
from zi_docs.cli.layout import format_problems
from zi_docs.errors import Problem, ZiDocsError, galat

if TYPE_CHECKING:
    from zi_docs.register import IssuedNumber
    from zi_docs.report import RunReport

__all__ = ["print_json", "print_problems", "run", "show_report"]

_HERE = "baris perintah"
_INTERRUPTED = galat(
    "ZI009",
    _HERE,
    "Dihentikan. Yang sudah jadi utuh.",
    "Jalankan lagi perintah yang sama untuk melanjutkan.",
)


def run(cli: click.Command, program: str, args: Sequence[str]) -> int:
    """Run a command line and return its exit code; every failure is told here."""
    options = args[: args.index("--")] if "--" in args else args
    tell = partial(_fail, as_json="--json" in options, debug="--debug" in options)
    try:
        return _run(cli, program, args, tell)
    except KeyboardInterrupt as error:  # Ctrl-C while another failure was being told
        return tell(error)


def _run(
    cli: click.Command, program: str, args: Sequence[str], tell: Callable[[BaseException], int]
) -> int:
    _tolerate_narrow_encodings()
    translate_click()
    try:
        code: int | None = cli.main(list(args), program, standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return 1
    except Exception as error:
        return tell(error)
    return code or 0


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
        click.echo(format_problems(problems, has_colour), err=True, color=has_colour)


def _fail(error: BaseException, *, as_json: bool, debug: bool) -> int:
    code, problems = _judge(error)
    if debug and not isinstance(error, click.ClickException):
        import traceback

        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    if as_json:
        print_json(code, problems)
    elif isinstance(error, ZiDocsError):
        print_problems(problems)
    elif isinstance(error, click.ClickException):
        error.show()
    else:
        click.echo(f"{problems[0].message} {problems[0].hint}", err=True)
    return code


def _judge(error: BaseException) -> tuple[int, tuple[Problem, ...]]:
    """Return the exit code of a failure and what to say about it."""
    if isinstance(error, ZiDocsError):
        return error.exit_code, error.problems
    if isinstance(error, click.ClickException):
        context = getattr(error, "ctx", None)
        hint = f"Baca {context.command_path if context else 'zi-docs'} --help."
        return error.exit_code, (galat("ZI000", _HERE, error.format_message(), hint),)
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        return 130, (_INTERRUPTED,)
    return 1, (_unexpected(error),)


def _unexpected(error: BaseException) -> Problem:
    return galat(
        "ZI999",
        _HERE,
        f"Galat yang tidak terduga (ZI999): {type(error).__name__}.",
        "Jalankan lagi dengan --debug, lalu kirimkan yang tercetak kepada pengembang.",
    )


def _as_dict(problem: Problem) -> dict[str, str]:
    return {
        "kode": problem.code,
        "tingkat": problem.severity.value,
        "tempat": problem.place,
        "pesan": problem.message,
        "saran": problem.hint,
    }


def _tolerate_narrow_encodings() -> None:
    """Print "?" for what a console can't show, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _silence_stdout() -> None:
    """Keep Python from complaining, on its way out, that nobody reads any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
