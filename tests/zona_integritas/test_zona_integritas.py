"""The package as a whole, and its two smallest tables."""

import subprocess
import sys
from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from zi_docs import zona_integritas
from zi_docs.zona_integritas import daftar_area, daftar_versi, tarif_meterai
from zi_docs.zona_integritas._data import load_data


def test_public_names_are_sorted_and_exist() -> None:
    """Every public name is listed once, in order, and can be imported."""
    nama = zona_integritas.__all__
    assert nama == sorted(set(nama))
    assert all(hasattr(zona_integritas, n) for n in nama)


def test_public_functions_are_documented() -> None:
    """Every public name has a docstring."""
    assert all(getattr(zona_integritas, n).__doc__ for n in zona_integritas.__all__)


def test_import_reads_no_table() -> None:
    """Importing the package loads neither yaml nor any other package of ours but the errors."""
    kode = (
        "import sys, zi_docs.zona_integritas\n"
        "ours = {m.split('.')[1] for m in sys.modules if m.startswith('zi_docs.')}\n"
        "assert 'yaml' not in sys.modules\n"
        "assert ours == {'zona_integritas', 'errors', 'codes'}, ours\n"
    )
    subprocess.run([sys.executable, "-c", kode], check=True)


def test_values_cannot_be_changed() -> None:
    """The tables of the law can't be changed."""
    area = daftar_area(date(2022, 1, 3))[0]
    with pytest.raises(FrozenInstanceError):
        area.nomor = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    ("table", "part"),
    [
        ("area", "nama"),
        ("area", "bobot"),
        ("ambang", "versi"),
        ("kriteria", "versi"),
        ("lke", "versi"),
        ("lke_isian", "versi"),
        ("lke_buku", "versi"),
    ],
)
def test_tables_change_only_with_the_zi_rule(table: str, part: str) -> None:
    """Every table changes on a day on which the ZI rule itself changes."""
    hari = {v.berlaku_sejak for v in daftar_versi("pedoman-zi")}
    assert {v["berlaku_sejak"] for v in load_data(table)[part]} <= hari


@pytest.mark.parametrize(
    ("on", "tarif"),
    [
        (date(2020, 4, 6), 6000),
        (date(2020, 12, 31), 6000),
        (date(2021, 1, 1), 10000),
        (date(2021, 4, 27), 10000),
    ],
)
def test_stamp_duty_changed_with_2021(on: date, tarif: int) -> None:
    """Stamp duty is Rp6.000 before 1 January 2021 and Rp10.000 from that day."""
    assert tarif_meterai(on) == tarif
