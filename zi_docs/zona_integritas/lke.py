"""The questions of the Lembar Kerja Evaluasi (LKE), by date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from zi_docs.zona_integritas._data import load_data, pick_version
from zi_docs.zona_integritas.dasar_hukum import pedoman_zi

_AMENDED = " sebagaimana telah diubah "
_MINISTRY = ("Pendayagunaan Aparatur Negara dan Reformasi Birokrasi", "PANRB")
_COMPONENTS = ("pemenuhan", "reform", "hasil")
_AFTER_AREAS = 7


@dataclass(frozen=True)
class Pertanyaan:
    """One question or indicator of the LKE.

    ``komponen`` is ``pemenuhan``, ``reform`` or ``hasil``; ``area`` is None for hasil. ``jawaban``
    is the kind of answer: ``Ya/Tidak``, ``A/B/C`` and so on, ``Persen``, or ``Indeks 0-4``.
    ``bobot_kelompok`` is the weight of the whole group in points of 100; a question has no weight
    of its own.
    """

    kode: str
    teks: str
    komponen: str
    area: int | None
    kelompok: str
    nama_kelompok: str
    bobot_kelompok: Decimal
    jawaban: str


def daftar_pertanyaan(on: date) -> tuple[Pertanyaan, ...]:
    """Return all questions of the LKE in force on ``on``, in its order.

    The result is empty when the LKE of that date is not known. Source: PermenPANRB 90/2021,
    Lampiran III, from 31 December 2021.
    """
    version = pick_version(load_data("lke")["versi"], on)
    return () if version is None else _list(version["berlaku_sejak"])


def pertanyaan_per_area(on: date) -> tuple[Pertanyaan, ...]:
    """Return all questions of the LKE in force on ``on`` by area, those of the results last.

    The LKE itself goes through the areas twice, for pemenuhan and for reform.
    Source: as ``daftar_pertanyaan``.
    """
    return tuple(sorted(daftar_pertanyaan(on), key=lambda one: one.area or _AFTER_AREAS))


def rujukan_lke(on: date) -> str:
    """Return the rule whose LKE is in force on ``on``; empty when the LKE is not known.

    An amended rule is cited with its amendment, as the guideline is, though the LKE stayed as it
    was. Source: as ``daftar_pertanyaan`` and ``pedoman_zi``.
    """
    version = pick_version(load_data("lke")["versi"], on)
    if version is None:
        return ""
    _, since, amended = pedoman_zi(on).partition(_AMENDED)
    return f"{version['rujukan']}{since}{amended.replace(*_MINISTRY)}"


def lke_sejak() -> date:
    """Return the first day of the oldest LKE that is known. Source: as ``daftar_pertanyaan``."""
    first: date = min(version["berlaku_sejak"] for version in load_data("lke")["versi"])
    return first


def nama_pendek(pertanyaan: Pertanyaan, on: date) -> str:
    """Return a short name of a question, such as a folder bears: "Tim Kerja".

    Raises ``KeyError`` for a question that the LKE of ``on`` does not have. The names are our own.
    """
    version = pick_version(load_data("lke_nama")["versi"], on) or {"nama": {}}
    return str(version["nama"][pertanyaan.kode])


def kode_pertanyaan() -> frozenset[str]:
    """Return the codes of all questions of every LKE that is known."""
    since = (version["berlaku_sejak"] for version in load_data("lke")["versi"])
    return frozenset(one.kode for on in since for one in daftar_pertanyaan(on))


@cache
def _list(since: date) -> tuple[Pertanyaan, ...]:
    version = pick_version(load_data("lke")["versi"], since) or {}
    return tuple(
        _question(komponen, group, row)
        for komponen in _COMPONENTS
        for group in version[komponen]
        for row in group["pertanyaan"]
    )


def _question(komponen: str, group: Mapping[str, Any], row: Mapping[str, Any]) -> Pertanyaan:
    return Pertanyaan(
        **row,
        komponen=komponen,
        area=group.get("area"),
        kelompok=group["kode"],
        nama_kelompok=group["nama"],
        bobot_kelompok=Decimal(group["bobot"]),
    )
