"""The authored steps of a plan."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

import pytest

from zi_docs.zona_integritas import (
    Langkah,
    check_kutipan,
    daftar_langkah,
    daftar_pertanyaan,
    find_istilah,
    langkah_berikut,
    langkah_terbaik,
    tangga_jawaban,
)
from zi_docs.zona_integritas._data import load_data

ON = date(2026, 1, 5)
QUESTIONS = {one.kode: one for one in daftar_pertanyaan(ON)}
STEPS = daftar_langkah(ON)
ABBREVIATIONS = {
    *("APIP", "ASN", "IKU", "PPID", "QR", "SAKIP", "SIMPEG", "SKM", "SKP", "SMART", "SOP"),
    *("SP4N-LAPOR", "SPIP", "UPG", "WBS", "ZI", "SAKIP", "I", "II", "III", "IV"),
}
ENGLISH = {
    *("online", "offline", "website", "link", "update", "upload", "download", "banner", "leaflet"),
    *("monitoring", "review", "reward", "punishment", "coaching", "mentoring", "training", "email"),
    *("dashboard", "feedback", "meeting", "sharing", "stakeholder", "report", "checklist", "role"),
    *("timeline", "barcode", "software", "database", "and", "the", "of", "for", "with", "quick"),
}
ROLES = {"Penanggung Jawab", "Ketua", "Sekretaris", "Koordinator"}


def words(text: str) -> set[str]:
    """Return the words that carry a sentence's meaning, in small letters."""
    return {word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) > 3}


def texts(step: Langkah) -> Iterator[str]:
    yield from (step.kegiatan, step.output, step.satuan, *step.bukti)


def of_area(area: int) -> list[Langkah]:
    return [step for step in STEPS if step.kode.startswith(f"{area}.")]


def called(step: Langkah) -> str:
    return f"{step.kode} {step.jawaban}"


def test_each_better_answer_of_pemenuhan_has_its_step() -> None:
    """The 87 questions have 206 better answers, each with one step, in order."""
    expected = [
        (one.kode, answer)
        for one in QUESTIONS.values()
        if one.komponen == "pemenuhan"
        for answer in tangga_jawaban(one)[1:]
    ]
    assert [(step.kode, step.jawaban) for step in STEPS] == expected
    assert (len({kode for kode, _ in expected}), len(expected)) == (87, 206)


def test_the_files_hold_nothing_else() -> None:
    """No step belongs to a question or an answer that the LKE does not have."""
    rows = [
        (kode, answer)
        for area in range(1, 7)
        for version in load_data(f"langkah_{area}")["versi"]
        for kode, row in version["langkah"].items()
        for answer in row
    ]
    assert rows == [(step.kode, step.jawaban) for step in STEPS]


@pytest.mark.parametrize("area", range(1, 7))
def test_no_step_repeats_its_question(area: int) -> None:
    """A step says what to do: at most two of five of its words stand in its question."""
    for step in of_area(area):
        mine = words(step.kegiatan)
        assert len(mine & words(QUESTIONS[step.kode].teks)) <= 0.4 * len(mine), called(step)


def test_no_step_repeats_another() -> None:
    """Two steps never share more than half of their words."""
    alike = [
        (called(one), called(two))
        for one, two in combinations(STEPS, 2)
        if len(words(one.kegiatan) & words(two.kegiatan))
        > 0.5 * len(words(one.kegiatan) | words(two.kegiatan))
    ]
    assert alike == []


@pytest.mark.parametrize("area", range(1, 7))
def test_a_step_is_a_full_row_of_a_plan(area: int) -> None:
    """A step starts with a verb and has an output, a target, evidence, months and a position."""
    for step in of_area(area):
        assert re.match(r"Me[a-z]+ ", step.kegiatan)
        assert len(step.kegiatan.split()) >= 8
        assert step.output
        assert step.bukti
        assert step.satuan
        assert int(step.target) >= 1
        assert step.pelaksana in ROLES
        assert not any(text.endswith((".", ";", ",")) for text in texts(step))


@pytest.mark.parametrize("area", range(1, 7))
def test_months_are_of_the_year_and_in_order(area: int) -> None:
    """Months are 1 to 12, each once; an output for each of several months is counted so."""
    for step in of_area(area):
        assert step.bulan == tuple(sorted(set(step.bulan)))
        assert set(step.bulan) <= set(range(1, 13))
        is_span = step.bulan == tuple(range(step.bulan[0], step.bulan[-1] + 1))
        assert step.bulan
        assert is_span or len(step.bulan) == int(step.target)


def test_a_better_answer_is_not_reached_earlier() -> None:
    """The step to a better answer never ends before the step under it."""
    for one, two in pairwise(STEPS):
        assert one.kode != two.kode or one.bulan[-1] <= two.bulan[-1], called(two)


@pytest.mark.parametrize("area", range(1, 7))
def test_the_words_are_those_of_the_field(area: int) -> None:
    """A step has no English word, no unknown abbreviation and no wrong term of the programme."""
    for step in of_area(area):
        for text in texts(step):
            assert not ENGLISH & set(text.casefold().split())
            assert set(re.findall(r"\b[A-Z][A-Z0-9-]*\b(?![a-z])", text)) <= ABBREVIATIONS
            assert not find_istilah(text)
            assert not check_kutipan(text, ON)


def test_the_next_step_follows_the_answer() -> None:
    """The step after C goes to B; after nothing to the lowest better answer; after A nowhere."""
    question = QUESTIONS["1.iii.b"]
    found = [langkah_berikut(question, answer, ON) for answer in ("", "D", "C", "B", "A")]
    assert [one.jawaban if one else "" for one in found] == ["C", "C", "B", "A", ""]
    with pytest.raises(ValueError, match="not in tuple"):
        langkah_berikut(question, "Ya", ON)


def test_the_best_step_reaches_the_best_answer() -> None:
    """The best step of a question ends at A or Ya; an indicator has none."""
    best = [langkah_terbaik(QUESTIONS[kode], ON) for kode in ("1.i.a", "1.i.b", "R.1.i.a", "H.1.a")]
    assert [one.jawaban if one else "" for one in best] == ["Ya", "A", "", ""]


def test_before_the_lke_there_are_no_steps() -> None:
    """A year whose LKE is not in the data has no steps."""
    assert daftar_langkah(date(2021, 6, 1)) == ()
