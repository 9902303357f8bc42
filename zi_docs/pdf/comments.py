"""A Word file without the comments of its reviewers, which are not part of the paper.

LibreOffice hangs or ends at a comment in a header. Nothing else of the file changes.
"""

from __future__ import annotations

from zi_docs.ooxml.comments import COMMENT_KINDS, remove_comment_marks
from zi_docs.ooxml.package import Package
from zi_docs.ooxml.reading import is_markup
from zi_docs.ooxml.relations import relations_in, write_relations
from zi_docs.ooxml.xml import parse, to_bytes


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
    kept = [link for link in links if link.kind.casefold() not in COMMENT_KINDS]
    return write_relations(kept) if len(kept) < len(links) else data


def _without_marks(data: bytes) -> bytes:
    root = parse(data)
    return to_bytes(root) if remove_comment_marks(root) else data
