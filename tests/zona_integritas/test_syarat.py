"""Thresholds of the predicates, and the conditions beside the LKE."""

from datetime import date
from decimal import Decimal

import pytest

from zi_docs.zona_integritas import (
    celah_syarat,
    daftar_afirmasi,
    daftar_ambang,
    layanan_afirmasi,
    syarat_instansi,
    syarat_unit,
)

ON = date(2026, 1, 5)
BEFORE = date(2014, 11, 24)


def test_thresholds_of_wbk_and_wbbm() -> None:
    """The rule of 2021 asks seven parts of each predicate; WBBM asks no less than WBK."""
    wbk = {one.komponen: one.minimum for one in daftar_ambang("WBK", ON)}
    wbbm = {one.komponen: one.minimum for one in daftar_ambang("WBBM", ON)}
    least_wbk = ("75", "40", "60", "18.25", "15.75", "2.5", "14")
    least_wbbm = ("85", "48", "75", "19.5", "15.75", "3.75", "15.75")
    assert tuple(wbk.values()) == tuple(map(Decimal, least_wbk))
    assert tuple(wbbm.values()) == tuple(map(Decimal, least_wbbm))
    assert wbk.keys() == wbbm.keys()


def test_unknown_thresholds_are_left_out() -> None:
    """A threshold whose number is not certain is not tested: that of 10/2019 for areas."""
    names = {one.komponen for one in daftar_ambang("WBK", date(2020, 6, 1))}
    assert names == {"total", "hasil_1", "persepsi_korupsi", "tlhp"}


def _sakip(predikat: str) -> tuple[bool, bool]:
    row = next(one for one in syarat_instansi(predikat, ON, "pemda") if one.kode == "sakip")
    value = Decimal(row.batas)
    return row.terpenuhi(value), row.terpenuhi_di_portal(value)


@pytest.mark.parametrize("predikat", ["WBK", "WBBM"])
def test_sakip_at_the_border(predikat: str) -> None:
    """A SAKIP exactly at the border fulfils the rule, and fails in PortalRB."""
    assert _sakip(predikat) == (True, False)


def test_index_depends_on_the_kind_of_office() -> None:
    """A local government needs a lower index of Reformasi Birokrasi than a ministry."""
    local, ministry = (
        next(one for one in syarat_instansi("WBK", ON, bagi) if one.kode == "indeks_rb")
        for bagi in ("pemda", "kl")
    )
    assert (local.sebutan, ministry.sebutan) == ("CC", "B")
    assert local.terpenuhi(Decimal("50.01"))
    assert not local.terpenuhi(Decimal(50))


def test_wbbm_needs_an_earlier_wbk() -> None:
    """Only WBBM asks for the predicate WBK; PortalRB asks for two years of it."""
    assert "predikat_wbk" not in {one.kode for one in syarat_unit("WBK", ON)}
    row = next(one for one in syarat_unit("WBBM", ON) if one.kode == "predikat_wbk")
    assert row.terpenuhi(Decimal(1))
    assert not row.terpenuhi_di_portal(Decimal(1))


def test_a_word_fulfils_whatever_its_capitals() -> None:
    """The opinion is compared as a word."""
    row = next(one for one in syarat_instansi("WBK", ON, "pemda") if one.kode == "opini")
    assert row.terpenuhi("wtp")
    assert not row.terpenuhi("WDP")


@pytest.mark.parametrize(
    ("on", "office", "unit"),
    [
        (date(2021, 5, 5), ["opini", "opini_lalu", "sakip"], ["predikat_wbk"]),
        (date(2016, 5, 5), ["opini", "opini_lalu", "sakip"], []),
        (date(2024, 7, 18), ["opini", "sakip", "indeks_rb", "spip"], ["tlhp", "predikat_wbk"]),
        (date(2023, 5, 5), [], ["predikat_wbk"]),
    ],
    ids=["10/2019", "52/2014", "usulan 2024", "90/2021"],
)
def test_conditions_of_wbbm_follow_the_date(on: date, office: list[str], unit: list[str]) -> None:
    """Each rule has its own conditions: two years of WTP before 2022, the portal's in July 2024."""
    assert [one.kode for one in syarat_instansi("WBBM", on, "pemda")] == office
    assert [one.kode for one in syarat_unit("WBBM", on)] == unit


def test_two_years_of_wtp_are_asked_of_wbbm_only() -> None:
    """By the rule of 2014 WBK needs the last opinion, WBBM also the one before; AKIP from CC."""
    wbk = {one.kode: one for one in syarat_instansi("WBK", date(2016, 5, 5), "kl")}
    assert wbk.keys() == {"opini", "sakip"}
    assert wbk["sakip"].sebutan == "CC"
    assert wbk["sakip"].terpenuhi_di_portal(Decimal(50))


@pytest.mark.parametrize(
    ("on", "known"),
    [
        (BEFORE, False),
        (date(2021, 12, 30), True),
        (date(2021, 12, 31), False),
        (date(2023, 12, 31), False),
        (date(2024, 1, 1), True),
        (ON, True),
    ],
    ids=str,
)
def test_a_year_whose_conditions_are_not_known_says_so(on: date, known: bool) -> None:
    """Conditions that are not known are named in a sentence instead of counting as fulfilled."""
    assert (celah_syarat(on) == "") is known


def test_conditions_are_not_known_before_their_rule() -> None:
    """Before the rule of 2014 no condition is known, so none is tested."""
    assert syarat_instansi("WBK", BEFORE, "pemda") == syarat_unit("WBK", BEFORE) == ()
    assert daftar_afirmasi(BEFORE) == ()


@pytest.mark.parametrize(
    ("unit", "service"),
    [
        ("RSUD dr. Soedomo", "rumah sakit umum daerah"),
        ("Dinas Kependudukan dan Pencatatan Sipil", "kependudukan dan pencatatan sipil"),
        ("SMP Negeri 1 Panggul", "pendidikan"),
        ("Kecamatan Panggul", ""),
    ],
)
def test_services_of_afirmasi(unit: str, service: str) -> None:
    """Afirmasi is for six services; the unit's name tells which one it is."""
    assert layanan_afirmasi(unit, ON) == service
