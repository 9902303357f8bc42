"""A declared table: the sheet's names, what a row is called, and the columns.

A table is one YAML file under ``templates/_tabel/``. These are its values;
:mod:`zi_docs.tables` reads them and makes records from rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from zi_docs.model.fields import Setting, Teks, YaTidak, clean_text, fold
from zi_docs.model.values import pattern_names

_ACRONYMS = {"nip", "nik", "ni", "pppk", "lke", "tw"}


def judul(name: str) -> str:
    """Return the title of a table or column: ``unit_kerja`` gives "Unit Kerja".

    A title stays as it is.
    """
    if name != name.lower():
        return name
    words = name.replace(".", "_").split("_")
    return " ".join(word.upper() if word in _ACRONYMS else word.capitalize() for word in words)


def _choices(value: Any) -> Any:
    """Return the words of a choice with their spellings; a plain list has words without any."""
    if isinstance(value, list):
        return {clean_text(word): () for word in value}
    if isinstance(value, dict):
        return {clean_text(word): spellings or () for word, spellings in value.items()}
    return value


def _values(value: Any) -> Any:
    """Return the values that a condition asks for: one may stand without a list."""
    if not isinstance(value, dict):
        return value
    return {name: isi if isinstance(isi, list) else [isi] for name, isi in value.items()}


Pilihan = Annotated[dict[str, tuple[Teks, ...]], BeforeValidator(_choices)]
Syarat = Annotated[dict[str, tuple[Teks, ...]], BeforeValidator(_values)]
"""Columns with the values by which something holds: ``{status: [proses, belum]}``."""


class Kolom(Setting):
    """One column.

    ``jenis`` names a kind (a row of :data:`zi_docs.tables.kinds.KINDS`), with a table after a colon
    for ``rujukan`` and ``anak``. ``ejaan`` are other ways to write the heading. ``pilihan`` are the
    words of a choice, as a list or each with its other spellings; when they are ``tetap``, the
    program gives each a meaning, and an office may only add spellings. ``bebas`` marks text whose
    words are checked. ``luar`` allows people who are not in Pegawai. ``bawaan`` is the value of an
    empty cell. ``disebut`` says what the thing chosen is called where documents and rows are named:
    the team "pengaduan" is the Tim Pengelola Pengaduan. ``aturan`` names the rule that reads the
    spellings of a choice which no list holds. ``bernomor`` lets a number alone be a name: the
    golongan of a PPPK, the code of a unit.

    ``samar`` are vague headings, the least vague first: they mean this column when no heading of
    the sheet says it more exactly ("instansi" for the unit). ``bukan`` are words that show that a
    column of this heading holds something else ("menikah" under "Status"). ``turunan`` are the
    columns, or ``sekitar``, from which this one follows, the surest first, so that a sheet may
    lack it. ``wajib_bila`` names other columns with the values by which this one should not be
    empty.
    """

    judul: str = ""
    keterangan: str = ""
    jenis: str = "teks"
    wajib: YaTidak = False
    bebas: YaTidak = False
    luar: YaTidak = False
    pilihan: Pilihan = Field(default_factory=dict)
    disebut: dict[str, Teks] = Field(default_factory=dict)
    tetap: YaTidak = False
    bernomor: YaTidak = False
    aturan: str = ""
    turunan: tuple[str, ...] = ()
    wajib_bila: Syarat = Field(default_factory=dict)
    ejaan: tuple[Teks, ...] = ()
    samar: tuple[Teks, ...] = ()
    bukan: tuple[Teks, ...] = ()
    bawaan: Teks = ""
    contoh: Teks = ""

    @cached_property
    def kind(self) -> str:
        """The kind's name, without the table that it refers to."""
        return self.jenis.partition(":")[0].strip()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its choice with all spellings, in small letters with single spaces."""
        both = ((word, *spellings) for word, spellings in self.pilihan.items())
        return frozenset(fold(text) for words in both for text in words)

    @cached_property
    def table(self) -> str:
        """The table that the column refers to; empty for most kinds."""
        return self.jenis.partition(":")[2].strip()


def referred(kolom: Kolom) -> str:
    """Return the table whose row a column names; empty for a column that names no row."""
    own = kolom.table if kolom.kind == "rujukan" else ""
    return {"unit": "unit_kerja", "orang": "pegawai"}.get(kolom.kind, own)


class Tabel(Setting):
    """One table.

    ``lembar`` are other names of its sheet or file. ``kunci`` is the pattern that tells two rows
    apart, ``milik`` names what its rows hang on: a column, or the table that one column refers to.
    ``sebutan`` is what a row is
    called. ``tanggal`` names the column that gives a document its date. ``letak`` is the table's
    place in lists. ``urutan`` lists columns of dates that follow one another, the earliest first.
    ``baris_contoh`` are the cells of its example that differ from the examples of
    its columns, which need not go together.
    """

    nama: str
    judul: str
    keterangan: str = ""
    lembar: tuple[Teks, ...] = ()
    kunci: str = ""
    milik: str = ""
    sebutan: str = ""
    tanggal: str = ""
    letak: int = 1000
    urutan: tuple[str, ...] = ()
    baris_contoh: dict[str, Teks] = Field(default_factory=dict)
    kolom: dict[str, Kolom]

    @property
    def example(self) -> dict[str, str]:
        """The cells of a row that shows how the table is filled in."""
        shown = {name: kolom.contoh for name, kolom in self.kolom.items()}
        return {**shown, **self.baris_contoh}

    @property
    def kolom_sebutan(self) -> str:
        """The column by which a row is called; empty when it is called by several, or by none."""
        names = pattern_names(self.sebutan)
        return names[0] if len(names) == 1 else ""

    def of_kind(self, *kinds: str) -> Iterator[tuple[str, Kolom]]:
        """Yield the columns that hold one of these kinds, with their names."""
        return ((name, kolom) for name, kolom in self.kolom.items() if kolom.kind in kinds)

    def title_of(self, column: str) -> str:
        """Return the title of a column: its own, or one made from its name."""
        kolom = self.kolom.get(column)
        return (kolom.judul if kolom else "") or judul(column)

    def parts_of(self, column: str) -> Tabel | None:
        """Return the parts of a dotted column as a table of their own; None when it has none."""
        begin = f"{column}."
        parts = {
            name.removeprefix(begin): kolom
            for name, kolom in self.kolom.items()
            if name.startswith(begin)
        }
        return Tabel(nama=column, judul=judul(column), kolom=parts) if parts else None

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns that must be there; children may stand in a sheet of their own."""
        columns = self.kolom.items()
        return tuple(name for name, kolom in columns if kolom.wajib and kolom.kind != "anak")

    @property
    def needed_titles(self) -> tuple[str, ...]:
        """The titles of the columns that must be there; of all columns when none must."""
        return tuple(map(self.title_of, self.needed or self.kolom))

    def owned_by(self, table: str) -> bool:
        """Tell whether rows of this table hang on rows of another one."""
        kolom = self.kolom.get(self.milik)
        return kolom is not None and referred(kolom) == table

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        """A table is equal only to itself, so that it can be a key."""
        return self is other


class Setelan(Kolom):
    """One setting that the sheet Pengaturan may give.

    ``per_jenis`` is the path of the same setting for one document type, with ``{jenis}``, for a
    setting that every type may have for itself.
    """

    per_jenis: str = ""


class Lembar(Tabel):
    """A sheet of settings, declared like a table.

    ``perlu`` are the columns without whose headings a sheet of this name is another one. ``ke`` is
    the path in the settings that one row fills, with its key in braces. Without it, each row gives
    one of the settings in ``isian``, which stand under their paths.
    """

    perlu: tuple[str, ...] = ()
    ke: str = ""
    isian: dict[str, Setelan] = Field(default_factory=dict)

    __hash__ = Tabel.__hash__

    @property
    def kunci_ke(self) -> str:
        """The column whose value completes ``ke``; empty without it."""
        return next(iter(pattern_names(self.ke)), "")

    @property
    def root(self) -> str:
        """The path under which all rows of this sheet go; empty without ``ke``."""
        return self.ke.partition("{")[0].rstrip(".")

    @property
    def titles(self) -> dict[str, str]:
        """The title of each setting, by its path."""
        return {path: setelan.judul or judul(path) for path, setelan in self.isian.items()}


class Tables(Mapping[str, Tabel]):
    """The tables of a workspace by name, in their usual order; equal only to themselves."""

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __init__(self, tables: Mapping[str, Tabel]) -> None:
        self._tables = dict(sorted(tables.items(), key=lambda pair: (pair[1].letak, pair[0])))

    def __getitem__(self, name: str) -> Tabel:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def hanging_on(self, table: str) -> Iterator[Tabel]:
        """Yield the tables whose rows hang on rows of this one."""
        return (tabel for tabel in self._tables.values() if tabel.owned_by(table))


def nested_cells(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cells with those of dotted columns put together.

    >>> nested_cells({"kode": "R1", "undangan.nomor": "5"})
    {'kode': 'R1', 'undangan': {'nomor': '5'}}
    """
    nested = {name: value for name, value in cells.items() if "." not in name}
    for name, value in cells.items():
        if "." in name:
            root, _, part = name.partition(".")
            inside = nested.get(root)
            nested[root] = {**(inside if isinstance(inside, dict) else {}), part: value}
    return nested
