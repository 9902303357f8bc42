"""Backups of a register, each with a folder of what it keeps beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from zi_docs.errors import OutputError, RegisterError, disk_words
from zi_docs.files.writing import FileChunk, write_by
from zi_docs.register import problems
from zi_docs.register.kept import FOLDER, Kept

_BACKUP = "-cadangan-"
_CHUNK = 100


def backup_path(register: Path, label: str) -> Path:
    """Return a free name beside the register, even when the clock shows the same time twice.

    The name is only proposed: :func:`back_up` still refuses to replace a file made meanwhile.
    """
    name = f"{register.stem}{_BACKUP}{label}"
    path = register.with_name(f"{name}.db")
    again = 2
    while path.exists():
        path = register.with_name(f"{name}-{again}.db")
        again += 1
    return path


def backups_of(register: Path) -> list[Path]:
    """Return the backups beside a register, the newest first."""
    found = register.parent.glob(f"{register.stem}{_BACKUP}*.db")
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)


def restore_hint(register: Path) -> str:
    """Return the advice to restore a register from the latest backup."""
    newest = next(iter(backups_of(register)), None)
    kept = kept_beside(newest).name if newest and kept_beside(newest).is_dir() else ""
    return problems.restore_hint(register.name, newest.name if newest else "", kept)


def kept_beside(backup: Path) -> Path:
    """Return the folder for what a register keeps, beside a backup of it: X.db, X-terbit."""
    return backup.with_name(f"{backup.stem}-{FOLDER}")


def back_up(write: Callable[[Path], None], path: Path, kept: Kept | None = None) -> Path:
    """Let a store write its copy, whole or not at all, under a free name.

    The kept bytes are copied after the store, since they are kept before they are recorded, and the
    copy gets its name after them: a backup that is there is whole. Raises :class:`RegisterError`:
    ZI640 when the name is taken, ZI641 when the disk refuses.
    """

    def fill(part: Path) -> None:
        write(part)
        if kept:
            _copy_kept(kept, kept_beside(path))

    try:
        if path.exists():
            raise _taken(path)
        path.parent.stat()  # a folder that is not there is a mistake, and not made
        write_by(fill, path, replace=False)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        raise _unwritten(path, disk_words(error)) from error
    return path


def _copy_kept(kept: Kept, folder: Path) -> None:
    """Copy all kept files, also a damaged one: whoever restores it has lost nothing more."""
    for paths in _chunks(list(kept.files())):
        chunk = FileChunk(folder.as_posix())
        try:
            for path in paths:
                chunk.write(folder / path.name, path.read_bytes())
            chunk.publish()
        finally:
            chunk.discard()
        if chunk.refused:
            raise OutputError(chunk.refused.values())


def _chunks(paths: Sequence[Path]) -> Iterator[Sequence[Path]]:
    for first in range(0, len(paths), _CHUNK):
        yield paths[first : first + _CHUNK]


def _taken(path: Path) -> RegisterError:
    return RegisterError(problems.backup_exists(path.as_posix()))


def _unwritten(path: Path, reason: str) -> RegisterError:
    return RegisterError(problems.not_written(path.as_posix(), reason))
