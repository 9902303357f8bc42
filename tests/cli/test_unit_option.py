"""``--unit`` for types made for people, units and meetings."""

from __future__ import annotations

from pathlib import Path

import pytest

from .files import edit, save_docx
from .runs import Zi

DATA = ("--data", "kantor")
MEETINGS = """\
- {kode: R1, acara: Rapat Persiapan, tanggal: 2021-04-05, tempat: Ruang DUKCAPIL}
- {kode: R2, acara: Rapat Evaluasi, tanggal: 2021-04-12, tempat: Ruang SETDA}
"""
MANIFEST = """\
judul: {judul}
keluarga: khusus
satu_per: {kind}
nama_berkas: "{name}"
"""
ALL = ["Risalah R1.docx", "Risalah R2.docx"]


@pytest.fixture
def kantor(office: Path) -> Path:
    """Two units, each with a person, two meetings, and a type for each kind of record."""
    data = office / "data" / "kantor"
    edit(data / "unit_kerja.csv", "DUKCAPIL;", "SETDA;Sekretariat Daerah;\nDUKCAPIL;")
    edit(data / "pegawai.csv", "Sekretaris Dinas;DUKCAPIL", "Analis;SETDA")
    (data / "rapat.yaml").write_text(MEETINGS, encoding="utf-8")
    _add_type(office, "risalah", "rapat", "Risalah {rapat.kode}", "{{ rapat.acara }}")
    _add_type(office, "profil", "unit_kerja", "Profil {unit_kerja.kode}", "{{ unit_kerja.nama }}")
    return office


def _add_type(office: Path, jenis: str, kind: str, name: str, text: str) -> None:
    folder = office / "templates" / jenis
    folder.mkdir()
    manifest = MANIFEST.format(judul=jenis.capitalize(), kind=kind, name=name)
    (folder / "manifest.yaml").write_text(manifest, encoding="utf-8")
    save_docx(folder / "naskah.docx", text)


def _made(office: Path, jenis: str) -> list[str]:
    return sorted(path.name for path in (office / "output" / "kantor" / jenis).rglob("*.docx"))


def test_meetings_belong_to_no_unit(zi: Zi, kantor: Path) -> None:
    """``--unit`` chooses people and units, but every meeting."""
    assert zi("buat", "--semua", *DATA, "--unit", "DUKCAPIL").code == 0
    assert _made(kantor, "surat") == ["Surat Widodo Cahyo.docx"]
    assert _made(kantor, "profil") == ["Profil DUKCAPIL.docx"]
    assert _made(kantor, "risalah") == ALL


@pytest.mark.parametrize("unit", ["SETDA", "Sekretariat Daerah"])
def test_any_unit_gives_every_meeting(unit: str, zi: Zi, kantor: Path) -> None:
    """The place or name of a meeting does not make it a unit's."""
    assert zi("buat", "risalah", *DATA, "--unit", unit).code == 0
    assert _made(kantor, "risalah") == ALL


def test_a_meeting_is_chosen_by_its_code(zi: Zi, kantor: Path) -> None:
    """--hanya narrows meetings, also beside --unit."""
    assert zi("buat", "risalah", *DATA, "--unit", "SETDA", "--hanya", "R1").code == 0
    assert _made(kantor, "risalah") == ["Risalah R1.docx"]


def test_a_unit_that_is_not_there_is_refused_for_meetings_too(zi: Zi, kantor: Path) -> None:
    """A misspelt unit is refused, also for a type that is made for meetings."""
    outcome = zi("buat", "risalah", *DATA, "--unit", "DUKCAPL")
    assert outcome.code == 2
    assert outcome.err.startswith("KESALAHAN ZI003  --unit DUKCAPL\n")
    assert _made(kantor, "risalah") == []


def test_all_meetings_are_one_print_file(zi: Zi, kantor: Path) -> None:
    """With ``--unit`` the print file and packets of meetings are those of all meetings."""
    for unit in ((), ("--unit", "SETDA")):
        assert zi("buat", "risalah", *DATA, *unit, "--format", "gabung,zip").code == 0
    output = kantor / "output" / "kantor"
    assert [path.name for path in (output / "gabung").iterdir()] == ["risalah.docx"]
    packets = sorted(path.name for path in (output / "paket" / "risalah").iterdir())
    assert packets == ["R1.zip", "R2.zip"]


def test_a_row_belongs_to_the_unit_of_what_it_hangs_on(zi: Zi, kantor: Path) -> None:
    """Changes of agents have no unit of their own; ``--unit`` chooses those of its agents."""
    name = "{perubahan_agen.perubahan}"
    _add_type(kantor, "janji", "perubahan_agen", name, "{{ perubahan_agen.perubahan }}")
    rows = {
        "agen": "Unit Kerja;Nama\nDUKCAPIL;Arum Sekarwangi\nSETDA;Widodo Cahyo\n",
        "perubahan_agen": "Agen;Perubahan;Kondisi Awal;Kegiatan;Target\n"
        "Arum Sekarwangi;Antrean;Tanpa nomor;Memasang;1\nWidodo Cahyo;Arsip;Kertas;Memindai;1\n",
    }
    for table, text in rows.items():
        (kantor / f"data/kantor/{table}.csv").write_text(text, encoding="utf-8")
    assert zi("buat", "janji", *DATA, "--unit", "SETDA").code == 0
    assert _made(kantor, "janji") == ["Arsip.docx"]
