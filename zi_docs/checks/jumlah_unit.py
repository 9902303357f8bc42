"""How many units are proposed: as the settings state it, against the units counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zi_docs.checks.places import table_place
from zi_docs.errors import Problem, galat
from zi_docs.model import DataSet

__all__ = ["SHOWN", "check_ada_usulan", "check_jumlah_unit", "count_units"]

SHOWN = {"total": "diusulkan", "WBK": "diusulkan WBK", "WBBM": "diusulkan WBBM"}


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
            yield galat("ZI340", dataset.settings_row.place(f"jumlah_unit.{name}"), message, hint)


def check_ada_usulan(dataset: DataSet) -> Iterator[Problem]:
    """Check that at least one unit is proposed at all (ZI343)."""
    if dataset.is_whole("unit_kerja") and not count_units(dataset)["total"]:
        message = "Tidak ada unit kerja yang diusulkan menuju WBK atau WBBM."
        hint = "Isi kolom predikat_diusulkan pada unit yang diusulkan."
        yield galat("ZI343", table_place(dataset, "unit_kerja"), message, hint)
