"""Check that the data has everything a document type needs.

The type's own fields must have the right shape: a text or a list, as the naskah prints it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zi_docs.checks import problems
from zi_docs.checks.nomor_identitas import number_column
from zi_docs.checks.places import missing_column, nested_place
from zi_docs.errors import Problem
from zi_docs.model import DataSet, DocType, Isian, Pegawai, Record, Setting, lookup

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
_OF_THE_RUN = {
    "tanggal",
    "nomor",
    "draf",
    "mengingat",
    "berkas",
    "tarif_meterai",
}  # known only when the document is made
_RECORDS = {"pegawai", "unit_kerja", "rapat"}
_PEOPLE = {"atasan", "kepala", "pimpinan", "notulis"}

_TEXT = "satu teks"
_LIST = "daftar teks"


def check_isian(
    doctype: DocType, context: Mapping[str, Any], record: Record | None, dataset: DataSet
) -> list[Problem]:
    """Return a problem (ZI380) for each required value that is empty in this context."""
    return [
        _missing(doctype, path, isian, record, dataset, context)
        for path, isian in doctype.manifest.isian.items()
        if isian.wajib
        and path.partition(".")[0] not in _OF_THE_RUN
        and _is_empty(lookup(context, path))
        and not (record and _is_refused(path, record, dataset))
    ]


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
    return bool(lost or (column in _PEOPLE and dataset.find_refused("pegawai", named)))


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
    if root in _RECORDS and record is not None:
        absent = _missing_column(path, record, judul)
        return absent or _in_record(record, path, judul, what, context)
    settings = dataset.settings_row
    if root == "isian":
        place = settings.place(f"isian.{doctype.id}.{rest}")
        return problems.setting_needed(place, (root, doctype.id, *rest.split(".")), judul, what)
    if root == "pengaturan":
        typed = _typed(rest)
        return problems.setting_needed(settings.place(typed), typed.split("."), judul, what)
    if root.startswith("daftar_"):
        return problems.rows_needed(root.removeprefix("daftar_"), judul, what)
    return problems.value_needed(doctype.place("manifest.yaml"), path, judul, what)


def _purpose(isian: Isian) -> str:
    """Return the manifest's description of a field, in brackets for use in a sentence."""
    words = isian.keterangan.strip().rstrip(".")
    lower = words[:1].lower() + words[1:] if words[1:2].islower() else words
    return f" ({lower})" if words else ""


def _missing_column(path: str, record: Record, whose: str) -> Problem | None:
    """Return the problem of a missing column; else None.

    A missing column ``atasan`` is no problem here, since the superior may come from the unit.
    """
    column = _typed(path.split(".")[1] if "." in path else "")
    if not column or column == "atasan":
        return None
    if isinstance(record, Pegawai) and column == "nip":
        column = number_column(record)
    return missing_column(record, column, whose)


def _in_record(
    record: Record, path: str, judul: str, what: str, context: Mapping[str, Any]
) -> Problem:
    """Return the problem of an empty cell, or of a cell whose unit or person lacks the value."""
    root, _, inner = path.partition(".")
    column, _, rest = inner.partition(".")
    whom = _label(record)
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
        return problems.elsewhere_needed(place, _typed(inner), judul, what, whom)
    return problems.cell_needed(record, column, judul, what, whom)


def _typed(path: str) -> str:
    """Return the path of the typed value; a printed form is replaced by what it is made from."""
    head, dot, last = path.rpartition(".")
    return f"{head}{dot}{_MADE_FROM.get(last, last)}"


def _label(record: Record) -> str:
    return next(_labels(record), record.record_key)


def _labels(record: Record) -> Iterator[str]:
    for name in ("nama", "acara"):
        if text := getattr(record, name, ""):
            yield str(text)


def check_bentuk_isian(doctype: DocType, dataset: DataSet) -> Iterator[Problem]:
    """Check that the settings of a type have the same shape as its ``bawaan`` (ZI382).

    Without ``bawaan`` a text is expected; another shape would fail in the middle of a run.
    """
    given = dataset.pengaturan.isian.get(doctype.id, {})
    own = [name for name in doctype.manifest.isian if name.startswith("isian.")]
    for name in own:
        path = name.removeprefix("isian.")
        is_group = any(other.startswith(f"{name}.") for other in own)
        wanted = _shape(doctype.manifest.isian[name].bawaan)
        value = lookup(given, path)
        if wanted and not is_group and not _fits(value, wanted):
            place = dataset.settings_row.place(f"isian.{doctype.id}.{path}")
            judul = doctype.manifest.judul
            yield problems.wrong_shape(place, path, judul, _found(value), wanted)


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
