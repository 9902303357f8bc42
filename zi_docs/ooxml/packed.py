"""Reading an Office file without unpacking the parts that are only copied or compared."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

import deflate

from zi_docs.archive import MAX_PARTS, MAX_UNPACKED
from zi_docs.errors import Place
from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Member, not_word

_CENTRAL = struct.Struct("<4s6H3L5H2L")
_NAME = 10  # the field of an index entry that holds the length of the name
_LENGTHS = struct.Struct("<2H")
_LENGTHS_AT = 26
_END = struct.Struct("<4s4H2LH")
_STORED, _DEFLATED = 0, 8
_METHODS = (_STORED, _DEFLATED)
_ENCRYPTED = 1


class DamagedError(ValueError):
    """These bytes are not a plain ZIP."""


class Packed(NamedTuple):
    """One part as it is stored in the file; ``data`` is still compressed."""

    name: str
    method: int
    crc: int
    size: int
    data: bytes

    def unpack(self) -> bytes:
        """Return the bytes of the part.

        Raises :class:`DamagedError`.
        """
        try:
            raw = self.data
            if self.method == _DEFLATED:
                raw = bytes(deflate.deflate_decompress(raw, self.size))
        except deflate.DeflateError as error:
            raise DamagedError(self.name) from error
        if len(raw) != self.size or deflate.crc32(raw) != self.crc:
            raise DamagedError(self.name)
        return raw

    def same_as(self, other: Packed) -> bool:
        """Tell whether both hold the same bytes, even when compressed differently."""
        if (self.crc, self.size) != (other.crc, other.size):
            return False
        if (self.method, self.data) == (other.method, other.data):
            return True
        return self.unpack() == other.unpack()

    def as_stored(self) -> Member:
        """Return the part ready to be written with the very bytes that stand in the file."""
        return Member.packed_as(self.name, self.data, self.crc, self.size, self.method)

    def member(self) -> Member:
        """Return the part ready to be written; compressed bytes are not compressed again."""
        if self.method != _DEFLATED:
            return Member.of(self.name, self.unpack())
        return Member.packed_as(self.name, self.data, self.crc, self.size)


def read_packed(data: bytes, place: Place | str) -> dict[str, Packed]:
    """Return the parts of a Word file by name, without unpacking them.

    Raises :class:`TemplateError` (ZI401) when the bytes are not a whole Word file.
    """
    try:
        parts = parts_of(data)
    except DamagedError as error:
        raise not_word(place) from error
    if CONTENT_TYPES not in parts or DOCUMENT not in parts:
        raise not_word(place)
    return parts


def parts_of(data: bytes) -> dict[str, Packed]:
    """Return the parts of any Office file by name. Raises :class:`DamagedError`."""
    try:
        return {part.name: part for part in _parts(data)}
    except (ValueError, struct.error) as error:
        raise DamagedError(str(error)) from error


def _parts(data: bytes) -> Iterator[Packed]:
    at = data.rfind(b"PK\5\6")
    if at < 0:
        raise DamagedError("no index")
    _, _, _, _, count, _, offset, _ = _END.unpack_from(data, at)
    if count > MAX_PARTS:
        raise DamagedError("too many parts")
    total = 0
    for _ in range(count):
        line = _CENTRAL.unpack_from(data, offset)
        begin = offset + _CENTRAL.size
        end = begin + line[_NAME]
        offset = end + line[_NAME + 1] + line[_NAME + 2]
        part = _part(data, line, data[begin:end].decode())
        total += part.size
        if total > MAX_UNPACKED:
            raise DamagedError("too big")
        if not part.name.endswith("/"):
            yield part
    if data.startswith(b"PK\1\2", offset):
        raise DamagedError("more parts than the file counts")


def _part(data: bytes, line: tuple[Any, ...], name: str) -> Packed:
    """Return the part that an entry of the index describes."""
    mark, _, _, flags, method, _, _, crc, packed, size, *_, local = line
    if mark != b"PK\1\2" or flags & _ENCRYPTED or method not in _METHODS:
        raise DamagedError(name)
    lengths = _LENGTHS.unpack_from(data, local + _LENGTHS_AT)
    begin = local + _LENGTHS_AT + _LENGTHS.size + lengths[0] + lengths[1]
    if not data.startswith(b"PK\3\4", local) or begin + packed > len(data):
        raise DamagedError(name)
    return Packed(name, method, crc, size, data[begin : begin + packed])
