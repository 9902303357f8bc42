"""The comments of reviewers in a Word file: the parts that hold them, and their marks in a text."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from zi_docs.ooxml.xml import NS, W

COMMENT_KINDS = {"comments", "commentsextended", "commentsids", "commentsextensible"}
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
COMMENTS_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_BEGIN, _END = f"{W}commentRangeStart", f"{W}commentRangeEnd"
_SIGN = f"{W}commentReference"
_MARKS = [_BEGIN, _END, _SIGN]
_ID = f"{W}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def remove_comment_marks(root: etree._Element) -> bool:
    """Remove the marks of comments from a part; tell whether there were any."""
    marks = list(root.iter(*_MARKS))
    for mark in marks:
        _remove(mark)
    return bool(marks)


def _remove(mark: etree._Element) -> None:
    """Remove a mark; a run that holds nothing but the sign of a comment goes with it."""
    run = mark.getparent()
    run.remove(mark)
    empty = run.tag == f"{W}r" and all(child.tag == f"{W}rPr" for child in run)
    if empty and run.getparent() is not None:
        run.getparent().remove(run)


def no_comments() -> etree._Element:
    """Return a comments part that holds none."""
    return etree.Element(f"{W}comments", nsmap={"w": NS["w"]})


def take_comments_of(author: str, comments: etree._Element, root: etree._Element) -> None:
    """Remove the comments of one author from the comments part, and their marks from a text."""
    taken = [one for one in comments if one.get(f"{W}author") == author]
    numbers = {one.get(_ID) for one in taken}
    for one in taken:
        comments.remove(one)
    for mark in [mark for mark in root.iter(*_MARKS) if mark.get(_ID) in numbers]:
        _remove(mark)


def add_comment(
    comments: etree._Element, paragraph: etree._Element, author: str, lines: Sequence[str]
) -> None:
    """Add a comment about a whole paragraph, with a paragraph for each line."""
    known = [int(one.get(_ID, "")) for one in comments if one.get(_ID, "").isdigit()]
    number = str(max(known, default=-1) + 1)
    attributes = {_ID: number, f"{W}author": author, f"{W}initials": author[:2]}
    comment = etree.SubElement(comments, f"{W}comment", attributes)
    for line in lines:
        run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
        text = etree.SubElement(run, f"{W}t", {_SPACE: "preserve"})
        text.text = line
    first = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if first is None else 1, etree.Element(_BEGIN, {_ID: number}))
    etree.SubElement(paragraph, _END, {_ID: number})
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), _SIGN, {_ID: number})
