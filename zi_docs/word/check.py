"""The check of a rendered part: what Word would refuse is repaired or refused here.

Only the markup and its order decide whether a part is well-formed, since every value in it is
escaped. So markup is parsed strictly once. When it had nothing to mend, the same markup with other
values is not parsed again. These two parts share one proof, since only pieces with ``<`` count::

    "<w:p>" "A &amp; B" "</w:p>"      "<w:p>" "C" "</w:p>"

Some turns of a loop are well-formed by themselves (a row, a paragraph). Only the last of such turns
counts, so 3 rows and 300 rows share one proof. A turn like ``</w:p><w:p>`` is not well-formed by
itself, so each one counts. A part with a comment is always parsed, since a value in a comment is
not escaped (``<!-- {{ x }} -->`` with ``--`` in x).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias
from xml.parsers import expat

from jinja2 import nodes
from lxml import etree

from zi_docs.ooxml.xml import NS, W, parse, qn, to_bytes
from zi_docs.word.docxtpl_bridge import fix_tables

MAX_KEPT = 10_000
_BEGIN, _END = "\x01", "\x02"  # XML forbids these characters, so no value has them
_LOOSE = re.compile("&(?!(?:amp|lt|gt|quot|apos|#34|#39);)")
_MARKS = frozenset((_BEGIN, _END))

Markup: TypeAlias = "list[str | tuple[object, ...]]"


class NotWellFormedError(ValueError):
    """A rendered part is not well-formed XML."""


@dataclass(frozen=True, slots=True)
class Fixes:
    """What a part's tags can damage: ids that repeat (``ids``), the table grid (``grid``)."""

    ids: bool = False
    grid: bool = False


_BARE = etree.XPath("//w:tc[not(*[last()][self::w:p])] | //w:tbl[not(w:tr)]", namespaces=NS)


_IDS = etree.XPath("//wp:docPr/@id", namespaces=NS)


_BOOKMARKS = etree.XPath("//w:bookmarkStart/@w:id", namespaces=NS)


class Checked(NamedTuple):
    """A part after its check; ``sound`` says that nothing had to be changed."""

    data: bytes
    sound: bool


def check_part(xml: str, fixes: Fixes) -> Checked:
    """Return the part, repaired where rendering left a cell or a table empty.

    A cell without a paragraph gets one; a table without rows is removed. Word refuses both.
    Raises :class:`NotWellFormedError` when the part is not well-formed XML.
    """
    data = xml.encode("utf-8")
    _parse(data)
    if fixes.grid:
        return Checked(_mend(fix_tables(data), fixes, True), False)
    if fixes.ids or _has_hole(xml):
        return Checked(_mend(parse(data, huge=True), fixes, False) or data, False)
    return Checked(data, True)


def is_whole(xml: str) -> bool:
    """Tell whether a piece of a part is well-formed by itself and needs no repair."""
    try:
        _parse(f"<whole>{xml}</whole>".encode())
    except NotWellFormedError:
        return False
    return not _has_hole(xml)


def _parse(data: bytes) -> None:
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        raise NotWellFormedError(str(error)) from error


def _has_hole(xml: str) -> bool:
    """Tell whether a cell may lack its paragraph, or a table its rows, by counting end tags.

    lxml writes no white space between ``</w:p></w:tc>``. A cell that ends in a bookmark is a false
    alarm: it costs a parse and changes nothing.
    """
    cells = xml.count("</w:p></w:tc>") + xml.count("<w:p/></w:tc>")
    return cells != xml.count("</w:tc>") or xml.count("</w:tbl>") != xml.count("</w:tr></w:tbl>")


def _mend(root: etree._Element, fixes: Fixes, changed: bool) -> bytes:
    """Return the repaired part; empty bytes when nothing needed repair."""
    for element in _BARE(root):
        _fill(element)
        changed = True
    if fixes.ids and _renumber(root):
        changed = True
    return to_bytes(root) if changed else b""


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
    if len(ids := _BOOKMARKS(root)) != len(set(ids)):
        _renumber_bookmarks(root)
        changed = True
    return changed


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


def mark_turns(tree: nodes.Template) -> bool:
    """Mark where every turn of a loop begins and ends; tell whether there is any loop."""
    loops = list(tree.find_all(nodes.For))
    for loop in loops:
        loop.body.insert(0, nodes.Output([nodes.TemplateData(_BEGIN)]))
        loop.body.append(nodes.Output([nodes.TemplateData(_END)]))
    return bool(loops)


def without_marks(pieces: Iterable[str]) -> str:
    """Return the pieces of a marked template as one text, without the marks."""
    return "".join([piece for piece in pieces if piece not in _MARKS])


@dataclass(slots=True)
class Proofs:
    """The outlines of one part that were found sound so far.

    ``is_whole`` tells whether markup is well-formed by itself.
    """

    is_whole: Callable[[str], bool]
    _parts: set[int] = field(default_factory=set)
    _turns: dict[int, bool] = field(default_factory=dict)

    def has(self, proof: int) -> bool:
        """Tell whether a part with this outline was found sound before."""
        return proof in self._parts

    def add(self, proof: int) -> None:
        """Remember that a part with this outline is sound."""
        if len(self._parts) < MAX_KEPT:
            self._parts.add(proof)

    def outline(self, pieces: Iterable[str]) -> int:
        """Return a hash of what decides whether a part is well-formed."""
        markup: Markup = []
        outer: list[Markup] = []
        for piece in pieces:
            if piece == _BEGIN:
                outer.append(markup)
                markup = []
            elif piece == _END:
                turn = tuple(markup)
                markup = outer.pop()
                self._add_turn(markup, turn)
            elif "<" in piece or ("&" in piece and _LOOSE.search(piece)):
                markup.append(piece)
        return hash(tuple(markup))

    def _add_turn(self, markup: Markup, turn: tuple[object, ...]) -> None:
        """Add a turn to the markup around it; it replaces the turn before when both are whole."""
        last = markup[-1] if markup else ""
        if self._stands(turn) and isinstance(last, tuple) and self._stands(last):
            markup.pop()
        markup.append(turn)

    def _stands(self, turn: tuple[object, ...]) -> bool:
        key = hash(turn)
        known = self._turns.get(key)
        if known is None:
            known = self.is_whole("".join(_flat(turn)))
            if len(self._turns) < MAX_KEPT:
                self._turns[key] = known
        return known


def _flat(turn: Iterable[object]) -> Iterable[str]:
    for piece in turn:
        if isinstance(piece, tuple):
            yield from _flat(piece)
        else:
            yield str(piece)
