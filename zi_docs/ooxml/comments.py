"""The comments of reviewers in a Word file: the parts that hold them, and their marks in a text."""

from __future__ import annotations

from lxml import etree

from zi_docs.ooxml.xml import W

COMMENT_KINDS = {"comments", "commentsextended", "commentsids", "commentsextensible"}
_MARKS = [f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]


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
