"""An office whose settings stand in sheets, as the tests of settings write and read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook

from zi_docs.app import open_catalog
from zi_docs.errors import Problem
from zi_docs.model import Pengaturan
from zi_docs.run.loading import load_dataset
from zi_docs.tables import DataSet
from zi_docs.workspace import find_workspace

Rows = Sequence[Sequence[Any]]
HEAD = ("Isian", "Isi", "Untuk Jenis", "Keterangan")
OFFICE: Rows = (
    ("Nama Instansi", "Pemerintah Kabupaten Sukamaju"),
    ("Nama Daerah", "Kabupaten Sukamaju"),
    ("Kepala Daerah", "Bupati Sukamaju"),
    ("Ibu Kota", "Sukamaju"),
    ("Tahun", "2025"),
    ("Tanggal", "5 Mei 2025"),
)
PEOPLE = ("Kunci", "Jabatan", "Nama", "NIP", "Pangkat", "Golongan", "Cara", "Atas Nama")
BUPATI = ("kepala_daerah", "Bupati Sukamaju", "Haryo Wicaksono, S.E.")
NUMBERS = ("Macam", "Pola", "Mulai", "Seri", "Per Unit", "Klasifikasi")
UNITS: Rows = (("Kode", "Nama"), ("DUKCAPIL", "Dinas Kependudukan"))
STAFF: Rows = (
    ("Nama", "Status", "NIP", "Jabatan", "Unit Kerja"),
    ("Arum Sekarwangi", "PNS", "197502152002032014", "Analis", "DUKCAPIL"),
)
YAML = """\
instansi:
  nama: Pemerintah Kabupaten Sukamaju
  daerah: Kabupaten Sukamaju
  kepala: Bupati Sukamaju
  ibu_kota: Sukamaju
tahun: 2025
"""


class Found(NamedTuple):
    """A data set and the problems that were found in it."""

    dataset: DataSet | None
    problems: list[Problem]

    @property
    def settings(self) -> Pengaturan:
        """The settings of a data set without any problem."""
        assert self.problems == []
        assert self.dataset is not None
        return self.dataset.pengaturan

    def only(self, code: str) -> Problem:
        """The one problem that was found."""
        assert [problem.code for problem in self.problems] == [code]
        return self.problems[0]


def save(path: Path, **sheets: Rows) -> None:
    """Write a workbook; an underscore in the name of a sheet is a space."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    book.save(path)


def folder_of(root: Path, yaml: str = "", **sheets: Rows) -> Path:
    """Write the data folder of an office: one workbook, and settings in YAML if there are any."""
    folder = root / "data" / "kantor"
    folder.mkdir(parents=True)
    if yaml:
        (folder / "pengaturan.yaml").write_text(yaml, encoding="utf-8")
    if sheets:
        save(folder / "kantor.xlsx", **sheets)
    return folder


def read(root: Path) -> Found:
    workspace = find_workspace("kantor", root)
    return Found(*load_dataset(workspace, open_catalog(root)))


def load(root: Path, yaml: str = "", **sheets: Rows) -> Found:
    """Return what an office with these sheets gives."""
    folder_of(root, yaml, **sheets)
    return read(root)


def settings(*rows: Sequence[Any], without: str = "") -> Rows:
    """Return the sheet Pengaturan: the least that an office needs, and these rows after it."""
    return (HEAD, *(row for row in OFFICE if row[0] != without), *rows)


def said(problems: Iterable[Problem]) -> str:
    return " ".join(f"{one.message} {one.hint}" for one in problems)


SHEET = 'data/kantor/kantor.xlsx, lembar "'
