"""Rules about all checks together."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import zi_docs.checks
from zi_docs.checks import CHECKS, NAMED, check_dataset, check_document, check_isian
from zi_docs.checks.places import problem_order
from zi_docs.errors import Place, problem
from zi_docs.model.fields import clean_text
from zi_docs.tables import ContextBuilder

from .conftest import SAMPLES, Office, codes, only

ON = date(2021, 4, 26)
AUDIT = {"sumber": "APIP", "rekomendasi": "1", "selesai": "1"}
FORMED = (
    "Undang-Undang Nomor 12 Tahun 1950 tentang Pembentukan Daerah-daerah Kabupaten "
    "(Berita Negara Republik Indonesia Tahun 1950 Nomor 41)"
)
PACKAGE = Path(zi_docs.checks.__file__).parent


def test_a_clean_office_has_no_problems(office: Office) -> None:
    """Data with nothing wrong give no problem at all."""
    audited = [{"unit_kerja": unit["kode"], **AUDIT} for unit in SAMPLES["unit_kerja"]]
    isian = {"isian": {"undangan": {"sumber_biaya": "Badan Layanan Umum Daerah"}}}
    laws = [
        *SAMPLES["dasar_hukum"],
        {**SAMPLES["dasar_hukum"][0], "tingkat": "", "kutipan": FORMED},
    ]
    dataset = office(isian, tlhp=audited, dasar_hukum=laws)
    doctype = office.doctype(periksa=sorted(NAMED), dasar_hukum=["uu28-1999"])
    assert check_dataset(dataset) == []
    assert check_document(dataset, doctype, ON) == []


def test_an_empty_office_has_no_problems(office: Office) -> None:
    """Settings without any table give no problem."""
    empty: dict[str, Any] = dict.fromkeys(SAMPLES, ())
    assert office.problems({"jumlah_unit": {}}, **empty) == []


def test_an_unknown_check_is_told_with_the_known_ones(office: Office) -> None:
    """A check that does not exist is reported at the manifest, with those that do."""
    found = only(check_document(office(), office.doctype(periksa=["enam"]), ON), "ZI390", "galat")
    assert str(found.place) == "templates/undangan/manifest.yaml, periksa"
    assert all(name in found.hint for name in NAMED)


def test_jumlah_unit_needs_units_to_propose(office: Office) -> None:
    """A document about the proposal needs a proposed unit, and the number that is stated."""
    doctype = office.doctype(periksa=["jumlah_unit"])
    idle = [{"predikat_diusulkan": "", "predikat_dimiliki": ""}]
    found = check_document(office({"jumlah_unit": {}}, unit_kerja=idle), doctype, ON)
    assert only(found, "ZI343", "galat")
    found = check_document(office({"jumlah_unit": {"WBK": 7}}), doctype, ON)
    assert only(found, "ZI340")


def test_the_same_problem_is_told_once(office: Office) -> None:
    """Naming a check that runs anyway does not repeat its problems."""
    row = {"berlaku_sampai": date(2020, 1, 1)}
    doctype = office.doctype(periksa=["dasar_hukum", "dasar_hukum"], dasar_hukum=["uu28-1999"])
    assert only(check_document(office(dasar_hukum=[row]), doctype, ON), "ZI360")


def test_problems_come_in_the_order_of_rows() -> None:
    """Problems are sorted by file, row as a number, and column as a workbook counts them."""
    cells = [("B", 2), ("Z", 2), ("AA", 2), ("A", 10)]
    places = [Place("a.xlsx", "S", row=row, column=column) for column, row in cells]
    places += [Place("b.yaml", line=line) for line in (3, 12)]
    problems = [problem("ZI301", place, "x", "y") for place in reversed(places)]
    assert [p.place for p in sorted(problems, key=problem_order)] == places


def test_two_runs_say_the_same(office: Office) -> None:
    """The same data give the same problems in the same order."""
    rows = [{"nip": "1", "pangkat": "X", "atasan": "hantu", "unit_kerja": "?"}, {}, {}, {}]
    first, second = (office.problems(pegawai=rows) for _ in range(2))
    assert first == second
    assert len(first) >= 4


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_check_says_what_it_checks(check: Any) -> None:
    """Each check's docstring names its codes."""
    assert re.search(r"ZI[1-35]\d\d", check.__doc__) or "official" in check.__doc__


WORDS = st.sampled_from(
    ["diusulkan ", "14 ", "(empat belas) ", "unit kerja ", "WBK", "/WBBM", "UU 5/2014 ", "Zone ",
     "Integritas", "IV/", "Area 4", "-", "\n", "ß", "\u0660", "²", " "]
)  # fmt: skip
NO_POST = re.compile(r"true|false|.*\d[.,]\d+", re.IGNORECASE)  # a column of posts refuses it
TEXT = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=12).map("".join)).filter(
    lambda text: _may_be_a_post(clean_text(text))
)


def _may_be_a_post(text: str) -> bool:
    return not text or (any(map(str.isalpha, text)) and not NO_POST.fullmatch(text))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_text_makes_a_check_fail(office: Office, data: st.DataObject) -> None:
    """Whatever the text fields hold, the checks return problems and never raise."""

    def text() -> str:
        return data.draw(TEXT)

    def name() -> str:
        return text().strip() or "x"

    def fields(*names: str) -> dict[str, Any]:
        return {name: text() for name in names}

    dataset = office(
        {"isian": {"undangan": {"catatan": text()}}},
        pegawai=[{**fields("nip", "ni_pppk", "nik", "pangkat", "golongan", "jabatan", "unit_kerja",
                           "atasan", "jenis_kelamin"),
                  "gelar_depan": "x", "status": status}
                 for status in ("PNS", "PPPK", "non-ASN")],
        unit_kerja=[{**fields("singkatan", "jenis", "kepala", "keterangan")}],
        rapat=[{**fields("hari", "tempat", "pimpinan", "notulis", "agenda", "keputusan"),
                "pembahasan": [{"uraian": f"a{text()}", "butir": [text()]}]}],
        rencana_aksi=[{**fields("kode_lke", "indikator", "target", "bukti_dukung"),
                       "unit_kerja": f"u{text()}", "area": f"a{text()}"}],
        dasar_hukum=[{"kunci": f"k{text()}", "kutipan": "", "tingkat": ""}],
    )  # fmt: skip
    problems = check_dataset(dataset)
    assert all(p.message and str(p.place) and p.hint for p in problems)
    doctype = office.doctype(
        periksa=sorted(NAMED), dasar_hukum=["baku", text()],
        isian={f"pegawai.{name()}": {}, "pegawai.jabatan": {}, text(): {}},
    )  # fmt: skip
    check_document(dataset, doctype, ON)
    context = ContextBuilder(dataset, doctype).record(None)
    check_isian(doctype, context, dataset.pegawai[0], dataset)


def test_a_large_office_is_checked_in_no_time(office: Office) -> None:
    """Ten thousand employees take a fraction of a second (the limit leaves room for slow days)."""
    sample = office()
    start = date(1965, 1, 1).toordinal()
    people = tuple(
        sample.pegawai[0].model_copy(
            update={
                "nama": f"Orang {n}",
                "nip": f"{date.fromordinal(start + n):%Y%m%d}199904100{n % 9 + 1}",
                "tanggal_lahir": date.fromordinal(start + n),
                "jabatan": f"Guru pada Sekolah Dasar Negeri {n}",
            }
        )
        for n in range(10_000)
    )
    dataset = replace(
        sample,
        records={
            **sample.records,
            "pegawai": people,
            "unit_kerja": sample.unit_kerja[1:],
            "rapat": (),
        },
    )
    begin = time.process_time()
    found = check_dataset(dataset)
    assert time.process_time() - begin < 60  # it takes under a second; luck takes no minute
    assert {p.code for p in found} >= {"ZI340"}


def test_wrong_rows_do_not_hide_each_other(office: Office) -> None:
    """One run collects all problems of all tables."""
    found = office.problems(
        {"jumlah_unit": {"total": 1}},
        pegawai=[{"golongan": "?"}, {}, {}, {}],
        rapat=[{"hari": "Minggu"}],
        rencana_aksi=[{"area": "?", "kode_lke": ""}],
    )
    assert {"ZI340", "ZI311", "ZI330", "ZI370"} <= set(codes(found))
