"""The sheets of settings: from their rows to values by the paths of ``pengaturan.yaml``.

``Pengaturan`` has a setting in each row, ``Pejabat`` an official, ``Nomor Surat`` a number pattern.
Every value becomes a text, as in YAML. An empty cell gives nothing, but its place is remembered:
that is where a clerk fills in what is missing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Protocol

from zi_docs.errors import Place, Problem, closest, quote
from zi_docs.indonesian.judul import compared
from zi_docs.model.doctype import Isian
from zi_docs.model.fields import Shown, clean_text, split_list
from zi_docs.model.pengaturan import Pengaturan
from zi_docs.model.settings_row import Typed
from zi_docs.model.tabel import Kolom, Lembar
from zi_docs.model.table import Row, Table
from zi_docs.model.values import fill_pattern
from zi_docs.readers import problems as told
from zi_docs.readers.cell import check_cell, error_of, is_identity
from zi_docs.readers.grid import is_sequence
from zi_docs.readers.heading import identifier, mark_of
from zi_docs.tables.kinds import KINDS, is_nothing

_ISIAN, _ISI, _JENIS, _REMARK = "isian", "isi", "untuk_jenis", "keterangan"
_PATH = re.compile(r"[\w-]+(\.[\w-]+)*")
_COMMA = re.compile(r"\d+,\d+")
_OWN = Kolom(bebas=True)


class Types(Protocol):
    """The document types that settings may be for."""

    @property
    def types(self) -> Collection[str]:
        """The types' ids."""

    def own_isian(self, jenis: str) -> Mapping[str, Isian]:
        """Return the own fields of a type."""


class Given(NamedTuple):
    """One value as it was typed, and what it is called."""

    value: Any
    place: Place
    kolom: Kolom
    called: str


def gather(
    sheets: Mapping[str, Table], lembar: Mapping[str, Lembar], types: Types
) -> tuple[Typed, list[Problem]]:
    """Return what the sheets give, and the problems of their columns and rows (ZI465-ZI467)."""
    gathering = _Gathering(types)
    for name, one in lembar.items():
        if name in sheets:
            gathering.read(sheets[name], one)
    sources = {name: sheets[name].source for name in lembar if name in sheets}
    typed = Typed(gathering.cells, gathering.units, gathering.places, sources, gathering.meant)
    return typed, gathering.problems


def spot(place: Place) -> Place:
    """Return the place of a setting: it belongs to no record, so its faults stop every document."""
    return replace(place, row=0, line=place.number)


@dataclass(slots=True)
class _Gathering:
    """The settings while they are gathered from the sheets."""

    types: Types
    cells: dict[str, Any] = field(default_factory=dict)
    units: dict[str, Place] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    meant: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, table: Table, lembar: Lembar) -> None:
        """Take the rows of one sheet."""
        self.problems += _unknown_columns(table, lembar)
        if lembar.ke:
            for row in table.rows:
                self._unit(row, lembar)
            return
        given: dict[str, list[Given]] = defaultdict(list)
        for row in table.rows:
            for path, one in self._settings(row, lembar):
                self.places.setdefault(path, one.place)
                if not _is_empty(one.kolom, one.value):
                    given[path].append(one)
        for path, values in given.items():
            self._give(path, values)

    def _settings(self, row: Row, lembar: Lembar) -> Iterator[tuple[str, Given]]:
        """Yield the paths that one row of Pengaturan gives: one for each document type it names."""
        name, jenis = _text(row, _ISIAN), _text(row, _JENIS)
        value, place = row.cells.get(_ISI, ""), spot(row.place(_ISI))
        if not name:
            if jenis or not _is_empty(_OWN, value):
                at = spot(row.place(_ISIAN))
                self.problems.append(told.setting_without_name(at, lembar.title_of(_ISIAN)))
            return
        found = (
            [self._for_type(name, one, lembar) for one in split_list(jenis)]
            if jenis
            else [self._for_all(name, lembar)]
        )
        for path, kolom in found:
            if not path:
                self._unknown(row, name, value, lembar)
                continue
            self.problems += _damage(path, value, place)
            called = f"isian {quote(name)}{f' untuk jenis {jenis}' if jenis else ''}"
            yield path, Given(value, place, kolom, called)

    def _unknown(self, row: Row, name: str, value: Any, lembar: Lembar) -> None:
        """Report a setting that does not exist; the one that it seems to mean is not missing."""
        paths = {title: path for path, title in lembar.titles.items()}
        at = spot(row.place(_ISIAN))
        self.problems.append(told.unknown_setting(at, name, list(paths)))
        if near := closest(name, paths):
            self.meant.setdefault(paths[near], clean_text(value))

    def _for_all(self, name: str, lembar: Lembar) -> tuple[str, Kolom]:
        """Return the path that a name means, and how its value is written; "" for an unknown one.

        A dotted path of pengaturan.yaml is a name too.
        """
        for path, setelan in lembar.isian.items():
            spellings = (path, lembar.titles[path], *setelan.ejaan)
            if compared(name) in map(compared, spellings):
                return path, setelan
        root, dot, _ = name.partition(".")
        is_path = dot and root in Pengaturan.model_fields and _PATH.fullmatch(name)
        return (name, _OWN) if is_path else ("", _OWN)

    def _for_type(self, name: str, typed: str, lembar: Lembar) -> tuple[str, Kolom]:
        """Return the path of a setting of one document type, and how its value is written."""
        jenis = next((one for one in self.types.types if compared(one) == compared(typed)), typed)
        path, kolom = self._for_all(name, lembar)
        if per_jenis := lembar.isian[path].per_jenis if path in lembar.isian else "":
            return fill_pattern(per_jenis, {"jenis": jenis}), kolom
        wanted = compared(name.removeprefix("isian."))
        for own, isian in self.types.own_isian(jenis).items():
            if compared(own) == wanted:
                kind = isian.jenis or ("daftar" if isinstance(isian.bawaan, list) else "teks")
                kolom = Kolom(jenis=kind, bebas=True, pilihan=isian.pilihan)
                return f"isian.{jenis}.{own}", kolom
        own = name.removeprefix("isian.")
        return f"isian.{jenis}.{own if _PATH.fullmatch(own) else identifier(own)}", _OWN

    def _give(self, path: str, values: list[Given]) -> None:
        """Give a setting its value: a list of all the rows, or the one text."""
        first = values[0]
        if _is_list(first.kolom):
            items = [item for one in values for item in _items(one)]
            self.places |= {f"{path}.{n}": place for n, (_, place) in enumerate(items)}
            self._put(path, [text for text, _ in items], first.place, first.called)
            return
        self.problems += [
            told.setting_twice(other.place, other.called, first.place) for other in values[1:]
        ]
        self._put(path, _value(path, first), first.place, first.called)

    def _unit(self, row: Row, lembar: Lembar) -> None:
        """Take a row that fills the whole of one path: an official, a number pattern."""
        column, key = lembar.kunci_ke, _text(row, lembar.kunci_ke)
        names = [name for name in lembar.kolom if name not in (column, _REMARK)]
        values = {
            name: clean_text(value)
            for name in names
            if not _is_empty(lembar.kolom[name], value := row.cells.get(name, ""))
        }
        place = spot(row.place(column))
        if not key:
            if values:
                self.problems.append(told.setting_without_name(place, lembar.title_of(column)))
            return
        path = fill_pattern(lembar.ke, {column: identifier(key)})
        if values:  # else a starter names who is needed, and the row waits to be filled in
            self._put(path, values, place, f"{lembar.title_of(column).lower()} {quote(key)}")
        self.places.setdefault(path, place)
        for name in names:
            self.places.setdefault(f"{path}.{name}", spot(row.place(name)))

    def _put(self, path: str, value: Any, place: Place, called: str) -> None:
        """Put a value at its path, which must be free, as must be the paths above it."""
        *above, last = path.split(".")
        inside = self.cells
        taken = ""
        for depth, step in enumerate(above):
            inside = inside.setdefault(step, {})
            if not isinstance(inside, dict):
                taken = ".".join(above[: depth + 1])
                break
        if taken or last in inside:
            other = self.places.get(taken or path) or self._inside(path)
            self.problems.append(told.setting_twice(place, called, other))
            return
        inside[last] = value
        self.units[path] = place

    def _inside(self, path: str) -> Place:
        """Return the place of the first value under a path."""
        return next(at for name, at in self.places.items() if name.startswith(f"{path}."))


def _unknown_columns(table: Table, lembar: Lembar) -> Iterator[Problem]:
    """Yield a problem for each filled column that the sheet does not have."""
    for name, heading in table.source.headings.items():
        if name in lembar.kolom or name == mark_of(lembar) or is_sequence(heading):
            continue
        filled = (row for row in table.rows if _text(row, name))
        if row := next(filled, None):
            yield told.unknown_settings_column(spot(row.place(name)), heading, lembar)


def _text(row: Row, column: str) -> str:
    return clean_text(row.cells.get(column, ""))


def _is_empty(kolom: Kolom, value: Any) -> bool:
    return value is None or value == "" or is_nothing(kolom, value) or not str(value).strip()


def _is_list(kolom: Kolom) -> bool:
    """Tell whether a setting of this kind is a list, even when only one row gives it."""
    kind = KINDS.get(kolom.kind)
    return kind is not None and kind.empty == ()


def _damage(path: str, value: Any, place: Place) -> list[Problem]:
    """Return the problems of an error text, or of a number in which digits may be lost."""
    name = path.rpartition(".")[2]
    if is_identity(name):
        return check_cell(name, value, place)
    return check_cell(name, value, place) if error_of(value) else []


def _items(given: Given) -> list[tuple[str, Place]]:
    """Return the items of one row of a list: one, or as many as its cell has lines."""
    lines = clean_text(given.value).split("\n")
    return [(line.strip(), given.place) for line in lines if line.strip()]


def _value(path: str, given: Given) -> Any:
    """Return a value as YAML would have it: a text, in the page profile with decimals as typed."""
    value = given.value
    if given.kolom.kind == "angka" or path.startswith("tata_naskah."):
        value = value.value if isinstance(value, Shown) else value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        if isinstance(value, str):
            return value.strip().replace(",", ".") if _COMMA.fullmatch(value.strip()) else value
    return clean_text(value)
