"""Where a naskah has charts to be filled: their alternative texts, checked and made into tags.

``bagan: nilai_area, area, capaian`` becomes a tag in the reference to the chart. So the list is
read by the same rules as any tag, also inside a loop::

    <c:chart r:id="{{ ("bagan: ...", nilai_area, "word/charts/chart1.xml", ...) }}"/>
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from zi_docs.errors import Place, Problem
from zi_docs.ooxml.charts import CHART, C, package_relations, title_of
from zi_docs.ooxml.package import DOCUMENT, Package
from zi_docs.ooxml.xml import NS, R, W, parse_xml, to_bytes
from zi_docs.word import problems_chart, problems_tags
from zi_docs.word.blocks import blocks_in
from zi_docs.word.chart_data import ChartWords
from zi_docs.word.chart_titles import gather_titles
from zi_docs.word.charts import find_chart_faults, find_tag
from zi_docs.word.complaints import syntax_words
from zi_docs.word.environment import PolicyError, xml_environment
from zi_docs.word.normalise import plain_quotes
from zi_docs.word.stories import PieceFile, paragraphs, story_names, story_of

_OURS = re.compile(r"\s*(bagan)\s*:(.*)", re.IGNORECASE | re.DOTALL)
_COLUMN = re.compile(r"[^\W\d_]\w*(\.[^\W\d_]\w*)*")
_MARKS = (b"docPr", b"chart")
_TEXTS = ("descr", "title")
_OPEN, _CLOSE = "([{", ")]}"
_DESCRIBED = etree.XPath(
    ".//wp:docPr | .//*[(@descr or @title) and not(self::wp:docPr)][not(ancestor::pic:pic)]",
    namespaces=NS,
)
_FORGED = etree.XPath("//*[local-name()='chart']/@r:*[contains(., '{{')]", namespaces=NS)


class _Site(NamedTuple):
    """A drawing whose alternative text begins with ``bagan:``; ``text`` is what follows.

    ``properties`` has the alternative text in ``attribute``. It stands beside the chart, also in a
    group. With a capital it may be a description for readers: "Bagan: struktur organisasi".
    """

    place: Place
    properties: etree._Element
    attribute: str
    text: str
    has_capital: bool

    @property
    def is_ours(self) -> bool:
        """Whether the text is meant for us; a description only looks like it."""
        if not self.has_capital:
            return True
        return self.chart is not None and isinstance(_read_words(self), ChartWords)

    @property
    def chart(self) -> etree._Element | None:
        """The reference to a chart in this drawing."""
        return next(self.properties.getparent().iter(f"{C}chart"), None)


def place_charts(package: Package, place: Place, piece_file: PieceFile) -> list[Problem]:
    """Put a tag into each reference to a chart to be filled; return what is wrong with charts.

    That is an alternative text that can't be read (ZI474, ZI412), a chart that does not suit
    it (ZI475, ZI476), and a tag inside a chart (ZI473), unless it stands in the titles of one that
    is drawn once and not filled. What a reader hears instead of the alternative text is the title
    of the chart.
    """
    found: list[Problem] = []
    filled: set[str] = set()
    for name in story_names(package):
        if any(mark in package.parts[name] for mark in _MARKS):
            found += _place_in_story(package, name, story_of(place, name), piece_file, filled)
    repeated = _repeated_charts(package)
    for name in _charts_of(package):
        if name in filled or name in repeated or not gather_titles(package, name):
            found += _tags_in_chart(package, name, place, name in filled)
    return list(dict.fromkeys(found))


def _place_in_story(
    package: Package, name: str, story: Place, piece_file: PieceFile, filled: set[str]
) -> Iterator[Problem]:
    root = parse_xml(package.parts[name], story)
    yield from (problems_chart.chart_is_none(story, text) for text in _FORGED(root))
    sites = list(_sites(root, story, piece_file))
    for site in sites:
        words = _read_words(site)
        if isinstance(words, Problem):
            yield words
        elif name != DOCUMENT:
            yield problems_chart.chart_outside_body(site.place, words.typed)
        else:
            yield from _place_at(package, site, words, filled)
    if sites:
        package.parts[name] = to_bytes(root)


def _sites(root: etree._Element, story: Place, piece_file: PieceFile) -> Iterator[_Site]:
    for here, paragraph in paragraphs(root, story, piece_file):
        for properties in _DESCRIBED(paragraph):
            if next(properties.iterancestors(f"{W}p")) is paragraph:
                place = here.inside(f'bagan "{properties.get("name", "")}"')
                sites = (site for site in _texts_of(properties, place) if site.is_ours)
                yield from islice(sites, 1)


def _texts_of(properties: etree._Element, place: Place) -> Iterator[_Site]:
    """Yield the alternative texts of a drawing that begin with ``bagan:``."""
    for name in _TEXTS:
        if match := _OURS.fullmatch(properties.get(name, "")):
            text = " ".join(plain_quotes(match[2]).split())
            yield _Site(place, properties, name, text, match[1] != "bagan")


def _read_words(site: _Site) -> ChartWords | Problem:
    """Return what an alternative text says, or the complaint about it."""
    typed, pieces = f"bagan: {site.text}", _pieces(site.text)
    if any(mark in site.text for mark in ("{{", "}}", "{%", "%}", "{#", "#}")):
        return problems_chart.misspelt_chart(site.place, typed, "tanda {{ }} tidak ditulis di sini")
    if len(pieces) < 3:
        return problems_chart.misspelt_chart(
            site.place, typed, "kurang daftar, kategori, atau nilainya"
        )
    for column in pieces[1:]:
        if not _COLUMN.fullmatch(column):
            return problems_chart.misspelt_chart(site.place, typed, f'"{column}" bukan nama kolom')
    return _list_fault(site.place, typed, pieces[0]) or ChartWords(
        pieces[0], pieces[1], tuple(pieces[2:])
    )


def _list_fault(place: Place, typed: str, daftar: str) -> Problem | None:
    """Return what is wrong with the expression that names the list."""
    try:
        tree = xml_environment().parse_checked(f"{{{{ {daftar} }}}}")
        xml_environment().parse_checked(f'{{{{ ("", {daftar}) }}}}')  # as it will stand
    except TemplateSyntaxError as error:
        return problems_chart.misspelt_chart(place, typed, syntax_words(error.message))
    except PolicyError as error:
        return problems_tags.forbidden_tag(place, typed, str(error))
    value = next(tree.find_all(nodes.Output)).nodes[0]
    if isinstance(value, (nodes.Const, nodes.TemplateData, nodes.Tuple)):
        return problems_chart.misspelt_chart(place, typed, f'"{daftar}" bukan nama daftar')
    return None


def _pieces(text: str) -> list[str]:
    """Return what stands between the commas; those in brackets and quotes do not count."""
    pieces, depth, quote = [""], 0, ""
    for letter in text:
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter == "," and not depth:
            pieces.append("")
            continue
        else:
            depth += (letter in _OPEN) - (letter in _CLOSE)
        pieces[-1] += letter
    return [piece.strip() for piece in pieces]


def _place_at(
    package: Package, site: _Site, words: ChartWords, filled: set[str]
) -> Iterator[Problem]:
    """Put the tag into one drawing, unless its chart does not suit the text."""
    chart = site.chart
    part = None if chart is None else _chart_part(package, chart.get(f"{R}id", ""))
    if chart is None or part is None:
        yield problems_chart.chart_is_none(site.place, words.typed)
        return
    root = parse_xml(package.parts[part], site.place)
    faults = [complain(site.place) for complain in find_chart_faults(root, words)]
    yield from faults
    filled.add(part)
    given = (part, words.daftar, words.kategori, *words.nilai)
    constants = ", ".join(json.dumps(text, ensure_ascii=False) for text in given)
    typed = json.dumps(words.typed, ensure_ascii=False)
    chart.set(f"{R}id", f"{{{{ ({typed}, {words.daftar}, {constants}) }}}}")
    _describe(site, title_of(root))


def _chart_part(package: Package, identifier: str) -> str | None:
    """Return the chart that a relationship of the body leads to; None when there is none."""
    links = package_relations(package)(DOCUMENT)
    relation = next((r for r in links if r.id == identifier and r.kind == CHART), None)
    part = "" if relation is None or relation.outer else relation.part(DOCUMENT)
    return part if part in package.parts else None


def _describe(site: _Site, title: str) -> None:
    """Give a drawing a description for readers instead of ours; one of the author's own stays."""
    properties = site.properties
    del properties.attrib[site.attribute]
    if not properties.get("descr", "").strip():
        properties.set("descr", f"Bagan: {title or properties.get('name', '')}".strip())


def _charts_of(package: Package) -> list[str]:
    """Return the charts of a package, whatever shows them."""
    relations_of = package_relations(package)
    links = ((part, relation) for part in package.parts for relation in relations_of(part))
    charts = (r.part(part) for part, r in links if r.kind == CHART and not r.outer)
    return [name for name in dict.fromkeys(charts) if name in package.parts]


def _repeated_charts(package: Package) -> set[str]:
    """Return the charts that a loop of the body repeats: all its turns show the same part."""
    if b"chart" not in package.parts[DOCUMENT]:
        return set()
    sites = blocks_in(parse_xml(package.parts[DOCUMENT], DOCUMENT))
    repeated = (s.node for s in sites if any(block.repeats for block in s.stack))
    shown = (n.get(f"{R}id", "") for n in repeated if n.tag == f"{C}chart")
    return {part for identifier in shown if (part := _chart_part(package, identifier))}


def _tags_in_chart(package: Package, name: str, place: Place, fills: bool) -> Iterator[Problem]:
    """Yield a complaint about a tag in a chart; values that will be replaced do not count."""
    root = parse_xml(package.parts[name], place)
    if fills:
        for series in root.iter(f"{C}ser"):
            for old in (*series.findall(f"{C}cat"), *series.findall(f"{C}val")):
                series.remove(old)
    if text := find_tag(root):
        yield problems_chart.tag_in_chart(place.inside(f'bagan "{title_of(root) or name}"'), text)
