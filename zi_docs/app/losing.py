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

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from lxml import etree

from zi_docs.app.book import book_path, has_book, kept_of
from zi_docs.app.preparing import open_catalog
from zi_docs.app.problems import ENDING, lost_register, older_register
from zi_docs.archive import DAMAGE
from zi_docs.errors import Problem, RegisterError, TemplateError, UsageError
from zi_docs.pdf.source import read_properties
from zi_docs.register import Register, backups_of, numbers_in_backup
from zi_docs.run.inputs import file_hash
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

    A run that was killed while it issued has left its numbers in the book.
    """
    kept = _unknown_kept(workspace, register)
    folders = [folder for output in _outputs(workspace) for folder in _folders(output)]
    if not (kept or folders):
        return None
    titles = dict(_titles(workspace))
    numbered = {jenis: title for jenis, (title, has_number) in titles.items() if has_number}
    known = _known(register, numbered)
    for folder in folders:
        for path in _documents([folder] if folder.name in numbered else []):
            if workspace.show(path) not in known and _has_title(path, numbered[folder.name]):
                return path
    plain = [title for title, has_number in titles.values() if not has_number]
    others = [folder for folder in folders if folder.name not in numbered]
    return _numbered_among(kept, others, {*plain} - {*numbered.values()})


def _numbered_among(
    kept: Sequence[Path], others: Sequence[Path], plain: Collection[str]
) -> Path | None:
    """Return the first kept file that is not of a type without numbers (``plain`` titles).

    What was issued without a number is kept, too, and perhaps lies in its type's folder.
    """
    kept = [path for path in kept if not any(_has_title(path, title) for title in plain)]
    lying = {file_hash(path) for path in _documents(others)} if kept else set()
    return next((path for path in kept if path.stem not in lying), None)


def _unknown_kept(workspace: Workspace, register: Register | None) -> list[Path]:
    """Return the kept documents and scans that are of no edition."""
    editions = register.editions() if register else []
    known = {sha256 for one in editions for sha256 in (one.sha256, one.pindaian)}
    return [path for path in kept_of(workspace).files() if path.stem not in known]


def _outputs(workspace: Workspace) -> list[Path]:
    usual = workspace.root / "output" / workspace.nama
    return list(dict.fromkeys((workspace.output, usual)))


def _folders(output: Path) -> Iterator[Path]:
    """Yield the folders of types in an output folder."""
    if output.is_dir():
        yield from (
            one for one in sorted(output.iterdir()) if one.is_dir() and one.name not in _OURS
        )


def _documents(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        found = (path for path in sorted(folder.rglob(f"*{ENDING}")) if path.is_file())
        yield from (path for path in found if not path.name.startswith(("~", ".")))


def _known(register: Register | None, numbered: Collection[str]) -> set[str]:
    """Return the files that were finished before their type had numbers."""
    if register is None:
        return set()
    return {one.path for jenis in numbered for one in register.documents(jenis).values()}


def _has_title(path: Path, judul: str) -> bool:
    """Whether a Word file has the title of a type's document: other files are somebody's own."""
    try:
        title = read_properties(path.read_bytes()).title
    except (*DAMAGE, etree.XMLSyntaxError):
        return False
    return title.startswith(f"{judul} ")


def _titles(workspace: Workspace) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Yield each type with its title and whether it has numbers; an unreadable one gives none."""
    catalog = open_catalog(workspace.root)
    for jenis in catalog.types:
        with suppress(TemplateError, UsageError):
            manifest = catalog.load(jenis).manifest
            yield jenis, (manifest.judul, bool(manifest.nomor))
