"""One line of the register as the page asks for it, and what was typed about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import abort, request

from zi_docs import app
from zi_docs.register import AgendaEntry, Register
from zi_docs.workspace import Workspace


@contextmanager
def book(workspace: Workspace) -> Iterator[Register | None]:
    """Yield the register, or None where nothing was made yet.

    Raises :class:`RegisterError` (ZI540) for one that was lost.
    """
    if app.has_book(workspace):
        with app.open_existing_register(workspace, may_be_older=True) as register:
            yield register
        return
    app.guard_book(workspace, None)
    yield None


def asked_line(workspace: Workspace) -> AgendaEntry:
    """Return the line that a page is asked for; any other is not found (404)."""
    jenis, kunci = request.args.get("jenis", ""), request.args.get("baris", "")
    with book(workspace) as register:
        found = register and app.line_of(register, jenis, kunci, request.args.get("id", None, int))
    return found or abort(404)


def reason_of(galat: dict[str, str], field: str = "alasan") -> str:
    """Return the reason that was typed; that there is none is told in ``galat``."""
    reason = typed(field)
    if not reason:
        galat[field] = "Tulis alasannya; itu yang tercatat di buku agenda."
    return reason


def typed(name: str) -> str:
    """Return what was typed into a field of the form."""
    return request.form.get(name, "").strip()
