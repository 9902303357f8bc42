"""Rules about pangkat and golongan."""

from __future__ import annotations

import pytest

from zi_docs.checks.pangkat import judge_pangkat
from zi_docs.codes import Severity
from zi_docs.errors import Place
from zi_docs.tables import StatusPegawai

from .conftest import Office, only

HEAD, SECRETARY = "197511021999041007", "197805102003012007"
PNS, PPPK, NON = StatusPegawai.PNS, StatusPegawai.PPPK, StatusPegawai.NON_ASN
GALAT, PERINGATAN = Severity.GALAT, Severity.PERINGATAN


HERE = Place("pegawai.csv")


@pytest.mark.parametrize(
    ("status", "pangkat", "golongan", "code", "severity", "column"),
    [
        (PNS, "Penata", "V/z", "ZI311", GALAT, "golongan"),
        (PNS, "Penata", "III", "ZI311", GALAT, "golongan"),
        (PPPK, "", "III/c", "ZI311", GALAT, "golongan"),
        (PPPK, "", "sembilan", "ZI311", GALAT, "golongan"),
        (PNS, "Penata Muda", "III/c", "ZI312", GALAT, "pangkat"),
        (PNS, "Kepala", "III/c", "ZI312", GALAT, "pangkat"),
        (PNS, "Penata", "", "ZI313", PERINGATAN, "golongan"),
        (PNS, "", "III/c", "ZI313", PERINGATAN, "pangkat"),
        (PNS, "", "", "ZI313", PERINGATAN, "golongan"),
        (PNS, "-", "-", "ZI313", PERINGATAN, "golongan"),
        (StatusPegawai.CPNS, "", "", "ZI313", PERINGATAN, "golongan"),
        (PPPK, "Penata", "IX", "ZI314", PERINGATAN, "pangkat"),
        (NON, "", "II/a", "ZI314", PERINGATAN, "golongan"),
        (None, "Penata", "IX", "ZI311", GALAT, "golongan"),
        (None, "Penata Muda", "III/c", "ZI312", GALAT, "pangkat"),
    ],
)
def test_a_pair_that_is_wrong_is_told(
    status: StatusPegawai | None,
    pangkat: str,
    golongan: str,
    code: str,
    severity: Severity,
    column: str,
) -> None:
    """Each way in which pangkat and golongan can be wrong has its code, severity and column."""
    verdicts = judge_pangkat(status, pangkat, golongan)
    assert [(v.at(HERE).code, v.at(HERE).severity, v.column) for v in verdicts] == [
        (code, severity, column)
    ]


@pytest.mark.parametrize(
    ("status", "pangkat", "golongan"),
    [
        (PNS, "PENATA TK. I", "IIId"),
        (PPPK, "", "IX"),
        (PPPK, "-", ""),
        (NON, "", "-"),
        (None, "", ""),
        (None, "", "IX"),
    ],
)
def test_a_right_pair_in_any_spelling_passes(
    status: StatusPegawai | None, pangkat: str, golongan: str
) -> None:
    """Spellings that offices use are accepted, and a status without pangkat needs none."""
    assert judge_pangkat(status, pangkat, golongan) == ()


def test_a_mismatch_says_the_right_pangkat(office: Office) -> None:
    """When pangkat and golongan differ, both mends are offered, at the cell of the pangkat."""
    found = only(office.problems(pegawai=[{"pangkat": "Pembina"}, {}, {}, {}]), "ZI312")
    assert "golongan IV/b berpangkat Pembina Tingkat I; pangkat Pembina bergolongan IV/a" in (
        found.hint
    )
    assert str(found.place).endswith("sel pangkat:2")


def test_cpns_with_pangkat_are_told_once(office: Office) -> None:
    """A CPNS has a golongan ruang and no pangkat; all rows with one are told together (ZI358)."""
    cells = {"status": "CPNS", "pangkat": "Pembina", "golongan": "IV/a"}
    found = office.problems(pegawai=[cells, cells], rapat=[])
    assert [p.message[:18] for p in found if p.code == "ZI358"] == ["Kolom Pangkat 2 CP"]
    alone = office.problems(pegawai=[{}, {"golongan": "IV/a"}])
    assert not [p for p in alone if p.code in ("ZI313", "ZI358")]


@pytest.mark.parametrize(
    ("superior", "golongan", "told"),
    [
        ({"jabatan": "Dokter Ahli Pertama", "golongan": "III/b"}, "III/c", True),
        ({"jabatan": "Dokter Ahli Pertama", "golongan": "III/b"}, "III/b", False),
        ({"jabatan": "Dokter Ahli Muda", "golongan": "III/b"}, "III/c", False),
        ({"jabatan": "Kepala Tata Usaha (Perawat Mahir)", "golongan": "III/b"}, "III/c", False),
        ({"jabatan": "Dokter Ahli Pertama", "golongan": "III/b"}, "", False),
    ],
    ids=["lebih rendah", "sama", "ahli muda", "memimpin", "tanpa golongan"],
)
def test_a_witness_is_not_of_a_lower_rank(
    office: Office, superior: dict[str, str], golongan: str, told: bool
) -> None:
    """A superior of a first functional step, of a lower golongan than who pledges before him, is
    told (ZI344); a post that leads, or a higher step, outweighs the golongan."""
    staff = [{}, {"pangkat": "", **superior}, {"golongan": golongan, "atasan": SECRETARY}]
    codes = [one.code for one in office.problems(pegawai=staff, rapat=[])]
    assert codes.count("ZI344") == told


def test_a_head_of_lower_rank_is_no_fault(office: Office) -> None:
    """Who heads a unit may be of a lower golongan than a functional senior (ZI344)."""
    head = {"jabatan": "Dokter Ahli Pertama", "golongan": "III/b"}
    staff = [head, {"golongan": "IV/a", "atasan": HEAD}]
    assert "ZI344" not in {one.code for one in office.problems(pegawai=staff, rapat=[])}


def test_a_superior_of_many_is_told_once(office: Office) -> None:
    """One superior is told at the first of those below, with how many others there are (ZI344)."""
    junior = {"jabatan": "Dokter Ahli Pertama", "golongan": "III/b"}
    below = {"status": "PNS", "golongan": "III/c", "atasan": SECRETARY}
    problems = office.problems(pegawai=[{}, junior, below, below], rapat=[])
    [found] = [one for one in problems if one.code == "ZI344"]
    assert "begitu juga 1 pegawai lain" in found.message
