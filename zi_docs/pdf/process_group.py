"""Running a program in its own process group, to end it with everything that it has started."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows: open no console, which would flash where the page was started without one."""


class ProcessGroup:
    """A program in its own process group; its output is read line by line.

    ``subprocess.run(timeout=)`` ends only the program that it started. LibreOffice's real process
    is a child of that program and would go on.
    """

    def __init__(self, command: Sequence[str], folder: Path, environ: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603  # the program the user has installed
            command,
            cwd=folder,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            **_apart(),
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def next_line(self, seconds: float) -> str | None:
        """Return the next line of output; "" at the end, None when it takes too long."""
        try:
            return self._lines.get(timeout=seconds) if seconds > 0 else None
        except queue.Empty:
            return None

    def end(self, seconds: float) -> int | None:
        """Return the program's exit status; None when it takes too long to end."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def kill(self) -> None:
        """End the program and all that it started; do nothing when it has already ended."""
        if sys.platform == "win32":
            tree = ["taskkill", "/F", "/T", "/PID", str(self._process.pid)]
            subprocess.run(tree, capture_output=True, check=False, creationflags=NO_WINDOW)  # noqa: S603
        else:
            _kill_group(self._process.pid)
        self._process.wait()

    def _read(self) -> None:
        assert self._process.stdout is not None  # noqa: S101  # for mypy: it is a pipe, see above
        with self._process.stdout as words:
            for line in words:
                self._lines.put(line)
        self._lines.put("")


class Stop:
    """Ends all programs of a conversion at once, and those that are about to start."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._groups: set[ProcessGroup] = set()
        self._stopped = False

    def add(self, group: ProcessGroup) -> None:
        """End this program too when :meth:`now` is called."""
        with self._lock:
            self._groups.add(group)
            stopped = self._stopped
        if stopped:
            group.kill()

    def remove(self, group: ProcessGroup) -> None:
        """Forget a program that has ended."""
        with self._lock:
            self._groups.discard(group)

    def now(self) -> None:
        """End them all."""
        with self._lock:
            self._stopped = True
            groups = tuple(self._groups)
        for group in groups:
            group.kill()


def _kill_group(pid: int) -> None:
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return  # it has ended by itself; macOS refuses to signal a group of zombies


def _apart() -> dict[str, Any]:
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | NO_WINDOW}
    return {"start_new_session": True}
