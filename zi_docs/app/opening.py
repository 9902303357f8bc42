"""What every use case opens: the document types, and the register of a data set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from zi_docs.catalog import Catalog, load_catalog
from zi_docs.errors import TemplateError, disk_words, galat
from zi_docs.register import Register, open_register
from zi_docs.workspace import Workspace, template_folders

__all__ = ["REGISTER", "open_catalog", "open_workspace_register"]

REGISTER = "register.db"


def open_catalog(root: Path) -> Catalog:
    """Return the document types a workspace has: the built-in ones and its own.

    Raises :class:`TemplateError` (ZI431) for a folder of them that may not be looked into.
    """
    folders = template_folders(root)
    try:
        return load_catalog(folders, dict.fromkeys(folders, "templates"))
    except OSError as error:
        message = f"Folder jenis dokumen tidak terbaca: {disk_words(error)}."
        hint = "Mintalah izin membaca folder itu dan semua isinya."
        raise TemplateError(galat("ZI431", _place(error), message, hint)) from error


def _place(error: OSError) -> str:
    return Path(error.filename or "templates").as_posix()


def open_workspace_register(
    workspace: Workspace, now: Callable[[], datetime] = datetime.now
) -> Register:
    """Return the register of a data set; it is made when there is none yet."""
    path = workspace.data / REGISTER
    return open_register(path, workspace.nama, now, shown=workspace.show(path))
