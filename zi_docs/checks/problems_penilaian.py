"""The problems of assessments and of the conditions of a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zi_docs import indonesian
from zi_docs.errors import FieldError, Place, Problem, problem, quote
from zi_docs.penilaian import Selisih


def no_lke(place: Place, on: date, since: date) -> Problem:
    """ZI541: the LKE of this date is not in the data, so nothing can be scored by it."""
    message = (
        f"LKE pada {indonesian.format_tanggal(on)} tidak ada dalam program ini; yang ada berlaku "
        f"sejak {indonesian.format_tanggal(since)}."
    )
    return problem("ZI541", place, message, "Nilai dengan LKE itu di luar program ini.")


def bad_answer(place: Place, refusal: FieldError) -> Problem:
    """ZI542: an answer that the LKE does not allow at this input."""
    return problem("ZI542", place, str(refusal), refusal.mend)


def no_input(place: Place, kode: str, counts: Sequence[str]) -> Problem:
    """ZI543: a code that is no input; ``counts`` are the inputs that belong to it."""
    message = f"Kode {quote(kode)} bukan isian LKE."
    if not counts:
        return problem("ZI543", place, message, "Tulis kode seperti 1.i.a atau R.1.i.a.1.")
    return problem("ZI543", place, message, f"Isi sendiri-sendiri: {', '.join(counts)}.")


def counts_disagree(place: Place, wrong: Selisih) -> Problem:
    """ZI544: counts of one assessment that contradict each other."""
    return problem("ZI544", place, wrong.kalimat, wrong.perbaikan)


def no_afirmasi(place: Place, services: Sequence[str]) -> Problem:
    """ZI546: a unit marked afirmasi whose service is not meant."""
    message = "Afirmasi hanya bagi unit layanan tertentu milik pemerintah daerah."
    mend = f'Tulis "tidak". Yang dapat: {", ".join(services)}.'
    return problem("ZI546", place, message, mend)


def otherwise_in_lke(place: Place, what: str, typed: str, counted: str, lke: Place) -> Problem:
    """ZI515: a count of an LKE that another table of the unit has otherwise."""
    message = f"{what} di lembar ini {typed}, sedangkan di LKE {counted} ({lke})."
    return problem("ZI515", place, message, "Samakan keduanya menurut buktinya.")
