"""The two years: the document's, which follows its date, and the data set's."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.samples import copy_sample
from zi_docs import app
from zi_docs.codes import Severity
from zi_docs.errors import DataError, Problem
from zi_docs.ooxml.text import document_text
from zi_docs.run.plan import Request
from zi_docs.workspace import Workspace, find_workspace
from zi_docs.zona_integritas import daftar_area

from .conftest import MANIFEST, SETTINGS, MakeNaskah, Office

MEETINGS = """\
- kode: R1
  acara: Rapat Koordinasi
  tanggal: {0}
"""


@pytest.fixture
def sample(repository: Path, tmp_path: Path) -> Workspace:
    root, data = tmp_path / "ruang", "trenggalek-2021"
    copy_sample(repository / "data" / data, root / "data" / data)
    return find_workspace(data, root)


def told(office: Office, tanggal: date | None = None) -> Sequence[Problem]:
    """What is said of the letters."""
    workspace = find_workspace("kantor", office.root)
    return app.check(workspace, Request(("surat",), tanggal=tanggal)).problems


def settings(office: Office, text: str) -> None:
    (office.root / "data" / "kantor" / "pengaturan.yaml").write_text(text, encoding="utf-8")


def dated(office: Office, tanggal: str) -> None:
    settings(office, SETTINGS.replace("2021-04-27", tanggal))


def invitations(office: Office, make_naskah: MakeNaskah, tanggal: str) -> None:
    """Let the letters be numbered invitations of the meetings' date."""
    manifest = MANIFEST.replace("pegawai\n", "rapat\ntanggal: rapat.tanggal\n")
    manifest = manifest.replace("{pegawai.unit_kerja.kode}/Surat {pegawai.nama}", "{rapat.kode}")
    folder = office.root / "templates" / "surat"
    (folder / "manifest.yaml").write_text(manifest, encoding="utf-8")
    (folder / "naskah.docx").write_bytes(make_naskah("{{ nomor }} {{ tahun }} {{ tahun_naskah }}"))
    meetings = office.root / "data" / "kantor" / "rapat.yaml"
    meetings.write_text(MEETINGS.format(tanggal), encoding="utf-8")
    settings(office, SETTINGS.replace("ibu_kota: Contoh}", 'ibu_kota: Contoh, kode: "406.001"}'))


def test_areas_follow_the_document(sample: Workspace) -> None:
    """A plan dated in 2022 has the areas' names of 2022, whatever the date of the settings."""
    request = Request(("rencana-aksi",), tanggal=date(2022, 3, 1))
    app.generate(sample, request, lambda *_: None)
    texts = [document_text(path.read_bytes()) for path in sample.output.rglob("*.docx")]
    cells = {cell for text in texts for line in text.splitlines() for cell in line.split(" | ")}
    before, now = (
        {area.nama.upper() for area in daftar_area(on)}
        for on in (date(2021, 3, 1), date(2022, 3, 1))
    )
    assert now <= cells
    assert not (before - now) & cells


def test_an_issued_plan_keeps_the_areas_of_its_date(sample: Workspace, tmp_path: Path) -> None:
    """A lost document is filled under the date of its issue, with the areas of that date."""
    manifest = sample.root / "templates" / "rencana-aksi" / "manifest.yaml"
    bundled = Path(app.__file__).parents[2] / "templates" / "rencana-aksi"
    shutil.copytree(bundled, manifest.parent)
    manifest.write_text(manifest.read_text("utf-8") + "nomor: keputusan\n", encoding="utf-8")
    request = Request(("rencana-aksi",), tanggal=date(2022, 3, 1), terbit=True)
    app.generate(sample, request, lambda *_: None)
    files = {path: path.read_bytes() for path in sample.output.rglob("*.docx")}
    for path in files:
        path.unlink()
    report = app.generate(sample, Request(("rencana-aksi",)), lambda *_: None)
    assert report.problems == []
    assert {path: path.read_bytes() for path in sample.output.rglob("*.docx")} == files


def test_the_name_of_a_file_has_the_data_set_s_year(sample: Workspace) -> None:
    """``{tahun}`` in a file's name is the data set's, also for a date in another year."""
    app.generate(sample, Request(("rencana-aksi",), tanggal=date(2022, 3, 1)), lambda *_: None)
    names = [path.stem for path in sample.output.rglob("*.docx")]
    assert names
    assert all(name.endswith(" 2021") for name in names)


def test_a_naskah_has_both_years(bare_office: Office, make_naskah: MakeNaskah) -> None:
    """``tahun`` is the data set's and ``tahun_naskah`` that of the date, as is the number's."""
    invitations(bare_office, make_naskah, "14 Desember 2020")
    report = bare_office.print()
    assert report.problems == []
    [path] = (bare_office.output / "surat").rglob("*.docx")
    assert document_text(path.read_bytes()).strip() == "060/001/406.001/XII/2020 2021 2020"


@pytest.mark.parametrize("tanggal", ["2020-12-01", "2021-06-01", "2022-03-31"])
def test_a_usual_date(bare_office: Office, tanggal: str) -> None:
    """From the December before to the March after, the date of a numbered letter is fine."""
    dated(bare_office, tanggal)
    assert told(bare_office) == []


@pytest.mark.parametrize("tanggal", ["2020-11-30", "2022-04-01"])
def test_an_unusual_date(bare_office: Office, tanggal: str) -> None:
    """Outside these months the date of a numbered letter is a warning, told once."""
    dated(bare_office, tanggal)
    assert [(p.code, p.severity) for p in told(bare_office)] == [("ZI336", Severity.PERINGATAN)]


@pytest.mark.parametrize("tanggal", ["2019-12-31", "2023-01-01"])
def test_a_date_of_a_wrong_year(bare_office: Office, tanggal: str) -> None:
    """A date more than a year off, which would give numbers of a wrong year, is told once."""
    dated(bare_office, tanggal)
    [problem] = told(bare_office)
    assert (problem.code, problem.severity) == ("ZI338", Severity.GALAT)
    assert "pengaturan.yaml" in str(problem.place)
    with pytest.raises(DataError):
        bare_office.print()


def test_a_letter_without_a_number_is_not_refused(bare_office: Office) -> None:
    """Only a number keeps a wrong year for ever."""
    dated(bare_office.unnumbered(), "2019-12-31")
    assert [p.code for p in told(bare_office)] == ["ZI336"]


def test_a_meeting_of_a_wrong_year(bare_office: Office, make_naskah: MakeNaskah) -> None:
    """A date in a row is refused at its cell, without the warning about the same date."""
    invitations(bare_office, make_naskah, "13 Desember 2019")
    [problem] = told(bare_office)
    assert (problem.code, str(problem.place)) == (
        "ZI338",
        "data/kantor/rapat.yaml, baris 3, tanggal",
    )


def test_a_date_of_the_command_is_a_decision(bare_office: Office) -> None:
    """``--tanggal`` is not refused, however far it is from the data set's year."""
    assert told(bare_office, date(2019, 5, 1)) == []
