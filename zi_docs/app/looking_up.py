"""Looking things up in the register: lines of the book, the editions of one, and the gaps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from zi_docs.app.book import book_state, has_book, open_workspace_register
from zi_docs.register import AgendaEntry, Edition, Gap, Register, find_gaps
from zi_docs.workspace import Workspace


def look_up(
    register: Register, teks: str, tahun: int | None = None, seri: str | None = None
) -> Sequence[AgendaEntry]:
    """Return the lines that a text leads to, or the whole book; of one year or series if named."""
    if not teks:
        return register.list_numbers(tahun, seri)
    found = register.find(teks)
    return [e for e in found if tahun in (None, e.tahun) and seri in (None, e.seri)]


def line_of(register: Register, jenis: str, kunci: str, nomor_id: int | None) -> AgendaEntry | None:
    """Return one line of the book: that of a number, or of a document without one."""
    entries = register.list_numbers() if nomor_id is not None else register.find(kunci)
    wanted = (nomor_id, jenis, kunci)
    return next((one for one in entries if (one.id, one.jenis, one.kunci) == wanted), None)


def editions_of(register: Register, entry: AgendaEntry) -> list[Edition]:
    """Return the editions of a line: of its number, or of a document without one."""
    return [
        edition
        for edition in register.editions(entry.jenis)
        if edition.nomor_id == entry.id and edition.kunci == entry.kunci
    ]


def gaps_of(workspace: Workspace) -> Sequence[Gap]:
    """Return the counters that led to no valid document, and why; none without a register."""
    return _gaps(workspace, book_state(workspace)) if has_book(workspace) else ()


@lru_cache(maxsize=4)  # the store checks itself for this, which takes a while
def _gaps(workspace: Workspace, _: object) -> tuple[Gap, ...]:
    with open_workspace_register(workspace) as register:
        seen = register.inspect()
    return tuple(find_gaps(seen.numbers, seen.starts))
