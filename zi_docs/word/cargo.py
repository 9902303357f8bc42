"""What a level tag takes away beside its own letters.

``{%p if x %}`` puts its command in the place of the whole paragraph in which it stands, ``{%tr``
in that of its row, ``{%tc`` in that of its cell; the comments ``{#p note #}`` remove theirs.
Cargo is whatever a reader or Word would miss of that element: a picture, a page break, a title in
another cell, another tag. Looks, spaces, comments of the template, and bookmarks that nothing
refers to are no cargo. (``{%r`` has a run of its own since :func:`.normalise_tags`.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from zi_docs.errors import brief
from zi_docs.ooxml.xml import NS, W, qn
from zi_docs.word.normalise import find_marks, is_mark, without_comments

ELEMENTS = {"p": f"{W}p", "tr": f"{W}tr", "tc": f"{W}tc"}
_LEVEL = re.compile(r"\{[%{#]-?(tr|tc|p)\s")
_LONGEST = 40
_TEXTS = (f"{W}t", qn("m:t"))
_HOLDERS = {
    f"{W}{name}"
    for name in (
        "p", "r", "t", "tc", "tr", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink"
    )
}  # fmt: skip
_LOOKS = {
    f"{W}{name}"
    for name in (
        "pPr", "rPr", "tcPr", "trPr", "tblPrEx", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr",
        "proofErr", "lastRenderedPageBreak", "tab", "cr", "softHyphen",
    )
}  # fmt: skip
_PLAIN = {f"{W}p", f"{W}r", f"{W}t"}
_BR = f"{W}br"
_HYPHENED = re.compile(r"\{%-.*?%\}|\{%(?:(?!%\}).)*-%\}", re.DOTALL)
_BREAKS = {"page": "pemisah halaman", "column": "pemisah kolom"}
_WORDS = {
    f"{W}{name}": words
    for words, names in {
        "gambar": "drawing pict",
        "objek": "object",
        "tanda catatan kaki": "footnoteReference",
        "tanda catatan akhir": "endnoteReference",
        "komentar": "commentReference commentRangeStart commentRangeEnd",
        "bidang (field)": "fldSimple fldChar instrText",
        "simbol": "sym",
        "tanda hubung": "noBreakHyphen",
        "tabel": "tbl",
        "markah buku yang dirujuk": "bookmarkStart bookmarkEnd",
        "izin menyunting": "permStart permEnd",
    }.items()
    for name in names.split()
} | {
    qn("m:oMath"): "persamaan",
    qn("m:oMathPara"): "persamaan",
    qn("mc:AlternateContent"): "gambar",
}
_BOX = f"{W}txbxContent"
_OFF = ("0", "false", "off")
_FIELD_CODES = etree.XPath(
    "//w:instrText/text() | //w:fldSimple/@w:instr | //w:hyperlink/@w:anchor", namespaces=NS
)


def level_of(mark: str) -> str:
    """Return ``p``, ``tr`` or ``tc`` for a tag that takes away such an element, else nothing."""
    found = _LEVEL.match(mark)
    return found[1] if found else ""


def taken_by(level: str, paragraph: etree._Element) -> etree._Element | None:
    """Return what a level tag in this paragraph takes away; None for one outside of a table."""
    if level == "p":
        return paragraph
    return next(paragraph.iterancestors(ELEMENTS[level]), None)


def find_cargo(element: etree._Element, tag: str) -> list[str]:
    """Return in words what is lost with an element that holds a tag, each kind once."""
    found: list[str] = []
    left = tag
    for paragraph in element.iter(f"{W}p"):
        text = "".join(
            node.text or "" for node in paragraph.iter(*_TEXTS) if _is_of(node, paragraph)
        )
        if left and left in text:
            text, left = text.replace(left, "", 1), ""
        if words := without_comments(text).strip():
            found.append(f'{"tag" if is_mark(words) else "teks"} "{brief(words, _LONGEST)}"')
    found += _others(element)
    return list(dict.fromkeys(found))


def _is_of(text: etree._Element, paragraph: etree._Element) -> bool:
    return next(text.iterancestors(f"{W}p")) is paragraph


def _others(element: etree._Element) -> Iterator[str]:
    """Yield what an element holds that is neither text nor looks."""
    for child in element.iterchildren("*"):
        if child.tag == f"{W}pPr":
            yield from _of_paragraph(child)
        elif child.tag == _BR:
            if kind := _BREAKS.get(child.get(f"{W}type", "")):
                yield kind
        elif child.tag in _HOLDERS:
            yield from _others(child)
        elif child.tag not in _LOOKS:
            yield _named(child)


def _of_paragraph(looks: etree._Element) -> Iterator[str]:
    """Yield the breaks that Word keeps among the looks of a paragraph."""
    if looks.find(f"{W}sectPr") is not None:
        yield "pemisah bagian (section break)"
    before = looks.find(f"{W}pageBreakBefore")
    if before is not None and before.get(f"{W}val") not in _OFF:
        yield "pemisah halaman sebelumnya"


def _named(element: etree._Element) -> str:
    if next(element.iter(_BOX), None) is not None:
        return "kotak teks"
    return _WORDS.get(element.tag) or f"unsur {etree.QName(element).localname}"


# The hyphen in ``{%- if x %}`` and ``{% if x -%}``


def find_swallowed(paragraph: etree._Element) -> Iterator[tuple[str, list[str]]]:
    """Yield each tag with a hyphen that takes more than the space beside it, and what it takes.

    docxtpl joins the tag with the text before it (``{%-``) or behind it (``-%}``), and drops all
    that stands in between.
    """
    for text in paragraph.iter(f"{W}t"):
        if _is_of(text, paragraph):
            for mark in _HYPHENED.finditer(text.text or ""):
                lost = [*_before(text, mark), *_behind(text, mark)]
                if lost:
                    yield mark.group(), list(dict.fromkeys(lost))


def _before(text: etree._Element, mark: re.Match[str]) -> Iterator[str]:
    nodes = _nodes(text, preceding=True) if mark.group().startswith("{%-") else None
    if nodes is not None:
        yield from _beside(mark.string[: mark.start()])
        yield from _between(nodes, text)


def _behind(text: etree._Element, mark: re.Match[str]) -> Iterator[str]:
    rest = mark.string[mark.end() :]
    nodes = None if "{{" in rest or "{%" in rest else _nodes(text, preceding=False)
    if nodes is not None and mark.group().endswith("-%}"):
        yield from _beside(rest)
        yield from _between(nodes, text)


def _beside(text: str) -> Iterator[str]:
    if words := without_comments(text).strip():
        yield f'teks "{brief(words, _LONGEST)}"'


def _nodes(text: etree._Element, *, preceding: bool) -> list[etree._Element] | None:
    """Return what stands between a text and the next one, with that one; None without a next."""
    nodes = list(text.getroottree().getroot().iter("*"))
    at = nodes.index(text)
    found: list[etree._Element] = []
    for node in reversed(nodes[:at]) if preceding else nodes[at + 1 :]:
        found.append(node)
        if node.tag == f"{W}t":
            return found
    return None


def _between(nodes: list[etree._Element], text: etree._Element) -> Iterator[str]:
    """Yield what may not stand between two texts that become one."""
    one, other = (next(node.iterancestors(f"{W}p"), None) for node in (nodes[-1], text))
    if one is None or other is None or one.getparent() is not other.getparent():
        yield "batas sel, tabel, atau kotak teks"
        return
    for node in nodes[:-1]:
        if node.tag == f"{W}pPr":
            yield from _of_paragraph(node)
        elif not _is_look(node) and node.tag not in _PLAIN:
            yield (
                _BREAKS.get(node.get(f"{W}type", ""), "ganti baris")
                if node.tag == _BR
                else _named(node)
            )


def _is_look(node: etree._Element) -> bool:
    return node.tag in _LOOKS or any(holder.tag in _LOOKS for holder in node.iterancestors())


# Bookmarks


def field_codes(roots: Iterable[etree._Element]) -> str:
    """Return all that may refer to a bookmark: the codes of fields, and the anchors of links."""
    return "\n".join(text for root in roots for text in _FIELD_CODES(root))


def drop_idle_bookmarks(root: etree._Element, codes: str) -> None:
    """Remove the bookmarks that begin or end in what a level tag takes away, and are not used.

    ``codes`` are :func:`field_codes` of the whole file. Word puts bookmarks of its own where
    somebody stopped typing (``_GoBack``).
    """
    for paragraph in list(root.iter(f"{W}p")):
        for level in {level_of(mark.text) for mark in find_marks(_text(paragraph))}:
            element = taken_by(level, paragraph) if level else None
            if element is not None:
                _drop_in(element, root, codes)


def _text(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(f"{W}t"))


def _drop_in(element: etree._Element, root: etree._Element, codes: str) -> None:
    marks = element.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")
    ids = {mark.get(f"{W}id") for mark in marks}
    of_ids = [
        mark
        for mark in (root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd") if ids else ())
        if mark.get(f"{W}id") in ids
    ]
    used = {mark.get(f"{W}id") for mark in of_ids if _is_used(mark.get(f"{W}name", ""), codes)}
    for mark in of_ids:
        if mark.get(f"{W}id") not in used:
            mark.getparent().remove(mark)


def _is_used(name: str, codes: str) -> bool:
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", codes, re.I) is not None
