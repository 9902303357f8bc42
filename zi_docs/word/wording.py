"""A loop over the wording of a ``.j2``, filled once for all documents whose wording is the same.

The seven points of a pledge are the same in ten thousand pledges, but for a few names. So what
``{% for butir in bagian.butir %}...{% endfor %}`` prints is kept with the list of items that it was
printed for. That is right only when the loop names nothing but its own items and numbers, and every
filter in it gives the same for the same value. Whatever such a loop can't do, or must not print, is
left to the compiled code around it, which knows what to say about it.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Template, nodes
from jinja2.meta import find_undeclared_variables

from zi_docs.word.bounded import Names, TooBigError, run_pieces
from zi_docs.word.complaints import BROKEN_TEMPLATE
from zi_docs.word.environment import xml_environment
from zi_docs.word.filters import FILTERS, RUN_FILTERS
from zi_docs.word.jinja_filters import JINJA_FILTERS, TWO_MEANINGS
from zi_docs.word.proofs import Kept, Piece
from zi_docs.word.recaps import RECAP_FILTERS
from zi_docs.word.values import MISSING, ONE_LINE

OF_PARTIALS = "bagian"  # the name under which a naskah finds the items of its partials
ITEMS = "items"  # the only name in the code of such a loop
_PURE = {*FILTERS, *RECAP_FILTERS, *JINJA_FILTERS, *RUN_FILTERS, *TWO_MEANINGS, ONE_LINE}
_MOST = 16  # lists whose print is remembered, for each loop


class Wording(list[Any]):
    """The items of a partial that come again in other documents; nothing ever changes them."""

    __slots__ = ()


class KeptLoop:
    """What a loop prints for each list of items, by the list itself."""

    __slots__ = ("_code", "_constants", "_known")

    def __init__(self, code: Template, constants: tuple[Any, ...]) -> None:
        self._code = code
        self._constants = constants
        self._known: dict[int, tuple[Wording, Kept]] = {}

    def __call__(self, items: Any, names: Names) -> Kept | None:
        """Return all turns, or None when the loop must go through the code around it.

        Raises :class:`TooBigError`.
        """
        if type(items) is not Wording:
            return None
        known = self._known.get(id(items))  # the list is kept too, so no other one has its id
        kept = known[1] if known is not None else self._keep(items)
        if kept is not None:
            names.spend(len(kept), kept.count)
        return kept

    def _keep(self, items: Wording) -> Kept | None:
        pieces = self._fill(items)
        if pieces is None:
            return None
        while len(self._known) >= _MOST:
            self._known.pop(next(iter(self._known)), None)
        kept = Kept.of(pieces)
        self._known[id(items)] = (items, kept)
        return kept

    def _fill(self, items: Wording) -> list[Piece] | None:
        """Return the pieces of all turns; None when a name is missing or something is refused."""
        noted: list[str] = []
        token = MISSING.set(noted)
        try:
            pieces = run_pieces(self._code, {ITEMS: [*items]}, self._constants)
        except TooBigError:
            raise
        except BROKEN_TEMPLATE:
            return None
        finally:
            MISSING.reset(token)
        return None if noted else pieces


def alone(loop: nodes.For) -> nodes.Template | None:
    """Return a loop over a partial as a tree of its own, or None when it isn't one.

    Only a loop that prints the same for the same items is one. The tree shares its nodes with the
    loop.
    """
    items = loop.iter
    if not isinstance(items, nodes.Getattr) or not isinstance(items.node, nodes.Name):
        return None
    if items.node.name != OF_PARTIALS or not _prints_its_items(loop):
        return None
    return nodes.Template([over(nodes.Name(ITEMS, "load"), loop)], lineno=1)


def _prints_its_items(loop: nodes.For) -> bool:
    """Tell whether nothing but the items decides on what a loop prints."""
    inside = nodes.Template([over(nodes.List([]), loop)], lineno=1)
    inside.set_environment(xml_environment())
    used = {node.name for node in inside.find_all(nodes.Filter)}
    return used <= _PURE and not find_undeclared_variables(inside)


def over(items: nodes.Expr, loop: nodes.For) -> nodes.For:
    """Return a loop over other items; it shares all other nodes."""
    known = (loop.target, items, loop.body, loop.else_, loop.test, loop.recursive)
    return nodes.For(*known, lineno=loop.lineno)
