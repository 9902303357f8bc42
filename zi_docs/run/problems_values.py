"""The problems of examples, JSON, pictures and forms, which are read beside the tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zi_docs.errors import Place, Problem, brief, choices, problem, quote, suggest

if TYPE_CHECKING:  # a look into the register reports old paper and must not load the model
    from zi_docs.picture import PictureError


def unknown_key(place: Place, key: str, known: Sequence[str]) -> Problem:
    """An example has a key that is neither a setting nor a table."""
    return problem("ZI204", place, f'Kunci "{key}" tidak dikenal.', suggest(key, known))


def no_example_settings(place: Place) -> Problem:
    """An example has no settings."""
    message = 'Contoh ini belum punya "pengaturan", pasangan kunci dan nilai.'
    mend = 'Tulis "pengaturan:", lalu di bawahnya isi seperti di pengaturan.yaml, menjorok.'
    return problem("ZI201", place, message, mend)


def no_example_rows(place: Place, name: str) -> Problem:
    """A table of an example is not a list of mappings."""
    message = f'"{name}" harus berupa daftar, dan setiap isiannya pasangan kunci dan nilai.'
    mend = 'Awali setiap isian dengan "- ", mis. "- nama: Ani Lestari".'
    return problem("ZI135", place, message, mend)


_NUMBER = "Betulkan di program asalnya, atau tulis sebagai teks dalam tanda kutip; tulis "


def broken_json(place: Place) -> Problem:
    """The values of one document are not JSON; the place has the line, if it is known."""
    where = f" di baris {place.line}" if place.line else ""
    message = f"Berkas JSON ini salah tulis{where}."
    mend = "Periksa koma, tanda kutip, dan kurung di baris itu dan di atasnya."
    return problem("ZI207", place, message, mend)


def json_not_utf8(shown: str) -> Problem:
    """The values of one document are not in UTF-8, as JSON must be."""
    mend = "Simpan ulang dengan pengodean UTF-8 (Notepad: Simpan Sebagai, Pengodean)."
    return problem("ZI207", shown, "Berkas JSON ini bukan UTF-8.", mend)


def json_key_twice(place: Place, key: str, first: int) -> Problem:
    """A key of one object in JSON stands twice; ``first`` is the line of the first."""
    message = f"Kunci {quote(key)} sudah ditulis di baris {first}."
    return problem("ZI133", place, message, "Pertahankan satu; hapus yang lain.")


def no_json_number(place: Place, key: str, typed: str) -> Problem:
    """The value of a key in JSON is NaN, Infinity or a number that is too great."""
    message = f"Isian {quote(key)} bukan bilangan yang dapat dicetak: {brief(typed)}."
    return problem("ZI207", place, message, f"{_NUMBER}null bila kosong.")


def no_values(shown: str) -> Problem:
    """The values of one document are a list or a text instead of pairs."""
    message = "Berkas ini harus berisi pasangan nama dan nilai."
    mend = 'Tulis JSON seperti {"nama": "Ani Lestari"}; daftar diberi nama: {"daftar": [...]}.'
    return problem("ZI207", shown, message, mend)


def no_picture(place: Place, file: str, there: Sequence[str]) -> Problem:
    """The settings name a picture that is absent; ``there`` are the pictures of the folder."""
    mend = "Taruh berkasnya di folder data, atau betulkan namanya"
    mend += f"; yang ada: {choices(there)}." if there else "."
    return problem("ZI205", place, f'Gambar "{file}" tidak ada di folder data.', mend)


def no_file(place: Place, file: str, kind: str) -> Problem:
    """A row names a picture or a file that the data folder does not have."""
    mend = "Taruh berkasnya di folder data, atau betulkan namanya."
    message = f"{kind.capitalize()} ini tidak ada di folder data."
    return problem("ZI205", place, message, mend, about=quote(file))


def bad_picture(place: Place, file: str, error: PictureError) -> Problem:
    """A picture that the settings name can't be used."""
    message = f'Gambar "{file}" tidak dapat dipakai: {error}.'
    return problem("ZI205", place, message, error.mend)


def no_form(shown: str) -> Problem:
    """The workbook is not one that was made for a naskah."""
    message = 'Buku kerja ini bukan formulir sebuah naskah: lembar "Isian" tidak ada.'
    hint = "Buat formulirnya dahulu: zi-docs naskah isian NASKAH.docx -o FORMULIR.xlsx."
    return problem("ZI220", shown, message, hint)


def empty_fields(place: Place, names: Sequence[str]) -> Problem:
    """Some fields of the form are empty, and will print nothing."""
    message = f"Isian formulir yang kosong: {choices(names)}."
    return problem("ZI218", place, message, "Isi di lembar itu; bila memang kosong, biarkan.")


def bad_field(place: Place, name: str, typed: str, meant: str) -> Problem:
    """A field of the form does not have its form."""
    message = f'Isian "{name}" berisi {quote(typed)}, bukan {meant}.'
    return problem("ZI219", place, message, f"Tulis {meant}.")
