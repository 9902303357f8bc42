"""Whether a score reaches a predicate, with each reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zi_docs.penilaian.nilai import PEMENUHAN, REFORM, Nilai
from zi_docs.zona_integritas import Ambang, daftar_ambang

_AREA = "area"
_GROUPS = {"hasil_1": "H.1", "hasil_2": "H.2"}
_QUESTIONS = {"persepsi_korupsi": "H.1.a", "capaian_kinerja": "H.1.b"}


@dataclass(frozen=True)
class Uji:
    """One threshold and what was reached.

    ``nama`` says what is tested ("Area 2 Penataan Tatalaksana"), ``kunci`` is its short name
    (``total``, ``area 2``, ``area 2 pemenuhan``). Both numbers are in ``satuan``.
    """

    kunci: str
    nama: str
    satuan: str
    nilai: Fraction
    minimum: Fraction

    @property
    def lulus(self) -> bool:
        """Whether the threshold is reached; compared in full, not rounded."""
        return self.nilai >= self.minimum

    @property
    def kurang(self) -> Fraction:
        """What is missing; 0 when it is reached."""
        return max(self.minimum - self.nilai, Fraction(0))


@dataclass(frozen=True)
class Putusan:
    """The verdict on one score for one predicate.

    ``uji`` holds every threshold of the rule. ``per_bagian`` tests each half of an area instead of
    the whole, as one ministry does; the rule does not, so it decides nothing.
    """

    predikat: str
    uji: tuple[Uji, ...]
    per_bagian: tuple[Uji, ...]

    @property
    def lulus(self) -> bool:
        """Whether every threshold is reached."""
        return all(one.lulus for one in self.uji)

    @property
    def gagal(self) -> tuple[Uji, ...]:
        """The thresholds that are not reached."""
        return tuple(one for one in self.uji if not one.lulus)


def putuskan(nilai: Nilai, predikat: str, on: date) -> Putusan:
    """Return the verdict on a score for ``WBK`` or ``WBBM`` by the rule in force on ``on``.

    Source: PermenPANRB 90/2021, Lampiran II, Bab III and Tabel 6.
    """
    thresholds = daftar_ambang(predikat, on)
    return Putusan(
        predikat,
        tuple(test for one in thresholds for test in _tests(nilai, one)),
        tuple(test for one in thresholds if one.komponen == _AREA for test in _halves(nilai, one)),
    )


def _tests(nilai: Nilai, ambang: Ambang) -> Iterator[Uji]:
    least = Fraction(ambang.minimum)
    if ambang.komponen == _AREA:
        for area in nilai.area:
            nama = f"Area {area.nomor} {area.nama}"
            yield Uji(f"area {area.nomor}", nama, ambang.satuan, area.persen, least)
        return
    reached = _reached(nilai, ambang.komponen)
    yield Uji(ambang.komponen, ambang.nama, ambang.satuan, reached, least)


def _reached(nilai: Nilai, komponen: str) -> Fraction:
    """Return the points of one part that the thresholds name."""
    wholes = {"total": nilai.total, "pengungkit": nilai.pengungkit}
    if komponen in wholes:
        return wholes[komponen]
    if komponen in _GROUPS:
        return nilai.of_group(_GROUPS[komponen])
    return nilai.of_question(_QUESTIONS[komponen])


def _halves(nilai: Nilai, ambang: Ambang) -> Iterator[Uji]:
    least = Fraction(ambang.minimum)
    for area in nilai.area:
        for half, points, weight in (
            (PEMENUHAN, area.pemenuhan, area.bobot_pemenuhan),
            (REFORM, area.reform, area.bobot_reform),
        ):
            nama = f"Area {area.nomor} {area.nama}, {half}"
            reached = 100 * points / weight
            yield Uji(f"area {area.nomor} {half}", nama, ambang.satuan, reached, least)
