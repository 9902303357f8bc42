"""Properties of the score that hold for any answers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from zi_docs.penilaian import Jawaban, hitung, langkah, lembar_dari
from zi_docs.zona_integritas import Isian, cari_isian, daftar_isian
from zi_docs.zona_integritas.isian import INDEKS, JUMLAH

from .kasus import ON

ALL = daftar_isian(ON)


def _answer(one: Isian) -> st.SearchStrategy[Jawaban | None]:
    if one.jawaban == JUMLAH:
        return st.none() | st.integers(0, 9).map(Decimal)
    if one.jawaban == INDEKS:
        return st.none() | st.integers(0, 400).map(lambda n: Decimal(n) / 100)
    return st.none() | st.sampled_from([choice.jawaban for choice in one.pilihan])


SHEET = st.tuples(*map(_answer, ALL)).map(
    lambda answers: {
        one.kode: answer for one, answer in zip(ALL, answers, strict=True) if answer is not None
    }
)


@given(SHEET)
def test_parts_make_the_whole(sheet: dict[str, Jawaban]) -> None:
    """Areas make up pengungkit, components the total, and each stays within its weight."""
    nilai = hitung(sheet, ON)
    assert sum(one.poin for one in nilai.area) == nilai.pengungkit
    assert sum(one.poin for one in nilai.pertanyaan) == nilai.total
    assert all(0 <= one.poin <= one.bobot for one in (*nilai.kelompok, *nilai.pertanyaan))
    assert 0 <= nilai.total <= 100


@given(SHEET, st.data())
def test_a_better_answer_never_lowers(sheet: dict[str, Jawaban], data: st.DataObject) -> None:
    """A better letter in place of any other, or of none, never lowers a score."""
    one = data.draw(st.sampled_from([one for one in ALL if one.pilihan]))
    before = hitung({**sheet, one.kode: one.pilihan[-1].jawaban}, ON)
    better = data.draw(st.sampled_from(one.pilihan)).jawaban
    after = hitung({**sheet, one.kode: better}, ON)
    assert after.total >= before.total
    assert all(a.poin >= b.poin for a, b in zip(after.kelompok, before.kelompok, strict=True))


@given(SHEET, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(sheet: dict[str, Jawaban], random: object) -> None:
    """The same answers in another order have the same score."""
    pairs = [(code, str(answer)) for code, answer in sheet.items()]
    random.shuffle(pairs)  # type: ignore[attr-defined]
    assert hitung(lembar_dari(pairs, ON), ON) == hitung(sheet, ON)


@given(SHEET)
def test_a_step_gains_what_it_says(sheet: dict[str, Jawaban]) -> None:
    """The best step of a letter gains just what it says, and no step loses."""
    now = hitung(sheet, ON)
    steps = langkah(sheet, ON)
    assert all(one.tambah > 0 for one in steps)
    assert [one.tambah for one in steps] == sorted((s.tambah for s in steps), reverse=True)
    letters = [one for one in steps if one.kode in cari_isian(ON) and one.berikut.isalpha()]
    for one in letters[:3]:
        assert hitung({**sheet, one.kode: one.berikut}, ON).total - now.total == one.tambah


def test_the_best_sheet_has_no_step() -> None:
    """Nothing gains on a sheet of full marks."""
    best: dict[str, Jawaban] = {
        one.kode: one.pilihan[0].jawaban if one.pilihan else Decimal(4) for one in ALL
    }
    wealth = {"R.5.iii.a.4": Decimal(12), "R.5.iii.b.4": Decimal(12), "R.3.iii.a.2": Decimal(0)}
    sheet = {**best, **wealth}
    assert hitung(sheet, ON).total == Fraction(100)
    assert langkah(sheet, ON) == ()
