"""docxtpl itself is the reference: a plain naskah gives the same texts by both, part by part."""

from __future__ import annotations

import html
import io
import itertools
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import docx
import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.conftest import W as MAIN
from tests.conftest import _naskah as build
from zi_docs.word import compile_file

W = f"{{{MAIN}}}"
NS = f'xmlns:w="{MAIN}"'
Story = Callable[[str, str], str]

VALUES: dict[str, Any] = {
    "a": "Ani & <Budi>",
    "b": "baris satu\nbaris dua\tujung",
    "kosong": "",
    "ya": True,
    "tidak": False,
    "n": 3,
    "orang": {"nama": 'Siti "Ti" O\'Neil', "unit": {"kode": "A-1"}},
    "daftar": ["satu", "dua", "tiga"],
    "hampa": [],
    "baris": [
        {"nama": "Ani", "butir": ["x", "y"], "lebar": 2},
        {"nama": "Budi & Co", "butir": [], "lebar": 1},
        {"nama": "Cici", "butir": ["z"], "lebar": 3},
    ],
}


def p(*runs: str) -> str:
    """Return a paragraph; each text is a run of its own."""
    return "<w:p>" + "".join(map(run, runs)) + "</w:p>"


def run(text: str) -> str:
    if text.startswith("<"):
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{escaped}</w:t></w:r>'


def cell(*blocks: str, width: int = 1000) -> str:
    inside = "".join(block if block.startswith("<") else p(block) for block in blocks)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(c if c.startswith("<w:tc>") else cell(c) for c in cells) + "</w:tr>"


def table(*rows: str, columns: int = 2) -> str:
    grid = '<w:gridCol w:w="1000"/>' * columns
    look = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


LOOP_ROWS = table(
    row("{%tr for r in baris %}", ""),
    row("{{ r.nama }}", "{{ loop.index }}"),
    row("{%tr endfor %}", ""),
)
LOOP_CELLS = table(row("{%tc for x in daftar %}", "{{ x }}", "{%tc endfor %}"), columns=3)
INNER = table(
    row("{%tr for x in r.butir %}", ""), row("{{ x }}", "{{ r.nama }}"), row("{%tr endfor %}", "")
)

CASES = {
    "values": [p("Yth. {{ a }}, {{ orang.nama }} ({{ orang.unit.kode }}) {{ n }}{{ kosong }}.")],
    "lines": [p("x {{ b }} y")],
    "tags cut into runs": [p("Yth. {", "{ ", "orang", ".na", "ma }", "} dan {{", " a}}", " saja")],
    "two tags in a run": [p("{{a}}{{ a }} {{ n }}")],
    "an if in a line": [
        p("{% if ya %}ya {{ a }}{% else %}tidak{% endif %}", "{% if tidak %}x{% endif %}.")
    ],
    "an elif": [p("{% if tidak %}a{% elif n == 3 %}b", "{% else %}c{% endif %}")],
    "an if of paragraphs": [
        p("{%p if ya %}"),
        p("{{ a }}"),
        p("{%p else %}"),
        p("x"),
        p("{%p endif %}"),
        p("akhir"),
    ],
    "a loop in a line": [
        p("{% for x in daftar %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}.")
    ],
    "a loop of paragraphs": [
        p("{%p for x in daftar %}"),
        p("{{ loop.index }}. {{ x }}"),
        p(""),
        p("{%p endfor %}"),
    ],
    "an empty loop": [
        p("{%p for x in hampa %}"),
        p("{{ x }}"),
        p("{%p else %}"),
        p("nihil"),
        p("{%p endfor %}"),
    ],
    "loops in loops": [
        p("{%p for r in baris %}"),
        p("{{ r.nama }}"),
        p("{%p for x in r.butir %}"),
        p("- {{ x }} {{ loop.revindex }}"),
        p("{%p endfor %}"),
        p("{%p endfor %}"),
    ],
    "a with": [p("{%p with o = orang %}"), p("{{ o.nama }}"), p("{%p endwith %}")],
    "runs": [p("a ", "{%r if ya %}", "tebal {{ a }}", "{%r endif %}", " z")],
    "rows": [LOOP_ROWS],
    "an if of rows": [
        table(row("a", "b"), row("{%tr if tidak %}", ""), row("c", "d"), row("{%tr endif %}", ""))
    ],
    "cells": [LOOP_CELLS],
    "rows of cells": [
        table(
            row("{%tr for r in baris %}", ""),
            row(
                "{{ r.nama }}",
                "{%tc for x in daftar %}",
                "{{ x }}{{ loop.index }}",
                "{%tc endfor %}",
            ),
            row("{%tr endfor %}", ""),
            columns=4,
        )
    ],
    "an if of cells": [table(row("a", "{%tc if ya %}", "b", "{%tc endif %}", "c"), columns=3)],
    "colspan": [table(row("{% colspan n %}{{ a }}"), row("x", "y", "z"), columns=3)],
    "colspan by a row": [
        table(
            row("{%tr for r in baris %}", ""),
            row("{% colspan r.lebar %}{{ r.nama }}", "y"),
            row("{%tr endfor %}", ""),
            columns=3,
        )
    ],
    "cellbg": [table(row("{% cellbg 'FF0000' %}{{ a }}", "y"))],
    "vm": [
        table(
            row("{%tr for r in baris %}", ""),
            row("{% vm %}{{ a }}", "{{ r.nama }}"),
            row("{%tr endfor %}", ""),
        )
    ],
    "hm": [table(row("{%tc for x in daftar %}", "{% hm %}{{ a }}", "{%tc endfor %}"), columns=3)],
    "a table in a cell": [
        table(
            row("{%tr for r in baris %}", ""),
            row("{{ r.nama }}", cell(INNER, p(""))),
            row("{%tr endfor %}", ""),
        )
    ],
    "a table in a loop of paragraphs": [
        p("{%p for r in baris %}"),
        INNER,
        p("-"),
        p("{%p endfor %}"),
    ],
    "paragraphs in a cell": [
        table(
            row(
                cell(p("{%p for x in daftar %}"), p("{{ x }}"), p("{%p endfor %}"), p("akhir")), "b"
            )
        )
    ],
    "comments": [p("a{# catatan #}b"), p("c{# x #}")],
    "whitespace": [p("a {%- if ya -%} b {%- endif %} c"), p("  {{ a }}  ")],
    "typed quotes": [
        p("{% if orang.unit.kode == \u201cA-1\u201d %}ya{% endif %} \u201c{{ a }}\u201d")
    ],
    "comparisons": [
        p("{% if n > 2 and n < 4 and 1 < 2 %}ya{% endif %} {{ n if n == 3 else 'x' }}")
    ],
    "entities": [p('{% if "a&b" == "a&b" %}R&D <x> "q"{% endif %}')],
    "words of Jinja": [
        p("{{ daftar|join('; ') }} {{ tiada|default('-') }} {{ a|upper }} {{ daftar|first }}")
    ],
    "a hyperlink": [
        f"<w:p><w:hyperlink w:anchor='x'>{run('{{ a }}')}</w:hyperlink>{run(' z')}</w:p>"
    ],
    "tabs and breaks": [
        "<w:p><w:r><w:t>{{ a }}</w:t><w:tab/><w:t>{{ n }}</w:t><w:br/><w:t>c</w:t></w:r></w:p>"
    ],
    "the printed marks": [p("{_{ nama }_} {_% if x %_} {{ a }}")],
}


def parts_of(data: bytes) -> dict[str, list[str]]:
    """Return what each part holds: its texts, and where paragraphs, rows, cells and merges are."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        stories = [name for name in archive.namelist() if _is_story(name)]
        roots = {name: etree.fromstring(archive.read(name)) for name in stories}
    return {name: list(_tokens(_as_word_demands(root))) for name, root in roots.items()}


def _as_word_demands(root: etree._Element) -> etree._Element:
    """Return a part without tables that lost all their rows, and with a paragraph in each cell.

    Word refuses both; docxtpl leaves them so, we don't.
    """
    for empty in [one for one in root.iter(f"{W}tbl") if one.find(f"{W}tr") is None]:
        empty.getparent().remove(empty)
    for cell_ in root.iter(f"{W}tc"):
        if cell_[-1].tag != f"{W}p":
            etree.SubElement(cell_, f"{W}p")
    return root


def _is_story(name: str) -> bool:
    kinds = ("document", "header", "footer", "footnotes")
    return name.startswith("word/") and name.split("/")[1].startswith(kinds)


_SHOWN = [f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "gridSpan", "vMerge", "hMerge", "shd")]
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n"}


def _tokens(root: etree._Element) -> Iterator[str]:
    for is_text, group in itertools.groupby(_signs(root), lambda sign: sign[0]):
        signs = [sign for _, sign in group]
        yield from ["".join(signs)] if is_text else signs


def _signs(root: etree._Element) -> Iterator[tuple[bool, str]]:
    for element in root.iter(f"{W}t", *_SIGNS, *_SHOWN):
        if element.tag == f"{W}t":
            yield True, element.text or ""
        elif element.tag in _SIGNS and element.getparent().tag == f"{W}r":
            yield True, _SIGNS[element.tag]
        elif element.tag in _SHOWN:
            values = [element.get(f"{W}val", ""), element.get(f"{W}fill", "")]
            yield False, " ".join([etree.QName(element).localname, *filter(None, values)])


def by_docxtpl(naskah: bytes) -> bytes:
    template, made = DocxTemplate(io.BytesIO(naskah)), io.BytesIO()
    template.render(VALUES, autoescape=True)
    template.save(made)
    return made.getvalue()


def by_us(naskah: bytes) -> bytes:
    return compile_file(naskah, "n.docx").render({**VALUES, "berkas": {"waktu": ""}})


def same(naskah: bytes) -> None:
    """Assert that both fill a naskah with the same texts in the same places."""
    ours, theirs = parts_of(by_us(naskah)), parts_of(by_docxtpl(naskah))
    assert ours == theirs


@pytest.mark.parametrize("name", CASES)
def test_a_body_is_filled_alike(name: str) -> None:
    """The body has the same texts, paragraphs, rows, cells and merges as docxtpl's."""
    same(build(*CASES[name]))


def test_headers_and_footers_are_filled_alike(story: Story) -> None:
    """Headers and footers have the same texts, also where they hold tables and loops."""
    rows = story("hdr", LOOP_ROWS)
    parts = {"header1": rows, "footer1": story("ftr", "Halaman {{ a }} {% if ya %}x{% endif %}")}
    same(build(p("{{ a }}"), parts=parts))


def test_notes_are_filled_alike() -> None:
    """Footnotes have the same texts, also where a tag is cut into runs."""
    note = p("{{ a }} {", "% if ya %}x{% endif", " %}")
    notes = f'<w:footnotes {NS}><w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
    body = '<w:p><w:r><w:t>{{ n }}</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    same(build(body, parts={"footnotes": notes}))


PROPERTIES = ("title", "subject", "author", "comments", "identifier", "language")


def test_properties_are_filled_alike() -> None:
    """A file of python-docx, as people make them, has the same properties, header and texts."""
    document = docx.Document()
    document.add_paragraph("Yth. {{ a }}")
    document.sections[0].header.paragraphs[0].text = "{{ orang.nama }}"
    for name in PROPERTIES:
        setattr(document.core_properties, name, f"{name} {{{{ orang.nama }}}}")
    buffer = io.BytesIO()
    document.save(buffer)
    naskah = buffer.getvalue()
    same(naskah)
    ours, theirs = (
        docx.Document(io.BytesIO(fill(naskah))).core_properties for fill in (by_us, by_docxtpl)
    )
    for name in PROPERTIES:
        assert getattr(ours, name) == html.unescape(getattr(theirs, name))


# Naskah by chance: blocks in blocks, tags cut into runs anywhere

WORDS = st.sampled_from(
    ["{{ a }}", "{{orang.nama}}", "{{ n }}", "{{ kosong }}", "Yth. ", " & ", "{{ b }}", "${x}"]
)
LINES = st.sampled_from(
    [
        ("{% if ya %}", "{% endif %}"),
        ("{% if n > 5 %}", "{% else %}lain{% endif %}"),
        ("{% for x in daftar %}", "{{ x }}{% endfor %}"),
        ("{% for x in hampa %}", "{% endfor %}"),
        ("{% with n = orang.unit.kode %}", "{% endwith %}"),
    ]
)
LEVELS = st.sampled_from(
    [
        ("if ya", "endif"),
        ("if tidak", "endif"),
        ("for x in daftar", "endfor"),
        ("for r in baris", "endfor"),
        ("for r in hampa", "endfor"),
    ]
)


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Return a paragraph whose text is cut into runs by chance, also inside of tags."""
    text = "".join(draw(st.lists(WORDS, min_size=1, max_size=4)))
    if draw(st.booleans()):
        opener, closer = draw(LINES)
        text = f"{opener}{text}{closer} z"
    cuts = sorted(draw(st.sets(st.integers(1, len(text) - 1), max_size=3))) if text[1:] else []
    return p(*(text[a:b] for a, b in itertools.pairwise([0, *cuts, len(text)])))


def looped(draw: st.DrawFn, blocks: Sequence[str], level: str, wrap: Callable[[str], str]) -> str:
    """Return blocks, perhaps between two tags of a level."""
    inside = "".join(blocks)
    if not draw(st.booleans()):
        return inside
    opener, closer = draw(LEVELS)
    return f"{wrap(f'{{%{level} {opener} %}}')}{inside}{wrap(f'{{%{level} {closer} %}}')}"


@st.composite
def tables(draw: st.DrawFn, depth: int) -> str:
    """Return a table of two columns, whose rows or cells may repeat and hold tables."""
    rows = []
    for _ in range(draw(st.integers(1, 2))):
        cells = [cell(draw(bodies(depth - 1)), p("k")), cell(draw(lines()))]
        if draw(st.integers(0, 3)) == 0:
            cells[1] = looped(draw, cells[1:], "tc", cell)
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return table(row("a", "b"), looped(draw, rows, "tr", lambda tag: row(tag, "")))


@st.composite
def bodies(draw: st.DrawFn, depth: int = 2) -> str:
    """Return paragraphs and tables, perhaps in a loop of paragraphs."""
    kinds = [lines()] if depth < 1 else [lines(), lines(), tables(depth)]
    blocks = draw(st.lists(st.one_of(kinds), min_size=1, max_size=3))
    return looped(draw, blocks, "p", p)


@given(body=bodies())
@settings(max_examples=40)
def test_any_plain_naskah_is_filled_alike(body: str) -> None:
    """Whatever blocks stand in each other and wherever runs end, the texts are docxtpl's."""
    same(build(body, p("akhir")))
