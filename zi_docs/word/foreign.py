"""What a naskah holds that is not filled as its author meant it.

These are the marks of other programs (``{nama}``, ``{#loop}``, ``«Nama»``, ``<<nama>>``, ``[nama]``
and fields of Word's mail merge), and tags in the code of a field, which Word works out by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from zi_docs.errors import Place, Problem
from zi_docs.ooxml.package import Package
from zi_docs.ooxml.text import paragraph_text
from zi_docs.ooxml.xml import W, parse_xml
from zi_docs.word import problems
from zi_docs.word.normalise import TAGGED, split_marks
from zi_docs.word.stories import PieceFile, paragraphs, story_of

_STORY = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_NAME = r"[^\W\d]\w*(?:\.\w+)*"
_MARKS = re.compile(
    rf"\{{[#/^+]?\s?({_NAME})\s?\}}|«\s?({_NAME})\s?»|<<\s?({_NAME})\s?>>|\[\[?\s?({_NAME})\s?\]\]?"
)
_FIELD_WORD = re.compile(r"\s*(\w+)")
_MERGED = re.compile(r'\s*MERGEFIELD\s+"?([^"\\]*[^"\\\s])', re.IGNORECASE)
_WORKED_OUT = ("IF", "COMPARE")  # what they do is typed, so that tags can't change it


class Strange(NamedTuple):
    """A mark of another program as the naskah writes it, the name in it, and where it stands.

    It is not ``sure`` in square brackets, which may hold ordinary words.
    """

    text: str
    name: str
    place: Place
    sure: bool


class Findings(NamedTuple):
    """What is strange in a naskah: its marks, and the complaints about its fields."""

    marks: tuple[Strange, ...]
    problems: tuple[Problem, ...]


def look_for_strange(package: Package, place: Place, piece_file: PieceFile) -> Findings:
    """Return the marks of other programs in a naskah, and what is wrong with its fields.

    A tag in the code of a field is refused (ZI430), since a value must not decide what Word does.
    Where the field is IF it is a warning (ZI487): Word shows the former result.
    """
    marks: list[Strange] = []
    found: list[Problem] = []
    variables = _tagged_variables(package)
    for name, data in package.parts.items():
        if not _STORY.fullmatch(name):
            continue
        story = story_of(place, name)
        for here, paragraph in paragraphs(parse_xml(data, story), story, piece_file):
            codes = list(_field_codes(paragraph))
            marks += (Strange(f"MERGEFIELD {n}", n, here, sure=True) for n in _merged(codes))
            marks += _marks_of(paragraph_text(paragraph), here)
            found += _wrong_fields(codes, variables, here)
    return Findings(_each_once(marks), tuple(dict.fromkeys(found)))


def _marks_of(text: str, here: Place) -> Iterator[Strange]:
    if any(bracket in text for bracket in "{«<["):
        for between in split_marks(text)[::2]:
            for mark in _MARKS.finditer(between):
                name = next(filter(None, mark.groups()))
                yield Strange(mark[0], name, here, sure=mark[0][0] != "[")


def _each_once(marks: Sequence[Strange]) -> tuple[Strange, ...]:
    """Return each name once: ``«Nama»`` is what its MERGEFIELD shows."""
    return tuple({mark.name.casefold(): mark for mark in reversed(marks)}.values())[::-1]


def _field_codes(paragraph: etree._Element) -> Iterator[str]:
    """Yield the code of each field that begins in a paragraph, with its runs joined."""
    open_codes: list[list[str]] = []
    for node in paragraph.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if node.tag == f"{W}fldSimple":
            yield node.get(f"{W}instr", "")
        elif node.tag == f"{W}instrText":
            open_codes = open_codes or [[]]
            open_codes[-1].append(node.text or "")
        elif node.get(f"{W}fldCharType") == "begin":
            open_codes.append([])
        elif node.get(f"{W}fldCharType") == "end" and open_codes:
            yield "".join(open_codes.pop())
    yield from map("".join, open_codes)


def _merged(codes: Sequence[str]) -> Iterator[str]:
    yield from (field[1] for field in map(_MERGED.match, codes) if field)


def _wrong_fields(
    codes: Sequence[str], variables: frozenset[str], here: Place
) -> Iterator[Problem]:
    for code in codes:
        words = _FIELD_WORD.match(code)
        word = words[1].upper() if words else ""
        if any(mark in code for mark in TAGGED):
            complain = problems.tag_in_if if word in _WORKED_OUT else problems.tag_in_field
            yield complain(here, " ".join(code.split()))
        elif word == "DOCVARIABLE" and variables & set(code.replace('"', " ").split()):
            yield problems.tag_in_variable(here, " ".join(code.split()))


def _tagged_variables(package: Package) -> frozenset[str]:
    """Return the names of the document's variables that hold tags."""
    data = package.parts.get("word/settings.xml", b"")
    if b"docVar" not in data:
        return frozenset()
    variables = parse_xml(data, "word/settings.xml").iter(f"{W}docVar")
    return frozenset(v.get(f"{W}name", "") for v in variables if "{" in v.get(f"{W}val", ""))
