"""The headers and footers of a joined file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from zi_docs.ooxml.names import NS
from zi_docs.ooxml.package import Member
from zi_docs.ooxml.packed import Packed
from zi_docs.outputs.gabung.plain import DOCPR
from zi_docs.outputs.gabung.reasons import look_at_story
from zi_docs.outputs.gabung.record import Record, rels_name
from zi_docs.outputs.gabung.relations import Relation, write_relations
from zi_docs.outputs.gabung.sections import Reference
from zi_docs.outputs.gabung.settle import Surroundings, settle
from zi_docs.outputs.gabung.splice import renumber
from zi_docs.outputs.gabung.store import Store

__all__ = ["Stories", "Story"]

_BLANK = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{0} xmlns:w="{1}"><w:p><w:pPr>'
    '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p></w:{0}>'
)
_ROOTS = {"header": "hdr", "footer": "ftr"}


class Story(NamedTuple):
    """A header or footer in the joined file: its relationship id, and whether it prints pages."""

    id: str
    prints_pages: bool


class Stories:
    """Takes in headers and footers; equal ones with equal pictures are kept once."""

    def __init__(self, store: Store) -> None:
        self.kinds: dict[str, str] = {}
        self._store = store
        self._stories: dict[tuple[object, ...], Story] = {}
        self._blank: dict[str, str] = {}

    def of(self, record: Record, id_: str, around: Surroundings) -> Story:
        """Return a header or footer of a record; one that points into the record is its own."""
        relation, name = record.relations.stories[id_]
        part, relations = record.parts[name], record.relations_of(name)
        others = (other for other, _ in relations.others)
        inner = (*self._store.pictures(record, name), *others) if relations.all else ()
        own = around.record if look_at_story(part).own else 0
        key = (relation.type, part.data, inner, own)
        if key not in self._stories:
            data = _fitted(part, around)
            id_ = self._add(relation, self._member(relation.kind, part, data), inner)
            self._stories[key] = Story(id_, b"PAGE" in data)
        return self._stories[key]

    def blanks(self, wanted: Iterable[tuple[str, str]]) -> tuple[Reference, ...]:
        """Return empty headers and footers for these pages."""
        return tuple(
            Reference(story, pages, self._blank_id(story)) for story, pages in sorted(wanted)
        )

    def _blank_id(self, story: str) -> str:
        if story not in self._blank:
            data = _BLANK.format(_ROOTS[story], NS["w"]).encode()
            relation = Relation(f"rIdKosong{story}", f"{NS['r']}/{story}", "", outer=False)
            self._blank[story] = self._add(relation, Member.of(self._next(story), data), ())
        return self._blank[story]

    def _member(self, kind: str, part: Packed, data: bytes) -> Member:
        """Return the story to be written; one that did not change is not compressed again."""
        name = self._next(kind)
        if (part.size, part.unpack()) == (len(data), data):
            return part._replace(name=name).member()
        return Member.of(name, data)

    def _next(self, kind: str) -> str:
        return f"word/{kind}{len(self.kinds) + 1}.xml"

    def _add(self, relation: Relation, story: Member, inner: Sequence[Relation]) -> str:
        name = story.name.decode()
        self.kinds[f"/{name}"] = relation.kind
        self._store.add(story)
        if inner:
            self._store.add(Member.of(rels_name(name), write_relations(inner)))
        return self._store.claim(relation._replace(target=name.removeprefix("word/")))


def _fitted(part: Packed, around: Surroundings) -> bytes:
    data = part.unpack()
    return renumber(
        data if look_at_story(part).plain else settle(data, around), DOCPR, around.number
    )
