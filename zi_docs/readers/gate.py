"""What a workbook must be before any library may open it."""

from __future__ import annotations

import io
import zipfile

from zi_docs.archive import DAMAGE, Fault, find_fault
from zi_docs.errors import DataError, problem
from zi_docs.readers.data_file import DataFile

MAX_SIZE = 50_000_000

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK"
_SAVE_AS = 'Buka di Excel, pilih Simpan Sebagai, jenis "Buku Kerja Excel (.xlsx)".'
_RESTORE = "Buka di Excel dan simpan ulang, atau ambil salinan yang masih baik."
UNLOCK = (
    "Buka di Excel, hapus kata sandinya (Berkas > Info > Proteksi Buku Kerja > "
    "Enkripsi dengan Kata Sandi, kosongkan), lalu simpan."
)
_NEEDED = {".xlsx": "xl/workbook.xml", ".ods": "content.xml"}
_REFUSALS = {
    Fault.LOCKED: ("ZI104", "Berkas ini terkunci kata sandi.", UNLOCK),
    Fault.OLD: ("ZI105", "Isi berkas ini format Excel lama (.xls), namanya {0}.", _SAVE_AS),
    Fault.FOREIGN: ("ZI106", "Berkas ini bukan berkas {0}.", _SAVE_AS),
    Fault.DAMAGED: ("ZI107", "Berkas ini rusak atau terpotong.", _RESTORE),
    Fault.ODD: ("ZI107", "Susunan dalam berkas ini tidak wajar.", _RESTORE),
    Fault.BULKY: (
        "ZI108",
        "Isi berkas ini jauh lebih besar daripada yang wajar untuk sebuah tabel.",
        "Salin tabelnya saja ke buku kerja baru, lalu simpan sebagai .xlsx.",
    ),
    Fault.ENTITY: (
        "ZI109",
        "Berkas ini memuat DOCTYPE atau ENTITY, yang tidak pernah dibuat Excel.",
        _RESTORE,
    ),
    Fault.MACRO: ("ZI110", "Berkas ini memuat makro; makro tidak diterima.", _SAVE_AS),
}


def check(file: DataFile) -> None:
    """Raise ``DataError`` unless this workbook is whole, unlocked, and of a bearable size."""
    content = file.read(MAX_SIZE)
    suffix = file.path.suffix.casefold()
    if suffix == ".xls":
        _check_ole(file.shown, content)
        return
    if fault := find_fault(content):
        code, message, hint = _REFUSALS[fault]
        raise _refuse(file.shown, code, message.format(suffix), hint)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_kind(file.shown, suffix, package)
    except DAMAGE as error:
        code, message, hint = _REFUSALS[Fault.DAMAGED]
        raise _refuse(file.shown, code, message, hint) from error


def _refuse(shown: str, code: str, message: str, hint: str) -> DataError:
    return DataError(problem(code, shown, message, hint))


def _check_ole(shown: str, content: bytes) -> None:
    if content.startswith(_OLE):
        return
    if content.startswith(_ZIP):
        hint = "Ganti akhiran nama berkas menjadi .xlsx."
        raise _refuse(shown, "ZI105", "Isi berkas ini format .xlsx, namanya .xls.", hint)
    if b"<html" in content[:4096].lower() or b"<table" in content[:4096].lower():
        message = "Berkas ini halaman web yang diberi nama .xls."
        raise _refuse(shown, "ZI105", message, _SAVE_AS)
    raise _refuse(shown, "ZI106", "Berkas ini bukan berkas Excel.", _SAVE_AS)


def _check_kind(shown: str, suffix: str, package: zipfile.ZipFile) -> None:
    """Refuse a package of another kind, and an .ods whose parts are encrypted."""
    names = set(package.namelist())
    if _is_locked(package, names):
        code, message, hint = _REFUSALS[Fault.LOCKED]
        raise _refuse(shown, code, message, hint)
    if "xl/workbook.bin" in names:
        raise _refuse(shown, "ZI105", "Isi berkas ini format .xlsb.", _SAVE_AS)
    if _NEEDED[suffix] not in names:
        raise _refuse(shown, "ZI106", f"Berkas ini bukan buku kerja {suffix}.", _SAVE_AS)


def _is_locked(package: zipfile.ZipFile, names: set[str]) -> bool:
    """Tell an .ods whose parts, or whose whole, is encrypted."""
    manifest = "META-INF/manifest.xml"
    return "encrypted-package" in names or (
        manifest in names and b"encryption-data" in package.read(manifest)
    )
