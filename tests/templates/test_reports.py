"""The reports and papers of a unit at their extremes: one row, many rows, the longest names."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from zi_docs.app import open_catalog, render_example
from zi_docs.ooxml.text import document_text

ROOT = Path(__file__).resolve().parents[2]
TABLES = {"kertas-identifikasi": "identifikasi"}
"""Each type with the table whose rows it prints."""
LONG = "Unit Pelaksana Teknis Daerah Pusat Layanan Kesehatan Masyarakat dan Keluarga Berencana " * 2
MANY = 200

Change = Callable[[dict[str, Any]], None]
Text = Callable[[str, Change], str]


@pytest.fixture
def text(tmp_path: Path) -> Text:
    """The text of a type's example after its data were changed."""

    def made(jenis: str, change: Change) -> str:
        folder = tmp_path / "templates" / jenis
        if not folder.exists():
            shutil.copytree(ROOT / "templates" / jenis, folder)
        example = yaml.safe_load((ROOT / "templates" / jenis / "contoh.yaml").read_bytes())
        change(example)
        (folder / "contoh.yaml").write_text(yaml.safe_dump(example), encoding="utf-8")
        return document_text(render_example(open_catalog(tmp_path), jenis))

    return made


def _first(table: str) -> Change:
    return lambda example: example.update({table: example[table][:1]})


def _many(table: str) -> Change:
    """Return the change to many units, each with a row like the first one."""

    def change(example: dict[str, Any]) -> None:
        unit, row = example["unit_kerja"][0], example[table][0]
        units = [{**unit, "kode": f"U-{n}", "nama": f"Unit {n}"} for n in range(1, MANY + 1)]
        example["unit_kerja"] = units
        example[table] = [{**row, "unit_kerja": one["kode"]} for one in units]

    return change


def _long(example: dict[str, Any]) -> None:
    for unit in example["unit_kerja"]:
        unit["nama"] = LONG + unit["kode"]


@pytest.mark.parametrize("jenis", TABLES)
def test_one_row_makes_a_document(jenis: str, text: Text) -> None:
    """A single row is no special case, and no tag is left of those that were not there."""
    made = text(jenis, _first(TABLES[jenis]))
    assert made
    assert "{" not in made


@pytest.mark.parametrize("jenis", TABLES)
def test_long_names_are_whole(jenis: str, text: Text) -> None:
    """The longest name of a unit is printed to its last letter."""
    assert (LONG + "PKM-MELATI").casefold() in " ".join(text(jenis, _long).split()).casefold()


@pytest.mark.parametrize("jenis", [name for name in TABLES if name == "kertas-identifikasi"])
def test_every_unit_has_its_row(jenis: str, text: Text) -> None:
    """Of 200 units, each stands on the paper once, the best first."""
    made = text(jenis, _many(TABLES[jenis]))
    assert all(f"Unit {n} /" in made for n in range(1, MANY + 1))


def _dated(on: str) -> Change:
    return lambda example: example["pengaturan"].update(tanggal=on, tahun=int(on[-4:]))


@pytest.mark.parametrize(
    ("on", "criterion", "rule"),
    [
        ("8 Juni 2020", "mengelola sumber daya yang cukup besar", "Nomor 52 Tahun 2014"),
        ("30 Desember 2021", "mengelola sumber daya yang cukup besar", "Nomor 52 Tahun 2014"),
        ("31 Desember 2021", "mempunyai dampak luas", "Nomor 90 Tahun 2021"),
        ("2 Februari 2026", "mempunyai dampak luas", "Nomor 90 Tahun 2021"),
    ],
)
def test_the_criteria_are_those_of_the_date(on: str, criterion: str, rule: str, text: Text) -> None:
    """Candidates are judged by the criteria of the rule in force on the paper's date."""
    made = text("kertas-identifikasi", _dated(on)).replace("\N{NO-BREAK SPACE}", " ")
    assert criterion in made
    assert rule in made


def test_candidates_stand_by_their_points(text: Text) -> None:
    """The candidate with the highest sum comes first, wherever its row was typed."""
    made = text("kertas-identifikasi", lambda example: None)
    first, second, third = (made.index(name) for name in ("Dinas Kep", "Puskesmas", "Dinas Perp"))
    assert first < second < third
