"""The relationships of a part: read, written, and where they lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from lxml import etree

from zi_docs.ooxml.package import Package, rels_name
from zi_docs.ooxml.xml import NS, parse_xml, qn

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Relation(NamedTuple):
    """One relationship; an address outside the file is ``outer``."""

    id: str
    type: str
    target: str
    outer: bool

    @property
    def kind(self) -> str:
        """The last word of the type: ``header``, ``image``, ``styles``."""
        return self.type.rpartition("/")[2]

    def part(self, owner: str) -> str:
        """Return the name of the part that it leads to from its owner."""
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), self.target))[1:]


def write_relations(relations: Iterable[Relation]) -> bytes:
    """Return the part that holds these relationships."""
    lines = "".join(map(_line, relations))
    return f'{_HEAD}<Relationships xmlns="{NS["rel"]}">{lines}</Relationships>'.encode()


def _line(relation: Relation) -> str:
    names = {"Id": relation.id, "Type": relation.type, "Target": relation.target}
    if relation.outer:
        names["TargetMode"] = "External"
    written = " ".join(f"{name}={quoteattr(value)}" for name, value in names.items())
    return f"<Relationship {written}/>"


def relations_in(data: bytes, name: str) -> Iterator[Relation]:
    """Yield the relationships that a part of this name holds.

    Raises :class:`TemplateError` (ZI402) when it is no XML.
    """
    for element in parse_xml(data, name).iterchildren(qn("rel:Relationship")):
        yield Relation(
            element.get("Id", ""),
            element.get("Type", ""),
            element.get("Target", ""),
            element.get("TargetMode") == "External",
        )


def relationships(package: Package, part: str) -> etree._Element:
    """Return what a part is related to, as a tree; nothing yet when it has no relationships."""
    return read_links(package.parts.get(rels_name(part)), part)


def read_links(data: bytes | None, part: str) -> etree._Element:
    """Return relationships as a tree to be added to; an empty one where there are none yet."""
    if data is None:
        return etree.Element(qn("rel:Relationships"), nsmap={None: NS["rel"]})
    return parse_xml(data, part)


def add_link(links: etree._Element, identifier: str, kind: str, target: str) -> None:
    """Add a relationship to such a tree."""
    etree.SubElement(links, qn("rel:Relationship"), Id=identifier, Type=kind, Target=target)
