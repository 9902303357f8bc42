"""The declarations of the sheets of settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from zi_docs.app import open_catalog
from zi_docs.errors import TemplateError
from zi_docs.tables import load_lembar

SHEET = "judul: Pengaturan\nkolom: {isian: {}, isi: {}}\nisian:\n  tahun: {jenis: KIND}\n"


def declare(root: Path, text: str, folder: str = "_pengaturan", name: str = "pengaturan") -> Path:
    place = root / "templates" / folder
    place.mkdir(parents=True)
    (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    return root / "templates"


def test_the_sheets_stand_in_their_order() -> None:
    """The three sheets are declared, and stand in the order that their files give."""
    assert list(open_catalog(Path()).lembar) == ["pengaturan", "pejabat", "nomor_surat"]


def test_a_setting_is_one_line(tmp_path: Path) -> None:
    """A setting is known by the one line that declares it."""
    folder = declare(tmp_path, SHEET.replace("KIND", "angka"))
    [lembar] = load_lembar([folder], str).values()
    assert lembar.titles == {"tahun": "Tahun"}


@pytest.mark.parametrize("kind", ["bilangan", "anak: rapat", "rujukan: rapat"])
def test_a_setting_of_no_kind_is_refused(tmp_path: Path, kind: str) -> None:
    """A setting has a kind that needs no other table (ZI451)."""
    folder = declare(tmp_path, SHEET.replace("KIND", f'"{kind}"'))
    with pytest.raises(TemplateError) as error:
        load_lembar([folder], lambda path: path.name)
    [problem] = error.value.problems
    assert problem.code == "ZI451"
    assert str(problem.place) == "pengaturan.yaml, baris 4, isian.tahun.jenis"


def test_an_unknown_key_of_a_declaration_is_refused(tmp_path: Path) -> None:
    """A misspelt key of a declaration is told (ZI204)."""
    folder = declare(tmp_path, SHEET.replace("judul", "judull").replace("KIND", "teks"))
    with pytest.raises(TemplateError) as error:
        load_lembar([folder], str)
    assert "ZI204" in [problem.code for problem in error.value.problems]


@pytest.mark.parametrize("name", ["pengaturan", "pejabat", "nomor_surat"])
def test_no_table_has_the_name_of_a_sheet_of_settings(tmp_path: Path, name: str) -> None:
    """An office's own table can't be called like a sheet of settings (ZI453)."""
    declare(tmp_path, f"judul: {name}\nkolom: {{nama: {{}}}}\n", "_tabel", name)
    with pytest.raises(TemplateError) as error:
        open_catalog(tmp_path)
    assert [problem.code for problem in error.value.problems] == ["ZI453"]
