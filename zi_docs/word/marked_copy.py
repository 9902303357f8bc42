"""A copy of a Word file with a comment at each fault; it is otherwise untouched.

Word takes comments in the body only. A fault in a header, a footer or a note is told at the first
paragraph, one in a shared piece at the paragraph that inserts the piece.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from zi_docs.errors import Place, Problem, TemplateError
from zi_docs.ooxml.charts import with_part_types
from zi_docs.ooxml.comments import (
    COMMENTS_LINK,
    COMMENTS_TYPE,
    add_comment,
    no_comments,
    take_comments_of,
)
from zi_docs.ooxml.gate import packed
from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Member, rels_name, zip_of
from zi_docs.ooxml.packed import Packed, read_packed
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.relations import add_link, read_links, relations_in
from zi_docs.ooxml.text import paragraph_text
from zi_docs.ooxml.xml import W, parse_xml, to_bytes
from zi_docs.word.compose import piece_place
from zi_docs.word.examine import Finding
from zi_docs.word.stories import paragraphs

AUTHOR = "zi-docs"
_COMMENTS = "word/comments.xml"


def marked_copy(data: bytes, place: Place | str, findings: Iterable[Finding]) -> bytes:
    """Return the Word file with a comment at each fault; marks of a former copy are taken away.

    All parts but the text, the comments and their registration keep their bytes. Raises
    :class:`TemplateError` (ZI401, ZI402) for what is no readable Word file.
    """
    place = Place.of(place)
    stored = _stored(data, place)
    root = parse_xml(stored[DOCUMENT].unpack(), place)
    links = read_links(_unpacked(stored, rels_name(DOCUMENT)), DOCUMENT)
    name = _comments_part(links)
    old = _unpacked(stored, name)
    comments = no_comments() if old is None else parse_xml(old, place)
    take_comments_of(AUTHOR, comments, root)
    for paragraph, told in _sites(root, place, findings):
        add_comment(comments, paragraph, AUTHOR, _lines(told, place))
    changed = {DOCUMENT: to_bytes(root), name: to_bytes(comments)}
    if old is None:
        add_link(links, "rIdZiComments", COMMENTS_LINK, name.removeprefix("word/"))
        changed[rels_name(DOCUMENT)] = to_bytes(links)
        types = stored[CONTENT_TYPES].unpack()
        changed[CONTENT_TYPES] = with_part_types(types, {name: COMMENTS_TYPE})
    return _written(stored, changed)


def _stored(data: bytes, place: Place) -> dict[str, Packed]:
    """Return the parts as they are stored; those of another spelling as Word would write them."""
    try:
        stored = read_packed(data, place)
        if parse_xml(stored[DOCUMENT].unpack(), place).tag == f"{W}document":
            return stored
    except TemplateError:
        pass  # other names of parts
    return read_packed(packed(read_package(data, place)), place)


def _unpacked(stored: Mapping[str, Packed], name: str) -> bytes | None:
    return stored[name].unpack() if name in stored else None


def _comments_part(links: etree._Element) -> str:
    """Return the name of the part that holds the comments, or that will hold them."""
    known = relations_in(to_bytes(links), DOCUMENT)
    return next((link.part(DOCUMENT) for link in known if link.kind == "comments"), _COMMENTS)


def _written(stored: Mapping[str, Packed], changed: Mapping[str, bytes]) -> bytes:
    kept = [
        Member.of(name, changed[name]) if name in changed else part.member()
        for name, part in stored.items()
    ]
    new = [Member.of(name, part) for name, part in changed.items() if name not in stored]
    return zip_of([*kept, *new])


def _sites(
    root: etree._Element, place: Place, findings: Iterable[Finding]
) -> list[tuple[etree._Element, list[Problem]]]:
    """Return the paragraphs to be commented on, in reading order, each with its faults."""
    known = [(here, one, paragraph_text(one)) for here, one in paragraphs(root, place, piece_place)]
    sites: dict[int, list[Problem]] = {}
    for finding in findings if known else ():
        sites.setdefault(_site(finding, known, place), []).append(finding.problem)
    return [(known[number][1], sites[number]) for number in sorted(sites)]


def _site(
    finding: Finding, known: Sequence[tuple[Place, etree._Element, str]], place: Place
) -> int:
    """Return the number of the paragraph at which a fault is told."""
    problem = finding.problem
    if problem.place.file != place.file:
        piece = posixpath.basename(problem.place.file).removesuffix(".docx")
        wanted = [n for n, (*_, text) in enumerate(known) if _inserts(text, piece)]
        return next(iter(wanted), 0)
    here = [n for n, (spot, *_) in enumerate(known) if _covers(str(spot), str(problem.place))]
    same = [n for n in here if known[n][2].split() == finding.text.split()]
    return next(iter((*same, *here)), 0)


def _covers(spot: str, place: str) -> bool:
    return place == spot or place.startswith(f"{spot}, ")


def _inserts(text: str, piece: str) -> bool:
    words = text.split()
    return "sisip" in words and piece in words


def _lines(told: Sequence[Problem], place: Place) -> list[str]:
    """Return what the comment says of each fault: code and message, its place, the mend."""
    lines: list[str] = []
    for problem in told:
        where = str(problem.place).removeprefix(f"{place.file}, ")
        lines += [f"{problem.code}: {problem.message}", f"Di {where}.", problem.hint]
    return lines
