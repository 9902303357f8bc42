"""Headings in the words of offices, and two columns for one field."""

from __future__ import annotations

from typing import Any

import pytest

from zi_docs.codes import Severity
from zi_docs.model.tabel import Kolom, Tabel
from zi_docs.readers.heading import absent_columns, find_column, similar_column

from .conftest import ANI, HEADING, TABLES, DataSet

pytestmark = pytest.mark.usefixtures("same_process")

NIP = "199001012020122001"


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("nama_pegawai", "nama"),
        ("NAMA GURU", "nama"),
        ("name", "nama"),
        ("nip_pegawai", "nip"),
        ("NIP BARU *", "nip"),
        ("tgl_lahir_pegawai", "tanggal_lahir"),
        ("GOL AKHIR NAMA", "golongan"),
        ("Golongan Saat Ini", "golongan"),
        ("Golongan Terakhir", "golongan"),
        ("Pangkat saat ini", "pangkat"),
        ("Gol / Pangkat", "pangkat"),
        ("JABATAN_NAMA", "jabatan"),
        ("Data Jabatan Terbaru", "jabatan"),
        ("Profesi", "jabatan"),
        ("UNOR NAMA", "unit_kerja"),
        ("Unor Induk", "unit_kerja"),
        ("Lokasi Kerja", "unit_kerja"),
        ("Divisi", "unit_kerja"),
        ("Jenis ASN", "status"),
        ("JENIS PEGAWAI NAMA", "status"),
        ("Status CPNS PNS", "status"),
        ("kelamin_pegawai", "jenis_kelamin"),
    ],
)
def test_headings_of_exports_are_understood(heading: str, column: str) -> None:
    """Words about today, the employee, or a name instead of a code, belong to no other column."""
    assert find_column(TABLES["pegawai"], heading) == column


@pytest.mark.parametrize(
    "heading",
    ["TMT Golongan", "TMT Pangkat", "UNOR ID", "jabatan_id", "NIP Lama", "GOL AWAL NAMA",
     "GOL saat CPNS", "gol_darah_pegawai", "NIP Suami/Istri", "Nama Ibu Kandung", "Jenis Jabatan",
     "JENIS JABATAN NAMA", "Jumlah Pegawai", "Tanggal Lahir Anak"],
)  # fmt: skip
def test_another_thing_is_no_column_and_no_misspelt_one(heading: str) -> None:
    """A date, a code, an earlier value or a relative of something is not that thing."""
    assert find_column(TABLES["pegawai"], heading) is None
    assert similar_column(TABLES["pegawai"], heading, set()) is None


def test_the_end_of_an_activity_is_not_its_date() -> None:
    """The last of two dates is another date: only of other things is the last today's."""
    assert find_column(TABLES["rapat"], "Tanggal Akhir") is None


def _told(data_set: DataSet) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    tables, problems = data_set.read()
    return tables["pegawai"].rows[0].cells, [(one.code, one.message) for one in problems]


@pytest.mark.parametrize(
    ("column", "taken", "other"),
    [
        ("unit_kerja", ("Unit Kerja", "Dinas Sosial"), ("Satuan Kerja", "Pemkab Sukamaju")),
        ("unit_kerja", ("Unit Kerja", "Dinas Sosial"), ("Instansi", "Pemkab Sukamaju")),
        ("jabatan", ("Jabatan", "Analis"), ("Jabatan Terakhir", "Camat")),
        ("jabatan", ("Nama Jabatan", "Analis"), ("Jabatan", "Camat")),
        ("pangkat", ("Pangkat", "Penata"), ("Pangkat Nama", "01-04-2020")),
    ],
)
def test_the_more_exact_heading_is_read(
    data_set: DataSet, column: str, taken: tuple[str, str], other: tuple[str, str]
) -> None:
    """Of two columns the one with the more exact heading is read, wherever it stands."""
    plain = ["Nama", "Status"]
    for first, second in ((taken, other), (other, taken)):
        data_set.xlsx([*plain, first[0], second[0]], ["Ani", "PNS", first[1], second[1]])
        cells, [(code, message)] = _told(data_set)
        assert cells[column] == taken[1]
        assert code == "ZI147"
        assert f'diambil dari kolom "{taken[0]}"' in message
        assert f'bukan dari "{other[0]}"' in message


@pytest.mark.parametrize("headings", [("NIP", "NIP Baru"), ("NIP Baru", "NIP")])
def test_the_column_whose_values_fit_is_read(data_set: DataSet, headings: tuple[str, str]) -> None:
    """A NIP of 18 digits is read, and not the one of nine, whichever heading it has."""
    data_set.xlsx(["Nama", "Status", *headings], ["Ani", "PNS", "510000000", NIP])
    cells, [(code, _)] = _told(data_set)
    assert (cells["nip"], code) == (NIP, "ZI147")
    assert "510000000" in cells.values()


def test_an_empty_column_does_not_count(data_set: DataSet) -> None:
    """An exactly named column without a value gives way, and no one is told of an empty one."""
    data_set.xlsx(["Nama", "Status", "Unit Kerja", "OPD"], ["Ani", "PNS", "", "Dinas Sosial"])
    cells = data_set.table().rows[0].cells
    assert cells["unit_kerja"] == "Dinas Sosial"


def test_a_note_says_which_column_was_read(data_set: DataSet) -> None:
    """What was assumed is a note, which names both columns with their letters."""
    data_set.xlsx([*HEADING, "Unit Kerja", "OPD"], [*ANI, "Bidang Umum", "Dinas Sosial"])
    note = data_set.problem("ZI147")
    assert note.severity is Severity.CATATAN
    assert note.message == 'Unit Kerja diambil dari kolom "Unit Kerja" (E), bukan dari "OPD" (F).'


@pytest.mark.parametrize(
    ("own", "taken"), [("Sub Bagian Umum", "Dinas Sosial"), ("UPT Panti", "UPT Panti")]
)
def test_the_column_of_known_units_is_read(data_set: DataSet, own: str, taken: str) -> None:
    """Of two columns of units, one that has no unit of the office's own table gives way."""
    data_set.write("unit_kerja.csv", "Kode;Nama\nDS;Dinas Sosial\nUPT;UPT Panti\n")
    data_set.xlsx([*HEADING, "Unit Kerja", "Satuan Kerja"], [*ANI, own, "Dinas Sosial"])
    assert data_set.read()[0]["pegawai"].rows[0].cells["unit_kerja"] == taken


def test_a_column_that_names_a_unit_now_and_then_gives_way(data_set: DataSet) -> None:
    """SIASN gives only the head of a unit that unit itself, everybody else a part of it."""
    data_set.write("unit_kerja.csv", "Kode;Nama\nDS;Dinas Sosial\n")
    parts = ["Dinas Sosial", "Sub Bagian Umum", "Seksi Bina", "Seksi Data"]
    rows = [[*ANI, part, "Dinas Sosial"] for part in parts]
    data_set.xlsx([*HEADING, "UNOR NAMA", "UNOR INDUK NAMA"], *rows)
    read = data_set.read()[0]["pegawai"].rows
    assert {row.cells["unit_kerja"] for row in read} == {"Dinas Sosial"}


def test_equal_columns_are_no_question(data_set: DataSet) -> None:
    """Two columns that hold the same in each row are one."""
    data_set.xlsx(["Nama", "Nama", "Status"], ["Ani", "Ani", "PNS"])
    cells, [(code, _)] = _told(data_set)
    assert (cells["nama"], code) == ("Ani", "ZI147")


@pytest.mark.parametrize("value", ["Menikah", "AKTIF", "Belum Kawin"])
def test_a_status_of_something_else_is_not_the_status(data_set: DataSet, value: str) -> None:
    """The marriage, or that a person is still in office, is not the status, and not lost either."""
    data_set.xlsx(["Nama", "Status", "Status Kepegawaian"], ["Ani", value, "PNS"])
    cells, [(code, message)] = _told(data_set)
    assert (cells["status"], cells["status_lain"], code) == ("PNS", value, "ZI160")
    assert f'Kolom "Status" (B) berisi "{value}"' in message


def test_a_repeated_heading_is_no_status(data_set: DataSet) -> None:
    """A heading on each page does not make a column of something else one of the status."""
    heading = ["Nama", "NIP", "Jabatan", "STATUS"]
    data_set.xlsx(heading, ["Ani", NIP, "Guru", "Aktif"], heading, ["Budi", NIP, "Guru", "Aktif"])
    assert "status" not in data_set.read()[0]["pegawai"].rows[0].cells


def test_a_misspelt_status_stays_the_status(data_set: DataSet) -> None:
    """A status that nobody knows is told where it stands; its column stays the status."""
    data_set.xlsx(HEADING, [ANI[0], "PSN", *ANI[2:]])
    assert data_set.table().rows[0].cells["status"] == "PSN"


def test_a_suggestion_fits_the_values(data_set: DataSet) -> None:
    """A column of dates is never suggested as the pangkat that its heading resembles."""
    data_set.xlsx([*HEADING, "Pangkatt"], [*ANI, "01-04-2020"])
    assert data_set.table().rows[0].cells["pangkatt"] == "01-04-2020"
    data_set.xlsx([*HEADING, "Pangkatt"], [*ANI, "Penata"])
    assert data_set.problem("ZI122").message.endswith("mungkin maksudnya Pangkat.")


def test_a_column_that_follows_from_another_is_not_absent() -> None:
    """A needed column that may follow from others, or from around the table, may be lacking."""
    kolom = {"nama": Kolom(wajib=True), "status": Kolom(wajib=True, turunan=("nip", "nik"))}
    tabel = Tabel(nama="orang", judul="Orang", kolom=kolom)
    assert absent_columns(tabel, ["nama"]) == []
    assert absent_columns(tabel, ["status"]) == ["nama"]


def test_a_vague_heading_is_an_assumption(data_set: DataSet) -> None:
    """A field from a heading that may mean it is told; one from a declared heading is not."""
    data_set.xlsx([*HEADING, "Bidang"], [*ANI, "Dinas Sosial"])
    cells, [(code, message)] = _told(data_set)
    assert (cells["unit_kerja"], code) == ("Dinas Sosial", "ZI147")
    assert message == 'Unit Kerja diambil dari kolom "Bidang" (E).'
    data_set.xlsx([*HEADING, "OPD"], [*ANI, "Dinas Sosial"])
    assert data_set.table().rows[0].cells["unit_kerja"] == "Dinas Sosial"


def test_two_tables_beside_each_other_are_one_complaint(data_set: DataSet) -> None:
    """A second table to the right is refused once, with its columns, and not heading by heading."""
    data_set.xlsx(
        ["No", "Nama", "NIP", "Status", None, "No", "Nama", "NIP", "Status"],
        [1, "Ani", NIP, "PNS", None, 2, "Budi", "198501242008031001", "PNS"],
    )
    problem = data_set.problem("ZI149")
    assert problem.severity is Severity.GALAT
    assert "kolom F sampai I" in problem.message


_UNITS = [["DINAS", "Dinas Sosial"], ["CAMAT", "Kecamatan Sukamaju"]]
_STAFF = [["Ani", "PNS", "DINAS"], ["Budi", "PNS", "DINAS"]]


def test_the_heading_of_another_table_decides_nothing(data_set: DataSet) -> None:
    """A list beyond an empty column gives nobody his unit, however exact its heading is."""
    data_set.write("unit_kerja.csv", "Kode;Nama\nDINAS;Dinas Sosial\nCAMAT;Kecamatan Sukamaju\n")
    rows = [[*staff, None, *unit] for staff, unit in zip(_STAFF, _UNITS, strict=True)]
    data_set.xlsx(["Nama", "Status", "Unit Kerja", None, "No", "Nama Unit Kerja"], *rows)
    assert data_set.problem("ZI121").is_error
    rows = [[*staff, *unit] for staff, unit in zip(_STAFF, _UNITS, strict=True)]
    data_set.xlsx(["Nama", "Status", "Unit Kerja", "No", "Nama Unit Kerja"], *rows)
    assert data_set.problem("ZI147").severity is Severity.CATATAN


def test_a_table_beyond_an_empty_column_that_fills_other_rows_is_refused(data_set: DataSet) -> None:
    """A recap beside the staff gives no row its golongan: the sheet is refused, with the mend."""
    head = ["Nama", "Status", None, "Golongan"]
    data_set.xlsx([*head, "Jumlah"], ["Ani", "PNS", None, "IV/a", 1], ["Budi", "PNS"])
    problem = data_set.problem("ZI149")
    assert problem.is_error
    assert "Kolom D sampai E" in problem.message
    data_set.xlsx(head, ["Ani", "PNS", None, "IV/a"], ["Budi", "PNS", None, "III/a"])
    assert [row.cells["golongan"] for row in data_set.table().rows] == ["IV/a", "III/a"]
