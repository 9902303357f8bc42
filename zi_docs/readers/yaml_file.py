"""YAML files: the settings of a data set, and tables written as a list of mappings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zi_docs.errors import DataError, Place, Problem
from zi_docs.model.tabel import Tabel
from zi_docs.model.table import Row, Source, Table
from zi_docs.readers import problems as told
from zi_docs.readers import problems_files
from zi_docs.readers.cell import (
    check_cell,
    check_damage,
    complete_pangkat,
    find_right_rows,
    is_plain,
)
from zi_docs.readers.column import SUGGESTIONS, misspelt
from zi_docs.readers.data_file import DataFile, Reading, Sheet, Stray, read_each
from zi_docs.readers.grid import MAX_COLUMNS
from zi_docs.readers.heading import checked_as, find_column, identifier, mark_of
from zi_docs.yaml_lines import Tree, read_yaml

MAX_SETTINGS = 2_000_000
MAX_TABLE = 20_000_000
_LOOKED_AT = 40


def read_settings(path: Path, shown: str) -> Row:
    """Return the settings, nested as written; every value is a text.

    Raises ``DataError`` when the file can't be used.
    """
    tree = _read_tree(DataFile(path, shown), MAX_SETTINGS)
    if not isinstance(tree.value, dict):
        raise DataError(told.no_settings(shown))
    row = Row(Source(shown), 1, tree.value, tree.lines)
    if problems := check_texts(row):
        raise DataError(problems)
    return row


def check_texts(row: Row) -> list[Problem]:
    """Return the errors in the texts of a row at any depth; warnings are left out."""
    found = _check_values(row, row.cells)
    return [problem for problem in found if problem.is_error]


def read(files: Sequence[DataFile]) -> Reading:
    """Return the tables; a file with an unknown name is only looked at."""
    return read_each(files, _read_file, _look)


def read_strays(chosen: Sequence[tuple[Stray, Tabel]]) -> Reading:
    """Return whole files whose names did not say that they are tables."""
    tables = {stray.file: tabel for stray, tabel in chosen}
    return read_each(list(tables), _read_file, _look, tables)


def _look(file: DataFile) -> Stray:
    """Return the keys of the items as if they were headings, with the texts under them."""
    names = (*(f"{name}.yaml" for name in file.tables), "pengaturan.yaml")
    try:
        value = _read_tree(file, MAX_TABLE).value
    except DataError:  # notes of somebody: no table has its name, and none can be told in it
        return Stray(file, None, [], 1, read_strays, names)
    [value] = value.values() if isinstance(value, dict) and len(value) == 1 else [value]
    items = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    keys = list(dict.fromkeys(key for item in items[:_LOOKED_AT] for key in item))[:MAX_COLUMNS]
    rows = [[item.get(key, "") for key in keys] for item in items[:_LOOKED_AT]]
    return Stray(file, None, [keys, *rows] if keys else [], len(items), read_strays, names)


def _read_file(file: DataFile, tabel: Tabel) -> Sheet:
    return Listing(tabel, Place(file.shown), _read_tree(file, MAX_TABLE))


def _read_tree(file: DataFile, limit: int) -> Tree:
    return read_yaml(file.read(limit), file.shown, limit=limit)


@dataclass(frozen=True, slots=True)
class Listing:
    """A table written as a list of mappings, or as a mapping whose only value is that list."""

    tabel: Tabel
    place: Place
    tree: Tree

    @property
    def table(self) -> str:
        """The name of the table it holds."""
        return self.tabel.nama

    @property
    def blank(self) -> bool:
        """Whether the file is empty."""
        return not self.tree.value

    def to_table(self) -> tuple[Table | None, list[Problem]]:
        """Name the keys, check the values and return the rows."""
        prefix, items = self._items()
        if items is None:
            return None, [told.no_list(self.place)]
        problems = [
            told.no_list(self.place.on_line(self.tree.lines[f"{prefix}{index}"]))
            for index, item in enumerate(items)
            if not isinstance(item, dict)
        ]
        if problems:
            return None, problems
        keys = dict.fromkeys(key for item in items for key in item)
        if len(keys) > MAX_COLUMNS:
            return None, [problems_files.too_many_keys(self.place, len(keys), MAX_COLUMNS)]
        return _ListingReading(self, prefix, items).read()

    def _items(self) -> tuple[str, list[Any] | None]:
        value = self.tree.value
        if isinstance(value, dict) and len(value) == 1:
            [(key, content)] = value.items()
            return f"{key}.", content if isinstance(content, list) else None
        return "", value if isinstance(value, list) else None


class _ListingReading:
    """A listing while its rows are being read."""

    def __init__(self, listing: Listing, prefix: str, items: list[dict[str, Any]]) -> None:
        self._listing = listing
        self._prefix = prefix
        self._items = items
        self._headings: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._problems: list[Problem] = []
        self._tabel = listing.tabel
        self._mark = mark_of(listing.tabel)
        self._marks: dict[int, Any] = {}

    def read(self) -> tuple[Table, list[Problem]]:
        """Return the table and every problem found in it."""
        self._name_keys()
        source = Source(self._listing.place.file, headings=self._headings)
        lines = self._lines_by_item()
        rows = tuple(
            self._build_row(source, index, item, lines[index])
            for index, item in enumerate(self._items)
        )
        for row in rows:
            self._problems += _check_values(row, row.cells)
        self._check_damage(rows)
        return Table(self._tabel.nama, source, rows), self._problems

    def _name_keys(self) -> None:
        """Name each key once for the whole file."""
        tabel = self._tabel
        keys = dict.fromkeys(key for item in self._items for key in item)
        known = {key: name for key in keys if (name := find_column(tabel, key))}
        unknown = [key for key in keys if key not in known]
        for key in keys:
            if key in unknown[:SUGGESTIONS]:
                place, taken = self._key_place(key), set(known.values())
                self._problems += misspelt(tabel, place, key, taken)
            self._names[key] = known.get(key) or identifier(key)
            self._headings.setdefault(self._names[key], key)

    def _key_place(self, key: str) -> Place:
        index = next(index for index, item in enumerate(self._items) if key in item)
        line = self._listing.tree.lines[f"{self._prefix}{index}.{key}"]
        return self._listing.place.on_line(line)

    def _lines_by_item(self) -> list[dict[str, int]]:
        """Return the lines of each item by the path inside it; our column name comes first."""
        found: list[dict[str, int]] = [{} for _ in self._items]
        for path, line in self._listing.tree.lines.items():
            index, _, rest = path.removeprefix(self._prefix).partition(".")
            if not path.startswith(self._prefix) or not index.isdigit():
                continue
            key, dot, deeper = _split_key(rest, self._names)
            found[int(index)][f"{self._names.get(key, key)}{dot}{deeper}"] = line
        return found

    def _build_row(
        self, source: Source, index: int, item: dict[str, Any], lines: dict[str, int]
    ) -> Row:
        number = lines.pop("", 1)
        cells: dict[str, Any] = {}
        for key, value in item.items():
            name = self._names[key]
            if name in cells:
                self._problems.append(self._twice(index, item, key))
            cells[name] = value
        if self._mark in cells:
            self._marks[index] = cells.pop(self._mark)
        _split_pangkat(self._tabel, cells)
        return Row(source, number, cells, lines)

    def _twice(self, index: int, item: dict[str, Any], key: str) -> Problem:
        line = self._listing.tree.lines[f"{self._prefix}{index}.{key}"]
        name = self._names[key]
        first = next(other for other in item if self._names[other] == name)
        return told.key_twice(self._listing.place.on_line(line), first, key, name)

    def _check_damage(self, rows: tuple[Row, ...]) -> None:
        said = [self._marks.get(index, "") for index in range(len(rows))]
        right, problems = find_right_rows(said, lambda index: rows[index].place(self._mark))
        self._problems += problems
        for column in {name for row in rows for name in row.cells}:
            values = [row.cells.get(column, "") for row in rows]

            def place(index: int, column: str = column) -> Place:
                return rows[index].place(column)

            self._problems += check_damage(
                checked_as(self._tabel, column), values, place, right, self._mark
            )


def _split_key(path: str, names: dict[str, str]) -> tuple[str, str, str]:
    """Split a path after its first key; a key may contain dots itself ("Gol.")."""
    head, dot, rest = path.partition(".")
    if head in names:
        return head, dot, rest
    for key in names:
        if path == key or path.startswith(f"{key}."):
            return key, path[len(key) : len(key) + 1], path[len(key) + 1 :]
    return path, "", ""


def _split_pangkat(tabel: Tabel, cells: dict[str, Any]) -> None:
    pangkat, golongan = cells.get("pangkat"), cells.get("golongan", "")
    if "golongan" in tabel.kolom and isinstance(pangkat, str) and isinstance(golongan, str):
        cells["pangkat"], cells["golongan"] = complete_pangkat(pangkat, golongan)


def _check_values(row: Row, cells: Any) -> Iterator[Problem]:
    """Check every text in a row, at any depth."""
    pending: list[tuple[str, str, Any]] = [("", "", cells)]
    while pending:
        path, name, value = pending.pop()
        if isinstance(value, dict):
            pending += [(f"{path}.{key}".lstrip("."), key, value[key]) for key in reversed(value)]
        elif isinstance(value, list):
            pending += [
                (f"{path}.{index}", name, value[index]) for index in reversed(range(len(value)))
            ]
        else:
            yield from _check_value(row, path, name, value)


def _check_value(row: Row, path: str, name: str, value: str) -> Iterator[Problem]:
    if not is_plain(value):
        yield from check_cell(name, value, row.place(path))
    if "." in path:  # the cells of a plain column are checked together, in _check_damage
        yield from check_damage(name, [value], lambda _: row.place(path))
