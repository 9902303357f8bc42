"""Templates that come to an end: a bound on how long one may run and how much it may give."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from jinja2 import Template, nodes

__all__ = ["TooBigError", "add_pulse", "run_pieces", "run_template"]

MAX_CHARACTERS = 50_000_000
MAX_SECONDS = 30.0
_STEP = 2_000


class TooBigError(ValueError):
    """A document grew past what a letter can be, in length or in time."""


def add_pulse(tree: nodes.Template) -> nodes.Template:
    """Make every turn of a loop yield something, so that a run without end can be stopped."""
    for loop in tree.find_all(nodes.For):
        loop.body.insert(0, nodes.Output([nodes.TemplateData("")]))
    return tree


def run_template(template: Template, context: Mapping[str, Any]) -> str:
    """Return what a template gives, stopping one that never ends.

    Raises :class:`TooBigError` past 50 million characters or 30 seconds.
    """
    return "".join(run_pieces(template, context))


def run_pieces(template: Template, context: Mapping[str, Any]) -> list[str]:
    """Return the pieces that a template gives: its own text and the values, in order.

    Raises :class:`TooBigError` as :func:`run_template` does.
    """
    source = template.root_render_func(template.new_context(dict(context)))
    pieces = list(islice(source, _STEP))
    if len(pieces) == _STEP:
        pieces += _bounded(source, sum(map(len, pieces)))
    return pieces


def _bounded(source: Iterator[str], length: int) -> Iterator[str]:
    end = time.monotonic() + MAX_SECONDS
    while some := list(islice(source, _STEP)):
        length += sum(map(len, some))
        if length > MAX_CHARACTERS or time.monotonic() > end:
            raise TooBigError("terlalu panjang atau terlalu lama; periksa perulangannya")
        yield from some
