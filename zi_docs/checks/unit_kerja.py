"""Checks of units: no duplicates, a known head, fitting predicates and criteria.

The numbers of proposed units in the settings are compared with the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zi_docs.checks import problems
from zi_docs.checks.places import table_place, table_words
from zi_docs.errors import Problem
from zi_docs.model.fields import fold
from zi_docs.tables import DataSet, UnitKerja


def check_unit_ganda(dataset: DataSet) -> Iterator[Problem]:
    """Check that no code or name (ZI324), and no short name (ZI325), means two units."""
    seen: dict[str, tuple[UnitKerja, str]] = {}
    for column in ("kode", "nama", "singkatan"):
        for unit in dataset.unit_kerja:
            name = fold(getattr(unit, column))
            if not name:
                continue
            first, where = seen.setdefault(name, (unit, column))
            if first is not unit:
                yield problems.unit_twice(unit, column, first, where)


def check_predikat(dataset: DataSet) -> Iterator[Problem]:
    """Check that a unit is proposed for a predicate that it can still get (ZI345, ZI346).

    WBBM is only for units that already hold WBK.
    """
    for unit in dataset.unit_kerja:
        if unit.predikat_diusulkan == "WBBM" and not unit.predikat_dimiliki:
            yield problems.wbbm_without_wbk(unit)
        elif unit.predikat_dimiliki and unit.predikat_diusulkan in ("WBK", unit.predikat_dimiliki):
            yield problems.holds_it_already(unit)


def check_kriteria(dataset: DataSet) -> Iterator[Problem]:
    """Check that a proposed unit meets at least one criterion (ZI347)."""
    for unit in dataset.unit_kerja:
        met = (unit.kriteria_strategis, unit.kriteria_sumber_daya, unit.kriteria_reformasi)
        if unit.predikat_diusulkan and not any(met):
            yield problems.no_criterion(unit)


def count_units(dataset: DataSet) -> dict[str, int]:
    """Return the numbers of proposed units: ``total``, ``WBK`` and ``WBBM``."""
    counted = Counter(unit.predikat_diusulkan for unit in dataset.unit_kerja)
    wbk, wbbm = counted["WBK"], counted["WBBM"]
    return {"total": wbk + wbbm, "WBK": wbk, "WBBM": wbbm}


def check_jumlah_unit(dataset: DataSet) -> Iterator[Problem]:
    """Check the numbers in the settings against the table (ZI340)."""
    if not dataset.is_whole("unit_kerja"):
        return
    stated = dataset.pengaturan.jumlah_unit
    for name, counted in count_units(dataset).items():
        number = getattr(stated, name)
        if number is not None and number != counted:
            place = dataset.settings_row.place(f"jumlah_unit.{name}")
            table = table_words(dataset, "unit_kerja")
            yield problems.other_count(place, name, number, counted, table)


def check_ada_usulan(dataset: DataSet) -> Iterator[Problem]:
    """Check that at least one unit is proposed (ZI343)."""
    if dataset.is_whole("unit_kerja") and not count_units(dataset)["total"]:
        yield problems.nothing_proposed(table_place(dataset, "unit_kerja"))
