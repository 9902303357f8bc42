"""The commands, run on a tiny office: what they print, to the letter."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from zi_docs.app import RunOptions
from zi_docs.run.plan import Request
from zi_docs.run.report import RunReport
from zi_docs.run.sheets import PrintOptions

from .files import edit, save_docx, text_of, timeless
from .runs import Outcome, Zi

DATA = ("--data", "kantor")


@pytest.mark.parametrize("options", [(), ("--data", "kantor")])
def test_jenis_lists_the_types(options: tuple[str, ...], zi: Zi, office: Path) -> None:
    """The list has a row for each type: id, title, and what one document is made for."""
    assert zi("jenis", *options) == Outcome(
        0,
        "Jenis  Judul             Tahap  Satu per\nsurat  Surat Pernyataan         pegawai\n",
        "",
    )


def test_jenis_lists_the_types_by_stage(zi: Zi, office: Path) -> None:
    """The list follows the stages of the programme; a type without one stands at the end."""
    manifest = (office / "templates/surat/manifest.yaml").read_text(encoding="utf-8")
    for jenis, stage in (("a-laporan", "Sesudah Predikat"), ("z-piagam", "pencanangan")):
        shutil.copytree(office / "templates/surat", office / "templates" / jenis)
        text = f"{manifest}tahap: {stage}\n"
        (office / "templates" / jenis / "manifest.yaml").write_text(text, encoding="utf-8")
    rows = json.loads(zi("jenis", "--json").out)["jenis"]
    found = [(row["id"], row["tahap"]) for row in rows]
    assert found == [
        ("z-piagam", "pencanangan"),
        ("a-laporan", "sesudah predikat"),
        ("surat", ""),
    ]


def test_an_unknown_stage_is_told(zi: Zi, office: Path) -> None:
    """A stage that the programme does not have is refused, with the stages there are."""
    file = office / "templates/surat/manifest.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}tahap: pecanangan\n", encoding="utf-8")
    told = zi("jenis", "surat")
    assert told.code == 3
    assert "tahap" in told.err
    assert '"pencanangan"' in told.err


def test_jenis_explains_one_type(zi: Zi, office: Path) -> None:
    """The explanation lists everything that a type needs, and nothing that it does not use."""
    assert zi("jenis", "surat") == Outcome(
        0,
        "surat: Surat Pernyataan\n"
        "Satu lembar untuk setiap pegawai.\n"
        "\n"
        "Satu per:       pegawai\n"
        "Nama berkas:    Surat {pegawai.nama}\n"
        "Nomor:          tanpa nomor\n"
        "Tanggal:        menurut pengaturan\n"
        "Folder:         templates/surat\n"
        "\n"
        "Isian            Wajib         Bawaan    Keterangan\n"
        "pegawai.jabatan  wajib                   Jabatan yang dicetak.\n"
        "isian.catatan    boleh kosong  (kosong)  Catatan kaki.\n",
        "",
    )


@pytest.mark.parametrize(
    ("bawaan", "shown"),
    [
        ("Tembusan seperlunya", "Tembusan seperlunya"),
        ("[Inspektur, Camat]", "Inspektur; Camat"),
        ("[]", "(kosong)"),
        ("false", "false"),
        ("3", "3"),
        ("{judul: a, isi: [b, c]}", "judul: a; isi: b; c"),
        ('"dua\\nbaris"', "dua baris"),
        ("x" * 90, "x" * 79 + "…"),
    ],
)
def test_jenis_shows_every_default(zi: Zi, office: Path, bawaan: str, shown: str) -> None:
    """Each default is shown on one line."""
    edit(office / "templates" / "surat" / "manifest.yaml", 'bawaan: ""', f"bawaan: {bawaan}")
    last = zi("jenis", "surat").out.splitlines()[-1]
    assert re.split(r"\s{2,}", last) == ["isian.catatan", "boleh kosong", shown, "Catatan kaki."]


def test_jenis_as_json(zi: Zi, office: Path) -> None:
    """The list and the explanation are in the same object as every other ``--json``."""
    listed = json.loads(zi("jenis", "--json").out)
    row = {"id": "surat", "judul": "Surat Pernyataan", "tahap": "", "satu_per": "pegawai"}
    assert listed["jenis"] == [row]
    (explained,) = json.loads(zi("jenis", "surat", "--json").out)["jenis"]
    assert explained["id"] == "surat"
    assert [isian["nama"] for isian in explained["isian"]] == ["pegawai.jabatan", "isian.catatan"]


def test_a_damaged_type_does_not_hide_the_others(zi: Zi, office: Path) -> None:
    """The list is shown beside the complaint, and the exit code is that of templates."""
    broken = office / "templates" / "rusak"
    broken.mkdir()
    (broken / "manifest.yaml").write_text("judul: [", encoding="utf-8")
    outcome = zi("jenis")
    assert outcome.code == 3
    assert "surat  Surat Pernyataan" in outcome.out
    assert outcome.err.startswith("KESALAHAN ZI432  templates/rusak/manifest.yaml, baris ")


def test_periksa_says_that_all_is_well(zi: Zi, office: Path) -> None:
    """For a clean data set one sentence says what was read, and nothing is written."""
    assert zi("periksa", "--data", "kantor") == Outcome(
        0, "Semua beres: 1 unit kerja, 2 pegawai.\n", ""
    )
    assert not (office / "output").exists()


def test_periksa_tells_what_to_correct(zi: Zi, office: Path) -> None:
    """An error ends with code 1 and has its place in the clerk's own file."""
    edit(office / "data" / "kantor" / "pegawai.csv", ";Sekretaris Dinas;", ";;")
    outcome = zi("periksa", "surat", "--data", "kantor")
    assert outcome.code == 1
    assert outcome.out == ""
    assert 'data/kantor/pegawai.csv, baris 3, kolom "Jabatan"\n' in outcome.err
    assert outcome.err.splitlines()[-1].startswith("1 kesalahan")


def test_periksa_as_json(zi: Zi, office: Path) -> None:
    """The object has the counts and the types that were checked."""
    result = json.loads(zi("periksa", "--data", "kantor", "--json").out)
    assert (result["hasil"], result["kode_keluar"], result["masalah"]) == ("beres", 0, [])
    counted = {name: count for name, count in result["jumlah"].items() if count}
    assert counted == {"unit_kerja": 1, "pegawai": 2}
    assert [row["jenis"] for row in result["jenis"]] == ["surat"]


@pytest.mark.parametrize("asked", ["surat", "--semua"])
def test_buat_makes_the_documents(asked: str, zi: Zi, office: Path) -> None:
    """Progress goes to stderr, table and totals to stdout, and files to the folder named."""
    outcome = zi("buat", asked, "--data", "kantor")
    assert outcome.code == 0
    assert outcome.err == "surat: 2 dokumen selesai.\n"
    assert timeless(outcome.out) == (
        "Jenis  Dibuat  Dilewati  Gagal  Folder\n"
        "surat       2         0      0  output/kantor/surat\n"
        "2 dibuat, 0 dilewati, 0 gagal dalam 0,0 detik.\n"
    )
    made = office / "output" / "kantor" / "surat" / "Surat Arum Sekarwangi.docx"
    assert text_of(made) == "Yang bertanda tangan: Arum Sekarwangi, Sekretaris Dinas."


def test_buat_with_errors_writes_nothing(zi: Zi, office: Path) -> None:
    """One error in the data stops the run before the first file."""
    edit(office / "data" / "kantor" / "pegawai.csv", ";Sekretaris Dinas;", ";;")
    outcome = zi("buat", "surat", "--data", "kantor")
    assert (outcome.code, outcome.out) == (1, "")
    assert not (office / "output").exists()


def test_buat_as_json_prints_only_the_object(zi: Zi, office: Path) -> None:
    """stdout is JSON from the first character to the last, and stderr is empty."""
    outcome = zi("buat", "surat", "--data", "kantor", "--json")
    assert outcome.err == ""
    assert json.loads(outcome.out)["jenis"] == [
        {
            "jenis": "surat",
            "dibuat": 2,
            "dilewati": 0,
            "gagal": 0,
            "disunting": 0,
            "tetap": 0,
            "folder": "output/kantor/surat",
            "nomor": [],
        }
    ]


def test_buat_writes_where_it_is_told(zi: Zi, office: Path) -> None:
    """``--keluaran`` names a folder relative to the current one."""
    zi("buat", "surat", "--data", "kantor", "--keluaran", "hasil")
    assert len(list((office / "hasil" / "surat").glob("*.docx"))) == 2


def test_buat_passes_every_option_on(zi: Zi, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Options reach the use case as typed: a date as a date, and each type once."""
    seen: list[tuple[Request, RunOptions]] = []

    def generate(
        workspace: object, request: Request, progress: object, options: RunOptions
    ) -> RunReport:
        seen.append((request, options))
        return RunReport()

    monkeypatch.setattr("zi_docs.app.generate", generate)
    line = ["buat", "surat", "surat", "--data", "kantor", "--hanya", "Arum Sekarwangi"]
    line += ["--hanya", "1967", "--unit", "DUKCAPIL", "--tanggal", "Selasa, 27 April 2021"]
    zi(*line, "--draf")
    zi(*line, "--ganti", "87", "--alasan", "salah nama")
    more = ["--format", "gabung, PDF", "--format", "zip", "--pdfa", "--dua-sisi", "--rangkap", "3"]
    more += ["--urut", "jabatan"]
    zi(
        *line,
        "--nomor",
        "1/2021",
        "--terbit",
        "--ke",
        "2",
        "--dari-konsep",
        "--lewati",
        "--berhenti",
        "--ulang",
        "--timpa",
        "--proses",
        "2",
        *more,
    )
    hanya = ("Arum Sekarwangi", "1967")
    draft = Request(("surat",), hanya, "DUKCAPIL", True, date(2021, 4, 27))
    plain = replace(draft, konsep=False)
    again = replace(plain, terbit=True, ganti="87", alasan="salah nama")
    request = replace(plain, nomor="1/2021", terbit=True, ke=2, dari_konsep=True)
    cetak = PrintOptions(("docx", "gabung", "pdf", "zip"), True, True, 3, "jabatan", 2)
    every = RunOptions(ulang=True, timpa=True, berhenti=True, lewati=True, proses=2, cetak=cetak)
    assert seen == [(draft, RunOptions()), (again, RunOptions()), (request, every)]


def test_isi_fills_one_file(zi: Zi, office: Path) -> None:
    """Any Word file and its data make a third file."""
    save_docx(office / "naskah.docx", "Kepada {{ nama }}.")
    (office / "data.yaml").write_text("nama: Arum & Widodo\n", encoding="utf-8")
    outcome = zi("isi", "naskah.docx", "data.yaml", "-o", "hasil.docx")
    assert outcome == Outcome(0, "Selesai: hasil.docx\n", "")
    assert text_of(office / "hasil.docx") == "Kepada Arum & Widodo."


def test_isi_refuses_to_write_over_a_file(zi: Zi, office: Path) -> None:
    """A file that is there stays, unless ``--timpa`` is given."""
    save_docx(office / "naskah.docx", "Kepada {{ nama }}.")
    (office / "data.json").write_text('{"nama": "Arum"}', encoding="utf-8")
    (office / "hasil.docx").write_text("lama", encoding="utf-8")
    line = ("isi", "naskah.docx", "data.json", "-o", "hasil.docx")
    assert zi(*line) == Outcome(
        2,
        "",
        "KESALAHAN ZI004  hasil.docx\n"
        "  Berkas ini sudah ada.\n"
        "  Perbaiki: Pakai nama lain. Dengan --timpa isi berkas yang lama hilang.\n"
        "1 kesalahan.\n",
    )
    assert zi(*line, "--timpa").code == 0
    assert text_of(office / "hasil.docx") == "Kepada Arum."


@pytest.mark.parametrize("target", ["naskah.docx", "data.json"])
def test_isi_never_writes_over_its_inputs(target: str, zi: Zi, office: Path) -> None:
    """Not even ``--timpa`` overwrites the naskah or its data."""
    save_docx(office / "naskah.docx", "Kepada {{ nama }}.")
    (office / "data.json").write_text('{"nama": "Arum"}', encoding="utf-8")
    before = (office / target).read_bytes()
    outcome = zi("isi", "naskah.docx", "data.json", "-o", target, "--timpa")
    assert outcome.code == 2
    assert "ZI004" in outcome.err
    assert (office / target).read_bytes() == before


def test_isi_as_json(zi: Zi, office: Path) -> None:
    """Success is an object too."""
    save_docx(office / "naskah.docx", "Kepada {{ nama }}.")
    (office / "data.json").write_text('{"nama": "Arum"}', encoding="utf-8")
    outcome = zi("isi", "naskah.docx", "data.json", "-o", "hasil.docx", "--json")
    assert json.loads(outcome.out)["hasil"] == "beres"


def test_isi_refuses_data_too_big(zi: Zi, office: Path) -> None:
    """Data that no one document needs is refused with its file and path (ZI425), before filling."""
    save_docx(office / "naskah.docx", "Kepada {{ nama }}.")
    (office / "data.json").write_text(json.dumps({"nama": "a" * 100_001}), encoding="utf-8")
    outcome = zi("isi", "naskah.docx", "data.json", "-o", "hasil.docx")
    assert outcome.code == 1
    assert outcome.err.startswith("KESALAHAN ZI425  data.json, nama\n")
    assert not (office / "hasil.docx").exists()


@pytest.mark.parametrize(
    ("naskah", "code"),
    [
        ("{{ pegawai.tiada }}", 3),
        ("{% if pegawai.jabatan == 'Kepala Dinas' %}{{ pegawai.tiada }}{% endif %}", 3),
        ("{{ pegawai }}", 3),
        ("{% if pegawai.nama > 5 %}a{% endif %}", 3),
        ("{% if pegawai.jabatan == 'Kepala Dinas' %}{{ pegawai }}{% endif %}", 1),
    ],
)
def test_whose_fault_a_failed_document_is(zi: Zi, office: Path, naskah: str, code: int) -> None:
    """A name that is not there, or what fails in all documents, is the naskah's fault: exit 3."""
    save_docx(office / "templates" / "surat" / "naskah.docx", naskah)
    assert (zi("periksa", *DATA).code, zi("buat", "surat", *DATA).code) == (code, code)


def test_a_wrong_naskah_beside_wrong_data(zi: Zi, office: Path) -> None:
    """When the data are to be corrected too, that comes first: exit 1."""
    save_docx(office / "templates" / "surat" / "naskah.docx", "{{ pegawai.tiada }}")
    edit(office / "data" / "kantor" / "pegawai.csv", "IV/c", "IV/x")
    assert zi("periksa", *DATA).code == 1
