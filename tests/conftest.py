"""What every test may use."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import settings

settings.register_profile("zi", deadline=None)  # no test depends on how quick a machine is
settings.load_profile("zi")

ROOT = Path(__file__).resolve().parent.parent

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1417" w:left="1701"/></w:sectPr>'
)
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="24"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style></w:styles>'
)

MakeNaskah = Callable[..., bytes]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="rewrite the accepted texts by what is made now"
    )


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether accepted texts are rewritten rather than compared."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout, which is a workspace itself."""
    return ROOT


@pytest.fixture(scope="session")
def settings_cells() -> dict[str, Any]:
    """The least that a settings file must hold."""
    instansi = {
        "nama": "Pemerintah Kabupaten Trenggalek",
        "daerah": "Kabupaten Trenggalek",
        "kepala": "Bupati Trenggalek",
        "ibu_kota": "Trenggalek",
    }
    return {"instansi": instansi, "tahun": "2021"}


@pytest.fixture(scope="session")
def profile_cells() -> dict[str, Any]:
    """The least that a page profile must hold."""
    families = ("penetapan", "korespondensi", "khusus")
    return {
        "judul": "Contoh",
        "kertas": {"lebar": 210, "tinggi": 297},
        "batas": {"atas": 20, "bawah": 25, "kiri": 30, "kanan": 20},
        "huruf": {family: {"nama": "Arial", "ukuran": 12} for family in families},
    }


def paragraph(text: str) -> str:
    """Return a paragraph of one run; text that begins with ``<`` is taken as XML already."""
    if text.startswith("<"):
        return text
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _naskah(*body: str, parts: Mapping[str, str] | None = None, section: str = SECTION) -> bytes:
    """Build a slim Word file: paragraphs or XML, and further parts (``header1`` ...) by name."""
    extra = dict(parts or {})
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_KIND}.{name.rstrip("0123456789")}'
        '+xml"/>'
        for name in extra
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for n, name in enumerate(extra, 10)
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
        f'"{_KIND}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType='
        f'"{_KIND}.styles+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
        f"{''.join(map(paragraph, body))}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="rId1" '
        f'Type="{R}/styles" Target="styles.xml"/>{relations}</Relationships>',
        "word/styles.xml": STYLES,
        **{f"word/{name}.xml": xml for name, xml in extra.items()},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in files.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}')
    return buffer.getvalue()


@pytest.fixture(scope="session")
def make_naskah() -> MakeNaskah:
    """Build small Word files: ``make_naskah("Halo {{ nama }}", ...)``."""
    return _naskah


@pytest.fixture(scope="session")
def story() -> Callable[[str, str], str]:
    """Build the XML of a header, footer or note: ``story("hdr", "Halaman {{ x }}")``."""

    def build(tag: str, text: str) -> str:
        return f'<w:{tag} xmlns:w="{W}">{paragraph(text)}</w:{tag}>'

    return build
