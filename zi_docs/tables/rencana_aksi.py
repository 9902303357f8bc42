"""One row of a unit's plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import chain, count
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from zi_docs import zona_integritas
from zi_docs.model.fields import fold
from zi_docs.model.record import Office, Record

_Row = TypeVar("_Row")


class RencanaAksi(Record):
    """One activity under one of the six areas.

    ``area`` is kept as typed (name or number). ``jadwal`` holds months 1..12.
    """

    if TYPE_CHECKING:
        unit_kerja: str
        area: str
        kode_lke: str
        kegiatan: str
        target: str
        satuan: str
        jadwal: tuple[int, ...]

    @property
    def record_key(self) -> str:
        """The unit's code and the activity."""
        return f"{self.unit_kerja}:{self.kegiatan}"

    def shown(self, values: dict[str, Any], office: Office) -> dict[str, Any]:
        """Return an activity with its twelve months and its target with the unit of measure."""
        return {
            **values,
            "unit_kerja": self.unit_kerja,
            "area": self.area,
            "bulan": [month in self.jadwal for month in range(1, 13)],
            "target_satuan": " ".join(filter(None, (self.target, self.satuan))),
        }

    @classmethod
    def arranged(cls, rows: Sequence[dict[str, Any]], on: date) -> list[Any]:
        """Return a plan grouped by area, in the legal order of the date, with one running number.

        An unknown area comes last, as it was typed; the checks refuse it. A code of the LKE is
        shown only from the day on which that LKE is known: before it, the code means nothing.
        """
        dated = {} if zona_integritas.daftar_pertanyaan(on) else {"kode_lke": ""}
        names: dict[int | str, str] = {
            area.nomor: area.nama for area in zona_integritas.daftar_area(on)
        }
        groups = _by_area(rows, names, itemgetter("area"))
        number = count(1)
        return [
            {
                "nomor": key,
                "nama": names.get(key, key),
                "baris": [{**row, **dated, "nomor": next(number)} for row in members],
            }
            for key, members in groups.items()
            if members
        ]


def numbered(plan: Sequence[RencanaAksi]) -> dict[str, str]:
    """Return the number that each activity has in its unit's printed plan, folded for comparing."""
    names = [area.nomor for area in zona_integritas.daftar_area(date.max)]
    rows = chain.from_iterable(_by_area(plan, names, attrgetter("area")).values())
    return {fold(row.kegiatan): str(number) for number, row in enumerate(rows, 1)}


def _by_area(
    rows: Iterable[_Row], areas: Iterable[int | str], area_of: Callable[[_Row], str]
) -> dict[int | str, list[_Row]]:
    """Return rows by their area in the legal order; what is no area comes last, as typed."""
    groups: dict[int | str, list[_Row]] = {key: [] for key in areas}
    for row in rows:
        groups.setdefault(_area(area_of(row)), []).append(row)
    return groups


def _area(text: str) -> int | str:
    try:
        return zona_integritas.find_area(text)
    except ValueError:
        return text
