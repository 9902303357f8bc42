"""What an Office file must be before any library may open it.

Workbooks and Word files are ZIPs that somebody sent; the same gate stands before both. It names
the fault; who reads the file says it in words.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum

__all__ = ["DAMAGE", "Fault", "OfficeArchive", "find_fault"]

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
    """Why a file is not let in."""

    LOCKED = "terkunci"
    OLD = "format lama"
    FOREIGN = "bukan berkas Office"
    DAMAGED = "rusak"
    ODD = "tidak wajar"
    BULKY = "terlalu besar"
    ENTITY = "memuat DOCTYPE"
    MACRO = "memuat makro"


class OfficeArchive:
    """The members of an Office file that has passed the gate so far."""

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
