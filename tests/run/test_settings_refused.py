"""Settings that are refused: where, in which words, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from zi_docs.app import check
from zi_docs.codes import Severity
from zi_docs.errors import DataError, Problem
from zi_docs.run.plan import Request
from zi_docs.workspace import find_workspace

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
    folder_of,
    load,
    read,
    said,
    save,
    settings,
)


@pytest.mark.parametrize(
    ("sheets", "code", "place"),
    [
        ({"Pengaturan": settings(without="Ibu Kota")}, "ZI201", 'Pengaturan"'),
        ({"Pengaturan": settings(("Ibu Kota", ""), without="Ibu Kota")}, "ZI201",
         'Pengaturan", sel B7'),
        ({"Pengaturan": settings(("Tahun", "dua ribu"), without="Tahun")}, "ZI202",
         'Pengaturan", sel B7'),
        ({"Pengaturan": settings(("Zona Waktu", "WIP"))}, "ZI202", 'Pengaturan", sel B8'),
        ({"Pengaturan": settings(("Tanggal", "5 Mai", "notula"))}, "ZI203",
         'Pengaturan", sel B8'),
        ({"Pengaturan": settings(("Batas: Atas", "lebar"))}, "ZI202", 'Pengaturan", sel B8'),
        ({"Pengaturan": settings(("Profil", "f5"))}, "ZI435", 'Pengaturan", sel B8'),
        ({"Pengaturan": settings(("tata_naskah.kertass.nama", "A4"))}, "ZI204",
         'Pengaturan", sel B8'),
        ({"Pengaturan": settings(("instansi.kota", "Wonosari"))}, "ZI204", 'Pengaturan", sel B8'),
        ({"Pengaturan": settings(("Ibu Kotta", "Wonosari"))}, "ZI466", 'Pengaturan", sel A8'),
        ({"Pengaturan": settings(("", "Wonosari"))}, "ZI201", 'Pengaturan", sel A8'),
        ({"Pengaturan": settings(("Ibu Kota", "Wonosari"))}, "ZI467", 'Pengaturan", sel B8'),
        ({"Pengaturan": settings(("Telepon", 355000000))}, "ZI150", 'Pengaturan", sel B8'),
        ({"Pengaturan": settings(), "Pejabat": (PEOPLE, ("camat", "", "Ani"))}, "ZI201",
         'Pejabat", sel B2'),
        ({"Pengaturan": settings(), "Pejabat": (PEOPLE, ("", "Camat", "Ani"))}, "ZI201",
         'Pejabat", sel A2'),
        ({"Pengaturan": settings(), "Pejabat": (PEOPLE, (*BUPATI, "", "", "", "wakil"))}, "ZI203",
         'Pejabat", sel G2'),
        ({"Pengaturan": settings(), "Pejabat": (PEOPLE, BUPATI, BUPATI)}, "ZI467",
         'Pejabat", sel A3'),
        ({"Pengaturan": settings(), "Pejabat": ((*PEOPLE, "Atas Nma"), (*BUPATI, "", "", "", "", "",
          "Bupati"))}, "ZI465", 'Pejabat", sel I2'),
        ({"Pengaturan": settings(), "Pejabat": (PEOPLE, (*BUPATI, 196604121992031003))}, "ZI150",
         'Pejabat", sel D2'),
        ({"Pengaturan": settings(), "Nomor_Surat": (NUMBERS, ("surat", "tetap"))}, "ZI203",
         'Nomor Surat", sel B2'),
        ({"Pengaturan": settings(), "Nomor_Surat": (NUMBERS, ("surat", "{urut}", "satu"))},
         "ZI202", 'Nomor Surat", sel C2'),
        ({"Pengaturan": settings(), "Nomor_Surat": (NUMBERS, ("surat", "{urut}", "", "", "x"))},
         "ZI202", 'Nomor Surat", sel E2'),
        ({"Pengaturan": (("Nama", "Nilai"), ("Nama Instansi", "Pemkab"))}, "ZI464", 'Pengaturan"'),
    ],
)  # fmt: skip
def test_the_cell_of_what_is_wrong(
    tmp_path: Path, sheets: dict[str, Rows], code: str, place: str
) -> None:
    """Each fault of a sheet is told once, at its cell, and in words without the settings file."""
    found = load(tmp_path, **sheets)
    problem = found.only(code)
    assert found.dataset is None
    assert str(problem.place) == f"{SHEET}{place}"
    assert problem.place.record is None
    assert "pengaturan.yaml" not in said(found.problems)


def test_what_is_missing_is_asked_for_by_its_name(tmp_path: Path) -> None:
    """A missing setting is named as the sheet names it, with how to add it there."""
    problem = load(tmp_path, Pengaturan=settings(without="Ibu Kota")).only("ZI201")
    assert problem.message == 'Isian "Ibu Kota" belum diisi.'
    assert problem.hint == 'Tambahkan baris di lembar Pengaturan: kolom Isian "Ibu Kota".'


def test_a_number_pattern_is_named_by_its_column(tmp_path: Path) -> None:
    """What the page profile refuses is named by the column and the row of its sheet."""
    numbers = (NUMBERS, ("surat", "{urut}", "satu"))
    problem = load(tmp_path, Pengaturan=settings(), Nomor_Surat=numbers).only("ZI202")
    assert problem.message.startswith('Kolom Mulai pada "surat" di lembar Nomor Surat berisi')


@pytest.mark.parametrize("name", ["pejabat.yaml", "pengaturan.yml"])
def test_no_other_yaml_file_is_a_sheet_of_settings(tmp_path: Path, name: str) -> None:
    """Settings in YAML stand in ``pengaturan.yaml`` only; another file is told as not read."""
    folder = folder_of(tmp_path, YAML)
    text = "- {kunci: camat, jabatan: Camat, isian: Tahun, isi: 2026}\n"
    (folder / name).write_text(text, encoding="utf-8")
    found = read(tmp_path)
    assert [problem.code for problem in found.problems] == ["ZI114"]
    assert found.dataset is not None
    assert found.dataset.pengaturan.pejabat == {}


def test_without_any_office_every_required_setting_is_named(tmp_path: Path) -> None:
    """A sheet without a row about the office misses each setting by name, not a group of them."""
    found = load(tmp_path, Pengaturan=(HEAD, ("Tahun", "2025")))
    assert re.findall(r'Isian "([^"]*)"', " ".join(one.message for one in found.problems)) == [
        "Nama Instansi",
        "Nama Daerah",
        "Kepala Daerah",
        "Ibu Kota",
    ]


def test_a_sheet_of_officials_only_misses_the_settings(tmp_path: Path) -> None:
    """An office that has officials but no settings is told what is missing, once for each."""
    found = load(tmp_path, Pejabat=(PEOPLE, BUPATI))
    assert {problem.code for problem in found.problems} == {"ZI201"}
    assert len(found.problems) == 5


def test_an_office_without_settings_is_told_both_ways(tmp_path: Path) -> None:
    """Without the file and without sheets one problem names both."""
    problem = load(tmp_path, Unit_Kerja=UNITS).only("ZI101")
    assert "pengaturan.yaml" in problem.message
    assert "lembar Pengaturan" in problem.message


def test_a_broken_workbook_is_the_only_cause(tmp_path: Path) -> None:
    """When a workbook can't be read, the settings in it are not also told as missing."""
    (folder_of(tmp_path) / "kantor.xlsx").write_bytes(b"PK\x03\x04 rusak")
    found = read(tmp_path)
    assert [problem.code for problem in found.problems] == ["ZI107"]


def test_a_sheet_in_two_workbooks_is_the_only_cause(tmp_path: Path) -> None:
    """When neither of two sheets Pengaturan is read, no setting is also told as missing."""
    folder = folder_of(tmp_path, Pengaturan=settings(), Pejabat=(PEOPLE, BUPATI))
    save(folder / "lain.xlsx", Pengaturan=settings())
    assert [problem.code for problem in read(tmp_path).problems] == ["ZI116"]


def test_beside_the_file_another_sheet_of_that_name_is_only_told(tmp_path: Path) -> None:
    """An office with a file may have a list of officials for itself: it is not read, and told."""
    found = load(tmp_path, YAML, Pejabat=(("Nama", "Jabatan"), ("Ani", "Camat")))
    problem = found.only("ZI464")
    assert problem.severity is Severity.PERINGATAN
    assert "kolom Kunci" in problem.message
    assert found.dataset is not None


def test_a_sheet_like_settings_under_another_name_is_told(tmp_path: Path) -> None:
    """A sheet with the headings of settings and another name is not left out in silence."""
    found = load(tmp_path, YAML, Sheet9=settings(), Unit_Kerja=UNITS)
    problem = found.only("ZI114")
    assert 'Beri nama "Pengaturan"' in problem.hint


def test_columns_that_only_people_read_are_left_alone(tmp_path: Path) -> None:
    """A running number and remarks stand beside settings without harm."""
    rows = (("No", *HEAD), *((n, *row, "", "kop") for n, row in enumerate(OFFICE, 1)))
    assert load(tmp_path, Pengaturan=rows).settings.tahun == 2025


def of_type(root: Path, jenis: str, *rows: Sequence[Any], **sheets: Rows) -> list[Problem]:
    """Return what checking a document type of an office without a file tells."""
    own = {"Pengaturan": settings(*rows), "Unit Kerja": UNITS, "Pegawai": STAFF, **sheets}
    folder_of(root, **own)
    workspace = find_workspace("kantor", root)
    try:
        return check(workspace, Request((jenis,))).problems
    except DataError as error:
        return list(error.problems)


@pytest.mark.parametrize(
    ("rows", "sheets", "code", "place", "words"),
    [
        ((("Kop", "ya", "pakta"),), {}, "ZI209", 'Pengaturan", sel B8', "Kolom Untuk Jenis"),
        ((("Kopp", "ya", "pakta-integritas"),), {}, "ZI210", 'Pengaturan", sel B8', '"kop"'),
        ((("isian.pakta-integritas.kop.warna", "x"),), {}, "ZI203", 'Pengaturan", sel B8',
         "bukan daftar"),
        ((("Jumlah Unit", "3", "", "sk-penetapan-unit"),), {}, "ZI340", 'Pengaturan", sel B8',
         "Pengaturan menyebut"),
        ((("Tanggal", "5 Mei 2023", "pakta-integritas"),), {}, "ZI336", 'Pengaturan", sel B8',
         "tahun"),
        ((), {"Pejabat": (PEOPLE, (*BUPATI, "12345"))}, "ZI30", 'Pejabat", sel D2',
         "NIP"),
    ],
)  # fmt: skip
def test_later_complaints_name_the_cell_too(
    tmp_path: Path, rows: Rows, sheets: dict[str, Rows], code: str, place: str, words: str
) -> None:
    """What the checks say about a setting names its cell, and never a file there is not.

    A row's remark names the type to check when it is not the pledge.
    """
    jenis = next((row[3] for row in rows if len(row) > 3), "pakta-integritas")
    found = of_type(tmp_path, jenis, *rows, **sheets)
    [problem] = [one for one in found if one.code.startswith(code)]
    assert str(problem.place) == f"{SHEET}{place}"
    assert words in f"{problem.message} {problem.hint}"
    assert "pengaturan.yaml" not in said(found)


def test_a_missing_official_is_asked_for_in_its_sheet(tmp_path: Path) -> None:
    """A decree without its signer asks for a row of the sheet Pejabat."""
    people = (PEOPLE, ("sekda", "Sekretaris Daerah", "Ani"))
    found = of_type(tmp_path, "sk-penetapan-unit", Pejabat=people)
    [problem] = [one for one in found if one.code == "ZI380" and "kepala_daerah" in one.hint]
    assert str(problem.place) == f'{SHEET}Pejabat"'
    assert problem.hint == (
        'Tambahkan baris di lembar Pejabat dengan Kunci "kepala_daerah", dan isi kolom Nama.'
    )
    assert "pengaturan.yaml" not in said(found)


def test_an_official_of_whom_only_the_key_is_typed_waits_for_his_row(tmp_path: Path) -> None:
    """Such a row is no official yet; who is needed is asked for in its cells, and once by name."""
    people = (PEOPLE, ("kepala_daerah",))
    found = of_type(tmp_path, "sk-penetapan-unit", Pejabat=people)
    [problem] = [one for one in found if one.code == "ZI380" and "kepala_daerah" in one.message]
    assert (str(problem.place), problem.hint) == (f'{SHEET}Pejabat", sel C2', "Isi sel itu.")
    staff = ((*STAFF[0], "Atasan"), (*STAFF[1], "kepala_daerah"))
    told = of_type(tmp_path / "lain", "pakta-integritas", Pejabat=people, Pegawai=staff)
    [problem] = [one for one in told if one.code == "ZI321"]
    assert problem.message == 'Baris "kepala_daerah" di lembar Pejabat belum diisi.'


def test_a_missing_date_is_asked_for_in_its_sheet(tmp_path: Path) -> None:
    """A document without a date asks for one for all, and says how one type gets its own."""
    sheet = settings(without="Tanggal")
    found = of_type(tmp_path, "pakta-integritas", Pengaturan=sheet)
    [problem] = [one for one in found if one.code == "ZI206"]
    assert problem.hint.startswith('Tambahkan baris di lembar Pengaturan: kolom Isian "Tanggal".')
    assert '"Tanggal", kolom Untuk Jenis "pakta-integritas"' in problem.hint
    assert "pengaturan.yaml" not in said(found)


def test_a_type_that_does_not_exist_is_told_for_every_type(tmp_path: Path) -> None:
    """A setting for a misspelt type is refused, whichever type is asked for, in the file too."""
    folder_of(
        tmp_path, f"{YAML}isian: {{pakta: {{kop: tidak}}}}\n", Unit_Kerja=UNITS, Pegawai=STAFF
    )
    report = check(find_workspace("kantor", tmp_path), Request(("pakta-integritas",), semua=True))
    assert "ZI209" in [problem.code for problem in report.problems]
