"""Rules about the legal basis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from zi_docs.checks import check_document
from zi_docs.codes import Severity
from zi_docs.model import PolaNomor

from .conftest import Office, codes, only

ON = date(2022, 4, 26)
LAW = {"kunci": "", "tingkat": "", "tanggal": "", "berlaku_sejak": "", "berlaku_sampai": ""}


def test_a_revoked_law_in_a_meeting_is_told(office: Office) -> None:
    """A meeting that cites a regulation which is not in force that day gives a warning."""
    found = only(office.meeting("Sesuai PermenPANRB Nomor 52 Tahun 2014."), "ZI361")
    assert found.severity is Severity.PERINGATAN
    assert "90/2021" in found.message


def test_the_meeting_s_own_date_counts(office: Office) -> None:
    """A meeting of 2021 rightly cites the rule of 2021."""
    cells = {"hari": "", "tanggal": date(2021, 4, 27), "tindak_lanjut": []}
    found = office.meeting("Sesuai PermenPANRB Nomor 52 Tahun 2014.", **cells)
    assert sorted(codes(found)) == ["ZI336", "ZI349"]


def test_an_unknown_key_is_an_error(office: Office) -> None:
    """An unknown key of a built-in rule is refused, with all keys and what each cites."""
    found = only(
        office.problems(dasar_hukum=[{**LAW, "kutipan": "", "kunci": "uu5-214"}]), "ZI362", "galat"
    )
    assert found.hint.startswith("Kunci yang ada: ")
    assert "asn (UU 20/2023)" in found.hint


def test_a_period_runs_forward(office: Office) -> None:
    """A rule that ends before it begins is an error."""
    row = {"berlaku_sejak": date(2022, 1, 1), "berlaku_sampai": date(2021, 1, 1)}
    assert only(office.problems(dasar_hukum=[row]), "ZI363").severity is Severity.GALAT


@pytest.mark.parametrize(
    "row",
    [
        {"berlaku_sejak": date(2022, 5, 1)},
        {"tanggal": date(2022, 5, 1)},
        {"berlaku_sampai": date(2022, 4, 25)},
        {**LAW, "kutipan": "Peraturan Bupati Nomor 3 Tahun 2023 (Berita Daerah Nomor 3)"},
        {**LAW, "kutipan": "Peraturan Pemerintah Nomor 53 Tahun 2010 tentang Disiplin PNS "
         "(Lembaran Negara Republik Indonesia Tahun 2010 Nomor 74)"},
        {**LAW, "kutipan": "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah "
         "(Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244) "
         "sebagaimana telah diubah dengan Undang-Undang Nomor 6 Tahun 2023"},
    ],
)  # fmt: skip
def test_a_cited_rule_is_in_force(office: Office, row: dict[str, object]) -> None:
    """A row of the office that is not in force on the document's date is an error."""
    dataset = office(dasar_hukum=[row])
    found = check_document(dataset, office.doctype(dasar_hukum=["uu28-1999"]), ON)
    assert only(found, "ZI360").severity is Severity.GALAT


def test_a_law_in_a_title_is_only_told(office: Office) -> None:
    """A revoked law that stands in the title of a rule in force is a warning."""
    title = (
        "Peraturan Bupati Nomor 5 Tahun 2015 tentang Pelaksanaan Undang-Undang Nomor 5 Tahun 2014 "
        "(Berita Daerah Tahun 2015 Nomor 5)"
    )
    dataset = office(dasar_hukum=[{**LAW, "kutipan": title}])
    on = date(2024, 4, 26)
    found = check_document(dataset, office.doctype(dasar_hukum=["uu28-1999"]), on)
    assert only(found, "ZI361").severity is Severity.PERINGATAN


@pytest.mark.parametrize(
    "row",
    [
        {"berlaku_sejak": ON},
        {"tanggal": ON},
        {"berlaku_sampai": ON},
        {"berlaku_sejak": ON, "berlaku_sampai": ON},
        {
            **LAW,
            "kutipan": "Peraturan Bupati Nomor 3 Tahun 2022 (Berita Daerah Tahun 2022 Nomor 3)",
        },
    ],
)
def test_the_first_and_the_last_day_count(office: Office, row: dict[str, object]) -> None:
    """A rule is in force from its first day to its last, and without dates from its year."""
    dataset = office(dasar_hukum=[row])
    doctype = office.doctype(dasar_hukum=["uu28-1999"])
    assert office.problems(dasar_hukum=[row]) == []
    assert check_document(dataset, doctype, ON) == []


def test_an_own_citation_may_have_any_key(office: Office) -> None:
    """A key beside the office's own citation names that row, so it need not be a built-in one."""
    assert office.problems(dasar_hukum=[{"kunci": "perda-opd"}]) == []


def test_rows_taken_out_are_not_judged(office: Office) -> None:
    """A row with "pakai: tidak" is not cited, so it is not judged."""
    dataset = office(dasar_hukum=[{"berlaku_sampai": date(2020, 1, 1), "pakai": "tidak"}])
    assert check_document(dataset, office.doctype(dasar_hukum=["uu28-1999"]), ON) == []


def test_rules_of_a_document_type_exist_and_are_in_force(office: Office) -> None:
    """A type that cites an unknown rule, or one not yet in force, is refused at its manifest."""
    dataset = office(dasar_hukum=[])
    found = check_document(dataset, office.doctype(dasar_hukum=["tidak-ada"]), ON)
    assert (
        str(only(found, "ZI391", "galat").place) == "templates/undangan/manifest.yaml, dasar_hukum"
    )
    found = check_document(dataset, office.doctype(dasar_hukum=["asn"]), date(1970, 1, 1))
    assert only(found, "ZI391")


def test_a_row_that_names_a_rule_not_yet_in_force_is_an_error(office: Office) -> None:
    """A built-in rule that the office adds must be in force on the date."""
    row = {**LAW, "kutipan": "", "kunci": "asn"}
    doctype = office.doctype(dasar_hukum=["baku"])
    found = check_document(office(dasar_hukum=[row]), doctype, date(1970, 1, 1))
    assert str(only(found, "ZI360", "galat").place).endswith("sel kunci:2")


def test_a_document_without_legal_basis_is_not_judged(office: Office) -> None:
    """A type that cites no law is not judged by the office's rows."""
    dataset = office(dasar_hukum=[{"berlaku_sampai": date(2020, 1, 1)}])
    assert check_document(dataset, office.doctype(), ON) == []
    assert only(check_document(dataset, office.doctype(periksa=["dasar_hukum"]), ON), "ZI360")


def test_an_unverified_citation_is_told_when_it_is_printed(office: Office) -> None:
    """A built-in citation in doubt is told by its name, at the table in which it is mended.

    All types that cite it tell the same, so that it is told once.
    """
    doctype = office.doctype(dasar_hukum=["permenpanrb49-2011", "uu28-1999"])
    found = only(check_document(office(dasar_hukum=[]), doctype, ON), "ZI352", "peringatan")
    assert str(found.place) == "tabel Dasar Hukum"
    assert found.about == "PermenPANRB 49/2011"
    other = replace(doctype, id="notula", folder="templates/notula")
    assert check_document(office(dasar_hukum=[]), other, ON) == [found]
    assert (
        check_document(office(dasar_hukum=[]), office.doctype(dasar_hukum=["uu28-1999"]), ON) == []
    )


def test_an_own_citation_ends_the_doubt(office: Office) -> None:
    """Once the office writes the citation in full, nothing is left to compare."""
    kutipan = (
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 49 Tahun "
        "2011 tentang Pedoman Umum Pakta Integritas (Berita Negara Tahun 2011 Nomor 1)"
    )
    doctype = office.doctype(dasar_hukum=["permenpanrb49-2011"])
    assert check_document(office(dasar_hukum=[{**LAW, "kutipan": kutipan}]), doctype, ON) == []


@pytest.mark.parametrize(
    ("kutipan", "gazette"),
    [
        ("Peraturan Daerah Kabupaten X Nomor 7 Tahun 2016 tentang Y", "Lembaran Daerah"),
        ("Peraturan Bupati X Nomor 7 Tahun 2016 tentang Y;", "Berita Daerah"),
        ("Undang-Undang Nomor 13 Tahun 2012 tentang Y", "Lembaran Negara"),
    ],
)
def test_an_own_citation_names_its_gazette(office: Office, kutipan: str, gazette: str) -> None:
    """A regulation of the office without the number of its gazette is told at its row."""
    dataset = office(dasar_hukum=[{**LAW, "kutipan": kutipan}])
    doctype = office.doctype(dasar_hukum=["uu28-1999"])
    found = only(check_document(dataset, doctype, ON), "ZI353", "peringatan")
    assert str(found.place).endswith("sel kutipan:2")
    assert gazette in found.hint
    dropped = office(dasar_hukum=[{**LAW, "kutipan": kutipan, "pakai": "tidak"}])
    assert check_document(dropped, doctype, ON) == []


def test_an_old_formation_law_is_told_at_its_row(office: Office) -> None:
    """From 2024 on a decree that cites a formation law of the fifties is warned about."""
    kutipan = (
        "Undang-Undang Nomor 12 Tahun 1950 tentang Pembentukan Daerah-daerah Kabupaten dalam "
        "Lingkungan Propinsi Jawa Timur (Berita Negara Republik Indonesia Tahun 1950 Nomor 41)"
    )
    dataset = office(dasar_hukum=[{**LAW, "kutipan": kutipan}])
    doctype = office.doctype(dasar_hukum=["uu28-1999"])
    assert check_document(dataset, doctype, date(2023, 12, 31)) == []
    found = only(check_document(dataset, doctype, date(2024, 1, 1)), "ZI354", "peringatan")
    assert str(found.place).endswith("sel kutipan:2")


def test_an_own_citation_without_its_latest_change_is_told(office: Office) -> None:
    """An own citation that lacks the latest change is told with the key of the built-in one."""
    kutipan = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara ...)"
    dataset = office(dasar_hukum=[{**LAW, "kutipan": kutipan}])
    doctype = office.doctype(dasar_hukum=["uu28-1999"])
    found = only(check_document(dataset, doctype, ON), "ZI348", "peringatan")
    assert "UU 11/2020" in found.message
    assert '"uu23-2014"' in found.hint
    assert str(found.place).endswith("sel kutipan:2")


@pytest.mark.parametrize(
    "kutipan",
    [
        "Instruksi Presiden Nomor 2 Tahun 2014 tentang Aksi",
        "Surat Edaran Menteri PANRB Nomor 6 Tahun 2020 tentang X",
    ],
)
def test_an_order_is_no_legal_basis(office: Office, kutipan: str) -> None:
    """An instruction or a circular among the rules is told; no gazette is asked of it."""
    dataset = office(dasar_hukum=[{**LAW, "kutipan": kutipan}])
    doctype = office.doctype(dasar_hukum=["uu28-1999"])
    assert only(check_document(dataset, doctype, ON), "ZI198", "peringatan")
    left_out = office(dasar_hukum=[{**LAW, "kutipan": kutipan, "pakai": "tidak"}])
    assert check_document(left_out, doctype, ON) == []


@pytest.mark.parametrize(
    ("kutipan", "told"),
    [
        ("Undang-Undang Nomor 12 Tahun 1950 tentang Pembentukan Daerah-daerah Kabupaten", False),
        ("Peraturan Daerah Kabupaten X Nomor 7 Tahun 2016 tentang Pembentukan Dinas", True),
    ],
)
def test_a_decree_cites_the_law_of_its_region(office: Office, kutipan: str, told: bool) -> None:
    """Only the office knows the law by which its region exists, so its absence is told."""
    dataset = office(dasar_hukum=[{**LAW, "kutipan": kutipan}])
    found = check_document(dataset, office.doctype(periksa=["pembentukan"]), ON)
    assert codes(found) == ["ZI199"] * told


BUDGET = "Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2022"
PERDA = f"Peraturan Daerah Kabupaten X Nomor 9 Tahun 2021 tentang {BUDGET} (Lembaran Daerah ...)"
PERBUP = f"Peraturan Bupati X Nomor 70 Tahun 2021 tentang  penjabaran {BUDGET} (Berita Daerah ...)"


@pytest.mark.parametrize(
    ("cited", "offered"),
    [
        ([], [f"tentang {BUDGET}; dan Peraturan Bupati ", f"tentang Penjabaran {BUDGET}."]),
        ([PERDA], ["Hukum: Peraturan Bupati ", f"tentang Penjabaran {BUDGET}."]),
        ([PERBUP, PERDA.replace("2022", "2021")], [f"tentang {BUDGET}."]),
        ([PERDA, PERBUP], []),
    ],
)
def test_a_decree_charged_to_the_budget_is_offered_its_rules(
    office: Office, cited: list[str], offered: list[str]
) -> None:
    """What is missing of the year's perda and its division is offered in full, as a note."""
    dataset = office({"tahun": 2022}, dasar_hukum=[{**LAW, "kutipan": text} for text in cited])
    decree = office.doctype(periksa=["biaya"])
    if not offered:
        assert check_document(dataset, decree, ON) == []
    else:
        found = only(check_document(dataset, decree, ON), "ZI396", "catatan")
        assert all(title in found.hint for title in offered)


@pytest.mark.parametrize(
    ("source", "codes_told"), [("Badan Layanan Umum Daerah", []), ("APBD Provinsi", ["ZI396"])]
)
def test_costs_that_another_pays_need_no_budget(
    office: Office, source: str, codes_told: list[str]
) -> None:
    """A source of money that is not the regional budget asks for no regulation of it."""
    dataset = office({"isian": {"undangan": {"sumber_biaya": source}}}, dasar_hukum=[])
    decree = office.doctype(periksa=["biaya"])
    assert codes(check_document(dataset, decree, ON)) == codes_told


@pytest.mark.parametrize(
    ("daerah", "told"), [("Kota Administrasi Jakarta Selatan", 1), ("Kota Blitar", 0)]
)
def test_a_region_without_a_budget_is_told_before_its_decree(
    office: Office, daerah: str, told: int
) -> None:
    """A decree of a kota administrasi names a budget and offices that it has not (ZI384)."""
    instansi = {**office().pengaturan.instansi.model_dump(), "daerah": daerah}
    dataset = office({"instansi": instansi}, dasar_hukum=[])
    found = check_document(dataset, office.doctype(periksa=["kepala_daerah"]), ON)
    assert [(one.code, str(one.severity)) for one in found] == [("ZI384", "peringatan")] * told


def test_a_classification_of_another_time_is_told(office: Office) -> None:
    """The code of Permendagri 83/2022 in the number of an older decree is told at the pattern."""
    dataset = office(dasar_hukum=[])
    pattern = PolaNomor(pola="{kode}/{urut}/{tahun}", kode="100.3.3.2")
    profile = dataset.tata_naskah.model_copy(update={"nomor": {"keputusan": pattern}})
    dataset = replace(dataset, tata_naskah=profile)
    decree = office.doctype(periksa=["klasifikasi"], nomor="keputusan")
    found = only(check_document(dataset, decree, date(2020, 4, 20)), "ZI355", "peringatan")
    assert "100.3.3.2" in found.message
    assert check_document(dataset, decree, date(2023, 4, 20)) == []
    unnumbered = office.doctype(periksa=["klasifikasi"])
    assert check_document(dataset, unnumbered, date(2020, 4, 20)) == []


def test_a_kept_amendment_is_what_is_judged(office: Office) -> None:
    """An office that keeps UU 9/2015 is told nothing: that is a decision."""
    dataset = office({"tetap_mengutip": "UU 9/2015"}, dasar_hukum=[])
    doctype = office.doctype(dasar_hukum=["uu23-2014"])
    assert check_document(dataset, doctype, date(2026, 3, 2)) == []
