"""Whether an office and a unit fulfil the conditions beside the LKE, as far as is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from zi_docs.penilaian.jawaban import Lembar
from zi_docs.penilaian.nilai import indikator, jumlah
from zi_docs.zona_integritas import Syarat, layanan_afirmasi, syarat_instansi, syarat_unit

PEMDA, KL = "pemda", "kl"
HARTA = {"lhkpn": "R.5.iii.a", "lhkasn": "R.5.iii.b"}
"""The conditions on reports of wealth, and the indicator that counts each in the LKE."""

Keadaan = Mapping[str, Decimal | str]
"""What is known of an office or a unit, by the code of the condition; what is not is left out."""


class Hasil(Enum):
    """What became of one condition."""

    TERPENUHI = "terpenuhi"
    BATAS = "terpenuhi menurut aturan, tidak di PortalRB"
    BELUM = "belum terpenuhi"
    TIDAK_DIKETAHUI = "belum diketahui"


@dataclass(frozen=True)
class UjiSyarat:
    """One condition, and what is known of it; ``nilai`` is None when nothing is."""

    syarat: Syarat
    nilai: Decimal | str | None

    @property
    def hasil(self) -> Hasil:
        """What became of it, by the rule and by the stricter reading of PortalRB."""
        if self.nilai is None:
            return Hasil.TIDAK_DIKETAHUI
        if not self.syarat.terpenuhi(self.nilai):
            return Hasil.BELUM
        strict = self.syarat.terpenuhi_di_portal(self.nilai)
        return Hasil.TERPENUHI if strict else Hasil.BATAS


@dataclass(frozen=True)
class PutusanSyarat:
    """The conditions of a unit for one predicate.

    ``afirmasi`` is the service by which the unit may be proposed although its office falls short;
    empty for a unit that is not proposed so. ``bukan_afirmasi`` is True for a unit that is marked
    so although its service is none of these.
    """

    predikat: str
    instansi: tuple[UjiSyarat, ...]
    unit: tuple[UjiSyarat, ...]
    afirmasi: str = ""
    bukan_afirmasi: bool = False

    @property
    def semua(self) -> tuple[UjiSyarat, ...]:
        """All conditions that count: those of the office do not for a unit of afirmasi."""
        return self.unit if self.afirmasi else (*self.instansi, *self.unit)

    def of(self, hasil: Hasil) -> tuple[UjiSyarat, ...]:
        """Return the conditions that count and ended so."""
        return tuple(one for one in self.semua if one.hasil is hasil)


@dataclass(frozen=True)
class KeadaanUnit:
    """What is known of a unit beside its LKE: its conditions, and whether it is marked afirmasi."""

    nama: str
    nilai: Keadaan = field(default_factory=dict)
    afirmasi: bool = False


def uji_syarat(
    predikat: str, on: date, bagi: str, instansi: Keadaan, unit: KeadaanUnit
) -> PutusanSyarat:
    """Return what became of each condition for ``WBK`` or ``WBBM`` on ``on``.

    ``bagi`` is ``pemda`` or ``kl``; afirmasi is only for the former, and only for WBK. Without a
    rule in the data there are no conditions. Source: PermenPANRB 5/2024, Tabel 5 and Tabel 6.
    """
    service = layanan_afirmasi(unit.nama, on) if bagi == PEMDA and predikat == "WBK" else ""
    marked = unit.afirmasi and predikat == "WBK"
    return PutusanSyarat(
        predikat,
        tuple(_tested(syarat_instansi(predikat, on, bagi), instansi)),
        tuple(_tested(syarat_unit(predikat, on), unit.nilai)),
        afirmasi=service if marked else "",
        bukan_afirmasi=marked and not service,
    )


def _tested(rows: Iterable[Syarat], known: Keadaan) -> Iterator[UjiSyarat]:
    return (UjiSyarat(row, known.get(row.kode)) for row in rows)


def persen_selesai(selesai: Decimal, dari: Decimal) -> Decimal:
    """Return how many percent are done; of nothing, all is."""
    return Decimal(100) * selesai / dari if dari else Decimal(100)


def bulan_penuh(mulai: date, sampai: date) -> int:
    """Return how many whole months lie between two dates; 0 when the first is later."""
    months = (sampai.year - mulai.year) * 12 + sampai.month - mulai.month
    return max(months - (sampai.day < mulai.day), 0)


def laporan_harta(lembar: Lembar, on: date) -> dict[str, Decimal | str]:
    """Return how many percent reported their wealth, by the counts in the LKE itself."""
    counts = hitungan_harta(lembar, on)
    return {kode: persen_selesai(done, of) for kode, (done, of) in counts.items()}


def hitungan_harta(lembar: Lembar, on: date) -> dict[str, tuple[Decimal, Decimal]]:
    """Return how many reported their wealth, of how many who must, where the LKE has all counts."""
    found: dict[str, tuple[Decimal, Decimal]] = {}
    for kode, of in HARTA.items():
        one = indikator(on).get(of)
        if one is None or any(count.kode not in lembar for count in one.isian):
            continue
        below, above = (jumlah(one, part, lembar) for part in ("penyebut", "pembilang"))
        found[kode] = _decimal(above), _decimal(below)
    return found


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / number.denominator
