"""The six areas: names, spellings that people use, and weights."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.errors import FieldError
from zi_docs.zona_integritas import area_in, daftar_area, find_area, is_nama_baku

APRIL_2021 = date(2021, 4, 27)
TAHUN_2022 = date(2022, 1, 3)


@pytest.mark.parametrize(
    ("on", "nomor", "nama"),
    [
        (APRIL_2021, 3, "Penataan Sistem Manajemen SDM"),
        (APRIL_2021, 4, "Penguatan Akuntabilitas Kinerja"),
        (date(2021, 12, 30), 4, "Penguatan Akuntabilitas Kinerja"),
        (date(2021, 12, 31), 3, "Penataan Sistem Manajemen SDM Aparatur"),
        (TAHUN_2022, 4, "Penguatan Akuntabilitas"),
        (date(2013, 1, 1), 1, "Manajemen Perubahan"),
    ],
)
def test_names_follow_the_date(on: date, nomor: int, nama: str) -> None:
    """An area bears the name that the rule of the document's date gives it."""
    assert daftar_area(on)[nomor - 1].nama == nama


def test_areas_are_numbered_in_order() -> None:
    """The six areas come in the order of the LKE, numbered 1 to 6 and I to VI."""
    areas = daftar_area(TAHUN_2022)
    assert [a.nomor for a in areas] == [1, 2, 3, 4, 5, 6]
    assert [a.romawi for a in areas] == ["I", "II", "III", "IV", "V", "VI"]


@pytest.mark.parametrize(
    ("text", "nomor"),
    [
        ("1", 1),
        ("I", 1),
        ("vi", 6),
        ("Area 1", 1),
        ("area1", 1),
        ("Area Perubahan IV", 4),
        ("Pokja V", 5),
        ("Kelompok Kerja 2", 2),
        ("Area 4. Penguatan Akuntabilitas Kinerja", 4),
        ("IV. Penguatan Akuntabilitas", 4),
        ("manajemen perubahan", 1),
        ("Area Manajemen Perubahan", 1),
        ("Penataan Tatalaksana", 2),
        ("Penataan Tata Laksana", 2),
        ("TATA LAKSANA", 2),
        ("Penataan Sistem Manajemen SDM", 3),
        ("Penataan Sistem Manajemen SDM Aparatur", 3),
        ("Penataan Sistem Manajemen Sumber Daya Manusia (SDM) Aparatur", 3),
        ("Penataan Manajemen SDM", 3),
        ("SDM", 3),
        ("akuntabilitas", 4),
        ("Pengawasan", 5),
        ("Penguatan  Pengawasan\n", 5),
        ("Peningkatan Kualitas Pelayanan Publik", 6),
        ("penguatan kualitas pelayanan publik", 6),
        ("Pelayanan Publik", 6),
    ],
)
def test_find_area_reads_what_people_write(text: str, nomor: int) -> None:
    """A number, a label, or any usual name leads to the area's number."""
    assert find_area(text) == nomor


@pytest.mark.parametrize("text", ["", "  ", "0", "7", "VII", "Area", "kepegawaian", "1 2", "sdm 3"])
def test_unknown_area_names_the_six(text: str) -> None:
    """A text that is not an area is refused with the list of the six."""
    with pytest.raises(FieldError, match=r"tidak dikenal\.") as error:
        find_area(text)
    assert ": 1 Manajemen Perubahan, 2 " in error.value.mend


def test_number_and_name_must_agree() -> None:
    """A number beside the name of another area is refused, since either may be the slip."""
    with pytest.raises(ValueError, match="bernomor 5, tetapi namanya area 4"):
        find_area("Area 5. Penguatan Akuntabilitas")


@pytest.mark.parametrize("on", [APRIL_2021, TAHUN_2022])
def test_every_official_name_is_found(on: date) -> None:
    """Every name that a rule uses is recognised and counts as official on its date."""
    for area in daftar_area(on):
        for nama in (area.nama, *area.nama_lain):
            assert find_area(nama) == area.nomor
            assert is_nama_baku(nama.upper(), on)


@pytest.mark.parametrize(
    ("nama", "on", "standard"),
    [
        ("Penguatan Akuntabilitas Kinerja", APRIL_2021, True),
        ("Penguatan Akuntabilitas Kinerja", TAHUN_2022, False),
        ("Penguatan Akuntabilitas", APRIL_2021, True),
        ("Penataan Sistem Manajemen SDM Aparatur", APRIL_2021, False),
        ("Penataan Tata Laksana", TAHUN_2022, False),
        ("penataan  tatalaksana ", TAHUN_2022, True),
    ],
)
def test_is_nama_baku_depends_on_the_date(nama: str, on: date, standard: bool) -> None:
    """A name is official only if the rule of that date uses it."""
    assert is_nama_baku(nama, on) is standard


@given(st.text())
def test_find_area_returns_a_number_or_refuses(text: str) -> None:
    """Any text gives a number from 1 to 6 or a ValueError, nothing else."""
    with contextlib.suppress(ValueError):
        assert find_area(text) in range(1, 7)


@pytest.mark.parametrize(
    ("text", "nomor"),
    [
        ("RENCANA AKSI POKJA MANAJEMEN PERUBAHAN TAHUN 2020", 1),
        ("Renaksi Area 3 2020", 3),
        ("AREA PERUBAHAN : 2. PENATAAN TATALAKSANA", 2),
        ("B. Penataan Tatalaksana", 2),
        ("Penataan Sistem Manajemen SDM A", 3),
        ("Pelayanan", 6),
        ("Rencana Aksi Dinas Pelayanan Terpadu", None),
        ("Dinas Pengawasan", None),
        ("ENAM AREA PERUBAHAN", None),
        ("Rencana Aksi", None),
        ("IV", None),
        ("1", None),
    ],
)
def test_the_area_of_a_title(text: str, nomor: int | None) -> None:
    """A title names its area behind "Pokja" or alone; a unit's name or a number is no area."""
    assert area_in(text) == nomor
