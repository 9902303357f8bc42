"""The place of a cell, as a clerk would say it."""

from __future__ import annotations

import pytest

from zi_docs.model import Pegawai, Row, Source

WORKBOOK = Source(
    "data/x/pegawai.xlsx",
    "Pegawai",
    headings={"nama": "Nama Lengkap", "peserta": "Peserta"},
    letters={"nama": "C", "peserta": "AB"},
)
CSV = Source("data/x/pegawai.csv", headings={"nama": "Nama Lengkap", "peserta": "Peserta"})
YAML = Source("data/x/rapat.yaml", headings={"peserta": "peserta"})
LINES = {"kode": 3, "peserta": 5, "peserta.0": 6, "peserta.0.nama": 7}


@pytest.mark.parametrize(
    ("source", "column", "place"),
    [
        (WORKBOOK, "nama", 'data/x/pegawai.xlsx, lembar "Pegawai", sel C17'),
        (WORKBOOK, "peserta", 'data/x/pegawai.xlsx, lembar "Pegawai", sel AB17'),
        (WORKBOOK, "peserta.0.nama", 'data/x/pegawai.xlsx, lembar "Pegawai", sel AB17'),
        (WORKBOOK, "tiada", 'data/x/pegawai.xlsx, lembar "Pegawai", baris 17'),
        (WORKBOOK, None, 'data/x/pegawai.xlsx, lembar "Pegawai", baris 17'),
        (CSV, "nama", 'data/x/pegawai.csv, baris 17, kolom "Nama Lengkap"'),
        (CSV, "peserta.2.nama", 'data/x/pegawai.csv, baris 17, kolom "Peserta"'),
        (CSV, "tiada", 'data/x/pegawai.csv, baris 17, kolom "tiada"'),
        (CSV, None, "data/x/pegawai.csv, baris 17"),
    ],
)
def test_places_in_tables(source: Source, column: str | None, place: str) -> None:
    """A workbook has cells, a CSV file rows and headings; without a column there is the row."""
    assert str(Row(source, 17, {}).place(column)) == place


@pytest.mark.parametrize(
    ("column", "place"),
    [
        ("kode", "data/x/rapat.yaml, baris 3, kode"),
        ("peserta.0.nama", "data/x/rapat.yaml, baris 7, peserta ke-1, nama"),
        ("peserta.0.unit", "data/x/rapat.yaml, baris 6, peserta ke-1, unit"),
        ("peserta.1.nama", "data/x/rapat.yaml, baris 5, peserta ke-2, nama"),
        ("tiada.di.sini", "data/x/rapat.yaml, baris 2, tiada.di.sini"),
        (None, "data/x/rapat.yaml, baris 2"),
    ],
)
def test_places_in_yaml(column: str | None, place: str) -> None:
    """In YAML each value has its line; items are counted from one, as people count."""
    assert str(Row(YAML, 2, {}, LINES).place(column)) == place


def test_a_record_without_a_row() -> None:
    """A record that was read from nowhere says so."""
    assert str(Pegawai(nama="A", status="PNS").place("nama")) == "(tanpa berkas)"
