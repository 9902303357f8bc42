from __future__ import annotations

from typing import Any

import pytest

from zi_docs.codes import Severity
from zi_docs.readers.heading import find_column, headings, identifier
from zi_docs.readers.heading_row import find_heading_row

from .conftest import ANI, HEADING, SHOWN, TABLES, DataSet

pytestmark = pytest.mark.usefixtures("same_process")

MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des"]


@pytest.mark.parametrize("table", TABLES)
def test_no_spelling_means_two_columns(table: str) -> None:
    """No spelling of a heading leads to two columns."""
    for column, spellings in headings(TABLES[table]).items():
        assert {find_column(TABLES[table], spelling) for spelling in (column, *spellings)} == {
            column
        }


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("N I P", "nip"),
        ("NIP/NI PPPK", "nip"),
        ("NAMA LENGKAP", "nama"),
        ("Nama\nPegawai", "nama"),
        ("Gol.", "golongan"),
        ("Gol/Ruang", "golongan"),
        ("Pangkat/Gol. Ruang", "pangkat"),
        ("Jab.", "jabatan"),
        ("SKPD", "unit_kerja"),
        ("L/P", "jenis_kelamin"),
        ("Tgl. Lahir", "tanggal_lahir"),
        ("Tanggal Lahir (dd/mm/yyyy)", "tanggal_lahir"),
        ("Status Pegawai *)", "status"),
    ],
)
def test_headings_are_understood_as_people_write_them(heading: str, column: str) -> None:
    """Case, dots, spaces, line breaks and remarks in brackets don't matter."""
    assert find_column(TABLES["pegawai"], heading) == column


@pytest.mark.parametrize("heading", ["Jan", "Januari", "B01", "Jan.", "Bulan 1", "Januari 2021"])
def test_a_month_is_understood_as_people_write_it(heading: str) -> None:
    """A month is recognised in each of its usual spellings."""
    assert find_column(TABLES["rencana_aksi"], heading) == "bulan_1"


@pytest.mark.parametrize(
    "heading", ["TW II", "TW-2", "Tw. II", "Triwulan II", "TRI WULAN 2", "Triwulan ke-2",
                "TW II (April - Juni)", "Q2", "Kuartal II", "Jadwal TW II", "TW II Tahun 2021"],
)  # fmt: skip
def test_a_quarter_is_understood_as_people_write_it(heading: str) -> None:
    """A quarter is recognised in each of its usual spellings."""
    assert find_column(TABLES["rencana_aksi"], heading) == "triwulan_2"


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("TMT Kerja (th)", "tmt_kerja_th"),
        ("3T?", "kolom_3t"),
        ("***", "kolom"),
        ("Else", "else_"),
        ("_Kelas__Jabatan", "kelas_jabatan"),
    ],
)
def test_an_unknown_heading_becomes_a_safe_name(heading: str, name: str) -> None:
    """An unknown heading becomes a name that a naskah can use."""
    assert identifier(heading) == name


def test_an_unknown_column_is_kept_as_text(data_set: DataSet) -> None:
    """A column that the models don't know reaches the naskah as text."""
    data_set.xlsx([*HEADING, "Kelas Jabatan", "Zona"], [*ANI, 7, "A"])
    assert data_set.table().rows[0].cells["kelas_jabatan"] == "7"


def test_a_misspelt_heading_is_warned_of(data_set: DataSet) -> None:
    """A heading that is nearly a known one is kept, with a warning."""
    data_set.xlsx(["Nama", "Status", "Jabtan"], ["Ani", "PNS", "Analis"])
    problem = data_set.problem("ZI122")
    assert problem.severity is Severity.PERINGATAN
    assert '"Jabtan"' in problem.message
    assert "maksudnya Jabatan" in problem.message


def test_two_columns_of_one_meaning_are_refused(data_set: DataSet) -> None:
    """Two columns of one meaning are refused, and both headings are named."""
    data_set.xlsx(["Nama", "Nama Lengkap", "Status"], ["Ani", "Ani L", "PNS"])
    problem = data_set.problem("ZI121")
    assert problem.message.startswith('Kolom "Nama" (A) dan kolom "Nama Lengkap" (B)')


@pytest.mark.parametrize(("agenda", "codes"), [("Rapat ZI", ["ZI147"]), ("a\nb", ["ZI127"])])
def test_an_agenda_of_one_line_is_what_a_meeting_is_about(
    data_set: DataSet, agenda: str, codes: list[str]
) -> None:
    """A list of meetings may have only an agenda, which is told; "Tgl" is a whole "tanggal"."""
    data_set.xlsx(["Hari/Tgl", "Jam", "Agenda"], ["6 April 2020", "09.00", agenda], sheet="Rapat")
    _, problems = data_set.read()
    assert [one.code for one in problems] == codes


def test_a_repeated_unknown_heading_gets_a_name_of_its_own(data_set: DataSet) -> None:
    """A repeated unknown heading gets a name of its own, with a warning."""
    data_set.xlsx(["Nama", "Status", "Zona", "Zona"], ["Ani", "PNS", "a", "b"])
    tables, problems = data_set.read()
    cells = tables["pegawai"].rows[0].cells
    assert [cells["zona"], cells["zona_2"]] == ["a", "b"]
    assert [problem.code for problem in problems] == ["ZI124"]


def test_content_without_a_heading_is_warned_of(data_set: DataSet) -> None:
    """A filled column without a heading is skipped, with one warning."""
    data_set.xlsx(["Nama", None, "Status"], ["Ani", "apa", "PNS"], ["Budi", "ini", "PNS"])
    assert str(data_set.problem("ZI123").place).endswith("sel B2")


def test_the_heading_is_found_below_a_title(data_set: DataSet) -> None:
    """Titles, blank rows and merged cells above the heading don't hide it."""
    rows = (["DAFTAR PEGAWAI"], ["Kabupaten Trenggalek, Tahun 2021"], [], HEADING, ANI)
    data_set.xlsx(*rows, edit=lambda sheet: sheet.merge_cells("A1:D1"))
    [row] = data_set.table().rows
    assert row.number == 5
    assert row.cells["nama"] == "Ani Lestari"


def test_a_heading_in_two_rows_is_joined(data_set: DataSet) -> None:
    """ "Nama" above "Lengkap" is one heading, and its second row is not data."""
    data_set.xlsx(
        ["Nama", "Status", "Tanggal"], ["Lengkap", "Pegawai", "Lahir"], ["Ani", "PNS", ""]
    )
    [row] = data_set.table().rows
    assert row.cells == {"nama": "Ani", "status": "PNS", "tanggal_lahir": ""}


@pytest.mark.parametrize("months", [MONTHS, list(range(1, 13))], ids=["names", "numbers"])
def test_months_under_a_group_heading_are_found(data_set: DataSet, months: list[object]) -> None:
    """Months under a merged "Jadwal" are found by name or by number."""

    def merge(sheet: Any) -> None:
        for area in ("A1:A2", "B1:B2", "C1:C2", "D1:O1"):
            sheet.merge_cells(area)

    data_set.xlsx(
        ["Unit Kerja", "Area", "Kegiatan", "Jadwal"],
        ["", "", "", *months],
        ["Dinas", "1", "Rapat", *["v"] * 11],
        name="rencana.xlsx",
        sheet="RENCANA AKSI",
        edit=merge,
    )
    cells = data_set.table("rencana_aksi").rows[0].cells
    assert [cells[f"bulan_{number}"] for number in (1, 11, 12)] == ["v", "v", ""]


def _columns(*rows: str, merged: tuple[int, int] | None = None) -> list[str | None]:
    """Return what the columns of a plan are taken for; ``merged`` spans cells of the first row."""
    cells = [row.split(";") for row in rows]
    area = [(0, merged[0], 0, merged[1])] if merged else []
    found = find_heading_row(TABLES["rencana_aksi"], cells, area)
    assert found is not None
    return [label.column for label in found.labels]


PLAN = ["unit_kerja", "area", "kegiatan"]
QUARTERS = [f"triwulan_{number}" for number in range(1, 5)]


@pytest.mark.parametrize("group", ["Triwulan", "Jadwal", "Waktu (Triwulan)", "Waktu Pelaksanaan"])
@pytest.mark.parametrize("numbers", ["I;II;III;IV", "1;2;3;4", "TW I;TW II;TW III;TW IV"])
def test_quarters_under_a_group_heading_are_found(group: str, numbers: str) -> None:
    """Four columns under a word for time are quarters, not the months January to April."""
    rows = (f"Unit;Area;Kegiatan;{group};;;", f";;;{numbers}")
    assert _columns(*rows, merged=(3, 6)) == [*PLAN, *QUARTERS]
    assert _columns(*rows) == [*PLAN, *QUARTERS]


def test_a_mark_merged_over_several_columns_counts_in_each(data_set: DataSet) -> None:
    """A mark merged over several quarters or months counts in each; elsewhere it does not."""

    def merge(sheet: Any) -> None:
        for area in ("C2:D2", "E2:G2"):
            sheet.merge_cells(area)

    data_set.xlsx(
        ["Unit", "Area", "Kegiatan", "Output", "TW I", "TW II", "TW III", "TW IV"],
        ["Dinas", "1", "Rapat", "", "v"],
        name="rencana_aksi.xlsx",
        sheet="Rencana Aksi",
        edit=merge,
    )
    cells = data_set.table("rencana_aksi").rows[0].cells
    assert [cells[name] for name in ("output", *QUARTERS)] == ["", "v", "v", "v", ""]


def test_quarters_without_a_group_heading_are_found() -> None:
    """I to IV mean quarters without a group heading; 1 to 4 do not."""
    assert _columns("Unit;Area;Kegiatan;I;II;III;IV") == [*PLAN, *QUARTERS]
    assert _columns("Unit;Area;Kegiatan;1;2;3;4") == [*PLAN, None, None, None, None]


def test_weeks_are_no_quarters() -> None:
    """Under a month, or under "Minggu", 1 to 4 are weeks."""
    for group in ("Mei", "Minggu ke", "Waktu (Minggu)"):
        found = _columns(f"Unit;Area;Kegiatan;{group};;;", ";;;1;2;3;4", merged=(3, 6))
        assert not set(found) & set(QUARTERS)


def test_the_target_under_a_quarter_is_its_schedule() -> None:
    """What is planned for a quarter is its schedule; what was done is the office's own."""
    for planned, done in (("Target", "Realisasi"), ("Rencana", "Capaian"), ("T", "R")):
        rows = ("Unit;Area;Kegiatan;TW I;", f";;;{planned};{done}")
        assert _columns(*rows, merged=(3, 4)) == [*PLAN, "triwulan_1", None]
    rows = ("Unit;Area;Kegiatan;TW I;", ";;;Fisik;Keuangan")
    assert _columns(*rows, merged=(3, 4)) == [*PLAN, None, None]


@pytest.mark.parametrize("width", [12, 13])
def test_column_numbers_are_not_taken_for_months(width: int) -> None:
    """In a table of twelve or more columns, the row of column numbers is not taken for months."""
    heading = ["Unit", "Area", "Kegiatan", "Jadwal", *(f"Lain {n}" for n in range(5, width + 1))]
    numbers = map(str, range(1, width + 1))
    assert _columns(";".join(heading), ";".join(numbers))[:4] == [*PLAN, "jadwal"]


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("Nama;Status;Unit", "Ani;Pegawai;Kerja"),
        ("Unit Kerja;Area;Kegiatan;Jadwal", "Dinas;Satu;Rapat;Mei"),
        ("Unit Kerja;Area;Kegiatan;Bulan", "Dinas;Satu;Rapat;1"),
        ("Unit Kerja;Area;Kegiatan;Rencana", "Dinas;Satu;Rapat;Kegiatan"),
    ],
)
def test_a_first_data_row_is_never_taken_for_a_heading(
    data_set: DataSet, heading: str, row: str
) -> None:
    """A data row is not taken for a heading because one of its words could be one."""
    name = "pegawai" if heading.startswith("Nama") else "rencana_aksi"
    data_set.write(f"{name}.csv", f"{heading}\n{row}\n")
    tables, _ = data_set.read()
    assert [row.number for row in tables[name].rows] == [2]


def test_a_column_under_a_group_is_not_taken_for_the_one_of_that_name(data_set: DataSet) -> None:
    """The telephone under "Kepala" is not the unit's telephone."""

    def merge(sheet: Any) -> None:
        sheet.merge_cells("C1:D1")
        sheet.merge_cells("A1:A2")

    data_set.xlsx(
        ["Kode", "Unit Kerja", "Kepala", None],
        [None, None, "Nama", "Telepon"],
        ["u1", "Dinas", "Ani", "0812"],
        sheet="Unit Kerja",
        edit=merge,
    )
    cells = data_set.table("unit_kerja").rows[0].cells
    assert cells == {"kode": "u1", "nama": "Dinas", "kepala": "Ani", "kepala_telepon": "0812"}


def test_a_csv_may_have_a_group_heading(data_set: DataSet) -> None:
    """In a CSV file a group heading stands over the first of its columns."""
    heading = "Unit Kerja;Area;Kegiatan;Waktu Pelaksanaan Tahun 2021;;\n;;;Jan;Feb;Mar\n"
    data_set.write("rencana_aksi.csv", heading + "Dinas;1;Rapat;;v;\n")
    [row] = data_set.table("rencana_aksi").rows
    assert (row.number, row.cells["bulan_2"]) == (3, "v")


def test_the_row_of_column_numbers_is_left_out(data_set: DataSet) -> None:
    """The row that numbers the columns under the heading is left out."""
    data_set.xlsx(HEADING, ["(1)", "(2)", "(3)", "(4)"], ANI)
    assert [row.number for row in data_set.table().rows] == [3]


def test_no_heading_says_which_were_expected(data_set: DataSet) -> None:
    """A missing row of headings is refused, and the mend lists the headings that are needed."""
    data_set.xlsx(["a", "b"], ["c", "d"])
    problem = data_set.problem("ZI120")
    assert "paling sedikit Nama, Status; yang lain boleh: Gelar Depan" in problem.hint
    assert str(problem.place) == 'data/trenggalek-2021/pegawai.xlsx, lembar "Pegawai"'


@pytest.mark.parametrize(
    ("text", "pangkat", "golongan"),
    [
        ("Penata Tingkat I (III/d)", "Penata Tingkat I", "III/d"),
        ("Penata Tk. I, III/d", "Penata Tk. I", "III/d"),
        ("Pembina\nIV/a", "Pembina", "IV/a"),
        ("III/b - Penata Muda Tk. I", "Penata Muda Tk. I", "III/b"),
        ("Pengatur / Gol. II/c", "Pengatur", "II/c"),
        ("IX", "", "IX"),
        ("Juru", "Juru", ""),
        ("Penata Tk. I / III d", "Penata Tk. I", "III d"),
        ("Juru Muda Tk. I, I b", "Juru Muda Tk. I", "I b"),
        ("", "", ""),
    ],
)
def test_golongan_is_taken_out_of_pangkat(
    data_set: DataSet, text: str, pangkat: str, golongan: str
) -> None:
    """One column with pangkat and golongan gives both, and both know their cell."""
    data_set.xlsx(["Nama", "Status", "Pangkat/Gol. Ruang"], ["Ani", "PNS", text])
    [row] = data_set.table().rows
    assert (row.cells["pangkat"], row.cells["golongan"]) == (pangkat, golongan)
    assert str(row.place("golongan")).endswith("sel C2")


@pytest.mark.parametrize(
    ("pangkat", "golongan", "expected"),
    [
        ("Penata", "III/c", ("Penata", "III/c")),
        ("Penata (III/c)", "", ("Penata", "III/c")),
        ("Penata (III/c)", "-", ("Penata", "III/c")),
        ("Penata, III c", "III/c", ("Penata", "III/c")),
        ("Penata (III/c)", "III/d", ("Penata (III/c)", "III/d")),
        ("", "IX", ("", "IX")),
        ("IX", "", ("", "IX")),
        ("Penata", "", ("Penata", "")),
    ],
)
def test_a_row_without_golongan_has_it_from_its_pangkat(
    data_set: DataSet, pangkat: str, golongan: str, expected: tuple[str, str]
) -> None:
    """A row without golongan gets it from its own pangkat; a contradiction stays."""
    heading = ["Nama", "Status", "Pangkat", "Gol."]
    data_set.xlsx(heading, ["Ani", "PNS", pangkat, golongan], ["Budi", "PNS", "Juru", "I/c"])
    cells = data_set.table().rows[0].cells
    assert (cells["pangkat"], cells["golongan"]) == expected


def test_a_table_without_a_column_it_needs_is_refused_once(data_set: DataSet) -> None:
    """A missing column is reported once for the table, with the heading that may be meant."""
    data_set.xlsx(["Nama", "Satus", "NIP"], ANI[:3], ANI[:3])
    tables, [problem] = data_set.read()
    assert (tables, problem.code, problem.severity) == ({}, "ZI127", Severity.GALAT)
    assert str(problem.place) == f'{SHOWN}/pegawai.xlsx, lembar "Pegawai", kolom "Status"'
    assert problem.message.startswith("Kolom Status tidak ada di lembar Pegawai;")
    assert '"Satus"' in problem.message


def test_a_table_without_rows_needs_no_columns(data_set: DataSet) -> None:
    """A table without rows needs no columns."""
    data_set.xlsx(["Nama", "NIP"])
    assert len(data_set.table().rows) == 0


@pytest.mark.parametrize(
    "footer",
    [
        [["Jumlah", None, 2]],
        [["", "TOTAL : 2 orang"]],
        [[], [None, None, "Trenggalek, 5 Mei 2025"], [None, None, "Camat,"], [None, None, "Budi"]],
        [[], ["", "Mengetahui,"], ["", "Kepala Dinas"], ["", "NIP. 197511021999041007"]],
    ],
)
def test_what_stands_under_a_table_is_told_once(data_set: DataSet, footer: Any) -> None:
    """Rows under a table are no employees; one note counts them, and nothing stops."""
    data_set.xlsx(["No", *HEADING], [1, *ANI], *footer)
    tables, [problem] = data_set.read()
    assert (problem.code, problem.severity) == ("ZI163", Severity.CATATAN)
    first = 3 if footer[0] else 4
    last = 2 + len(footer)
    assert problem.about == f"baris {first}" + (f"–{last}" if last > first else "")
    assert len(tables["pegawai"].rows) == 1


def test_an_incomplete_row_above_others_is_no_footer(data_set: DataSet) -> None:
    """A person who is called Total and has no status is an employee with an empty cell."""
    data_set.xlsx(HEADING, ["Total Suryono"], ANI)
    assert len(data_set.table().rows) == 2
