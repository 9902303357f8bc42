"""The mark KONSEP stands on every page, whatever headers a naskah has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import SECTION
from tests.word.konsep import CONTEXT, W, konsep_of, parts_of, root_of, texts

MakeNaskah = Callable[..., bytes]
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def marked_headers(data: bytes, section: int = 0) -> dict[str, str]:
    """Return the text of each header that a section refers to, by its kind."""
    sections = list(root_of(data).iter(f"{W}sectPr"))
    links = root_of(data, "word/_rels/document.xml.rels")
    targets = {link.get("Id"): link.get("Target") for link in links}
    return {
        node.get(f"{W}type"): texts(root_of(data, f"word/{targets[node.get(f'{R}id')]}"))
        for node in sections[section].iter(f"{W}headerReference")
    }


def test_a_naskah_without_header_gets_one(make_naskah: MakeNaskah) -> None:
    """The engine adds a header with the mark; Word must find its part, its type and its link."""
    made = konsep_of(make_naskah("isi")).render(CONTEXT)
    assert marked_headers(made) == {"default": "KONSEP"}
    types = parts_of(made)["[Content_Types].xml"]
    assert b'PartName="/word/headerkonsep1.xml"' in types
    first = root_of(made).find(f".//{W}sectPr")[0]
    assert first.tag == f"{W}headerReference"


def test_first_and_even_pages_have_it_too(
    make_naskah: MakeNaskah, story: Callable[..., str]
) -> None:
    """Where first or even pages have headers of their own, those get the mark, or are added."""
    section = SECTION.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>").replace(
        "<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/>'
    )
    settings = f'<w:settings xmlns:w="{W[1:-1]}"><w:evenAndOddHeaders/></w:settings>'
    parts = {"header1": story("hdr", "Kop {{ nomor }}"), "settings": settings}
    made = konsep_of(make_naskah("isi", parts=parts, section=section)).render(CONTEXT)
    found = marked_headers(made)
    assert {kind: text[:6] for kind, text in found.items()} == dict.fromkeys(
        ("default", "first", "even"), "KONSEP"
    )
    assert found["default"].startswith("KONSEPKop ")


@pytest.mark.parametrize("own", [True, False])
def test_later_sections_have_it(
    make_naskah: MakeNaskah, story: Callable[..., str], own: bool
) -> None:
    """A later section has the header of the one before, or its own with the mark."""
    reference = '<w:headerReference w:type="default" r:id="rId10"/>' if own else ""
    later = SECTION.replace("<w:sectPr>", f"<w:sectPr>{reference}")
    between = f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>"
    parts = {"header1": story("hdr", "Lampiran")}
    naskah = make_naskah("isi", between, "lampiran", parts=parts, section=later)
    made = konsep_of(naskah).render(CONTEXT)
    assert marked_headers(made) == {"default": "KONSEP"}
    assert marked_headers(made, 1) == ({"default": "KONSEPLampiran"} if own else {})


def test_the_mark_takes_no_room(make_naskah: MakeNaskah, story: Callable[..., str]) -> None:
    """It stands in a frame, and a header that was added is a hair's breadth high."""
    made = konsep_of(make_naskah("isi")).render(CONTEXT)
    mark, spacer = root_of(made, "word/headerkonsep1.xml")
    assert mark.find(f"{W}pPr/{W}framePr") is not None
    styles = root_of(made, "word/styles.xml")
    name = spacer.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    [spacing] = [
        style.find(f"{W}pPr/{W}spacing")
        for style in styles.iter(f"{W}style")
        if style.get(f"{W}styleId") == name
    ]
    assert spacing.get(f"{W}line") == "20"
