"""What the joined text links to: pictures kept once, relationships with ids of their own."""

from __future__ import annotations

from collections.abc import Iterator

from zi_docs.ooxml.package import DOCUMENT, Member
from zi_docs.ooxml.packed import Packed
from zi_docs.outputs.gabung.record import Record
from zi_docs.outputs.gabung.relations import Relation, Relations, write_relations

__all__ = ["Store"]


class Store:
    """Takes in pictures and relationships; equal ones are kept once."""

    def __init__(self) -> None:
        self._members: list[Member] = []
        self._relations: dict[str, Relation] = {}
        self._ids: dict[tuple[str, str, bool], str] = {}
        self._pictures: dict[tuple[str, bytes], str] = {}
        self._others: dict[Relations, dict[str, str]] = {}

    def links(self, record: Record) -> dict[str, str]:
        """Return the relationship ids of a text that have to change, with the new ones."""
        relations = record.relations
        if relations not in self._others:
            self._others[relations] = self._changes(relation for relation, _ in relations.others)
        pictures = self._changes(self.pictures(record, DOCUMENT))
        return self._others[relations] | pictures if pictures else self._others[relations]

    def pictures(self, record: Record, owner: str) -> Iterator[Relation]:
        """Yield the pictures that a part shows, each where it lies in the joined file."""
        for relation, name in record.relations_of(owner).pictures:
            part = record.parts.get(name)
            target = relation.target if part is None else self._picture(part)
            yield Relation(relation.id, relation.type, target, outer=False)

    def add(self, part: Member) -> None:
        """Take in a part."""
        self._members.append(part)

    def claim(self, relation: Relation) -> str:
        """Return the id of a relationship: its own where that is free, so that most texts fit."""
        key = (relation.type, relation.target, relation.outer)
        taken = self._relations.get(relation.id)
        if taken is not None and (taken.type, taken.target, taken.outer) == key:
            return relation.id
        if key not in self._ids:
            id_ = relation.id if taken is None else self._free_id()
            self._relations[id_] = Relation(id_, *key)
            self._ids[key] = id_
        return self._ids[key]

    def members(self) -> Iterator[Member]:
        """Yield the relationships of the text, and the parts that were taken in."""
        relations = write_relations(self._relations.values())
        yield Member.of("word/_rels/document.xml.rels", relations)
        yield from self._members

    def _changes(self, relations: Iterator[Relation]) -> dict[str, str]:
        ids = {relation.id: self.claim(relation) for relation in relations}
        return {old: new for old, new in ids.items() if old != new}

    def _picture(self, part: Packed) -> str:
        ending = part.name.rpartition(".")[2].lower()
        key = (ending, part.data)
        if key not in self._pictures:
            target = f"media/gambar{len(self._pictures) + 1}.{ending}"
            part.unpack()  # what is copied is known to be whole
            self.add(part._replace(name=f"word/{target}").member())
            self._pictures[key] = target
        return self._pictures[key]

    def _free_id(self) -> str:
        number = len(self._relations) + 1
        while f"rIdGabung{number}" in self._relations:
            number += 1
        return f"rIdGabung{number}"
