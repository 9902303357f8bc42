"""Putting a naskah together before it is compiled: shared pieces and the office's emblems.

A paragraph that holds only ``{%p sisip NAMA %}`` is replaced by the body of ``_bagian/NAMA.docx``.
``{%p sisip tanda-tangan pejabat=rapat.pimpinan %}`` gives the piece its own names.
"""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from itertools import count

from lxml import etree

from zi_docs.errors import Place, Problem, TemplateError, problem
from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Package, declare_types, rels_name
from zi_docs.ooxml.relations import add_link, relationships
from zi_docs.ooxml.text import paragraph_text
from zi_docs.ooxml.xml import R, W, parse_xml, qn, to_bytes
from zi_docs.word.gate import open_naskah
from zi_docs.word.normalise import normalise_tags

_SISIP = re.compile(r"^\{%p\s+sisip\s+([\w-]+)((?:\s+\w+=[\w.\[\]]+)*)\s*%\}$")
_SISIP_LIKE = re.compile(r"\{%\s*p?\s*sisip\b")
_MAX_DEPTH = 3


def insert_fragments(
    package: Package, fragments: Mapping[str, bytes], place: Place
) -> list[Problem]:
    """Replace every ``sisip`` paragraph by its piece, in the body, headers and footers.

    Returns a problem (ZI403, ZI404) for each one that names no piece or is written wrongly.
    """
    problems: list[Problem] = []
    for name in story_parts(package):
        root = parse_xml(package.parts[name], place)
        for _ in range(_MAX_DEPTH):
            normalise_tags(root)  # also in what was just put in: Word may have split the marker
            if not _insert_once(package, name, root, fragments, place, problems):
                break
        package.parts[name] = to_bytes(root)
    return problems


def story_parts(package: Package) -> Iterator[str]:
    """Yield the body, the headers and the footers."""
    yield DOCUMENT
    yield from package.names("word/header")
    yield from package.names("word/footer")


def _insert_once(
    package: Package,
    part: str,
    root: etree._Element,
    fragments: Mapping[str, bytes],
    place: Place,
    problems: list[Problem],
) -> bool:
    found = False
    for paragraph in list(root.iter(f"{W}p")):
        text = paragraph_text(paragraph).strip()
        if not _SISIP_LIKE.search(text):
            continue
        match = _SISIP.match(text)
        if match is None:
            problems.append(_misspelt(text, place))
            paragraph.getparent().remove(paragraph)
        elif match[1] not in fragments:
            problems.append(_unknown(match[1], fragments, place))
            paragraph.getparent().remove(paragraph)
        else:
            source = f"_bagian/{match[1]}.docx"
            piece = open_naskah(fragments[match[1]], source)
            _replace(package, part, paragraph, piece, match[2].split(), source)
            found = True
    return found


def _replace(
    package: Package,
    part: str,
    paragraph: etree._Element,
    piece: Package,
    names: list[str],
    source: str,
) -> None:
    body = parse_xml(piece.parts[DOCUMENT], source).find(qn("w:body"))
    renamed = _import_media(package, part, piece, source)
    _import_styles(package, piece)
    elements = [copy.deepcopy(child) for child in body if child.tag != qn("w:sectPr")]
    if names:
        elements = [_tag(f"with {', '.join(names)}"), *elements, _tag("endwith")]
    for element in elements:
        for holder in element.iter():
            for attribute in (f"{R}embed", f"{R}id"):
                if holder.get(attribute) in renamed:
                    holder.set(attribute, renamed[holder.get(attribute)])
        paragraph.addprevious(element)
    _drop(paragraph)


def _drop(paragraph: etree._Element) -> None:
    """Remove the marker, but keep the paragraph that Word demands at the end of a cell or header.

    It follows a table there, or stands where the piece is empty.
    """
    parent, before = paragraph.getparent(), paragraph.getprevious()
    ends_well = before is not None and before.tag == f"{W}p"
    if parent.tag == f"{W}body" or paragraph.getnext() is not None or ends_well:
        parent.remove(paragraph)
        return
    for run in paragraph.findall(f"{W}r"):
        paragraph.remove(run)


def _tag(words: str) -> etree._Element:
    paragraph = etree.Element(f"{W}p")
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}t").text = f"{{%p {words} %}}"
    return paragraph


def _import_media(package: Package, part: str, piece: Package, source: str) -> dict[str, str]:
    """Copy the piece's pictures into the package; return its relationship ids renamed."""
    rels = piece.parts.get(rels_name(DOCUMENT))
    if rels is None:
        return {}
    renamed: dict[str, str] = {}
    links = relationships(package, part)
    for relation in parse_xml(rels, source):
        if not relation.get("Type", "").endswith("/image"):
            continue
        target = add_media(package, _picture(piece, relation, source), relation.get("Target"))
        identifier = _unused("rIdZi{}", {known.get("Id", "") for known in links})
        add_link(links, identifier, relation.get("Type"), target)
        renamed[relation.get("Id")] = identifier
    if renamed:
        package.parts[rels_name(part)] = to_bytes(links)
    return renamed


def _picture(piece: Package, relation: etree._Element, source: str) -> bytes:
    """Return the picture that a relationship of the body leads to.

    Raises :class:`TemplateError` (ZI405) when it leads nowhere.
    """
    target = posixpath.normpath(posixpath.join("/word", relation.get("Target", "")))
    data = piece.parts.get(target.lstrip("/"))
    if data is None:
        raise TemplateError(
            problem(
                "ZI405",
                source,
                "Gambar pada bagian yang disisipkan tidak punya berkasnya.",
                "Sisipkan ulang gambar itu di Word.",
            )
        )
    return data


def _unused(pattern: str, taken: Collection[str]) -> str:
    """Return the first name of a pattern that is not taken; capitals do not count."""
    known = {name.casefold() for name in taken}
    numbered = (pattern.format(number) for number in count(1))
    return next(name for name in numbered if name.casefold() not in known)


def add_media(package: Package, data: bytes, target: str) -> str:
    """Add a picture, once, and return its path inside ``word/``; ``target`` gives its ending."""
    extension = posixpath.splitext(target)[1].lstrip(".").lower()
    for name in package.names("word/media/"):
        if package.parts[name] == data:
            return name.removeprefix("word/")
    name = _unused(f"word/media/zi{{}}.{extension}", package.parts)
    package.parts[name] = data
    package.parts[CONTENT_TYPES] = declare_types(package.parts[CONTENT_TYPES], (extension,))
    return name.removeprefix("word/")


def _import_styles(package: Package, piece: Package) -> None:
    """Bring along the styles of a piece that the naskah does not have."""
    name = "word/styles.xml"
    if name not in package.parts or name not in piece.parts:
        return
    styles = parse_xml(package.parts[name], name)
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    new = [
        style
        for style in parse_xml(piece.parts[name], name).iter(f"{W}style")
        if style.get(f"{W}styleId") not in known
    ]
    if new:
        styles.extend(copy.deepcopy(style) for style in new)
        package.parts[name] = to_bytes(styles)


def unknown_styles(package: Package) -> set[str]:
    """Return the style ids that the body uses and the naskah does not define."""
    styles = parse_xml(package.parts.get("word/styles.xml", b"<x/>"), "styles")
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    body = parse_xml(package.parts[DOCUMENT], DOCUMENT)
    used = {node.get(f"{W}val") for node in body.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    return {style for style in used - known if style}


def _misspelt(text: str, place: Place) -> Problem:
    return problem(
        "ZI403",
        place,
        f'Perintah sisip salah tulis: "{text[:80]}".',
        "Tulis sendirian dalam satu paragraf, mis. {%p sisip kop-perangkat-daerah %}.",
    )


def _unknown(name: str, fragments: Mapping[str, bytes], place: Place) -> Problem:
    return problem(
        "ZI404",
        place,
        f'Bagian "{name}" tidak ada.',
        f"Bagian yang ada: {', '.join(sorted(fragments)) or '(tidak ada)'}.",
    )
