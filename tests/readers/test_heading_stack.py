"""Headings of two and three rows, as official lists have them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from .conftest import DataSet

pytestmark = pytest.mark.usefixtures("same_process")

NIP = "199001012020122001"
DATE = "01-04-2020"


def _merge(*areas: str) -> Callable[[Any], None]:
    def edit(sheet: Any) -> None:
        for area in areas:
            sheet.merge_cells(area)

    return edit


def _cells(data_set: DataSet, rows: Sequence[Sequence[Any]], *areas: str) -> dict[str, Any]:
    data_set.xlsx(*rows, edit=_merge(*areas))
    [row] = data_set.table().rows
    return dict(row.cells)


def test_pangkat_over_golongan_and_tmt(data_set: DataSet) -> None:
    """A rank over "Pangkat", "Gol. Ruang" and "TMT" names two columns; the TMT is its own."""
    cells = _cells(
        data_set,
        [
            ["DAFTAR NOMINATIF"],
            ["Nama", "NIP", "PANGKAT", "", "", "Status"],
            ["", "", "PANGKAT", "GOL. RUANG", "TMT", ""],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            ["Ani", NIP, "Penata", "III/c", DATE, "PNS"],
        ],
        *("A2:A3", "B2:B3", "C2:E2", "F2:F3"),
    )
    assert (cells["pangkat"], cells["golongan"]) == ("Penata", "III/c")
    assert cells["pangkat_tmt"] == DATE


def test_the_golongan_under_a_double_group(data_set: DataSet) -> None:
    """Under "Pangkat/Gol. Ruang", "Gol" is the golongan and not a second pangkat."""
    cells = _cells(
        data_set,
        [
            ["Nama", "Status", "PANGKAT/GOL. RUANG", "", "NIP"],
            ["", "", "GOL", "TMT", ""],
            ["Ani", "PNS", "III/c", DATE, NIP],
        ],
        *("A1:A2", "B1:B2", "C1:D1", "E1:E2"),
    )
    assert cells["golongan"] == "III/c"
    assert "pangkat" not in cells


def test_the_name_under_a_group_is_the_name_of_the_group(data_set: DataSet) -> None:
    """ "Nama" under "Jabatan" is the jabatan; under "Pendidikan" it is no name of a person."""
    cells = _cells(
        data_set,
        [
            ["NAMA", "STATUS", "JABATAN", "", "PENDIDIKAN", ""],
            ["", "", "NAMA", "TMT", "NAMA", "LULUS"],
            ["Ani", "PNS", "Analis", DATE, "UGM", "2008"],
        ],
        *("A1:A2", "B1:B2", "C1:D1", "E1:F1"),
    )
    assert (cells["nama"], cells["jabatan"], cells["pendidikan_nama"]) == ("Ani", "Analis", "UGM")


def test_the_relatives_are_not_the_employee(data_set: DataSet) -> None:
    """The NIP and the birth date under "Istri/Suami" are not those of the employee."""
    cells = _cells(
        data_set,
        [
            ["NAMA", "STATUS", "ISTRI/SUAMI", "", ""],
            ["", "", "NAMA", "NIP", "TANGGAL LAHIR"],
            ["Ani", "PNS", "Budi", NIP, DATE],
        ],
        *("A1:A2", "B1:B2", "C1:E1"),
    )
    assert cells["nama"] == "Ani"
    assert not {"nip", "tanggal_lahir"} & set(cells)


def test_the_golongan_of_the_past_is_not_todays(data_set: DataSet) -> None:
    """The golongan under "SK CPNS" is not that of today."""
    cells = _cells(
        data_set,
        [
            ["NAMA", "STATUS", "SK CPNS", ""],
            ["", "", "GOL", "TMT"],
            ["Ani", "PNS", "III/a", DATE],
        ],
        *("A1:A2", "B1:B2", "C1:D1"),
    )
    assert cells["sk_cpns_gol"] == "III/a"
    assert "golongan" not in cells


def test_a_group_that_says_nothing_names_nothing(data_set: DataSet) -> None:
    """Under "Identitas Pegawai" and "Nomor Induk" each column is what it says."""
    cells = _cells(
        data_set,
        [
            ["IDENTITAS PEGAWAI", "", "NOMOR INDUK", "", "STATUS", "JABATAN"],
            ["NAMA", "TGL LAHIR", "NIP", "NIK", "", ""],
            ["Ani", DATE, NIP, "3503011504880002", "PNS", "Analis"],
        ],
        *("A1:B1", "C1:D1", "E1:E2", "F1:F2"),
    )
    assert [cells[name] for name in ("nama", "tanggal_lahir", "nip", "nik")] == [
        *("Ani", DATE, NIP, "3503011504880002")
    ]


def test_the_last_word_of_a_group_belongs_to_each(data_set: DataSet) -> None:
    """ "Tanggal" under "Tempat/Tanggal Lahir" is the date of birth."""
    cells = _cells(
        data_set,
        [
            ["NAMA", "STATUS", "TEMPAT/TANGGAL LAHIR", ""],
            ["", "", "TEMPAT", "TANGGAL"],
            ["Ani", "PNS", "Wonosari", DATE],
        ],
        *("A1:A2", "B1:B2", "C1:D1"),
    )
    assert cells["tanggal_lahir"] == DATE


@pytest.mark.parametrize(
    ("group", "words", "column"),
    [("L/P", ("L", "P"), "jenis_kelamin"), ("STATUS", ("PNS", "PPPK"), "status")],
)
def test_a_mark_below_a_word_is_that_word(
    data_set: DataSet, group: str, words: tuple[str, str], column: str
) -> None:
    """Under "L/P" a mark in the column "P" says P; so it does for each word of a choice."""
    other = {"L/P": ("Status", "PNS"), "STATUS": ("Jabatan", "Analis")}[group]
    data_set.xlsx(
        ["No", "Nama", group, "", other[0]],
        ["", "", *words, ""],
        [1, "Ani", "", "v", other[1]],
        [2, "Budi", "v", "-", other[1]],
        edit=_merge("A1:A2", "B1:B2", "C1:D1", "E1:E2"),
    )
    assert [row.cells[column] for row in data_set.table().rows] == [words[1], words[0]]


def test_a_heading_of_three_rows(data_set: DataSet) -> None:
    """Three rows are one heading where merged cells say so; the numbered row is left out."""
    cells = _cells(
        data_set,
        [
            ["NO", "NAMA", "STATUS", "KEPEGAWAIAN", "", "", ""],
            ["", "", "", "PANGKAT", "", "JABATAN", ""],
            ["", "", "", "GOL", "TMT", "NAMA", "TMT"],
            [],
            [1, 2, 3, 4, 5, 6, 7],
            [1, "Ani", "PNS", "III/c", DATE, "Analis", DATE],
        ],
        *("A1:A3", "B1:B3", "C1:C3", "D1:G1", "D2:E2", "F2:G2"),
    )
    assert (cells["golongan"], cells["jabatan"]) == ("III/c", "Analis")


def test_a_heading_that_is_merged_downwards_only(data_set: DataSet) -> None:
    """The blank row of a heading merged over two rows is no employee, nor is the numbered row."""
    cells = _cells(
        data_set,
        [["Nama", "Status", "NIP"], [], ["(1)", "(2)", "(3)"], ["Ani", "PNS", NIP]],
        *("A1:A2", "B1:B2", "C1:C2"),
    )
    assert cells["nama"] == "Ani"


def test_known_words_below_prove_a_heading_in_a_csv(data_set: DataSet) -> None:
    """In a CSV file, known words below some of the headings prove the second row."""
    text = "No;Nama;Status;PANGKAT;;JABATAN;\n;;;GOL;TMT;NAMA;TMT\n1;Ani;PNS;III/c;x;Analis;y\n"
    data_set.write("pegawai.csv", text)
    [row] = data_set.table().rows
    assert (row.cells["golongan"], row.cells["jabatan"]) == ("III/c", "Analis")


def test_a_person_is_no_second_row_of_a_heading(data_set: DataSet) -> None:
    """A row of data with few words, all of them known ones, stays a row."""
    data_set.write("pegawai.csv", "No;Nama;Status;Jabatan;Eselon\n1;Ani;PNS;Jabatan;Eselon\n")
    assert [row.number for row in data_set.table().rows] == [2]


def test_two_rows_a_person(data_set: DataSet) -> None:
    """Where "NIP" stands below "Nama" in the heading, the number stands below the name as well."""
    second = "198501242008031001"
    data_set.xlsx(
        ["No", "Nama Pegawai", "Gol Ruang", "Jabatan", "", "Tempat &", "Status"],
        ["", "NIP", "TMT", "Ess", "TMT Jabatan", "Tgl Lahir", ""],
        [1, "Ani", "III/c", "Camat", "", "Wonosari", "PNS"],
        ["", NIP, DATE, "III.b", DATE, "01-01-1990", ""],
        [2, "Budi", "III/d", "Analis", "", "Wates", "PNS"],
        ["", second, "", "", "", "24-01-1985", ""],
        edit=_merge("A1:A2", "D1:E1", "G1:G2"),
    )
    tables, [note] = data_set.read()
    rows = tables["pegawai"].rows
    found = [[row.cells[name] for name in ("nama", "nip", "golongan", "jabatan")] for row in rows]
    assert found == [["Ani", NIP, "III/c", "Camat"], ["Budi", second, "III/d", "Analis"]]
    assert [row.cells["tanggal_lahir"] for row in rows] == ["01-01-1990", "24-01-1985"]
    assert (note.code, [row.number for row in rows]) == ("ZI161", [3, 5])
