"""Templates that come to an end: a bound on how long one may run and how much it may give."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from jinja2 import Template, nodes

from zi_docs.errors import brief
from zi_docs.indonesian import format_angka

MAX_CHARACTERS = 50_000_000
MAX_PIECES = 5_000_000
MAX_SECONDS = 30.0
MAX_TEXT = 100_000
MAX_ITEMS = 20_000
_FIRST, _STEP = 512, 2_048
_QUICK = 0.1
_TOO_BIG = "terlalu panjang, atau tidak kunjung selesai; periksa perulangan (for) di tag itu"


class TooBigError(ValueError):
    """A document grew past what a letter can be, in length or in time."""


def add_pulse(tree: nodes.Template) -> nodes.Template:
    """Make every turn of a loop yield something, so that a run without end can be stopped."""
    for loop in tree.find_all(nodes.For):
        loop.body.insert(0, nodes.Output([nodes.TemplateData("")]))
    return tree


def drop_pulse(tree: nodes.Template) -> None:
    """Take the pulse out of loops whose turns yield something else."""
    for loop in tree.find_all(nodes.For):
        if loop.body[:1] == [nodes.Output([nodes.TemplateData("")])]:
            del loop.body[0]


def find_too_big(values: Any) -> str | None:
    """Return what is bigger among a document's values than any document needs, as a phrase.

    ``daftar "peserta" berisi 30.000 butir; paling banyak 20.000``.

    What a template does with one value at once (a comparison, a filter) can't be stopped.
    """
    waiting: list[tuple[str, Any]] = [("", values)]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, str) and len(value) > MAX_TEXT:
            return _excess("teks", name, len(value), "huruf", MAX_TEXT)
        if isinstance(value, (list, dict)):
            if len(value) > MAX_ITEMS:
                return _excess("daftar", name, len(value), "butir", MAX_ITEMS)
            named = value.items() if isinstance(value, dict) else [("", item) for item in value]
            waiting += [(".".join(filter(None, (name, str(key)))), item) for key, item in named]
    return None


def _excess(kind: str, name: str, size: int, unit: str, most: int) -> str:
    words = f'{kind} "{brief(name)}"' if name else kind
    return f"{words} berisi {format_angka(size)} {unit}; paling banyak {format_angka(most)}"


def run_template(template: Template, context: Mapping[str, Any]) -> str:
    """Return what a template gives, stopping one that never ends.

    Raises :class:`TooBigError` past 50 million characters, 5 million pieces or 30 seconds.
    """
    return bounded("".join(run_pieces(template, context)))


def bounded(text: str) -> str:
    """Return the text, unless it is too long: a few pieces are not counted one by one."""
    if len(text) > MAX_CHARACTERS:
        raise TooBigError(_TOO_BIG)
    return text


def run_pieces(template: Template, context: Mapping[str, Any]) -> list[str]:
    """Return the pieces that a template gives: its own text and the values, in order.

    Raises :class:`TooBigError` as :func:`run_template` does.
    """
    source = template.root_render_func(template.new_context(dict(context)))
    pieces = list(islice(source, _FIRST))
    if len(pieces) == _FIRST:
        _go_on(source, pieces)
    return pieces


def _go_on(source: Iterator[str], pieces: list[str]) -> None:
    """Take the rest, in steps that grow while they are quick: between them the clock is looked at.

    Of very many pieces the empty ones are not kept: they only told that a loop still turns. So the
    turns of an empty loop are bounded by the clock in a ``.j2``; in a Word part each has two marks
    (:func:`zi_docs.word.check.mark_turns`) and counts.
    """
    length, step, now = 0, _FIRST, time.monotonic()
    end = now + MAX_SECONDS
    while some := list(islice(source, step)):
        began, now = now, time.monotonic()
        if len(pieces) < _STEP:
            pieces += some
        else:
            length = (length or sum(map(len, pieces))) + sum(map(len, some))
            pieces += filter(None, some)
        if length > MAX_CHARACTERS or len(pieces) > MAX_PIECES or now > end:
            raise TooBigError(_TOO_BIG)
        step = min(step * 2, _STEP) if now - began < _QUICK else _FIRST
