from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

from zi_docs.codes import Severity

from .conftest import ANI, HEADING, DataSet


def replace_in_package(path: Path, old: str, new: str) -> None:
    """Change the XML of a workbook's only sheet, or of its texts."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert any(old.encode() in content for content in parts.values())
    for name in {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"} & set(parts):
        parts[name] = parts[name].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def write_xls(folder: Path, *rows: list[Any], hidden: int | None = None) -> None:
    """Write a workbook of the old format."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Pegawai")
    as_date = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    as_percent = xlwt.easyxf(num_format_str="0%")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            style = as_date if isinstance(value, date) else as_percent if value == 0.5 else None
            sheet.write(number, column, value, *([style] if style else []))
    if hidden is not None:
        sheet.row(hidden).hidden = True
    book.save(str(folder / "pegawai.xls"))


def text_cell(text: str, **attributes: Any) -> Any:
    """Return a cell of an ODS."""
    cell = TableCell(valuetype="string", **attributes)
    cell.addElement(P(text=text))
    return cell


def write_ods(folder: Path, *rows: list[Any], **row_attributes: Any) -> None:
    """Write an OpenDocument workbook; ``row_attributes`` are those of the last row."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Pegawai")
    document.spreadsheet.addElement(table)
    for number, row in enumerate(rows):
        last = number == len(rows) - 1
        element = TableRow(**(row_attributes if last else {}))
        for cell in row:
            element.addElement(text_cell(cell) if isinstance(cell, str) else cell)
        table.addElement(element)
    document.save(str(folder / "pegawai.ods"))


def test_a_cell_keeps_its_origin(data_set: DataSet) -> None:
    """Row number, column letter and written heading lead back to the cell."""
    data_set.xlsx([], ["No", "N I P", "Nama", "Status"], [], [1, ANI[2], "Ani", "PNS"])
    [row] = data_set.table().rows
    assert row.number == 4
    assert row.source.headings["nip"] == "N I P"
    expected = 'data/trenggalek-2021/pegawai.xlsx, lembar "Pegawai", sel B4'
    assert str(row.place("nip")) == expected


def test_values_keep_their_type(data_set: DataSet) -> None:
    """Dates stay dates, and text stays text."""
    data_set.xlsx(
        ["Kode", "Acara", "Tanggal", "Pukul Mulai", "Tempat"],
        ["r1", "Rapat", datetime(2021, 4, 6), time(9, 30), "06/04/2021"],
        sheet="Rapat",
    )
    cells = data_set.table("rapat").rows[0].cells
    assert cells["tanggal"] == date(2021, 4, 6)
    assert cells["pukul_mulai"] == time(9, 30)
    assert cells["tempat"] == "06/04/2021"


def test_blank_rows_are_skipped_and_half_blank_ones_kept(data_set: DataSet) -> None:
    """A row with one filled cell is kept; a blank row is skipped."""
    data_set.xlsx(HEADING, ANI, [], ["  "], ["Budi"], [None, None, None, "Guru"])
    assert [row.number for row in data_set.table().rows] == [2, 5, 6]


def test_a_row_with_only_its_sequence_number_is_blank(data_set: DataSet) -> None:
    """A row that has only its sequence number is blank."""
    data_set.xlsx(["No.", *HEADING], [1, *ANI], [2], [3])
    assert [row.number for row in data_set.table().rows] == [2]


def test_hidden_rows_are_read_and_told_once(data_set: DataSet) -> None:
    """A hidden row is read, with one warning."""

    def hide(sheet: Any) -> None:
        sheet.row_dimensions[2].hidden = sheet.row_dimensions[3].hidden = True

    data_set.xlsx(HEADING, ANI, ["Budi", "PNS"], edit=hide)
    tables, [problem] = data_set.read()
    assert tables["pegawai"].hidden == (2, 3)
    assert len(tables["pegawai"].rows) == 2
    assert problem.code == "ZI125"
    assert problem.message.startswith("2 baris")


def test_a_merged_cell_counts_for_all_its_rows(data_set: DataSet) -> None:
    """A merged cell counts for each of its rows."""
    data_set.xlsx(
        ["Nama", "Status", "Unit Kerja"],
        ["Ani", "PNS", "Dinas Kesehatan"],
        ["Budi", "PNS"],
        edit=lambda sheet: sheet.merge_cells("C2:C3"),
    )
    rows = data_set.table().rows
    assert [row.cells["unit_kerja"] for row in rows] == ["Dinas Kesehatan"] * 2


def test_a_percentage_is_what_the_cell_shows(data_set: DataSet) -> None:
    """A percentage is read as the cell shows it: 100 %, though Excel stores 1."""

    def format_percent(sheet: Any) -> None:
        sheet["D2"].number_format = "0%"
        sheet["D3"].number_format = "0.0%"

    data_set.xlsx(
        ["Unit Kerja", "Area", "Kegiatan", "Target"],
        ["a", "1", "x", 1],
        ["a", "1", "y", 0.855],
        sheet="Rencana Aksi",
        edit=format_percent,
    )
    rows = data_set.table("rencana_aksi").rows
    assert [row.cells["target"] for row in rows] == ["100%", "85,5%"]


@pytest.mark.parametrize("heading", ["NIP", "NI PPPK", "NIK"])
def test_an_identity_number_kept_as_a_number_is_refused(data_set: DataSet, heading: str) -> None:
    """An identity number stored as a number is refused, with its cell and the mend."""
    data_set.xlsx(["Nama", "Status", heading], ["Ani", "PNS", 199001012020122001])
    problem = data_set.problem("ZI150")
    assert problem.severity is Severity.GALAT
    assert str(problem.place).endswith("sel C2")
    assert problem.about == "1,99001E+17"
    assert "kolom C menjadi Teks" in problem.hint


@pytest.mark.parametrize("heading", ["No. HP", "NPWP", "NIP Lama", "Nomor Rekening"])
def test_numbers_that_no_document_uses_are_one_warning(data_set: DataSet, heading: str) -> None:
    """In an office's own column, numbers kept as numbers are told once and stop nothing."""
    cells = [("Ani", "PNS", 812345678901), ("Budi", "PNS", 1.5e17)]
    data_set.xlsx(["Nama", "Status", heading], *cells, *cells)
    tables, [problem] = data_set.read()
    assert (problem.code, problem.severity) == ("ZI166", Severity.PERINGATAN)
    assert problem.message.startswith(f'4 nomor di kolom "{heading}"')
    assert str(problem.place).endswith("sel C2")
    assert len(tables["pegawai"].rows) == 4


def test_a_code_that_became_a_number_or_a_date_is_refused(data_set: DataSet) -> None:
    """A code that became a number or a date is refused: 005 as 5, and 1-2 as a day."""
    data_set.xlsx(["Kode", "Nama"], [5, "a"], [datetime(2021, 2, 1), "b"], sheet="Unit Kerja")
    _, problems = data_set.read()
    assert [(problem.code, str(problem.place)[-2:]) for problem in problems] == [
        ("ZI150", "A2"),
        ("ZI150", "A3"),
    ]


def test_a_postcode_may_be_a_number(data_set: DataSet) -> None:
    """A postcode may be a number, since no Indonesian postcode begins with 0."""
    data_set.xlsx(["Kode", "Nama", "Kode Pos"], ["u1", "a", 66311], sheet="Unit Kerja")
    assert len(data_set.table("unit_kerja").rows) == 1


def test_a_long_number_in_a_column_of_the_table_is_refused(data_set: DataSet) -> None:
    """A number of more than 15 digits is refused in any column that the table declares."""
    data_set.xlsx(HEADING, [*ANI[:3], 1234567890123456789])
    assert str(data_set.problem("ZI157").place).endswith("sel D2")


def test_scientific_text_is_refused_as_an_identity_number(data_set: DataSet) -> None:
    """An identity number in scientific notation is refused, also as text."""
    data_set.xlsx(HEADING, ["Ani", "PNS", "1,99001E+17"])
    assert str(data_set.problem("ZI151").place).endswith("sel C2")


def test_a_nip_that_was_once_a_number_is_refused_or_asked(data_set: DataSet) -> None:
    """A NIP that ends in 000 is refused; one that a float could hold exactly is a warning."""
    doubtful = str(int(float("199001012020121099")))
    data_set.xlsx(
        HEADING,
        ["Ani", "PNS", "199001012020121000"],
        ["Budi", "PNS", doubtful],
        *(["Citra", "PNS", f"1990010120201210{serial:02}"] for serial in (1, 3, 5)),
    )
    _, problems = data_set.read()
    assert {problem.code for problem in problems} == {"ZI152"}
    severities = [problem.severity for problem in problems]
    assert severities == [Severity.GALAT, Severity.PERINGATAN]


DOUBTFUL = str(int(float("199001012020121099")))


def test_a_column_of_damaged_nip_is_refused(data_set: DataSet) -> None:
    """When most NIPs of a column look damaged, the column is refused once."""
    damaged = [str(int(float(f"19900101202012{serial}"))) for serial in range(1099, 1900, 100)]
    data_set.xlsx(HEADING, *(["Ani", "PNS", nip] for nip in damaged))
    _, problems = data_set.read()
    assert len(problems) == len(damaged)
    assert {problem.severity for problem in problems} == {Severity.GALAT}
    [message] = {problem.message for problem in problems}
    assert message.startswith("Angka terakhir 9 dari 9 NIP di kolom ini berubah")


@pytest.mark.parametrize(("serials", "codes"), [((24,), 0), ((88,), 1), ((24, 56), 2)])
def test_what_chance_gives_in_a_column_of_texts_is_not_asked(
    serials: tuple[int, ...], codes: int, data_set: DataSet
) -> None:
    """One NIP of ten that a float could hold is chance, unless its serial is like no other's.

    Two are asked about.
    """
    plain = [f"1990010120201210{serial:02}" for serial in range(1, 40, 4)][len(serials) :]
    close = [f"1990010120201210{serial}" for serial in serials]
    assert all(int(float(nip)) == int(nip) for nip in close)
    data_set.xlsx(HEADING, *(["Ani", "PNS", nip] for nip in (*close, *plain)))
    _, problems = data_set.read()
    assert [problem.code for problem in problems] == ["ZI152"] * codes


def test_a_nip_typed_with_spaces_was_never_a_number(data_set: DataSet) -> None:
    """A NIP typed with spaces was never a number, so nothing is asked about it."""
    spaced = f"{DOUBTFUL[:8]} {DOUBTFUL[8:14]} {DOUBTFUL[14]} {DOUBTFUL[15:]}"
    data_set.xlsx(HEADING, ["Ani", "PNS", spaced])
    assert len(data_set.table().rows) == 1


@pytest.mark.parametrize(("said", "codes"), [("ya", []), ("Ya", []), (None, ["ZI152"]),
                         ("tidak", ["ZI152"]), ("entah", ["ZI203", "ZI152"])])  # fmt: skip
def test_whoever_compared_a_nip_says_so_once(
    said: str | None, codes: list[str], data_set: DataSet
) -> None:
    """``NIP Benar`` silences the warning in its row, and no naskah sees the column."""
    data_set.xlsx([*HEADING, "NIP Benar"], ["Ani", "PNS", DOUBTFUL, "Analis", said])
    tables, problems = data_set.read()
    assert [problem.code for problem in problems] == codes
    assert "nip_benar" not in tables["pegawai"].rows[0].cells


def test_whoever_compared_a_nip_says_so_in_yaml_too(data_set: DataSet) -> None:
    """``nip_benar`` silences the warning in its YAML row too."""
    rows = [f"- nama: {n}\n  status: PNS\n  nip: '{DOUBTFUL}'\n" for n in "ab"]
    data_set.write("pegawai.yaml", f"{rows[0]}  nip_benar: ya\n{rows[1]}")
    problem = data_set.problem("ZI152")
    assert problem.place.row == 5
    assert "kolom NIP Benar" in problem.hint


@pytest.mark.parametrize(
    ("code", "heading", "cells"),
    [
        ("ZI150", "NIP", [199001012020122001 + 10**14 * n for n in range(200)]),
        ("ZI150", "NIK", [81234567890 + n for n in range(200)]),
        ("ZI151", "NIP", [f"1,99{n:03}E+17" for n in range(200)]),
        ("ZI152", "NIP", [f"1990010120{n:03}21000" for n in range(200)]),
        ("ZI155", "Jabatan", [f"Analis {n}\x1b" for n in range(200)]),
        ("ZI156", "NIP", [f"1990010120{n:03}2100\u200b" for n in range(200)]),
        ("ZI157", "Jabatan", [1234567890123456789 + 10**15 * n for n in range(200)]),
        ("ZI158", "Jabatan", [f"Analis {n} {{{{ x }}}}" for n in range(200)]),
    ],
)
def test_one_mistake_in_a_whole_column_is_told_in_one_sentence(
    code: str, heading: str, cells: list[Any], data_set: DataSet
) -> None:
    """One mistake in a whole column is one sentence; the differing values stand beside it."""
    lines = [f'- nama: a\n  status: PNS\n  {heading}: "{cell}"\n' for cell in cells]
    if isinstance(cells[0], str):
        data_set.write("pegawai.yaml", "".join(lines).replace("\x1b", "\\e"))
    else:
        data_set.xlsx(["Nama", "Status", heading], *(["a", "PNS", cell] for cell in cells))
    _, problems = data_set.read()
    told = [problem for problem in problems if problem.code == code]
    assert len(told) == 200
    assert len({(problem.message, problem.hint) for problem in told}) == 1
    assert len({problem.about for problem in told}) > 1


def test_an_error_cell_is_refused(data_set: DataSet) -> None:
    """An error cell like #N/A is refused, not read as empty."""

    def break_cell(sheet: Any) -> None:
        sheet["D2"].value = "#N/A"
        sheet["D2"].data_type = "e"

    data_set.xlsx(HEADING, ANI, edit=break_cell)
    problem = data_set.problem("ZI153")
    assert str(problem.place).endswith("sel D2")
    assert "#N/A" in problem.message


def test_an_error_typed_as_text_is_refused(data_set: DataSet) -> None:
    """An error value that was pasted as text is refused."""
    data_set.xlsx(HEADING, [*ANI[:3], "#REF!"])
    assert str(data_set.problem("ZI153").place).endswith("sel D2")


def test_a_formula_without_a_result_is_refused(data_set: DataSet) -> None:
    """A formula without a stored result is refused."""
    data_set.xlsx(HEADING, [*ANI[:3], '="Ana"&"lis"'])
    assert str(data_set.problem("ZI154").place).endswith("sel D2")


def test_a_formula_with_its_result_is_read(data_set: DataSet) -> None:
    """A formula's stored result is read as if it had been typed."""
    path = data_set.xlsx(HEADING, [*ANI[:3], '="Ana"&"lis"'])
    replace_in_package(path, "<v></v>", "<v>Analis</v>")
    replace_in_package(path, '<c r="D2">', '<c r="D2" t="str">')
    assert data_set.table().rows[0].cells["jabatan"] == "Analis"


@pytest.mark.parametrize("character", ["_x0000_", "_x0007_", "_x001B_", "_x000B_", "\ufffe"])
def test_a_control_character_is_refused(data_set: DataSet, character: str) -> None:
    """A control character is refused, since Word would drop it or the rest of the document."""
    path = data_set.xlsx(HEADING, [*ANI[:3], "Ana@lis"])
    replace_in_package(path, "@", character)
    assert str(data_set.problem("ZI155").place).endswith("sel D2")


@pytest.mark.parametrize("mark", ["{{ nama }}", "{% if x %}", "{# x #}", "{_x"])
def test_a_template_mark_in_data_is_refused(data_set: DataSet, mark: str) -> None:
    """A template mark in the data is refused before a number is spent."""
    data_set.xlsx(HEADING, [*ANI[:3], f"Analis {mark}"])
    assert str(data_set.problem("ZI158").place).endswith("sel D2")


def test_braces_that_are_no_mark_are_data(data_set: DataSet) -> None:
    """The marks of SRIKANDI are data and stay as they are."""
    data_set.xlsx(HEADING, [*ANI[:3], "${ttd} {a}"])
    assert data_set.table().rows[0].cells["jabatan"] == "${ttd} {a}"


@pytest.mark.parametrize("character", ["\u200b", "\u202e", "\ufeff", "\u2066"])
@pytest.mark.parametrize("column", [0, 2])
def test_an_invisible_character_in_name_or_number_is_warned_of(
    data_set: DataSet, character: str, column: int
) -> None:
    """An invisible character in a name or number is a warning, since it makes two of one."""
    row = list(ANI)
    row[column] += character
    data_set.xlsx(HEADING, row)
    problem = data_set.problem("ZI156")
    assert problem.severity is Severity.PERINGATAN
    assert problem.about == f'sesudah "{ANI[column]}"'


def test_all_problems_are_collected(data_set: DataSet) -> None:
    """One run reports all problems of all files."""
    data_set.xlsx(HEADING, ["Ani", "PNS", 1.0], ["Budi", "#N/A", 2.0])
    data_set.write("rapat.xlsx", b"bukan apa-apa")
    data_set.write("unit_kerja.csv", "Kode;Nama\n#REF!;x\n")
    _, problems = data_set.read()
    assert sorted(problem.code for problem in problems) == [
        "ZI106",
        "ZI150",
        "ZI150",
        "ZI153",
        "ZI153",
    ]


def test_a_far_cell_is_refused_by_name(data_set: DataSet) -> None:
    """A cell at the end of the sheet is refused by its name, since it would need terabytes."""

    def write_far(sheet: Any) -> None:
        sheet["XFD1048576"] = "x"

    data_set.xlsx(HEADING, ANI, edit=write_far)
    assert str(data_set.problem("ZI111").place).endswith("sel XFD1048576")


def test_a_far_cell_that_hides_from_the_scan_is_still_survived(data_set: DataSet) -> None:
    """A far cell that the scan misses ends only the child that reads the file."""

    def write_far(sheet: Any) -> None:
        sheet["A1048576"] = "x"
        sheet["Z1"] = "x"

    path = data_set.xlsx(HEADING, ANI, edit=write_far)
    replace_in_package(path, '<c r="A1048576"', '<c  r="XFD1048576"')
    data_set.xlsx(["Kode", "Nama"], ["u1", "Dinas"], name="unit.xlsx", sheet="Unit Kerja")
    tables, [problem] = data_set.read()
    assert list(tables) == ["unit_kerja"]
    assert str(problem.place).startswith("data/trenggalek-2021/pegawai.xlsx")


def test_a_sheet_written_with_prefixes_is_read_with_care(data_set: DataSet) -> None:
    """A sheet with unusual but valid XML is scanned with care, and its error cells are found."""
    path = data_set.xlsx(HEADING, [*ANI[:3], 5])
    replace_in_package(path, '<c r="D2" t="n"><v>5', "<c t='e' r='D2'><v>#N/A")
    assert str(data_set.problem("ZI153").place).endswith("sel D2")


def test_a_hidden_sheet_is_read_and_told(data_set: DataSet) -> None:
    """A hidden sheet is read, with a warning."""
    book = Workbook()
    book.active.title = "Petunjuk"
    sheet = book.create_sheet("Pegawai")
    sheet.append(HEADING)
    sheet.append(ANI)
    sheet.sheet_state = "hidden"
    book.save(data_set.folder / "data.xlsx")
    assert data_set.problem("ZI118").severity is Severity.PERINGATAN


def test_an_xls_is_read_with_its_types(data_set: DataSet) -> None:
    """An XLS file gives values of the same types."""
    heading = ["Nama", "Status", "NIP", "Tanggal Lahir", "Target"]
    row = ["Ani", "PNS", ANI[2], date(1990, 1, 1), 0.5]
    write_xls(data_set.folder, heading, row)
    cells = data_set.table().rows[0].cells
    assert cells["tanggal_lahir"] == datetime(1990, 1, 1)
    assert cells["target"] == "50%"


def test_an_xls_has_the_same_rules(data_set: DataSet) -> None:
    """In an XLS file a NIP as a number is refused and a hidden row is a warning."""
    write_xls(data_set.folder, HEADING, ["Ani", "PNS", 1.99e17, "Analis"], hidden=1)
    _, problems = data_set.read()
    assert [problem.code for problem in problems] == ["ZI150", "ZI125"]


def test_an_ods_is_read_with_its_types(data_set: DataSet) -> None:
    """An ODS file gives values of the same types."""
    write_ods(
        data_set.folder,
        ["Nama", "Status", "Tanggal Lahir", "Capaian"],
        [
            *("Ani", "PNS"),
            TableCell(valuetype="date", datevalue="1990-01-01"),
            TableCell(valuetype="percentage", value=1),
        ],
    )
    cells = data_set.table().rows[0].cells
    assert cells["tanggal_lahir"] == date(1990, 1, 1)
    assert cells["capaian"] == "100%"


def test_an_ods_has_the_same_rules(data_set: DataSet) -> None:
    """An ODS file has the same rules for errors, formulas, NIPs and hidden rows."""
    wrong = TableCell(formula="of:=1/0", valuetype="string", stringvalue="")
    wrong.addElement(P(text="#DIV/0!"))
    number = TableCell(valuetype="float", value=1.99e17)
    row = ["Ani", wrong, number, TableCell(formula="of:=A1")]
    write_ods(data_set.folder, HEADING, row, visibility="collapse")
    _, problems = data_set.read()
    assert [problem.code for problem in problems] == ["ZI153", "ZI154", "ZI150", "ZI125"]


def test_a_merged_cell_of_an_ods_counts_for_all_its_rows(data_set: DataSet) -> None:
    """A merged cell of an ODS counts for each of its rows."""
    write_ods(
        data_set.folder,
        ["Nama", "Unit Kerja", "Status"],
        ["Ani", text_cell("Dinas", numberrowsspanned=2), "PNS"],
        ["Budi", CoveredTableCell(), "PNS"],
    )
    assert [row.cells["unit_kerja"] for row in data_set.table().rows] == ["Dinas", "Dinas"]


def test_the_blank_end_of_an_ods_costs_nothing(data_set: DataSet) -> None:
    """The million blank rows at the end of a LibreOffice sheet cost nothing."""
    blank = [TableCell(numbercolumnsrepeated=16384)]
    write_ods(data_set.folder, HEADING, ANI, blank, numberrowsrepeated=1048000)
    assert len(data_set.table().rows) == 1


def test_content_repeated_without_end_is_refused(data_set: DataSet) -> None:
    """A few bytes of ODS that stand for billions of cells are refused."""
    full = [text_cell("x", numbercolumnsrepeated=16384)]
    write_ods(data_set.folder, HEADING, ANI, full, numberrowsrepeated=1048000)
    assert str(data_set.problem("ZI111").place).endswith("sel XFD1048002")


def test_a_comment_in_an_ods_is_not_the_cell(data_set: DataSet) -> None:
    """A comment in an ODS is not part of its cell."""
    from odf.office import Annotation

    cell = text_cell("Analis")
    note = Annotation()
    note.addElement(P(text="komentar"))
    cell.insertBefore(note, cell.firstChild)
    write_ods(data_set.folder, HEADING, [*ANI[:3], cell])
    assert data_set.table().rows[0].cells["jabatan"] == "Analis"


def test_an_error_cell_of_loose_markup_is_refused(data_set: DataSet) -> None:
    """An error cell is found in XML with spaces around "="."""
    path = data_set.xlsx(HEADING, [*ANI[:3], 5])
    replace_in_package(path, '<c r="D2" t="n"><v>5', '<c r="D2" t = "e"><v>#N/A')
    assert str(data_set.problem("ZI153").place).endswith("sel D2")


def test_an_impossible_time_is_told_with_its_row(data_set: DataSet) -> None:
    """A number far beyond any calendar in a time cell is refused with its row."""

    def spoil(sheet: Any) -> None:
        sheet["D3"] = 1e12
        sheet["D3"].number_format = "[h]:mm"

    data_set.xlsx(HEADING, ANI, ANI, edit=spoil)
    problem = data_set.problem("ZI128")
    assert str(problem.place) == 'data/trenggalek-2021/pegawai.xlsx, lembar "Pegawai", baris 3'
