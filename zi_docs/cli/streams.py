"""The streams of a terminal: they may be closed, full, narrow, or no longer read by anybody."""

from __future__ import annotations

import io
import os
import sys
from traceback import walk_tb
from typing import TextIO

import click

_NAMES = ("stdin", "stdout", "stderr")


def open_missing() -> None:
    """Open the null device for each stream that the caller closed.

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
    """Write to stderr; when that fails, the run goes on."""
    try:
        click.echo(text, err=True, color=color, nl=nl)
    except OSError:
        silence(sys.stderr)


def flush_stdout() -> None:
    """Print what is left to print."""
    sys.stdout.flush()


def is_of_printing(error: OSError) -> bool:
    """Whether stdout failed, and no other file; ``tell`` handles failures of stderr."""
    printing = {click.echo.__code__, flush_stdout.__code__}
    return any(frame.f_code in printing for frame, _ in walk_tb(error.__traceback__))


def silence(stream: TextIO) -> None:
    """Keep Python from complaining, on its way out, that what is left can't be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
