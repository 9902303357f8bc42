"""Rules about meetings and dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from zi_docs.checks import check_dataset
from zi_docs.codes import Severity
from zi_docs.model import Row, Source
from zi_docs.tables import build_records

from .conftest import CLASSES, Office, codes, only


def test_weekday_agrees_with_date(office: Office) -> None:
    """A weekday that is not the date's own is an error that says the right one."""
    found = only(office.problems(rapat=[{"hari": "Senin"}]), "ZI330")
    assert found.severity is Severity.GALAT
    assert "Selasa" in found.message
    assert str(found.place).endswith("sel hari:2")


def test_weekday_in_a_written_date_counts_too(office: Office) -> None:
    """A weekday written with the date in one cell is compared as well."""
    assert only(office.problems(rapat=[{"hari": "", "tanggal": "Rabu, 26 April 2022"}]), "ZI330")


def test_weekday_without_a_column_is_told_at_the_date(office: Office) -> None:
    """Without a column for the weekday, the complaint is at the date's cell."""
    cells = {"kode": "R9", "acara": "Rapat", "tanggal": "Rabu, 26 April 2022"}
    row = Row(Source("r.xlsx", letters={"tanggal": "C"}), 2, cells)
    records, _ = build_records(CLASSES["rapat"], [row])
    found = only(
        check_dataset(replace(office(), records={**office().records, "rapat": records})), "ZI330"
    )
    assert str(found.place) == "r.xlsx, sel C2"


def test_weekday_spellings_pass(office: Office) -> None:
    """Old spellings of a weekday are still that weekday."""
    assert office.problems(rapat=[{"hari": "Jum'at", "tanggal": date(2022, 4, 22)}]) == []


def test_an_unknown_weekday_is_an_error(office: Office) -> None:
    """A word that is not a weekday is an error."""
    assert only(office.problems(rapat=[{"hari": "Selas"}]), "ZI331").severity is Severity.GALAT


def test_a_meeting_ends_after_it_begins(office: Office) -> None:
    """An end that is not after the start is an error; a missing end is not."""
    found = only(office.problems(rapat=[{"pukul_selesai": time(8, 30)}]), "ZI332", "galat")
    assert "08.30" in found.message
    assert office.problems(rapat=[{"pukul_selesai": None}]) == []
    assert only(office.problems(rapat=[{"pukul_selesai": time(9)}]), "ZI332")


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"pukul": "09.00 WITA s.d. selesai"}, "pukul"),
        ({"pukul_mulai": "09.00 wit"}, "pukul_mulai"),
        ({"pukul": "09.00 WIB - 11.00 WITA"}, "pukul"),
    ],
)
def test_the_zone_of_a_time_is_that_of_the_settings(
    office: Office, cells: dict[str, str], column: str
) -> None:
    """A time zone other than the one that will be printed is a warning."""
    plain = {"pukul_mulai": "", "pukul_selesai": "", **cells}
    found = only(office.problems({"zona_waktu": "WIB"}, rapat=[plain]), "ZI337", "peringatan")
    assert str(found.place).endswith(f"sel {column}:2")


def test_the_zone_of_the_settings_passes(office: Office) -> None:
    """The settings' own time zone, or none, gives no warning."""
    plain = {"pukul_mulai": "", "pukul_selesai": ""}
    for zona, pukul in (("WITA", "09.00 WITA"), ("WITA", "09.00 wita - 10.00"), ("WIT", "09.00")):
        assert office.problems({"zona_waktu": zona}, rapat=[{**plain, "pukul": pukul}]) == []


def test_meeting_codes_are_unique(office: Office) -> None:
    """Two meetings with one code are an error that names both cells."""
    found = only(office.problems(rapat=[{}, {"kode": "r1"}]), "ZI333", "galat")
    assert "sel kode:2" in found.message
    assert str(found.place).endswith("sel kode:3")


def test_a_deadline_lies_after_the_meeting(office: Office) -> None:
    """A deadline before its meeting is a warning."""
    task = {"uraian": "Menyusun laporan", "batas_waktu": date(2022, 4, 1)}
    found = only(office.problems(rapat=[{"tindak_lanjut": [task]}]), "ZI335")
    assert found.severity is Severity.PERINGATAN
    assert "1 April 2022" in found.message
    task = {**task, "batas_waktu": date(2022, 4, 26)}
    assert office.problems(rapat=[{"tindak_lanjut": [task]}]) == []


def test_a_meeting_lies_in_the_year_of_the_settings(office: Office) -> None:
    """A meeting of another year is a warning, but not in the months around the year."""
    changes = [{"hari": "", "tanggal": date(2022, 4, 26)}, {"tanggal": date(2023, 6, 1)}]
    found = only(office.problems(rapat=changes), "ZI336")
    assert found.severity is Severity.PERINGATAN
    assert office.problems(rapat=[{}, {"tanggal": date(2021, 12, 6)}]) == []


def test_dates_of_documents_lie_in_the_year_of_the_settings(office: Office) -> None:
    """A document's date in another year is a warning at its key.

    A year's work begins in the December before it and ends in the March after it.
    """
    found = only(office.problems({"tanggal_jenis": {"undangan": date(2021, 4, 1)}}), "ZI336")
    assert str(found.place) == office.setting("tanggal_jenis.undangan")
    found = only(office.problems({"tanggal": date(2023, 4, 1)}), "ZI336", "peringatan")
    assert str(found.place) == office.setting("tanggal")
    for on in (date(2021, 12, 1), date(2023, 3, 31)):
        assert office.problems({"tanggal": on}, rencana_aksi=[]) == []
    early = office.problems({"tanggal": date(2021, 11, 30)}, rencana_aksi=[])
    only(early, "ZI336", "peringatan")


def test_officials_have_right_numbers(office: Office) -> None:
    """An official's NIP and pangkat are checked at their keys in the settings."""
    person = {"jabatan": "Sekretaris Daerah", "nama": "Retno", "nip": "12", "pangkat": "Penata",
              "golongan": "IV/c"}  # fmt: skip
    found = office.problems({"pejabat": {"kepala_daerah": person, "sekretaris": person}})
    assert [(p.code, str(p.place)) for p in found] == [
        ("ZI301", office.setting("pejabat.kepala_daerah.nip")),
        ("ZI312", office.setting("pejabat.kepala_daerah.pangkat")),
        ("ZI301", office.setting("pejabat.sekretaris.nip")),
        ("ZI312", office.setting("pejabat.sekretaris.pangkat")),
    ]


def test_a_chair_written_out_has_a_right_number(office: Office) -> None:
    """The NIP of a chair who is typed in the meeting itself is checked too."""
    chair = {"jabatan": "Asisten", "nama": "Sri", "nip": "12"}
    assert str(only(office.problems(rapat=[{"pimpinan": chair}]), "ZI301").place).endswith(
        "pimpinan:2"
    )


@pytest.mark.parametrize(
    ("day", "hari", "told"),
    [(7, "", True), (8, "", True), (6, "", False), (9, "", False), (7, "Sabtu", False)],
    ids=["Sabtu", "Minggu", "Jumat", "Senin", "disebut"],
)
def test_an_event_on_a_weekend_is_noted(office: Office, day: int, hari: str, told: bool) -> None:
    """A Saturday or Sunday whose name nobody typed is noted at the date (ZI555)."""
    found = office.problems(rapat=[{}, {"tanggal": date(2022, 5, day), "hari": hari}])
    assert codes(found) == ["ZI555"] * told
    assert all(one.severity is Severity.CATATAN for one in found)


def test_a_part_that_hangs_on_no_meeting_is_not_missing(office: Office) -> None:
    """While rows of a discussion name no meeting that is there, no meeting lacks one (ZI349)."""
    meeting = {"pembahasan": [], "keputusan": ["Membentuk tim."]}
    assert "ZI349" in codes(office.problems(rapat=[meeting]))
    strayed = [{"rapat": "lain", "uraian": "Tim kerja."}]
    assert "ZI349" not in codes(office.problems(rapat=[meeting], pembahasan=strayed))
