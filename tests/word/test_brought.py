"""What a shared piece brings with it into a naskah, and what is refused since it can't."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from zi_docs.ooxml.package import Member, Package, zip_of
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.xml import NS
from zi_docs.word.compose import insert_fragments

MakeNaskah = Callable[..., bytes]
W, R = NS["w"], NS["r"]
RELS = "word/_rels/document.xml.rels"
SISIP = "{%p sisip isi %}"


def numbering(*numbers: int) -> str:
    looks = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:lvlText w:val="{n})"/></w:lvl>'
        "</w:abstractNum>"
        for n in numbers
    )
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in numbers)
    return f'<w:numbering xmlns:w="{W}">{looks}{lists}</w:numbering>'


def item(text: str, number: int) -> str:
    numbers = f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return f"<w:p>{numbers}<w:r><w:t>{text}</w:t></w:r></w:p>"


def composed(naskah: bytes, **pieces: bytes) -> tuple[Package, list[str]]:
    """Return a naskah with its pieces in place, and what was complained about."""
    package = read_package(naskah, "n")
    found = insert_fragments(package, pieces, "n")
    return package, [f"{problem.code} {problem.place}: {problem.message}" for problem in found]


def shown(package: Package) -> list[str]:
    """Return the text of the number of each item, by way of its list."""
    body = etree.fromstring(package.parts["word/document.xml"])
    lists = etree.fromstring(package.parts["word/numbering.xml"])
    found = []
    for number in body.xpath("//w:numId/@w:val", namespaces=NS):
        (looks,) = lists.xpath(
            f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val", namespaces=NS
        )
        path = f"//w:abstractNum[@w:abstractNumId='{looks}']//w:lvlText/@w:val"
        found += lists.xpath(path, namespaces=NS)
    return found


def test_lists_come_along(make_naskah: MakeNaskah) -> None:
    """The items of a piece keep their own list, whatever numbers the naskah's lists have."""
    piece = make_naskah(item("b", 2), parts={"numbering": numbering(2, 3)})
    naskah = make_naskah(item("a", 2), SISIP, SISIP, parts={"numbering": numbering(1, 2)})
    package, found = composed(naskah, isi=piece)
    assert found == []
    assert shown(package) == ["2)", "2)", "2)"]
    body = etree.fromstring(package.parts["word/document.xml"])
    assert body.xpath("//w:numId/@w:val", namespaces=NS) == ["2", "3", "4"]
    order = [
        etree.QName(n).localname for n in etree.fromstring(package.parts["word/numbering.xml"])
    ]
    assert order == sorted(order)


def test_lists_come_into_a_naskah_without_any(make_naskah: MakeNaskah) -> None:
    """A naskah that had no list gets the part in which lists are declared."""
    piece = make_naskah(item("b", 3), parts={"numbering": numbering(3)})
    package, _ = composed(make_naskah(SISIP), isi=piece)
    assert shown(package) == ["3)"]
    assert b"numbering+xml" in package.parts["[Content_Types].xml"]
    assert b'Target="numbering.xml"' in package.parts[RELS]


def test_links_come_along(make_naskah: MakeNaskah) -> None:
    """A link of a piece leads to its address, though the naskah has another under that name."""
    link = '<w:p><w:hyperlink r:id="rId1"><w:r><w:t>situs</w:t></w:r></w:hyperlink></w:p>'
    piece = read_package(make_naskah(link), "n").parts
    old = f'Type="{R}/styles" Target="styles.xml"'
    new = f'Type="{R}/hyperlink" Target="https://contoh.go.id" TargetMode="External"'
    piece[RELS] = piece[RELS].replace(old.encode(), new.encode())
    package, found = composed(make_naskah(SISIP), isi=_packed(piece))
    assert found == []
    body = etree.fromstring(package.parts["word/document.xml"])
    (identifier,) = body.xpath("//w:hyperlink/@r:id", namespaces=NS)
    links = {r.get("Id"): dict(r.attrib) for r in etree.fromstring(package.parts[RELS])}
    assert links[identifier]["Target"] == "https://contoh.go.id"
    assert links[identifier]["TargetMode"] == "External"


def _packed(parts: dict[str, bytes]) -> bytes:
    return zip_of(Member.of(name, data) for name, data in parts.items())


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ('<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>', "catatan kaki"),
        ('<w:p><w:r><w:endnoteReference w:id="2"/></w:r></w:p>', "catatan akhir"),
        ("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", "pemisah bagian"),
    ],
)
def test_what_a_piece_can_not_bring(make_naskah: MakeNaskah, xml: str, words: str) -> None:
    """What a piece refers to in its own file is refused when it can't come along."""
    _, (found,) = composed(make_naskah(SISIP), isi=make_naskah(xml))
    assert found.startswith("ZI410 _bagian/isi.docx: ")
    assert words in found


def test_comments_stay_in_the_file_of_the_piece(make_naskah: MakeNaskah) -> None:
    """The marks of a comment in a piece do not point at a comment of the naskah."""
    xml = '<w:p><w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    package, found = composed(make_naskah(SISIP), isi=make_naskah(xml))
    assert found == []
    assert b"comment" not in package.parts["word/document.xml"]


def test_what_stands_beside_a_marker_in_a_piece(make_naskah: MakeNaskah) -> None:
    """The paragraph of a ``sisip`` goes, so nothing else may stand in it, in a piece neither."""
    drawn = "<w:p><w:r><w:drawing/></w:r><w:r><w:t>{%p sisip lain %}</w:t></w:r></w:p>"
    pieces = {"isi": make_naskah("a", drawn), "lain": make_naskah("b")}
    _, (found,) = composed(make_naskah(SISIP), **pieces)
    assert found.startswith("ZI419 _bagian/isi.docx, paragraf 2: ")
    assert "gambar" in found
