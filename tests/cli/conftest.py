"""Runs of the command line inside the test's own process, and a tiny office to run them on."""

from __future__ import annotations

import shutil
import stat
import sys
from pathlib import Path

import pytest

from zi_docs.cli import cli

from .decrees import DECREE, ISSUE
from .files import naskah_of, save_docx
from .runs import Zi, run_with

STAND_IN = Path(__file__).parents[1] / "pdf" / "stand_in.py"
PENGATURAN = """\
instansi:
  nama: Pemerintah Kabupaten Contoh
  daerah: Kabupaten Contoh
  kepala: Bupati Contoh
  ibu_kota: Wonosari
tahun: 2021
tanggal: 2021-04-27
"""
PEGAWAI = """\
Nama;Status;NIP;Pangkat;Golongan;Jabatan;Unit Kerja
Widodo Cahyo;PNS;196708161993031005;Pembina Utama Muda;IV/c;Kepala Dinas;DUKCAPIL
Arum Sekarwangi;PNS;197502152002032014;Pembina;IV/a;Sekretaris Dinas;DUKCAPIL
"""
UNIT_KERJA = """\
Kode;Nama Unit Kerja;Kepala
DUKCAPIL;Dinas Kependudukan dan Pencatatan Sipil;196708161993031005
"""
MANIFEST = """\
judul: Surat Pernyataan
keterangan: Satu lembar untuk setiap pegawai.
keluarga: khusus
satu_per: pegawai
nama_berkas: "Surat {pegawai.nama}"
isian:
  pegawai.jabatan:
    keterangan: Jabatan yang dicetak.
  isian.catatan:
    keterangan: Catatan kaki.
    wajib: false
    bawaan: ""
"""
BUPATI = """\
pejabat:
  kepala_daerah: {jabatan: Bupati Contoh, nama: Haryo Wicaksono}
"""
DECREE_MANIFEST = """\
judul: Keputusan
keluarga: penetapan
satu_per: data
nama_berkas: "Keputusan {tahun}"
nomor: keputusan
"""
DECREE_NASKAH = (
    "Nomor {{ nomor }}",
    "pada tanggal {{ tanggal|tanggal }}",
    "{{ pengaturan.pejabat.kepala_daerah.nama }}",
)
NASKAH = "Yang bertanda tangan: {{ pegawai.nama }}, {{ pegawai.jabatan }}."


@pytest.fixture(autouse=True)
def _plain_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test the same screen: 80 columns, no colour asked for."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)


@pytest.fixture
def zi(capsys: pytest.CaptureFixture[str]) -> Zi:
    """Run ``zi-docs`` with these arguments."""
    return run_with(cli, capsys)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repository: Path) -> Path:
    """A workspace with the data set "kantor" and the type "surat"; it is the current folder."""
    builtin = tmp_path / "bawaan"
    for name in ("_bagian", "_tabel", "_tata_naskah"):
        shutil.copytree(repository / "templates" / name, builtin / name)
    monkeypatch.setattr("zi_docs.workspace.builtin_templates", lambda: builtin)
    root = tmp_path / "kerja"
    data = root / "data" / "kantor"
    surat = root / "templates" / "surat"
    for folder in (data, surat):
        folder.mkdir(parents=True)
    (data / "pengaturan.yaml").write_text(PENGATURAN, encoding="utf-8")
    (data / "pegawai.csv").write_text(PEGAWAI, encoding="utf-8")
    (data / "unit_kerja.csv").write_text(UNIT_KERJA, encoding="utf-8")
    (surat / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    save_docx(surat / "naskah.docx", NASKAH)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def numbered(office: Path) -> Path:
    """The same office, in which every "surat" has a number of the series "keputusan"."""
    manifest = office / "templates" / "surat" / "manifest.yaml"
    manifest.write_text(f"{MANIFEST}nomor: keputusan\n", encoding="utf-8")
    save_docx(office / "templates" / "surat" / "naskah.docx", f"{NASKAH} Nomor {{{{ nomor }}}}.")
    return office


@pytest.fixture
def decree(office: Path) -> Path:
    """The office with one decree, "keputusan", in the place of its letters."""
    types = office / "templates"
    shutil.rmtree(types / "surat")
    (types / "keputusan").mkdir()
    (types / "keputusan" / "manifest.yaml").write_text(DECREE_MANIFEST, encoding="utf-8")
    naskah_of(types / "keputusan" / "naskah.docx", *DECREE_NASKAH)
    settings = office / "data" / "kantor" / "pengaturan.yaml"
    settings.write_text(PENGATURAN + BUPATI, encoding="utf-8")
    return office


@pytest.fixture
def soffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A quick stand-in for soffice, which makes no PDF of a text that says TIADA."""
    if sys.platform == "win32":
        pytest.skip("tiruan soffice memerlukan sistem POSIX")
    program = tmp_path / "soffice"
    program.write_text(f"#!{sys.executable} -IS\n{STAND_IN.read_text('utf-8')}", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("ZI_DOCS_SOFFICE", str(program))
    return program


@pytest.fixture
def no_soffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without LibreOffice in any of its usual places."""
    monkeypatch.delenv("ZI_DOCS_SOFFICE", raising=False)
    monkeypatch.setattr("zi_docs.pdf.find_converter._candidates", lambda environ, platform: ())


@pytest.fixture
def issued(zi: Zi, decree: Path) -> bytes:
    """The bytes of the decree, issued under number 87 of 1 June."""
    outcome = zi(*ISSUE)
    assert (outcome.code, outcome.err.count("ZI")) == (0, 0), outcome.err
    return (decree / DECREE).read_bytes()
