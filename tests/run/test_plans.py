"""Plans as offices lay them out: each cell of the schedule, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from zi_docs.codes import Severity
from zi_docs.errors import Problem
from zi_docs.readers import read_tables
from zi_docs.tables import RencanaAksi, build_records, load_tables, record_classes
from zi_docs.tables.completing import complete_tables
from zi_docs.workspace import builtin_templates

pytestmark = pytest.mark.usefixtures("same_process")

TABLES = load_tables((builtin_templates(),), str)
CLASS = record_classes(TABLES)["rencana_aksi"]
UNIT = "Kode;Nama\nDINSOS;Dinas Sosial\n"
YEAR = 2020
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
HEADING = ("Unit Kerja", "Area", "Kegiatan", "Target")

Edit = Callable[[Any], None]


class Plan:
    """A data set of one plan that is read, completed and built."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.records: tuple[RencanaAksi, ...] = ()

    def read(self, *rows: Sequence[Any], edit: Edit | None = None, units: str = UNIT) -> list[Any]:
        """Write the sheet of a plan, and return the months of each activity."""
        book = Workbook()
        book.active.title = "Rencana Aksi"
        for row in rows:
            book.active.append(list(row))
        if edit:
            edit(book.active)
        book.save(self.folder / "renaksi.xlsx")
        return self.load(units)

    def load(self, units: str = UNIT) -> list[Any]:
        """Read the folder, and return the months of each activity."""
        (self.folder / "unit_kerja.csv").write_text(units)
        tables, self.problems, *_ = read_tables(self.folder, "data/uji", TABLES)
        on = datetime(YEAR, 4, 20).date()
        made, told = complete_tables(tables, TABLES, on, YEAR)
        rows = made["rencana_aksi"].rows if "rencana_aksi" in made else ()
        records, refused = build_records(CLASS, rows)
        self.records = tuple(record for record in records if isinstance(record, RencanaAksi))
        self.problems = [*self.problems, *told, *refused]
        return [record.jadwal for record in self.records]

    def told(self, code: str) -> list[str]:
        """Return what was told under a code."""
        return [one.message for one in self.problems if one.code == code]

    @property
    def complaints(self) -> list[str]:
        """The codes of what is no note."""
        return [one.code for one in self.problems if one.severity is not Severity.CATATAN]


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return Plan(tmp_path)


def merge(*areas: str) -> Edit:
    def edit(sheet: Any) -> None:
        for area in areas:
            sheet.merge_cells(area)

    return edit


def activity(number: int, *cells: Any) -> tuple[Any, ...]:
    return ("DINSOS", str(number), f"Kegiatan {'abcdef'[number - 1]}", "1 dokumen", *cells)


def test_marks_under_months_are_their_months(plan: Plan) -> None:
    """Marks schedule, what says no does not, and neither needs a word."""
    marks = ("x", "-", "n/a", "belum", "1", "–", "—", 0, "0%", None, "Belum dilaksanakan", "✓")
    assert plan.read((*HEADING, *MONTHS), activity(1, *marks)) == [(1, 5, 12)]
    assert plan.problems == []


def test_amounts_under_months_are_scheduled_and_told(plan: Plan) -> None:
    """A number, an amount, a date and a week under a month are one note with their cells."""
    marks = ("2", "3 dokumen", "50%", "15 April 2020", "Minggu II", *[None] * 7)
    assert plan.read((*HEADING, *MONTHS), activity(1, *marks)) == [(1, 2, 3, 4, 5)]
    [note] = [one for one in plan.problems if one.code == "ZI170"]
    assert note.message == "Jadwal 1 baris dibaca dari isi kolom bulannya, yang bukan tanda."
    assert note.about.startswith('E2 "2"; F2 "3 dokumen"; G2 "50%"; H2 "15 April 2020"')
    assert plan.complaints == []


def test_a_text_under_months_is_refused_once_with_its_cells(plan: Plan) -> None:
    """A text of which nobody knows what it says is one complaint, each time with its cell."""
    rows = [activity(number, None, "lihat lampiran") for number in (1, 2)]
    assert plan.read((*HEADING, *MONTHS), *rows) == []
    refusals = [one for one in plan.problems if one.code == "ZI203"]
    assert [str(one.place) for one in refusals] == [
        f'data/uji/renaksi.xlsx, lembar "Rencana Aksi", sel F{row}' for row in (2, 3)
    ]
    assert {(one.message, one.about) for one in refusals} == {
        ("Isian ini bukan tanda jadwal.", "lihat lampiran")
    }


def test_percentages_in_quarters_are_the_target(plan: Plan) -> None:
    """Such a quarter is scheduled, and the percentages are the target when none was typed."""
    heading = ("Unit Kerja", "Area", "Kegiatan", "Target", "TW I", "TW II", "TW III", "TW IV")
    found = plan.read(
        heading,
        ("DINSOS", "1", "Rapat", None, "0%", "25%", "50%", "100%"),
        ("DINSOS", "2", "Survei", "4 laporan", 0.25, "nihil", None, 1.0),
        ("DINSOS", "3", "Apel", None, "x", None, None, None),
    )
    assert found == [(4, 5, 6, 7, 8, 9, 10, 11, 12), (1, 2, 3, 10, 11, 12), (1, 2, 3)]
    targets = [record.target for record in plan.records]
    assert targets == ["TW II 25%, TW III 50%, TW IV 100%", "4 laporan", ""]
    assert plan.told("ZI170") == ["Jadwal 2 baris dibaca dari target di kolom triwulannya."]
    assert plan.told("ZI164") == [
        "Target 1 baris tidak tertulis; diisi dari target di kolom triwulannya."
    ]


def test_a_deadline_is_its_month(plan: Plan) -> None:
    """A date in the column of the time is told once, with the first of them."""
    rows = [activity(number, datetime(YEAR, number + 2, 28)) for number in (1, 2)]
    assert plan.read((*HEADING, "Target Waktu"), *rows) == [(3,), (4,)]
    [note] = [one for one in plan.problems if one.code == "ZI170"]
    assert note.message == "Jadwal 2 baris dibaca dari tanggalnya."
    assert note.about == 'Mar ("28 Maret 2020", baris 2); Apr ("28 April 2020", baris 3)'


@pytest.mark.parametrize(
    ("heading", "months"), [("Waktu", []), ("Batas Waktu", [(3,)]), ("Tanggal Pelaksanaan", [(3,)])]
)
def test_a_date_that_excel_may_have_made_of_months_is_asked(
    plan: Plan, heading: str, months: list[Any]
) -> None:
    """Excel makes 1 March of "1-3", so such a date is one only where the column holds dates."""
    assert plan.read((*HEADING, heading), activity(1, datetime(YEAR, 3, 1))) == months
    assert plan.told("ZI203") == ["Tanggal ini mungkin rentang bulan yang diubah Excel."] * (
        not months
    )


def test_one_day_that_is_no_month_shows_that_a_column_holds_dates(plan: Plan) -> None:
    """Beside the 28th of a month, the 1st is a day as well."""
    rows = [activity(1, datetime(YEAR, 3, 1)), activity(2, datetime(YEAR, 3, 28))]
    assert plan.read((*HEADING, "Waktu"), *rows) == [(3,), (3,)]


def test_another_year_is_refused_in_its_cell(plan: Plan) -> None:
    """A schedule of another year than that of the settings is not printed as if it were this."""
    heading = (*HEADING, "Waktu")
    assert plan.read(heading, activity(1, "Maret 2019"), activity(2, "Mei 2020")) == [(5,)]
    [told] = [one for one in plan.problems if one.code == "ZI203"]
    said = "Jadwal ini menyebut tahun 2019, sedangkan tahun di pengaturan 2020."
    assert (told.message, told.about) == (said, "Maret 2019")
    assert str(told.place).endswith("sel E2")


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("RENCANA AKSI TAHUN 2020", []),
        ("RENCANA AKSI TAHUN ANGGARAN 2019", ["ZI171"]),
        ("Menurut Peraturan Menteri Nomor 10 Tahun 2019", []),
        ("Renstra Tahun 2019-2024", []),
    ],
)
def test_a_title_of_another_year_is_told(plan: Plan, title: str, codes: list[str]) -> None:
    """The year in a title is the plan's, but not the year of a rule or of a longer time."""
    assert plan.read((title,), (*HEADING, "Waktu"), activity(1, "Mei")) == [(5,)]
    assert plan.complaints == codes


WEEKS = ("I", "II", "III", "IV")
FOURFOLD = [MONTHS[n // 4] if n % 4 == 0 else None for n in range(48)]


def marked(width: int, *places: int) -> list[Any]:
    return ["x" if place in places else None for place in range(width)]


@pytest.mark.parametrize(
    "weeks",
    [WEEKS, (1, 2, 3, 4), ("M1", "M2", "M3", "M4"), ("Mg I", "Mg II", "Mg III", "Mg IV"),
     ("ke-1", "ke-2", "ke-3", "ke-4"), ("1-7", "8-14", "15-21", "22-31")],
    ids=["roman", "numbers", "m", "mg", "ke", "days"],
)  # fmt: skip
@pytest.mark.parametrize("is_merged", [True, False], ids=["merged", "plain"])
def test_weeks_below_months_are_summed(plan: Plan, weeks: Sequence[Any], is_merged: bool) -> None:
    """A mark in any week schedules its month, however the weeks are headed."""

    def edit(sheet: Any) -> None:
        for area in ("A1:A2", "B1:B2", "C1:C2", "D1:D2"):
            sheet.merge_cells(area)
        for first in range(5, 53, 4):
            sheet.merge_cells(None, 1, first, 1, first + 3)

    found = plan.read(
        (*HEADING, *FOURFOLD),
        (*[None] * 4, *weeks * 12),
        activity(1, *marked(48, 1, 23)),
        activity(2, *marked(48, 4, 7, 47)),
        edit=edit if is_merged else None,
    )
    assert found == [(1, 6), (2, 12)]
    assert plan.told("ZI170") == ["Jadwal 2 baris dibaca dari kolom minggu di bawah bulannya."]
    assert plan.complaints == []


def test_five_weeks_in_some_months(plan: Plan) -> None:
    """Months may have four weeks or five."""
    top = ["Mei", None, None, None, None, "Juni", None, None, None]
    found = plan.read(
        (*HEADING, *top), (*[None] * 4, *WEEKS, "V", *WEEKS), activity(1, *marked(9, 4)),
        activity(2, *marked(9, 5)),
    )  # fmt: skip
    assert found == [(5,), (6,)]


@pytest.mark.parametrize("is_merged", [True, False], ids=["merged", "plain"])
def test_weeks_below_months_below_a_group(plan: Plan, is_merged: bool) -> None:
    """A heading of three rows: the time, its months, and their weeks."""
    areas = ["A1:A3", "B1:B3", "C1:C3", "D1:D3", "E1:AZ1"]
    areas += [f"{first}2:{last}2" for first, last in (("E", "H"), ("I", "L"), ("M", "P"))]
    found = plan.read(
        (*HEADING, "WAKTU PELAKSANAAN"),
        (*[None] * 4, *FOURFOLD),
        (*[None] * 4, *WEEKS * 12),
        activity(1, *marked(48, 0, 11)),
        edit=merge(*areas) if is_merged else None,
    )
    assert found == [(1, 3)]
    assert plan.complaints == []


def test_months_below_quarters_below_a_group(plan: Plan) -> None:
    """The months count, and not the quarters over them."""
    quarters = ["TW I", None, None, "TW II", None, None, "TW III", None, None, "TW IV", None, None]
    found = plan.read(
        (*HEADING, "JADWAL"),
        (*[None] * 4, *quarters),
        (*[None] * 4, *MONTHS),
        activity(1, *marked(12, 1, 10)),
        edit=merge("A1:A3", "B1:B3", "C1:C3", "D1:D3", "E1:P1", "E2:G2", "H2:J2", "K2:M2", "N2:P2"),
    )
    assert found == [(2, 11)]


def test_weeks_in_one_row_are_not_the_month_of_that_spelling(plan: Plan) -> None:
    """ "Jun I" is the first week of June, and no June without its other weeks."""
    weeks = [f"{month} {week}" for month in ("Jun", "Jul") for week in WEEKS]
    found = plan.read((*HEADING, *weeks), activity(1, *marked(8, 2)), activity(2, *marked(8, 4)))
    assert found == [(6,), (7,)]


@pytest.mark.parametrize("groups", [("TARGET", "REALISASI"), ("REALISASI", "RENCANA")])
def test_what_was_done_is_no_schedule(plan: Plan, groups: tuple[str, str]) -> None:
    """Of months twice, those below the target are the schedule, wherever they stand."""
    first, other = marked(12, 0, 1), marked(12, 6)
    found = plan.read(
        ("Unit Kerja", "Area", "Kegiatan", groups[0], *[None] * 11, groups[1]),
        (*[None] * 3, *MONTHS, *MONTHS),
        ("DINSOS", "1", "Rapat", *first, *other),
        edit=merge("A1:A2", "B1:B2", "C1:C2", "D1:O1", "P1:AA1"),
    )
    assert found == [(1, 2) if groups[0] == "TARGET" else (7,)]
    assert plan.complaints == []


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (("Mulai", "Selesai"), (datetime(YEAR, 3, 1), datetime(YEAR, 5, 28))),
        (("Tanggal Mulai", "Tanggal Selesai"), ("1 Maret 2020", "31 Mei 2020")),
        (("Waktu Mulai", "Waktu Akhir"), ("Maret", "Mei")),
        (("Bulan Mulai", "Bulan Selesai"), (3, 5)),
        (("Start", "Finish"), ("Mar", "Mei 2020")),
    ],
)
def test_start_and_end_columns(
    plan: Plan, headings: tuple[str, str], cells: tuple[Any, Any]
) -> None:
    """A start and an end schedule the months between, which is told."""
    assert plan.read((*HEADING, *headings), activity(1, *cells)) == [(3, 4, 5)]
    assert plan.told("ZI170") == ["Jadwal 1 baris dibaca dari kolom mulai dan selesainya."]
    assert plan.complaints == []


def test_start_and_end_below_a_group(plan: Plan) -> None:
    """ "Mulai" and "Selesai" below "Waktu" are no second and third Waktu."""
    found = plan.read(
        (*HEADING, "WAKTU", None, "PIC"),
        (*[None] * 4, "MULAI", "SELESAI", None),
        activity(1, datetime(YEAR, 1, 1), datetime(YEAR, 3, 28), "Sekretaris"),
        edit=merge("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:G2"),
    )
    assert found == [(1, 2, 3)]
    assert plan.records[0].penanggung_jawab == "Sekretaris"


def shade(*areas: str, colour: str = "FFFFC000") -> Edit:
    def edit(sheet: Any) -> None:
        for area in areas:
            for row in sheet[area]:
                for cell in row:
                    cell.fill = PatternFill("solid", fgColor=colour)

    return edit


def test_coloured_months_are_refused_with_their_cells(plan: Plan) -> None:
    """A colour is not read; it is one complaint with each of its cells, and nothing else."""
    rows = [activity(number, *marked(12)) for number in (1, 2)]
    found = plan.read((*HEADING, *MONTHS), *rows, edit=shade("E2:F2", "G3:G3"))
    assert found == []
    spots = [str(one.place).rpartition(" ")[2] for one in plan.problems]
    assert (spots, plan.complaints) == (["E2", "F2", "G3"], ["ZI203"] * 3)
    assert {one.message for one in plan.problems} == {
        "Jadwal di sel ini hanya diwarnai; warna tidak dibaca."
    }


def write_xls(path: Path, rows: Sequence[Sequence[Any]], shaded: set[tuple[int, int]]) -> None:
    colour = xlwt.easyxf("pattern: pattern solid, fore_colour orange")
    white = xlwt.easyxf("pattern: pattern solid, fore_colour white")
    book = xlwt.Workbook()
    sheet = book.add_sheet("Rencana Aksi")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell, colour if (at, column) in shaded else white)
    book.save(str(path))


def write_ods(path: Path, rows: Sequence[Sequence[Any]], shaded: set[tuple[int, int]]) -> None:
    document = OpenDocumentSpreadsheet()
    for name, colour in (("Dasar", "#ffc000"), ("Putih", "#ffffff")):
        style = Style(name=name, family="table-cell")
        style.addElement(TableCellProperties(backgroundcolor=colour))
        (document.styles if name == "Dasar" else document.automaticstyles).addElement(style)
    made = Style(name="Tanda", family="table-cell", parentstylename="Dasar")
    document.automaticstyles.addElement(made)
    table = Table(name="Rencana Aksi")
    document.spreadsheet.addElement(table)
    for at, row in enumerate(rows):
        line = TableRow()
        table.addElement(line)
        for column, text in enumerate(row):
            style = "Tanda" if (at, column) in shaded else "Putih"
            kind = {"valuetype": "string"} if text else {}
            cell = TableCell(stylename=style, **kind)
            if text:
                cell.addElement(P(text=text))
            line.addElement(cell)
    document.save(str(path))


@pytest.mark.parametrize("write", [write_xls, write_ods], ids=["xls", "ods"])
def test_colours_of_other_formats_are_told_too(plan: Plan, write: Callable[..., None]) -> None:
    """An .xls and an .ods tell their coloured months as an .xlsx does; white is no colour."""
    rows = [(*HEADING, *MONTHS), activity(1, *[""] * 12)]
    write(plan.folder / f"renaksi.{write.__name__[-3:]}", rows, {(1, 4), (1, 6)})
    assert plan.load() == []
    spots = [str(one.place).rpartition(" ")[2] for one in plan.problems]
    assert (spots, plan.complaints) == (["E2", "G2"], ["ZI203"] * 2)


def test_colours_beside_marks_say_nothing(plan: Plan) -> None:
    """A row with a mark is read by its marks, whatever is coloured."""
    found = plan.read((*HEADING, *MONTHS), activity(1, *marked(12, 2)), edit=shade("E2:F2"))
    assert (found, plan.problems) == ([(3,)], [])


@pytest.mark.parametrize(
    ("area", "colour"), [("A2:P2", "FFEEEEEE"), ("E2:P2", "FFFFFFFF"), ("E1:P1", "FFFFC000")]
)
def test_colours_of_the_page_are_no_marks(plan: Plan, area: str, colour: str) -> None:
    """A striped row, white cells and a coloured heading mark no month."""
    found = plan.read(
        (*HEADING, *MONTHS), activity(1, *marked(12)), edit=shade(area, colour=colour)
    )
    assert (found, plan.problems) == ([()], [])


def test_a_colour_beside_a_written_schedule_says_nothing(plan: Plan) -> None:
    """What is written counts, and not what is coloured."""
    heading = (*HEADING, "Waktu", *MONTHS)
    found = plan.read(heading, activity(1, "Jan-Mar", *marked(12)), edit=shade("F2:H2"))
    assert (found, plan.problems) == ([(1, 2, 3)], [])


AREAS = ("Manajemen Perubahan", "Penataan Tatalaksana", "Penataan Sistem Manajemen SDM A")
"""The names of sheets; Excel cut the last."""


def test_a_sheet_per_area(plan: Plan) -> None:
    """The sheets are one plan, and each gives its area to its activities."""
    book = Workbook()
    book.remove(book.active)
    for number, area in enumerate(AREAS):
        sheet = book.create_sheet(area)
        sheet.append(["No", "Kegiatan", "Target", "Waktu", "PIC"])
        sheet.append([1, f"Kegiatan {'abc'[number]}", "1 dokumen", MONTHS[number], "Sekretaris"])
    book.save(plan.folder / "renaksi.xlsx")
    assert plan.load() == [(1,), (2,), (3,)]
    assert [record.area for record in plan.records] == ["1", "2", "3"]
    assert plan.told("ZI164")[1::2] == [
        f'Area 1 baris tidak tertulis; diisi dari nama lembar "{area}".' for area in AREAS
    ]
    assert plan.complaints == []


@pytest.mark.parametrize(
    "title",
    ["POKJA : PENGUATAN PENGAWASAN", "RENCANA AKSI POKJA V TAHUN 2020", "Area 5. Pengawasan"],
)
def test_the_area_over_a_table(plan: Plan, title: str) -> None:
    """A title over the table says the area of all its rows."""
    heading = ("Kegiatan", "Target", "Waktu", "PIC")
    assert plan.read((title,), heading, ("Rapat", "1 kali", "Mei", "Sekretaris")) == [(5,)]
    assert [record.area for record in plan.records] == ["5"]


def test_areas_in_rows_between(plan: Plan) -> None:
    """A row that only names an area gives it to the rows below."""
    found = plan.read(
        ("No", "Kegiatan", "Target", "Jadwal", *[None] * 11),
        (None, None, None, *MONTHS),
        ("A", "A. MANAJEMEN PERUBAHAN"),
        (1, "Rapat", "1 kali", *marked(12, 0)),
        ("B", "PENATAAN TATALAKSANA"),
        (1, "Survei", "1 kali", *marked(12, 11)),
        edit=merge("A1:A2", "B1:B2", "C1:C2", "D1:O1", "B3:O3", "B5:O5"),
    )
    assert found == [(1,), (12,)]
    assert [record.area for record in plan.records] == [
        "A. MANAJEMEN PERUBAHAN",
        "PENATAAN TATALAKSANA",
    ]


def test_pokja_is_the_area(plan: Plan) -> None:
    """The working group of an area names it."""
    found = plan.read(("Pokja", *HEADING[2:], "Waktu"), ("Pokja Pengawasan", "Rapat", "1", "Mei"))
    assert (found, plan.records[0].area) == ([(5,)], "Pokja Pengawasan")


def test_an_absent_unit_is_one_question(plan: Plan) -> None:
    """Of several units nobody knows which; the mend says how to name it once for all rows."""
    units = f"{UNIT}PANTI;UPT Panti Sosial\n"
    rows = [("1", "Rapat", "1", "Mei"), ("2", "Survei", "1", "Mei")]
    assert plan.read((*HEADING[1:], "Waktu"), *rows, units=units) == []
    assert {(one.code, one.message, one.hint) for one in plan.problems} == {
        (
            "ZI201",
            "Kolom Unit Kerja belum diisi.",
            'Tambahkan kolom Unit Kerja, atau tulis "Unit Kerja : ..." di atas tabel.',
        )
    }


def test_a_plan_beside_the_evaluation(plan: Plan) -> None:
    """Of an LKE with a plan beside it, the rows without an activity are titles."""
    found = plan.read(
        ("No", "PENILAIAN", None, None, None, "BOBOT", "RENCANA AKSI", "TARGET WAKTU", "PIC"),
        (None, "A.", "PENGUNGKIT", None, None, 60),
        (None, None, None, "1.", "MANAJEMEN PERUBAHAN", 4),
        (None, None, None, "i.", "Penyusunan Tim Kerja", 0.5),
        (1, None, None, "a.", "Tim dibentuk", None, "Menetapkan SK", "Januari", "Sekretaris"),
        (2, None, None, "b.", "Anggota dipilih", None, "Rapat seleksi", "Maret", "Sekretaris"),
        (None, None, None, "2.", "PENATAAN TATALAKSANA", 3.5),
        (3, None, None, "a.", "SOP ada", None, "Menyusun SOP", "April", "Sekretaris"),
        edit=merge("B1:E1"),
    )
    assert found == [(1,), (3,), (4,)]
    kegiatan = [(record.area, record.kegiatan) for record in plan.records]
    assert kegiatan == [
        ("MANAJEMEN PERUBAHAN", "Menetapkan SK"),
        ("MANAJEMEN PERUBAHAN", "Rapat seleksi"),
        ("PENATAAN TATALAKSANA", "Menyusun SOP"),
    ]
    assert plan.complaints == []


def test_an_area_typed_once_goes_on_below(plan: Plan) -> None:
    """Empty cells below an area and its unit go on with them, as merged cells did; it is told."""
    heading = (*HEADING, "Waktu")
    found = plan.read(
        heading,
        ("DINSOS", "Manajemen Perubahan", "Rapat", "1", "Jan"),
        (None, None, "Survei", "1", "Feb"),
        (None, "Pengawasan", "Audit", "1", "Mar"),
        (None, None, "Apel", "1", "Apr"),
    )
    assert found == [(1,), (2,), (3,), (4,)]
    assert [record.area for record in plan.records] == [
        *["Manajemen Perubahan"] * 2,
        *["Pengawasan"] * 2,
    ]
    assert plan.told("ZI164") == [
        "Unit Kerja 3 baris tidak tertulis; diisi dari baris di atasnya.",
        "Area 2 baris tidak tertulis; diisi dari baris di atasnya.",
    ]
    assert plan.complaints == []


def test_the_first_area_is_asked(plan: Plan) -> None:
    """Nothing stands above the first row."""
    assert plan.read((*HEADING, "Waktu"), ("DINSOS", None, "Rapat", "1", "Jan")) == []
    assert plan.complaints == ["ZI201"]


@pytest.mark.parametrize("year", ["-20", " '20", " 2020"])
def test_months_with_their_year_as_headings(plan: Plan, year: str) -> None:
    """A year behind a month in a heading is no week of it."""
    heading = (*HEADING, *(f"{month}{year}" for month in MONTHS))
    assert plan.read(heading, activity(1, *marked(12, 2, 3))) == [(3, 4)]


def test_a_column_of_quarters(plan: Plan) -> None:
    """Below "Triwulan" a number is that of a quarter, and not of a month."""
    texts = ("II", "I-III", "2", "TW IV", "I dan III", "Mei")
    rows = [activity(number, text) for number, text in enumerate(texts, 1)]
    assert plan.read((*HEADING, "Triwulan"), *rows) == [
        (4, 5, 6),
        (1, 2, 3, 4, 5, 6, 7, 8, 9),
        (4, 5, 6),
        (10, 11, 12),
        (1, 2, 3, 7, 8, 9),
        (5,),
    ]
    assert plan.complaints == []
