"""Scores the assessments of a data set, and writes the recap of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zi_docs.app.preparing import open_catalog, stop_on_errors
from zi_docs.app.problems_lke import nothing_to_score
from zi_docs.checks.places import table_place
from zi_docs.errors import DataError, Place, Problem
from zi_docs.files.writing import write_whole
from zi_docs.run.choose import unit_named
from zi_docs.run.loading import load_dataset
from zi_docs.run.rekap_book import rekap_workbook
from zi_docs.tables import DataSet
from zi_docs.tables.putaran import Putaran, daftar_putaran, tanggal_nilai
from zi_docs.workspace import Workspace

TABLES = frozenset({"penilaian", "syarat_instansi", "syarat_unit", "tlhp"})
"""The tables from which a score follows; no error of another stands in its way."""


@dataclass(frozen=True)
class Scored:
    """The rounds of the units that were asked for, scored by the LKE of ``on``.

    ``problems`` are the warnings and notes about the tables that were used.
    """

    putaran: tuple[Putaran, ...]
    problems: tuple[Problem, ...]
    on: date

    def write_recap(self, path: Path) -> None:
        """Write the recap as an Excel workbook. Raises :class:`OutputError`."""
        write_whole(path, rekap_workbook(self.putaran), path.as_posix())


def score(workspace: Workspace, unit: str = "") -> Scored:
    """Return the scores of one unit, by its code or name, or of all units with answers.

    Raises :class:`DataError` for errors in the tables that are used, for a date whose LKE is not
    in the data (ZI541), and where nothing was answered (ZI545); :class:`UsageError` (ZI003) for a
    unit that the data do not have.
    """
    dataset, found = load_dataset(workspace, open_catalog(workspace.root))
    if dataset is None:
        raise DataError(found)
    told = [problem for problem in found if concerns_score(dataset, problem)]
    stop_on_errors(told)
    units = (unit_named(dataset, unit),) if unit else dataset.unit_kerja
    on = tanggal_nilai(dataset)
    rounds = tuple(one for each in units for one in daftar_putaran(dataset, each, on))
    answered = tuple(one for one in rounds if one.menentukan)
    if not answered:
        raise DataError(nothing_to_score(_place(dataset), units[0].nama if unit else ""))
    return Scored(answered, tuple(told), on)


def _place(dataset: DataSet) -> Place:
    return table_place(dataset, "penilaian")


def concerns_score(dataset: DataSet, problem: Problem) -> bool:
    """Tell whether a problem is one of the tables that are used, or of a file that none is.

    Of the units only a row that could not be read counts; whether one may be proposed does not.
    """
    place = problem.place
    tables = {name for name, sources in dataset.sources.items() if place.source in sources}
    if "unit_kerja" in tables and place in dataset.refused:
        return True
    return bool(tables & TABLES) if tables else dataset.settings_row.setting_at(place) is None
