"""Runs in a process of their own, from the test's side."""

from __future__ import annotations

import json
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RUNNER = Path(__file__).with_name("runner.py")


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code (minus the signal that killed it) and its problems."""

    code: int
    problems: list[list[str]]

    @property
    def codes(self) -> list[str]:
        return [code for code, _ in self.problems]


class Runs:
    """Starts runs by the warm process."""

    def __init__(self, server: subprocess.Popen[bytes]) -> None:
        self._server = server

    def prepare(self, root: Path, **options: Any) -> int:
        """Return the pid of a run that waits to begin."""
        self._send(json.dumps({"root": str(root), **options}).encode() + b"\n")
        return int(json.loads(self._line()))

    def begin(self) -> None:
        """Let the prepared run go."""
        self._send(b".")

    def is_running(self) -> bool:
        """Tell whether the run has not ended yet; give it the processor for a moment."""
        return not select.select([self._server.stdout], [], [], 0.0005)[0]

    def end(self) -> Ended:
        """Wait for the run."""
        return Ended(*json.loads(self._line()))

    def run(self, root: Path, **options: Any) -> Ended:
        """Do a whole run."""
        self.prepare(root, **options)
        self.begin()
        return self.end()

    def _send(self, data: bytes) -> None:
        assert self._server.stdin
        self._server.stdin.write(data)
        self._server.stdin.flush()

    def _line(self) -> bytes:
        assert self._server.stdout
        line = self._server.stdout.readline()
        assert line, "the warm process is gone"
        return line


@contextmanager
def open_runs(scratch: Path) -> Iterator[Runs]:
    """Start the warm process, which warms up in an office of its own, and end it."""
    command = [sys.executable, "-B", str(RUNNER), str(scratch)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        yield Runs(server)
        assert server.stdin
        server.stdin.close()
