"""Opens a register that must be there and not lost; a run opens one by ``book``, which makes it."""

from __future__ import annotations

from zi_docs.app.book import has_book, no_book, open_workspace_register
from zi_docs.app.losing import guard_book
from zi_docs.errors import RegisterError
from zi_docs.register import Register
from zi_docs.workspace import Workspace


def open_existing_register(workspace: Workspace, *, may_be_older: bool = False) -> Register:
    """Return the register of a data set.

    Raises :class:`RegisterError` if there is none (ZI006), or if it was lost (ZI540, ZI671);
    ``may_be_older`` is for what only looks into it.
    """
    if not has_book(workspace):
        guard_book(workspace, None)
        raise RegisterError(no_book(workspace))
    register = open_workspace_register(workspace)
    try:
        guard_book(workspace, register, may_be_older=may_be_older)
    except BaseException:
        register.close()
        raise
    return register
