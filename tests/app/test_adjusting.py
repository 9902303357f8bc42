"""Settings changed in forms: in their cells, judged by the readers, and nothing lost."""

from __future__ import annotations

import shutil
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.samples import copy_sample
from zi_docs import app
from zi_docs.app.adjusting import adjust
from zi_docs.app.office import read_office
from zi_docs.errors import DataError, UsageError
from zi_docs.model import Pengaturan, build_setting, lookup
from zi_docs.workspace import Workspace, find_workspace

NOW = datetime(2026, 11, 27, 12, 30, 5)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A work folder with a new data set, whose settings stand in its workbook."""
    root = tmp_path_factory.mktemp("kerja")
    app.start(root, "kantor-2026", "", ["pakta-integritas"])
    return root


@pytest.fixture
def workspace(started: Path, tmp_path: Path) -> Workspace:
    """A copy of that data set."""
    shutil.copytree(started, tmp_path, dirs_exist_ok=True)
    return find_workspace("kantor-2026", tmp_path)


def _cells(workspace: Workspace, path: str) -> object:
    return lookup(read_office(workspace).cells, path)


def test_a_text_that_fits_into_no_cell_is_told_at_its_field(workspace: Workspace) -> None:
    """A text or list of more letters than a cell holds is refused, and nothing is saved."""
    office = read_office(workspace)
    typed = {"instansi.nama": "x" * 32_768, "alamat.kota": "Wates"}
    wrong = adjust(office, "pengaturan", typed, NOW)
    assert list(wrong) == ["instansi.nama"]
    assert "32.767 huruf" in wrong["instansi.nama"]
    new = {"pejabat.+.kunci": "kepala", "pejabat.+.jabatan": "x" * 32_768}
    assert list(adjust(office, "pejabat", new, NOW)) == ["pejabat.+.jabatan"]
    assert app.uploads_of(workspace) == []


def test_a_setting_is_changed_in_its_cell(workspace: Workspace) -> None:
    """Only the sheet of the setting changes, byte for byte; the former workbook is kept."""
    book = workspace.data / "kantor-2026.xlsx"
    before = book.read_bytes()
    typed = {"instansi.nama": "Pemerintah <Kota> & Daerah", "alamat.kota": "Wates"}
    assert adjust(read_office(workspace), "pengaturan", typed, NOW) == {}
    assert _cells(workspace, "instansi.nama") == "Pemerintah <Kota> & Daerah"
    assert _cells(workspace, "alamat.kota") == "Wates"
    with zipfile.ZipFile(book) as new, zipfile.ZipFile(app.uploads_of(workspace)[0].path) as old:
        assert new.namelist() == old.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert len(changed) == 1
    assert app.uploads_of(workspace)[0].path.read_bytes() == before


def test_a_new_official_gets_a_row(workspace: Workspace) -> None:
    """A new official stands below the others, and Excel's own reader reads the workbook."""
    for key, name in (("sekda", "Budi Santoso"), ("inspektur", "Ani Lestari")):
        typed = {f"pejabat.+.{one}": text for one, text in (("kunci", key), ("nama", name))}
        typed["pejabat.+.jabatan"] = "Pejabat"
        assert adjust(read_office(workspace), "pejabat", typed, NOW) == {}
    assert _cells(workspace, "pejabat.sekda.nama") == "Budi Santoso"
    assert _cells(workspace, "pejabat.inspektur.nama") == "Ani Lestari"
    sheet = load_workbook(workspace.data / "kantor-2026.xlsx")["Pejabat"]
    assert [row[0].value for row in sheet.iter_rows()][-2:] == ["sekda", "inspektur"]


def test_a_row_that_waits_is_filled_in(tmp_path: Path) -> None:
    """The row of a starter that names an official is filled in; no second row gets its key."""
    app.start(tmp_path, "kantor-2026", "", ["sk-penetapan-unit"])
    workspace = find_workspace("kantor-2026", tmp_path)
    assert read_office(workspace).waiting("pejabat") == ["kepala_daerah"]
    typed = {"pejabat.+.kunci": "kepala_daerah", "pejabat.+.jabatan": "Bupati"}
    assert adjust(read_office(workspace), "pejabat", typed, NOW) == {}
    assert _cells(workspace, "pejabat.kepala_daerah.jabatan") == "Bupati"
    assert read_office(workspace).waiting("pejabat") == []
    sheet = load_workbook(workspace.data / "kantor-2026.xlsx")["Pejabat"]
    keys = [row[0].value for row in sheet.iter_rows(min_row=2) if row[0].value]
    assert keys == ["kepala_daerah"]


def test_a_type_has_its_own_date_and_fields(workspace: Workspace) -> None:
    """What one type has for itself gets rows with its name; a list keeps its items in one cell."""
    jenis = "sk-tim-kerja"
    own, day = f"isian.{jenis}.salinan", f"tanggal_jenis.{jenis}"
    for lines in ("Inspektur\nCamat", "Camat\n\n Lurah \nSekretaris"):
        typed = {own: lines, day: "5 Mei 2026"}
        assert adjust(read_office(workspace), "pengaturan", typed, NOW, jenis) == {}
    assert _cells(workspace, own) == ["Camat", "Lurah", "Sekretaris"]
    assert _cells(workspace, day) == "5 Mei 2026"
    (group,) = read_office(workspace).groups("pengaturan", jenis)
    shown = {field.path: field.isi for field in group.fields}
    assert shown[own] == "Camat\nLurah\nSekretaris"
    sheet = load_workbook(workspace.data / "kantor-2026.xlsx")["Pengaturan"]
    rows = [[cell.value for cell in row[:3]] for row in sheet.iter_rows()]
    assert ["Salinan", "Camat\nLurah\nSekretaris", jenis] in rows


def test_a_row_for_two_types_is_not_changed_for_one(workspace: Workspace) -> None:
    """A cell that gives a setting of two types is left to the workbook (ZI806)."""
    book = workspace.data / "kantor-2026.xlsx"
    opened = load_workbook(book)
    opened["Pengaturan"].append(["Tanggal", "5 Mei 2026", "sk-tim-kerja; pakta-integritas"])
    opened.save(book)
    office, typed = read_office(workspace), {"tanggal_jenis.sk-tim-kerja": "6 Mei 2026"}
    with pytest.raises(UsageError) as refused:
        adjust(office, "pengaturan", typed, NOW, "sk-tim-kerja")
    assert [one.code for one in refused.value.problems] == ["ZI806"]


@pytest.mark.parametrize(
    ("lembar", "typed", "field"),
    [
        ("pengaturan", {"tahun": "dua ribu"}, "tahun"),
        ("pengaturan", {"zona_waktu": "WIX"}, "zona_waktu"),
        ("pejabat", {"pejabat.+.nama": "Ani Lestari"}, "pejabat.+.kunci"),
        ("nomor_surat", {"tata_naskah.nomor.+.pola": "{urut}"}, "tata_naskah.nomor.+.macam"),
    ],
    ids=["tahun", "zona", "pejabat", "nomor"],
)
def test_what_the_readers_refuse_is_told_at_its_field(
    lembar: str, typed: dict[str, str], field: str, workspace: Workspace
) -> None:
    """A wrong value is told at the field that it was typed into, and nothing is saved."""
    before = (workspace.data / "kantor-2026.xlsx").read_bytes()
    assert list(adjust(read_office(workspace), lembar, typed, NOW)) == [field]
    assert (workspace.data / "kantor-2026.xlsx").read_bytes() == before


def test_a_new_key_replaces_nobody(workspace: Workspace) -> None:
    """An official who is there already is not overwritten by a new one of the same key."""
    typed = {"pejabat.+.kunci": "sekda", "pejabat.+.jabatan": "Sekretaris Daerah"}
    assert adjust(read_office(workspace), "pejabat", typed, NOW) == {}
    again = {**typed, "pejabat.+.kunci": "Sekda", "pejabat.+.nama": "Ani Lestari"}
    assert list(adjust(read_office(workspace), "pejabat", again, NOW)) == ["pejabat.+.kunci"]


def test_a_change_that_would_hide_the_workbook_is_refused(workspace: Workspace) -> None:
    """Another year than the workbook's name tells would leave it unread (ZI140), so it stays."""
    book = workspace.data / "kantor-2026.xlsx"
    book.rename(book.with_name("data 2026.xlsx"))
    with pytest.raises(DataError) as refused:
        adjust(read_office(workspace), "pengaturan", {"tahun": "2027"}, NOW)
    assert [one.code for one in refused.value.problems] == ["ZI140"]
    assert _cells(workspace, "tahun") == "2026"


@pytest.mark.parametrize("sample", ["gunungkidul-2020", "trenggalek-2021"])
def test_a_settings_file_moves_whole(sample: str, tmp_path: Path, repository: Path) -> None:
    """From ``pengaturan.yaml`` all settings move into a workbook, and none gets another value."""
    copy_sample(repository / "data" / sample, tmp_path / "data" / "kantor")
    workspace = find_workspace("kantor", tmp_path)
    office = read_office(workspace)
    assert office.row is not None
    before, _ = build_setting(Pengaturan, office.row)
    assert adjust(office, "pengaturan", {"alamat.kota": "Wates"}, NOW) == {}
    row = read_office(workspace).row
    assert row is not None
    assert row.written is None
    after, _ = build_setting(Pengaturan, row)
    assert before is not None
    assert after is not None
    assert after.alamat.kota == "Wates"
    other = {"alamat", "tata_naskah"}
    assert before.model_dump(exclude=other) == after.model_dump(exclude=other)
    assert [one.nama for one in app.uploads_of(workspace)] == ["pengaturan.yaml"]
    assert not (workspace.data / "pengaturan.yaml").exists()


def test_a_formula_is_left_alone(workspace: Workspace) -> None:
    """A cell with a formula is not replaced by what it shows (ZI806)."""
    book = workspace.data / "kantor-2026.xlsx"
    opened = load_workbook(book)
    sheet = opened["Pengaturan"]
    row = next(cells for cells in sheet.iter_rows() if cells[0].value == "Nama Instansi")
    row[1].value = '="Pemerintah "&"Kota"'
    opened.save(book)
    before = book.read_bytes()
    with pytest.raises(UsageError) as refused:
        adjust(read_office(workspace), "pengaturan", {"instansi.nama": "Lain"}, NOW)
    assert [one.code for one in refused.value.problems] == ["ZI806"]
    assert book.read_bytes() == before
