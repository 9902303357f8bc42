"""The relationships of a part, and where they lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from zi_docs.ooxml.names import NS
from zi_docs.ooxml.package import parse_xml
from zi_docs.ooxml.packed import Packed

__all__ = ["STORY_KINDS", "Relation", "Relations", "read_relations", "write_relations"]

STORY_KINDS = ("header", "footer")
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


class Relations:
    """The relationships of one part, sorted by what joining does with them.

    ``stories`` are the headers and footers by id, ``pictures`` those in the file, ``others`` the
    rest; each with the name of the part that it leads to.
    """

    def __init__(self, owner: str, relations: Iterable[Relation]) -> None:
        self.all = tuple(relations)
        self.stories: dict[str, tuple[Relation, str]] = {}
        self.pictures: list[tuple[Relation, str]] = []
        self.others: list[tuple[Relation, str]] = []
        for relation in self.all:
            found = (relation, "" if relation.outer else relation.part(owner))
            if relation.kind in STORY_KINDS:
                self.stories[relation.id] = found
            elif relation.kind == "image" and not relation.outer:
                self.pictures.append(found)
            else:
                self.others.append(found)


@lru_cache(maxsize=256)
def read_relations(owner: str, part: Packed) -> Relations:
    """Return the relationships that a part holds for its owner; equal ones are the same object.

    Raises :class:`TemplateError` when the part is no XML, ``ValueError`` when it is damaged.
    """
    root = parse_xml(part.unpack(), part.name)
    found = root.iterchildren(f"{{{NS['rel']}}}Relationship")
    return Relations(
        owner,
        (
            Relation(
                element.get("Id", ""),
                element.get("Type", ""),
                element.get("Target", ""),
                element.get("TargetMode") == "External",
            )
            for element in found
        ),
    )


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
