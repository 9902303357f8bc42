"""``periksa --tandai``: copies of the office's workbooks that show what was found."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.cli.files import edit
from tests.cli.runs import Zi
from tests.workbook.books import changed

CHECK = ("periksa", "--data", "kantor", "--tandai")


def as_workbook(office: Path, name: str, **wrong: str) -> Path:
    """Make a table of the office a workbook; the cells that are named get these values."""
    data = office / "data" / "kantor"
    book = Workbook()
    book.active.title = name
    rows = csv.reader(
        io.StringIO((data / f"{name}.csv").read_text(encoding="utf-8")), delimiter=";"
    )
    for row in rows:
        book.active.append(row)
    for cell, value in wrong.items():
        book.active[cell] = value
    path = data / f"{name}.xlsx"
    book.save(path)
    (data / f"{name}.csv").unlink()
    return path


@pytest.fixture
def wrong(office: Path) -> Path:
    """The workbook of an office in which a name is wrong; the copy is to be made from it."""
    return as_workbook(office, "pegawai", A2="1. Ani *)")


def test_a_copy_shows_what_is_wrong(zi: Zi, office: Path, wrong: Path) -> None:
    """The copy marks the cell, lists every finding first, and leaves the original as it is."""
    before = wrong.read_bytes()
    outcome = zi(*CHECK, "-o", "hasil.xlsx")
    assert (outcome.code, outcome.out) == (1, "Salinan: hasil.xlsx (1 sel ditandai)\n")
    assert wrong.read_bytes() == before
    copy = load_workbook(office / "hasil.xlsx")
    assert copy.sheetnames == ["_PERIKSA", "pegawai"]
    assert copy["pegawai"]["A2"].comment.text.startswith("--- zi-docs ---\nKESALAHAN ZI315: ")
    assert copy["_PERIKSA"]["B5"].hyperlink.location == "'pegawai'!A2"
    assert copy["_PERIKSA"]["E5"].value == "ZI315"


def test_a_copy_is_used_as_data(zi: Zi, office: Path, wrong: Path) -> None:
    """Who mends the copy and puts it among the data gets no complaint about our marks."""
    zi(*CHECK, "-o", "hasil.xlsx")
    book = load_workbook(office / "hasil.xlsx")
    book["pegawai"]["A2"] = "Widodo Cahyo"
    book.save(wrong)
    outcome = zi(*CHECK, "-o", "lagi.xlsx")
    assert (outcome.code, "ZI" in outcome.err) == (0, False), outcome.err
    assert "Tidak ada temuan, jadi tidak ada salinan yang ditulis." in outcome.out
    assert not (office / "lagi.xlsx").exists()


def test_a_file_is_not_overwritten_unasked(zi: Zi, office: Path, wrong: Path) -> None:
    """A file that is there stays, unless --timpa is given; then the copy is the same again."""
    zi(*CHECK, "-o", "hasil.xlsx")
    first = (office / "hasil.xlsx").read_bytes()
    outcome = zi(*CHECK, "-o", "hasil.xlsx")
    assert (outcome.code, "ZI004" in outcome.err) == (2, True)
    assert zi(*CHECK, "-o", "hasil.xlsx", "--timpa").code == 1
    assert (office / "hasil.xlsx").read_bytes() == first


@pytest.mark.parametrize("name", ["pegawai.xlsx", "lain.xlsx", "lain"])
def test_a_copy_is_not_put_among_the_data(zi: Zi, office: Path, wrong: Path, name: str) -> None:
    """A copy in the folder of the data would be read as data: refused, also over the original."""
    before = wrong.read_bytes()
    outcome = zi(*CHECK, "-o", f"data/kantor/{name}", "--timpa")
    assert (outcome.code, "ZI182" in outcome.err) == (2, True)
    assert wrong.read_bytes() == before
    assert [p.name for p in wrong.parent.iterdir() if p.suffix == ".xlsx"] == ["pegawai.xlsx"]


@pytest.mark.parametrize(
    "line", ["--tandai", "-o hasil.xlsx", "--timpa", "--tandai -o hasil.xls", "--tandai -o x.docx"]
)
def test_options_that_miss_each_other_are_refused(zi: Zi, office: Path, line: str) -> None:
    """--tandai needs -o and an .xlsx, and the others mean nothing without it."""
    outcome = zi("periksa", "--data", "kantor", *line.split())
    assert (outcome.code, "ZI000" in outcome.err) == (2, True)


def test_other_formats_get_a_list(zi: Zi, office: Path) -> None:
    """What was found in a CSV stands in a workbook of its own that is nothing but the list."""
    path = office / "data" / "kantor" / "pegawai.csv"
    edit(path, "Widodo Cahyo", "1. Widodo *)")
    outcome = zi(*CHECK, "-o", "hasil.xlsx")
    assert outcome.out == "Salinan: hasil.xlsx (daftar temuan)\n"
    book = load_workbook(office / "hasil.xlsx")
    assert book.sheetnames == ["_PERIKSA"]
    rows = list(book["_PERIKSA"].iter_rows(min_row=3, values_only=True))
    assert rows[0][0] == "Tingkat"
    assert "data/kantor/pegawai.csv" in rows[1][1]


def test_several_workbooks_need_a_folder(zi: Zi, office: Path, wrong: Path) -> None:
    """Each workbook with findings gets a copy of its own in a folder; one file is refused."""
    as_workbook(office, "unit_kerja", B2="nihil")
    outcome = zi(*CHECK, "-o", "hasil.xlsx")
    assert (outcome.code, "ZI180" in outcome.err) == (2, True)
    assert "pegawai.xlsx, unit_kerja.xlsx" in outcome.err
    assert not (office / "hasil.xlsx").exists()
    outcome = zi(*CHECK, "-o", "hasil", "--json")
    written = json.loads(outcome.out)["salinan"]
    assert written[:2] == ["hasil/pegawai_PERIKSA.xlsx", "hasil/unit_kerja_PERIKSA.xlsx"]
    assert sorted(str(p.relative_to(office)) for p in (office / "hasil").iterdir()) == written


def test_data_that_can_not_be_read_are_marked(zi: Zi, office: Path, wrong: Path) -> None:
    """Where nothing can be checked because the settings are wrong, the list says so."""
    (office / "data" / "kantor" / "pengaturan.yaml").write_text("tahun: [", encoding="utf-8")
    outcome = zi(*CHECK, "-o", "hasil.xlsx")
    assert outcome.code == 1
    book = load_workbook(office / "hasil.xlsx")
    places = [row[1] for row in book["_PERIKSA"].iter_rows(min_row=4, values_only=True)]
    assert any("pengaturan.yaml" in place for place in places)


def test_a_workbook_that_can_not_be_copied_is_listed(zi: Zi, office: Path, wrong: Path) -> None:
    """A workbook that can't be changed by bytes is told (ZI181), and its findings are listed."""
    declared = b'<?xml version="1.0" encoding="ISO-8859-1"?>'
    data = changed(wrong.read_bytes(), {"xl/worksheets/sheet1.xml": lambda part: declared + part})
    wrong.write_bytes(data)
    outcome = zi(*CHECK, "-o", "hasil.xlsx")
    assert "ZI181" in outcome.err
    assert outcome.out == "Salinan: hasil.xlsx (daftar temuan)\n"
