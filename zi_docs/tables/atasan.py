"""Who stands above whom: the person who witnesses what an employee signs.

An employee's superior is the one typed in his row, else the head of his unit. The head of a unit is
below the head of the unit above it (``induk``). Where no unit is above, he heads a perangkat daerah
and is below the head of the region, whom the Sekretaris Daerah stands in for when the settings do
not name the head. Above a Bupati or Wali Kota is the Gubernur, above a Gubernur the Menteri Dalam
Negeri (UU 23/2014, Pasal 91 and 8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Protocol

from zi_docs import indonesian
from zi_docs.indonesian import Pimpinan
from zi_docs.model.fields import fold
from zi_docs.model.pejabat import CaraTandaTangan, Pejabat
from zi_docs.model.pengaturan import Pengaturan
from zi_docs.tables.pegawai import Pegawai
from zi_docs.tables.unit_kerja import UnitKerja

Reference = str | Pejabat
"""A person as data names him: a number, a name, a key of the settings, a written-out official."""
_Known = tuple[Pegawai | None, Pejabat | None]

_MANDATED = (CaraTandaTangan.ATAS_NAMA, CaraTandaTangan.UNTUK_BELIAU)
_SECRETARIAT = "Sekretariat Daerah"
_ASSISTANTS = {
    ("asisten", word)
    for word in ("administrasi", "ekonomi", "pemerintahan", "perekonomian", "sekretaris")
}
"""How the posts of the assistants of a Sekretaris Daerah begin."""
_OVER_GUBERNUR = "menteri dalam negeri"
_MOST_STEPS = 20  # a chain of superiors is shorter; one that is longer runs in a ring


class People(Protocol):
    """What is asked of a data set."""

    @property
    def pengaturan(self) -> Pengaturan: ...
    @property
    def unit_kerja(self) -> tuple[UnitKerja, ...]: ...
    def find_unit(self, text: str) -> UnitKerja | None: ...
    def employee_of(self, text: str | Pejabat) -> Pegawai | None: ...


class Superiors:
    """Finds the superiors of the employees of one data set."""

    def __init__(self, dataset: People) -> None:
        self._dataset = dataset
        self._known: dict[str, _Known] = {}  # a few people are named very often
        self._chains: dict[str, tuple[Reference, ...]] = {}

    def witness(self, pegawai: Pegawai) -> Reference | None:
        """Return who witnesses a pledge of an employee whose row names no superior.

        Nobody is a witness of himself, or of his own superior. None when nobody fits.
        """
        return next(
            (
                one
                for one in self._candidates(pegawai)
                if not self.is_same(one, pegawai) and not self.is_below(one, pegawai)
            ),
            None,
        )

    def leads_region(self, pegawai: Pegawai) -> bool:
        """Tell whether an employee is head of the region or the deputy."""
        return self._rank(pegawai.jabatan) in (Pimpinan.KEPALA, Pimpinan.WAKIL)

    def leads_office(self, pegawai: Pegawai) -> bool:
        """Tell whether an employee has the post of head, deputy or secretary of the region."""
        return bool(self._rank(pegawai.jabatan))

    def unit_of_post(self, jabatan: str) -> str:
        """Return the name of the unit that a post belongs to; an empty text where none is told.

        Head and deputy of a region belong to its government, the Sekretaris Daerah to his
        secretariat, and so do his assistants: "Asisten Administrasi Umum". Every other post names
        its unit: "Kepala Dinas Kesehatan".
        """
        words = f" {fold(jabatan)} "
        units = sorted((unit.nama for unit in self._dataset.unit_kerja), key=len)
        named = [name for name in units if name and f" {fold(name)} " in words]
        rank = self._rank(jabatan)
        if named or not rank:
            assists = tuple(words.split()[:2]) in _ASSISTANTS
            return named[-1] if named else _SECRETARIAT if assists else ""
        instansi = self._dataset.pengaturan.instansi
        return _SECRETARIAT if rank is Pimpinan.SEKRETARIS else instansi.nama

    def is_same(self, one: Reference, pegawai: Pegawai) -> bool:
        """Tell whether a reference means an employee; an official may have no number to compare."""
        found, official = self._who(one)
        if found is not None:
            return found is pegawai
        if official is None or fold(official.nama) != fold(pegawai.nama):
            return False
        rank = self._rank(official.jabatan)
        same_rank = bool(rank) and rank == self._rank(pegawai.jabatan)
        return same_rank or fold(official.jabatan) == fold(pegawai.jabatan)

    def is_below(self, one: Reference, pegawai: Pegawai) -> bool:
        """Tell whether somebody is a subordinate of an employee, directly or not."""
        return any(self.is_same(above, pegawai) for above in self._chain(one))

    def _candidates(self, pegawai: Pegawai) -> Iterator[Reference]:
        """Yield who may stand above an employee, whatever his row says, the nearest first."""
        rank = self._rank(pegawai.jabatan)
        unit = self._dataset.find_unit(pegawai.unit_kerja)
        if rank:
            yield from self._above_rank(rank)
        elif unit is not None and unit.kepala:
            yield unit.kepala
            if self.is_same(unit.kepala, pegawai):
                yield from self._above_unit(unit)

    def _above_rank(self, rank: Pimpinan) -> Iterator[Reference]:
        above = self._kepala if rank is Pimpinan.SEKRETARIS else self._over_region
        if above is not None:
            yield above

    def _above_unit(self, unit: UnitKerja) -> Iterator[Reference]:
        """Yield who may stand above the head of a unit: the next heads, at the top the region's.

        A unit above without head ends it: its own superior is not that of the unit below.
        """
        known = [unit]
        while unit.induk:
            above = self._dataset.find_unit(unit.induk)
            if above is None or above in known or not above.kepala:
                return
            yield above.kepala
            known.append(unit := above)
        yield from filter(None, (self._kepala, self._sekretaris))

    def _chain(self, one: Reference) -> tuple[Reference, ...]:
        """Return all superiors of a person, the nearest first."""
        if isinstance(one, Pejabat):
            return tuple(self._climb(one))
        if one not in self._chains:
            self._chains[one] = tuple(self._climb(one))
        return self._chains[one]

    def _climb(self, one: Reference) -> Iterator[Reference]:
        for _ in range(_MOST_STEPS):
            above = self._next(one)
            if above is None:
                return
            yield above
            one = above

    def _next(self, one: Reference) -> Reference | None:
        """Return the superior of a person; None where the data do not tell."""
        pegawai, official = self._who(one)
        if pegawai is not None:
            if pegawai.atasan:
                return pegawai.atasan
            others = self._candidates(pegawai)
            return next((other for other in others if not self.is_same(other, pegawai)), None)
        if official is None:
            return None
        if rank := self._rank(official.jabatan):
            return next(self._above_rank(rank), None)
        unit = self._headed.get(id(official))
        return next(self._above_unit(unit), None) if unit else None

    def _who(self, one: Reference) -> _Known:
        """Return the employee whom a reference means, and the official."""
        if isinstance(one, Pejabat):
            return self._dataset.employee_of(one), one
        if one not in self._known:
            official = self._dataset.pengaturan.find_pejabat(one)
            self._known[one] = self._dataset.employee_of(one), official
        return self._known[one]

    @cached_property
    def _headed(self) -> dict[int, UnitKerja]:
        """The units whose heads are officials of the settings."""
        heads = ((self._who(unit.kepala)[1], unit) for unit in self._dataset.unit_kerja)
        return {id(official): unit for official, unit in heads if official is not None}

    def _rank(self, jabatan: str) -> Pimpinan | None:
        """Return which leading post of this region a jabatan is; None for every other one."""
        found = indonesian.jabatan_pimpinan(jabatan)
        is_own = found.post is Pimpinan.SEKRETARIS or found.sebutan == self._title
        return found.post if is_own else None

    @cached_property
    def _title(self) -> str:
        """What the head of this region is called; empty when the settings name no such head."""
        return indonesian.jabatan_pimpinan(self._dataset.pengaturan.instansi.kepala).sebutan

    @cached_property
    def _kepala(self) -> Pejabat | None:
        """The head of the region, or else who signs on his behalf."""
        return self._find(Pimpinan.KEPALA) or next(
            (one for one in self._mandated if self._rank(one.atas_nama) is Pimpinan.KEPALA), None
        )

    @cached_property
    def _sekretaris(self) -> Pejabat | None:
        return self._find(Pimpinan.SEKRETARIS)

    def _find(self, rank: Pimpinan) -> Pejabat | None:
        own = (one for one in self._officials if one.cara not in _MANDATED)
        return next((one for one in own if self._rank(one.jabatan) is rank), None)

    @cached_property
    def _over_region(self) -> Pejabat | None:
        """The official above the head of the region, or on his behalf; None without one."""
        own = ((one, one.jabatan) for one in self._officials)
        mandates = ((one, one.atas_nama) for one in self._mandated)
        return next((one for one, post in (*own, *mandates) if self._is_over_region(post)), None)

    def _is_over_region(self, jabatan: str) -> bool:
        if self._title == "Gubernur":
            return fold(jabatan).startswith(_OVER_GUBERNUR)
        return indonesian.jabatan_pimpinan(jabatan) == (Pimpinan.KEPALA, "Gubernur")

    @property
    def _officials(self) -> Iterable[Pejabat]:
        return self._dataset.pengaturan.pejabat.values()

    @property
    def _mandated(self) -> Iterator[Pejabat]:
        return (one for one in self._officials if one.cara in _MANDATED)
