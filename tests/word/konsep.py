"""What the tests of a konsep share: a type around a small naskah, and looks into the result."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from lxml import etree

from zi_docs.model import DocType, Manifest, TataNaskah
from zi_docs.word import CompileSpec, Renderer

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROFILE = {
    "judul": "uji",
    "kertas": {"lebar": 210, "tinggi": 297},
    "batas": {"atas": 20, "bawah": 20, "kiri": 20, "kanan": 20},
    "huruf": {f: {"nama": "Arial", "ukuran": 12} for f in ("penetapan", "korespondensi", "khusus")},
}
NOMOR, TANGGAL = "188.45/12/2025", "5 Maret 2025"
CONTEXT: dict[str, Any] = {
    "berkas": {
        "judul": f"Keputusan {NOMOR}",
        "instansi": "Dinas",
        "waktu": "2025-03-05T00:00:00Z",
    },
    "nomor": NOMOR,
    "tanggal": date(2025, 3, 5),
    "draf": False,
}
DOTS = "……………"


def spec_of(
    naskah: bytes,
    partials: Mapping[str, str] | None = None,
    pieces: Mapping[str, bytes] | None = None,
    *,
    konsep: bool = True,
    muat: Mapping[str, Any] | None = None,
) -> CompileSpec:
    keys = {"judul": "Keputusan", "keluarga": "khusus", "satu_per": "data", "nama_berkas": "x"}
    manifest = Manifest.model_validate({**keys, "muat": muat})
    doctype = DocType("x", "templates/x", manifest, naskah, partials or {}, pieces or {})
    return CompileSpec(doctype, TataNaskah.model_validate(PROFILE), konsep=konsep)


def konsep_of(naskah: bytes, **more: Any) -> Renderer:
    return spec_of(naskah, **more).compile()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def root_of(data: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts_of(data)[part])


def texts(root: etree._Element) -> str:
    return "".join(node.text or "" for node in root.iter(f"{W}t"))


def controls(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    """Yield the alias, the tag and the text of each control."""
    for control in root.iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        alias, tag = (properties.find(f"{W}{name}").get(f"{W}val") for name in ("alias", "tag"))
        yield alias, tag, texts(control.find(f"{W}sdtContent"))
