"""Finding units and people in a data set by what people write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from zi_docs.tables import DataSet

MakeDataSet = Callable[..., DataSet]

UNITS = [
    {"kode": "RSUD", "nama": "RSUD dr. Soedomo", "singkatan": "RS"},
    {"kode": "PKM-01", "nama": "Puskesmas Panggul", "singkatan": "PKM"},
    {"kode": "PKM-02", "nama": "Puskesmas Munjungan", "singkatan": "PKM"},
    {"kode": "RS", "nama": "Rumah Singgah", "singkatan": ""},
]
STAFF = [
    {"nama": "Ani Lestari", "status": "PNS", "nip": "198609262015051001", "unit_kerja": "RSUD"},
    {"nama": "Budi", "status": "PNS", "nip": "198001012005011002", "unit_kerja": "pkm-01"},
    {"nama": "Budi", "status": "honorer", "nik": "3503010101900001",
     "unit_kerja": "rsud dr.  soedomo"},
    {"nama": "Citra", "status": "honorer", "unit_kerja": "tidak ada"},
]  # fmt: skip


@pytest.fixture(scope="module")
def dataset(make_dataset: MakeDataSet) -> DataSet:
    plans = [
        {"unit_kerja": unit, "area": "1", "kegiatan": kegiatan}
        for unit, kegiatan in (("RSUD", "b"), ("PKM-01", "x"), ("rsud dr. soedomo", "a"))
    ]
    return make_dataset(unit_kerja=UNITS, pegawai=STAFF, rencana_aksi=plans)


@pytest.mark.parametrize(
    ("text", "kode"),
    [
        ("RSUD", "RSUD"),
        ("rsud", "RSUD"),
        (" RSUD  dr.\u00a0Soedomo ", "RSUD"),
        ("Puskesmas Munjungan", "PKM-02"),
        ("PKM", "PKM-01"),
        ("RS", "RS"),
    ],
)
def test_units_are_found(dataset: DataSet, text: str, kode: str) -> None:
    """A unit is found by code, name or short name; a code outweighs another's short name."""
    unit = dataset.find_unit(text)
    assert unit is not None
    assert unit.kode == kode


@pytest.mark.parametrize("text", ["", " ", "Puskesmas", "PKM-03"])
def test_no_unit(dataset: DataSet, text: str) -> None:
    """Half a name or an empty text finds no unit."""
    assert dataset.find_unit(text) is None


@pytest.mark.parametrize(
    ("text", "nama"),
    [
        ("198609262015051001", "Ani Lestari"),
        ("19860926 201505 1 001", "Ani Lestari"),
        ("NIP. 19860926 201505 1 001", "Ani Lestari"),
        ("ani  LESTARI", "Ani Lestari"),
        ("3503 0101 0190 0001", "Budi"),
        ("Citra", "Citra"),
    ],
)
def test_staff_are_found(dataset: DataSet, text: str, nama: str) -> None:
    """An employee is found by number, with or without spaces, and by name."""
    person = dataset.find_pegawai(text)
    assert person is not None
    assert person.nama == nama
    assert len(dataset.all_pegawai(text)) == 1


@pytest.mark.parametrize(("text", "count"), [("Budi", 2), ("Tiada", 0), ("", 0), ("1986", 0)])
def test_nobody_in_particular(dataset: DataSet, text: str, count: int) -> None:
    """A name that two people have finds neither; the count says why."""
    assert dataset.find_pegawai(text) is None
    assert len(dataset.all_pegawai(text)) == count


def test_members_of_a_unit(dataset: DataSet) -> None:
    """A unit has its staff and plan in the order typed, under any spelling of its name."""
    unit = dataset.find_unit("RSUD")
    assert unit is not None
    assert [person.nama for person in dataset.owned(unit, "pegawai")] == ["Ani Lestari", "Budi"]
    assert [plan.kegiatan for plan in dataset.plans_of(unit)] == ["b", "a"]


def test_a_unit_without_members(dataset: DataSet) -> None:
    """A unit that nobody names has no staff and no plan."""
    unit = dataset.find_unit("PKM-02")
    assert unit is not None
    assert (dataset.owned(unit, "pegawai"), dataset.plans_of(unit)) == ((), ())


def test_the_same_number_twice_is_nobody(make_dataset: MakeDataSet) -> None:
    """A number typed for two people finds neither."""
    row: dict[str, Any] = {"nama": "A", "status": "PNS", "nip": "198609262015051001"}
    assert make_dataset(pegawai=[row, {**row, "nama": "B"}]).find_pegawai(row["nip"]) is None


@pytest.mark.parametrize("text", ["Nu'man Ma'ruf", "nu`man ma`ruf", "Nuʼman Maʼruf"])
def test_people_and_units_are_found_with_any_apostrophe(
    make_dataset: MakeDataSet, text: str
) -> None:
    """A name finds its person and its unit with another apostrophe, and prints as it was typed."""
    unit = {"kode": "N", "nama": "Nu’man Ma’ruf"}
    found = make_dataset(unit_kerja=[unit], pegawai=[{**STAFF[0], "nama": "Nu’man Ma’ruf"}])
    person, place = found.find_pegawai(text), found.find_unit(text)
    assert person is not None
    assert person.nama == "Nu’man Ma’ruf"
    assert place is not None
    assert place.kode == "N"
