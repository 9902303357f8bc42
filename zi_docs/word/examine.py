"""Everything that is wrong with a naskah, at once, each fault with its paragraph and its text.

Compiling stops at the first kind of fault, since the next step needs a sound naskah. Here every
step is tried: what only follows from an earlier fault is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from jinja2 import nodes
from lxml import etree

from zi_docs.errors import Place, Problem, TemplateError, brief
from zi_docs.model.doctype import DocType
from zi_docs.ooxml.gate import open_word
from zi_docs.ooxml.package import Package
from zi_docs.ooxml.xml import W, parse_xml, to_bytes
from zi_docs.word import problems
from zi_docs.word.chart_sites import place_charts
from zi_docs.word.compiler import tidy, try_parts
from zi_docs.word.complaints import name_mend
from zi_docs.word.compose import insert_fragments, piece_place
from zi_docs.word.environment import part_tree, text_environment
from zi_docs.word.foreign import look_for_strange
from zi_docs.word.gate import open_naskah
from zi_docs.word.link_sites import place_links
from zi_docs.word.lost_styles import lost_styles
from zi_docs.word.merge_fields import merge_fields_in, merged_values
from zi_docs.word.muat import vain_styles
from zi_docs.word.names import UsedName, given_names, lacking, spoken, tag_tree, used_names
from zi_docs.word.normalise import find_marks, lines_of
from zi_docs.word.part import Part
from zi_docs.word.partials import Partial, compile_partials
from zi_docs.word.paths import UsedPath
from zi_docs.word.stories import PieceFile, paragraphs, piece_at, story_names, story_of
from zi_docs.word.tags import Tag, place_in, tag_numbered, tag_texts

_TRACKED, _GONE = "ZI449", (f"{W}del", f"{W}moveFrom")
_KEPT = (f"{W}ins", f"{W}moveTo")
_LEVEL = re.compile(r"^(\{[{%]-?)(?:p|tr|tc|r)\s")
_UNLIKE = re.compile(r"[\s\"'“”‘’…-]")
_LONGEST = 80


class Finding(NamedTuple):
    """A fault, and the whole text of the paragraph that it is in; empty where it is in none."""

    problem: Problem
    text: str = ""


class Spot(NamedTuple):
    """A paragraph of a naskah: its place, and its text."""

    place: Place
    text: str


@dataclass(slots=True)
class _Examined:
    """A naskah while it is looked through; ``spots`` are its paragraphs with pieces, by part.

    ``package`` is the file with its pieces; None where it can't be opened.
    """

    place: Place
    piece_file: PieceFile
    found: list[Problem] = field(default_factory=list)
    spots: dict[str, list[Spot]] = field(default_factory=dict)
    package: Package | None = None

    def told(self) -> list[Finding]:
        """Return every fault once, in reading order, with the text around it."""
        spots = [spot for part in self.spots.values() for spot in part]
        order = {spot.place: number for number, spot in reversed([*enumerate(spots)])}
        found = [_with_text(problem, spots) for problem in dict.fromkeys(self.found)]
        return sorted(found, key=lambda one: order.get(one.problem.place, len(order)))


def examine_doctype(doctype: DocType, contexts: Sequence[Mapping[str, Any]] = ()) -> list[Finding]:
    """Return all that is wrong with a type's naskah, its pieces, its wording, its steps to fit.

    ``contexts`` are the values of some of its records; a name that one of them lacks is a fault.
    """
    place, jinja = doctype.place(), doctype.manifest.jinja
    examined = _Examined(place, doctype.fragment_place)
    parts = _examine(examined, doctype.naskah, doctype.fragments, jinja=jinja)
    partials, wrong = compile_partials(doctype)
    examined.found += wrong
    _missing(examined, parts, contexts)
    for partial in partials:
        examined.found += _missing_in_text(partial, contexts)
    if examined.package is not None:
        examined.found += vain_styles(examined.package, doctype)
    return examined.told()


def examine_file(
    data: bytes,
    place: Place | str,
    contexts: Sequence[Mapping[str, Any]] = (),
    fragments: Mapping[str, bytes] = MappingProxyType({}),
) -> list[Finding]:
    """Return all that is wrong with any Word file with tags; see :func:`examine_doctype`."""
    examined = _Examined(Place.of(place), piece_place)
    parts = _examine(examined, data, fragments, jinja=True)
    _missing(examined, parts, contexts)
    merged = merge_fields_in(data, examined.place)
    for context in contexts:
        examined.found += merged_values(merged.fields, context)[1]
    examined.found += merged.idle
    return examined.told()


def names_in(
    data: bytes, place: Place | str, fragments: Mapping[str, bytes] = MappingProxyType({})
) -> frozenset[UsedPath]:
    """Return the paths that a Word file uses; of a part with wrong tags, those of its right tags.

    Names that the file gives itself, by a loop for example, are left out there.
    """
    examined = _Examined(Place.of(place), piece_place)
    parts = _examine(examined, data, fragments, jinja=True)
    found = [part.paths for part in parts]
    compiled = {part.name for part in parts}
    for name, spots in examined.spots.items():
        if name not in compiled:
            used = (one for _, _, names in _single_tags(spots) for one in names)
            found.append(frozenset(one.path for one in used))
    return frozenset().union(*found)


class Printed(NamedTuple):
    """A path that a naskah uses, the first tag that does, and the paragraph of that tag."""

    path: UsedPath
    tag: str
    place: Place


def printed_names(data: bytes, place: Place | str) -> list[Printed]:
    """Return every path that a sound Word file uses, in reading order.

    Raises :class:`TemplateError` with all that is wrong with a file that is not sound.
    """
    examined = _Examined(Place.of(place), piece_place)
    parts = _examine(examined, data, {}, jinja=True)
    if errors := [p for p in examined.found if p.is_error]:
        raise TemplateError(list(dict.fromkeys(errors)))
    fields = merge_fields_in(data, examined.place).fields
    return [
        *(one for part in parts for one in _printed_in(examined, part)),
        *(Printed(tuple(one.name.split(".")), one.shown, one.place) for one in fields),
    ]


def _printed_in(examined: _Examined, part: Part) -> Iterator[Printed]:
    story = story_of(examined.place, part.name)
    spots = _tag_spots(part.source, examined.spots.get(part.name, []))
    for name in used_names(part_tree(part.source), whole=True):
        tag, spot = _tag_of(part.source, name), spots[name.tag - 1] if name.tag else None
        yield Printed(name.path, tag.text if tag else "", spot.place if spot else story)


def _examine(
    examined: _Examined, data: bytes, fragments: Mapping[str, bytes], *, jinja: bool
) -> list[Part]:
    """Look through a Word file step by step; return the parts that could be compiled."""
    place, piece_file = examined.place, examined.piece_file
    try:
        package = open_word(data, place)
    except TemplateError as error:
        examined.found += error.problems
        return []
    if _accept_changes(package, place):
        examined.found.append(problems.tracked_changes(place))
    examined.package = package
    lints = tidy(package, place)
    examined.found += _insert(package, fragments, place, piece_file)
    for name, found in tidy(package, place, piece_file).items():
        lints[name] = [*lints.get(name, []), *found]
    wrong = {name for name, found in lints.items() if found}
    examined.found += [problem for found in lints.values() for problem in found]
    charts = place_charts(package, place, piece_file)
    charts += place_links(package, place, piece_file)
    examined.found += [*charts, *look_for_strange(package, place, piece_file).problems]
    examined.found += lost_styles(package, place, piece_file)
    examined.spots = dict(_spots(package, place, piece_file))
    tried = try_parts(package, place, {}, piece_file, jinja=jinja)
    for name, found in tried.found.items():
        spots = examined.spots.get(name, [])
        examined.found += [_relocated(one, spots) for one in found if name not in wrong]
    examined.found += tried.unfilled
    return tried.parts


def _accept_changes(package: Package, place: Place) -> bool:
    """Accept the tracked changes, so that the tags can be read; tell whether there were any."""
    tracked = False
    for name in [name for name in package.names("word/") if name.endswith(".xml")]:
        root = parse_xml(package.parts[name], story_of(place, name))
        if marks := list(root.iter(*_GONE, *_KEPT)):
            tracked = True
            for mark in marks:
                _accept(mark)
            package.parts[name] = to_bytes(root)
    return tracked


def _accept(mark: etree._Element) -> None:
    parent = mark.getparent()
    if mark.tag in _KEPT:
        for child in list(mark):
            mark.addprevious(child)
    parent.remove(mark)


def _insert(
    package: Package, fragments: Mapping[str, bytes], place: Place, piece_file: PieceFile
) -> list[Problem]:
    """Insert the shared pieces; one that can't be opened is told, and its ``sisip`` is not."""
    sound: dict[str, bytes] = {}
    broken: dict[str, Sequence[Problem]] = {}
    for name, data in fragments.items():
        try:
            open_naskah(data, piece_file(name))
            sound[name] = data
        except TemplateError as error:
            broken[name] = error.problems
    found: list[Problem] = []
    for problem in insert_fragments(package, sound, place, piece_file):
        lost = [n for n in broken if problem == problems.unknown_piece(problem.place, n, sound)]
        found += broken[lost[0]] if lost else [problem]
    return found


def _spots(
    package: Package, place: Place, piece_file: PieceFile
) -> Iterator[tuple[str, list[Spot]]]:
    for name in story_names(package):
        root = parse_xml(package.parts[name], story_of(place, name))
        yield name, spots_of(root, story_of(place, name), piece_file)


def spots_of(root: etree._Element, story: Place, piece_file: PieceFile) -> list[Spot]:
    """Return the paragraphs of a part, and the equations in them, in reading order."""
    return [
        Spot(here, "".join(text.text or "" for text in line))
        for here, paragraph in paragraphs(root, story, piece_file)
        for line in lines_of(paragraph)
    ]


# Where a tag stands


def _relocated(problem: Problem, spots: Sequence[Spot]) -> Problem:
    """Return a complaint at its paragraph, where its place only quotes the paragraph's words."""
    quoted = problem.place.part.partition('"')[2].rpartition('"')[0]
    words = _plain(quoted)
    near = [spot for spot in spots if words and words in _plain(spot.text)]
    return problem.at(near[0].place) if near else problem


def _tag_spots(source: str, spots: Sequence[Spot]) -> list[Spot | None]:
    """Return the paragraph of each numbered tag of a source; both are in reading order."""
    written = [(_plain(mark.text), spot) for spot in spots for mark in find_marks(spot.text)]
    found: list[Spot | None] = []
    at = 0
    for text in tag_texts(source):
        words = _plain(text)
        here = next((n for n in range(at, len(written)) if written[n][0] == words), None)
        found.append(None if here is None else written[here][1])
        at = at if here is None else here + 1
    return found


def _plain(text: str) -> str:
    """Return a tag or text without what Word and docxtpl change: its level, spaces and quotes."""
    return _UNLIKE.sub("", _LEVEL.sub(r"\1", text))


def _with_text(problem: Problem, spots: Sequence[Spot]) -> Finding:
    """Return a complaint with its paragraph, and with the text around it."""
    here = [spot for spot in spots if spot.place == problem.place] or [
        spot for spot in spots if _is_within(problem.place, spot.place)
    ]
    told = [spot for spot in here if any(m.text in problem.message for m in find_marks(spot.text))]
    braces = [spot for spot in here if "{" in spot.text or "}" in spot.text]
    text = next(iter((*told, *braces, *here)), Spot(problem.place, "")).text
    words = " ".join(text.split())
    if problem.about or not words or words in problem.message:
        return Finding(problem, text)
    return Finding(replace(problem, about=f'"{brief(words, _LONGEST)}"'), text)


def _is_within(place: Place, outer: Place) -> bool:
    return place.file == outer.file and place.part.startswith(f"{outer.part}, ")


# Names that the data do not have


def _missing(
    examined: _Examined, parts: Sequence[Part], contexts: Sequence[Mapping[str, Any]]
) -> None:
    """Find the names of the naskah that some context lacks (ZI421)."""
    if not contexts:
        return
    compiled = {part.name for part in parts}
    for part_name, spots in examined.spots.items():
        if part_name not in compiled:
            examined.found += _missing_by_tag(spots, contexts)
    for part in parts:
        examined.found += _missing_in_part(examined, part, contexts)


def _missing_in_part(
    examined: _Examined, part: Part, contexts: Sequence[Mapping[str, Any]]
) -> Iterator[Problem]:
    story = story_of(examined.place, part.name)
    spots = _tag_spots(part.source, examined.spots.get(part.name, []))
    for name in lacking(used_names(part_tree(part.source)), contexts):
        tag, spot = _tag_of(part.source, name), spots[name.tag - 1] if name.tag else None
        piece = piece_at(part.pieces, tag.at) if tag else None
        place = spot.place if spot else story
        if spot is None and tag:
            place = place_in(piece or story, part.source, tag)
        about = f"disisipkan di {story}" if piece else ""
        yield _no_name(name, tag, part.source, place, contexts, about)


def _missing_by_tag(
    spots: Sequence[Spot], contexts: Sequence[Mapping[str, Any]]
) -> Iterator[Problem]:
    """Find the names that the data lack in a part that can't be compiled, tag by tag.

    A name that some loop of the part gives is not looked for: which loop it is of can't be said.
    """
    told: set[UsedPath] = set()
    for spot, text, used in _single_tags(spots):
        for name in lacking(used, contexts):
            if name.path not in told:
                told.add(name.path)
                yield _no_name(name, Tag(text, 0), "", spot.place, contexts, "")


def _single_tags(spots: Sequence[Spot]) -> list[tuple[Spot, str, list[UsedName]]]:
    """Return each tag that can be read alone, and the names that it uses and no loop gives."""
    tags = [(spot, mark.text) for spot in spots for mark in find_marks(spot.text)]
    trees = [(spot, text, tree) for spot, text in tags if (tree := tag_tree(text)) is not None]
    own = frozenset().union(*(given_names(tree) for *_, tree in trees))
    return [
        (spot, text, [n for n in used_names(tree) if n.path and n.path[0] not in own])
        for spot, text, tree in trees
    ]


def _missing_in_text(partial: Partial, contexts: Sequence[Mapping[str, Any]]) -> Iterator[Problem]:
    tree: nodes.Template = text_environment().parse_checked(partial.source)
    for name in lacking(used_names(tree), contexts) if contexts else ():
        tag = _tag_of(partial.source, name)
        place = place_in(partial.place, partial.source, tag) if tag else partial.place
        yield _no_name(name, tag, partial.source, place, contexts, "")


def _tag_of(source: str, name: UsedName) -> Tag | None:
    return tag_numbered(source, name.tag) if name.tag else None


def _no_name(
    name: UsedName,
    tag: Tag | None,
    source: str,
    place: Place,
    contexts: Sequence[Mapping[str, Any]],
    about: str,
) -> Problem:
    path = spoken(name.path)
    hint = name_mend(path, contexts[0], source[: tag.at] if tag else "")
    return problems.missing_name(place, tag.text if tag else "", path, hint, about)
