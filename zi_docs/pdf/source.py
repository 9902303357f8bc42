"""The checks that a file must pass before it is given to LibreOffice.

LibreOffice makes a PDF of anything: of a text file named ``.docx``, even of random bytes. So the
bytes are checked here.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from lxml import etree

from zi_docs.archive import DAMAGE, Fault, find_fault
from zi_docs.errors import ConverterError, disk_words
from zi_docs.ooxml.xml import W, parse, qn
from zi_docs.pdf.converter import PdfItem
from zi_docs.pdf.problems import not_let_in, not_read

_TYPES = "[Content_Types].xml"
_CORE = "docProps/core.xml"
_SETTINGS = "word/settings.xml"
_DOCUMENT = "word/document.xml"
_WORD = (
    b"wordprocessingml.document.main+xml",
    b"wordprocessingml.template.main+xml",
)
_SHOWN = re.compile(r"word/(document|header|footer)\w*\.xml")
_BODY = f"{W}body"
_SIDED = "evenAndOddHeaders"
_SIDES = ("oddPage", "evenPage")
_WORDS = [word.encode() for word in (_SIDED, *_SIDES)]
_OFF = ("0", "false", "off")
_NAMES = (
    qn("dc:title"),
    qn("dc:creator"),
    qn("dc:subject"),
    qn("dcterms:modified"),
    qn("dcterms:created"),
)


@dataclass(frozen=True, slots=True)
class Properties:
    """The properties of a Word file; ``waktu`` is a W3C time (2021-05-05T00:00:00Z) or empty."""

    title: str = ""
    author: str = ""
    subject: str = ""
    waktu: str = ""


def read_source(item: PdfItem) -> bytes:
    """Return the bytes of a whole Word file.

    Raises :class:`ConverterError`: ZI704 when it can't be read, ZI705 when it is not a whole Word
    file or may not be opened.
    """
    data = item.source if isinstance(item.source, bytes) else _read(item)
    if fault := find_fault(data) or _look_inside(data):
        suffix = "" if isinstance(item.source, bytes) else item.source.suffix.casefold()
        raise ConverterError(not_let_in(item.place, fault, suffix))
    return data


def read_properties(data: bytes) -> Properties:
    """Return the properties of a Word file that has passed the gate."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if _CORE not in package.namelist():
            return Properties()
        root = parse(package.read(_CORE))
    title, author, subject, modified, created = (
        (root.findtext(name) or "").strip() for name in _NAMES
    )
    return Properties(title, author, subject, modified or created)


def puts_blank_pages(data: bytes) -> bool:
    """Tell whether blank pages may be intended in a Word file that has passed the gate.

    They are intended in a file for printing on both sides: a section begins on a given side, or
    left and right pages differ. In other files LibreOffice adds blank pages that Word would not.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = {_DOCUMENT, _SETTINGS}.intersection(package.namelist())
        parts = [package.read(name) for name in names]
    roots = [parse(part) for part in parts if any(word in part for word in _WORDS)]  # few parts do
    marks = [mark for root in roots for mark in root.iter(f"{W}type", f"{W}{_SIDED}")]
    return any(_puts_blanks(mark) for mark in marks)


def _puts_blanks(mark: etree._Element) -> bool:
    value = mark.get(f"{W}val")
    return value in _SIDES if mark.tag == f"{W}type" else value not in _OFF


def _read(item: PdfItem) -> bytes:
    assert not isinstance(item.source, bytes)  # noqa: S101  # for mypy: asked by the caller
    try:
        return item.source.read_bytes()
    except OSError as error:
        raise ConverterError(not_read(item.place, disk_words(error))) from error


def _look_inside(data: bytes) -> Fault | None:
    """Return what is wrong inside: another kind of file, a damaged member, no Word body."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if not any(kind in package.read(_TYPES) for kind in _WORD):
                return Fault.FOREIGN
            members = [(name, package.read(name)) for name in package.namelist()]
            roots = [parse(member) for name, member in members if _SHOWN.fullmatch(name)]
    except (*DAMAGE, etree.XMLSyntaxError):
        return Fault.DAMAGED
    return None if any(root.find(_BODY) is not None for root in roots) else Fault.DAMAGED
