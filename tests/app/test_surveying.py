"""What can be made of a data set, kept until one of its files changes; what issuing would do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.samples import copy_sample
from tests.surveys import keep_survey, take_survey
from zi_docs import app
from zi_docs.run.plan import Request
from zi_docs.workspace import Workspace, find_workspace

SAMPLE = "trenggalek-2021"
DECREE = "sk-penetapan-unit"


@pytest.fixture
def workspace(tmp_path: Path, repository: Path) -> Workspace:
    """A work folder with a copy of a sample."""
    copy_sample(repository / "data" / SAMPLE, tmp_path / "data" / SAMPLE)
    return find_workspace(SAMPLE, tmp_path)


def _made(workspace: Workspace, *jenis: str) -> None:
    app.generate(workspace, Request(jenis), lambda *_: None)


def test_a_survey_has_each_type_with_its_records_or_what_it_lacks(workspace: Workspace) -> None:
    """A type has its records with their units, or says what it lacks; never neither."""
    survey = take_survey(workspace)
    pakta, rest = survey.kind("pakta-integritas"), survey.kinds
    assert pakta is not None
    assert (pakta.ready, len(pakta.items)) == (True, 152)
    assert {one.unit for one in pakta.items} <= set(survey.units)
    assert all(kind.lacks or kind.errors or kind.items for kind in rest)
    assert any(kind.lacks for kind in rest)


def test_a_type_that_lacks_its_official_names_him(workspace: Workspace) -> None:
    """The officials of a type are told while one of them is missing, not only when he is there."""
    settings = workspace.data / "pengaturan.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  kepala_daerah:", "  bupati:"), encoding="utf-8")
    decree = take_survey(workspace).kind(DECREE)
    assert decree is not None
    assert decree.lacks
    assert "kepala_daerah" in decree.pejabat


def test_a_kept_survey_is_the_one_taken(workspace: Workspace) -> None:
    """What is read back from the file is what was taken."""
    assert app.kept_survey(workspace) is None
    keep_survey(workspace)
    assert app.kept_survey(workspace) == take_survey(workspace)


def test_a_changed_file_makes_the_survey_old(workspace: Workspace) -> None:
    """A survey counts only while no file of the data changes; the register is none of them."""
    keep_survey(workspace)
    _made(workspace, DECREE)
    assert app.kept_survey(workspace) is not None
    shutil.copy(workspace.data / "rapat.yaml", workspace.data / "rapat-lagi.yaml")
    assert app.kept_survey(workspace) is None


def test_data_that_cannot_be_read_are_told_in_the_survey(workspace: Workspace) -> None:
    """Settings that can't be read give a survey of the problems, so that nobody waits for ever."""
    (workspace.data / "pengaturan.yaml").write_text("tahun: [", encoding="utf-8")
    keep_survey(workspace)
    survey = app.kept_survey(workspace)
    assert survey is not None
    assert (survey.kinds, bool(survey.problems)) == ((), True)


def test_issuing_is_foreseen_without_spending_a_number(workspace: Workspace) -> None:
    """The number foreseen is the one that issuing then gives, and looking gives none."""
    asked = Request((DECREE,), terbit=True)
    (seen,) = app.foresee(workspace, asked).documents
    assert app.foresee(workspace, asked).documents == (seen,)
    assert not app.has_book(workspace)
    app.generate(workspace, asked, lambda *_: None)
    (standing,) = app.shelf_of(workspace, DECREE).of(workspace.nama)
    assert (standing.nomor, standing.tanggal) == (seen.nomor, seen.tanggal.isoformat())
    (again,) = app.foresee(workspace, asked).documents
    assert (again.stands, again.nomor) == (True, seen.nomor)


def test_an_edited_konsep_is_foreseen_with_its_paragraphs(workspace: Workspace) -> None:
    """The paragraphs that people changed in a konsep are named before it is issued."""
    from docx import Document

    _made(workspace, DECREE)
    path = next((workspace.output / "konsep" / DECREE).glob("*.docx"))
    document = Document(str(path))
    paragraph = next(p for p in document.paragraphs if p.text.startswith("KEPUTUSAN BUPATI"))
    paragraph.add_run(" YANG DISUNTING")
    document.save(str(path))
    (seen,) = app.foresee(workspace, Request((DECREE,), terbit=True)).documents
    assert seen.edited
    assert any("YANG DISUNTING" in line for line in seen.changes)


def test_a_shelf_has_each_document_with_its_files(workspace: Workspace) -> None:
    """A document made is on the shelf with its place, and its index lies beside it."""
    _made(workspace, "rencana-aksi")
    shelf = app.shelf_of(workspace, "rencana-aksi")
    places = [one.word for listed in shelf.documents.values() for one in listed]
    assert len(places) == 3
    assert [one.bentuk for one in shelf.paper] == ["indeks"]
    assert all(app.file_of(workspace, place) == workspace.root / place for place in places)


@pytest.mark.parametrize(
    "place",
    ["", ".", "..", "../../../etc/passwd", "/etc/passwd", "data/trenggalek-2021/rapat.yaml"],
)
def test_only_files_of_the_register_are_given(place: str, workspace: Workspace) -> None:
    """A place that the register does not hold leads to no file, wherever it points."""
    _made(workspace, "rencana-aksi")
    assert app.file_of(workspace, place) is None
    assert not app.open_file(workspace, place)


@pytest.mark.parametrize("sign", ["", "..", "../ikhtisar", "0" * 32, "0-../x", "0-1-2"])
def test_a_sign_leads_to_no_other_picture(sign: str, workspace: Workspace) -> None:
    """A sign that no drawing gave leads to no file."""
    assert app.picture_of(workspace, sign) is None


def test_without_libreoffice_the_text_is_shown(workspace: Workspace) -> None:
    """Where no picture can be drawn there is the text of the document, and why."""
    pages = app.draw_pages(workspace, "rencana-aksi")
    assert (pages.pictures, bool(pages.problems)) == ((), True)
    assert "RENCANA" in pages.text.upper()
