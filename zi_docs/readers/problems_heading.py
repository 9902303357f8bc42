"""The problems of headings that leave open which column is meant, and what was then assumed."""

from __future__ import annotations

from collections.abc import Sequence

from zi_docs.errors import Place, Problem, problem, quote
from zi_docs.model.tabel import judul


def column_chosen(place: Place, column: str, taken: str, others: Sequence[str]) -> Problem:
    """Return the note that one of several columns of a field is read; each is quoted."""
    rest = " dan ".join(others)
    message = f"{judul(column)} diambil dari kolom {taken}, bukan dari {rest}."
    hint = f"Hapus kolom {taken}, atau beri judul lain."
    return problem("ZI147", place, message, hint)


def column_of_something_else(place: Place, column: str, heading: str, value: str) -> Problem:
    """Return the note that a column holds something else than its heading promises."""
    message = f"Kolom {heading} berisi {quote(value)}, jadi tidak dibaca sebagai {judul(column)}."
    hint = f"Beri judul {judul(column)} hanya pada kolom yang berisi itu."
    return problem("ZI160", place, message, hint)
