from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from zi_docs.readers import read_tables, workbook, xlsx
from zi_docs.readers.raw_sheet import RawSheet

from .conftest import ANI, HEADING, SHOWN, TABLES, DataSet

ROOT = Path(workbook.__file__).parents[2]


def test_the_child_imports_nothing_heavy() -> None:
    """The child that reads workbooks imports neither the models nor other big libraries."""
    code = "import sys, zi_docs.readers.worker, zi_docs.readers.xlsx; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    heavy = {"pydantic", "zi_docs.model", "zi_docs.app", "openpyxl", "lxml", "yaml", "xlrd"}
    assert heavy & set(done.stdout.split()) == set()


def test_one_child_reads_all_workbooks(data_set: DataSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """One child reads all workbooks, since starting a process costs more than reading."""
    started: list[int] = []
    run_child = workbook._run_child

    def count(files: list[workbook.DataFile], wanted: workbook.Wanted) -> tuple[list[bytes], bool]:
        started.append(len(files))
        return run_child(files, wanted)

    monkeypatch.setattr(workbook, "_run_child", count)
    data_set.xlsx(HEADING, ANI)
    data_set.xlsx(["Kode", "Nama"], ["u", "v"], name="unit.xlsx", sheet="Unit Kerja")
    data_set.read()
    assert started == [2]


def test_what_is_not_wanted_is_not_read(
    data_set: DataSet, monkeypatch: pytest.MonkeyPatch, same_process: None
) -> None:
    """Of the tables that are not asked for no row is read, whatever file they stand in.

    A workbook that holds nothing else is not empty, and a list without a name is not loaded.
    """
    read: list[str] = []
    read_sheets = xlsx.read

    def note(path: str, wanted: Iterable[str]) -> Iterator[RawSheet]:
        read.extend(wanted := list(wanted))
        return read_sheets(path, wanted)

    monkeypatch.setattr(xlsx, "read", note)
    data_set.sheets(Pegawai=[HEADING, ANI], **{"Unit Kerja": [["Kode", "Nama"], ["u", "v"]]})
    data_set.sheets("orang.xlsx", Pegawai=[HEADING, ANI])
    data_set.write("pegawai.csv", "Nama;NIP\n")
    found = read_tables(data_set.folder, SHOWN, TABLES, only=("unit_kerja",))
    assert read == ["Unit Kerja"]
    assert (list(found.tables), found.problems) == (["unit_kerja"], [])
    data_set.sheets("lain.xlsx", Ini=[HEADING, ANI])
    read_tables(data_set.folder, SHOWN, TABLES, only=("unit_kerja",))
    assert read == ["Unit Kerja", "Ini", "Unit Kerja"]


def test_a_child_that_takes_too_long_is_ended(
    data_set: DataSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A child that takes too long is ended, and the file that it was reading is named."""
    monkeypatch.setattr(workbook, "TIME_LIMIT", 0.001)
    data_set.xlsx(HEADING, ANI)
    assert str(data_set.problem("ZI112").place).endswith("pegawai.xlsx")


def test_a_child_that_can_not_start_is_told(
    data_set: DataSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A child that can't start is reported in a sentence, without a traceback."""
    monkeypatch.setattr(sys, "executable", "/tidak/ada")
    data_set.xlsx(HEADING, ANI)
    data_set.problem("ZI101")


def test_a_program_in_the_working_folder_is_not_run(
    data_set: DataSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child imports modules from where this process does, not from the clerk's folder."""
    data_set.xlsx(HEADING, ANI)
    elsewhere = data_set.folder / "kerja"
    elsewhere.mkdir()
    (elsewhere / "zipfile.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(elsewhere)
    monkeypatch.setattr(sys, "path", [str(ROOT), *(p for p in sys.path if p)])
    assert len(data_set.table().rows) == 1
