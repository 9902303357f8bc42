from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from zi_docs.codes import CODES
from zi_docs.errors import DataError, Problem
from zi_docs.readers import read_settings

from .conftest import ANI, HEADING, SHOWN, DataSet
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
