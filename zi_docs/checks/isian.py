"""What a document type asks for, against what the data gives.

Its own fields have a form: a text where its naskah prints one, a list where it lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zi_docs.checks.nomor_identitas import number_column
from zi_docs.checks.places import missing_column, nested_place, quote
from zi_docs.errors import Place, Problem, problem
from zi_docs.model import DataSet, DocType, Isian, Pegawai, Record, Setting, lookup

# Printed forms, and the column from which each is made.
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
}  # not known before the document
_RECORDS = {"pegawai", "unit_kerja", "rapat"}

_TEXT = "satu teks"
_LIST = "daftar teks"
_HINTS = {
    _TEXT: "Tulis satu teks sesudah titik dua, tanpa daftar dan tanpa kunci di bawahnya.",
    _LIST: 'Tulis setiap butirnya di baris sendiri, diawali "- ".',
}


def check_isian(
    doctype: DocType, context: Mapping[str, Any], record: Record | None, dataset: DataSet
) -> list[Problem]:
    """Return a problem (ZI380) for each thing the type needs and this context does not have."""
    return [
        _missing(doctype, path, isian, record, dataset)
        for path, isian in doctype.manifest.isian.items()
        if isian.wajib
        and path.partition(".")[0] not in _OF_THE_RUN
        and _is_empty(lookup(context, path))
    ]


def _is_empty(value: Any) -> bool:
    """Say whether nothing would be printed; zero and "tidak" are answers."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Mapping):
        return all(_is_empty(item) for item in value.values())
    return isinstance(value, (list, tuple)) and not value


def _missing(
    doctype: DocType, path: str, isian: Isian, record: Record | None, dataset: DataSet
) -> Problem:
    if record and (absent := _missing_column(path, record)):
        return absent
    place, hint = _where(doctype, path, record, dataset)
    whom = f" untuk {quote(_label(record))}" if record else ""
    message = f"{doctype.manifest.judul}{whom} memerlukan {path}, yang masih kosong."
    if isian.keterangan.strip():
        message = f"{message} Keterangannya: {isian.keterangan.strip()}"
    return problem("ZI380", place, message, hint)


def _missing_column(path: str, record: Record) -> Problem | None:
    """Return the problem of the whole column; the superior may come from the unit instead."""
    root, _, rest = path.partition(".")
    column = _typed(rest.partition(".")[0])
    if root not in _RECORDS or column == "atasan":
        return None
    if isinstance(record, Pegawai) and column == "nip":
        column = number_column(record)
    return missing_column(record, column)


def _where(
    doctype: DocType, path: str, record: Record | None, dataset: DataSet
) -> tuple[Place, str]:
    """Return the place to fill in, and how."""
    root, _, rest = path.partition(".")
    if root in _RECORDS and record is not None:
        return _in_record(record, rest)
    settings = dataset.settings_row
    if root == "isian":
        keys = ": ".join((root, doctype.id, *rest.split(".")))
        hint = f"Isi di pengaturan.yaml, bagian {keys}"
        return settings.place(f"isian.{doctype.id}.{rest}"), hint
    if root == "pengaturan":
        typed = _typed(rest)
        return settings.place(typed), f"Isi di pengaturan.yaml: {': '.join(typed.split('.'))}"
    if root.startswith("daftar_"):
        table = root.removeprefix("daftar_")
        return Place(f"tabel {table}"), f"Tambahkan baris pada tabel {table}."
    hint = f"Lengkapi datanya, atau hapus {path} dari isian jenis dokumen ini."
    return doctype.place("manifest.yaml"), hint


def _in_record(record: Record, path: str) -> tuple[Place, str]:
    column, _, rest = path.partition(".")
    if isinstance(getattr(record, column, None), Setting):  # a part of it was typed apart
        return nested_place(record, f"{column}.{_typed(rest)}"), "Isi bagian itu."
    column = _typed(column)
    if isinstance(record, Pegawai) and column == "nip":
        column = number_column(record)
    if column not in type(record).model_fields and column not in (record.model_extra or ()):
        return record.place(), "Lengkapi datanya di tabel lain, atau tambahkan kolomnya."
    return record.place(column), "Isi sel itu."


def _typed(path: str) -> str:
    """Return the path of what a person types; the last part may be made from another."""
    head, dot, last = path.rpartition(".")
    return f"{head}{dot}{_MADE_FROM.get(last, last)}"


def _label(record: Record) -> str:
    return next(_labels(record), record.record_key)


def _labels(record: Record) -> Iterator[str]:
    for name in ("nama", "acara"):
        if text := getattr(record, name, ""):
            yield str(text)


def check_bentuk_isian(doctype: DocType, dataset: DataSet) -> Iterator[Problem]:
    """Check the shape of what the settings give a type, by its ``bawaan`` (ZI382).

    Without ``bawaan`` a text is expected: what else it were, would fail in the middle of a run.
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
            message = f'Isian "{path}" milik {doctype.id} harus berupa {wanted}.'
            yield problem("ZI382", place, message, _HINTS[wanted])


def _shape(default: Any) -> str:
    """Return the shape to expect; empty for what a type makes of it by itself."""
    if isinstance(default, list):
        return _LIST if all(isinstance(item, str) for item in default) else ""
    return "" if isinstance(default, Mapping) else _TEXT


def _fits(value: Any, wanted: str) -> bool:
    if value is None or value == "":
        return True
    if wanted == _TEXT:
        return not isinstance(value, (list, Mapping))
    return isinstance(value, list) and not any(isinstance(i, (list, Mapping)) for i in value)
