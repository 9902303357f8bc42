"""The titles of native charts that tags fill: of the chart and its axes, and texts of its labels.

Such a chart is a part like any other, printed once for each document. Its series have their names
from a workbook, where nothing is filled.
"""

from __future__ import annotations

import re

from lxml import etree

from zi_docs.ooxml.charts import part_types
from zi_docs.ooxml.package import CONTENT_TYPES, Package
from zi_docs.ooxml.xml import parse_xml, qn, to_bytes
from zi_docs.word.charts import find_tag
from zi_docs.word.normalise import gather_tags, split_marks

_CHART_TYPE = "drawingml.chart+xml"
_MARKS = (b"{{", b"{%", b"{#")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LEVEL = re.compile(r"\{[{%#]-?(p|tr|tc|r)\s")


def titled_charts(package: Package) -> list[str]:
    """Return the charts whose titles hold tags, after :func:`gather_titles`."""
    types = part_types(package.parts[CONTENT_TYPES])
    return [
        name
        for name, data in package.parts.items()
        if any(mark in data for mark in _MARKS) and types.of(name).endswith(_CHART_TYPE)
    ]


def gather_titles(package: Package, name: str) -> bool:
    """Make the tags in the titles of a chart whole; tell whether there are no others in it."""
    root = parse_xml(package.parts[name], name)
    texts = [list(p.iter(qn("a:t"))) for p in root.iter(qn("a:p"))]
    for line in texts:
        gather_tags(line)
        for text in line:
            text.attrib.pop(_SPACE, None)  # a text of a drawing keeps its spaces without it
    if any(_LEVEL.match(mark) for line in texts for t in line for mark in _marks(t)):
        return False
    whole = to_bytes(root)
    for text in root.iter(qn("a:t")):
        text.text = "".join(split_marks(text.text or "")[::2])
    if find_tag(root):
        return False
    if any(mark in whole for mark in _MARKS):
        package.parts[name] = whole
    return True


def _marks(text: etree._Element) -> list[str]:
    return split_marks(text.text or "")[1::2]
