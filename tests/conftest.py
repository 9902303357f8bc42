"""What every test may use."""

from __future__ import annotations

import io
import os
import pickle
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from xml.sax.saxutils import escape

import pytest
from filelock import FileLock
from hypothesis import settings

if TYPE_CHECKING:
    from zi_docs.pdf.soffice import LibreOffice

settings.register_profile("zi", deadline=None, max_examples=60)  # no test depends on speed
settings.register_profile("cepat", deadline=None, max_examples=20)  # "make cepat"
settings.load_profile("zi")

ROOT = Path(__file__).resolve().parent.parent
# A test with a fixture, a file or a folder of such a name is marked with it.
APART = frozenset({"faults", "libreoffice", "mutation", "wheel"})
WORKER = "PYTEST_XDIST_WORKER" in os.environ  # one of several processes

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


def pytest_configure() -> None:
    """Keep compiled modules in a folder of their own when they may not be beside the sources.

    Otherwise every program that a test starts would compile the whole package again.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        folder = os.environ.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / ".pytest_cache" / "pyc"))
        sys.dont_write_bytecode, sys.pycache_prefix = False, folder


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark a test by its fixtures, folders and file, so that no mark is forgotten."""
    *folders, file = item.path.relative_to(item.config.rootpath).with_suffix("").parts
    fixtures = getattr(item, "fixturenames", ())
    for mark in sorted(APART & {*fixtures, *folders, file.removeprefix("test_")}):
        item.add_marker(mark)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let several processes begin with the longest tests, so that they end together."""
    if WORKER:
        items.sort(key=lambda item: not any(map(item.get_closest_marker, APART)))


def _absent(what: str) -> NoReturn:
    """Skip a test when this machine lacks something, or fail when the machine must have it."""
    if os.environ.get("ZI_DOCS_WAJIB_PDF") == "1":
        pytest.fail(f"ZI_DOCS_WAJIB_PDF=1, tetapi {what} tidak terpasang")
    pytest.skip(f"{what} tidak terpasang; ZI_DOCS_WAJIB_PDF=1 menjadikannya wajib")


@pytest.fixture(scope="session")
def libreoffice() -> LibreOffice:
    """The LibreOffice of this machine."""
    from zi_docs.pdf.find_converter import find_converter
    from zi_docs.pdf.soffice import LibreOffice

    converter = find_converter()
    return converter if isinstance(converter, LibreOffice) else _absent("LibreOffice")


@pytest.fixture(autouse=True)
def _no_libreoffice_unasked(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hide LibreOffice from a test that does not say that it needs it."""
    if "libreoffice" not in request.fixturenames:
        monkeypatch.setenv("ZI_DOCS_SOFFICE", "/tidak/diminta")


@pytest.fixture
def same_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read workbooks in this process, where what is read is the subject and not the child.

    Starting a child takes far longer than reading a small sheet. The same code reads it, and what
    it gives goes through the same JSON.
    """
    from zi_docs.readers import workbook, worker

    def read(files: Any, wanted: Any) -> tuple[list[bytes], bool]:
        return list(worker.read_lines(*workbook.order_of(files, wanted))), False

    monkeypatch.setattr(workbook, "_run_child", read)


@pytest.fixture(scope="session")
def renderers() -> dict[bytes, Any]:
    """What :func:`compiled_once` has compiled in this process."""
    return {}


@pytest.fixture
def compiled_once(renderers: dict[bytes, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Compile the same naskah for the same office once, where compiling is not the subject.

    A command that looks at all built-in types compiles for two seconds.
    """
    from zi_docs.word.compiler import CompileSpec, compile_doctype

    def compile_once(spec: CompileSpec) -> Any:
        if spec.emblems:  # those of its units are compiled by this function too
            return compile_doctype(spec)
        key = pickle.dumps(replace(spec.for_another_process(), folder=None))
        if key not in renderers:
            renderers[key] = compile_doctype(spec)
        made = copy(renderers[key])
        made._folder = spec.folder  # every test has an office of its own
        return made

    monkeypatch.setattr(CompileSpec, "compile", compile_once)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The Chromium of this machine, opened by Playwright."""
    playwright = pytest.importorskip("playwright.sync_api")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or _absent("Chromium")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def poppler() -> None:
    """The tools that read a PDF."""
    missing = [name for name in ("pdftotext", "pdffonts", "pdftoppm") if shutil.which(name) is None]
    if missing:
        _absent(", ".join(missing))


@pytest.fixture(scope="session")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built by the first process that needs it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if WORKER else base) / "roda"
    with FileLock(f"{folder}.lock"):
        if not list(folder.glob("*.whl")):
            build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
            done = subprocess.run(build, cwd=repository, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


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
            part = zipfile.ZipInfo(name)  # always of the same date: equal files have equal bytes
            content = f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}'
            archive.writestr(part, content, zipfile.ZIP_DEFLATED)
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
