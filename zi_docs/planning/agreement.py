"""What the document types and an office's settings say of each other, and can't be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zi_docs.errors import Problem, galat
from zi_docs.model import DataSet, DocType

__all__ = ["check_jenis", "check_manifest"]


def check_jenis(dataset: DataSet, known: Iterable[str]) -> list[Problem]:
    """Return a problem (ZI209) for settings that speak of a document type there is none of."""
    types = sorted(known)
    return [
        galat(
            "ZI209",
            dataset.settings_row.place(f"{key}.{jenis}"),
            f'Jenis dokumen "{jenis}" tidak ada.',
            f"Jenis yang ada: {', '.join(types)}.",
        )
        for key in ("tanggal_jenis", "isian")
        for jenis in getattr(dataset.pengaturan, key)
        if jenis not in types
    ]


def check_manifest(dataset: DataSet, doctype: DocType) -> Iterator[Problem]:
    """Check the type's number pattern (ZI437), and the fields the settings give it (ZI210)."""
    kind, patterns = doctype.manifest.nomor, dataset.tata_naskah.nomor
    if kind and kind not in patterns:
        yield galat(
            "ZI437",
            doctype.place("manifest.yaml").inside("nomor"),
            f'Pola nomor "{kind}" tidak ada pada profil tata naskah.',
            f"Pola yang ada: {_list(patterns)}.",
        )
    own = {
        name.removeprefix("isian.") for name in doctype.manifest.isian if name.startswith("isian.")
    }
    roots = {name.partition(".")[0] for name in own}
    for name in dataset.pengaturan.isian.get(doctype.id, {}):
        if name not in roots:
            yield galat(
                "ZI210",
                dataset.settings_row.place(f"isian.{doctype.id}.{name}"),
                f'Jenis {doctype.id} tidak punya isian "{name}".',
                f"Isian yang ada: {_list(own)}.",
            )


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "(tidak ada)"
