"""References to a bookmark within a loop: each turn refers to its own bookmark.

A loop repeats its bookmarks, and each gets a name of its own in the document that is made. So the
turns are marked, and so are the references that stand in the same loop as their bookmark::

    {% for o in x %}<?zi-markah tabel?> .. <w:bookmarkStart w:name="tabel"/> .. REF tabel[mark] ..
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from zi_docs.ooxml.xml import W
from zi_docs.word.blocks import Block, Site

TURN = "zi-markah"
_OWN = "\U0010f5b2"  # a private character behind the name in a reference
_START = f"{W}bookmarkStart"
_ATTRIBUTES = {f"{W}hyperlink": f"{W}anchor", f"{W}fldSimple": f"{W}instr"}
_REFERENCES = (*_ATTRIBUTES, f"{W}instrText")


def mark_references(sites: Iterable[Site]) -> None:
    """Mark the turns of loops with bookmarks that are referred to in the same turn."""
    sites = [site for site in sites if any(block.repeats for block in site.stack)]
    references = [site for site in sites if site.node.tag in _REFERENCES]
    for mark in [site for site in sites if site.node.tag == _START] if references else ():
        name, loop = mark.node.get(f"{W}name", ""), _loop_of(mark)
        own = [site.node for site in references if loop in site.stack and _says(site.node, name)]
        if loop is not None and loop.begins is not None and own:
            loop.begins.addnext(etree.ProcessingInstruction(TURN, name))
            for node in own:
                _write(node, _named(name).sub(lambda found: found[0] + _OWN, _code(node)))


def _loop_of(site: Site) -> Block | None:
    return next((block for block in reversed(site.stack) if block.repeats), None)


def _named(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?![\w{_OWN}])", re.IGNORECASE)


def _says(node: etree._Element, name: str) -> bool:
    return bool(name) and _named(name).search(_code(node)) is not None


def _code(node: etree._Element) -> str:
    attribute = _ATTRIBUTES.get(node.tag)
    return (node.get(attribute, "") if attribute else node.text) or ""


def _write(node: etree._Element, code: str) -> None:
    if attribute := _ATTRIBUTES.get(node.tag):
        node.set(attribute, code)
    else:
        node.text = code


def point_to_own(root: etree._Element) -> None:
    """Let every marked reference of a document name the bookmark of its own turn.

    The bookmarks have names of their own already: ``tabel``, ``tabel_7``. The marks are removed.
    """
    turns: dict[str, int] = {}
    names: dict[tuple[str, int], str] = {}
    waiting: list[tuple[etree._Element, dict[str, int]]] = []
    for node in list(root.iter(etree.ProcessingInstruction, _START, *_REFERENCES)):
        if node.tag is etree.ProcessingInstruction and node.target == TURN:
            turns[node.text] = turns.get(node.text, 0) + 1
            node.getparent().remove(node)
        elif node.tag == _START:
            for name in _bases(node.get(f"{W}name", ""), turns):
                names.setdefault((name, turns[name]), node.get(f"{W}name", ""))
        elif _OWN in _code(node):
            waiting.append((node, dict(turns)))
    for node, at in waiting:
        for name, turn in at.items():
            own = names.get((name, turn), name)
            marked = re.compile(rf"(?<!\w){re.escape(name)}{_OWN}", re.IGNORECASE)
            _write(node, marked.sub(own, _code(node)))


def _bases(name: str, turns: Iterable[str]) -> Iterator[str]:
    """Yield the bookmarks of a naskah that this may be a copy of."""
    return (base for base in turns if re.fullmatch(rf"{re.escape(base)}(_\d+)?", name))
