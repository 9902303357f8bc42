"""A plan says on what it rests: the guideline of its date, and the decree that was issued."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.samples import copy_sample
from zi_docs.ooxml.text import document_text

from .files import edit
from .runs import Zi

DATA = "gunungkidul-2020"
PLAN, DECREE = "rencana-aksi", "sk-penetapan-unit"
GUIDE = (
    "Dasar\t:\t{}Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi "
    "Nomor 52 Tahun 2014"
)


@pytest.fixture
def office(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sample data set without a register; we stand in its workspace."""
    copy_sample(repository / "data" / DATA, tmp_path / "data" / DATA)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data" / DATA


def _basis(zi: Zi, *options: str) -> list[str]:
    """Make the plan, and return the lines between its title and its matrix."""
    assert zi("buat", PLAN, "--data", DATA, *options).code == 0
    (path,) = Path("output", DATA, PLAN).glob("*.docx")
    lines = document_text(path.read_bytes()).splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("TAHUN")) + 1
    return lines[start : next(n for n, line in enumerate(lines) if line.startswith("No."))]


def test_a_plan_rests_on_the_guideline_of_its_date(zi: Zi, office: Path) -> None:
    """Before a decree is issued the guideline stands alone, without a number and with a stop."""
    (line,) = _basis(zi)
    assert line.startswith(GUIDE.format(""))
    assert line.endswith("Nomor 10 Tahun 2019.")


def test_a_plan_names_the_decree_that_was_issued(zi: Zi, office: Path) -> None:
    """Once the decree has its number, the plan is made again and names number, date and title.

    The run that issues the decree says so, where a plan is there.
    """
    _basis(zi)
    issued = zi("buat", DECREE, "--terbit", "--data", DATA)
    assert issued.code == 0
    assert f"Buat lagi: zi-docs buat {PLAN} --data {DATA}\n" in issued.out
    guide, decree = _basis(zi)
    assert guide.startswith(GUIDE.format("1.\t"))
    assert guide.endswith(";")
    assert decree.startswith("2.\tKeputusan Bupati Gunungkidul Nomor 1/KPTS/2020 tanggal 20 April")
    assert decree.endswith("di Lingkungan Pemerintah Kabupaten Gunungkidul Tahun 2020.")


def test_what_is_issued_together_goes_in_the_order_of_the_programme(zi: Zi, office: Path) -> None:
    """A plan issued in the same run as its decree cites it, also where it was named first."""
    run = zi("buat", PLAN, DECREE, "--terbit", "--data", DATA)
    assert run.code == 0, run.err
    assert "Buat lagi" not in run.out
    (path,) = Path("output", DATA, PLAN).glob("*.docx")
    assert "Keputusan Bupati Gunungkidul Nomor 1/KPTS/2020 tanggal 20 April" in document_text(
        path.read_bytes()
    )


def test_a_cancelled_decree_is_no_basis(zi: Zi, office: Path) -> None:
    """A decree whose number was cancelled is named no more."""
    assert zi("buat", DECREE, "--terbit", "--data", DATA).code == 0
    assert zi("register", "batal", "1/KPTS/2020", "--alasan", "salah", "--data", DATA).code == 0
    assert len(_basis(zi)) == 1


def test_a_later_decree_is_no_basis(zi: Zi, office: Path) -> None:
    """A plan can't rest on a decree of a later date."""
    assert zi("buat", DECREE, "--terbit", "--tanggal", "8 Mei 2020", "--data", DATA).code == 0
    assert len(_basis(zi)) == 1


def test_a_unit_that_is_not_proposed_does_not_rest_on_the_decree(zi: Zi, office: Path) -> None:
    """The decree names proposed units; the plan of another unit does not cite it."""
    assert zi("buat", DECREE, "--terbit", "--data", DATA).code == 0
    path = office / "unit_kerja.csv"
    text = path.read_text("cp1252")
    path.write_text(text.replace("196708161993031005;WBK", "196708161993031005;"), "cp1252")
    edit(office / "pengaturan.yaml", "total: 2\n  WBK: 2", "total: 1\n  WBK: 1")
    assert len(_basis(zi)) == 1


def test_an_office_may_type_the_decree(zi: Zi, office: Path) -> None:
    """The field "dasar" takes the place of what the register knows."""
    assert zi("buat", DECREE, "--terbit", "--data", DATA).code == 0
    dasar = "isian:\n  rencana-aksi:\n    dasar: [Keputusan Bupati Nomor 7]\n"
    edit(office / "pengaturan.yaml", "isian:\n", dasar)
    assert _basis(zi)[1:] == ["2.\tKeputusan Bupati Nomor 7."]


def test_a_type_may_only_refer_to_one_that_exists(zi: Zi, office: Path, repository: Path) -> None:
    """A manifest that names an unknown type is refused at its line (ZI367)."""
    own = Path("templates", PLAN)
    shutil.copytree(repository / "templates" / PLAN, own)
    edit(own / "manifest.yaml", "keputusan: sk-penetapan-unit", "keputusan: sk-penetapan")
    run = zi("buat", PLAN, "--data", DATA)
    assert run.code == 1
    assert "ZI367" in run.err
    assert "sk-penetapan-unit" in run.err
