"""The steps that gain most."""

from __future__ import annotations

from fractions import Fraction

import pytest

from zi_docs.penilaian import Langkah, hitung, langkah
from zi_docs.zona_integritas import cari_isian, daftar_indikator

from .kasus import ON, SATU_GAGAL, lembar


def _step(kode: str, **ubah: object) -> Langkah:
    changes = {name.replace("_", "."): value for name, value in ubah.items()}
    return next(one for one in langkah(lembar(SATU_GAGAL, changes), ON) if one.kode == kode)


def test_a_step_is_to_the_next_better_answer() -> None:
    """From C the step is to B, with what B means, not to A."""
    step = _step("2.i.a")
    assert (step.sekarang, step.berikut) == ("C", "B")
    assert "SOP" in step.kriteria


def test_a_question_without_answer_steps_to_the_first_that_counts() -> None:
    """Without an answer the step is to the worst answer that is worth something."""
    step = _step("1.iii.a", **{"1_iii_a": None})
    assert (step.sekarang, step.berikut) == ("", "C")


def test_an_index_steps_to_the_next_threshold() -> None:
    """An index below the threshold of WBK steps to it, one between them to that of WBBM."""
    assert _step("H.2.a", H_2_a="3,10").berikut == "3,2"
    assert _step("H.2.a", H_2_a="3,20").berikut == "3,6"
    assert _step("H.2.a", H_2_a="3,60").berikut == "4"


def test_a_count_steps_by_one() -> None:
    """An indicator steps by one count more of what counts."""
    step = _step("R.4.i.a")
    assert (step.sekarang, step.berikut) == ("7", "8")
    assert step.tambah == Fraction(2, 8)
    assert step.pasti


@pytest.mark.parametrize(
    ("before", "now", "least", "gain"),
    [(5, 2, 1, Fraction(2, 5)), (2, 5, 1, 1), (0, 3, 0, 2)],
    ids=str,
)
def test_fewer_violations_gain(before: int, now: int, least: int, gain: Fraction) -> None:
    """Violations step down to the first number that is worth more."""
    counts = {"R_3_iii_a_1": before, "R_3_iii_a_2": now, "R_3_iii_a_3": now}
    step = _step("R.3.iii.a", **counts)
    assert (step.berikut, step.tambah) == (str(least), gain)


@pytest.mark.parametrize(
    ("kode", "now", "goal"),
    [
        ("R.4.i.a", {"R_4_i_a_2": 5}, "Semua sasaran kinerja (8) tercapai 100% atau lebih"),
        (
            "R.3.iii.a",
            {"R_3_iii_a_1": 5, "R_3_iii_a_2": 2, "R_3_iii_a_3": 2},
            "Tidak ada pelanggaran disiplin baru",
        ),
        ("R.4.i.a", {"R_4_i_a_2": None}, "Sasaran tercapai 100% atau lebih diisi"),
        ("R.4.i.a", {"R_4_i_a_1": 0, "R_4_i_a_2": 0}, ""),
        ("H.2.a", {"H_2_a": "3,20"}, "IPKP mencapai paling sedikit 3,6"),
        ("H.2.a", {"H_2_a": "3,60"}, ""),
    ],
    ids=str,
)
def test_a_goal_is_the_whole_way(kode: str, now: dict[str, object], goal: str) -> None:
    """However near the next step is, the goal is the state in the end, in words of its own.

    Nothing is asked for where nothing was there to count, or above every threshold.
    """
    assert _step(kode, **now).sasaran == goal


def test_the_goal_of_a_letter_is_its_best_answer() -> None:
    """From C the step is to B, but the goal is A: no goal says what is still missing then."""
    best = cari_isian(ON)["2.i.b"].pilihan[0].kriteria
    step = _step("2.i.b", **{"2_i_b": "C"})
    assert (step.berikut, step.sasaran) == ("B", best)


def test_every_indicator_has_its_goal() -> None:
    """Each indicator in percent says what is reached at its full value, without a blank left."""
    goals = [one.tujuan.format(n=3) for one in daftar_indikator(ON)]
    assert len(goals) == len(set(goals)) == 8
    assert not [goal for goal in goals if not goal or "{" in goal]


def test_a_missing_count_is_the_step() -> None:
    """An indicator that lacks a count asks for it; its gain is at most what is left."""
    step = _step("R.4.i.a", R_4_i_a_2=None)
    assert "sasaran tercapai" in step.kriteria
    assert (step.pasti, step.tambah) == (False, 2)


def test_gains_make_up_what_is_missing_at_most() -> None:
    """All steps together gain no more than the score lacks."""
    sheet = lembar(SATU_GAGAL)
    assert sum(one.tambah for one in langkah(sheet, ON)) <= 100 - hitung(sheet, ON).total
