"""The problems of a document for SRIKANDI, in words."""

from __future__ import annotations

from zi_docs import zona_integritas
from zi_docs.errors import Place, Problem, choices, problem, quote


def unknown_mark(place: Place, mark: str) -> Problem:
    """ZI224: a mark that SRIKANDI is not known to replace; it would stay in the signed letter."""
    message = f"Tanda {quote(mark)} tidak dikenal SRIKANDI, jadi tetap tercetak pada surat."
    hint = f"Betulkan di naskahnya: {choices(zona_integritas.daftar_tanda())}."
    return problem("ZI224", place, message, hint)


def no_signature(place: Place) -> Problem:
    """ZI226: a naskah in which nobody's signature has a place."""
    message = "Naskah ini tidak punya tempat untuk tanda tangan elektronik."
    hint = (
        "Tulis ${ttd_pengirim} di naskahnya, di atas nama penanda tangan, atau pakai --ttd basah."
    )
    return problem("ZI226", place, message, hint)


def not_signed_there(place: Place, judul: str, ttd: str) -> Problem:
    """ZI226: a named type whose documents are signed by hand, or by nobody."""
    return problem("ZI226", place, why_not_there(judul, ttd), "Pakai --ttd basah.")


def why_not_there(judul: str, ttd: str) -> str:
    """Return why documents of a type are not made for SRIKANDI."""
    signed = "ditandatangani basah" if ttd == "basah" else "tidak ditandatangani"
    return f"{judul} {signed}, jadi tidak dibuat untuk SRIKANDI."


def other_date(place: Place, text: str) -> Problem:
    """ZI227: a date in another form, which SRIKANDI does not replace."""
    message = "Tanggal ini tercetak dalam bentuk lain, jadi tidak diganti SRIKANDI."
    hint = "Samakan tanggal di SRIKANDI dengan yang tercetak, atau betulkan tanggalnya di data."
    return problem("ZI227", place, message, hint, about=text)
