"""The rows that a chart shows, checked, and the workbook behind "Edit Data" in Word.

A chart is a statement about numbers: a gap, a text or an empty list would make a false one, so each
is refused with the rows that have it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from jinja2.runtime import Undefined
from markupsafe import Markup

from zi_docs import indonesian
from zi_docs.errors import Place, Problem, quote
from zi_docs.ooxml.package import Member, zip_of
from zi_docs.word import problems_chart
from zi_docs.word.operands import cell_at
from zi_docs.word.values import RefusedValueError, printable

Complaint = Callable[[Place], Problem]

_LONGEST = 32_767  # characters in a cell of Excel
_WIDEST = 300  # digits before or after the comma; Excel's numbers end there
_CREATED = datetime(1980, 1, 1)  # a workbook knows no time zone


class ChartError(ValueError):
    """A chart can't be drawn from the data; each complaint makes a problem of its place."""

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        super().__init__("bagan tidak dapat digambar")
        self.complaints = tuple(complaints)


class ChartWords(NamedTuple):
    """What the alternative text of a chart says: ``bagan: daftar, kategori, nilai, nilai``."""

    daftar: str
    kategori: str
    nilai: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the chart shows."""
        return (self.kategori, *self.nilai)

    @property
    def typed(self) -> str:
        """The alternative text."""
        return f"bagan: {', '.join((self.daftar, self.kategori, *self.nilai))}"


class ChartData(NamedTuple):
    """The points of a chart: a category each, and of each series a number for each."""

    categories: tuple[str, ...]
    series: tuple[tuple[str, ...], ...]


def read_chart_data(items: Any, words: ChartWords) -> ChartData:
    """Return the points that the rows of a list give; numbers are written as they are typed.

    Raises :class:`ChartError` for a list without rows (ZI477), a column that the rows do not have
    (ZI421), and for cells that are no category or number (ZI472).
    """
    text, daftar = words.typed, words.daftar
    if not isinstance(items, (list, tuple, Undefined)):
        raise ChartError([partial(problems_chart.chart_of_no_list, text=text, daftar=daftar)])
    if not (rows := list(items)):
        raise ChartError([partial(problems_chart.chart_without_rows, text=text, daftar=daftar)])
    if not all(isinstance(row, Mapping) for row in rows):
        raise ChartError([partial(problems_chart.chart_of_no_list, text=text, daftar=daftar)])
    if lacking := [name for name in words.columns if not all(_has(row, name) for row in rows)]:
        known = [str(key) for key in rows[0]]
        missing = partial(
            problems_chart.chart_column_missing, text=text, daftar=daftar, known=known
        )
        raise ChartError(partial(missing, column=column) for column in dict.fromkeys(lacking))
    return _checked(rows, words)


def _has(row: Any, column: str) -> bool:
    try:
        cell_at(row, column)
    except RefusedValueError:
        return False
    return True


def _checked(rows: Sequence[Any], words: ChartWords) -> ChartData:
    """Return the points; every column with cells that can't be drawn is one complaint."""
    names = [_read(_category, cell_at(row, words.kategori)) for row in rows]
    labels = [name or f"baris ke-{n}" for n, (name, _) in enumerate(names, 1)]
    columns = [[_read(_number, cell_at(row, column)) for row in rows] for column in words.nilai]
    refused = partial(problems_chart.chart_cells_refused, text=words.typed)
    told = [
        partial(refused, column=column, faults=faults)
        for column, cells in zip(words.columns, (names, *columns), strict=True)
        if (faults := _faults(labels, cells))
    ]
    if told:
        raise ChartError(told)
    texts = tuple(name for name, _ in names)
    return ChartData(texts, tuple(tuple(text for text, _ in cells) for cells in columns))


def _faults(labels: Sequence[str], cells: Sequence[tuple[str, str]]) -> list[str]:
    """Return the cells of a column that are refused: the row's label, and why.

    One reason for every row is a fault of the column, and is told once.
    """
    reasons = {why for _, why in cells}
    if len(reasons) == 1 < len(cells) and all(reasons):
        return [f"setiap baris {reasons.pop()}"]
    return [f"{label} {why}" for label, (_, why) in zip(labels, cells, strict=True) if why]


def _read(reader: Callable[[Any], str], value: Any) -> tuple[str, str]:
    """Return what a reader makes of a value, or else an empty text and why it refuses it."""
    try:
        return reader(value), ""
    except RefusedValueError as error:
        return "", str(error)


def _category(value: Any) -> str:
    text = "" if isinstance(value, Markup) else " ".join(printable(value).split())
    if not text:
        raise RefusedValueError("kosong")
    if len(text) > _LONGEST:
        raise RefusedValueError("terlalu panjang")
    return text


def _number(value: Any) -> str:
    """Return a number with every digit that it has, and a point before the fraction.

    A text counts when it is a number as one types it into a column of numbers: ``1.250,5``.
    """
    if value is None or value == "":
        raise RefusedValueError("kosong")
    if isinstance(value, bool):
        raise RefusedValueError("berupa ya/tidak, bukan bilangan")
    if isinstance(value, str):
        value = _parsed(value)
    if not isinstance(value, (int, float, Decimal)):
        raise RefusedValueError(f"bukan bilangan ({quote(str(value)[:40])})")
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or (number and abs(number.adjusted()) > _WIDEST):
        raise RefusedValueError("bukan bilangan yang dapat digambar")
    return format(number, "f")


def _parsed(text: str) -> Decimal:
    try:
        return indonesian.parse_angka(text)
    except ValueError as error:
        raise RefusedValueError(f"bukan bilangan ({quote(text)})") from error


class ChartTable(NamedTuple):
    """The table in a chart's workbook, as its formulas name it."""

    sheet: str
    titles: tuple[str, ...]
    formats: tuple[str, ...]

    def formula(self, column: int, first: int, last: int = 0) -> str:
        """Return the formula of cells in a column, counted from 0: ``Sheet1!$B$2:$B$5``."""
        from xlsxwriter.utility import quote_sheetname, xl_col_to_name

        name = xl_col_to_name(column)
        end = f":${name}${last}" if last else ""
        return f"{quote_sheetname(self.sheet)}!${name}${first}{end}"

    def workbook(self, data: ChartData) -> bytes:
        """Return the workbook with these points, the same bytes on every machine and day."""
        from xlsxwriter import Workbook

        buffer = io.BytesIO()
        with Workbook(buffer, {"in_memory": True}) as book:
            book.set_properties({"created": _CREATED})
            sheet = book.add_worksheet(self.sheet)
            sheet.set_column(0, 0, 30)
            for row, name in enumerate(data.categories, 1):
                sheet.write_string(row, 0, name)
            for column, (title, form) in enumerate(zip(self.titles, self.formats, strict=True), 1):
                look = book.add_format({"num_format": form})
                sheet.set_column(column, column, 15)
                sheet.write_string(0, column, title)
                for row, number in enumerate(data.series[column - 1], 1):
                    sheet.write_number(row, column, Decimal(number), look)
        return _repacked(buffer)


def _repacked(buffer: io.BytesIO) -> bytes:
    """Return a ZIP packed by our own writer: the zlib of the system differs between machines."""
    with zipfile.ZipFile(buffer) as archive:
        return zip_of(Member.of(name, archive.read(name)) for name in archive.namelist())
