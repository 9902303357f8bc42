"""The problems of headings that leave open which column is meant, and what was then assumed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zi_docs.errors import Place, Problem, problem, quote
from zi_docs.model.tabel import judul


def column_chosen(place: Place, column: str, taken: str, others: Sequence[str]) -> Problem:
    """Return the note that one of several columns of a field is read; each is quoted.

    Without others, only its heading leaves open whether it is meant.
    """
    rest = f", bukan dari {_listed(others)}" if others else ""
    message = f"{judul(column)} diambil dari kolom {taken}{rest}."
    hint = f"Bila keliru, hapus kolom {taken}, atau beri judul lain."
    return problem("ZI147", place, message, hint)


def column_of_something_else(place: Place, column: str, heading: str, value: str) -> Problem:
    """Return the note that a column holds something else than its heading promises."""
    message = f"Kolom {heading} berisi {quote(value)}, jadi tidak dibaca sebagai {judul(column)}."
    hint = f"Beri judul {judul(column)} hanya pada kolom yang berisi itu."
    return problem("ZI160", place, message, hint)


def columns_divided(place: Place, taken: Mapping[str, Sequence[str]]) -> Problem:
    """Return the note of the columns whose cells hold several things, with the fields of each."""
    parts = [f"kolom {heading} diambil {_listed(names)}" for heading, names in taken.items()]
    message = f"Dari {'; dari '.join(parts)}."
    hint = "Tulis setiap hal di kolomnya sendiri."
    return problem("ZI161", place, message, hint)


def _listed(words: Sequence[str]) -> str:
    return " dan ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def undivided_cell(place: Place, heading: str, rest: str) -> Problem:
    """Return the problem of a cell of several things with one that belongs to no part."""
    message = f'Sel ini memuat lebih daripada yang disebut judulnya, "{heading}".'
    hint = "Pindahkan sisanya ke kolom lain, atau hapus."
    return problem("ZI148", place, message, hint, about=quote(rest))


def another_table_beside(place: Place, first: str, last: str) -> Problem:
    """Return the problem of another table beyond an empty column, from one column to another."""
    message = (
        f"Kolom {first} sampai {last} berada di balik kolom kosong dan berisi di baris yang lain, "
        "seperti tabel lain; tidak dibaca."
    )
    hint = "Pindahkan ke lembar lain; bila bagian dari tabel ini, hapus kolom kosongnya."
    return problem("ZI149", place, message, hint)


def tables_beside(place: Place, first: str, last: str) -> Problem:
    """Return the problem of a second table beside the first, from one column to another."""
    message = f"Di lembar ini ada dua tabel berdampingan; kolom {first} sampai {last} tidak dibaca."
    hint = "Pindahkan tabel yang kanan ke bawah tabel yang kiri, tanpa baris judulnya."
    return problem("ZI149", place, message, hint)
