"""The conditions that a workbook must meet before any library opens it."""

from __future__ import annotations

import io
import zipfile

from zi_docs.archive import DAMAGE, Fault, find_fault
from zi_docs.errors import DataError
from zi_docs.readers import problems
from zi_docs.readers.data_file import DataFile

MAX_SIZE = 50_000_000

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK"
_EXPORT = (
    "Ekspor lagi dari aplikasi asalnya sebagai .xlsx atau CSV. Jangan simpan ulang di Excel: "
    "setiap NIP menjadi bilangan, dan tiga angka terakhirnya hilang."
)
_NEEDED = {".xlsx": "xl/workbook.xml", ".ods": "content.xml"}


def check(file: DataFile) -> None:
    """Raise ``DataError`` when this workbook is damaged, locked, too big, or of another kind."""
    content = file.read(MAX_SIZE)
    suffix = file.path.suffix.casefold()
    if suffix == ".xls":
        _check_ole(file.shown, content)
        return
    if fault := find_fault(content):
        raise _refuse(file.shown, fault, suffix)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_kind(file.shown, suffix, package)
    except DAMAGE as error:
        raise _refuse(file.shown, Fault.DAMAGED, suffix) from error


def _refuse(shown: str, fault: Fault, suffix: str) -> DataError:
    return DataError(problems.refused_workbook(shown, fault, suffix))


def _other_format(shown: str, found: str, suffix: str, mend: str = "") -> DataError:
    return DataError(problems.other_format(shown, found, suffix, mend))


def _check_ole(shown: str, content: bytes) -> None:
    if content.startswith(_OLE):
        return
    if content.startswith(_ZIP):
        hint = "Ganti akhiran nama berkas menjadi .xlsx."
        raise _other_format(shown, ".xlsx", ".xls", hint)
    if b"<html" in content[:4096].lower() or b"<table" in content[:4096].lower():
        raise _other_format(shown, "halaman web", ".xls", _EXPORT)
    raise _refuse(shown, Fault.FOREIGN, ".xls")


def _check_kind(shown: str, suffix: str, package: zipfile.ZipFile) -> None:
    """Refuse a package of another kind, and an .ods whose parts are encrypted."""
    names = set(package.namelist())
    if _is_locked(package, names):
        raise _refuse(shown, Fault.LOCKED, suffix)
    if "xl/workbook.bin" in names:
        raise _other_format(shown, ".xlsb", suffix)
    if _NEEDED[suffix] not in names:
        raise _refuse(shown, Fault.FOREIGN, suffix)


def _is_locked(package: zipfile.ZipFile, names: set[str]) -> bool:
    """Tell whether an .ods is encrypted, as a whole or in its parts."""
    manifest = "META-INF/manifest.xml"
    return "encrypted-package" in names or (
        manifest in names and b"encryption-data" in package.read(manifest)
    )
