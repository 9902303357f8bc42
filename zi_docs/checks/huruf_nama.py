"""Names written without a single capital: they would be printed so."""

from __future__ import annotations

from collections.abc import Iterator

from zi_docs.checks.wording import quote
from zi_docs.errors import Place, Problem, peringatan
from zi_docs.model import DataSet, Pegawai, UnitKerja

__all__ = ["check_huruf_nama"]


def check_huruf_nama(dataset: DataSet) -> Iterator[Problem]:
    """Check the names of employees, officials and units (ZI351)."""
    records: tuple[Pegawai | UnitKerja, ...] = (*dataset.pegawai, *dataset.unit_kerja)
    for record in records:
        if record.nama.islower():
            yield _small(record.nama, record.place("nama"))
    for key, pejabat in dataset.pengaturan.pejabat.items():
        if pejabat.nama.islower():
            yield _small(pejabat.nama, dataset.settings_row.place(f"pejabat.{key}.nama"))


def _small(nama: str, place: Place) -> Problem:
    message = f"Nama {quote(nama)} ditulis dengan huruf kecil semua, dan dicetak begitu."
    return peringatan("ZI351", place, message, f"Tulis, misalnya, {quote(nama.title())}.")
