"""Who witnesses a pledge: the head of the unit, and above him who stands above by rank."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from zi_docs.model.pejabat import Pejabat
from zi_docs.tables import DataSet

MakeDataSet = Callable[..., DataSet]

BUPATI = {"jabatan": "Bupati Trenggalek", "nama": "Bagas Wicaksono"}
SEKDA = {"jabatan": "Sekretaris Daerah", "nama": "Retno Palupi", "nip": "196908171995032004"}
GUBERNUR = {"jabatan": "Gubernur Jawa Timur", "nama": "Hartini Kusuma"}
MENTERI = {"jabatan": "Menteri Dalam Negeri", "nama": "Surya Darma"}
UNITS = [
    {"kode": "SETDA", "nama": "Sekretariat Daerah", "kepala": "sekda"},
    {"kode": "ORG", "nama": "Bagian Organisasi", "kepala": "Ratna", "induk": "SETDA"},
    {"kode": "DINKES", "nama": "Dinas Kesehatan", "kepala": "Darmo"},
    {"kode": "PULE", "nama": "UPTD Puskesmas Pule", "kepala": "Puji", "induk": "DINKES"},
    {"kode": "KOSONG", "nama": "Dinas Perikanan"},
    {"kode": "PASAR", "nama": "UPTD Pasar Ikan", "kepala": "Pandu", "induk": "KOSONG"},
]
STAFF = {
    "Bagas Wicaksono": ("Bupati Trenggalek", "SETDA"),
    "Wahyu": ("Wakil Bupati Trenggalek", "SETDA"),
    "Retno Palupi": ("Sekretaris Daerah", "SETDA"),
    "Ratna": ("Kepala Bagian Organisasi", "ORG"),
    "Darmo": ("Kepala Dinas Kesehatan", "DINKES"),
    "Diah": ("Perawat", "DINKES"),
    "Puji": ("Kepala UPTD Puskesmas Pule", "PULE"),
    "Pandu": ("Kepala UPTD Pasar Ikan", "PASAR"),
    "Kusno": ("Pengawas Perikanan", "KOSONG"),
}


def _office(make_dataset: MakeDataSet, **data: Any) -> DataSet:
    staff = [
        {"nama": nama, "status": "PNS", "jabatan": jabatan, "unit_kerja": unit}
        for nama, (jabatan, unit) in STAFF.items()
    ]
    pejabat = data.get("pejabat", {"kdh": BUPATI, "sekda": SEKDA})
    settings = {"pejabat": pejabat, **data.get("pengaturan", {})}
    return make_dataset(
        pengaturan=settings, unit_kerja=data.get("units", UNITS), pegawai=data.get("staff", staff)
    )


def _witness(dataset: DataSet, nama: str) -> str:
    """Return whom a reference means, by his jabatan or name; empty for nobody."""
    [pegawai] = [one for one in dataset.pegawai if one.nama == nama]
    found = dataset.superiors.witness(pegawai)
    if found is None or isinstance(found, Pejabat):
        return found.jabatan if found else ""
    official = dataset.pengaturan.find_pejabat(found)
    return official.jabatan if official else found


@pytest.mark.parametrize(
    ("nama", "saksi"),
    [
        ("Diah", "Darmo"),
        ("Puji", "Darmo"),
        ("Ratna", "Sekretaris Daerah"),
        ("Darmo", "Bupati Trenggalek"),
        ("Retno Palupi", "Bupati Trenggalek"),
        ("Bagas Wicaksono", ""),
        ("Wahyu", ""),
        ("Pandu", ""),
        ("Kusno", ""),
    ],
)
def test_each_has_the_witness_of_his_rank(make_dataset: MakeDataSet, nama: str, saksi: str) -> None:
    """Staff: the unit's head; a head: the parent unit's, at the top the region's; else nobody."""
    assert _witness(_office(make_dataset), nama) == saksi


@pytest.mark.parametrize("nama", ["Bagas Wicaksono", "Wahyu"])
def test_the_gubernur_witnesses_a_bupati(make_dataset: MakeDataSet, nama: str) -> None:
    """Head and deputy of a region have the Gubernur as witness, once the settings name one."""
    pejabat = {"kdh": BUPATI, "sekda": SEKDA, "gubernur": GUBERNUR}
    assert _witness(_office(make_dataset, pejabat=pejabat), nama) == "Gubernur Jawa Timur"


def test_the_minister_witnesses_a_gubernur(make_dataset: MakeDataSet) -> None:
    """A Gubernur has the Menteri Dalam Negeri as witness; the other Gubernur is himself."""
    instansi = {"nama": "Pemerintah Provinsi Jawa Timur", "daerah": "Provinsi Jawa Timur",
                "kepala": "Gubernur Jawa Timur", "ibu_kota": "Surabaya"}  # fmt: skip
    row = {"nama": "Hartini Kusuma", "status": "non-ASN", "jabatan": "Gubernur Jawa Timur",
           "unit_kerja": "SETDA"}  # fmt: skip
    data = {"pengaturan": {"instansi": instansi}, "staff": [row]}
    office = _office(make_dataset, pejabat={"kdh": GUBERNUR}, **data)
    assert _witness(office, "Hartini Kusuma") == ""
    office = _office(make_dataset, pejabat={"kdh": GUBERNUR, "mendagri": MENTERI}, **data)
    assert _witness(office, "Hartini Kusuma") == "Menteri Dalam Negeri"


def test_the_secretary_stands_in_where_no_head_is_named(make_dataset: MakeDataSet) -> None:
    """The head of a dinas has the Sekretaris Daerah as witness when no head of region is named."""
    office = _office(make_dataset, pejabat={"sekda": SEKDA})
    assert [_witness(office, nama) for nama in ("Darmo", "Retno Palupi")] == [
        "Sekretaris Daerah",
        "",
    ]


def test_who_signs_for_the_head_of_the_region(make_dataset: MakeDataSet) -> None:
    """Where only somebody signs a.n. Bupati he is the witness, but not of himself."""
    mandate = {**SEKDA, "cara": "a.n.", "atas_nama": "Bupati Trenggalek"}
    office = _office(make_dataset, pejabat={"sekda": mandate})
    assert [_witness(office, nama) for nama in ("Darmo", "Retno Palupi")] == [
        "Sekretaris Daerah",
        "",
    ]


def test_one_person_with_two_units_is_not_his_own_witness(make_dataset: MakeDataSet) -> None:
    """Who heads the parent unit too is witnessed by the one above both."""
    units = [{**unit, "kepala": "Puji"} if unit["kode"] == "DINKES" else unit for unit in UNITS]
    assert _witness(_office(make_dataset, units=units), "Puji") == "Bupati Trenggalek"


def test_an_official_without_number_is_known_by_name_and_post(make_dataset: MakeDataSet) -> None:
    """A head named by the key of an official without NIP is himself, a namesake is not."""
    kadis = {"jabatan": "Kepala Dinas Kesehatan", "nama": "DARMO"}
    units = [{**unit, "kepala": "kadis"} if unit["kode"] == "DINKES" else unit for unit in UNITS]
    pejabat = {"kdh": BUPATI, "sekda": SEKDA, "kadis": kadis}
    office = _office(make_dataset, units=units, pejabat=pejabat)
    assert _witness(office, "Darmo") == "Bupati Trenggalek"
    namesake = {**kadis, "nama": "Diah"}
    office = _office(make_dataset, units=units, pejabat={**pejabat, "kadis": namesake})
    assert _witness(office, "Diah") == "Kepala Dinas Kesehatan"


def test_nobody_is_witnessed_by_a_subordinate(make_dataset: MakeDataSet) -> None:
    """A unit's head whose own superior is the employee does not witness this one's pledge."""
    staff = [
        {"nama": "Darmo", "status": "PNS", "jabatan": "Kepala Dinas", "unit_kerja": "PULE"},
        {"nama": "Puji", "status": "PNS", "jabatan": "Kepala UPTD", "unit_kerja": "PULE",
         "atasan": "Darmo"},
    ]  # fmt: skip
    assert _witness(_office(make_dataset, staff=staff), "Darmo") == ""


def test_units_above_in_a_ring_end(make_dataset: MakeDataSet) -> None:
    """Two units that name each other as the unit above have no witness beyond the other head."""
    units = [
        {"kode": "A", "nama": "Satu", "kepala": "Darmo", "induk": "B"},
        {"kode": "B", "nama": "Dua", "kepala": "Darmo", "induk": "A"},
    ]
    row = {"nama": "Darmo", "status": "PNS", "jabatan": "Kepala", "unit_kerja": "A"}
    assert _witness(_office(make_dataset, units=units, staff=[row]), "Darmo") == ""


def test_who_leads_the_region_has_subordinates(make_dataset: MakeDataSet) -> None:
    """Head, deputy and secretary of a region lead others, though they head no unit by name."""
    office = _office(make_dataset, units=[{**unit, "kepala": ""} for unit in UNITS])
    leading = [one.nama for one in office.pegawai if id(one) in office.leaders]
    assert leading == ["Bagas Wicaksono", "Wahyu", "Retno Palupi"]
