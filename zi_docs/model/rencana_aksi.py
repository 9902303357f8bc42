"""One row of a unit's plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from pydantic import Field, model_validator

from zi_docs import zona_integritas
from zi_docs.errors import FieldError
from zi_docs.model.fields import Bulan, DaftarTeks, Rupiah, Teks, YaTidak, clean_text, is_yes
from zi_docs.model.record import Record
from zi_docs.model.values import plain

# Other signs that count as a mark; in the font Wingdings "ü" is a tick and "þ" a ticked box.
_MARK = (
    "Tulis v, x, atau √, atau kosongkan. Bila kolom ini berisi target, pindahkan targetnya ke "
    "kolom Target."
)
_MARKS = {"*", "•", "●", "■", "☑", "☒", "ü", "þ"}


def _is_marked(mark: Any) -> bool:
    """Tell whether the cell of a month is marked: any text is a mark, unless it says no."""
    try:
        return is_yes(mark)
    except ValueError:
        return bool(clean_text(mark))


def _quarter(mark: Any, quarter: int) -> range:
    """Return the months of a quarter when it is marked, else no months.

    Raises ``ValueError`` for a text that is not a mark: some offices put targets ("25%") there.
    """
    try:
        marked = clean_text(mark) in _MARKS or is_yes(mark)
    except ValueError:
        raise FieldError("Isian ini bukan tanda jadwal.", _MARK, clean_text(mark)) from None
    return range(3 * quarter - 2, 3 * quarter + 1) if marked else range(0)


class RencanaAksi(Record):
    """One activity under one of the six areas.

    ``area`` is kept as typed (name or number). ``jadwal`` holds months 1..12. They come from one
    text ("Jan-Mar", "TW II"); when it is empty, they come from the columns that are marked:
    ``bulan_1`` .. ``bulan_12``, ``triwulan_1`` .. ``triwulan_4``.
    """

    unit_kerja: Teks = Field(min_length=1)
    area: Teks = Field(min_length=1)
    kode_lke: Teks = ""
    kegiatan: Teks = Field(min_length=1)
    indikator: Teks = ""
    output: Teks = ""
    target: Teks = ""
    satuan: Teks = ""
    target_prioritas: YaTidak = False
    quick_win: YaTidak = False
    jadwal: Bulan = ()
    penanggung_jawab: Teks = ""
    anggaran: Rupiah = None
    bukti_dukung: DaftarTeks = ()

    @model_validator(mode="before")
    @classmethod
    def _collect_months(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        rest = dict(values)
        months = {n: rest.pop(f"bulan_{n}") for n in range(1, 13) if f"bulan_{n}" in rest}
        if str(rest.get("jadwal") or "").strip():
            return rest
        marked = [n for n, mark in months.items() if _is_marked(mark)]
        for n in range(1, 5):
            try:
                marked += _quarter(rest.pop(f"triwulan_{n}", None), n)
            except ValueError as refusal:
                rest[f"triwulan_{n}"] = refusal
        return {**rest, "jadwal": marked}

    @property
    def record_key(self) -> str:
        """The unit's code and the activity."""
        return f"{self.unit_kerja}:{self.kegiatan}"


def group_by_area(plans: Iterable[RencanaAksi], on: date) -> list[dict[str, Any]]:
    """Return a plan grouped by area, in the legal order of the date, with one running number.

    An unknown area comes last, as it was typed; the checks refuse it.
    """
    names: dict[int | str, str] = {
        area.nomor: area.nama for area in zona_integritas.daftar_area(on)
    }
    rows: dict[int | str, list[RencanaAksi]] = {key: [] for key in names}
    for plan in plans:
        rows.setdefault(_area(plan.area), []).append(plan)
    number = 0
    groups = []
    for key, members in rows.items():
        if members:
            baris = [_plan(plan, number + i) for i, plan in enumerate(members, 1)]
            groups.append({"nomor": key, "nama": names.get(key, key), "baris": baris})
            number += len(members)
    return groups


def _area(text: str) -> int | str:
    try:
        return zona_integritas.find_area(text)
    except ValueError:
        return text


def _plan(plan: RencanaAksi, number: int) -> dict[str, Any]:
    values = plain(plan)
    values["nomor"] = number
    values["bulan"] = [n in plan.jadwal for n in range(1, 13)]
    values["target_satuan"] = " ".join(filter(None, (plan.target, plan.satuan)))
    return values
