"""A document for SRIKANDI: its marks where number, date and signatures come, and no mark KONSEP.

SRIKANDI numbers and signs the file that people upload, and replaces the marks in it. A mark that is
misspelt or unknown would stay in the signed letter, so every ``${...}`` is checked. Marks of the
naskah itself are left as they are; one that Word split was made whole by the compiler.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from zi_docs import zona_integritas
from zi_docs.errors import DataError, Place, Problem
from zi_docs.indonesian import format_tanggal
from zi_docs.model import DocType
from zi_docs.ooxml.package import Member, Package, zip_of
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.text import document_text
from zi_docs.ooxml.xml import W, parse_xml, to_bytes
from zi_docs.word import problems_srikandi as problems
from zi_docs.word.check import Fixes, check_part
from zi_docs.word.footers import put_footer
from zi_docs.word.mark import take_mark
from zi_docs.word.renderer import Renderer
from zi_docs.word.slots import Slot, own_text, take_slots
from zi_docs.word.stories import story_of

NUMBER, DATE, SIGNATURE = "${nomor_naskah}", "${tanggal_naskah}", "${ttd_pengirim}"

_STORIES = ("document", "header", "footer", "footnotes", "endnotes")
_MARK = re.compile(r"\$\{[^{}]{0,60}\}?")
_ROOM_STYLE = "ZIJabatan"
_ROOM = 3  # empty lines between a post and a name, at least
_HEIGHT = 1701  # twips: 3 cm, for the QR code
_BEFORE_SPACING = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl",
                   "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A finished file for SRIKANDI, the names under its signatures, and what is only told."""

    data: bytes
    signers: tuple[str, ...]
    warnings: tuple[Problem, ...]


def write_unsigned(
    renderer: Renderer, context: Mapping[str, Any], sentence: str, place: Place
) -> Unsigned:
    """Return a document with SRIKANDI's marks; ``renderer`` is that of the konsep.

    ``sentence`` stands at the foot of every page. Raises :class:`DataError` for a mark that
    SRIKANDI does not know (ZI224), and a naskah without room for a signature (ZI226). A date that
    is printed in another form stays as it is, and is told (ZI227).
    """
    values = {**context, "nomor": NUMBER, "draf": False}
    package = read_package(renderer.render_filled(values, draf=False), place)
    take_mark(package)
    roots = {name: parse_xml(package.parts[name], name) for name in _stories(package)}
    warnings = [
        problems.other_date(story_of(place, name), text)
        for name, root in roots.items()
        for text in _fill(root, format_tanggal(context["tanggal"]))
    ]
    signers = [name for root in roots.values() for name in _sign(root)]
    if found := list(dict.fromkeys(_faults(roots, place))):
        raise DataError(found)
    for name, root in roots.items():
        package.parts[name] = check_part(to_bytes(root), Fixes(ids=True)).data
    if sentence:
        put_footer(package, sentence)
    data = zip_of(Member.of(name, content) for name, content in package.parts.items())
    return Unsigned(data, tuple(dict.fromkeys(signers)), tuple(dict.fromkeys(warnings)))


def is_sent(doctype: DocType) -> bool:
    """Tell whether documents of a type go to SRIKANDI.

    A naskah with a mark for a signature does, whatever the ``ttd`` of its manifest says: an office
    wrote the mark into its copy. Raises :class:`TemplateError` when it is not a Word file.
    """
    if not doctype.manifest.ttd:
        return True
    return SIGNATURE[:-1] in document_text(doctype.naskah, str(doctype.place()))


def _stories(package: Package) -> list[str]:
    return [
        name
        for name in package.names("word/")
        if name.endswith(".xml") and name.removeprefix("word/").startswith(_STORIES)
    ]


def _fill(root: etree._Element, on: str) -> Iterator[str]:
    """Put the marks of number and date where they are printed; yield dates of another form."""
    for slot in take_slots(root):
        text = slot.text
        if NUMBER.casefold() in text.casefold():
            _write(slot, re.sub(re.escape(NUMBER), NUMBER, text, flags=re.IGNORECASE))
        elif text.casefold() == on.casefold():
            _write(slot, DATE)
        elif text:
            yield text


def _write(slot: Slot, text: str) -> None:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    slot.fill([run])


def _sign(root: etree._Element) -> Iterator[str]:
    """Put the mark of a signature into each room for one; yield the names below.

    A naskah that has such marks itself keeps them. Several people are numbered in the order in
    which they sign first.
    """
    if any(SIGNATURE[:-1] in own_text(paragraph) for paragraph in root.iter(f"{W}p")):
        return
    rooms = list(_rooms(root))
    names = list(dict.fromkeys(name for _, name in rooms))
    for room, name in rooms:
        number = names.index(name) + 1 if len(names) > 1 else ""
        _put_mark(room, f"{SIGNATURE[:-1]}{number}}}")
    yield from names


def _rooms(root: etree._Element) -> Iterator[tuple[list[etree._Element], str]]:
    """Yield the empty lines of each signature with the name below them."""
    empty: list[etree._Element] = []
    for paragraph in list(root.iter(f"{W}p")):
        if empty and paragraph.getparent() is not empty[0].getparent():
            empty = []
        text = own_text(paragraph).strip()
        if text and len(empty) >= _ROOM:
            yield empty, text
        empty = [*empty, paragraph] if not text and _is_room(paragraph) else []


def _is_room(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    named = style is not None and style.get(f"{W}val", "").startswith(_ROOM_STYLE)
    return named and paragraph.find(f".//{W}drawing") is None


def _put_mark(room: list[etree._Element], mark: str) -> None:
    """Leave one line of three centimetres, with the mark in it."""
    for paragraph in room[1:]:
        paragraph.getparent().remove(paragraph)
    look = room[0].find(f"{W}pPr")
    for old in look.findall(f"{W}spacing"):
        look.remove(old)
    spacing = etree.Element(f"{W}spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", str(_HEIGHT))):
        spacing.set(f"{W}{name}", value)
    spacing.set(f"{W}lineRule", "atLeast")
    before = [node for node in look if etree.QName(node).localname in _BEFORE_SPACING]
    look.insert(len(before), spacing)
    for run in room[0].findall(f"{W}r"):
        room[0].remove(run)
    run = etree.SubElement(room[0], f"{W}r")
    etree.SubElement(run, f"{W}t").text = mark


def _faults(roots: Mapping[str, etree._Element], place: Place) -> Iterator[Problem]:
    """Yield what is wrong with the marks of a document."""
    signed = False
    for name, root in roots.items():
        where = story_of(place, name)
        for paragraph in root.iter(f"{W}p"):
            text = own_text(paragraph)
            for mark in _MARK.findall(text):
                signed = signed or mark.startswith(SIGNATURE[:-1])
                if not zona_integritas.is_tanda(mark):
                    yield problems.unknown_mark(where, mark)
    if not signed:
        yield problems.no_signature(place)
