"""Rules about names as exports of other programs write them."""

from __future__ import annotations

import pytest

from zi_docs.codes import Severity
from zi_docs.errors import Problem
from zi_docs.tables import ContextBuilder

from .conftest import Office

NAMES = ("ZI315", "ZI316", "ZI317", "ZI318")


def _told(office: Office, *names: str, settings: dict[str, str] | None = None) -> list[Problem]:
    rows = [{"nama": name} for name in names]
    return [p for p in office.problems(settings, pegawai=rows, rapat=[]) if p.code in NAMES]


@pytest.mark.parametrize("name", ["1. Suryanto Hadi", "Suryanto Hadi *)", "Suryanto Hadi (Alm)"])
def test_a_name_with_a_mark_is_an_error(office: Office, name: str) -> None:
    """A number or mark would be printed; the name is proposed, and references still find it."""
    problems = office.problems(pegawai=[{"nama": name}], rapat=[])
    assert [(one.code, one.severity) for one in problems] == [("ZI315", Severity.GALAT)]
    assert problems[0].about.endswith('"Suryanto Hadi"')


def test_one_cause_is_one_message(office: Office) -> None:
    """Names in capitals differ only in their proposals, so that a whole list is told once."""
    found = _told(office, "SURYANTO HADI", "ENDANG BINTI ALI")
    assert {(one.code, one.message, one.hint) for one in found} == {
        ("ZI316", found[0].message, found[0].hint)
    }
    assert [one.about for one in found] == [
        '"SURYANTO HADI" → "Suryanto Hadi"',
        '"ENDANG BINTI ALI" → "Endang binti Ali"',
    ]


@pytest.mark.parametrize(
    ("way", "printed"), [("awal kata", "Suryanto Hadi"), ("seperti tertulis", "SURYANTO HADI")]
)
def test_names_in_capitals_can_be_accepted(office: Office, way: str, printed: str) -> None:
    """The setting prints the proposals, or the names as they stand, and nothing is told."""
    assert _told(office, "SURYANTO HADI", settings={"huruf_nama": way}) == []
    dataset = office({"huruf_nama": way}, pegawai=[{"nama": "SURYANTO HADI"}])
    builder = ContextBuilder(dataset, office.doctype(satu_per="pegawai"))
    assert builder.own(dataset.pegawai[0])["pegawai"]["nama_gelar"] == printed


@pytest.mark.parametrize("name", ["DR. Suryanto Hadi", "DR Suryanto Hadi", "Ir. DR. Suryanto Hadi"])
def test_a_doctor_is_asked(office: Office, name: str) -> None:
    """DR. may be dr. or Dr., and neither is guessed."""
    [found] = _told(office, name)
    assert (found.code, found.severity) == ("ZI317", Severity.GALAT)


def test_a_glued_degree_is_read_apart(office: Office) -> None:
    """A glued degree is told, and printed apart from the name."""
    [found] = _told(office, "Suryanto HadiS.H.")
    assert (found.code, found.severity) == ("ZI318", Severity.PERINGATAN)
    dataset = office(pegawai=[{"nama": "Suryanto HadiS.H."}])
    assert (dataset.pegawai[0].nama, dataset.pegawai[0].gelar_belakang) == ("Suryanto Hadi", "S.H.")


def test_an_official_is_asked_too(office: Office) -> None:
    """The names in the settings are judged alike, at their own place."""
    pejabat = {"bupati": {"jabatan": "Bupati", "nama": "DR. Bagas *)"}}
    found = office.problems({"pejabat": pejabat}, rapat=[], pegawai=[{"atasan": ""}])
    assert [one.code for one in found if one.code in NAMES] == ["ZI315", "ZI317"]


@pytest.mark.parametrize(
    ("name", "codes"),
    [("Dr. Sita Arum", ["ZI178"]), ("dr. Sita Arum", []), ("Dr. dr. Sita Arum", [])],
)
def test_a_physician_with_the_title_of_a_doctor_is_told(
    office: Office, name: str, codes: list[str]
) -> None:
    """Dr. is a doctor of any science; whose post is that of a physician is hardly only that."""
    changes = [{"nama": name, "jabatan": "Dokter Ahli Muda"}, {}, {}, {}]
    found = office.problems(pegawai=changes)
    assert [one.code for one in found if one.code in ("ZI178", "ZI317")] == codes


def test_capitals_of_a_name_with_a_number_are_not_told_too(office: Office) -> None:
    """A name that has to be typed anew is told once."""
    found = office.problems(pegawai=[{"nama": "1. SITA ARUM"}, {}, {}, {}])
    assert [one.code for one in found if one.code in ("ZI315", "ZI316")] == ["ZI315"]
