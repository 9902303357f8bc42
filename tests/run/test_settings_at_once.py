"""Mistakes in settings are told in one run, and each cause once; names in any capitals."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from zi_docs.errors import Problem
from zi_docs.tables.view import Views

from .settings_sheets import (
    BUPATI,
    HEAD,
    NUMBERS,
    OFFICE,
    PEOPLE,
    SHEET,
    STAFF,
    UNITS,
    YAML,
    Rows,
    load,
    read,
    settings,
)


def places(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    return [(one.code, str(one.place).removeprefix(SHEET)) for one in problems]


def test_faults_of_every_kind_are_told_in_one_run(tmp_path: Path) -> None:
    """Headings, rows, values, the page profile and doubles of sheets are told together."""
    found = load(
        tmp_path,
        Pengaturan=settings(("Zona Waktu", "WIP"), ("Warna Kop", "biru"), ("Tahun", "2026"),
                            ("Profil Tata Naskah", "kertas"), without="Ibu Kota"),
        Pejabat=((*PEOPLE, "Warna"), (*BUPATI, "", "", "", "", "", "biru")),
        Nomor_Surat=(NUMBERS, ("surat", "{urut}", "satu")),
    )  # fmt: skip
    assert found.dataset is None
    assert {code for code, _ in places(found.problems)} == {
        *("ZI201", "ZI202", "ZI435", "ZI465", "ZI466", "ZI467"),
    }
    assert len(found.problems) == len(set(found.problems)) == 6


def test_a_misspelt_setting_is_not_missing_too(tmp_path: Path) -> None:
    """What a misspelt name means is not also asked for; another missing setting is."""
    office = [row for row in OFFICE if row[0] not in ("Ibu Kota", "Tahun")]
    found = load(tmp_path, Pengaturan=(HEAD, *office, ("Ibu Kotta", "Sukamaju")))
    assert [(one.code, one.message) for one in found.problems] == [
        ("ZI466", 'Isian "Ibu Kotta" tidak dikenal.'),
        ("ZI201", 'Isian "Tahun" belum diisi.'),
    ]


def test_a_row_without_a_name_hides_what_may_be_missing(tmp_path: Path) -> None:
    """A value without a name may be the one that is missing, so only the row is told."""
    found = load(tmp_path, Pengaturan=(*settings(without="Tahun"), ("", "2025")))
    assert places(found.problems) == [("ZI201", 'Pengaturan", sel A7')]


@pytest.mark.parametrize("other", ["Kepala_Daerah", "KEPALA DAERAH"])
def test_two_officials_whose_keys_differ_in_capitals(tmp_path: Path, other: str) -> None:
    """A key is the same in any capitals: two rows of it are a double (ZI467)."""
    people = (PEOPLE, BUPATI, (other, "Wakil Bupati Sukamaju"))
    problem = load(tmp_path, Pengaturan=settings(), Pejabat=people).only("ZI467")
    assert str(problem.place) == f'{SHEET}Pejabat", sel A3'
    assert 'lembar "Pejabat", sel A2' in problem.message


@pytest.mark.parametrize("sheet", [True, False])
def test_keys_of_the_file_differ_by_more_than_capitals(tmp_path: Path, sheet: bool) -> None:
    """A key of ``pengaturan.yaml`` is compared with those of the file and of the sheet (ZI467)."""
    other = "" if sheet else "  kepala_daerah: {jabatan: Bupati}\n"
    yaml = f"{YAML}pejabat:\n  Kepala_Daerah: {{jabatan: Bupati}}\n{other}"
    sheets: dict[str, Rows] = {"Pejabat": (PEOPLE, BUPATI)} if sheet else {"Unit_Kerja": UNITS}
    problem = load(tmp_path, yaml, **sheets).only("ZI467")
    assert "pengaturan.yaml, baris 8" in f"{problem.place} {problem.message}"


@pytest.mark.parametrize("typed", ["kepala_daerah", "Kepala_Daerah", "KEPALA_DAERAH"])
def test_an_official_is_named_in_any_capitals(tmp_path: Path, typed: str) -> None:
    """Where a row names an official by key, capitals don't matter, as for the code of a unit."""
    staff = [(*row, "Atasan" if row is STAFF[0] else typed) for row in STAFF]
    found = load(
        *(tmp_path,),
        Pengaturan=settings(),
        Pejabat=(PEOPLE, BUPATI),
        Unit_Kerja=UNITS,
        Pegawai=staff,
    )
    assert [one.code for one in found.problems if one.code.startswith("ZI32")] == []
    assert found.dataset is not None
    assert Views(found.dataset).person(typed)["jabatan"] == "Bupati Sukamaju"


def test_a_kind_of_number_is_named_in_any_capitals(tmp_path: Path) -> None:
    """A pattern takes the place of the profile's, however its kind is typed."""
    numbers = (NUMBERS, ("Keputusan", "99/{urut}/{tahun}"))
    found = load(tmp_path, Pengaturan=settings(), Nomor_Surat=numbers)
    assert found.dataset is not None
    pattern = found.dataset.tata_naskah.pola_nomor("keputusan")
    assert pattern is not None
    assert pattern.pola == "99/{urut}/{tahun}"


@pytest.mark.parametrize(
    ("cara", "mandate", "column"),
    [("a.n.", "", "H2"), ("Plt.", "Bupati Sukamaju", "H2"), ("a.m.", "", "G2")],
)
def test_the_cell_of_a_mandate_is_named(
    tmp_path: Path, cara: str, mandate: str, column: str
) -> None:
    """A post that the manner needs or does not print is told at its cell, not at the row's."""
    people = (PEOPLE, (*BUPATI, "", "", "", cara, mandate))
    problem = load(tmp_path, Pengaturan=settings(), Pejabat=people).only("ZI203")
    assert str(problem.place) == f'{SHEET}Pejabat", sel {column}'


def test_the_line_of_a_mandate_is_named(tmp_path: Path) -> None:
    """In the file too, the post that the manner does not print is named by its own line."""
    yaml = f"{YAML}pejabat:\n  sekda:\n    jabatan: Sekda\n    cara: Plt.\n    melalui: Sekda\n"
    problem = load(tmp_path, yaml).only("ZI203")
    assert str(problem.place).endswith("pengaturan.yaml, baris 11, pejabat.sekda.melalui")


@pytest.mark.parametrize("typed", ["0", '"0"', "'-'", "nihil"])
def test_nothing_in_the_file_is_no_name(tmp_path: Path, typed: str) -> None:
    """A zero or a dash in ``pengaturan.yaml`` is as empty as in a sheet, where a name belongs."""
    yaml = YAML.replace("ibu_kota: Sukamaju", f"ibu_kota: {typed}\n  provinsi: {typed}")
    yaml += f"tanggal: {typed}\npejabat: {{sekda: {{jabatan: Sekda, nama: {typed}}}}}\n"
    found = load(tmp_path, yaml)
    problem = found.only("ZI201")
    assert str(problem.place).endswith("pengaturan.yaml, baris 5, instansi.ibu_kota")
    (tmp_path / "data/kantor/pengaturan.yaml").write_text(
        yaml.replace(f"ibu_kota: {typed}", "ibu_kota: Sukamaju"), encoding="utf-8"
    )
    made = read(tmp_path).settings
    assert (made.instansi.provinsi, made.tanggal, made.pejabat["sekda"].nama) == ("", None, "")


def test_zero_is_a_number_of_the_settings(tmp_path: Path) -> None:
    """Where a number belongs, a zero of the file stays a zero."""
    made = load(tmp_path, f"{YAML}jumlah_unit: {{total: 0}}\n").settings
    assert made.jumlah_unit.total == 0
