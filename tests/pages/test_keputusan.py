"""Where a decree of a unit's head is signed, on paper."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from zi_docs.app import open_catalog, render_example
from zi_docs.pdf.conversion import convert
from zi_docs.pdf.converter import Converter, PdfItem
from zi_docs.run.loading import load_example
from zi_docs.run.to_pdf import JOINER

from .paper import Paper, read_paper

LOWERED = {"sk-standar-pelayanan": 18}
"""By so many lines: then the signature just does not fit on the page."""


@pytest.fixture(scope="module")
def lowered(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, converter: Converter
) -> list[Paper]:
    """Examples whose end was moved down, as more rules in Mengingat would."""
    folder, catalog = tmp_path_factory.mktemp("keputusan"), open_catalog(repository)
    items = []
    for jenis, lines in LOWERED.items():
        document = docx.Document(io.BytesIO(render_example(catalog, jenis)))
        (decides,) = [one for one in document.paragraphs if one.text == "MEMUTUSKAN:"]
        for _ in range(lines):
            decides.insert_paragraph_before("baris").paragraph_format.space_after = 0
        document.save(str(folder / f"{jenis}.docx"))
        items.append(PdfItem(folder / f"{jenis}.docx", folder / f"{jenis}.pdf", jenis))
    assert all(result.ok for result in convert(items, converter, JOINER, proses=1))
    example = catalog.types["sk-tim-kerja"] / "contoh.yaml"
    profil = load_example(example, "sk-tim-kerja", catalog)[0].tata_naskah
    return [read_paper("contoh", one.shown, profil, one.target) for one in items]


def test_no_page_before_a_signature_is_a_third_empty(lowered: list[Paper]) -> None:
    """What moves to the next page with a signature leaves at most a third of the page before."""
    for paper in lowered:
        (signed,) = paper.having("Ditetapkan")
        before = paper.pages[signed.number - 2]
        empty = before.body.bottom - max(word.bottom for word in before.text)
        assert 0.1 < empty / (before.body.bottom - before.body.top) < 1 / 3, paper.jenis


def test_recipients_are_not_alone_on_a_page(lowered: list[Paper]) -> None:
    """The few who get a copy stand under the signature, on its page."""
    for paper in lowered:
        assert paper.having("disampaikan kepada:") == paper.having("Ditetapkan")
