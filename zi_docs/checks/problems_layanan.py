"""What the checks report about the services of a unit, in the words of a clerk."""

from __future__ import annotations

from datetime import date

from zi_docs.errors import Problem, problem, quote
from zi_docs.indonesian import format_tanggal
from zi_docs.model import Record


def time_without_unit(row: Record, typed: str) -> Problem:
    """ZI232: the time of a service has no unit."""
    message = f"Jangka waktu {quote(typed)} tidak menyebut satuannya."
    mend = "Tulis dengan satuannya, mis. 2 hari kerja."
    return problem("ZI232", row.place("waktu"), message, mend, about=row.label)


def cost_without_basis(row: Record, typed: str) -> Problem:
    """ZI233: the tariff of a service does not name its legal basis."""
    message = f"Tarif {quote(typed)} tidak menyebut dasar hukumnya."
    mend = "Tulis peraturannya sesudah tarifnya; yang tanpa biaya: Rp0 (tidak dipungut biaya)."
    return problem("ZI233", row.place("biaya"), message, mend, about=row.label)


def reviewed_later(rapat: Record, held: date, on: date) -> Problem:
    """ZI397: a standard is dated before its review with the public."""
    message = f"Reviu standar pelayanan ini bertanggal {format_tanggal(held)}, sesudah "
    message += f"keputusannya, {format_tanggal(on)}."
    mend = "Betulkan salah satu tanggalnya, atau sebut reviu sebelumnya di isian pembahasan."
    return problem("ZI397", rapat.place("tanggal"), message, mend, about=rapat.label)
