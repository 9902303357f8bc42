"""The checks that an Office file must pass before a library opens it, and the complaints about it.

Workbooks and Word files are ZIPs that other people sent, so both have the same checks and the same
sentences. Each family of complaints has its own codes:

>>> explain_fault(Fault.OLD, EXCEL, ".xlsx")[0]
'Isi berkas ini format Excel lama (.xls), padahal namanya berakhiran .xlsx.'
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

__all__ = [
    "DAMAGE",
    "EXCEL",
    "WORD",
    "Fault",
    "OfficeArchive",
    "OfficeProgram",
    "OtherFormat",
    "explain_fault",
    "explain_format",
    "find_fault",
    "other_format_of",
]

MAX_PARTS = 2_000
MAX_UNPACKED = 200_000_000
MAX_RATIO = 200
RATIO_FROM = 1_000_000

_OLE = b"\xd0\xcf\x11\xe0"
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_FORBIDDEN = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
DAMAGE = (
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


class Fault(StrEnum):
    """Why a file is refused."""

    LOCKED = "terkunci"
    OLD = "format lama"
    FOREIGN = "bukan berkas Office"
    DAMAGED = "rusak"
    ODD = "tidak wajar"
    BULKY = "terlalu besar"
    ENTITY = "memuat DOCTYPE"
    MACRO = "memuat makro"


@dataclass(frozen=True, slots=True)
class OfficeProgram:
    """The words for a file and for the program that makes it.

    ``noun`` is the kind of file, ``suffix`` its usual extension, ``save_as`` its name in "Simpan
    Sebagai", ``old`` the extension of its format before 2007, ``lock_menu`` the menu where a
    password is set, and ``lighten`` how to make a file smaller.
    """

    name: str
    noun: str
    suffix: str
    save_as: str
    old: str
    lock_menu: str
    lighten: str

    @property
    def resave(self) -> str:
        """The advice to save a file of another format in the usual format."""
        return f'Buka di {self.name}, pilih Simpan Sebagai, jenis "{self.save_as}".'


WORD = OfficeProgram(
    name="Word",
    noun="berkas Word",
    suffix=".docx",
    save_as="Dokumen Word (.docx)",
    old=".doc",
    lock_menu="Proteksi Dokumen",
    lighten="Kecilkan gambarnya, atau salin isinya ke dokumen baru.",
)
EXCEL = OfficeProgram(
    name="Excel",
    noun="buku kerja",
    suffix=".xlsx",
    save_as="Buku Kerja Excel (.xlsx)",
    old=".xls",
    lock_menu="Proteksi Buku Kerja",
    lighten="Salin tabelnya saja ke buku kerja baru, lalu simpan sebagai .xlsx.",
)
_RESAVE = "{0.resave}"
_SENTENCES = {
    Fault.LOCKED: (
        "Berkas ini terkunci kata sandi.",
        "Buka di {0.name}, hapus kata sandinya (Berkas > Info > {0.lock_menu} > "
        "Enkripsi dengan Kata Sandi, kosongkan), lalu simpan.",
    ),
    Fault.FOREIGN: ("Isi berkas ini bukan {0.noun}, walaupun namanya berakhiran {1}.", _RESAVE),
    Fault.DAMAGED: (
        "Berkas ini rusak atau terpotong.",
        "Buka di {0.name} dan simpan ulang, atau ambil salinan yang masih baik.",
    ),
    Fault.ODD: ("Berkas ini tidak tersusun seperti {0.noun}.", _RESAVE),
    Fault.BULKY: (
        "Isi berkas ini jauh lebih besar daripada yang wajar untuk sebuah {0.noun}.",
        "{0.lighten}",
    ),
    Fault.ENTITY: (
        "Berkas ini memuat bagian yang tidak pernah dibuat {0.name} (DOCTYPE atau ENTITY), "
        "jadi ditolak demi keamanan.",
        "Bila berkas ini buatan Anda, buka di {0.name} dan simpan ulang; "
        "bila bukan, jangan dipakai.",
    ),
    Fault.MACRO: ("Berkas ini memuat makro, jadi tidak dibaca.", _RESAVE),
}


def explain_fault(fault: Fault, program: OfficeProgram, suffix: str = "") -> tuple[str, str]:
    """Return the message and the hint for a file that is refused.

    ``suffix`` is the extension of its name, if that may differ from the usual one.
    """
    suffix = suffix or program.suffix
    if fault is Fault.OLD:
        return explain_format(f"{program.name} lama ({program.old})", program, suffix)
    message, mend = _SENTENCES[fault]
    return message.format(program, suffix), mend.format(program)


def explain_format(found: str, program: OfficeProgram, suffix: str = "") -> tuple[str, str]:
    """Return the message and the hint for a file whose format does not match its extension."""
    name = suffix or program.suffix
    return (
        f"Isi berkas ini format {found}, padahal namanya berakhiran {name}.",
        program.resave,
    )


class OtherFormat(NamedTuple):
    """A format that a file has instead of Word's: what it is, what to do, and who opens it.

    ``opens`` says that Word opens it, so that saving it anew is enough.
    """

    noun: str
    mend: str
    opens: bool = False


_TABLE = "Beri berkas Word-nya; tabel Excel disalin ke dalam dokumen Word."
_SLIDES = "Beri berkas Word-nya; isi presentasi disalin ke dalam dokumen Word."
_DRAWING = "Sisipkan gambar itu ke dalam dokumen Word, lalu beri dokumen Word-nya."
_BEGINNINGS = (
    (b"%PDF", OtherFormat("PDF", "Beri berkas Word yang menjadi asal PDF ini.")),
    (b"{\\rtf", OtherFormat("format RTF", WORD.resave, opens=True)),
    (b"\x89PNG", OtherFormat("gambar PNG", _DRAWING)),
    (b"\xff\xd8\xff", OtherFormat("gambar JPEG", _DRAWING)),
    (b"Rar!", OtherFormat("arsip RAR", "Keluarkan dahulu berkas Word dari arsip itu.")),
    (b"7z\xbc\xaf", OtherFormat("arsip 7z", "Keluarkan dahulu berkas Word dari arsip itu.")),
)
_WEB = OtherFormat("halaman web (HTML)", WORD.resave, opens=True)
_WORD_XML = OtherFormat("format XML Word", WORD.resave, opens=True)
_OLE_ENTRIES = (
    ("WordDocument", OtherFormat("format Word lama (.doc)", WORD.resave, opens=True)),
    ("Workbook", OtherFormat("buku kerja Excel lama (.xls)", _TABLE)),
    ("PowerPoint Document", OtherFormat("presentasi PowerPoint lama (.ppt)", _SLIDES)),
    ("Book", OtherFormat("buku kerja Excel lama (.xls)", _TABLE)),
)
_ZIP_FOLDERS = {
    "xl": OtherFormat("buku kerja Excel", _TABLE),
    "ppt": OtherFormat("presentasi PowerPoint", _SLIDES),
}
_OPEN_DOCUMENTS = {
    "text": OtherFormat("dokumen OpenDocument (.odt)", WORD.resave, opens=True),
    "spreadsheet": OtherFormat("lembar kerja OpenDocument (.ods)", _TABLE),
    "presentation": OtherFormat("presentasi OpenDocument (.odp)", _SLIDES),
}
_ARCHIVE = OtherFormat("arsip ZIP", "Keluarkan dahulu berkas Word dari arsip itu.")


def other_format_of(content: bytes) -> OtherFormat | None:
    """Return the format of a file that is not a Word file; None when it is not known."""
    if content.startswith(_OLE):
        entries = ((name.encode("utf-16-le"), found) for name, found in _OLE_ENTRIES)
        return next((found for name, found in entries if name in content), None)
    if content.startswith(b"PK"):
        return _zip_format(content)
    if found := next((f for start, f in _BEGINNINGS if content.startswith(start)), None):
        return found
    head = content[:4096].lower()
    if b"word.document" in head or b"schemas.microsoft.com/office/2006/xmlpackage" in head:
        return _WORD_XML
    return _WEB if b"<html" in head or b"<!doctype html" in head else None


def _zip_format(content: bytes) -> OtherFormat | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            listed = (name.replace("\\", "/").lstrip("/") for name in package.namelist())
            names = {name.casefold() for name in listed}
            kind = package.read("mimetype")[:200] if "mimetype" in names else b""
    except DAMAGE:
        return None
    if kind.startswith(b"application/vnd.oasis.opendocument."):
        word = kind.decode("latin-1").rpartition(".")[2].strip().partition("-")[0]
        return _OPEN_DOCUMENTS.get(word)
    folders = {name.partition("/")[0] for name in names if "/" in name}
    if "[content_types].xml" not in names:
        return None if "word" in folders else _ARCHIVE
    return next((found for name, found in _ZIP_FOLDERS.items() if name in folders), None)


class OfficeArchive:
    """The members of an Office file that has passed all checks so far."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package

    def markup(self) -> Iterator[tuple[str, bytes]]:
        """Yield every XML member with its bytes."""
        for name in self._package.namelist():
            if name.casefold().endswith((".xml", ".rels")):
                yield name, self._package.read(name)

    @property
    def names(self) -> set[str]:
        """The names of all members."""
        return set(self._package.namelist())


def find_fault(content: bytes) -> Fault | None:
    """Return why these bytes may not be opened as an Office file, or None when they may."""
    if content.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        return Fault.LOCKED if locked else Fault.OLD
    if not content.startswith(b"PK"):
        return Fault.FOREIGN
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _bulk(package, len(content)) or _markup(OfficeArchive(package))
    except DAMAGE:
        return Fault.DAMAGED


def _bulk(package: zipfile.ZipFile, size: int) -> Fault | None:
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        return Fault.LOCKED
    names = {part.filename for part in parts}
    if len(names) != len(parts) or any(part.compress_type not in _METHODS for part in parts):
        return Fault.ODD
    too_much = (
        len(parts) > MAX_PARTS
        or sum(part.file_size for part in parts) > MAX_UNPACKED
        or sum(part.compress_size for part in parts) > size
        or any(_is_bomb(part) for part in parts)
    )
    return Fault.BULKY if too_much else None


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    big = part.file_size > RATIO_FROM
    return big and part.file_size > MAX_RATIO * max(part.compress_size, 1)


def _markup(archive: OfficeArchive) -> Fault | None:
    if any("vbaproject" in name.casefold() for name in archive.names):
        return Fault.MACRO
    for name, text in archive.markup():
        if any(word in text for word in _FORBIDDEN):
            return Fault.ENTITY
        if name == "[Content_Types].xml" and b"macroEnabled" in text:
            return Fault.MACRO
    return None
