from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from tests.bentuk import SHAPES, Rows, Shape
from tests.serang.berkas import CHANGES
from zi_docs.codes import CODES
from zi_docs.errors import DataError, Problem
from zi_docs.model.table import Table
from zi_docs.readers import read_settings
from zi_docs.readers.grid import Grid
from zi_docs.tables import build_records, record_classes
from zi_docs.tables.completing import complete_tables

from .conftest import ANI, HEADING, SHOWN, TABLES, DataSet
from .test_workbook import write_ods, write_xls

YAML = "pegawai:\n- nama: Ani Lestari\n  status: PNS\n  nip: '199001012020122001'\n"
CSV = "Nama;Status;NIP\n" + 'Ani;PNS;"199001012020122001"\n' * 5


def mutants(content: bytes, count: int) -> Iterator[bytes]:
    """Yield copies that are cut, overwritten or doubled somewhere, always the same ones."""
    chance = random.Random(20210406)
    for _ in range(count):
        copy = bytearray(content)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(copy))
            length = chance.randint(1, 30)
            match chance.randrange(4):
                case 0:
                    copy[at] = chance.randrange(256)
                case 1:
                    copy[at : at + length] = chance.randbytes(length)
                case 2:
                    del copy[at : at + length]
                case _:
                    copy[at:at] = copy[at : at + length]
        yield bytes(copy)


def assert_told(problems: list[Problem]) -> None:
    """Hold that a problem has a known code, a place and a sentence."""
    for problem in problems:
        assert problem.code in CODES
        assert str(problem.place).startswith(SHOWN)
        assert re.search(r"[.!?]$", problem.message)


def make(data_set: DataSet, name: str) -> Path:
    """Make one good file of each kind."""
    if name.endswith(".xlsx"):
        return data_set.xlsx(HEADING, ANI, ["Budi", "PPPK"])
    if name.endswith(".xls"):
        write_xls(data_set.folder, HEADING, ANI)
    elif name.endswith(".ods"):
        write_ods(data_set.folder, HEADING, ANI)
    else:
        data_set.write(name, YAML if name.endswith("yaml") else CSV)
    return data_set.folder / name


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("pegawai.csv", 200),
        ("pegawai.yaml", 200),
        ("pegawai.xlsx", 60),
        ("pegawai.ods", 60),
        ("pegawai.xls", 60),
    ],
)
def test_no_foreign_exception_escapes(data_set: DataSet, name: str, count: int) -> None:
    """Damage anywhere in a file gives problems, never a traceback."""
    path = make(data_set, name)
    assert data_set.read()[1] == []
    for mutant in mutants(path.read_bytes(), count):
        path.write_bytes(mutant)
        assert_told(data_set.read()[1])


def test_no_foreign_exception_escapes_from_settings(data_set: DataSet) -> None:
    """Damage anywhere in the settings gives problems, never a traceback."""
    for mutant in mutants(YAML.encode(), 200):
        path = data_set.write("pengaturan.yaml", mutant)
        try:
            read_settings(path, f"{SHOWN}/pengaturan.yaml")
        except DataError as error:
            assert_told(list(error.problems))


def test_no_foreign_exception_escapes_from_damaged_xml(data_set: DataSet) -> None:
    """Damage in the XML of a sound package gives problems, or ends only the reading child."""
    import zipfile

    path = make(data_set, "pegawai.xlsx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"):
        for mutant in mutants(parts[name], 15):
            with zipfile.ZipFile(path, "w") as package:
                for part, content in {**parts, name: mutant}.items():
                    package.writestr(part, content)
            assert_told(data_set.read()[1])


def shaken(
    shape: Shape, count: int
) -> Iterator[tuple[Rows, tuple[tuple[int, int, int, int], ...]]]:
    """Yield copies of a layout whose cells, rows, columns and joined areas are changed."""
    chance = random.Random(20261127)
    for _ in range(count):
        rows = shape.copy()
        for _ in range(chance.randint(1, 3)):
            chance.choice(CHANGES)(rows, chance)
        moved = [
            (top + chance.choice((0, 0, 0, 1)), left, bottom + chance.choice((0, 0, 0, 2)), right)
            for top, left, bottom, right in shape.merged
            if chance.random() < 0.9
        ]
        yield rows, tuple(moved)


def as_read(rows: Rows) -> list[list[Any]]:
    """Return cells as the readers of workbooks give them."""
    return [[_as_read(cell) for cell in row] for row in rows]


def _as_read(cell: Any) -> Any:
    if cell is None:
        return ""
    if isinstance(cell, (bool, str, float, date, datetime, time)):
        return cell
    return float(cell)


def records(tables: dict[str, Table]) -> tuple[dict[str, int], list[Problem]]:
    """Return how many rows each table has in the end, good or refused, and what was said."""
    made, told = complete_tables(tables, TABLES, date(2021, 4, 27), 2021)
    classes = record_classes(TABLES, made)
    for name, table in made.items():
        told += build_records(classes[name], table.rows)[1]
    return {name: len(table.rows) for name, table in made.items()}, told


def holds_words(rows: Sequence[Sequence[Any]], shape: Shape) -> bool:
    """Tell whether rows of the layout are left below its first three."""
    return sum(any(isinstance(one, str) and len(one) > 5 for one in row) for row in rows) > 3


@pytest.mark.parametrize("name", SHAPES)
def test_a_shaken_layout_gives_rows_or_a_refusal(name: str) -> None:
    """Whatever happens to a layout, it gives records or a complaint: no traceback, no silence."""
    shape = SHAPES[name]
    tabel = TABLES[shape.table]
    for rows, merged in shaken(shape, 24):
        height = len(rows)
        areas = tuple(area for area in merged if area[2] < height)
        grid = Grid(tabel, f"{SHOWN}/daftar.xlsx", "Lembar", as_read(rows), merged=areas)
        table, problems = grid.to_table()
        counts, told = records({table.name: table} if table else {})
        assert_told([*problems, *told])
        if holds_words(rows, shape):
            assert counts.get(shape.table) or problems, rows


@pytest.mark.parametrize("name", SHAPES)
def test_a_shaken_file_is_read_or_refused(data_set: DataSet, name: str) -> None:
    """A shaken layout as a file without a telling name is joined, refused or named as unread."""
    from tests.serang.berkas import csv

    shape = SHAPES[name]
    for rows, _ in shaken(shape, 6):
        data_set.write("daftar.csv", csv(rows))
        tables, problems = data_set.read()
        counts, told = records(tables)
        assert_told([*problems, *told])
        assert sum(counts.values()) or problems, rows
