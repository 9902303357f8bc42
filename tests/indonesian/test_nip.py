from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import Nip, NipError, check_nip, format_nip, parse_nip, was_number
from zi_docs.indonesian.nip import Jenis

from .random_text import only_value_error, typed_text

PNS = "198609262015051001"
PPPK = "199312282025212001"


def test_parts_of_a_pns_number() -> None:
    """8 digits of birth, 6 of appointment, 1 of sex and 3 of serial."""
    assert parse_nip(PNS) == Nip(PNS, date(1986, 9, 26), 2015, 5, "PNS", "L", 1)
    assert parse_nip("198609262015121001").bulan_angkat == 12


def test_parts_of_a_pppk_number() -> None:
    """In an NI PPPK digits 13 and 14 count contracts from 21 upwards, so they give no month."""
    assert parse_nip(PPPK) == Nip(PPPK, date(1993, 12, 28), 2025, None, "PPPK", "P", 1)


@pytest.mark.parametrize(
    "text",
    [
        "19860926 201505 1 001",
        "1986.0926.201505.1.001",
        "'" + PNS,
        "\u200e19860926\u00a0201505 1001 ",
    ],
)
def test_separators_do_not_matter(text: str) -> None:
    """Spaces, dots, apostrophes, NBSP and direction marks do not count."""
    assert parse_nip(text).digits == PNS


@pytest.mark.parametrize(
    ("text", "part", "content"),
    [
        ("", "panjang", "18 angka"),
        (PNS[:-1], "panjang", "18 angka"),
        ("130123456", "panjang", "18 angka"),
        ("19860926201505100A", "isi", "huruf atau tanda lain"),
        ("٣" * 18, "isi", "huruf atau tanda lain"),
        ("1,98609262015051E+17", "isi", "disingkat Excel"),
        ("198613262015051001", "tanggal_lahir", "Delapan angka pertama"),
        ("198602302015051001", "tanggal_lahir", "tanggal lahir yang ada"),
        ("098609262015051001", "tanggal_lahir", "tanggal lahir yang ada"),
        ("189912312015051001", "tanggal_lahir", "tanggal lahir yang ada"),
        ("198609262015001001", "bulan_angkat", "01 sampai 12"),
        ("198609262015131001", "bulan_angkat", "ke-13 dan ke-14"),
        ("198609262015201001", "bulan_angkat", "21 ke atas"),
        ("198609262002081001", "tahun_angkat", "16 sampai 65 tahun"),
        ("198609261985051001", "tahun_angkat", "16 sampai 65 tahun"),
        ("198609262105051001", "tahun_angkat", "16 sampai 65 tahun"),
        ("198609262015053001", "jenis_kelamin", "ke-15"),
        ("198609262015051000", "nomor_urut", "000"),
    ],
)
def test_each_fault_names_its_part_and_what_it_should_be(
    text: str, part: str, content: str
) -> None:
    """Every rule about the number has its own complaint."""
    with pytest.raises(NipError, match=r"NIP") as caught:
        parse_nip(text)
    assert caught.value.bagian == part
    assert content in str(caught.value)
    assert check_nip(text)[0] == str(caught.value)


def test_sixteen_years_between_birth_and_appointment_are_enough() -> None:
    """An appointment before the age of sixteen or after sixty-five is a fault."""
    assert check_nip("198612262002121001") == []
    assert len(check_nip("198612262002111001")) == 1
    for pppk in ("199312282009212001", "196012282025212001"):
        assert check_nip(pppk) == []
    for pppk in ("199312282008212001", "196012282026212001"):
        assert "saat diangkat" in check_nip(pppk)[0]
    assert check_nip("190001011965011001") == []
    assert len(check_nip("190001011965021001")) == 1
    assert check_nip("198609262002091001") == []
    assert len(check_nip("198609262002081001")) == 1


@pytest.mark.parametrize(
    ("text", "jenis", "owner"), [(PNS, "PPPK", "nomor PNS"), (PPPK, "PNS", "nomor PPPK")]
)
def test_the_number_has_to_fit_what_its_holder_is(text: str, jenis: Jenis, owner: str) -> None:
    """A PNS number for a PPPK is a fault, and the other way round."""
    with pytest.raises(NipError, match=owner) as caught:
        parse_nip(text, jenis)
    assert caught.value.bagian == "jenis"
    assert check_nip("198609262015121001", "PNS") == check_nip(PNS, "PNS") == []
    assert check_nip("198609262015121001", "PPPK") != []
    assert check_nip(PNS, "PNS") == check_nip(PPPK, "PPPK") == []


def test_all_faults_are_collected() -> None:
    """One call finds every fault, so that the clerk corrects the cell once."""
    assert len(check_nip("198613262015133000")) == 4


def test_printed_groups() -> None:
    """A NIP is printed in groups of 8, 6, 1 and 3; anything but 18 digits is refused."""
    assert format_nip("1986.0926 2015051001") == "19860926 201505 1 001"
    assert format_nip(PPPK) == "19931228 202521 2 001"
    for wrong in ("123", "19860926201505100A", "1,99E+17"):
        with pytest.raises(NipError):
            format_nip(wrong)


@pytest.mark.parametrize(
    ("text", "rounded"),
    [
        ("1,99001E+17", True),
        ("1.99001012020121e+17", True),
        ("2E17", True),
        ("199001012020121000", True),
        ("199001012020120992", True),
        (PNS, False),
        ("19860926 201505 1 001", False),
        (PPPK, False),
        ("", False),
        ("abc", False),
        ("1000", False),
    ],
)
def test_numbers_that_excel_has_rounded_are_recognised(text: str, rounded: bool) -> None:
    """Scientific notation, an end of 000, and what a float holds exactly are suspicious."""
    assert was_number(text) is rounded


@given(
    st.dates(date(1950, 1, 1), date(2005, 12, 31)),
    st.integers(17, 60),
    st.sampled_from([*range(1, 13), *range(21, 30)]),
    st.sampled_from("LP"),
    st.integers(1, 999),
)
def test_every_genuine_number_is_taken_apart(
    birth: date, age: int, bulan: int, kelamin: str, urut: int
) -> None:
    """Numbers made from their parts give the parts back, also as printed."""
    text = f"{birth:%Y%m%d}{birth.year + age}{bulan:02}{'LP'.index(kelamin) + 1}{urut:03}"
    nip = parse_nip(format_nip(text))
    assert (nip.digits, nip.tanggal_lahir, nip.tahun_angkat) == (text, birth, birth.year + age)
    assert (nip.jenis_kelamin, nip.nomor_urut) == (kelamin, urut)
    assert nip.bulan_angkat == (bulan if nip.jenis == "PNS" else None)
    assert check_nip(text) == []


@given(st.integers(195001 * 10**12, 200512 * 10**12))
def test_every_number_that_passed_through_a_float_is_recognised(n: int) -> None:
    """What other programs write back from a float is always suspicious."""
    assert was_number(str(int(float(n))))


@given(typed_text)
def test_parsers_raise_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    only_value_error(parse_nip, text)
    only_value_error(format_nip, text)
    check_nip(text)
    was_number(text)


def test_one_fault_has_one_sentence() -> None:
    """The same fault of two numbers is told in the same words, so that it is reported once."""
    for one, other in [("1", "12"), ("1A", "B"), ("198613262015051001", "198602302015051001"),
                       ("198609262015053001", "198609262015054001")]:  # fmt: skip
        assert check_nip(one) == check_nip(other) != []
