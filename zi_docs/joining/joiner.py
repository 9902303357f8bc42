"""Building the joined text, record by record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from zi_docs.joining.frame import (
    NO_SETTINGS,
    SETTINGS,
    SETTINGS_RELATION,
    Frame,
    read_sides,
    with_sides,
)
from zi_docs.joining.lists import Lists
from zi_docs.joining.note_numbers import NoteSettings, with_section_ends
from zi_docs.joining.notes import Notes
from zi_docs.joining.record import DOCPR, NOTE_KINDS, NUM, Record, renumber, revalue
from zi_docs.joining.sections import (
    Change,
    Sections,
    close_record,
    cut_sections,
    open_record,
    references_in,
)
from zi_docs.joining.settle import Surroundings, settle
from zi_docs.joining.stories import Store, Stories, Story
from zi_docs.ooxml.package import DOCUMENT, Member, zip_of

_BODY, _BODY_END = b"<w:body>", b"</w:body>"
_RELATED = (b" r:", b"\nr:", b"\tr:", b"\rr:")
_LINKS = (b'<a:blip r:embed="', b'<w:hyperlink r:id="')
_NUMBERING, _STYLES = "word/numbering.xml", "word/styles.xml"


class _Section(NamedTuple):
    """A section, which is written when all records are known.

    ``first`` says that it is the first of its record; ``follows`` says that another record comes
    before it. ``notes`` and ``passes_on`` are those of :class:`Change`.
    """

    xml: bytes
    first: bool
    follows: bool
    restart: bool
    stories: Mapping[str, str]
    notes: tuple[str, ...]
    passes_on: bool | None


class Joiner:
    """Takes documents one after the other and returns the file that holds them all."""

    def __init__(self, first: Record, dua_sisi: bool) -> None:
        self._frame = Frame(first)
        self._dua_sisi = dua_sisi
        self._sides = read_sides(self._frame.part(SETTINGS))
        self._head = first.head
        self._note_settings = NoteSettings(self._frame.part(SETTINGS))
        self._sections = Sections(first.head, self._note_settings)
        self._lists = Lists(self._frame.part(_NUMBERING), self._frame.part(_STYLES))
        self._store = Store()
        self._story_parts = Stories(self._store)
        self._notes = Notes(self._store)
        self._moves_endnotes = False
        self._ids = count(1)
        self._pieces: list[bytes | _Section] = [first.head]
        self._pages: set[tuple[str, str]] = set()
        self._records = 0

    def add(self, record: Record, bookmark: str, *, last: bool) -> None:
        """Append a document.

        Raises :class:`OutputError` (ZI752) when a part that all documents share differs in it.
        """
        self._frame.admit(record)
        self._records += 1
        self._notes.open(record)
        around = self._surroundings(record)
        lists: dict[bytes, bytes] = {}
        body = self._renewed(self._settled(record, around), lists, around)
        self._notes.add(record, around, lambda part: self._renewed(part, lists, around))
        texts, properties = cut_sections(open_record(body, self._mark(bookmark)))
        stories = [self._stories(record, section, around) for section in properties]
        restart = self._restarts(body, stories)
        sections = [
            _Section(
                xml,
                not n,
                not n and self._records > 1,
                not n and restart,
                _ids(own),
                () if n else tuple(NOTE_KINDS[kind] for kind in around.notes),
                self._passes_on(around, last=n == len(properties) - 1),
            )
            for n, (xml, own) in enumerate(zip(properties, stories, strict=True))
        ]
        mark = self._mark(around.end) if around.counts_pages else b""
        self._append(texts, sections, mark, last=last)

    def data(self) -> bytes:
        """Return the joined file."""
        text = b"".join((*self._written(), _BODY_END, b"</w:document>"))
        settings = self._added_settings()
        kinds = self._story_parts.kinds | self._notes.kinds
        kinds |= {f"/{SETTINGS}": "settings"} if settings else {}
        parts = [
            *self._frame.members(kinds, self._store.chart_types),
            *self._shared(),
            *settings,
            Member.of(DOCUMENT, text),
            *self._notes.members(),
            *self._store.members(),
        ]
        return zip_of(parts)

    def _surroundings(self, record: Record) -> Surroundings:
        return Surroundings(
            self._records,
            f"_zi{self._records}_akhir",
            lambda: next(self._ids),
            self._notes.number,
            self._store.links(record),
            self._lists.styles,
            lambda: record.properties,
        )

    def _settled(self, record: Record, around: Surroundings) -> bytes:
        """Return the body with ids and links that no other record uses."""
        if self._needs_tree(record, around):
            return _inside(settle(record.whole, around, around.relations))
        body = record.body
        for link in _LINKS if around.relations else ():
            body = revalue(body, link, lambda old: _renamed(old, around.relations))
        return body

    def _renewed(self, part: bytes, lists: dict[bytes, bytes], around: Surroundings) -> bytes:
        """Return a part with lists and numbers of pictures that no other record uses."""
        if self._lists.any_counts:
            part = revalue(part, NUM, lambda old: self._lists.renew(lists, old))
        return renumber(part, DOCPR, around.number)

    def _passes_on(self, around: Surroundings, *, last: bool) -> bool | None:
        """Tell whether a section passes its endnotes on; None where the documents say it."""
        if "endnotes" not in around.notes or self._note_settings.end_sections:
            return None
        self._moves_endnotes = True
        return not last

    def _needs_tree(self, record: Record, around: Surroundings) -> bool:
        if not record.is_plain:
            return True
        if around.relations and not _links_are_plain(record.body):
            return True
        return any(b'w:val="%b"' % name.encode() in record.body for name in around.styles)

    def _mark(self, name: str) -> bytes:
        number = next(self._ids)
        line = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'
        return line.encode()

    def _stories(self, record: Record, section: bytes, around: Surroundings) -> dict[str, Story]:
        """Return the headers and footers of a section, by their ids in the record."""
        references = references_in(self._head, section)
        self._pages |= {(r.story, r.pages) for r in references}
        return {r.id: self._story_parts.of(record, r.id, around) for r in references}

    def _restarts(self, body: bytes, stories: Iterable[Mapping[str, Story]]) -> bool:
        """Tell whether a record's page numbers begin with 1.

        They continue where no number is printed, since LibreOffice would put a blank page between
        two pages that both have an odd number.
        """
        printed = any(story.prints_pages for own in stories for story in own.values())
        return printed or b"PAGE" in body or self._dua_sisi or self._sides.matter

    def _append(
        self, texts: Sequence[bytes], sections: Sequence[_Section], mark: bytes, *, last: bool
    ) -> None:
        """Add a record; its last section ends with a paragraph, except in the last record."""
        *inner, end = texts
        for text, section in zip(inner, sections, strict=False):
            self._pieces += (text, section)
        before, after = close_record(end, mark, breaks=not last)
        self._pieces += (before, sections[-1], after)

    def _written(self) -> Iterator[bytes]:
        for piece in self._pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                yield self._sections.change(piece.xml, self._change(piece), piece.stories)

    def _change(self, section: _Section) -> Change:
        own = {(r.story, r.pages) for r in references_in(self._head, section.xml)}
        start = "oddPage" if self._dua_sisi and not self._pages else "nextPage"
        return Change(
            self._story_parts.blanks(self._pages - own) if section.follows else (),
            start if section.first else "",
            section.restart,
            self._mirrors,
            section.notes,
            section.passes_on,
        )

    @property
    def _mirrors(self) -> bool:
        """Whether left pages get the headers of right pages, so that records begin on a front side.

        When left and right pages differ, Word and LibreOffice put a blank page between two odd
        numbers by themselves. A section of the type ``oddPage`` is no solution where there is a
        header: LibreOffice loses the header on even pages.
        """
        return self._dua_sisi and bool(self._pages) and not self._sides.have_headers

    def _added_settings(self) -> list[Member]:
        """Return the settings part, if one is needed and the documents have none."""
        if SETTINGS in self._frame.parts or not (self._mirrors or self._moves_endnotes):
            return []
        self._store.claim(SETTINGS_RELATION)
        return [Member.of(SETTINGS, self._changed(NO_SETTINGS))]

    def _changed(self, settings: bytes) -> bytes:
        settings = with_sides(settings) if self._mirrors else settings
        return with_section_ends(settings) if self._moves_endnotes else settings

    def _shared(self) -> Iterator[Member]:
        for name, part in self._frame.parts.items():
            if name == _NUMBERING and self._lists.any_made:
                yield Member.of(name, self._lists.part())
            elif name == SETTINGS and (self._mirrors or self._moves_endnotes):
                yield Member.of(name, self._changed(part.unpack()))
            else:
                yield part.member()


def _inside(document: bytes) -> bytes:
    return document[document.index(_BODY) + len(_BODY) : document.rindex(_BODY_END)]


def _links_are_plain(body: bytes) -> bool:
    """Tell whether every relationship id in the text is the first attribute of its tag."""
    named = sum(map(body.count, _RELATED)) - body.count(b"Reference w:type=")
    return named == sum(map(body.count, _LINKS))


def _ids(stories: Mapping[str, Story]) -> dict[str, str]:
    return {old: story.id for old, story in stories.items()}


def _renamed(old: bytes, ids: Mapping[str, str]) -> bytes:
    return ids.get(old.decode(), old.decode()).encode()
