"""The problems of a data folder and of its files as a whole."""

from __future__ import annotations

import errno
from collections.abc import Sequence

from zi_docs.errors import Place, Problem, disk_words, problem, quote
from zi_docs.indonesian import format_angka
from zi_docs.model.tabel import judul

_SAVE_AS_XLSX = 'Buka di Excel, pilih Simpan Sebagai, jenis "Buku Kerja Excel (.xlsx)".'


# A file as a whole


def missing(shown: str, near: str = "") -> Problem:
    """Return the problem of a file that does not exist; ``near`` is one with almost its name."""
    if near:
        message = f"Pengaturan bernama {quote(near)}, jadi tidak dibaca."
        hint = "Ganti namanya menjadi pengaturan.yaml (di Windows tampilkan dahulu akhiran nama)."
        return problem("ZI101", shown.replace("pengaturan.yaml", near), message, hint)
    if shown.endswith("/pengaturan.yaml"):
        message = "Kumpulan data ini belum punya pengaturan.yaml atau lembar Pengaturan."
        hint = "Isi lembar Pengaturan; buku kerja yang memuatnya dibuat oleh zi-docs mulai NAMA."
        return problem("ZI101", shown, message, hint)
    hint = "Periksa ejaan nama berkas dan foldernya."
    return problem("ZI101", shown, "Berkas ini tidak ada.", hint)


def empty(shown: str) -> Problem:
    """Return the problem of an empty file."""
    hint = "Ganti dengan salinan yang baik, atau simpan ulang dari program asalnya."
    return problem("ZI102", shown, "Berkas ini kosong sama sekali.", hint)


_TAKEN = "Tutup berkas ini di Excel, lalu jalankan lagi."
_CUT_OFF = "Periksa jaringan atau media simpannya, lalu jalankan lagi."
_REPLACE = "Ganti dengan berkas biasa, atau pindahkan dari folder data."
_RENAME = "Ganti namanya, atau salin ke folder lain."
_DISK_MENDS = {
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EBUSY), _TAKEN),
    **dict.fromkeys((errno.EIO, errno.ETIMEDOUT, errno.ESTALE, errno.ENOTCONN), _CUT_OFF),
    **dict.fromkeys((errno.EISDIR, errno.ENXIO, errno.ELOOP, errno.ENOLINK), _REPLACE),
    errno.ENAMETOOLONG: _RENAME,
}


def unreadable(shown: str, error: Exception) -> Problem:
    """Return the problem of a file that can't be read from the disk."""
    if not isinstance(error, OSError):
        message = "Berkas tidak dapat dibaca: nama berkasnya tidak dapat dipakai."
        return problem("ZI101", shown, message, _RENAME)
    message = f"Berkas tidak dapat dibaca: {disk_words(error)}."
    return problem("ZI101", shown, message, _DISK_MENDS.get(error.errno or 0, _TAKEN))


def too_big(shown: str, size: int, limit: int) -> Problem:
    """Return the problem of a file that has too many megabytes."""
    megabytes = [format_angka(round(number / 1e6)) for number in (size, limit)]
    message = f"Ukuran berkas {megabytes[0]} MB; paling besar {megabytes[1]} MB."
    hint = "Hapus gambar dan lembar yang tidak perlu, atau bagi datanya."
    return problem("ZI103", shown, message, hint)


def too_much(place: Place, what: str, hint: str) -> Problem:
    """Return the problem of content that is larger than the table of any office."""
    return problem("ZI108", place, f"Isi berkas ini terlalu banyak: {what}.", hint)


def too_many_rows(place: Place, count: int, limit: int) -> Problem:
    """Return the problem of a CSV file with more lines than an Excel sheet can have."""
    what = f"{format_angka(count)} baris; paling banyak {format_angka(limit)}"
    return too_much(place, what, "Hapus baris dan kolom yang kosong, atau bagi datanya.")


def too_many_cells(place: Place, limit: int) -> Problem:
    """Return the problem of a CSV file with more cells than fit in memory."""
    what = f"lebih dari {format_angka(limit)} sel"
    return too_much(place, what, "Hapus baris dan kolom yang kosong, atau bagi datanya.")


def too_many_columns(place: Place, limit: int) -> Problem:
    """Return the problem of a sheet that is wider than any table."""
    hint = "Hapus kolom yang tidak diperlukan, atau pindahkan ke lembar lain."
    return too_much(place, f"lebih dari {limit} kolom", hint)


def too_many_keys(place: Place, count: int, limit: int) -> Problem:
    """Return the problem of a YAML table whose rows use too many different keys."""
    what = f"{format_angka(count)} kunci yang berbeda; paling banyak {limit}"
    return too_much(place, what, "Pakai kunci yang sama untuk setiap isian.")


def unknown_letters(shown: str) -> Problem:
    """Return the problem of a CSV file in no known encoding."""
    message = "Huruf-huruf di berkas ini tersimpan dengan cara yang tidak dikenal."
    hint = 'Buka di Excel, lalu Simpan Sebagai "CSV UTF-8" atau .xlsx.'
    return problem("ZI130", shown, message, hint)


def letters_of_a_mac(shown: str) -> Problem:
    """Return the problem of a CSV file in the letters that Excel for the Mac uses."""
    message = "Berkas ini tersimpan dengan huruf Macintosh, yang tidak dibaca: hurufnya bisa salah."
    hint = 'Buka di Excel, lalu Simpan Sebagai "CSV UTF-8" atau .xlsx.'
    return problem("ZI130", shown, message, hint)


def odd_quotes(place: Place) -> Problem:
    """Return the problem of a quotation mark in a CSV file that is not closed."""
    message = 'Di baris ini ada tanda kutip (") tanpa pasangan, atau isian yang terlalu panjang.'
    hint = "Periksa tanda kutip di baris ini dan di atasnya, atau simpan sebagai .xlsx."
    return problem("ZI131", place, message, hint)


# The folder, and which of its files are tables


def no_folder(shown: str, error: OSError) -> Problem:
    """Return the problem of a data set's folder that can't be listed."""
    message = f"Folder data ini tidak dapat dibuka: {disk_words(error)}."
    hint = "Periksa nama foldernya, dan bahwa Anda boleh membukanya."
    return problem("ZI119", shown, message, hint)


_IN_LIBREOFFICE = "Buka di LibreOffice, pilih Simpan Sebagai, jenis .xlsx."
REFUSED_SUFFIXES = {
    ".xlsm": ("memuat makro", _SAVE_AS_XLSX),
    ".xltm": ("memuat makro", _SAVE_AS_XLSX),
    ".xltx": ("adalah contoh kosong (template) Excel", _SAVE_AS_XLSX),
    ".xlt": ("adalah contoh kosong (template) Excel", _SAVE_AS_XLSX),
    ".xlsb": ("memakai format biner Excel", _SAVE_AS_XLSX),
    ".numbers": ("dibuat dengan Numbers", "Buka di Numbers, pilih File > Ekspor Ke > Excel."),
    ".gsheet": (
        "hanya tautan ke Google Sheets",
        "Buka di Google Sheets, pilih File > Download > Microsoft Excel (.xlsx).",
    ),
    ".ots": ("adalah contoh kosong (template) LibreOffice", _IN_LIBREOFFICE),
    ".fods": ("memakai format .fods", _IN_LIBREOFFICE),
}


def refused_format(shown: str, suffix: str) -> Problem:
    """Return the problem of a spreadsheet in a format that is not read."""
    reason, hint = REFUSED_SUFFIXES[suffix]
    return problem("ZI113", shown, f"Berkas {suffix} ini {reason}, jadi tidak dibaca.", hint)


def no_table_format(shown: str, suffixes: Sequence[str]) -> Problem:
    """Return the warning of a file whose extension is not that of a table."""
    hint = (
        f"Tabel dibaca dari {', '.join(suffixes[:-1])}, dan {suffixes[-1]}. Bila berkas ini memang "
        "bukan data, pindahkan dari folder data supaya tidak disebut lagi."
    )
    message = "Berkas ini tidak dibaca: jenis berkasnya bukan tabel."
    return problem("ZI114", shown, message, hint, warn=True)


def hidden_ending(shown: str, meant: str) -> Problem:
    """Return the warning of a file with a second ending: Notepad writes ``pegawai.yaml.txt``."""
    message = "Berkas ini tidak dibaca: di belakang akhirannya masih ada akhiran lain."
    hint = f"Ganti namanya menjadi {quote(meant)} (di Windows tampilkan dahulu akhiran nama)."
    return problem("ZI114", shown, message, hint, warn=True)


def unknown_file_name(shown: str, names: Sequence[str]) -> Problem:
    """Return the warning of a CSV or YAML file whose name is not that of a table."""
    hint = (
        f"Beri nama tabelnya (yang ada: {', '.join(names)}); bila bukan data, pindahkan dari "
        "folder data."
    )
    message = "Berkas ini tidak dibaca karena namanya bukan nama tabel."
    return problem("ZI114", shown, message, hint, warn=True)


def blank_table(place: Place) -> Problem:
    """Return the warning of an empty table."""
    hint = "Isi tabelnya, atau hapus bila tidak diperlukan."
    return problem("ZI117", place, "Tabel ini kosong, jadi tidak dipakai.", hint)


def table_twice(table: str, places: Sequence[Place]) -> Problem:
    """Return the problem of a table that was found in several files or sheets."""
    message = (
        f"Tabel {judul(table)} ada di {len(places)} tempat: {'; '.join(map(str, places))}. "
        "Tidak satu pun dibaca."
    )
    hint = "Pertahankan satu; hapus atau ganti nama yang lain."
    return problem("ZI116", places[1], message, hint)


def web_page(shown: str, *, has_table: bool) -> Problem:
    """Return the problem of a web page that is called a CSV file.

    A page with a table can be read as it is under the name of a workbook; one without is mostly
    the login of the program that should have given the file.
    """
    message = "Berkas ini halaman web (HTML), bukan CSV."
    hint = "Unduh lagi dari aplikasinya; yang terunduh mungkin halaman masuknya."
    if has_table:
        hint = "Ganti akhiran nama berkas menjadi .xls, tanpa membukanya dulu di Excel."
    return problem("ZI105", shown, message, hint)
