"""``buat`` run again, run on wrong data, and run in several processes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .files import edit, save_docx, text_of, timeless
from .runs import Outcome, Zi

BUAT = ("buat", "surat", "--data", "kantor")
ARUM = "output/kantor/surat/Surat Arum Sekarwangi.docx"
WIDODO = "output/kantor/surat/Surat Widodo Cahyo.docx"
EDITED = {
    (): "  Berkas ini sudah disunting orang sejak dibuat, jadi tidak ditimpa.\n"
    "  Perbaiki: Pindahkan suntingan itu ke data atau naskah. Dengan --timpa berkasnya dibuat "
    "ulang, dan suntingannya pindah ke folder arsip.\n",
    ("--terbit",): "  Berkas ini sudah terbit, lalu disunting orang, jadi tidak ditimpa.\n"
    "  Perbaiki: Yang berlaku adalah isi yang disimpan ketika terbit. Dengan --timpa isi itu "
    "diletakkan kembali, dan suntingannya pindah ke folder arsip.\n",
}
ROW_OF_ARUM = "Arum Sekarwangi;PNS;197502152002032014;Pembina;IV/a;Sekretaris Dinas;DUKCAPIL\n"


def _told(outcome: Outcome) -> tuple[int, str, str]:
    return outcome.code, timeless(outcome.out), outcome.err


def _times(office: Path) -> list[int]:
    return [(office / path).stat().st_mtime_ns for path in (ARUM, WIDODO)]


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*.docx")}


def test_what_is_unchanged_is_skipped(zi: Zi, office: Path) -> None:
    """A second run makes nothing, says so at once, and touches no file."""
    zi(*BUAT)
    before = _times(office)
    assert _told(zi(*BUAT)) == (
        0,
        "Jenis  Dibuat  Dilewati  Gagal  Folder\n"
        "surat       0         2      0  output/kantor/surat\n"
        "0 dibuat, 2 dilewati, 0 gagal dalam 0,0 detik.\n",
        "",
    )
    assert _times(office) == before


def test_ulang_makes_what_is_unchanged(zi: Zi, office: Path) -> None:
    """--ulang makes every file again, with the same text."""
    zi(*BUAT)
    before = text_of(office / ARUM)
    outcome = zi(*BUAT, "--ulang")
    assert timeless(outcome.out).endswith("2 dibuat, 0 dilewati, 0 gagal dalam 0,0 detik.\n")
    assert text_of(office / ARUM) == before


@pytest.mark.parametrize("options", EDITED)
def test_a_file_edited_by_hand_is_kept(options: tuple[str, ...], zi: Zi, office: Path) -> None:
    """A file edited by hand is kept, named, and counted in a column of its own."""
    zi(*BUAT, *options)
    save_docx(office / ARUM, "Disunting.")
    assert _told(zi(*BUAT)) == (
        0,
        "Jenis  Dibuat  Dilewati  Disunting  Gagal  Folder\n"
        "surat       0         1          1      0  output/kantor/surat\n"
        "0 dibuat, 1 dilewati, 1 disunting, 0 gagal dalam 0,0 detik.\n",
        f"surat: 2 dokumen selesai.\nPERINGATAN ZI505  {ARUM}\n{EDITED[options]}1 peringatan.\n",
    )
    assert text_of(office / ARUM) == "Disunting."


def test_timpa_overwrites_an_edited_file(zi: Zi, office: Path) -> None:
    """--timpa makes the edited file again and leaves the others alone."""
    zi(*BUAT)
    before = text_of(office / ARUM)
    save_docx(office / ARUM, "Disunting.")
    outcome = zi(*BUAT, "--timpa")
    assert timeless(outcome.out).endswith("1 dibuat, 1 dilewati, 0 gagal dalam 0,0 detik.\n")
    assert text_of(office / ARUM) == before


def test_a_file_whose_data_are_gone_is_listed(zi: Zi, office: Path) -> None:
    """A file without data is never deleted; the screen and "yatim" list it."""
    zi(*BUAT)
    edit(office / "data" / "kantor" / "pegawai.csv", ROW_OF_ARUM, "")
    outcome = zi(*BUAT)
    assert outcome.code == 0
    assert f"Hapus sendiri bila tidak dipakai:\n  {ARUM}\n" in outcome.out
    assert json.loads(zi(*BUAT, "--json").out)["yatim"] == [ARUM]
    assert (office / ARUM).exists()


def test_lewati_makes_the_good_rows(zi: Zi, numbered: Path) -> None:
    """``--lewati`` makes and numbers the good rows, reports the bad ones, and ends with code 1."""
    edit(numbered / "data" / "kantor" / "pegawai.csv", ";Sekretaris Dinas;", ";;")
    outcome = zi(*BUAT, "--lewati", "--terbit")
    assert outcome.code == 1
    assert timeless(outcome.out) == (
        "Jenis  Dibuat  Dilewati  Gagal  Folder\n"
        "surat       1         0      0  output/kantor/surat\n"
        "Nomor: 188.45/1/2021\n"
        "1 dibuat, 0 dilewati, 0 gagal dalam 0,0 detik.\n"
    )
    assert 'data/kantor/pegawai.csv, baris 3, kolom "Jabatan"\n' in outcome.err
    assert outcome.err.endswith("1 kesalahan.\n")
    assert (numbered / WIDODO).exists()
    assert not (numbered / ARUM).exists()


def test_lewati_on_good_data_is_no_failure(zi: Zi, numbered: Path) -> None:
    """Without a bad row ``--lewati`` changes nothing."""
    assert zi(*BUAT, "--lewati").code == 0


@pytest.mark.parametrize(("options", "made"), [((), 2), (("--berhenti",), 0)])
def test_berhenti_stops_at_the_first_failure(
    options: tuple[str, ...], made: int, zi: Zi, office: Path
) -> None:
    """``--berhenti`` ends the run at the first document that can't be written."""
    types = office / "templates"
    shutil.copytree(types / "surat", types / "surat-kedua")
    blocked = office / ARUM
    blocked.mkdir(parents=True)
    outcome = zi("buat", "surat", "surat-kedua", "--data", "kantor", *options)
    assert outcome.code == 1
    assert len(list((office / "output" / "kantor" / "surat-kedua").glob("*.docx"))) == made


@pytest.mark.parametrize("options", [(), ("--terbit",)])
def test_several_processes_make_the_same_files(
    options: tuple[str, ...], zi: Zi, numbered: Path
) -> None:
    """``--proses`` changes neither the bytes nor the words, of a konsep or what is issued."""
    alone = zi(*BUAT, *options)
    output, data = numbered / "output", numbered / "data" / "kantor"
    before = _bytes(output)
    assert len(before) == 2
    shutil.rmtree(output)
    (data / "register.db").unlink()
    shutil.rmtree(data / "terbit", ignore_errors=True)
    together = zi(*BUAT, *options, "--proses", "2")
    assert _told(together) == _told(alone)
    assert _bytes(output) == before
