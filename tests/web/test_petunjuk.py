"""Mends on the page: what is clicked, where the command line names a command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask

from zi_docs.codes import CODES
from zi_docs.register.problems import book_command, cancel_command, issue_command
from zi_docs.web.petunjuk import _WITH, COMMANDS, OPTIONS, link, say

from .conftest import HOST


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Jalankan zi-docs buat dahulu.", "Klik Buat di bagian Dokumen dahulu."),
        (
            f"Batalkan dahulu ({cancel_command('87/2020', 'kantor')}), lalu ulangi.",
            "Batalkan dahulu (nomornya di bagian Register, lalu Batalkan), lalu ulangi.",
        ),
        (
            f"Jalankan lagi: {issue_command('notula', 'RAPAT 1', 'a b', '--nomor', '8')}.",
            "Klik lagi Terbitkan di bagian Dokumen.",
        ),
        (f"Lihat {book_command('lihat', 'kantor')}.", "Lihat bagian Register."),
        (
            "Jalankan zi-docs buat JENIS --terbit, atau batalkan.",
            "Klik Terbitkan di bagian Dokumen, atau batalkan.",
        ),
        (
            "buku kerjanya dibuat oleh zi-docs mulai NAMA.",
            "buku kerjanya dibuat oleh Mulai baru di Beranda.",
        ),
        (
            "Lembarnya ditambahkan oleh zi-docs mulai kantor --jenis sk-tim-kerja.",
            "Lembarnya ditambahkan oleh Tambah lembarnya di bagian Dokumen.",
        ),
        ('Tambahkan --alasan "...".', "Tambahkan isian Alasan."),
        ("--nomor 87", "isian Nomor 87"),
        ("Tutup berkas itu, lalu jalankan lagi.", "Tutup berkas itu, lalu coba lagi."),
        ("Jalankan lagi perintah yang sama.", "Coba lagi."),
        ("Kosongkan, lalu jalankan perintah yang sama.", "Kosongkan, lalu coba lagi."),
        ("Lalu jalankan dengan --timpa.", f"Lalu coba lagi dengan {OPTIONS['--timpa']}."),
        ("Lalu jalankan --ganti lagi.", f"Lalu pakai {OPTIONS['--ganti']} lagi."),
        ("Jalankan zi-docs dokter.", "Jalankan zi-docs dokter."),
        ("Perbarui zi-docs di komputer ini.", "Perbarui zi-docs di komputer ini."),
    ],
)
def test_a_command_in_a_mend_becomes_its_place(typed: str, said: str) -> None:
    """A command with its options is told as what is clicked; what has no place stays."""
    assert say(typed) == said


def test_no_mend_of_the_table_names_a_command_that_has_a_place() -> None:
    """Whatever code is told, the page names no command or option that it has a place for."""
    for code, entry in CODES.items():
        told = f"{say(entry.title)} {say(entry.mend)}"
        assert not [name for name in COMMANDS if f"zi-docs {name} " in told], code
        assert not re.search(r"(?i)jalankan (?:lagi|perintah|dengan|tanpa|--)", told), code
        assert not OPTIONS.keys() & set(told.replace(",", " ").replace(".", " ").split()), code


def test_a_place_is_a_link(app: Flask) -> None:
    """The place is a link to its page of this data set, and the sentence around it is plain."""
    with app.test_request_context("/data/kantor/", base_url=f"http://{HOST}"):
        said = link("Jalankan zi-docs register periksa --data kantor <b>.")
    assert said == (
        'Klik <a href="/register/kantor/">Periksa register di bagian Register</a> &lt;b&gt;.'
    )


def test_what_is_named_is_on_the_page(app: Flask, repository: Path) -> None:
    """Every place is an address, and the words in quotation marks stand in a page."""
    there = {rule.endpoint for rule in app.url_map.iter_rules()}
    for place in (*COMMANDS.values(), *_WITH.values()):
        assert {place.alamat, place.halaman} <= there
    pages = "".join(
        path.read_text(encoding="utf-8")
        for path in (repository / "zi_docs" / "web" / "templates").rglob("*.html")
    )
    for words in OPTIONS.values():
        assert all(word in pages for word in words.split('"')[1::2]), words
