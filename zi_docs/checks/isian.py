"""Check that the data has everything a document type needs.

The type's own fields must have the right shape: a text or a list, as the naskah prints it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zi_docs.checks import problems, problems_rujukan
from zi_docs.checks.nomor_identitas import number_column
from zi_docs.checks.places import is_missing, missing_column, missing_columns
from zi_docs.checks.tabel import check_value
from zi_docs.errors import Problem
from zi_docs.model import DocType, Isian, Record, Setting, lookup
from zi_docs.tables import ContextBuilder, DataSet, Kelompok, Pegawai, nested_place
from zi_docs.tables.isian import OWN, fields_of
from zi_docs.tables.keys import part_of_key
from zi_docs.tables.names import OF_THE_DOCUMENT

# Each printed form, and the column from which it is made.
_MADE_FROM = {
    "nama_gelar": "nama",
    "nama_kapital": "nama",
    "nomor_induk": "nip",
    "nomor_tampil": "nip",
    "label_nip": "nip",
    "jenis_nomor": "nip",
    "pangkat_golongan": "golongan",
    "baris_jabatan": "jabatan",
    "hari_tanggal": "tanggal",
    "pukul": "pukul_mulai",
}

_GROUPS = " (menurut kolom ini barisnya dikelompokkan)"
_TEXT = "satu teks"
_LIST = "daftar teks"


def check_isian(
    doctype: DocType,
    context: Mapping[str, Any],
    record: Record | None,
    dataset: DataSet,
    wanted: Mapping[str, Isian] | None = None,
) -> list[Problem]:
    """Return a problem (ZI380) for each required value that is empty in this context.

    A row without a key is refused (ZI201): nothing would tell its document from another one.
    ``wanted`` are the values of :func:`wanted_values`, for who asks of thousands.
    """
    if record is not None and not record.record_key:
        return [problems_rujukan.no_key(record, doctype.manifest.judul)]
    if wanted is None:
        wanted = wanted_values(doctype, dataset)
    if isinstance(record, Kelompok):
        return list(_lacking_in_group(doctype, wanted, context, record, dataset))
    return list(_lacking(doctype, wanted, context, record, dataset))


def wanted_values(doctype: DocType, dataset: DataSet) -> dict[str, Isian]:
    """Return the values that each document of a type needs, by their paths.

    A value that was given, but refused, is not also told as empty.
    """
    given = dataset.pengaturan.isian.get(doctype.id, {})
    refused = {
        f"{OWN}{field.path}"
        for field in fields_of(doctype.manifest)
        if field.is_given(lookup(given, field.path))
    }
    return {
        path: isian
        for path, isian in doctype.manifest.isian.items()
        if isian.wajib and path not in refused and path.partition(".")[0] not in OF_THE_DOCUMENT
    }


def _lacking(
    doctype: DocType,
    wanted: Mapping[str, Isian],
    context: Mapping[str, Any],
    record: Record | None,
    dataset: DataSet,
) -> Iterator[Problem]:
    """Yield a problem for each wanted value that is empty in a context.

    The columns that the whole sheet of the record lacks are one problem. They are none where the
    sheet itself is refused, since they may stand in what was not read.
    """
    absent: dict[str, None] = {}
    for path, isian in wanted.items():
        if not _is_empty(lookup(context, path)):
            continue
        if record is not None and _is_refused(path, record, dataset):
            continue
        if record is not None and (column := _absent_column(path, record)):
            absent[column] = None
        else:
            yield _missing(doctype, path, isian, record, dataset, context)
    if record is None or not absent or _is_refused_sheet(record, dataset):
        return
    yield missing_columns(record, tuple(absent), doctype.manifest.judul)


def _is_refused_sheet(record: Record, dataset: DataSet) -> bool:
    return record.asal is not None and record.asal.source.place in dataset.refused


def _lacking_in_group(
    doctype: DocType,
    wanted: Mapping[str, Isian],
    context: Mapping[str, Any],
    group: Kelompok,
    dataset: DataSet,
) -> Iterator[Problem]:
    """Yield what the rows of a group lack, then its own columns, then all the rest.

    A path that begins with the table is wanted in every row.
    """
    table = group.tabel.nama
    of_rows = {path: one for path, one in wanted.items() if _root(path) == table}
    for row, shown in zip(group.grouped_rows, context[f"daftar_{table}"], strict=True):
        yield from _lacking(doctype, of_rows, {table: shown}, row, dataset)
    own = {path: one for path, one in wanted.items() if _root(path) in group.tabel.kolom}
    below = {f"{table}.{path}": one for path, one in own.items()}
    yield from _lacking(doctype, below, {table: context}, group, dataset)
    rest = {path: one for path, one in wanted.items() if path not in {*of_rows, *own}}
    yield from _lacking(doctype, rest, context, group, dataset)


def _root(path: str) -> str:
    return path.partition(".")[0]


def check_groups(builder: ContextBuilder) -> Iterator[Problem]:
    """Check that no row is left out of the groups: a column of theirs is filled (ZI380, ZI381)."""
    dataset, manifest = builder.dataset, builder.doctype.manifest
    for row in filter(
        builder.is_in_a_group, dataset.rows(manifest.tabel) if manifest.kelompok else ()
    ):
        for name in manifest.kelompok:
            if not part_of_key(dataset, row.tabel, row, name):
                yield _no_group(row, name, manifest.judul)


def _no_group(row: Record, name: str, judul: str) -> Problem:
    """Return the problem of a row that is in no group; a person may have a column of numbers."""
    number = f"{name}_nip"
    column = number if row.asal and number in row.asal.source.headings else name
    absent = missing_column(row, column, judul)
    return absent or problems.cell_needed(row, column, judul, _GROUPS, row.label or row.record_key)


def _is_empty(value: Any) -> bool:
    """Tell whether nothing would be printed; zero and "tidak" are answers, not empty values."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Mapping):
        return all(_is_empty(item) for item in value.values())
    return isinstance(value, (list, tuple)) and not value


def _is_refused(path: str, record: Record, dataset: DataSet) -> bool:
    """Tell whether the empty value would come from a unit or person whose row was refused."""
    _, _, inner = path.partition(".")
    column, _, _ = inner.partition(".")
    named = str(getattr(record, column, ""))
    code = str(getattr(record, "unit_kerja", ""))
    if column == "atasan" and not named:  # the head of the unit is used instead
        unit = dataset.find_unit(code)
        named = unit.kepala if unit else ""
    lost = column in ("unit_kerja", "atasan") and dataset.find_refused("unit_kerja", code)
    kolom = record.tabel.kolom.get(column)
    if kolom is not None and kolom.kind == "unit" and named and not dataset.find_unit(named):
        return True  # the unknown unit is reported
    is_person = kolom is not None and kolom.kind == "orang"
    return bool(lost or (is_person and dataset.find_refused("pegawai", named)))


def _missing(
    doctype: DocType,
    path: str,
    isian: Isian,
    record: Record | None,
    dataset: DataSet,
    context: Mapping[str, Any],
) -> Problem:
    """Return the problem at the place that a clerk has to fill in."""
    judul, what = doctype.manifest.judul, _purpose(isian)
    root, _, rest = path.partition(".")
    if record is not None and root == record.tabel.nama:
        return _in_record(record, path, judul, what, context, dataset)
    settings = dataset.settings_row
    if root == "isian":
        return problems.setting_needed(settings, f"isian.{doctype.id}.{rest}", judul, what)
    if root == "pengaturan":
        return problems.setting_needed(settings, _typed(rest), judul, what)
    if root.startswith("daftar_"):
        return problems.rows_needed(root.removeprefix("daftar_"), judul, what)
    return problems.value_needed(doctype.place("manifest.yaml"), path, judul, what)


def _purpose(isian: Isian) -> str:
    """Return the manifest's description of a field, in brackets for use in a sentence."""
    words = isian.keterangan.strip().rstrip(".")
    lower = words[:1].lower() + words[1:] if words[1:2].islower() else words
    return f" ({lower})" if words else ""


def _absent_column(path: str, record: Record) -> str:
    """Return the column of a path, if the record's whole table lacks it; else an empty text.

    A missing column ``atasan`` is no problem here, since the superior may come from the unit.
    """
    root, _, inner = path.partition(".")
    column = _typed(inner.partition(".")[0])
    if root != record.tabel.nama or not column or column == "atasan":
        return ""
    if isinstance(record, Pegawai) and column == "nip":
        column = number_column(record)
    return column if is_missing(record, column) else ""


def _in_record(
    record: Record,
    path: str,
    judul: str,
    what: str,
    context: Mapping[str, Any],
    dataset: DataSet,
) -> Problem:
    """Return the problem of an empty cell, or of a cell whose unit or person lacks the value."""
    root, _, inner = path.partition(".")
    column, _, rest = inner.partition(".")
    whom = record.label or record.record_key
    is_known = bool(rest) and not _is_empty(lookup(context, f"{root}.{column}"))
    if isinstance(getattr(record, column, None), Setting):  # its parts were typed separately
        part = _typed(rest)
        place = nested_place(record, f"{column}.{part}")
        return problems.part_needed(place, part.rpartition(".")[2], judul, what, whom)
    column = _typed(column)
    if isinstance(record, Pegawai) and column == "nip":
        column = number_column(record)
    is_column = column in type(record).model_fields or column in (record.model_extra or ())
    if not is_column or is_known:
        place = record.place(column if is_column else None)
        return problems.elsewhere_needed(place, _typed(inner), judul, what, whom, dataset.tables)
    return problems.cell_needed(record, column, judul, what, whom)


def _typed(path: str) -> str:
    """Return the path of the typed value; a printed form is replaced by what it is made from."""
    head, dot, last = path.rpartition(".")
    return f"{head}{dot}{_MADE_FROM.get(last, last)}"


def check_bentuk_isian(doctype: DocType, dataset: DataSet) -> Iterator[Problem]:
    """Check that the settings of a type have the same shape as its ``bawaan`` (ZI382).

    A field with a kind is checked as a cell of that kind (ZI201-ZI203, ZI320-ZI322, ZI327). For
    another one without ``bawaan`` a text is expected: another shape would fail in the middle of a
    run.
    """
    given = dataset.pengaturan.isian.get(doctype.id, {})
    own = [name for name in doctype.manifest.isian if name.startswith("isian.")]
    for name in own:
        path = name.removeprefix("isian.")
        is_group = any(other.startswith(f"{name}.") for other in own)
        wanted = _shape(doctype.manifest.isian[name].bawaan)
        value = lookup(given, path)
        has_kind = bool(doctype.manifest.isian[name].jenis)
        if wanted and not (is_group or has_kind) and not _fits(value, wanted):
            row, judul = dataset.settings_row, doctype.manifest.judul
            yield problems.wrong_shape(row, doctype.id, path, judul, _found(value), wanted)
    yield from _check_kinds(doctype, dataset)


def _check_kinds(doctype: DocType, dataset: DataSet) -> Iterator[Problem]:
    """Check what the settings give for fields that have a kind, as a cell of that kind."""
    given = dataset.pengaturan.isian.get(doctype.id, {})
    for field in fields_of(doctype.manifest):
        place = dataset.settings_row.place(f"isian.{doctype.id}.{field.path}")
        made, refused = field.read(lookup(given, field.path), place)
        yield from refused
        if made is not None:
            yield from check_value(dataset, made, field.name, field.kolom, place)


def _found(value: Any) -> str:
    """Return Indonesian words for the shape that was typed."""
    if isinstance(value, Mapping):
        return 'baris-baris "kunci: nilai"'
    return "daftar" if isinstance(value, list) else _TEXT


def _shape(default: Any) -> str:
    """Return the expected shape; an empty text when only the type knows it."""
    if isinstance(default, list):
        return _LIST if all(isinstance(item, str) for item in default) else ""
    return "" if isinstance(default, Mapping) else _TEXT


def _fits(value: Any, wanted: str) -> bool:
    if value is None or value == "":
        return True
    if wanted == _TEXT:
        return not isinstance(value, (list, Mapping))
    return isinstance(value, list) and not any(isinstance(i, (list, Mapping)) for i in value)
