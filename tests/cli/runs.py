"""Every command there is, and a run of the command line inside the test's own process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

import click
import pytest

from zi_docs.cli import COMMANDS, PROGRAM
from zi_docs.cli.group import CommandTable, LazyGroup
from zi_docs.cli.show import run


def _walk(table: CommandTable, before: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, (module, _) in table.items():
        command = import_module(module).command
        yield f"{before}{name}", command
        if isinstance(command, LazyGroup):
            yield from _walk(command.table, f"{before}{name} ")


EVERY_COMMAND = dict(_walk(COMMANDS))


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
