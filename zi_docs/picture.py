"""Whether a picture file is whole, and how large it is, told by its own structure.

No imaging library is needed.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

__all__ = [
    "picture_size",
    "read_picture",
    "whole_picture",
]


MAX_SIZE = 5_000_000
MAX_POINTS = 50_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_BROKEN = "berkasnya rusak atau terpotong"
_PIECE = 1_000_000
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_BARE = {0x01, *range(0xD0, 0xD9)}
_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)  # not one of the scan's own
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA


def read_picture(path: Path) -> bytes:
    """Return the bytes of a PNG or JPEG. Raises ``OSError``, or ``ValueError`` that says why not.

    What is no plain file (a folder, a pipe, a device) is not opened: it could wait for ever.
    """
    if path.exists() and not path.is_file():
        raise ValueError("bukan berkas biasa")
    if path.stat().st_size > MAX_SIZE:
        raise ValueError("lebih besar dari 5 MB")
    data = path.read_bytes()
    if data.startswith(_PNG):
        _check_png(data)
    elif data.startswith(_JPEG):
        _check_jpeg(data)
    else:
        raise ValueError("bukan PNG atau JPEG")
    return data


def _check_png(data: bytes) -> None:
    chunks = list(_chunks(data))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or len(chunks[0][1]) != 13 or kinds[-1:] != [b"IEND"]:
        raise ValueError(_BROKEN)
    _check_points(*struct.unpack(">II", chunks[0][1][:8]))
    _check_pixels(b"".join(content for kind, content in chunks if kind == b"IDAT"))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of each chunk whose checksum is right, up to the last or a fault."""
    at = len(_PNG)
    while at + 12 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        content = data[at + 8 : at + 8 + size]
        checksum = data[at + 8 + size : at + 12 + size]
        if checksum != struct.pack(">I", zlib.crc32(kind + content)):
            return
        yield kind, content
        if kind == b"IEND":
            return
        at += 12 + size


def _check_pixels(packed: bytes) -> None:
    unpacker, size = zlib.decompressobj(), 0
    try:
        while packed and not unpacker.eof:
            size += len(unpacker.decompress(packed, _PIECE))
            packed = unpacker.unconsumed_tail
            if size > MAX_POINTS * 8:
                raise ValueError("gambarnya terlalu besar")
    except zlib.error as error:
        raise ValueError(_BROKEN) from error
    if not unpacker.eof:
        raise ValueError(_BROKEN)


def _check_jpeg(data: bytes) -> None:
    """Walk through the segments to the pixels; behind them the end must be marked."""
    at, is_framed = 2, False
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if marker in _FRAMES and at + 9 <= len(data):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            _check_points(width, height)
            is_framed = True
        if marker == 0xDA:
            if is_framed and b"\xff\xd9" in data[at:]:
                return
            break
        at += 1 if marker == 0xFF else 2 if marker in _BARE else 2 + size
    raise ValueError(_BROKEN)


def _check_points(width: int, height: int) -> None:
    if not width or not height:
        raise ValueError(_BROKEN)
    if width * height > MAX_POINTS:
        raise ValueError("gambarnya terlalu besar")


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels; None for a file that is broken or no picture."""
    from docx.image.exceptions import (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    )
    from docx.image.image import Image

    try:
        image = Image.from_blob(data)
    except (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
        ValueError,
        LookupError,
        struct.error,
    ):
        return None
    return (image.px_width, image.px_height) if image.px_width and image.px_height else None


def whole_picture(data: bytes) -> bool:
    """Tell whether a PNG or JPEG is there to its end, and undamaged as far as it can tell."""
    return _whole_png(data) if data.startswith(_PNG) else _whole_jpeg(data)


def _whole_png(data: bytes) -> bool:
    """Walk the chunks to the last one, holding each to its checksum."""
    at, kinds = len(_PNG), set()
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">L", data, at)
        kind, end = data[at + 4 : at + 8], at + 8 + length
        if data[end : end + 4] != struct.pack(">L", zlib.crc32(data[at + 4 : end])):
            return False
        kinds.add(kind)
        if kind == b"IEND":
            return b"IDAT" in kinds
        at = end + 4
    return False


def _whole_jpeg(data: bytes) -> bool:
    """Walk the segments and scans to the mark of the end; a scan must be there."""
    at, scanned = 0, False
    while marker := (_MARKER.search if scanned else _MARKER.match)(data, at):
        kind, at = marker[1][0], marker.end()
        if kind == _END:
            return scanned
        if kind == _START:
            continue
        if at + 2 > len(data):
            return False
        scanned |= kind == _SCAN
        at += int.from_bytes(data[at : at + 2], "big")
    return False
