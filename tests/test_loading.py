"""The example of a document type, and what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from zi_docs.app import open_catalog
from zi_docs.errors import DataError, Problem
from zi_docs.loading import load_example
from zi_docs.model import DataSet

EXAMPLE = """\
# Satu pegawai.
pengaturan:
  instansi:
    nama: Pemerintah Kabupaten Sukamaju
    daerah: Kabupaten Sukamaju
    kepala: Bupati Sukamaju
    ibu_kota: Sukamaju
  tahun: 2025
pegawai:
  - nama: Ani Lestari
    status: PNS
  - nama: Budi Santoso
    status: PNS
"""


def load(folder: Path, text: str) -> DataSet:
    path = folder / "contoh.yaml"
    path.write_text(text, encoding="utf-8")
    return load_example(path, "contoh.yaml", open_catalog(folder))[0]


def refusal(folder: Path, text: str) -> Problem:
    with pytest.raises(DataError) as error:
        load(folder, text)
    [problem] = error.value.problems
    return problem


@pytest.mark.parametrize(
    ("right", "wrong", "code", "place"),
    [
        ("tahun: 2025", "tahun: dua ribu", "ZI202", "contoh.yaml, baris 8, tahun"),
        ("    kepala: Bupati Sukamaju\n", "", "ZI201", "contoh.yaml, baris 4, instansi.kepala"),
        ("Budi Santoso\n    status: PNS", "Budi\n    status: aktif", "ZI203",
         "contoh.yaml, baris 13, status"),
        ("  - nama: Ani Lestari\n    status: PNS", "  - nama: Ani Lestari", "ZI201",
         "contoh.yaml, baris 10, status"),
        ("pegawai:\n", "rapat: besok\npegawai:\n", "ZI135", "contoh.yaml, baris 9, rapat"),
    ],
)  # fmt: skip
def test_the_line_of_what_is_wrong_in_an_example(
    right: str, wrong: str, code: str, place: str, tmp_path: Path
) -> None:
    """Each fault of a ``contoh.yaml`` is told with its own line."""
    problem = refusal(tmp_path, EXAMPLE.replace(right, wrong))
    assert (problem.code, problem.place) == (code, place)


def test_a_record_of_an_example_knows_its_line(tmp_path: Path) -> None:
    """So that what is found later is told there too."""
    dataset = load(tmp_path, EXAMPLE)
    assert dataset.pegawai[1].place("status") == "contoh.yaml, baris 13, status"
    assert dataset.settings_row.place("tahun") == "contoh.yaml, baris 8, tahun"
