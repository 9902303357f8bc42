"""Checks of a survey of perceptions: whom it asked, on which scale, and when it is reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from zi_docs import zona_integritas
from zi_docs.checks import problems_rows as problems
from zi_docs.checks.places import fold
from zi_docs.errors import Problem
from zi_docs.model import Record
from zi_docs.tables import DataSet

_ANSWERS = (*(f"p{n}" for n in range(1, 9)), *(f"a{n}" for n in range(1, 6)))


def check_survei(dataset: DataSet, survey: Record | None, tanggal: date) -> Iterator[Problem]:
    """Check a survey: its respondents (ZI366), answers (ZI186), services (ZI185), date (ZI187)."""
    if survey is None or not dataset.is_whole("responden"):
        return
    one: Any = survey
    rows: list[Any] = list(dataset.owned(survey, "responden"))
    if rows:
        needed = zona_integritas.minimum_responden(tanggal, one.populasi)
        if len(rows) < needed:
            yield problems.too_few(survey, len(rows), needed)
        yield from _above_scale(rows, int(one.skala))
        yield from _services(dataset, one, rows)
    if tanggal <= one.selesai:
        yield problems.before_its_end(survey, "selesai", tanggal, one.selesai)


def _above_scale(rows: list[Any], most: int) -> Iterator[Problem]:
    """Report an answer that the scale of its survey does not have."""
    for row in rows:
        for name in _ANSWERS:
            if (answer := getattr(row, name)) and int(answer) > most:
                yield problems.above_scale(row, name, answer, most)


def _services(dataset: DataSet, survey: Any, rows: list[Any]) -> Iterator[Problem]:
    """Report a service of the unit about which nobody was asked."""
    unit = dataset.find_unit(survey.unit_kerja)
    if unit is None or not dataset.is_whole("layanan"):
        return
    asked = {fold(row.layanan) for row in rows}
    for service in dataset.owned(unit, "layanan"):
        if fold(service.nama) not in asked:  # type: ignore[attr-defined]
            yield problems.nobody_asked(service, survey)
