"""Who gets the letters of the proposal, and until when, by date."""

from __future__ import annotations

from datetime import date

from zi_docs.zona_integritas._data import load_data, pick_version


def tujuan_usulan(on: date) -> tuple[str, ...]:
    """Return the lines after "Yth." of a letter of the proposal; none before the first guideline.

    Source: PermenPANRB 90/2021, Lampiran II, and 5/2024: Gambar 6 and Gambar 7. The deputy's name
    after October 2024 is not confirmed.
    """
    version = pick_version(load_data("tujuan")["versi"], on)
    return tuple(version["baris"]) if version else ()


def batas_usulan(on: date) -> date | None:
    """Return the last day for proposals in the year of ``on``; None where no rule gives one.

    The assessors may announce another day. Source: PermenPANRB 90/2021 and 5/2024, Lampiran II
    Bab II.
    """
    version = pick_version(load_data("tujuan")["versi"], on)
    last = version.get("batas") if version else None
    return date(on.year, last["bulan"], last["hari"]) if last else None
