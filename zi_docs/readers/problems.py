"""The problems of the files of a data set, in the words of the clerk who fills them.

The value that differs from row to row (a number, a text) goes into ``about``, so that the same
mistake in a whole column is reported once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from zi_docs.archive import EXCEL, Fault, explain_fault, explain_format
from zi_docs.errors import Place, Problem, disk_words, problem, quote, suggest
from zi_docs.indonesian import format_angka
from zi_docs.model.tabel import judul
from zi_docs.readers.problems_body import spans

if TYPE_CHECKING:
    from zi_docs.model.tabel import Lembar


_RESTORE = "Buka di Excel dan simpan ulang, atau ambil salinan yang masih baik."
_KEEP_ONE = "Pertahankan satu; hapus atau ganti judul yang lain."
_ITEMS = 'Awali setiap isian dengan "- ", mis. "- nama: Ani Lestari".'


def _titles(names: Iterable[str]) -> str:
    return ", ".join(map(judul, names))


_FAULT_CODES = {
    Fault.LOCKED: "ZI104",
    Fault.OLD: "ZI105",
    Fault.FOREIGN: "ZI106",
    Fault.DAMAGED: "ZI107",
    Fault.ODD: "ZI107",
    Fault.BULKY: "ZI108",
    Fault.ENTITY: "ZI109",
    Fault.MACRO: "ZI110",
}


# Workbooks and their sheets


def refused_workbook(shown: str, fault: Fault, suffix: str = "", hint: str = "") -> Problem:
    """Return the problem of a workbook that may not be opened, or that could not be read."""
    message, usual = explain_fault(fault, EXCEL, suffix)
    return problem(_FAULT_CODES[fault], shown, message, hint or usual)


def other_format(shown: str, found: str, suffix: str, hint: str = "") -> Problem:
    """Return the problem of a workbook whose extension is that of another format."""
    message, usual = explain_format(found, EXCEL, suffix)
    return problem(_FAULT_CODES[Fault.OLD], shown, message, hint or usual)


def renamed(shown: str, ending: str, suffix: str) -> Problem:
    """Return the problem of a file whose name has another ending than its bytes.

    Excel does not even open such an ``.xlsx``, and takes each NIP of a text for a number.
    """
    return other_format(shown, ending, suffix, f"Ganti akhiran nama berkas menjadi {ending}.")


def no_reader(folder: str, error: OSError) -> Problem:
    """Return the problem of a reading process that can't be started; no file is to blame."""
    message = f"Pembaca buku kerja tidak dapat dijalankan: {disk_words(error)}."
    hint = "Tutup program lain yang tidak perlu, lalu jalankan lagi."
    return problem("ZI101", folder, message, hint)


def too_slow(shown: str, seconds: float) -> Problem:
    """Return the problem of a workbook that is not read in time."""
    message = f"Berkas ini tidak selesai dibaca dalam {seconds:.0f} detik."
    hint = "Salin tabelnya saja ke buku kerja baru, lalu simpan sebagai .xlsx."
    return problem("ZI112", shown, message, hint)


def too_far(place: Place, cell: str) -> Problem:
    """Return the problem of a cell so far from the first one that its sheet exceeds the memory."""
    message = "Ada isi yang sangat jauh dari tabel, sehingga lembar ini terlalu besar untuk dibaca."
    hint = (
        f"Tekan Ctrl+End di Excel; kursor melompat ke {cell}. Hapus baris dan kolom kosong di "
        "antara tabel dan sel itu, lalu simpan."
    )
    return problem("ZI111", place, message, hint)


def bad_moment(place: Place) -> Problem:
    """Return the problem of a cell with a date format whose number is not a date."""
    message = "Di baris ini ada sel tanggal atau waktu yang isinya bukan tanggal."
    hint = "Cari sel yang tampil sebagai #####, lalu ketik ulang tanggalnya."
    return problem("ZI128", place, message, hint)


def blank_workbook(shown: str) -> Problem:
    """Return the warning of an empty workbook."""
    message = "Semua lembar di berkas ini kosong, jadi berkas ini tidak dibaca."
    hint = "Isi lembarnya, atau hapus berkas ini dari folder data."
    return problem("ZI114", shown, message, hint, warn=True)


def invisible_sheet(place: Place) -> Problem:
    """Return the warning of a hidden sheet that is read."""
    message = f'Lembar "{place.sheet}" tersembunyi, tetapi ikut dibaca.'
    hint = "Hapus lembar itu bila tidak boleh ikut."
    return problem("ZI118", Place(place.file), message, hint)


_SHEETS_NAMED = 3
_UNREAD = 'Bila lembar ini memang tidak dipakai, awali namanya dengan "_".'


def table_without_name(place: Place, table: str) -> Problem:
    """Return the problem of a sheet that holds a table but has another name."""
    name = judul(table)
    message = (
        f'Lembar "{place.sheet}" tidak dibaca karena nama lembarnya bukan nama tabel, padahal '
        f"judul kolomnya seperti lembar {name}. Isinya tidak ikut."
    )
    hint = f'Beri nama "{name}"; bila lembar {name} sudah ada, pindahkan isinya ke sana. {_UNREAD}'
    return problem("ZI114", place, message, hint)


def misspelt_sheet(place: Place, table: str) -> Problem:
    """Return the warning of a sheet whose name looks like a misspelt table name."""
    name = judul(table)
    message = f'Lembar "{place.sheet}" tidak dibaca: namanya hanya mirip "{name}".'
    hint = f'Ganti namanya menjadi "{name}" bila harus dibaca; bila tidak, awali dengan "_".'
    return problem("ZI115", place, message, hint)


def unknown_sheets(file: str, sheets: Sequence[str], tables: Sequence[str]) -> Problem:
    """Return the warning of the filled sheets of a workbook whose names are not those of tables."""
    first, *others = sheets
    message = f'Lembar "{first}" tidak dibaca karena nama lembarnya bukan nama tabel.'
    if others:
        count = format_angka(len(sheets))
        message = f"{count} lembar tidak dibaca karena nama lembarnya bukan nama tabel."
    hint = (
        f"Bila berisi data, beri nama tabelnya ({_titles(tables)}); bila bukan, awali namanya "
        f'dengan "_", mis. "_{first}".'
    )
    more = ", …" if len(sheets) > _SHEETS_NAMED else ""
    about = ", ".join(map(quote, sheets[:_SHEETS_NAMED])) + more if others else ""
    place = Place(file, "" if others else first)
    return problem("ZI114", place, message, hint, warn=True, about=about)


# The heading and the rows of a table


def no_heading_of_lines(place: Place, line: str, hint: str) -> Problem:
    """Return the problem of a sheet without a heading, whose rows are each one line of text."""
    what = "Lembar ini" if place.sheet else "Berkas ini"
    message = f"{what} tidak punya baris judul kolom: isi setiap barisnya tergabung di satu sel."
    return problem("ZI120", place, message, hint, about=line)


def no_heading(place: Place, needed: Sequence[str], others: Sequence[str]) -> Problem:
    """Return the problem of a sheet that has no row of known headings."""
    message = "Lembar ini" if place.sheet else "Berkas ini"
    if needed:
        known = f"paling sedikit {_titles(needed)}; yang lain boleh: {_titles(others)}"
    else:
        known = f"yang dikenal: {_titles(others)}"
    hint = f"Tulis judul kolom di atas datanya, {known}."
    return problem("ZI120", place, f"{message} tidak punya baris judul kolom yang dikenal.", hint)


def column_twice(place: Place, first: str, second: str, column: str) -> Problem:
    """Return the problem of two headings for one field; each is quoted, with any column letter."""
    message = f"Kolom {first} dan kolom {second} sama-sama berarti {judul(column)}."
    return problem("ZI121", place, message, _KEEP_ONE)


def key_twice(place: Place, first: str, second: str, column: str) -> Problem:
    """Return the problem of two keys for one field in one YAML row."""
    message = f'Kunci "{first}" dan "{second}" sama-sama berarti {judul(column)}.'
    return problem("ZI121", place, message, "Pertahankan satu; hapus yang lain.")


def misspelt_heading(place: Place, heading: str, meant: str) -> Problem:
    """Return the warning of a heading that looks like a misspelt known one."""
    message = f'Kolom "{heading}" tidak dikenal; mungkin maksudnya {judul(meant)}.'
    hint = "Bila ya, betulkan judulnya; bila kolom sendiri, biarkan."
    return problem("ZI122", place, message, hint)


def no_settings_sheet(place: Place, lembar: Lembar, absent: Sequence[str]) -> Problem:
    """Return the problem of a sheet with the name, but not the headings, of one of settings."""
    thing = "Lembar" if place.sheet else "Berkas"
    message = f"{thing} ini tidak dibaca sebagai {lembar.judul}: tidak ada kolom "
    message += f"{' dan '.join(absent)}."
    known = ", ".join(lembar.title_of(name) for name in lembar.kolom)
    hint = f"Beri judul kolom {known}"
    other = f'awali namanya dengan "_", mis. "_{place.sheet}"' if place.sheet else "pindahkan"
    return problem("ZI464", place, message, f"{hint}; bila isinya lain, {other}.")


def unknown_settings_column(place: Place, heading: str, lembar: Lembar) -> Problem:
    """Return the problem of a column that a sheet of settings does not have.

    None is suggested: in the sheet of officials a similar column could name another mandate.
    """
    known = ", ".join(lembar.title_of(name) for name in lembar.kolom)
    message = f"Kolom {quote(heading)} tidak dikenal di lembar {lembar.judul}."
    hint = f"Yang dikenal: {known}. Betulkan judulnya, atau hapus kolomnya."
    return problem("ZI465", place, message, hint)


def unknown_setting(place: Place, name: str, known: Sequence[str]) -> Problem:
    """Return the problem of a setting that does not exist."""
    message = f"Isian {quote(name)} tidak dikenal."
    hint = f"{suggest(name, known)} Isian milik satu jenis dokumen memerlukan kolom Untuk Jenis."
    return problem("ZI466", place, message, hint)


def setting_twice(place: Place, called: str, other: Place) -> Problem:
    """Return the problem of a setting that is given in two places."""
    message = (
        f"{called[:1].upper()}{called[1:]} ditulis di dua tempat: di sini dan di {other.elsewhere}."
    )
    return problem("ZI467", place, message, "Pertahankan salah satunya; hapus yang lain.")


def setting_without_name(place: Place, title: str) -> Problem:
    """Return the problem of a row of settings whose key is empty."""
    message = f"Kolom {title} belum diisi."
    return problem("ZI201", place, message, "Isi, atau hapus barisnya.")


def no_heading_above(place: Place) -> Problem:
    """Return the warning of content in a column that has no heading."""
    letters = place.column
    column = f"Kolom {letters}" if letters else "Sebuah kolom"
    message = f"{column} berisi, tetapi tidak punya judul, jadi tidak dibaca."
    return problem("ZI123", place, message, "Beri judul, atau hapus isinya.")


def heading_twice(place: Place, heading: str, name: str) -> Problem:
    """Return the warning of an office's own heading that appears twice."""
    message = (
        f'Judul kolom "{heading}" dipakai lebih dari sekali. Di naskah yang ini bernama {name}.'
    )
    return problem("ZI124", place, message, "Beri setiap kolom judul yang berbeda.")


def hidden_rows(place: Place, numbers: Sequence[int]) -> Problem:
    """Return the warning of hidden rows; they are read like the others."""
    message = f"{len(numbers)} baris tersembunyi ikut dibaca (baris {spans(numbers)})."
    hint = "Hapus baris itu bila tidak boleh ikut; menyembunyikannya saja tidak cukup."
    return problem("ZI125", place, message, hint)


def too_many_fields(place: Place, count: int, width: int) -> Problem:
    """Return the problem of a line of a CSV file that is longer than its heading."""
    message = f"Baris ini punya {count} isian, sedangkan judulnya {width} kolom."
    hint = (
        "Apit isian yang memuat tanda pemisah dengan tanda kutip, mis. "
        '"Jalan Pemuda 1; Trenggalek".'
    )
    return problem("ZI126", place, message, hint)


def example_typed_over(place: Place) -> Problem:
    """Return the problem of a row that is marked as an example and does not look like it."""
    message = 'Baris ini bertanda "Contoh", tetapi isinya sudah diganti.'
    hint = 'Hapus kata "Contoh" bila baris ini sungguhan; bila tidak, hapus barisnya.'
    return problem("ZI137", place, message, hint)


# YAML


def no_settings(shown: str) -> Problem:
    """Return the problem of settings that are a list or a text instead of a mapping."""
    message = 'Isi berkas ini harus berupa "kunci: nilai".'
    return problem("ZI135", shown, message, 'Mulai dengan baris seperti "tahun: 2021".')


def no_list(place: Place) -> Problem:
    """Return the problem of a YAML table that is not a list of mappings."""
    message = "Isi berkas ini harus berupa daftar, dan setiap isiannya pasangan kunci dan nilai."
    return problem("ZI135", place, message, _ITEMS)
