"""Copies of the whole register."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from zi_docs.errors import RegisterError, galat
from zi_docs.register.connection import Connections, connect
from zi_docs.register.failures import translated, write_failure
from zi_docs.register.files import part_of, publish

__all__ = ["back_up"]


def back_up(connections: Connections, path: Path) -> Path:
    """Write a copy of the committed register, whole or not at all.

    Raises :class:`RegisterError`: ZI640 when the name is taken, ZI641 when the disk refuses.
    """
    try:
        if path.exists():
            raise _taken(path)
        with part_of(path) as part:
            part.touch()  # here the disk refuses a name or a folder as itself, not as the register
            _copy(connections, part)
            publish(part, path)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        raise write_failure(error, path.as_posix()) from error
    return path


def _copy(connections: Connections, part: Path) -> None:
    """Copy on a connection of its own: this thread's may be in the middle of a transaction."""
    source = connections.path
    with (
        translated(source, connections.shown),
        closing(connect(source, connections.busy_ms)) as db,
    ):
        db.execute("VACUUM INTO ?", (str(part),))


def _taken(path: Path) -> RegisterError:
    return RegisterError(
        galat(
            "ZI640",
            path.as_posix(),
            "Berkas dengan nama ini sudah ada dan tidak ditimpa.",
            "Beri nama lain untuk cadangan itu.",
        )
    )
