"""A fresh register for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from zi_docs.register.sqlite.store import SqliteRegister

from .asking import open_at


@pytest.fixture
def register(tmp_path: Path) -> Iterator[SqliteRegister]:
    """A new register in an SQLite file."""
    with open_at(tmp_path / "register.db") as opened:
        yield opened
