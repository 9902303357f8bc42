"""The conditions that a Word file must meet to be used as a naskah or a shared piece."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zi_docs.archive import find_fault
from zi_docs.errors import Place, Problem, TemplateError
from zi_docs.ooxml.package import RELATIONS, Package, not_word, read_package
from zi_docs.ooxml.xml import W, parse_xml
from zi_docs.word import problems
from zi_docs.word.stories import story_of

_CARGO = ("/embeddings/", "/activex/", "/ctrlprops/")
_TRACKED = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
_FIELD = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b", re.IGNORECASE)


def open_naskah(data: bytes, place: Place | str) -> Package:
    """Return the parts of a Word file that is safe to use.

    Raises :class:`TemplateError` (ZI401, ZI441-ZI449) for a file that is locked, broken or too big,
    or that has macros, embedded files, links to the outside or tracked changes.
    """
    place = Place.of(place)
    if fault := find_fault(data):
        raise TemplateError(problems.not_let_in(place, fault))
    package = read_package(data, place)
    if RELATIONS not in package.parts:
        raise not_word(place)
    found = [*_cargo(package, place), *_links(package, place), *_stories(package, place)]
    if found:
        raise TemplateError(found)
    return package


def _cargo(package: Package, place: Place) -> Iterator[Problem]:
    for name in package.parts:
        if any(folder in f"/{name.casefold()}" for folder in _CARGO):
            yield problems.embedded(place, name.rpartition("/")[2])


def _links(package: Package, place: Place) -> Iterator[Problem]:
    for name in package.names(""):
        if not name.casefold().endswith(".rels"):
            continue
        for relation in parse_xml(package.parts[name], place):
            mode = relation.get("TargetMode", "Internal")
            outside = mode.strip().casefold() != "internal"
            if outside and not relation.get("Type", "").strip().endswith("/hyperlink"):
                yield problems.linked(place, relation.get("Target", ""))


def _stories(package: Package, place: Place) -> Iterator[Problem]:
    for name in package.names("word/"):
        if not name.endswith(".xml"):
            continue
        root = parse_xml(package.parts[name], story_of(place, name))
        if root.find(f".//{W}altChunk") is not None:
            yield problems.fetching_field(place, "altChunk")
        for field in root.iter(f"{W}instrText", f"{W}fldSimple"):
            code = field.text or field.get(f"{W}instr") or ""
            if found := _FIELD.search(code):
                yield problems.fetching_field(place, found.group())
        if next(root.iter(*_TRACKED), None) is not None:
            yield problems.tracked_changes(place)
