"""The page's own complaints: a function for each cause, with code, message and hint."""

from __future__ import annotations

from pathlib import PurePath

from zi_docs import __version__
from zi_docs.errors import Problem, disk_words, problem, where_in_package

_HERE = "halaman"


def port_taken(port: int, why: OSError) -> Problem:
    """Report a port that another program uses, or that this user may not use."""
    message = f"Porta {port} tidak dapat dipakai: {_port_words(why)}."
    hint = "Pakai porta lain, mis. --porta 8600, atau jalankan tanpa --porta."
    return problem("ZI801", f"--porta {port}", message, hint)


def _port_words(why: OSError) -> str:
    return "tidak diizinkan" if isinstance(why, PermissionError) else "sedang dipakai program lain"


def no_desktop(place: str) -> Problem:
    """Report that this computer has no folder whose files lie on the desktop."""
    message = "Folder Desktop tidak ditemukan, jadi pintasan tidak dibuat."
    hint = "Buka halaman dengan perintah: zi-docs web (tanpa --pintasan)."
    return problem("ZI808", place, message, hint)


def disk_refused(error: OSError) -> Problem:
    """Report what the disk refused; the address of the file is told without the folders above."""
    name = PurePath(str(error.filename)).name if error.filename else _HERE
    message = f"Berkas atau folder ini tidak dapat dibuka: {disk_words(error)}."
    hint = "Tutup program lain yang memakainya, periksa media simpannya, lalu coba lagi."
    return problem("ZI802", name, message, hint)


def failed(error: Exception) -> Problem:
    """Report a mistake in this program, with nothing of the office's data."""
    name = type(error).__name__
    message = (
        f"Terjadi kesalahan yang tidak terduga ({name}{where_in_package(error)}, "
        f"versi {__version__})."
    )
    hint = (
        "Yang sudah tersimpan tetap ada. Kirimkan pesan ini kepada pengembang, tempat Anda "
        "memperoleh program ini; pesannya tidak memuat data."
    )
    return problem("ZI999", _HERE, message, hint)
