"""``naskah salin``: a built-in copied into the workspace, and what is told of it later."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .files import edit, save_docx
from .runs import Zi

BUILTIN = Path("../bawaan")


@pytest.fixture
def bawaan(office: Path) -> Path:
    """The office, whose program has a type "izin" and a piece "kop" of its own."""
    izin = BUILTIN / "izin"
    izin.mkdir()
    (izin / "manifest.yaml").write_text(
        "judul: Izin\nkeluarga: khusus\nsatu_per: pegawai\nnama_berkas: Izin {pegawai.nama}\n",
        encoding="utf-8",
    )
    save_docx(izin / "naskah.docx", "Izin {{ pegawai.nama }}")
    save_docx(izin / "~$naskah.docx", "kunci")
    return office


def test_a_type_is_copied_whole(zi: Zi, bawaan: Path) -> None:
    """All files of a type are copied, but for Word's lock; the copy is read in its place."""
    outcome = zi("naskah", "salin", "izin")
    assert (outcome.code, outcome.err) == (0, "")
    assert "  templates/izin/manifest.yaml\n  templates/izin/naskah.docx\n" in outcome.out
    copies = sorted(path.name for path in (bawaan / "templates/izin").iterdir())
    assert copies == ["manifest.yaml", "naskah.docx"]
    edit(bawaan / "templates/izin/manifest.yaml", "judul: Izin", "judul: Izin Kami")
    assert "Izin Kami" in zi("jenis").out


@pytest.mark.parametrize(
    ("typed", "file"),
    [
        ("rapat", "_tabel/rapat.yaml"),
        ("_tabel/rapat.yaml", "_tabel/rapat.yaml"),
        ("kop-unit-kerja", "_bagian/kop-unit-kerja.docx"),
        ("permendagri-1-2023", "_tata_naskah/permendagri-1-2023.yaml"),
    ],
)
def test_tables_pieces_and_profiles(zi: Zi, office: Path, typed: str, file: str) -> None:
    """A table, a piece or a profile is copied by its name, and the data set is right with it."""
    assert zi("naskah", "salin", typed).out.startswith(f"Disalin: templates/{file}\n")
    copy = office / "templates" / file
    assert copy.read_bytes() == (BUILTIN / file).read_bytes()
    assert zi("periksa", "--data", "kantor").code == 0


def test_every_table_may_be_copied(zi: Zi, office: Path) -> None:
    """A whole copy of each table is accepted by the reader of tables."""
    for path in sorted((BUILTIN / "_tabel").glob("*.yaml")):
        assert zi("naskah", "salin", f"_tabel/{path.name}").code == 0
    outcome = zi("periksa", "--data", "kantor")
    assert outcome.code == 0, outcome.err


def test_nothing_is_overwritten(zi: Zi, bawaan: Path) -> None:
    """A copy that is there stays as it is (ZI493)."""
    zi("naskah", "salin", "izin")
    manifest = bawaan / "templates/izin/manifest.yaml"
    manifest.write_text("milik sendiri", encoding="utf-8")
    outcome = zi("naskah", "salin", "izin")
    assert (outcome.code, "ZI493  templates/izin" in outcome.err) == (2, True)
    assert manifest.read_text(encoding="utf-8") == "milik sendiri"


def test_a_change_of_the_built_in_is_told(zi: Zi, bawaan: Path) -> None:
    """``periksa`` and ``buat`` note that the built-in is another one now, until that was seen."""
    zi("naskah", "salin", "izin")
    zi("naskah", "salin", "rapat")
    assert "ZI494" not in zi("periksa", "izin", "--data", "kantor").err
    edit(BUILTIN / "izin/manifest.yaml", "judul: Izin", "judul: Izin Baru")
    for command in ("periksa", "buat"):
        outcome = zi(command, "izin", "--data", "kantor")
        assert outcome.code == 0
        assert outcome.err.count("CATATAN ZI494  templates/izin") == 1
        assert "Yaitu: manifest.yaml" in outcome.err
    assert "ZI494" in zi("naskah", "periksa", "izin").err
    assert "ZI494" not in zi("periksa", "surat", "--data", "kantor").err
    assert zi("naskah", "salin", "izin", "--catat").code == 0
    assert "ZI494" not in zi("periksa", "izin", "--data", "kantor").err


def test_a_change_of_the_copy_is_none(zi: Zi, bawaan: Path) -> None:
    """What the office changes in its copy is not told, nor what it deleted."""
    zi("naskah", "salin", "izin")
    edit(bawaan / "templates/izin/manifest.yaml", "judul: Izin", "judul: Izin Kami")
    (bawaan / "templates/izin/naskah.docx").unlink()
    assert "ZI494" not in zi("periksa", "izin", "--data", "kantor").err


def test_a_built_in_that_is_gone(zi: Zi, bawaan: Path) -> None:
    """A built-in that the program has no longer is a change, too."""
    zi("naskah", "salin", "kop-unit-kerja")
    (BUILTIN / "_bagian/kop-unit-kerja.docx").unlink()
    assert "ZI494" in zi("periksa", "surat", "--data", "kantor").err


def test_names_that_mean_nothing_or_two_things(zi: Zi, bawaan: Path) -> None:
    """An unknown name is told with a near one, a name of two things with both (ZI495)."""
    outcome = zi("naskah", "salin", "izim")
    assert (outcome.code, 'Mungkin "izin"' in outcome.err) == (2, True)
    save_docx(BUILTIN / "_bagian/izin.docx", "Bagian")
    outcome = zi("naskah", "salin", "izin")
    assert (outcome.code, "izin, _bagian/izin.docx" in outcome.err) == (2, True)
    assert zi("naskah", "salin", "_bagian/izin").code == 0
    assert zi("naskah", "salin", "notula", "--catat").code == 2
    assert zi("naskah", "salin", "pegawai", "--catat").code == 2


def test_a_broken_record_is_told(zi: Zi, bawaan: Path) -> None:
    """A record that can't be read is a warning (ZI496), and is made anew by the next copy."""
    record = bawaan / "templates/.salinan.json"
    record.write_text("[1", encoding="utf-8")
    outcome = zi("periksa", "surat", "--data", "kantor")
    assert (outcome.code, "PERINGATAN ZI496" in outcome.err) == (0, True)
    zi("naskah", "salin", "izin")
    assert list(json.loads(record.read_text(encoding="utf-8"))) == ["izin"]


def test_the_programs_own_folder(zi: Zi, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder whose templates are the built-in ones nothing is copied (ZI493)."""
    monkeypatch.chdir(repository)
    outcome = zi("naskah", "salin", "notula")
    assert (outcome.code, "ZI493  templates" in outcome.err) == (2, True)
