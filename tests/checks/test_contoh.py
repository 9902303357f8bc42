"""Rules about what is left in from a sample or from another office."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from zi_docs.checks.contoh import SAMPLES, check_lambang

from .conftest import Office, codes


@pytest.mark.parametrize("name", ["trenggalek-2021", "gunungkidul-2020"])
def test_the_emblems_of_the_samples_are_known(name: str, repository: Path) -> None:
    """The emblem of each sample is known by its hash, and belongs to its region."""
    picture = (repository / "data" / name / "lambang.png").read_bytes()
    assert SAMPLES[sha256(picture).hexdigest()] == name.partition("-")[0]


def test_an_emblem_of_a_sample_is_told_elsewhere(office: Office, repository: Path) -> None:
    """The emblem of a sample in the data of another region is told, in its own not (ZI387)."""
    picture = (repository / "data" / "gunungkidul-2020" / "lambang.png").read_bytes()
    dataset = replace(office(), pictures={"lambang": picture})
    assert codes(list(check_lambang(dataset))) == ["ZI387"]
    own = {"nama": "P", "daerah": "Kab. Gunungkidul", "kepala": "Bupati", "ibu_kota": "W"}
    at_home = replace(office({"instansi": own}), pictures={"lambang": picture})
    assert list(check_lambang(at_home)) == []


@pytest.mark.parametrize(
    "kutipan",
    [
        "Peraturan Daerah Kabupaten Gunungkidul Nomor 7 Tahun 2016 tentang Perangkat Daerah",
        "Peraturan Bupati Banyumas Nomor 5 Tahun 2020 tentang Tata Naskah Dinas",
        "Peraturan Wali Kota Blitar Nomor 5 Tahun 2020 tentang Tata Naskah Dinas",
        "Keputusan Gubernur Bali Nomor 5 Tahun 2020",
        "Undang-Undang Nomor 13 Tahun 2012 tentang Keistimewaan Daerah Istimewa Yogyakarta",
        "Undang-Undang Nomor 11 Tahun 2023 tentang Provinsi Jawa Tengah",
    ],
)
def test_a_law_of_another_region_is_told(office: Office, kutipan: str) -> None:
    """A regulation that names another region, and not this one, is told (ZI364)."""
    rows = [{"kutipan": kutipan}]
    found = [p for p in office.problems(dasar_hukum=rows, rapat=[]) if p.code == "ZI364"]
    assert len(found) == 1


@pytest.mark.parametrize(
    "kutipan",
    [
        "Peraturan Daerah Kabupaten Trenggalek Nomor 17 Tahun 2016 tentang Perangkat Daerah",
        "Peraturan Bupati Trenggalek Nomor 5 Tahun 2020",
        "Peraturan Daerah Nomor 5 Tahun 2020 tentang Retribusi",
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
        "Undang-Undang Nomor 3 Tahun 2022 tentang Ibu Kota Negara",
        "Peraturan Presiden Nomor 25 Tahun 2021 tentang Kebijakan Kabupaten/Kota Layak Anak",
        "Undang-Undang Nomor 12 Tahun 1950 tentang Pembentukan Kabupaten Trenggalek",
    ],
)
def test_a_law_of_the_nation_or_the_own_region_is_not(office: Office, kutipan: str) -> None:
    """A regulation that names no region, or this one, is not told."""
    found = office.problems(dasar_hukum=[{"kutipan": kutipan}], rapat=[])
    assert "ZI364" not in codes(found)


@pytest.mark.parametrize(
    "kepala", ["Pj. Bupati Kudus", "PLT BUPATI KUDUS", "Penjabat Bupati Kudus"]
)
def test_a_manner_in_the_post_of_the_head_is_told(office: Office, kepala: str) -> None:
    """How somebody stands in for the head belongs to the official who signs (ZI386)."""
    own = {"nama": "P", "daerah": "Kabupaten Kudus", "kepala": kepala, "ibu_kota": "Kudus"}
    found = [p for p in office.problems({"instansi": own}, rapat=[]) if p.code == "ZI386"]
    assert len(found) == 1
    assert "kolom Cara" in found[0].hint
    assert "upati kudus" in found[0].hint.casefold()


def test_dates_of_another_year_are_one_message(office: Office) -> None:
    """A year that was changed without the dates is one cause, told in one message."""
    settings = {"tahun": 2026, "tanggal_jenis": {"undangan": "3 Maret 2022"}}
    found = [p for p in office.problems(settings, rapat=[]) if p.code == "ZI336"]
    of_settings = [one for one in found if "Rapat" not in one.message]
    assert len(of_settings) == 2
    assert len({(one.message, one.hint) for one in of_settings}) == 1
