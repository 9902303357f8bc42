"""The score of an LKE: each question, group, half area, area, and the whole.

Everything is reckoned in fractions; nothing is rounded. An input without an answer counts 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property

from zi_docs.penilaian.jawaban import Lembar
from zi_docs.zona_integritas import (
    Indikator,
    Isian,
    Pertanyaan,
    bobot_area,
    daftar_area,
    daftar_indikator,
    daftar_isian,
    daftar_pertanyaan,
    indeks_tertinggi,
)
from zi_docs.zona_integritas.isian import INDEKS, PERSEN

PEMENUHAN, REFORM, HASIL = "pemenuhan", "reform", "hasil"
_ZERO = Fraction(0)


@dataclass(frozen=True)
class NilaiPertanyaan:
    """The score of one question or indicator.

    ``bagian`` is the part of 1 that its answer is worth, ``bobot`` how many points of 100 it can
    bring. ``terjawab`` is False where an input that it needs has no answer. ``paling_tinggi`` is
    the part by a more lenient reading, where the rule leaves one (see ``Indikator.nol``).
    """

    pertanyaan: Pertanyaan
    bagian: Fraction
    bobot: Fraction
    terjawab: bool
    paling_tinggi: Fraction
    penyebut_nol: bool = False

    @property
    def poin(self) -> Fraction:
        """The points that it brings."""
        return self.bagian * self.bobot


@dataclass(frozen=True)
class NilaiKelompok:
    """The score of one group of questions."""

    kode: str
    nama: str
    komponen: str
    area: int | None
    bobot: Fraction
    pertanyaan: tuple[NilaiPertanyaan, ...]

    @cached_property
    def poin(self) -> Fraction:
        """The points of the group."""
        return sum((one.poin for one in self.pertanyaan), _ZERO)


@dataclass(frozen=True)
class NilaiArea:
    """The score of one area: both halves, and the whole."""

    nomor: int
    nama: str
    pemenuhan: Fraction
    reform: Fraction
    bobot_pemenuhan: Fraction
    bobot_reform: Fraction

    @property
    def poin(self) -> Fraction:
        """The points of the whole area."""
        return self.pemenuhan + self.reform

    @property
    def bobot(self) -> Fraction:
        """The weight of the whole area."""
        return self.bobot_pemenuhan + self.bobot_reform

    @property
    def persen(self) -> Fraction:
        """The points in percent of the weight."""
        return 100 * self.poin / self.bobot


@dataclass(frozen=True)
class Nilai:
    """The score of one LKE by the answers of one assessor."""

    kelompok: tuple[NilaiKelompok, ...]
    area: tuple[NilaiArea, ...]
    kosong: tuple[Isian, ...]

    @cached_property
    def pertanyaan(self) -> tuple[NilaiPertanyaan, ...]:
        """All questions and indicators, in the order of the LKE."""
        return tuple(one for group in self.kelompok for one in group.pertanyaan)

    @cached_property
    def pemenuhan(self) -> Fraction:
        """The points of pemenuhan."""
        return sum((one.pemenuhan for one in self.area), _ZERO)

    @cached_property
    def reform(self) -> Fraction:
        """The points of reform."""
        return sum((one.reform for one in self.area), _ZERO)

    @property
    def pengungkit(self) -> Fraction:
        """The points of pemenuhan and reform."""
        return self.pemenuhan + self.reform

    @cached_property
    def hasil(self) -> Fraction:
        """The points of hasil."""
        return sum((one.poin for one in self.kelompok if one.komponen == HASIL), _ZERO)

    @cached_property
    def total(self) -> Fraction:
        """All points, of 100."""
        return self.pengungkit + self.hasil

    def of_group(self, kode: str) -> Fraction:
        """Return the points of one group: ``1.i``, ``R.5.iii``, ``H.1``."""
        return sum((one.poin for one in self.kelompok if one.kode == kode), _ZERO)

    def of_question(self, kode: str) -> Fraction:
        """Return the points of one question or indicator."""
        return sum((one.poin for one in self.pertanyaan if one.pertanyaan.kode == kode), _ZERO)


def hitung(lembar: Lembar, on: date) -> Nilai:
    """Return the score of these answers by the LKE in force on ``on``.

    Raises ``LookupError`` when that LKE is not in the data. Source: PermenPANRB 90/2021, Lampiran
    III: the mean of a group's questions times its weight.
    """
    if not daftar_isian(on):
        raise LookupError(f"LKE {on.year}")
    groups = tuple(
        NilaiKelompok(
            kode=rows[0].kelompok,
            nama=rows[0].nama_kelompok,
            komponen=rows[0].komponen,
            area=rows[0].area,
            bobot=Fraction(rows[0].bobot_kelompok),
            pertanyaan=tuple(_question(row, lembar, on) for row in rows),
        )
        for rows in _groups(on)
    )
    empty = tuple(one for one in daftar_isian(on) if one.kode not in lembar)
    return Nilai(groups, tuple(_areas(groups, on)), empty)


@cache
def _groups(on: date) -> tuple[tuple[Pertanyaan, ...], ...]:
    found: dict[str, list[Pertanyaan]] = {}
    for question in daftar_pertanyaan(on):
        found.setdefault(question.kelompok, []).append(question)
    return tuple(map(tuple, found.values()))


def _areas(groups: Iterable[NilaiKelompok], on: date) -> Iterable[NilaiArea]:
    points: dict[tuple[int | None, str], Fraction] = {}
    for group in groups:
        key = (group.area, group.komponen)
        points[key] = points.get(key, _ZERO) + group.poin
    names = {area.nomor: area.nama for area in daftar_area(on)}
    for weight in bobot_area(on):
        yield NilaiArea(
            nomor=weight.nomor,
            nama=names[weight.nomor],
            pemenuhan=points.get((weight.nomor, PEMENUHAN), _ZERO),
            reform=points.get((weight.nomor, REFORM), _ZERO),
            bobot_pemenuhan=Fraction(weight.pemenuhan),
            bobot_reform=Fraction(weight.reform),
        )


def _question(row: Pertanyaan, lembar: Lembar, on: date) -> NilaiPertanyaan:
    weight = _weights(on)[row.kode]
    if row.jawaban == PERSEN:
        return _of_indicator(row, weight, lembar, on)
    answer = lembar.get(row.kode)
    if answer is None:
        return NilaiPertanyaan(row, _ZERO, weight, terjawab=False, paling_tinggi=_ZERO)
    if row.jawaban == INDEKS:
        worth = Fraction(Decimal(answer)) / Fraction(indeks_tertinggi(on))
    else:
        worth = _worth(on)[row.kode, str(answer)]
    return NilaiPertanyaan(row, worth, weight, terjawab=True, paling_tinggi=worth)


@cache
def _weights(on: date) -> dict[str, Fraction]:
    """Return the points that each question can bring: its own weight, or its group's share."""
    shares = {
        row.kode: Fraction(row.bobot_kelompok) / len(rows) for rows in _groups(on) for row in rows
    }
    own = {one.kode: Fraction(one.bobot) for one in daftar_isian(on) if one.bobot is not None}
    return shares | own


@cache
def _worth(on: date) -> dict[tuple[str, str], Fraction]:
    return {
        (one.kode, choice.jawaban): Fraction(choice.nilai)
        for one in daftar_isian(on)
        for choice in one.pilihan
    }


@cache
def indikator(on: date) -> dict[str, Indikator]:
    """Return the indicators in percent by code."""
    return {one.kode: one for one in daftar_indikator(on)}


def _of_indicator(row: Pertanyaan, weight: Fraction, lembar: Lembar, on: date) -> NilaiPertanyaan:
    one = indikator(on)[row.kode]
    if any(count.kode not in lembar for count in one.isian):
        return NilaiPertanyaan(row, _ZERO, weight, terjawab=False, paling_tinggi=_ZERO)
    below, above, minus = (jumlah(one, part, lembar) for part in _PARTS)
    if below:
        upper = below - minus if one.berperan("pengurang") else above
        worth = min(max(upper / below, _ZERO), Fraction(1))
        return NilaiPertanyaan(row, worth, weight, terjawab=True, paling_tinggi=worth)
    if one.semua_nol is not None and not minus:
        worth = Fraction(one.semua_nol)
        return NilaiPertanyaan(row, worth, weight, terjawab=True, paling_tinggi=worth)
    lenient = Fraction(one.nol_paling_tinggi)
    return NilaiPertanyaan(row, Fraction(one.nol), weight, True, lenient, penyebut_nol=True)


_PARTS = ("penyebut", "pembilang", "pengurang")


def jumlah(indicator: Indikator, peran: str, lembar: Lembar) -> Fraction:
    """Return the sum of the counts that have one part in an indicator."""
    found = (lembar.get(one.kode, 0) for one in indicator.berperan(peran))
    return sum((Fraction(Decimal(one)) for one in found), _ZERO)
