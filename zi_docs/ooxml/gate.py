"""The gate: the conditions that every Word file from outside must meet, by whatever door it comes.

A naskah, a shared piece, the file of ``isi``, a konsep that somebody edited, a file that becomes a
PDF and one that is joined to others are judged here and nowhere else. They are judged in one
spelling (:mod:`.reading`), by the content types and relationships of their parts, not by names.

What brings content from outside, or could run, is refused. What only points outside and brings
nothing is dropped without a word: a template that Word would look up, the source and recipients of
a mail merge, ribbons, shortcut keys, add-ins and signatures (which a filled file would break).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from zi_docs.archive import DAMAGE, Fault, find_fault, other_format_of
from zi_docs.errors import Place, Problem, TemplateError
from zi_docs.ooxml import problems
from zi_docs.ooxml.cargo import Cargo, read_cargo
from zi_docs.ooxml.charts import CHART, WORKBOOK, XLSX, PartTypes, with_part_types
from zi_docs.ooxml.directory import order_directory
from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Member, Package, rels_name, zip_of
from zi_docs.ooxml.reading import all_links, is_markup, read_package, target_of, types_of
from zi_docs.ooxml.relations import Relation, relations_in, write_relations
from zi_docs.ooxml.xml import W, parse_xml, to_bytes

_DROPPED = {
    "attachedtemplate", "mailmergesource", "mailmergeheadersource", "mailmergerecipientdata",
    "recipientdata", "extensibility", "usercustomization", "keymapcustomizations",
    "webextensiontaskpanes", "origin",
}  # fmt: skip
_POINTERS = (f"{W}attachedTemplate", f"{W}mailMerge")
_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\3\4"
_MACRO_TYPES = ("vbaproject", "vbadata", "macroenabled", "attachedtoolbars")
_MACRO_KINDS = {"vbaproject", "vbaprojectsignature", "wordvbadata", "attachedtoolbars"}
_ACTIVE_TYPES = ("activex",)
_ACTIVE_KINDS = {"control", "activexcontrolbinary", "ctrlprop"}
_OBJECT_TYPES = (
    "oleobject", "officedocument.package", "spreadsheetml", "presentationml", "ms-excel",
    "ms-powerpoint", "msword", "x-msdownload", "webextension",
)  # fmt: skip
_OBJECT_KINDS = {"oleobject", WORKBOOK, "webextension"}
_ACTIVE_FOLDERS, _OBJECT_FOLDERS = ("/activex/", "/ctrlprops/"), ("/embeddings/",)
_BOOK_CARGO = (
    *_ACTIVE_FOLDERS, *_OBJECT_FOLDERS, "/externallinks/", "/connections.xml", "/querytables/",
    "/customui/",
)  # fmt: skip
_BOOK_KINDS = _MACRO_KINDS | _ACTIVE_KINDS | {
    "externallink", "externallinkpath", "connections", "querytable", "oleobject", WORKBOOK,
    "extensibility",
}  # fmt: skip
_CHUNK_KINDS = {"afchunk": "altChunk", "subdocument": "subDoc", "frame": "frameset"}
_CHARTS = {CHART, "chartex"}


def open_word(data: bytes, place: Place | str) -> Package:
    """Return the parts of a Word file that is safe to use, in the spelling of Word.

    Raises :class:`TemplateError`: ZI401 and ZI441-ZI445 for a file that is of another kind, locked,
    broken or too big, or that has macros; ZI402 for broken XML; ZI446-ZI448 and ZI490 for objects,
    links to the outside, and fields that fetch or whose name is not written out; ZI405, ZI491 and
    ZI492 for pictures or parts that are missing, or that are not what they are for.
    """
    if fault := find_fault(data):
        raise TemplateError(problems.not_let_in(place, fault, data))
    if other_format_of(data):
        raise TemplateError(problems.not_let_in(place, Fault.FOREIGN, data))
    package = read_package(data, place)
    _drop_pointers(package, place)
    disorder = order_directory(package, place)
    if found := list(_judged(package, place)) or disorder:
        raise TemplateError(found)
    return package


def safe_word(data: bytes, place: Place | str) -> bytes:
    """Return a Word file as :func:`open_word` has it; the same bytes when nothing had to change."""
    package = open_word(data, place)
    return packed(package) if package.changed else data


def packed(package: Package) -> bytes:
    """Return the file of these parts."""
    return zip_of(Member.of(name, part) for name, part in package.parts.items())


# What is dropped


def _drop_pointers(package: Package, place: Place | str) -> None:
    """Remove what only points outside; it brings no content."""
    before, stored = _targets(package), dict(package.parts)
    for name in stored:
        if name.endswith(".rels"):
            links = list(relations_in(package.parts[name], name))
            kept = [link for link in links if link.kind.casefold() not in _DROPPED]
            if len(kept) < len(links):
                package.parts[name] = write_relations(kept)
        elif is_markup(name, package.parts[name]) and _points(package.parts[name]):
            package.parts[name] = _without_pointers(package.parts[name], place)
    while gone := before - _targets(package):
        before = _targets(package)
        _drop_parts(package, gone)
    package.changed |= package.parts != stored


def _points(data: bytes) -> bool:
    """Tell whether a part may hold a pointer, so that it is worth the time to parse it."""
    return b"attachedTemplate" in data or b"mailMerge" in data


def _targets(package: Package) -> set[str]:
    """Return the parts that a relationship leads to."""
    return {target_of(package, owner, link) for owner, link in all_links(package)}


def _without_pointers(data: bytes, place: Place | str) -> bytes:
    root = parse_xml(data, place)
    pointers = list(root.iter(*_POINTERS))
    for pointer in pointers:
        pointer.getparent().remove(pointer)
    return to_bytes(root) if pointers else data


def _drop_parts(package: Package, names: set[str]) -> None:
    gone = names & package.parts.keys()
    for name in gone:
        del package.parts[name]
        package.parts.pop(rels_name(name), None)
    if gone:
        types = package.parts[CONTENT_TYPES]
        package.parts[CONTENT_TYPES] = with_part_types(types, {}, gone)


# What is refused


@dataclass(slots=True)
class _Found:
    """The causes that were found, each with what shows it."""

    macros: bool = False
    active: list[str] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)
    outer: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    composed: list[str] = field(default_factory=list)

    def told(self, place: Place | str) -> Iterator[Problem]:
        """Yield one complaint for each cause."""
        if self.macros:
            yield problems.not_let_in(place, Fault.MACRO)
        if self.active:
            yield problems.active(place, list(dict.fromkeys(self.active)))
        if self.objects:
            yield problems.embedded(place, list(dict.fromkeys(self.objects)))
        if self.outer:
            yield problems.linked(place, list(dict.fromkeys(self.outer)))
        for word in dict.fromkeys(self.words):
            yield problems.fetching_field(place, word)
        if self.composed and not self.words:  # a field that fetches may be the one inside
            yield problems.composed_field(place, self.composed[0])


def _judged(package: Package, place: Place | str) -> Iterator[Problem]:
    cargo = {name: _cargo_of(package, name, place) for name in package.parts}
    if any(part.entity for part in cargo.values()):
        yield problems.not_let_in(place, Fault.ENTITY)
        return
    if not cargo[DOCUMENT].body:
        yield problems.not_let_in(place, Fault.DAMAGED)
        return
    found = _Found()
    links = list(all_links(package))
    kinds = _kinds_of_targets(package, links)
    _judge_parts(found, package, kinds)
    _judge_links(found, links, cargo)
    _judge_texts(found, links, cargo)
    yield from found.told(place)


def _cargo_of(package: Package, name: str, place: Place | str) -> Cargo:
    data = package.parts[name]
    if not is_markup(name, data):
        return Cargo()
    try:
        return read_cargo(data)
    except etree.XMLSyntaxError:
        if name.casefold().endswith((".xml", ".rels")) or "xml" in types_of(package).of(name):
            where = place.inside(posixpath.basename(name)) if isinstance(place, Place) else place
            parse_xml(data, where)  # raises the complaint
        return Cargo()


def _kinds_of_targets(package: Package, links: list[tuple[str, Relation]]) -> dict[str, set[str]]:
    """Return for each part the kinds of relationships that lead to it."""
    kinds: dict[str, set[str]] = {}
    for owner, link in links:
        if target := target_of(package, owner, link):
            kinds.setdefault(target, set()).add(link.kind.casefold())
    return kinds


def _judge_parts(found: _Found, package: Package, kinds: dict[str, set[str]]) -> None:
    types, workbooks = types_of(package), _chart_workbooks(package)
    for name, data in package.parts.items():
        if name.endswith(".rels") or name == CONTENT_TYPES or name in workbooks:
            continue
        kind, own = types.of(name).casefold(), kinds.get(name, set())
        shown = posixpath.basename(name)
        if _any_in(_MACRO_TYPES, kind) or own & _MACRO_KINDS:
            found.macros = True
        elif _any_in(_ACTIVE_TYPES, kind) or own & _ACTIVE_KINDS or _lies_in(name, _ACTIVE_FOLDERS):
            found.active.append(shown)
        elif own & _CHUNK_KINDS.keys():
            found.words += [_CHUNK_KINDS[kind] for kind in own & _CHUNK_KINDS.keys()]
        elif _is_object(name, data, kind, own):
            found.objects.append(shown)


def _any_in(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)


def _lies_in(name: str, folders: tuple[str, ...]) -> bool:
    return _any_in(folders, f"/{name.casefold()}")


def _is_object(name: str, data: bytes, kind: str, own: set[str]) -> bool:
    """Tell whether a part is an object, by any sign of one."""
    named = _any_in(_OBJECT_TYPES, kind) or own & _OBJECT_KINDS or _lies_in(name, _OBJECT_FOLDERS)
    return bool(named) or data.startswith((_OLE, _ZIP))


def _judge_links(found: _Found, links: list[tuple[str, Relation]], cargo: dict[str, Cargo]) -> None:
    for owner, link in links:
        if not link.outer:
            continue
        fetched = cargo[owner].fetched if owner in cargo else frozenset()
        if link.kind.casefold() != "hyperlink" or link.id in fetched:
            found.outer.append(link.target)
    for part in cargo.values():
        found.outer += part.sources


def _judge_texts(found: _Found, links: list[tuple[str, Relation]], cargo: dict[str, Cargo]) -> None:
    """Add what the texts hold, unless a relationship told the same cause already."""
    told = {_CHUNK_KINDS.get(link.kind.casefold(), "") for _, link in links if link.outer}
    outer = {link.kind.casefold() for _, link in links if link.outer}
    for part in cargo.values():
        found.words += [word for word in part.words if word not in told]
        found.composed += part.composed
        if part.controls and not found.active:
            found.active.append("")
        if part.objects and not found.objects and not found.active and "oleobject" not in outer:
            found.objects.append("")


# The workbooks of charts


def _chart_workbooks(package: Package) -> set[str]:
    """Return the plain workbooks that belong to charts and to nothing else."""
    types = types_of(package)
    links = [
        (o, link.kind.casefold(), target_of(package, o, link)) for o, link in all_links(package)
    ]
    charts = {target for _, kind, target in links if kind in _CHARTS}
    of_charts = {to for owner, kind, to in links if owner in charts and kind == WORKBOOK}
    others = {to for owner, kind, to in links if owner not in charts or kind != WORKBOOK}
    return {name for name in of_charts - others - {""} if _is_workbook(package, types, name)}


def _is_workbook(package: Package, types: PartTypes, name: str) -> bool:
    return types.of(name) == XLSX and _is_plain_workbook(package.parts[name])


def _is_plain_workbook(data: bytes) -> bool:
    """Tell whether a workbook holds sheets only: no macros, no objects, no links to elsewhere."""
    if find_fault(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        links = [link for _, link in all_links(Package(parts))]
    except (*DAMAGE, TemplateError):
        return False
    plain = not any(map(_lies_in_book, parts)) and "xl/workbook.xml" in parts
    return plain and not any(map(_leaves_book, links))


def _lies_in_book(name: str) -> bool:
    return _lies_in(name, _BOOK_CARGO)


def _leaves_book(link: Relation) -> bool:
    kind = link.kind.casefold()
    return kind in _BOOK_KINDS or (link.outer and kind != "hyperlink")
