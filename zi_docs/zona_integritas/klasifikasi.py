"""The archive classification of decrees, by date and by the head that signs them."""

from __future__ import annotations

from datetime import date
from typing import Any

from zi_docs.zona_integritas._data import format_tanggal, load_data


def kode_keputusan(on: date, sebutan_kepala: str) -> str:
    """Return the classification code of a decree on a date; empty for another post.

    ``sebutan_kepala`` is the title of the head: "Gubernur" gives "100.3.3.1" from 2022 on, "Bupati"
    and "Wali Kota" "100.3.3.2". Source: Permendagri 83/2022, and the classification before it.
    """
    table = [one for one in _versions() if on >= one.get("berlaku_sejak", date.min)][-1]
    codes = (code for code, heads in table["keputusan"].items() if sebutan_kepala in heads)
    return next(codes, "")


def klasifikasi_sejak() -> date:
    """Return since when the present classification is in force; source: Permendagri 83/2022."""
    since: date = _versions()[-1]["berlaku_sejak"]
    return since


def check_klasifikasi(nomor: str, on: date, sebutan_kepala: str) -> str:
    """Return what is wrong with the classification in a decree's number; empty when it fits.

    ``nomor`` is the number or its pattern, ``sebutan_kepala`` the title of the head ("Bupati").
    Only codes of Permendagri 83/2022 are judged; every other number is the office's own.
    """
    table = _versions()[-1]
    code = next((code for code in table["keputusan"] if nomor.startswith(code)), "")
    if not code:
        return ""
    if on < table["berlaku_sejak"]:
        return (
            f"Kode {code} berasal dari {table['rujukan']}, yang baru ada sejak sekitar "
            f"{format_tanggal(table['berlaku_sejak']).partition(' ')[2]}, sedangkan dokumen "
            f"bertanggal {format_tanggal(on)}."
        )
    if sebutan_kepala in table["keputusan"][code]:
        return ""
    right = kode_keputusan(on, sebutan_kepala)
    return f"Kode {code} bukan kode keputusan {sebutan_kepala}, melainkan {right}." if right else ""


def _versions() -> list[dict[str, Any]]:
    versions: list[dict[str, Any]] = load_data("dasar_hukum")["klasifikasi"]
    return versions
