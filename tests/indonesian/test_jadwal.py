from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.errors import FieldError
from zi_docs.indonesian import Jadwal, nama_bulan, parse_jadwal

from .random_text import only_value_error, typed_text

YEAR = tuple(range(1, 13))
MONTHS = st.sampled_from(YEAR)
PLAIN = [
    ("Jan-Mar", (1, 2, 3)),
    ("Januari s.d. Maret", (1, 2, 3)),
    ("Jan s/d Mar", (1, 2, 3)),
    ("Jan. – Mar.", (1, 2, 3)),
    ("1,2,5", (1, 2, 5)),
    ("5; 2; 2", (2, 5)),
    ("1-12", YEAR),
    ("bulan 1 s.d. 3", (1, 2, 3)),
    ("bulan ke-3", (3,)),
    ("B03, B06", (3, 6)),
    ("B1-B3", (1, 2, 3)),
    ("TW II", (4, 5, 6)),
    ("TW-II", (4, 5, 6)),
    ("T.W. II", (4, 5, 6)),
    ("tw2", (4, 5, 6)),
    ("Triwulan ke-3", (7, 8, 9)),
    ("Tri Wulan pertama", (1, 2, 3)),
    ("Triwulan I-III", (1, 2, 3, 4, 5, 6, 7, 8, 9)),
    ("TW I dan III", (1, 2, 3, 7, 8, 9)),
    ("TW I, II", (1, 2, 3, 4, 5, 6)),
    ("TW I - TW II", (1, 2, 3, 4, 5, 6)),
    ("TW I, Mei", (1, 2, 3, 5)),
    ("Triwulan I (Januari - Maret)", (1, 2, 3)),
    ("Q1", (1, 2, 3)),
    ("Q1, Q3", (1, 2, 3, 7, 8, 9)),
    ("Caturwulan II", (5, 6, 7, 8)),
    ("Semester II", (7, 8, 9, 10, 11, 12)),
    ("Semester I dan II", YEAR),
    ("Smt. 1", (1, 2, 3, 4, 5, 6)),
    ("Feb, Apr & Jun", (2, 4, 6)),
    ("Januari, Februari, dan Maret", (1, 2, 3)),
    ("Januari\nMaret", (1, 3)),
    ("- Januari\n- Maret", (1, 3)),
    ("Jan-Feb, Nov-Des", (1, 2, 11, 12)),
    ("Desember", (12,)),
    ("Setiap bulan Januari - Juni", (1, 2, 3, 4, 5, 6)),
    ("sepanjang tahun", YEAR),
    ("Setiap  bulan.", YEAR),
    ("Bulanan", YEAR),
    ("12 (dua belas) bulan", YEAR),
    ("1 Tahun", YEAR),
    ("Mar-12", (3, 4, 5, 6, 7, 8, 9, 10, 11, 12)),
]


@pytest.mark.parametrize(("text", "bulan"), PLAIN)
def test_schedules_are_read_as_people_write_them(text: str, bulan: tuple[int, ...]) -> None:
    """Months come in order and once each; what names its months itself is no derivation."""
    assert parse_jadwal(text) == Jadwal(bulan)


@pytest.mark.parametrize(
    ("text", "bulan", "year"),
    [
        ("Januari 2020", (1,), 2020),
        ("Maret - Mei 2020", (3, 4, 5), 2020),
        ("Januari - Maret 2025", (1, 2, 3), 2025),
        ("Jan 2020 - Des 2020", YEAR, 2020),
        ("TW I TA 2020", (1, 2, 3), 2020),
        ("03/2020", (3,), 2020),
        ("Feb-20", (2,), 2020),
        ("Jan '20", (1,), 2020),
        ("Tahun 2020", YEAR, 2020),
    ],
)
def test_the_year_of_a_schedule_is_told(text: str, bulan: tuple[int, ...], year: int) -> None:
    """A year belongs to no month number: it is returned beside the months."""
    assert parse_jadwal(text) == Jadwal(bulan, frozenset({year}))


@pytest.mark.parametrize(
    ("text", "bulan", "why"),
    [
        ("31 Maret 2020", (3,), "tanggal"),
        ("2020-03-31", (3,), "tanggal"),
        ("01/01/2020 - 31/03/2020", (1, 2, 3), "tanggal"),
        ("Senin, 3 Februari 2020", (2,), "tanggal"),
        ("1-31 Maret", (3,), "tanggal"),
        ("1, 15 dan 30 Maret", (3,), "tanggal"),
        ("15 Maret - 15 April", (3, 4), "tanggal"),
        ("Minggu I Februari 2020", (2,), "minggu"),
        ("Minggu ke-2 dan ke-4 Maret", (3,), "minggu"),
        ("Minggu I - Minggu III Februari", (2,), "minggu"),
        ("Maret minggu I dan II", (3,), "minggu"),
        ("M1 Mei", (5,), "minggu"),
        ("Akhir Maret", (3,), "bagian"),
        ("akhir triwulan II", (6,), "bagian"),
        ("awal semester II", (7,), "bagian"),
        ("akhir tahun", (12,), "bagian"),
        ("s.d. Maret", (1, 2, 3), "hanya akhirnya"),
        ("sampai dengan bulan Juni", (1, 2, 3, 4, 5, 6), "hanya akhirnya"),
        ("Tiap Triwulan", YEAR, "pengulangan"),
        ("Setiap Senin", YEAR, "pengulangan"),
        ("tiap akhir triwulan", (3, 6, 9, 12), "pengulangan"),
    ],
)
def test_months_that_follow_from_something_else_say_from_what(
    text: str, bulan: tuple[int, ...], why: str
) -> None:
    """A day, a week, only an end, and a repetition give months, and the reason with them."""
    found = parse_jadwal(text)
    assert found.bulan == bulan
    assert why in " ".join(found.sebab)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nov-Feb",
        "Nov 2020 - Feb 2021",
        "TW V",
        "TW III-I",
        "Semester III",
        "Jan - Feb - Mar",
        "TW",
        "Jan,,Feb",
        "rutin",
        "Sesuai kebutuhan",
        "TW I, 5",
        "3 bulan",
        "Tiap 3 bulan",
        "mulai Maret",
        "45 Maret",
        "1.3",
        "13",
        "Minggu",
        "pertengahan tahun",
    ],
)
def test_doubtful_schedules_are_refused(text: str) -> None:
    """Backward ranges, quarters that do not exist, durations and other words are refused."""
    with pytest.raises(FieldError, match=r"\.$"):
        parse_jadwal(text)


@pytest.mark.parametrize("text", ["01-03", "1/3", "01/03", "1-Mar", "25-Des"])
def test_what_may_be_a_date_is_asked(text: str) -> None:
    """Two numbers may be two months or a day and its month; nobody but the clerk knows."""
    with pytest.raises(FieldError) as refusal:
        parse_jadwal(text)
    assert "dapat juga satu tanggal" in refusal.value.mend


def test_a_time_without_months_is_one_complaint() -> None:
    """What names no month and what may be a date have one sentence: a plan tells it once."""
    told = set()
    for text in ("Insidentil", "Sesuai kebutuhan", "Rutin", "01-03"):
        with pytest.raises(FieldError) as refusal:
            parse_jadwal(text)
        told.add((str(refusal.value), refusal.value.mend))
    assert len(told) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("TW V", "Triwulan 5 tidak ada; hanya 1 sampai 4."),
        ("Smt III", "Semester 3 tidak ada; hanya 1 sampai 2."),
    ],
)
def test_a_quarter_that_does_not_exist_is_named(text: str, message: str) -> None:
    """The complaint says which unit was asked for and how many there are."""
    with pytest.raises(FieldError, match=message):
        parse_jadwal(text)


@given(st.sets(MONTHS, min_size=1), st.sampled_from([", ", ";", " & ", " dan ", "\n"]))
def test_a_list_of_names_reads_back(bulan: set[int], between: str) -> None:
    """Every list of month names gives its months."""
    text = between.join(nama_bulan(one) for one in bulan)
    assert parse_jadwal(text).bulan == tuple(sorted(bulan))


_SHORT = ("Jan", "Peb", "Mrt", "Apr", "Mei", "Jun", "Jul", "Agt", "Sept", "Okt", "Nop", "Des")


def _short(bulan: int) -> str:
    return _SHORT[bulan - 1]


def _coded(bulan: int) -> str:
    return f"B{bulan:02}"


def _dated(bulan: int) -> str:
    return f"28 {nama_bulan(bulan)} 2020"


def _in_figures(bulan: int) -> str:
    return f"28/{bulan:02}/2020"


def _in_week(bulan: int) -> str:
    return f"Minggu ke-3 {nama_bulan(bulan)}"


def _of_year(bulan: int) -> str:
    return f"{_short(bulan)} 2020"


@given(
    st.tuples(MONTHS, MONTHS).map(sorted),
    st.sampled_from([nama_bulan, _short, _coded, _dated, _in_figures, _in_week, _of_year]),
    st.sampled_from(["-", " - ", "–", " s.d. ", " s/d ", " sd ", " sampai dengan ", " hingga "]),
    st.sampled_from([str, str.upper, str.lower]),
    st.sampled_from(["", "."]),
)
def test_every_way_to_write_a_range_gives_the_months_of_the_range(
    ends: list[int],
    write: Callable[[int], str],
    between: str,
    style: Callable[[str], str],
    end: str,
) -> None:
    """Whatever the words for the months and for "until", the range is all months in it."""
    first, last = ends
    text = style(f"{write(first)}{between}{write(last)}") + end
    assert parse_jadwal(text).bulan == tuple(range(first, last + 1))


@given(
    st.sampled_from([("Triwulan", 3), ("TW", 3), ("TW.", 3), ("Kuartal", 3), ("Semester", 6)]),
    st.tuples(st.integers(1, 4), st.integers(1, 4)).map(sorted),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["-", " s.d. ", " – "]),
)
def test_every_way_to_write_a_range_of_quarters_gives_its_months(
    unit: tuple[str, int], ends: list[int], is_roman: bool, is_repeated: bool, between: str
) -> None:
    """A unit may stand once or twice, with Roman or Arabic numbers."""
    word, length = unit
    first, last = (min(end, 12 // length) for end in ends)
    one, other = (
        ["", "I", "II", "III", "IV"][end] if is_roman else str(end) for end in (first, last)
    )
    text = f"{word} {one}{between}{f'{word} ' if is_repeated else ''}{other}"
    assert parse_jadwal(text).bulan == tuple(range((first - 1) * length + 1, last * length + 1))


@given(typed_text)
def test_the_parser_raises_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    only_value_error(parse_jadwal, text)
