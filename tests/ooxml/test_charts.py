"""Charts of a Word file as text."""

from __future__ import annotations

from tests.conftest import _naskah
from tests.word.bagan import bagan_naskah, chart_xml, drawing, series, with_charts
from zi_docs.ooxml.charts import own_parts, package_relations
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.text import TextChange, document_text, paragraph_changes


def test_a_chart_is_read_with_the_text() -> None:
    """The text of a file ends with the points of its charts, a line each."""
    text = document_text(bagan_naskah("Grafik", "bar", 1, "Halo", "BAGAN"))
    assert text.splitlines()[:3] == [
        "Halo",
        "[chart1]",
        "Capaian Area | Series 1 | Category 1 | 2.5",
    ]


def test_a_changed_point_is_a_change() -> None:
    """Two files that differ in one point of a chart differ in that point alone."""
    chart = chart_xml("bar", series(1))
    one, other = (
        with_charts(_naskah(drawing("Grafik")), text)
        for text in (chart, chart.replace("<c:v>3.5</c:v>", "<c:v>9</c:v>"))
    )
    assert paragraph_changes(one, one) == []
    assert paragraph_changes(one, other) == [
        TextChange(
            "Capaian Area | Series 1 | Category 2 | 3.5", "Capaian Area | Series 1 | Category 2 | 9"
        )
    ]


def test_a_chart_owns_nothing_but_parts_of_charts() -> None:
    """A relationship to the text does not make it a part of the chart."""
    package = read_package(bagan_naskah("Grafik"), "n")
    links = "word/charts/_rels/chart1.xml.rels"
    more = '<Relationship Id="rId9" Type="http://x/{}" Target="../{}"/></Relationships>'
    for kind, target in (("image", "document.xml"), ("styles", "styles.xml")):
        old = package.parts[links].decode()
        package.parts[links] = old.replace("</Relationships>", more.format(kind, target)).encode()
    assert own_parts("word/charts/chart1.xml", package_relations(package)) == (
        "word/charts/chart1.xml",
        "word/charts/style1.xml",
        "word/charts/colors1.xml",
        "word/embeddings/Microsoft_Excel_Worksheet1.xlsx",
    )
