"""A loop that prints only texts, filled at once, or one of two texts for each yes or no.

``{% for r in rows %}<w:tr>{{ r.nama }}...{{ r.nip }}...</w:tr>{% endfor %}`` is such a loop. What
the compiled code does value by value (look up, check, escape, encode) is done here for two thousand
values by one call each. That is right only when every item is a plain dict (or text) and every
value a plain text without control characters and braces. The first doubt sends the whole loop back
to the compiled code, which knows what to say about it.

The twelve months of a row in a plan, ``{%tc for t in baris.bulan %}{%tc if t %}...{%tc endif %}``,
print one of two cells each (:class:`Ticks`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import chain
from operator import itemgetter
from typing import Any

from jinja2 import nodes

from zi_docs.word.bounded import Names
from zi_docs.word.proofs import BEGIN, END, MARKS, Filled, Kept
from zi_docs.word.values import Marked, is_markup

_CELLS = 2_048
_LONG = 5_000_000  # characters that are not escaped at once
_FEW = 5  # fewer values than these are quicker one by one
_BETWEEN = "{"  # stands between values: a value with a brace may hold a template's mark
_CONTROL = bytes(range(32))
_DAYS = 31  # the longest list of yes and no whose print is kept
_ORDERS = 256  # how many such lists are, for each loop
_NOT_CHARACTERS = ("\ufffe", "\uffff")


class Own(Enum):
    """What a value is when it is no column of the item."""

    ITEM = "the item itself"
    INDEX = "the number of the turn"


Column = str | Own


class Rows:
    """The body of a loop: a text, a value, a text, a value, ..., a text."""

    __slots__ = (
        "_columns",
        "_few",
        "_fixed",
        "_get",
        "_kind",
        "_many",
        "_pattern",
        "_texts",
        "_turn",
    )

    def __init__(self, columns: Sequence[Column], texts: Sequence[str]) -> None:
        self._columns = columns
        self._texts = [text.encode() for text in texts]
        self._fixed = sum(map(len, self._texts))
        self._turn = tuple(filter(is_markup, self._texts))
        self._pattern = [b""] * (2 * len(columns))
        self._pattern[::2] = [self._texts[-1] + self._texts[0], *self._texts[1:-1]]
        self._kind = str if Own.ITEM in columns else dict
        keys = [column for column in columns if isinstance(column, str)]
        self._get = itemgetter(*keys) if len(keys) == len(columns) > 1 else None
        self._few = max(1, _FEW // len(columns))
        self._many = max(1, _CELLS // len(columns))

    def __call__(self, items: Any, names: Names) -> Filled | None:
        """Return all turns, or None when an item or a value needs a closer look.

        Raises :class:`TooBigError`.
        """
        if type(items) is not list or len(items) < self._few:
            return None
        if set(map(type, items)) != {self._kind}:
            return None
        pieces: list[bytes] = []
        for begin in range(0, len(items), self._many):
            some = self._fill(items[begin : begin + self._many], begin, names)
            if some is None:
                return None
            pieces += some
        pieces[0] = self._texts[0]
        pieces.append(self._texts[-1])
        return Filled(self._turn, len(items), pieces)

    def _fill(self, items: list[Any], begin: int, names: Names) -> list[bytes] | None:
        """Return the pieces of some turns; each turn begins with the last text of the one before.

        In ``<p>{{ a }}</p>`` the pieces are ``</p><p>`` ``A`` ``</p><p>`` ``B``.
        """
        try:
            flat = self._flat(items, begin)
            data = escaped(flat)
        except (KeyError, UnicodeEncodeError):
            return None
        if data is None or len(values := data.split(_BETWEEN.encode())) != len(flat):
            return None
        names.spend(len(data) + len(items) * self._fixed, 2 * len(values))
        some = self._pattern * len(items)
        some[1::2] = values
        return some

    def _flat(self, items: list[Any], begin: int) -> list[Any]:
        """Return the values of some turns, in order. Raises ``KeyError``."""
        if self._get is not None:
            return list(chain.from_iterable(map(self._get, items)))
        flat: list[Any] = [None] * (len(items) * len(self._columns))
        for at, column in enumerate(self._columns):
            flat[at :: len(self._columns)] = _column(column, items, begin)
        return flat


def _column(column: Column, items: list[Any], begin: int) -> list[Any]:
    if column is Own.INDEX:
        return [str(number) for number in range(begin + 1, begin + 1 + len(items))]
    return items if column is Own.ITEM else [item[column] for item in items]


class Ticks:
    """A loop over yes and no: what it prints is kept for each order of them.

    The months of a row come again in other rows and documents.
    """

    __slots__ = ("_known", "_turns")

    def __init__(self, no: Sequence[str], yes: Sequence[str]) -> None:
        self._turns = [[BEGIN, *map(_piece, texts), END] for texts in (no, yes)]
        self._known: dict[tuple[bool, ...], Kept] = {}

    def __call__(self, items: Any, names: Names) -> Kept | None:
        """Return all turns, or None when an item is anything but yes or no, or there are many.

        Raises :class:`TooBigError`.
        """
        if type(items) is not list or len(items) > _DAYS or set(map(type, items)) != {bool}:
            return None
        order = tuple(items)
        kept = self._known.get(order)
        if kept is None:
            kept = self._keep(order)
        names.spend(len(kept), kept.count)
        return kept

    def _keep(self, order: tuple[bool, ...]) -> Kept:
        """Keep a print. A full store begins anew: other threads may be reading the old one."""
        if len(self._known) >= _ORDERS:
            self._known = {}
        kept = Kept.of([piece for item in order for piece in self._turns[item]])
        self._known[order] = kept
        return kept


def _piece(text: str) -> bytes:
    data = text.encode()
    return Marked(data) if is_markup(data) else data


def escaped(values: list[Any]) -> bytes | None:
    """Return the values as one escaped text, with a brace between two values.

    The result is None when one of them is not a plain text, or holds a character that XML forbids
    or that Word has an element for (a line break, a tab). Raises ``UnicodeEncodeError`` for half of
    a surrogate pair.
    """
    if set(map(type, values)) != {str}:
        return None
    text = _BETWEEN.join(values)
    if len(text) > _LONG:
        return None
    data = text.encode()
    if len(data.translate(None, _CONTROL)) != len(data):
        return None
    if not text.isascii() and any(character in text for character in _NOT_CHARACTERS):
        return None
    data = data.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    return data.replace(b'"', b"&#34;").replace(b"'", b"&#39;")


def rows_of(loop: nodes.For) -> Rows | None:
    """Return the loop as rows, or None when its body holds more than texts and plain values.

    A plain value is ``item``, ``item.key`` or ``loop.index``.
    """
    if loop.test or not isinstance(loop.target, nodes.Name):
        return None
    columns: list[Column] = []
    texts = [""]
    for child in _printed(loop.body):
        if isinstance(child, nodes.TemplateData):
            texts[-1] += child.data if child.data not in MARKS else ""
        elif (column := _column_of(child, loop.target.name)) is not None:
            columns.append(column)
            texts.append("")
        else:
            return None
    return Rows(columns, texts) if _is_of_one_kind(columns) else None


def ticks_of(loop: nodes.For) -> Ticks | None:
    """Return the loop as ticks, or None when its body is not fixed texts around one condition.

    The condition is the item itself.
    """
    if loop.test or not isinstance(loop.target, nodes.Name):
        return None
    choices = [node for node in loop.body if isinstance(node, nodes.If)]
    if len(choices) != 1 or choices[0].elif_ or not _is_item(choices[0].test, loop.target.name):
        return None
    at = loop.body.index(choices[0])
    ways = (choices[0].else_, choices[0].body)
    no, yes = (_fixed([*loop.body[:at], *way, *loop.body[at + 1 :]]) for way in ways)
    return None if no is None or yes is None else Ticks(no, yes)


def _is_item(node: nodes.Node | None, item: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == item


def _fixed(body: list[nodes.Node]) -> list[str] | None:
    """Return the texts that a body prints, one for each piece; None for one with values."""
    texts: list[str] = []
    for node in body:
        children = node.nodes if isinstance(node, nodes.Output) else [node]
        known = [child.data for child in children if isinstance(child, nodes.TemplateData)]
        if len(known) < len(children):
            return None
        texts.append("".join(known))
    return [text for text in texts if text and text not in MARKS]


def _printed(body: list[nodes.Node]) -> Iterator[nodes.Node | None]:
    """Yield what a body prints, in order; None for a statement."""
    for node in body:
        yield from node.nodes if isinstance(node, nodes.Output) else [None]


def _column_of(child: nodes.Node | None, item: str) -> Column | None:
    if _is_item(child, item):
        return Own.ITEM
    if not isinstance(child, nodes.Getattr) or not isinstance(child.node, nodes.Name):
        return None
    if child.node.name == item:
        return child.attr
    return Own.INDEX if (child.node.name, child.attr) == ("loop", "index") else None


def _is_of_one_kind(columns: Sequence[Column]) -> bool:
    """Tell whether the items are surely all texts, or all dicts."""
    keys = any(isinstance(column, str) for column in columns)
    return keys != (Own.ITEM in columns)
