"""The parts of a Word file, and the ZIP in which they are stored.

The ZIP is written here rather than with ``zipfile`` because a batch copies the compressed bytes of
every part that does not change, and because the same parts must give the same bytes on any day.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import deflate
from lxml import etree

from zi_docs.archive import WORD, Fault, explain_fault
from zi_docs.errors import Place, TemplateError, problem
from zi_docs.ooxml.xml import parse_xml, to_bytes

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
RELATIONS = "_rels/.rels"
_DEFAULT = "{http://schemas.openxmlformats.org/package/2006/content-types}Default"
_LEVEL = 1
_EPOCH_DATE = (0 << 9) | (1 << 5) | 1  # 1 January 1980, the first day a ZIP can hold
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_FLAG_UTF8 = 0x800


@dataclass(slots=True)
class Package:
    """The parts of a Word file by name, in the order in which they are written.

    ``changed`` says that reading changed a part, so that these are not the parts of the file.
    """

    parts: dict[str, bytes] = field(default_factory=dict)
    changed: bool = False

    def names(self, prefix: str) -> Iterator[str]:
        """Yield the names of parts that begin with a prefix."""
        return (name for name in tuple(self.parts) if name.startswith(prefix))


class Member(NamedTuple):
    """One compressed member of a ZIP: its local header with data, and what the index needs."""

    name: bytes
    local: bytes
    crc: int
    packed: int
    size: int
    method: int = 8

    @classmethod
    def of(cls, name: str, data: bytes) -> Member:
        """Compress a part.

        libdeflate gives the same bytes on every machine; the zlib of the system may not.
        """
        packed = deflate.deflate_compress(data, _LEVEL)
        return cls.packed_as(name, packed, deflate.crc32(data), len(data))

    @classmethod
    def packed_as(
        cls, name: str, packed: bytes | bytearray, crc: int, size: int, method: int = 8
    ) -> Member:
        """Return the member for a part that is already compressed, or that is stored as it is."""
        raw = name.encode()
        sizes = (crc, len(packed), size, len(raw), 0)
        head = _LOCAL.pack(b"PK\3\4", _VERSION, _FLAG_UTF8, method, 0, _EPOCH_DATE, *sizes)
        return cls(raw, b"".join((head, raw, packed)), crc, len(packed), size, method)

    def central(self, offset: int) -> bytes:
        """Return this member's entry in the index; the member begins at ``offset``."""
        return (
            _CENTRAL.pack(
                b"PK\1\2",
                _VERSION,
                _VERSION,
                _FLAG_UTF8,
                self.method,
                0,
                _EPOCH_DATE,
                self.crc,
                self.packed,
                self.size,
                len(self.name),
                0,
                0,
                0,
                0,
                0,
                offset,
            )
            + self.name
        )


@dataclass(frozen=True, slots=True)
class Start:
    """The members with which many ZIPs begin, put together once with their entries in the index."""

    local: bytes = b""
    index: bytes = b""
    count: int = 0

    @classmethod
    def of(cls, members: Sequence[Member]) -> Start:
        """Put members together."""
        local = b"".join(member.local for member in members)
        return cls(local, b"".join(_index(members, 0)), len(members))

    def followed_by(self, members: Sequence[Member]) -> bytes:
        """Return the bytes of a ZIP that holds these members and then others."""
        index = b"".join((self.index, *_index(members, len(self.local))))
        count = self.count + len(members)
        offset = len(self.local) + sum(len(member.local) for member in members)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(index), offset, 0)
        return b"".join((self.local, *(member.local for member in members), index, end))


def _index(members: Iterable[Member], offset: int) -> Iterator[bytes]:
    """Yield the members' entries in the index; the first begins at ``offset``."""
    for member in members:
        yield member.central(offset)
        offset += len(member.local)


def zip_of(members: Iterable[Member]) -> bytes:
    """Return the bytes of a ZIP that holds these members, in this order."""
    return Start().followed_by(tuple(members))


def rels_name(part: str) -> str:
    """Return the name of the part that holds a part's relationships."""
    folder, slash, name = part.rpartition("/")
    return f"{folder}{slash}_rels/{name}.rels"


def not_word(place: Place | str, fault: Fault = Fault.DAMAGED) -> TemplateError:
    """Return the error (ZI401) for bytes that are not a whole Word file."""
    return TemplateError(problem("ZI401", place, *explain_fault(fault, WORD)))


def declare_types(types: bytes, extensions: Iterable[str]) -> bytes:
    """Return the content types, with these extensions of pictures added."""
    root = parse_xml(types, CONTENT_TYPES)
    known = {element.get("Extension", "").lower() for element in root}
    for extension in extensions:
        if extension not in known:
            kind = {"jpg": "image/jpeg"}.get(extension, f"image/{extension}")
            default = etree.Element(_DEFAULT, Extension=extension, ContentType=kind)
            root.insert(0, default)
    return to_bytes(root)
