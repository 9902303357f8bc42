"""The filters of a report: averages, scales, ranks and counts by a column."""

from __future__ import annotations

import pytest

from zi_docs.word.environment import xml_environment
from zi_docs.word.values import MISSING, RefusedValueError

ROWS = [
    {"area": {"nama": "Tata Laksana"}, "status": "Selesai", "skor": "4", "nilai": 3},
    {"area": {"nama": "Pengawasan"}, "status": "belum", "skor": "5", "nilai": ""},
    {"area": {"nama": "Tata Laksana"}, "status": "selesai", "skor": "", "nilai": 4},
]


def shown(source: str) -> str:
    """Return what a tag prints in a Word part."""
    token = MISSING.set([])
    try:
        return xml_environment().from_string(f"{{{{ {source} }}}}").render({"x": ROWS})
    finally:
        MISSING.reset(token)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x|rata_rata('nilai')|desimal", "3,50"),
        ("x|rata_rata('skor')|desimal(1)", "4,5"),
        ("[1, 1, 2]|rata_rata|desimal", "1,33"),
        ("'3,5999'|desimal", "3,59"),
        ("'5,4'|skala('6', 4)|desimal", "3,60"),
        ("(x|peringkat('skor', 'nilai'))[0].status", "Selesai"),
        ("(x|peringkat('skor'))[0].status", "belum"),
        ("x|rekap('area.nama')|map(attribute='nama')|join(', ')", "Tata Laksana, Pengawasan"),
        ("(x|rekap('area.nama'))[0].banyak", "2"),
        ("(x|rekap('status'))[0].nama", "Selesai"),
        ("(x|rekap('status'))[0].banyak", "2"),
        ("(x|rekap('area.nama', 'status', 'selesai', 'belum'))[0].isi.selesai", "2"),
        ("(x|rekap('area.nama', 'status', 'selesai', 'belum'))[0].isi.belum", "0"),
        ("(x|rekap('area.nama'))[1].baris|hitung", "1"),
    ],
)
def test_rows_are_counted_and_ranked(source: str, expected: str) -> None:
    """Empty cells count for nothing, capitals don't matter, and a number may be typed as text."""
    assert shown(source) == expected


@pytest.mark.parametrize(
    "source",
    ["[]|rata_rata|desimal", "['']|rata_rata|desimal", "['x']|rata_rata|desimal",
     "3|skala(0, 4)|desimal", "3|desimal(-1)", "3|desimal('2')", "x|peringkat"],
)  # fmt: skip
def test_what_has_no_answer_is_refused(source: str) -> None:
    """An average of nothing, a scale of nothing and a rank by nothing are refused, never zero."""
    with pytest.raises(RefusedValueError):
        shown(source)
