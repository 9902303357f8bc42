"""The kinds of bad case of docxtpl-lint are caught, and its good cases pass.

docxtpl-lint (https://pypi.org/project/docxtpl-lint/) numbers what docxtpl rejects or loses in
silence: DTL209 is a text beside a level tag. Each kind has a document of its own here.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Doc
from lxml import etree

from zi_docs.codes import Severity
from zi_docs.ooxml.xml import W
from zi_docs.word.examine import examine_file

Build = Callable[[Doc], object]
CONTEXT: Mapping[str, Any] = {
    "nama": "Ani",
    "ada": True,
    "nilai": 4,
    "kosong": [],
    "unit": {"nama": "Puskesmas"},
    "daftar": [{"nama": "Ani"}],
    **dict.fromkeys(("a", "b", "c", "d"), "x"),
}


def text(*paragraphs: str) -> Build:
    """A document of these paragraphs."""
    return lambda document: [document.add_paragraph(one) for one in paragraphs]


def table(*rows: tuple[str, ...]) -> Build:
    """A document of one table."""

    def build(document: Doc) -> None:
        made = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(made.rows, rows, strict=True):
            for cell, one in zip(row.cells, texts, strict=True):
                cell.text = one

    return build


def both(*builds: Build) -> Build:
    """A document of several parts."""
    return lambda document: [build(document) for build in builds]


def header(words: str) -> Build:
    """A document whose pages have this header."""

    def build(document: Doc) -> None:
        document.sections[0].header.paragraphs[0].text = words

    return build


def deleted(document: Doc) -> None:
    """A tag that somebody deleted while changes were tracked."""
    paragraph = document.add_paragraph("{{ nama }}")._p
    mark = etree.SubElement(paragraph, f"{W}del")
    run = etree.SubElement(mark, f"{W}r")
    etree.SubElement(run, f"{W}delText").text = "{{ lama }}"


def codes(build: Build, context: Mapping[str, Any] = CONTEXT) -> set[str]:
    document = Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    found = examine_file(stream.getvalue(), "naskah.docx", [context])
    return {f.problem.code for f in found if f.problem.severity is Severity.GALAT}


BAD: dict[str, tuple[Build, str]] = {
    "DTL001 never closed": (text("Yth. {{ nama"), "ZI414"),
    "DTL001 comment": (text("{# catatan"), "ZI414"),
    "DTL001 in a cell": (table(("{{ nama", "x")), "ZI414"),
    "DTL001 does not hide the next": (
        text("{{ nama }", "{% for u in daftar %}{{ u.nama }}{% endfro %}"),
        "ZI411",
    ),
    "DTL002 two paragraphs": (text("{{ nama", "}}"), "ZI414"),
    "DTL003 tracked deletion": (deleted, "ZI449"),
    "DTL101 unclosed block": (text("{% if ada %}", "Isi"), "ZI413"),
    "DTL101 in a header": (header("{% if ada %}Isi"), "ZI413"),
    "DTL101 with hyphens": (text("{%- if ada -%}Isi"), "ZI413"),
    "DTL101 raw": (text("{% raw %}{{ nama }}"), "ZI411"),
    "DTL102 stray end": (text("Isi", "{% endif %}"), "ZI413"),
    "DTL102 stray elif": (text("{% elif ada %}Isi{% endif %}"), "ZI413"),
    "DTL103 syntax": (text("{{ nama | }}"), "ZI411"),
    "DTL103 do": (text("{% do daftar.append(1) %}"), "ZI411"),
    "DTL103 break": (text("{% for u in daftar %}{% break %}{% endfor %}"), "ZI411"),
    "DTL104 unknown filter": (text("{{ nilai|uang }}"), "ZI412"),
    "DTL105 unknown test": (text("{% if nilai is benar_npwp %}x{% endif %}"), "ZI412"),
    "DTL106 name of a loop after it": (
        text("{% for u in daftar %}{{ u.nama }}{% endfor %}{{ u.nama }}"),
        "ZI421",
    ),
    "DTL201 percent in a level tag": (
        text("{%p if nilai % 2 == 0 %}", "genap", "{%p endif %}"),
        "ZI412",
    ),
    "DTL202 spaced level of a row": (
        table(("{% tr for u in daftar %}",), ("{{ u.nama }}",), ("{%tr endfor %}",)),
        "ZI415",
    ),
    "DTL202 spaced level of a paragraph": (text("{% p if ada %}", "{%p endif %}"), "ZI415"),
    "DTL203 row tag outside a table": (
        text("{%tr for u in daftar %}", "{%tr endfor %}"),
        "ZI407",
    ),
    "DTL203 in a header": (header("{%tr if ada %}x{%tr endif %}"), "ZI407"),
    "DTL204 other level": (
        table(("{% for u in daftar %}",), ("{{ u.nama }}",), ("{%tr endfor %}",)),
        "ZI416",
    ),
    "DTL205 two tables": (
        both(table(("{%tr for u in daftar %}",)), table(("{%tr endfor %}",))),
        "ZI406",
    ),
    "DTL206 one row": (
        table(("{%tr for u in daftar %}{{ u.nama }}", "{%tr endfor %}")),
        "ZI417",
    ),
    "DTL207 cells of two rows": (
        table(("{%tc for u in daftar %}", "{{ u.nama }}"), ("x", "{%tc endfor %}")),
        "ZI406",
    ),
    "DTL208 cell tag outside a cell": (text("{% cellbg 'FF0000' %}Merah"), "ZI407"),
    "DTL209 beside a paragraph tag": (
        text("Jumlah: {{ nilai }} {%p if ada %}", "{%p endif %}"),
        "ZI419",
    ),
    "DTL209 beside a row tag": (
        table(("Isi {%tr for u in daftar %}",), ("{{ u.nama }}",), ("{%tr endfor %}",)),
        "ZI419",
    ),
    "DTL209 in another cell of the row": (
        table(("{%tr if ada %}", "Catatan"), ("{%tr endif %}", "")),
        "ZI419",
    ),
    "DTL209 a full stop": (text(".{%p if ada %}", "{%p endif %}"), "ZI419"),
    "DTL210 one paragraph": (text("{%p if ada %}ya{%p endif %}"), "ZI419"),
    "DTL301 name that the data lack": (text("{{ unit.alamat }}"), "ZI421"),
    "DTL301 in a branch not taken": (text("{% if kosong %}{{ unit.alamat }}{% endif %}"), "ZI421"),
    "DTL307 text as a run": (text("{{r nama }}"), "ZI420"),
}


@pytest.mark.parametrize("kind", BAD)
def test_each_kind_of_bad_case_is_caught(kind: str) -> None:
    """What docxtpl rejects or loses in silence is told, with the code that names its cause."""
    build, code = BAD[kind]
    assert code in codes(build)


GOOD: dict[str, Build] = {
    "text beside a tag": text("“Halo” {{ nama }}"),
    "hyphens": text("{%- if ada -%}ya{%- endif -%}"),
    "rows": table(("{%tr for u in daftar %}",), ("{{ u.nama }}",), ("{%tr endfor %}",)),
    "cells": table(("{%tc for u in daftar %}", "{{ u.nama }}", "{%tc endfor %}")),
    "cell tags": table(("{% cellbg 'FF0000' %}a", "{% colspan 1 %}b")),
    "elif": text("{% if a %}1{% elif b %}2{% else %}3{% endif %}"),
    "comparison": text("{% if nilai < 5 %}kecil{% endif %}"),
    "number of the turn": text("{% for u in daftar %}{{ loop.index }}{{ u.nama }}{% endfor %}"),
    "DTL201 text of a percent": text('{%p if nama == "50%" %}', "x", "{%p endif %}"),
    "default": text('{{ unit.alamat|default("") }}'),
    "is defined": text("{% if unit.alamat is defined %}{{ unit.alamat }}{% endif %}"),
    "items of an empty list": text("{% for u in kosong %}{{ u.nama }}{% endfor %}"),
    "typographic quotes": text("{% if nama == “x” %}y{% endif %}"),
    "spaces around a level tag": text("  {%p if ada %}  ", "Isi", "{%p endif %}"),
    "comment beside a level tag": text("{# catatan #} {%p if ada %}", "Isi", "{%p endif %}"),
    "comment alone": text("{# {{ tiada }} {% if x %} #}"),
}


@pytest.mark.parametrize("kind", GOOD)
def test_good_cases_pass(kind: str) -> None:
    """What a naskah may say is not refused, not even a text with a percent (DTL201)."""
    assert codes(GOOD[kind]) == set()


POLICY: dict[str, Build] = {
    "set: values come from the data": text("{% set x = 1 %}{{ x }}"),
    "macro: a letter needs no functions": text("{% macro m(x) %}{{ x }}{% endmacro %}"),
    "raw: braces are printed with {_{": text("{% raw %}{{ nama }}{% endraw %}"),
    "{{p x }} erases its paragraph": text("{{p nama }}"),
    "a text with the end of a tag": text('{{ "a }} b" }}'),
}


@pytest.mark.parametrize("rule", POLICY)
def test_good_cases_refused_by_policy(rule: str) -> None:
    """These are right for docxtpl and refused here; the rule says why."""
    assert codes(POLICY[rule])
