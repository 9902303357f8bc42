"""The answers of an LKE as they are typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zi_docs.errors import FieldError
from zi_docs.penilaian import Jawaban, find_butir, jawaban_teks, parse_jawaban
from zi_docs.zona_integritas import cari_isian

from .kasus import ON


@pytest.mark.parametrize(
    ("kode", "text", "answer"),
    [
        ("1.i.a", " ya. ", "Ya"),
        ("1.i.b", "b", "B"),
        ("R.1.i.a.1", "4", Decimal(4)),
        ("R.5.iii.b.3", "1.200", Decimal(1200)),
        ("H.1.a", "3,72", Decimal("3.72")),
        ("H.1.a", "3.72", Decimal("3.72")),
        ("H.2.a", "4", Decimal(4)),
        ("1.i.a", "", None),
    ],
)
def test_answers_are_read_as_people_type_them(kode: str, text: str, answer: Jawaban | None) -> None:
    """Small letters, spaces, a full stop, a comma or a point do not matter."""
    assert parse_jawaban(cari_isian(ON)[kode], text, ON) == answer


@pytest.mark.parametrize(
    ("kode", "text", "word"),
    [
        ("1.i.a", "A", "Ya atau Tidak"),
        ("1.i.b", "D", "A, B atau C"),
        ("R.1.i.a.1", "2,5", "bilangan bulat"),
        ("R.1.i.a.1", "-1", "bilangan bulat"),
        ("R.1.i.a.1", "empat", "bilangan bulat"),
        ("R.1.i.a.1", "120%", "persennya dihitung"),
        ("H.1.a", "4,01", "0 sampai 4"),
        ("H.1.a", "88,5", "0-100"),
        ("H.2.a", "baik", "0 sampai 4"),
    ],
)
def test_answers_that_are_not_allowed(kode: str, text: str, word: str) -> None:
    """An answer that the LKE does not know is refused with what to write."""
    with pytest.raises(FieldError) as error:
        parse_jawaban(cari_isian(ON)[kode], text, ON)
    assert word in error.value.mend
    assert kode in str(error.value)


def test_the_code_of_an_indicator_is_no_input() -> None:
    """An indicator is answered by its counts, which are named."""
    assert find_butir(" r.1.i.a. ", ON).kurang == ("R.1.i.a.1", "R.1.i.a.2")
    assert find_butir("9.z", ON).kurang == ()
    found = find_butir("1.I.A", ON).isian
    assert found is not None
    assert found.kode == "1.i.a"


@pytest.mark.parametrize(
    ("answer", "text"), [("Ya", "Ya"), (Decimal(12), "12"), (Decimal("3.60"), "3,6"), (None, "")]
)
def test_an_answer_is_written_as_a_clerk_would(answer: Jawaban | None, text: str) -> None:
    """An answer is written with a comma and without idle zeros."""
    assert jawaban_teks(answer) == text
