"""Numbers of one series, and the dates of the documents that bear them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from zi_docs import app
from zi_docs.app.book import open_workspace_register
from zi_docs.run.plan import Request
from zi_docs.run.report import RunReport
from zi_docs.workspace import find_workspace

from .conftest import MANIFEST, SETTINGS, MakeNaskah, Office

ONE = (
    MANIFEST.replace("satu_per: pegawai", "satu_per: data")
    .replace("{pegawai.unit_kerja.kode}/Surat {pegawai.nama}", "Surat {tahun}")
    .replace("nomor: surat", "nomor: usulan")
)
EACH_MEETING = ONE.replace("data", "rapat").replace("Surat {tahun}", "{rapat.kode}")
MANIFESTS = {
    "a-akhir": ONE,
    "b-awal": ONE,
    "c-turut": ONE + "sesudah: [a-akhir]\n",
    "d-rapat": EACH_MEETING + "tanggal: rapat.tanggal\n",
}
MEETINGS = """\
- {kode: R1, acara: Rapat Akhir, tanggal: 27 Mei 2021}
- {kode: R2, acara: Rapat Awal, tanggal: 5 April 2021}
"""
PROFILE = """\
tata_naskah: {profil: permendagri-1-2023, nomor: {usulan: {pola: "S/{urut}/{tahun}"}}}
"""


@pytest.fixture
def types(bare_office: Office, make_naskah: MakeNaskah) -> Office:
    """An office with types of one series: three with one paper each, one for each meeting."""
    for jenis, manifest in MANIFESTS.items():
        folder = bare_office.root / "templates" / jenis
        folder.mkdir()
        (folder / "manifest.yaml").write_text(manifest, encoding="utf-8")
        (folder / "naskah.docx").write_bytes(make_naskah("{{ nomor }}"))
    meetings = bare_office.root / "data" / "kantor" / "rapat.yaml"
    meetings.write_text(MEETINGS, encoding="utf-8")
    return bare_office


def issue(office: Office, dates: Mapping[str, str], *more: str) -> tuple[list[str], RunReport]:
    """Issue the types under these dates; return the types or meetings by their number."""
    lines = "tanggal_jenis: {" + ", ".join(f"{jenis}: {on}" for jenis, on in dates.items()) + "}"
    settings = office.root / "data" / "kantor" / "pengaturan.yaml"
    settings.write_text(f"{SETTINGS}{PROFILE}{lines}", encoding="utf-8")
    workspace = find_workspace("kantor", office.root)
    report = app.generate(workspace, Request((*dates, *more), terbit=True), lambda *_: None)
    with open_workspace_register(workspace) as register:
        book = register.list_numbers()
    return [one.jenis if one.kunci == "kantor" else one.kunci for one in book], report


def codes(report: RunReport) -> list[str]:
    return [one.code for one in report.problems]


def test_types_of_a_series_are_numbered_by_date(types: Office) -> None:
    """Whichever type was named first, the earlier date gets the smaller number."""
    given, report = issue(types, {"a-akhir": "2021-05-20", "b-awal": "2021-01-15"})
    assert given == ["b-awal", "a-akhir"]
    assert "ZI619" not in codes(report)


def test_what_comes_first_has_the_smaller_number(types: Office) -> None:
    """A type is numbered after those that it follows, even when its date is earlier: it is told."""
    given, report = issue(types, {"c-turut": "2021-01-15", "a-akhir": "2021-05-20"})
    assert given == ["a-akhir", "c-turut"]
    assert codes(report).count("ZI619") == 1


def test_records_of_a_type_are_numbered_by_date(types: Office) -> None:
    """Records with dates of their own get numbers by date, however the rows stand."""
    given, _ = issue(types, {}, "d-rapat")
    assert given == ["R2", "R1"]


def test_an_issued_paper_does_not_decide_the_order(types: Office) -> None:
    """Types are compared by what is still to be issued, not by a paper that has its number."""
    workspace = find_workspace("kantor", types.root)
    issue(types, {}, "d-rapat")
    with open_workspace_register(workspace) as register:
        register.cancel("S/2/2021", "salah")  # that of 27 May; the one of 5 April stays
    given, _ = issue(types, {"b-awal": "2021-05-03"}, "d-rapat")
    assert given == ["R2", "R1", "b-awal", "R1"]


def test_a_later_run_with_an_earlier_date_is_told(types: Office) -> None:
    """A new number that is greater than one of a later date is told (ZI619), with both dates."""
    issue(types, {"a-akhir": "2021-05-20"})
    _, report = issue(types, {"b-awal": "2021-01-15"})
    [told] = [one for one in report.problems if one.code == "ZI619"]
    assert "15 Januari 2021" in told.message
    assert "S/1/2021" in told.message
    assert "20 Mei 2021" in told.message
