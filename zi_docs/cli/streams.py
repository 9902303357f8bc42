"""The streams of a terminal: closed, full, narrow, or with nobody left at the other end."""

from __future__ import annotations

import io
import os
import sys
from traceback import walk_tb
from typing import TextIO

import click

_NAMES = ("stdin", "stdout", "stderr")


def open_missing() -> None:
    """Lead the streams that the caller closed to nowhere.

    Otherwise the next file that is opened, perhaps the register, would get their number, and with
    it whatever is printed.
    """
    for number, name in enumerate(_NAMES):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number: this one
        if getattr(sys, name) is None:
            mode = "w" if number else "r"
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))


def tolerate_narrow_encodings() -> None:
    """Print "?" for what a console can't show, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def tell(text: str, *, color: bool | None = None, nl: bool = True) -> None:
    """Write to stderr; where nobody can read it, the run goes on all the same."""
    try:
        click.echo(text, err=True, color=color, nl=nl)
    except OSError:
        silence(sys.stderr)


def flush_stdout() -> None:
    """Print what is left to print."""
    sys.stdout.flush()


def is_of_printing(error: OSError) -> bool:
    """Whether it was stdout that failed, and no other file; stderr's failures stay in ``tell``."""
    printing = {click.echo.__code__, flush_stdout.__code__}
    return any(frame.f_code in printing for frame, _ in walk_tb(error.__traceback__))


def silence(stream: TextIO) -> None:
    """Keep Python from complaining, on its way out, that what is left can't be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
