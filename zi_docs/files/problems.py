"""The complaints about writing files: a builder for each cause, with its code and mend."""

from __future__ import annotations

import errno

from zi_docs.errors import Problem, disk_words, problem
from zi_docs.files.placing import is_held, letters_too_many

DISK_FULL = "ZI501"
_ELSEWHERE = "pilih folder hasil yang lain."


def output_problem(error: OSError, place: str) -> Problem:
    """Return the disk's refusal in words that a clerk understands."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(place)
    if error.errno == errno.EROFS:
        return read_only(place)
    if is_held(error):
        return held(place)
    if letters := letters_too_many(error):
        return too_long(place, letters)
    if error.errno in (errno.EACCES, errno.EPERM):
        return not_allowed(place)
    return not_written(place, disk_words(error))


def disk_full(place: str) -> Problem:
    """Report that the disk has no room for a file."""
    message = "Ruang simpan penuh, jadi berkas ini tidak ditulis."
    hint = "Kosongkan ruang simpan, lalu jalankan lagi; yang sudah jadi tidak diulang."
    return problem(DISK_FULL, place, message, hint)


def read_only(place: str) -> Problem:
    """Report that nothing at all may be written on this disk."""
    message = "Tempat simpan ini hanya boleh dibaca."
    return problem("ZI502", place, message, _ELSEWHERE.capitalize())


def not_allowed(place: str) -> Problem:
    """Report that a file or folder may not be written; a file may be open in another program."""
    message = "Folder atau berkas ini tidak boleh ditulisi."
    hint = f"Tutup berkas itu di program lain, atau {_ELSEWHERE}"
    return problem("ZI502", place, message, hint)


def held(place: str) -> Problem:
    """Report a file that can't be replaced or deleted while another program shows it."""
    message = "Berkas ini sedang dibuka di program lain, jadi tidak dapat diganti."
    hint = (
        "Tutup berkas itu di Word atau Excel, juga di komputer lain yang memakai folder ini, lalu "
        "jalankan lagi; yang sudah jadi tidak diulang."
    )
    return problem("ZI533", place, message, hint)


def too_long(place: str, letters: int) -> Problem:
    """Report a file in so deep a folder that Windows does not take its path."""
    message = f"Alamat berkas ini terlalu panjang untuk Windows ({letters} huruf)."
    hint = (
        "Pindahkan folder kerja ke tempat yang alamatnya pendek, mis. D:\\ZI, lalu jalankan lagi."
    )
    return problem("ZI500", place, message, hint)


def not_written(place: str, reason: str) -> Problem:
    """Report any other reason why the disk did not accept a file."""
    message = f"Berkas ini tidak dapat ditulis: {reason}."
    return problem("ZI503", place, message, "Periksa alamat folder hasilnya, lalu jalankan lagi.")


def folder_taken(place: str) -> Problem:
    """Report that another run writes in this folder."""
    message = "Folder ini sedang dipakai oleh zi-docs yang lain."
    hint = f"Tunggu sampai selesai, atau {_ELSEWHERE}"
    return problem("ZI506", place, message, hint)


def not_packed(place: str, reason: str) -> Problem:
    """Report a file that can't be read, so that its packet can't be made."""
    message = f"Berkas ini tidak dapat dibaca: {reason}. Paketnya tidak dibuat."
    hint = "Tutup berkas itu di program lain, lalu jalankan lagi."
    return problem("ZI755", place, message, hint)


def packet_too_big(place: str) -> Problem:
    """Report a packet with more than one ZIP should hold."""
    message = (
        "Isi paket ini terlalu besar untuk satu berkas ZIP (lebih dari 2 GB atau 60.000 berkas)."
    )
    return problem("ZI756", place, message, "Buat sebagian dengan --unit atau --hanya.")
