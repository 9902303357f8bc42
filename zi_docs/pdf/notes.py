"""Notes that begin anew in every section, written out for LibreOffice.

LibreOffice numbers the notes of a whole file in one row, and prints all endnotes at its end. Word
does not, where the file says ``eachSect`` or ``sectEnd``, as a print file does. So the copy that
LibreOffice gets has the numbers of such notes as text, and such endnotes as paragraphs at the end
of their section.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from zi_docs.indonesian import format_romawi, huruf
from zi_docs.ooxml.package import DOCUMENT, Package, rels_name
from zi_docs.ooxml.relations import Relation, relations_in, write_relations
from zi_docs.ooxml.xml import R, W, parse, to_bytes

_VALUE, _ID = f"{W}val", f"{W}id"
_TEXT, _OWN_MARK = f"{W}t", f"{W}customMarkFollows"
_KINDS = {"footnotes": "footnote", "endnotes": "endnote"}
_SETTINGS = "word/settings.xml"
_ANEW, _AT_END = "eachSect", "sectEnd"
_SIGNS = (_ANEW.encode(), _AT_END.encode())
_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerRoman": lambda n: format_romawi(n).lower(),
    "upperRoman": format_romawi,
    "lowerLetter": huruf,
    "upperLetter": lambda n: huruf(n).upper(),
}
_USUAL = {"footnote": "decimal", "endnote": "lowerRoman"}
_LINE_WIDTH = 2880  # twips, that of the line which Word draws above notes
_LINE = (
    f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:pBdr><w:top w:val="single" w:sz="4" w:space="1" '
    'w:color="auto"/></w:pBdr><w:spacing w:before="120" w:after="0"/><w:ind w:right="{0}"/>'
    "</w:pPr></w:p>"
)


@dataclass(slots=True)
class _Section:
    """A section, the references to notes in it, and how it numbers them."""

    properties: etree._Element
    numbering: Mapping[str, str]
    references: list[etree._Element] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


def write_out_notes(package: Package) -> bool:
    """Write out the notes that begin anew in a section; tell whether there were any."""
    settings = package.parts.get(_SETTINGS, b"")
    if not any(sign in part for sign in _SIGNS for part in (package.parts[DOCUMENT], settings)):
        return False
    root = parse(package.parts[DOCUMENT])
    shared = parse(settings) if settings else etree.Element(f"{W}settings")
    changed = [_write_out(package, root, shared, link) for link in _links_to_notes(package)]
    if any(changed):
        package.parts[DOCUMENT] = to_bytes(root)
    return any(changed)


def _links_to_notes(package: Package) -> list[Relation]:
    links = _links_of(package, DOCUMENT)
    return [link for link in links if link.kind in _KINDS and link.part(DOCUMENT) in package.parts]


def _links_of(package: Package, part: str) -> list[Relation]:
    name = rels_name(part)
    return list(relations_in(package.parts[name], name)) if name in package.parts else []


def _write_out(
    package: Package, root: etree._Element, shared: etree._Element, link: Relation
) -> bool:
    """Write out the notes of one kind, if LibreOffice would number or place them otherwise."""
    note, part = _KINDS[link.kind], link.part(DOCUMENT)
    sections = _sections(root, shared, note)
    ends = note == "endnote" and _facts(shared.find(f"{W}endnotePr")).get("pos") == _AT_END
    if not ends and all(s.numbering.get("numRestart") != _ANEW for s in sections):
        return False
    if not all(map(_is_countable, sections)):
        return False
    _count(sections, note)
    notes = parse(package.parts[part])
    by_id = {found.get(_ID): found for found in notes}
    if ends:
        _adopt_links(package, part, notes)
        _print_at_ends(sections, by_id)
    else:
        _label(sections, by_id)
        package.parts[part] = to_bytes(notes)
    return True


def _sections(root: etree._Element, shared: etree._Element, note: str) -> list[_Section]:
    """Return the sections; the properties of one stand in its last paragraph, before the text."""
    found: list[_Section] = []
    waiting: list[etree._Element] = []
    closing: etree._Element | None = None
    usual = {"numFmt": _USUAL[note]} | _facts(shared.find(f"{W}{note}Pr"))
    for element in root.iter(f"{W}sectPr", f"{W}{note}Reference"):
        if element.tag == f"{W}sectPr":
            if closing is not None:
                found[-1].references, waiting = waiting, []
            found.append(_Section(element, usual | _facts(element.find(f"{W}{note}Pr"))))
            closing = next(element.iterancestors(f"{W}p"), None)
            if closing is None:
                found[-1].references, waiting = waiting, []
        else:
            if closing is not None and closing not in element.iterancestors():
                found[-1].references, waiting, closing = waiting, [], None
            waiting.append(element)
    if closing is not None:
        found[-1].references = waiting
    return found


def _facts(numbering: etree._Element | None) -> dict[str, str]:
    children = () if numbering is None else numbering
    return {child.tag.removeprefix(W): child.get(_VALUE, "") for child in children}


def _is_countable(section: _Section) -> bool:
    """Tell whether the numbers of a section are known without laying out its pages."""
    facts = section.numbering
    return facts.get("numRestart") != "eachPage" and facts.get("numFmt") in _FORMATS


def _count(sections: list[_Section], note: str) -> None:
    """Give each reference what it prints; one with a mark of its own prints nothing else."""
    number = int(sections[0].numbering.get("numStart", "1")) - 1
    for section in sections:
        facts = section.numbering
        if facts.get("numRestart") == _ANEW:
            number = int(facts.get("numStart", "1")) - 1
        for reference in section.references:
            number += not reference.get(_OWN_MARK)
            own = "" if reference.get(_OWN_MARK) else _FORMATS[facts["numFmt"]](max(number, 1))
            section.labels.append(own)


def _label(sections: list[_Section], notes: Mapping[str | None, etree._Element]) -> None:
    """Write the label of each note beside its reference and into the note.

    LibreOffice 7.4 takes one letter of a label. It writes this letter before the note itself, so
    the others stand in the text and in the note.
    """
    for section in sections:
        for reference, label in zip(section.references, section.labels, strict=True):
            note = notes.get(reference.get(_ID))
            if not label or note is None:
                continue
            reference.set(_OWN_MARK, "1")
            _raise(reference.getparent())
            _say_after(reference, label[0])
            if label[1:]:
                _say_in_next_run(reference.getparent(), label[1:])
                for mark in note.iter(f"{W}footnoteRef", f"{W}endnoteRef"):
                    _say_after(mark, label[1:])


def _raise(run: etree._Element) -> None:
    """Let a run without looks of its own print its text as a note's number is printed."""
    if run.tag == f"{W}r" and run.find(f"{W}rPr") is None:
        looks = etree.Element(f"{W}rPr")
        etree.SubElement(looks, f"{W}vertAlign").set(_VALUE, "superscript")
        run.insert(0, looks)


def _say_after(element: etree._Element, text: str) -> None:
    said = etree.Element(_TEXT)
    said.text = text
    element.addnext(said)


def _say_in_next_run(run: etree._Element, text: str) -> None:
    more = etree.Element(f"{W}r")
    more.extend(deepcopy(looks) for looks in run.findall(f"{W}rPr"))
    etree.SubElement(more, _TEXT).text = text
    run.addnext(more)


def _print_at_ends(sections: list[_Section], notes: Mapping[str | None, etree._Element]) -> None:
    """Print endnotes as paragraphs at the end of their section, below a line."""
    waiting: list[etree._Element] = []
    for section in sections:
        for reference, label in zip(section.references, section.labels, strict=True):
            note = notes.get(reference.get(_ID))
            waiting += () if note is None else _paragraphs(note, label)
            if label:
                _raise(reference.getparent())
                _say_after(reference, label)
            reference.getparent().remove(reference)
        if waiting and section.properties.find(f"{W}noEndnote") is None:
            _append(section.properties, [_line_above(section.properties), *waiting])
            waiting = []


def _paragraphs(note: etree._Element, label: str) -> Iterator[etree._Element]:
    for block in deepcopy(note):
        for mark in list(block.iter(f"{W}endnoteRef")):
            _say_after(mark, label)
        yield block


def _line_above(properties: etree._Element) -> etree._Element:
    size, margins = properties.find(f"{W}pgSz"), properties.find(f"{W}pgMar")
    width = 0 if size is None else int(size.get(f"{W}w", "0"))
    sides = (
        () if margins is None else (margins.get(f"{W}{side}", "0") for side in ("left", "right"))
    )
    return parse(_LINE.format(max(width - sum(map(int, sides)) - _LINE_WIDTH, 0)).encode())


def _append(properties: etree._Element, blocks: list[etree._Element]) -> None:
    """Add blocks to the end of a section; its properties stay in its last paragraph."""
    last = next(properties.iterancestors(f"{W}p"), None)
    if last is None:
        for block in blocks:
            properties.addprevious(block)
        return
    if blocks[-1].tag != f"{W}p":
        blocks.append(etree.Element(f"{W}p"))
    for block in reversed(blocks):
        last.addnext(block)
    looks = blocks[-1].find(f"{W}pPr")
    if looks is None:
        looks = etree.Element(f"{W}pPr")
        blocks[-1].insert(0, looks)
    looks.append(properties)


def _adopt_links(package: Package, part: str, notes: etree._Element) -> None:
    """Let the text have the links and pictures of notes that become its own."""
    known = _links_of(package, DOCUMENT)
    new = {link.id: f"rIdCatatan{at}" for at, link in enumerate(_links_of(package, part))}
    for element in notes.iter(etree.Element) if new else ():
        for name, value in element.attrib.items():
            if name.startswith(R) and value in new:
                element.set(name, new[value])
    moved = [link._replace(id=new[link.id]) for link in _links_of(package, part)]
    package.parts[rels_name(DOCUMENT)] = write_relations([*known, *moved])
