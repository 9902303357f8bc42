"""What an upload would take away: settings that were typed on the page after it was downloaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from zi_docs.app.office import Office, read_again, read_office
from zi_docs.app.receiving import KeptFile, read_file
from zi_docs.errors import DataError, ZiDocsError
from zi_docs.model import lookup
from zi_docs.workspace import Workspace

_NOT_GIVEN = "ZI101"


def emptied_settings(workspace: Workspace, upload: KeptFile, replaced: str) -> tuple[str, ...]:
    """Return the settings that the replaced file gives and the upload leaves empty, by their names.

    A file that can't be read takes nothing away here: that is told when it is checked.
    """
    if upload.is_picture or not replaced:
        return ()
    try:
        office = read_office(workspace)
        given = list(_given_in(office, replaced))
        if not given:
            return ()
        content = read_file(workspace, upload.path)
        row, _ = read_again(office, upload.nama, content)
        cells = row.cells
    except DataError as error:
        if any(one.code != _NOT_GIVEN for one in error.problems):
            return ()
        cells = {}
    except ZiDocsError:
        return ()
    return tuple(name for path, name in given if not lookup(cells, path))


def _given_in(office: Office, file: str) -> Iterator[tuple[str, str]]:
    """Yield the path of each setting that a file gives, with what a clerk calls it."""
    titles = {path: title for one in office.lembar.values() for path, title in one.titles.items()}
    row = office.row
    for path, place in row.typed.units.items() if row else ():
        if PurePosixPath(place.file).name == file:
            yield path, titles.get(path) or path.rpartition(".")[2]
