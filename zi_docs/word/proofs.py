"""Proofs: which parts need no strict check, because one like it was checked before.

Only the markup and its order decide whether a part is well-formed, since every value in it is
escaped. So markup is checked once. When it had nothing to mend, the same markup with other values
is not checked again. These two parts share one proof, since only :class:`Marked` pieces count, and
of a value its line breaks and tabs::

    "<w:p>" "A &amp; B" "</w:p>"      "<w:p>" "C" "</w:p>"

Some turns of a loop are well-formed by themselves (a row, a paragraph). Only the last of such turns
counts, so 3 rows and 300 rows share one proof. A turn like ``</w:p><w:p>`` is not well-formed by
itself, so each one counts. In a table whose columns repeat (``{%tc for``) each cell counts, and a
row replaces the one before only when both have as many cells. A part with a comment is always
parsed, since a value in a comment is not escaped (``<!-- {{ x }} -->`` with ``--`` in x).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from jinja2 import nodes

from zi_docs.word.values import Broken, Marked

MAX_KEPT = 10_000
_UNKNOWN = object()


class Mark(bytes):
    """Where a turn of a loop begins or ends; it is not printed."""


BEGIN, END = Mark(b"\x01"), Mark(b"\x02")  # XML forbids these characters, so no value has them
MARKS = {mark.decode(): mark for mark in (BEGIN, END)}


@dataclass(slots=True)  # not frozen: that would take longer to make than to fill a short loop
class Filled:
    """All turns of a loop that were filled at once; ``turn`` is the markup of one turn."""

    turn: tuple[bytes, ...]
    turns: int
    pieces: list[bytes]

    def __len__(self) -> int:
        return sum(map(len, self.pieces))


Markup: TypeAlias = "list[bytes | tuple[Any, ...]]"


@dataclass(slots=True)
class Kept:
    """What a loop printed, ``count`` pieces, to be printed again.

    ``markup`` is what decides on its soundness; it is worked out when the loop is read first.
    """

    pieces: list[Piece]
    printed: bytes
    count: int
    markup: Markup | None = None

    @classmethod
    def of(cls, pieces: list[Piece]) -> Kept:
        """Keep the pieces of all turns of a loop."""
        count = sum(len(piece.pieces) if isinstance(piece, Filled) else 1 for piece in pieces)
        return cls(pieces, without_marks(pieces), count)

    def __len__(self) -> int:
        return len(self.printed)


Piece: TypeAlias = bytes | Filled | Kept


def mark_turns(tree: nodes.Template) -> None:
    """Mark where every turn of a loop begins and ends."""
    for loop in list(tree.find_all(nodes.For)):
        loop.body.insert(0, nodes.Output([nodes.TemplateData(BEGIN.decode())]))
        loop.body.append(nodes.Output([nodes.TemplateData(END.decode())]))


def without_marks(pieces: Iterable[Piece]) -> bytes:
    """Return what the pieces of a part print."""
    printed: list[bytes] = []
    for piece in pieces:
        if isinstance(piece, Filled):
            printed += piece.pieces
        elif isinstance(piece, Kept):
            printed.append(piece.printed)
        elif type(piece) is not Mark:
            printed.append(piece)
    return b"".join(printed)


@dataclass(slots=True)
class Proofs:
    """The outlines of one part that were found sound so far.

    ``shape`` returns the shape of a turn's markup, or None when it is not whole by itself. A turn
    replaces the turn before when both have the same shape.
    """

    shape: Callable[[bytes], Hashable]
    _parts: set[int] = field(default_factory=set)
    _turns: dict[int, Hashable] = field(default_factory=dict)

    def has(self, proof: int) -> bool:
        """Tell whether a part with this outline was found sound before."""
        return proof in self._parts

    def add(self, proof: int) -> None:
        """Remember that a part with this outline is sound."""
        if len(self._parts) < MAX_KEPT:
            self._parts.add(proof)

    def read(self, pieces: Iterable[Any]) -> tuple[bytes, int]:
        """Return what the pieces print, and their outline: a hash of what decides soundness."""
        printed: list[bytes] = []
        markup: Markup = []
        self._walk(pieces, printed, markup)
        return b"".join(printed), hash(tuple(markup))

    def _walk(self, pieces: Iterable[Any], printed: list[bytes], markup: Markup) -> None:
        """Add what pieces print, and their markup."""
        outer: list[Markup] = []
        add = printed.append
        for piece in pieces:
            kind = type(piece)
            if kind is bytes:
                add(piece)
            elif kind is Marked:
                add(piece)
                markup.append(piece)
            elif kind is Broken:
                add(piece)
                markup.append(piece.markup())
            elif piece is BEGIN:
                outer.append(markup)
                markup = []
            elif piece is END:
                turn, markup = tuple(markup), outer.pop()
                self._add_turn(markup, turn)
            elif kind is Filled:
                printed += piece.pieces
                self._add_turns(markup, piece)
            else:
                add(piece.printed)
                self._add_kept(markup, piece)

    def _add_turn(self, markup: Markup, turn: tuple[Any, ...]) -> None:
        """Add a turn to the markup around it; it replaces a turn of the same shape before it."""
        last = markup[-1] if markup else b""
        if type(last) is tuple and self._are_alike(last, turn):
            markup[-1] = turn
        else:
            markup.append(turn)

    def _are_alike(self, one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
        """Tell whether two turns have the same shape, which a turn that is not whole has not."""
        shape = self._shape(one)
        return shape is not None and shape == self._shape(other)

    def _add_turns(self, markup: Markup, filled: Filled) -> None:
        """Add many equal turns, as if each was added by itself."""
        self._add_turn(markup, filled.turn)
        if self._shape(filled.turn) is None:
            markup += [filled.turn] * (filled.turns - 1)

    def _add_kept(self, markup: Markup, kept: Kept) -> None:
        """Add all turns of a loop that was kept, as if each was read now.

        Only the first can replace a turn: the others were read after one of another shape.
        """
        if kept.markup is None:
            first: Markup = []
            self._walk(kept.pieces, [], first)
            kept.markup = first
        begin = 0
        if kept.markup and isinstance(kept.markup[0], tuple):
            self._add_turn(markup, kept.markup[0])
            begin = 1
        markup += kept.markup[begin:]

    def _shape(self, turn: tuple[Any, ...]) -> Hashable:
        key = hash(turn)
        known = self._turns.get(key, _UNKNOWN)
        if known is not _UNKNOWN:
            return known
        shape = self.shape(b"".join(_flat(turn)))
        if len(self._turns) < MAX_KEPT:
            self._turns[key] = shape
        return shape


def _flat(turn: Iterable[Any]) -> Iterator[bytes]:
    for piece in turn:
        if isinstance(piece, tuple):
            yield from _flat(piece)
        else:
            yield piece
