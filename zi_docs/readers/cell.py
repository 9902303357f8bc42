"""What may not stand in a cell, and what to say about it.

A NIP that once was a number has lost its last digits; a pangkat may hold its golongan too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any

from zi_docs import indonesian
from zi_docs.errors import Place, Problem, problem
from zi_docs.model.fields import find_illegal, find_mark

_NUMBERS = {"nip", "nik", "npwp", "rekening", "ktp"}
_PHONES = {"telepon", "telp", "hp", "wa", "whatsapp", "faksimile"}
_CODES = {"kode", "kode_pos", "kode_lke", "nomor", "ni_pppk"}
_CODE_PREFIXES = ("kode_", "nomor_", "no_surat", "no_sk")

_SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+\d{1,3}")
_ERROR_TEXT = re.compile(
    r"#(N/A|N/D|DIV/0!|REF!|NAME\?|NAMA\?|VALUE!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)"
    r"|Err:\d{3}|#{2,}"
)
# Built from ranges: invisible characters may not stand in source code as themselves.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_RETYPE = "Ubah format {where} menjadi Teks, lalu ketik ulang dari sumber aslinya."

_NIP_COLUMNS = {"nip", "ni_pppk"}
_NIP_HINT = "Cocokkan dengan sumber aslinya (SK atau SIASN); ketik ulang sebagai teks bila berbeda."

_GOLONGAN = re.compile(
    r"(?<![A-Za-z])(?:[Gg]ol(?:ongan)?\b\.?\s*(?:[Rr]uang\s*)?)?"
    r"((?:I{1,3}|IV)(?:\s?[/.]\s?|\s)?[a-eA-E])(?![A-Za-z])"
)
_PPPK = re.compile(r"(?:golongan|gol\.?)?\s*([IVX]+|\d{1,2})", re.IGNORECASE)


def is_identity(column: str) -> bool:
    """Tell whether a column holds numbers that identify, whose every digit counts."""
    words = set(column.split("_"))
    return (
        column in _CODES or bool(words & (_NUMBERS | _PHONES)) or column.startswith(_CODE_PREFIXES)
    )


def is_error_text(text: str) -> bool:
    """Tell whether a text is what a spreadsheet shows instead of a value (``#N/A``)."""
    return text[:1] in ("#", "E") and _ERROR_TEXT.fullmatch(text.strip()) is not None


def is_plain(value: Any) -> bool:
    """Tell, cheaply, that nothing can be wrong with a text; most cells are like that."""
    return (
        value.__class__ is str
        and value.isprintable()
        and "+" not in value
        and "{" not in value
        and not value.startswith(("#", "E"))
    )


def suspects(column: str, values: Iterable[Any]) -> set[Any]:
    """Return the values of a column that deserve a closer look: a few of thousands."""
    odd = {value for value in set(values) if not is_plain(value)}
    if is_identity(column):
        return odd
    return {value for value in odd if not _is_harmless(value)}


def _is_harmless(value: Any) -> bool:
    if isinstance(value, (int, float)):
        return -1e15 < value < 1e15
    return not isinstance(value, str)


def plain_text(value: Any) -> str:
    """Return a value as text, for columns that no model gives a type."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    from zi_docs.model.fields import clean_text

    return clean_text(value)


def check_cell(column: str, value: Any, place: Place) -> list[Problem]:
    """Return what is wrong with one value, by itself."""
    if isinstance(value, str):
        return _check_text(column, value, place)
    if value is None or not is_identity(column):
        return _check_length(value, place)
    return _check_type(column, value, place)


def _check_type(column: str, value: Any, place: Place) -> list[Problem]:
    if column == "kode_pos" and isinstance(value, (int, float)) and 10_000 <= value < 100_000:
        return []  # no Indonesian postcode starts with 0: nothing can have been lost
    hint = _RETYPE.format(where="sel (atau seluruh kolomnya)")
    if isinstance(value, (date, time, timedelta)):
        message = f"Isi sel telah menjadi tanggal atau waktu ({plain_text(value)}), bukan teks."
        return [problem("ZI150", place, message, hint)]
    message = f"Isi sel berupa angka {_as_shown(value)}, bukan teks; {_loss(column)}."
    return [problem("ZI150", place, message, hint)]


def _loss(column: str) -> str:
    words = set(column.split("_"))
    if words & _NUMBERS or column == "ni_pppk":
        return "Excel hanya menyimpan 15 angka, sisanya diganti nol dan tidak dapat dipulihkan"
    if words & _PHONES:
        return "angka nol di depannya hilang"
    return "angka nol di depan atau di belakangnya hilang"


def _check_length(value: Any, place: Place) -> list[Problem]:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or abs(value) < 1e15:
        return []
    message = f"Isi sel berupa angka {_as_shown(value)}; Excel hanya menyimpan 15 angka."
    return [problem("ZI157", place, message, _RETYPE.format(where="sel"))]


def _as_shown(value: float) -> str:
    """Return a number the way Excel shows it in a narrow cell."""
    if abs(value) >= 1e11:
        return f"{value:.5E}".replace(".", ",")
    return f"{value:.15g}".replace(".", ",")


def _check_text(column: str, text: str, place: Place) -> list[Problem]:
    if is_error_text(text):
        return [error_cell(text.strip(), place)]
    problems = [] if text.isprintable() else _check_characters(column, text, place)
    if mark := find_mark(text):
        message = f'Isi sel memuat "{mark}", tanda yang hanya untuk naskah.'
        problems.append(problem("ZI158", place, message, f'Hapus "{mark}" dari isi sel.'))
    if is_identity(column) and _SCIENTIFIC.fullmatch(text.strip()):
        message = f'"{text.strip()}" adalah angka yang disingkat; angka lengkapnya sudah hilang.'
        problems.append(problem("ZI151", place, message, _RETYPE.format(where="kolom")))
    return problems


def error_cell(text: str, place: Place) -> Problem:
    """Return the problem of a cell that shows an error, or of a formula with no result."""
    if not text:
        message = "Rumus di sel ini belum punya hasil."
        hint = "Buka berkas di Excel, tunggu sampai terhitung, lalu simpan."
        return problem("ZI154", place, message, hint)
    if set(text) == {"#"}:
        message = f'Sel ini berisi "{text}": kolomnya terlalu sempit ketika disimpan.'
        return problem("ZI153", place, message, "Lebarkan kolomnya di Excel, lalu simpan ulang.")
    message = f"Sel ini berisi pesan galat {text}."
    return problem("ZI153", place, message, "Perbaiki rumusnya, atau ketik isinya sebagai teks.")


def _check_characters(column: str, text: str, place: Place) -> list[Problem]:
    if illegal := find_illegal(text.replace("\r", "\n")):  # line ends are made alike later
        message = f"Isi sel memuat karakter yang tidak dapat dicetak ({_name(illegal)})."
        hint = "Hapus isi sel, lalu ketik ulang; jangan tempel dari program lain."
        return [problem("ZI155", place, message, hint)]
    if not (column == "nama" or is_identity(column)):
        return []
    if found := _INVISIBLE.search(text):
        message = f"Isi sel memuat karakter tak terlihat ({_name(found[0])})."
        return [problem("ZI156", place, message, "Ketik ulang isi sel ini.")]
    return []


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f"{code} {name}".strip()


def check_damage(
    column: str, values: Sequence[Any], place: Callable[[int], Place]
) -> list[Problem]:
    """Return a problem for each NIP that looks as if it was once a number.

    One genuine NIP in 32 looks so by chance, therefore it is only a warning, unless the end is
    000 (serials begin at 001) or most of a column looks so.
    """
    if column.rpartition(".")[2] not in _NIP_COLUMNS:
        return []
    texts = {index: text for index, value in enumerate(values) if (text := _nip_digits(value))}
    suspects = [index for index, text in texts.items() if _was_number(text)]
    whole_column = len(suspects) >= 4 and len(suspects) > len(texts) / 2
    return [_nip_problem(texts[index], whole_column, place(index)) for index in suspects]


def _nip_digits(value: Any) -> str:
    """Return the text of a NIP written with 18 digits, else nothing."""
    text = value.strip() if isinstance(value, str) else ""
    is_whole = text.isdecimal() or sum(map(str.isdecimal, text)) == 18
    return text if len(text) >= 18 and is_whole else ""


def _was_number(text: str) -> bool:
    # Of thousands, nearly all are cleared by this cheap look: a float can't hold them.
    if text.isdecimal() and not text.endswith("000") and float(text) != int(text):
        return False
    return indonesian.was_number(text)


def _nip_problem(text: str, whole_column: bool, place: Place) -> Problem:
    if text.endswith("000"):
        message = f"NIP {text} berakhir 000: nomor ini pernah menjadi angka, ujungnya hilang."
        return problem("ZI152", place, message, _NIP_HINT)
    if whole_column:
        message = f"NIP {text} pernah menjadi angka, seperti sebagian besar kolom ini."
        return problem("ZI152", place, message, _NIP_HINT)
    message = f"NIP {text} mungkin pernah menjadi angka sehingga ujungnya berubah."
    return problem("ZI152", place, message, _NIP_HINT, warn=True)


@lru_cache(maxsize=1024)
def split_pangkat(text: str) -> tuple[str, str]:
    """Return pangkat and golongan as typed; PPPK have a golongan alone ("IX")."""
    if pppk := _PPPK.fullmatch(text.strip()):
        return "", pppk[1]
    found = _GOLONGAN.search(text)
    if not found:
        return text, ""
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(rest.split()).strip(" ,()/-"), found[1]


@lru_cache(maxsize=1024)
def complete_pangkat(pangkat: str, golongan: str) -> tuple[str, str]:
    """Return both of a row that has a cell for each: an empty golongan stands with the pangkat.

    A golongan that stands in both cells alike is no part of the pangkat; two that differ stay as
    they were typed, to be told.
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
