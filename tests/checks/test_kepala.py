"""Rules about heads of units, superiors, and who has subordinates."""

from __future__ import annotations

from datetime import date

import pytest

from zi_docs.checks import check_document
from zi_docs.errors import Problem
from zi_docs.tables import ContextBuilder, DataSet

from .conftest import PENGATURAN, Office, only

TODAY = date(2022, 4, 26)
HEAD, SECRETARY = "197511021999041007", "197805102003012007"


def _about(office: Office, dataset: DataSet, field: str) -> list[Problem]:
    """Return what a type that prints this field says of all employees."""
    doctype = office.doctype(satu_per="pegawai", isian={field: {"wajib": False}})
    found = (check_document(dataset, doctype, TODAY, one) for one in dataset.pegawai)
    return list(dict.fromkeys(problem for problems in found for problem in problems))


def test_a_head_recorded_in_another_unit_is_told(office: Office) -> None:
    """A head who is recorded in another unit would witness with the post there (ZI389)."""
    moved = [{"unit_kerja": "DPMPTSP", "jabatan": "Kepala Dinas Penanaman Modal"}]
    found = [p for p in office.problems(pegawai=moved, rapat=[]) if p.code == "ZI389"]
    assert [str(one.place) for one in found] == [
        'data/uji/uji.xlsx, lembar "unit_kerja", sel kepala:2'
    ]
    assert "Kepala Dinas Penanaman Modal" in found[0].message


@pytest.mark.parametrize(
    ("post", "told"),
    [("Camat Panggul", False), ("Direktur Panggul", True), ("Pengelola Data", False), ("", False)],
)
def test_a_decree_is_headed_by_the_post_that_signs(office: Office, post: str, told: bool) -> None:
    """A unit decides as CAMAT when a Camat signs: another leading post is told (ZI159)."""
    head = [{"nip": HEAD, "jabatan": post}]
    found = [p for p in office.problems(pegawai=head, rapat=[]) if p.code == "ZI159"]
    assert [str(one.place).rpartition(", ")[2] for one in found] == ["sel kepala:2"] * told


@pytest.mark.parametrize(
    ("official", "told"),
    [
        ({"nama": "Bambang Irawan"}, True),
        ({"nama": "Suryanto Hadi", "nip": SECRETARY}, True),
        ({"nama": "Drs. Suryanto Hadi, M.Si."}, False),
        ({"nama": "S. Hadi", "nip": HEAD}, False),
        ({"nama": "Bambang Irawan", "cara": "Plt.", "jabatan_sendiri": "Camat Munjungan"}, False),
        ({"nama": "Bambang Irawan", "jabatan": "Camat Munjungan"}, False),
    ],
    ids=["orang lain", "nomor lain", "bergelar", "nomor sama", "pelaksana tugas", "jabatan lain"],
)
def test_one_post_has_one_holder(office: Office, official: dict[str, str], told: bool) -> None:
    """An official is the one whom Pegawai has in that post, unless he acts for another (ZI214)."""
    pejabat = {**PENGATURAN["pejabat"], "camat": {"jabatan": "Camat Panggul", **official}}
    codes = [one.code for one in office.problems({"pejabat": pejabat}, rapat=[])]
    assert codes.count("ZI214") == told


def test_a_superior_is_not_himself_by_the_post(office: Office) -> None:
    """An official of the settings with the employee's own number is the employee himself."""
    pejabat = {"camat": {"jabatan": "Camat Panggul", "nama": "Suryanto Hadi", "nip": HEAD}}
    changed = [{"atasan": "camat"}]
    found = office.problems({"pejabat": pejabat}, pegawai=changed, rapat=[])
    assert "ZI323" in {one.code for one in found}


def test_a_unit_without_head_is_told_once(office: Office) -> None:
    """Employees without superior in a unit without head have no witness, told once (ZI392)."""
    dataset = office(unit_kerja=[{"kepala": ""}], pegawai=[{}, {"atasan": ""}, {"atasan": ""}])
    [found] = [
        p for p in _about(office, dataset, "pegawai.atasan") if p.about == "Kecamatan Panggul"
    ]
    assert found.code == "ZI392"
    assert found.about == "Kecamatan Panggul"


def test_a_head_above_whom_nobody_fits_is_told(office: Office) -> None:
    """The head of a unit is told when no official fits (ZI393), or the parent has no head."""
    alone = office({"pejabat": {}}, pegawai=[{"atasan": ""}])
    [found] = _about(office, alone, "pegawai.atasan")[:1]
    assert (found.code, "kepala_daerah" in found.hint) == ("ZI393", True)
    below = office(unit_kerja=[{"induk": "DPMPTSP"}, {}], pegawai=[{"atasan": ""}])
    [found] = _about(office, below, "pegawai.atasan")
    assert (found.code, "Dinas Penanaman Modal" in found.hint) == ("ZI393", True)


def test_a_head_below_the_region_has_his_witness(office: Office) -> None:
    """Nothing is told of a head whose witness follows from his rank."""
    assert _about(office, office(pegawai=[{"atasan": ""}]), "pegawai.atasan") == []


@pytest.mark.parametrize(
    ("unit", "atasan", "told"),
    [
        ({"nama": "Puskesmas Panggul"}, "", True),
        ({"jenis": "UPTD"}, "", True),
        ({"nama": "SMP Negeri 1 Panggul", "induk": "DPMPTSP"}, "", False),
        ({"nama": "RSUD dr. Soedomo"}, "kepala_daerah", False),
        ({"nama": "Dinas Kesehatan"}, "", False),
    ],
    ids=["puskesmas", "jenis uptd", "berinduk", "atasan tertulis", "dinas"],
)
def test_a_unit_below_a_dinas_names_it(
    office: Office, unit: dict[str, str], atasan: str, told: bool
) -> None:
    """A puskesmas, hospital, school or UPTD without Induk is told with its row (ZI184)."""
    units = [unit, {"kepala": "kepala_daerah"}]
    found = _about(office, office(unit_kerja=units, pegawai=[{"atasan": atasan}]), "pegawai.atasan")
    places = [str(one.place) for one in found if one.code == "ZI184"]
    assert places == ['data/uji/uji.xlsx, lembar "unit_kerja", baris 2'] * told


@pytest.mark.parametrize(
    ("own", "told"), [({}, True), ({"jabatan_sendiri": "Wakil Bupati Trenggalek"}, False)]
)
def test_who_acts_for_another_has_his_own_post(
    office: Office, own: dict[str, str], told: bool
) -> None:
    """A Plt. or Plh. without jabatan_sendiri is noted: his second line is missing (ZI188)."""
    acting = {"jabatan": "Bupati Trenggalek", "nama": "Ani", "cara": "Plt.", **own}
    pejabat = {**PENGATURAN["pejabat"], "kepala_daerah": acting}
    codes = [one.code for one in office.problems({"pejabat": pejabat}, rapat=[])]
    assert codes.count("ZI188") == told


def test_the_head_of_a_region_needs_no_witness(office: Office) -> None:
    """A Bupati without superior is not told, even in a unit without head."""
    bupati = {"nama": "Bagas Wicaksono", "jabatan": "Bupati Trenggalek", "atasan": ""}
    dataset = office(unit_kerja=[{"kepala": ""}], pegawai=[bupati, {}, {}])
    found = _about(office, dataset, "pegawai.atasan")
    assert "Bagas Wicaksono" not in {one.about for one in found}
    assert not [one for one in found if one.code == "ZI393"]


def test_a_subordinate_is_no_superior(office: Office) -> None:
    """A superior who is below the employee stops (ZI357), also an official below a Bupati."""
    found = office.problems(pegawai=[{"atasan": SECRETARY}, {}], rapat=[])
    assert [(p.code, p.about) for p in found if p.code == "ZI357"] == [("ZI357", "Suryanto Hadi")]
    bupati = {"nama": "Bagas Wicaksono", "jabatan": "Bupati Trenggalek", "atasan": "sekretaris"}
    found = office.problems(pegawai=[bupati], unit_kerja=[{"kepala": ""}], rapat=[])
    assert [p.about for p in found if p.code == "ZI357"] == ["Bagas Wicaksono"]


def test_a_superior_is_not_himself_by_name_and_post(office: Office) -> None:
    """An official without number, with the employee's name and post, is the employee (ZI323)."""
    bupati = {"nama": "Bagas Wicaksono", "jabatan": "Bupati Trenggalek", "atasan": "kepala_daerah"}
    found = office.problems(pegawai=[bupati], rapat=[])
    assert [p.about for p in found if p.code == "ZI323"] == ["Bagas Wicaksono"]


def test_heads_and_superiors_have_subordinates(office: Office) -> None:
    """Without the column, whoever heads a unit or is named as superior has subordinates."""
    dataset = office(pegawai=[{}, {"atasan": ""}, {"atasan": SECRETARY}, {}])
    doctype = office.doctype(satu_per="pegawai")
    builder = ContextBuilder(dataset, doctype)
    shown = [builder.own(one)["pegawai"]["punya_bawahan"] for one in dataset.pegawai]
    assert shown == [True, True, False, False]


def test_the_column_decides_where_it_is_filled(office: Office) -> None:
    """What the column says is printed; a head without subordinates is told (ZI395)."""
    dataset = office(pegawai=[{"punya_bawahan": "tidak"}, {"punya_bawahan": "ya"}])
    builder = ContextBuilder(dataset, office.doctype(satu_per="pegawai"))
    shown = [builder.own(one)["pegawai"]["punya_bawahan"] for one in dataset.pegawai]
    assert shown == [False, True]
    found = _about(office, dataset, "pegawai.punya_bawahan")
    assert [(one.code, one.about) for one in found] == [("ZI395", "Suryanto Hadi")]


def test_a_column_that_is_there_is_not_asked_for(office: Office) -> None:
    """Where the table has the column the mend of ZI394 says to fill it, else to add it."""
    (added,) = _about(office, office(), "pegawai.punya_bawahan")
    empty = office(pegawai=[{"punya_bawahan": ""}, {"punya_bawahan": ""}])
    (filled,) = _about(office, empty, "pegawai.punya_bawahan")
    assert "tambahkan kolom Punya Bawahan" in added.hint
    assert "isi kolom Punya Bawahan di semua baris" in filled.hint


def test_a_post_that_usually_leads_is_told(office: Office) -> None:
    """Without the column, a secretary whom nobody names as superior is told (ZI394)."""
    found = _about(office, office(), "pegawai.punya_bawahan")
    assert [(one.code, one.about) for one in found] == [("ZI394", "Endang Sulistyowati")]


def test_a_unit_named_in_the_settings_has_a_head_to_sign(office: Office) -> None:
    """A unit that a type's own field names needs a head, told at its row (ZI380)."""
    settings = {"isian": {"undangan": {"inspektorat": "PANGGUL"}}}
    doctype = office.doctype(
        isian={"isian.inspektorat": {"jenis": "unit"}}, periksa=["kepala_isian"]
    )
    assert check_document(office(settings), doctype, TODAY) == []
    dataset = office(settings, unit_kerja=[{"kepala": ""}])
    found = only(check_document(dataset, doctype, TODAY), "ZI380")
    assert str(found.place).endswith("sel kepala:2")
