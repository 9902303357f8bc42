"""The parts of a workbook's file, of which only those that change are unpacked and packed again."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import unquote
from xml.sax.saxutils import quoteattr

from zi_docs.archive import Fault, find_fault
from zi_docs.ooxml.package import CONTENT_TYPES, Member, rels_name, zip_of
from zi_docs.ooxml.packed import DamagedError, parts_of
from zi_docs.ooxml.relations import Relation
from zi_docs.ooxml.xml import NS
from zi_docs.workbook.markup import Edit, Element, append, edited, read_markup, without

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_INSIDE = "internal"


class ForeignError(ValueError):
    """This file can't be changed by bytes: it is no workbook of this format, locked or damaged."""


class Parts:
    """The parts of one file: read by name, changed by edits, written with the others as they were.

    Raises :class:`ForeignError` for bytes that are no sound package.
    """

    def __init__(self, data: bytes) -> None:
        fault = find_fault(data)
        if fault not in (None, Fault.MACRO):
            raise ForeignError(str(fault))
        try:
            self._packed = parts_of(data)
        except DamagedError as error:
            raise ForeignError(str(Fault.DAMAGED)) from error
        if CONTENT_TYPES not in self._packed:
            raise ForeignError(str(Fault.FOREIGN))
        self._unpacked: dict[str, bytes] = {}
        self._changed: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._changed or name in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._packed, *self._changed)))

    def read(self, name: str) -> bytes:
        """Return the bytes of a part as they are now. Raises :class:`ForeignError`."""
        if name in self._changed:
            return self._changed[name]
        if name not in self._unpacked:
            try:
                self._unpacked[name] = self._packed[name].unpack()
            except (DamagedError, KeyError) as error:
                raise ForeignError(str(Fault.DAMAGED)) from error
        return self._unpacked[name]

    def forget(self, name: str) -> None:
        """Let go of the unpacked bytes of a part that is not needed any more."""
        self._unpacked.pop(name, None)

    def put(self, name: str, data: bytes) -> None:
        """Give a part these bytes; a new one is written after the others."""
        if name in self._changed or name not in self._packed or data != self.read(name):
            self._changed[name] = data
        self.forget(name)

    def edit(self, name: str, edits: Iterable[Edit]) -> None:
        """Make these edits in a part; without any it stays as it is."""
        edits = list(edits)
        if edits:
            self.put(name, edited(self.read(name), edits))

    def drop(self, names: Iterable[str]) -> None:
        """Take parts away, with their content types."""
        gone = set(names)
        for name in gone:
            self._changed.pop(name, None)
            self._packed.pop(name, None)
            self.forget(name)
        listed = {f"/{name}".casefold() for name in gone}
        root = read_markup(self.read(CONTENT_TYPES))
        kinds = [one for one in root.of("Override") if _part(one).casefold() in listed]
        self.edit(CONTENT_TYPES, map(without, kinds))

    def packed(self) -> bytes:
        """Return the bytes of the file with the changes made."""
        return zip_of(map(self._member, self))

    def _member(self, name: str) -> Member:
        if name in self._changed:
            return Member.of(name, self._changed[name])
        return self._packed[name].as_stored()

    def find(self, named: str) -> str:
        """Return the name of a part as the file has it: names differ in case and in ``%20``."""
        for name in (named, unquote(named)):
            if name in self:
                return name
        wanted = unquote(named).casefold()
        return next((name for name in self if unquote(name).casefold() == wanted), "")

    def free_name(self, pattern: str) -> str:
        """Return a name that no part has; ``{}`` in the pattern becomes a number."""
        taken = {name.casefold() for name in self}
        number = 1
        while pattern.format(number).casefold() in taken:
            number += 1
        return pattern.format(number)


def _part(override: Element) -> str:
    return override.attributes.get("PartName", "")


def declare(parts: Parts, name: str, kind: str) -> None:
    """State the content type of a part."""
    line = f"PartName={quoteattr(f'/{name}')} ContentType={quoteattr(kind)}"
    _declare(parts, "Override", line)


def declare_ending(parts: Parts, ending: str, kind: str) -> None:
    """State the content type of the parts with this ending, unless it is stated already."""
    known = read_markup(parts.read(CONTENT_TYPES)).of("Default")
    if all(one.attributes.get("Extension", "").casefold() != ending for one in known):
        _declare(parts, "Default", f'Extension="{ending}" ContentType={quoteattr(kind)}')


def _declare(parts: Parts, local: str, line: str) -> None:
    root = read_markup(parts.read(CONTENT_TYPES))
    at = root.inner if local == "Default" else root.outer  # the defaults before the others
    parts.edit(CONTENT_TYPES, [Edit(at, at, f"<{root.tag(local)} {line}/>".encode())])


# Relationships


def links_of(parts: Parts, owner: str) -> list[Relation]:
    """Return the relationships of a part; those of the file itself for the name ""."""
    name = parts.find(rels_name(owner))
    return [_relation(one) for one in _relations(parts, name)] if name else []


def _relations(parts: Parts, name: str) -> list[Element]:
    return read_markup(parts.read(name)).of("Relationship")


def _relation(element: Element) -> Relation:
    get = element.attributes.get
    outer = get("TargetMode", _INSIDE).strip().casefold() != _INSIDE
    return Relation(get("Id", ""), get("Type", "").strip(), get("Target", "").strip(), outer)


def target(parts: Parts, owner: str, link: Relation) -> str:
    """Return the part that a relationship leads to; "" when there is none."""
    return "" if link.outer else parts.find(link.part(owner))


def linked(parts: Parts, owner: str, kind: str) -> str:
    """Return the part that a part is related to in this way; "" when there is none."""
    links = (link for link in links_of(parts, owner) if link.kind == kind)
    return next((name for link in links if (name := target(parts, owner, link))), "")


def link(parts: Parts, owner: str, kind: str, to: str) -> str:
    """Relate a part to another one; return the id of the relationship.

    ``kind`` is the whole type of the relationship.
    """
    taken = {one.id for one in links_of(parts, owner)}
    number = 1
    while (identifier := f"rIdZi{number}") in taken:
        number += 1
    there = posixpath.relpath(f"/{to}", posixpath.dirname(f"/{owner}"))
    line = f"Id={quoteattr(identifier)} Type={quoteattr(kind)} Target={quoteattr(there)}"
    name = parts.find(rels_name(owner))
    if not name:
        name = rels_name(owner)
        parts.put(name, _HEAD + f'<Relationships xmlns="{NS["rel"]}"></Relationships>'.encode())
    root = read_markup(parts.read(name))
    parts.edit(name, [append(root, f"<{root.tag('Relationship')} {line}/>".encode())])
    return identifier


def unlink(parts: Parts, owner: str, to: str) -> None:
    """Take away the relationships that lead from a part to another one.

    A part of relationships that held only these goes too.
    """
    name = parts.find(rels_name(owner))
    elements = _relations(parts, name) if name else []
    gone = [one for one in elements if target(parts, owner, _relation(one)) == to]
    if gone and len(gone) == len(elements):
        parts.drop([name])
    else:
        parts.edit(name, map(without, gone)) if gone else None


def new_part(text: str) -> bytes:
    """Return the bytes of a new part."""
    return _HEAD + text.encode()
