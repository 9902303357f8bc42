"""The one place that prints problems and chooses the exit code.

====  =============================================
code  meaning
====  =============================================
0     done
1     wrong data or output; or an unexpected failure
2     a wrong option or argument
3     a wrong document type or Word file
4     a failure of the register of numbers
5     a failure of LibreOffice or Word
130   interrupted
====  =============================================
"""

from __future__ import annotations

import errno
import gc
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from traceback import walk_tb
from typing import TYPE_CHECKING, Any, TextIO

import click

from zi_docs.cli.layout import MAX_GROUPS, format_problems
from zi_docs.cli.misuse import describe_misuse
from zi_docs.cli.problems import interrupted, unexpected, unprinted, unreachable
from zi_docs.errors import Problem, ZiDocsError, disk_words

if TYPE_CHECKING:
    from zi_docs.register import IssuedNumber
    from zi_docs.run.report import RunReport


_NAMES = ("stdin", "stdout", "stderr")

_STOPPED = 130

# The rows and values of a run live to its end. With Python's own numbers the search for cycles goes
# through all of them hundreds of times and finds nothing: 4 % of the time of 10,000 documents.
_RARELY = (20_000, 20, 20)


def open_missing() -> None:
    """Open the null device for each standard stream that the caller closed.

    Otherwise the next file that is opened, perhaps the register, would get the stream's number, and
    printed text would be written into that file.
    """
    for number, name in enumerate(_NAMES):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest free number, which is this one
        if getattr(sys, name) is None:
            mode = "w" if number else "r"
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))


def tolerate_narrow_encodings() -> None:
    """Print "?" for characters that a console can't show, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def tell(text: str, *, color: bool | None = None, nl: bool = True) -> None:
    """Write to stderr; a failure does not stop the run."""
    try:
        click.echo(text, err=True, color=color, nl=nl)
    except OSError:
        silence(sys.stderr)


def flush_stdout() -> None:
    """Write out the text that stdout still holds."""
    sys.stdout.flush()


def is_of_printing(error: OSError) -> bool:
    """Tell whether stdout failed, not another file; ``tell`` handles failures of stderr."""
    printing = {click.echo.__code__, flush_stdout.__code__}
    return any(frame.f_code in printing for frame, _ in walk_tb(error.__traceback__))


def silence(stream: TextIO) -> None:
    """Keep Python from complaining at exit that the rest of a stream can't be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def run(cli: click.Command, program: str, args: Sequence[str]) -> int:
    """Run a command line and return its exit code; every failure is reported here."""
    options = args[: args.index("--")] if "--" in args else args
    judge = partial(_fail, as_json="--json" in options, debug="--debug" in options)
    try:
        return _run(cli, program, args, judge)
    except KeyboardInterrupt as error:  # Ctrl-C while another failure was reported
        return judge(error)
    except OSError as error:
        return _settle(error, judge)


def _run(
    cli: click.Command, program: str, args: Sequence[str], judge: Callable[[BaseException], int]
) -> int:
    tolerate_narrow_encodings()
    gc.set_threshold(*_RARELY)
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
    """Report a failure of the system; a failure of stdout is reported on stderr.

    A closed pipe is not reported, since the program that closed it knows.
    """
    if not is_of_printing(error):
        try:
            return judge(error)
        except OSError as again:
            error = again
    silence(sys.stdout)
    if not _is_closed_pipe(error):
        print_problems([unprinted(disk_words(error))])
    return 1


def _is_closed_pipe(error: OSError) -> bool:
    """Tell whether the reader of stdout has left; Windows calls it a wrong argument."""
    is_odd = sys.platform == "win32" and error.errno == errno.EINVAL
    return is_odd or isinstance(error, BrokenPipeError)


def show_report(
    report: RunReport,
    as_json: bool,
    *lines: str,
    numbers: Sequence[IssuedNumber] = (),
    more: Mapping[str, Any] | None = None,
) -> int:
    """Print the result of a run, as JSON or as problems and these lines; return the exit code.

    ``more`` are further values for the JSON.
    """
    code = report.exit_code
    if as_json:
        print_json(code, report.problems, **_values_of(report, numbers), **(more or {}))
        return code
    print_problems(report.problems)
    for line in lines:
        click.echo(line)
    return code


def _values_of(report: RunReport, numbers: Sequence[IssuedNumber]) -> dict[str, Any]:
    """Return what the JSON says of a run, besides its problems."""
    return {
        "jenis": [
            {**row.as_dict(), "nomor": [n.nomor for n in numbers if n.jenis == row.jenis]}
            for row in report.types.values()
        ],
        "jumlah": dict(report.counts),
        "yatim": report.orphans,
        "belum_siap": report.waiting,
        "tidak_dibuat": report.stopped,
        "catatan": report.notes,
    }


def print_json(code: int, problems: Iterable[Problem], **values: Any) -> None:
    """Print the JSON object that a command with ``--json`` writes to stdout."""
    result = {
        "hasil": "gagal" if code else "beres",
        "kode_keluar": code,
        "masalah": [_as_dict(problem) for problem in problems],
        **({"jenis": [], "jumlah": {}, "yatim": []} | values),
    }
    is_wide = (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    click.echo(json.dumps(result, ensure_ascii=not is_wide, indent=2))


def print_problems(problems: Sequence[Problem]) -> None:
    """Print problems to stderr, if there are any; a file or a pipe gets all of them."""
    if problems:
        has_colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
        most = MAX_GROUPS if sys.stderr.isatty() else None
        tell(format_problems(problems, has_colour, most), color=has_colour)


def _fail(error: BaseException, *, as_json: bool, debug: bool) -> int:
    code, problems = _judge(error)
    if debug and not isinstance(error, click.ClickException):
        import traceback

        tell("".join(traceback.format_exception(error)), nl=False)
    if as_json:
        print_json(code, problems)
    elif isinstance(error, click.exceptions.NoArgsIsHelpError):
        tell(error.format_message())
    elif code == _STOPPED:
        tell(f"{problems[0].message} {problems[0].hint}")
    else:
        print_problems(problems)
    return code


def _judge(error: BaseException) -> tuple[int, tuple[Problem, ...]]:
    """Return the exit code of a failure and the problems to report."""
    if isinstance(error, ZiDocsError):
        return error.exit_code, error.problems
    if isinstance(error, click.ClickException):
        return error.exit_code, (describe_misuse(error),)
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        return _STOPPED, (interrupted(),)
    if isinstance(error, OSError) and isinstance(error.filename, (str, bytes)) and error.errno:
        return 1, (unreachable(error),)
    return 1, (unexpected(error),)


def _as_dict(problem: Problem) -> dict[str, str | bool]:
    return {
        "kode": problem.code,
        "tingkat": problem.severity.value,
        "tempat": str(problem.place),
        "pesan": problem.message,
        "saran": problem.hint,
        **({"perihal": problem.about} if problem.about else {}),
        **({"belum_diisi": True} if problem.unfilled else {}),
    }
