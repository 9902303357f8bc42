"""Rules that a table file states between the columns of a row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zi_docs.checks.antarkolom import check_columns_together
from zi_docs.errors import Problem
from zi_docs.model import Row, Source
from zi_docs.tables import DataSet, build_records, load_tables, record_classes
from zi_docs.workspace import builtin_templates

from .conftest import Office

JANJI = """\
judul: Janji
kunci: "{nomor}"
sebutan: "{nomor}"
kolom:
  nomor: {jenis: kode, wajib: true}
  status: {jenis: pilihan, pilihan: [selesai, proses, belum]}
  disetujui: {jenis: ya/tidak}
  mulai: {jenis: tanggal}
  selesai: {jenis: tanggal, wajib_bila: {status: selesai}}
  kendala: {bebas: true, wajib_bila: {status: [proses, belum]}}
  nomor_sk: {wajib_bila: {disetujui: "ya"}}
"""


@pytest.fixture
def told(office: Office, tmp_path: Path) -> Any:
    """What the check says about one row of an office's own table."""
    (tmp_path / "_tabel").mkdir()
    (tmp_path / "_tabel" / "janji.yaml").write_text(JANJI, encoding="utf-8")
    tables = load_tables((builtin_templates(), tmp_path), str)

    def tell(**cells: str) -> list[tuple[str, str]]:
        known = office()
        row = Row(Source("data/uji/uji.xlsx", "Janji"), 2, {"nomor": "J1", **cells})
        records, wrong = build_records(record_classes(tables)["janji"], [row])
        assert not wrong
        dataset = DataSet(
            "uji",
            known.pengaturan,
            known.settings_row,
            known.tata_naskah,
            tables,
            {"janji": records},
        )
        return [_told(problem) for problem in check_columns_together(dataset)]

    return tell


def _told(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.place.column or problem.message


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"status": "selesai"}, "Selesai"),
        ({"status": "Proses"}, "Kendala"),
        ({"status": "belum"}, "Kendala"),
        ({"disetujui": "ya"}, "Nomor Sk"),
    ],
)
def test_a_cell_is_needed_by_what_another_one_says(
    told: Any, cells: dict[str, str], column: str
) -> None:
    """``wajib_bila`` asks for a cell in the rows that hold one of its values, and warns."""
    [(code, message)] = told(**cells)
    assert code == "ZI183"
    assert f"Kolom {column} masih kosong" in message


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"status": "selesai", "selesai": "2 Mei 2024"},
        {"status": "belum", "kendala": "Nihil"},
        {"disetujui": "tidak"},
        {"mulai": "2 Mei 2024"},
    ],
)
def test_a_row_that_keeps_its_rules_is_not_told(told: Any, cells: dict[str, str]) -> None:
    """A filled cell and another value are as they should be."""
    assert told(**cells) == []
