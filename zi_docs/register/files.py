"""Files beside the register: made under another name, then put in place whole."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["backup_path", "newest_backup", "part_of", "publish"]

_BACKUP = "-cadangan-"


@contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """Give a name of our own beside a file; whatever still stands there afterwards is removed."""
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.zidocs-part")
    part.unlink(missing_ok=True)  # left by a killed process that had our number
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def publish(part: Path, path: Path) -> None:
    """Flush a file and give it its final name; raise ``FileExistsError`` rather than replace."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # A disk without hard links (a USB stick): take the name first, then put the file there.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        part.replace(path)


def backup_path(register: Path, label: str) -> Path:
    """Return a free name beside the register, even when the clock shows a time for the second time.

    The name is only proposed: :func:`publish` still refuses to replace what came in between.
    """
    name = f"{register.stem}{_BACKUP}{label}"
    path = register.with_name(f"{name}.db")
    again = 2
    while path.exists():
        path = register.with_name(f"{name}-{again}.db")
        again += 1
    return path


def newest_backup(register: Path) -> Path | None:
    """Return the backup that was made last, if there is one."""
    found = register.parent.glob(f"{register.stem}{_BACKUP}*.db")
    return max(found, key=lambda path: (path.stat().st_mtime_ns, path.name), default=None)
