"""The answers to an LKE, as they are typed and as they are reckoned with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from zi_docs.errors import FieldError, quote
from zi_docs.indonesian.angka import parse_angka
from zi_docs.zona_integritas import Isian, daftar_isian, indeks_tertinggi
from zi_docs.zona_integritas.isian import INDEKS, JUMLAH

Jawaban = str | Decimal
"""One answer: a letter or ``Ya`` and ``Tidak`` as the LKE writes it, a count or an index."""

Lembar = Mapping[str, Jawaban]
"""The answers of one assessment by the code of the input; an input without answer is left out."""

_ENDING = re.compile(r"[\s.]+$")
_BETWEEN = re.compile(r"[,;\n]")
_NOTHING = ("", "-", "–", "—")
_LONGEST = 12
_PUBLIC = Decimal(100)


@dataclass(frozen=True)
class Butir:
    """An input that was asked for by a code, or why the code is none."""

    isian: Isian | None
    kurang: tuple[str, ...] = ()


def find_butir(kode: str, on: date) -> Butir:
    """Return the input that a code means in the LKE of ``on``.

    The code of an indicator or a group is no input; ``kurang`` then holds those that belong to it.
    """
    key = kode_key(kode)
    found = _inputs(on).get(key)
    if found is not None:
        return Butir(found)
    inside = tuple(one.kode for name, one in _inputs(on).items() if name.startswith(f"{key}."))
    return Butir(None, inside)


def kode_key(kode: str) -> str:
    """Return a code in the form for comparing: without spaces, a dot at its end, and capitals."""
    return "".join(kode.split()).rstrip(".").casefold()


def split_codes(text: str) -> list[str]:
    """Return the codes that one cell holds; a dash that stands for nothing is none."""
    return [code.strip() for code in _BETWEEN.split(text) if code.strip() not in _NOTHING]


def parse_jawaban(isian: Isian, text: str, on: date) -> Jawaban | None:
    """Return the answer that a text means for an input; None for an empty text.

    Spaces, a full stop and small letters do not matter. Raises :class:`FieldError` for an answer
    that the LKE does not allow: another letter, a count that is no whole number, an index that is
    no number from 0 to the highest one. Source: PermenPANRB 90/2021, Lampiran III.
    """
    typed = _ENDING.sub("", text).strip()
    if not typed:
        return None
    if isian.jawaban == JUMLAH:
        return _count(isian, typed)
    if isian.jawaban == INDEKS:
        return _index(isian, typed, indeks_tertinggi(on))
    for choice in isian.pilihan:
        if choice.jawaban.casefold() == typed.casefold():
            return choice.jawaban
    raise FieldError(
        f"Jawaban {quote(typed)} tidak ada pada {isian.kode}.", f"Tulis {_choices(isian)}.", typed
    )


def jawaban_teks(jawaban: Jawaban | None) -> str:
    """Return an answer as a clerk writes it: ``B``, ``12``, ``3,72``; empty without one."""
    if jawaban is None:
        return ""
    return jawaban if isinstance(jawaban, str) else f"{jawaban.normalize():f}".replace(".", ",")


def ditolak(isian: Isian, text: str, on: date) -> FieldError | None:
    """Return why an answer is not allowed; None for one that is."""
    try:
        parse_jawaban(isian, text, on)
    except FieldError as error:
        return error
    return None


def _choices(isian: Isian) -> str:
    *most, last = (choice.jawaban for choice in isian.pilihan)
    return f"{', '.join(most)} atau {last}"


def _number(isian: Isian, typed: str, said: str) -> Decimal:
    """Return a number written with a comma or, as a workbook does, with a point."""
    try:
        return Decimal(typed) if _is_plain(typed) else parse_angka(typed)
    except ValueError as error:
        message = f"Jawaban {quote(typed)} pada {isian.kode} bukan bilangan."
        raise FieldError(message, f"Tulis {said}.", typed) from error


def _is_plain(typed: str) -> bool:
    return (
        len(typed) <= _LONGEST
        and re.fullmatch(r"\d{1,3}(?:\.\d{1,2}|\.\d{4,})?", typed) is not None
    )


def _count(isian: Isian, typed: str) -> Decimal:
    said = "bilangan bulat, 0 atau lebih"
    if typed.endswith("%"):
        message = f"Jawaban {quote(typed)} pada {isian.kode} persen, padahal isiannya jumlah."
        raise FieldError(message, f"Tulis {said}; persennya dihitung program.", typed)
    number = _number(isian, typed, said)
    if number < 0 or number != number.to_integral_value():
        message = f"Jumlah {quote(typed)} pada {isian.kode} bukan bilangan bulat."
        raise FieldError(message, f"Tulis {said}.", typed)
    return number


def _index(isian: Isian, typed: str, highest: Decimal) -> Decimal:
    said = f"indeks 0 sampai {highest}, mis. 3,72"
    number = _number(isian, typed, said)
    if 0 <= number <= highest:
        return number
    message = f"Indeks {quote(typed)} pada {isian.kode} di luar 0 sampai {highest}."
    mend = f"Tulis {said}."
    if highest < number <= _PUBLIC:
        mend += " Nilai survei 0-100 bukan indeks: salin indeksnya dari laporan survei."
    raise FieldError(message, mend, typed)


@cache
def _inputs(on: date) -> Mapping[str, Isian]:
    return {kode_key(one.kode): one for one in daftar_isian(on)}


def kosong(lembar: Lembar, on: date) -> tuple[Isian, ...]:
    """Return the inputs without an answer, in the order of the LKE."""
    return tuple(one for one in daftar_isian(on) if one.kode not in lembar)


def lembar_dari(pairs: Iterable[tuple[str, str]], on: date) -> dict[str, Jawaban]:
    """Return the answers of pairs of code and text; a later pair replaces an earlier one.

    Codes that are no input and answers that are not allowed are left out; the checks tell them.
    """
    found: dict[str, Jawaban] = {}
    for kode, text in pairs:
        isian = find_butir(kode, on).isian
        answer = _allowed(isian, text, on) if isian else None
        if isian and answer is not None:
            found[isian.kode] = answer
    return found


def _allowed(isian: Isian, text: str, on: date) -> Jawaban | None:
    try:
        return parse_jawaban(isian, text, on)
    except FieldError:
        return None
