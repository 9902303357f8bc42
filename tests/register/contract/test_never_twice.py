"""No number is given twice, whatever is done in whatever order."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from zi_docs.errors import RegisterError
from zi_docs.model.tata_naskah import PolaNomor
from zi_docs.register import Register

from ..asking import ask, backwards, by_hand, issue_of
from .conftest import STORES

KEYS = st.sampled_from("abcdefgh")
TYPES = st.sampled_from(["keputusan-tim", "keputusan-unit"])
YEARS = st.sampled_from([2021, 2022])
TYPED = st.one_of(
    st.integers(1, 12).map(str),
    st.builds("{}{}".format, st.integers(1, 12), st.sampled_from("abB")),
    st.builds("188.45/{}/406.001.3/{}".format, st.integers(1, 12), YEARS),
    st.sampled_from(["W.1", "w.1", "W.2", ""]),
)


class Office(RuleBasedStateMachine):
    """A clerk at work, with a model of the register to compare."""

    store: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.open = STORES[self.store](Path(self.folder.name))
        self.register = self.open(backwards(500))
        self.living: dict[tuple[str, str], str] = {}
        self.issued: dict[tuple[int, str], tuple[str, str]] = {}

    def teardown(self) -> None:
        self.register.close()
        self.folder.cleanup()

    def _note(self, owner: tuple[str, str], nomor: str, tahun: int) -> None:
        if owner in self.living:
            assert self.living[owner] == nomor, "a record got a second number"
            return
        assert (tahun, nomor.casefold()) not in self.issued, "a number was given twice"
        self.living[owner] = nomor
        self.issued[tahun, nomor.casefold()] = owner

    @rule(keys=st.lists(KEYS, max_size=4), jenis=TYPES, tahun=YEARS, mulai=st.integers(1, 5))
    def reserve(self, keys: list[str], jenis: str, tahun: int, mulai: int) -> None:
        given = self.register.reserve(ask(*keys, jenis=jenis, tahun=tahun, mulai=mulai))
        assert set(given) == set(keys)
        for kunci, nomor in given.items():
            self._note((jenis, kunci), nomor, tahun)

    @rule(kunci=KEYS, jenis=TYPES, tahun=YEARS, tulisan=TYPED)
    def give_by_hand(self, kunci: str, jenis: str, tahun: int, tulisan: str) -> None:
        try:
            nomor = self.register.reserve_by_hand(by_hand(kunci, tulisan, jenis, tahun))
        except RegisterError:
            return
        self._note((jenis, kunci), nomor, tahun)

    @rule(data=st.data())
    def issue(self, data: st.DataObject) -> None:
        if self.living:
            (jenis, kunci), nomor = data.draw(st.sampled_from(sorted(self.living.items())))
            entry = issue_of(kunci, nomor, jenis)
            if any(one.is_current and one.owner == entry.owner for one in self.register.editions()):
                self.register.replace(entry, "salah nama")
            else:
                self.register.issue([entry])

    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        if self.living:
            owner, nomor = data.draw(st.sampled_from(sorted(self.living.items())))
            (line,) = [
                line
                for line in self.register.list_numbers()
                if (line.jenis, line.kunci, line.nomor) == (*owner, nomor)
                and line.keadaan != "batal"
            ]
            assert line.id is not None
            self.register.cancel(line.id, "salah")
            del self.living[owner]

    @rule()
    def close_and_open(self) -> None:
        self.register.close()
        self.register = self.open(backwards(500))

    @invariant()
    def the_book_is_the_same(self) -> None:
        lines = self.register.list_numbers()
        assert len(lines) == len(self.issued)
        assert {(line.tahun, line.nomor.casefold()) for line in lines} == set(self.issued)
        living = {(ln.jenis, ln.kunci): ln.nomor for ln in lines if ln.keadaan != "batal"}
        assert living == self.living


class SqliteOffice(Office):
    store = "sqlite"


class MemoryOffice(Office):
    store = "memory"


LONG = settings(
    max_examples=min(60, settings.default.max_examples), stateful_step_count=25, deadline=None
)
SqliteOffice.TestCase.settings = LONG
MemoryOffice.TestCase.settings = LONG


class TestInSqlite(SqliteOffice.TestCase):  # type: ignore[misc,name-defined]
    """Reserving, typing, confirming, cancelling and reopening never give a number twice."""


class TestInMemory(MemoryOffice.TestCase):  # type: ignore[misc,name-defined]
    """The same rule over the store in memory."""


OWN = PolaNomor(pola="{urut}/PKM/{tahun}")


def test_the_office_and_a_unit_never_print_the_same(register: Register) -> None:
    """Two series of which one is a unit's pass over each other's numbers, typed ones too."""
    give = partial(ask, pola=OWN)
    register.reserve(give("a", "b", seri="surat"))
    register.reserve_by_hand(by_hand("c", "5/pkm/2021", pola=OWN, seri="surat/PKM"))
    assert register.reserve(give("d", seri="surat/PKM")) == {"d": "6/PKM/2021"}
    given = register.reserve(give(*"efgh", seri="surat"))
    assert list(given.values()) == [f"{urut}/PKM/2021" for urut in (3, 4, 7, 8)]
    with pytest.raises(RegisterError) as caught:
        register.reserve_by_hand(by_hand("i", "2", pola=OWN, seri="surat/PKM"))
    assert [problem.code for problem in caught.value.problems] == ["ZI611"]


def test_two_units_may_print_the_same(register: Register) -> None:
    """Units have books of their own: what one typed is no reason to refuse another's."""
    for unit in ("PKM", "DKK"):
        typed = by_hand(unit, "W.1", seri=f"surat/{unit}")
        assert register.reserve_by_hand(typed) == "W.1"
    assert register.reserve_by_hand(by_hand("office", "W.1", seri="surat")) == "W.1"
