"""The command line's own complaints: a function for each cause, with code, message and hint."""

from __future__ import annotations

import os

from zi_docs import __version__
from zi_docs.errors import Problem, disk_words, problem, where_in_package

_HERE = "baris perintah"


def misused(place: str, message: str, hint: str) -> Problem:
    """Report a wrong command, option or value."""
    return problem("ZI000", place, message, hint)


def empty_value(place: str, *, needed: bool) -> Problem:
    """Report an option or argument with an empty value."""
    where = f"Sesudah {place}" if place.startswith("-") else place
    hint = "Tulis isinya." if needed else f"Tulis isinya, atau hapus {place}."
    return misused(place, f"{where} tidak ada isinya.", hint)


def unreadable_value(place: str) -> Problem:
    """Report a value whose bytes are not text."""
    message = f"Isi {place} memuat huruf yang tidak dapat dibaca."
    hint = "Ketik ulang; bila itu nama berkas atau folder, ganti dahulu namanya."
    return problem("ZI012", place, message, hint)


def folder_gone() -> Problem:
    """Report that the working folder is gone or can't be accessed."""
    message = "Folder tempat perintah ini dijalankan sudah tidak ada atau tidak boleh dibuka."
    hint = "Pindah ke folder kerja Anda dengan cd, lalu jalankan lagi."
    return problem("ZI012", "folder sekarang", message, hint)


def would_replace_input(place: str) -> Problem:
    """Report a result that would overwrite a file that it is made from."""
    message = "Nama hasilnya sama dengan naskah atau datanya, yang akan hilang."
    return problem("ZI004", place, message, "Pakai nama lain.")


def would_replace_file(place: str) -> Problem:
    """Report a result that would overwrite an existing file."""
    hint = "Pakai nama lain. Dengan --timpa isi berkas yang lama hilang."
    return problem("ZI004", place, "Berkas ini sudah ada.", hint)


def would_replace_data(place: str) -> Problem:
    """Report an export that would overwrite a file of the data set."""
    message = "Berkas ini ada di folder data, jadi tidak diganti: mungkin tabel Anda."
    return problem("ZI004", place, message, "Pakai nama lain, atau folder lain.")


def no_web() -> Problem:
    """Report that the parts of the local page are not installed."""
    from zi_docs.app.typed import program_command, python_command

    message = "Bagian untuk halaman di peramban belum terpasang."
    install = f'{python_command()} -m pip install "zi-docs[web]"'
    hint = f"Pasang dengan: {install}, lalu jalankan lagi {program_command()} web."
    return problem("ZI800", "zi-docs web", message, hint)


def interrupted() -> Problem:
    """Report that the command was stopped with Ctrl-C."""
    message = "Perintah dihentikan. Dokumen yang sudah jadi tetap utuh."
    return problem("ZI009", _HERE, message, "Jalankan lagi perintah yang sama untuk melanjutkan.")


def unprinted(reason: str) -> Problem:
    """Report why the result of a command could not be printed."""
    message = (
        f"Hasilnya tidak dapat ditampilkan atau disimpan: {reason}. Yang sudah dibuat tetap ada."
    )
    hint = "Kosongkan ruang simpan, atau arahkan keluarannya ke tempat lain."
    return problem("ZI011", "keluaran", message, hint)


def unreachable(error: OSError) -> Problem:
    """Report a folder or file that the disk or the network refused, wherever it was needed."""
    path = os.fsdecode(error.filename)
    try:
        place = os.path.relpath(path)
    except (OSError, ValueError):  # the working folder is gone, or on another drive
        place = path
    message = f"Alamat ini tidak dapat dibuka: {disk_words(error)}."
    hint = "Periksa jaringan, media simpan, dan izinnya, lalu jalankan lagi."
    return problem("ZI136", place if not place.startswith("..") else path, message, hint)


def unexpected(error: BaseException) -> Problem:
    """Report a mistake in this program, with the facts that its developers need.

    The message itself holds nothing of the office's data, so it can be sent as it is.
    """
    name = type(error).__name__
    where = where_in_package(error)
    message = f"Terjadi kesalahan yang tidak terduga ({name}{where}, versi {__version__})."
    hint = (
        "Kirimkan pesan ini dan perintah yang Anda ketik kepada pengembang, tempat Anda memperoleh "
        "program ini; pesannya tidak memuat data. Catatan lengkap tercetak dengan --debug; isinya "
        "dapat memuat nama dan NIP: hapus dahulu bila perlu."
    )
    return problem("ZI999", _HERE, message, hint)
