"""A region is named with the word for its level."""

from __future__ import annotations

import pytest

from zi_docs.indonesian import (
    nama_daerah,
    nama_pemerintah,
    nama_provinsi,
    wilayah_administrasi,
)
from zi_docs.model.pengaturan import Instansi


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Jawa Tengah", "Provinsi Jawa Tengah"),
        ("Kepulauan Riau", "Provinsi Kepulauan Riau"),
        ("Aceh", "Provinsi Aceh"),
        ("Provinsi Jawa Timur", "Provinsi Jawa Timur"),
        ("PROPINSI JAWA TIMUR", "Provinsi JAWA TIMUR"),
        ("Daerah Istimewa Yogyakarta", "Daerah Istimewa Yogyakarta"),
        ("D.I. Yogyakarta", "D.I. Yogyakarta"),
        ("Daerah Khusus Ibukota Jakarta", "Daerah Khusus Ibukota Jakarta"),
        ("DKI Jakarta", "DKI Jakarta"),
        ("", ""),
    ],
)
def test_a_province_is_named_with_its_level(typed: str, printed: str) -> None:
    """The word Provinsi stands before a name that has no level of its own."""
    assert nama_provinsi(typed) == printed


@pytest.mark.parametrize(
    ("typed", "head", "printed"),
    [
        ("Jawa Tengah", "Gubernur", "Provinsi Jawa Tengah"),
        ("Aceh", "Gubernur", "Aceh"),
        ("Aceh Barat", "Bupati", "Kabupaten Aceh Barat"),
        ("Blitar", "Wali Kota", "Kota Blitar"),
        ("Kabupaten Blitar", "Bupati", "Kabupaten Blitar"),
        ("Kab. Blitar", "Bupati", "Kab. Blitar"),
        ("Blitar", "", "Blitar"),
    ],
)
def test_a_region_has_the_level_of_its_head(typed: str, head: str, printed: str) -> None:
    """The title of the head says the level, where the name does not."""
    assert nama_daerah(typed, head) == printed


@pytest.mark.parametrize(
    ("typed", "head", "printed"),
    [
        ("Pemerintah Jawa Tengah", "Gubernur", "Pemerintah Provinsi Jawa Tengah"),
        ("PEMERINTAH BLITAR", "Wali Kota", "PEMERINTAH Kota BLITAR"),
        ("Pemerintah Aceh", "Gubernur", "Pemerintah Aceh"),
        ("Pemerintah Daerah Daerah Istimewa Yogyakarta", "Gubernur", ""),
        ("Pemerintah Kabupaten Blitar", "Bupati", ""),
        ("Pemkab Blitar", "Bupati", ""),
        ("Dinas Kesehatan Kabupaten Blitar", "Bupati", ""),
        ("Pemerintah Desa Suka Maju", "Bupati", ""),
    ],
)
def test_a_government_has_the_level_of_its_head(typed: str, head: str, printed: str) -> None:
    """Only the name of a government gets the word; another office keeps its name."""
    assert nama_pemerintah(typed, head) == (printed or typed)


def test_the_settings_say_the_level() -> None:
    """What an office typed without the level of its region has it in every document."""
    typed = {"nama": "Pemerintah Jawa Tengah", "daerah": "Jawa Tengah", "provinsi": "Jawa Tengah",
             "kepala": "Gubernur Jawa Tengah", "ibu_kota": "Semarang"}  # fmt: skip
    seen = Instansi.model_validate(typed)
    assert (seen.nama, seen.daerah, seen.provinsi, seen.kepala) == (
        "Pemerintah Provinsi Jawa Tengah", "Provinsi Jawa Tengah", "Provinsi Jawa Tengah",
        "Gubernur Jawa Tengah",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "administrative"),
    [
        ("Kota Administrasi Jakarta Selatan", True),
        ("KABUPATEN ADMINISTRASI KEPULAUAN SERIBU", True),
        ("Kota Adm. Jakarta Barat", True),
        ("Kota Administratif Depok", True),
        ("Kota Blitar", False),
        ("Kabupaten Adonara", False),
        ("Kepulauan Seribu", False),
    ],
)
def test_a_region_of_administration_says_so(typed: str, administrative: bool) -> None:
    """Only a kabupaten or kota whose name says so is one of administration alone."""
    assert wilayah_administrasi(typed) == administrative
