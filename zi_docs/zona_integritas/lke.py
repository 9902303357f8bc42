"""The questions of the Lembar Kerja Evaluasi (LKE), by date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from zi_docs.zona_integritas._data import format_tanggal, load_data, pick_version

_COMPONENTS = ("pemenuhan", "reform", "hasil")


@dataclass(frozen=True)
class Pertanyaan:
    """One question or indicator of the LKE.

    ``komponen`` is ``pemenuhan``, ``reform`` or ``hasil``; ``area`` is None for hasil. ``jawaban``
    is the kind of answer: ``Ya/Tidak``, ``A/B/C`` and so on, ``Persen``, or ``Indeks 0-4``. The
    weight, in points of 100, belongs to the group: a question has none of its own. ``bukti`` names
    the usual evidence and may be empty.
    """

    kode: str
    teks: str
    komponen: str
    area: int | None
    kelompok: str
    nama_kelompok: str
    bobot_kelompok: Decimal
    jawaban: str
    bukti: str = ""


def daftar_pertanyaan(on: date) -> tuple[Pertanyaan, ...]:
    """Return all questions in the order of the LKE in force on ``on``; empty when none is known.

    Source: PermenPANRB 90/2021, Lampiran III, from 1 January 2022.
    """
    versi = pick_version(load_data("lke")["versi"], on)
    return () if versi is None else _list(versi["berlaku_sejak"])


def find_pertanyaan(kode: str, on: date) -> Pertanyaan:
    """Return the question coded ``kode``, such as ``1.i.a``, ``R.3.iii.a`` or ``H.1.a``.

    Capitals and a final full stop do not matter; the code of a group with one question means
    that question. Raises ``KeyError`` for another code, and when no LKE is known for the date.
    Source: as ``daftar_pertanyaan``.
    """
    everything = daftar_pertanyaan(on)
    if not everything:
        raise KeyError(f"Tabel LKE untuk {format_tanggal(on)} tidak tersedia.")
    wanted = _standard(kode)
    match = [p for p in everything if wanted in (p.kode, p.kelompok)]
    if not match:
        raise KeyError(f'Kode LKE "{kode}" tidak dikenal; contoh kode: 1.i.a atau R.1.i.a.')
    if len(match) > 1:
        chosen = ", ".join(p.kode for p in match)
        raise KeyError(f'Kode LKE "{kode}" adalah kelompok; pertanyaannya: {chosen}.')
    return match[0]


def is_kode_lke(kode: str, on: date) -> bool | None:
    """Say whether ``kode`` is the code of a question or of a group; None when no LKE is known.

    Source: as ``daftar_pertanyaan``.
    """
    everything = daftar_pertanyaan(on)
    if not everything:
        return None
    wanted = _standard(kode)
    return any(wanted in (p.kode, p.kelompok) for p in everything)


def _standard(kode: str) -> str:
    """Write a code the table's way: a capital R or H in front, the rest small."""
    small = "".join(kode.split()).rstrip(".").lower()
    return small[:1].upper() + small[1:]


@cache
def _list(sejak: date) -> tuple[Pertanyaan, ...]:
    versi = pick_version(load_data("lke")["versi"], sejak) or {}
    return tuple(
        _question(komponen, kelompok, row)
        for komponen in _COMPONENTS
        for kelompok in versi[komponen]
        for row in kelompok["pertanyaan"]
    )


def _question(komponen: str, kelompok: Mapping[str, Any], row: Mapping[str, Any]) -> Pertanyaan:
    return Pertanyaan(
        **row,
        komponen=komponen,
        area=kelompok.get("area"),
        kelompok=kelompok["kode"],
        nama_kelompok=kelompok["nama"],
        bobot_kelompok=Decimal(kelompok["bobot"]),
    )
