"""The parts that all documents of a joined file must share, and the file's own parts around them.

The shared settings say whether left and right pages differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from zi_docs.errors import OutputError
from zi_docs.joining.problems import different
from zi_docs.joining.record import Record
from zi_docs.ooxml.charts import with_part_types
from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Member, rels_name
from zi_docs.ooxml.packed import Packed
from zi_docs.ooxml.relations import Relation, write_relations
from zi_docs.ooxml.xml import NS, W, parse_xml, qn, to_bytes

_ROOT_RELATIONS = "_rels/.rels"
_TEXT_RELATIONS = "word/_rels/document.xml.rels"
_CORE = "docProps/core.xml"
_KEPT = ("officeDocument", "core-properties")
_CALLED = {
    "word/styles.xml": "gaya tulisannya",
    "word/numbering.xml": "daftar bernomornya",
    "word/settings.xml": "pengaturannya",
    "word/fontTable.xml": "daftar hurufnya",
}
_THEMES = "word/theme/"
_OF_ONE_RECORD = [
    qn(name) for name in ("dc:title", "dc:subject", "dc:description", "dc:identifier")
] + [f"{{{NS['cp']}}}{name}" for name in ("keywords", "category")]
_STORY_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"

SETTINGS = "word/settings.xml"
SETTINGS_RELATION = Relation("rIdPengaturan", f"{NS['r']}/settings", "settings.xml", outer=False)
NO_SETTINGS = f'<w:settings xmlns:w="{NS["w"]}"/>'.encode()
_SIDES = "evenAndOddHeaders"
_SIDED = (_SIDES, "mirrorMargins", "bookFoldPrinting")
_BEFORE = {
    f"{W}{name}"
    for name in (
        "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
        "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
        "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts",
        "embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins",
        "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter",
        "gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle",
        "proofState", "formsDesign", "attachedTemplate", "linkStyles", "stylePaneFormatFilter",
        "stylePaneSortMethod", "documentType", "mailMerge", "revisionView", "trackRevisions",
        "doNotTrackMoves", "doNotTrackFormatting", "documentProtection", "autoFormatOverride",
        "styleLockTheme", "styleLockQFSet", "defaultTabStop", "autoHyphenation",
        "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "showEnvelope",
        "summaryLength", "clickAndTypeStyle", "defaultTableStyle",
    )
}  # fmt: skip


class Frame:
    """The parts that all documents share, taken from the first one."""

    def __init__(self, first: Record) -> None:
        self.first = first
        self.parts = _shared(first)
        self._types: dict[Packed, bytes] = {}

    def admit(self, record: Record) -> None:
        """Compare another document with the first.

        Raises :class:`OutputError` (ZI752) when a shared part differs from that of the first, and
        :class:`DamagedError`.
        """
        if (types := record.parts[CONTENT_TYPES]) not in self._types:
            self._types[types] = types.unpack()
        if record is self.first:
            for part in self.parts.values():
                part.unpack()  # so that no damaged part is copied
            return
        if not _same_head(self.first.head, record.head):
            raise OutputError(different(record.place, "susunannya"))
        names = self.parts.keys() if self._looks_alike(record) else self._all_shared(record)
        for name in names:
            mine, theirs = self.parts.get(name), record.parts.get(name)
            if mine is None or theirs is None or not mine.same_as(theirs):
                raise OutputError(different(record.place, _what_is(name)))

    def _looks_alike(self, record: Record) -> bool:
        """Tell whether a document has the same part names; then the same names are shared."""
        return (
            record.parts.keys() == self.first.parts.keys()
            and record.relations.stories.keys() == self.first.relations.stories.keys()
        )

    def _all_shared(self, record: Record) -> list[str]:
        return sorted(self.parts.keys() | _shared(record).keys())

    def part(self, name: str) -> bytes | None:
        """Return the shared part of this name, or None when there is none."""
        found = self.parts.get(name)
        return None if found is None else found.unpack()

    def members(self, stories: Mapping[str, str], charts: Mapping[str, str]) -> Iterator[Member]:
        """Yield the list of content types, the relationships of the file, and the properties.

        ``stories`` are the kinds of headers and footers by name, ``charts`` the content types of
        the parts of charts.
        """
        types = self._content_types(stories)
        yield Member.of(CONTENT_TYPES, with_part_types(types, charts) if charts else types)
        relations = [r for r in self._root_relations() if self._is_kept(r)]
        yield Member.of(_ROOT_RELATIONS, write_relations(relations))
        if _CORE in self.first.parts:
            yield Member.of(_CORE, _properties(self.first.read(_CORE)))

    def _root_relations(self) -> tuple[Relation, ...]:
        return self.first.relations_of("").all

    def _is_kept(self, relation: Relation) -> bool:
        return relation.kind in _KEPT and relation.part("") in (DOCUMENT, _CORE)

    def _content_types(self, stories: Mapping[str, str]) -> bytes:
        """Return the first document's list, without the omitted parts and with the new ones."""
        first, *others = (parse_xml(data, CONTENT_TYPES) for data in self._types.values())
        kept = {f"/{name}" for name in (DOCUMENT, _CORE, *self.parts)}
        for override in first.findall(qn("ct:Override")):
            if override.get("PartName") not in kept:
                first.remove(override)
        known = {d.get("Extension", "").lower() for d in first.iterfind(qn("ct:Default"))}
        for default in (d for other in others for d in other.iterfind(qn("ct:Default"))):
            if default.get("Extension", "").lower() not in known:
                known.add(default.get("Extension", "").lower())
                first.insert(0, default)
        for name, kind in stories.items():
            override = etree.SubElement(first, qn("ct:Override"))
            override.set("PartName", name)
            override.set("ContentType", _STORY_TYPE.format(kind))
        return to_bytes(first)


def _shared(record: Record) -> dict[str, Packed]:
    """Return the parts that are not the record's own, with the pictures that they show.

    A part that nothing refers to is not printed, so it is left out.
    """
    own = {DOCUMENT, _TEXT_RELATIONS, CONTENT_TYPES, _ROOT_RELATIONS}
    charts = (name for parts in record.charts.values() for name in parts)
    for name in (*(name for _, name in record.relations.stories.values()), *charts):
        own |= {name, rels_name(name)}
    left = own | record.aside | record.unreached
    kept = {
        name: part
        for name, part in record.parts.items()
        if name not in left and not name.startswith(("word/media/", "docProps/"))
    }
    shown = (part for name in kept for _, part in record.relations_of(name).pictures)
    return kept | {name: record.parts[name] for name in shown if name in record.parts}


def _same_head(one: bytes, other: bytes) -> bool:
    return one == other or _names_of(one) == _names_of(other)


def _names_of(head: bytes) -> tuple[object, ...]:
    """Return what a head declares and holds; the order of attributes makes no difference."""
    root = parse_xml(head + b"</w:body></w:document>", DOCUMENT)
    before = [etree.tostring(child, method="c14n") for child in root[:-1]]
    return dict(root.nsmap), dict(root.attrib), before


def _properties(core: bytes) -> bytes:
    """Return the properties without those that describe a single record."""
    root = parse_xml(core, _CORE)
    for element in list(root.iterchildren(*_OF_ONE_RECORD)):
        root.remove(element)
    return to_bytes(root)


def _what_is(part: str) -> str:
    """Return a clerk's name for a part of a Word file."""
    if part.startswith(_THEMES):
        return "temanya"
    return _CALLED.get(part, "isinya yang lain")


class Sides(NamedTuple):
    """Whether left and right pages differ, and whether they have different headers."""

    matter: bool
    have_headers: bool


def read_sides(settings: bytes | None) -> Sides:
    """Return what the settings say about left and right pages."""
    if settings is None:
        return Sides(False, False)
    root = parse_xml(settings, SETTINGS)
    on = {name for name in _SIDED if _is_on(root.find(f"{W}{name}"))}
    return Sides(bool(on), _SIDES in on)


def with_sides(settings: bytes) -> bytes:
    """Return the settings, changed so that left pages have their own headers."""
    root = parse_xml(settings, SETTINGS)
    for old in root.findall(f"{W}{_SIDES}"):
        root.remove(old)
    before = [i for i, child in enumerate(root) if child.tag in _BEFORE]
    root.insert(max(before, default=-1) + 1, etree.Element(f"{W}{_SIDES}"))
    return to_bytes(root)


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")
