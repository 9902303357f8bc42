from __future__ import annotations

import pytest

from zi_docs.codes import Severity

from .conftest import ANI, SHOWN, DataSet

TEXT = "Nama;Status;NIP;Jabatan\nAni Lestari;PNS;199001012020122001;Analis\n"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(data_set: DataSet, delimiter: str) -> None:
    """The delimiter may be a semicolon, as Indonesian Excel writes it, a comma or a tab."""
    data_set.write("pegawai.csv", TEXT.replace(";", delimiter))
    assert data_set.table().rows[0].cells["nip"] == ANI[2]


def test_a_declared_delimiter_is_obeyed(data_set: DataSet) -> None:
    """The line ``sep=;`` sets the delimiter and is not a row."""
    data_set.write("pegawai.csv", "sep=;\r\n" + TEXT)
    assert data_set.table().rows[0].number == 2


def test_commas_in_a_title_do_not_mislead(data_set: DataSet) -> None:
    """The row of headings decides on the delimiter, not the title above it."""
    data_set.write("pegawai.csv", "Data, pegawai, dinas, a, b, c, d, e\n" + TEXT)
    assert data_set.table().rows[0].cells["jabatan"] == "Analis"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_is_found(data_set: DataSet, encoding: str) -> None:
    """UTF-8 with or without a mark, UTF-16 and Windows-1252 are recognised."""
    data_set.write("pegawai.csv", TEXT.replace("Ani", "René").encode(encoding))
    assert data_set.table().rows[0].cells["nama"] == "René Lestari"


def test_an_unknown_encoding_is_refused(data_set: DataSet) -> None:
    """A file in an unknown encoding is refused; its letters are not guessed."""
    data_set.write("pegawai.csv", TEXT.replace("Ani", "Ren\x81\xe9").encode("latin-1"))
    data_set.problem("ZI130")


def test_a_quoted_line_break_stays_in_its_cell(data_set: DataSet) -> None:
    """A line break in quotes stays in its cell, and rows are numbered as Excel shows them."""
    more = "Budi;PNS;199001012020122003;Guru\n"
    data_set.write("pegawai.csv", TEXT.replace("Analis", '"Analis\r\nMuda"') + more)
    first, second = data_set.table().rows
    assert first.cells["jabatan"] == "Analis\r\nMuda"
    assert second.number == 3


def test_a_unicode_line_separator_breaks_no_row(data_set: DataSet) -> None:
    """Only real line ends end a row."""
    data_set.write("pegawai.csv", TEXT.replace("Analis", "Analis\u2028Muda"))
    assert len(data_set.table().rows) == 1


def test_numbers_stay_text(data_set: DataSet) -> None:
    """A decimal comma and leading zeros are kept as typed."""
    data_set.write("pegawai.csv", "Nama;Status;Telepon;Nilai\nAni;PNS;0355791;87,50\n")
    cells = data_set.table().rows[0].cells
    assert (cells["telepon"], cells["nilai"]) == ("0355791", "87,50")


def test_a_place_in_a_csv_names_row_and_heading(data_set: DataSet) -> None:
    """The place of a CSV cell is its row and heading, since a CSV has no column letters."""
    data_set.write("pegawai.csv", TEXT)
    [row] = data_set.table().rows
    expected = 'data/trenggalek-2021/pegawai.csv, baris 2, kolom "NIP"'
    assert str(row.place("nip")) == expected


def test_a_row_longer_than_its_heading_is_refused(data_set: DataSet) -> None:
    """A row longer than its heading is refused, since an unquoted delimiter moved its cells."""
    data_set.write("pegawai.csv", TEXT + "Budi;PNS;1;Kepala;Bidang\n")
    problem = data_set.problem("ZI126")
    assert problem.severity is Severity.GALAT
    assert str(problem.place).endswith("baris 3")


def test_blank_cells_beyond_the_heading_are_nothing(data_set: DataSet) -> None:
    """Blank cells beyond the heading are ignored, since Excel pads rows with delimiters."""
    data_set.write("pegawai.csv", TEXT + "Budi;PNS;1;Guru;;;\n;;;;\n\nCitra\n")
    assert [row.number for row in data_set.table().rows] == [2, 3, 6]


def test_an_unclosed_quote_is_refused(data_set: DataSet) -> None:
    """A quote that is never closed is refused, since it would swallow the rest of the file."""
    data_set.write("pegawai.csv", TEXT + '"Budi;PNS;1;Guru\n' + "Citra;PNS;1;Guru\n" * 3)
    data_set.problem("ZI131")


def test_an_endless_cell_is_refused(data_set: DataSet) -> None:
    """A cell of a hundred thousand characters is refused."""
    data_set.write("pegawai.csv", TEXT + "x" * 200_000 + "\n")
    data_set.problem("ZI131")


@pytest.mark.parametrize("text", ["#N/A", "#DIV/0!", "Err:502", "#########"])
def test_an_error_value_is_refused(data_set: DataSet, text: str) -> None:
    """An error value is refused, and so are the hashes of a column that was too narrow."""
    data_set.write("pegawai.csv", TEXT.replace("Analis", text))
    assert str(data_set.problem("ZI153").place).endswith('baris 2, kolom "Jabatan"')


def test_scientific_notation_is_refused(data_set: DataSet) -> None:
    """A number that Excel shortened to scientific notation is refused."""
    data_set.write("pegawai.csv", TEXT.replace(ANI[2], "1,99001E+17"))
    data_set.problem("ZI151")


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1b", "\uffff"])
def test_a_control_character_is_refused(data_set: DataSet, character: str) -> None:
    """A control character is refused, since it can't be printed."""
    data_set.write("pegawai.csv", TEXT.replace("Analis", f"A{character}"))
    data_set.problem("ZI155")


def test_a_csv_without_a_table_is_only_told(data_set: DataSet) -> None:
    """A CSV file that neither its name nor its headings make a table is only a warning."""
    data_set.write("catatan.csv", "Tanggal;Kegiatan\n1 Mei;Upacara\n")
    assert data_set.problem("ZI114").severity is Severity.PERINGATAN


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nama;Status\n" + "\n" * 1_048_577, "pegawai.csv"),
        ("Nama;Status\n" + ";" * 5_000_001, "pegawai.csv"),
        (f"Nama;Status{';Kolom' * 499}\n", "pegawai.csv, baris 1"),
    ],
)
def test_a_table_beyond_reason_is_refused(data_set: DataSet, text: str, place: str) -> None:
    """A small file that stands for millions of cells, or for an endless heading, is refused."""
    data_set.write("pegawai.csv", text)
    assert str(data_set.problem("ZI108").place) == f"{SHOWN}/{place}"


def test_blank_cells_far_to_the_right_are_nothing(data_set: DataSet) -> None:
    """Blank cells far to the right are ignored; Excel writes them where a column was formatted."""
    data_set.write("pegawai.csv", f"Nama;Status{';' * 600}\nAni;PNS{';' * 600}\n")
    assert len(data_set.table().rows) == 1


def test_only_the_first_unknown_headings_are_compared(data_set: DataSet) -> None:
    """Only the first unknown headings are compared with known ones; comparing takes time."""
    slips = ";".join(f"Jabatann{number}" for number in range(40))
    data_set.write("pegawai.csv", f"Nama;Status;{slips}\nAni;PNS\n")
    _, problems = data_set.read()
    assert [problem.code for problem in problems] == ["ZI122"] * 20


@pytest.mark.parametrize("ends", ["\n", "\r", "\r\n"])
def test_a_file_of_a_mac_is_refused_by_name(data_set: DataSet, ends: str) -> None:
    """MacRoman read as Windows-1252 would print Ò5Ó for “5”; so it is refused, and named."""
    lines = ["Nama;Status;Jabatan", "Ani Lestari;PNS;Seksi “Sarana” – Dinas"]
    data_set.write("pegawai.csv", ends.join([*lines, ""]).encode("mac_roman"))
    assert "Macintosh" in data_set.problem("ZI130").message


@pytest.mark.parametrize("text", ["Café", "Seksi “Sarana” – Dinas", "Ma’ruf", "É"])
def test_a_file_of_windows_is_read(data_set: DataSet, text: str) -> None:
    """A file in Windows-1252 keeps its letters."""
    data_set.write("pegawai.csv", f"Nama;Status;Jabatan\nAni;PNS;{text}\n".encode("cp1252"))
    assert data_set.table().rows[0].cells["jabatan"] == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="0123"', "0123"),
        ('"=""0123"""', "0123"),
        ("'0123", "0123"),
        ("'+62 812", "+62 812"),
        ("'90-an dan sesudahnya", "'90-an dan sesudahnya"),
        ("=A1", "=A1"),
    ],
)
def test_what_exports_put_around_a_number_is_taken_off(
    data_set: DataSet, cell: str, text: str
) -> None:
    """An export writes ="0123" or '0123 so that Excel keeps the zero; it is no part of the text."""
    data_set.write("unit_kerja.csv", f"Kode;Nama\n{cell};Dinas\n")
    assert data_set.table("unit_kerja").rows[0].cells["kode"] == text
