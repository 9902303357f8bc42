"""The conditions that a Word file must meet to be used as a naskah or a shared piece."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from zi_docs.archive import DAMAGE, find_fault
from zi_docs.errors import Place, Problem, TemplateError
from zi_docs.ooxml.charts import CHART, WORKBOOK, XLSX, package_relations, part_types
from zi_docs.ooxml.package import CONTENT_TYPES, RELATIONS, Package, not_word, read_package
from zi_docs.ooxml.xml import W, parse_xml
from zi_docs.word import problems
from zi_docs.word.stories import story_of

_CARGO = ("/embeddings/", "/activex/", "/ctrlprops/")
_BOOK_CARGO = (*_CARGO, "/externallinks/", "/connections.xml", "/querytables/", "/customui/")
_TRACKED = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
_FIELD = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b", re.IGNORECASE)


def open_naskah(data: bytes, place: Place | str) -> Package:
    """Return the parts of a Word file that is safe to use.

    Raises :class:`TemplateError` (ZI401, ZI441-ZI449) for a file that is locked, broken or too big,
    or that has macros, embedded files, links to the outside or tracked changes. The workbook of a
    chart is let in when it holds nothing but sheets.
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
    cargo = [name for name in package.parts if _holds(name, _CARGO)]
    workbooks = _chart_workbooks(package) if cargo else set()
    for name in cargo:
        if name not in workbooks or not _is_plain_workbook(package.parts[name]):
            yield problems.embedded(place, name.rpartition("/")[2])


def _holds(name: str, cargo: tuple[str, ...]) -> bool:
    return any(folder in f"/{name.casefold()}" for folder in cargo)


def _chart_workbooks(package: Package) -> set[str]:
    """Return the workbooks that belong to charts and to nothing else."""
    relations_of = package_relations(package)
    types = part_types(package.parts[CONTENT_TYPES])
    links = [
        (part, relation.kind, relation.part(part))
        for part in package.parts
        for relation in relations_of(part)
        if not relation.outer
    ]
    charts = {target for _, kind, target in links if kind == CHART}
    of_charts = {to for part, kind, to in links if part in charts and kind == WORKBOOK}
    others = {to for part, kind, to in links if part not in charts or kind != WORKBOOK}
    return {name for name in of_charts - others if types.of(name) == XLSX}


def _is_plain_workbook(data: bytes) -> bool:
    """Tell whether a workbook holds sheets only: no macros, no objects, no links to elsewhere."""
    if find_fault(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except DAMAGE:
        return False
    return "xl/workbook.xml" in names and not any(_holds(name, _BOOK_CARGO) for name in names)


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
