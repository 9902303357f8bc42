"""The result of a task as plain values, and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import pytest

from zi_docs.app.plain_value import as_plain, of_plain
from zi_docs.codes import Severity
from zi_docs.errors import Place, Problem, problem


class Pair(NamedTuple):
    """Two values."""

    nama: str
    nilai: int | None


@dataclass(frozen=True)
class Whole:
    """A result with all that results hold."""

    pairs: tuple[Pair, ...]
    counts: dict[str, int]
    lines: list[str]
    on: date
    total: Decimal | None
    score: Fraction
    both: tuple[Pair, tuple[Problem, ...]]
    severity: Severity = Severity.CATATAN


WHOLE = Whole(
    pairs=(Pair("a", 1), Pair("b", None)),
    counts={"x": 2},
    lines=["satu"],
    on=date(2026, 1, 5),
    total=None,
    score=Fraction(7, 3),
    both=(Pair("c", 3), (problem("ZI201", Place("a.csv", row=3), "Kosong.", "Isi."),)),
)


def test_a_result_survives_its_file() -> None:
    """What went through JSON is the same value, of the same classes."""
    assert of_plain(Whole, json.loads(json.dumps(as_plain(WHOLE)))) == WHOLE


@pytest.mark.parametrize(
    "damage",
    [
        {"on": "kapan"},
        {"on": 20260105},
        {"counts": {"x": "dua"}},
        {"counts": {"x": True}},
        {"lines": "satu"},
        {"pairs": [["a"]]},
        {"score": None},
        {"severity": "lain"},
        {"both": []},
    ],
    ids=str,
)
def test_another_shape_is_refused(damage: dict[str, Any]) -> None:
    """What is not exactly of the declared shape, whoever wrote it, is no result."""
    with pytest.raises((TypeError, ValueError, LookupError, AttributeError)):
        of_plain(Whole, {**as_plain(WHOLE), **damage})
