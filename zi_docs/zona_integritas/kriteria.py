"""The three criteria by which a unit is chosen to build a Zona Integritas."""

from datetime import date

from zi_docs.zona_integritas._data import load_data, pick_versi


def kriteria_pemilihan(on: date) -> tuple[str, str, str]:
    """Return the three criteria in force on `on`, as clauses without capital or full stop.

    Dates before PermenPANRB 52/2014 get its criteria. Source: PermenPANRB 52/2014 (annex) until
    the end of 2021; the guidance to PermenPANRB 90/2021 from 1 January 2022.
    """
    versi = load_data("kriteria")["versi"]
    pertama, kedua, ketiga = (pick_versi(versi, on) or versi[0])["kriteria"]
    return pertama, kedua, ketiga
