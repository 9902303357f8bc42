"""Reading a Word file as the parts that Word itself would write.

Where a part lies says nothing: its relationship does. Some programs name the text ``document2.xml``
or use other folders. All rules are stated for the names of Word, so other names are changed here::

    _rels/.rels  -officeDocument->  isi/badan.xml      becomes  word/document.xml
                                      -header-> kop.xml becomes  word/header1.xml
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import count
from urllib.parse import unquote

from zi_docs.archive import DAMAGE, Fault
from zi_docs.errors import Place
from zi_docs.ooxml.charts import PartTypes, part_types, with_part_types
from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, RELATIONS, Package, not_word, rels_name
from zi_docs.ooxml.relations import Relation, relations_in, write_relations
from zi_docs.ooxml.spelling import usual_spelling

DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MAIN_TYPES = re.compile(
    r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.(document|template)\.main\+xml"
    r"|application/vnd\.ms-word\..*macroEnabled.*",
    re.IGNORECASE,
)
_MAIN = "officeDocument"
_ROOT_NAMES = {
    "core-properties": "docProps/core.xml",
    "extended-properties": "docProps/app.xml",
    "custom-properties": "docProps/custom.xml",
}
_ONCE = (
    "styles", "settings", "numbering", "fontTable", "webSettings", "footnotes", "endnotes",
    "comments",
)  # fmt: skip
_STORIES = {"header", "footer", "footnotes", "endnotes", "comments"}
_MANY = {  # kind: what fits already, and the name that others get
    "header": (re.compile(r"word/header(konsep)?\d*\.xml"), "word/header{}.xml"),
    "footer": (re.compile(r"word/footer\d*\.xml"), "word/footer{}.xml"),
    "theme": (re.compile(r"word/theme/[^/]+"), "word/theme/theme{}.xml"),
    "chart": (re.compile(r"word/charts/[^/]+"), "word/charts/chart{}.xml"),
    "image": (re.compile(r"word/media/[^/]+"), "word/media/gambar{}"),
}
_RELS = re.compile(r"(.*?)_rels/([^/]*)\.rels", re.DOTALL)


def read_package(data: bytes, place: Place | str) -> Package:
    """Return the parts of a Word file, by the names and in the spelling that Word uses.

    Raises :class:`TemplateError`: ZI401 when the bytes are not a whole Word file, ZI402 when its
    relationships or content types are not well-formed XML.
    """
    stored = _unpacked(data, place)
    parts = {name: _usual(name, part) for name, part in stored.items()}
    if CONTENT_TYPES not in parts:
        raise not_word(place, Fault.FOREIGN)
    first: Mapping[str, bytes] = {CONTENT_TYPES: parts.pop(CONTENT_TYPES)}
    package = Package({**first, **parts})
    main = _main_part(package, place)
    _declare_document(package, main, place)
    if moves := _moves(package, main):
        package = _moved(package, moves)
    package.changed = package.parts != stored
    return package


def _unpacked(data: bytes, place: Place | str) -> dict[str, bytes]:
    """Return the parts by name; names differ neither in case nor in their slashes only."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(_plain(i.filename), i) for i in archive.infolist() if not i.is_dir()]
            parts = {name: archive.read(member) for name, member in members}
    except DAMAGE as error:
        raise not_word(place) from error
    leaves = any(".." in name.split("/") for name in parts)
    if leaves or len({name.casefold() for name in parts}) != len(members):
        raise not_word(place, Fault.ODD)
    return parts


def _plain(name: str) -> str:
    plain = name.replace("\\", "/").lstrip("/")
    return CONTENT_TYPES if plain.casefold() == CONTENT_TYPES.casefold() else plain


def _usual(name: str, data: bytes) -> bytes:
    return usual_spelling(data) if is_markup(name, data) else data


def is_markup(name: str, data: bytes) -> bool:
    """Tell whether a part is XML, whatever its name."""
    if name.casefold().endswith((".xml", ".rels")):
        return True
    start = data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    return start.startswith(b"<")


def links_of(package: Package, owner: str) -> list[Relation]:
    """Return the relationships of a part; the package's own for an empty name."""
    name = rels_name(owner)
    return list(_links_in(package.parts[name], name)) if name in package.parts else []


@lru_cache(maxsize=128)  # equal in all documents of a batch
def _links_in(data: bytes, name: str) -> tuple[Relation, ...]:
    return tuple(relations_in(data, name))


def all_links(package: Package) -> Iterator[tuple[str, Relation]]:
    """Yield every relationship of a file with the part that it belongs to."""
    for name in package.parts:
        if found := _RELS.fullmatch(name):
            owner = found[1] + found[2]
            yield from ((owner, link) for link in _links_in(package.parts[name], name))


def target_of(package: Package, owner: str, link: Relation) -> str:
    """Return the name of the part that a relationship leads to; empty when it leads to none.

    Case and percent signs make no difference.
    """
    if link.outer:
        return ""
    wanted = unquote(link.part(owner)).replace("\\", "/")
    if wanted in package.parts:
        return wanted
    folded = wanted.casefold()
    return next((name for name in package.parts if name.casefold() == folded), "")


def _main_part(package: Package, place: Place | str) -> str:
    """Return the part with the text. Raises :class:`TemplateError` (ZI401) when there is none."""
    if RELATIONS not in package.parts:
        raise not_word(place)
    links = (link for link in links_of(package, "") if link.kind == _MAIN)
    main = next(filter(None, (target_of(package, "", link) for link in links)), "")
    if not main:
        raise not_word(place)
    return main


def _declare_document(package: Package, main: str, place: Place | str) -> None:
    """Declare a template as a document, since all that is made from it are documents."""
    types = types_of(package)
    kind = types.of(main)
    if not _MAIN_TYPES.fullmatch(kind):
        raise not_word(place, Fault.DAMAGED if "wordprocessingml" in kind else Fault.FOREIGN)
    if kind != DOCUMENT_TYPE and "macro" not in kind.casefold():
        data = package.parts[CONTENT_TYPES]
        named = [name for name in types.parts if name.casefold() == main.casefold()]
        package.parts[CONTENT_TYPES] = with_part_types(data, {main: DOCUMENT_TYPE}, named)


def types_of(package: Package) -> PartTypes:
    """Return the content types of a file, by the names that its parts have."""
    types = _types_in(package.parts[CONTENT_TYPES])
    folded = {name.casefold(): name for name in package.parts}
    named = {folded.get(unquote(n).casefold(), n): kind for n, kind in types.parts.items()}
    return PartTypes(types.extensions, named)


@lru_cache(maxsize=16)
def _types_in(data: bytes) -> PartTypes:
    return part_types(data)


def _moves(package: Package, main: str) -> dict[str, str]:
    """Return the new name for each part that does not have the name that Word would give it."""
    moves: dict[str, str] = {}
    _move(moves, package, main, DOCUMENT)  # Word takes the first of several texts
    for link in links_of(package, ""):
        target = target_of(package, "", link)
        if target != main and link.kind != _MAIN:
            _move(moves, package, target, _ROOT_NAMES.get(link.kind, ""))
    stories = [main]
    for link in links_of(package, main):
        target = target_of(package, main, link)
        if target != main:
            _move(moves, package, target, f"word/{link.kind}.xml" if link.kind in _ONCE else "")
            stories += [target] if target and link.kind in _STORIES else []
    for story in stories:
        for link in links_of(package, story):
            _move_one_of_many(moves, package, target_of(package, story, link), link.kind)
    return moves


def _move(moves: dict[str, str], package: Package, old: str, new: str) -> None:
    """Note the new name of a part; a part that nobody refers to makes room for it."""
    if not old or not new or old == new or old in moves or new in moves.values():
        return
    if new in package.parts and new not in moves:
        moves[new] = _free(package, moves, "sisa/{}-" + posixpath.basename(new))
    moves[old] = new


def _move_one_of_many(moves: dict[str, str], package: Package, old: str, kind: str) -> None:
    if not old or old in moves or old == DOCUMENT or kind not in _MANY:
        return
    fits, name = _MANY[kind]
    if not fits.fullmatch(old):
        ending = posixpath.splitext(old)[1] if kind == "image" else ""
        moves[old] = _free(package, moves, name + ending)


def _free(package: Package, moves: Mapping[str, str], name: str) -> str:
    taken = {*package.parts, *moves.values()}
    return next(new for new in map(name.format, count(1)) if new not in taken)


def _moved(package: Package, moves: Mapping[str, str]) -> Package:
    """Return the file with parts under new names; relationships and content types follow."""
    types = types_of(package)
    rels = {_RELS.fullmatch(name): name for name in package.parts if _RELS.fullmatch(name)}
    parts = dict(package.parts)
    names = dict(moves)
    for found, name in rels.items():
        owner = found[1] + found[2] if found else ""
        parts[name] = _followed(package, owner, name, moves)
        if owner in moves:
            names[name] = rels_name(moves[owner])
    added = {new: types.of(old) for old, new in moves.items() if types.of(old)}
    old_names = [name for name in part_types(parts[CONTENT_TYPES]).parts if _is_moved(name, moves)]
    parts[CONTENT_TYPES] = with_part_types(parts[CONTENT_TYPES], added, old_names)
    return Package({names.get(name, name): part for name, part in parts.items()})


def _is_moved(name: str, moves: Mapping[str, str]) -> bool:
    return unquote(name).casefold() in {old.casefold() for old in moves}


def _followed(package: Package, owner: str, name: str, moves: Mapping[str, str]) -> bytes:
    """Return the relationships of a part, leading to the new names."""
    folder = posixpath.dirname(moves.get(owner, owner))
    followed = []
    for link in relations_in(package.parts[name], name):
        target = target_of(package, owner, link)
        if target:
            link = link._replace(target=posixpath.relpath(moves.get(target, target), folder or "."))
        followed.append(link)
    return write_relations(followed)
