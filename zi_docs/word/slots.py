"""The controls of a konsep in a file that somebody saved, by what is left of them.

Word keeps a control with its tag and the bookmark around it. LibreOffice 7.4 empties the
properties of a control, nests neighbours, and moves the bookmark's ends; it keeps the bookmark. So
a slot is found by either. Reading takes the controls and their bookmarks out of the part, and a
slot holds the runs that were in it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile

from lxml import etree

from zi_docs.ooxml.xml import W
from zi_docs.word.controls import DOTS

_TAG = re.compile(r"zi:([0-9a-f]{8}):(\d+)")
_BOOKMARK = re.compile(r"_zi_([0-9a-f]{8})_(\d+)_")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BARE = (f"{W}rPr", f"{W}id", f"{W}placeholder", f"{W}showingPlcHdr")
_REPLACED = (f"{W}r", f"{W}hyperlink", f"{W}smartTag", f"{W}proofErr")
_PAGE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"}
_LEAVES = tuple(
    f"{W}{name}" for name in ("t", "tab", "br", "noBreakHyphen", "fldChar", "instrText")
)
_DOTTED = re.compile(r"…+|\.{2,}|_{2,}")


@dataclass(slots=True)
class Slot:
    """One place of a number or date: the key of its expression, and its number in the document.

    ``nodes`` are the elements that stand in it, all in one ``paragraph``. ``alias`` is empty when
    the file lost it.
    """

    key: str
    number: int
    alias: str
    nodes: list[etree._Element]
    paragraph: etree._Element

    @property
    def name(self) -> tuple[str, int]:
        """What tells this slot from all others of the document."""
        return self.key, self.number

    @property
    def text(self) -> str:
        """What stands in the slot, on one line."""
        return " ".join("".join(map(own_text, self.nodes)).split())

    @property
    def is_spare(self) -> bool:
        """Whether it is the copy of a text box for old programs."""
        return next(self.paragraph.iterancestors(_FALLBACK), None) is not None

    def fill(self, nodes: Iterable[etree._Element]) -> None:
        """Put copies of other nodes into the slot; they take the look of what stood there.

        Nothing happens to a slot inside another one that was filled before.
        """
        if self.nodes[0].getparent() is None:
            return
        look = self._look()
        for node in nodes:
            made = copy.deepcopy(node)
            if look is not None and made.tag == f"{W}r" and made.find(f"{W}t") is not None:
                for old in made.findall(f"{W}rPr"):
                    made.remove(old)
                made.insert(0, copy.deepcopy(look))
            self.nodes[0].addprevious(made)
        for node in self.nodes:
            if node.tag in _REPLACED and (parent := node.getparent()) is not None:
                parent.remove(node)

    def blank(self) -> None:
        """Put dots into the slot, so that two files can be compared."""
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}t").text = DOTS
        self.fill([run])

    def _look(self) -> etree._Element | None:
        """Return the ``w:rPr`` of the first run with a text, an empty one if that run has none."""
        for node in self.nodes:
            for run in node.iter(f"{W}r"):
                if run.find(f"{W}t") is not None:
                    found = run.find(f"{W}rPr")
                    return etree.Element(f"{W}rPr") if found is None else found
        return None


def take_slots(root: etree._Element) -> list[Slot]:
    """Return the slots of a part; its controls and their bookmarks are taken out of it.

    A slot that holds another one comes before it.
    A control that was spread over several paragraphs is no slot any more.
    """
    slots = [*_tagged(root)][::-1]
    known = {slot.name for slot in slots}
    marks = [mark for mark in root.iter(f"{W}bookmarkStart") if _bookmarked(mark)]
    lost = [mark for mark in marks if _bookmarked(mark) not in known]
    for mark in lost:
        for paragraph in mark.iterancestors(f"{W}p"):
            _unwrap_bare(paragraph)
    slots += [slot for mark in lost if (slot := _between(mark)) is not None]
    _drop_bookmarks(root, marks)
    return slots


def _tagged(root: etree._Element) -> Iterator[Slot]:
    """Yield a slot for each control that still has its tag, the inner ones first."""
    for control in reversed(list(root.iter(f"{W}sdt"))):
        tag = _TAG.fullmatch(_property(control, "tag"))
        if tag is None:
            continue
        alias = _property(control, "alias")
        if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            _clear(control)
        inside = control.findall(f"{W}sdtContent/{W}p")
        around = [*control.iterancestors(f"{W}p")][:1]
        nodes = _unwrap(control)
        if inside:  # the control holds its paragraph
            nodes = [node for node in inside[0] if node.tag != f"{W}pPr"]
        if len(inside or around) == 1 and nodes:
            yield Slot(tag[1], int(tag[2]), alias, nodes, (inside or around)[0])


def _property(control: etree._Element, name: str) -> str:
    found = control.find(f"{W}sdtPr/{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def _unwrap(control: etree._Element) -> list[etree._Element]:
    """Replace a control by its content; return that. An empty one gets an empty run."""
    content = control.find(f"{W}sdtContent")
    nodes = [] if content is None else list(content)
    if not nodes:
        nodes = [etree.Element(f"{W}r")]
    for node in nodes:
        control.addprevious(node)
    control.getparent().remove(control)
    return nodes


def _clear(control: etree._Element) -> None:
    """Empty a control that shows Word's own words, since somebody deleted what was in it.

    They have a grey style of their own; the control remembers its look.
    """
    for run in list(control.iter(f"{W}r")):
        for child in list(run):
            run.remove(child)
        look = control.find(f"{W}sdtPr/{W}rPr")
        if look is not None:
            run.append(copy.deepcopy(look))
        etree.SubElement(run, f"{W}t")


def _unwrap_bare(paragraph: etree._Element) -> None:
    """Take out the controls of a paragraph of which LibreOffice left only the shell."""
    for control in list(paragraph.iter(f"{W}sdt")):
        properties = control.find(f"{W}sdtPr")
        if properties is None or all(child.tag in _BARE for child in properties):
            _unwrap(control)


def _bookmarked(mark: etree._Element) -> tuple[str, int] | None:
    name = _BOOKMARK.match(mark.get(f"{W}name", ""))
    return (name[1], int(name[2])) if name else None


def _between(mark: etree._Element) -> Slot | None:
    """Return the slot between a bookmark's ends; None when they stand in different paragraphs.

    The ends may have different parents: LibreOffice moves the second one out of a link.
    """
    name, paragraph = _bookmarked(mark), _holder(mark, f"{W}p")
    if name is None or paragraph is None:
        return None
    inside = iter(paragraph.iter(f"{W}r", f"{W}bookmarkStart", f"{W}bookmarkEnd"))
    runs: list[etree._Element] = []
    for node in dropwhile(lambda node: node is not mark, inside):
        if node.tag == f"{W}bookmarkEnd" and node.get(f"{W}id") == mark.get(f"{W}id"):
            return Slot(*name, "", runs, paragraph) if runs else None
        if node.tag == f"{W}r" and _holder(node, f"{W}p") is paragraph:
            runs.append(node)
    return None


def _drop_bookmarks(root: etree._Element, marks: Iterable[etree._Element]) -> None:
    marks = list(marks)
    ids = {mark.get(f"{W}id") for mark in marks}
    ends = [end for end in root.iter(f"{W}bookmarkEnd") if end.get(f"{W}id") in ids]
    for node in (*marks, *ends):
        node.getparent().remove(node)


def own_text(node: etree._Element) -> str:
    """Return the text of a paragraph or run, without text boxes inside and without page numbers."""
    paragraph = node if node.tag == f"{W}p" else next(node.iterancestors(f"{W}p"), None)
    leaves = (leaf for leaf in node.iter(*_LEAVES) if _holder(leaf, f"{W}p") is paragraph)
    return "".join(map(_leaf_text, _without_page_numbers(leaves)))


def _without_page_numbers(leaves: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Yield what stands in a paragraph, but for the results of fields that count pages.

    Each program works them out anew when it saves a file.
    """
    code, in_result = "", False
    for leaf in leaves:
        kind = leaf.get(f"{W}fldCharType")
        if leaf.tag == f"{W}instrText":
            code += leaf.text or ""
        elif kind is not None:
            code, in_result = code if kind == "separate" else "", kind == "separate"
        elif not (in_result and _counts_pages(code)) and not _counts_pages(_simple_code(leaf)):
            yield leaf


def _simple_code(leaf: etree._Element) -> str:
    field = _holder(leaf, f"{W}fldSimple")
    return "" if field is None else field.get(f"{W}instr", "")


def _counts_pages(code: str) -> bool:
    return bool(code.strip()) and code.split()[0].upper() in _PAGE_FIELDS


def _holder(node: etree._Element, tag: str) -> etree._Element | None:
    return next(node.iterancestors(tag), None)


def _leaf_text(leaf: etree._Element) -> str:
    if leaf.tag == f"{W}t":
        return leaf.text or ""
    if leaf.getparent().tag != f"{W}r":  # a tab stop of the paragraph
        return ""
    return "-" if leaf.tag == f"{W}noBreakHyphen" else " "


def paragraph_texts(root: etree._Element) -> Iterator[str]:
    """Yield the text of each paragraph of a part on one line; what is empty is left out."""
    for paragraph in root.iter(f"{W}p"):
        text = " ".join(own_text(paragraph).split())
        if text and next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield text


def agrees(typed: str, real: str) -> bool:
    """Tell whether what somebody typed into a slot may stand for its real value.

    Dots stand for anything: ``…… Maret 2025`` agrees with ``5 Maret 2025``.
    """
    pieces = [" ".join(piece.split()) for piece in _DOTTED.split(typed.casefold())]
    pattern = ".*".join(map(re.escape, pieces))
    if not any(pieces):
        return True
    return (
        re.fullmatch(pattern.replace(r"\ ", r"\s*"), " ".join(real.casefold().split())) is not None
    )


def open_rooms(text: str) -> list[str]:
    """Return what stands before each room that a text leaves to write into."""
    return [text[: dots.start()] for dots in _DOTTED.finditer(text)]
