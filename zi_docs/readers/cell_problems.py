"""The problems of one cell, in the words of the clerk who typed it.

The text or number itself goes into ``about``, so that a whole column of them is reported once.
"""

from __future__ import annotations

from collections.abc import Sequence

from zi_docs.errors import Place, Problem, problem, quote
from zi_docs.indonesian import format_angka
from zi_docs.model.tabel import judul

_LOST = "mengubah formatnya saja tidak mengembalikan angka yang hilang"


def number_in_place_of_text(place: Place, column: str, shown: str, loss: str) -> Problem:
    """Return the problem of an identity number or a code that a workbook keeps as a number."""
    message = f"{judul(column)} tersimpan sebagai bilangan, bukan teks: {loss}."
    return problem("ZI150", place, message, _retype(place), about=shown)


def date_in_place_of_text(place: Place, shown: str) -> Problem:
    """Return the problem of a code that a workbook turned into a date."""
    message = "Isian ini berubah menjadi tanggal atau waktu, padahal seharusnya kode atau nomor."
    return problem("ZI150", place, message, _retype(place), about=shown)


def shortened_number(place: Place, column: str, text: str) -> Problem:
    """Return the problem of a number like 1,97E+17."""
    message = (
        f"{judul(column)} tersimpan sebagai bilangan yang disingkat Excel; angka lengkapnya sudah "
        "hilang."
    )
    return problem("ZI151", place, message, _retype(place), about=text)


def long_number(place: Place, shown: str) -> Problem:
    """Return the problem of a number with more digits than a workbook keeps."""
    message = "Bilangan di sel ini lebih dari 15 angka; Excel tidak menyimpan sisanya."
    return problem("ZI157", place, message, _retype(place), about=shown)


_OF_NUMBERS = ("ZI150", "ZI151", "ZI152", "ZI157")
_MOST_EXAMPLES = 3


def numbers_told_once(heading: str, found: Sequence[Problem]) -> list[Problem]:
    """Return the problems of an office's own column; its numbers are one warning (ZI166).

    No check and no built-in document uses such a column (HP, NPWP, NUPTK, NIP Lama), so that what a
    workbook made of its numbers stops nothing.
    """
    numbers = [one for one in found if one.code in _OF_NUMBERS]
    if not numbers:
        return list(found)
    message = (
        f"{format_angka(len(numbers))} nomor di kolom {quote(heading)} pernah tersimpan sebagai "
        "bilangan, sehingga angkanya mungkin berubah."
    )
    hint = "Biarkan bila tidak dipakai; bila dicetak, ketik ulang sebagai teks dari sumber aslinya."
    about = ", ".join(one.about for one in numbers[:_MOST_EXAMPLES])
    told = problem("ZI166", numbers[0].place, message, hint, about=about)
    return [told, *(one for one in found if one.code not in _OF_NUMBERS)]


def _retype(place: Place) -> str:
    column = f"kolom {place.column}" if place.column else "kolomnya"
    return (
        f"Ubah format {column} menjadi Teks, lalu ketik ulang isinya dari sumber aslinya; {_LOST}."
    )


def error_text(place: Place, text: str, *, warn: bool = False) -> Problem:
    """Return the problem of a cell that shows an error, or of a formula without a result.

    ``warn`` makes it a warning, in a column that only numbers the rows.
    """
    if not text:
        message = "Rumus di sel ini belum punya hasil."
        hint = "Buka berkas di Excel, tunggu sampai terhitung, lalu simpan."
        return problem("ZI154", place, message, hint, warn=warn)
    if set(text) == {"#"}:
        message = "Isian ini hanya tanda #: kolomnya terlalu sempit ketika disimpan."
        hint = "Lebarkan kolomnya di Excel, lalu simpan ulang."
        return problem("ZI153", place, message, hint, warn=warn)
    message = f"Isian ini berisi pesan kesalahan {text}."
    hint = "Perbaiki rumusnya, atau ketik isinya sebagai teks."
    return problem("ZI153", place, message, hint, warn=warn)


def no_value(place: Place, text: str) -> Problem:
    """Return the problem of a word that a program writes for a cell without a value."""
    message = f"Isian ini berisi {text}, kata yang ditulis program lain untuk sel kosong."
    return problem("ZI153", place, message, "Kosongkan selnya, atau ketik isinya.")


_RETYPE_ALL = "Hapus isinya, lalu ketik ulang; jangan tempel dari program lain."


def unprintable(place: Place, before: str) -> Problem:
    """Return the problem of a control character; ``before`` is the text in front of it."""
    message = "Isian ini memuat karakter yang tidak dapat dicetak."
    return problem("ZI155", place, message, _RETYPE_ALL, about=_after(before))


def invisible(place: Place, before: str) -> Problem:
    """Return the warning of an invisible character in a name or a number."""
    message = "Isian ini memuat karakter yang tidak terlihat."
    return problem("ZI156", place, message, _RETYPE_ALL, about=_after(before))


def _after(before: str) -> str:
    return f"sesudah {quote(before[-40:])}" if before.strip() else "di awal isian"


def template_mark(place: Place, mark: str, text: str) -> Problem:
    """Return the problem of a cell of data that contains a tag of the naskah."""
    message = f'Isian ini memuat "{mark}", tanda yang hanya boleh ada di naskah.'
    return problem("ZI158", place, message, f'Hapus "{mark}" dari isiannya.', about=quote(text))


_COMPARE = "Cocokkan dengan sumber aslinya (SK atau SIASN)"


def ends_in_zeros(place: Place, column: str, text: str) -> Problem:
    """Return the problem of a NIP whose serial number is 000."""
    message = (
        f"{judul(column)} ini berakhir 000, padahal nomor urut dimulai dari 001: angka terakhirnya "
        "hilang karena pernah tersimpan sebagai bilangan."
    )
    return problem("ZI152", place, message, f"{_COMPARE}, lalu ketik ulang.", about=text)


def damaged_column(place: Place, column: str, text: str, counts: tuple[int, int]) -> Problem:
    """Return the problem of a NIP in a column whose cells were mostly numbers once."""
    damaged, all_of_them = map(format_angka, counts)
    message = (
        f"Angka terakhir {damaged} dari {all_of_them} {judul(column)} di kolom ini berubah karena "
        "pernah tersimpan sebagai bilangan."
    )
    hint = f"{_COMPARE}; ketik ulang sebagai teks yang berbeda."
    return problem("ZI152", place, message, hint, about=text)


def doubtful_number(place: Place, column: str, text: str, mark: str) -> Problem:
    """Return the warning of a NIP that may have been a number; column ``mark`` can deny it."""
    message = (
        f"Angka terakhir {judul(column)} ini mungkin berubah karena pernah tersimpan sebagai "
        "bilangan."
    )
    hint = f"{_COMPARE}; ketik ulang bila berbeda."
    if mark:
        hint += f' Bila benar, tulis "ya" di kolom {judul(mark)} supaya tidak disebut lagi.'
    return problem("ZI152", place, message, hint, about=text, warn=True)


def no_yes_or_no(place: Place, text: str) -> Problem:
    """Return the problem of a cell that must say yes or no, but says neither."""
    hint = 'Tulis "ya" atau "tidak", atau kosongkan.'
    return problem("ZI203", place, "Isian ini bukan ya atau tidak.", hint, about=quote(text))
