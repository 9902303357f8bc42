"""Reads the table files: the built-in ones, then those of an office, which add to them.

A file of a new name is a new table. A file of a built-in table's name adds columns, spellings,
sheet names and choices; it may not remove, retype or loosen anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from zi_docs.errors import Problem, TemplateError
from zi_docs.model.build import build_setting
from zi_docs.model.tabel import Kolom, Tabel, Tables, referred
from zi_docs.model.table import Row
from zi_docs.plain_file import names_in
from zi_docs.tables import problems
from zi_docs.tables.agreement import Declared, check_sheets, check_tables
from zi_docs.tables.columns import (
    NAME,
    WORDS,
    check_columns,
    check_headings,
    check_taken,
    with_titles,
)
from zi_docs.tables.files import KEPT, DeclaredFile, files_of
from zi_docs.tables.names import ROOTS

FOLDER_NAME = "_tabel"
_OTHER = frozenset({"data", "konsep", "nomor_surat", "pejabat"})  # of settings and manifests

_TIED = ("bebas", "luar", "bawaan", "tetap", "aturan", "turunan")
_FIXED = ("kunci", "milik", "tanggal", "sebutan", "urutan")


def load_tables(
    folders: Sequence[Path], show: Callable[[Path], str], lembar: tuple[Declared, ...] = ()
) -> Tables:
    """Return the tables that the folders of templates declare; later folders add to earlier ones.

    ``show`` gives a path as a person knows it. ``lembar`` are the sheets of settings, whose names
    no table may have. Raises :class:`TemplateError` with everything that is wrong (ZI201-ZI204 for
    keys, ZI451-ZI456, ZI462, ZI463).
    """
    files = tuple(files_of(folders, FOLDER_NAME, show))
    return _tables_of(files, tuple(_strays(folders, show)), lembar)


@lru_cache(maxsize=KEPT)
def _tables_of(
    files: tuple[DeclaredFile, ...], strays: tuple[Problem, ...], lembar: tuple[Declared, ...]
) -> Tables:
    loading = _Loading()
    for file in files:
        loading.add(file)
    found = [*loading.found, *strays]
    found = found or [
        *check_tables(loading.tables, loading.rows),
        *check_sheets([*loading.declared(), *lembar]),
    ]
    if found:
        raise TemplateError(found)
    return Tables(loading.tables)


class _Loading:
    """The tables while their files are being read, and what is wrong with the files."""

    def __init__(self) -> None:
        self.tables: dict[str, Tabel] = {}
        self.rows: dict[str, Row] = {}
        self.ranks: dict[str, int] = {}
        self.found: list[Problem] = []

    def declared(self) -> Iterator[Declared]:
        """Yield the tables with their files."""
        return (
            Declared(one, self.rows[name], self.ranks[name]) for name, one in self.tables.items()
        )

    def add(self, file: DeclaredFile) -> None:
        """Take one file; it is a new table, or it adds to one that is known."""
        name = file.name
        try:
            row = file.row()
        except TemplateError as error:
            self.found += error.problems
            return
        known = self.tables.get(name)
        if "nama" in row.cells:
            self.found.append(problems.own_key(row.place("nama"), "nama", name))
        base = {"judul": known.judul, "kolom": {}} if known else {}
        made, wrong = build_setting(Tabel, _renamed(row, {**base, **row.cells, "nama": name}))
        self.found += wrong
        if made is None:
            return
        whole = made if known is None else _added(known, made)
        self.found += [
            *_check_own(whole, made, row, known is None),
            *(_check_addition(known, made, row) if known else ()),
        ]
        self.tables[name] = _with_owner(whole)
        self.rows[name], self.ranks[name] = row, file.rank


def _strays(folders: Iterable[Path], show: Callable[[Path], str]) -> Iterator[Problem]:
    """Yield a problem for each file beside the tables that is not read (ZI456)."""
    for folder in folders:
        for path in names_in(folder / FOLDER_NAME, "[!.~]*"):
            if path.suffix != ".yaml" and not path.name.casefold().startswith("readme"):
                yield problems.not_a_table_file(show(path), path.name)


def _with_owner(tabel: Tabel) -> Tabel:
    """Return the table with a column as ``milik``: one may name a table that a column refers to."""
    if not tabel.milik or tabel.milik in tabel.kolom:
        return tabel
    to = [name for name, kolom in tabel.kolom.items() if referred(kolom) == tabel.milik]
    return tabel.model_copy(update={"milik": to[0]}) if len(to) == 1 else tabel


def _renamed(row: Row, cells: Mapping[str, Any]) -> Row:
    return Row(row.source, row.number, cells, row.lines)


def _check_own(whole: Tabel, made: Tabel, row: Row, is_new: bool) -> Iterator[Problem]:
    """Check what one file declares; ``whole`` is the table with it (ZI451, ZI453, ZI462, ZI463)."""
    name = whole.nama
    taken = name in WORDS | ROOTS | _OTHER or name.startswith("daftar_")
    if not NAME.fullmatch(name) or taken or "." in name:
        yield problems.bad_table_name(row.place(), name)
    if not made.kolom and is_new:
        yield problems.no_columns(row.place("kolom"))
    yield from check_columns(whole, made.kolom, row)
    yield from check_headings(with_titles(whole), row)
    yield from check_taken(whole.kolom, made.kolom, row)


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
            for key in _TIED
        ) or ("wajib" in kolom.model_fields_set and old.wajib and not kolom.wajib)
        if changed or loosened:
            yield problems.only_adds(row.place(f"kolom.{name}"), f'kolom "{name}"')
        elif old.tetap and (words := [word for word in kolom.pilihan if word not in old.pilihan]):
            place = row.place(f"kolom.{name}.pilihan")
            yield problems.only_spellings(place, words, list(old.pilihan))


def _added(known: Tabel, own: Tabel) -> Tabel:
    """Return a table with what an office's file adds to it."""
    columns = dict(known.kolom)
    for name, kolom in own.kolom.items():
        columns[name] = _added_column(columns[name], kolom) if name in columns else kolom
    said: dict[str, Any] = {
        key: getattr(own, key) for key in ("keterangan", "letak") if key in own.model_fields_set
    }
    sheets = (*known.lembar, *own.lembar)
    return known.model_copy(
        update={**said, "lembar": sheets, "kolom": columns, "judul": own.judul or known.judul}
    )


def _added_column(old: Kolom, own: Kolom) -> Kolom:
    """Return a column with what an office's file adds; its former title stays a spelling."""
    choices = {
        word: (*old.pilihan.get(word, ()), *own.pilihan.get(word, ()))
        for word in (*old.pilihan, *own.pilihan)
    }
    said: dict[str, Any] = {
        key: getattr(own, key)
        for key in ("judul", "keterangan", "contoh", "wajib", "wajib_bila")
        if key in own.model_fields_set
    }
    said |= {key: (*getattr(old, key), *getattr(own, key)) for key in ("samar", "bukan")}
    said["disebut"] = {**old.disebut, **own.disebut}
    spellings = (*filter(None, (old.judul,)), *old.ejaan, *own.ejaan)
    return old.model_copy(update={**said, "ejaan": spellings, "pilihan": choices})
