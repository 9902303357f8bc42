"""A small office whose documents are printed: by a quick stand-in, or by the real LibreOffice."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from zi_docs import app
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.run.plan import Request
from zi_docs.run.report import RunReport
from zi_docs.run.sheets import PrintOptions
from zi_docs.workspace import find_workspace

STAND_IN = Path(__file__).parents[1] / "pdf" / "stand_in.py"
SETTINGS = """\
instansi: {nama: Pemkab Contoh, daerah: Kabupaten Contoh, kepala: Bupati, ibu_kota: Contoh}
tahun: 2021
tanggal: 2021-04-27
"""
UNITS = "Kode;Nama Unit Kerja\nSETDA;Sekretariat Daerah\nDUKCAPIL;Dinas Kependudukan\n"
STAFF = """\
Nama;Status;NIP;Pangkat;Golongan;Jabatan;Unit Kerja;Punya Bawahan
Widodo;PNS;196708161993031005;Penata Muda;III/a;Analis;SETDA;tidak
Arum;PNS;197502152002032014;Pembina;IV/a;Kepala Dinas;DUKCAPIL;ya
Budi;PNS;197808112002122003;Penata;III/c;Analis;SETDA;tidak
"""
MANIFEST = """\
judul: Surat Izin
keluarga: korespondensi
satu_per: pegawai
nama_berkas: "{pegawai.unit_kerja.kode}/Surat {pegawai.nama}"
nomor: surat
"""
NASKAH = ("Nomor {{ nomor }}", "Kepada {{ pegawai.nama }}", "sebagai {{ pegawai.jabatan }}")
MakeNaskah = Callable[..., bytes]


@dataclass(frozen=True)
class Office:
    """Three employees of two units, and one letter for each."""

    root: Path
    log: Path

    @property
    def output(self) -> Path:
        return self.root / "output" / "kantor"

    @property
    def converted(self) -> int:
        """How many files the stand-in was ever given."""
        lines = self.log.read_text().split() if self.log.exists() else []
        return sum(int(line.removeprefix("files=")) for line in lines if "files=" in line)

    def print(
        self, *format_: str, draf: bool = False, hanya: tuple[str, ...] = (), **paper: Any
    ) -> RunReport:
        """Issue the letters, or make their konsep, in these forms."""
        workspace = find_workspace("kantor", self.root)
        options = app.RunOptions(cetak=PrintOptions(("docx", *format_), **paper))
        manifest = self.root / "templates" / "surat" / "manifest.yaml"
        numbered = "nomor: " in manifest.read_text("utf-8")
        request = Request(("surat",), hanya, konsep=draf, terbit=numbered and not draf)
        return app.generate(workspace, request, lambda *_: None, options)

    def change(self, old: str, new: str) -> None:
        """Change the staff table."""
        path = self.root / "data" / "kantor" / "pegawai.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def unnumbered(self) -> Office:
        """Take the number out of the letters: they are made again whenever their data change."""
        manifest = self.root / "templates" / "surat" / "manifest.yaml"
        manifest.write_text(MANIFEST.replace("nomor: surat\n", ""), encoding="utf-8")
        return self

    def pdf(self, name: str) -> Path:
        """Return the PDF of one letter."""
        return next((self.output / "surat").rglob(f"Surat {name}.pdf"))


@pytest.fixture
def bare_office(tmp_path: Path, make_naskah: MakeNaskah) -> Office:
    """The office with whatever converter this machine has."""
    root = tmp_path / "kerja"
    data, surat = root / "data" / "kantor", root / "templates" / "surat"
    for folder in (data, surat):
        folder.mkdir(parents=True)
    (data / "pengaturan.yaml").write_text(SETTINGS, encoding="utf-8")
    (data / "unit_kerja.csv").write_text(UNITS, encoding="utf-8")
    (data / "pegawai.csv").write_text(STAFF, encoding="utf-8")
    (surat / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    (surat / "naskah.docx").write_bytes(make_naskah(*NASKAH))
    return Office(root, tmp_path / "soffice.log")


@pytest.fixture
def office(bare_office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The office with a stand-in for soffice: every PDF it makes has one page."""
    if sys.platform == "win32":
        pytest.skip("tiruan soffice memerlukan sistem POSIX")
    program = tmp_path / "soffice"
    words = STAND_IN.read_text(encoding="utf-8")
    program.write_text(f"#!{sys.executable} -IS\n{words}", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("ZI_DOCS_SOFFICE", str(program))
    return bare_office


@pytest.fixture
def real_office(bare_office: Office, libreoffice: LibreOffice) -> Office:
    """The office with the real LibreOffice."""
    return bare_office
