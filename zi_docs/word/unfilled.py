"""The parts of a Word file that nothing fills: a tag in one is refused with its place.

That are drawings of SmartArt, settings with their document variables, styles and numbering, the
addresses of links, building blocks, XML behind a naskah, the workbook of a chart. Comments are
letters between those who write the naskah, so whatever they say stays as it is.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from lxml import etree

from zi_docs.archive import DAMAGE
from zi_docs.errors import Place, Problem
from zi_docs.ooxml.package import Package
from zi_docs.ooxml.xml import parse
from zi_docs.word import problems_tags

_TAG = re.compile(r"\{\{.{1,500}?\}\}|\{%.{1,500}?%\}|\{#.{1,500}?#\}", re.DOTALL)
_MAY_HOLD = (b"{", b"&#", b"%7")
_XML_BEGINS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff")
_ZIP_BEGINS = b"PK\3\4"
_LETTERS = re.compile(r"(^|/)(comments\w*|people)\.xml$", re.IGNORECASE)
_KINDS = (
    (re.compile(r"\.rels$"), "alamat tautan"),
    (re.compile(r"/diagrams/"), "SmartArt"),
    (re.compile(r"/charts/|/embeddings/"), "bagan"),
    (re.compile(r"(^|/)customXml/"), "data XML di balik naskah (customXml)"),
    (re.compile(r"/settings\w*\.xml$"), "setelan dokumen (variabel dokumen)"),
    (re.compile(r"/glossary/"), "blok penyusun (Quick Parts)"),
    (re.compile(r"/numbering\w*\.xml$"), "penomoran"),
    (re.compile(r"/styles\w*\.xml$"), "gaya"),
)


def find_unfilled(package: Package, filled: Collection[str], place: Place) -> Iterator[Problem]:
    """Yield a complaint (ZI409) for each tag in a part that is not among those that are filled."""
    for name, data in package.parts.items():
        if name not in filled and not _LETTERS.search(name):
            for tag in dict.fromkeys(_tags_in(name, data)):
                yield problems_tags.tag_unfilled(place.inside(_kind(name)), tag, _mend(name))


def _mend(name: str) -> str:
    if name.endswith(".rels"):
        return (
            "Hapus tautan itu di Word (klik kanan > Hapus Hyperlink); tulis alamatnya sebagai teks."
        )
    return "Hapus tag itu di sini; tulis isinya di badan naskah, kepala halaman, atau kaki halaman."


def _kind(name: str) -> str:
    return next((words for pattern, words in _KINDS if pattern.search(f"/{name}")), name)


def _tags_in(name: str, data: bytes) -> Iterator[str]:
    if data.startswith(_ZIP_BEGINS):
        yield from _tags_in_workbook(data)
    elif data.lstrip()[:3].startswith(_XML_BEGINS) and any(mark in data for mark in _MAY_HOLD):
        for text in _texts(data, name):
            yield from (match.group() for match in _TAG.finditer(text))


def _tags_in_workbook(data: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {info.filename: archive.read(info) for info in archive.infolist()}
    except DAMAGE:
        return
    for name, part in parts.items():
        if not part.startswith(_ZIP_BEGINS):
            yield from _tags_in(name, part)


def _texts(data: bytes, name: str) -> Iterator[str]:
    """Yield all that a part says: its text, joined since Word may cut a tag, and its attributes."""
    try:
        root = parse(data, huge=True)
    except etree.XMLSyntaxError:  # no XML, or none that Word reads
        return
    yield "".join(root.itertext(etree.Element))
    for element in root.iter(etree.Element):
        yield from map(unquote if name.endswith(".rels") else str, element.attrib.values())
