"""The data of the samples read as a real office's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from zi_docs import app
from zi_docs.indonesian.pangkat import PANGKAT
from zi_docs.run.loading import load_dataset
from zi_docs.tables import DataSet
from zi_docs.workspace import find_workspace

BELOW_A_DINAS = ("Pusat Kesehatan Masyarakat", "Rumah Sakit", "Sekolah")


@pytest.fixture(scope="module", params=["trenggalek-2021", "gunungkidul-2020"])
def sample(request: pytest.FixtureRequest, repository: Path) -> DataSet:
    found, _ = load_dataset(find_workspace(request.param, repository), app.open_catalog(repository))
    assert found is not None
    return found


def test_a_unit_below_a_dinas_names_it(sample: DataSet) -> None:
    """A puskesmas, a hospital and a school have an ``induk``, whose head witnesses their head."""
    for unit in sample.unit_kerja:
        assert bool(unit.induk) == unit.nama.startswith(BELOW_A_DINAS), unit.nama
        if unit.induk:
            above, head = sample.find_unit(unit.induk), sample.find_pegawai(unit.kepala)
            assert above is not None
            assert head is not None
            assert head.atasan == above.kepala, unit.nama


def test_who_leads_and_who_writes_stand_first_in_the_attendance(sample: DataSet) -> None:
    """The list of a meeting begins with its chair and with who takes its minutes."""
    officials = sample.pengaturan.pejabat
    for rapat in (one for one in sample.rapat if one.notulis):
        first, second, *_ = _names(sample, rapat)
        assert officials[rapat.pimpinan].nama in first
        assert officials[rapat.notulis].nama in second


def _names(sample: DataSet, rapat: object) -> list[str]:
    return [row.nama for row, _ in sample.children(rapat, "peserta")]  # type: ignore[arg-type]


def test_nothing_is_shortened_by_a_sign(sample: DataSet) -> None:
    """Posts, activities and units are written with "dan"."""
    tables = ("pegawai", "unit_kerja", "rencana_aksi", "rapat")
    values = [value for name in tables for row in sample.rows(name) for value in vars(row).values()]
    assert values
    assert not [value for value in values if isinstance(value, str) and "&" in value]


def test_nobody_is_witnessed_by_a_lower_golongan(sample: DataSet) -> None:
    """The atasan of a civil servant has the same golongan or a higher one."""
    height = {golongan: place for place, golongan in enumerate(PANGKAT)}
    ranked = {one.nip: one for one in sample.pegawai if one.golongan in height}
    pairs = [(one, ranked[one.atasan]) for one in ranked.values() if one.atasan in ranked]
    assert pairs
    for below, above in pairs:
        assert height[above.golongan] >= height[below.golongan], (below.nama, above.nama)


def test_nobody_is_witnessed_by_who_is_not_a_superior(sample: DataSet) -> None:
    """A functional post is nobody's superior: the atasan heads a unit or a part of one."""
    heads = ("Kepala", "Sekretaris", "Camat", "Panewu", "Direktur")
    by_nip = {one.nip: one for one in sample.pegawai}
    pairs = [(one, by_nip[one.atasan]) for one in sample.pegawai if one.atasan in by_nip]
    assert pairs
    assert [below.nama for below, above in pairs if not above.jabatan.startswith(heads)] == []


@pytest.mark.parametrize("name", ["trenggalek-2021", "gunungkidul-2020", "tirtamulya-2026"])
def test_a_working_group_is_led_by_the_higher_rank(name: str, repository: Path) -> None:
    """Nobody coordinates a group whose member has a higher golongan than he has."""
    found, _ = load_dataset(find_workspace(name, repository), app.open_catalog(repository))
    assert found is not None
    height = {golongan: place for place, golongan in enumerate(PANGKAT)}
    rank = {one.nip: height[one.golongan] for one in found.pegawai if one.golongan in height}
    team: Iterable[Any] = found.rows("tim")
    rows = [one for one in team if one.pokja and one.orang in rank]
    leads = {(one.unit_kerja, one.pokja): one for one in rows if one.kedudukan == "Koordinator"}
    assert leads
    for one in rows:
        lead = leads.get((one.unit_kerja, one.pokja))
        assert lead is None or rank[lead.orang] >= rank[one.orang], (lead.orang, one.orang)
