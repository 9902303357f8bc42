"""Numbers that a record keeps although its date or series has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_docs.errors import Problem, peringatan
from zi_docs.register.commands import cancel_command
from zi_docs.register.values import ReserveRequest

if TYPE_CHECKING:
    import sqlite3

    from zi_docs.register.connection import Connections

__all__ = ["moved_numbers"]

_ELSEWHERE = """
    SELECT kunci, nomor, seri, tahun FROM nomor
    WHERE jenis = ? AND keadaan <> 'batal' AND (seri <> ? OR tahun <> ?) ORDER BY id"""


def moved_numbers(
    db: sqlite3.Connection, request: ReserveRequest, book: Connections
) -> list[Problem]:
    """Return a warning for each record asked for whose number is of another year or series."""
    wanted = {item.kunci for item in request.items}
    rows = db.execute(_ELSEWHERE, (request.jenis, request.seri, request.tahun))
    return [
        peringatan(
            "ZI616",
            book.shown,
            f'{request.jenis} {kunci} memakai nomornya yang lama, "{nomor}" '
            f"(seri {seri}, tahun {tahun}).",
            f"Bila harus bernomor baru: {cancel_command(nomor, book.data_set)}.",
        )
        for kunci, nomor, seri, tahun in rows
        if kunci in wanted
    ]
