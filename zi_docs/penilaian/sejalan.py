"""Counts that contradict each other: a part above its whole, two numbers that must be equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zi_docs.penilaian.jawaban import Lembar
from zi_docs.penilaian.nilai import indikator
from zi_docs.zona_integritas import Perbandingan, cari_isian


@dataclass(frozen=True)
class Selisih:
    """Counts that contradict each other; ``kode`` is the input where it is told."""

    kode: str
    kalimat: str
    perbaikan: str


def selisih(lembar: Lembar, on: date) -> tuple[Selisih, ...]:
    """Return what does not agree among the counts that have an answer; none of it stops the score.

    Source: what the counts are named for in PermenPANRB 90/2021, Lampiran III.
    """
    return tuple(
        _difference(check, lembar, on)
        for one in indikator(on).values()
        for check in one.periksa
        if _contradicts(check, lembar)
    )


def _contradicts(check: Perbandingan, lembar: Lembar) -> bool:
    if any(code not in lembar for code in (*check.kiri, *check.kanan)):
        return False
    left, right = _sum(check.kiri, lembar), _sum(check.kanan, lembar)
    return left != right if check.tanda == "=" else left > right


def _sum(codes: Sequence[str], lembar: Lembar) -> Fraction:
    return sum((Fraction(lembar[code]) for code in codes), Fraction(0))


def _difference(check: Perbandingan, lembar: Lembar, on: date) -> Selisih:
    left, right = (_said(codes, lembar, on) for codes in (check.kiri, check.kanan))
    relation = "tidak sama dengan" if check.tanda == "=" else "melebihi"
    sentence = f"{left} {relation} {right}."
    return Selisih(check.kiri[-1], sentence[0].upper() + sentence[1:], "Cocokkan kedua angkanya.")


def _said(codes: Sequence[str], lembar: Lembar, on: date) -> str:
    """Return counts by their names with their sum: "sasaran tercapai (R.4.i.a.2): 9"."""
    names = " ditambah ".join(f"{cari_isian(on)[code].nama} ({code})" for code in codes)
    return f"{names} = {_sum(codes, lembar)}"
