"""The row of a starter workbook that shows how its table is filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zi_docs.app import open_catalog
from zi_docs.readers.grid import Grid

pytestmark = pytest.mark.usefixtures("same_process")

PEGAWAI = open_catalog(Path()).tables["pegawai"]
HEADINGS = ["No.", *(PEGAWAI.title_of(name) for name in PEGAWAI.kolom)]
EXAMPLE = ["Contoh", *(PEGAWAI.example[name] for name in PEGAWAI.kolom)]
PERSON = [1, "Arum Sekarwangi", "", "", "PNS", "197502152002032014"]


def read(*rows: list[Any]) -> tuple[list[str], list[str]]:
    """Return the names that are read, and the codes of the complaints."""
    table, problems = Grid(PEGAWAI, "data/x.xlsx", "Pegawai", [HEADINGS, *rows]).to_table()
    names = [str(row.cells["nama"]) for row in table.rows] if table else []
    return names, [problem.code for problem in problems]


def test_the_example_is_not_read() -> None:
    """The example gives no row, alone or above real rows."""
    assert read(EXAMPLE, PERSON) == (["Arum Sekarwangi"], [])
    assert read(EXAMPLE) == ([], [])


@pytest.mark.parametrize("at", range(1, len(EXAMPLE)))
def test_less_than_the_example_is_still_the_example(at: int) -> None:
    """A cell that somebody emptied does not make the example a person."""
    assert read([*EXAMPLE[:at], "", *EXAMPLE[at + 1 :]], PERSON)[0] == ["Arum Sekarwangi"]


def test_an_example_that_was_typed_over_is_asked_about() -> None:
    """Who types over the example and leaves the mark is told; the row is not lost in silence."""
    names, codes = read(["Contoh", *PERSON[1:]], [2, "Widodo Cahyo", "", "", "PNS"])
    assert names == ["Arum Sekarwangi", "Widodo Cahyo"]
    assert codes == ["ZI137"]
