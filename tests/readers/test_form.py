"""A sheet that is a form, "label : value" below each other, is a row of its table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from zi_docs.codes import Severity
from zi_docs.errors import Problem

from .conftest import DataSet

pytestmark = pytest.mark.usefixtures("same_process")

MINUTES: list[list[Any]] = [
    ["NOTULEN RAPAT"],
    [],
    ["Hari/Tanggal", ":", "Senin, 3 Februari 2020"],
    ["Waktu", ":", "09.00 - 11.00 WIB"],
    ["Tempat", ":", "Ruang Rapat"],
    ["Acara", ":", "Rapat Pembangunan Zona Integritas"],
    ["Pimpinan Rapat", ":", "Ani Lestari"],
    ["Notulis", ":", "Budi Santoso"],
    ["Peserta", ":", "1. Citra Dewi, Analis"],
    [None, None, "2. Dedi Kurnia, Arsiparis"],
    ["Kesimpulan", ":", None],
    [None, "1.", "Tim kerja dibentuk"],
    [None, "2.", "Rencana aksi disusun"],
    [],
    ["Pimpinan Rapat,", None, "Notulis,"],
    ["Ani Lestari", None, "Budi Santoso"],
]
READ = {
    "tanggal": "Senin, 3 Februari 2020",
    "pukul": "09.00 - 11.00 WIB",
    "tempat": "Ruang Rapat",
    "acara": "Rapat Pembangunan Zona Integritas",
    "pimpinan": "Ani Lestari",
    "notulis": "Budi Santoso",
    "peserta": "1. Citra Dewi, Analis\n2. Dedi Kurnia, Arsiparis",
    "keputusan": "1. Tim kerja dibentuk\n2. Rencana aksi disusun",
}


def told(problems: Sequence[Problem]) -> list[tuple[str, Severity]]:
    return [(one.code, one.severity) for one in problems]


def test_a_form_is_one_meeting(data_set: DataSet) -> None:
    """Each label gives its field, what stands below it goes on, and signatures end the form."""
    data_set.xlsx(*MINUTES, name="rapat.xlsx", sheet="Rapat")
    tables, problems = data_set.read()
    [row] = tables["rapat"].rows
    assert row.cells == READ
    assert told(problems) == [("ZI175", Severity.CATATAN)]


def test_each_field_of_a_form_knows_its_cell(data_set: DataSet) -> None:
    """A complaint names the cell of the value; all fields are of one record."""
    data_set.xlsx(*MINUTES, name="rapat.xlsx", sheet="Rapat")
    [row] = data_set.read()[0]["rapat"].rows
    place = row.place("notulis")
    assert str(place).endswith("sel C8")
    assert place.record == row.place("tanggal").record


@pytest.mark.parametrize(
    "lines",
    [
        [f"{row[0]} : {row[2]}" for row in MINUTES[2:8]],
        [f"{row[0]}: {row[2]}" for row in MINUTES[2:8]],
    ],
    ids=["spaced", "tight"],
)
def test_label_and_value_may_share_a_cell(data_set: DataSet, lines: list[str]) -> None:
    """ "Tempat : Ruang Rapat" in one cell is the same; the colon of a time parts nothing."""
    data_set.xlsx(*([line] for line in lines), name="rapat.xlsx", sheet="Rapat")
    [row] = data_set.read()[0]["rapat"].rows
    assert row.cells == {name: READ[name] for name in list(READ)[:6]}


def test_a_form_of_two_columns_needs_few_colons(data_set: DataSet) -> None:
    """Label and value in two columns are a form where a label has its colon."""
    rows = [["Hari/Tanggal:", "3 Februari 2020"], ["Tempat", "Aula"], ["Acara", "Rapat Evaluasi"]]
    data_set.write("rapat.csv", "".join(f"{label};{value}\n" for label, value in rows))
    [row] = data_set.read()[0]["rapat"].rows
    assert row.cells == {
        "tanggal": "3 Februari 2020", "tempat": "Aula", "acara": "Rapat Evaluasi",
    }  # fmt: skip


def test_a_form_may_have_no_colon(data_set: DataSet) -> None:
    """Labels in one column with one value each beside them are a form without any colon."""
    lines = [[cell for cell in line if cell != ":"] for line in MINUTES]
    data_set.xlsx(*lines, name="rapat.xlsx", sheet="Lembar1")
    tables, problems = data_set.read()
    assert [row.cells for row in tables["rapat"].rows] == [READ]
    assert "ZI175" in [one.code for one in problems]


def test_a_table_on_its_side_is_no_form(data_set: DataSet) -> None:
    """Several values beside each label are several records, which are not joined into one."""
    sides = [["Acara", "Tanggal", "Tempat", "Pukul"], ["Rapat", "6 April 2020", "Aula", "09.00"]]
    data_set.xlsx(*zip(*sides, sides[1], strict=True), sheet="Rapat")
    _, problems = data_set.read()
    assert "ZI175" not in [one.code for one in problems]


def test_the_number_beside_a_person_is_a_field(data_set: DataSet) -> None:
    """It is no column of the table, and what is said after it is still told."""
    lines = [["Acara : Rapat"], ["Tanggal : 6 April 2020"], ["Pimpinan : Ani"], ["Kelompok : A"]]
    lines[3:3] = [["NIP : 199001012020122001"]]
    data_set.xlsx(*lines, ["NIP"], name="rapat.xlsx", sheet="Rapat")
    _, problems = data_set.read()
    assert [one.code for one in problems] == ["ZI175", "ZI176"]


def test_each_number_belongs_to_the_person_above(data_set: DataSet) -> None:
    """ "NIP" below the leader is his, and "NIP" below who takes the minutes is hers."""
    lines = [["Acara : Rapat"], ["Tanggal : 6 April 2020"], ["Pimpinan : Ani"], ["NIP : 1"]]
    data_set.xlsx(*lines, ["Notulis : Citra"], ["NIP : 2"], name="rapat.xlsx", sheet="Rapat")
    [row] = data_set.read()[0]["rapat"].rows
    assert (row.cells["pimpinan_nip"], row.cells["notulis_nip"]) == ("1", "2")


def test_small_tables_in_a_form_are_its_children(data_set: DataSet) -> None:
    """A small table under a label gives rows by the heading of its columns, in any order."""
    data_set.xlsx(
        *MINUTES[2:6], ["Tindak Lanjut", ":"], ["No", "Penanggung Jawab", "Uraian", "Batas Waktu"],
        [1, "Sekretaris", "Menyusun SK", "28 Mei 2020"], name="rapat.xlsx", sheet="Rapat",
    )  # fmt: skip
    [row] = data_set.read()[0]["rapat"].rows
    assert row.cells["tindak_lanjut"] == [
        {"penanggung_jawab": "Sekretaris", "uraian": "Menyusun SK", "batas_waktu": "28 Mei 2020"}
    ]  # fmt: skip


def test_lines_of_a_list_are_no_labels(data_set: DataSet) -> None:
    """Points of a list may begin with the name of a field, or hold a colon."""
    points = ["1. Pembukaan", "2. RSUD : siap", "3. Penutup"]
    data_set.xlsx(
        *MINUTES[2:6], ["Agenda", ":", points[0]], *([None, None, one] for one in points[1:]),
        name="rapat.xlsx", sheet="Rapat",
    )  # fmt: skip
    tables, problems = data_set.read()
    assert tables["rapat"].rows[0].cells["agenda"] == "\n".join(points)
    assert told(problems) == [("ZI175", Severity.CATATAN)]


def test_the_only_agenda_is_what_the_meeting_is_about(data_set: DataSet) -> None:
    """A form without Acara has it in its Agenda, when that is a single line."""
    data_set.xlsx(
        *MINUTES[2:5], ["Agenda", ":", "Evaluasi Zona Integritas"], name="rapat.xlsx", sheet="Rapat"
    )
    assert data_set.read()[0]["rapat"].rows[0].cells["acara"] == "Evaluasi Zona Integritas"


def test_an_unknown_label_is_told(data_set: DataSet) -> None:
    """What names no field goes on with nothing, and is told once (ZI176)."""
    data_set.xlsx(*MINUTES[2:6], ["Konsumsi", ":", "Kotak"], name="rapat.xlsx", sheet="Rapat")
    tables, problems = data_set.read()
    assert "Kotak" not in str(tables["rapat"].rows[0].cells)
    warned = next(one for one in problems if one.code == "ZI176")
    assert warned.severity is Severity.PERINGATAN
    assert '"Konsumsi"' in warned.message


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["Hasil"], ["Tim dibentuk"]], True),
        ([["Hasil", None, "Tim dibentuk"]], True),
        ([["Hasil", ":"], ["Tim dibentuk"]], True),
        ([["Hasil Rapat"], ["Tim dibentuk"]], False),
        ([[None, None, "Hasil"], [None, None, "Tim dibentuk"]], False),
    ],
    ids=["judul", "bernilai", "titik dua", "nama lengkap", "isi"],
)
def test_a_label_that_may_mean_two_lists_is_told(
    data_set: DataSet, rows: list[list[Any]], told: bool
) -> None:
    """Without a colon too it does not go on with the value above; its meanings are named."""
    data_set.xlsx(*MINUTES[2:6], *rows, name="rapat.xlsx", sheet="Rapat")
    tables, problems = data_set.read()
    found = [one for one in problems if one.code == "ZI176"]
    assert ['"Pembahasan" atau "Keputusan"' in one.hint for one in found] == [True] * told
    assert ("Tim dibentuk" in str(tables["rapat"].rows[0].cells)) == (not told)


def test_a_label_that_stands_twice_is_refused(data_set: DataSet) -> None:
    """Two values for one field are not chosen from (ZI121)."""
    data_set.xlsx(*MINUTES[2:6], ["Tempat", ":", "Aula"], name="rapat.xlsx", sheet="Rapat")
    assert "ZI121" in [one.code for one in data_set.read()[1]]


def test_a_second_form_begins_at_its_first_label(data_set: DataSet) -> None:
    """Two forms below each other are two meetings."""
    second = [[*row[:2], row[2].replace("3 Februari", "4 Maret")] for row in MINUTES[2:6]]
    second[0][2] = "Rabu, 4 Maret 2020"
    data_set.xlsx(*MINUTES[2:6], [], *second, name="rapat.xlsx", sheet="Rapat")
    dates = [row.cells["tanggal"] for row in data_set.read()[0]["rapat"].rows]
    assert dates == ["Senin, 3 Februari 2020", "Rabu, 4 Maret 2020"]


def test_a_form_is_found_without_a_name(data_set: DataSet) -> None:
    """A sheet that nobody named is the table whose fields its labels are."""
    data_set.xlsx(*MINUTES, name="hasil senin.xlsx", sheet="Sheet1")
    assert len(data_set.read()[0]["rapat"].rows) == 1


def test_a_form_of_another_table_is_read(data_set: DataSet) -> None:
    """Any declared table may be a form: here the data of one employee."""
    data_set.xlsx(
        ["Nama", ":", "Ani Lestari"], ["NIP", ":", "199001012020122001"],
        ["Jabatan", ":", "Analis"], ["Status", ":", "PNS"],
    )  # fmt: skip
    [row] = data_set.read()[0]["pegawai"].rows
    assert row.cells["nip"] == "199001012020122001"
    assert (row.cells["nama"], row.cells["status"]) == ("Ani Lestari", "PNS")


def test_a_table_is_no_form(data_set: DataSet) -> None:
    """A list whose cells are words such as Tanggal and Acara keeps its heading."""
    data_set.xlsx(
        ["Kode", "Acara", "Tanggal", "Agenda"],
        ["a", "Rapat", "3 Februari 2020", "Tempat: Aula\nWaktu: pagi\nNotulis: Budi"],
        name="rapat.xlsx", sheet="Rapat",
    )  # fmt: skip
    tables, problems = data_set.read()
    assert tables["rapat"].rows[0].cells["kode"] == "a"
    assert problems == []
