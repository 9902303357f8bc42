"""How quick ``zi-docs --help`` is, against importing click alone."""

from __future__ import annotations

import sys
from statistics import median

from benchmarks.report import Section, Table, at_most
from benchmarks.rounds import Options, interleaved, ratio, run_timed
from benchmarks.zi_docs_command import ZI_DOCS

__all__ = ["measure"]

_ROUNDS = 15
COMMANDS = {
    "python, nothing imported": [sys.executable, "-c", "pass"],
    "python, import click": [sys.executable, "-c", "import click"],
    "zi-docs --help": [ZI_DOCS, "--help"],
    "zi-docs buat --help": [ZI_DOCS, "buat", "--help"],
}
CLICK, HELP = "python, import click", "zi-docs --help"


def measure(options: Options) -> Section:
    """Return the wall time of each command."""
    rounds = options.rounds if options.quick else _ROUNDS
    jobs = {name: lambda c=command: run_timed(c).seconds for name, command in COMMANDS.items()}
    results = interleaved(rounds, jobs)
    rows = [
        (name, f"{median(times) * 1e3:.0f}", f"{ratio(times, results[CLICK]):.2f}")
        for name, times in results.items()
    ]
    target = at_most(
        "`zi-docs --help` against importing click", ratio(results[HELP], results[CLICK]), 3
    )
    title = f"Start-up, {rounds} interleaved rounds"
    return Section(title, [Table(("command", "ms", "x import click"), rows)], [target])
