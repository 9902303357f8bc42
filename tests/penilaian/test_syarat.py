"""The conditions beside the LKE, and counts that contradict each other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from zi_docs.penilaian import (
    Hasil,
    Keadaan,
    KeadaanUnit,
    PutusanSyarat,
    bulan_penuh,
    laporan_harta,
    persen_selesai,
    selisih,
    uji_syarat,
)
from zi_docs.penilaian.tampil import kalimat_putusan

from .kasus import ON, SATU_GAGAL, lembar

OFFICE: Keadaan = {
    "opini": "WTP",
    "sakip": Decimal("65.2"),
    "indeks_rb": Decimal("58"),
    "spip": Decimal("3.1"),
}
UNIT: Keadaan = {
    "tlhp": Decimal(100),
    "lhkpn": Decimal(100),
    "lhkasn": Decimal(100),
    "sakip_unit": Decimal("62"),
    "membangun": Decimal(14),
}


def _tested(
    predikat: str = "WBK",
    nama: str = "Kecamatan Panggul",
    office: Keadaan = OFFICE,
    unit: Keadaan = UNIT,
    afirmasi: bool = False,
) -> PutusanSyarat:
    return uji_syarat(predikat, ON, "pemda", office, KeadaanUnit(nama, unit, afirmasi))


def _failed(tested: PutusanSyarat, hasil: Hasil = Hasil.BELUM) -> list[str]:
    return [one.syarat.kode for one in tested.of(hasil)]


def test_a_unit_that_fulfils_everything() -> None:
    """A unit and an office that fulfil all conditions of WBK leave nothing open."""
    assert {one.hasil for one in _tested().semua} == {Hasil.TERPENUHI}


def test_wbbm_asks_for_more() -> None:
    """The same office and unit fall short of WBBM, and the year of WBK is not known."""
    tested = _tested("WBBM")
    assert _failed(tested) == ["sakip", "indeks_rb", "sakip_unit"]
    assert _failed(tested, Hasil.TIDAK_DIKETAHUI) == ["predikat_wbk"]


def test_the_border_is_told_by_both_readings() -> None:
    """A SAKIP of exactly 60 fulfils the rule, and not PortalRB's stricter reading."""
    tested = _tested(office={**OFFICE, "sakip": Decimal(60)})
    assert _failed(tested, Hasil.BATAS) == ["sakip"]
    assert _failed(tested) == []


def test_a_year_of_wbk_is_enough_for_the_rule() -> None:
    """One year of WBK fulfils the rule for WBBM; PortalRB asks for two."""
    tested = _tested("WBBM", unit={**UNIT, "predikat_wbk": Decimal(1)})
    assert _failed(tested, Hasil.BATAS) == ["predikat_wbk"]


def test_less_than_a_year_of_building() -> None:
    """A unit that has built for eleven months is proposed a month too early."""
    assert _failed(_tested(unit={**UNIT, "membangun": Decimal(11)})) == ["membangun"]


def test_afirmasi_lifts_the_conditions_of_the_office() -> None:
    """A hospital marked afirmasi may be proposed although its office falls short."""
    weak = {**OFFICE, "sakip": Decimal(40)}
    assert _failed(_tested(office=weak)) == ["sakip"]
    hospital = _tested(nama="RSUD dr. Soedomo", office=weak, afirmasi=True)
    assert (hospital.afirmasi, _failed(hospital)) == ("rumah sakit umum daerah", [])


def test_afirmasi_of_another_service_is_told() -> None:
    """A district office marked afirmasi is none, and its office's conditions count."""
    tested = _tested(office={**OFFICE, "opini": "WDP"}, afirmasi=True)
    assert tested.bukan_afirmasi
    assert _failed(tested) == ["opini"]


def test_a_condition_is_told_as_a_person_writes_it() -> None:
    """A sentence gives the value, what is asked in one pair of brackets, and the verdict."""
    tested = _tested("WBBM", office={**OFFICE, "sakip": Decimal("70.5")})
    said = {one.syarat.kode: kalimat_putusan(one, 2026) for one in tested.semua}
    assert said["opini"].endswith(": WTP (syarat: WTP), terpenuhi.")
    assert said["sakip"].endswith(": 70,5 (syarat: paling sedikit 70, predikat BB), terpenuhi.")
    assert said["lhkpn"].endswith(": 100% (syarat: 100%), terpenuhi.")
    assert said["sakip_unit"].endswith(", predikat BB), belum terpenuhi.")
    assert said["predikat_wbk"].endswith("belum diketahui (syarat: predikat itu sudah diraih).")
    assert all(one.count("(") == 1 for one in said.values())


def test_afirmasi_is_not_for_wbbm() -> None:
    """A unit marked afirmasi needs every condition for WBBM."""
    tested = _tested("WBBM", nama="RSUD dr. Soedomo", afirmasi=True)
    assert (tested.afirmasi, tested.bukan_afirmasi) == ("", False)


@pytest.mark.parametrize(
    ("begun", "until", "months"),
    [
        (date(2025, 1, 6), date(2026, 1, 5), 11),
        (date(2025, 1, 6), date(2026, 1, 6), 12),
        (date(2026, 2, 1), date(2026, 1, 5), 0),
    ],
    ids=str,
)
def test_whole_months(begun: date, until: date, months: int) -> None:
    """Only whole months count."""
    assert bulan_penuh(begun, until) == months


def test_of_nothing_all_is_done() -> None:
    """An office without any finding has followed up all of them."""
    assert persen_selesai(Decimal(0), Decimal(0)) == 100
    assert persen_selesai(Decimal(3), Decimal(4)) == 75


def test_reports_of_wealth_from_the_counts() -> None:
    """The counts of the LKE itself say how many percent reported."""
    known = laporan_harta(lembar(SATU_GAGAL), ON)
    assert known["lhkpn"] == 100
    assert Decimal(97) < Decimal(known["lhkasn"]) < Decimal(98)
    assert "lhkpn" not in laporan_harta(lembar(SATU_GAGAL, {"R.5.iii.a.4": None}), ON)


@pytest.mark.parametrize(
    ("ubah", "kode"),
    [
        ({"R.4.i.a.2": 9}, "R.4.i.a.2"),
        ({"R.1.i.b.1": 6}, "R.1.i.b.1"),
        ({"R.5.ii.a.3": 23}, "R.5.ii.a.3"),
        ({"R.5.iii.a.4": 10}, "R.5.iii.a.4"),
        ({"R.3.iii.a.3": 0}, "R.3.iii.a.2"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_counts_that_contradict_each_other(ubah: dict[str, int], kode: str) -> None:
    """A part above its whole, or two numbers that must be equal, is told at its count."""
    assert selisih(lembar(SATU_GAGAL), ON) == ()
    found = selisih(lembar(SATU_GAGAL, ubah), ON)
    assert [one.kode for one in found] == [kode]
    assert kode in found[0].kalimat


def test_counts_without_answer_contradict_nothing() -> None:
    """A count that is missing is listed as such, and contradicts nothing."""
    assert selisih(lembar(SATU_GAGAL, {"R.4.i.a.2": 9, "R.4.i.a.1": None}), ON) == ()
