"""What the page made of the LKE, and hands out: filled workbooks and drafted plans, evidence.

Workbooks lie under their date in ``output/DATA/lke``, so that none takes the place of another. The
evidence of a unit lies in ``output/DATA/bukti/UNIT``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from zi_docs.app.problems import file_is_there, no_such_file
from zi_docs.app.receiving import KeptFile, keep_upload, read_file, use_upload
from zi_docs.errors import UsageError
from zi_docs.files.folders import prepare_folder
from zi_docs.files.names import safe_path
from zi_docs.workspace import Workspace

BOOKS, EVIDENCE = "lke", "bukti"
_STAMP = "%Y-%m-%d %H.%M.%S"


def new_book(workspace: Workspace, about: str, now: datetime) -> Path:
    """Return the place of a new workbook, named after what it is about and the time.

    Raises :class:`OutputError` when the output folder can't be written.
    """
    prepare_folder(workspace.output, workspace.show(workspace.output))
    folder = workspace.output / BOOKS
    folder.mkdir(exist_ok=True)
    return folder / safe_path([f"{about} {now:{_STAMP}}"], ".xlsx")


def made_book(workspace: Workspace, nama: str) -> Path:
    """Return the place of a workbook that :func:`new_book` has named."""
    return workspace.output / BOOKS / safe_path([Path(nama).stem], ".xlsx")


def books_of(workspace: Workspace) -> list[KeptFile]:
    """Return the workbooks that were made, the latest first."""
    folder = workspace.output / BOOKS
    paths = folder.glob("*.xlsx") if folder.is_dir() else ()
    there = [(path, path.stat()) for path in paths if path.is_file() and not path.is_symlink()]
    known = [
        KeptFile(path, path.name, datetime.fromtimestamp(one.st_mtime), one.st_size)
        for path, one in there
    ]
    return sorted(known, key=lambda one: one.kapan, reverse=True)


def find_book(workspace: Workspace, nama: str) -> KeptFile:
    """Return a workbook of the list. Raises :class:`UsageError` (ZI805) for any other name."""
    found = next((one for one in books_of(workspace) if one.nama == nama), None)
    if found is None:
        raise UsageError(no_such_file(nama))
    return found


def use_book(workspace: Workspace, nama: str, about: str, now: datetime) -> KeptFile:
    """Put a workbook that was made into the data set, as one more file.

    Raises :class:`UsageError`: ZI805 for a name that is not in the list, ZI804 when the data set
    has a file of that name; and :class:`OutputError`.
    """
    data, wanted = (
        read_file(workspace, find_book(workspace, nama).path),
        safe_path([about], ".xlsx"),
    )
    if wanted.casefold() in (path.name.casefold() for path in workspace.data.iterdir()):
        raise UsageError(file_is_there(workspace.show(workspace.data / wanted)))
    return use_upload(workspace, keep_upload(workspace, wanted, data, now), now)


def evidence_folder(workspace: Workspace, unit: str) -> Path:
    """Return the folder of a unit's evidence, by its code."""
    return workspace.output / EVIDENCE / safe_path([unit], "")


def pack_evidence(workspace: Workspace, unit: str, into: IO[bytes]) -> None:
    """Write the files of a unit's evidence into a packet, each in the folder of its question.

    What a link leads to is left out, and so are the marks that keep the folder in order. Raises
    :class:`UsageError` (ZI805) where no evidence was gathered.
    """
    folder = evidence_folder(workspace, unit)
    if not folder.is_dir():
        raise UsageError(no_such_file(folder.name))
    with ZipFile(into, "w", ZIP_DEFLATED) as packet:
        for path in sorted(_files_below(folder)):
            packet.write(path, path.relative_to(folder).as_posix())


def _files_below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place) / name
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path
