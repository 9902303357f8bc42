"""What is told of a sheet that is a form."""

from __future__ import annotations

from collections.abc import Sequence

from zi_docs.errors import Place, Problem, problem, quote
from zi_docs.indonesian import gabung_atau, gabung_dan
from zi_docs.model.tabel import Tabel


def read_as_form(place: Place, tabel: Tabel, count: int, labels: Sequence[str]) -> Problem:
    """Return the note that a sheet was read as a form, with the labels that it has."""
    what = "Lembar" if place.sheet else "Berkas"
    records = "satu baris" if count == 1 else f"{count} baris"
    message = f"{what} ini formulir; dibaca sebagai {records} tabel {tabel.judul}."
    hint = "Tulis isiannya sebagai tabel, satu kolom satu isian."
    return problem("ZI175", place, message, hint, about=f"isian {', '.join(labels)}")


def unknown_labels(place: Place, labels: Sequence[str], meant: Sequence[str] = ()) -> Problem:
    """Return the warning of labels of a form that name no field, so that they are not read.

    ``meant`` are the titles of the fields that they may mean.
    """
    names = gabung_dan([quote(label) for label in dict.fromkeys(labels)])
    message = f"Isian {names} pada formulir ini tidak dikenal, jadi tidak dibaca."
    mend = "Beri judul kolom tabelnya bila isinya diperlukan"
    mend += f": {gabung_atau(list(map(quote, meant)))}." if meant else "."
    return problem("ZI176", place, message, mend)
