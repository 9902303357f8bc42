"""What a cell shows is what is read: number formats of ``.xlsx``, ``.xls`` and ``.ods``."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from pydantic import TypeAdapter, ValidationError

from zi_docs.model.fields import Bulan, Shown, clean_text
from zi_docs.model.tabel import Kolom, Tabel, Tables
from zi_docs.model.table import Row, Source
from zi_docs.readers.number_format import shown
from zi_docs.readers.ods_format import as_written
from zi_docs.tables import build_records, record_classes

from .conftest import ANI, HEADING, DataSet

pytestmark = pytest.mark.usefixtures("same_process")

BULAN = TypeAdapter(Bulan)
MONEY = '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-'
NUMBERS = [
    (7, "000", "007"),
    (12.6, "0", "13"),
    (100 / 3, "0.00", "33,33"),
    (0.125, "0.0%", "12,5%"),
    (1 / 3, "0%", "33%"),
    (1500000, '"Rp"#,##0', "Rp1.500.000"),
    (1500000, MONEY, "Rp1.500.000"),
    (-1500, MONEY, "-Rp1.500"),
    (0, MONEY, "Rp-"),
    (1500000, "[$Rp-421] #,##0.00", "Rp 1.500.000,00"),
    (8123456789, "0000-0000-0000", "0081-2345-6789"),
    (12345, '#,##0" orang"', "12.345 orang"),
    (1.5, "# ?/?", "1 1/2"),
    (2.75, "# ??/16", "2 12/16"),
    (1e6, "0.00E+00", "1,00E+06"),
    (-5, "#,##0;(#,##0)", "(5)"),
    (-5, "[Red]0.0", "-5,0"),
    (1234, "#,##0.##", "1.234"),
    (120, '[>=100]"banyak";0', "banyak"),
    (3, '"a;b "0', "a;b 3"),
    ("Ani", '"Sdr. "@', "Sdr. Ani"),
]
MOMENTS = [
    (date(2020, 1, 1), "mmm\\-yy", "Januari 2020"),
    (date(2020, 1, 1), "mm/yyyy", "Januari 2020"),
    (date(2020, 4, 6), "yyyy", "2020"),
    (date(2020, 4, 6), "mmmm", "April"),
    (date(2020, 4, 6), "d mmm", "6 April"),
    (date(2020, 4, 6), "[$-421]dddd, dd mmmm yyyy;@", "Senin, 6 April 2020"),
    (date(2020, 4, 6), '"Tahun" yyyy', "Tahun 2020"),
    (datetime(2020, 4, 6, 9, 30), "dd/mm/yyyy hh:mm", "6 April 2020 09.30"),
    (timedelta(hours=30, minutes=15), "[h]:mm", "30.15"),
]
PLAIN = [
    *((0.5, "General"), (7, "0"), (7, "@"), (5, ";;;"), ("Ani", "@"), (True, "0.00")),
    *((date(2020, 4, 6), "dd/mm/yyyy"), (date(2020, 4, 6), "[$-421]d mmmm yyyy")),
    *((time(9, 30), "hh:mm"), (float("nan"), "0.00"), (float("inf"), "0.00")),
]


@pytest.mark.parametrize(("value", "code", "text"), [*NUMBERS, *MOMENTS])
def test_a_format_shows_its_text(value: Any, code: str, text: str) -> None:
    """A number shows digits, signs and words of its format; a date the parts that it names."""
    assert shown(value, code) == text


@pytest.mark.parametrize(("value", "code"), PLAIN)
def test_a_plain_format_leaves_the_value(value: Any, code: str) -> None:
    """A format that shows the plain value, a whole date, or nothing says nothing more."""
    assert shown(value, code) == ""


@pytest.mark.parametrize(
    ("value", "typed", "text"),
    [
        (7.0, "007", "007"),
        (1500000.0, "Rp1,500,000", "Rp1.500.000"),
        (1500000.0, "Rp1.500.000", "Rp1.500.000"),
        (0.125, "12.5%", "12,5%"),
        (100 / 3, "33.33", "33,33"),
        (12.5, "12.5", ""),
        (0.1 + 0.2, "0.3", ""),
        (date(2020, 1, 1), "Jan-20", "Januari 2020"),
        (date(2001, 1, 1), "Jan-01", "Januari 2001"),
        (date(2020, 1, 1), "01/01/20", ""),
        (datetime(2020, 4, 6, 9, 30), "06/04/20 09:30", "6 April 2020 09.30"),
    ],
)
def test_the_text_of_an_ods_is_read_in_either_language(value: Any, typed: str, text: str) -> None:
    """LibreOffice keeps the text that it showed, with the separators of its author's language."""
    assert as_written(value, typed) == text


CELLS = [(7, "000"), (100 / 3, "0.00"), (1 / 3, "0%"), (date(2020, 1, 1), "mmm-yy")]
SHOWN = ["007", "33,33", "33%", "Januari 2020"]


def xlsx(data_set: DataSet) -> None:
    def style(sheet: Any) -> None:
        for row, (value, code) in enumerate(CELLS, 2):
            sheet.cell(row, 5, value).number_format = code

    data_set.xlsx([*HEADING, "Catatan"], *[ANI] * len(CELLS), edit=style)


def xls(data_set: DataSet) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Pegawai")
    for row, cells in enumerate([[*HEADING, "Catatan"], *[ANI] * len(CELLS)]):
        for column, text in enumerate(cells):
            sheet.write(row, column, text)
    for row, (value, code) in enumerate(CELLS, 1):
        sheet.write(row, 4, value, xlwt.easyxf(num_format_str=code))
    book.save(str(data_set.folder / "pegawai.xls"))


def ods(data_set: DataSet) -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Pegawai")
    document.spreadsheet.addElement(table)
    kinds: list[tuple[dict[str, Any], str]] = [
        ({"valuetype": "float", "value": 7}, "007"),
        ({"valuetype": "float", "value": 100 / 3}, "33.33"),
        ({"valuetype": "percentage", "value": 1 / 3}, "33%"),
        ({"valuetype": "date", "datevalue": "2020-01-01"}, "Jan 20"),
    ]
    texts = [({"valuetype": "string"}, text) for text in ANI]
    heading = [({"valuetype": "string"}, text) for text in [*HEADING, "Catatan"]]
    for cells in [heading, *([*texts, kind] for kind in kinds)]:
        row = TableRow()
        for attributes, text in cells:
            cell = TableCell(**attributes)
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.save(str(data_set.folder / "pegawai.ods"))


@pytest.mark.parametrize("write", [xlsx, xls, ods])
def test_a_text_column_has_what_the_cell_shows(data_set: DataSet, write: Any) -> None:
    """Every format of workbook gives the text that its cell shows."""
    write(data_set)
    assert [row.cells["catatan"] for row in data_set.table().rows] == SHOWN


def test_a_plain_number_has_at_most_fifteen_digits(data_set: DataSet) -> None:
    """0.1 + 0.2 is 0,3: a workbook keeps fifteen digits, and shows no more."""
    data_set.xlsx([*HEADING, "Catatan"], [*ANI, 0.1 + 0.2])
    assert data_set.table().rows[0].cells["catatan"] == "0,3"


def test_a_cell_without_a_style_has_the_first_style(data_set: DataSet) -> None:
    """The first style of a workbook holds for cells that name none."""
    path = data_set.xlsx([*HEADING, "Catatan"], [*ANI, 0.5])
    _change_first_style(path)
    assert data_set.table().rows[0].cells["catatan"] == "50%"


def _change_first_style(path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    styles = parts["xl/styles.xml"]
    at = styles.index(b"<cellXfs")
    parts["xl/styles.xml"] = styles[:at] + styles[at:].replace(b'numFmtId="0"', b'numFmtId="9"', 1)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


def made(cell: Any, **kolom: Any) -> Any:
    """Return the value of a cell, or the code of the problem that it is."""
    tabel = Tabel(nama="uji", judul="Uji", kolom={"isi": Kolom.model_validate(kolom)})
    [model] = record_classes(Tables({"uji": tabel})).values()
    records, problems = build_records(model, [Row(Source("uji.csv"), 2, {"isi": cell})])
    return problems[0].code if problems else records[0].isi  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("jenis", "cell", "value", "printed"),
    [
        ("angka", Shown(12.6, "13"), Decimal(13), "13"),
        ("angka", Shown(100 / 3, "33,3"), Decimal("33.3"), "33,3"),
        ("angka", Shown(12345, "12.345 orang"), Decimal(12345), "12345"),
        ("angka", Shown(1500000, "1.500"), Decimal(1500000), "1500000"),
        ("persen", Shown(100 / 3, "33,33"), Decimal("33.33"), "33,33%"),
        ("rupiah", Shown(1500000, "Rp1.500.000"), 1500000, "1500000"),
        ("rupiah", Shown(1500000, "1.500"), 1500000, "1500000"),
        ("rupiah", Shown(1500000.4, "1.500.000"), 1500000, "1500000"),
        ("rupiah", Shown(0, "Rp-"), 0, "0"),
        ("tanggal", Shown(date(2020, 1, 1), "Januari 2020"), date(2020, 1, 1), "2020-01-01"),
        ("teks", Shown(7, "007"), "007", "007"),
        ("teks", Shown(0, "-"), "", ""),
        ("kode", Shown(7, "007"), "007", "007"),
    ],
)
def test_the_kind_of_a_column_decides(jenis: str, cell: Shown, value: Any, printed: str) -> None:
    """Numbers count as they are shown, unless that is another number; dates keep their day."""
    result = made(cell, jenis=jenis)
    assert (result, str(result)) == (value, printed)


@pytest.mark.parametrize(
    ("number", "code", "found"),
    [
        (7, "000", []),
        (7, "0", ["ZI150"]),
        (7, '"K-"0', ["ZI150"]),
        (7.4, "000", ["ZI150"]),
        (date(2020, 1, 1), "mmm-yy", ["ZI150"]),
    ],
)
def test_a_code_needs_the_zeros_of_its_format(
    data_set: DataSet, number: Any, code: str, found: list[str]
) -> None:
    """A code kept as a number is whole where its format shows the zeros in front; else refused."""

    def style(sheet: Any) -> None:
        sheet["A2"].number_format = code

    data_set.xlsx(["Kode", "Nama"], [number, "Dinas"], sheet="Unit Kerja", edit=style)
    tables, problems = data_set.read()
    assert [problem.code for problem in problems] == found
    if not found:
        assert clean_text(tables["unit_kerja"].rows[0].cells["kode"]) == "007"


@pytest.mark.parametrize("code", ["0", "000000000000000000", "0000 0000 0000"])
def test_a_format_never_repairs_a_long_number(data_set: DataSet, code: str) -> None:
    """A NIP kept as a number has lost its last digits, whatever its format shows."""

    def style(sheet: Any) -> None:
        sheet["C2"].number_format = code

    data_set.xlsx(HEADING, ["Ani", "PNS", 199001012020122001, "Analis"], edit=style)
    assert data_set.problem("ZI150")


@pytest.mark.parametrize(
    ("value", "code", "months"),
    [
        (date(2020, 3, 1), "mmm-yy", (3,)),
        (date(2020, 12, 1), "mmmm yyyy", (12,)),
        (date(2020, 3, 1), "mmmm", (3,)),
        ("Mar-20", "@", (3,)),
        ("Agustus 2021", "@", (8,)),
        ("Jan-Mar", "@", (1, 2, 3)),
        (date(2020, 3, 1), "d-mmm", None),
        (date(2020, 3, 1), "dd/mm/yyyy", None),
        ("Mar-12", "@", tuple(range(3, 13))),
        ("III 2020", "@", None),
    ],
)
def test_a_month_with_its_year_is_that_month(
    data_set: DataSet, value: Any, code: str, months: tuple[int, ...] | None
) -> None:
    """A month and a year in a column of months is that month; a day may be a spoilt "1-3"."""

    def style(sheet: Any) -> None:
        sheet["C2"].number_format = code

    heading = ["Unit Kerja", "Area", "Jadwal", "Kegiatan"]
    row = ["Dinas Kesehatan", "Manajemen Perubahan", value, "Rapat bulanan"]
    data_set.xlsx(heading, row, sheet="Rencana Aksi", edit=style)
    tables, problems = data_set.read()
    assert problems == []
    cells = tables["rencana_aksi"].rows[0].cells
    if months is None:
        with pytest.raises(ValidationError):
            BULAN.validate_python(cells["jadwal"])
    else:
        assert BULAN.validate_python(cells["jadwal"]) == months
