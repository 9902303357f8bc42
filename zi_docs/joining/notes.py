"""The footnotes and endnotes of a joined file: a part for each kind, with the notes of all records.

Inside the file each note has a number of its own; :mod:`zi_docs.joining.note_numbers` says what
the notes print.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

from zi_docs.errors import OutputError
from zi_docs.joining.problems import different
from zi_docs.joining.record import Record
from zi_docs.joining.settle import Surroundings, settle
from zi_docs.joining.stories import Links, Store
from zi_docs.ooxml.package import Member, rels_name
from zi_docs.ooxml.relations import Relation
from zi_docs.ooxml.xml import W, parse, to_bytes

_ID = f"{W}id"


class Notes:
    """Collects the notes of all records."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._parts: dict[str, _Part] = {}

    def open(self, record: Record) -> None:
        """Take what all notes share, such as the line above them, from the first record with it."""
        for kind, (relation, name) in record.relations.notes.items():
            if kind not in self._parts and name in record.parts:
                self._parts[kind] = _Part(kind, record.notes(kind))
                self._store.claim(Relation(relation.id, relation.type, f"{kind}.xml", outer=False))

    def number(self, kind: str) -> int:
        """Return a number that no other note of the kind has."""
        return self._parts[kind].number()

    def add(self, record: Record, around: Surroundings, fitted: Callable[[bytes], bytes]) -> None:
        """Add the notes that the text of a record refers to; ``fitted`` renews lists and pictures.

        Raises :class:`OutputError` (ZI752) when the parts of the notes are declared differently.
        """
        for kind in around.notes:
            self._parts[kind].add(record, around, self._store, fitted)

    @property
    def kinds(self) -> dict[str, str]:
        """The kinds of the parts of notes, by name."""
        return {f"/word/{kind}.xml": kind for kind in self._parts}

    def members(self) -> Iterator[Member]:
        """Yield the parts of the notes, each with its relationships."""
        for part in self._parts.values():
            yield from part.members()


class _Part:
    """The part with the notes of one kind; it begins with what separates notes from the text."""

    def __init__(self, kind: str, first: etree._Element) -> None:
        self._kind = kind
        self._root = first
        for note in [note for note in first if not note.get(f"{W}type")]:
            first.remove(note)
        self._last = max((int(note.get(_ID, "0")) for note in first), default=0)
        self._links = Links()

    def number(self) -> int:
        self._last += 1
        return self._last

    def add(
        self,
        record: Record,
        around: Surroundings,
        store: Store,
        fitted: Callable[[bytes], bytes],
    ) -> None:
        _, name = record.relations.notes[self._kind]
        others = (relation for relation, _ in record.relations_of(name).others)
        ids = self._links.changes((*store.pictures(record, name), *others))
        root = parse(fitted(settle(record.read(name), around, ids)), huge=True)
        if (root.nsmap, dict(root.attrib)) != (self._root.nsmap, dict(self._root.attrib)):
            raise OutputError(different(record.place, "susunan catatannya"))
        notes = {note.get(_ID): note for note in root}
        for old, new in around.notes[self._kind]:
            note = deepcopy(notes[old])
            note.set(_ID, new)
            self._root.append(note)

    def members(self) -> Iterator[Member]:
        name = f"word/{self._kind}.xml"
        yield Member.of(name, to_bytes(self._root))
        if self._links:
            yield Member.of(rels_name(name), self._links.written())
