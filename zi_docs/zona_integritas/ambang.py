"""What an LKE must reach for each predicate, by date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from zi_docs.zona_integritas._data import load_data, pick_version

PREDIKAT = ("WBK", "WBBM")


@dataclass(frozen=True)
class Ambang:
    """The least that one part of an LKE must reach.

    ``komponen`` is ``total``, ``pengungkit``, ``area`` (each of the six, in percent of its weight),
    ``hasil_1``, ``persepsi_korupsi``, ``capaian_kinerja`` or ``hasil_2``. ``satuan`` is ``poin`` or
    ``persen``.
    """

    komponen: str
    nama: str
    satuan: str
    minimum: Decimal


@dataclass(frozen=True)
class BobotArea:
    """The weight of one area in points of 100: both halves, and the whole."""

    nomor: int
    pemenuhan: Decimal
    reform: Decimal

    @property
    def utuh(self) -> Decimal:
        """The weight of the whole area."""
        return self.pemenuhan + self.reform


def daftar_ambang(predikat: str, on: date) -> tuple[Ambang, ...]:
    """Return what an LKE must reach for ``WBK`` or ``WBBM`` by the rule in force on ``on``.

    A threshold whose number is not known for certain is left out; before the first rule there is
    none. Source: PermenPANRB 52/2014, Bab III; PermenPANRB 90/2021, Lampiran II, Bab III and Tabel
    6 (an area is tested whole, pemenuhan and reform together).
    """
    version = pick_version(load_data("ambang")["versi"], on)
    return _thresholds(version["berlaku_sejak"], predikat) if version else ()


def bobot_area(on: date) -> tuple[BobotArea, ...]:
    """Return the weights of the six areas; empty for a rule that does not halve them.

    Source: PermenPANRB 90/2021, Lampiran III.
    """
    version = pick_version(load_data("area")["bobot"], on) or {"area": ()}
    return tuple(
        BobotArea(row["nomor"], Decimal(row["pemenuhan"]), Decimal(row["reform"]))
        for row in version["area"]
        if "pemenuhan" in row
    )


@cache
def _thresholds(since: date, predikat: str) -> tuple[Ambang, ...]:
    version = pick_version(load_data("ambang")["versi"], since) or {}
    rows = (*version["predikat"][predikat], *version.get("tambahan", ()))
    return tuple(_threshold(row) for row in rows if row["minimum"] is not None)


def _threshold(row: Mapping[str, Any]) -> Ambang:
    return Ambang(row["komponen"], row["nama"], row["satuan"], Decimal(row["minimum"]))
