"""The register of a data set, as every use case opens it: looking at it must not make it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from zi_docs.errors import RegisterError
from zi_docs.register import IssuedNumber, Register, open_register
from zi_docs.workspace import Workspace

_FILE = "register.db"


def book_path(workspace: Workspace) -> Path:
    """Return where the register of a data set is, or would be."""
    return workspace.data / _FILE


def has_book(workspace: Workspace) -> bool:
    """Whether anything was ever made of this data set.

    A link to a file that is gone counts too: it is for the register to complain of.
    """
    path = book_path(workspace)
    return path.exists() or path.is_symlink()


def open_workspace_register(
    workspace: Workspace, now: Callable[[], datetime] = datetime.now
) -> Register:
    """Return the register of a data set; it is made when there is none yet.

    Raises :class:`RegisterError` (ZI601-ZI609).
    """
    path = book_path(workspace)
    return open_register(path, workspace.nama, now, shown=workspace.show(path))


def issued_numbers(workspace: Workspace) -> list[IssuedNumber]:
    """Return the numbers on all documents; what is new after a run, that run made.

    A register that can't be read is for the run to complain of.
    """
    if not has_book(workspace):
        return []
    try:
        with open_workspace_register(workspace) as register:
            return register.issued_numbers()
    except RegisterError:
        return []
