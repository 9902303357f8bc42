"""Pictures that differ from record to record: a photo from the data folder, a QR code.

A naskah that uses them is rendered more slowly: the part's relationships are written again for
each document, and its pictures are added to the ZIP.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from zi_docs.ooxml.relations import add_link, read_links
from zi_docs.ooxml.xml import NS, to_bytes
from zi_docs.picture import Picture, PictureError, for_print, picture_in
from zi_docs.word.values import RefusedValueError, printable

_EMU_PER_MM = 36_000
_WIDTH = 30
_LONGEST = 400  # millimetres: nearly the long side of A3 (420)
_IMAGE = f"{NS['r']}/image"


@dataclass(slots=True)
class PictureTray:
    """The pictures of the part being rendered, by relationship id."""

    folder: Path | None
    media: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def add(self, data: bytes, extension: str) -> str:
        """Keep a picture; return its relationship id, the same for the same picture."""
        name = f"zi-{hashlib.sha256(data).hexdigest()[:16]}"
        self.media[f"rId{name}"] = (f"media/{name}.{extension}", data)
        return f"rId{name}"


PICTURES: ContextVar[PictureTray] = ContextVar("PICTURES")


def _gambar(value: Any, lebar: Any = None, tinggi: Any = None) -> Markup:
    """Return a picture from the data folder, ``lebar`` millimetres wide (or ``tinggi`` high)."""
    tray, name = PICTURES.get(), printable(value)
    picture = _read(tray.folder, name)
    if tinggi is not None:
        high = _millimetres("tinggi", tinggi)
        wide = _millimetres("lebar", max(round(high * picture.width / picture.height), 1))
    else:
        wide = _millimetres("lebar", _WIDTH if lebar is None else lebar)
        high = _millimetres("tinggi", max(round(wide * picture.height / picture.width), 1))
    data = for_print(picture.data, wide * _EMU_PER_MM)
    return _drawing(tray.add(data, picture.extension), wide, high, name)


def _qr(value: Any, sisi: Any = 25) -> Markup:
    """Return a QR code of the text, ``sisi`` millimetres square."""
    import segno

    text, side = printable(value), _millimetres("sisi", sisi)
    if not text:
        raise RefusedValueError("kosong, padahal hendak dijadikan kode QR")
    try:
        code = segno.make_qr(text, error="m")
    except segno.DataOverflowError as error:
        raise RefusedValueError("terlalu panjang untuk kode QR") from error
    buffer = io.BytesIO()
    code.save(buffer, kind="png", scale=4, border=2)
    return _drawing(PICTURES.get().add(buffer.getvalue(), "png"), side, side, "kode QR")


def _millimetres(name: str, value: Any) -> int:
    """Return a size that fits a page; refuse anything else, since it goes into the XML as it is."""
    if type(value) is not int or not 1 <= value <= _LONGEST:
        given = str(value)[:20] if isinstance(value, (int, str)) else "yang bukan bilangan"
        raise RefusedValueError(
            f"diberi {name} {given}, padahal harus bilangan bulat 1 sampai {_LONGEST} (milimeter)"
        )
    return value


PICTURE_FILTERS = {"gambar": _gambar, "qr": _qr}


def _read(folder: Path | None, name: str) -> Picture:
    if folder is None:
        raise RefusedValueError(f'menyebut gambar "{name}", padahal tidak ada folder gambarnya')
    try:
        return picture_in(folder, name)
    except PictureError as error:
        phrase = f'menyebut gambar "{name}", yang tidak dapat dipakai: {error}'
        raise RefusedValueError(phrase, hint=error.mend) from error


def _drawing(identifier: str, width: int, height: int, words: str) -> Markup:
    """Return the run of an inline picture; sizes are in millimetres."""
    cx, cy = width * _EMU_PER_MM, height * _EMU_PER_MM
    name = escape(words)
    return Markup(  # noqa: S704  # it holds only our own numbers and escaped words
        '</w:t></w:r><w:r><w:drawing><wp:inline xmlns:wp="' + NS["wp"] + '" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr id="1" name="{name}" descr="{name}"/>'
        f'<a:graphic xmlns:a="{NS["a"]}"><a:graphicData uri="{NS["pic"]}">'
        f'<pic:pic xmlns:pic="{NS["pic"]}"><pic:nvPicPr><pic:cNvPr id="0" name="{name}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{NS["r"]}" '
        f'r:embed="{identifier}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        '<w:r><w:t xml:space="preserve">'
    )


def with_relations(rels: bytes | None, media: Mapping[str, tuple[str, bytes]]) -> bytes:
    """Return a part's relationships with its pictures added."""
    links = read_links(rels, "naskah")
    for identifier, (target, _) in sorted(media.items()):
        add_link(links, identifier, _IMAGE, target)
    return to_bytes(links)
