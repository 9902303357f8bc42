"""Rules about plans."""

from __future__ import annotations

from datetime import date

import pytest

from zi_docs.checks import check_document
from zi_docs.checks.rencana_aksi import check_jadwal_lampau
from zi_docs.codes import Severity

from .conftest import PLAN, Office, codes, only

ON = date(2022, 4, 26)


def test_an_unknown_area_is_an_error(office: Office) -> None:
    """An area that is not one of the six is an error."""
    found = only(office.problems(rencana_aksi=[{"area": "Keuangan", "kode_lke": ""}]), "ZI370")
    assert found.severity is Severity.GALAT


def test_an_unofficial_area_name_is_told_once(office: Office) -> None:
    """A name that the rule of the date does not use is a warning with the official one."""
    old = {"area": "Penataan Sistem Manajemen SDM", "kode_lke": ""}
    found = only(office.problems(rencana_aksi=[old, old]), "ZI371")
    assert "Penataan Sistem Manajemen SDM Aparatur" in found.hint
    assert found.severity is Severity.PERINGATAN


def test_area_names_are_those_of_the_date(office: Office) -> None:
    """A plan of 2021 uses the names of 2021, whether the settings give a date or only the year."""
    changes = [{"area": "Penataan Sistem Manajemen SDM", "kode_lke": ""}]
    for tanggal in (date(2021, 4, 27), None):
        settings = {"tahun": 2021, "tanggal": tanggal}
        found = office.problems(settings, rencana_aksi=changes, rapat=[], dasar_hukum=[])
        assert found == []


def test_areas_follow_the_order_of_the_law(office: Office) -> None:
    """Rows of one unit that go back to an earlier area are a warning, once per unit."""
    changes = [{}, {"area": "5", "kode_lke": ""}, {}, {"area": "4"}, {"area": "1"}]
    assert only(office.problems(rencana_aksi=changes), "ZI372").severity is Severity.PERINGATAN
    other = [{}, {"area": "5", "kode_lke": ""}, {"unit_kerja": "DPMPTSP"}]
    assert office.problems(rencana_aksi=other) == []


def test_unknown_codes_are_told(office: Office) -> None:
    """A code that the LKE of the date does not have is a warning, also among several."""
    found = only(office.problems(rencana_aksi=[{"kode_lke": "1.i.a; 9.z"}]), "ZI374", "peringatan")
    assert found.about == "9.z"


def test_codes_are_not_judged_without_an_lke(office: Office) -> None:
    """Before the first known LKE no code is judged; that they are not printed is told once."""
    settings = {"tahun": 2021, "tanggal": date(2021, 4, 27)}
    rows = [{"kode_lke": "9.z"}, {"kode_lke": "1.i.a"}, {"kode_lke": "-"}]
    found = office.problems(settings, rencana_aksi=rows, rapat=[], dasar_hukum=[])
    told = only(found, "ZI379", "peringatan")
    assert told.message.startswith("Kode LKE pada 2 baris tidak dicetak")
    plain = [{"kode_lke": ""}]
    assert office.problems(settings, rencana_aksi=plain, rapat=[], dasar_hukum=[]) == []


@pytest.mark.parametrize(
    ("general", "of_plans", "told"),
    [
        (date(2021, 12, 20), date(2022, 1, 10), []),
        (date(2022, 1, 3), date(2021, 12, 30), ["30 Desember 2021"]),
        (date(2021, 12, 20), None, ["20 Desember 2021"]),
    ],
    ids=["later", "earlier", "none"],
)
def test_the_date_of_plans_decides_about_their_codes(
    office: Office, general: date, of_plans: date | None, told: list[str]
) -> None:
    """A date of plans alone counts for what a plan prints, and is the one that is named."""
    settings = {"tahun": 2021, "tanggal": general, "tanggal_jenis": {"rencana-aksi": of_plans}}
    rows = [{"kode_lke": "1.i.a"}]
    found = office.problems(settings, rencana_aksi=rows, rapat=[], dasar_hukum=[])
    unprinted = [problem.message for problem in found if problem.code == "ZI379"]
    assert len(unprinted) == len(told)
    assert all(day in message for day, message in zip(told, unprinted, strict=True))


def test_a_code_belongs_to_the_row_s_area(office: Office) -> None:
    """A code of another area than the row's is a warning; a group's code has an area too."""
    found = only(office.problems(rencana_aksi=[{"kode_lke": "2.I.A."}]), "ZI375", "peringatan")
    assert "area 2" in found.message
    assert office.problems(rencana_aksi=[{"kode_lke": "1.i"}]) == []


def test_an_unknown_unit_of_a_plan_is_an_error(office: Office) -> None:
    """A plan's unit must exist."""
    found = only(office.problems(rencana_aksi=[{"unit_kerja": "PANGUL"}]), "ZI320")
    assert 'lembar "rencana_aksi"' in str(found.place)


def test_an_activity_has_schedule_and_target(office: Office) -> None:
    """An activity without schedule and target gives a warning for each."""
    found = office.problems(rencana_aksi=[{"jadwal": "", "target": "-"}])
    assert sorted(codes(found)) == ["ZI376", "ZI377"]
    assert {p.severity for p in found} == {Severity.PERINGATAN}


def test_an_activity_stands_once(office: Office) -> None:
    """The same activity twice in one unit and area is a warning with both places."""
    twin = {"area": "Area 1", "kode_lke": "", "kegiatan": "TIM  KERJA"}
    found = only(office.problems(rencana_aksi=[{}, twin]), "ZI378", "peringatan")
    assert "2)" in found.message
    assert office.problems(rencana_aksi=[{}, {**twin, "unit_kerja": "DPMPTSP"}]) == []


def test_a_plan_leaves_no_area_out_when_asked(office: Office) -> None:
    """With "enam_area" a plan without one of the areas is a warning that names it."""
    dataset = office(rencana_aksi=[{}, {}, {}, {}, {}])
    doctype = office.doctype(periksa=["enam_area"])
    found = only(check_document(dataset, doctype, ON), "ZI373", "peringatan")
    assert "6 Peningkatan Kualitas Pelayanan Publik" in found.message
    assert check_document(office(), doctype, ON) == []


def test_enam_area_looks_at_the_record_s_unit_only(office: Office) -> None:
    """For the document of one unit only that unit's plan is judged, even when it is empty."""
    dataset = office(rencana_aksi=[{}, {**PLAN, "unit_kerja": "DPMPTSP"}])
    doctype = office.doctype(periksa=["enam_area"])
    first, second, third = dataset.unit_kerja
    assert '"Kecamatan Panggul"' in check_document(dataset, doctype, ON, first)[0].message
    assert '"Dinas Penanaman Modal"' in check_document(dataset, doctype, ON, second)[0].message
    assert "unit_kerja" in str(only(check_document(dataset, doctype, ON, third), "ZI373").place)
    assert codes(check_document(dataset, doctype, ON)) == ["ZI373", "ZI373"]


@pytest.mark.parametrize(
    ("on", "told"),
    [(date(2022, 5, 31), False), (date(2022, 6, 1), True), (date(2021, 11, 30), False)],
    ids=["bulan itu", "sesudahnya", "tahun sebelumnya"],
)
def test_a_plan_does_not_schedule_what_is_over(office: Office, on: date, told: bool) -> None:
    """Activities whose last month is before that of the plan's date are noted once (ZI557)."""
    plans: list[dict[str, str]] = [{}, {}, {"jadwal": "Jan-Jul"}]
    dataset = office({"tanggal_jenis": {"rencana-aksi": on}}, rencana_aksi=plans)
    found = list(check_jadwal_lampau(dataset))
    assert codes(found) == ["ZI557"] * told
    assert all("2 kegiatan" in one.about for one in found)
