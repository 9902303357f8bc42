"""The check of a rendered part: what Word would refuse is repaired or refused here."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers import expat

from lxml import etree

from zi_docs.ooxml.xml import NS, W, parse, qn, to_bytes
from zi_docs.word.docxtpl_bridge import fix_tables

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ODD = etree.XPath("//w:tc[not(*[last()][self::w:p])] | //w:tbl[not(w:tr)]", namespaces=NS)
_WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml"))
_BLOCKS = (f"{W}p", f"{W}tbl", *_WRAPPERS)
_IDS = etree.XPath("//wp:docPr/@id", namespaces=NS)
_BOOKMARKS = etree.XPath("//w:bookmarkStart/@w:id", namespaces=NS)
_COMMENT_MARKS = tuple(
    f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
_QUOTES = {b"&#34;": b'"', b"&#39;": b"'"}
_LXML_DECLARATION = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


class NotWellFormedError(ValueError):
    """A rendered part is not well-formed XML."""


@dataclass(frozen=True, slots=True)
class Fixes:
    """What a part's tags can damage: ids that repeat (``ids``), the table grid (``grid``)."""

    ids: bool = False
    grid: bool = False


class Checked(NamedTuple):
    """A part after its check; ``sound`` says that nothing had to be changed."""

    data: bytes
    sound: bool


def check_part(data: bytes, fixes: Fixes) -> Checked:
    """Return the part, repaired where rendering left a cell or a table empty.

    A cell without a paragraph gets one; a table without rows is removed. Word refuses both. Rows
    and paragraphs may stand in content controls, and words never vanish. A part with repeated
    columns comes back as lxml writes it. Raises :class:`NotWellFormedError` when the part is not
    well-formed XML.
    """
    _parse(data)
    if fixes.grid:
        fitted = _mend(fix_tables(data), fixes, True)
        return Checked(fitted, not fixes.ids and fitted == as_lxml_writes(data))
    if fixes.ids or _has_hole(data):
        return Checked(_mend(parse(data, huge=True), fixes, False) or data, False)
    return Checked(data, True)


def as_lxml_writes(data: bytes) -> bytes:
    """Return a part as lxml writes it, when its values stand in texts (``<w:t>``) only.

    lxml leaves quotes in a text as they are, and writes an empty text as ``<w:t/>``. So a part with
    repeated columns has the same bytes whether it was parsed or had a proof.
    """
    if data.startswith(DECLARATION):
        data = _LXML_DECLARATION + data[len(DECLARATION) :]
    return _with_quotes(b'"/>'.join(data.split(b'"></w:t>')))


def _with_quotes(data: bytes) -> bytes:
    """Return a part whose escaped quotes are quotes; most parts have few, and those are found."""
    pieces: list[bytes] = []
    done = 0
    at = data.find(b"&")
    while at >= 0:
        if quote := _QUOTES.get(data[at : at + 5]):
            pieces += (data[done:at], quote)
            done = at + 5
        at = data.find(b"&", at + 1)
    return b"".join((*pieces, data[done:]))


def is_whole(xml: bytes) -> bool:
    """Tell whether a piece of a part is well-formed by itself and needs no repair."""
    try:
        _parse(b"<whole>" + xml + b"</whole>")
    except NotWellFormedError:
        return False
    return not _has_hole(xml)


def whole_shape(turn: bytes) -> Hashable:
    """Return the shape of a turn for :class:`Proofs`: all that are whole have the same."""
    return True if is_whole(turn) else None


def grid_shape(root_tag: bytes, turn: bytes) -> Hashable:
    """Return the shape of a turn in a part with repeated columns: the cells of each row in it.

    It is None for a turn that is not whole, that gives cells to the row around it, or that lxml
    would write in another way. ``root_tag`` begins the part and declares its prefixes.
    """
    if not turn or not is_whole(turn):
        return None if turn else ()
    data = root_tag + turn + b"</" + root_tag[1:-1].split()[0] + b">"
    try:
        root = parse(data, huge=True)
    except etree.XMLSyntaxError:  # a prefix that is declared around the loop
        return None
    written = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    if root.find(f"{W}tc") is not None or written != as_lxml_writes(data):
        return None
    return tuple(map(_grid_of, root.iter(f"{W}tbl", f"{W}tblGrid", f"{W}tr")))


def _grid_of(element: etree._Element) -> tuple[Hashable, ...]:
    """Return what a table, its grid or its row says about columns, and how deep it stands."""
    depth = sum(1 for _ in element.iterancestors(f"{W}tbl"))
    columns = len(element.findall(f"{W}gridCol")) + len(element.findall(f"{W}tc"))
    spans = element.iterfind(f"{W}tc/{W}tcPr/{W}gridSpan")
    return (element.tag, depth, columns, *(span.get(f"{W}val") for span in spans))


def _parse(data: bytes) -> None:
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        raise NotWellFormedError(str(error)) from error


def _has_hole(xml: bytes) -> bool:
    """Tell whether a cell may lack its paragraph, or a table its rows, by counting end tags.

    lxml writes no white space between ``</w:p></w:tc>``. A cell that ends in a bookmark is a false
    alarm: it costs a parse and changes nothing.
    """
    cells = xml.count(b"</w:p></w:tc>") + xml.count(b"<w:p/></w:tc>")
    rows = xml.count(b"</w:tr></w:tbl>")
    return cells != xml.count(b"</w:tc>") or rows != xml.count(b"</w:tbl>")


def _mend(root: etree._Element, fixes: Fixes, changed: bool) -> bytes:
    """Return the repaired part; empty bytes when nothing needed repair."""
    for element in filter(_is_bare, _ODD(root)):
        _fill(element)
        changed = True
    if fixes.ids and _renumber(root):
        changed = True
    return to_bytes(root) if changed else b""


def _is_bare(element: etree._Element) -> bool:
    """Tell whether a cell does not end with a paragraph, or a table has no row and no words."""
    if element.tag == f"{W}tc":
        return not _ends_with_paragraph(element)
    return next(element.iter(f"{W}tr"), None) is None and not "".join(element.itertext()).strip()


def _ends_with_paragraph(holder: etree._Element) -> bool:
    """Tell whether the last block is a paragraph, or a wrapper that ends with one."""
    block = next(holder.iterchildren(*_BLOCKS, reversed=True), None)
    if block is None or block.tag not in _WRAPPERS:
        return block is not None and block.tag == f"{W}p"
    return _ends_with_paragraph(block)


def _fill(element: etree._Element) -> None:
    if element.tag == f"{W}tc":
        etree.SubElement(element, f"{W}p")
    else:
        parent = element.getparent()
        parent.remove(element)
        if parent.tag == f"{W}tc" and (not len(parent) or parent[-1].tag != f"{W}p"):
            etree.SubElement(parent, f"{W}p")


def _renumber(root: etree._Element) -> bool:
    changed = False
    if len(ids := _IDS(root)) != len(set(ids)):
        for number, properties in enumerate(root.iter(qn("wp:docPr")), 1):
            properties.set("id", str(number))
        changed = True
    if _drop_repeated_comments(root):
        changed = True
    if len(ids := _BOOKMARKS(root)) != len(set(ids)):
        _renumber_bookmarks(root)
        changed = True
    return changed


def _drop_repeated_comments(root: etree._Element) -> bool:
    """Leave the marks of a comment in the first turn of a loop only: a comment has one place."""
    seen: set[tuple[str, str | None]] = set()
    changed = False
    for mark in list(root.iter(*_COMMENT_MARKS)):
        known = (mark.tag, mark.get(f"{W}id"))
        if known in seen:
            _take_out(mark)
            changed = True
        seen.add(known)
    return changed


def _take_out(mark: etree._Element) -> None:
    """Remove a mark, and the run that held nothing else."""
    run = mark.getparent()
    run.remove(mark)
    if run.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in run):
        run.getparent().remove(run)


def _renumber_bookmarks(root: etree._Element) -> None:
    """Give each bookmark its own id and name, since every turn of a loop repeats them.

    Start and end share an id, so they are paired in reading order: ``1 1 1 1`` becomes ``1 1 3 3``.
    """
    open_ids: dict[str, str] = {}
    names: set[str] = set()
    for number, mark in enumerate(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"), 1):
        old = mark.get(f"{W}id")
        if mark.tag == f"{W}bookmarkStart":
            open_ids[old] = str(number)
            name = mark.get(f"{W}name")
            mark.set(f"{W}name", name if name not in names else f"{name}_{number}")
            names.add(name)
        mark.set(f"{W}id", open_ids.get(old, str(number)))
