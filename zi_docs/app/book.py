"""The register of a data set: finds it, opens it, and audits it with the paper made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from zi_docs.app.problems import link_for_folder, no_register
from zi_docs.errors import OutputError, Problem, RegisterError
from zi_docs.register import (
    KEPT_FOLDER,
    IssuedNumber,
    Kept,
    Register,
    kept_beside,
    open_register,
    record_key,
    strangers,
)
from zi_docs.run.report import file_state
from zi_docs.workspace import Workspace

if TYPE_CHECKING:
    from zi_docs.model import DocType
    from zi_docs.run.plan import TypePlan

_FILE = "register.db"
_CHANGED = (
    "Register nomor diperbarui; salinannya yang lama disimpan di sebelahnya.",
    "Dokumen bernomor yang sudah dibuat kini tercatat terbit: isinya disimpan di folder terbit, "
    "dan tidak pernah diubah lagi.",
    "Dokumen bernomor yang baru dibuat dahulu sebagai konsep, tanpa nomor; nomornya diberikan "
    "dengan zi-docs buat JENIS --terbit.",
)
_OLD_DRAFTS = (
    "Folder {} tidak dipakai lagi; draf kini ada di folder konsep. Hapus sendiri bila tidak perlu."
)


def book_path(workspace: Workspace) -> Path:
    """Return the path of a data set's register, whether it exists or not."""
    return workspace.data / _FILE


def has_book(workspace: Workspace) -> bool:
    """Whether anything was ever made of this data set.

    A link to a file that is gone counts too: opening the register then reports it.
    """
    path = book_path(workspace)
    return path.exists() or path.is_symlink()


def book_state(workspace: Workspace) -> tuple[tuple[str, int, int], ...]:
    """Return a value that changes with everything that is written into the register."""
    files = sorted(workspace.data.glob(f"{_FILE}*"))
    states = [(path.name, file_state(str(path))) for path in files]
    return tuple((name, size, mtime_ns) for name, (size, mtime_ns) in states)


def open_workspace_register(
    workspace: Workspace, now: Callable[[], datetime] = datetime.now
) -> Register:
    """Return the register of a data set; it is made when there is none yet.

    Raises :class:`RegisterError` (ZI601-ZI609).
    """
    path = book_path(workspace)
    register = open_register(path, workspace.nama, now, shown=workspace.show(path))
    if register.migrated_from is not None:
        _keep_what_is_there(workspace, register)
    return register


def _keep_what_is_there(workspace: Workspace, register: Register) -> None:
    """Keep the issued documents of an older version; a run reports those that can't be kept."""
    from zi_docs.run.adopting import adopt

    with suppress(OutputError):
        adopt(workspace, register, kept_of(workspace))


def no_book(workspace: Workspace, *, warn: bool = False) -> Problem:
    """Return the problem that a data set has no register, as a warning if ``warn``."""
    return no_register(workspace.show(book_path(workspace)), workspace.nama, warn=warn)


def kept_of(workspace: Workspace) -> Kept:
    """Return the folder that keeps the bytes of a data set's issued documents."""
    folder = workspace.data / KEPT_FOLDER
    return Kept(folder, workspace.show(folder))


def own_folder(kept: Kept) -> Kept:
    """Return the kept bytes if they lie in the data folder itself.

    Raises :class:`OutputError` (ZI529) for a link, through which letters would go somewhere else.
    """
    if kept.folder.is_symlink():
        raise OutputError(link_for_folder(kept.shown))
    return kept


def of_another_data_set(register: Register, plans: Iterable[TypePlan]) -> list[Problem]:
    """Return a problem (ZI509) for each other data set that issued a decree in the register.

    Then the folder was copied or renamed, and this data set would issue a second one.
    """
    return other_decrees(register, [plan.doctype for plan in plans])


def other_decrees(register: Register, doctypes: Iterable[DocType]) -> list[Problem]:
    """Return a problem (ZI509) for each other data set that issued a decree of these types."""
    documents = [
        document._replace(kunci=record_key(document.kunci))
        for doctype in doctypes
        if doctype.manifest.tabel == "data"
        for document in register.documents(doctype.id).values()
    ]
    return strangers(register.book, documents)


def notes_of_change(workspace: Workspace, register: Register) -> list[str]:
    """Return what a run says once, after the register of version 0.1 became one of this version.

    The register remembers that it was said: another command may have opened it before.
    """
    if register.migrated_from != 1:
        return []
    register.told_of_migration()
    notes = list(_CHANGED)
    if (workspace.output / "draf").is_dir():
        notes.append(_OLD_DRAFTS.format(workspace.show(workspace.output / "draf")))
    return notes


def issued_numbers(workspace: Workspace) -> list[IssuedNumber]:
    """Return the numbers on all documents. Those that are new after a run are from that run.

    A register that can't be read gives no numbers here; the run reports it.
    """
    if not has_book(workspace):
        return []
    try:
        with open_workspace_register(workspace) as register:
            return register.issued_numbers()
    except RegisterError:
        return []


def back_up(
    workspace: Workspace, register: Register, path: Path | None = None
) -> tuple[Path, Path | None]:
    """Copy the register and what it keeps; return the copy, and the folder beside it if any.

    Raises what :meth:`Register.backup` raises.
    """
    backup = register.backup(path, kept_of(workspace))
    beside = kept_beside(backup)
    return backup, beside if beside.is_dir() else None
