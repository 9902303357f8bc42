"""Whether every block of a part can be left out or repeated, and the part is XML all the same.

``{% if x %}`` in one paragraph and ``{% endif %}`` in the next leave ``</w:t></w:r></w:p><w:p>
<w:r><w:t>`` between them: what is closed is opened again, so the block may be left out. With the
``endif`` in a link of the next paragraph it is not, and some document could not be opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jinja2 import nodes

_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]*)[^<>]*?(/?)>")
_OPEN_END = re.compile(r"<[^<>]*$")
_PRINTED = "x"


class TornError(ValueError):
    """A block can't be left out; ``number`` is that of its tag."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.number = number


class _UnknownError(ValueError):
    """A block stands within the letters of an XML tag, so nothing can be said."""


class _Markup:
    """What a stretch of a part closes and opens beyond itself."""

    def __init__(self) -> None:
        self.closes: list[str] = []
        self.opens: list[str] = []

    def read(self, text: str) -> None:
        if _OPEN_END.search(text):
            raise _UnknownError
        for closing, name, empty in _TAG.findall(text):
            if closing:
                self._close(name)
            elif not empty:
                self.opens.append(name)

    def _close(self, name: str) -> None:
        if self.opens:
            self.opens.pop()
        else:
            self.closes.append(name)

    def follow(self, other: _Markup) -> None:
        for name in other.closes:
            self._close(name)
        self.opens += other.opens

    @property
    def shape(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is closed and opened, without what is closed and opened again in its place."""
        closes, opens = list(self.closes), list(self.opens)
        while closes and opens and closes[-1] == opens[0]:
            del closes[-1], opens[0]
        return tuple(closes), tuple(opens)


def check_balance(tree: nodes.Template) -> None:
    """Raise :class:`TornError` for the first block that can't be left out or repeated.

    The tags must have their numbers (:func:`.number_tags`).
    """
    try:
        _markup(tree.body)
    except _UnknownError:
        return


def _markup(body: Iterable[nodes.Node]) -> _Markup:
    markup, text = _Markup(), ""
    for node in body:
        if isinstance(node, nodes.Output):
            text += "".join(map(_printed, node.nodes))
        elif _is_flat(node):
            text += _PRINTED
        else:
            markup.read(text)
            text = ""
            markup.follow(_of_block(node))
    markup.read(text)
    return markup


def _printed(node: nodes.Node) -> str:
    return node.data if isinstance(node, nodes.TemplateData) else _PRINTED


def _is_flat(node: nodes.Node) -> bool:
    """Tell whether a block prints no markup, as within the value of an attribute."""
    texts = node.find_all(nodes.TemplateData)
    return not any("<" in text.data or ">" in text.data for text in texts)


def _of_block(node: nodes.Node) -> _Markup:
    branches = [_markup(body) for body in _branches(node)]
    if len({branch.shape for branch in branches}) > 1:
        raise TornError(node.lineno)
    return branches[0]


def _branches(node: nodes.Node) -> Iterator[list[nodes.Node]]:
    """Yield what a block may print: one of its branches, or nothing."""
    if isinstance(node, nodes.With):
        yield node.body
    elif isinstance(node, nodes.For):
        yield from ([], node.body, node.else_)
    elif isinstance(node, nodes.If):
        yield from (node.body, *(branch.body for branch in node.elif_), node.else_)
    else:
        yield []
