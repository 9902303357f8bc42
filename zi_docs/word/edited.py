"""Issuing a konsep that somebody corrected in Word: real values into its controls, the mark out.

The real values come from the same naskah, filled with the real number and date. A slot of the
edited file gets what stands in the slot of the same name there.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree

from zi_docs.errors import DataError, Place, Problem, TemplateError, quote
from zi_docs.model.fields import find_mark
from zi_docs.ooxml.package import (
    DOCUMENT,
    RELATIONS,
    Member,
    Package,
    rels_name,
    zip_of,
)
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.relations import Relation, add_link, read_links, relations_in, relationships
from zi_docs.ooxml.text import TextChange, text_changes
from zi_docs.ooxml.xml import R, W, parse_xml, to_bytes
from zi_docs.word import problems, problems_konsep
from zi_docs.word.check import Fixes, check_part
from zi_docs.word.compose import add_media
from zi_docs.word.controls import DOTS
from zi_docs.word.gate import open_naskah
from zi_docs.word.mark import take_mark
from zi_docs.word.normalise import normalise_tags
from zi_docs.word.properties import CORE, register_properties
from zi_docs.word.renderer import Renderer
from zi_docs.word.slots import Slot, agrees, open_rooms, own_text, paragraph_texts, take_slots
from zi_docs.word.stories import story_of

_STORIES = ("document", "header", "footer", "footnotes", "endnotes")
_SETTINGS = "word/settings.xml"
_TRACKED = "ZI449"
_CHANGES = tuple(
    f"{W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange"),
        *("pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange"),
    )
)
_COMMENTS = (f"{W}commentReference", f"{W}commentRangeStart")
_NUMBERED = ("nomor", "no", "no.", "tanggal", "tgl", "tgl.")


@dataclass(slots=True)
class _Opened:
    """A Word file whose stories are trees: the mark is out, and its slots are found."""

    package: Package
    roots: dict[str, etree._Element]
    slots: dict[str, list[Slot]]

    @classmethod
    def of(cls, package: Package) -> _Opened:
        take_mark(package)
        roots = {name: parse_xml(package.parts[name], name) for name in _stories(package)}
        for root in roots.values():
            normalise_tags(root)
        return cls(package, roots, {name: take_slots(root) for name, root in roots.items()})

    def all_slots(self) -> Iterator[tuple[str, Slot]]:
        """Yield each slot with the name of its part."""
        return ((name, slot) for name, slots in self.slots.items() for slot in slots)

    def texts(self) -> list[str]:
        """Return the paragraphs of the body in order, and those of the other stories, sorted.

        LibreOffice copies headers, and gives their parts other names.
        """
        others = (paragraph_texts(r) for name, r in self.roots.items() if name != DOCUMENT)
        rest = sorted({text for texts in others for text in texts})
        return [*paragraph_texts(self.roots[DOCUMENT]), *rest]


def konsep_changes(made: bytes, edited: bytes) -> list[TextChange]:
    """Return the paragraphs in which an edited konsep differs from the konsep as it was made.

    What stands in controls is not compared, nor the mark. Raises :class:`TemplateError` (ZI401,
    ZI402) when one of them is not a readable Word file.
    """
    old, new = (_Opened.of(read_package(data, "konsep")) for data in (made, edited))
    for _, slot in (*old.all_slots(), *new.all_slots()):
        slot.blank()
    return text_changes(old.texts(), new.texts())


def issue_edited(
    edited: bytes, renderer: Renderer, context: Mapping[str, Any], place: Place
) -> bytes:
    """Return the finished document that an edited konsep gives.

    ``renderer`` is that of the konsep, ``context`` holds the real number and date, ``place`` is
    the edited file. Raises :class:`DataError` with everything that stands in the way: a file that
    the gate refuses (ZI401, ZI441-ZI448), tracked changes (ZI449), comments (ZI479), controls that
    are gone (ZI480), unknown (ZI486) or hold another value (ZI481), dots (ZI482), tags (ZI483) or a
    text for drafts (ZI484) that are left.
    """
    package = _open(edited, place)
    real = _Opened.of(read_package(renderer.render_filled(context), place))
    opened = _Opened.of(package)
    found = [*_left_over(opened, place), *_fill(opened, real, place)]
    if not found:
        final = renderer.render_filled(context, draf=False)
        found = [*_dots(opened, real, place), *_drafts(opened, real, final, place)]
    if found:
        raise DataError(list(dict.fromkeys(found)))
    _set_properties(package, real.package)
    return _bytes_of(opened)


def _open(data: bytes, place: Place) -> Package:
    """Return the parts of an edited konsep. Raises :class:`DataError` for what the gate refuses."""
    try:
        return open_naskah(data, place)
    except TemplateError as error:
        told = [problem for problem in error.problems if problem.code != _TRACKED]
        if len(told) < len(error.problems):
            told += _tracked(read_package(data, place), place)
        raise DataError(told) from error


def _stories(package: Package) -> list[str]:
    return [
        name
        for name in package.parts
        if name.startswith("word/")
        and name.endswith(".xml")
        and name.removeprefix("word/").startswith(_STORIES)
    ]


def _where(place: Place, part: str, node: etree._Element) -> Place:
    """Return the place of a node: its story and the words of its paragraph."""
    paragraph = node if node.tag == f"{W}p" else next(node.iterancestors(f"{W}p"), None)
    story = story_of(place, part)
    words = "" if paragraph is None else own_text(paragraph).strip()
    return story.inside(quote(words)) if words else story


def _tracked(package: Package, place: Place) -> Iterator[Problem]:
    for name in _stories(package):
        root = parse_xml(package.parts[name], name)
        if (change := next(root.iter(*_CHANGES), None)) is not None:
            yield problems.tracked_changes(_where(place, name, change))


def _left_over(opened: _Opened, place: Place) -> Iterator[Problem]:
    """Yield what an edited konsep may not hold any more when it is issued."""
    for name, root in opened.roots.items():
        if (change := next(root.iter(*_CHANGES), None)) is not None:
            yield problems.tracked_changes(_where(place, name, change))
        if (comment := next(root.iter(*_COMMENTS), None)) is not None:
            yield problems_konsep.comments_left(_where(place, name, comment))
        for paragraph in root.iter(f"{W}p"):
            if mark := find_mark(own_text(paragraph)):
                yield problems_konsep.tag_left(_where(place, name, paragraph), mark)


def _fill(opened: _Opened, real: _Opened, place: Place) -> Iterator[Problem]:
    """Put the real values into the slots; yield what is wrong with slots."""
    values = {slot.name: (part, slot) for part, slot in real.all_slots()}
    slots = list(opened.all_slots())
    if strange := [(part, slot) for part, slot in slots if slot.name not in values]:
        part, slot = strange[0]
        where = _where(place, part, slot.paragraph)
        yield problems_konsep.control_unknown(where, slot.alias, len(strange))
        return  # what is gone follows from this
    for part, slot in slots:
        source, value = values[slot.name]
        if agrees(slot.text, value.text):
            slot.fill(_brought(value.nodes, real.package, source, opened.package, part))
        else:
            where, alias = _where(place, part, slot.paragraph), slot.alias or value.alias
            yield problems_konsep.control_other(where, alias, slot.text, value.text)
    seen = {slot.name for _, slot in slots}
    yield from _gone([values[name] for name in values if name not in seen], place)


def _gone(lost: Iterable[tuple[str, Slot]], place: Place) -> Iterator[Problem]:
    """Yield the controls that the edited file lacks, once for numbers and once for dates.

    The place says in which story the first one stood.
    """
    by_alias: dict[str, list[tuple[str, Slot]]] = {}
    for part, slot in lost:
        if not slot.is_spare:
            by_alias.setdefault(slot.alias, []).append((part, slot))
    for alias, gone in by_alias.items():
        part, slot = gone[0]
        words = own_text(slot.paragraph)
        yield problems_konsep.control_gone(story_of(place, part), alias, words, len(gone))


def _brought(
    nodes: list[etree._Element], source: Package, part: str, target: Package, into: str
) -> list[etree._Element]:
    """Return copies of nodes for another file; the pictures they show are copied too."""
    links = {link.id: link for link in _links(source, part)}
    copies = [copy.deepcopy(node) for node in nodes]
    for holder in (holder for node in copies for holder in node.iter("{*}blip")):
        link = links.get(holder.get(f"{R}embed", ""))
        if link is None or link.part(part) not in source.parts:
            continue
        media = add_media(target, source.parts[link.part(part)], link.target)
        identifier = f"rIdIsi{media.rpartition('/')[2].partition('.')[0]}"
        tree = relationships(target, into)
        if all(known.get("Id") != identifier for known in tree):
            add_link(tree, identifier, link.type, media)
            target.parts[rels_name(into)] = to_bytes(tree)
        holder.set(f"{R}embed", identifier)
    return copies


def _links(package: Package, part: str) -> Iterable[Relation]:
    data = package.parts.get(rels_name(part))
    return [] if data is None else relations_in(data, part)


def _dots(opened: _Opened, real: _Opened, place: Place) -> Iterator[Problem]:
    """Yield the places where room for a number or date was left open by hand."""
    for name in opened.package.names("word/charts/"):
        if DOTS.encode() in opened.package.parts[name]:
            yield problems_konsep.dots_hidden(story_of(place, name))
    allowed = set(real.texts())
    intended = {slot.name: _rooms(slot.paragraph) for _, slot in real.all_slots()}
    for name, root in opened.roots.items():
        filled = {slot.paragraph: intended[slot.name] for slot in opened.slots[name]}
        for paragraph in root.iter(f"{W}p"):
            rooms = _rooms(paragraph)
            is_open = any(map(_asks, rooms)) or len(rooms) > len(filled.get(paragraph, rooms))
            if is_open and " ".join(own_text(paragraph).split()) not in allowed:
                yield problems_konsep.dots_left(_where(place, name, paragraph))
        for link in _links(opened.package, name):
            if DOTS in unquote(link.target):
                yield problems_konsep.dots_hidden(story_of(place, name))
        for node in filter(_hides_dots, root.iter()):
            yield problems_konsep.dots_hidden(_where(place, name, node))


def _rooms(paragraph: etree._Element) -> list[str]:
    return open_rooms(" ".join(own_text(paragraph).split()))


def _asks(words: str) -> bool:
    """Tell whether words before dots ask for a number or a date."""
    asked = words.casefold().rstrip(" :").split()[-1:]
    return bool(asked) and asked[0] in _NUMBERED


def _hides_dots(node: etree._Element) -> bool:
    """Tell whether our dots stand where no control can: in a field's code, in an attribute."""
    if not isinstance(node.tag, str):
        return False
    texts = [*map(str, node.attrib.values()), "" if node.tag == f"{W}t" else node.text or ""]
    return any(DOTS in text for text in texts)


def _drafts(opened: _Opened, real: _Opened, final: bytes, place: Place) -> Iterator[Problem]:
    """Yield the paragraphs that only a draft has, by ``{% if draf %}`` in the naskah."""
    finished = _Opened.of(read_package(final, place))
    drafted = set(real.texts()) - set(finished.texts())
    for name, root in opened.roots.items():
        for paragraph in root.iter(f"{W}p"):
            if " ".join(own_text(paragraph).split()) in drafted:
                yield problems_konsep.draft_left(_where(place, name, paragraph))


def _set_properties(package: Package, real: Package) -> None:
    """Give the file the properties of the finished document: title, office, dates.

    The small picture of the first page that Word may keep goes, since it shows the mark.
    """
    links = read_links(package.parts[RELATIONS], RELATIONS)
    named = {link.kind: link for link in relations_in(to_bytes(links), RELATIONS)}
    if "thumbnail" in named:
        package.parts.pop(named["thumbnail"].part(""), None)
        for link in [link for link in links if link.get("Id") == named["thumbnail"].id]:
            links.remove(link)
        package.parts[RELATIONS] = to_bytes(links)
    core = named.get("core-properties")
    package.parts[core.part("") if core else CORE] = real.parts[CORE]
    if core is None:
        register_properties(package)


def _bytes_of(opened: _Opened) -> bytes:
    """Return the file, each story checked like that of any result."""
    parts = dict(opened.package.parts)
    for name, root in opened.roots.items():
        parts[name] = check_part(to_bytes(root), Fixes(ids=True)).data
    if _SETTINGS in parts:
        settings = parse_xml(parts[_SETTINGS], _SETTINGS)
        for node in settings.findall(f"{W}trackRevisions"):
            settings.remove(node)
        parts[_SETTINGS] = to_bytes(settings)
    return zip_of(Member.of(name, data) for name, data in parts.items())
