"""A signature never stands alone on a page: what is said before it goes there with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Naskah
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from zi_docs.app import open_catalog, render_example

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SIGNED = "{%p sisip tanda-tangan"
PIECE = "{%p sisip "


@cache
def _naskah(path: Path) -> Naskah:
    return Document(str(path))


def _blocks(path: Path) -> list[Paragraph | BaseOxmlElement]:
    """Return the paragraphs and tables of a naskah in their order."""
    naskah = _naskah(path)
    body = (one for one in naskah.element.body if one.tag in (qn("w:p"), qn("w:tbl")))
    return [Paragraph(one, naskah._body) if one.tag == qn("w:p") else one for one in body]


def _text(table: BaseOxmlElement) -> str:
    return "".join(one.text or "" for one in table.iter(qn("w:t")))


def _is_kept(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph stays on the page of what follows it, by itself or by its style."""
    own = paragraph.paragraph_format.keep_with_next
    style = paragraph.style
    while own is None and style is not None:
        own, style = style.paragraph_format.keep_with_next, style.base_style  # type: ignore[attr-defined]
    return bool(own)


def _before(blocks: list[Paragraph | BaseOxmlElement]) -> Iterator[Paragraph]:
    """Yield the paragraphs right before a signature: the blank ones, and a last loop or piece."""
    in_loop = False
    for block in reversed(blocks):
        if not isinstance(block, Paragraph):
            return
        if block.text.startswith(PIECE):
            name = block.text.removeprefix(PIECE).split()[0]
            yield from _before(_blocks(TEMPLATES / "_bagian" / f"{name}.docx"))
            return
        if not block.text.startswith("{%p"):
            yield block
            if block.text and not in_loop:
                return
        elif block.text.startswith("{%p for"):
            return
        in_loop |= block.text.startswith("{%p endfor")


def _signatures() -> Iterator[tuple[str, int]]:
    """Yield each type with the places of its signatures.

    One that is fitted to a page has none. A signature below other rows of its table has these.
    """
    for path in sorted(TEMPLATES.glob("[a-z]*/naskah.docx")):
        manifest = (path.parent / "manifest.yaml").read_text("utf-8")
        if "muat:" in manifest and "  badan: true" not in manifest:
            continue
        for at, block in enumerate(_blocks(path)):
            if not isinstance(block, Paragraph) and SIGNED in _text(next(block.iter(qn("w:tr")))):
                yield path.parent.name, at


@pytest.mark.parametrize(("jenis", "at"), list(_signatures()))
def test_what_precedes_a_signature_goes_with_it(jenis: str, at: int) -> None:
    """Of the paragraphs before a signature the blank ones and the last that says something stay
    with it, so that no page holds a signature alone."""
    found = list(_before(_blocks(TEMPLATES / jenis / "naskah.docx")[:at]))
    blank = [one for one in found if not one.text]
    assert all(_is_kept(one) for one in blank)
    assert any(_is_kept(one) for one in found if one.text) or len(blank) == len(found)


def test_a_conclusion_is_signed_on_its_page() -> None:
    """Nobody signs a report without what it concludes: its last words stay with the signatures."""
    data = render_example(open_catalog(TEMPLATES.parent), "laporan-penilaian-mandiri")
    lines = Document(BytesIO(data)).paragraphs
    texts = [one.text for one in lines]
    heading, label = texts.index("F.\tSimpulan"), texts.index("Tim Penilai Internal:")
    (before,) = [n for n in range(heading, label) if texts[n].endswith("Yang belum terpenuhi:")]
    lacks = [n for n in range(before + 1, label) if "syarat: paling sedikit" in texts[n]]
    assert lacks
    assert all(_is_kept(lines[n]) for n in (before, *range(lacks[-1], label + 1)))
