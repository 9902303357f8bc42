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
_LOOKED_AT = 4096
_CONTROLS = set(range(32)) - set(b"\t\r\n")
_NOT_IN_EXCEL = (
    "Jangan simpan ulang di Excel: setiap NIP menjadi bilangan, dan tiga angka terakhirnya hilang."
)
_EXPORT = f"Ekspor lagi dari aplikasi asalnya sebagai .xlsx atau CSV. {_NOT_IN_EXCEL}"
_AS_CSV = f"Ganti akhiran nama berkas menjadi .csv. {_NOT_IN_EXCEL}"
_XML_EXCEL = b"urn:schemas-microsoft-com:office:spreadsheet"
_AS_XML = "Ganti akhiran namanya menjadi .xml, buka di Excel, lalu Simpan Sebagai .xlsx."
_NEEDED = {".xlsx": "xl/workbook.xml", ".ods": "content.xml"}


def check(file: DataFile) -> None:
    """Raise ``DataError`` when this workbook is damaged, locked, too big, or of another kind."""
    content = file.read(MAX_SIZE)
    suffix = file.path.suffix.casefold()
    if suffix == ".xls" and content.startswith(_OLE):
        return
    if (ending := workbook_ending(content)) and ending != suffix:
        raise DataError(problems.renamed(file.shown, ending, suffix))
    if not content.startswith(_ZIP):
        _refuse_foreign(file.shown, suffix, content)
    if suffix == ".xls":
        raise DataError(problems.renamed(file.shown, ".xlsx", suffix))
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


def workbook_ending(content: bytes) -> str:
    """Return the ending that the name of a workbook with these bytes has; "" for no workbook."""
    if content.startswith(_OLE):
        return "" if find_fault(content) is Fault.LOCKED else ".xls"
    if not content.startswith(_ZIP):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
    except DAMAGE:
        return ""
    is_text = "word/document.xml" in names
    return next((end for end, part in _NEEDED.items() if part in names and not is_text), "")


def _refuse_foreign(shown: str, suffix: str, content: bytes) -> None:
    """Refuse what is no package; the mend keeps the digits of each NIP."""
    head = content[:_LOOKED_AT]
    if _XML_EXCEL in head:
        raise _other_format(shown, "XML Excel 2003", suffix, _AS_XML)
    if b"<html" in head.lower() or b"<table" in head.lower():
        raise _other_format(shown, "halaman web", suffix, _EXPORT)
    fault = find_fault(content) or Fault.FOREIGN
    mend = _AS_CSV if fault is Fault.FOREIGN and _is_text(head) else ""
    raise DataError(problems.refused_workbook(shown, fault, suffix, mend))


def _is_text(head: bytes) -> bool:
    """Tell whether a file begins as a table of text does: with printable cells and delimiters."""
    first = head.partition(b"\n")[0]
    return bool(set(first) & set(b";,\t|")) and not set(head) & _CONTROLS


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
