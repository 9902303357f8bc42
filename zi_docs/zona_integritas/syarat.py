"""What an office and a unit must fulfil beside the LKE before a unit is proposed, by date."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from zi_docs.zona_integritas._data import load_data, pick_version

_WORD = re.compile(r"[^\W_]+")
_HOLDS = {">=": Decimal.__ge__, ">": Decimal.__gt__}


@dataclass(frozen=True)
class Syarat:
    """One condition of a predicate.

    ``satuan`` is ``opini``, ``nilai``, ``level``, ``persen``, ``bulan`` or ``tahun``. ``bagi`` is
    ``pemda``, ``kl``, or empty for every office. ``batas`` is what the rule wants, to be compared
    by ``tanda``; ``sebutan`` is the predicate that stands for it (``BB``). ``batas_portal`` and
    ``tanda_portal`` are the stricter reading of PortalRB; they are the same where it has none.
    """

    kode: str
    nama: str
    satuan: str
    batas: str
    tanda: str
    batas_portal: str
    tanda_portal: str
    sebutan: str = ""
    bagi: str = ""

    def terpenuhi(self, nilai: Decimal | str) -> bool:
        """Tell whether a value fulfils it by the rule."""
        return _holds(nilai, self.tanda, self.batas)

    def terpenuhi_di_portal(self, nilai: Decimal | str) -> bool:
        """Tell whether a value fulfils it by the reading of PortalRB."""
        return _holds(nilai, self.tanda_portal, self.batas_portal)


def celah_syarat(on: date) -> str:
    """Return a sentence that says which conditions of ``on`` are not known and so not tested.

    Empty where all are known. Source: PermenPANRB 52/2014, 10/2019, 90/2021 and 5/2024;
    for the year 2024 before the last, the announcement of the ministry.
    """
    version = _version(on)
    return str(version.get("celah", "") if version else load_data("syarat")["sebelumnya"])


def portal_terlihat(tahun: int) -> tuple[int, ...]:
    """Return the years of proposal of which the reading of PortalRB is known.

    ``tahun`` is the year of the proposal. Source: the program of PortalRB.
    """
    return tuple((_version(date(tahun, 12, 31)) or {}).get("portal_tahun", ()))


def syarat_instansi(predikat: str, on: date, bagi: str) -> tuple[Syarat, ...]:
    """Return what the office must fulfil; ``bagi`` is ``pemda`` or ``kl``.

    Empty where the rule of that date is not known. Source: PermenPANRB 52/2014, Bab III;
    PermenPANRB 5/2024, Tabel 5; and the program of PortalRB of 2024 and 2025.
    """
    version = _version(on)
    rows = _conditions(version["berlaku_sejak"], "instansi", predikat) if version else ()
    return tuple(row for row in rows if row.bagi in ("", bagi))


def syarat_unit(predikat: str, on: date) -> tuple[Syarat, ...]:
    """Return what the unit itself must fulfil.

    Source: PermenPANRB 90/2021, Tabel 6; PermenPANRB 5/2024, Tabel 5.
    """
    version = _version(on)
    return _conditions(version["berlaku_sejak"], "unit", predikat) if version else ()


def layanan_afirmasi(nama_unit: str, on: date) -> str:
    """Return the service by which a unit of a local government may be proposed although its office
    does not fulfil the conditions yet; empty for a unit of another kind.

    Source: PermenPANRB 5/2024, on afirmasi.
    """
    words = f" {' '.join(_WORD.findall(nama_unit.casefold()))} "
    services = (_version(on) or {}).get("afirmasi", {}).get("layanan", ())
    found = (row["nama"] for row in services if any(f" {kata} " in words for kata in row["kata"]))
    return str(next(found, ""))


def daftar_afirmasi(on: date) -> tuple[str, ...]:
    """Return the services for which afirmasi is meant. Source: as ``layanan_afirmasi``."""
    return tuple(r["nama"] for r in (_version(on) or {}).get("afirmasi", {}).get("layanan", ()))


def _holds(nilai: Decimal | str, tanda: str, batas: str) -> bool:
    if isinstance(nilai, str):
        return nilai.casefold() == batas.casefold()
    return _HOLDS[tanda](nilai, Decimal(batas))


def _version(on: date) -> Mapping[str, Any] | None:
    return pick_version(load_data("syarat")["versi"], on)


@cache
def _conditions(since: date, of: str, predikat: str) -> tuple[Syarat, ...]:
    rows = (_version(since) or {})[of]
    return tuple(_condition(row, predikat) for row in rows if predikat in row)


def _condition(row: Mapping[str, Any], predikat: str) -> Syarat:
    portal, limit, sign = row.get("portal", {}), str(row[predikat]), row.get("tanda", "")
    return Syarat(
        kode=row["kode"],
        nama=row.get("nama_lain", {}).get(predikat, row["nama"]),
        satuan=row["satuan"],
        batas=limit,
        tanda=sign,
        batas_portal=str(portal.get(predikat, limit)),
        tanda_portal=portal.get("tanda", sign),
        sebutan=row.get("sebutan", {}).get(predikat, ""),
        bagi=row.get("bagi", ""),
    )
