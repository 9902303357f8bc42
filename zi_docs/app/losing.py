"""Tells a lost register from a new one. This is the one guard of all commands that write into it.

Without its register a data set would begin its numbers anew, and give each of them twice. Two
things prove a loss:

* The book has given no number, or is absent, and beside it lies what came in force under one: a
  backup that holds numbers, kept bytes or a scan that no edition knows, a document of a type with
  numbers in its place (ZI540).
* The newest backup holds a number that the book does not. No number is ever deleted, so that the
  book is older than its backup, or another one (ZI671).

What can be made again is still made, with a warning. Nothing is frozen, cancelled, exported or
copied: it would stand in the wrong book. Only ``register catat`` may write into an older book, for
it brings the numbers back that are missing there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zi_docs.app.book import book_path, has_book, kept_of
from zi_docs.app.problems import lost_register, older_register
from zi_docs.errors import Problem, RegisterError
from zi_docs.files.names import DOCX
from zi_docs.register import Register, backups_of, numbers_in_backup
from zi_docs.workspace import Workspace

_OLDER = "ZI671"
_OURS = (
    "konsep",
    "arsip",
    "gabung",
    "paket",
    "draf",
    "srikandi",
)  # folders of an output folder without types


def guard_book(
    workspace: Workspace,
    register: Register | None,
    *,
    freezes: bool = True,
    may_be_older: bool = False,
) -> list[Problem]:
    """Refuse to go on with a register that was lost; None stands for an absent one.

    What does not freeze anything gets a warning to tell instead. ``may_be_older`` lets pass what
    only looks into an older book, or brings its numbers back. Raises :class:`RegisterError` (ZI540,
    ZI671).
    """
    found = find_loss(workspace, register, warn=not freezes)
    if freezes and found and not (may_be_older and found[0].code == _OLDER):
        raise RegisterError(found)
    return found


def find_loss(
    workspace: Workspace, register: Register | None, *, warn: bool = False
) -> list[Problem]:
    """Return the problem (ZI540, ZI671) that the register was lost, if it was."""
    path = book_path(workspace)
    backup, held = _newest_backup(path)
    shown, newest = workspace.show(path), workspace.show(backup) if backup else ""
    given = register.given_numbers() if register else frozenset()
    if given:
        lacks = sorted(held - given)
        return [older_register(shown, newest, lacks, warn=warn)] if lacks else []
    found = backup or _issued_paper(workspace, register)
    if not found:
        return []
    exists = has_book(workspace)
    return [lost_register(shown, workspace.show(found), newest, exists=exists, warn=warn)]


def _newest_backup(path: Path) -> tuple[Path | None, frozenset[tuple[int, str]]]:
    """Return the newest backup that holds numbers: one of a book begun anew proves nothing."""
    for backup in backups_of(path):
        if held := numbers_in_backup(backup):
            return backup, held
    return None, frozenset()


def _issued_paper(workspace: Workspace, register: Register | None) -> Path | None:
    """Return a file that came in force under a number, of which the register knows nothing.

    A run that was killed while it issued has left its numbers in the book. Of a type whose
    documents a book without numbers calls finished, none has a number.
    """
    kept = _unknown_kept(workspace, register)
    finished = {*register.made_types()} if register else set()
    folders = list(_folders(workspace))
    strange = {one: _documents(one) for one in folders if one.name not in finished}
    if not (kept or any(strange.values())):
        return None
    from zi_docs.app.numbered_paper import numbered_paper  # it needs the engine

    lying = {one: strange[one] if one in strange else _documents(one) for one in folders}
    return numbered_paper(workspace, kept, lying, strange)


def _unknown_kept(workspace: Workspace, register: Register | None) -> list[Path]:
    """Return the kept documents and scans that are of no edition."""
    editions = register.editions() if register else []
    known = {sha256 for one in editions for sha256 in (one.sha256, one.pindaian)}
    return list(kept_of(workspace).files(but=known))


def _folders(workspace: Workspace) -> Iterator[Path]:
    """Yield the folders of types in the output folders."""
    usual = workspace.root / "output" / workspace.nama
    for output in dict.fromkeys((workspace.output, usual)):
        for folder in sorted(output.iterdir()) if output.is_dir() else ():
            if folder.is_dir() and folder.name not in _OURS:
                yield folder


def _documents(folder: Path) -> list[Path]:
    """Return the Word files in a folder."""
    found = (path for path in sorted(folder.rglob(f"*{DOCX}")) if path.is_file())
    return [path for path in found if not path.name.startswith(("~", "."))]
