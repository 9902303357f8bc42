"""A workbook to fill in for a single Word file: its names as rows, its lists as sheets.

The same naskah says what the workbook holds when it is written and when it is read. A list in a
list is a cell with a line for each item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from zi_docs.errors import Place, Problem
from zi_docs.indonesian import parse_tanggal
from zi_docs.model import Tabel, Tables, lookup, merge
from zi_docs.model.values import nest
from zi_docs.readers.cell import plain_text
from zi_docs.readers.data_file import DataFile
from zi_docs.readers.grid import Grid
from zi_docs.readers.workbook import read_whole
from zi_docs.run import problems_values as problems
from zi_docs.run.loading import as_plain
from zi_docs.tables.starter.book import CREATED, Book
from zi_docs.word.examine import Printed
from zi_docs.word.paths import COUNT, EACH, TRUTH, UsedPath

SHEET = "Isian"
_HEADS = ("Nama", "Isi", "Bentuk", "Dipakai di")
_WIDTHS = (34, 50, 14, 60)
_TEXT, _DATE, _SWITCH, _LINES = "teks", "tanggal", "ya/tidak", "baris"
_DATED = re.compile(r"\|\s*(?:tanggal|hari_tanggal|tanggal_terbilang|hari)\b")
_LISTED = re.compile(r"\|\s*(?:daftar\w*|gabung|join|panjang|length|count|first|last)\b")
_YES, _NO = {"ya", "y", "true", "benar"}, {"tidak", "t", "false", "salah", "-", ""}
_LONGEST, _NOT_IN_NAMES = 31, re.compile(r"[\[\]:*?/\\]")
_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Field:
    """One cell to fill in: its path, how it is typed, and where the naskah uses it."""

    path: str
    kind: str
    where: str


@dataclass(frozen=True, slots=True)
class FormList:
    """A list, which has a sheet; the only field of a list of texts has no path."""

    path: str
    sheet: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What a naskah asks for: single values, and lists."""

    fields: tuple[Field, ...]
    lists: tuple[FormList, ...]


def form_of(printed: Sequence[Printed]) -> Form:
    """Return the form of a naskah, by the paths that it uses."""
    single = [one for one in printed if EACH not in one.path and COUNT not in one.path]
    looped = [one for one in printed if EACH in one.path or COUNT in one.path]
    heads = dict.fromkeys(_head(one.path) for one in looped)
    lists: list[FormList] = []
    for head in heads:
        inside = [one._replace(path=_tail(one.path)) for one in looped if _head(one.path) == head]
        sheet = _sheet_name(".".join(head), [one.sheet for one in lists])
        fields = tuple(_fields([one for one in inside if one.path])) or (
            Field("", _TEXT, _where(inside[:1])),
        )
        lists.append(FormList(".".join(head), sheet, fields))
    known = {one.path for one in lists}
    return Form(tuple(f for f in _fields(single) if f.path not in known), tuple(lists))


def _head(path: UsedPath) -> UsedPath:
    """Return the path of the list that a path goes through, or that it counts."""
    return path[: min(path.index(step) for step in (EACH, COUNT) if step in path)]


def _tail(path: UsedPath) -> UsedPath:
    """Return what a path asks of an item; nothing for the item itself, or for their number."""
    return path[path.index(EACH) + 1 :] if EACH in path else ()


def _fields(printed: Iterable[Printed]) -> Iterator[Field]:
    """Yield the fields of some paths; one whose parts are asked for is no field itself."""
    by_name: dict[str, list[Printed]] = {}
    for one in printed:
        name = ".".join(s for s in one.path[: _end(one.path)] if s != TRUTH)
        by_name.setdefault(name, []).append(one)
    for name, uses in by_name.items():
        if name and not any(other.startswith(f"{name}.") for other in by_name):
            yield Field(name, _kind(uses), _where(uses))


def _end(path: UsedPath) -> int:
    """Return where the names of a path end: before a list in it."""
    return next((n for n, step in enumerate(path) if step in (EACH, COUNT)), len(path))


def _kind(uses: Sequence[Printed]) -> str:
    counted = any(step in (EACH, COUNT) for one in uses for step in one.path)
    if counted or any(_LISTED.search(one.tag) for one in uses):
        return _LINES
    if all(one.path[-1] == TRUTH for one in uses):
        return _SWITCH
    return _DATE if any(_DATED.search(one.tag) for one in uses) else _TEXT


def _where(uses: Sequence[Printed]) -> str:
    return "; ".join(dict.fromkeys(f"{one.place.part}: {one.tag}".lstrip(": ") for one in uses))


def _sheet_name(path: str, taken: Sequence[str]) -> str:
    """Return the name of a list's sheet, which Excel bounds."""
    name = _NOT_IN_NAMES.sub(" ", path)[:_LONGEST]
    others = {one.casefold() for one in (*taken, SHEET)}
    number = 2
    while name.casefold() in others:
        name = f"{name[: _LONGEST - 3]} {number}"
        number += 1
    return name


# Writing


def write_form(form: Form) -> bytes:
    """Return the workbook (.xlsx) of a form, empty; the same form gives the same bytes."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Book(Workbook(stream, {"in_memory": True, **plain}))
    book.book.set_properties({"created": CREATED})
    _write_fields(book, form)
    for one in form.lists:
        _write_list(book, one)
    book.book.close()
    return stream.getvalue()


def _write_fields(book: Book, form: Form) -> None:
    sheet = book.book.add_worksheet(SHEET)
    for column, (head, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
        look = book.format("teks" if column < 2 else "keterangan")
        sheet.set_column(column, column, width, look)
        sheet.write_string(0, column, head, book.format("judul"))
    for row, one in enumerate(form.fields, 1):
        sheet.write_string(row, 0, one.path)
        sheet.write_string(row, 2, one.kind)
        note = "Satu butir per baris dalam sel. " * (one.kind == _LINES)
        sheet.write_string(row, 3, note + one.where)
        _limit(book, sheet, (row, 1, row, 1), one.kind)
    for row, many in enumerate(form.lists, len(form.fields) + 1):
        sheet.write_string(row, 2, f"lembar {many.sheet}")
        sheet.write_string(row, 3, many.path)
    sheet.freeze_panes(1, 0)


def _write_list(book: Book, one: FormList) -> None:
    sheet = book.book.add_worksheet(one.sheet)
    for column, inner in enumerate(one.fields):
        sheet.set_column(column, column, 30, book.format("teks"))
        sheet.write_string(0, column, inner.path or SHEET, book.format("judul"))
        note = f"{inner.where}\nSatu butir per baris dalam sel." * (inner.kind == _LINES)
        sheet.write_comment(0, column, note or inner.where, {"author": "zi-docs"})
        _limit(book, sheet, (1, column, _ROWS, column), inner.kind)
    sheet.freeze_panes(1, 0)


def _limit(book: Book, sheet: Any, cells: tuple[int, int, int, int], kind: str) -> None:
    if kind == _SWITCH:
        rule = {"validate": "list", "source": book.source(["ya", "tidak"]), "error_type": "warning"}
        sheet.data_validation(*cells, rule)


# Reading


def read_form(path: Path, shown: str, form: Form) -> tuple[dict[str, Any], list[Problem]]:
    """Return the values of a filled workbook, and its problems.

    A cell that is empty is told (ZI218), a value that does not have its form is an error (ZI219), a
    workbook of another kind too (ZI220).
    """
    names = [SHEET, *(one.sheet for one in form.lists)]
    tables = Tables({name: Tabel(nama=name, judul=name, kolom={}) for name in names})
    reading = read_whole(DataFile(path, shown, tables))
    grids = {one.table: one for one in reading.sheets if isinstance(one, Grid)}
    errors = [problem for problem in reading.problems if problem.is_error]
    if errors or SHEET not in grids:
        return {}, errors or [problems.no_form(shown)]
    found: list[Problem] = []
    values = _single_values(form.fields, grids[SHEET], found)
    if empty := [one.path for one in form.fields if lookup(values, one.path) == ""]:
        found.append(problems.empty_fields(Place(shown, SHEET), empty))
    for many in form.lists:
        items = _items(many, grids[many.sheet], found) if many.sheet in grids else []
        values = merge(values, nest(many.path, items))
    return values, found


def _single_values(fields: Iterable[Field], grid: Grid, found: list[Problem]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    cells = _cells_of(grid)
    for one in fields:
        row, typed = cells.get(one.path, (0, None))
        value = _value(one, typed, grid.cell_place(row, 1), found)
        values = merge(values, nest(one.path, value))
    return values


def _cells_of(grid: Grid) -> dict[str, tuple[int, Any]]:
    """Return the typed cell of each name, with its row."""
    rows = [(number, row) for number, row in enumerate(grid.rows) if number and len(row) > 1]
    return {plain_text(row[0] or "").strip(): (number, row[1]) for number, row in rows}


def _items(many: FormList, grid: Grid, found: list[Problem]) -> list[Any]:
    """Return the items of a list: texts, or mappings by the headings of the sheet."""
    heads = [plain_text(cell or "").strip() for cell in (grid.rows or [[]])[0]]
    items: list[Any] = []
    for number, row in enumerate(grid.rows):
        cells = dict(zip(heads, row, strict=False))
        if not number or not any(plain_text(cell or "").strip() for cell in row):
            continue
        item: Any = {}
        for one in many.fields:
            head = one.path or SHEET
            place = grid.cell_place(number, heads.index(head) if head in heads else 0)
            value = _value(one, cells.get(head), place, found)
            item = merge(item, nest(one.path, value)) if one.path else value
        items.append(item)
    return items


def _value(one: Field, typed: Any, place: Place, found: list[Problem]) -> Any:
    """Return what a cell says, in the form of its field."""
    text = "" if typed is None else plain_text(typed).strip()
    if one.kind == _LINES:
        return [line.strip() for line in text.splitlines() if line.strip()]
    if one.kind == _SWITCH:
        if text.casefold() not in _YES | _NO:
            found.append(problems.bad_field(place, one.path, text, "ya atau tidak"))
        return text.casefold() in _YES
    if one.kind == _DATE and text:
        return _day(one, typed, text, place, found)
    return as_plain(text)


def _day(one: Field, typed: Any, text: str, place: Place, found: list[Problem]) -> Any:
    if isinstance(typed, datetime):
        return typed.date()
    if isinstance(typed, date):
        return typed
    try:
        return parse_tanggal(text).tanggal
    except ValueError:
        found.append(problems.bad_field(place, one.path, text, 'tanggal, mis. "27 April 2021"'))
        return ""
