"""The headers and footers of a joined file, and the pictures and links of its text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from zi_docs.joining.reasons import look_at_story
from zi_docs.joining.record import DOCPR, Record, Relations, renumber
from zi_docs.joining.sections import Reference
from zi_docs.joining.settle import Surroundings, settle
from zi_docs.ooxml.charts import PartTypes, copied_relations, part_types
from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Member, rels_name
from zi_docs.ooxml.packed import Packed
from zi_docs.ooxml.relations import Relation, write_relations
from zi_docs.ooxml.xml import NS

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
    """Collects headers and footers; equal ones with equal pictures are kept once."""

    def __init__(self, store: Store) -> None:
        self.kinds: dict[str, str] = {}
        self._store = store
        self._stories: dict[tuple[object, ...], Story] = {}
        self._blank: dict[str, str] = {}

    def of(self, record: Record, id_: str, around: Surroundings) -> Story:
        """Return a record's header or footer; one with references into the record isn't shared."""
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
        """Return the story ready to be written; an unchanged one is not compressed again."""
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
        data if look_at_story(part).plain else settle(data, around, {}), DOCPR, around.number
    )


@lru_cache(maxsize=256)
def read_types(part: Packed) -> PartTypes:
    """Return the content types of a record; equal ones are read once."""
    return part_types(part.unpack())


def _numbered(part: str, number: int) -> str:
    """Return the name of the copy of a chart's part: ``word/charts/chart1-gabung7.xml``."""
    stem, ending = posixpath.splitext(part)
    return f"{stem}-gabung{number}{ending}"


class Links:
    """The relationships of a part of the joined file."""

    def __init__(self) -> None:
        self._relations: dict[str, Relation] = {}
        self._ids: dict[tuple[str, str, bool], str] = {}

    def claim(self, relation: Relation) -> str:
        """Return the id for a relationship: its own if that is free, so most texts stay as is."""
        key = (relation.type, relation.target, relation.outer)
        taken = self._relations.get(relation.id)
        if taken is not None and (taken.type, taken.target, taken.outer) == key:
            return relation.id
        if key not in self._ids:
            id_ = relation.id if taken is None else self._free_id()
            self._relations[id_] = Relation(id_, *key)
            self._ids[key] = id_
        return self._ids[key]

    def changes(self, relations: Iterable[Relation]) -> dict[str, str]:
        """Return the new id for each of a record's ids that has to change."""
        ids = {relation.id: self.claim(relation) for relation in relations}
        return {old: new for old, new in ids.items() if old != new}

    def written(self) -> bytes:
        """Return the part that holds the relationships."""
        return write_relations(self._relations.values())

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._relations)

    def _free_id(self) -> str:
        number = len(self._relations) + 1
        while f"rIdGabung{number}" in self._relations:
            number += 1
        return f"rIdGabung{number}"


class Store:
    """Collects pictures, charts and relationships; equal ones are kept once, but for charts.

    ``chart_types`` are the content types of the parts of charts. Word gives every drawing of a
    chart parts of its own, so each record keeps its own.
    """

    def __init__(self) -> None:
        self.chart_types: dict[str, str] = {}
        self._charts = 0
        self._members: list[Member] = []
        self._text = Links()
        self._pictures: dict[tuple[str, bytes], str] = {}
        self._others: dict[Relations, dict[str, str]] = {}

    def links(self, record: Record) -> dict[str, str]:
        """Return the new id for each relationship id of a text that has to change."""
        relations = record.relations
        if relations not in self._others:
            self._others[relations] = self._text.changes(
                relation for relation, _ in relations.others
            )
        own = self._text.changes(chain(self.pictures(record, DOCUMENT), self._charts_of(record)))
        return self._others[relations] | own if own else self._others[relations]

    def pictures(self, record: Record, owner: str) -> Iterator[Relation]:
        """Yield the pictures that a part shows, each with its path in the joined file."""
        for relation, name in record.relations_of(owner).pictures:
            part = record.parts.get(name)
            target = relation.target if part is None else self._picture(part)
            yield Relation(relation.id, relation.type, target, outer=False)

    def _charts_of(self, record: Record) -> Iterator[Relation]:
        """Add the charts of a record's text; yield their relationships in the joined file."""
        for relation, chart in record.relations.charts:
            if chart in record.charts[chart]:
                self._charts += 1
                target = self._copy_chart(record, chart).removeprefix("word/")
                relation = relation._replace(target=target)
            yield relation

    def _copy_chart(self, record: Record, chart: str) -> str:
        """Add a chart with all its parts under names of its own; return the name of the chart."""
        types = read_types(record.parts[CONTENT_TYPES])
        names = {part: _numbered(part, self._charts) for part in record.charts[chart]}
        for part, name in names.items():
            packed = record.parts[part]
            packed.unpack()  # so that no damaged part is copied
            self.add(packed._replace(name=name).member())
            self.chart_types[name] = types.of(part)
            if links := copied_relations(part, record.relations_of(part).all, names):
                self.add(Member.of(rels_name(name), links))
        return names[chart]

    def add(self, part: Member) -> None:
        """Add a part."""
        self._members.append(part)

    def claim(self, relation: Relation) -> str:
        """Return the id of a relationship of the text."""
        return self._text.claim(relation)

    def members(self) -> Iterator[Member]:
        """Yield the relationships of the text, and the parts that were added."""
        yield Member.of("word/_rels/document.xml.rels", self._text.written())
        yield from self._members

    def _picture(self, part: Packed) -> str:
        ending = part.name.rpartition(".")[2].lower()
        key = (ending, part.data)
        if key not in self._pictures:
            target = f"media/gambar{len(self._pictures) + 1}.{ending}"
            part.unpack()  # so that no damaged part is copied
            self.add(part._replace(name=f"word/{target}").member())
            self._pictures[key] = target
        return self._pictures[key]
