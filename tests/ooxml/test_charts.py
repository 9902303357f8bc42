"""Charts of a Word file as text."""

from __future__ import annotations

from tests.conftest import _naskah
from tests.word.bagan import bagan_naskah, chart_xml, drawing, series, with_charts
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
