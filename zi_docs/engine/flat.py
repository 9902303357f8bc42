"""Values where Word has no line breaks: in attributes, field codes, properties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes

__all__ = ["ONE_LINE", "flatten_values"]

ONE_LINE = "_satu_baris"  # no template can name it: it begins with an underscore
_WORD_TEXT = re.compile(r"<w:t(\s[^>]*)?>")


def flatten_values(tree: nodes.Template) -> nodes.Template:
    """Make every value that does not stand in a Word text lose its line breaks and tabs."""
    markup = ""
    for output in _outputs(tree):
        for at, child in enumerate(output.nodes):
            if isinstance(child, nodes.TemplateData):
                last = child.data.rfind("<")
                markup = markup + child.data if last < 0 else child.data[last:]
            elif not _WORD_TEXT.match(markup):
                output.nodes[at] = nodes.Filter(
                    child, ONE_LINE, [], [], None, None, lineno=child.lineno
                )
    return tree


def _outputs(node: nodes.Node) -> Iterator[nodes.Output]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Output):
            yield child
        elif isinstance(child, nodes.Stmt):
            yield from _outputs(child)
