"""Rules about employees of whom their own row says that they left."""

from __future__ import annotations

import pytest

from .conftest import Office, only

PENSION = "tmt_pensiun"


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("keterangan", "Meninggal dunia"),
        ("kedudukan_hukum", "Cuti di Luar Tanggungan Negara"),
        ("keterangan", "Pensiun TMT 1 April 2022"),
        (PENSION, "1-4-2022"),
        (PENSION, "2022-04-26"),
    ],
)
def test_who_left_is_told_with_the_cell(office: Office, column: str, cell: str) -> None:
    """A remark or a date of retirement that has come is a warning at its cell (ZI319)."""
    found = only(office.problems(pegawai=[{column: cell}], rapat=[]), "ZI319", "peringatan")
    assert str(found.place).endswith(f"sel {column}:2")
    assert "Suryanto Hadi" in found.about


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("keterangan", "Aktif"),
        ("keterangan", "Pensiun TMT 1 Mei 2022"),
        ("keterangan", "Pensiun 2030"),
        (PENSION, "1-5-2022"),
        (PENSION, "58 tahun"),
        ("tmt_golongan", "1-4-2012"),
        ("pekerjaan_suami", "Pensiunan PNS"),
    ],
)
def test_who_stays_is_not_told(office: Office, column: str, cell: str) -> None:
    """What comes after the date of the documents, or is about a relative, is no matter."""
    assert office.problems(pegawai=[{column: cell}], rapat=[]) == []


def test_all_of_a_column_are_told_together(office: Office) -> None:
    """The warnings of one column differ only in the person and the cell, so they are one."""
    found = office.problems(pegawai=[{"keterangan": "Pensiun"}, {"keterangan": "Mutasi"}], rapat=[])
    assert len({(one.code, one.message, one.hint) for one in found}) == 1
    assert len(found) == 2
