"""What a workbook must be before any library may open it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from zi_docs.errors import DataError, galat
from zi_docs.readers.data_file import DataFile

__all__ = ["UNLOCK", "check"]

MAX_SIZE = 50_000_000
MAX_PARTS = 2_000
MAX_UNPACKED = 200_000_000
MAX_RATIO = 200
RATIO_FROM = 1_000_000

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK"
_SAVE_AS = 'Buka di Excel, pilih Simpan Sebagai, jenis "Buku Kerja Excel (.xlsx)".'
UNLOCK = (
    "Buka di Excel, hapus kata sandinya (Berkas > Info > Proteksi Buku Kerja > "
    "Enkripsi dengan Kata Sandi, kosongkan), lalu simpan."
)
_RESTORE = "Buka di Excel dan simpan ulang, atau ambil salinan yang masih baik."
_NEEDED = {".xlsx": "xl/workbook.xml", ".ods": "content.xml"}
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    KeyError,
    IndexError,
    ValueError,
    OSError,
    EOFError,
    OverflowError,
    RuntimeError,
    NotImplementedError,
)


def check(file: DataFile) -> None:
    """Raise ``DataError`` unless this workbook is whole, unlocked, and of a bearable size."""
    content = file.read(MAX_SIZE)
    suffix = file.path.suffix.casefold()
    if suffix == ".xls":
        _check_ole(file.shown, content)
        return
    _check_magic(file.shown, suffix, content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_parts(file.shown, suffix, package, len(content))
            _check_markup(file.shown, package)
    except _DAMAGE as error:
        raise _refuse(file.shown, "ZI107", "Berkas ini rusak atau terpotong.", _RESTORE) from error


def _refuse(shown: str, code: str, message: str, hint: str) -> DataError:
    return DataError(galat(code, shown, message, hint))


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


def _check_magic(shown: str, suffix: str, content: bytes) -> None:
    if content.startswith(_ZIP):
        return
    if not content.startswith(_OLE):
        raise _refuse(shown, "ZI106", f"Berkas ini bukan berkas {suffix}.", _SAVE_AS)
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise _refuse(shown, "ZI104", "Berkas ini terkunci kata sandi.", UNLOCK)
    message = f"Isi berkas ini format Excel lama (.xls), namanya {suffix}."
    raise _refuse(shown, "ZI105", message, _SAVE_AS)


def _check_parts(shown: str, suffix: str, package: zipfile.ZipFile, size: int) -> None:
    parts = package.infolist()
    names = {part.filename for part in parts}
    _check_names(shown, suffix, names)
    if any(part.flag_bits & 1 for part in parts):
        raise _refuse(shown, "ZI104", "Berkas ini terkunci kata sandi.", UNLOCK)
    if len(names) != len(parts) or any(part.compress_type not in _METHODS for part in parts):
        raise _refuse(shown, "ZI107", "Susunan dalam berkas ini tidak wajar.", _RESTORE)
    _check_bulk(shown, parts, size)


def _check_bulk(shown: str, parts: list[zipfile.ZipInfo], size: int) -> None:
    too_much = (
        len(parts) > MAX_PARTS
        or sum(part.file_size for part in parts) > MAX_UNPACKED
        or sum(part.compress_size for part in parts) > size
        or any(_is_bomb(part) for part in parts)
    )
    if too_much:
        message = "Isi berkas ini jauh lebih besar daripada yang wajar untuk sebuah tabel."
        hint = "Salin tabelnya saja ke buku kerja baru, lalu simpan sebagai .xlsx."
        raise _refuse(shown, "ZI108", message, hint)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    big = part.file_size > RATIO_FROM
    return big and part.file_size > MAX_RATIO * max(part.compress_size, 1)


def _check_names(shown: str, suffix: str, names: set[str]) -> None:
    if any("vbaproject" in name.casefold() for name in names):
        raise _macro(shown)
    if "xl/workbook.bin" in names:
        raise _refuse(shown, "ZI105", "Isi berkas ini format .xlsb.", _SAVE_AS)
    if "encrypted-package" in names:
        raise _refuse(shown, "ZI104", "Berkas ini terkunci kata sandi.", UNLOCK)
    if _NEEDED[suffix] not in names:
        raise _refuse(shown, "ZI106", f"Berkas ini bukan buku kerja {suffix}.", _SAVE_AS)


def _macro(shown: str) -> DataError:
    message = "Berkas ini memuat makro; makro tidak diterima."
    return _refuse(shown, "ZI110", message, _SAVE_AS)


_FORBIDDEN = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def _check_markup(shown: str, package: zipfile.ZipFile) -> None:
    for name in package.namelist():
        if not name.casefold().endswith((".xml", ".rels")):
            continue
        text = package.read(name)
        if any(word in text for word in _FORBIDDEN):
            message = f"Bagian {name} memuat DOCTYPE atau ENTITY, yang tidak pernah dibuat Excel."
            raise _refuse(shown, "ZI109", message, _RESTORE)
        if name == "[Content_Types].xml" and b"macroEnabled" in text:
            raise _macro(shown)
        if name == "META-INF/manifest.xml" and b"encryption-data" in text:
            raise _refuse(shown, "ZI104", "Berkas ini terkunci kata sandi.", UNLOCK)
