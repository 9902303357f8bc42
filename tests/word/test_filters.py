"""What each filter prints, and what it refuses."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from zi_docs.word.environment import PolicyError, text_environment, xml_environment
from zi_docs.word.filters import FILTERS, RUN_FILTERS, TAG_FILTER, plain_tag, written_tag
from zi_docs.word.jinja_filters import JINJA_FILTERS
from zi_docs.word.pictures import PICTURE_FILTERS
from zi_docs.word.recaps import RECAP_FILTERS
from zi_docs.word.values import MISSING, RefusedValueError

SENIN = date(2020, 4, 6)
RUN = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'


def printed(filter_: str, value: Any, partial: bool = False) -> str:
    """Return what ``{{ x | filter }}`` gives in a Word part, or in a text partial."""
    environment = text_environment() if partial else xml_environment()
    token = MISSING.set([])
    try:
        return environment.from_string(f"{{{{ x | {filter_} }}}}").render({"x": value})
    finally:
        MISSING.reset(token)


@pytest.mark.parametrize(
    ("filter_", "value", "expected"),
    [
        ("angka", 1234567, "1.234.567"),
        ("angka", Decimal("1234.5"), "1.234,5"),
        ("awal_kapital", "rapat RSUD", "Rapat RSUD"),
        ("awal_kapital", "", ""),
        ("bawaan('x')", "", "x"),
        ("bawaan('x')", "a", "a"),
        ("bawaan", [], ""),
        ("default('x')", None, "x"),
        ("bulan", 4, "April"),
        ("bulan", SENIN, "April"),
        ("centang", True, "√"),
        ("centang", False, ""),
        ("centang('x')", 1, "x"),
        ("daftar_atau", ["a", "b", "c"], "a, b, atau c"),
        ("daftar_dan", ["a", "b", "c"], "a, b, dan c"),
        ("golongan", "IIId", "III/d"),
        ("golongan", "9", "Golongan IX"),
        ("golongan", "", ""),
        ("hari_sampai(x)", SENIN, "Senin, 6 April 2020"),
        ("sampai(x)", SENIN, "6 April 2020"),
        ("semester", 7, "Semester II"),
        ("semester", SENIN, "Semester I"),
        ("triwulan", 12, "Triwulan IV"),
        ("triwulan", SENIN, "Triwulan II"),
        ("diktum", 1, "KESATU"),
        ("diktum", 11, "KESEBELAS"),
        ("gabung", ["a", "b"], "a, b"),
        ("join(' - ')", ["a", "b"], "a - b"),
        ("gabung", [], ""),
        ("gabung", [1, "b"], "1, b"),
        ("gabung", "Inspektur", "Inspektur"),
        ("gabung", "", ""),
        ("daftar_dan", "Inspektur", "Inspektur"),
        ("daftar_dan", ["A & B"], "A &amp; B"),
        ("hari", SENIN, "Senin"),
        ("hari_tanggal", SENIN, "Senin, 6 April 2020"),
        ("huruf", 1, "a"),
        ("jam", time(9, 5), "09.05"),
        ("kapital", "RSUD dr. Soedomo", "RSUD dr. SOEDOMO"),
        ("upper", "Plt. Bupati", "Plt. BUPATI"),
        ("length", [1, 2], "2"),
        ("panjang", "abc", "3"),
        ("nip", "198609262015051001", "19860926 201505 1 001"),
        ("nip", "19860926 201505 1 001", "19860926 201505 1 001"),
        ("nip", "3503010101900001", "3503010101900001"),
        ("nip", "", ""),
        ("romawi", 4, "IV"),
        ("rupiah", 1500000, "Rp1.500.000"),
        ("rupiah_terbilang", 1500, "Rp1.500,00 (seribu lima ratus rupiah)"),
        ("sebutan_kepala", "Pj. Walikota Blitar", "Wali Kota"),
        ("tanggal", SENIN, "6 April 2020"),
        ("tanggal", datetime(2020, 4, 6, 9), "6 April 2020"),
        ("tanggal_terbilang", SENIN, "Senin, tanggal enam bulan April tahun dua ribu dua puluh"),
        ("terbilang", 14, "empat belas"),
    ],
)
def test_what_a_filter_prints(filter_: str, value: Any, expected: str) -> None:
    """Each filter prints the office's own form, in a Word part and in a partial alike."""
    assert printed(filter_, value) == expected
    assert printed(filter_, value, partial=True) == unescape(expected)


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        ("sampai", "6 s.d. 8 April 2020"),
        ("hari_sampai", "Senin s.d. Rabu, 6 s.d. 8 April 2020"),
    ],
)
def test_a_range_of_dates(filter_: str, expected: str) -> None:
    """Two dates are printed as one range; one that ends before it begins is refused."""
    form = FILTERS[filter_]
    assert form(SENIN, date(2020, 4, 8)) == expected
    with pytest.raises(RefusedValueError, match="terbalik"):
        form(SENIN, date(2020, 4, 5))


@pytest.mark.parametrize(
    "filter_",
    ["tanggal", "hari", "hari_tanggal", "tanggal_terbilang", "sampai(x)", "hari_sampai(x)"],
)
@pytest.mark.parametrize("value", ["", "6 April 2020", 43927, None, time(9)])
def test_only_dates_are_dates(filter_: str, value: Any) -> None:
    """A date filter refuses anything but a date, also a date written as text."""
    with pytest.raises(RefusedValueError, match="bukan tanggal"):
        printed(filter_, value)


@pytest.mark.parametrize(
    ("filter_", "value"),
    [("jam", "09.00"), ("jam", SENIN), ("angka", "5"), ("angka", 1.5), ("kaya('tebl')", "a"),
     ("kapital", Markup("<w:r/>")), ("sebutan_kepala", "Menteri Sosial"), ("golongan", "V/a")],
)  # fmt: skip
def test_refused_by_name(filter_: str, value: Any) -> None:
    """A value of another kind, an unknown look and finished XML are refused in Indonesian."""
    with pytest.raises(RefusedValueError):
        printed(filter_, value)


@pytest.mark.parametrize(
    ("filter_", "value"),
    [
        ("angka", True),
        ("bulan", 13),
        ("semester", 0),
        ("triwulan", 13),
        ("diktum", 0),
        ("huruf", 0),
        ("romawi", 0),
        ("rupiah", 1.5),
    ],
)
def test_out_of_range(filter_: str, value: Any) -> None:
    """A number out of the filter's range is refused."""
    with pytest.raises(ValueError, match=r"."):
        printed(filter_, value)


ITEMS = st.lists(st.text(alphabet="ab &<>\"'{}", min_size=1), min_size=1)


@given(ITEMS)
def test_data_stays_data_in_a_part(items: list[str]) -> None:
    """Whatever the texts hold, filters give XML text with exactly that text."""
    values = [item.replace("{", "(") for item in items]
    for filter_, expected in (("gabung", ", ".join(values)), ("kapital", None), ("kaya", None)):
        xml = printed(filter_, values if filter_ == "gabung" else values[0])
        root = etree.fromstring(f'<w:t xmlns:w="w">{xml}</w:t>')
        if expected is not None:
            assert "".join(root.itertext()) == expected


def test_rich_text_is_a_run() -> None:
    """``kaya`` gives a run of its own with the look asked for, its text escaped."""
    assert printed("kaya('tebal')", "A & B") == f"{RUN}A &amp; B</w:t></w:r>"


def test_listing_keeps_its_lines() -> None:
    """``listing`` prints a list, or a text with line breaks, with Word's own line breaks."""
    for value in (["a", "b"], "a\nb"):
        assert printed("listing", value) == 'a</w:t><w:br/><w:t xml:space="preserve">b'


def test_every_filter_is_known_to_both_environments() -> None:
    """There are our filters and Jinja's harmless ones; those for runs are for parts only.

    What begins with an underscore is the compiler's own: a naskah can't name it.
    """
    named = {
        environment: {n: f for n, f in environment.filters.items() if n[0] != "_"}
        for environment in (xml_environment(), text_environment())
    }
    parts, wording = named.values()
    texts = {**FILTERS, **RECAP_FILTERS, **JINJA_FILTERS}
    assert parts == {**texts, **RUN_FILTERS, **PICTURE_FILTERS, TAG_FILTER: written_tag}
    assert wording == {**texts, TAG_FILTER: plain_tag}
    for environment in named:
        for name in environment.filters.keys() - named[environment].keys():
            with pytest.raises(PolicyError):
                environment.parse_checked(f"{{{{ x|{name} }}}}")


def test_joined_text_in_a_partial_is_escaped_once() -> None:
    """A list joined in a text partial keeps its "&" as it is typed."""
    assert printed("gabung", ["A & B", "C"], partial=True) == "A & B, C"


@pytest.mark.parametrize("filter_", ["gabung", "join", "daftar_atau", "daftar_dan", "listing"])
@pytest.mark.parametrize("item", ["a\x0bb", "{{ 7 }}", None, True, 1.5, {"a": 1}, Markup("<w:r/>")])
def test_joined_items_are_looked_at(filter_: str, item: Any) -> None:
    """A value that must not be printed is refused inside a joined list too."""
    for partial in (False, True):
        with pytest.raises(RefusedValueError):
            printed(filter_, ["a", item], partial)


def test_joined_items_keep_their_lines() -> None:
    """A line break inside a joined item becomes Word's line break."""
    assert "<w:br/>" in printed("gabung", ["a\nb", "c"])


@pytest.mark.parametrize(
    "filter_",
    ["kapital", "listing", "kaya", "nip", "awal_kapital", "gabung", "daftar_dan", "sebutan_kepala"],
)
@pytest.mark.parametrize("value", [None, 1.5, SENIN, {"a": 1}])
def test_no_python_values_in_print(filter_: str, value: Any) -> None:
    """A filter on text refuses a value that must not be printed."""
    with pytest.raises(RefusedValueError):
        printed(filter_, value)


@pytest.mark.parametrize(
    "filter_",
    ["angka", "diktum", "huruf", "romawi", "rupiah", "rupiah_terbilang", "terbilang", "panjang"],
)
@pytest.mark.parametrize("value", [None, True, {1}, SENIN])
def test_numbers_are_numbers(filter_: str, value: Any) -> None:
    """A filter on numbers or lengths refuses other values, in Indonesian."""
    with pytest.raises(RefusedValueError, match=r"^bukan "):
        printed(filter_, value)


def test_a_title_is_tied_in_a_naskah_alone() -> None:
    """A title keeps its terms on one line; a partial joins all spaces of a line again."""
    assert printed("satukan", "ZONA INTEGRITAS DI KOTA") == "ZONA\u00a0INTEGRITAS DI\u00a0KOTA"
    assert printed("satukan(9)", "ZONA INTEGRITAS DI KOTA") == "ZONA INTEGRITAS DI\u00a0KOTA"


@pytest.mark.parametrize(
    "filter_", ["kapital", "gabung", "nip", "panjang", "listing", "sebutan_kepala"]
)
def test_a_missing_name_in_a_filter(filter_: str) -> None:
    """A missing name is noted through a filter too, and rendering goes on."""
    token = MISSING.set([])
    try:
        xml_environment().from_string(f"{{{{ tiada | {filter_} }}}}").render()
        assert set(MISSING.get()) == {"tiada"}
    finally:
        MISSING.reset(token)


def test_a_reference_to_nobody_does_not_count() -> None:
    """A unit that nobody named has empty texts; it is not counted as filled."""
    rows = [{"unit": {"kode": "", "nama": ""}}, {"unit": {"kode": "A", "nama": ""}}, {"unit": {}}]
    assert FILTERS["hitung"](rows, "unit") == 1
