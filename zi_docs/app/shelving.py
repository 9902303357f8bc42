"""What lies there of a type: its documents with their PDFs, and the paper made from them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from zi_docs.app.book import book_state, has_book, kept_of, open_workspace_register
from zi_docs.app.problems import no_program
from zi_docs.errors import OutputError
from zi_docs.files.names import PDF
from zi_docs.register import Derived, ListedDocument, record_key
from zi_docs.workspace import Workspace

_OPENERS = {"darwin": "open", "linux": "xdg-open"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """What lies there of one type.

    ``documents`` holds the documents of each record by its key, the konsep last. ``paper`` are
    print files, packets and the index.
    """

    documents: Mapping[str, tuple[ListedDocument, ...]]
    paper: tuple[Derived, ...]

    def of(self, kunci: str) -> tuple[ListedDocument, ...]:
        """Return the documents of a record."""
        return self.documents.get(kunci, ())


def shelf_of(workspace: Workspace, jenis: str) -> Shelf:
    """Return what was made of a type. Raises :class:`RegisterError`."""
    if not has_book(workspace):
        return Shelf({}, ())
    shelf = _shelf(workspace, jenis, book_state(workspace))
    there = [one for one in shelf.paper if (workspace.root / one.path).is_file()]
    return replace(shelf, paper=tuple(there))


@lru_cache(maxsize=4)  # each look at a page needs it, and ten thousand documents take a while
def _shelf(workspace: Workspace, jenis: str, _: object) -> Shelf:
    with open_workspace_register(workspace) as register:
        found: dict[str, tuple[ListedDocument, ...]] = {}
        for one in register.listed(jenis):
            key = record_key(one.kunci)
            found[key] = (*found[key], one) if key in found else (one,)
        paper = [one for one in register.derived() if one.jenis == jenis]
    return Shelf(found, tuple(paper))


def count_made(workspace: Workspace) -> Mapping[str, Mapping[str, int]]:
    """Return how many documents of each type came how far. Raises :class:`RegisterError`."""
    return _counts(workspace, book_state(workspace)) if has_book(workspace) else {}


@lru_cache(maxsize=4)
def _counts(workspace: Workspace, _: object) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    with open_workspace_register(workspace) as register:
        for konsep in (False, True):
            for jenis, stages in register.count_documents(konsep=konsep).items():
                if not jenis.endswith(PDF):
                    found = {"konsep": sum(stages.values())} if konsep else stages
                    counts.setdefault(jenis, Counter()).update(found)
    return counts


def file_of(workspace: Workspace, shown: str) -> Path | None:
    """Return a file that the register knows, by its place; None for any other and for a gone one.

    A place is never followed out of the folders in which documents and kept bytes lie.
    """
    if not has_book(workspace) or not shown:
        return None
    path = workspace.root / shown
    if not path.is_file() or not _is_known(workspace, shown):
        return None
    folders = (workspace.output, kept_of(workspace).folder)
    return path if any(path.resolve().is_relative_to(folder) for folder in folders) else None


def _is_known(workspace: Workspace, shown: str) -> bool:
    kept = kept_of(workspace)
    with open_workspace_register(workspace) as register:
        if any(one.path == shown for one in register.derived()):
            return True
        return register.has_file(shown) or any(
            shown in (kept.show(one.sha256), kept.show(one.pindaian, PDF))
            for one in register.editions()
        )


def open_file(workspace: Workspace, shown: str) -> bool:
    """Open a file that the register knows in the program that this computer has for it.

    Returns False for a file that :func:`file_of` does not give. Raises :class:`OutputError` (ZI822)
    where there is no such program.
    """
    path = file_of(workspace, shown)
    if path is None:
        return False
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 # a document of ours, by its place in the register
        else:
            _open_with(_OPENERS.get(sys.platform, "xdg-open"), path)
    except OSError as error:
        raise OutputError(no_program(shown)) from error
    return True


def _open_with(program: str, path: Path) -> None:
    subprocess.Popen(  # noqa: S603 # the system's own program
        [program, str(path)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
