"""Which of the Word files that no register knows came in force under a number."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

from lxml import etree

from zi_docs.app.preparing import open_catalog
from zi_docs.archive import DAMAGE
from zi_docs.errors import TemplateError, UsageError
from zi_docs.pdf.source import read_properties
from zi_docs.run.inputs import file_hash
from zi_docs.workspace import Workspace

Folders = Mapping[Path, Sequence[Path]]
"""The Word files in each folder of a type."""


def numbered_paper(
    workspace: Workspace, kept: Sequence[Path], lying: Folders, strange: Folders
) -> Path | None:
    """Return a file of a type with numbers, if there is one.

    ``kept`` are kept files that no edition knows. Of the documents that are ``lying`` there, the
    register knows nothing of those that are ``strange``.
    """
    titles = dict(_titles(workspace))
    numbered = {jenis: title for jenis, (title, has_number) in titles.items() if has_number}
    for folder, paths in strange.items():
        title = numbered.get(folder.name, "")
        for path in paths if title else ():
            if _has_title(path, title):
                return path
    plain = [title for title, has_number in titles.values() if not has_number]
    others = [paths for folder, paths in lying.items() if folder.name not in numbered]
    return _numbered_among(kept, list(chain(*others)), {*plain} - {*numbered.values()})


def _numbered_among(
    kept: Sequence[Path], others: Sequence[Path], plain: Collection[str]
) -> Path | None:
    """Return the first kept file that is not of a type without numbers (``plain`` titles).

    What was issued without a number is kept, too, and perhaps lies in its type's folder.
    """
    kept = [path for path in kept if not any(_has_title(path, title) for title in plain)]
    lying = set(map(file_hash, others)) if kept else set()
    return next((path for path in kept if path.stem not in lying), None)


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
