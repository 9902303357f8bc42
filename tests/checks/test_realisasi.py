"""A report on a quarter: its rows are those of the plan, and its numbers fit their state."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from zi_docs.checks.realisasi import check_realisasi
from zi_docs.errors import Problem
from zi_docs.tables.kelompok import group_rows

from .conftest import Office, codes

ROW = {"unit_kerja": "PANGGUL", "triwulan": "II", "area": "1", "status": "selesai"}
PLAN = ("Tim Kerja", "SOP", "Diklat", "Laporan kinerja", "Gratifikasi", "Survei")  # all in May
AFTER = date(2022, 7, 1)


def told(office: Office, *rows: dict[str, Any], on: date = AFTER) -> list[Problem]:
    """Return what the check says of one quarter of Kecamatan Panggul."""
    dataset = office(realisasi=[{**ROW, **row} for row in rows])
    rows_of = dataset.rows("realisasi")
    [group] = group_rows(dataset, "realisasi", ("unit_kerja", "triwulan"), rows_of)
    return list(check_realisasi(dataset, group, on))


def whole(**cells: Any) -> list[dict[str, Any]]:
    """Return a row for each activity of the plan; the first has these cells."""
    first, *others = ({"kegiatan": name} for name in PLAN)
    return [{**first, **cells}, *others]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"target": "3", "capaian": "2"}, ["ZI186"]),
        ({"target": "3", "capaian": "3", "status": "berjalan"}, ["ZI186"]),
        ({"target": "3", "capaian": "4"}, []),
        ({"target": "0", "capaian": "0"}, []),
        ({"target": "3"}, []),
    ],
)
def test_a_state_fits_its_numbers(office: Office, cells: dict[str, str], code: list[str]) -> None:
    """An activity is done when its target is reached; without both numbers nothing is said."""
    assert codes(told(office, *whole(**cells))) == code


def test_the_report_has_the_rows_of_the_plan(office: Office) -> None:
    """An activity that only the report has is told, and one of the quarter that it leaves out."""
    found = told(office, {"kegiatan": "TIM KERJA"}, {"kegiatan": "Studi tiru"})
    assert {problem.code for problem in found} == {"ZI185"}
    assert [problem.about for problem in found] == ["Studi tiru", *PLAN[1:]]


def test_what_is_planned_for_another_quarter_is_not_missed(office: Office) -> None:
    """A plan of May is not missed in the report on the third quarter."""
    found = told(office, {"kegiatan": "SOP", "triwulan": "III"}, on=date(2022, 10, 1))
    assert found == []


@pytest.mark.parametrize(("day", "code"), [(date(2022, 6, 30), ["ZI187"]), (AFTER, [])])
def test_a_report_comes_after_its_quarter(office: Office, day: date, code: list[str]) -> None:
    """A report on a quarter is dated after its last day."""
    assert codes(told(office, *whole(), on=day)) == code
