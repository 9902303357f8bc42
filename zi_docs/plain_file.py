"""Files that other people have put in a folder: read when they are plain files, else refused.

Opening a pipe waits for ever, and a device may never end. Every fault is an ``OSError``, so that
``disk_words`` has the words for it:

* ``EISDIR``: a folder;
* ``ELOOP``: a link that leads back to itself;
* ``ENOLINK``: a link to a file that is not there;
* ``ENXIO``: a pipe, a socket or a device;
* ``EFBIG``: more bytes than any file of an office, which would fill the memory;
* ``FileNotFoundError``: nothing at all.
"""

from __future__ import annotations

import errno
import os
import stat
from fnmatch import fnmatchcase
from pathlib import Path

MOST = 1 << 30  # bytes; the greatest print file of ten thousand people is smaller
_NO_WAITING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def size_of(path: Path) -> int:
    """Return the size of a plain file in bytes. Raises ``OSError`` for anything else."""
    try:
        state = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise OSError(errno.ENOLINK, os.strerror(errno.ENOLINK), str(path)) from None
        raise
    return _size(state, path)


def read_plain(path: Path) -> bytes:
    """Return the bytes of a plain file. Raises ``OSError`` for anything else."""
    size_of(path)
    handle = os.open(path, _NO_WAITING)  # what lies there may have been replaced by a pipe
    with os.fdopen(handle, "rb") as file:
        if _size(os.fstat(handle), path) > MOST:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        return file.read()


def is_odd(error: OSError) -> bool:
    """Tell whether something that is no plain file lies in the place, as said above."""
    return error.errno in (errno.EISDIR, errno.ELOOP, errno.ENOLINK, errno.ENXIO)


def is_there(path: Path) -> bool:
    """Tell whether a folder has this name, also for a link that leads nowhere."""
    return os.path.lexists(path)


def is_folder(path: Path) -> bool:
    """Tell whether a path leads to a folder. Raises ``OSError`` for a link that leads nowhere."""
    return stat.S_ISDIR(path.stat().st_mode)


def names_in(folder: Path, pattern: str = "*") -> list[Path]:
    """Return what a folder holds under such names, in order; nothing when there is no folder.

    ``Path.glob`` hides that the disk does not let a folder be read. Raises ``OSError`` then.
    """
    try:
        names = os.listdir(folder)  # noqa: PTH208  # names only
    except FileNotFoundError:
        if folder.is_symlink():
            raise
        return []
    return [folder / name for name in sorted(names) if fnmatchcase(name, pattern)]


def _size(state: os.stat_result, path: Path) -> int:
    if stat.S_ISREG(state.st_mode):
        return state.st_size
    number = errno.EISDIR if stat.S_ISDIR(state.st_mode) else errno.ENXIO
    raise OSError(number, os.strerror(number), str(path))
