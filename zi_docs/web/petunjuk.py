"""The places of commands on the page, and mends that name them instead of the commands.

A mend that says ``zi-docs register batal ...`` is for a terminal. On the page the same sentence
names what is clicked, with a link to where that is; instead of to run something again, it says to
try again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from flask import request, url_for
from markupsafe import Markup, escape


class Tempat(NamedTuple):
    """The place of a command: the address that does it, the page to open, and what to click."""

    alamat: str
    halaman: str
    kata: str


COMMANDS = {
    "buat": Tempat("dokumen.buat", "dokumen.awal", "Buat di bagian Dokumen"),
    "bukti": Tempat("lke.kumpulkan", "lke.awal", "Kumpulkan bukti di unitnya di bagian LKE"),
    "lke baca": Tempat("lke.baca", "lke.awal", "Buku kerja resmi di unitnya di bagian LKE"),
    "lke isi": Tempat("lke.isi", "lke.awal", "Buku kerja resmi di unitnya di bagian LKE"),
    "mulai": Tempat("beranda.mulai", "beranda.awal", "Mulai baru di Beranda"),
    "naskah lihat": Tempat(
        "dokumen.isi_pratinjau", "dokumen.awal", "Pratinjau di samping dokumennya"
    ),
    "nilai": Tempat("lke.nilai", "lke.awal", "bagian LKE"),
    "periksa": Tempat("data.awal", "data.awal", "bagian Data"),
    "jenis": Tempat("dokumen.awal", "dokumen.awal", "bagian Dokumen"),
    "register batal": Tempat(
        "register.batal", "register.awal", "nomornya di bagian Register, lalu Batalkan"
    ),
    "register cadangkan": Tempat(
        "register.cadangkan", "register.awal", "Cadangkan di bagian Register"
    ),
    "register catat": Tempat(
        "register.catat", "register.catat", "Catat nomor dari buku lain di bagian Register"
    ),
    "register ekspor": Tempat(
        "register.agenda", "register.awal", "Unduh buku agenda di bagian Register"
    ),
    "register lihat": Tempat("register.awal", "register.awal", "bagian Register"),
    "register periksa": Tempat(
        "register.periksa", "register.awal", "Periksa register di bagian Register"
    ),
    "susun rencana-aksi": Tempat(
        "lke.susun", "lke.awal", "Susun rencana aksi di unitnya di bagian LKE"
    ),
}
"""The commands that have a place on the page."""

_WITH = {
    "--ganti": Tempat(
        "register.tinjau_ganti", "register.awal", "nomornya di bagian Register, lalu Ganti"
    ),
    "--jenis": Tempat("data.tambah_lembar", "dokumen.awal", "Tambah lembarnya di bagian Dokumen"),
    "--terbit": Tempat("dokumen.terbitkan", "dokumen.awal", "Terbitkan di bagian Dokumen"),
    "--tandai": Tempat("data.tandai", "data.awal", "Unduh salinan bertanda di bagian Data"),
}
"""What a command with one of these options is on the page."""

OPTIONS = {
    "--alasan": "isian Alasan",
    "--dari-konsep": 'pilihan "Konsep yang sudah disunting"',
    "--data": "kumpulan data di Beranda",
    "--dua-sisi": 'pilihan "Berkas cetak bolak-balik"',
    "--format": 'pilihan "Selain Word, buat juga"',
    "--ganti": 'tombol "Ganti" di dokumennya di bagian Register',
    "--hanya": "centang pada barisnya",
    "--ke": 'isian "Dokumen ke berapa"',
    "--konsep": 'tombol "Buat konsep"',
    "--kunci": "baris yang dipilih",
    "--lewati": 'pilihan "Tetap buat baris yang benar"',
    "--nomor": "isian Nomor",
    "--rangkap": 'isian "Rangkap tiap dokumen"',
    "--semua": "semua jenis",
    "--tahun": "saringan Tahun",
    "--tandai": 'tombol "Unduh salinan bertanda"',
    "--tanggal": "isian Tanggal",
    "--terbit": 'tombol "Terbitkan"',
    "--timpa": 'pilihan "Timpa juga berkas yang sudah disunting orang"',
    "--ulang": 'pilihan "Buat ulang juga dokumen yang datanya tidak berubah"',
    "--unit": "saringan Unit kerja",
    "--urut": 'isian "Urutan berkas cetak"',
}
"""What an option is called on the page."""

_VALUE = r'(?:"[^"]*"|(?!-)(?:[^\s"(),;:]*[^\s"(),;:.]))'
_OPTION = rf"--[a-z][a-z-]*(?:[ =]{_VALUE})?"
_NAMES = "|".join(sorted(COMMANDS, key=len, reverse=True))
_COMMAND = re.compile(
    r"(?:\b(?P<verb>[Jj])alankan(?P<lagi> lagi)?:? )?(?P<all>zi-docs "
    rf"(?P<name>{_NAMES})\b(?P<words>(?:(?: {_VALUE})*? {_OPTION})+|(?: [A-Z]{{2,}}\b)*))"
)
_AGAIN = re.compile(
    r"\b(?P<verb>[Jj])alankan(?: (?:lagi perintah yang sama|perintah yang sama|lagi)\b"
    r"| (?P<how>dengan|tanpa)\b| (?=--))"
)
_LONE = re.compile(r"(?P<name>--[a-z][a-z-]*)(?P<value> \"[^\"]*\")?")


class Piece(NamedTuple):
    """A part of a sentence; ``halaman`` is the page that it leads to, or ""."""

    kata: str
    halaman: str = ""


def pieces(sentence: str) -> Iterator[Piece]:
    """Yield a sentence with the places of the page in it where it named commands and options."""
    end = 0
    for found in _COMMAND.finditer(sentence):
        yield Piece(_without_options(sentence[end : found.start()]))
        place = _place(found["name"], found["words"])
        if found["verb"]:
            click = "Buka" if place.kata.startswith("bagian") else "Klik"
            yield Piece(
                (click if found["verb"] == "J" else click.lower()) + (found["lagi"] or "") + " "
            )
        yield Piece(place.kata, place.halaman)
        end = found.end()
    yield Piece(_without_options(sentence[end:]))


def _place(name: str, words: str) -> Tempat:
    meant = (place for option, place in _WITH.items() if option in words.split())
    return next(meant, COMMANDS[name])


def _without_options(text: str) -> str:
    tried = _AGAIN.sub(_tried, text)
    return _LONE.sub(lambda found: OPTIONS.get(found["name"]) or found[0], tried)


def _tried(found: re.Match[str]) -> str:
    """Return what a clerk does on the page, where no command is there to be run."""
    said = "coba lagi" if found[0].split()[-1] in ("lagi", "sama") else "pakai "
    said = f"coba lagi {found['how']}" if found["how"] else said
    return said.capitalize() if found["verb"] == "J" else said


def say(sentence: str) -> str:
    """Return the sentence as the page says it."""
    return "".join(one.kata for one in pieces(sentence))


def link(sentence: str) -> Markup:
    """Return the sentence as the page says it, with links to the places in it."""
    return Markup().join(_shown(one) for one in pieces(sentence))


def _shown(piece: Piece) -> Markup:
    nama = (request.view_args or {}).get("nama", "")
    if not piece.halaman or not (nama or piece.halaman == "beranda.awal"):
        return escape(piece.kata)
    data = {} if piece.halaman == "beranda.awal" else {"nama": nama}
    return Markup('<a href="{}">{}</a>').format(url_for(piece.halaman, **data), piece.kata)
