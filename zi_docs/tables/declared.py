"""Reads the table files: the built-in ones, then those of an office, which add to them.

A file of a new name is a new table. A file of a built-in table's name adds columns, spellings,
sheet names and choices; it may not remove, retype or loosen anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from zi_docs.errors import Problem, TemplateError
from zi_docs.model.build import build_setting
from zi_docs.model.record import Record
from zi_docs.model.tabel import Kolom, Tabel, Tables
from zi_docs.model.table import Row, Source
from zi_docs.model.values import pattern_names
from zi_docs.tables import problems
from zi_docs.tables.kinds import KINDS
from zi_docs.yaml_lines import FOLDER, read_yaml

FOLDER_NAME = "_tabel"
_LIMIT = 500_000
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}(\.[a-z][a-z0-9_]{0,59})?")
_WORDS = frozenset(
    [
        "and",
        "else",
        "false",
        "if",
        "in",
        "is",
        "loop",
        "none",
        "not",
        "or",
        "self",
        "true",
        "items",
        "keys",
        "values",
        "get",
        "pop",
        "popitem",
        "update",
        "copy",
        "clear",
        "setdefault",
        "fromkeys",
        "bagian",
        "berkas",
        "isian",
        "mengingat",
        "pengaturan",
        "tata_naskah",
    ]
)
ROOTS = frozenset(
    [
        "data",
        "nomor",
        "tanggal",
        "tahun",
        "tahun_naskah",
        "draf",
        "konsep",
        "jumlah",
        "tarif_meterai",
        "sebelumnya",
        "pejabat",
        "nomor_surat",
    ]
)
"""Names of the context and of sheets of settings that no table may have.

Columns may, since they stand under their row.
"""

_FIXED = ("kunci", "milik", "tanggal")


def load_tables(folders: Iterable[Path], show: Callable[[Path], str]) -> Tables:
    """Return the tables that the folders of templates declare; later folders add to earlier ones.

    ``show`` gives a path as a person knows it. Raises :class:`TemplateError` with everything that
    is wrong (ZI201-ZI204 for keys, ZI451-ZI455).
    """
    tables: dict[str, Tabel] = {}
    rows: dict[str, Row] = {}
    found: list[Problem] = []
    for path in (p for folder in folders for p in sorted((folder / FOLDER_NAME).glob("*.yaml"))):
        try:
            row = read_declared(path, show(path))
        except TemplateError as error:
            found += error.problems
            continue
        known = tables.get(path.stem)
        cells = row.cells if known is None else {"judul": known.judul, **row.cells}
        made, wrong = build_setting(Tabel, _renamed(row, {**cells, "nama": path.stem}))
        found += wrong
        if made is None:
            continue
        found += [*_check_own(made, row), *(_check_addition(known, made, row) if known else ())]
        tables[path.stem] = made if known is None else _added(known, made)
        rows[path.stem] = row
    found += [p for name, tabel in tables.items() for p in _check_names(tabel, tables, rows[name])]
    if found:
        raise TemplateError(found)
    return Tables(tables)


def read_declared(path: Path, shown: str) -> Row:
    """Return what a file declares. Raises :class:`TemplateError` (ZI431-ZI433)."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TemplateError([problems.unreadable(shown, error)]) from error
    tree = read_yaml(content, shown, FOLDER, limit=_LIMIT)
    if not isinstance(tree.value, dict):
        raise TemplateError([problems.no_table(shown)])
    return Row(Source(shown), 1, _with_columns(tree.value), tree.lines)


def _with_columns(cells: dict[str, Any]) -> dict[str, Any]:
    """Return the cells in which a column without a description (``tempat:``) has an empty one."""
    columns = cells.get("kolom")
    if not isinstance(columns, dict):
        return cells
    own = {name: ({} if value in (None, "") else value) for name, value in columns.items()}
    return {**cells, "kolom": own}


def _renamed(row: Row, cells: Mapping[str, Any]) -> Row:
    return Row(row.source, row.number, cells, row.lines)


def _check_own(tabel: Tabel, row: Row) -> Iterator[Problem]:
    """Check the names and kinds of one file (ZI451, ZI453)."""
    if not _NAME.fullmatch(tabel.nama) or tabel.nama in _WORDS | ROOTS or "." in tabel.nama:
        yield problems.bad_table_name(row.place(), tabel.nama)
    for name, kolom in tabel.kolom.items():
        place = row.place(f"kolom.{name}")
        if kolom.kind not in KINDS or bool(kolom.table) != KINDS[kolom.kind].refers:
            yield problems.unknown_kind(row.place(f"kolom.{name}.jenis"), kolom.jenis, KINDS)
        if kolom.kind == "pilihan" and not kolom.pilihan:
            yield problems.no_choices(place, name)
        taken = hasattr(Record, name) or name in _WORDS or name.startswith("daftar_")
        if not _NAME.fullmatch(name) or taken:
            yield problems.bad_column_name(place, name)


def _check_names(tabel: Tabel, tables: Mapping[str, Tabel], row: Row) -> Iterator[Problem]:
    """Check that a table names only columns and tables that exist (ZI452), and clashes (ZI455)."""
    for name, kolom in tabel.kolom.items():
        if kolom.table and kolom.table not in tables:
            place = row.place(f"kolom.{name}.jenis")
            yield problems.no_such_table(place, kolom.table, sorted(tables))
    for key in ("kunci", "sebutan"):
        for name in pattern_names(getattr(tabel, key)):
            if name not in tabel.kolom:
                yield problems.no_such_column(row.place(key), name, list(tabel.kolom))
    if tabel.milik and tabel.milik not in tabel.kolom:
        yield problems.no_such_column(row.place("milik"), tabel.milik, list(tabel.kolom))
    if tabel.tanggal and tabel.tanggal not in tabel.kolom:
        yield problems.no_such_column(row.place("tanggal"), tabel.tanggal, list(tabel.kolom))
    for other in tables.values():
        if other.milik and other is not tabel and other.owned_by(tabel.nama):
            clash = {other.nama, f"jumlah_{other.nama}"} & set(tabel.kolom)
            yield from (
                problems.taken_by_table(row.place(f"kolom.{name}"), name, other.judul)
                for name in sorted(clash)
                if tabel.kolom[name].kind != "anak"
            )


def _check_addition(known: Tabel, own: Tabel, row: Row) -> Iterator[Problem]:
    """Check that a file only adds to a built-in table (ZI454)."""
    for key in _FIXED:
        if key in own.model_fields_set and getattr(own, key) != getattr(known, key):
            yield problems.only_adds(row.place(key), f'"{key}" tabel {known.judul}')
    for name, kolom in own.kolom.items():
        old = known.kolom.get(name)
        if old is None:
            continue
        changed = "jenis" in kolom.model_fields_set and kolom.jenis != old.jenis
        loosened = any(
            key in kolom.model_fields_set and getattr(old, key) != getattr(kolom, key)
            for key in ("bebas", "luar", "bawaan")
        ) or ("wajib" in kolom.model_fields_set and old.wajib and not kolom.wajib)
        if changed or loosened:
            yield problems.only_adds(row.place(f"kolom.{name}"), f'kolom "{name}"')


def _added(known: Tabel, own: Tabel) -> Tabel:
    """Return a table with what an office's file adds to it."""
    columns = dict(known.kolom)
    for name, kolom in own.kolom.items():
        columns[name] = _added_column(columns[name], kolom) if name in columns else kolom
    return known.model_copy(
        update={"lembar": (*known.lembar, *own.lembar), "kolom": columns, "judul": own.judul}
    )


def _added_column(old: Kolom, own: Kolom) -> Kolom:
    choices = {
        word: (*old.pilihan.get(word, ()), *own.pilihan.get(word, ()))
        for word in (*old.pilihan, *own.pilihan)
    }
    said: dict[str, Any] = {
        key: getattr(own, key)
        for key in ("judul", "keterangan", "contoh", "wajib")
        if key in own.model_fields_set
    }
    return old.model_copy(update={**said, "ejaan": (*old.ejaan, *own.ejaan), "pilihan": choices})
