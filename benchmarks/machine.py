"""The machine and the versions of a measurement."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.folders import DISK, file_system
from benchmarks.peers import versions
from benchmarks.report import Section, Table

__all__ = ["cpu_capacity", "describe"]

_BUSY = "x = 0\nfor i in range(10_000_000): x += i"


def describe() -> Section:
    """Return the machine, the system and every version."""
    rows = [
        ("processor", f"{_field('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores"),
        ("two processes at once", f"{cpu_capacity():.2f} processors' worth of work"),
        ("memory", f"{int(_field('/proc/meminfo', 'MemTotal').split()[0]) / 1e6:.1f} GB"),
        ("system", platform.platform()),
        ("disk", file_system(DISK.parent)),
        ("Python, Node", f"{platform.python_version()}, {_node()}"),
        *versions().items(),
    ]
    return Section("Machine", [Table(("", ""), rows)])


def cpu_capacity() -> float:
    """Return how much more two busy processes do at once than one alone."""
    command = [sys.executable, "-c", _BUSY]
    return 2 * _together([command]) / _together([command, command])


def _together(commands: Sequence[Sequence[str]]) -> float:
    start = perf_counter()
    running = [subprocess.Popen(command) for command in commands]  # noqa: S603 # our own Python
    for process in running:
        process.wait()
    return perf_counter() - start


def _field(path: str, name: str) -> str:
    found = re.search(rf"^{name}\s*:\s*(.*)$", Path(path).read_text(), re.MULTILINE)
    return found[1] if found else "unknown"


def _node() -> str:
    command = ["node", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.strip().removeprefix("v")
