"""Pictures from other people: accepted when whole, turned upright, or refused with the reason.

Every picture is read here: an office's emblems, a photo that a record names. The structure of the
file is checked directly, which is fast. Pillow is called only for pictures that lie on their side,
as phones save them, and for those that have far more points than paper shows.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zi_docs.errors import disk_words
from zi_docs.plain_file import is_odd, is_there, read_plain, size_of

if TYPE_CHECKING:
    from PIL import Image

__all__ = [
    "Picture",
    "PictureError",
    "for_print",
    "picture_in",
    "picture_size",
    "read_picture",
    "safe_picture",
]


MAX_SIZE = 5_000_000
MAX_POINTS = 50_000_000
_LIGHT = 150_000  # bytes; a smaller picture stays as it is
_DOTS_PER_INCH = 600
_EMU_PER_INCH = 914_400
_QUALITY = 90
_PLAIN_MODES = {"1", "L", "LA", "P", "RGB", "RGBA"}
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_PIECE = 1_000_000
_SHOWN_FRAMES = {0xC0, 0xC1, 0xC2}  # baseline, extended, progressive: what Word draws
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)  # without the marks inside a scan
_BARE = (0xD8, 0x01)  # marks without content: the start of the picture, and TEM
_END, _SCAN, _APP1 = 0xD9, 0xDA, 0xE1
_EXIF = b"Exif\0"
_ORIENTATION = 0x0112
_TURNED = range(2, 9)
_HALVED = 2  # 4:2:0: colours halved in both directions, so the same after a turn

_RESAVE = "Buka gambarnya, lalu simpan ulang sebagai PNG atau JPEG."
_REPLACE = "Ganti dengan salinan gambar yang masih baik."
_NO_LINK = "Betulkan nama berkasnya, atau ganti dengan gambarnya sendiri."
_SHRINK = "Kecilkan gambarnya, lalu simpan ulang."


class PictureError(ValueError):
    """A picture can't be used.

    The text says why, as the end of a sentence; ``mend`` says what to do.
    """

    def __init__(self, reason: str, mend: str) -> None:
        super().__init__(reason)
        self.mend = mend


class Picture(NamedTuple):
    """A picture that Word shows upright: its bytes, its file extension, its size in pixels."""

    data: bytes
    extension: str
    width: int
    height: int


class _Frame(NamedTuple):
    """The size of a picture; ``exif`` says that it has notes, perhaps that it lies on its side."""

    width: int
    height: int
    exif: bool


def picture_in(folder: Path, name: str) -> Picture:
    """Return the picture of this name in a folder. Raises :class:`PictureError`.

    Symbolic links are followed, but not out of the folder.
    """
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve())
    except RuntimeError as error:  # in Python before 3.13
        raise PictureError("tautannya berputar ke dirinya sendiri", _NO_LINK) from error
    except (OSError, ValueError) as error:  # a NUL in the name
        raise PictureError("alamatnya tidak dapat dibuka", "Betulkan nama berkasnya.") from error
    if not inside:
        mend = "Salin gambarnya ke folder data, lalu tulis namanya saja."
        raise PictureError("berkasnya di luar folder data", mend)
    if not is_there(path) and is_there(folder / name):
        raise PictureError("tautannya menuju berkas yang tidak ada", _NO_LINK)
    return read_picture(path)


def read_picture(path: Path) -> Picture:
    """Return the picture of a file. Raises :class:`PictureError`.

    Only a plain file is opened, since reading a pipe or a device could wait for ever.
    """
    try:
        if size_of(path) > MAX_SIZE:
            raise PictureError("lebih besar dari 5 MB", _SHRINK)
        data = read_plain(path)
    except FileNotFoundError as error:
        mend = "Taruh gambarnya di folder data, atau betulkan nama berkasnya."
        raise PictureError("berkasnya tidak ada di folder data", mend) from error
    except OSError as error:
        mend = "Betulkan nama berkasnya, atau tutup program yang memakainya."
        raise PictureError(disk_words(error), _NO_LINK if is_odd(error) else mend) from error
    return safe_picture(data)


def safe_picture(data: bytes) -> Picture:
    """Return a whole PNG or JPEG, turned upright. Raises :class:`PictureError`.

    A JPEG may begin in any way (JFIF, Exif, Adobe, nothing) and have any colours, but a kind that
    Word can't draw is refused. The bytes are changed only when the picture must be turned.
    """
    if data.startswith(_PNG):
        frame, extension = _png_frame(data), "png"
    elif data.startswith(_JPEG):
        frame, extension = _jpeg_frame(data), "jpg"
    else:
        raise PictureError("bukan PNG atau JPEG", _RESAVE)
    _check_points(frame.width, frame.height)
    if extension == "png":
        _check_pixels(data)
    if frame.exif and (upright := _upright(data)) is not None:
        return Picture(upright, extension, *_size_of(upright))
    return Picture(data, extension, frame.width, frame.height)


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels; None for a file that is not a whole picture."""
    try:
        return _size_of(data)
    except PictureError:
        return None


@lru_cache(maxsize=4)  # an emblem or a stamp is the same in thousands of documents
def for_print(data: bytes, width: int) -> bytes:
    """Return a whole picture with no more points than a printer shows at this width (in EMU).

    A phone's photo of 4 MB, drawn 2 cm wide, would stand in every one of 60 documents. Pillow gives
    the same bytes for the same picture. A picture that is light, or whose colours Pillow would not
    keep (CMYK, 16 bits), is returned as it is.
    """
    dots = max(round(width / _EMU_PER_INCH * _DOTS_PER_INCH), 1)
    size = picture_size(data)
    if len(data) <= _LIGHT or size is None or size[0] <= dots:
        return data
    smaller = _shrunk(data, dots)
    return smaller if smaller and len(smaller) < len(data) else data


def _shrunk(data: bytes, width: int) -> bytes:
    """Return the picture at this width; empty when Pillow can't read it or keep its colours."""
    from PIL import Image  # heavy, and few pictures need it

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
            if image.mode not in _PLAIN_MODES:
                return b""
            size = (width, max(round(image.height * width / image.width), 1))
            small = _with_true_colours(image).resize(size, Image.Resampling.LANCZOS)
            buffer, profile = io.BytesIO(), image.info.get("icc_profile")
            kind = "PNG" if image.format == "PNG" else "JPEG"  # a phone's JPEG may be an MPO
            small.save(buffer, kind, icc_profile=profile, quality=_QUALITY)
            return buffer.getvalue()
    except (OSError, ValueError, SyntaxError, struct.error):
        return b""


def _with_true_colours(image: Image.Image) -> Image.Image:
    """Return the picture in colours that can be mixed, with what is transparent in it."""
    if "transparency" in image.info:
        return image.convert("RGBA")
    return image.convert({"P": "RGB", "1": "L"}.get(image.mode, image.mode))


def _size_of(data: bytes) -> tuple[int, int]:
    frame = _png_frame(data) if data.startswith(_PNG) else _jpeg_frame(data)
    return frame.width, frame.height


def _broken() -> PictureError:
    return PictureError("berkasnya rusak atau terpotong", _REPLACE)


def _check_points(width: int, height: int) -> None:
    if not width or not height:
        raise _broken()
    if width * height > MAX_POINTS:
        raise PictureError("gambarnya terlalu besar: lebih dari 50 juta titik", _SHRINK)


def _png_frame(data: bytes) -> _Frame:
    """Read the chunks of a PNG to the last one, and check the checksum of each."""
    chunks = list(_chunks(data))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or len(chunks[0][1]) != 13 or kinds[-1:] != [b"IEND"]:
        raise _broken()
    width, height = struct.unpack(">II", chunks[0][1][:8])
    return _Frame(width, height, b"eXIf" in kinds)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of each chunk, up to the last one or the first wrong checksum."""
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


def _check_pixels(data: bytes) -> None:
    """Refuse a PNG whose pixels can't be unpacked completely, or are too many."""
    packed = b"".join(content for kind, content in _chunks(data) if kind == b"IDAT")
    unpacker, size = zlib.decompressobj(), 0
    try:
        while packed and not unpacker.eof:
            size += len(unpacker.decompress(packed, _PIECE))
            packed = unpacker.unconsumed_tail
            if size > MAX_POINTS * 8:
                raise PictureError("gambarnya terlalu besar", _SHRINK)
    except zlib.error as error:
        raise _broken() from error
    if not unpacker.eof:
        raise _broken()


def _jpeg_frame(data: bytes) -> _Frame:
    """Read the segments and scans of a JPEG to its end mark.

    It must have a frame and a scan. Bytes after the end mark (a phone's second picture) are
    ignored.
    """
    size, exif = None, False
    for kind, content in _segments(data):
        if kind in _FRAMES:
            size = _frame_size(kind, content)
        elif kind == _APP1:
            exif = exif or content.startswith(_EXIF)
    if size is None:
        raise _broken()
    return _Frame(*size, exif)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield kind and content of each segment; raises :class:`PictureError` where one is cut off."""
    at, scanned = 0, False
    while marker := (_MARKER.search if scanned else _MARKER.match)(data, at):
        kind, at = marker[1][0], marker.end()
        if kind == _END and scanned:
            return
        if kind in _BARE:
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > len(data):
            break
        yield kind, data[at + 2 : at + length]
        scanned = scanned or kind == _SCAN
        at += length
    raise _broken()


def _frame_size(kind: int, content: bytes) -> tuple[int, int]:
    """Return width and height; refuse what Word can't draw.

    Word draws no 12-bit colours, no arithmetic coding and no pictures of two colour channels.
    """
    if len(content) < 6:
        raise _broken()
    bits, height, width, parts = struct.unpack(">BHHB", content[:6])
    if kind not in _SHOWN_FRAMES or bits != 8 or parts not in (1, 3, 4):
        raise PictureError("jenis JPEG-nya tidak dapat ditampilkan Word", _RESAVE)
    return width, height


@lru_cache(maxsize=2)  # a signature or a stamp is the same in thousands of documents
def _upright(data: bytes) -> bytes | None:
    """Return the picture turned upright, or None when it is already upright.

    The pixels are turned rather than the drawing (``a:xfrm rot``), since programs leave different
    room for a turned drawing. A JPEG keeps its quantisation, so that it loses almost nothing and
    stays as small. Other notes of the camera, such as where the photo was taken, are removed.
    """
    from PIL import Image, ImageOps  # heavy, and few pictures need it

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as lying:
            if _orientation(lying) not in _TURNED:
                return None
            return _packed_like(lying, ImageOps.exif_transpose(lying))
    except (OSError, ValueError, SyntaxError, struct.error) as error:
        raise _broken() from error


def _orientation(image: Image.Image) -> object:
    """Return the Exif number of the orientation; 1 when the Exif data can't be read."""
    try:
        return image.getexif().get(_ORIENTATION, 1)
    except (OSError, ValueError, SyntaxError, LookupError, TypeError, struct.error):
        return 1


def _packed_like(lying: Image.Image, upright: Image.Image) -> bytes:
    """Return the bytes of the turned picture, compressed like the original."""
    buffer = io.BytesIO()
    profile = lying.info.get("icc_profile")
    if lying.format == "PNG":
        upright.save(buffer, "PNG", icc_profile=profile)
    else:
        tables, sampling = _quantisation(lying)
        upright.save(buffer, "JPEG", icc_profile=profile, qtables=tables, subsampling=sampling)
    return buffer.getvalue()


def _quantisation(lying: Image.Image) -> tuple[dict[int, list[int]], int]:
    """Return the quantisation tables of a JPEG, and the subsampling of its colours."""
    from PIL.JpegImagePlugin import JpegImageFile, get_sampling

    assert isinstance(lying, JpegImageFile)  # noqa: S101  # for mypy: its bytes begin like a JPEG
    return lying.quantization, _HALVED if get_sampling(lying) == _HALVED else 0
