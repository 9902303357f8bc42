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
    [lembar] = load_lembar([folder], str).lembar.values()
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


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("judul: Pejabat\n", "judul"),
        ("judul: Kamus\nlembar: [Nomor Surat 2025]\n", "lembar"),
        ("judul: Kamus\nlembar: [setelan]\n", "lembar"),
    ],
)
def test_no_table_is_read_from_a_sheet_of_settings(tmp_path: Path, text: str, key: str) -> None:
    """A table whose sheet would be read as settings is refused in its own file (ZI455)."""
    declare(tmp_path, f"{text}kolom: {{isi: {{}}}}\n", "_tabel", "kamus")
    with pytest.raises(TemplateError) as error:
        open_catalog(tmp_path)
    [problem] = error.value.problems
    assert problem.code == "ZI455"
    assert str(problem.place).endswith(f"_tabel/kamus.yaml, baris {text.count(chr(10))}, {key}")


def test_a_sheet_of_settings_takes_no_sheet_of_a_table(tmp_path: Path) -> None:
    """An office's file of a sheet of settings is told, not the built-in table (ZI455)."""
    declare(tmp_path, SHEET.replace("kolom", "lembar: [OPD]\nkolom", 1).replace("KIND", "teks"))
    with pytest.raises(TemplateError) as error:
        open_catalog(tmp_path)
    assert [(one.code, one.place.path) for one in error.value.problems] == [("ZI455", "lembar")]
    assert "_pengaturan/pengaturan.yaml" in str(error.value.problems[0].place)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("isi: {}", "isi: {ejaan: [Isian]}", "ZI462"),
        ("tahun: {", "tanggal: {judul: Tahun}\n  tahun: {", "ZI462"),
        ("tahun: {", "tahun: {luar: ya, ", "ZI463"),
        ("judul: Peng", "nama: setelan\njudul: Peng", "ZI204"),
    ],
)
def test_a_sheet_of_settings_is_declared_like_a_table(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    """Headings, keys and the name of a sheet of settings have the rules of a table's."""
    folder = declare(tmp_path, SHEET.replace("KIND", "teks").replace(old, new, 1))
    with pytest.raises(TemplateError) as error:
        load_lembar([folder], str)
    assert [problem.code for problem in error.value.problems] == [code]
