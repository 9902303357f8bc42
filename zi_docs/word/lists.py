"""The numbered lists of a naskah: which paragraphs are items, and which lists a turn has anew."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from zi_docs.ooxml.xml import W, parse
from zi_docs.word.blocks import Block, Site
from zi_docs.word.cargo import level_of
from zi_docs.word.normalise import lines_of, split_marks

_NO_NUMBER = ("bullet", "none")
_BEFORE_NUMBER = tuple(
    f"{W}{name}"
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)


class Item(NamedTuple):
    """A paragraph of a list, its place among the sites, and the blocks around it."""

    paragraph: etree._Element
    at: int
    stack: tuple[Block, ...]


@dataclass(slots=True)
class Lists:
    """The lists that a part of numbering declares; ``styles`` are the styles of the naskah."""

    numbering: etree._Element
    styles: dict[str, etree._Element] = field(default_factory=dict)
    default: str = ""

    @classmethod
    def read(cls, numbering: bytes, styles: bytes | None) -> Lists:
        """Return the lists of a naskah."""
        declared = [] if styles is None else list(parse(styles).iter(f"{W}style"))
        usual = next(
            (s for s in declared if s.get(f"{W}default") and s.get(f"{W}type") == "paragraph"), None
        )
        return cls(
            parse(numbering),
            {style.get(f"{W}styleId", ""): style for style in declared},
            "" if usual is None else usual.get(f"{W}styleId", ""),
        )

    # Which lists begin anew

    def renewed_by(self, sites: Iterable[Site]) -> Iterator[tuple[etree._Element, str, list[Item]]]:
        """Yield each list that begins anew in the turns of a loop: the loop's tag, it, its items.

        Such a list stands in the turn as a whole, something else comes before it there (a heading),
        and it may have several items. A loop whose turns are the items of one list is none.
        """
        lists: dict[str, list[Item]] = {}
        texts: list[tuple[int, tuple[Block, ...], str]] = []
        for at, site in enumerate(sites):
            if site.node.tag == f"{W}p":
                number, level = self.number_of(site.node)
                if number and self._counts(number, level):
                    lists.setdefault(number, []).append(Item(site.node, at, site.stack))
                if _says_something(site.node):
                    texts.append((at, site.stack, number))
        for number, items in lists.items():
            others = [(at, stack) for at, stack, other in texts if other != number]
            if (begins := _begins(items, others)) is not None:
                yield begins, number, items

    def number_of(self, paragraph: etree._Element) -> tuple[str, str]:
        """Return the list and the level of a paragraph, its own or its style's; empty for none."""
        number = level = ""
        for looks in self._looks_of(paragraph):
            found = looks.find(f"{W}numPr")
            if found is not None:
                level = level or _value(found.find(f"{W}ilvl"))
                number = number or _value(found.find(f"{W}numId"))
            if number:
                break
        return ("", "") if number == "0" else (number, level or self._level_of_style(paragraph))

    def _looks_of(self, paragraph: etree._Element) -> Iterable[etree._Element]:
        """Yield the looks of a paragraph, then those of its style and of the styles behind it."""
        own = paragraph.find(f"{W}pPr")
        if own is not None:
            yield own
        style, seen = self._style_of(paragraph), set[str]()
        while style in self.styles and style not in seen:
            seen.add(style)
            looks = self.styles[style].find(f"{W}pPr")
            if looks is not None:
                yield looks
            style = _value(self.styles[style].find(f"{W}basedOn"))

    def _style_of(self, paragraph: etree._Element) -> str:
        return _value(paragraph.find(f"{W}pPr/{W}pStyle")) or self.default

    def _level_of_style(self, paragraph: etree._Element) -> str:
        """Return the level that is linked to the style of a paragraph; the first when none is."""
        style = self._style_of(paragraph)
        linked = (
            level.get(f"{W}ilvl", "0")
            for level in self.numbering.iter(f"{W}lvl")
            if _value(level.find(f"{W}pStyle")) == style
        )
        return next(linked, "0")

    def _counts(self, number: str, level: str) -> bool:
        """Tell whether a level of a list has numbers, not bullets."""
        levels = self._levels(number)
        kind = levels.get(level)
        return kind is not None and _value(kind.find(f"{W}numFmt")) not in _NO_NUMBER

    def _num(self, number: str) -> etree._Element | None:
        nums = self.numbering.iterchildren(f"{W}num")
        return next((num for num in nums if num.get(f"{W}numId") == number), None)

    def _levels(self, number: str) -> dict[str, etree._Element]:
        """Return the levels of a list, its own where it has some."""
        num = self._num(number)
        if num is None:
            return {}
        abstract = self._abstract("abstractNumId", _value(num.find(f"{W}abstractNumId")))
        if abstract is not None and (link := _value(abstract.find(f"{W}numStyleLink"))):
            abstract = next(
                (a for a in self._abstracts() if _value(a.find(f"{W}styleLink")) == link), abstract
            )
        shared = [] if abstract is None else abstract.findall(f"{W}lvl")
        own = num.findall(f"{W}lvlOverride/{W}lvl")
        return {level.get(f"{W}ilvl", "0"): level for level in (*shared, *own)}

    def _abstracts(self) -> list[etree._Element]:
        return list(self.numbering.iterchildren(f"{W}abstractNum"))

    def _abstract(self, attribute: str, value: str) -> etree._Element | None:
        return next((a for a in self._abstracts() if a.get(f"{W}{attribute}") == value), None)

    def write_number(self, item: Item) -> None:
        """Write into a paragraph itself which list it belongs to, though its style says it, too."""
        number, level = self.number_of(item.paragraph)
        looks = item.paragraph.find(f"{W}pPr")
        if looks is None:
            looks = etree.Element(f"{W}pPr")
            item.paragraph.insert(0, looks)
        own = looks.find(f"{W}numPr")
        if own is None:
            own = etree.Element(f"{W}numPr")
            looks.insert(sum(child.tag in _BEFORE_NUMBER for child in looks), own)
        for child in own.findall(f"{W}ilvl") + own.findall(f"{W}numId"):
            own.remove(child)
        own.insert(0, etree.Element(f"{W}ilvl", {f"{W}val": level}))
        own.insert(1, etree.Element(f"{W}numId", {f"{W}val": number}))

    # New lists

    def add(self, copies: Iterable[tuple[str, str]]) -> None:
        """Add lists that begin anew: pairs of a new number and the list that it is a copy of."""
        for new, old in copies:
            num = self._num(old)
            if num is None:
                continue
            made = copy.deepcopy(num)
            made.tail = None
            made.set(f"{W}numId", new)
            for level, kind in sorted(self._levels(old).items()):
                _begin_anew(made, level, _value(kind.find(f"{W}start")) or "0")
            [*self.numbering.iterchildren(f"{W}num")][-1].addnext(made)


def _begin_anew(num: etree._Element, level: str, start: str) -> None:
    """Let a level of a list begin with its first number; one that the list has itself stays."""
    of_level = (o for o in num.iterchildren(f"{W}lvlOverride") if o.get(f"{W}ilvl") == level)
    override = next(of_level, None)
    if override is None:
        override = etree.SubElement(num, f"{W}lvlOverride", {f"{W}ilvl": level})
    if override.find(f"{W}startOverride") is None:
        override.insert(0, etree.Element(f"{W}startOverride", {f"{W}val": start}))


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _says_something(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph prints text; that of a level tag does not."""
    text = "".join(text.text or "" for line in lines_of(paragraph) for text in line)
    pieces = split_marks(text)
    said = (piece for at, piece in enumerate(pieces) if at % 2 == 0 or not _is_silent(piece))
    return bool("".join(said).strip())


def _is_silent(mark: str) -> bool:
    return mark.startswith("{#") or bool(level_of(mark))


def _begins(
    items: list[Item], others: list[tuple[int, tuple[Block, ...]]]
) -> etree._Element | None:
    """Return the tag of the innermost loop whose turns have a list of their own."""
    for depth in range(len(items[0].stack) - 1, -1, -1):
        loop = items[0].stack[depth]
        if not loop.repeats or any(loop not in item.stack for item in items):
            continue
        inside = any(block.repeats for block in items[0].stack[depth + 1 :])
        before = any(at < items[0].at and loop in stack for at, stack in others)
        if before and (inside or len(items) > 1):
            return loop.begins
    return None
