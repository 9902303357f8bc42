"""How large a picture is, and whether all of it is there."""

from __future__ import annotations

import re
import struct
import zlib

__all__ = ["picture_size", "whole_picture"]

_PNG = b"\x89PNG\r\n\x1a\n"
_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)  # not one of the scan's own
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA


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
