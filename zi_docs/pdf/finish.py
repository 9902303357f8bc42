"""The properties of a PDF, written so that its bytes are the same on any day.

PDF/A-2b is checked by its markers.
"""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from zi_docs.pdf import mark

if TYPE_CHECKING:
    import pikepdf


_LANGUAGE = "id-ID"
_WAKTU = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?")
_CREATOR = "zi-docs"
_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{body}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
_TEXT_ALT = '<dc:{0}><rdf:Alt><rdf:li xml:lang="x-default">{1}</rdf:li></rdf:Alt></dc:{0}>\n'
_TEXT_SEQ = "<dc:{0}><rdf:Seq><rdf:li>{1}</rdf:li></rdf:Seq></dc:{0}>\n"
_TEXT_BAG = "<dc:{0}><rdf:Bag><rdf:li>{1}</rdf:li></rdf:Bag></dc:{0}>\n"

_NAMESPACE = "{http://www.aiim.org/pdfa/ns/id/}"


@dataclass(frozen=True, slots=True)
class Metadata:
    """The properties of a PDF; with an empty ``waktu`` (2021-05-05T00:00:00Z) it has no date.

    ``source`` says what it was made from; see :mod:`zi_docs.pdf.mark`.
    """

    title: str = ""
    author: str = ""
    subject: str = ""
    waktu: str = ""
    pdfa: bool = False
    source: str = ""


def finish(pdf: pikepdf.Pdf, metadata: Metadata) -> bytes:
    """Return the PDF with these properties; the same input gives the same bytes on any day.

    Dates are those of the document. The id is made from the contents. LibreOffice's checksum,
    which differs in every run, is removed.
    """
    import pikepdf

    stamp = _stamp(metadata.waktu)
    producer = str(pdf.docinfo.get("/Producer", _CREATOR))
    _write_info(pdf, metadata, producer, stamp[0])
    pdf.Root.Lang = pikepdf.String(_LANGUAGE)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.Root.Metadata = pdf.make_stream(
        _packet(metadata, producer, stamp[1]).encode(),
        Type=pikepdf.Name.Metadata,
        Subtype=pikepdf.Name.XML,
    )
    for name in ("/DocChecksum", "/ID"):  # otherwise qpdf keeps the first half of the old id
        if name in pdf.trailer:
            del pdf.trailer[name]
    if not metadata.source:
        return _saved(pdf)
    pdf.trailer[mark.KEY] = pikepdf.String(mark.unsealed(metadata.source))
    return mark.sealed(_saved(pdf))


def _saved(pdf: pikepdf.Pdf) -> bytes:
    import pikepdf

    buffer = io.BytesIO()
    pdf.save(
        buffer,
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return buffer.getvalue()


def _write_info(pdf: pikepdf.Pdf, metadata: Metadata, producer: str, stamp: str) -> None:
    import pikepdf

    values = {
        "/Title": metadata.title,
        "/Author": metadata.author,
        "/Subject": metadata.subject,
        "/Creator": _CREATOR,
        "/Producer": producer,
        "/CreationDate": stamp,
        "/ModDate": stamp,
    }
    info = {name: pikepdf.String(value) for name, value in values.items() if value}
    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(info))


def _packet(metadata: Metadata, producer: str, stamp: str) -> str:
    """Return the XMP; PDF/A demands that it says the same as the document information."""
    body = [
        _field(_TEXT_ALT, "title", metadata.title),
        _field(_TEXT_SEQ, "creator", metadata.author),
        _field(_TEXT_ALT, "description", metadata.subject),
        _field(_TEXT_BAG, "language", _LANGUAGE),
        _field("<pdf:{0}>{1}</pdf:{0}>\n", "Producer", producer),
        _field("<xmp:{0}>{1}</xmp:{0}>\n", "CreatorTool", _CREATOR),
        _field("<xmp:{0}>{1}</xmp:{0}>\n", "CreateDate", stamp),
        _field("<xmp:{0}>{1}</xmp:{0}>\n", "ModifyDate", stamp),
    ]
    if metadata.pdfa:
        body += ["<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"]
    return _PACKET.format(body="".join(body))


def _field(shape: str, name: str, value: str) -> str:
    visible = "".join(c for c in value if c.isprintable())
    return shape.format(name, html.escape(visible, quote=False)) if visible else ""


def _stamp(waktu: str) -> tuple[str, str]:
    """Return a date in the forms of the document information and of the XMP."""
    found = _WAKTU.match(waktu)
    if not found:
        return "", ""
    year, month, day, hour, minute, second = (part or "00" for part in found.groups())
    info = f"D:{year}{month}{day}{hour}{minute}{second}Z"
    return info, f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"


def lost_markers(pdf: pikepdf.Pdf) -> list[str]:
    """Return the properties of PDF/A-2b that this PDF lacks."""
    root = pdf.Root
    have = {
        "keterangan PDF/A-2b": _part_of(pdf) == ("2", "B"),
        "profil warna": "/OutputIntents" in root,
        "penanda berkas (ID)": "/ID" in pdf.trailer,
        "tanpa JavaScript": "/JavaScript" not in root.get("/Names", {}),
        "huruf yang disertakan": all(map(_is_embedded, _font_descriptors(pdf))),
        "tanpa kata sandi": not pdf.is_encrypted,
    }
    return [name for name, there in have.items() if not there]


def _part_of(pdf: pikepdf.Pdf) -> tuple[str, str]:
    if "/Metadata" not in pdf.Root:
        return "", ""
    try:
        tree = ET.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314  # ours, from finish()
    except ET.ParseError:
        return "", ""
    texts = [tree.findtext(f".//{_NAMESPACE}{name}") or "" for name in ("part", "conformance")]
    return texts[0], texts[1]


def _font_descriptors(pdf: pikepdf.Pdf) -> list[Any]:
    return [obj for obj in pdf.objects if _is_descriptor(obj)]


def _is_descriptor(obj: Any) -> bool:
    import pikepdf

    return isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/FontDescriptor"


def _is_embedded(descriptor: Any) -> bool:
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))
