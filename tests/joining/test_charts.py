"""Charts in a joined file: every document keeps its own."""

from __future__ import annotations

from typing import Any

from lxml import etree

from tests.conftest import R, W, _naskah
from tests.word.bagan import (
    BASE,
    NS,
    bagan_naskah,
    cells,
    chart_xml,
    drawing,
    packed,
    parts_of,
    series,
    shown,
    with_charts,
)
from zi_docs.joining import can_join, join
from zi_docs.word import compile_file

ALT = "bagan: nilai_area, area, capaian"
BOOK = "word/embeddings/Microsoft_Excel_Worksheet1-gabung{}.xlsx"
CHART = "word/charts/chart1-gabung{}.xml"


def document(*rows: tuple[str, int], alt: str = ALT) -> bytes:
    values: dict[str, Any] = {"nilai_area": [{"area": a, "capaian": n} for a, n in rows]}
    return compile_file(bagan_naskah(alt), "n.docx").render({**BASE, **values})


def test_every_document_keeps_its_chart() -> None:
    """Each document's chart and workbook show its own numbers, and its drawing leads to them."""
    documents = [document(("a", 1)), document(("b", 2), ("c", 3)), document(("a", 1))]
    assert [can_join(data) for data in documents] == [None] * 3
    data = join(documents)
    parts = parts_of(data)
    assert [shown(data, CHART.format(n))[0][1] for n in (1, 2, 3)] == [["a"], ["b", "c"], ["a"]]
    assert [cells(data, BOOK.format(n))[1] for n in (1, 2, 3)] == [["a", 1], ["b", 2], ["a", 1]]
    drawn = etree.fromstring(parts["word/document.xml"]).xpath("//c:chart/@r:id", namespaces=NS)
    links = {e.get("Id"): e.get("Target") for e in etree.fromstring(
        parts["word/_rels/document.xml.rels"])}  # fmt: skip
    assert [links[id_] for id_ in drawn] == [f"charts/chart1-gabung{n}.xml" for n in (1, 2, 3)]
    assert join(documents) == data


def test_no_relationship_leads_to_nothing() -> None:
    """Every part of a chart is there with its relationships and its content type, and no other."""
    parts = parts_of(join([document(("a", 1)), document(("b", 2))]))
    charts = [name for name in parts if name.startswith("word/charts/") and "_rels" not in name]
    assert len(charts) == 6
    overrides = {
        e.get("PartName") for e in etree.fromstring(parts["[Content_Types].xml"]) if "Part" in
        "".join(e.keys())
    }  # fmt: skip
    assert {f"/{name}" for name in charts} <= overrides
    assert all(name.lstrip("/") in parts for name in overrides)
    for number in (1, 2):
        rels = etree.fromstring(parts[f"word/charts/_rels/chart1-gabung{number}.xml.rels"])
        targets = {e.get("Target").replace("../", "word/") for e in rels}
        assert all(t in parts or f"word/charts/{t}" in parts for t in targets)


def test_static_charts_may_differ() -> None:
    """A chart that is not filled belongs to its document as well."""
    chart = chart_xml("bar", series(1))
    one, other = (
        with_charts(_naskah(drawing("Grafik")), chart.replace("Capaian Area", title))
        for title in ("Tahun 2020", "Tahun 2021")
    )
    parts = parts_of(join([one, other]))
    assert b"Tahun 2020" in parts[CHART.format(1)]
    assert b"Tahun 2021" in parts[CHART.format(2)]


def test_a_chart_that_is_missing() -> None:
    """A reference to a chart that is not there stays as it is, and the rest is joined."""
    parts = parts_of(document(("a", 1)))
    del parts["word/charts/chart1.xml"]
    joined = parts_of(join([packed(parts), packed(parts)]))
    assert not [name for name in joined if name.startswith("word/charts/chart")]


def test_a_chart_in_a_header_is_not_joined() -> None:
    """A document with a chart in its header can't be joined."""
    header = f'<w:hdr xmlns:w="{W}" xmlns:r="{R}">{drawing("Grafik")}</w:hdr>'
    data = with_charts(_naskah("x", parts={"header1": header}), chart_xml("bar", series(1)))
    parts = parts_of(data)
    parts["word/_rels/header1.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    parts["word/_rels/document.xml.rels"] = parts_of(_naskah("x", parts={"header1": header}))[
        "word/_rels/document.xml.rels"
    ]
    assert "bagan" in str(can_join(packed(parts)))
