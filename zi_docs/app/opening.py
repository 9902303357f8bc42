"""Opens a register that must be there; a run opens one by ``book``, which makes it."""

from __future__ import annotations

from zi_docs.app.book import has_book, no_book, open_workspace_register
from zi_docs.errors import RegisterError
from zi_docs.register import Register
from zi_docs.workspace import Workspace


def open_existing_register(workspace: Workspace) -> Register:
    """Return the register of a data set.

    Raises :class:`RegisterError` if there is none: ZI540 when it was lost, else ZI006.
    """
    if not has_book(workspace):
        from zi_docs.app.losing import find_loss  # a book that is there needs nothing of it

        raise RegisterError(find_loss(workspace, None) or no_book(workspace))
    return open_workspace_register(workspace)
