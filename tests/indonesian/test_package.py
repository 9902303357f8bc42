import subprocess
import sys
from datetime import date

import pytest

from zi_docs import indonesian
from zi_docs.indonesian.bulan import parse_bulan


def test_public_names_are_all_there_with_docstrings() -> None:
    """Every public name can be imported and has a docstring."""
    assert len(set(indonesian.__all__)) == len(indonesian.__all__)
    for nama in indonesian.__all__:
        value = getattr(indonesian, nama)
        if callable(value):
            assert value.__doc__, nama


def test_importing_the_package_does_not_import_babel() -> None:
    """Commands that print no date do not import Babel."""
    kode = "import sys, zi_docs.indonesian; raise SystemExit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", kode], check=False).returncode == 0


@pytest.mark.parametrize("bulan", range(1, 13))
def test_own_tables_of_names_agree_with_babel(bulan: int) -> None:
    """Babel's name of a day or month is the first name in our tables."""
    tanggal = date(2020, bulan, bulan)
    assert parse_bulan(indonesian.nama_bulan(bulan)) == bulan
    assert indonesian.parse_hari(indonesian.nama_hari(tanggal)) == indonesian.nama_hari(tanggal)
