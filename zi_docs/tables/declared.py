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
from zi_docs.model.tabel import Kolom, Tabel, Tables, referred
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
        "sebelumnya",
        "konsep",
        "jumlah",
        "tarif_meterai",
        "sebelumnya",
        "pejabat",
        "nomor_surat",
    ]
)
"""Names of the context and of settings that no table may have. Columns may: they stand in a row."""

_PRINTED = "nama_gelar nama_kapital label_nip nomor_induk nomor_tampil jenis_nomor pangkat_golongan"
_MADE = {
    "pegawai": {*_PRINTED.split(), "baris_jabatan"},
    "rapat": {"hari_tanggal"},
    "rencana_aksi": {"bulan", "target_satuan", "nomor"},
}
"""Names that a naskah sees in a row although they are no columns: what is made from the columns."""

_FIXED = ("kunci", "milik", "tanggal", "sebutan")


def load_tables(folders: Iterable[Path], show: Callable[[Path], str]) -> Tables:
    """Return the tables that the folders of templates declare; later folders add to earlier ones.

    ``show`` gives a path as a person knows it. Raises :class:`TemplateError` with everything that
    is wrong (ZI201-ZI204 for keys, ZI451-ZI455).
    """
    loading = _Loading()
    for path in (p for folder in folders for p in sorted((folder / FOLDER_NAME).glob("*.yaml"))):
        loading.add(path.stem, path, show(path))
    found = [*loading.found, *_strays(folders, show)]
    found = found or list(_check_all(loading.tables, loading.rows))
    if found:
        raise TemplateError(found)
    return Tables(loading.tables)


class _Loading:
    """The tables while their files are being read, and what is wrong with the files."""

    def __init__(self) -> None:
        self.tables: dict[str, Tabel] = {}
        self.rows: dict[str, Row] = {}
        self.found: list[Problem] = []

    def add(self, name: str, path: Path, shown: str) -> None:
        """Read one file; it is a new table, or it adds to one that is known."""
        try:
            row = read_declared(path, shown)
        except TemplateError as error:
            self.found += error.problems
            return
        known = self.tables.get(name)
        base = {"judul": known.judul, "kolom": {}} if known else {}
        made, wrong = build_setting(Tabel, _renamed(row, {**base, **row.cells, "nama": name}))
        self.found += wrong
        if made is None:
            return
        self.found += [
            *_check_own(made, row, known),
            *(_check_addition(known, made, row) if known else ()),
        ]
        self.tables[name] = _with_owner(made if known is None else _added(known, made))
        self.rows[name] = row


def _strays(folders: Iterable[Path], show: Callable[[Path], str]) -> Iterator[Problem]:
    """Yield a problem for each file beside the tables that is not read (ZI456)."""
    for folder in folders:
        for path in sorted((folder / FOLDER_NAME).glob("[!.~]*")):
            if path.suffix != ".yaml" and not path.name.casefold().startswith("readme"):
                yield problems.not_a_table_file(show(path), path.name)


def _with_owner(tabel: Tabel) -> Tabel:
    """Return the table with a column as ``milik``: one may name a table that a column refers to."""
    if not tabel.milik or tabel.milik in tabel.kolom:
        return tabel
    to = [name for name, kolom in tabel.kolom.items() if referred(kolom) == tabel.milik]
    return tabel.model_copy(update={"milik": to[0]}) if len(to) == 1 else tabel


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


def _check_own(tabel: Tabel, row: Row, known: Tabel | None) -> Iterator[Problem]:
    """Check the names and kinds of one file (ZI451, ZI453)."""
    taken = tabel.nama in _WORDS | ROOTS or tabel.nama.startswith("daftar_")
    if not _NAME.fullmatch(tabel.nama) or taken or "." in tabel.nama:
        yield problems.bad_table_name(row.place(), tabel.nama)
    if not tabel.kolom and known is None:
        yield problems.no_columns(row.place("kolom"))
    for name, kolom in tabel.kolom.items():
        if kolom.kind not in KINDS or bool(kolom.table) != KINDS[kolom.kind].refers:
            yield problems.unknown_kind(row.place(f"kolom.{name}.jenis"), kolom.jenis, KINDS)
        made = name in _MADE.get(tabel.nama, ())
        if made or not _is_free(name) or not _is_alone(name, kolom, tabel):
            yield problems.bad_column_name(row.place(f"kolom.{name}"), name)


def _is_free(name: str) -> bool:
    """Tell whether a naskah can use a name for a column."""
    root, _, part = name.partition(".")
    return _NAME.fullmatch(name) is not None and not any(
        hasattr(Record, one) or one in _WORDS or one.startswith("daftar_")
        for one in (root, part or root)
    )


def _is_alone(name: str, kolom: Kolom, tabel: Tabel) -> bool:
    """Tell whether a column takes no name that another column of its table needs.

    The number beside a person, the marks of a schedule and the parts of a dotted column have names
    of their own. A list of rows can't be a part.
    """
    root, dot, _ = name.partition(".")
    if dot and (root in tabel.kolom or kolom.kind == "anak"):
        return False
    kinds = {own: other.kind for own, other in tabel.kolom.items()}
    if name.startswith(("bulan_", "triwulan_")) and name.rpartition("_")[2].isdigit():
        return "bulan" not in kinds.values()
    before, _, last = name.rpartition("_")
    return kinds.get(before) not in {"nip": ("orang",), "nama": ("orang",), "benar": ("nip",)}.get(
        last, ()
    )


def _check_all(tables: Mapping[str, Tabel], rows: Mapping[str, Row]) -> Iterator[Problem]:
    """Check what the tables say about each other, once every file is sound by itself."""
    for name, tabel in tables.items():
        yield from _check_choices(tabel, rows[name])
        yield from _check_names(tabel, tables, rows[name])
        yield from _check_children(tabel, tables, rows[name])
        yield from _check_columns_of_others(tabel, tables, rows[name])
    yield from _check_sheets(tables, rows)
    for name in tables:
        if _comes_back(name, tables):
            yield problems.hangs_on_itself(rows[name].place("milik"))


def _check_choices(tabel: Tabel, row: Row) -> Iterator[Problem]:
    """Check that a choice has words, and that no spelling stands for two of them (ZI451)."""
    for name, kolom in tabel.of_kind("pilihan"):
        place = row.place(f"kolom.{name}")
        if not any(kolom.pilihan):
            yield problems.no_choices(place, name)
        seen: dict[str, str] = {}
        for word, spellings in kolom.pilihan.items():
            for spelling in (word, *spellings):
                first = seen.setdefault(" ".join(spelling.casefold().split()), word)
                if first != word:
                    yield problems.two_choices(place, spelling, first, word)


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
    day = tabel.kolom.get(tabel.tanggal)
    if tabel.tanggal and (day is None or day.kind != "tanggal"):
        days = [name for name, _ in tabel.of_kind("tanggal")]
        tell = problems.no_such_column if day is None else problems.no_date_column
        yield tell(row.place("tanggal"), tabel.tanggal, days)


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


def _check_sheets(tables: Mapping[str, Tabel], rows: Mapping[str, Row]) -> Iterator[Problem]:
    """Check that no sheet could belong to two tables (ZI455)."""
    named: dict[str, Tabel] = {}
    for tabel in tables.values():
        for text in (tabel.nama, tabel.judul, *tabel.lembar):
            first = named.setdefault("".join(filter(str.isalnum, text.casefold())), tabel)
            if first is not tabel:
                place = rows[tabel.nama].place("lembar" if text in tabel.lembar else "judul")
                yield problems.taken_sheet(place, text, first.judul)


def _comes_back(name: str, tables: Mapping[str, Tabel]) -> bool:
    """Tell whether the rows of a table hang, perhaps through others, on rows of the same table."""
    seen: list[str] = []
    while name in tables and name not in seen:
        seen.append(name)
        kolom = tables[name].kolom.get(tables[name].milik)
        name = referred(kolom) if kolom else ""
    return bool(seen) and name == seen[0]


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
        for key in ("judul", "keterangan", "contoh", "wajib")
        if key in own.model_fields_set
    }
    spellings = (*filter(None, (old.judul,)), *old.ejaan, *own.ejaan)
    return old.model_copy(update={**said, "ejaan": spellings, "pilihan": choices})
