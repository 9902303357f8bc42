"""Checks of meetings at the same time: nobody leads or records two of them in two places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from zi_docs.checks import problems_acara as problems
from zi_docs.checks.tim import who
from zi_docs.errors import Problem
from zi_docs.model.fields import fold
from zi_docs.tables import DataSet, Rapat

_ROLES = ("pimpinan", "notulis")


def check_bersamaan(dataset: DataSet) -> Iterator[Problem]:
    """Tell of who leads or records two meetings in two places at one time (ZI192)."""
    for one, other in combinations(dataset.rapat, 2):
        if not (_at_one_time(one, other) and _in_two_places(one, other)):
            continue
        busy = {who(dataset, person) for role in _ROLES if (person := getattr(one, role))}
        for role in _ROLES:
            if (person := getattr(other, role)) and who(dataset, person) in busy:
                yield problems.in_two_places(other.place(role), str(person), one)


def _at_one_time(one: Rapat, other: Rapat) -> bool:
    """Tell whether two meetings overlap; one without an end lasts only for its beginning."""
    if one.tanggal is None or one.tanggal != other.tanggal:
        return False
    begins, others = one.pukul_mulai, other.pukul_mulai
    if begins is None or others is None:
        return False
    first = one if begins <= others else other
    ends = first.pukul_selesai
    return begins == others or (ends is not None and max(begins, others) < ends)


def _in_two_places(one: Rapat, other: Rapat) -> bool:
    places = [fold(str(getattr(rapat, "tempat", "") or "")) for rapat in (one, other)]
    return all(places) and places[0] != places[1]
