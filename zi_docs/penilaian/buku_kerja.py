"""What the official workbook shows for the same answers, and why it differs from the score.

Its formulas pass over a question without answer, give an error where nothing is left to average,
and read only a part of one group. The score of :mod:`zi_docs.penilaian.nilai` does not follow them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from zi_docs.penilaian.nilai import HASIL, Nilai, NilaiKelompok
from zi_docs.zona_integritas import dibaca_buku_kerja

DIV0, VALUE = "#DIV/0!", "#VALUE!"


@dataclass(frozen=True)
class NilaiBuku:
    """What the official workbook shows as the total.

    ``total`` is None where it shows ``galat`` instead. ``sebab`` are sentences that say why it
    differs from the score; it is empty when it does not.
    """

    total: Fraction | None
    galat: str
    sebab: tuple[str, ...]


def nilai_buku(nilai: Nilai, on: date) -> NilaiBuku:
    """Return what the official workbook shows for the answers of this score.

    Source: the formulas of a workbook that a local government published, recalculated.
    """
    read = dibaca_buku_kerja(on)
    shown = [(group, *_group(group, read.get(group.kode, ()))) for group in nilai.kelompok]
    errors = [(group, error) for group, _, error in shown if error]
    if errors:
        reasons = tuple(_broken(group, error) for group, error in errors)
        return NilaiBuku(None, errors[0][1], reasons)
    total = sum((points for _, points, _ in shown), Fraction(0))
    reasons = tuple(_reasons([(group, points) for group, points, _ in shown], read))
    return NilaiBuku(total, "", reasons)


def _group(group: NilaiKelompok, read: tuple[str, ...]) -> tuple[Fraction, str]:
    """Return the points that the workbook shows for a group, or its error."""
    rows = [q for q in group.pertanyaan if not read or q.pertanyaan.kode in read]
    if group.komponen == HASIL:
        error = "" if all(q.terjawab for q in rows) else VALUE
        return sum((q.poin for q in rows), Fraction(0)), error
    there = [q for q in rows if q.terjawab]
    if not there or any(q.penyebut_nol for q in there):
        return Fraction(0), DIV0
    mean: Fraction = sum((q.bagian for q in there), Fraction(0)) / len(there)
    return mean * group.bobot, ""


def _broken(group: NilaiKelompok, error: str) -> str:
    """Return why a group has an error that runs on to the total."""
    zero = [q.pertanyaan.kode for q in group.pertanyaan if q.penyebut_nol]
    if error == DIV0 and zero:
        return f"Penyebut {' dan '.join(zero)} 0, sehingga rumusnya {error}."
    empty = [q.pertanyaan.kode for q in group.pertanyaan if not q.terjawab]
    return f"{_joined(empty)} belum terjawab, sehingga rumusnya {error}."


def _reasons(
    shown: list[tuple[NilaiKelompok, Fraction]], read: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """Yield why the total differs, from the groups whose points differ."""
    differing = [group for group, points in shown if points != group.poin]
    empty = [q for group in differing for q in group.pertanyaan if not q.terjawab]
    if empty:
        yield f"{len(empty)} pertanyaan yang belum terjawab dilewati, bukan dihitung 0."
    for group in differing:
        codes = [q.pertanyaan.kode for q in group.pertanyaan]
        if unread := [code for code in codes if code not in read.get(group.kode, codes)]:
            yield f"Rumus kelompok {group.kode} tidak membaca {_joined(unread)}."


def _joined(codes: list[str]) -> str:
    *most, last = codes
    return f"{', '.join(most)} dan {last}" if most else last
