"""What each turn of a loop has of its own: its footnotes, its numbered lists, its bookmarks.

Notes and lists stand in other parts of a Word file, so a loop would only repeat the references to
them. When a naskah is compiled, a note moves into the reference that a block repeats or leaves out,
where it knows the names of the block, and a list that is a turn's own gets a mark at the beginning
of the turn::

    <w:footnoteReference w:id="2"><w:footnote w:id="2">Catatan {{ o.catatan }}</w:footnote></...>
    {% for u in unit %}<?zi-daftar 1?><w:p>..<w:numId w:val="1"/>..</w:p>{% endfor %}

In a document that is made, every note goes back into its part under a number of its own, and every
turn but the first gets a list that begins anew.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field

from lxml import etree

from zi_docs.ooxml.package import DOCUMENT, Package, rels_name
from zi_docs.ooxml.relations import relations_in
from zi_docs.ooxml.xml import R, W, parse, parse_xml, qn, to_bytes
from zi_docs.word.blocks import Site, blocks_in
from zi_docs.word.bookmarks import TURN, mark_references, point_to_own
from zi_docs.word.lists import Lists
from zi_docs.word.stories import story_names

NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
NUMBERING = "numbering"
_MARK = "zi-daftar"
_MARKS, _TURNS = b"<?zi-daftar", f"<?{TURN}".encode()
_PARA_IDS = (qn("w14:paraId"), qn("w14:textId"))
_RELATED = etree.XPath("//@r:*", namespaces={"r": R[1:-1]})


# When a naskah is compiled


def renew_turns(package: Package) -> None:
    """Let what stands in a block of any story be renewed whenever the block is printed."""
    names = _named(package)
    _move_all_notes(package, names)
    lists = _lists_of(package, names)
    for name in [name for name in story_names(package) if b"{%" in package.parts[name]]:
        root = parse_xml(package.parts[name], name)
        sites = list(blocks_in(root))
        if any(site.stack for site in sites):
            _renew_in(sites, lists)
            package.parts[name] = to_bytes(root)


def _lists_of(package: Package, names: Mapping[str, str]) -> Lists | None:
    if NUMBERING not in names:
        return None
    styles = package.parts.get(names.get("styles", ""))
    return Lists.read(package.parts[names[NUMBERING]], styles)


def _renew_in(sites: list[Site], lists: Lists | None) -> None:
    for site in sites:
        if any(block.repeats for block in site.stack):
            _drop_ids(site.node)
    mark_references(sites)
    if lists is not None:
        _mark_lists(sites, lists)


def _named(package: Package) -> dict[str, str]:
    """Return the parts of the body by the kinds of their relationships."""
    rels = rels_name(DOCUMENT)
    links = relations_in(package.parts[rels], rels) if rels in package.parts else ()
    targets = {link.kind: link.part(DOCUMENT) for link in links if not link.outer}
    return {kind: name for kind, name in targets.items() if name in package.parts}


def _drop_ids(node: etree._Element) -> None:
    """Remove ids that Word gives anew itself: those of paragraphs and of content controls."""
    for name in _PARA_IDS:
        node.attrib.pop(name, None)
    if node.tag == f"{W}sdtPr":
        for identifier in node.findall(f"{W}id"):
            node.remove(identifier)


def _move_all_notes(package: Package, names: Mapping[str, str]) -> None:
    """Move the notes that blocks of the body refer to into their references."""
    if b"{%" not in package.parts[DOCUMENT]:
        return
    root = parse_xml(package.parts[DOCUMENT], DOCUMENT)
    sites = [site for site in blocks_in(root) if site.stack]
    kinds = {part: kind for part, kind in NOTES.items() if part in names}
    moved = [_move_notes(package, names[part], kind, sites) for part, kind in kinds.items()]
    if any(moved):
        package.parts[DOCUMENT] = to_bytes(root)


def _move_notes(package: Package, part: str, kind: str, sites: Iterable[Site]) -> bool:
    """Move the notes of one part; tell whether there were any."""
    root = parse_xml(package.parts[part], part)
    notes = {note.get(f"{W}id"): note for note in root.iterchildren(f"{W}{kind}")}
    moved = set()
    for site in [site for site in sites if site.node.tag == f"{W}{kind}Reference"]:
        identifier = site.node.get(f"{W}id")
        if (note := notes.get(identifier)) is not None:
            inside = copy.deepcopy(note)
            inside.tail = None
            site.node.append(inside)
            moved.add(identifier)
    for identifier in moved - _referred(package, kind, sites):
        root.remove(notes[identifier])
    if moved:
        package.parts[part] = to_bytes(root)
    return bool(moved)


def _referred(package: Package, kind: str, sites: Iterable[Site]) -> set[str]:
    """Return the notes that the body also refers to outside of blocks."""
    root, mark = parse_xml(package.parts[DOCUMENT], DOCUMENT), f"{W}{kind}Reference"
    blocks = [site.node.get(f"{W}id", "") for site in sites if site.node.tag == mark]
    every = [node.get(f"{W}id", "") for node in root.iter(mark)]
    return {
        identifier for identifier in every if every.count(identifier) > blocks.count(identifier)
    }


def _mark_lists(sites: list[Site], lists: Lists) -> None:
    for loop, number, items in lists.renewed_by(sites):
        mark = etree.ProcessingInstruction(_MARK, number)
        loop.addnext(mark)
        for item in items:
            lists.write_number(item)


# When a document is made


@dataclass(frozen=True, slots=True)
class Turns:
    """What is renewed in the documents of one naskah.

    ``parts`` are the parts of notes and lists by their kinds, ``first`` the free numbers in them.
    ``stories`` are the parts whose text gives them notes and lists, or has bookmarks of its own.
    """

    parts: Mapping[str, str]
    first: Mapping[str, int]
    stories: frozenset[str]

    @classmethod
    def of(cls, package: Package) -> Turns | None:
        """Return what is renewed, or None when no loop holds notes, lists or bookmarks."""
        texts = {name: package.parts[name] for name in story_names(package)}
        body = package.parts[DOCUMENT]
        kinds = [part for part, kind in NOTES.items() if f"<w:{kind} ".encode() in body]
        stories = {name for name, text in texts.items() if _MARKS in text or _TURNS in text}
        stories |= {DOCUMENT} if kinds else set()
        kinds += [NUMBERING] if any(_MARKS in text for text in texts.values()) else []
        if not stories:
            return None
        names = {kind: name for kind, name in _named(package).items() if kind in kinds}
        first = {kind: _free(package.parts[name]) for kind, name in names.items()}
        return cls(names, first, frozenset(stories))

    def concerns(self, part: str) -> bool:
        """Tell whether a part gives or takes what is renewed."""
        return part in self.stories or part in self.parts.values()

    def takes_notes(self, part: str) -> bool:
        """Tell whether a part takes the notes of the body."""
        return part in (name for kind, name in self.parts.items() if kind in NOTES)

    def rank(self, part: str) -> int:
        """Return when a part is made: the stories first, then their notes, then all lists."""
        if part == self.parts.get(NUMBERING):
            return 2
        return int(self.takes_notes(part))


def _free(data: bytes) -> int:
    """Return a number that no note or list of a part has, nor any that is moved out of it."""
    root = parse(data, huge=True)
    known = [node.get(f"{W}id") or node.get(f"{W}numId") or "0" for node in root]
    return 1 + max((int(text) for text in known if text.isdigit()), default=0)


@dataclass(slots=True)
class TurnTray:
    """The notes and lists of the document that is being made.

    ``related`` are the relationships that each part uses after its notes moved.
    """

    turns: Turns
    related: dict[str, frozenset[str]] = field(default_factory=dict)
    _notes: dict[str, list[etree._Element]] = field(default_factory=dict)
    _order: dict[str, dict[str, int]] = field(default_factory=dict)
    _lists: list[tuple[str, str]] = field(default_factory=list)

    def renewed(self, part: str, data: bytes) -> bytes:
        """Return a part with numbers of its own for every note and list.

        The parts come in the order of :meth:`Turns.rank`.
        """
        root = parse(data, huge=True)
        if part == self.turns.parts.get(NUMBERING):
            Lists(root).add(self._lists)
            return to_bytes(root)
        if part in self.turns.stories:
            self._lists += self._renumber(root)
            point_to_own(root)
        if part == DOCUMENT:
            self._notes = {kind: list(self._take(root, kind)) for kind in NOTES}
            self._order = {kind: _order_of_references(root, kind) for kind in NOTES}
        for kind in (kind for kind in NOTES if self.turns.parts.get(kind) == part):
            root[:] = self._in_order(kind, [*root, *self._notes[kind]])
        self.related[part] = frozenset(map(str, _RELATED(root)))
        return to_bytes(root)

    def _in_order(self, kind: str, notes: Iterable[etree._Element]) -> list[etree._Element]:
        """Return the separators, then the notes in the order in which the body refers to them.

        LibreOffice 7.4 takes the notes of a file in their order, whatever their numbers say, and
        is a note off when there is one that nothing refers to.
        """
        order = self._order[kind]
        used = [note for note in notes if note.get(f"{W}type") or note.get(f"{W}id") in order]
        return sorted(
            used, key=lambda note: -1 if note.get(f"{W}type") else order[note.get(f"{W}id")]
        )

    def _take(self, root: etree._Element, part: str) -> Iterator[etree._Element]:
        """Take the notes out of their references; both get the next free number."""
        number = self.turns.first.get(part, 0)
        for reference in root.iter(f"{W}{NOTES[part]}Reference"):
            for note in reference.findall(f"{W}{NOTES[part]}"):
                reference.remove(note)
                for holder in (reference, note):
                    holder.set(f"{W}id", str(number))
                number += 1
                yield note

    def _renumber(self, root: etree._Element) -> Iterator[tuple[str, str]]:
        """Give each turn but the first a list of its own; yield which list it is a copy of."""
        now: dict[str, str] = {}
        number = self.turns.first.get(NUMBERING, 0) + len(self._lists)
        for node in list(root.iter(etree.ProcessingInstruction, f"{W}numId")):
            if node.tag == f"{W}numId":
                if (new := now.get(node.get(f"{W}val", ""))) is not None:
                    node.set(f"{W}val", new)
            elif node.target == _MARK:
                old = node.text
                if old in now:
                    now[old] = str(number)
                    yield now[old], old
                    number += 1
                else:
                    now[old] = old
                node.getparent().remove(node)


def _order_of_references(root: etree._Element, part: str) -> dict[str, int]:
    """Return where in the body each note is referred to first."""
    order: dict[str, int] = {}
    for at, reference in enumerate(root.iter(f"{W}{NOTES[part]}Reference")):
        order.setdefault(reference.get(f"{W}id", ""), at)
    return order


TURNS: ContextVar[TurnTray] = ContextVar("TURNS")
