"""Checks of names as lists write them: numbers, marks, glued degrees, capitals, the title DR."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from zi_docs import indonesian
from zi_docs.checks import problems_nama as problems
from zi_docs.errors import Place, Problem
from zi_docs.model import Pejabat, Row, lookup
from zi_docs.tables import DataSet, Pegawai


class Typed(NamedTuple):
    """A person, the name as it was typed, and where it and the title before it were typed."""

    person: Pegawai | Pejabat
    nama: str
    owner: Pegawai | Row
    path: str
    path_of_title: str

    @property
    def place(self) -> Place:
        """The place of the name."""
        return self.owner.place(self.path)

    @property
    def of_title(self) -> Place:
        """The place of the title before the name."""
        return self.owner.place(self.path_of_title)


def check_nama(dataset: DataSet) -> Iterator[Problem]:
    """Check the names of employees and officials (ZI315-ZI318)."""
    for typed in _names(dataset):
        if is_none := indonesian.bukan_nama(typed.nama):
            yield problems.no_name(typed.place, typed.nama)
        elif indonesian.ditulis_lain(typed.nama):
            yield problems.name_with_more(typed.place, typed.nama)
        yield from _check_title(typed)
        is_told = is_none or dataset.pengaturan.huruf_nama
        if indonesian.is_kapital(typed.person.nama) and not is_told:
            yield problems.capital_letters(typed.place, typed.nama)


def _check_title(typed: Typed) -> Iterator[Problem]:
    """Check that the title Dr. is no misspelt dr.: DR. may be both, a physician is hardly Dr."""
    titles = [word.strip(".,") for word in typed.person.gelar_depan.replace(".", ". ").split()]
    if "DR" in titles:
        yield problems.which_doctor(typed.of_title, typed.person.nama)
    elif "Dr" in titles and "dr" not in titles and _is_physician(typed.person):
        yield problems.physician_as_doctor(typed.of_title, typed.person.nama)


def _is_physician(person: Pegawai | Pejabat) -> bool:
    """Tell whether the post of a person is that of a physician; a dentist has the title drg."""
    return person.jabatan.casefold().startswith("dokter")


def _names(dataset: DataSet) -> Iterator[Typed]:
    for pegawai in dataset.pegawai:
        cells = pegawai.asal.cells if pegawai.asal else {}
        has_title = str(cells.get("gelar_depan") or "").strip()
        column = "gelar_depan" if has_title else "nama"
        typed = str(cells.get("nama") or pegawai.nama)
        yield Typed(pegawai, typed, pegawai, "nama", column)
    row = dataset.settings_row
    for key, pejabat in dataset.pengaturan.pejabat.items():
        path = f"pejabat.{key}"
        column = "gelar_depan" if lookup(row.cells, f"{path}.gelar_depan") else "nama"
        name = str(lookup(row.cells, f"{path}.nama") or pejabat.nama)
        yield Typed(pejabat, name, row, f"{path}.nama", f"{path}.{column}")
