"""A made-up office of any size: 20 units and as many valid employees as asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

from benchmarks.records import person
from benchmarks.word_file import png

__all__ = ["Office", "make_office"]

_NAME = "kantor-uji"
_UNITS = 20
_BIRTHS = date(1964, 1, 1)
_DAYS = 11_987  # a prime: stepping through it meets every birthday before any comes again
_RANKS = (
    ("Penata Muda", "III/a"),
    ("Penata Muda Tingkat I", "III/b"),
    ("Penata", "III/c"),
    ("Penata Tingkat I", "III/d"),
    ("Pembina", "IV/a"),
)
_POSTS = ("Perawat Mahir", "Pengelola Sarana & Prasarana", "Analis Anggaran", "Pranata Komputer")
_DEGREES = ("S.E.", "S.H., M.H.", "S.Kom.", "", "S.IP., M.Si.")
_HEADINGS = ("No", "Nama", "Gelar Belakang", "L/P", "Tanggal Lahir", "Status", "NIP", "Pangkat")
_MORE = ("Golongan", "Jabatan", "Unit Kerja", "Punya Bawahan", "Atasan")
_SETTINGS = """\
instansi:
  nama: Pemerintah Kabupaten Sukamaju
  daerah: Kabupaten Sukamaju
  kepala: Bupati Sukamaju
  provinsi: Provinsi Jawa Timur
  ibu_kota: Sukamaju
  perangkat_daerah: Sekretariat Daerah
alamat:
  jalan: Jalan Merdeka Nomor 1
  kota: Sukamaju
  kode_pos: "66311"
lambang: lambang.png
pejabat:
  sekretaris_daerah:
    jabatan: Sekretaris Daerah
    nama: Bambang Priyono
    gelar_belakang: M.Si.
    nip: "19660412 199203 1 003"
    pangkat: Pembina Utama Madya
    golongan: IV/d
tahun: 2021
tanggal: 2021-05-05
"""


@dataclass(frozen=True, slots=True)
class Office:
    """A workspace with one data set."""

    root: Path
    employees: int

    @property
    def data(self) -> Path:
        """The data set's folder."""
        return self.root / "data" / _NAME

    @property
    def output(self) -> Path:
        """The folder of its documents."""
        return self.root / "output" / _NAME


def make_office(root: Path, employees: int) -> Office:
    """Write the data set of an office with this many employees."""
    office = Office(root, employees)
    office.data.mkdir(parents=True)
    (office.data / "pengaturan.yaml").write_text(_SETTINGS, encoding="utf-8")
    (office.data / "lambang.png").write_bytes(png())
    book = Workbook(write_only=True)
    for title, rows in (("Unit Kerja", _units()), ("Pegawai", _staff(employees))):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(office.data / "kantor.xlsx")
    return office


def _units() -> Iterator[tuple[str, ...]]:
    yield ("Kode", "Nama Unit Kerja", "Jenis", "Alamat", "Kode Pos", "Telepon", "Kepala")
    for n in range(_UNITS):
        name = f"Pusat Kesehatan Masyarakat Wilayah {n + 1}"
        street = f"Jalan Raya Nomor {n + 1}, Sukamaju"
        yield (f"PKM-{n + 1:02}", name, "Puskesmas", street, "66311", "(0355) 123456", _nip(n))


def _staff(count: int) -> Iterator[tuple[object, ...]]:
    yield (*_HEADINGS, *_MORE)
    for n in range(count):
        rank, grade = _RANKS[4 if n < _UNITS else n % 4]
        post = f"Kepala Pusat Kesehatan Masyarakat Wilayah {n + 1}" if n < _UNITS else _POSTS[n % 4]
        superior = "sekretaris_daerah" if n < _UNITS else _nip(n % _UNITS)
        head = "ya" if n < _UNITS else "tidak"
        sex = "L" if n % 2 == 0 else "P"
        own = (n + 1, person(n), _DEGREES[n % 5], sex, _birth(n), "PNS", _nip(n), rank)
        yield (*own, grade, post, f"PKM-{n % _UNITS + 1:02}", head, superior)


def _birth(index: int) -> date:
    return _BIRTHS + timedelta(days=index * 37 % _DAYS)


def _nip(index: int) -> str:
    """Return a NIP. It is odd, so it can't be a number that a spreadsheet has rounded."""
    birth = _birth(index)
    serial = 2 * (index % 499) + 1
    return f"{birth:%Y%m%d}{birth.year + 23}{index % 12 + 1:02}{index % 2 + 1}{serial:03}"
