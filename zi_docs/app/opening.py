"""What every use case opens: the document types, and the register of a data set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from zi_docs.catalog import Catalog, load_catalog
from zi_docs.register import Register, open_register
from zi_docs.workspace import Workspace, template_folders

__all__ = ["REGISTER", "open_catalog", "open_workspace_register"]

REGISTER = "register.db"


def open_catalog(root: Path) -> Catalog:
    """Return the document types a workspace has: the built-in ones and its own."""
    folders = template_folders(root)
    return load_catalog(folders, dict.fromkeys(folders, "templates"))


def open_workspace_register(
    workspace: Workspace, now: Callable[[], datetime] = datetime.now
) -> Register:
    """Return the register of a data set; it is made when there is none yet."""
    path = workspace.data / REGISTER
    return open_register(path, workspace.nama, now, shown=workspace.show(path))
