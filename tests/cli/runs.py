"""A run of the command line inside the test's own process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import click
import pytest

from zi_docs.cli import PROGRAM
from zi_docs.cli.show import run


@dataclass(frozen=True)
class Outcome:
    """What a run left behind."""

    code: int
    out: str
    err: str


Zi = Callable[..., Outcome]


def run_with(command: click.Command, capsys: pytest.CaptureFixture[str]) -> Zi:
    """Return a function that runs a command line and captures what it prints."""

    def call(*args: str) -> Outcome:
        capsys.readouterr()
        code = run(command, PROGRAM, args)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return call
