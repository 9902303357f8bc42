"""The register's complaints: a builder for each cause, with its code, its words and its mend.

Every command in a mend is complete, so that a person can copy it. If a complaint is about many
numbers, the command has NOMOR in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from zi_docs.errors import Problem, problem
from zi_docs.indonesian import format_angka
from zi_docs.register.keys import record_key, turn_of
from zi_docs.register.values import Book, Document

_PLAIN = re.compile(r"(?!\.\.\.)[\w.,:/@+-]+")
NEVER_AGAIN = "Nomor yang dibatalkan tidak dapat dipakai lagi."


def make_command(jenis: Iterable[str], data_set: str, *options: str) -> str:
    """Return the command that makes documents of these types again."""
    return " ".join(["zi-docs buat", *jenis, _data(data_set), *map(_quoted, options)])


def issue_command(jenis: str, kunci: str, data_set: str, *options: str) -> str:
    """Return the command that issues one document; a later one of its record by ``--ke``."""
    turn, key = turn_of(kunci), record_key(kunci)
    only = () if key == data_set else ("--hanya", key)
    ke = ("--ke", str(turn)) if turn > 1 else ()
    return make_command([jenis], data_set, *only, "--terbit", *ke, *options)


def cancel_command(nomor: str, data_set: str) -> str:
    """Return the command that cancels a number; the reason is for a person to write."""
    return f'zi-docs register batal "{nomor}" {_data(data_set)} --alasan "..."'


def book_command(name: str, data_set: str) -> str:
    """Return a command that looks at the register."""
    return f"zi-docs register {name} {_data(data_set)}"


def _data(data_set: str) -> str:
    return f"--data {_quoted(data_set)}"


def _quoted(word: str) -> str:
    return word if _PLAIN.fullmatch(word) else f'"{word}"'


# The register's file.


def not_opened(book: Book) -> Problem:
    """Report that the disk does not let the register's file be opened or made."""
    message = "Register nomor tidak dapat dibuka atau dibuat."
    hint = "Periksa bahwa folder datanya ada dan boleh ditulisi."
    return problem("ZI601", book.shown, message, hint)


def link_to_nothing(book: Book) -> Problem:
    """Report that the register is a link to a file that is gone."""
    message = "Berkas register ini hanya tautan, dan berkas yang ditunjuknya tidak ada."
    hint = "Kembalikan berkas yang ditunjuknya; hapus tautan ini hanya bila belum pernah ada nomor."
    return problem("ZI601", book.shown, message, hint)


def damaged(book: Book, restore: str, count: int = 0) -> Problem:
    """Report that the file is damaged, with how many faults SQLite found, and how to restore it."""
    detail = f" ({count} kerusakan)" if count else ""
    return problem("ZI602", book.shown, f"Register nomor ini rusak{detail}.", restore)


def restore_hint(file: str, backup: str, kept: str = "") -> str:
    """Return from which backup a register's file can be restored; ``backup`` may be empty.

    ``kept`` is the folder beside the backup, if there is one.
    """
    if not backup:
        return "Belum ada cadangan di folder ini; jangan hapus berkas ini, mintalah bantuan."
    more = f", dan isi folder {kept} ke folder terbit" if kept else ""
    return (
        f"Cadangan terbaru: {backup}. Simpan dahulu berkas yang rusak dengan nama lain, "
        f"lalu salin cadangan itu menjadi {file}{more}. Nomor yang diberikan sesudah cadangan itu "
        "harus dicatat lagi dengan --nomor."
    )


def newer_version(book: Book) -> Problem:
    """Report that a later program made this register."""
    message = "Register ini dibuat oleh zi-docs yang lebih baru daripada yang terpasang di sini."
    hint = "Perbarui zi-docs di komputer ini, lalu jalankan lagi."
    return problem("ZI603", book.shown, message, hint)


def never_free(book: Book) -> Problem:
    """Report that another process kept the register locked for too long."""
    message = "Register nomor sedang dipakai perintah lain."
    hint = "Tunggu sampai perintah di jendela atau komputer lain selesai, lalu jalankan lagi."
    return problem("ZI604", book.shown, message, hint)


def read_only(book: Book) -> Problem:
    """Report that the register may not be written to."""
    message = "Register nomor tidak boleh ditulisi; tidak ada nomor yang diberikan."
    hint = "Hapus tanda hanya-baca pada berkas register dan foldernya, lalu jalankan lagi."
    return problem("ZI605", book.shown, message, hint)


def disk_full(book: Book) -> Problem:
    """Report that the disk had no room for a change."""
    message = "Ruang simpan penuh, jadi perubahan ini tidak dicatat. Isi register tetap utuh."
    hint = "Kosongkan ruang simpan, lalu jalankan perintah yang sama."
    return problem("ZI606", book.shown, message, hint)


def unknown_failure(book: Book, name: str) -> Problem:
    """Report that the disk or the network failed in a way that has no message of its own."""
    message = f"Register nomor gagal dibaca atau ditulis ({name})."
    hint = "Periksa tempat simpan dan jaringannya, lalu jalankan lagi perintah yang sama."
    return problem("ZI607", book.shown, message, hint)


def empty_file(book: Book, restore: str) -> Problem:
    """Report that the file is empty: starting again would give every number a second time."""
    hint = (
        f"{restore} Bila belum pernah ada nomor, hapus berkas kosong ini; nomor dihitung dari awal."
    )
    return problem("ZI608", book.shown, "Berkas register ini kosong sama sekali.", hint)


def another_database(book: Book) -> Problem:
    """Report that the file is another program's database."""
    message = "Berkas ini bukan register zi-docs."
    hint = "Pindahkan berkas itu ke tempat lain; register disimpan di folder datanya sendiri."
    return problem("ZI609", book.shown, message, hint)


def rule_broken(book: Book) -> Problem:
    """Report that the rules kept in the file refuse a change."""
    message = "Register nomor menolak perubahan itu."
    hint = (
        "Jalankan lagi perintah yang sama; bila terulang, jalankan "
        f"{book_command('periksa', book.data_set)}."
    )
    return problem("ZI625", book.shown, message, hint)


def of_another_data_set(book: Book, document: Document) -> Problem:
    """Report that a register came along with a copied folder, or that its folder was renamed."""
    message = (
        f'Register ini milik kumpulan data "{document.kunci}" ({document.jenis} nomor '
        f'{document.nomor}), sedangkan foldernya bernama "{book.data_set}".'
    )
    hint = (
        "Bila folder ini salinan untuk tahun atau kantor lain, hapus register.db dan folder terbit "
        "di salinannya: nomornya lalu dihitung dari awal. Bila hanya berganti nama, kembalikan "
        f'namanya menjadi "{document.kunci}".'
    )
    return problem("ZI509", book.shown, message, hint)


# Scans.


def no_scan(place: str) -> Problem:
    """Report that a file given as a scan is no PDF."""
    hint = "Pindai kertasnya menjadi PDF, atau simpan fotonya sebagai PDF, lalu jalankan lagi."
    return problem("ZI645", place, "Berkas ini bukan PDF.", hint)


def scan_cut_off(place: str) -> Problem:
    """Report that a scan has no end: it was copied or sent in part only."""
    message = "PDF ini terpotong: akhirnya tidak ada."
    hint = "Salin lagi dari pemindai atau surat elektroniknya, periksa bahwa semua halaman terbuka."
    return problem("ZI645", place, message, hint)


def scan_too_large(place: str, most: int) -> Problem:
    """Report that a scan is far larger than any signed letter."""
    message = f"PDF ini lebih besar dari {format_angka(most // 1_000_000)} MB."
    hint = "Pindai lagi dengan ketajaman 300 dpi atau kurang."
    return problem("ZI646", place, message, hint)


def scan_unread(place: str, reason: str) -> Problem:
    """Report why a scan can't be read."""
    message = f"Berkas ini tidak dapat dibaca: {reason}."
    return problem("ZI647", place, message, "Periksa nama dan foldernya, lalu jalankan lagi.")


# Backups and exports.


def backup_exists(place: str) -> Problem:
    """Report that a file already has the backup's name."""
    message = "Berkas dengan nama ini sudah ada dan tidak ditimpa."
    hint = "Beri nama lain untuk cadangan itu."
    return problem("ZI640", place, message, hint)


def not_written(place: str, reason: str) -> Problem:
    """Report why a backup or an export can't be written."""
    message = f"Berkas ini tidak dapat ditulis: {reason}."
    hint = "Tutup berkas itu bila sedang terbuka di Excel, atau pilih nama atau folder lain."
    return problem("ZI641", place, message, hint)


def unknown_ending(place: str, suffix: str, known: Iterable[str]) -> Problem:
    """Report that an export's name has an ending that is not one of our formats."""
    endings = " atau ".join(known)
    if not suffix:
        hint = f"Beri akhiran {endings}."
        return problem("ZI642", place, "Nama buku agenda ini tidak punya akhiran.", hint)
    message = f'Buku agenda tidak dapat ditulis sebagai "{suffix}".'
    return problem("ZI642", place, message, f"Pakai akhiran {endings}.")
