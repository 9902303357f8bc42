"""Rules about who leads a team, who is where, and how a place is spelled."""

from __future__ import annotations

from datetime import date, time

import pytest

from zi_docs.codes import Severity

from .conftest import PENGATURAN, Office, codes, only

HEAD, DEPUTY = "197511021999041007", "Endang Sulistyowati"
TEAM = {"macam": "kerja", "unit_kerja": "PANGGUL", "pokja": "", "kedudukan": "Ketua", "orang": HEAD}


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ({"kedudukan": "Sekretaris"}, True),
        ({"kedudukan": "Sekretaris", "orang": "Suryanto Hadi"}, True),
        ({"kedudukan": "Sekretaris", "orang": DEPUTY}, False),
        ({"kedudukan": "Koordinator", "pokja": "1"}, False),
        ({"kedudukan": "Sekretaris", "unit_kerja": "DUKCAPIL"}, False),
        ({"orang": DEPUTY}, True),
        ({"orang": DEPUTY, "pokja": "1"}, False),
        ({"kedudukan": "Wakil Ketua", "orang": "Ani Lestari, S.E."}, False),
    ],
    ids=[
        "nomor",
        "nama",
        "orang lain",
        "pokja",
        "tim lain",
        "dua ketua",
        "ketua pokja",
        "orang luar",
    ],
)
def test_a_team_is_led_by_one_person_in_one_seat(
    office: Office, second: dict[str, str], told: bool
) -> None:
    """Two leading seats of one person, or two heads, are told with both places (ZI191)."""
    found = office.problems(tim=[TEAM, {**TEAM, **second}])
    assert codes(found) == ["ZI191"] * told
    assert all("baris 2" in one.message or ":2" in one.message for one in found)


def test_a_working_group_has_one_head(office: Office) -> None:
    """The head of a working group is not that of the team, but there is one in each (ZI191)."""
    first = {**TEAM, "pokja": "1"}
    other = {**TEAM, "pokja": "2", "orang": DEPUTY}
    assert office.problems(unit_kerja=[{"ketua_tim": HEAD}, {}, {}], tim=[other]) == []
    assert office.problems(tim=[first, other]) == []
    assert codes(office.problems(tim=[first, {**other, "pokja": "1"}])) == ["ZI191"]


@pytest.mark.parametrize(
    ("head", "told"), [(HEAD, False), ("Suryanto Hadi", False), (DEPUTY, True)]
)
def test_a_team_has_one_head_in_both_tables(office: Office, head: str, told: bool) -> None:
    """The head in the unit's own row is the head in the table of teams (ZI185)."""
    units = [{"ketua_tim": head}, {}, {}]
    found = office.problems(unit_kerja=units, tim=[TEAM])
    assert codes(found) == ["ZI185"] * told
    assert office.problems(unit_kerja=units, tim=[{**TEAM, "macam": "pengaduan"}]) == []


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ({}, True),
        ({"tempat": "Ruang Rapat"}, False),
        ({"pukul_mulai": time(12)}, False),
        ({"pimpinan": "kepala_daerah"}, False),
        ({"pimpinan": "kepala_daerah", "notulis": "Suryanto Hadi"}, True),
    ],
    ids=["pimpinan", "tempat sama", "waktu lain", "orang lain", "notulis"],
)
def test_nobody_leads_two_meetings_in_two_places_at_once(
    office: Office, second: dict[str, object], told: bool
) -> None:
    """Who leads or records one meeting is told at the other (ZI192)."""
    first = {"pimpinan": HEAD, "notulis": DEPUTY, "pukul_mulai": time(9), "pukul_selesai": time(11),
             "tempat": "Ruang Rapat", "tanggal": date(2022, 4, 26), "kode": "SATU",
             "acara": "Rapat Satu"}  # fmt: skip
    again = {"kode": "DUA", "acara": "Rapat Dua", "tempat": "Balai Desa", "pukul_mulai": time(10)}
    found = office.problems(rapat=[first, {**first, **again, "notulis": "sekretaris", **second}])
    assert ("ZI192" in codes(found)) is told


def test_a_place_has_one_spelling(office: Office) -> None:
    """The town of the letterhead is spelled like the place of the signature (ZI193)."""
    town = PENGATURAN.get("instansi") or office().pengaturan.instansi.model_dump()
    settings = {"instansi": {**town, "ibu_kota": "Trenggalek"}}
    found = only(office.problems({**settings, "alamat": {"kota": "Trengalek"}}), "ZI193")
    assert found.severity is Severity.PERINGATAN
    for right in ("TRENGGALEK", "Durenan", ""):
        assert office.problems({**settings, "alamat": {"kota": right}}) == []
