"""Whether types and settings agree: what one of them names is there in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zi_docs.errors import Problem
from zi_docs.model import DocType
from zi_docs.run.plan import lacks_code
from zi_docs.run.problems_plan import (
    no_cited_type,
    no_code,
    no_number_pattern,
    no_such_field,
    no_such_type,
)
from zi_docs.tables import DataSet


def check_jenis(dataset: DataSet, known: Iterable[str]) -> list[Problem]:
    """Return a problem (ZI209) for settings that name a document type which does not exist."""
    types = sorted(known)
    return [
        no_such_type(dataset.settings_row, key, jenis, types)
        for key in ("tanggal_jenis", "isian")
        for jenis in getattr(dataset.pengaturan, key)
        if jenis not in types
    ]


def check_merujuk(doctypes: Iterable[DocType], known: Iterable[str]) -> list[Problem]:
    """Return a problem (ZI367) for each type that a manifest refers to and that does not exist."""
    types = sorted(known)
    return [
        no_cited_type(doctype, path, jenis, types)
        for doctype in doctypes
        for path, jenis in _named_types(doctype)
        if jenis not in types
    ]


def _named_types(doctype: DocType) -> Iterator[tuple[str, str]]:
    """Yield the types that a manifest names, each with its place in the manifest."""
    manifest = doctype.manifest
    yield from ((f"merujuk.{name}", jenis) for name, jenis in manifest.merujuk.items())
    yield from ((f"sesudah.{index}", jenis) for index, jenis in enumerate(manifest.sesudah))


def check_manifest(dataset: DataSet, doctype: DocType) -> Iterator[Problem]:
    """Check the number's pattern (ZI437, ZI439), and the fields the settings give it (ZI210)."""
    kind = doctype.manifest.nomor
    pattern = dataset.tata_naskah.pola_nomor(kind)
    if kind and pattern is None:
        yield no_number_pattern(dataset, doctype)
    elif pattern and lacks_code(dataset, doctype, pattern):
        yield no_code(dataset, doctype, pattern.pola)
    isian = doctype.manifest.isian
    own = sorted(name.removeprefix("isian.") for name in isian if name.startswith("isian."))
    roots = {name.partition(".")[0] for name in own}
    for name in dataset.pengaturan.isian.get(doctype.id, {}):
        if name not in roots:
            place = dataset.settings_row.place(f"isian.{doctype.id}.{name}")
            yield no_such_field(place, doctype.id, name, own)
