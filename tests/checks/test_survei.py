"""A survey of perceptions: whom it asked, on which scale, and when it is reported."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zi_docs.checks.survei import check_survei
from zi_docs.errors import Problem

from .conftest import Office, codes

SURVEY = {"kode": "S1", "unit_kerja": "PANGGUL", "jenis": "gabungan", "mulai": date(2022, 4, 1),
          "selesai": date(2022, 6, 30), "skala": "4", "pelaksana": "Tim Survei"}  # fmt: skip
AFTER = date(2022, 7, 4)


def told(
    office: Office, count: int, *, on: date = AFTER, answers: Any = None, **survey: Any
) -> list[Problem]:
    """Return what the check says of a survey with so many respondents of the identity card."""
    row = {"survei": "S1", "layanan": "KTP-el", **(answers or {})}
    dataset = office(
        survei=[{**SURVEY, **survey}],
        responden=[row] * count,
        layanan=[{"unit_kerja": "PANGGUL", "nama": "KTP-EL"}],
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
        {"survei": "S1", "layanan": "KTP-el", "arahan": "ya" if number < steered else "tidak"}
        for number in range(30)
    ]
    dataset = office(survei=[SURVEY], responden=rows)
    found = list(check_survei(dataset, dataset.rows("survei")[0], AFTER))
    assert codes(found) == code
    assert all("arahan" in str(one.place) for one in found)
