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


PEOPLE = [
    {"usia": usia, "pendidikan": pendidikan}
    for usia, pendidikan in (
        ("60", "S2"), ("19", "D-III"), ("20 tahun", "kursus"), ("29", "SMA/sederajat"),
        ("59", "Sarjana (S1)"), ("", ""), ("17-25 tahun", "SD"), ("tua", "SMP"),
        ("> 60 tahun", "Tidak sekolah"), ("45", "Diploma I"), ("40", "Pascasarjana S3"),
    )
]  # fmt: skip


def test_ages_have_no_gap_and_what_was_learned_rises() -> None:
    """Every age is in one group, the youngest first; education goes from the lowest stage up."""
    rows = {"x": PEOPLE}
    names = "|map(attribute='nama')|join('; ')"
    fill = xml_environment().from_string
    assert fill(f"{{{{ x|rekap_usia('usia'){names} }}}}").render(rows) == (
        "Di bawah 20 tahun; 17-25 tahun; 20–29 tahun; 40–49 tahun; 50–59 tahun; "
        "60 tahun ke atas; &gt; 60 tahun; ; tua"
    )
    assert fill(f"{{{{ x|rekap_pendidikan('pendidikan'){names} }}}}").render(rows) == (
        "Tidak sekolah; SD; SMP; SMA/sederajat; Diploma I; D-III; Sarjana (S1); S2; "
        "Pascasarjana S3; kursus; "
    )
    sums = "|map(attribute='banyak')|list|jumlah"
    for made in ("rekap_usia('usia')", "rekap_pendidikan('pendidikan')"):
        assert fill(f"{{{{ x|{made}{sums} }}}}").render(rows) == str(len(PEOPLE))


@pytest.mark.parametrize(
    "source",
    ["[]|rata_rata|desimal", "['']|rata_rata|desimal", "['x']|rata_rata|desimal",
     "3|skala(0, 4)|desimal", "3|desimal(-1)", "3|desimal('2')", "x|peringkat"],
)  # fmt: skip
def test_what_has_no_answer_is_refused(source: str) -> None:
    """An average of nothing, a scale of nothing and a rank by nothing are refused, never zero."""
    with pytest.raises(RefusedValueError):
        shown(source)
