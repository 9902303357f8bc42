"""Lists that begin again in every record: each list of each record gets its own numbering.

When a style numbers a paragraph, the list is written into the paragraph, so that it can change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from zi_docs.ooxml.xml import NS, W, parse_xml, to_bytes

_LEVEL, _OVERRIDE, _START = f"{W}ilvl", f"{W}lvlOverride", f"{W}start"
_VALUE = f"{W}val"
_SIGNLESS = ("bullet", "none")
_CLOSINGS = (b"<w:numIdMacAtCleanup", b"</w:numbering>")

_BEFORE_LIST = [
    f"{W}{name}"
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
]
_AFTER_INDENT = [
    f"{W}{name}"
    for name in (
        "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection",
        "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
    )
]  # fmt: skip
_RIVALS = {
    "firstLine": "hanging", "hanging": "firstLine", "left": "start", "start": "left",
    "right": "end", "end": "right",
}  # fmt: skip
_STYLED = etree.XPath("//w:pPr[w:pStyle]", namespaces=NS)


class StyleList:
    """The numbering of a style: the list, its level, and the indents that the style sets."""

    def __init__(self, num: str, level: str, indents: Mapping[str, str]) -> None:
        self.num = num
        self.level = level
        self.indents = dict(indents)


class Lists:
    """The lists of the documents, and the new lists for the records.

    A list of bullets counts nothing and stays as it is. ``styles`` are the styles that number
    paragraphs without numbering of their own.
    """

    def __init__(self, numbering: bytes | None, styles: bytes | None) -> None:
        self.styles: dict[str, StyleList] = {}
        self._made: list[bytes] = []
        self._patterns: dict[str, bytes] = {}
        self._root: etree._Element | None = None
        if numbering is None:
            return
        self._root = parse_xml(numbering, "word/numbering.xml")
        self._patterns = dict(_patterns(self._root))
        self._last = max((int(num) for num in _numbers(self._root)), default=0)
        if styles is not None:
            self.styles = dict(self._numbered_styles(parse_xml(styles, "word/styles.xml")))

    def renew(self, known: dict[bytes, bytes], old: bytes) -> bytes:
        """Return the number of the record's own list that replaces the document's list ``old``.

        ``known`` are the record's own lists so far, by the number that each replaces.
        """
        pattern = self._patterns.get(old.decode())
        if pattern is None:
            return old
        if old not in known:
            self._last += 1
            known[old] = str(self._last).encode()
            self._made.append(pattern % known[old])
        return known[old]

    def part(self) -> bytes:
        """Return the numbering part with the new lists."""
        data = to_bytes(self._root)
        at = next(place for mark in _CLOSINGS if (place := data.rfind(mark)) >= 0)
        return b"".join((data[:at], *self._made, data[at:]))

    @property
    def any_counts(self) -> bool:
        """Whether the documents have a list that counts."""
        return bool(self._patterns)

    @property
    def any_made(self) -> bool:
        """Whether the numbering part has changed."""
        return bool(self._made)

    def _numbered_styles(self, root: etree._Element) -> Iterator[tuple[str, StyleList]]:
        by_id = {str(s.get(f"{W}styleId")): s for s in root.iterchildren(f"{W}style")}
        for name in by_id:
            found = _style_list(_ancestry(name, by_id))
            if found and found.num in self._patterns:
                yield name, found


def _ancestry(
    name: str, by_id: Mapping[str, etree._Element]
) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield a style with its paragraph properties, then each style that it is based on."""
    seen: set[str] = set()
    while name in by_id and name not in seen:
        seen.add(name)
        style = by_id[name]
        yield style, style.find(f"{W}pPr")
        base = style.find(f"{W}basedOn")
        name = _text(base)


def _style_list(ancestry: Iterator[tuple[etree._Element, etree._Element]]) -> StyleList | None:
    """Return the numbering that a style or one of its bases sets.

    Indents of bases beyond the style that names the list are ignored.
    """
    indents: dict[str, str] = {}
    level = None
    for _, properties in ancestry:
        if properties is None:
            continue
        if (indent := properties.find(f"{W}ind")) is not None:
            indents = {**indent.attrib, **indents}
        level = level or _text(properties.find(f"{W}numPr/{W}ilvl"))
        if num := _text(properties.find(f"{W}numPr/{W}numId")):
            return StyleList(num, level or "0", indents)
    return None


def _text(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get(_VALUE, ""))


def _numbers(root: etree._Element) -> Iterator[str]:
    return (num.get(f"{W}numId", "0") for num in root.iterchildren(f"{W}num"))


def _patterns(root: etree._Element) -> Iterator[tuple[str, bytes]]:
    """Yield every counting list with the XML for a copy of it, without the copy's number."""
    for num in root.iterchildren(f"{W}num"):
        abstract = _abstract(root, _text(num.find(f"{W}abstractNumId")))
        if abstract is not None and _counts(abstract):
            yield num.get(f"{W}numId"), _pattern(num, abstract)


def _abstract(root: etree._Element, wanted: str) -> etree._Element | None:
    """Return the definition of a list; a reference to a list style is followed."""
    by_id = {a.get(f"{W}abstractNumId"): a for a in root.iterchildren(f"{W}abstractNum")}
    found = by_id.get(wanted)
    link = _text(None if found is None else found.find(f"{W}numStyleLink"))
    if not link:
        return found
    return next((a for a in by_id.values() if _text(a.find(f"{W}styleLink")) == link), None)


def _counts(abstract: etree._Element) -> bool:
    formats = (_text(f) for f in abstract.iterfind(f"{W}lvl/{W}numFmt"))
    return any(f not in _SIGNLESS for f in formats)


def _pattern(num: etree._Element, abstract: etree._Element) -> bytes:
    own = {o.get(_LEVEL): o for o in num.iterchildren(_OVERRIDE)}
    levels = {lvl.get(_LEVEL): lvl for lvl in abstract.iterchildren(f"{W}lvl")}
    overrides = (_override(k, own.get(k), levels.get(k)) for k in sorted({*own, *levels}))
    definition = _text(num.find(f"{W}abstractNumId"))
    body = "".join(overrides).replace("%", "%%")
    line = f'<w:num w:numId="%b"><w:abstractNumId w:val="{definition}"/>{body}</w:num>'
    return line.encode()


def _override(level: str, own: etree._Element | None, base: etree._Element | None) -> str:
    replaced = None if own is None else own.find(f"{W}lvl")
    starts = (
        None if own is None else own.find(f"{W}startOverride"),
        None if replaced is None else replaced.find(_START),
        None if base is None else base.find(_START),
    )
    start = next((_text(s) for s in starts if s is not None), "0")
    body = "" if replaced is None else _serialised(replaced)
    return (
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>{body}</w:lvlOverride>'
    )


def _serialised(element: etree._Element) -> str:
    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def number_styled(root: etree._Element, styles: Mapping[str, StyleList]) -> None:
    """Write the list of a numbering style into its paragraphs, with the style's indents.

    Otherwise the indents of the list would win, once the paragraph itself names the list.
    """
    for properties in _STYLED(root) if styles else ():
        found = styles.get(properties.find(f"{W}pStyle").get(_VALUE, ""))
        if found is not None:
            _number(properties, found)


def _number(properties: etree._Element, style: StyleList) -> None:
    numbering = properties.find(f"{W}numPr")
    if numbering is None:
        numbering = etree.Element(f"{W}numPr")
        last = max(
            i for i, child in enumerate(properties) if child.tag in _BEFORE_LIST
        )  # never empty: the paragraph has a pStyle
        properties.insert(last + 1, numbering)
        _indent(properties, style.indents)
    if numbering.find(f"{W}ilvl") is None:
        etree.SubElement(numbering, f"{W}ilvl").set(_VALUE, style.level)
        numbering.insert(0, numbering[-1])
    if numbering.find(f"{W}numId") is None:
        etree.SubElement(numbering, f"{W}numId").set(_VALUE, style.num)


def _indent(properties: etree._Element, indents: Mapping[str, str]) -> None:
    own = properties.find(f"{W}ind")
    if not indents:
        return
    if own is None:
        own = etree.Element(f"{W}ind")
        after = (i for i, child in enumerate(properties) if child.tag in _AFTER_INDENT)
        properties.insert(next(after, len(properties)), own)
    for name, value in indents.items():
        rival = _RIVALS.get(name.removeprefix(W))
        if name not in own.attrib and f"{W}{rival}" not in own.attrib:
            own.set(name, value)
