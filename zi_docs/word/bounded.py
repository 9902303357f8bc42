"""Limits for templates: how long one may run, and how much text it may give."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, AnyStr, cast

from jinja2 import Template, nodes
from jinja2.runtime import Context
from jinja2.utils import missing

from zi_docs.indonesian import format_angka

MAX_CHARACTERS = 50_000_000
MAX_PIECES = 5_000_000
MAX_SECONDS = 30.0
MAX_TEXT = 100_000
MAX_ITEMS = 20_000
_FIRST, _STEP = 128, 512
_MANY = 2_048
_QUICK = 0.1
_TOO_BIG = "terlalu panjang, atau tidak kunjung selesai; periksa perulangan (for) di tag itu"


class TooBigError(ValueError):
    """A document is longer than a letter can be, or takes too long to make."""


def add_pulse(tree: nodes.Template) -> nodes.Template:
    """Make every turn of a loop yield something, so that an endless loop can be stopped."""
    for loop in tree.find_all(nodes.For):
        loop.body.insert(0, nodes.Output([nodes.TemplateData("")]))
    return tree


def drop_pulse(tree: nodes.Template) -> None:
    """Remove what :func:`add_pulse` added; for loops whose turns yield something anyway."""
    for loop in tree.find_all(nodes.For):
        if loop.body[:1] == [nodes.Output([nodes.TemplateData("")])]:
            del loop.body[0]


def find_too_big(values: Any) -> tuple[str, str] | None:
    """Return the path of a value that is bigger than any document needs, and a phrase, or None.

    An example: ``rapat.0.peserta``, ``daftar ini berisi 30.000 butir; paling banyak 20.000``.

    Values are checked before, since a single comparison or filter can't be stopped once it runs.
    """
    waiting: list[tuple[str, Any]] = [("", values)]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, str) and len(value) > MAX_TEXT:
            return name, _excess("teks", len(value), "huruf", MAX_TEXT)
        if isinstance(value, (list, dict)):
            if len(value) > MAX_ITEMS:
                return name, _excess("daftar", len(value), "butir", MAX_ITEMS)
            named = value.items() if isinstance(value, dict) else enumerate(value)
            waiting += [(".".join(filter(None, (name, str(key)))), item) for key, item in named]
    return None


def _excess(kind: str, size: int, unit: str, most: int) -> str:
    return f"{kind} ini berisi {format_angka(size)} {unit}; paling banyak {format_angka(most)}"


class Names:
    """What compiled code asks of its context: values by name, and leave to print many at once.

    ``constants`` are what the code names by number. ``characters`` and ``pieces`` are what may
    still be printed at once.
    """

    __slots__ = ("_end", "characters", "constants", "get", "pieces")

    def __init__(self, context: Mapping[str, Any], constants: Sequence[Any] = ()) -> None:
        self.get = context.get
        self.constants = constants
        self.characters = MAX_CHARACTERS
        self.pieces = MAX_PIECES
        self._end = time.monotonic() + MAX_SECONDS

    def resolve_or_missing(self, name: str) -> Any:
        """Return the value of a name, or Jinja's mark for a name that the data does not have."""
        return self.get(name, missing)

    def timed(self, value: Any) -> Any:
        """Return the value of an expression that may take long; the clock is looked at.

        Raises :class:`TooBigError` when the time is over.
        """
        if time.monotonic() > self._end:
            raise TooBigError(_TOO_BIG)
        return value

    def spend(self, characters: int, pieces: int) -> None:
        """Count what is printed at once. Raises :class:`TooBigError` when it is too much."""
        self.characters -= characters
        self.pieces -= pieces
        if self.characters < 0 or self.pieces < 0 or time.monotonic() > self._end:
            raise TooBigError(_TOO_BIG)


def run_template(template: Template, context: Mapping[str, Any]) -> str:
    """Return the text that a template gives; stop a template that never ends.

    Raises :class:`TooBigError` past 50 million characters, 5 million pieces or 30 seconds.
    """
    return bounded("".join(run_pieces(template, context)))


def bounded(text: AnyStr) -> AnyStr:
    """Return the text of a part or a partial. Raises :class:`TooBigError` when it is too long.

    Only the total shows this where the pieces are few, since those are not counted one by one. In
    a part a letter outside of ASCII counts as the two or three bytes that it takes.
    """
    if len(text) > MAX_CHARACTERS:
        raise TooBigError(_TOO_BIG)
    return text


def run_pieces(
    template: Template, context: Mapping[str, Any], constants: Sequence[Any] = ()
) -> list[Any]:
    """Return the pieces that a template gives, in order: its own text and the values.

    Raises :class:`TooBigError` as :func:`run_template` does.
    """
    source = template.root_render_func(cast(Context, Names(context, constants)))
    pieces = list(islice(source, _FIRST))
    if len(pieces) == _FIRST:
        _go_on(source, pieces)
    return pieces


def _go_on(source: Iterator[Any], pieces: list[Any]) -> None:
    """Take the rest in steps, and look at the clock after each; quick steps make the next longer.

    A step is shorter while pieces are long, since a few hundred of those fill the memory. Once
    there are many pieces, empty ones are not kept: they only showed that a loop still runs. So in
    a ``.j2`` only the clock stops an endless empty loop. In a Word part each turn has two marks
    (:func:`zi_docs.word.proofs.mark_turns`), which are counted.
    """
    length, step, now = sum(map(len, pieces)), _FIRST, time.monotonic()
    end = now + MAX_SECONDS
    while some := list(islice(source, step)):
        began, now = now, time.monotonic()
        added = sum(map(len, some))
        length += added
        pieces += some if len(pieces) < _MANY else filter(None, some)
        if length > MAX_CHARACTERS or len(pieces) > MAX_PIECES or now > end:
            raise TooBigError(_TOO_BIG)
        quick = now - began < _QUICK and added < MAX_TEXT
        step = min(step * 2, _STEP) if quick else _FIRST
