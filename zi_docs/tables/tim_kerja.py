"""The people of a unit's team for building its zone, by what they do in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zi_docs.indonesian import format_nama
from zi_docs.model.record import Record
from zi_docs.tables.dataset import DataSet
from zi_docs.tables.unit_kerja import UnitKerja
from zi_docs.zona_integritas import Area, Langkah, find_area, jabatan_kepala

_TEAM = "kerja"
_LEADER, _CHAIR, _COORDINATOR = "Penanggung Jawab", "Ketua", "Koordinator"
_HEAD = "Kepala unit kerja"


@dataclass(frozen=True, slots=True)
class Team:
    """The people of a unit's team by their positions, and the title of the unit's head.

    A position in a group has the number of its area, any other has 0.
    """

    people: Mapping[tuple[str, int], str]
    head: str

    @classmethod
    def of(cls, dataset: DataSet, unit: UnitKerja) -> Team:
        """Return the team for building the zone that the data name for a unit."""
        people: dict[tuple[str, int], str] = {}
        for row in dataset.rows("tim"):
            if getattr(row, "macam", "") == _TEAM and dataset.unit_of(row) is unit:
                position = str(getattr(row, "kedudukan", ""))
                people.setdefault((position, _area_of(row)), _called(dataset, row))
        title = unit.jabatan_kepala or jabatan_kepala(unit.nama, unit.jenis)
        return cls(people, title or _HEAD)

    def doing(self, step: Langkah, area: Area) -> str:
        """Return who does a step: a person with the position, or the position alone.

        What a group without coordinator should do is its chair's.
        """
        group = (_COORDINATOR, area.nomor)
        if step.pelaksana == _COORDINATOR and (group in self.people or not self.people):
            said, name = f"{_COORDINATOR} Pokja {area.romawi}", self.people.get(group, "")
        else:
            position = _CHAIR if step.pelaksana == _COORDINATOR else step.pelaksana
            said = self.head if position == _LEADER else f"{position} Tim Kerja"
            name = self.people.get((position, 0), "")
        return f"{name} ({said})" if name else said

    def bringing(self, area: Area | None) -> list[str]:
        """Return who brings the evidence of an area: its group's coordinator, else the chair.

        What belongs to no area is the chair's too. The position of a person is a line of its own.
        """
        name = self.people.get((_COORDINATOR, area.nomor), "") if area else ""
        if area and name:
            return [name, f"({_COORDINATOR} Pokja {area.romawi})"]
        name = self.people.get((_CHAIR, 0), "")
        return [name, f"({_CHAIR} Tim Kerja)"] if name else [f"{_CHAIR} Tim Kerja"]


def _area_of(row: Record) -> int:
    try:
        return find_area(str(getattr(row, "pokja", "")))
    except ValueError:
        return 0


def _called(dataset: DataSet, row: Record) -> str:
    """Return the full name of the person of a row, or what was typed."""
    person = row.orang  # type: ignore[attr-defined]
    found = dataset.employee_of(person) or dataset.pengaturan.find_pejabat(person) or person
    if isinstance(found, str):
        return found
    return format_nama(found.gelar_depan, found.nama, found.gelar_belakang)
