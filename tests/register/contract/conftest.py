"""Every test here runs over each store: the contract is what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from zi_docs.register import Register
from zi_docs.register.values import Book

from ..asking import clock, open_at
from .memory import MemoryRegister, Shelf

MakeRegister = Callable[..., Register]


def _in_sqlite(folder: Path) -> MakeRegister:
    return lambda moments=(): open_at(folder / "register.db", moments)


def _in_memory(folder: Path) -> MakeRegister:
    shelf = Shelf()
    place = folder / "register.db"
    book = Book(place.as_posix(), "trenggalek-2021")

    def make(moments: Iterable[datetime] = ()) -> Register:
        return MemoryRegister(shelf, book, clock(moments), place)

    return make


# Another store is one more row here.
STORES: dict[str, Callable[[Path], MakeRegister]] = {"sqlite": _in_sqlite, "memory": _in_memory}


@pytest.fixture(params=STORES)
def make_register(request: pytest.FixtureRequest, tmp_path: Path) -> MakeRegister:
    """Open this test's register, as often as wanted; ``moments`` are what its clock shows."""
    return STORES[request.param](tmp_path)


@pytest.fixture
def register(make_register: MakeRegister) -> Iterator[Register]:
    """A new register."""
    with make_register() as opened:
        yield opened
