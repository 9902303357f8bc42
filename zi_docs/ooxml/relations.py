"""The relationships of a part: reading them, writing them, and finding their targets."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from zi_docs.ooxml.package import Package, rels_name
from zi_docs.ooxml.xml import NS, parse_xml, qn

_INSIDE = "internal"
_PLAIN = re.compile(r"[\w/.:%() ,-]*", re.ASCII)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Relation(NamedTuple):
    """One relationship; ``outer`` says that its target is outside the file."""

    id: str
    type: str
    target: str
    outer: bool

    @property
    def kind(self) -> str:
        """The last word of the type: ``header``, ``image``, ``styles``."""
        return self.type.rpartition("/")[2]

    def part(self, owner: str) -> str:
        """Return the name of the target part; ``owner`` is the part that has the relationship."""
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), self.target))[1:]


def write_relations(relations: Iterable[Relation]) -> bytes:
    """Return the part that holds these relationships."""
    whole = io.BytesIO()  # ten thousand lines would be there four times otherwise
    whole.write(f'{_HEAD}<Relationships xmlns="{NS["rel"]}">'.encode())
    for relation in relations:
        whole.write(_line(relation).encode())
    whole.write(b"</Relationships>")
    return whole.getvalue()


def _line(relation: Relation) -> str:
    names = {"Id": relation.id, "Type": relation.type, "Target": relation.target}
    if relation.outer:
        names["TargetMode"] = "External"
    written = " ".join([f"{name}={_quoted(value)}" for name, value in names.items()])
    return f"<Relationship {written}/>"


def _quoted(value: str) -> str:
    """Return a value in quotes; a plain one, as nearly all of thousands are, stays as it is."""
    if _PLAIN.fullmatch(value):
        return f'"{value}"'
    from xml.sax.saxutils import quoteattr  # it brings half of the network's modules with it

    return quoteattr(value)


def relations_in(data: bytes, name: str) -> Iterator[Relation]:
    """Yield the relationships in a relationships part of this name.

    A target is outside the file unless its mode says that it is inside. Raises
    :class:`TemplateError` (ZI402) when the part is not well-formed XML.
    """
    for element in parse_xml(data, name).iterchildren(qn("rel:Relationship")):
        yield Relation(
            element.get("Id", ""),
            element.get("Type", "").strip(),
            element.get("Target", "").strip(),
            element.get("TargetMode", _INSIDE).strip().casefold() != _INSIDE,
        )


def relationships(package: Package, part: str) -> etree._Element:
    """Return the relationships of a part as a tree; an empty tree when it has none."""
    return read_links(package.parts.get(rels_name(part)), part)


def read_links(data: bytes | None, part: str) -> etree._Element:
    """Return relationships as a tree that can be extended; an empty tree when there are none."""
    if data is None:
        return etree.Element(qn("rel:Relationships"), nsmap={None: NS["rel"]})
    return parse_xml(data, part)


def add_link(links: etree._Element, identifier: str, kind: str, target: str) -> None:
    """Add a relationship to a tree of relationships."""
    etree.SubElement(links, qn("rel:Relationship"), Id=identifier, Type=kind, Target=target)
