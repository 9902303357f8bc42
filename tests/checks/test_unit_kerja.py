"""Rules about units, their predicates and their number."""

from __future__ import annotations

import pytest

from zi_docs.codes import Severity

from .conftest import Office, codes, only


@pytest.mark.parametrize("column", ["kode", "nama"])
def test_a_unit_stands_once(office: Office, column: str) -> None:
    """Two units with one code or name are an error that names both cells."""
    value = {"kode": "dpmptsp", "nama": "DINAS  penanaman modal"}[column]
    changes = [{}, {}, {column: value, "singkatan": "Disdukcapil"}]
    found = only(office.problems(unit_kerja=changes), "ZI324")
    assert found.severity is Severity.GALAT
    assert str(found.place).endswith("4")
    assert "3)" in found.message


def test_a_short_name_means_one_unit(office: Office) -> None:
    """A short name that two units have is a warning."""
    changes = [{"singkatan": "DPM"}, {"singkatan": "DPM"}, {}]
    assert only(office.problems(unit_kerja=changes), "ZI325").severity is Severity.PERINGATAN


def test_a_unit_may_repeat_its_own_name(office: Office) -> None:
    """A short name may be the unit's own code or full name."""
    assert office.problems(unit_kerja=[{"singkatan": "PANGGUL"}, {}, {}]) == []


def test_wbbm_needs_wbk(office: Office) -> None:
    """A unit proposed for WBBM that does not hold WBK is an error."""
    found = only(office.problems(unit_kerja=[{"predikat_dimiliki": ""}, {}, {}]), "ZI345")
    assert found.severity is Severity.GALAT


@pytest.mark.parametrize(("row", "held"), [(1, "WBK"), (1, "WBBM"), (0, "WBBM")])
def test_a_predicate_already_held_is_told(office: Office, row: int, held: str) -> None:
    """A unit proposed for what it already holds, or for less, is a warning."""
    changes: list[dict[str, str]] = [{}, {}, {}]
    changes[row] = {"predikat_dimiliki": held}
    assert only(office.problems(unit_kerja=changes), "ZI346").severity is Severity.PERINGATAN


def test_a_proposed_unit_meets_a_criterion(office: Office) -> None:
    """A proposed unit that meets none of the three criteria is a warning; others need none."""
    none = {"kriteria_strategis": "", "kriteria_sumber_daya": "", "kriteria_reformasi": ""}
    found = only(office.problems(unit_kerja=[{}, none, {}]), "ZI347")
    assert found.severity is Severity.PERINGATAN
    idle = {**none, "predikat_diusulkan": ""}
    settings = {"jumlah_unit": {"total": 2}}
    rapat = [{"pembahasan": [], "keputusan": [], "tindak_lanjut": []}]
    assert office.problems(settings, unit_kerja=[{}, idle, {}], rapat=rapat) == []


@pytest.mark.parametrize("name", ["total", "WBK", "WBBM"])
def test_stated_numbers_are_counted(office: Office, name: str) -> None:
    """A stated number of units that the table does not have names setting and sheet."""
    found = only(office.problems({"jumlah_unit": {name: 9}}), "ZI340")
    assert found.severity is Severity.GALAT
    assert str(found.place) == office.setting(f"jumlah_unit.{name}")
    assert 'di lembar "unit_kerja" ada' in found.message


def test_a_number_not_stated_is_not_compared(office: Office) -> None:
    """Settings need not state a number of units."""
    assert office.problems({"jumlah_unit": {}}) == []


def test_only_proposed_units_count(office: Office) -> None:
    """Units that are not proposed do not count."""
    changes = [{}, {}, {"predikat_diusulkan": ""}]
    assert codes(office.problems(unit_kerja=changes, rapat=[])) == ["ZI340", "ZI340"]
