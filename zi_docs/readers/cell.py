"""Find what a cell must not hold, and report it.

A NIP that a workbook once kept as a number has lost its last digits. A cell of pangkat may also
hold the golongan.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from functools import lru_cache
from math import isfinite
from typing import Any

from zi_docs import indonesian
from zi_docs.errors import Place, Problem
from zi_docs.model.fields import Shown, find_illegal, find_mark, is_yes, only_digits
from zi_docs.readers import cell_problems as told

_NUMBERS = {"nip", "nik", "npwp", "rekening", "ktp"}
_PHONES = {"telepon", "telp", "hp", "wa", "whatsapp", "faksimile"}
_CODES = {"kode", "kode_pos", "kode_lke", "nomor", "ni_pppk"}
_CODE_PREFIXES = ("kode_", "nomor_", "no_surat", "no_sk")

_SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+\d{1,3}")
# Spreadsheets invent new ones (#BLOCKED!, #CONNECT!) and translate them (#NILAI!).
_ERROR_TEXT = re.compile(
    r"#(N/A|N/D|[A-Z][A-Z0-9/_]*[!?]|GETTING_DATA|LOADING)[.…]*|Err:\d{3}|#{2,}"
)
# What pandas, databases and browsers write for a cell without a value. "Nan" may be a name.
_NO_VALUE = frozenset(
    (
        *("None", "none", "NONE", "null", "Null", "NULL", "(null)", "(NULL)", "<null>", "<NULL>"),
        *("<NA>", "nan", "NaN", "-nan", "-NaN", "NaT", "undefined", "Undefined"),
    )
)

_MANY_NIPS = 8
_NO_SERIAL = "000"
_NIP_COLUMNS = {"nip", "ni_pppk"}
_LONGEST_WHOLE = 1e15  # a workbook keeps fifteen digits of a number

_GOLONGAN = re.compile(
    r"(?<![A-Za-z])(?:[Gg]ol(?:ongan)?\b\.?\s*(?:[Rr]uang\s*)?)?"
    r"((?:I{1,3}|IV)(?:\s?[/.,\\|–—-]\s?|\s)?[a-eA-E]"
    r"|(?:i{1,3}|iv|[1-4])\s?[/.\\|–—-]\s?[a-eA-E])(?![A-Za-z])"
)
_PPPK = re.compile(r"(?:golongan|gol\.?)?\s*([IVX]+|\d{1,2})", re.IGNORECASE)


def is_identity(column: str) -> bool:
    """Tell whether a column holds identity numbers or codes, in which every digit matters."""
    words = set(column.split("_"))
    return (
        column in _CODES or bool(words & (_NUMBERS | _PHONES)) or column.startswith(_CODE_PREFIXES)
    )


def is_error_text(text: str) -> bool:
    """Tell whether a text is an error that a program writes instead of a value.

    A spreadsheet writes ``#N/A``; pandas exports ``NaN``, ``None`` and ``<NA>`` as texts.
    """
    bare = text.strip()
    return bare in _NO_VALUE or (bare[:1] in ("#", "E") and _ERROR_TEXT.fullmatch(bare) is not None)


def error_of(value: Any) -> str:
    """Return the error that a cell shows instead of a value, such as ``#N/A``; "" for none."""
    if isinstance(value, str):
        return value.strip() if is_error_text(value) else ""
    return _as_shown(value) if isinstance(value, float) and not isfinite(value) else ""


def is_plain(value: Any) -> bool:
    """Tell, by a quick look, whether a value is a text that surely has no fault; most are."""
    return (
        value.__class__ is str
        and value.isprintable()
        and "+" not in value
        and "{" not in value
        and not value.startswith(("#", "E"))
        and value.strip() not in _NO_VALUE
    )


def suspects(column: str, values: Iterable[Any]) -> set[Any]:
    """Return the values of a column that need a closer look: a few among thousands."""
    odd = {value for value in set(values) if not is_plain(value)}
    if is_identity(column):
        return odd
    return {value for value in odd if not _is_harmless(value)}


def _is_harmless(value: Any) -> bool:
    if isinstance(value, Shown):
        return find_mark(value.text) == "" and _is_harmless(value.value)
    if isinstance(value, (int, float)):
        return -1e15 < value < 1e15
    return not isinstance(value, str)


def plain_text(value: Any) -> str:
    """Return a value as text, for columns that no model gives a type; "" for no number at all."""
    if isinstance(value, str):
        return indonesian.tanpa_siluman(value)
    if isinstance(value, Shown):
        return indonesian.tanpa_siluman(value.text)
    if isinstance(value, float) and not isfinite(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    from zi_docs.model.fields import clean_text

    return clean_text(value)


def check_cell(column: str, value: Any, place: Place) -> list[Problem]:
    """Return the problems of one value, without looking at the rest of its column."""
    if isinstance(value, str):
        return _check_text(column, value, place)
    if isinstance(value, Shown):
        whole = is_identity(column) and _shows_all_digits(value)
        inside = [] if whole else check_cell(column, value.value, place)
        return inside or _check_text(column, value.text, place)
    is_endless = isinstance(value, float) and not isfinite(value)
    if value is None or is_endless or not is_identity(column):
        return _check_length(value, place)
    return _check_type(column, value, place)


def _shows_all_digits(shown: Shown) -> bool:
    """Tell whether a code kept as a number is whole as its cell shows it: 007, by the format 000.

    A format without a leading zero does not say how many zeros the number had.
    """
    value = shown.value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    digits = only_digits(shown.text)
    is_whole = 0 <= value < _LONGEST_WHOLE and value == int(value)
    return is_whole and digits.startswith("0") and digits.lstrip("0") == str(int(value)).lstrip("0")


def _check_type(column: str, value: Any, place: Place) -> list[Problem]:
    if column == "kode_pos" and isinstance(value, (int, float)) and 10_000 <= value < 100_000:
        return []  # no Indonesian postcode starts with 0, so no digit was lost
    if isinstance(value, (date, time, timedelta)):
        return [told.date_in_place_of_text(place, plain_text(value))]
    loss = _loss(column, value)
    return [told.number_in_place_of_text(place, column, _as_shown(value), loss)]


def _loss(column: str, value: float) -> str:
    words = set(column.split("_"))
    if abs(value) >= _LONGEST_WHOLE:
        return "angka sesudah angka ke-15 sudah hilang"
    if words & _PHONES or words & _NUMBERS or column == "ni_pppk":
        return "angka nol di depannya hilang"
    return "angka nol di depan atau di belakangnya hilang"


def _check_length(value: Any, place: Place) -> list[Problem]:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return []
    if not isfinite(value):
        return [told.error_text(place, _as_shown(value))]
    return [told.long_number(place, _as_shown(value))] if abs(value) >= _LONGEST_WHOLE else []


def _as_shown(value: float) -> str:
    """Return a number the way Excel shows it in a narrow cell."""
    if not isfinite(value):
        return "NaN" if value != value else "INF"
    if abs(value) >= 1e11:
        return f"{value:.5E}".replace(".", ",")
    return f"{value:.15g}".replace(".", ",")


def _check_text(column: str, text: str, place: Place) -> list[Problem]:
    if is_error_text(text):
        bare = text.strip()
        return [told.no_value(place, bare) if bare in _NO_VALUE else told.error_text(place, bare)]
    problems = [] if text.isprintable() else _check_characters(column, text, place)
    if mark := find_mark(text):
        problems.append(told.template_mark(place, mark, text))
    if is_identity(column) and _SCIENTIFIC.fullmatch(text.strip()):
        problems.append(told.shortened_number(place, column, text.strip()))
    return problems


def _check_characters(column: str, text: str, place: Place) -> list[Problem]:
    if illegal := find_illegal(text.replace("\r", "\n")):  # line ends become "\n" later
        return [told.unprintable(place, text.partition(illegal)[0])]
    seen = indonesian.tanpa_siluman(text)
    is_of_one = column == "nama" or is_identity(column)
    if seen == text or not (is_of_one or indonesian.terbalik(text)):
        return []
    at = next((at for at, one in enumerate(seen) if one != text[at]), len(seen))
    return [told.invisible(place, text[:at])]


def find_right_rows(
    values: Sequence[Any], place: Callable[[int], Place]
) -> tuple[frozenset[int], list[Problem]]:
    """Return the rows whose ``nip_benar`` says yes, and a problem for each unclear answer.

    A clerk who has compared a NIP with its source writes "ya" there and is not asked again.
    """
    right, problems = set(), []
    for index, value in enumerate(values):
        try:
            if is_yes(value):
                right.add(index)
        except ValueError:
            problems.append(told.no_yes_or_no(place(index), plain_text(value)))
    return frozenset(right), problems


def check_damage(
    column: str,
    values: Sequence[Any],
    place: Callable[[int], Place],
    right: Collection[int] = (),
    mark: str = "",
) -> list[Problem]:
    """Return a problem for each NIP that looks as if it was once a number.

    Excel keeps fifteen digits, so that a NIP ends in 000. That is proof, since serials begin at
    001: an error in however long a column. Other programs keep a float: 199001012020121099 becomes
    199001012020121088, which a float holds exactly. One genuine NIP in 32 looks like that by
    chance, so it is only a warning, or an error when most of the column looks like that. A NIP that
    was typed with spaces was never a number. In a longer column as many as chance gives are not
    asked about (:func:`_unlikely`). Rows in ``right`` are skipped; ``mark`` is the column in which
    a clerk marks a NIP as right.
    """
    name = column.rpartition(".")[2]
    if name not in _NIP_COLUMNS:
        return []
    texts = {index: text for index, value in enumerate(values) if (text := _nip_digits(value))}
    suspects = [index for index in texts if index not in right and _was_number(texts[index])]
    counts = len(suspects), len(texts)
    is_whole_column = counts[0] >= 4 and counts[0] > counts[1] / 2
    return [
        told.ends_in_zeros(place(index), name, texts[index])
        if texts[index].endswith(_NO_SERIAL)
        else told.damaged_column(place(index), name, texts[index], counts)
        if is_whole_column
        else told.doubtful_number(place(index), name, texts[index], mark)
        for index in _unlikely(suspects, texts)
    ]


def _unlikely(suspects: Sequence[int], texts: Mapping[int, str]) -> list[int]:
    """Return the suspects that chance does not explain.

    Rounding moves a serial by up to sixteen, mostly to one that nobody in the column has: 001
    becomes 017, or 985 of the sex before. A genuine NIP has a serial like the others.
    """
    doubted = {index for index in suspects if not texts[index].endswith(_NO_SERIAL)}
    if not _is_chance(len(doubted), len(texts)):
        return list(suspects)
    highest = max(int(text[-3:]) for index, text in texts.items() if index not in doubted)
    return [index for index in suspects if index not in doubted or int(texts[index][-3:]) > highest]


def _is_chance(suspects: int, count: int) -> bool:
    """Tell whether so few of a longer column look damaged that chance explains them.

    Chance gives one in 32. Twice as many, and one more, is little for damage, which meets whole
    columns or the rows that somebody pasted.
    """
    return count >= _MANY_NIPS and suspects <= 1 + count // 16


def _nip_digits(value: Any) -> str:
    """Return a NIP that is written as 18 or more digits without a gap; else an empty text."""
    text = value.strip() if isinstance(value, str) else ""
    return text if len(text) >= 18 and text.isdecimal() else ""


def _was_number(text: str) -> bool:
    # This cheap test clears nearly all of thousands: a float can't hold them exactly.
    if not text.endswith(_NO_SERIAL) and float(text) != int(text):
        return False
    return indonesian.was_number(text)


@lru_cache(maxsize=1024)
def split_pangkat(text: str) -> tuple[str, str]:
    """Return pangkat and golongan as typed; a PPPK has only a golongan ("IX")."""
    if pppk := _PPPK.fullmatch(text.strip(" \n-–—()[]")):
        return "", pppk[1]
    found = _GOLONGAN.search(text)
    if not found:
        return text, ""
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(rest.split()).strip(" ,()/-"), found[1]


@lru_cache(maxsize=1024)
def complete_pangkat(pangkat: str, golongan: str) -> tuple[str, str]:
    """Return pangkat and golongan of a row that has a cell for each.

    When the cell of golongan is empty, golongan is taken from the pangkat. When both cells give
    the same golongan, it is cut from the pangkat. When they differ, both stay as they were typed,
    so that a check can report them.
    """
    rest, inside = split_pangkat(pangkat)
    if not inside or golongan.strip(" -–—") == "":
        return (rest, inside) if inside else (pangkat, golongan)
    return (rest, golongan) if _is_same(inside, golongan) else (pangkat, golongan)


def _is_same(one: str, other: str) -> bool:
    try:
        return indonesian.parse_golongan(one) == indonesian.parse_golongan(other)
    except ValueError:
        return False
