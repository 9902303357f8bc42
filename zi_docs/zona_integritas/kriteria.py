"""The criteria by which the units that build a Zona Integritas are chosen, by date."""

from datetime import date

from zi_docs.zona_integritas._data import load_data, pick_version


def daftar_kriteria(on: date) -> tuple[str, ...]:
    """Return the criteria in force on ``on``, each a phrase that follows "unit kerja itu".

    Foreign words stand between asterisks. The result is empty before the first rule. Source:
    PermenPANRB 52/2014, Bab II B; from 31 December 2021 PermenPANRB 90/2021, Lampiran I, Bab II B.
    """
    version = pick_version(load_data("kriteria")["versi"], on)
    return () if version is None else tuple(map(str, version["kriteria"]))
