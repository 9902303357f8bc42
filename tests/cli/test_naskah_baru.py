"""``naskah baru``: a document type of the office's own, from a letter that it has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from zi_docs.app import open_catalog, render_example
from zi_docs.ooxml.text import document_text
from zi_docs.tables import has_keys

from .files import edit, naskah_of
from .runs import Zi

NEW = Path("templates/surat-izin")


def manifest() -> dict[str, object]:
    """Return what the new manifest says."""
    read: dict[str, object] = yaml.safe_load((NEW / "manifest.yaml").read_text(encoding="utf-8"))
    return read


def test_a_type_from_a_letter_with_tags(zi: Zi, office: Path) -> None:
    """Table, number and own fields are found in the letter; the type can be made at once."""
    naskah_of(
        office / "lama.docx",
        "Nomor {{ nomor }}",
        "{{ pegawai.nama_gelar }}, {{ pegawai.jabatan }}",
        "{{ isian.perihal }}",
    )
    outcome = zi("naskah", "baru", "surat-izin", "--dari", "lama.docx")
    assert (outcome.code, outcome.err) == (0, "")
    assert (NEW / "naskah.docx").read_bytes() == (office / "lama.docx").read_bytes()
    made = manifest()
    assert (made["judul"], made["satu_per"], made["nomor"]) == ("Surat Izin", "pegawai", "surat")
    assert made["nama_berkas"] == "Surat Izin {pegawai.nama}"
    assert made["isian"] == {"isian.perihal": {"keterangan": "Perihal"}}
    settings = office / "data/kantor/pengaturan.yaml"
    with settings.open("a", encoding="utf-8") as file:
        file.write("isian:\n  surat-izin: {perihal: Rapat}\n")
    outcome = zi("buat", "surat-izin", "--data", "kantor")
    assert (outcome.code, "2 dibuat" in outcome.out) == (0, True), outcome.err


def test_the_example_is_right(zi: Zi, office: Path) -> None:
    """The example of the new type is filled, so that it shows and tests the naskah."""
    naskah_of(office / "lama.docx", "{{ pegawai.nama }} {{ pengaturan.pejabat.sekda.nama }}")
    assert zi("naskah", "baru", "surat-izin", "--dari", "lama.docx").code == 0
    filled = render_example(open_catalog(office), "surat-izin")
    assert document_text(filled) == "Endang Sulistyowati Bambang Sutrisno\n"


def test_an_example_for_each_table(zi: Zi, office: Path) -> None:
    """Whatever table a type is for, the example that is written for it can be filled.

    A document per law is not for anybody; the example of that table leaves its numbers open.
    """
    naskah_of(office / "lama.docx", "Isi")
    catalog = open_catalog(office)
    keyed = {name for name, tabel in catalog.tables.items() if has_keys(tabel)}
    for name in sorted(keyed - {"dasar_hukum"}):
        jenis = f"jenis-{name.replace('_', '-')}"
        outcome = zi("naskah", "baru", jenis, "--dari", "lama.docx", "--satu-per", name)
        assert (outcome.code, outcome.err) == (0, ""), name
        assert document_text(render_example(open_catalog(office), jenis)) == "Isi\n"


def test_a_letter_without_tags(zi: Zi, office: Path) -> None:
    """A letter without tags is allowed; the names that may be written are told with their tags."""
    naskah_of(office / "lama.docx", "SURAT IZIN", "Nomor 800/12/2025")
    words = ("--dari", "lama.docx", "--satu-per", "pegawai", "--judul", "Surat: Tugas")
    outcome = zi("naskah", "baru", "surat-izin", *words)
    assert outcome.code == 0
    assert manifest()["judul"] == "Surat: Tugas"
    assert "nomor" not in manifest()
    assert "belum bertag" in outcome.out
    assert "{{ pegawai.nama }} " in outcome.out
    assert "{{ tanggal|tanggal }} " in outcome.out
    assert "27 April 2021" in outcome.out


def test_wrong_tags_are_told(zi: Zi, office: Path) -> None:
    """The tags of the letter are checked by the example; the type is made all the same."""
    naskah_of(office / "lama.docx", "{{ pegawai.nama }", "{{ perihal }}")
    outcome = zi("naskah", "baru", "surat-izin", "--dari", "lama.docx", "--json")
    told = json.loads(outcome.out)
    assert outcome.code == 3
    assert [one["kode"] for one in told["masalah"]] == ["ZI414", "ZI421"]
    assert (NEW / "manifest.yaml").is_file()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("surat", "--dari", "lama.docx"), "ZI493"),
        (("Surat Izin", "--dari", "lama.docx"), "ZI497"),
        (("../x", "--dari", "lama.docx"), "ZI497"),
        (("surat-izin", "--dari", "lama.docx", "--satu-per", "pegawia"), "ZI497"),
        (("surat-izin",), "ZI000"),
    ],
)
def test_what_is_refused(zi: Zi, office: Path, words: tuple[str, ...], code: str) -> None:
    """A name that is taken or can't be used, an unknown table, and no letter are refused."""
    naskah_of(office / "lama.docx", "Isi")
    outcome = zi("naskah", "baru", *words)
    assert (outcome.code, f"KESALAHAN {code}" in outcome.err) == (2, True)
    assert sorted(path.name for path in (office / "templates").iterdir()) == ["surat"]


def test_a_letter_that_is_no_word_file(zi: Zi, office: Path) -> None:
    """From what is no Word file no type is started."""
    (office / "lama.docx").write_bytes(b"bukan Word")
    assert zi("naskah", "baru", "surat-izin", "--dari", "lama.docx").code == 3
    assert not NEW.exists()


def test_a_missing_pattern_stops_its_type_only(zi: Zi, office: Path) -> None:
    """A type whose number pattern the data set lacks is told (ZI437); the others are made."""
    naskah_of(office / "lama.docx", "Nomor {{ nomor }} {{ pegawai.nama }}")
    words = ("--dari", "lama.docx", "--nomor", "surat_izin")
    outcome = zi("naskah", "baru", "surat-izin", *words)
    assert "Tulis polanya di lembar Nomor Surat: surat_izin" in outcome.out
    outcome = zi("buat", "--semua", "--data", "kantor")
    assert (outcome.code, outcome.err.count("ZI437")) == (1, 1)
    assert "Tidak dibuat karena kesalahan di atas: surat-izin." in outcome.out
    assert len(list((office / "output/kantor/surat").glob("*.docx"))) == 2
    edit(NEW / "manifest.yaml", "nomor: surat_izin", "nomor: surat")
    assert zi("buat", "--semua", "--data", "kantor").code == 0
