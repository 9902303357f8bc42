"""Rules about what a paper cites: the issued papers that are meant, and typed citations of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zi_docs.model import Record
from zi_docs.register import Document, Tahap
from zi_docs.run.citing import check_citations
from zi_docs.run.plan import Job, Request, TypePlan
from zi_docs.tables import ContextBuilder

from .conftest import Office, codes

DECREE, ASSESSORS = "sk-tim-penilai-internal", "penilai internal"
TITLES = {
    DECREE: "Keputusan Tim Penilai Internal Pembangunan Zona Integritas",
    "surat-tugas": "Surat Tugas",
}
TEAM = {"macam": ASSESSORS, "unit_kerja": "", "pokja": "", "kedudukan": "Ketua", "orang": "Endang"}
TUGAS = {"kode": "T1", "dasar": ["Surat"], "untuk": ["menilai Kecamatan Panggul"],
         "mulai": date(2022, 5, 2)}  # fmt: skip


def issued(jenis: str, kunci: str, nomor: str, tanggal: str) -> Document:
    """Return an issued document as the register knows it."""
    rest = ("", "", "", 0, 0, "", "", "")
    return Document(jenis, kunci, nomor, "terpakai", *rest, tanggal, Tahap.TERBIT)


HELD = {
    "tim": (issued(DECREE, ASSESSORS, "188.45/7/2022", "2022-02-01"),),
    "tugas": (
        issued("surat-tugas", "T1", "700/15/ST/2022", "2022-04-20"),
        issued("surat-tugas", "T2", "800/1/ST/2022", "2022-04-21"),
    ),
}


def planned(office: Office, record: str, typed: str = "", **tables: Any) -> TypePlan:
    """Return the plan of a report on one unit that cites the team's decree and its assignment."""
    isian = {"isian.dasar": {"keterangan": "Dasarnya."}}
    merujuk = {"tim": DECREE, "tugas": "surat-tugas"}
    doctype = office.doctype(satu_per="unit_kerja", isian=isian, merujuk=merujuk)
    given = {"isian": {"undangan": {"dasar": [typed]}}}
    rows: dict[str, Any] = {
        "tim": [TEAM],
        "tugas": [TUGAS, {**TUGAS, "kode": "T2", "untuk": ["rapat"]}],
    }
    dataset = office(given, **{**rows, **tables})
    unit: Record | None = dataset.find_unit(record)
    job = Job(unit, record, "surat.docx", date(2022, 4, 26), {})
    builder = ContextBuilder(dataset, doctype, frozenset())
    return TypePlan(doctype, builder, (job,), Request(("undangan",)), cited=HELD)


@pytest.mark.parametrize(
    ("record", "cited"), [("PANGGUL", {"tim", "tugas"}), ("DUKCAPIL", {"tim"})]
)
def test_a_unit_s_report_cites_the_letter_that_sent_its_assessors(
    office: Office, record: str, cited: set[str]
) -> None:
    """A letter of assignment is cited for the units that it is to evaluate, and for no other."""
    plan = planned(office, record)
    found = plan.context(plan.jobs[0], "")["rujukan"]
    assert {name for name, one in found.items() if one} == cited
    assert found["tim"]["nomor"] == "188.45/7/2022"
    assert "tugas" not in cited or found["tugas"]["tanggal"] == date(2022, 4, 20)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Keputusan Tim Penilai Internal Nomor 188.45/7/2022 tanggal 1 Februari 2022", False),
        ("Keputusan Bupati Nomor 188.45/8/2022 tentang Pembentukan Tim Penilai Internal", True),
        ("SK Tim Penilai Internal tanggal 2 Februari 2022", True),
        ("Keputusan Tim Penilai Internal Nomor 188.45/3/2021 tanggal 4 Januari 2021", False),
        ("Keputusan Bupati tentang Tim Penilai Internal", False),
        ("Keputusan Bupati Nomor 188.45/8/2022 tentang Tim Identifikasi", False),
        ("Surat Tugas Inspektur Nomor 700/15/ST/2022 tanggal 21 April 2022", True),
        ("Surat Tugas Inspektur tanggal 20 April 2022", False),
    ],
)  # fmt: skip
def test_a_typed_citation_is_that_of_the_register(office: Office, typed: str, told: bool) -> None:
    """A citation that names a held paper by another number or date of its year is told (ZI551)."""
    plan = planned(office, "PANGGUL", typed)
    titles = {jenis: office.doctype(judul=judul).manifest for jenis, judul in TITLES.items()}
    found = list(check_citations(plan, titles))
    assert codes(found) == ["ZI551"] * told
    assert all("isian.undangan.dasar" in str(one.place) for one in found)


@pytest.mark.parametrize(("number", "told"), [("700/15/ST/2022", False), ("700/9/2022", True)])
def test_a_number_in_a_field_of_its_own_is_that_of_the_register(
    office: Office, number: str, told: bool
) -> None:
    """A field that holds only the number of what a paper cites holds the register's (ZI551)."""
    isian, merujuk = {"isian.nomor_tugas": {"keterangan": "Nomor."}}, {"tugas": "surat-tugas"}
    doctype = office.doctype(satu_per="unit_kerja", isian=isian, merujuk=merujuk)
    dataset = office({"isian": {"undangan": {"nomor_tugas": number}}}, tugas=[TUGAS])
    job = Job(dataset.find_unit("PANGGUL"), "PANGGUL", "surat.docx", date(2022, 4, 26), {})
    builder, request = ContextBuilder(dataset, doctype, frozenset()), Request(("undangan",))
    plan = TypePlan(doctype, builder, (job,), request, cited={"tugas": HELD["tugas"]})
    titles = {"surat-tugas": office.doctype(judul="Surat Tugas").manifest}
    assert codes(list(check_citations(plan, titles))) == ["ZI551"] * told


def test_a_citation_in_a_row_is_told_where_it_stands(office: Office) -> None:
    """The basis of an assignment is typed in its row, and told there (ZI551)."""
    wrong = "Keputusan Bupati Nomor 188.45/8/2022 tentang Tim Penilai Internal"
    dataset = office(tim=[TEAM], tugas=[{**TUGAS, "dasar": [wrong]}])
    isian, merujuk = {"tugas.dasar": {"keterangan": "Dasarnya."}}, {"tim": DECREE}
    doctype = office.doctype(satu_per="tugas", isian=isian, merujuk=merujuk)
    job = Job(dataset.rows("tugas")[0], "T1", "surat.docx", date(2022, 4, 20), {})
    builder, request = ContextBuilder(dataset, doctype, frozenset()), Request(("undangan",))
    plan = TypePlan(doctype, builder, (job,), request, cited={"tim": HELD["tim"]})
    titles = {DECREE: office.doctype(judul=TITLES[DECREE]).manifest}
    [found] = check_citations(plan, titles)
    assert (found.code, "dasar" in str(found.place)) == ("ZI551", True)
