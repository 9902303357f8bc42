"""Knowing that a part is well-formed from others like it, without parsing it again.

What makes a part well-formed is its markup and the order of it: every value between is escaped.
So a part whose markup was parsed strictly once, and had nothing to mend, need not be parsed with
other values. And a turn of a loop that is whole by itself (a row, a paragraph) may stand once or a
thousand times: only the last of such turns counts, so that documents which differ in their number
of rows share one proof.

A comment would break this, since in it a value is not escaped: such a part is always parsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from jinja2 import nodes

__all__ = ["Proofs", "mark_turns", "without_marks"]

MAX_KEPT = 10_000
_BEGIN, _END = "\x01", "\x02"  # no XML may hold them, so no value does
_LOOSE = re.compile("&(?!(?:amp|lt|gt|quot|apos|#34|#39);)")
_MARKS = frozenset((_BEGIN, _END))

Markup: TypeAlias = "list[str | tuple[object, ...]]"


def mark_turns(tree: nodes.Template) -> bool:
    """Make every turn of a loop say where it begins and ends; tell whether there is any loop."""
    loops = list(tree.find_all(nodes.For))
    for loop in loops:
        loop.body.insert(0, nodes.Output([nodes.TemplateData(_BEGIN)]))
        loop.body.append(nodes.Output([nodes.TemplateData(_END)]))
    return bool(loops)


def without_marks(pieces: Iterable[str]) -> str:
    """Return the text that the pieces of a marked template make."""
    return "".join([piece for piece in pieces if piece not in _MARKS])


@dataclass(slots=True)
class Proofs:
    """What was proved of one part so far; ``is_whole`` proves that markup stands by itself."""

    is_whole: Callable[[str], bool]
    _parts: set[int] = field(default_factory=set)
    _turns: dict[int, bool] = field(default_factory=dict)

    def has(self, proof: int) -> bool:
        """Whether a part with this outline was found sound before."""
        return proof in self._parts

    def add(self, proof: int) -> None:
        """Remember that a part with this outline is sound."""
        if len(self._parts) < MAX_KEPT:
            self._parts.add(proof)

    def outline(self, pieces: Iterable[str]) -> int:
        """Return a hash of what decides whether a part is well-formed."""
        markup: Markup = []
        outer: list[Markup] = []
        for piece in pieces:
            if piece == _BEGIN:
                outer.append(markup)
                markup = []
            elif piece == _END:
                turn = tuple(markup)
                markup = outer.pop()
                self._add_turn(markup, turn)
            elif "<" in piece or ("&" in piece and _LOOSE.search(piece)):
                markup.append(piece)
        return hash(tuple(markup))

    def _add_turn(self, markup: Markup, turn: tuple[object, ...]) -> None:
        """Add a turn to what stands around it; of several that are whole the last one remains."""
        last = markup[-1] if markup else ""
        if self._stands(turn) and isinstance(last, tuple) and self._stands(last):
            markup.pop()
        markup.append(turn)

    def _stands(self, turn: tuple[object, ...]) -> bool:
        key = hash(turn)
        known = self._turns.get(key)
        if known is None:
            known = self.is_whole("".join(_flat(turn)))
            if len(self._turns) < MAX_KEPT:
                self._turns[key] = known
        return known


def _flat(turn: Iterable[object]) -> Iterable[str]:
    for piece in turn:
        if isinstance(piece, tuple):
            yield from _flat(piece)
        else:
            yield str(piece)
