"""The stages of the Zona Integritas programme, in their order."""

from __future__ import annotations

from zi_docs.zona_integritas._data import load_data


def daftar_tahap() -> tuple[str, ...]:
    """Return the names of the stages, from the first declaration to the years after the predicate.

    Source: PermenPANRB 90/2021, Lampiran I Bab II and Lampiran II; the words for the stages are
    ours.
    """
    return tuple(row["nama"] for row in load_data("tahap")["tahap"])
