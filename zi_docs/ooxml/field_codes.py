"""The codes of fields as Word reads them: the runs of each field joined, and one alternative taken.

Word cuts a code into runs, hides one in a nested field, or keeps two forms of a passage of which a
program shows one (``mc:AlternateContent``). A field is judged by its name, the first word.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from zi_docs.ooxml.xml import W

FETCHING = {
    "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "LINK", "IMPORT", "DATABASE",
    "RD", "PRINT", "AUTOTEXT", "AUTOTEXTLIST", "GLOSSARY",
}  # fmt: skip
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIMPLE, _CHAR, _TEXT = f"{W}fldSimple", f"{W}fldChar", f"{W}t"
_CODES = (f"{W}instrText", f"{W}delInstrText")
_PLAIN = re.compile(r"\w*|[=\"\\].*", re.DOTALL)
_STRAY = re.compile(rf"\b({'|'.join(sorted(FETCHING, key=len, reverse=True))})\b", re.IGNORECASE)
_MOST = 16  # alternatives of one passage; Word writes two


class FieldCode(NamedTuple):
    """The code of a field; ``composed`` says that its name is not written out."""

    text: str
    composed: bool

    @property
    def name(self) -> str:
        """The first word in capitals; empty for a field without a code."""
        return self.text.split(maxsplit=1)[0].upper() if self.text.strip() else ""


@dataclass(slots=True)
class _Open:
    """A field that is not closed yet; ``in_code`` says that its result has not begun."""

    text: str = ""
    in_code: bool = True
    composed: bool = False

    def hold(self) -> None:
        """Note that a field begins inside; it gives the name when that is not complete."""
        head = self.text.lstrip()
        if self.in_code and not head.startswith("=") and (not head or head.split() == [head]):
            self.composed = True

    def closed(self) -> FieldCode:
        text = self.text
        name = text.split(maxsplit=1)[0] if text.strip() else ""
        return FieldCode(text, self.composed or not _PLAIN.fullmatch(name))


def field_codes(root: etree._Element) -> Iterator[FieldCode]:
    """Yield the code of every field of a part, in every alternative that a program may show."""
    passages = [p for p in root.iter(f"{_MC}AlternateContent") if _holds_codes(p)]
    most = max(map(len, passages), default=1)
    if most > _MOST:
        yield FieldCode("AlternateContent", composed=True)
        return
    for number in range(most):
        yield from _codes(_taking(root, number) if passages else root)


def _holds_codes(passage: etree._Element) -> bool:
    return next(passage.iter(_SIMPLE, _CHAR, *_CODES), None) is not None


def _taking(root: etree._Element, number: int) -> etree._Element:
    """Return a copy of a part that holds one alternative of each passage."""
    taken = copy.deepcopy(root)
    for passage in list(taken.iter(f"{_MC}AlternateContent")):
        kept = min(number, len(passage) - 1)
        for at, alternative in enumerate(list(passage)):
            if at != kept:
                passage.remove(alternative)
    return taken


def _codes(root: etree._Element) -> Iterator[FieldCode]:
    stack: list[_Open] = []
    stray = ""
    for node in root.iter(_SIMPLE, _CHAR, _TEXT, *_CODES):
        if node.tag == _SIMPLE:
            yield _Open(node.get(f"{W}instr", "")).closed()
            if stack:
                stack[-1].hold()
        elif node.tag == _CHAR:
            yield from _turn(stack, node.get(f"{W}fldCharType", ""))
        elif stack and stack[-1].in_code:
            stack[-1].text += node.text or ""
        elif node.tag != _TEXT:
            stray += node.text or ""
    yield from (field.closed() for field in stack)
    if found := _STRAY.search(stray):
        yield FieldCode(found[1], composed=False)


def _turn(stack: list[_Open], kind: str) -> Iterator[FieldCode]:
    """Open a field, begin its result, or close it."""
    if kind == "begin":
        if stack:
            stack[-1].hold()
        stack.append(_Open())
    elif kind == "separate" and stack:
        stack[-1].in_code = False
    elif kind == "end" and stack:
        yield stack.pop().closed()
