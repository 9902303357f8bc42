"""A column that a table does not have: one complaint, not one for each row."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from zi_docs.checks.wording import fold, quote
from zi_docs.errors import Problem, galat
from zi_docs.model import TABLES, Record

__all__ = ["missing_column"]

_LIKE = 0.7
_NUMBERS = {"nip": "NIP", "nik": "NIK", "ni_pppk": "NI PPPK"}


def missing_column(record: Record, column: str) -> Problem | None:
    """Return a problem (ZI381) when the record's whole table lacks a column; else None."""
    row = record.asal
    if row is None or not row.source.headings or column in row.source.headings:
        return None
    table = next(name for name, model in TABLES.items() if type(record) is model)
    title = _NUMBERS.get(column) or column.replace("_", " ").title()
    message = f'Kolom "{title}" tidak ada pada tabel {table.replace("_", " ")}'
    slip = _slip(column, type(record), row.source.headings)
    message += f"; mungkin maksudnya kolom {quote(slip)}." if slip else "."
    hint = f'Beri judul "{title}" pada kolom yang memuatnya, atau tambahkan kolom itu.'
    return galat("ZI381", row.source.place.inside(f'kolom "{title}"'), message, hint)


def _slip(column: str, model: type[Record], headings: Mapping[str, str]) -> str:
    """Return the heading that no field has and that looks like the missing one."""
    own = {fold(text): text for name, text in headings.items() if name not in model.model_fields}
    wanted = column.replace("_", " ")
    close = difflib.get_close_matches(wanted, list(own), n=1, cutoff=_LIKE)
    part = [text for text in own if wanted in text.replace("/", " ").split()]
    return own[(close or part)[0]] if close or part else ""
