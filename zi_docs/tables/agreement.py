"""Whether the declared tables agree: what one of them names is there, and no name means two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from zi_docs.errors import Problem
from zi_docs.indonesian.judul import sheet_key
from zi_docs.model.tabel import Tabel, referred
from zi_docs.model.table import Row
from zi_docs.model.values import pattern_names
from zi_docs.tables import problems
from zi_docs.tables.columns import (
    check_choices,
    check_conditions,
    check_derivations,
)


@dataclass(frozen=True, slots=True, eq=False)
class Declared:
    """A table or sheet with the last file that declares it, and the rank of that file's folder.

    It is equal only to itself, as its table is.
    """

    tabel: Tabel
    row: Row
    rank: int


def check_tables(tables: Mapping[str, Tabel], rows: Mapping[str, Row]) -> Iterator[Problem]:
    """Check what the tables say about each other, once every file is sound by itself."""
    for name, tabel in tables.items():
        yield from check_choices(tabel, rows[name])
        yield from check_derivations(tabel, rows[name])
        yield from check_conditions(tabel, rows[name])
        yield from _check_names(tabel, tables, rows[name])
        yield from _check_children(tabel, tables, rows[name])
        yield from _check_columns_of_others(tabel, tables, rows[name])
    for name, tabel in tables.items():
        if _comes_back(name, tables):
            yield problems.hangs_on_itself(rows[name].place("milik"))
        elif key := _needs_itself(tabel, tables):
            yield problems.key_of_itself(rows[name].place(key), tabel.judul)


def check_sheets(declared: Iterable[Declared]) -> Iterator[Problem]:
    """Check that no sheet could belong to two tables, or to settings (ZI455).

    Of two files, that of the later folder is told; of one table, only the first such name.
    """
    named: dict[str, Tabel] = {}
    for one in sorted(declared, key=lambda one: one.rank):
        tabel, row = one.tabel, one.row
        texts = dict.fromkeys(tabel.lembar, "lembar")
        texts |= {tabel.nama: "", tabel.judul: "judul"}
        firsts = {text: named.setdefault(sheet_key(text), tabel) for text in reversed(texts)}
        taken = next((text for text, first in firsts.items() if first is not tabel), "")
        if taken:
            yield problems.taken_sheet(row.place(texts[taken] or None), taken, firsts[taken])


def _check_names(tabel: Tabel, tables: Mapping[str, Tabel], row: Row) -> Iterator[Problem]:
    """Check that a table names only columns and tables that exist (ZI452)."""
    columns = list(tabel.kolom)
    for name, kolom in tabel.kolom.items():
        if kolom.table and kolom.table not in tables:
            place = row.place(f"kolom.{name}.jenis")
            yield problems.no_such_table(place, kolom.table, sorted(tables))
    for key in ("kunci", "sebutan"):
        for name in pattern_names(getattr(tabel, key)):
            if name not in columns:
                yield problems.no_such_column(row.place(key), name, columns)
    owner = tabel.kolom.get(tabel.milik)
    if tabel.milik and (owner is None or not referred(owner)):
        to = [name for name, kolom in tabel.kolom.items() if referred(kolom)]
        yield problems.no_owner(row.place("milik"), tabel.milik, to)
    yield from _check_dates(tabel, row)


def _check_dates(tabel: Tabel, row: Row) -> Iterator[Problem]:
    """Check that ``tanggal`` and ``urutan`` name columns of dates (ZI452)."""
    days = [name for name, _ in tabel.of_kind("tanggal")]
    named = [("tanggal", tabel.tanggal), *(("urutan", name) for name in tabel.urutan)]
    for key, name in named:
        if name and name not in days:
            tell = problems.no_date_column if name in tabel.kolom else problems.no_such_column
            yield tell(row.place(key), name, days)


def _check_children(tabel: Tabel, tables: Mapping[str, Tabel], row: Row) -> Iterator[Problem]:
    """Check that each child table hangs on its parent, and has one column there (ZI452)."""
    seen: set[str] = set()
    for name, kolom in tabel.of_kind("anak"):
        child = tables.get(kolom.table)
        if child and (kolom.table in seen or not child.owned_by(tabel.nama)):
            yield problems.no_child(row.place(f"kolom.{name}.jenis"), child, tabel)
        seen.add(kolom.table)


def _check_columns_of_others(
    tabel: Tabel, tables: Mapping[str, Tabel], row: Row
) -> Iterator[Problem]:
    """Check that no column has the name of the rows that hang on its row (ZI455)."""
    roots = {name.partition(".")[0]: name for name in tabel.kolom}
    for other in tables.values():
        if not other.owned_by(tabel.nama):
            continue
        for taken in (other.nama, f"jumlah_{other.nama}"):
            name = roots.get(taken, "")
            if name and tabel.kolom[name].table != other.nama:
                yield problems.taken_by_table(row.place(f"kolom.{name}"), name, other.judul)


def _needs_itself(tabel: Tabel, tables: Mapping[str, Tabel]) -> str:
    """Return the key of a table by which its rows are called after rows of the same table.

    It may lead there through other tables. Empty for a table whose rows can be called.
    """
    for key in ("kunci", "sebutan"):
        waiting, seen = _named_in(tabel, getattr(tabel, key)), set[str]()
        while waiting:
            name = waiting.pop()
            if name == tabel.nama:
                return key
            if name in tables and name not in seen:
                seen.add(name)
                waiting += _named_in(tables[name], tables[name].kunci + tables[name].sebutan)
    return ""


def _named_in(tabel: Tabel, pattern: str) -> list[str]:
    """Return the tables whose rows the columns in a pattern refer to."""
    columns = (tabel.kolom[name] for name in pattern_names(pattern) if name in tabel.kolom)
    return list(filter(None, map(referred, columns)))


def _comes_back(name: str, tables: Mapping[str, Tabel]) -> bool:
    """Tell whether the rows of a table hang, perhaps through others, on rows of the same table."""
    seen: list[str] = []
    while name in tables and name not in seen:
        seen.append(name)
        kolom = tables[name].kolom.get(tables[name].milik)
        name = referred(kolom) if kolom else ""
    return bool(seen) and name == seen[0]
