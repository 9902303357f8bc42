"""Small data sets, built through the models like real ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from zi_docs.model import DocType, Manifest, Pengaturan, Row, Source, TataNaskah
from zi_docs.tables import DataSet, build_records, load_tables, record_classes
from zi_docs.workspace import builtin_templates

TABLES = load_tables((builtin_templates(),), str)
CLASSES = record_classes(TABLES)

MakeDataSet = Callable[..., DataSet]
MakeDocType = Callable[..., DocType]


@pytest.fixture(scope="session")
def make_dataset(settings_cells: dict[str, Any], profile_cells: dict[str, Any]) -> MakeDataSet:
    """Build a data set: ``make_dataset(pegawai=[{...}], pengaturan={...}, profil={...})``."""

    def build(
        profil: Mapping[str, Any] | None = None,
        pengaturan: Mapping[str, Any] | None = None,
        **tables: list[dict[str, Any]],
    ) -> DataSet:
        cells = {**settings_cells, **(pengaturan or {})}
        return DataSet(
            nama="x",
            pengaturan=Pengaturan.model_validate(cells),
            settings_row=Row(Source("data/x/pengaturan.yaml"), 1, cells),
            tata_naskah=TataNaskah.model_validate({**profile_cells, **(profil or {})}),
            tables=TABLES,
            records={name: _records(name, rows) for name, rows in tables.items()},
        )

    return build


def _records(name: str, rows: list[dict[str, Any]]) -> Any:
    source = Source(f"data/x/{name}.csv")
    placed = [Row(source, number, row) for number, row in enumerate(rows, 2)]
    records, problems = build_records(CLASSES[name], placed)
    assert problems == []
    return records


@pytest.fixture(scope="session")
def make_doctype() -> MakeDocType:
    """Build a document type: ``make_doctype("pegawai", dasar_hukum=("baku",))``."""

    def build(satu_per: str = "pegawai", **manifest: Any) -> DocType:
        values = {"judul": "Contoh", "keluarga": "khusus", "nama_berkas": "x", **manifest}
        own = Manifest.model_validate({**values, "satu_per": satu_per})
        return DocType("contoh", "templates/contoh", own, b"")

    return build
