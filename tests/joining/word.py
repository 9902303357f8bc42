"""Word files to join, and a look into the joined one."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from tests.conftest import SECTION, R, W, _naskah

NS = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SIZE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1417" w:left="1701" w:header="700" '
    'w:footer="700" w:gutter="0"/>'
)
NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">'
    '<w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/>'
    '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2."/>'
    '<w:pPr><w:ind w:left="1080" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)
SETTINGS = f'<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="720"/></w:settings>'


def png(shade: int) -> bytes:
    """Return a small picture of one shade of grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", crc)

    lines = zlib.compress(bytes([0, shade] * 8))
    head = struct.pack(">2L5B", 1, 8, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def picture(id_: str, number: int = 1) -> str:
    """Return a paragraph with a picture."""
    return (
        f'<w:p xmlns:wp="{NS["wp"]}" xmlns:a="{_A}" xmlns:pic="{_PIC}"><w:r><w:drawing><wp:inline>'
        f'<wp:extent cx="300000" cy="300000"/><wp:docPr id="{number}" name="gambar"/><a:graphic>'
        f'<a:graphicData uri="{_PIC}"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="g"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{id_}"/></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="300000" cy="300000"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )


def field(instruction: str, result: str = "9") -> str:
    """Return the runs of a field as Word writes it."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return (
        mark("begin")
        + f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        + mark("separate")
        + f"<w:r><w:t>{result}</w:t></w:r>"
        + mark("end")
    )


def runs(*pieces: str) -> str:
    """Return a paragraph of text and fields."""
    made = (
        p if p.startswith("<") else f'<w:r><w:t xml:space="preserve">{p}</w:t></w:r>'
        for p in pieces
    )
    return f"<w:p>{''.join(made)}</w:p>"


def point(text: str, num: int = 1, level: int = 0) -> str:
    """Return a paragraph of a list."""
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def noted(kind: str, number: int) -> str:
    """Return the run with the reference to a note: ``noted("footnote", 1)``."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def notes(kind: str, *texts: str) -> str:
    """Return the part of the notes 1, 2 ... with these texts, and with the lines above them."""
    lines = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    made = "".join(
        f'<w:{kind} w:id="{number}">{runs(f"<w:r><w:{kind}Ref/></w:r>", text)}</w:{kind}>'
        for number, text in enumerate(texts, 1)
    )
    return f'<w:{kind}s xmlns:w="{W}" xmlns:r="{R}">{lines}{made}</w:{kind}s>'


def story(tag: str, *paragraphs: str) -> str:
    """Return a header (``hdr``) or footer (``ftr``)."""
    return f'<w:{tag} xmlns:w="{W}" xmlns:r="{R}">{"".join(paragraphs)}</w:{tag}>'


def section(*references: tuple[str, str, str], more: str = "", kind: str = "") -> str:
    """Return section properties: references are story, pages and relationship id."""
    named = "".join(f'<w:{s}Reference w:type="{p}" r:id="{i}"/>' for s, p, i in references)
    begins = f'<w:type w:val="{kind}"/>' if kind else ""
    return f"<w:sectPr>{named}{begins}{_SIZE}{more}</w:sectPr>"


def ending(properties: str) -> str:
    """Return a paragraph that ends a section."""
    return f"<w:p><w:pPr>{properties}</w:pPr></w:p>"


def document(
    *body: str,
    parts: Mapping[str, str] | None = None,
    end: str = SECTION,
    pictures: Mapping[str, Mapping[str, bytes]] | None = None,
) -> bytes:
    """Return a Word file; ``pictures`` are those of a part (``header1``) by relationship id."""
    data = _naskah(*body, parts=parts, section=end)
    return _with_pictures(data, pictures) if pictures else data


def _with_pictures(data: bytes, pictures: Mapping[str, Mapping[str, bytes]]) -> bytes:
    files = read(data)
    for part, images in pictures.items():
        name = f"word/_rels/{part}.xml.rels"
        old = files.get(name, f'<Relationships xmlns="{_RELS}"></Relationships>'.encode())
        lines = ""
        for id_, image in images.items():
            target = f"media/{part}-{id_}.png"
            files[f"word/{target}"] = image
            lines += f'<Relationship Id="{id_}" Type="{R}/image" Target="{target}"/>'
        files[name] = old.replace(b"</Relationships>", f"{lines}</Relationships>".encode())
    types = files["[Content_Types].xml"]
    default = b'<Default Extension="png" ContentType="image/png"/><Override'
    files["[Content_Types].xml"] = types.replace(b"<Override", default, 1)
    return write(files)


def read(data: bytes) -> dict[str, bytes]:
    """Return the files of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def write(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@dataclass(frozen=True)
class Joined:
    """A joined file, taken apart."""

    files: dict[str, bytes]

    @classmethod
    def of(cls, data: bytes) -> Joined:
        """Open a joined file; every part must be XML."""
        files = read(data)
        for name, part in files.items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(part)
        return cls(files)

    @property
    def text(self) -> etree._Element:
        """The text as a tree."""
        return etree.fromstring(self.files["word/document.xml"])

    def find(self, path: str) -> list[etree._Element]:
        """Return what an XPath finds in the text."""
        return list(self.text.xpath(path, namespaces=NS))

    @property
    def sections(self) -> list[etree._Element]:
        """The sections in order."""
        return self.find("//w:sectPr")

    def stories(self, section_: etree._Element, kind: str = "header") -> dict[str, str]:
        """Return the names of a section's headers by their pages."""
        targets = self.targets()
        found = section_.xpath(f"w:{kind}Reference", namespaces=NS)
        return {e.get(f"{{{W}}}type"): f"word/{targets[e.get(f'{{{R}}}id')]}" for e in found}

    def targets(self, part: str = "document") -> dict[str, str]:
        """Return the targets of a part's relationships by id."""
        rels = etree.fromstring(self.files[f"word/_rels/{part}.xml.rels"])
        ids = [e.get("Id") for e in rels]
        assert len(ids) == len(set(ids))
        return {e.get("Id"): e.get("Target") for e in rels}

    def words(self, name: str) -> str:
        """Return the plain text of a part."""
        return "".join(etree.fromstring(self.files[name]).itertext())
