"""Cells that show an error, or hold no number where a number must be."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from zi_docs.codes import Severity

from .conftest import ANI, HEADING, DataSet

pytestmark = pytest.mark.usefixtures("same_process")

COLUMNS = ["No", *HEADING, "Catatan"]


def put(data_set: DataSet, cell: str, markup: str, *below: str | None, sheet: int = 1) -> Path:
    """Write a workbook of two sheets, and put the markup of a cell into one of them.

    ``below`` is one more row of the table.
    """
    path = data_set.xlsx(COLUMNS, [1, *ANI, "a"], below)
    from openpyxl import load_workbook

    book = load_workbook(path)
    book.create_sheet("_catatan").append(["x", "y"])
    book.save(path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = f"xl/worksheets/sheet{sheet}.xml"
    parts[name] = _replaced(parts[name], cell, markup)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def _replaced(sheet: bytes, cell: str, markup: str) -> bytes:
    from lxml import etree

    root = etree.fromstring(sheet)
    [old] = [one for one in root.iter("{*}c") if one.get("r") == cell]
    namespace = root.tag.partition("}")[0].strip("{")
    new = etree.fromstring(f'<c xmlns="{namespace}" r="{cell}" {markup}</c>')
    old.getparent().replace(old, new)
    return etree.tostring(root)


def error(text: str) -> str:
    return f't="e"><v>{text}</v>'


@pytest.mark.parametrize(
    "text", ["#N/A", "#REF!", "#ERROR!", "#GETTING_DATA", "#SPILL!", "#BLOCKED!", "#CONNECT!"]
)
def test_every_error_is_told_by_its_cell(data_set: DataSet, text: str) -> None:
    """An error value that no library knows is told by its cell, not as a damaged workbook."""
    put(data_set, "F2", error(text))
    problem = data_set.problem("ZI153")
    assert str(problem.place).endswith("sel F2")
    assert text in problem.message


@pytest.mark.parametrize(
    ("markup", "said"),
    [("><v>NaN</v>", "NaN"), ("><v>1e999</v>", "INF"), ('t="n"><v>abc</v>', "abc")],
)
@pytest.mark.parametrize("cell", ["B2", "E2", "F2"])
def test_what_is_no_number_is_told_by_its_cell(
    data_set: DataSet, cell: str, markup: str, said: str
) -> None:
    """A numeric cell that holds no number stops with its place, in known and own columns."""
    put(data_set, cell, markup)
    _, problems = data_set.read()
    assert [(one.code, one.place.column) for one in problems] == [("ZI153", cell[0])]
    assert said in problems[0].message


@pytest.mark.parametrize("text", ["NaN", "NaT"])
def test_what_pandas_writes_for_nothing_is_told(data_set: DataSet, text: str) -> None:
    """The text that an export of pandas has in an empty cell is no value of a document."""
    put(data_set, "F2", f't="str"><v>{text}</v>')
    assert str(data_set.problem("ZI153").place).endswith("sel F2")


@pytest.mark.parametrize("text", ["Nan", "NAN", "Nana", "NaNa"])
def test_a_word_that_begins_like_it_is_text(data_set: DataSet, text: str) -> None:
    """A name that looks like it stays."""
    put(data_set, "F2", f't="str"><v>{text}</v>')
    assert data_set.table().rows


def test_an_error_on_a_sheet_that_is_not_read_is_nothing(data_set: DataSet) -> None:
    """A sheet set aside may hold any error."""
    put(data_set, "B1", error("#ERROR!"), sheet=2)
    assert data_set.table().rows[0].cells["nama"] == "Ani Lestari"


@pytest.mark.parametrize("markup", [error("#REF!"), error("#ERROR!"), "><v>NaN</v>"])
def test_an_error_in_the_numbering_only_warns(data_set: DataSet, markup: str) -> None:
    """A column that only numbers the rows is not printed: an error in it stops nothing."""
    put(data_set, "A2", markup)
    tables, [problem] = data_set.read()
    assert (problem.code, problem.severity) == ("ZI153", Severity.PERINGATAN)
    assert len(tables["pegawai"].rows) == 1


def test_an_error_below_the_table_is_nothing(data_set: DataSet) -> None:
    """A sum under the table is not read, so an error in it stops nothing."""
    put(data_set, "D3", error("#REF!"), "Jumlah", None, None, "5")
    _, problems = data_set.read()
    assert "ZI153" not in [problem.code for problem in problems]


@pytest.mark.parametrize(
    "word", ["None", " null ", "NULL", "nan", "-nan", "<NA>", "NaN", "NaT", "undefined", "#N/A"]
)
@pytest.mark.parametrize("column", [0, 2, 3, 4])
def test_the_word_of_a_program_for_no_value_is_told(
    data_set: DataSet, word: str, column: int
) -> None:
    """What a program writes for a cell without a value is told by its place, in every column."""
    row = [*ANI, "a"]
    row[column] = word
    data_set.write("pegawai.csv", "\n".join(",".join(r) for r in ([*HEADING, "Catatan"], row)))
    problem = data_set.problem("ZI153")
    assert problem.place.row == 2
    assert word.strip() in problem.message


def test_a_name_that_holds_such_a_word_stays(data_set: DataSet) -> None:
    """A person may be called Nan, or None as a part of the name."""
    rows = [HEADING, ["Nan", *ANI[1:]], ["None Null", "PNS", "", "Analis"]]
    data_set.write("pegawai.csv", "\n".join(",".join(r) for r in rows))
    assert [row.cells["nama"] for row in data_set.table().rows] == ["Nan", "None Null"]
