"""What a unit that controls gratuities has to do, and after whose decree it is formed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zi_docs.app import open_catalog
from zi_docs.model import DocType
from zi_docs.run.drafting import plan_type
from zi_docs.run.loading import load_example
from zi_docs.run.order import check_order
from zi_docs.run.plan import Request, TypePlan
from zi_docs.word.partials import compile_partials

CATALOG = open_catalog(Path(__file__).resolve().parents[2])
OFFICE, UNIT = TYPES = CATALOG.load("sk-tim-instansi"), CATALOG.load("sk-tim")
FORMER, LAST, FIRST = date(2019, 11, 14), date(2026, 1, 19), date(2026, 1, 20)
KPK, UPG = (
    "Komisi Pemberantasan Korupsi",
    "Unit Pengendalian Gratifikasi Pemerintah Kabupaten Sukamaju",
)


def plan_of(doctype: DocType, on: date, macam: str = "") -> TypePlan:
    """Plan the decrees of a type in an office where a unit has a UPG of its own.

    With ``macam`` the unit has a team of that kind instead.
    """
    dataset, _ = load_example(CATALOG.types[OFFICE.id] / "contoh.yaml", OFFICE.id, CATALOG)
    settings = dataset.pengaturan.model_copy(update={"tanggal_jenis": {doctype.id: on}})
    rows: tuple[Any, ...] = dataset.rows("tim")
    other = {"macam": macam} if macam else {}
    team = tuple(row.model_copy(update=other if row.unit_kerja else {}) for row in rows)
    records = {**dataset.records, "tim": team}
    changed = replace(dataset, pengaturan=settings, records=records)
    return plan_type(changed, doctype, Request(()))[0]


def tasks(doctype: DocType, on: date) -> list[Any]:
    """Return the tasks that a decree of this date gives."""
    plan = plan_of(doctype, on)
    (decided,) = [one for one in compile_partials(doctype)[0] if one.name == "diktum"]
    diktum: list[Any] = decided.render(plan.context(plan.jobs[0], ""))
    return list(diktum[1]["butir"])


@pytest.mark.parametrize(("on", "count"), [(FORMER, 3), (LAST, 8), (FIRST, 7)], ids=str)
def test_the_tasks_of_a_upg_are_those_of_its_date(on: date, count: int) -> None:
    """A decree gives the tasks of the rule that it cites, not those of another year."""
    assert len(tasks(OFFICE, on)) == count


@pytest.mark.parametrize("on", [FORMER, LAST, FIRST], ids=str)
def test_a_unit_reports_to_the_upg_of_the_region(on: date) -> None:
    """A unit's UPG hands reports to that of the region, which alone hands them to the KPK."""
    handed = {
        one.id: [task.rpartition(" kepada ")[2] for task in tasks(one, on) if "laporan" in task]
        for one in TYPES
    }
    assert KPK in handed[OFFICE.id]
    assert UPG not in handed[OFFICE.id]
    assert UPG in handed[UNIT.id]
    assert KPK not in handed[UNIT.id]


@pytest.mark.parametrize("doctype", TYPES, ids=lambda one: one.id)
def test_tasks_without_the_official_text_are_told(doctype: DocType) -> None:
    """An office is told once that the tasks were written without the official text (ZI138)."""
    dataset = plan_of(doctype, FIRST).builder.dataset
    _, found = plan_type(dataset, doctype, Request(()))
    assert [one.code for one in found].count("ZI138") == 1


@pytest.mark.parametrize(
    ("on", "macam", "told"),
    [
        (date(2021, 3, 14), "", True),
        (date(2021, 3, 15), "", False),
        (date(2021, 3, 14), "survei", False),
    ],
    ids=["sebelumnya", "hari itu", "tim lain"],
)
def test_a_unit_forms_its_team_after_the_region(on: date, macam: str, told: bool) -> None:
    """A unit's team is dated no earlier than the region's team of its kind (ZI397)."""
    plans = [plan_of(OFFICE, date(2021, 3, 15), macam), plan_of(UNIT, on, macam)]
    assert [one.code for one in check_order(plans, {}, {})] == ["ZI397"] * told
