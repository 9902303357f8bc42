"""The generator of attacks, and a short run of each kind."""

from __future__ import annotations

import sys

import pytest

from .jenis import KINDS, RUNS, attack, case_of

BENIH = 4
FEW = 6

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows can not fork")


@pytest.mark.parametrize("kind", ["dokumen", "berkas", "jahat"])
def test_one_seed_gives_the_same_cases(kind: str) -> None:
    """The cases of a seed are the same when they are made again, and differ from one another."""
    once = [case_of(BENIH, kind, number) for number in range(15)]
    assert once == [case_of(BENIH, kind, number) for number in range(15)]
    assert len({case.what for case in once}) > 5


def test_another_seed_gives_other_cases() -> None:
    """Another seed gives other cases."""
    assert case_of(1, "berkas", 1) != case_of(2, "berkas", 1)


@pytest.mark.parametrize("kind", [*KINDS])
def test_a_short_run(kind: str) -> None:
    """A few cases of each kind are held."""
    for verdict in attack(BENIH, kind, range(FEW)):
        assert verdict.held, verdict


@pytest.mark.faults
@pytest.mark.parametrize("kind", [*RUNS])
def test_a_short_run_of_stops(kind: str) -> None:
    """A few kills and failing calls are held."""
    verdicts = [*attack(BENIH, kind, range(2))]
    assert all(verdict.held for verdict in verdicts), verdicts
