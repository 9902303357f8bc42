from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.indonesian import Nik, NikError, check_nik, parse_nik

from .random_text import only_value_error, typed_text


def test_parts_of_a_number() -> None:
    """Six digits of region, six of birth with forty added for women, four of serial."""
    assert parse_nik("3301010510900001") == Nik("3301010510900001", "330101", 5, 10, 90, "L", 1)
    assert parse_nik("330101 451090 0012") == Nik("3301014510900012", "330101", 5, 10, 90, "P", 12)


def test_a_birth_date_known_from_elsewhere_is_compared() -> None:
    """Only two digits of the year are there to compare."""
    nik = parse_nik("3301014510900001")
    assert nik.cocok_lahir(date(1990, 10, 5))
    assert not nik.cocok_lahir(date(1990, 10, 6))
    assert not nik.cocok_lahir(date(1991, 10, 5))


@pytest.mark.parametrize(
    ("text", "part", "content"),
    [
        ("", "panjang", "16 angka"),
        ("330101051090001", "panjang", "16 angka"),
        ("33010105109000O1", "isi", "huruf atau tanda lain"),
        ("0001010510900001", "kode_wilayah", "Enam angka pertama"),
        ("3300010510900001", "kode_wilayah", "tidak pernah 00"),
        ("3301000510900001", "kode_wilayah", "tidak pernah 00"),
        ("3301013210900001", "tanggal_lahir", "ke-7 sampai ke-12"),
        ("3301014010900001", "tanggal_lahir", "tanggal lahir yang ada"),
        ("3301017210900001", "tanggal_lahir", "tanggal lahir yang ada"),
        ("3301010513900001", "tanggal_lahir", "tanggal lahir yang ada"),
        ("3301012902910001", "tanggal_lahir", "tanggal lahir yang ada"),
        ("3301010510900000", "nomor_urut", "0000"),
    ],
)
def test_each_fault_names_its_part_and_what_it_should_be(
    text: str, part: str, content: str
) -> None:
    """Every rule about the number has its own complaint."""
    with pytest.raises(NikError, match="NIK") as caught:
        parse_nik(text)
    assert caught.value.bagian == part
    assert content in str(caught.value)


def test_all_faults_are_collected() -> None:
    """One call finds every fault."""
    assert len(check_nik("0001013210900000")) == 3
    assert check_nik("3301010510900001") == check_nik("3301012902920001") == []


@given(st.dates(date(1940, 1, 1), date(2020, 12, 31)), st.booleans(), st.integers(1, 9999))
def test_every_genuine_number_is_taken_apart(birth: date, woman: bool, urut: int) -> None:
    """Numbers made from their parts give the parts back."""
    nik = parse_nik(f"110101{birth.day + 40 * woman:02}{birth:%m%y}{urut:04}")
    assert nik.cocok_lahir(birth)
    assert (nik.jenis_kelamin, nik.nomor_urut) == ("P" if woman else "L", urut)


@given(typed_text)
def test_parsers_raise_only_value_errors(text: str) -> None:
    """Whatever is typed, the complaint is a sentence for the clerk."""
    only_value_error(parse_nik, text)
    check_nik(text)
