"""The distance to the best score: which answer, made one step better, gains most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from zi_docs.penilaian.jawaban import Lembar, jawaban_teks
from zi_docs.penilaian.nilai import Nilai, NilaiPertanyaan, hitung, indikator, jumlah
from zi_docs.zona_integritas import Isian, cari_isian, daftar_ambang, indeks_tertinggi
from zi_docs.zona_integritas.ambang import PREDIKAT
from zi_docs.zona_integritas.isian import INDEKS, PERSEN

_COMPONENTS = {"H.1.a": "persepsi_korupsi", "H.2.a": "hasil_2"}
_NAMED = {"H.1.a": "IPAK", "H.2.a": "IPKP"}


@dataclass(frozen=True)
class Langkah:
    """The next better step of one question.

    ``sekarang`` is the answer as it stands, empty without one; ``berikut`` the better answer, and
    ``kriteria`` what it means. ``tambah`` are the points of 100 that the step gains; they are the
    most that it can gain where ``pasti`` is False, since a count must be known first. ``sasaran``
    is the state to reach in the end, of which the step may be only the first: what the best answer
    means, or all of what is counted. It is empty where nothing can be asked for: nothing was there
    to count, or an index is above every threshold.
    """

    kode: str
    nama: str
    area: int | None
    sekarang: str
    berikut: str
    kriteria: str
    tambah: Fraction
    pasti: bool = True
    sasaran: str = ""


def langkah(lembar: Lembar, on: date) -> tuple[Langkah, ...]:
    """Return the next better step of every question below its best, the one that gains most first.

    The steps of questions that gain the same stand in the order of the LKE. For an indicator it is
    one count more; for an index, the next threshold of a predicate. Raises ``LookupError`` when the
    LKE of ``on`` is not in the data.
    """
    return langkah_of(hitung(lembar, on), lembar, on)


def langkah_of(nilai: Nilai, lembar: Lembar, on: date) -> tuple[Langkah, ...]:
    """Return the steps of answers that were scored already. See :func:`langkah`."""
    found = (_step(row, lembar, on) for row in nilai.pertanyaan)
    return tuple(sorted((one for one in found if one), key=lambda one: -one.tambah))


def komponen_indeks(kode: str) -> str:
    """Return the component of the thresholds that an index decides alone; empty for the rest."""
    return _COMPONENTS.get(kode, "")


def _step(row: NilaiPertanyaan, lembar: Lembar, on: date) -> Langkah | None:
    kind = row.pertanyaan.jawaban
    if kind == PERSEN:
        return _of_indicator(row, lembar, on)
    one = cari_isian(on)[row.pertanyaan.kode]
    return _of_index(row, one, lembar, on) if kind == INDEKS else _of_choice(row, one, lembar)


def _of_choice(row: NilaiPertanyaan, one: Isian, lembar: Lembar) -> Langkah | None:
    better = [choice for choice in one.pilihan if Fraction(choice.nilai) > row.bagian]
    if not better:
        return None
    step = better[-1]
    now = jawaban_teks(lembar.get(one.kode))
    made = _made(row, now, step.jawaban, step.kriteria, Fraction(step.nilai))
    return replace(made, sasaran=one.pilihan[0].kriteria)


def _of_index(row: NilaiPertanyaan, one: Isian, lembar: Lembar, on: date) -> Langkah | None:
    target = next((level for level in _levels(one, on) if level > row.bagian), None)
    if target is None:
        return None
    index = target * Fraction(indeks_tertinggi(on))
    typed = jawaban_teks(Decimal(index.numerator) / index.denominator)
    least = "" if target == 1 else "paling sedikit "  # nothing is above the highest
    meaning = f"{_NAMED[one.kode]} mencapai {least}{typed}"
    now = jawaban_teks(lembar.get(one.kode))
    made = _made(row, now, typed, meaning, target)
    return made if target == 1 else replace(made, sasaran=meaning)


def _levels(one: Isian, on: date) -> Sequence[Fraction]:
    """Return the parts of 1 that an index must reach: the thresholds, then the highest."""
    minima = {
        Fraction(row.minimum) / Fraction(one.bobot or 1)
        for predikat in PREDIKAT
        for row in daftar_ambang(predikat, on)
        if row.komponen == _COMPONENTS[one.kode]
    }
    return sorted({*minima, Fraction(1)})


def _of_indicator(row: NilaiPertanyaan, lembar: Lembar, on: date) -> Langkah | None:
    """Return the step of an indicator: a count to fill in, or one that is one better."""
    one = indikator(on)[row.pertanyaan.kode]
    if row.bagian == 1:
        return None
    missing = [count.nama for count in one.isian if count.kode not in lembar]
    if missing:
        asked = "; ".join(missing)
        made = _made(row, "", "", f"Isi {asked}", Fraction(1), pasti=False)
        return replace(made, sasaran=f"{asked[:1].upper()}{asked[1:]} diisi")
    below = jumlah(one, "penyebut", lembar)
    fewer = one.berperan("pengurang")
    if fewer:
        less = _one_less(row, fewer[0], below, lembar)
        return replace(less, sasaran=one.tujuan.format(n=below))
    if not below:
        return _made(row, "", "", one.sebab.rstrip("."), Fraction(1), pasti=False)
    more = _one_more(row, one.berperan("pembilang")[0], below, lembar)
    return replace(more, sasaran=one.tujuan.format(n=below))


def _one_more(row: NilaiPertanyaan, count: Isian, below: Fraction, lembar: Lembar) -> Langkah:
    now = Fraction(Decimal(lembar[count.kode]))
    meaning = f"{count.nama}: {now + 1} dari {below}"
    return _made(row, str(now), str(now + 1), meaning, min((now + 1) / below, Fraction(1)))


def _one_less(row: NilaiPertanyaan, count: Isian, below: Fraction, lembar: Lembar) -> Langkah:
    """Return the step to the first smaller count that is worth more."""
    now = Fraction(Decimal(lembar[count.kode]))
    least = max(min(now, below) - 1, Fraction(0))
    worth = (below - least) / below if below else Fraction(1)
    return _made(row, str(now), str(least), f"{count.nama}: paling banyak {least}", worth)


def _made(
    row: NilaiPertanyaan,
    now: str,
    berikut: str,
    kriteria: str,
    worth: Fraction,
    pasti: bool = True,
) -> Langkah:
    question = row.pertanyaan
    gain = (worth - row.bagian) * row.bobot
    return Langkah(question.kode, question.teks, question.area, now, berikut, kriteria, gain, pasti)
