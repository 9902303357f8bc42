"""The fields of a part: page numbers, references and the like, with their instructions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from zi_docs.ooxml.names import W

__all__ = ["Field", "find_fields", "names_in"]

_INSTRUCTION = f"{W}instr"
_SIMPLE, _CHAR, _TEXT = f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"


@dataclass(slots=True)
class Field:
    """One field, and the elements that its instruction is spread over."""

    elements: list[etree._Element]

    @property
    def instruction(self) -> str:
        """The instruction as one text: ``PAGEREF lampiran \\h``."""
        first = self.elements[0].get(_INSTRUCTION) if self.elements else None
        if first is not None:
            return str(first)
        return "".join(element.text or "" for element in self.elements)

    @property
    def kind(self) -> str:
        """The first word, in capitals; empty for a field without an instruction."""
        words = self.instruction.split(maxsplit=1)
        return words[0].upper() if words else ""

    def rewrite(self, words: list[str]) -> None:
        """Replace the instruction."""
        text = f" {' '.join(words)} "
        if self.elements[0].get(_INSTRUCTION) is not None:
            self.elements[0].set(_INSTRUCTION, text)
            return
        self.elements[0].text = text
        for element in self.elements[1:]:
            element.text = ""


def find_fields(root: etree._Element) -> Iterator[Field]:
    """Yield every field, an inner one before the one around it."""
    stack: list[Field] = []
    for element in root.iter(_SIMPLE, _CHAR, _TEXT):
        if element.tag == _SIMPLE:
            yield Field([element])
        elif element.tag == _TEXT:
            if stack:
                stack[-1].elements.append(element)
        elif element.get(f"{W}fldCharType") == "begin":
            stack.append(Field([]))
        elif element.get(f"{W}fldCharType") == "end" and stack:
            yield stack.pop()


def names_in(field: Field, names: Mapping[str, str]) -> list[str]:
    """Return the instruction's words, with bookmarks under their new names."""
    words = field.instruction.split()
    return words[:1] + [_renamed(word, names) for word in words[1:]]


def _renamed(word: str, names: Mapping[str, str]) -> str:
    bare = word.strip('"')
    return word.replace(bare, names[bare]) if bare in names else word
