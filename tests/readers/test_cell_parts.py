"""One cell with several things, as official lists print them below each other."""

from __future__ import annotations

from typing import Any

import pytest

from zi_docs.codes import Severity
from zi_docs.readers.cell_parts import divide
from zi_docs.readers.heading_parts import parts_of

from .conftest import TABLES, DataSet

pytestmark = pytest.mark.usefixtures("same_process")

NIP = "199001012020122001"
PEGAWAI = TABLES["pegawai"]


def _names(heading: str) -> list[str]:
    return [part.name for part in parts_of(PEGAWAI, heading)]


def _divided(heading: str, cell: Any) -> tuple[dict[str, Any], str]:
    divided = divide(parts_of(PEGAWAI, heading), cell)
    return divided.found, divided.rest


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("NAMA / NIP", ["nama", "nip"]),
        ("NAMA DAN NIP", ["nama", "nip"]),
        ("NIP - NAMA", ["nip", "nama"]),
        ("Nama Pegawai/NIP", ["nama", "nip"]),
        ("NAMA, PANGKAT NRP DAN NIP", ["nama", "pangkat", "nrp", "nip"]),
        ("NAMA TEMPAT, TGL LAHIR", ["nama", "tempat_lahir", "tanggal_lahir"]),
        ("Tempat & Tgl. Lahir", ["tempat_lahir", "tanggal_lahir"]),
        ("Tanggal / Tempat Lahir", ["tanggal_lahir", "tempat_lahir"]),
        ("TTL", ["tempat_lahir", "tanggal_lahir"]),
        ("PANGKAT / GOL / TMT", ["pangkat", "tmt_pangkat"]),
        ("GOL. TMT", ["golongan", "tmt_golongan"]),
        ("JABATAN UNIT KERJA TMT", ["jabatan", "unit_kerja", "tmt_unit_kerja"]),
        ("NIP KARPEG", ["nip", "karpeg"]),
        ("NIP/NIPPPK/NRPK/NRPBLUD", ["nip", "nrpk", "nrpblud"]),
        ("Nama/Jabatan", ["nama", "jabatan"]),
    ],
)
def test_a_heading_of_several_things(heading: str, names: list[str]) -> None:
    """A stroke, a comma, "dan", or known words alone part the things that a heading names."""
    assert _names(heading) == names


@pytest.mark.parametrize(
    "heading",
    ["Nama Jabatan", "Pangkat/Gol. Ruang", "NIP/NI PPPK", "TMT Jabatan", "TMT Pangkat (Lama/Baru)",
     "Nama Suami/Istri", "L/P", "Pendidikan/Jurusan", "Eselon TMT", "Mengetahui, Kepala Dinas"],
)  # fmt: skip
def test_a_heading_of_one_thing(heading: str) -> None:
    """A heading that is one column, or none of ours, is not divided."""
    assert _names(heading) == []


@pytest.mark.parametrize(
    "cell",
    [
        f"Ani Lestari, S.E.\nNIP. {NIP}",
        f"NIP. {NIP}\nAni Lestari, S.E.",
        f"{NIP} - Ani Lestari, S.E.",
        f"Ani Lestari, S.E. / {NIP}",
        f"Ani Lestari, S.E. ({NIP})",
        f"Ani Lestari,\nS.E.\n\nNIP : {NIP}",
        f"Ani\nLestari, S.E.\nNIP {NIP}",
        f"Ani Lestari, S.E.\nNI PPPK. {NIP}",
    ],
)
def test_name_and_number_in_any_order(cell: str) -> None:
    """Eighteen digits are the NIP wherever they stand, and the other lines are one name."""
    assert _divided("NAMA / NIP", cell) == ({"nama": "Ani Lestari, S.E.", "nip": NIP}, "")


@pytest.mark.parametrize("cell", ["Ani Lestari", "Ani Lestari\n-", "Ani Lestari\nNIP. -"])
def test_a_name_without_a_number(cell: str) -> None:
    """A person without a number has none; a dash and a lonely label are nothing."""
    found, rest = _divided("NAMA / NIP", cell)
    assert (found.get("nama"), found.get("nip", ""), rest) == ("Ani Lestari", "", "")


def test_a_spaced_number_stays_as_typed() -> None:
    """A NIP is kept as it was typed."""
    found, _ = _divided("NAMA / NIP", "Ani\nNIP. 19900101 202012 2 001")
    assert found["nip"] == "19900101 202012 2 001"


def test_a_number_that_says_what_it_is_goes_there() -> None:
    """A number behind "NIP." is the NIP even if it is too short, so that it is told as a NIP."""
    assert _divided("NAMA / NIP", "Ani\nNIP. 19900101")[0]["nip"] == "19900101"


@pytest.mark.parametrize(
    ("heading", "cell", "found"),
    [
        (
            "NAMA, PANGKAT NRP DAN NIP",
            f"Ani\nJaksa Muda\nNRP. 61280\nNIP. {NIP}",
            {"nama": "Ani", "pangkat": "Jaksa Muda", "nrp": "61280", "nip": NIP},
        ),
        (
            "PANGKAT / GOL / TMT",
            "III/d\nPenata Tk. I\nTMT 01-04-2020",
            {"pangkat": "III/d Penata Tk. I", "tmt_pangkat": "01-04-2020"},
        ),
        ("GOL. TMT", "IX\n1 April 2020", {"golongan": "IX", "tmt_golongan": "1 April 2020"}),
        ("GOL. TMT", "III/d", {"golongan": "III/d"}),
        (
            "JABATAN UNIT KERJA TMT",
            "Kepala Seksi\nPada\nDinas Sosial\nTMT : 01-01-2019",
            {
                "jabatan": "Kepala Seksi",
                "unit_kerja": "Dinas Sosial",
                "tmt_unit_kerja": "01-01-2019",
            },
        ),
        ("JABATAN / TMT", "Kepala\nSeksi\n01-01-2019",
         {"jabatan": "Kepala Seksi", "tmt_jabatan": "01-01-2019"}),
        ("TTL", "Gunung Kidul, 1 Juli 1970",
         {"tempat_lahir": "Gunung Kidul", "tanggal_lahir": "1 Juli 1970"}),
        ("TTL", "Wonosari", {"tempat_lahir": "Wonosari"}),
        ("NIP/NIK", "3503011504880002", {"nik": "3503011504880002"}),
        ("NIP/NRP", "445.2019.0123", {"nrp": "445.2019.0123"}),
        ("Nama/Jabatan", "Ani / Analis", {"nama": "Ani", "jabatan": "Analis"}),
        ("Jabatan/Eselon", "Kepala Dinas\nII.b", {"jabatan": "Kepala Dinas", "eselon": "II.b"}),
    ],
)  # fmt: skip
def test_each_part_is_known_by_its_shape(heading: str, cell: str, found: dict[str, str]) -> None:
    """A golongan, a date and a number are known by their shape, a line also by its own label."""
    assert _divided(heading, cell) == (found, "")


@pytest.mark.parametrize("odd", ["Penata (III/c)", "Penata Tk. I", "Ruang 12"])
def test_what_is_no_name_never_becomes_one(odd: str) -> None:
    """A rank or a number between name and NIP belongs to no part; it is never put into the name."""
    assert _divided("NAMA / NIP", f"Ani\n{odd}\n{NIP}") == ({"nama": "Ani", "nip": NIP}, odd)


def test_each_part_has_the_place_of_its_cell(data_set: DataSet) -> None:
    """Both fields of a cell are read, each knows its cell, and one note says what was divided."""
    data_set.xlsx(["No", "NAMA / NIP", "Status"], [1, f"Ani\nNIP. {NIP}", "PNS"])
    tables, [note] = data_set.read()
    [row] = tables["pegawai"].rows
    assert (row.cells["nama"], row.cells["nip"]) == ("Ani", NIP)
    assert str(row.place("nip")).endswith("sel B2")
    assert (note.code, note.severity) == ("ZI161", Severity.CATATAN)
    assert note.message == 'Dari kolom "NAMA / NIP" (B) diambil Nama dan NIP.'


def test_a_part_that_does_not_fit_is_told(data_set: DataSet) -> None:
    """What belongs to no part of a cell is an error at that cell, which quotes it."""
    data_set.xlsx(["NAMA / NIP", "Status"], [f"Ani\nPenata\n{NIP}", "PNS"])
    _, problems = data_set.read()
    [problem] = [one for one in problems if one.severity is Severity.GALAT]
    assert (problem.code, problem.about) == ("ZI148", '"Penata"')
    assert str(problem.place).endswith("sel A2")


def test_a_number_among_the_names_is_found(data_set: DataSet) -> None:
    """The NIP inside the cells of "Nama" is read where the sheet has no column for it."""
    data_set.xlsx(["Nama", "Status"], [f"Ani\nNIP. {NIP}", "PNS"], ["Budi", "non-ASN"])
    tables, [note] = data_set.read()
    cells = [(row.cells["nama"], row.cells["nip"]) for row in tables["pegawai"].rows]
    assert cells == [("Ani", NIP), ("Budi", "")]
    assert note.code == "ZI161"


def test_a_column_of_its_own_is_stronger(data_set: DataSet) -> None:
    """A column only for the NIP is read, and not the part of another cell."""
    other = "198501242008031001"
    data_set.xlsx(["NAMA / NIP", "NIP", "Status"], [f"Ani\n{other}", NIP, "PNS"])
    tables, _ = data_set.read()
    assert tables["pegawai"].rows[0].cells["nip"] == NIP
