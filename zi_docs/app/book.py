"""The register of a data set: opened, looked for, and audited with the paper made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from zi_docs.errors import RegisterError
from zi_docs.register import AuditReport, IssuedNumber, Register, open_register
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


def audit_register(workspace: Workspace, register: Register) -> AuditReport:
    """Return what is wrong with the register and its documents, and which paper is older than they.

    Old paper is only a warning: the register is sound all the same. What finds it is imported here:
    looking into the register needs none of that.
    """
    from zi_docs import register as book
    from zi_docs.run.stale_of_run import find_stale_paper

    report = book.audit_register(register, workspace.root)
    stale = find_stale_paper(workspace, register)
    return replace(report, problems=(*report.problems, *stale))
