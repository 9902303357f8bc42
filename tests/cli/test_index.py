"""Beside each type's documents lies a list of them, ``indeks.xlsx``."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook

from .files import edit, save_docx
from .runs import Zi

DATA = ("--data", "kantor")
OUT = "output/kantor"
SURAT, KONSEP = f"{OUT}/surat/indeks.xlsx", f"{OUT}/konsep/surat/indeks.xlsx"
HEADINGS = ("No", "Nama", "Nomor", "Unit", "Berkas", "Keadaan", "Tanggal")
DAY = datetime(2021, 4, 27)
ROW_OF_ARUM = "Arum Sekarwangi;PNS;197502152002032014;Pembina;IV/a;Sekretaris Dinas;DUKCAPIL\n"


def _buat(zi: Zi, *more: str) -> str:
    outcome = zi("buat", "surat", *DATA, *more)
    assert outcome.code == 0, outcome.err
    return outcome.err


def _rows(path: Path) -> list[tuple[Any, ...]]:
    sheet = load_workbook(path).active
    assert sheet is not None
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def _links(path: Path) -> list[str]:
    """Return the files that the links of a list lead to."""
    sheet: Any = load_workbook(path).active
    return [unquote(cell.hyperlink.target) for cell in sheet["E"] if cell.hyperlink]


def test_it_lists_every_document(zi: Zi, office: Path) -> None:
    """It has name, unit, file, state and date of each, in the order of the data."""
    _buat(zi)
    assert _rows(office / SURAT) == [
        HEADINGS,
        (1, "Widodo Cahyo", None, "DUKCAPIL", "Surat Widodo Cahyo.docx", "jadi", DAY),
        (2, "Arum Sekarwangi", None, "DUKCAPIL", "Surat Arum Sekarwangi.docx", "jadi", DAY),
    ]


def test_links_lead_to_the_files(zi: Zi, office: Path) -> None:
    """Each link is relative and leads to its file, whatever characters the name has."""
    pattern = '"{pegawai.unit_kerja.kode}/Surat #1 100% {pegawai.nama}"'
    edit(office / "templates/surat/manifest.yaml", '"Surat {pegawai.nama}"', pattern)
    _buat(zi)
    links = _links(office / SURAT)
    assert len(links) == 2
    assert all((office / SURAT).parent.joinpath(link).is_file() for link in links)


def test_konsep_and_final_have_lists_of_their_own(zi: Zi, numbered: Path) -> None:
    """An issued letter goes from the list of konsep to that of final documents."""
    _buat(zi)
    assert [row[5] for row in _rows(numbered / KONSEP)[1:]] == ["konsep", "konsep"]
    assert not (numbered / SURAT).exists()
    _buat(zi, "--terbit", "--hanya", "Arum Sekarwangi")
    assert [row[1] for row in _rows(numbered / KONSEP)[1:]] == ["Widodo Cahyo"]
    (row,) = _rows(numbered / SURAT)[1:]
    assert row[1:3] == ("Arum Sekarwangi", "188.45/1/2021")
    assert row[5] == "terbit"
    _buat(zi, "--terbit")
    assert not (numbered / KONSEP).exists()
    assert [row[1] for row in _rows(numbered / SURAT)[1:]] == ["Widodo Cahyo", "Arum Sekarwangi"]


def test_what_became_of_an_issued_one(zi: Zi, numbered: Path) -> None:
    """A replaced one shows its edition, and a cancelled one that it is."""
    _buat(zi, "--terbit")
    edit(numbered / "data/kantor/pegawai.csv", ";Sekretaris Dinas;", ";Kepala Bidang;")
    _buat(zi, "--hanya", "Arum Sekarwangi", "--ganti", "2", "--alasan", "salah jabatan")
    assert zi("register", "batal", *DATA, "1", "--alasan", "keliru").code == 0
    _buat(zi)
    assert [row[5] for row in _rows(numbered / SURAT)[1:]] == ["batal", "terbit (edisi 2)"]


def test_a_choice_of_records_keeps_the_others(zi: Zi, office: Path) -> None:
    """A run for one person lists the documents of all."""
    _buat(zi)
    edit(office / "data/kantor/pegawai.csv", "Arum Sekarwangi;", "Arum S.;")
    _buat(zi, "--hanya", "Arum S.")
    assert [row[1] for row in _rows(office / SURAT)[1:]] == ["Widodo Cahyo", "Arum S."]


def test_the_same_documents_give_the_same_bytes(zi: Zi, office: Path) -> None:
    """A list that was deleted comes back with the same bytes."""
    _buat(zi)
    before = (office / SURAT).read_bytes()
    (office / SURAT).unlink()
    _buat(zi)
    assert (office / SURAT).read_bytes() == before


def test_it_is_written_only_when_it_changes(
    zi: Zi, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that changes nothing in it does not even build it."""
    _buat(zi)
    monkeypatch.setattr("zi_docs.run.index.index_workbook", lambda lines: pytest.fail("built"))
    for more in ((), ("--ulang",), ("--unit", "DUKCAPIL")):
        _buat(zi, *more)


def test_one_that_somebody_edited_stays(zi: Zi, office: Path) -> None:
    """It is named when it is old; ``--timpa`` puts it into the archive."""
    _buat(zi)
    (office / SURAT).write_bytes(b"catatan saya")
    assert "ZI539" not in _buat(zi)
    edit(office / "data/kantor/pegawai.csv", "Arum Sekarwangi;", "Arum S.;")
    assert f"PERINGATAN ZI539  {SURAT}" in _buat(zi)
    assert (office / SURAT).read_bytes() == b"catatan saya"
    assert "ZI539" not in _buat(zi, "--timpa")
    assert [row[1] for row in _rows(office / SURAT)[1:]] == ["Widodo Cahyo", "Arum S."]
    assert (office / OUT / "arsip/surat/indeks.xlsx").read_bytes() == b"catatan saya"


def test_one_that_a_killed_run_left(zi: Zi, office: Path) -> None:
    """A list that the register does not know, but that is as it would be, is taken over."""
    _buat(zi)
    before = (office / SURAT).read_bytes()
    (office / SURAT).unlink()
    edit(office / "data/kantor/pegawai.csv", "Arum Sekarwangi;", "Arum S.;")
    _buat(zi)
    edit(office / "data/kantor/pegawai.csv", "Arum S.;", "Arum Sekarwangi;")
    (office / SURAT).write_bytes(before)
    (office / OUT / "surat/Surat Arum S..docx").unlink(missing_ok=True)
    assert "ZI539" not in _buat(zi)


def test_a_locked_one_is_a_warning(zi: Zi, office: Path) -> None:
    """Where it can't be written the run is done all the same, and the next one tries again."""
    (office / SURAT).mkdir(parents=True)
    for _ in range(2):
        assert "PERINGATAN ZI53" in _buat(zi)
    (office / SURAT).rmdir()
    assert "ZI53" not in _buat(zi)
    assert len(_rows(office / SURAT)) == 3


def test_one_whose_file_is_gone(zi: Zi, office: Path) -> None:
    """A document whose file is gone, with its record, leaves the list."""
    _buat(zi)
    (office / OUT / "surat/Surat Arum Sekarwangi.docx").unlink()
    edit(office / "data/kantor/pegawai.csv", ROW_OF_ARUM, "")
    _buat(zi)
    assert [row[1] for row in _rows(office / SURAT)[1:]] == ["Widodo Cahyo"]


def test_a_text_that_looks_like_a_formula(zi: Zi, office: Path) -> None:
    """Everything is written as text."""
    edit(office / "data/kantor/pegawai.csv", "Arum Sekarwangi;", "=1+1;")
    zi("buat", "surat", *DATA, "--lewati")
    sheet: Any = load_workbook(office / SURAT).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_it_is_no_document(zi: Zi, office: Path) -> None:
    """It is in no packet, and no file without a record."""
    outcome = zi("buat", "surat", *DATA, "--format", "zip")
    shutil.unpack_archive(office / OUT / "paket/surat/DUKCAPIL.zip", office / "isi")
    assert "indeks.xlsx" not in {path.name for path in (office / "isi").rglob("*")}
    assert "Berkas lama" not in outcome.out
    save_docx(office / OUT / "surat" / "lain.docx", "Lain.")
    assert "lain" not in str(_rows(office / SURAT))
