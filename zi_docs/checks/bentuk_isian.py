"""The own fields of a document type: a text where its naskah prints one, a list where it lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zi_docs.errors import Problem, galat
from zi_docs.model import DataSet, DocType, lookup

__all__ = ["check_bentuk_isian"]

_TEXT = "satu teks"
_LIST = "daftar teks"
_HINTS = {
    _TEXT: "Tulis satu teks sesudah titik dua, tanpa daftar dan tanpa kunci di bawahnya.",
    _LIST: 'Tulis setiap butirnya di baris sendiri, diawali "- ".',
}


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
            yield galat("ZI382", place, message, _HINTS[wanted])


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
