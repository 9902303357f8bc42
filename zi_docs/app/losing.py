"""Tells a lost register from a new one: the book is empty, and issued documents lie there.

Without its register a data set would begin its numbers anew, and give each of them twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from lxml import etree

from zi_docs.app.book import book_path, has_book, kept_of
from zi_docs.app.preparing import open_catalog
from zi_docs.app.problems import ENDING, lost_register
from zi_docs.archive import DAMAGE
from zi_docs.errors import Problem, RegisterError, TemplateError, UsageError
from zi_docs.pdf.source import read_properties
from zi_docs.register import Register
from zi_docs.run.inputs import file_hash
from zi_docs.run.plan import TypePlan
from zi_docs.workspace import Workspace

_OURS = (
    "konsep",
    "arsip",
    "gabung",
    "paket",
    "draf",
    "srikandi",
)  # folders of an output folder without types


def warn_of_loss(workspace: Workspace, register: Register | None) -> list[Problem]:
    """Return a warning (ZI540) when the register was lost; None stands for an absent one."""
    found = _find_loss(workspace, register)
    return [_problem(workspace, found, warn=True)] if found else []


def find_loss(workspace: Workspace, register: Register | None) -> list[Problem]:
    """Return the problem (ZI540) that the register was lost, if it was."""
    found = _find_loss(workspace, register)
    return [_problem(workspace, found, warn=False)] if found else []


def refuse_loss(
    workspace: Workspace, plans: Sequence[TypePlan], register: Register | None = None
) -> None:
    """Stop before a number is given from a register that was lost.

    Without ``register`` only an absent one is looked for, so that none is made. Raises
    :class:`RegisterError` (ZI540).
    """
    gives = any(plan.request.terbit and plan.numbered_kind for plan in plans)
    if not gives or (register is None and has_book(workspace)):
        return
    if found := _find_loss(workspace, register):
        raise RegisterError(_problem(workspace, found, warn=False))


def _problem(workspace: Workspace, found: Path, *, warn: bool) -> Problem:
    path = book_path(workspace)
    backups = sorted(path.parent.glob(f"{path.stem}-cadangan-*{path.suffix}"))
    newest = workspace.show(backups[-1]) if backups else ""
    exists = has_book(workspace)
    return lost_register(
        workspace.show(path), workspace.show(found), newest, exists=exists, warn=warn
    )


def _find_loss(workspace: Workspace, register: Register | None) -> Path | None:
    """Return a file that was issued and of which the register knows nothing; None if all is well.

    A run that was killed while it issued has left its numbers in the book.
    """
    if register is not None and (register.editions() or register.list_numbers()):
        return None
    kept = list(kept_of(workspace).files())
    folders = [folder for output in _outputs(workspace) for folder in _folders(output)]
    if not (kept or folders):
        return None
    numbered = dict(_numbered_types(workspace))
    known = _known(register, numbered)
    for folder in folders:
        for path in _documents([folder] if folder.name in numbered else []):
            if workspace.show(path) not in known and _has_title(path, numbered[folder.name]):
                return path
    # What was issued without a number is kept, too, and lies in its type's folder.
    others = _documents(folder for folder in folders if folder.name not in numbered)
    plain = {file_hash(path) for path in others} if kept else set()
    return next((path for path in kept if path.stem not in plain), None)


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
    """Whether a Word file has the title of a numbered document: other files are somebody's own."""
    try:
        title = read_properties(path.read_bytes()).title
    except (*DAMAGE, etree.XMLSyntaxError):
        return False
    return title.startswith(f"{judul} ")


def _numbered_types(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Yield the types with a number, each with its title; one that can't be read gives none."""
    catalog = open_catalog(workspace.root)
    for jenis in catalog.types:
        with suppress(TemplateError, UsageError):
            manifest = catalog.load(jenis).manifest
            if manifest.nomor:
                yield jenis, manifest.judul
