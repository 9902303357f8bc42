"""``buat --hanya Kolom=isi``: whoever is marked in a column of the sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from .runs import Zi

STAFF = """\
Nama;Status;NIP;Pangkat;Jabatan;Unit Kerja;Cetak;Urutan
Widodo Cahyo;PNS;196708161993031005;Pembina Utama Muda (IV/c);Kepala Dinas;DUKCAPIL;v;1
Arum Sekarwangi;PNS;197502152002032014;Pembina (IV/a);Sekretaris Dinas;DUKCAPIL;tidak;2
Rina Lestari;PNS;198502152012032014;Pembina (IV/a);Analis;DUKCAPIL;;3
Bejo Utomo;PNS;198602152012031014;Penata (III/c);Analis;DUKCAPIL;YA;4
"""


@pytest.fixture
def marked(office: Path) -> Path:
    """The tiny office, whose list of staff has a column for marks."""
    (office / "data" / "kantor" / "pegawai.csv").write_text(STAFF, encoding="utf-8")
    return office


def made(root: Path) -> set[str]:
    return {path.stem.removeprefix("Surat ") for path in root.glob("output/**/Surat*.docx")}


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ("Cetak=ya", {"Widodo Cahyo", "Bejo Utomo"}),
        ("cetak = Tidak", {"Arum Sekarwangi", "Rina Lestari"}),
        ("Pangkat=pembina", {"Arum Sekarwangi", "Rina Lestari"}),
        ("Gol=III/c", {"Bejo Utomo"}),
        ("Urutan=3", {"Rina Lestari"}),
        ("NIP=198602152012031014", {"Bejo Utomo"}),
    ],
)
def test_a_column_chooses(marked: Path, zi: Zi, asked: str, people: set[str]) -> None:
    """The documents are those of the rows whose cell says it, marks and empty cells as well."""
    done = zi("buat", "surat", "--data", "kantor", "--hanya", asked)
    assert done.code == 0, done.err
    assert made(marked) == people


def test_a_column_and_a_person_add_up(marked: Path, zi: Zi) -> None:
    """Repeated, ``--hanya`` takes whom any of them names."""
    zi("buat", "surat", "--data", "kantor", "--hanya", "Cetak=ya", "--hanya", "Rina Lestari")
    assert made(marked) == {"Widodo Cahyo", "Bejo Utomo", "Rina Lestari"}


def test_an_unknown_column_names_the_columns(marked: Path, zi: Zi) -> None:
    """A heading that the sheet lacks is refused with those that it has."""
    done = zi("buat", "surat", "--data", "kantor", "--hanya", "Cetka=ya")
    assert (done.code, made(marked)) == (2, set())
    assert "ZI368" in done.err
    assert '"Cetak"' in done.err


def test_a_value_that_nobody_has_names_the_values(marked: Path, zi: Zi) -> None:
    """A value that no row has is refused with those that there are, and how many of each."""
    done = zi("buat", "surat", "--data", "kantor", "--hanya", "Jabatan=Analisis")
    assert (done.code, made(marked)) == (2, set())
    assert "ZI369" in done.err
    assert "Analis (2 baris)" in done.err
