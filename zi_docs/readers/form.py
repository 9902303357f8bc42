"""A sheet that is a form: one record, with its fields below each other as "label : value".

    Hari/Tanggal   :   Senin, 6 April 2020
    Kesimpulan     :   1. Tim dibentuk
                       2. Rencana aksi disusun

What stands below a label without one of its own goes on with its value. Where a form has a small
table under a label ("No, Nama, Jabatan"), each of its rows is one line, or one row of a child
table whose columns its heading names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, NamedTuple

from zi_docs.model.fields import fold
from zi_docs.model.tabel import Tabel, Tables
from zi_docs.readers.body import begins_signature
from zi_docs.readers.cell import plain_text
from zi_docs.readers.heading import absent_columns, find_column, headings

SEARCHED_ROWS = 60
_LEAST = 3
_BARE = 4
_LONGEST_LABEL = 40
_MARK = re.compile(r"\(?(?:[IVX]{1,4}|[A-Z]|\d{1,2})[.)]\s+")
_ONLY_A_MARK = re.compile(r"\(?(?:[IVX]{1,4}|[A-Za-z]|\d{1,2})[.)]?")
_INLINE = re.compile(r"(?P<label>[^:]{2,40}?)\s*:(?!\d)\s*(?P<value>.*)", re.DOTALL)
_NUMBER = "_nip"
_LISTS = ("daftar", "anak", "butir")


class Cell(NamedTuple):
    """A filled cell of a form; rows and columns count from 0."""

    row: int
    column: int
    value: Any

    @property
    def text(self) -> str:
        """What the cell says."""
        return plain_text(self.value).strip()


class Line(NamedTuple):
    """A row of a form that has a label: what it says, where, and what stands behind it.

    ``bare`` tells that no colon marks the label.
    """

    label: str
    row: int
    column: int
    values: list[Cell]
    bare: bool
    inline: bool = False


@dataclass(slots=True)
class Field:
    """A field of a form while it is read: its label, and the cells of each of its rows."""

    label: str
    rows: list[list[Cell]] = field(default_factory=list)

    @property
    def cell(self) -> Cell | None:
        """The first cell of the value."""
        return next((cell for row in self.rows for cell in row), None)


@dataclass(slots=True)
class Record:
    """One record of a form: its fields by their columns, and the row on which it begins."""

    row: int
    fields: dict[str, Field] = field(default_factory=dict)


@dataclass(slots=True)
class Form:
    """What a form holds: its records, and the labels that name no field of its table."""

    records: list[Record] = field(default_factory=list)
    unknown: list[Line] = field(default_factory=list)
    twice: list[tuple[str, Line]] = field(default_factory=list)


def label_count(tabel: Tabel, rows: Sequence[Sequence[Any]]) -> int:
    """Return how many different fields of a table the first rows have as labels of a form."""
    lines = [line for at, row in enumerate(rows[:SEARCHED_ROWS]) if (line := _line_of(at, row))]
    named: dict[str, Line] = {}
    for line in lines:
        if name := column_of(tabel, line.label):
            named.setdefault(name, line)  # the signatures say some of them again
    return len(named) if _are_labels(tabel, named) else 0


def _are_labels(tabel: Tabel, named: Mapping[str, Line]) -> bool:
    """Tell whether lines are those of a form: one has its colon, or they look like no table.

    Labels without any colon stand in one column, each with one value in the column beside it, and
    name all that a record needs.
    """
    if any(not line.bare for line in named.values()):
        return True
    spots = {
        (line.column, *(cell.column for cell in line.values))
        for name, line in named.items()
        if line.values or not is_list(tabel, name)
    }
    is_pair = len(spots) == 1 and len(next(iter(spots))) == 2
    return is_pair and len(named) >= _BARE and not absent_columns(tabel, named)


def is_list(tabel: Tabel, name: str) -> bool:
    """Tell whether a field is a list; the number beside a person is no column of the table."""
    return name in tabel.kolom and tabel.kolom[name].kind in _LISTS


def begun_lists(tabel: Tabel, label: str) -> list[str]:
    """Return the lists whose names only begin with a label, so that it may mean each of them.

    "Hasil" begins "Hasil Rapat" and "Hasil Pembahasan", and is the name of neither.
    """
    begun = f"{fold(label)} "
    lists = {name: every for name, every in headings(tabel).items() if is_list(tabel, name)}
    return [
        name for name, every in lists.items() if any(fold(one).startswith(begun) for one in every)
    ]


def is_form(tabel: Tabel, rows: Sequence[Sequence[Any]], explained: int) -> bool:
    """Tell whether a sheet is a form, whose labels say more than the heading found in it."""
    return label_count(tabel, rows) >= max(_LEAST, explained + 1)


def column_of(tabel: Tabel, label: str) -> str:
    """Return the field that a label names; one of two words, as in "Agenda/Acara", is enough."""
    whole = find_column(tabel, label)
    parts = [find_column(tabel, part) for part in re.split(r"[/,&]|\bdan\b", label)]
    named = [name for name in (whole, *parts) if name]
    needed = [name for name in named if name in tabel.needed]
    return next(iter([whole, *needed, *named] if whole else [*needed, *named]), "") or ""


def _line_of(at: int, row: Sequence[Any]) -> Line | None:
    """Return a row as a line of a form, if it begins with what may be a label."""
    cells = _filled(at, row)
    if len(cells) > 1 and _ONLY_A_MARK.fullmatch(cells[0].text):
        cells = cells[1:]
    if not cells or not isinstance(cells[0].value, str):
        return None
    first, rest = cells[0], cells[1:]
    label = _MARK.sub("", first.text, count=1)
    if rest and rest[0].text.startswith(":"):
        value = rest[0].text[1:].strip()
        rest = ([rest[0]._replace(value=value)] if value else []) + rest[1:]
        return Line(label.rstrip(" :"), at, first.column, rest, bare=False)
    if label.endswith(":"):
        return Line(label.rstrip(" :"), at, first.column, rest, bare=False)
    if match := _INLINE.fullmatch(label):
        own = [first._replace(value=match["value"])]
        return Line(match["label"], at, first.column, [*own, *rest], bare=False, inline=True)
    return Line(label, at, first.column, rest, bare=True) if len(label) <= _LONGEST_LABEL else None


def _filled(at: int, row: Sequence[Any]) -> list[Cell]:
    cells = (Cell(at, index, value) for index, value in enumerate(row))
    return [cell for cell in cells if cell.text]


def read_form(tabel: Tabel, rows: Sequence[Sequence[Any]]) -> Form:
    """Return the records of a form; a second one begins where its first label stands again."""
    reading = _Reading(tabel)
    numbered = enumerate(rows)
    for at, row in takewhile(lambda pair: not reading.ends(*pair), numbered):
        reading.read(at, row)
    return reading.form


@dataclass(slots=True)
class _Reading:
    """A form of which some rows were read; ``column`` is the field that the next row may go on."""

    tabel: Tabel
    form: Form = field(default_factory=Form)
    column: str = ""
    label_at: int = 0

    @property
    def _fields(self) -> dict[str, Field]:
        return self.form.records[-1].fields if self.form.records else {}

    def ends(self, at: int, row: Sequence[Any]) -> bool:
        """Tell whether a row begins the signatures, with which a form ends."""
        texts = [cell.text for cell in _filled(at, row)]
        line = _line_of(at, row)
        if not self._fields or not texts or (line and not line.bare):
            return False
        posts = [text for text in texts if self._is_taken(text)]
        return begins_signature(texts) or len(posts) > 1

    def _is_taken(self, text: str) -> bool:
        return not text.endswith(":") and column_of(self.tabel, text.rstrip(" ,")) in self._fields

    def read(self, at: int, row: Sequence[Any]) -> None:
        """Read one row: a label with its value, or what goes on with the value above it."""
        line = _line_of(at, row)
        name = self._named(column_of(self.tabel, line.label)) if line else ""
        if line and name and self._is_label(name, line):
            self._begin(name, line)
        elif line and not name and self._is_unknown(line):
            self.form.unknown.append(line)
            self.column = ""
        elif self.column and (cells := _filled(at, row)):
            self._fields[self.column].rows.append(cells)

    def _named(self, name: str) -> str:
        """Return a field's name; a number belongs to the person whose name stands above it."""
        kolom = self.tabel.kolom.get(self.column)
        is_beside = name.endswith(_NUMBER) and name not in self.tabel.kolom
        return f"{self.column}{_NUMBER}" if is_beside and kolom and kolom.kind == "orang" else name

    def _is_label(self, name: str, line: Line) -> bool:
        if not line.bare:
            return True
        if name in self._fields or (line.column != self.label_at and self.column):
            return False
        return bool(line.values) or is_list(self.tabel, name)

    def _is_unknown(self, line: Line) -> bool:
        """Tell whether a row has a label of its own that names no field; not a line of a list.

        A label without a colon is one when it begins the name of a list.
        """
        if line.bare:
            is_short = len(line.values) <= 1 and line.column == self.label_at
            return bool(self.column and is_short and begun_lists(self.tabel, line.label))
        in_list = is_list(self.tabel, self.column)
        return not (in_list and (line.inline or line.column != self.label_at))

    def _begin(self, name: str, line: Line) -> None:
        fields = self._fields
        if name in fields and name != next(iter(fields)):
            self.form.twice.append((name, line))
            self.column = ""
            return
        if not fields or name in fields:
            self.form.records.append(Record(line.row))
            self.label_at = line.column
        self.column = name
        self._fields[name] = Field(line.label, [line.values] if line.values else [])


def value_of(one: Field, child: Tabel | None) -> Any:
    """Return the value of a field: its only cell as it is, else its lines.

    The rows of a small table whose heading names columns of ``child`` are its rows.
    """
    if child is not None and (rows := _child_rows(one.rows, child)):
        return rows
    cells = [cell for row in one.rows for cell in row]
    if len(cells) == 1:
        return cells[0].value
    return "\n".join(_said(row) for row in one.rows)


def _said(cells: Sequence[Cell]) -> str:
    """Return a row on one line; the mark in front of it stays, other cells are parted by strokes.

    A row of a small table has its number in a cell of its own, which says nothing.
    """
    texts = [cell.text for cell in cells]
    if len(texts) == 2 and _ONLY_A_MARK.fullmatch(texts[0]):
        mark = texts[0] if texts[0].endswith((".", ")")) else f"{texts[0]}."
        return f"{mark} {texts[1]}"
    if len(texts) > 2 and _ONLY_A_MARK.fullmatch(texts[0]):
        texts = texts[1:]
    return " | ".join(texts)


def _child_rows(rows: Sequence[Sequence[Cell]], child: Tabel) -> list[dict[str, Any]]:
    """Return the rows under a heading of a small table; empty when there is none."""
    heads = next(iter(rows), ())
    named = {cell.column: find_column(child, cell.text) for cell in heads}
    known = {index: name for index, name in named.items() if name}
    if len(known) < 2:
        return []
    return [made for row in rows[1:] if (made := _named(row, known))]


def _named(row: Sequence[Cell], known: Mapping[int, str]) -> dict[str, Any]:
    return {known[cell.column]: cell.text for cell in row if cell.column in known}


def child_of(tabel: Tabel, name: str, tables: Tables) -> Tabel | None:
    """Return the table of whose rows a field is a list; None for any other field."""
    kolom = tabel.kolom.get(name)
    return tables.get(kolom.table) if kolom is not None and kolom.kind == "anak" else None


def labels(form: Form) -> Iterator[str]:
    """Yield the labels that were read, each once."""
    yield from dict.fromkeys(one.label for record in form.records for one in record.fields.values())
