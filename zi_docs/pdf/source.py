"""The checks that a file must pass before it is given to LibreOffice.

LibreOffice makes a PDF of anything: of a text file named ``.docx``, even of random bytes. So the
gate judges the bytes, and what was judged is what LibreOffice gets.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from zi_docs.errors import ConverterError, TemplateError, disk_words
from zi_docs.ooxml.gate import open_word, packed
from zi_docs.ooxml.xml import W, parse, qn
from zi_docs.pdf.comments import take_comments
from zi_docs.pdf.converter import PdfItem
from zi_docs.pdf.mark import digest_of
from zi_docs.pdf.notes import write_out_notes
from zi_docs.pdf.problems import not_let_in, not_read
from zi_docs.plain_file import read_plain

_CORE = "docProps/core.xml"
_SETTINGS = "word/settings.xml"
_DOCUMENT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
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


class Source(NamedTuple):
    """What the converter gets of a Word file, and the hash of the file itself."""

    data: bytes
    digest: str


def read_source(item: PdfItem) -> Source:
    """Return a whole Word file as the converter gets it: without comments, in Word's spelling.

    Notes that begin anew in a section are written out, since LibreOffice would count on.

    Raises :class:`ConverterError`: ZI704 when it can't be read, ZI705 when it is not a whole Word
    file, ZI446-ZI448 and ZI490 when it would fetch or run something.
    """
    raw = item.source if isinstance(item.source, bytes) else _read(item)
    try:
        package = open_word(raw, item.place)
    except TemplateError as error:
        raise ConverterError(map(not_let_in, error.problems)) from error
    changed = take_comments(package) | write_out_notes(package) | package.changed
    return Source(packed(package) if changed else raw, digest_of(raw))


def ready_joined(data: bytes) -> bytes:
    """Return joined documents, which have passed the gate, as the converter gets them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if not any(name in package.namelist() for name in _NOTES):
            return data
    whole = open_word(data, "")
    return packed(whole) if write_out_notes(whole) else data


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
        return read_plain(item.source)
    except OSError as error:
        raise ConverterError(not_read(item.place, disk_words(error))) from error
