"""Where the addresses of a naskah's links hold tags: they move from the relationship to the link.

An address stands in the relationships of a part, where nothing is compiled, and a loop would repeat
the reference to it. So each link says itself what its address is, by the rules of any tag::

    <w:hyperlink r:id="{{ ("tautan: mailto:{{ surel }}", "mailto:", (surel), "") }}">

Word writes ``%7B%7B%20surel%20%7D%7D`` for a tag that is typed into its window.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from zi_docs.errors import Place, Problem
from zi_docs.ooxml.package import Package, rels_name
from zi_docs.ooxml.xml import R, parse_xml, to_bytes
from zi_docs.word import problems, problems_tags
from zi_docs.word.complaints import syntax_words
from zi_docs.word.environment import PolicyError, xml_environment
from zi_docs.word.links import LINK_WORDS, may_begin
from zi_docs.word.normalise import plain_quotes
from zi_docs.word.stories import PieceFile, paragraphs, story_names, story_of

_KIND = "/hyperlink"
_TAG = re.compile(r"((?:\{|%7B){2}.*?(?:\}|%7D){2})", re.IGNORECASE)
_OTHER_TAGS = ("{%", "{#", "{{")
_ID = f"{R}id"


class _Address(NamedTuple):
    """An address with tags: what is typed there, and its pieces, at odd places the tags."""

    typed: str
    pieces: tuple[str, ...]

    @property
    def tag(self) -> str:
        """The tag that stands for the address in the link itself."""
        given = [_literal(LINK_WORDS + self.typed)]
        for at, piece in enumerate(self.pieces):
            given.append(f"({_expression(piece)})" if at % 2 else _literal(piece))
        return f"{{{{ ({', '.join(given)}) }}}}"


def place_links(package: Package, place: Place, piece_file: PieceFile) -> list[Problem]:
    """Move the addresses with tags of all stories into their links; return what is wrong there.

    That is a wrong tag (ZI411, ZI412), and an address that begins with a scheme which no value may
    complete (ZI471). An address with other tags than ``{{ }}`` stays, and is refused (ZI409).
    """
    found: list[Problem] = []
    for name in story_names(package):
        if addresses := _take_addresses(package, name):
            found += _place_in_story(package, name, addresses, story_of(place, name), piece_file)
    return list(dict.fromkeys(found))


def _take_addresses(package: Package, owner: str) -> dict[str, _Address]:
    """Take the addresses with tags out of a part's relationships; return them by their ids."""
    name = rels_name(owner)
    data = package.parts.get(name, b"")
    if b"{" not in data and b"%7" not in data and b"&#" not in data:
        return {}
    links, taken = parse_xml(data, name), dict[str, _Address]()
    for link in list(links):
        address = _read_address(link.get("Target", ""))
        is_link = link.get("Type", "").endswith(_KIND) and link.get("TargetMode") == "External"
        if is_link and address is not None:
            taken[link.get("Id", "")] = address
            links.remove(link)
    if taken:
        package.parts[name] = to_bytes(links)
    return taken


def _read_address(target: str) -> _Address | None:
    """Return an address that tags fill; None for one without tags, or with others than prints."""
    pieces = _TAG.split(target)
    pieces[1::2] = [plain_quotes(unquote(tag)) for tag in pieces[1::2]]
    left = (mark in unquote(piece) for piece in pieces[::2] for mark in _OTHER_TAGS)
    if len(pieces) == 1 or any(left):
        return None
    return _Address("".join(pieces), tuple(pieces))


def _place_in_story(
    package: Package,
    name: str,
    addresses: dict[str, _Address],
    story: Place,
    piece_file: PieceFile,
) -> Iterator[Problem]:
    root = parse_xml(package.parts[name], story)
    for here, paragraph in paragraphs(root, story, piece_file):
        for link in _links_in(paragraph):
            if (address := addresses.get(link.get(_ID, ""))) is not None:
                link.set(_ID, address.tag)
                yield from _faults(address, here.inside(f'tautan "{_words(link)}"'))
    package.parts[name] = to_bytes(root)


def _links_in(paragraph: etree._Element) -> Iterator[etree._Element]:
    return (node for node in paragraph.iter(etree.Element) if node.get(_ID) is not None)


def _words(link: etree._Element) -> str:
    """Return what a reader clicks on; the address of a picture has no words."""
    return " ".join("".join(link.itertext(etree.Element)).split()) or "gambar"


def _faults(address: _Address, place: Place) -> Iterator[Problem]:
    if not may_begin(address.pieces[0]):
        yield problems.address_refused(place, address.typed, address.pieces[0])
    for tag in address.pieces[1::2]:
        try:
            xml_environment().parse_checked(tag)
            xml_environment().parse_checked(f'{{{{ ("", ({_expression(tag)})) }}}}')
        except TemplateSyntaxError as error:
            yield problems_tags.wrong_tag(place, tag, syntax_words(error.message))
        except PolicyError as error:
            yield problems_tags.forbidden_tag(place, tag, str(error))


def _expression(tag: str) -> str:
    return tag[2:-2].strip().strip("-+").strip()


def _literal(text: str) -> str:
    """Return a text as Jinja reads it, without a character that could end the tag around it."""
    return json.dumps(text).replace("{", r"\u007b").replace("}", r"\u007d")
