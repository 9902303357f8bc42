"""The assessments of a data set: the rounds of each unit, and what is known of its conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import cast

from zi_docs.model.record import Record
from zi_docs.penilaian import (
    KeadaanUnit,
    PutusanSyarat,
    Telaah,
    bulan_penuh,
    laporan_harta,
    persen_selesai,
    telaah,
    uji_syarat,
)
from zi_docs.penilaian.syarat import KL, PEMDA
from zi_docs.tables.dataset import DataSet
from zi_docs.tables.penilaian import TPI, UNIT, Penilaian, lembar_of
from zi_docs.tables.unit_kerja import UnitKerja
from zi_docs.zona_integritas.ambang import PREDIKAT

_HEADS = ("bupati", "wali kota", "walikota", "gubernur")
_REPORTS = {"lhkpn": ("lhkpn_lapor", "lhkpn_wajib"), "lhkasn": ("lhkasn_lapor", "lhkasn_wajib")}


@dataclass(frozen=True)
class Putaran:
    """One round of one unit: its rows, and what follows from the answers in them.

    ``dari_unit`` and ``dari_tpi`` are None where that side answered nothing.
    """

    dataset: DataSet
    unit: UnitKerja
    putaran: str
    baris: tuple[Penilaian, ...]
    on: date

    @cached_property
    def dari_unit(self) -> Telaah | None:
        """What follows from the unit's own answers."""
        return self._of(UNIT)

    @cached_property
    def dari_tpi(self) -> Telaah | None:
        """What follows from the answers of the assessors."""
        return self._of(TPI)

    @property
    def menentukan(self) -> Telaah | None:
        """The answers that decide: those of the assessors, or the unit's own before they answer."""
        return self.dari_tpi or self.dari_unit

    @cached_property
    def syarat(self) -> dict[str, PutusanSyarat]:
        """The conditions beside the LKE, for each predicate."""
        dataset, on = self.dataset, self.on
        office = keadaan_instansi(dataset, on)
        unit = keadaan_unit(dataset, self.unit, on, self.menentukan)
        return {one: uji_syarat(one, on, bagi_of(dataset), office, unit) for one in PREDIKAT}

    def _of(self, siapa: str) -> Telaah | None:
        lembar = lembar_of(self.baris, siapa, self.on)
        return telaah(lembar, self.on) if lembar else None


def daftar_putaran(dataset: DataSet, unit: UnitKerja, on: date) -> tuple[Putaran, ...]:
    """Return the rounds of a unit, the first one first."""
    rounds: dict[str, list[Penilaian]] = {}
    for row in cast("list[Penilaian]", dataset.owned(unit, "penilaian")):
        rounds.setdefault(row.putaran, []).append(row)
    return tuple(
        Putaran(dataset, unit, name, tuple(rows), on) for name, rows in sorted(rounds.items())
    )


def tanggal_nilai(dataset: DataSet) -> date:
    """Return the date whose LKE scores a data set: of its settings, or the year's first day."""
    pengaturan = dataset.pengaturan
    return pengaturan.tanggal or date(pengaturan.tahun, 1, 1)


def bagi_of(dataset: DataSet) -> str:
    """Return ``pemda`` for an office whose head is a Bupati, Wali Kota or Gubernur; else ``kl``."""
    head = dataset.pengaturan.instansi.kepala.casefold()
    return PEMDA if any(word in head for word in _HEADS) else KL


def keadaan_instansi(dataset: DataSet, on: date) -> dict[str, Decimal | str]:
    """Return what is known of the office in the year of ``on``, by the code of the condition."""
    rows = dataset.rows("syarat_instansi")
    row, before = _of_year(rows, on.year), _of_year(rows, on.year - 1)
    names = ("opini", "sakip", "indeks_rb", "spip")
    known = _known((name, getattr(row, name, None)) for name in names)
    return known | _known([("opini_lalu", getattr(before, "opini", None))])


def keadaan_unit(
    dataset: DataSet, unit: UnitKerja, on: date, answers: Telaah | None
) -> KeadaanUnit:
    """Return what is known of a unit in the year of ``on``.

    Reports of wealth that are not in its row are taken from the counts of its LKE. What has been
    followed up is counted over all its reports of audits.
    """
    row = _of_year(tuple(dataset.owned(unit, "syarat_unit")), on.year)
    known = laporan_harta(answers.lembar, on) if answers else {}
    if unit.predikat_dimiliki:
        known["predikat_wbk"] = Decimal(0)  # since when is told by its row alone
    known |= _known(_of_row(row, on)) if row else {}
    known |= _known([("tlhp", _followed_up(dataset, unit))])
    return KeadaanUnit(unit.nama, known, bool(getattr(row, "afirmasi", False)))


def _of_row(row: Record, on: date) -> Iterator[tuple[str, Decimal | str | None]]:
    yield "sakip_unit", getattr(row, "sakip", None)
    for kode, (done, of) in _REPORTS.items():
        reported, obliged = getattr(row, done, None), getattr(row, of, None)
        if reported is not None and obliged is not None:
            yield kode, persen_selesai(reported, obliged)
    begun, year = getattr(row, "mulai_membangun", None), str(getattr(row, "tahun_wbk", ""))
    yield "membangun", Decimal(bulan_penuh(begun, on)) if isinstance(begun, date) else None
    yield "predikat_wbk", Decimal(on.year - int(year)) if year.isdecimal() else None


def _followed_up(dataset: DataSet, unit: UnitKerja) -> Decimal | None:
    """Return how many percent of a unit's recommendations are done; None when no unit has any.

    What can't be followed up for a valid reason counts as done. Where the office lists its reports,
    a unit without one has nothing left to do, as the statement on them says too (ZI195).
    """
    if not dataset.rows("tlhp"):
        return None
    rows = dataset.owned(unit, "tlhp")
    total, *done = (
        sum((getattr(row, name, None) or Decimal(0) for row in rows), Decimal(0))
        for name in ("rekomendasi", "selesai", "tidak_dapat")
    )
    return persen_selesai(sum(done, Decimal(0)), total)


def _of_year(rows: tuple[Record, ...], year: int) -> Record | None:
    return next((row for row in rows if str(getattr(row, "tahun", "")) == str(year)), None)


def _known(pairs: Iterable[tuple[str, Decimal | str | None]]) -> dict[str, Decimal | str]:
    return {name: value for name, value in pairs if value is not None and value != ""}
