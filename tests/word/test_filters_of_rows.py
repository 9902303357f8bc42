"""The filters of rows: sums, counts, choices, shares and order."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.model.fields import Angka
from zi_docs.word.environment import xml_environment
from zi_docs.word.filters import FILTERS
from zi_docs.word.values import MISSING, RefusedValueError

ROWS = [
    {"nama": "Budi", "unit": {"kode": "RSUD"}, "biaya": 1500, "peran": ["Ketua", "Anggota"],
     "capai": Angka.of(Decimal("12.5"), "12,5"), "sejak": date(2021, 5, 1), "asn": True},
    {"nama": "ani", "unit": {"kode": "DINKES"}, "biaya": "", "peran": [],
     "capai": Angka.of(Decimal("7"), "007"), "sejak": date(2020, 1, 2), "asn": False},
    {"nama": "Émir", "unit": {}, "biaya": 0, "peran": ["anggota"],
     "capai": "", "sejak": "", "asn": True},
]  # fmt: skip
AMOUNTS = st.integers(-(10**12), 10**12)
FRACTIONS = st.decimals(-(10**9), 10**9, places=3)


def shown(source: str, **values: Any) -> str:
    """Return what a tag prints in a Word part."""
    token = MISSING.set([])
    try:
        return xml_environment().from_string(f"{{{{ {source} }}}}").render({"x": ROWS, **values})
    finally:
        MISSING.reset(token)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x|jumlah('biaya')", "1500"),
        ("x|jumlah('biaya')|rupiah", "Rp1.500"),
        ("x|jumlah('capai')", "19,5"),
        ("x|jumlah('capai')|angka", "19,5"),
        ("[]|jumlah('biaya')", "0"),
        ("[1, 2, '']|jumlah", "3"),
        ("[{'y': x}]|jumlah('y.biaya')", "1500"),
        ("x|hitung", "3"),
        ("x|hitung('biaya')", "2"),
        ("x|hitung('peran')", "2"),
        ("x|hitung('asn')", "2"),
        ("x|hitung('nama', 'ANI')", "1"),
        ("x|hitung('nama', 'Ani', 'budi', 'Joko')", "2"),
        ("x|hitung('peran', 'Anggota')", "2"),
        ("x|hitung('asn', true)", "2"),
        ("x|hitung('capai', 7)", "1"),
        ("x|hitung('unit.kode', 'rsud')", "1"),
        ("[{'y': x}, {'y': []}]|hitung('y.biaya')", "1"),
        ("[{'y': [{'kode': ''}, {'kode': ''}]}]|hitung('y.kode')", "0"),
        ("(x|saring('unit.kode', 'RSUD'))[0].nama", "Budi"),
        ("x|saring('unit.kode', 'TIADA')|panjang", "0"),
        ("x|susun('nama')|hitung", "3"),
        ("1|persen(3)", "33,3%"),
        ("2|persen(3)", "66,7%"),
        ("1|persen(2)", "50%"),
        ("2999|persen(3000)", "100,0%"),
        ("1|persen(800)", "0,1%"),
        ("30000|persen(2)", "1.500.000%"),
        ("''|persen(3)", "0%"),
        ("0|persen(0)", "0%"),
        ("x[0].capai|persen(50)", "25%"),
    ],
)
def test_what_a_filter_of_rows_prints(source: str, expected: str) -> None:
    """Sums and counts leave out empty cells, count zero, and print as an office writes."""
    assert shown(source) == expected


@pytest.mark.parametrize(
    ("source", "phrase"),
    [
        ("x|jumlah('nama')", "bukan bilangan"),
        ("x|jumlah('asn')", "bukan bilangan"),
        ("x|jumlah('baiya')", 'menyebut kolom "baiya"'),
        ("x|saring('unit', 'RSUD')", "kumpulan isian"),
        ("x|saring('unit.nama', 'RSUD')", 'menyebut kolom "nama"'),
        ("x|susun('unit')", "kolom yang bukan satu teks"),
        ("'teks'|jumlah('biaya')", "bukan daftar"),
        ("['a']|saring('biaya')", "bukan baris"),
        ("1|persen(0)", "membagi dengan nol"),
        ("[besar, besar]|jumlah", "lebih dari 18 angka"),
        ("'a'|persen(3)", "bukan bilangan"),
    ],
)
def test_what_a_filter_of_rows_refuses(source: str, phrase: str) -> None:
    """A column that is not there, or holds something else, is refused in Indonesian."""
    with pytest.raises(RefusedValueError, match=phrase):
        shown(source, besar=Decimal(10**18 - 1))


@pytest.mark.parametrize("source", ["jumlah('a')", "hitung('a')", "saring('a')", "susun('a')"])
def test_a_missing_list_is_noted(source: str) -> None:
    """A list that the data does not have is reported as a missing name."""
    token = MISSING.set([])
    try:
        xml_environment().from_string(f"{{% if tiada|{source} %}}{{% endif %}}").render()
        assert set(MISSING.get()) == {"tiada"}
    finally:
        MISSING.reset(token)


@pytest.mark.parametrize(
    "ordered",
    [
        ["A2", "A10", "a 11", "B"],
        ["Abdul", "abdul 2", "Ábel", "Ma'ruf", "Maruto"],
        ["Kelas 2-A", "Kelas 10-A"],
        ["009", "10", "9" * 5_000],
        [2, 10, date(2020, 1, 1), date(2021, 1, 1), "a", ""],
        [Angka.of(Decimal("2"), "002"), Decimal("2.5"), 10],
    ],
)
@given(data=st.data())
def test_the_order_of_an_indonesian_list(ordered: list[Any], data: st.DataObject) -> None:
    """Numbers inside texts count as numbers; capitals and marks do not matter; empty comes last."""
    mixed = data.draw(st.permutations(ordered))
    assert FILTERS["susun"](mixed) == ordered
    rows = [{"a": {"b": one}} for one in mixed]
    assert [row["a"]["b"] for row in FILTERS["susun"](rows, "a.b")] == ordered


@given(st.lists(AMOUNTS | FRACTIONS | st.just("")))
def test_a_sum_is_exact(values: list[Any]) -> None:
    """A sum is the exact sum of the numbers, in any order, and of whole numbers a whole number."""
    rows = [{"n": value} for value in values]
    total = FILTERS["jumlah"](rows, "n")
    numbers = [value for value in values if value != ""]
    assert Decimal(total) == sum(map(Decimal, numbers), Decimal(0))
    assert FILTERS["jumlah"](rows[::-1], "n") == total
    assert isinstance(total, int) or not all(isinstance(n, int) for n in numbers)


@given(st.lists(st.sampled_from(["WBK", "wbk", "WBBM", ""])))
def test_counts_agree_with_choices(values: list[str]) -> None:
    """A count is the length of the choice, and the choices by value make up the filled rows."""
    rows = [{"p": value} for value in values]
    for value in ("WBK", "WBBM"):
        chosen = FILTERS["saring"](rows, "p", value)
        assert FILTERS["hitung"](rows, "p", value) == len(chosen)
        assert all(row["p"].upper() == value for row in chosen)
    assert FILTERS["hitung"](rows, "p") == FILTERS["hitung"](rows, "p", "WBK", "WBBM")


@given(st.integers(0, 10**15), st.integers(1, 10**15))
def test_a_share_is_rounded_by_hand(part: int, whole: int) -> None:
    """A share has one decimal, half rounded up, unless it is whole."""
    text = FILTERS["persen"](part, whole).rstrip("%").replace(".", "").replace(",", ".")
    exact = Decimal(part) * 100 / Decimal(whole)
    assert abs(Decimal(text) - exact) <= Decimal("0.05")
    assert ("." in text) == (part * 100 % whole != 0)
    assert Decimal(text) == exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
