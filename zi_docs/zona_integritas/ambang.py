"""What a unit must be and reach: the criteria to be chosen, the thresholds of WBK and WBBM.

The rate of stamp duty on its statements stands here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from zi_docs.zona_integritas._data import format_tanggal, load_data, pick_version

TARIF_TUNGGAL_SEJAK = date(2021, 1, 1)


@dataclass(frozen=True)
class Ambang:
    """One minimum that a unit must reach.

    ``minimum`` is in ``satuan``: ``poin`` of 100, or ``persen`` of an area's weight; None means
    that the rule exists but its figure is not known, so the office must supply it. ``keyakinan`` is
    ``tinggi``, ``sedang``, ``rendah``, or ``ditetapkan`` for a figure the office supplied.
    """

    komponen: str
    nama: str
    satuan: str
    minimum: Decimal | None
    keyakinan: str
    catatan: str = ""


def ambang(
    predikat: str, on: date, *, ganti: Mapping[str, Decimal] | None = None
) -> tuple[Ambang, ...]:
    """Return every minimum for ``predikat`` (WBK or WBBM) under the rule in force on ``on``.

    ``ganti`` puts the office's own figure in place of a minimum, by ``komponen``: some figures of
    WBBM are read differently by different offices. Raises ``ValueError`` for another predicate, for
    an unknown component, and before PermenPANRB 52/2014. Source: PermenPANRB 52/2014 (annex),
    10/2019 (annex), 90/2021 (Lampiran II).
    """
    versi = pick_version(load_data("ambang")["versi"], on)
    if versi is None:
        raise ValueError(f"Ambang batas untuk {format_tanggal(on)} tidak tersedia.")
    row = versi["predikat"].get(predikat.strip().upper())
    if row is None:
        raise ValueError(f'Predikat "{predikat}" tidak dikenal; yang ada: WBK dan WBBM.')
    return _replaced(tuple(_ambang(b) for b in (*row, *versi.get("tambahan", ()))), ganti or {})


def _ambang(row: Mapping[str, Any]) -> Ambang:
    minimum = row["minimum"]
    return Ambang(**{**row, "minimum": None if minimum is None else Decimal(minimum)})


def _replaced(daftar: tuple[Ambang, ...], ganti: Mapping[str, Decimal]) -> tuple[Ambang, ...]:
    komponen = [a.komponen for a in daftar]
    for asing in sorted(set(ganti) - set(komponen)):
        raise ValueError(f'Komponen "{asing}" tidak dikenal; yang ada: {", ".join(komponen)}.')
    return tuple(
        replace(a, minimum=ganti[a.komponen], keyakinan="ditetapkan") if a.komponen in ganti else a
        for a in daftar
    )


def kriteria_pemilihan(on: date) -> tuple[str, str, str]:
    """Return the three criteria in force on ``on``, as clauses without capital or full stop.

    Dates before PermenPANRB 52/2014 get its criteria. Source: PermenPANRB 52/2014 (annex) until
    the end of 2021; the guidance to PermenPANRB 90/2021 from 1 January 2022.
    """
    versi = load_data("kriteria")["versi"]
    first, kedua, ketiga = (pick_version(versi, on) or versi[0])["kriteria"]
    return first, kedua, ketiga


def tarif_meterai(on: date) -> int:
    """Return the stamp duty in rupiah of a statement signed on ``on``.

    Source: UU 10/2020 tentang Bea Meterai, one rate of Rp10.000 from 1 January 2021; before it
    UU 13/1985 and its regulations, Rp6.000 for a letter of statement.
    """
    return 10_000 if on >= TARIF_TUNGGAL_SEJAK else 6_000
