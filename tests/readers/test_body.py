"""Rows under a heading that are no records are passed over, and counted in one note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from zi_docs.codes import Severity

from .conftest import DataSet

pytestmark = pytest.mark.usefixtures("same_process")

HEADING = ["No", "Nama", "NIP", "Status", "Jabatan"]
ANI = [1, "Ani Lestari", "199001012020122001", "PNS", "Analis"]
BUDI = [2, "Budi Santosa", "199107122023211007", "PPPK", "Pranata Komputer"]
CITRA = [3, "Citra Dewi", "199203052015022003", "PNS", "Arsiparis"]
Rows = Sequence[Sequence[Any]]


def read(data_set: DataSet, *rows: Sequence[Any], merge: str = "") -> tuple[list[str], str, str]:
    """Return the names that were read, with the message of the only note and its rows."""

    def edit(sheet: Any) -> None:
        for cells in merge.split():
            sheet.merge_cells(cells)

    data_set.xlsx(*rows, edit=edit)
    tables, problems = data_set.read()
    assert [(one.code, one.severity) for one in problems] == [("ZI163", Severity.CATATAN)]
    names = [row.cells["nama"] for row in tables["pegawai"].rows]
    return names, problems[0].message.partition(": ")[2], problems[0].about


NAMES = ["Ani Lestari", "Budi Santosa", "Citra Dewi"]


@pytest.mark.parametrize(
    ("between", "merge", "told"),
    [
        ([HEADING], "", "1 baris judul kolom yang diulang"),
        ([["NO", "NAMA", "NIP", "STATUS", "JABATAN"]], "", "1 baris judul kolom yang diulang"),
        ([[1, 2, 3, 4, 5]], "", "1 baris nomor kolom"),
        ([["(1)", "(2)", "(3)", "(4)", "(5)"]], "", "1 baris nomor kolom"),
        ([["DINAS SOSIAL"]], "", "1 baris judul bagian"),
        ([["DINAS SOSIAL"]], "A3:E3", "1 baris judul bagian"),
        ([["II", "DINAS SOSIAL"]], "", "1 baris judul bagian"),
        ([["II", "Rehabilitasi Sosial"]], "B3:E3", "1 baris judul bagian"),
        ([[None, "Puskesmas Kota"]], "", "1 baris judul bagian"),
        ([[None, "TENAGA HONORER"]], "", "1 baris judul bagian"),
        ([["Unit Kerja", ":", "Dinas Sosial"]], "", "1 baris judul bagian"),
        ([[None, None, None, None, "BIDANG DATA"]], "", "1 baris judul bagian"),
        ([[None, "Jumlah 23 orang"]], "", "1 baris jumlah"),
        ([[None, "JUMLAH PEGAWAI", "6 orang"]], "", "1 baris jumlah"),
        ([["SUB TOTAL", None, None, None, 23]], "", "1 baris jumlah"),
        ([[None, "Jumlah Gol. IV/a", None, None, 2]], "", "1 baris jumlah"),
        ([["Subtotal Bidang Medis", None, 12, 18, 30]], "", "1 baris jumlah"),
        ([[None, None, None, None, "Halaman 2 dari 5"]], "", "1 baris catatan atau tanda tangan"),
        ([["DAFTAR PEGAWAI"], HEADING, [1, 2, 3, 4, 5]], "A3:E3",
         "1 baris judul bagian, 1 baris judul kolom yang diulang, dan 1 baris nomor kolom"),
    ],
)  # fmt: skip
def test_rows_of_the_page_are_no_records(
    data_set: DataSet, between: Rows, merge: str, told: str
) -> None:
    """Headings, numbers of columns, titles and sums amid the rows are counted, each by its kind."""
    names, said, about = read(data_set, HEADING, ANI, *between, BUDI, CITRA, merge=merge)
    assert names == NAMES
    assert said == f"{told}."
    last = 2 + len(between)
    assert about == ("baris 3" if last == 3 else f"baris 3–{last}")


def test_each_page_may_end_in_signatures(data_set: DataSet) -> None:
    """What stands between a page's last person and the next heading belongs to the page."""
    signed = [[], [None, None, None, None, "Mengetahui,"], [None, None, None, None, "Kepala Dinas"]]
    names, said, _ = read(data_set, HEADING, ANI, *signed, HEADING, BUDI, CITRA)
    assert names == NAMES
    assert said == "2 baris catatan atau tanda tangan dan 1 baris judul kolom yang diulang."


@pytest.mark.parametrize(
    "row",
    [
        [4, "Dinasti Putri"],
        [4, "Bagus Utama"],
        [None, "Total Suryono"],
        [4, "Jumlah Hartono", "199001012020122001", "PNS"],
        [None, None, "199203052015022003"],
        [None, None, None, None, "Analis"],
        [4, "I", "199203052015022003", "PNS", "Analis"],
    ],
)
def test_a_row_that_may_be_a_person_stays(data_set: DataSet, row: Sequence[Any]) -> None:
    """A lone name, number or jabatan is an incomplete row, which a check reports."""
    data_set.xlsx(HEADING, ANI, row, BUDI)
    tables, problems = data_set.read()
    assert len(tables["pegawai"].rows) == 3
    assert "ZI163" not in [one.code for one in problems]


def test_a_list_to_sign_may_repeat_its_heading(data_set: DataSet) -> None:
    """The second page of an attendance list begins with its heading, and ends in free lines."""
    head = ["No", "Nama", "Jabatan", "Tanda Tangan"]
    pages = [head, [1, "Ani", "Analis", "1"], head, [2, "Budi", "Arsiparis", "2"], [3, "", "", "3"]]
    data_set.xlsx(*pages, name="peserta.xlsx", sheet="Peserta")
    tables, _ = data_set.read()
    assert [row.cells["nama"] for row in tables["peserta"].rows] == ["Ani", "Budi"]


def test_a_row_knows_the_titles_above_it(data_set: DataSet) -> None:
    """A row carries the titles above it, the nearest last, without the marks in front of them."""
    data_set.xlsx(
        ["DAFTAR PEGAWAI"], ["OPD", ":", "Dinas Sosial"], HEADING, ANI, ["I", "DINAS SOSIAL"], BUDI,
        ["II.", "UPT PANTI"], CITRA,
    )  # fmt: skip
    tables, _ = data_set.read()
    table = tables["pegawai"]
    assert [[title.text for title in row.under] for row in table.rows] == [
        [], ["DINAS SOSIAL"], ["DINAS SOSIAL", "UPT PANTI"],
    ]  # fmt: skip
    assert [title.text for title in table.source.above] == ["DAFTAR PEGAWAI", "OPD : Dinas Sosial"]


def test_a_list_of_names_alone_has_no_titles(data_set: DataSet) -> None:
    """In a table of two columns a row with one cell is a row, not a title."""
    data_set.write("unit_kerja.csv", "Kode;Nama\nA;Dinas Sosial\n;Puskesmas Kota\n")
    tables, _ = data_set.read()
    assert len(tables["unit_kerja"].rows) == 2


def test_figures_under_a_list_are_no_people(data_set: DataSet) -> None:
    """A sum and the figures under it are counted, also where a list says no status."""
    heading, people = HEADING[:3] + HEADING[4:], [row[:3] + row[4:] for row in (ANI, BUDI, CITRA)]
    under = [[], [None, "JUMLAH PEGAWAI", "3 orang"], [None, "Laki-laki", "1"], [None, "PNS", "2"]]
    data_set.xlsx(heading, *people, *under)
    tables, problems = data_set.read()
    names = [row.cells["nama"] for row in tables["pegawai"].rows]
    assert names == NAMES
    assert [one.code for one in problems] == ["ZI163"]
