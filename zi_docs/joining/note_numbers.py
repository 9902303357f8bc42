"""What the notes of a joined file print, and where its endnotes stand.

Notes begin with 1 in every record: the first section of a record restarts them, as Word does at a
section. Endnotes stand at the end of their record: every section but its last passes them on. A
record that restarts its notes on every page, or in every section, keeps that.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from zi_docs.joining.record import NOTE_KINDS
from zi_docs.ooxml.xml import W, parse_xml, to_bytes

_VALUE = f"{W}val"
_SETTINGS = "word/settings.xml"
_SECTION_END = "sectEnd"
_AFTER_NOTES = {
    f"{W}{name}"
    for name in (
        "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping",
        "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions",
        "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults",
        "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    )
} | {"{http://schemas.openxmlformats.org/officeDocument/2006/math}mathPr"}  # fmt: skip


class NoteSettings:
    """How the settings of the documents number notes, and where they put endnotes."""

    def __init__(self, settings: bytes | None) -> None:
        root = None if settings is None else parse_xml(settings, _SETTINGS)
        self._of = {
            note: None if root is None else root.find(f"{W}{note}Pr")
            for note in NOTE_KINDS.values()
        }

    @property
    def end_sections(self) -> bool:
        """Whether endnotes stand at the end of their section, as the documents want it."""
        own = self._of["endnote"]
        place = None if own is None else own.find(f"{W}pos")
        return place is not None and place.get(_VALUE) == _SECTION_END

    def restart(self, section: etree._Element, note: str) -> None:
        """Let the notes of a section begin anew, unless they do so on every page."""
        numbering = section.find(f"{W}{note}Pr")
        own = None if numbering is None else numbering.find(f"{W}numRestart")
        if numbering is None:
            numbering = self._numbering(note)
            section.insert(_place_in_section(section, note), numbering)
            own = numbering.find(f"{W}numRestart")
        if own is None:
            own = etree.SubElement(numbering, f"{W}numRestart")
            own.set(_VALUE, "continuous")
        if own.get(_VALUE) == "continuous":
            own.set(_VALUE, "eachSect")

    def _numbering(self, note: str) -> etree._Element:
        """Return the numbering of the settings, for a section."""
        made = etree.Element(f"{W}{note}Pr")
        shared = self._of[note]
        for child in () if shared is None else shared:
            if child.tag != f"{W}{note}" and not (note == "endnote" and child.tag == f"{W}pos"):
                made.append(deepcopy(child))
        return made


def _place_in_section(section: etree._Element, note: str) -> int:
    before = {f"{W}headerReference", f"{W}footerReference"}
    before |= {f"{W}footnotePr"} if note == "endnote" else set()
    return sum(child.tag in before for child in section)


def with_section_ends(settings: bytes) -> bytes:
    """Return the settings, changed so that endnotes stand at the end of their section."""
    root = parse_xml(settings, _SETTINGS)
    own = root.find(f"{W}endnotePr")
    if own is None:
        own = etree.Element(f"{W}endnotePr")
        later = (at for at, child in enumerate(root) if child.tag in _AFTER_NOTES)
        root.insert(next(later, len(root)), own)
    for place in own.findall(f"{W}pos"):
        own.remove(place)
    own.insert(0, etree.Element(f"{W}pos", {_VALUE: _SECTION_END}))
    return to_bytes(root)


def pass_on_endnotes(section: etree._Element, passes: bool) -> None:
    """Let a section leave its endnotes to the next one, or print all that it has."""
    for old in section.findall(f"{W}noEndnote"):
        section.remove(old)
    if passes:
        after = [f"{W}{name}" for name in ("titlePg", "textDirection", "bidi", "rtlGutter")]
        after += [f"{W}docGrid", f"{W}printerSettings", f"{W}sectPrChange"]
        later = (at for at, child in enumerate(section) if child.tag in after)
        section.insert(next(later, len(section)), etree.Element(f"{W}noEndnote"))
