"""Whether a converter works at all: asked by a document that cannot be at fault."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

from zi_docs.errors import ConverterError, galat
from zi_docs.outputs.converter import Converter, ExportOptions
from zi_docs.outputs.pdf_verdict import broken
from zi_docs.outputs.process_group import Stop

__all__ = ["not_working", "works"]

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
    '2006/main"><w:body><w:p><w:r><w:t>Uji</w:t></w:r></w:p></w:body></w:document>',
}


def works(converter: Converter, folder: Path, stop: Stop) -> bool:
    """Convert the smallest document there is; asked as often as need be."""
    with tempfile.TemporaryDirectory(prefix="uji-", dir=folder) as own:
        return _makes_pdf(converter, Path(own), stop)


def not_working(name: str) -> ConverterError:
    """Return what to tell when even that fails: no document is to blame."""
    return ConverterError(
        galat(
            "ZI703",
            name,
            "Program ini gagal membuat PDF dari dokumen apa pun; berkas Word tetap ada.",
            "Coba buka programnya sendiri, pasang ulang bila perlu, lalu jalankan lagi.",
        )
    )


def _makes_pdf(converter: Converter, folder: Path, stop: Stop) -> bool:
    output = folder / "pdf"
    output.mkdir()
    source = folder / "uji.docx"
    with zipfile.ZipFile(source, "w") as package:
        for name, text in _PARTS.items():
            package.writestr(name, text)
    converter.run([source], output, ExportOptions(), lambda _: None, stop)
    made = output / "uji.pdf"
    return made.is_file() and not broken(made.read_bytes())
