"""A terminal of 80 columns: numbers and folders stay whole."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from zi_docs.cli.layout import format_table

from .runs import Zi

FOLDER = "output/kabupaten-trenggalek-2021/konsep/keputusan-penetapan-unit-kerja"
NUMBER = "000.8.6.2/1/406.001.3/2021"


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The output is a terminal of 80 columns."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")


def test_a_folder_stands_whole_below_its_row() -> None:
    """What does not fit beside the other columns stands below its row, unbroken."""
    heads = ("Jenis", "Dibuat", "Dilewati", "Gagal", "Folder")
    text = format_table(heads, [["keputusan-penetapan (konsep)", 1, 0, 0, FOLDER]])
    assert text.splitlines() == [
        "Jenis                         Dibuat  Dilewati  Gagal",
        "keputusan-penetapan (konsep)       1         0      0",
        f"  Folder: {FOLDER}",
    ]


def test_a_number_is_never_divided() -> None:
    """Every cell of an agenda stands whole on one line, and no line is wider than the terminal."""
    heads = ("Nomor", "Tanggal", "Jenis", "Untuk", "Keadaan", "Seri")
    row = [NUMBER, "27 September 2021", "sk-penetapan-unit", "trenggalek-2021", "terbit", "sk"]
    lines = format_table(heads, [row]).splitlines()
    assert all(any(cell in line for line in lines) for cell in row)
    assert max(map(len, lines)) <= 80


def test_what_fits_is_drawn() -> None:
    """A table that fits is drawn with its frame."""
    text = format_table(("Jenis", "Folder"), [["surat", "output/kantor/surat"]])
    assert text.startswith("┏")


def test_buat_and_register_keep_folders_and_numbers_whole(decree: Path, zi: Zi) -> None:
    """The folder that ``buat`` prints, and the number of the register, stand on one line each."""
    far = "hasil/kabupaten-contoh-yang-panjang-namanya-2021/semua-dokumen"
    (decree / "hasil" / "kabupaten-contoh-yang-panjang-namanya-2021").mkdir(parents=True)
    more = ("--keluaran", far, "--terbit", "--nomor", NUMBER)
    done = zi("buat", "keputusan", "--data", "kantor", *more)
    assert f"{far}/keputusan" in done.out, done.err
    assert NUMBER in done.out
    assert NUMBER in zi("register", "lihat", "--data", "kantor").out


def test_periksa_keeps_the_place_whole(office: Path, zi: Zi) -> None:
    """The place of a problem is on the line of its code."""
    folder = office / "data" / "kantor"
    name = "daftar-pegawai-negeri-sipil-dan-pppk-seluruh-perangkat-daerah.csv"
    (folder / "pegawai.csv").rename(folder / name)
    (folder / name).write_text("Nama;Status;NIP\nAni;Apa;1\n", encoding="utf-8")
    assert f"data/kantor/{name}, baris 2" in zi("periksa", "--data", "kantor").err
