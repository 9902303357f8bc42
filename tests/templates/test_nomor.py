"""The built-in number series: every page profile has them, and no two print the same number."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from zi_docs.app import open_catalog
from zi_docs.model import Row, Source, TataNaskah
from zi_docs.register import printer, series_name

ROOT = Path(__file__).resolve().parents[2]
CATALOG = open_catalog(ROOT)
PROFILES = ("f4-kebiasaan-lama", "permendagri-1-2023")
SERIES = {
    "keputusan",
    "keputusan_unit",
    "surat",
    "surat_unit",
    "usulan",
    "undangan",
    "berita_acara",
    "surat_tugas",
    "laporan",
}
DATES = (  # those of the offices whose pages are looked at
    *(date(2020, 12, 1), date(2021, 10, 1), date(2022, 5, 10), date(2023, 1, 16)),
    *(date(2023, 5, 2), date(2023, 12, 1), date(2024, 9, 2), date(2025, 2, 10), date(2026, 6, 2)),
)
ISSUED_BY_A_UNIT = [
    jenis
    for jenis in sorted(CATALOG.types)
    if CATALOG.load(jenis).manifest.nomor_unit not in {"", "instansi"}
]
VALUES = {"bulan": 6, "bulan_romawi": "VI", "tahun": 2026}


def _profile(name: str) -> TataNaskah:
    return CATALOG.load_profile(name, Row(Source("pengaturan.yaml"), 0, {}))


def _number(made: TataNaskah, kind: str) -> str:
    """Return the 123rd number of a kind: a unit's has the unit's code, the office's its own."""
    pola = made.nomor[kind]
    unit = "PKM" if pola.per_unit else "406.001"
    return printer(pola, {**VALUES, "unit": unit})(123)


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_has_every_series(name: str) -> None:
    """An office can change its profile without a type losing its number."""
    assert set(_profile(name).nomor) == SERIES


@pytest.mark.parametrize("name", PROFILES)
def test_two_series_never_print_the_same_number(name: str) -> None:
    """Kinds that do not share a counter differ in the number itself."""
    made = _profile(name)
    for one, other in combinations(made.nomor, 2):
        alike = _number(made, one) == _number(made, other)
        shared = series_name(one, made.nomor[one], "") == series_name(other, made.nomor[other], "")
        assert shared or not alike, (one, other)


@pytest.mark.parametrize("kind", ["undangan", "berita_acara", "surat_tugas"])
@pytest.mark.parametrize("name", PROFILES)
def test_a_paper_of_a_unit_or_the_office_is_counted_by_whose_it_is(name: str, kind: str) -> None:
    """A unit counts what it signs; what the office signs stays in the series of the kinds."""
    pola = _profile(name).nomor[kind]
    assert series_name(kind, pola, "PKM", "406.001") == f"{pola.seri}/PKM"
    assert series_name(kind, pola, "406.001", "406.001") == pola.seri


@pytest.mark.parametrize("jenis", ISSUED_BY_A_UNIT)
@pytest.mark.parametrize("name", PROFILES)
def test_who_issues_prints_a_number_of_its_own_count(name: str, jenis: str) -> None:
    """A type that an organ issues never prints a number that the organ gives in another count."""
    made, kind = _profile(name), CATALOG.load(jenis).manifest.nomor
    pola = made.nomor[kind]
    seri = series_name(kind, pola, "PKM", "406.001", issues=True)
    assert seri == f"{pola.seri or kind}/PKM"
    printed = printer(pola, {**VALUES, "unit": "PKM"})(123)
    for other, own in made.nomor.items():
        if own.per_unit and _number(made, other) == printed:
            assert series_name(other, own, "PKM", "406.001") == seri


@pytest.mark.parametrize("name", PROFILES)
def test_an_own_form_without_the_unit_is_counted_by_the_office(name: str) -> None:
    """Who wrote a form of his own before units counted by themselves keeps one count for all."""
    own = {"profil": name, "nomor": {"undangan": {"pola": "005/{urut}/{tahun}"}}}
    made = CATALOG.load_profile(own, Row(Source("pengaturan.yaml"), 0, {}))
    assert series_name("undangan", made.nomor["undangan"], "PKM") == "surat"


@pytest.mark.parametrize("name", PROFILES)
def test_the_code_of_a_decree_follows_head_and_date(name: str) -> None:
    """No profile fixes 188.45 for a Gubernur, or for a decree of 2026."""
    pola = _profile(name).nomor["keputusan"]
    assert pola.kode_menurut_kepala
    assert pola.kode == ""
    assert pola.pola.startswith("{kode}/")


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("on", DATES, ids=str)
def test_a_code_is_of_its_date(name: str, on: date) -> None:
    """Every profile has the codes of Permendagri 83/2022, with two dots, from its day on only."""
    kinds = {kind: pola for kind, pola in _profile(name).nomor.items() if kind != "keputusan"}
    codes = {pola.kode_pada(on) for pola in kinds.values()}
    assert codes == ({"060", "005"} if on < date(2022, 9, 1) else {"000.8.3"})


@pytest.mark.parametrize("on", DATES, ids=str)
def test_an_own_code_stays_at_every_date(on: date) -> None:
    """The code that an office writes is not exchanged for that of another time."""
    own = {"profil": PROFILES[0], "nomor": {"laporan": {"kode": "700"}, "surat": {"mulai": 5}}}
    made = CATALOG.load_profile(own, Row(Source("pengaturan.yaml"), 0, {}))
    assert made.nomor["laporan"].kode_pada(on) == "700"
    assert made.nomor["surat"].kode_pada(on) == _profile(PROFILES[0]).nomor["surat"].kode_pada(on)


@pytest.mark.parametrize("jenis", sorted(CATALOG.types))
def test_a_type_belongs_to_a_stage_and_has_its_series(jenis: str) -> None:
    """Every built-in type names its stage of the programme, and a series that profiles have."""
    manifest = CATALOG.load(jenis).manifest
    assert manifest.tahap
    assert manifest.nomor in {"", *SERIES}
