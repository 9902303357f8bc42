"""The kinds of attacks: a row of ``KINDS`` each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from . import asing, berkas, dokumen, henti, jahat
from .case import Case, Chance, Verdict, chance_of
from .verdict import judge


class Kind(NamedTuple):
    """What is tried, how often, and what makes a case of it."""

    title: str
    count: int
    make: Callable[[Chance], Case]


KINDS = {
    "dokumen": Kind("dokumen Word yang dirusak", 2000, dokumen.case),
    "berkas": Kind("berkas data yang dirusak", 1500, berkas.case),
    "jahat": Kind("ungkapan dan paket jahat", 300, jahat.case),
    "asing": Kind("dokumen asing diisi dengan {}", 300, asing.case),
}
KILLS = 40
BOUND = 1000  # far more calls than a run of three letters makes
RUNS: dict[str, tuple[str, Callable[[int, range], Iterator[Verdict]], range]] = {
    "henti": ("perintah dimatikan di tengah jalan", henti.kills, range(KILLS)),
    "panggilan": (
        "panggilan menulis yang gagal",
        lambda seed, wanted: henti.failures(wanted),
        range(BOUND),
    ),
    "ulangan": (
        "panggilan yang gagal saat membuat ulang dan mencadangkan",
        lambda seed, wanted: henti.walks(wanted),
        range(BOUND),
    ),
}
TITLES = {name: title for name, (title, _, _) in RUNS.items()} | {
    name: kind.title for name, kind in KINDS.items()
}


def case_of(seed: int, kind: str, number: int) -> Case:
    """Return a case; the same seed gives the same case."""
    return KINDS[kind].make(chance_of(seed, kind, number))


def attack(seed: int, kind: str, wanted: range) -> Iterator[Verdict]:
    """Try these cases of a kind."""
    if kind in RUNS:
        yield from RUNS[kind][1](seed, wanted)
        return
    for number in wanted:
        yield judge(kind, number, case_of(seed, kind, number))
