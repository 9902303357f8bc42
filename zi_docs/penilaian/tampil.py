"""Scores as people read them: two decimals, never rounded up over a threshold."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from zi_docs.indonesian import format_angka
from zi_docs.penilaian.syarat import Hasil, UjiSyarat
from zi_docs.zona_integritas import Syarat, portal_terlihat

_CENT = Decimal("0.01")
_DIGITS = 12


def bulat(nilai: Fraction | Decimal, batas: Fraction | Decimal | None = None) -> Decimal:
    """Return a score with two decimals; half is rounded up.

    A score below its threshold ``batas`` never reads as if it reached it: it is then rounded down.
    """
    exact = Decimal(Fraction(nilai).numerator) / Decimal(Fraction(nilai).denominator)
    rounded = exact.quantize(_CENT, ROUND_HALF_UP)
    if batas is not None and Fraction(nilai) < Fraction(batas) <= Fraction(rounded):
        return exact.quantize(_CENT, ROUND_DOWN)
    return rounded


def teks(nilai: Fraction | Decimal, batas: Fraction | Decimal | None = None) -> str:
    """Return a score as it is printed: ``86,97``. See :func:`bulat`."""
    return format_angka(bulat(nilai, batas), 2)


def ringkas(nilai: Fraction | Decimal) -> str:
    """Return a weight or threshold as it is printed, without idle zeros: ``18,25``, ``40``."""
    exact = Decimal(Fraction(nilai).numerator) / Decimal(Fraction(nilai).denominator)
    return f"{round(exact, _DIGITS).normalize():f}".replace(".", ",")


_UNITS = {"persen": "%", "bulan": " bulan", "tahun": " tahun"}


def kalimat_syarat(uji: UjiSyarat, tahun: int) -> str:
    """Return what is known of a condition and what is asked, in one sentence without a verdict.

    ``tahun`` is the year of the proposal; PortalRB is named with the years of which it is known.
    """
    one = uji.syarat
    asked = _asked(one, one.batas, one.tanda)
    if uji.nilai is None:
        return f"{one.nama}: belum diketahui (syarat: {asked})."
    reached = _measured(uji, uji.nilai)
    if uji.hasil is Hasil.BATAS:
        strict = _asked(replace(one, sebutan=""), one.batas_portal, one.tanda_portal)
        years = " dan ".join(map(str, portal_terlihat(tahun)))
        wanted = f"{reached} memenuhi aturan ({asked}), tetapi PortalRB {years} meminta {strict}"
        return f"{one.nama}: {wanted}."
    return f"{one.nama}: {reached} (syarat: {asked})."


def kalimat_putusan(uji: UjiSyarat, tahun: int) -> str:
    """Return the sentence of :func:`kalimat_syarat` with what became of the condition."""
    said = kalimat_syarat(uji, tahun)
    is_told = uji.hasil in (Hasil.BATAS, Hasil.TIDAK_DIKETAHUI)
    return said if is_told else f"{said.removesuffix('.')}, {uji.hasil.value}."


def _measured(uji: UjiSyarat, value: Decimal | str) -> str:
    if isinstance(value, str):
        return value
    return f"{ringkas(bulat(value))}{_UNITS.get(uji.syarat.satuan, '')}"


def _asked(one: Syarat, batas: str, tanda: str) -> str:
    """Return a limit in words: "paling sedikit 60, predikat B", "lebih dari 50", "100%", "WTP"."""
    if not tanda:
        return batas
    if one.satuan == "tahun" and batas == "0":
        return "predikat itu sudah diraih"
    if one.satuan == "persen" and batas == "100":  # nothing is above it
        return "100%"
    said = f"{batas.replace('.', ',')}{_UNITS.get(one.satuan, '')}"
    least = "lebih dari" if tanda == ">" else "paling sedikit"
    return f"{least} {said}, predikat {one.sebutan}" if one.sebutan else f"{least} {said}"
