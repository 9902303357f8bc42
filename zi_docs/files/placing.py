"""Giving a whole file its final name, also on Windows, where another program may hold that name.

There a file that Word or Excel shows can't be replaced, and a virus scanner or OneDrive holds a
new one for a moment. Windows often says only "denied"; what is meant is asked here.
"""

from __future__ import annotations

import errno
import os
import sys
from time import sleep

_PAUSES = (0.05, 0.1, 0.2, 0.4)  # a scanner lets go within a second; Word does not

_DENIED = 5
_HELD = (32, 33, 1224)  # by another program: opened, locked in part, mapped into its memory
_LONG_ERRORS = (errno.ENOENT, errno.ENAMETOOLONG, errno.EINVAL)
_LONGEST = 247  # letters of a folder; a file may have twelve more


def put_in_place(part: str, final: str) -> None:
    """Rename a file over what has the name. Raises ``OSError`` that tells the cause."""
    for pause in _PAUSES if sys.platform == "win32" else ():
        try:
            os.replace(part, final)  # noqa: PTH105
        except PermissionError:
            sleep(pause)
        else:
            return
    try:
        os.replace(part, final)  # noqa: PTH105
    except PermissionError as error:
        raise _cause(error, final) from error


def _cause(error: PermissionError, final: str) -> OSError:
    """Return what "denied" means for a name that was to be replaced."""
    if _of_windows(error) != _DENIED:
        return error
    if os.path.isdir(final):  # noqa: PTH112
        return IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), final)
    if os.path.isfile(final) and os.access(final, os.W_OK):  # noqa: PTH113
        error.winerror = _HELD[0]  # type: ignore[attr-defined, unused-ignore]  # of Windows only
    return error


def is_held(error: OSError) -> bool:
    """Tell whether a file was refused because another program has it open; Windows alone says."""
    return _of_windows(error) in _HELD


def letters_too_many(error: OSError) -> int:
    """Return how long a path is that was refused because it is too long for Windows, else 0.

    Windows says only that there is no such file.
    """
    if sys.platform != "win32" or error.errno not in _LONG_ERRORS:
        return 0
    length = len(os.path.abspath(error.filename)) if error.filename else 0  # noqa: PTH100
    return length if length > _LONGEST else 0


def _of_windows(error: OSError) -> int | None:
    return getattr(error, "winerror", None)
