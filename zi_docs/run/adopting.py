"""Keeps the bytes of issued documents that nobody has kept yet, and names those that are lost.

Version 0.1 kept none, and a file may be lost from the folder ``terbit`` or be damaged there. A file
with the recorded bytes in its place is kept; without one the document is never filled again, and
every run says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from zi_docs.errors import Problem
from zi_docs.register import Edition, Kept, Register
from zi_docs.run.problems_issuing import lost
from zi_docs.workspace import Workspace


def adopt(workspace: Workspace, register: Register, kept: Kept) -> list[Problem]:
    """Keep what lies in its place, and return a warning (ZI511) for each document that is lost.

    Raises :class:`OutputError` when the disk refuses.
    """
    return [
        _lost(edition, workspace)
        for edition in register.editions()
        if edition.is_current and edition.sha256
        if not _is_whole(kept.path(edition.sha256), edition)
        if not any(_keep(path, edition, kept) for path in _places(workspace, register, edition))
    ]


def _places(workspace: Workspace, register: Register, edition: Edition) -> Iterator[Path]:
    """Yield where an edition's file was written, and where it was laid down later."""
    yield workspace.root / edition.path
    document = register.document_of(edition.jenis, edition.kunci)
    if document is not None and document.path != edition.path:
        yield workspace.root / document.path


def _is_whole(path: Path, edition: Edition) -> bool:
    """Whether kept bytes are there; only their length is looked at, since every run asks."""
    try:
        return path.stat().st_size == edition.ukuran
    except OSError:
        return False


def _keep(path: Path, edition: Edition, kept: Kept) -> bool:
    """Keep a file if it has the recorded bytes; tell whether it had."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    if sha256(data).hexdigest() != edition.sha256:
        return False
    kept.keep(data)
    return True


def _lost(edition: Edition, workspace: Workspace) -> Problem:
    name = f"nomor {edition.nomor}" if edition.nomor else edition.untuk or edition.kunci
    return lost(edition.path, name, edition.jenis, edition.nomor, workspace.nama)
