"""Native charts: the part that Word draws from, written anew for each document.

A chart is read once: what the author styled is kept as bytes around holes, and a document fills the
holes with the names, categories and numbers of its rows. Its workbook is written with them. A chart
in a loop is drawn in every turn: the first drawing has the names of the naskah's own parts, the
others have copies.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from html import escape
from typing import Any, NamedTuple

from jinja2 import nodes
from lxml import etree

from zi_docs.errors import Place, Problem
from zi_docs.model import judul
from zi_docs.ooxml.charts import (
    WORKBOOK,
    C,
    copied_relations,
    own_parts,
    package_relations,
    part_types,
    series_of,
    series_title,
)
from zi_docs.ooxml.package import CONTENT_TYPES, Member, Package, rels_name
from zi_docs.ooxml.relations import Relation, add_link, read_links, relations_in
from zi_docs.ooxml.xml import NS, parse_xml, to_bytes
from zi_docs.word import problems_chart
from zi_docs.word.bounded import TooBigError
from zi_docs.word.chart_data import ChartData, ChartTable, ChartWords, read_chart_data
from zi_docs.word.check import Fixes, check_part
from zi_docs.word.normalise import TAGGED

CHART_FILTER = "_bagan"  # templates can't use it, since it begins with an underscore
CHART_WORDS = "bagan: "
_FILLED = (f"{C}tx", f"{C}cat", f"{C}val")
_HOLE = "zi-isi"
_escaped = partial(escape, quote=False)  # between tags; "xml.sax" does it too, slow to import
_INDONESIAN = "[$-421]"  # its code among the languages of Office, as formats write it
_SHEET = "Sheet1"
_SHEET_MARKS = frozenset("[]:*?/\\")
_LONGEST_SHEET = 31
_MOST_POINTS = 1_000_000
_MOST_CHARTS = 500
_CHART_TYPE = f"{NS['r']}/chart"

Complain = Callable[[Place], Problem]


def find_chart_faults(root: etree._Element, words: ChartWords) -> Iterator[Complain]:
    """Yield why a drawn chart can't show these values (ZI475, ZI476)."""
    found = series_of(root)
    if not found or any(series.find(f"{C}val") is None for series in found):
        yield partial(problems_chart.chart_of_unfit_kind, text=words.typed)
        return
    if len(found) != len(words.nilai):
        yield partial(
            problems_chart.chart_series_differ,
            text=words.typed,
            drawn=len(found),
            nilai=words.nilai,
        )
    if next(root.iter(f"{C}dateAx"), None) is not None:
        yield partial(problems_chart.chart_with_dates, text=words.typed)
    for cells in _other_cells(root, found):
        yield partial(problems_chart.chart_of_other_cells, text=words.typed, cells=cells)


def _other_cells(root: etree._Element, found: Iterable[etree._Element]) -> Iterator[str]:
    """Yield the first formula that names cells which the new workbook will not have."""
    filled = {child for series in found for child in _filled(series)}
    named = (e for e in root.iter("{*}f", "{*}sqref") if not filled.intersection(e.iterancestors()))
    yield from [element.text or "" for element in named][:1]


def _filled(series: etree._Element) -> list[etree._Element]:
    return [child for child in series if child.tag in _FILLED]


def find_tag(root: etree._Element) -> str:
    """Return the first text of a chart that holds a tag, which nothing would fill; or nothing.

    Any text and any attribute counts, since a chart that is drawn anew is looked at nowhere else.
    """
    texts = (text.strip() for element in root.iter(etree.Element) for text in _words_of(element))
    return next((text for text in texts if any(mark in text for mark in TAGGED)), "")


def _words_of(element: etree._Element) -> Iterator[str]:
    yield from (element.text or "", element.tail or "", *element.attrib.values())


class ChartCall(NamedTuple):
    """A chart as a tag names it: its part, and what its alternative text says."""

    part: str
    words: ChartWords

    @classmethod
    def of(cls, node: nodes.Filter) -> ChartCall:
        """Return the call that a filter of the syntax tree makes."""
        part, daftar, kategori, *nilai = (a.value for a in node.args if isinstance(a, nodes.Const))
        return cls(part, ChartWords(daftar, kategori, tuple(nilai)))

    @property
    def key(self) -> str:
        """What is different for two charts: two texts at one part may name other columns."""
        return "\0".join((self.part, *self.words.columns))


def find_charts(tree: nodes.Template) -> tuple[ChartCall, ...]:
    """Return the charts that a part draws, in the order of its source."""
    filters = (node for node in tree.find_all(nodes.Filter) if node.name == CHART_FILTER)
    return tuple(dict.fromkeys(map(ChartCall.of, filters)))


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of a naskah: its bytes around the holes, and the other parts that it owns.

    Of each series, one hole is for its title and one for its categories and numbers; ``columns``
    are the columns of the workbook in the order of the holes. ``parts`` are the chart's own parts
    but for itself and its workbook. ``types`` are the content types of all of them, where they are
    not told by the extension. ``mark`` is in the names of copies and of no other part.
    """

    name: str
    around: tuple[bytes, ...]
    columns: tuple[int, ...]
    prefix: str
    table: ChartTable
    parts: Mapping[str, bytes]
    workbook: str
    relations: Mapping[str, tuple[Relation, ...]]
    types: Mapping[str, str]
    mark: str
    _last: dict[tuple[ChartData, int], tuple[Member, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts that the chart owns, with those of their relationships."""
        owned = (self.name, *self.parts, *filter(None, (self.workbook,)))
        return (*owned, *map(rels_name, self.relations))

    def copies(self, turn: int) -> dict[str, str]:
        """Return the names of the parts in the drawing of a turn; the first has their own."""
        owned = (self.name, *self.parts, *filter(None, (self.workbook,)))
        return {name: name if turn == 1 else self._numbered(name, turn) for name in owned}

    def _numbered(self, name: str, turn: int) -> str:
        stem, ending = posixpath.splitext(name)
        return f"{stem}{self.mark}{turn}{ending}"

    def members(self, data: ChartData, turn: int) -> tuple[Member, ...]:
        """Return the parts of one drawing.

        The last ones are kept, since a chart of the whole office is the same in many documents.
        Raises :class:`NotWellFormedError`.
        """
        made = self._last.get((data, turn))
        if made is None:
            made = tuple(self._members(data, turn))
            self._last.clear()
            self._last[data, turn] = made
        return made

    def _members(self, data: ChartData, turn: int) -> Iterator[Member]:
        names = self.copies(turn)
        yield Member.of(names[self.name], check_part(self._filled(data), Fixes()).data)
        for name, part in self.parts.items():
            yield Member.of(names[name], part)
        if self.workbook:
            yield Member.of(names[self.workbook], self.table.workbook(data))
        for name, relations in self.relations.items():
            if links := copied_relations(name, relations, names):
                yield Member.of(rels_name(names[name]), links)

    def _filled(self, data: ChartData) -> bytes:
        """Return the chart with its holes filled."""
        names = self._cache("cat", "str", 0, data.categories)
        holes: list[str] = []
        for column in self.columns:
            form = self.table.formats[column - 1]
            values = self._cache("val", "num", column, data.series[column - 1], form)
            holes += (self._title(column), names + values)
        filled = zip(self.around, (*holes, ""), strict=True)
        return b"".join(fixed + hole.encode() for fixed, hole in filled)

    def _title(self, column: int) -> str:
        p, title = self.prefix, self.table.titles[column - 1]
        cells = _escaped(self.table.formula(column, 1))
        return (
            f"<{p}tx><{p}strRef><{p}f>{cells}</{p}f><{p}strCache>{self._points((title,))}"
            f"</{p}strCache></{p}strRef></{p}tx>"
        )

    def _cache(
        self, name: str, kind: str, column: int, texts: tuple[str, ...], form: str = ""
    ) -> str:
        p = self.prefix
        cells = _escaped(self.table.formula(column, 2, len(texts) + 1))
        shown = _escaped(_in_indonesian(form))
        code = f"<{p}formatCode>{shown}</{p}formatCode>" if form else ""
        return (
            f"<{p}{name}><{p}{kind}Ref><{p}f>{cells}</{p}f><{p}{kind}Cache>{code}"
            f"{self._points(texts)}</{p}{kind}Cache></{p}{kind}Ref></{p}{name}>"
        )

    def _points(self, texts: tuple[str, ...]) -> str:
        p = self.prefix
        points = (
            f'<{p}pt idx="{n}"><{p}v>{_escaped(text)}</{p}v></{p}pt>'
            for n, text in enumerate(texts)
        )
        return f'<{p}ptCount val="{len(texts)}"/>{"".join(points)}'


def _unused(mark: str, texts: Iterable[str]) -> str:
    """Return a mark that none of the texts holds: a naskah may be a file that we made."""
    known = "\n".join(texts)
    while mark in known:
        mark += "x"
    return mark


def read_chart(package: Package, call: ChartCall) -> Chart:
    """Return a chart that was found right (:func:`find_chart_faults`), ready to be filled."""
    name, words = call
    relations_of = package_relations(package)
    owned = _owned(package, name)
    books = (r.part(name) for r in relations_of(name) if r.kind == WORKBOOK and not r.outer)
    workbook = next((book for book in books if book in owned), "")
    root = parse_xml(package.parts[name], name)
    found = series_of(root)
    columns = tuple(found.index(series) + 1 for series in root.iter(f"{C}ser"))
    table = _table_of(found, words)
    types = part_types(package.parts[CONTENT_TYPES]).parts
    return Chart(
        name,
        _around(root),
        columns,
        f"{root.prefix}:" if root.prefix else "",
        table,
        {part: package.parts[part] for part in owned[1:] if part != workbook},
        workbook,
        {part: own for part in owned if (own := tuple(relations_of(part)))},
        {part: types[part] for part in owned if part in types},
        _unused("-zi", package.parts),
    )


def _owned(package: Package, chart: str) -> list[str]:
    """Return the parts that only this chart uses, itself first; a picture may be the text's too."""
    relations_of = package_relations(package)
    family = [part for part in own_parts(chart, relations_of) if part in package.parts]
    others = (part for part in package.parts if part not in family)
    shared = {r.part(part) for part in others for r in relations_of(part) if not r.outer}
    return [part for part in family if part == chart or part not in shared]


def _table_of(found: list[etree._Element], words: ChartWords) -> ChartTable:
    """Return the table of the workbook: titles as the author typed them, or those of columns."""
    titles = (
        series_title(series) or judul(column.rpartition(".")[2])
        for series, column in zip(found, words.nilai, strict=True)
    )
    formats = (series.findtext(f"{C}val//{C}formatCode") or "General" for series in found)
    return ChartTable(_sheet_of(found), tuple(titles), tuple(formats))


def _sheet_of(found: list[etree._Element]) -> str:
    """Return the sheet that the formulas name, or Word's usual one where Excel would refuse it."""
    formula = found[0].findtext(f"{C}val//{C}f") or ""
    name = formula.rpartition("!")[0].strip("'").replace("''", "'")
    unfit = not name or len(name) > _LONGEST_SHEET or _SHEET_MARKS.intersection(name)
    return _SHEET if unfit or name.startswith("'") or name.endswith("'") else name


def _in_indonesian(form: str) -> str:
    """Return a format of numbers with a decimal comma, whatever the language of the machine.

    A format that says its own language keeps it, and one of whole numbers needs none.
    """
    needs = form == "General" or any(mark in form for mark in ".,")
    return f"{_INDONESIAN}{form}" if needs and "[$" not in form else form


def _around(root: etree._Element) -> tuple[bytes, ...]:
    """Return the bytes of a chart around its holes, two in each series."""
    for written in root.iter(f"{C}numFmt"):
        written.set("formatCode", _in_indonesian(written.get("formatCode", "General")))
    for series in root.iter(f"{C}ser"):
        values = series.find(f"{C}val")
        values.addprevious(etree.ProcessingInstruction(_HOLE))
        place = series.find(f"{C}order")
        if place is None:
            series.insert(0, etree.ProcessingInstruction(_HOLE))
        else:
            place.addnext(etree.ProcessingInstruction(_HOLE))
        for child in _filled(series):
            series.remove(child)
    return tuple(to_bytes(root).split(etree.tostring(etree.ProcessingInstruction(_HOLE))))


@dataclass(slots=True)
class ChartTray:
    """The charts that the part being rendered draws, in order; a chart of a loop several times.

    ``prefix`` begins the ids of their relationships, and no other id.
    """

    charts: Mapping[str, Chart]
    prefix: str
    drawn: list[tuple[Chart, ChartData]] = field(default_factory=list)
    _points: int = 0

    def begin(self) -> None:
        """Forget what was drawn: the part is rendered anew."""
        self.drawn.clear()
        self._points = 0

    def add(self, call: ChartCall, data: ChartData) -> str:
        """Keep a drawing; return its relationship id. Raises :class:`TooBigError`."""
        self.drawn.append((self.charts[call.key], data))
        self._points += len(data.categories) * (1 + len(data.series))
        if self._points > _MOST_POINTS or len(self.drawn) > _MOST_CHARTS:
            raise TooBigError(f"lebih dari {_MOST_CHARTS} bagan, atau titiknya terlalu banyak")
        return f"{self.prefix}{len(self.drawn)}"

    def members(self) -> Iterator[Member]:
        """Yield the parts of all drawings."""
        for chart, data, turn in self._turns():
            yield from chart.members(data, turn)

    def types(self) -> dict[str, str]:
        """Return the content types of the parts of all drawings."""
        copies = ((chart.types, chart.copies(turn)) for chart, _, turn in self._turns())
        return {names[part]: kind for types, names in copies for part, kind in types.items()}

    def relate(self, rels: bytes | None, owner: str) -> bytes:
        """Return a part's relationships with those to its charts added."""
        links = read_links(rels, owner)
        for number, (chart, _, turn) in enumerate(self._turns(), 1):
            target = posixpath.relpath(chart.copies(turn)[chart.name], posixpath.dirname(owner))
            add_link(links, f"{self.prefix}{number}", _CHART_TYPE, target)
        return to_bytes(links)

    def _turns(self) -> Iterator[tuple[Chart, ChartData, int]]:
        """Yield each drawing with the number of its turn: how often its chart was drawn so far."""
        turns: dict[str, int] = {}
        for chart, data in self.drawn:
            turns[chart.name] = turn = turns.get(chart.name, 0) + 1
            yield chart, data, turn


def without_charts(rels: bytes | None, owner: str, charts: Iterable[Chart]) -> bytes | None:
    """Return a part's relationships without those to charts that each document draws anew."""
    links = read_links(rels, owner)
    drawn = {chart.name for chart in charts}
    for link, relation in zip(list(links), relations_in(to_bytes(links), owner), strict=True):
        if not relation.outer and relation.part(owner) in drawn:
            links.remove(link)
    return None if rels is None else to_bytes(links)


CHARTS: ContextVar[ChartTray] = ContextVar("CHARTS")


def unused_prefix(rels: bytes | None) -> str:
    """Return what can begin the ids of a part's charts, since none of its relationships has it."""
    return _unused("rIdZiBagan", [(rels or b"").decode(errors="replace")])


def draw_chart(items: Any, part: str, daftar: str, kategori: str, *nilai: str) -> str:
    """Return the relationship id of a chart of these rows: the filter ``CHART_FILTER``.

    ``daftar`` is the expression as it is typed. Raises :class:`ChartError` and
    :class:`TooBigError`.
    """
    call = ChartCall(part, ChartWords(daftar, kategori, nilai))
    return CHARTS.get().add(call, read_chart_data(items, call.words))
