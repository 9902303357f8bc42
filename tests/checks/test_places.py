"""Rules about saying where something stands."""

from __future__ import annotations

import pytest

from zi_docs.checks.places import nested_place, table_place
from zi_docs.model import Rapat, Row, Source

from .conftest import Office

CELLS = {"kode": "R1", "acara": "Rapat", "tanggal": "6 April 2020", "agenda": "a\nb"}
IN_YAML = Row(Source("rapat.yaml"), 1, CELLS, lines={"kode": 1, "agenda": 4, "agenda.1": 6})
IN_CSV = Row(Source("rapat.csv"), 2, CELLS)
IN_EXCEL = Row(Source("r.xlsx", letters={"kode": "A", "agenda": "D", "undangan.hal": "E"}), 2,
               {**CELLS, "undangan.hal": ""})  # fmt: skip


@pytest.mark.parametrize(
    ("row", "path", "column"),
    [
        (IN_YAML, "agenda.1", "agenda.1"),
        (IN_YAML, "agenda.0", "agenda.0"),
        (IN_CSV, "agenda.1", "agenda"),
        (IN_CSV, "keputusan.0", "keputusan"),
        (IN_CSV, "rahasia.0", None),
        (IN_EXCEL, "agenda.1", "agenda"),
        (IN_EXCEL, "undangan.hal", "undangan.hal"),
        (IN_EXCEL, "keputusan.0", None),
    ],
)
def test_a_part_stands_where_a_person_finds_it(row: Row, path: str, column: str | None) -> None:
    """A part of a field is found by its line in YAML, and by its cell or row elsewhere."""
    rapat = Rapat.model_validate(CELLS)
    rapat.attach(row)
    assert nested_place(rapat, path) == row.place(column)


def test_a_record_without_a_file_still_has_a_place() -> None:
    """A record that came from no file has no place, and that is not an error."""
    assert nested_place(Rapat.model_validate(CELLS), "agenda.1")


def test_a_table_is_told_by_its_file(office: Office) -> None:
    """A table is named by its file and sheet, or by its own name when it has no rows."""
    assert str(table_place(office(), "rapat")) == 'data/uji/uji.xlsx, lembar "rapat"'
    assert str(table_place(office(rapat=[]), "rapat")) == "tabel Rapat"
