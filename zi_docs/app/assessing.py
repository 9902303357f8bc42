"""The answers of a data set to the LKE, as pages show and change them: by unit, round and part.

To read the data of ten thousand employees takes seconds, so what was read is kept in a file, by
``answers_file.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from zi_docs.app.data_state import State
from zi_docs.app.scoring import TABLES, concerns_score
from zi_docs.checks.places import table_place
from zi_docs.checks.problems_penilaian import no_lke
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, Problem
from zi_docs.model import Record, Row, Tabel
from zi_docs.penilaian import find_butir, jawaban_teks, lembar_dari
from zi_docs.run.loading import Loaded
from zi_docs.tables import DataSet, UnitKerja
from zi_docs.tables.putaran import Putaran, daftar_putaran, tanggal_nilai
from zi_docs.tables.starter.rows import cells_of
from zi_docs.tables.starter.settings import typed
from zi_docs.tables.starter.sheets import columns_of
from zi_docs.workspace import Workspace
from zi_docs.zona_integritas import Isian, daftar_area, daftar_isian, lke_sejak

TABLE, UNITS = "penilaian", "unit_kerja"
KEYS = ("unit_kerja", "putaran", "kode_lke")
"""The columns that tell which input of which unit and round a row answers."""

ANSWERS = ("jawaban_unit", "jawaban_tpi")
RESULTS = "hasil"
"""The name of the part that belongs to no area."""


class Part(NamedTuple):
    """The inputs of one area of the LKE, or those of its results."""

    nama: str
    judul: str
    isian: tuple[Isian, ...]


class Entry(NamedTuple):
    """What stands in the data for one input: its row, None where it has none, and its texts."""

    row: Row | None
    texts: Mapping[str, str]


class Score(NamedTuple):
    """What a round scores: the total of each side, None for one that answered nothing.

    ``lulus`` tells for each predicate whether the answers that decide reach it.
    """

    dari_unit: Fraction | None
    dari_tpi: Fraction | None
    lulus: Mapping[str, bool]

    @classmethod
    def of(cls, one: Putaran) -> Score:
        """Return the score of a round."""
        unit, tpi = (side.nilai.total if side else None for side in (one.dari_unit, one.dari_tpi))
        verdicts = one.menentukan.putusan if one.menentukan else {}
        return cls(unit, tpi, {name: verdict.lulus for name, verdict in verdicts.items()})


@dataclass(frozen=True)
class Assessments:
    """The assessments of a data set as they were read, or those of one unit of it.

    ``problems`` are those of the tables from which a score follows. ``scored`` holds the scores of
    all rounds that are known, by the code of their unit and their name.
    """

    workspace: Workspace
    catalog: Catalog
    dataset: DataSet
    problems: tuple[Problem, ...]
    state: State
    scored: Mapping[tuple[str, str], Score] = field(default_factory=dict)

    @property
    def on(self) -> date:
        """The date whose LKE is answered."""
        return tanggal_nilai(self.dataset)

    @property
    def tabel(self) -> Tabel:
        """The declaration of the table of answers."""
        return self.catalog.tables[TABLE]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that a form asks for."""
        return tuple(name for name in columns_of(self.tabel) if name not in KEYS)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the LKE, in its order."""
        inputs = daftar_isian(self.on)
        found = [
            Part(str(area.nomor), f"{area.nomor}. {area.nama}", _of_area(inputs, area.nomor))
            for area in daftar_area(self.on)
        ]
        return (*found, Part(RESULTS, "Hasil", _of_area(inputs, None)))

    @cached_property
    def rounds(self) -> Mapping[tuple[str, str], Putaran]:
        """The rounds by the code of their unit and their name, in the order of the units."""
        found = (
            one
            for unit in self.dataset.unit_kerja
            for one in daftar_putaran(self.dataset, unit, self.on)
        )
        return {(one.unit.kode, one.putaran): one for one in found}

    def with_scores(self) -> Assessments:
        """Return the same with the scores of all its rounds; what was scored is not scored again.

        Each round has its answers counted, so it takes a while.
        """
        known, rounds = self.scored, self.rounds.items()
        return replace(self, scored={key: known.get(key) or Score.of(one) for key, one in rounds})

    @property
    def choices(self) -> tuple[str, ...]:
        """The rounds that there may be."""
        return tuple(self.tabel.kolom["putaran"].pilihan)

    def unit(self, kode: str) -> UnitKerja | None:
        """Return the unit of this code."""
        return next((one for one in self.dataset.unit_kerja if one.kode == kode), None)

    def entries(self, unit: UnitKerja, putaran: str) -> dict[str, Entry]:
        """Return what stands in the data for each input of a round, refused rows too."""
        found: dict[str, Entry] = {}
        for row in self._rows_of(unit):
            cells = {name: typed(value) for name, value in cells_of(self.tabel, row).items()}
            isian = find_butir(cells.get("kode_lke", ""), self.on).isian
            said = cells.get("putaran", "") or self.tabel.kolom["putaran"].bawaan
            if isian and said == putaran:
                origin = row.asal if isinstance(row, Record) else row
                found[isian.kode] = Entry(origin, self._texts(isian, cells))
        return found

    def _rows_of(self, unit: UnitKerja) -> Iterator[Record | Row]:
        yield from self.dataset.owned(unit, TABLE)
        for row in self.dataset.rejected.get(TABLE, ()):
            if self.dataset.find_unit(str(row.cells.get("unit_kerja") or "")) is unit:
                yield row

    def _texts(self, isian: Isian, cells: Mapping[str, str]) -> dict[str, str]:
        """Return the texts of a row; an answer as the LKE writes it, if it is one."""
        texts = {name: cells.get(name, "").strip() for name in self.columns}
        for name in ANSWERS:
            answer = lembar_dari([(isian.kode, texts[name])], self.on).get(isian.kode)
            texts[name] = jawaban_teks(answer) or texts[name]
        return {name: text for name, text in texts.items() if text}


def _of_area(inputs: Sequence[Isian], area: int | None) -> tuple[Isian, ...]:
    return tuple(one for one in inputs if one.pertanyaan.area == area)


def field_name(kode: str, column: str) -> str:
    """Return the name of the field of an input's column in a form."""
    return f"{kode}.{column}"


def split_field(name: str) -> tuple[str, str]:
    """Return the input's code and the column that a field is for."""
    kode, _, column = name.rpartition(".")
    return kode, column


def assessments_in(
    workspace: Workspace, catalog: Catalog, loaded: Loaded, state: State
) -> Assessments:
    """Return the assessments of a data set, which may have none yet; wrong rows are no hindrance.

    Raises :class:`DataError` for data that can't be read, and for a date whose LKE is not known
    (ZI541). Only the tables that scores are made of are kept: staff would take most of the memory.
    """
    dataset, found = loaded
    if dataset is None:
        raise DataError(found)
    told = tuple(one for one in found if concerns_score(dataset, one))
    kept = {name: dataset.rows(name) for name in dataset.records if name in (*TABLES, UNITS)}
    read = Assessments(workspace, catalog, replace(dataset, records=kept), told, state)
    if not daftar_isian(read.on):
        raise DataError(no_lke(table_place(dataset, TABLE), read.on, lke_sejak()))
    return read.with_scores()


def told_at(
    problems: Iterable[Problem], entries: Mapping[str, Entry], columns: Sequence[str]
) -> dict[str, str]:
    """Return what is wrong with the cells of these rows, by their fields."""
    places = {
        entry.row.place(column): field_name(kode, column)
        for kode, entry in entries.items()
        if entry.row
        for column in columns
    }
    said: dict[str, str] = {}
    for one in problems:
        if one.place in places:
            about = f" ({one.about})" if one.about else ""
            said.setdefault(places[one.place], f"{one.message}{about} {one.hint}")
    return said
