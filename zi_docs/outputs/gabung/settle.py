"""Making a part fit beside the others of a joined file, as a tree: the thorough way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from zi_docs.ooxml.names import NS, R, W, qn
from zi_docs.outputs.gabung.fields import Field, find_fields
from zi_docs.outputs.gabung.lists import StyleList
from zi_docs.outputs.gabung.numbered import number_styled

__all__ = ["Surroundings", "depends_on_record", "settle"]

_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
)
_NAME, _ID, _VALUE, _ANCHOR = f"{W}name", f"{W}id", f"{W}val", f"{W}anchor"
_START, _END = f"{W}bookmarkStart", f"{W}bookmarkEnd"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_RELID = "{urn:schemas-microsoft-com:office:office}relid"
_RELATED = etree.XPath(
    "//*[@r:* or @o:relid]", namespaces={**NS, "o": "urn:schemas-microsoft-com:office:office"}
)
_MARKED = etree.XPath("//*[@w14:paraId or @w14:textId]", namespaces={"w14": _W14})
_POINTING = ("NUMPAGES", "PAGEREF", "REF", "HYPERLINK")


@dataclass(slots=True)
class Surroundings:
    """What the parts of one record must fit.

    ``end`` is the bookmark at the record's end: its page is the number of pages, and
    ``counts_pages`` says that a part asks for it. ``number`` gives ids that nothing else has.
    """

    record: int
    end: str
    number: Callable[[], int]
    relations: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, StyleList] = field(default_factory=dict)
    counts_pages: bool = False
    _names: dict[str, str] = field(default_factory=dict)
    _placed: set[str] = field(default_factory=set)

    def name(self, old: str) -> str:
        """Return the record's own name for a bookmark."""
        return self._names.setdefault(old, f"_zi{self.record}_{len(self._names) + 1}")

    def place(self, old: str) -> str:
        """Return the name under which a bookmark is put; of two of one name only one is meant."""
        name = self.name(old)
        if name in self._placed:
            name = f"{name}_{len(self._placed)}"
        self._placed.add(name)
        return name


def depends_on_record(root: etree._Element) -> bool:
    """Tell whether a header is another one in every record, though its bytes are the same."""
    fields = (f.kind in _POINTING for f in find_fields(root))
    return any(fields) or next(root.iter(_START, f"{W}hyperlink"), None) is not None


def settle(xml: bytes, around: Surroundings) -> bytes:
    """Return the part with ids, names and references that are its own in the joined file.

    What comes out is written plainly: a picture's id is the first thing in its tag.
    """
    root = etree.fromstring(xml, _PARSER)
    _set_bookmarks(root, around)
    _set_fields(root, around)
    _set_relations(root, around.relations)
    _set_ids(root, around.number)
    number_styled(root, around.styles)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def _set_bookmarks(root: etree._Element, around: Surroundings) -> None:
    ids: dict[str, str] = {}
    for mark in list(root.iter(_START, _END)):
        old = mark.get(_ID, "")
        if mark.tag == _START:
            ids[old] = str(around.number())
            mark.set(_NAME, around.place(mark.get(_NAME, "")))
        if old in ids:
            mark.set(_ID, ids[old])
        else:
            mark.getparent().remove(mark)
    for link in root.iter(f"{W}hyperlink"):
        if link.get(_ANCHOR):
            link.set(_ANCHOR, around.name(link.get(_ANCHOR)))


def _set_fields(root: etree._Element, around: Surroundings) -> None:
    for field_ in find_fields(root):
        words = field_.instruction.split()
        if field_.kind == "NUMPAGES":
            around.counts_pages = True
            field_.rewrite(["PAGEREF", around.end, *words[1:]])
        elif (at := _bookmark_word(field_, words)) and at < len(words):
            quote = '"' if words[at].startswith('"') else ""
            words[at] = quote + around.name(words[at].strip('"')) + quote
            field_.rewrite(words)


def _bookmark_word(field_: Field, words: list[str]) -> int:
    """Return which word of an instruction names a bookmark; 0 for none."""
    if field_.kind in ("REF", "PAGEREF"):
        return 1
    if field_.kind == "HYPERLINK" and "\\l" in words:
        return words.index("\\l") + 1
    return 0


def _set_relations(root: etree._Element, ids: Mapping[str, str]) -> None:
    for element in _RELATED(root) if ids else ():
        for name, value in element.attrib.items():
            if (name.startswith(R) or name == _RELID) and value in ids:
                element.set(name, ids[value])


def _set_ids(root: etree._Element, number: Callable[[], int]) -> None:
    """Give content controls ids of their own, and take off those that paragraphs can do without."""
    for control in root.iter(f"{W}sdtPr"):
        if (identity := control.find(f"{W}id")) is not None:
            identity.set(_VALUE, str(number()))
    for element in _MARKED(root):
        element.attrib.pop(f"{{{_W14}}}paraId", None)
        element.attrib.pop(f"{{{_W14}}}textId", None)
    for picture in root.iter(qn("wp:docPr")):
        others = {name: value for name, value in picture.attrib.items() if name != "id"}
        picture.attrib.clear()
        picture.attrib.update({"id": "0", **others})
