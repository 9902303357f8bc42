"""A unit's plan as its document prints it: by area, each activity with its months."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from zi_docs import zona_integritas
from zi_docs.model.plain import plain
from zi_docs.model.rencana_aksi import RencanaAksi

__all__ = ["group_by_area"]


def group_by_area(plans: Iterable[RencanaAksi], on: date) -> list[dict[str, Any]]:
    """Return a plan by area, in the order of the law on a date, its rows numbered through.

    An area that nobody knows stands last as it was typed; checking the data refuses it.
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
