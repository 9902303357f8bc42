"""The parts of a Word chart: the chart, its workbook, its style and colours.

Word gives every chart parts of its own, so a second drawing of the same chart needs copies of all::

    word/document.xml  -chart->  word/charts/chart1.xml
                                   -package->         word/embeddings/Microsoft_Excel_Sheet.xlsx
                                   -chartStyle->      word/charts/style1.xml
                                   -chartColorStyle-> word/charts/colors1.xml
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Package, rels_name
from zi_docs.ooxml.relations import Relation, relations_in, write_relations
from zi_docs.ooxml.xml import parse_xml, qn, to_bytes

RelationsOf = Callable[[str], Iterable[Relation]]

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CHART, WORKBOOK = "chart", "package"  # kinds of relationships
_STYLES = ("chartStyle", "chartColorStyle", "themeOverride")
_OWN_KINDS = {WORKBOOK, *_STYLES, "chartUserShapes", "image"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DEFAULT, _OVERRIDE = qn("ct:Default"), qn("ct:Override")


def series_of(root: etree._Element) -> list[etree._Element]:
    """Return the series of a chart in the order of its legend and its workbook."""
    return sorted(root.iter(f"{C}ser"), key=_order)


def _order(series: etree._Element) -> int:
    order = series.find(f"{C}order")
    value = "" if order is None else order.get("val", "")
    return int(value) if value.isdecimal() else 0


def title_of(root: etree._Element) -> str:
    """Return the title of a chart as one line; empty when it has none."""
    title = root.find(f"{C}chart/{C}title")
    texts = () if title is None else title.iter(qn("a:t"), f"{C}v")
    return " ".join("".join(text.text or "" for text in texts).split())


def series_title(series: etree._Element) -> str:
    """Return the name of a series as one line; empty when it has none."""
    title = series.find(f"{C}tx")
    texts = () if title is None else title.iter(f"{C}v")
    return " ".join("".join(text.text or "" for text in texts).split())


def point_lines(root: etree._Element) -> Iterator[str]:
    """Yield a line for each point of a chart: ``title | series | category | number``."""
    for series in series_of(root):
        head = (title_of(root), series_title(series))
        names = _points(series.find(f"{C}cat"))
        for at, number in _points(series.find(f"{C}val")).items():
            yield " | ".join((*head, names.get(at, ""), number))


def _points(values: etree._Element | None) -> dict[str, str]:
    """Return what is kept of cells, by the number of the point."""
    points = () if values is None else values.iter(f"{C}pt")
    return {point.get("idx", ""): point.findtext(f"{C}v") or "" for point in points}


def package_relations(package: Package) -> RelationsOf:
    """Return the look-up of a part's relationships in a package; it raises ZI402 as a parser."""

    def of(part: str) -> Iterator[Relation]:
        name = rels_name(part)
        return relations_in(package.parts[name], name) if name in package.parts else iter(())

    return of


def own_parts(chart: str, relations_of: RelationsOf) -> tuple[str, ...]:
    """Return the names of a chart's parts, the chart first; nothing but parts that charts have."""
    found: dict[str, None] = {}
    waiting = [chart]
    while waiting:
        part = waiting.pop(0)
        if part not in found:
            found[part] = None
            waiting += (r.part(part) for r in relations_of(part) if _is_own(r))
    return tuple(part for part in found if part == chart or part != DOCUMENT)


def _is_own(relation: Relation) -> bool:
    return not relation.outer and relation.kind in _OWN_KINDS


def copied_relations(
    part: str, relations: Iterable[Relation], names: Mapping[str, str]
) -> bytes | None:
    """Return the relationships of the copy of a part; None when it has none.

    ``names`` are the names of the copies.
    """
    folder = posixpath.dirname(names[part])
    moved = [
        r if r.outer else r._replace(target=posixpath.relpath(_moved(r.part(part), names), folder))
        for r in relations
    ]
    return write_relations(moved) if moved else None


def _moved(name: str, names: Mapping[str, str]) -> str:
    return names.get(name, name)


class PartTypes(NamedTuple):
    """The content types of a package: by extension, and by the name of a part (``word/a.xml``)."""

    extensions: Mapping[str, str]
    parts: Mapping[str, str]

    def of(self, part: str) -> str:
        """Return the content type of a part; empty when the package does not say it."""
        extension = part.rpartition(".")[2].casefold()
        return self.parts.get(part) or self.extensions.get(extension, "")


def part_types(data: bytes) -> PartTypes:
    """Return the content types that ``[Content_Types].xml`` declares."""
    root = parse_xml(data, CONTENT_TYPES)
    extensions = {
        entry.get("Extension", "").casefold(): entry.get("ContentType", "")
        for entry in root.iterchildren(_DEFAULT)
    }
    parts = {
        entry.get("PartName", "").lstrip("/"): entry.get("ContentType", "")
        for entry in root.iterchildren(_OVERRIDE)
    }
    return PartTypes(extensions, parts)


def with_part_types(data: bytes, added: Mapping[str, str], removed: Iterable[str] = ()) -> bytes:
    """Return ``[Content_Types].xml`` with the types of some parts, and without those of others."""
    root = parse_xml(data, CONTENT_TYPES)
    gone = {f"/{name}" for name in removed}
    for override in list(root.iter(_OVERRIDE)):
        if override.get("PartName") in gone:
            root.remove(override)
    for name, kind in added.items():
        etree.SubElement(root, _OVERRIDE, PartName=f"/{name}", ContentType=kind)
    return to_bytes(root)
