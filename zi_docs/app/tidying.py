"""Clears what killed commands left, before the next command of any kind.

Nothing heavy is imported here, since a look into the register answers at once.
"""

from __future__ import annotations

from pathlib import Path

from zi_docs.errors import UsageError
from zi_docs.files.folders import discard_parts
from zi_docs.files.temporary import clear_work_folders
from zi_docs.workspace import find_workspace


def clear_leftovers(data: str | None, here: Path, output: Path | None = None) -> None:
    """Delete copies of letters and half-written files whose command is gone.

    ``data`` names the data set of the command, if it has one, and ``output`` another folder for its
    documents. What belongs to a running command or to another user stays, and so does what the disk
    refuses to delete.
    """
    clear_work_folders()
    if not data:
        return
    try:
        workspace = find_workspace(data, here, output)
    except UsageError:
        return  # the command will report it
    for folder in (workspace.data, workspace.output):
        discard_parts(folder)
