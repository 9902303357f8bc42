"""Units: each only once, its head known, its predicates and criteria in order.

How many are proposed, as the settings state it, is compared with the units counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zi_docs.checks.places import fold, quote, table_place
from zi_docs.checks.references import PersonReferences
from zi_docs.errors import Problem, problem
from zi_docs.model import DataSet, UnitKerja

SHOWN = {"total": "diusulkan", "WBK": "diusulkan WBK", "WBBM": "diusulkan WBBM"}


def check_unit_ganda(dataset: DataSet) -> Iterator[Problem]:
    """Check that no code or name means two units (ZI324), nor a short name (ZI325)."""
    seen: dict[str, tuple[UnitKerja, str]] = {}
    for column in ("kode", "nama", "singkatan"):
        for unit in dataset.unit_kerja:
            name = fold(getattr(unit, column))
            if not name:
                continue
            first, where = seen.setdefault(name, (unit, column))
            if first is not unit:
                yield _twice(unit, column, first, where)


def check_kepala(dataset: DataSet) -> Iterator[Problem]:
    """Check that each unit's head is one known person (ZI321, ZI322)."""
    references = PersonReferences(dataset)
    for unit in dataset.unit_kerja:
        if unit.kepala and (refusal := references.judge(unit.kepala)):
            yield refusal.at(unit.place("kepala"))


def check_predikat(dataset: DataSet) -> Iterator[Problem]:
    """Check what a unit is proposed for against what it holds (ZI345, ZI346).

    WBBM is for units that already hold WBK.
    """
    for unit in dataset.unit_kerja:
        place = unit.place("predikat_diusulkan")
        if unit.predikat_diusulkan == "WBBM" and not unit.predikat_dimiliki:
            message = f"{quote(unit.nama)} diusulkan WBBM, tetapi belum tercatat memiliki WBK."
            hint = "Isi kolom predikat_dimiliki dengan WBK, atau usulkan unit ini ke WBK dahulu."
            yield problem("ZI345", place, message, hint)
        elif unit.predikat_dimiliki and unit.predikat_diusulkan in ("WBK", unit.predikat_dimiliki):
            message = (
                f"{quote(unit.nama)} diusulkan {unit.predikat_diusulkan}, "
                f"padahal sudah memiliki {unit.predikat_dimiliki}."
            )
            yield problem("ZI346", place, message, "Periksa kedua kolom predikat unit ini.")


def check_kriteria(dataset: DataSet) -> Iterator[Problem]:
    """Check that a proposed unit meets at least one criterion (ZI347)."""
    for unit in dataset.unit_kerja:
        met = (unit.kriteria_strategis, unit.kriteria_sumber_daya, unit.kriteria_reformasi)
        if unit.predikat_diusulkan and not any(met):
            message = f"{quote(unit.nama)} diusulkan tanpa satu pun kriteria pemilihan."
            hint = 'Isi "ya" pada kriteria yang dipenuhi: strategis, sumber daya, reformasi.'
            yield problem("ZI347", unit.place("kriteria_strategis"), message, hint)


def _twice(unit: UnitKerja, column: str, first: UnitKerja, where: str) -> Problem:
    place, name = unit.place(column), quote(getattr(unit, column))
    other = f"{quote(first.nama)} ({first.place(where)})"
    if column == "singkatan":  # the column looked through last
        message = f"Singkatan {name} juga sebutan unit {other}."
        return problem("ZI325", place, message, "Beri setiap unit sebutan yang berbeda.")
    label = "Kode" if column == "kode" else "Nama"
    message = f"{label} unit {name} sudah dipakai unit {other}."
    return problem("ZI324", place, message, "Hapus baris yang ganda, atau betulkan salah satunya.")


def count_units(dataset: DataSet) -> dict[str, int]:
    """Return how many units are proposed: ``total``, ``WBK`` and ``WBBM``."""
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
            message = (
                f"Pengaturan menyebut {number} unit {SHOWN[name]}, "
                f"tabel unit kerja memuat {counted} ({table_place(dataset, 'unit_kerja')})."
            )
            hint = "Betulkan jumlah itu, atau kolom predikat_diusulkan di tabel."
            yield problem("ZI340", dataset.settings_row.place(f"jumlah_unit.{name}"), message, hint)


def check_ada_usulan(dataset: DataSet) -> Iterator[Problem]:
    """Check that at least one unit is proposed at all (ZI343)."""
    if dataset.is_whole("unit_kerja") and not count_units(dataset)["total"]:
        message = "Tidak ada unit kerja yang diusulkan menuju WBK atau WBBM."
        hint = "Isi kolom predikat_diusulkan pada unit yang diusulkan."
        yield problem("ZI343", table_place(dataset, "unit_kerja"), message, hint)
