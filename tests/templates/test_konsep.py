"""The built-in types as konsep: nothing of number and date, and the pages of the finished one."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pdf_pages import page_texts
from zi_docs.app import open_catalog
from zi_docs.app.preparing import spec_of
from zi_docs.errors import Place
from zi_docs.ooxml.text import document_text, paragraph_changes
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.run.drafting import plan_type
from zi_docs.run.loading import load_example
from zi_docs.run.plan import Request
from zi_docs.word import issue_edited

ROOT = Path(__file__).resolve().parents[2]
CATALOG = open_catalog(ROOT)
NOMOR = "188.45/77/2021"
MARK, DOTS = "KONSEP", "……………"


def both(jenis: str) -> tuple[bytes, bytes, bytes]:
    """Return a type's example as it is finished, as a konsep, and as the konsep is issued."""
    path = CATALOG.types[jenis] / "contoh.yaml"
    dataset, _ = load_example(path, CATALOG.show(path), CATALOG)
    plan, _ = plan_type(dataset, CATALOG.load(jenis), Request((jenis,)))
    spec, context = spec_of(plan), plan.context(plan.jobs[0], NOMOR)
    renderer = replace(spec, konsep=True).compile()
    konsep = renderer.render(context)
    return (
        spec.compile().render(context),
        konsep,
        issue_edited(konsep, renderer, context, Place("x.docx")),
    )


@pytest.fixture(scope="module")
def made() -> Mapping[str, tuple[bytes, bytes, bytes]]:
    return {jenis: both(jenis) for jenis in CATALOG.types}


@pytest.mark.parametrize("jenis", sorted(CATALOG.types))
def test_a_konsep_has_dots_and_becomes_the_finished_document(
    made: Mapping[str, tuple[bytes, bytes, bytes]], jenis: str
) -> None:
    """Number and date are dots; the konsep is issued with exactly the text of the finished one.

    What nobody signs has neither.
    """
    finished, konsep, issued = made[jenis]
    text = document_text(konsep)
    assert NOMOR not in text
    assert (DOTS in text) == (CATALOG.load(jenis).manifest.ttd != "tanpa")
    assert paragraph_changes(finished, issued) == []


def test_a_konsep_has_the_pages_of_the_finished_document(
    made: Mapping[str, tuple[bytes, bytes, bytes]],
    tmp_path: Path,
    libreoffice: LibreOffice,
    poppler: None,
) -> None:
    """The mark is on every page of what has a number and moves nothing to another one."""
    numbered = {one: made[one] for one in made if CATALOG.load(one).manifest.nomor}
    for jenis, (finished, konsep, _) in numbered.items():
        (tmp_path / f"{jenis}.docx").write_bytes(finished)
        (tmp_path / f"{jenis}-konsep.docx").write_bytes(konsep)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [str(libreoffice.path), profile, "--headless", "--convert-to", "pdf"]
    sources = map(str, sorted(tmp_path.glob("*.docx")))
    subprocess.run([*command, "--outdir", str(tmp_path), *sources], check=True, capture_output=True)
    for jenis in numbered:
        pages = page_texts(tmp_path / f"{jenis}-konsep.pdf")
        assert len(pages) == len(page_texts(tmp_path / f"{jenis}.pdf")), jenis
        assert [page.count(MARK) for page in pages] == [1] * len(pages), jenis
