"""One list of staff in two layouts of 67 columns: as SIASN exports it, and as our own sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook, load_workbook

from benchmarks.office import Office, make_office

__all__ = ["COLUMNS", "make_export", "make_plain"]

COLUMNS = 67
_SIASN = (
    *("PNS ID", "NIP BARU", "NIP LAMA", "NAMA", "GELAR DEPAN", "GELAR BELAKANG"),
    *("TEMPAT LAHIR ID", "TEMPAT LAHIR NAMA", "TANGGAL LAHIR", "JENIS KELAMIN", "AGAMA ID"),
    *("AGAMA NAMA", "JENIS KAWIN ID", "JENIS KAWIN NAMA", "NIK", "NOMOR HP", "EMAIL", "EMAIL GOV"),
    *("ALAMAT", "NPWP NOMOR", "BPJS", "JENIS PEGAWAI ID", "JENIS PEGAWAI NAMA"),
    *("KEDUDUKAN HUKUM ID", "KEDUDUKAN HUKUM NAMA", "STATUS CPNS PNS", "KARTU ASN VIRTUAL"),
    *("NOMOR SK CPNS", "TANGGAL SK CPNS", "TMT CPNS", "NOMOR SK PNS", "TANGGAL SK PNS", "TMT PNS"),
    *("GOL AWAL ID", "GOL AWAL NAMA", "GOL AKHIR ID", "GOL AKHIR NAMA", "TMT GOLONGAN"),
    *("MK TAHUN", "MK BULAN", "JENIS JABATAN ID", "JENIS JABATAN NAMA", "JABATAN ID"),
    *("JABATAN NAMA", "TMT JABATAN", "TINGKAT PENDIDIKAN ID", "TINGKAT PENDIDIKAN NAMA"),
    *("PENDIDIKAN ID", "PENDIDIKAN NAMA", "TAHUN LULUS", "KPKN ID", "KPKN NAMA"),
    *("LOKASI KERJA ID", "LOKASI KERJA NAMA", "UNOR ID", "UNOR NAMA", "INSTANSI INDUK ID"),
    *("INSTANSI INDUK NAMA", "INSTANSI KERJA ID", "INSTANSI KERJA NAMA"),
    *("SATUAN KERJA INDUK ID", "SATUAN KERJA INDUK NAMA", "SATUAN KERJA KERJA ID"),
    *("SATUAN KERJA KERJA NAMA", "IS VALID NIK", "NAMA SEKOLAH", "FLAG IKD"),
)
_OURS = {
    "NAMA": "Nama",
    "GELAR BELAKANG": "Gelar Belakang",
    "JENIS KELAMIN": "L/P",
    "TANGGAL LAHIR": "Tanggal Lahir",
    "STATUS CPNS PNS": "Status",
    "NIP BARU": "NIP",
    "GOL AKHIR NAMA": "Golongan",
    "JABATAN NAMA": "Jabatan",
    "UNOR NAMA": "Unit Kerja",
}
_EMPTY = {"NIP LAMA", "GELAR DEPAN", "NIK", "NAMA SEKOLAH", "IS VALID NIK", "FLAG IKD"}
_INSTANSI = "Pemerintah Kabupaten Sukamaju"


def make_plain(root: Path, employees: int) -> Office:
    """Write an office whose list has our headings, and 58 columns of its own."""
    return _make(root, employees, [_OURS.get(name, f"Data {n}") for n, name in enumerate(_SIASN)])


def make_export(root: Path, employees: int) -> Office:
    """Write the same office with the headings of SIASN."""
    return _make(root, employees, _SIASN)


def _make(root: Path, employees: int, headings: list[str] | tuple[str, ...]) -> Office:
    office = make_office(root, employees)
    path = office.data / "kantor.xlsx"
    old = load_workbook(path, read_only=True)
    staff = old["Pegawai"].iter_rows(values_only=True)
    heads = [str(head) for head in next(staff)]
    book = Workbook(write_only=True)
    units = book.create_sheet("Unit Kerja")
    for row in old["Unit Kerja"].iter_rows(values_only=True):
        units.append(row)
    sheet = book.create_sheet("Pegawai")
    sheet.append(headings)
    for number, row in enumerate(staff):
        sheet.append(list(_cells(number, dict(zip(heads, row, strict=True)))))
    book.save(path)
    return office


def _cells(number: int, person: dict[str, object]) -> Iterator[object]:
    """Yield the cells of a person; what no document uses is as long as SIASN's."""
    for at, name in enumerate(_SIASN):
        if name in _OURS:
            yield person[_OURS[name]]
        elif name in _EMPTY:
            yield None
        elif name == "JENIS PEGAWAI NAMA":
            yield "PNS Daerah Kab./Kota"
        elif name.endswith(" ID"):
            yield f"8ae48289-{number:06}-{at:02}"
        elif name.startswith(("TMT", "TANGGAL")):
            yield "01-04-2020"
        else:
            yield _INSTANSI if "INSTANSI" in name or "KERJA" in name else f"{name} {number % 50}"
