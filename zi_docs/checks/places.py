"""Where things were typed, how complaints about them are ordered, and how text is quoted."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from zi_docs.errors import Place, Problem, problem
from zi_docs.model import TABLES, DataSet, Record, Source

_LONGEST_QUOTE = 60

_LIKE = 0.7
_NUMBERS = {"nip": "NIP", "nik": "NIK", "ni_pppk": "NI PPPK"}


def nested_place(record: Record, path: str) -> Place:
    """Say where a field, or a part of one (``pembahasan.0.uraian``), was typed.

    In a workbook or CSV file a whole list stands in one cell; in YAML each part has its line.
    """
    row = record.asal
    if row is None or row.lines or path in row.cells:
        return record.place(path)
    column = path.partition(".")[0]
    known = column in row.cells or column in type(record).model_fields
    return record.place(column if known else None)


def table_place(dataset: DataSet, name: str) -> Place:
    """Say where a whole table was read from."""
    for record in getattr(dataset, name):
        if record.asal is not None:
            source: Source = record.asal.source
            return source.place
    return Place(f"tabel {name}")


def problem_order(problem: Problem) -> tuple[object, ...]:
    """Return the key that sorts problems by file, row, and column as a person counts them."""
    place = problem.place
    return *place.source, place.spot, str(place), problem.code, problem.message


def fold(text: str) -> str:
    """Return the text as names are compared: without capitals and with single spaces."""
    return " ".join(text.casefold().split())


def is_blank(text: str) -> bool:
    """Say whether a cell holds nothing, or only the dash that people put into an empty cell."""
    return text.strip() in ("", "-", "–", "—")


def quote(text: str) -> str:
    """Return the text in double quotes, on one line and short enough for a message."""
    line = " ".join(text[: _LONGEST_QUOTE * 4].split())
    if len(line) > _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1] + "…"
    return f'"{line}"'


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
    return problem("ZI381", row.source.place.inside(f'kolom "{title}"'), message, hint)


def _slip(column: str, model: type[Record], headings: Mapping[str, str]) -> str:
    """Return the heading that no field has and that looks like the missing one."""
    own = {fold(text): text for name, text in headings.items() if name not in model.model_fields}
    wanted = column.replace("_", " ")
    close = difflib.get_close_matches(wanted, list(own), n=1, cutoff=_LIKE)
    part = [text for text in own if wanted in text.replace("/", " ").split()]
    return own[(close or part)[0]] if close or part else ""
