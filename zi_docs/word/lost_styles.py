"""Styles that the paragraphs of a Word file name and the file does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zi_docs.errors import Place, Problem
from zi_docs.ooxml.package import Package
from zi_docs.ooxml.xml import W, parse_xml
from zi_docs.word import problems
from zi_docs.word.stories import PieceFile, paragraphs, story_of

_STYLES = "word/styles.xml"
_STORY = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")


def lost_styles(package: Package, place: Place, piece_file: PieceFile) -> list[Problem]:
    """Return a warning (ZI478) for each style that a file lacks, at its first paragraph.

    Word sets such a paragraph as its default; LibreOffice may also break the table around it. A
    file without any styles has Word's own.
    """
    if _STYLES not in package.parts:
        return []
    styles = parse_xml(package.parts[_STYLES], _STYLES)
    known = [style.get(f"{W}styleId", "") for style in styles.iter(f"{W}style")]
    found: dict[str, Problem] = {}
    for name, here in _named(package, place, piece_file):
        if name not in known:
            found.setdefault(name, problems.lost_style(here, name, known))
    return list(found.values())


def _named(package: Package, place: Place, piece_file: PieceFile) -> Iterator[tuple[str, Place]]:
    """Yield the style that each paragraph names, and its place."""
    for name, data in package.parts.items():
        if _STORY.fullmatch(name):
            story = story_of(place, name)
            for here, paragraph in paragraphs(parse_xml(data, story), story, piece_file):
                for style in paragraph.findall(f"{W}pPr/{W}pStyle"):
                    yield style.get(f"{W}val", ""), here
