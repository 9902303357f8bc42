"""The inputs of the LKE: their answers, counts and rows."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from zi_docs.zona_integritas import (
    bobot_area,
    buku_kerja,
    daftar_indikator,
    daftar_isian,
    daftar_pertanyaan,
    dibaca_buku_kerja,
    find_istilah,
)
from zi_docs.zona_integritas.isian import INDEKS, JUMLAH

ON = date(2026, 1, 5)
ALL = daftar_isian(ON)
INDICATORS = daftar_indikator(ON)


def test_counts_of_inputs() -> None:
    """There are 87 inputs of pemenuhan, 37 of reform and 3 of hasil."""
    counts = Counter(one.pertanyaan.komponen for one in ALL)
    assert counts == {"pemenuhan": 87, "reform": 37, "hasil": 3}


def test_weights_of_components() -> None:
    """Pemenuhan weighs 30, reform 30 and hasil 40."""
    weights = {
        (one.pertanyaan.komponen, one.pertanyaan.kelompok): one.pertanyaan.bobot_kelompok
        for one in ALL
    }
    total = Counter[str]()
    for (component, _), weight in weights.items():
        total[component] += weight  # type: ignore[assignment]
    assert total == {"pemenuhan": 30, "reform": 30, "hasil": 40}


def test_weights_of_areas() -> None:
    """The whole areas weigh 8, 7, 10, 10, 15 and 10."""
    assert [area.utuh for area in bobot_area(ON)] == [8, 7, 10, 10, 15, 10]


def test_kinds_of_answers() -> None:
    """There are 103 questions with letters or Ya/Tidak, 22 counts and 2 indexes."""
    kinds = Counter(one.jawaban for one in ALL)
    assert (kinds[JUMLAH], kinds[INDEKS], kinds.total()) == (22, 2, 127)


def test_numbers_of_questions_follow_the_order() -> None:
    """PortalRB numbers the inputs 1 to 127 in their order, and both sheets list them in it."""
    assert [one.soal for one in ALL] == list(range(1, 128))
    assert [one.baris for one in ALL] == sorted({one.baris for one in ALL})
    assert [one.baris_lampiran for one in ALL] == sorted({one.baris_lampiran for one in ALL})


def test_every_answer_has_a_meaning_and_a_value() -> None:
    """An answer of each kind has a meaning, values fall from 1 to 0, and no two mean the same."""
    for one in ALL:
        if one.jawaban in (JUMLAH, INDEKS):
            assert one.arti
            assert not one.pilihan
            continue
        values = [choice.nilai for choice in one.pilihan]
        assert "/".join(choice.jawaban for choice in one.pilihan) == one.jawaban
        assert values == sorted(set(values), reverse=True)
        assert (values[0], values[-1]) == (1, 0)
        assert len({choice.kriteria for choice in one.pilihan}) == len(values)


def test_every_input_has_evidence() -> None:
    """Each input names evidence that is usual, each piece once."""
    for one in ALL:
        assert one.bukti
        assert len(set(one.bukti)) == len(one.bukti)


def test_texts_use_official_terms() -> None:
    """The meanings have no term that the tool would correct in a clerk's text."""
    for one in ALL:
        meanings = ". ".join((one.arti, one.catatan, *(c.kriteria for c in one.pilihan)))
        assert find_istilah(meanings) == ()


def test_indicators_hold_all_counts() -> None:
    """Eight indicators hold the 22 counts, each with one denominator or more and one other part."""
    assert len(INDICATORS) == 8
    assert [one for indicator in INDICATORS for one in indicator.isian] == [
        one for one in ALL if one.jawaban == JUMLAH
    ]
    for indicator in INDICATORS:
        assert indicator.berperan("penyebut")
        upper = indicator.berperan("pembilang") + indicator.berperan("pengurang")
        assert len(upper) == 1


def test_comparisons_name_counts() -> None:
    """What is compared are counts of the LKE."""
    known = {one.kode for one in ALL if one.jawaban == JUMLAH}
    for indicator in INDICATORS:
        for check in indicator.periksa:
            assert {*check.kiri, *check.kanan} <= known
            assert check.tanda in ("=", "<=")


def test_weights_of_hasil_are_those_of_their_groups() -> None:
    """The inputs of hasil have weights of their own, which make up those of their groups."""
    for group in ("H.1", "H.2"):
        inputs = [one for one in ALL if one.pertanyaan.kelompok == group]
        total = sum((one.bobot or Decimal(0) for one in inputs), Decimal(0))
        assert total == inputs[0].pertanyaan.bobot_kelompok


@pytest.mark.parametrize("year", [2014, 2020, 2021], ids=str)
def test_no_inputs_before_the_rule(year: int) -> None:
    """The LKE of the rules before 90/2021 is not in the data."""
    assert daftar_isian(date(year, 6, 1)) == ()
    assert daftar_indikator(date(year, 6, 1)) == ()
    assert buku_kerja(date(year, 6, 1)) is None


def test_rows_of_the_workbook_do_not_meet() -> None:
    """On both sheets, a row is an input or something else; together they leave no hole but one."""
    book = buku_kerja(ON)
    assert book is not None
    rows = [row.baris for row in book.baris] + [one.baris for one in ALL]
    annex = [row.lampiran for row in book.baris] + [one.baris_lampiran for one in ALL]
    assert len(rows) == len(set(rows))
    assert set(range(2, 206)) - set(rows) == {196, 204}
    assert set(range(4, 209)) - set(annex) == {90, 199, 207}


def test_rows_of_the_workbook_carry_our_weights() -> None:
    """Each group and each indicator in percent has its row, with the weight of our data."""
    book = buku_kerja(ON)
    assert book is not None
    weights = {q.kelompok: q.bobot_kelompok for q in daftar_pertanyaan(ON)}
    groups = {r.kode: r.bobot for r in book.baris if r.jenis in ("kelompok", "hasil")}
    assert groups == weights
    assert [r.kode for r in book.baris if r.jenis == "persen"] == [i.kode for i in INDICATORS]
    assert [(r.baris, r.lampiran) for r in book.baris if r.jenis == "persen"] == [
        (i.baris, i.baris_lampiran) for i in INDICATORS
    ]


def test_columns_of_the_workbook_have_headings() -> None:
    """Each role of a column has headings by which it is found."""
    book = buku_kerja(ON)
    assert book is not None
    for layout in book.tata_letak:
        assert set(layout.kolom) <= set(book.judul)
        assert set(layout.tulis) <= set(layout.kolom)


def test_groups_the_workbook_reads_in_part() -> None:
    """A group that the official workbook reads only in part names indicators of its own."""
    for group, codes in dibaca_buku_kerja(ON).items():
        assert set(codes) < {q.kode for q in daftar_pertanyaan(ON) if q.kelompok == group}
