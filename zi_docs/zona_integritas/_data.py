"""Reads the package's own YAML tables, once each and only when first asked for."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


@cache
def load_data(nama: str) -> Any:
    """Return the parsed table ``nama`` (a file of this package, without ``.yaml``)."""
    import yaml  # costs 35 ms, and most commands never need a table

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same safe loader, ten times faster
    file = Path(__file__).with_name(f"{nama}.yaml")
    return yaml.load(file.read_bytes(), Loader=loader)  # noqa: S506 - both loaders are safe


def pick_versi(versi: Sequence[Mapping[str, Any]], on: date) -> Mapping[str, Any] | None:
    """Return the last entry whose ``berlaku_sejak`` is not after ``on``; None before the first."""
    berlaku = [v for v in versi if v["berlaku_sejak"] <= on]
    return max(berlaku, key=lambda v: v["berlaku_sejak"]) if berlaku else None


def format_tanggal(tanggal: date) -> str:
    """Return the date as a sentence needs it: ``27 April 2021``."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"
