"""The complaints about joining: a function for each cause, with its code, message and hint."""

from __future__ import annotations

from zi_docs.errors import Problem, problem


def not_joinable(place: str, reason: str) -> Problem:
    """Report that a document holds something that counts through the whole file.

    Joining stops at the first such document; the other documents are not examined.
    """
    message = (
        "Dokumen ini, dan mungkin yang lain juga, tidak dapat dimuat dalam berkas cetak karena "
        f"{reason}."
    )
    hint = "Betulkan atau hapus bagian itu di naskahnya, atau cetak dokumennya satu per satu."
    return problem("ZI751", place, message, hint)


def unusual(place: str) -> Problem:
    """Report a text whose XML looks unlike that of Word and LibreOffice."""
    message = "Dokumen ini disimpan dengan susunan yang tidak biasa."
    hint = "Buka di Word, lalu Simpan Sebagai → Dokumen Word (.docx)."
    return problem("ZI751", place, message, hint)


def different(place: str, what: str) -> Problem:
    """Report a document that differs from the first in a part that a file has only once."""
    message = f"Dokumen ini tidak dapat digabung dengan yang pertama: {what} berbeda."
    hint = "Buat ulang semuanya dengan --ulang, supaya berasal dari naskah yang sama."
    return problem("ZI752", place, message, hint)
