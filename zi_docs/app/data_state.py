"""The files that a data set is read from: their state, and how much they hold."""

from __future__ import annotations

from pathlib import Path

from zi_docs.run.seal import files_below
from zi_docs.workspace import Workspace

LARGE = 500_000
"""The bytes of data that are read within half a second."""

State = tuple[tuple[str, int, int], ...]
"""The files that a reading depends on, each with its size and time."""


def state_of(workspace: Workspace) -> State:
    """Return the state of the files that are read; of those built in nothing changes."""
    paths = [*workspace.data.iterdir(), *_below(workspace.root / "templates")]
    files = [path for path in sorted(paths) if path.is_file()]
    states = [(path, path.stat()) for path in files if not path.name.startswith("register")]
    return tuple((str(path), one.st_size, one.st_mtime_ns) for path, one in states)


def is_large(workspace: Workspace) -> bool:
    """Tell whether the data are so large that reading them is long work."""
    return sum(size for _, size, _ in state_of(workspace)) >= LARGE


def _below(folder: Path) -> list[Path]:
    return files_below(folder) if folder.is_dir() else []
