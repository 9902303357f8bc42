"""A survey of perceptions: whom it asked, on which scale, and when it is reported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from zi_docs.checks.survei import check_survei
from zi_docs.errors import Problem

from .conftest import Office, codes

SURVEY = {"kode": "S1", "unit_kerja": "PANGGUL", "jenis": "gabungan", "mulai": date(2022, 4, 1),
          "selesai": date(2022, 6, 30), "skala": "4", "pelaksana": "Tim Survei"}  # fmt: skip
ASKED = dict.fromkeys([*(f"p{n}" for n in range(1, 9)), *(f"a{n}" for n in range(1, 6))], "4")
AFTER = date(2022, 7, 4)


def told(
    office: Office,
    count: int,
    *,
    on: date = AFTER,
    answers: Any = None,
    ringkas: Sequence[str] = ("SPKP", "SPAK"),
    **survey: Any,
) -> list[Problem]:
    """Return what the check says of a survey with so many respondents of the identity card.

    ``ringkas`` are the kinds of which the sheet of short results has a row.
    """
    row = {"survei": "S1", "layanan": "KTP-el", **ASKED, **(answers or {})}
    brief = {"survei": "S1", "nama": "Waktu", "nilai": "3", "banyak": "40"}
    dataset = office(
        survei=[{**SURVEY, **survey}],
        responden=[row] * count,
        layanan=[{"unit_kerja": "PANGGUL", "nama": "KTP-EL"}],
        survei_ringkas=[{**brief, "kelompok": kind} for kind in ringkas],
    )
    return list(check_survei(dataset, dataset.rows("survei")[0], on))


@pytest.mark.parametrize(
    ("count", "population", "code"),
    [(29, "", ["ZI366"]), (30, "", []), (27, "30", ["ZI366"]), (28, "30", []),
     (79, "100", ["ZI366"]), (80, "100", []), (0, "", [])],
)  # fmt: skip
def test_a_survey_asks_enough_people(
    office: Office, count: int, population: str, code: list[str]
) -> None:
    """Thirty are needed, or the number by Krejcie and Morgan where the population is known."""
    assert codes(told(office, count, populasi=population)) == code


def test_a_survey_before_the_rule_needs_no_number(office: Office) -> None:
    """Before 31 December 2021 no rule gives a number."""
    days = {"mulai": date(2021, 4, 1), "selesai": date(2021, 6, 30)}
    assert told(office, 5, on=date(2021, 12, 30), **days) == []


def test_an_answer_stays_within_the_scale(office: Office) -> None:
    """An answer of 5 on a scale of 4 is told at its cell; on a scale of 6 it is right."""
    answers = {"p3": "5", "a5": "4"}
    found = told(office, 30, answers=answers)
    assert {(problem.code, problem.place.column) for problem in found} == {("ZI186", "p3:")}
    assert told(office, 30, answers=answers, skala="6") == []


def test_every_service_was_asked_about(office: Office) -> None:
    """A service of the unit without a respondent is told; capitals don't matter."""
    assert codes(told(office, 30, answers={"layanan": "Akta"})) == ["ZI185"]


def test_a_survey_is_reported_when_it_is_over(office: Office) -> None:
    """A report dated on the last day of its survey or before is told."""
    assert codes(told(office, 30, on=date(2022, 6, 30))) == ["ZI187"]


def test_nobody_answers_twice(office: Office) -> None:
    """The same number about the same service of one day is told once for each further row."""
    once = {"telepon": "081234567890", "tanggal_layanan": date(2022, 5, 12)}
    assert codes(told(office, 30, answers=once)) == ["ZI518"] * 29
    assert told(office, 30, answers={"telepon": "081234567890"}) == []


@pytest.mark.parametrize(("steered", "code"), [(1, []), (2, ["ZI519"])])
def test_answers_that_were_steered_are_told(office: Office, steered: int, code: list[str]) -> None:
    """More than one steered answer in twenty is told at the first of them (ZI519)."""
    rows = [
        {"survei": "S1", "layanan": "KTP-el", **ASKED, "arahan": "ya" if number < steered else ""}
        for number in range(30)
    ]
    dataset = office(survei=[SURVEY], responden=rows)
    found = list(check_survei(dataset, dataset.rows("survei")[0], AFTER))
    assert codes(found) == code
    assert all("arahan" in str(one.place) for one in found)


@pytest.mark.parametrize(
    ("kind", "silent", "where"),
    [("gabungan", ["p6", "a2"], ["p6:", "a2:"]), ("SPKP", ["p6", "a2"], ["p6:"]),
     ("SPAK", ["p6", "a2"], ["a2:"]), ("gabungan", ["a1", "a2", "a3", "a4", "a5"], ["jenis:"]),
     ("SPKP", ["a1", "a2", "a3", "a4", "a5"], [])],
    ids=["dua", "SPKP", "SPAK", "semua SPAK", "tidak ditanyakan"],
)  # fmt: skip
def test_a_question_without_answers_is_told(
    office: Office, kind: str, silent: list[str], where: list[str]
) -> None:
    """A question of the survey's kinds that nobody answered is told, all of a kind once (ZI556)."""
    found = told(office, 30, answers=dict.fromkeys(silent, ""), jenis=kind)
    assert [(one.code, one.place.column) for one in found] == [("ZI556", one) for one in where]


@pytest.mark.parametrize(
    ("kind", "ringkas", "count"),
    [("gabungan", ["SPKP"], 1), ("gabungan", [], 2), ("SPKP", ["SPKP"], 0)],
)
def test_a_short_result_has_every_kind(
    office: Office, kind: str, ringkas: list[str], count: int
) -> None:
    """Without respondents, a kind without a short result is told at the kind's cell (ZI556)."""
    assert codes(told(office, 0, jenis=kind, ringkas=ringkas)) == ["ZI556"] * count
