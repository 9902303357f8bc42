"""The agenda book as a file."""

from __future__ import annotations

import csv
import os
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest

from zi_docs.errors import RegisterError, UsageError
from zi_docs.register import Register, ReserveItem, ReserveRequest, export_agenda
from zi_docs.register.agenda import COLUMNS, EDITION_COLUMNS, EXPORTS

from .asking import DAY, by_hand, codes_of, issue_of, make

NASTY = [
    '=HYPERLINK("http://x","y")',
    "+62 812",
    "-1",
    "@SUM(A1)",
    "\uff1d1+1",
    "#N/A",
    "=",
    "'petik",
    'a;b"c',
    "baris\nbaru",
    "suara\x07",
]


def _rows(path: Path) -> list[tuple[str, ...]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [tuple(row) for row in csv.reader(file, delimiter=";")]
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return [tuple(cell or "" for cell in row) for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("name", ["BUKU-AGENDA.xlsx", "buku.CSV"])
def test_a_line_of_the_book(register: Register, tmp_path: Path, name: str) -> None:
    """A line has counter, number, date, type, for whom, state, reason, file, code and time."""
    make(register, tmp_path, "a", "b")
    register.cancel("188.45/2/406.001.3/2021", "salah orang")
    register.reserve_by_hand(by_hand("c", "3a"))
    path = export_agenda(register.list_numbers(), tmp_path / name)
    heading, first, second, third = _rows(path.rename(path.with_suffix(path.suffix.lower())))
    code = register.documents("keputusan-tim")["a"].kode
    assert heading == COLUMNS
    assert first == (
        *("1", "188.45/1/406.001.3/2021", "27 April 2021", "keputusan-tim", "Untuk a", "terbit"),
        *("", "keputusan-tim/a.docx", code, "27 April 2021 10.02", "1", ""),
    )
    assert second[5:7] == ("batal", "salah orang")
    assert third[0] == "3a"


def test_all_editions(register: Register, tmp_path: Path) -> None:
    """The second sheet has every edition, those of one document together, with their fate."""
    first, second = make(register, tmp_path, "a", "b")
    register.replace(issue_of("a", first, data=b"kedua"), "salah nama")
    register.cancel(second, "ganda")
    path = export_agenda(register.list_numbers(), tmp_path / "a.xlsx", register.editions())
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Buku Agenda", "Edisi"]
    heading, *rows = [[cell or "" for cell in row] for row in book["Edisi"].values]
    assert tuple(heading) == EDITION_COLUMNS
    assert [row[:2] + row[5:8] for row in rows] == [
        [first, "1", "diganti", "", ""],
        [first, "2", "terbit", "salah nama", ""],
        [second, "1", "batal", "", "ganda"],
    ]
    assert rows[1][11] == sha256(b"kedua").hexdigest()
    assert [row[10] for row in _rows(path)][1:] == ["2", "1"]


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_the_same_book_gives_the_same_bytes(register: Register, tmp_path: Path, name: str) -> None:
    """An export depends on the book alone: nothing in it tells the day, and nothing is added to."""
    make(register, tmp_path, "a", "b")
    data = export_agenda(register.list_numbers(), tmp_path / name, register.editions()).read_bytes()
    again = export_agenda(register.list_numbers(), tmp_path / name, register.editions())
    assert again.read_bytes() == data
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(again) as package:
            assert b">2021-01-01T00:00:00Z</dcterms:created>" in package.read("docProps/core.xml")
            assert {entry.date_time[0] for entry in package.infolist()} == {1980}


def _nasty(register: Register) -> None:
    items = [
        ReserveItem(f"k{n}", DAY, lambda urut: f"{urut}/2021", text) for n, text in enumerate(NASTY)
    ]
    register.reserve(ReserveRequest("s", 2021, "keputusan-tim", items))


def test_no_formula_in_a_workbook(register: Register, tmp_path: Path) -> None:
    """Every cell of the workbook is the text that was kept, never a formula or an error."""
    _nasty(register)
    sheet = openpyxl.load_workbook(
        export_agenda(register.list_numbers(), tmp_path / "a.xlsx")
    ).active
    assert sheet is not None
    assert {cell.data_type for row in sheet for cell in row if cell.value} == {"s"}
    expected = [text.replace("\x07", " ") for text in NASTY]
    assert [row[4] for row in _rows(tmp_path / "a.xlsx")][1:] == expected


def test_no_formula_in_csv(register: Register, tmp_path: Path) -> None:
    """A cell that would begin a formula gets an apostrophe in front; others stay as they are."""
    _nasty(register)
    cells = [row[4] for row in _rows(export_agenda(register.list_numbers(), tmp_path / "a.csv"))][
        1:
    ]
    assert cells[:5] == [f"'{text}" for text in NASTY[:5]]
    assert cells[6] == "'="
    assert cells[7:10] == NASTY[7:10]


def test_csv_opens_in_excel(register: Register, tmp_path: Path) -> None:
    """CSV is UTF-8 with a mark and semicolons, as Excel in Indonesian expects."""
    data = export_agenda(register.list_numbers(), tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfNo. Urut;Nomor;")


def test_written_whole_or_not_at_all(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When writing fails, the older export stays and no other file is left."""
    old = export_agenda(register.list_numbers(), tmp_path / "a.csv").read_bytes()

    def full(path: Path, lines: object) -> None:
        path.write_text("separuh")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(EXPORTS, ".csv", full)
    with pytest.raises(RegisterError) as caught:
        export_agenda(register.list_numbers(), tmp_path / "a.csv")
    assert codes_of(caught.value) == ["ZI641"]
    assert (tmp_path / "a.csv").read_bytes() == old
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.csv", "register.db"]


def test_another_ending(register: Register, tmp_path: Path) -> None:
    """An unknown file ending is an error of the command."""
    with pytest.raises(UsageError) as caught:
        export_agenda(register.list_numbers(), tmp_path / "a.pdf")
    assert caught.value.problems[0].code == "ZI642"


def test_no_such_folder(register: Register, tmp_path: Path) -> None:
    """A missing folder is reported without a traceback."""
    with pytest.raises(RegisterError) as caught:
        export_agenda(register.list_numbers(), tmp_path / "tidak" / "ada.xlsx")
    assert codes_of(caught.value) == ["ZI641"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_stays(register: Register, tmp_path: Path) -> None:
    """An export replaces an older export, but never a pipe or a device."""
    os.mkfifo(tmp_path / "pipa.csv")
    with pytest.raises(RegisterError) as caught:
        export_agenda(register.list_numbers(), tmp_path / "pipa.csv")
    assert codes_of(caught.value) == ["ZI641"]
    assert (tmp_path / "pipa.csv").is_fifo()


def test_the_book_is_printed_whole(register: Register, tmp_path: Path) -> None:
    """Each sheet is printed across, as wide as one page, under its headings on every page."""
    make(register, tmp_path, "a")
    path = export_agenda(register.list_numbers(), tmp_path / "buku.xlsx", register.editions())
    for sheet in openpyxl.load_workbook(path):
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$1")
        assert (sheet.page_setup.fitToHeight or "0") in (0, "0"), sheet.title
