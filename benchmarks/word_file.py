"""A slim Word file: the parts that Word itself saves, without the ballast of a library's default.

The size of the unchanging parts decides how much a compile-once engine seems to gain, so they are
about as large here as in a file saved by Word: 40 KB of styles, a 30 KB picture in the header.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from random import Random

__all__ = ["NAMESPACES", "png", "word_file"]

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DAY = (2021, 5, 5, 8, 0, 0)
_NARROW = 11906, 16838

NAMESPACES = (
    f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}/relationships" '
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    f'xmlns:pic="{_DRAWING}/picture" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "webSettings": "webSettings",
    "fontTable": "fontTable",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "header",
    "footer1": "footer",
}
_PICTURE = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="720000" cy="720000"/><wp:docPr id="1" name="Lambang"/>'
    f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="lambang.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="720000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)


def word_file(body: str, header: str, footer: str, landscape: bool = False) -> bytes:
    """Return a Word file with this content in its body, header and footer."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relationships(),
        "word/document.xml": _story("document", f"<w:body>{body}{_section(landscape)}</w:body>"),
        "word/_rels/document.xml.rels": _document_relationships(),
        "word/header1.xml": _story("hdr", f"<w:p>{_PICTURE}</w:p>{header}"),
        "word/_rels/header1.xml.rels": _relationships(("rId1", "image", "media/image1.png")),
        "word/footer1.xml": _story("ftr", footer),
        "word/footnotes.xml": _story("footnotes", _notes("footnote")),
        "word/endnotes.xml": _story("endnotes", _notes("endnote")),
        "word/styles.xml": _story("styles", _styles()),
        "word/numbering.xml": _story("numbering", _numbering()),
        "word/settings.xml": _story("settings", _settings()),
        "word/webSettings.xml": _story("webSettings", "<w:optimizeForBrowser/>"),
        "word/fontTable.xml": _story("fonts", _fonts()),
        "word/theme/theme1.xml": _theme(),
        "docProps/app.xml": _app(),
        "docProps/core.xml": _core(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), _DECLARATION + text, zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("word/media/image1.png", _DAY), png())
    return buffer.getvalue()


def png(side: int = 100) -> bytes:
    """Return a picture of coloured noise: 30 KB that no deflate makes smaller."""
    noise = Random(1)  # noqa: S311 # a picture, no secret
    rows = b"".join(b"\0" + noise.randbytes(3 * side) for _ in range(side))
    head = struct.pack(">2L5B", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def _story(tag: str, content: str) -> str:
    return f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>"


def _section(landscape: bool) -> str:
    width, height = _NARROW[::-1] if landscape else _NARROW
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        '<w:sectPr w:rsidR="00B41C0D"><w:headerReference w:type="default" r:id="rId20"/>'
        '<w:footerReference w:type="default" r:id="rId21"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="709" '
        'w:footer="709" w:gutter="0"/><w:cols w:space="708"/><w:docGrid w:linePitch="360"/>'
        "</w:sectPr>"
    )


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, kind in _PARTS.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_rels_type()}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}'
        '<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
        "</Types>"
    )


def _rels_type() -> str:
    return "application/vnd.openxmlformats-package.relationships+xml"


def _relationships(*targets: tuple[str, str, str]) -> str:
    items = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for key, kind, target in targets
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _document_relationships() -> str:
    names = ("styles", "settings", "webSettings", "fontTable", "numbering", "footnotes", "endnotes")
    plain = [(f"rId{n}", name, f"{name}.xml") for n, name in enumerate(names, 1)]
    return _relationships(
        *plain,
        ("rId19", "theme", "theme/theme1.xml"),
        ("rId20", "header", "header1.xml"),
        ("rId21", "footer", "footer1.xml"),
    )


def _package_relationships() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    main = _relationships(
        ("rId1", "officeDocument", "word/document.xml"),
        ("rId2", "extended-properties", "docProps/app.xml"),
    )
    own = f'<Relationship Id="rId3" Type="{core}" Target="docProps/core.xml"/></Relationships>'
    return main.replace("</Relationships>", own)


def _styles() -> str:
    """Return the defaults, Word's long list of latent styles, and the few that are used."""
    latent = "".join(
        f'<w:lsdException w:name="Gaya Bawaan {n}" w:semiHidden="1" w:uiPriority="{n % 99}" '
        'w:unhideWhenUsed="1"/>'
        for n in range(376)
    )
    named = ("Normal", "Judul", "Isi", "Butir", "Tabel", "KepalaTabel", "Kop")
    return (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" '
        'w:eastAsia="Calibri" w:cs="Arial"/><w:sz w:val="22"/><w:lang w:val="id-ID"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f'<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:count="376">{latent}'
        f"</w:latentStyles>{''.join(map(_style, named))}"
    )


def _style(name: str) -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{name}"/>'
        '<w:qFormat/><w:rsid w:val="00B41C0D"/><w:pPr>'
        '<w:spacing w:after="60" w:line="264" w:lineRule="auto"/></w:pPr></w:style>'
    )


def _numbering() -> str:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl>'
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/>{level}'
        "</w:abstractNum>"
        for n in range(1, 5)
    )
    numbers = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, 5)
    )
    return abstract + numbers


def _settings() -> str:
    rsids = "".join(f'<w:rsid w:val="00{n * 65537 % 0xFFFFFF:06X}"/>' for n in range(1, 90))
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f"</w:compat><w:rsids>{rsids}</w:rsids>"
    )


def _notes(kind: str) -> str:
    return "".join(
        f'<w:{kind} w:type="{mark}" w:id="{n}"><w:p><w:r><w:{mark}/></w:r></w:p></w:{kind}>'
        for n, mark in ((-1, "separator"), (0, "continuationSeparator"))
    )


def _fonts() -> str:
    return "".join(
        f'<w:font w:name="{name}"><w:charset w:val="00"/><w:family w:val="auto"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name in ("Arial", "Calibri", "Times New Roman", "Bookman Old Style")
    )


def _theme() -> str:
    """Return a theme part of Word's usual 7 KB; its content does not matter."""
    fonts = "".join(f'<a:font script="S{n:03}" typeface="Arial"/>' for n in range(150))
    return (
        f'<a:theme xmlns:a="{_DRAWING}/main" name="Office"><a:themeElements><a:fontScheme '
        f'name="Office"><a:majorFont><a:latin typeface="Arial"/>{fonts}</a:majorFont>'
        "</a:fontScheme></a:themeElements></a:theme>"
    )


def _app() -> str:
    return (
        f'<Properties xmlns="{_OFFICE}/extended-properties"><Template>Normal.dotm</Template>'
        "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion>"
        "</Properties>"
    )


def _core() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Naskah</dc:title>'
        "<dc:creator>Sekretariat</dc:creator><cp:revision>3</cp:revision>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2021-05-05T08:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2021-05-05T08:00:00Z</dcterms:modified>'
        "</cp:coreProperties>"
    )
