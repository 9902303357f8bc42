"""The settings that tell left pages from right ones."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from zi_docs.ooxml.names import NS, W
from zi_docs.ooxml.package import parse_xml
from zi_docs.outputs.gabung.relations import Relation

__all__ = ["NO_SETTINGS", "SETTINGS", "SETTINGS_RELATION", "Sides", "read_sides", "with_sides"]

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


class Sides(NamedTuple):
    """Whether left and right pages look different; whether they have headers of their own."""

    matter: bool
    have_headers: bool


def read_sides(settings: bytes | None) -> Sides:
    """Return what the settings say of left and right pages."""
    if settings is None:
        return Sides(False, False)
    root = parse_xml(settings, SETTINGS)
    on = {name for name in _SIDED if _is_on(root.find(f"{W}{name}"))}
    return Sides(bool(on), _SIDES in on)


def with_sides(settings: bytes) -> bytes:
    """Return the settings with headers of their own for left pages."""
    root = parse_xml(settings, SETTINGS)
    for old in root.findall(f"{W}{_SIDES}"):
        root.remove(old)
    before = [i for i, child in enumerate(root) if child.tag in _BEFORE]
    root.insert(max(before, default=-1) + 1, etree.Element(f"{W}{_SIDES}"))
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")
