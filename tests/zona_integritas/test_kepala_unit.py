"""The title of a unit's head, by the kind of the unit."""

import pytest

from zi_docs.zona_integritas import jabatan_kepala


@pytest.mark.parametrize(
    ("nama", "jenis", "jabatan"),
    [
        ("Kecamatan Panggul", "Kecamatan", "Camat Panggul"),
        ("Panggul", "Kecamatan", "Camat Panggul"),
        ("Kecamatan Panggul", "", "Camat Panggul"),
        ("Kapanewon Wonosari", "Perangkat Daerah", "Panewu Wonosari"),
        ("Kelurahan Surodakan", "Kelurahan", "Lurah Surodakan"),
        ("Inspektorat", "Inspektorat", "Inspektur"),
        ("Sekretariat Daerah", "Sekretariat", "Sekretaris Daerah"),
        ("RSUD dr. Soedomo", "UPT", "Direktur RSUD dr. Soedomo"),
        ("UPTD RSUD dr. Soedomo", "UPTD", "Direktur UPTD RSUD dr. Soedomo"),
        ("UPTD Puskesmas Pule", "UPTD", "Kepala UPTD Puskesmas Pule"),
        ("Rumah Potong Hewan", "UPT", "Kepala Rumah Potong Hewan"),
        ("SMP Negeri Satu", "Sekolah", "Kepala SMP Negeri Satu"),
    ],
)
def test_the_head_bears_the_title_of_the_kind(nama: str, jenis: str, jabatan: str) -> None:
    """A camat, a direktur or an inspektur is not called kepala; what the name says comes first."""
    assert jabatan_kepala(nama, jenis) == jabatan


@pytest.mark.parametrize(
    ("nama", "jenis"), [("Pasar Pon", "Pasar"), ("Pasar Pon", ""), ("Kecamatanku Hebat", "")]
)
def test_an_unknown_kind_gives_no_title(nama: str, jenis: str) -> None:
    """A title is never guessed: only whole words of the table count."""
    assert jabatan_kepala(nama, jenis) == ""
