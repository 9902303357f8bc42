"""Putting shared pieces and pictures into a naskah before it is compiled.

A paragraph that holds only ``{%p sisip NAMA %}`` is replaced by the body of ``_bagian/NAMA.docx``.
``{%p sisip tanda-tangan pejabat=rapat.pimpinan %}`` defines names that only the piece has.
"""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from lxml import etree

from zi_docs.errors import Place, Problem, TemplateError
from zi_docs.ooxml.charts import (
    copied_relations,
    own_parts,
    package_relations,
    part_types,
    with_part_types,
)
from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Package, declare_types, rels_name
from zi_docs.ooxml.problems import picture_without_file
from zi_docs.ooxml.relations import add_link, relationships
from zi_docs.ooxml.text import paragraph_text
from zi_docs.ooxml.xml import R, W, parse_xml, qn, to_bytes
from zi_docs.word import problems, problems_blocks
from zi_docs.word.brought import bring_lists, drop_comments, left_behind
from zi_docs.word.cargo import drop_idle_bookmarks, field_codes, find_cargo
from zi_docs.word.gate import open_naskah
from zi_docs.word.normalise import normalise_tags
from zi_docs.word.stories import (
    PieceFile,
    fence_marker,
    fence_piece,
    is_fence,
    paragraphs,
    story_names,
    story_of,
)

_SISIP = re.compile(r"^\{%p\s+sisip\s+([\w-]+)((?:\s+\w+=[\w.\[\]]+)*)\s*%\}$")
_SISIP_LIKE = re.compile(r"\{%\s*p?\s*sisip\b")
_MAX_DEPTH = 3


_CARRIED = ("/image", "/chart")
_LINK = "/hyperlink"


@dataclass(slots=True)
class _Composing:
    """A naskah while pieces are inserted into it; ``found`` are the complaints so far."""

    package: Package
    fragments: Mapping[str, bytes]
    place: Place
    piece_file: PieceFile
    found: list[Problem] = field(default_factory=list)


def piece_place(name: str) -> Place:
    """Return the place of a shared piece whose folder is not known."""
    return Place(f"_bagian/{name}.docx")


def insert_fragments(
    package: Package,
    fragments: Mapping[str, bytes],
    place: Place | str,
    piece_file: PieceFile = piece_place,
) -> list[Problem]:
    """Replace every ``sisip`` paragraph by its piece, in the body, headers and footers.

    Fences around each piece tell its tags from the naskah's own. A piece may hold ``sisip``
    paragraphs too, and Word may have cut those into runs, so every round makes the tags whole
    again. After three rounds a ``sisip`` that is left stays a tag. Returns a problem (ZI403,
    ZI404) for each ``sisip`` that names no known piece or is written wrongly.
    """
    composing = _Composing(package, fragments, Place.of(place), piece_file)
    for name in story_parts(package):
        root = parse_xml(package.parts[name], story_of(composing.place, name))
        for _ in range(_MAX_DEPTH):
            normalise_tags(root)
            drop_idle_bookmarks(root, field_codes([root]))
            if not _insert_once(composing, name, root):
                break
        package.parts[name] = to_bytes(root)
    return composing.found


def story_parts(package: Package) -> Iterator[str]:
    """Yield the names of the body, the headers and the footers."""
    types = part_types(package.parts[CONTENT_TYPES])
    yield from (name for name in story_names(package) if "notes" not in types.of(name))


def _insert_once(composing: _Composing, part: str, root: etree._Element) -> bool:
    """Insert a piece for each ``sisip`` paragraph of now; tell whether any was inserted."""
    inserted = False
    story = story_of(composing.place, part)
    for here, paragraph in list(paragraphs(root, story, composing.piece_file)):
        text = paragraph_text(paragraph).strip()
        if not _SISIP_LIKE.search(text):
            continue
        match = _SISIP.match(text)
        if match is not None and match[1] in composing.fragments:
            if cargo := find_cargo(paragraph, text):
                composing.found.append(problems_blocks.cargo_lost(here, text, "p", cargo))
            _replace(composing, part, paragraph, match[1], match[2].split())
            inserted = True
            continue
        composing.found.append(
            problems.misspelt_sisip(here, text)
            if match is None
            else problems.unknown_piece(here, match[1], composing.fragments)
        )
        paragraph.getparent().remove(paragraph)
    return inserted


def _replace(
    composing: _Composing, part: str, paragraph: etree._Element, name: str, own: list[str]
) -> None:
    """Replace a ``sisip`` paragraph by the body of its piece."""
    source = composing.piece_file(name)
    piece = open_naskah(composing.fragments[name], source)
    body = parse_xml(piece.parts[DOCUMENT], source).find(qn("w:body"))
    renamed = _import_media(composing.package, part, piece, source)
    _import_styles(composing.package, piece)
    inside = [copy.deepcopy(child) for child in body if child.tag != qn("w:sectPr")]
    drop_comments(inside)
    lost = left_behind(inside, renamed)
    composing.found += [problems.not_carried(source, words) for words in lost]
    bring_lists(composing.package, piece, inside)
    elements = fence_piece(name, inside)
    if own:
        elements = [_tag(f"with {', '.join(own)}"), *elements, _tag("endwith")]
    for element in fence_marker(elements):
        _rename(element, renamed)
        paragraph.addprevious(element)
    _drop(paragraph)


def _rename(element: etree._Element, renamed: Mapping[str, str]) -> None:
    """Change references to the piece's pictures to the ids that they have in the naskah."""
    for holder in element.iter():
        for attribute, value in holder.items():
            if attribute.startswith(R) and value in renamed:
                holder.set(attribute, renamed[value])


def _drop(paragraph: etree._Element) -> None:
    """Remove the ``sisip`` paragraph, or empty it where Word demands a paragraph.

    Word demands one at the end of a cell or header. When the piece is empty or ends with a table,
    the ``sisip`` paragraph stays there as ``<w:p/>``.
    """
    before = next(_beside(paragraph, preceding=True), None)
    ends_well = before is not None and before.tag == f"{W}p"
    parent, after = paragraph.getparent(), next(_beside(paragraph), None)
    if parent.tag == f"{W}body" or after is not None or ends_well:
        parent.remove(paragraph)
        return
    for run in paragraph.findall(f"{W}r"):
        paragraph.remove(run)


def _beside(paragraph: etree._Element, *, preceding: bool = False) -> Iterator[etree._Element]:
    """Yield the elements after a paragraph (or before it), the nearest first, without fences."""
    beside = paragraph.itersiblings(preceding=preceding)
    return (node for node in beside if not is_fence(node))


def _tag(words: str) -> etree._Element:
    paragraph = etree.Element(f"{W}p")
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}t").text = f"{{%p {words} %}}"
    return paragraph


def _import_media(package: Package, part: str, piece: Package, source: Place) -> dict[str, str]:
    """Copy the piece's pictures, charts and links; return the new id of each relationship."""
    rels = piece.parts.get(rels_name(DOCUMENT))
    if rels is None:
        return {}
    renamed: dict[str, str] = {}
    links = relationships(package, part)
    for relation in parse_xml(rels, source):
        is_link = relation.get("Type", "").endswith(_LINK)
        carried = relation.get("Type", "").endswith(_CARRIED)
        data = carried and _picture(piece, relation, source)
        if not data and not is_link:
            continue
        if is_link:
            target = relation.get("Target", "")
        elif relation.get("Type").endswith("/chart"):
            target = _add_chart(package, piece, _target(relation))
        else:
            target = add_media(package, data or b"", relation.get("Target"))
        identifier = _unused("rIdZi{}", {known.get("Id", "") for known in links})
        add_link(links, identifier, relation.get("Type"), target)
        if mode := relation.get("TargetMode"):
            links[-1].set("TargetMode", mode)
        renamed[relation.get("Id")] = identifier
    if renamed:
        package.parts[rels_name(part)] = to_bytes(links)
    return renamed


def _picture(piece: Package, relation: etree._Element, source: Place) -> bytes:
    """Return the picture or chart that a relationship of the body names.

    Raises :class:`TemplateError` (ZI405) when the file has no such part.
    """
    data = piece.parts.get(_target(relation))
    if data is None:
        raise TemplateError(picture_without_file(source))
    return data


def _target(relation: etree._Element) -> str:
    """Return the name of the part that a relationship of the body names."""
    target = posixpath.normpath(posixpath.join("/word", relation.get("Target", "")))
    return target.lstrip("/")


def _add_chart(package: Package, piece: Package, chart: str) -> str:
    """Copy a chart of a piece with all its parts; return its path in ``word/``."""
    relations_of = package_relations(piece)
    names: dict[str, str] = {}
    for part in own_parts(chart, relations_of):
        if part in piece.parts:
            stem, ending = posixpath.splitext(part)
            names[part] = _unused(f"{stem}-zi-{{}}{ending}", package.parts)
            package.parts[names[part]] = piece.parts[part]
    for part in names:
        if links := copied_relations(part, relations_of(part), names):
            package.parts[rels_name(names[part])] = links
    kinds = part_types(piece.parts[CONTENT_TYPES])
    types = package.parts[CONTENT_TYPES]
    added = {names[part]: kinds.of(part) for part in names}
    package.parts[CONTENT_TYPES] = with_part_types(types, added)
    return names[chart].removeprefix("word/")


def _unused(pattern: str, taken: Collection[str]) -> str:
    """Return the first name of a pattern that is not taken; upper and lower case are the same."""
    known = {name.casefold() for name in taken}
    numbered = (pattern.format(number) for number in count(1))
    return next(name for name in numbered if name.casefold() not in known)


def add_media(package: Package, data: bytes, target: str) -> str:
    """Add a picture unless it is there; return its path in ``word/``; ``target`` has its ending."""
    extension = posixpath.splitext(target)[1].lstrip(".").lower()
    for name in package.names("word/media/"):
        if package.parts[name] == data:
            return name.removeprefix("word/")
    name = _unused(f"word/media/zi{{}}.{extension}", package.parts)
    package.parts[name] = data
    package.parts[CONTENT_TYPES] = declare_types(package.parts[CONTENT_TYPES], (extension,))
    return name.removeprefix("word/")


def _import_styles(package: Package, piece: Package) -> None:
    """Copy the styles of a piece that the naskah does not have."""
    name = "word/styles.xml"
    if name not in package.parts or name not in piece.parts:
        return
    styles = parse_xml(package.parts[name], name)
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    new = [
        copy.deepcopy(style)
        for style in parse_xml(piece.parts[name], name).iter(f"{W}style")
        if style.get(f"{W}styleId") not in known
    ]
    if new:
        bring_lists(package, piece, new)
        styles.extend(new)
        package.parts[name] = to_bytes(styles)
