"""A Word file without the comments of its reviewers, which are not part of the paper.

LibreOffice hangs or ends at a comment in a header. Nothing else of the file changes.
"""

from __future__ import annotations

from lxml import etree

from zi_docs.ooxml.package import Package
from zi_docs.ooxml.reading import is_markup
from zi_docs.ooxml.relations import relations_in, write_relations
from zi_docs.ooxml.xml import W, parse, to_bytes

_RANGES = (f"{W}commentRangeStart", f"{W}commentRangeEnd")
_REFERENCE = f"{W}commentReference"
_KINDS = {"comments", "commentsextended", "commentsids", "commentsextensible"}


def take_comments(package: Package) -> bool:
    """Remove the comments from every part; tell whether there were any."""
    before = dict(package.parts)
    for name, data in before.items():
        if name.endswith(".rels"):
            package.parts[name] = _without_links(data, name)
        elif b"omment" in data and is_markup(name, data):
            package.parts[name] = _without_marks(data)
    return package.parts != before


def _without_links(data: bytes, name: str) -> bytes:
    if b"omments" not in data:
        return data
    links = list(relations_in(data, name))
    kept = [link for link in links if link.kind.casefold() not in _KINDS]
    return write_relations(kept) if len(kept) < len(links) else data


def _without_marks(data: bytes) -> bytes:
    root = parse(data)
    marks = list(root.iter(*_RANGES, _REFERENCE))
    for mark in marks:
        _remove(mark)
    return to_bytes(root) if marks else data


def _remove(mark: etree._Element) -> None:
    """Remove a mark; a run that holds nothing but the sign of a comment goes with it."""
    run = mark.getparent()
    run.remove(mark)
    empty = run.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in run)
    if empty and run.getparent() is not None:
        run.getparent().remove(run)
