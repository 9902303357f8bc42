"""Small data sets, built through the models like real ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from zi_docs.model import (
    TABLES,
    DataSet,
    DocType,
    Manifest,
    Pengaturan,
    Row,
    Source,
    TataNaskah,
    build_records,
)

INSTANSI = {
    "nama": "Pemerintah Kabupaten Trenggalek",
    "daerah": "Kabupaten Trenggalek",
    "kepala": "Bupati Trenggalek",
    "ibu_kota": "Trenggalek",
}
PROFIL: dict[str, Any] = {
    "judul": "Contoh",
    "kertas": {"lebar": 210, "tinggi": 297},
    "batas": {"atas": 20, "bawah": 25, "kiri": 30, "kanan": 20},
    "huruf": {
        family: {"nama": "Arial", "ukuran": 12}
        for family in ("penetapan", "korespondensi", "khusus")
    },
}

MakeDataSet = Callable[..., DataSet]
MakeDocType = Callable[..., DocType]


@pytest.fixture(scope="session")
def settings_cells() -> dict[str, Any]:
    """The least that a settings file must hold."""
    return {"instansi": INSTANSI, "tahun": "2021"}


@pytest.fixture(scope="session")
def profile_cells() -> dict[str, Any]:
    """The least that a page profile must hold."""
    return PROFIL


def _dataset(
    profil: Mapping[str, Any] | None = None,
    pengaturan: Mapping[str, Any] | None = None,
    **tables: list[dict[str, Any]],
) -> DataSet:
    cells = {"instansi": INSTANSI, "tahun": "2021", **(pengaturan or {})}
    records: dict[str, Any] = {}
    for name, rows in tables.items():
        source = Source(f"data/x/{name}.csv")
        placed = [Row(source, number, row) for number, row in enumerate(rows, 2)]
        records[name], problems = build_records(TABLES[name], placed)
        assert problems == []
    return DataSet(
        nama="x",
        pengaturan=Pengaturan.model_validate(cells),
        settings_row=Row(Source("data/x/pengaturan.yaml"), 1, cells),
        tata_naskah=TataNaskah.model_validate({**PROFIL, **(profil or {})}),
        **records,
    )


@pytest.fixture(scope="session")
def make_dataset() -> MakeDataSet:
    """Build a data set: ``make_dataset(pegawai=[{...}], pengaturan={...}, profil={...})``."""
    return _dataset


@pytest.fixture(scope="session")
def make_doctype() -> MakeDocType:
    """Build a document type: ``make_doctype("pegawai", dasar_hukum=("baku",))``."""

    def build(satu_per: str = "pegawai", **manifest: Any) -> DocType:
        values = {"judul": "Contoh", "keluarga": "khusus", "nama_berkas": "x", **manifest}
        own = Manifest.model_validate({**values, "satu_per": satu_per})
        return DocType("contoh", "templates/contoh", own, b"")

    return build
