"""Word files to PDF by the real LibreOffice."""

from __future__ import annotations

import io
import subprocess
import threading
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pikepdf
import pytest

from tests.conftest import R, W
from tests.pdf_pages import page_texts
from tests.samples import copy_sample
from zi_docs.app import generate
from zi_docs.joining import join
from zi_docs.pdf.conversion import convert
from zi_docs.pdf.converter import ExportOptions, Outcome, PdfItem, PdfResult
from zi_docs.pdf.finish import lost_markers
from zi_docs.pdf.process_group import Stop
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.pdf.text import missing_texts
from zi_docs.run.plan import Request
from zi_docs.run.to_pdf import JOINER
from zi_docs.workspace import Workspace

from .conftest import Letters, MakeNaskah
from .test_source import commented

TEXT = b"Ini hanya teks, walaupun namanya surat.docx.\n"


def _all(items: list[PdfItem], converter: LibreOffice, **more: object) -> list[PdfResult]:
    return list(convert(items, converter, JOINER, **more))


def test_of_200_letters_with_3_bad_ones(letters: Letters, libreoffice: LibreOffice) -> None:
    """197 of 200 letters become PDFs with their own names; the other 3 are named."""
    items = [letters.item(n, pages=1) for n in range(200)]
    good = items[7].source
    assert isinstance(good, bytes)
    for number, source in {7: good[:-60], 66: TEXT, 199: b""}.items():
        items[number] = replace(items[number], source=source)
    results = _all(items, libreoffice)
    assert {r.item.shown: r.problems[0].code for r in results if not r.ok} == {
        "surat-007.docx": "ZI705",
        "surat-066.docx": "ZI705",
        "surat-199.docx": "ZI705",
    }
    made = sorted(letters.folder.iterdir())
    assert len(made) == sum(r.ok for r in results) == 197
    assert not missing_texts(items[120].texts, *page_texts(letters.folder / "surat-120.pdf"))


def test_the_same_input_gives_the_same_bytes(letters: Letters, libreoffice: LibreOffice) -> None:
    """Two runs give the same bytes."""
    hashes = []
    items = [letters.item(n) for n in range(2)]
    for _ in range(2):
        results = _all(items, libreoffice)
        hashes.append({r.item.shown: r.file.sha256 for r in results if r.file})
    assert len(hashes[0]) == 2
    assert hashes[0] == hashes[1]


def test_what_a_pdf_says_of_itself(letters: Letters, libreoffice: LibreOffice) -> None:
    """A PDF has title, author, subject and language in both places where readers look."""
    said = {"title": "Surat <Tugas>", "author": "Dinas A & B", "subject": "Pegawai 1"}
    _all([replace(letters.item(1), **said)], libreoffice)
    with pikepdf.open(letters.folder / "surat-001.pdf") as pdf:
        assert {str(pdf.docinfo[f"/{name.title()}"]) for name in said} == set(said.values())
        assert str(pdf.Root.Lang) == "id-ID"
        assert "/DocChecksum" not in pdf.trailer
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "Surat <Tugas>"
            assert xmp["dc:creator"] == ["Dinas A & B"]
            assert xmp["dc:language"] == {"id-ID"}


def test_pdfa_by_its_markers(letters: Letters, libreoffice: LibreOffice) -> None:
    """An archival PDF is marked as PDF/A-2b and has its colours and fonts; others are not."""
    _all([letters.item(1)], libreoffice, pdfa=True)
    _all([letters.item(2)], libreoffice)
    with pikepdf.open(letters.folder / "surat-001.pdf") as pdf:
        assert lost_markers(pdf) == []
        with pdf.open_metadata() as xmp:
            assert xmp.pdfa_status == "2B"
    with pikepdf.open(letters.folder / "surat-002.pdf") as pdf:
        assert "keterangan PDF/A-2b" in lost_markers(pdf)


def test_a_wrong_name_is_no_success(letters: Letters, libreoffice: LibreOffice) -> None:
    """A PDF without the record's own name is refused."""
    wrong = replace(letters.item(1), texts=("Nama Orang Lain",))
    longer = replace(letters.item(2), pages=2)
    results = _all([wrong, longer, letters.item(3)], libreoffice)
    assert {r.item.shown: r.problems[0].code for r in results if not r.ok} == {
        "surat-001.docx": "ZI711",
        "surat-002.docx": "ZI710",
    }
    assert [path.name for path in letters.folder.iterdir()] == ["surat-003.pdf"]


def test_letters_of_other_scripts(letters: Letters, libreoffice: LibreOffice) -> None:
    """A name is found in the PDF in any script, even when no font has its letters."""
    names = ("\u0645\u062d\u0645\u062f \u0646\u0648\u0631", "\ua9b1\ua9b6\ua9a0", "Sukert\u00e9")
    (result,) = _all([letters.given(1, letters.make(*names), texts=names)], libreoffice)
    assert result.problems == ()


def test_two_conversions_at_once(
    make_naskah: MakeNaskah, tmp_path: Path, libreoffice: LibreOffice
) -> None:
    """Each call has its own profile, so that two calls do not disturb each other."""
    done: list[PdfResult] = []

    def run(name: str) -> None:
        letters = Letters(make_naskah, tmp_path / name)
        done.extend(convert([letters.item(n) for n in range(3)], libreoffice, JOINER))

    threads = [threading.Thread(target=run, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 6
    assert all(result.ok for result in done)


@dataclass
class Counted:
    """LibreOffice, and how many files each call got."""

    converter: LibreOffice
    calls: list[int] = field(default_factory=list)
    name: str = "LibreOffice"
    joins: bool = True

    def run(self, sources: Sequence[Path], *rest: Any) -> Outcome:
        """Convert as LibreOffice does."""
        self.calls.append(len(sources))
        return self.converter.run(sources, *rest)


@pytest.fixture(scope="module")
def pledges(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Twenty pledges of the sample office, with kop, picture, list and table."""
    folder, root = tmp_path_factory.mktemp("pakta"), tmp_path_factory.mktemp("ruang")
    data = root / "data" / "trenggalek-2021"
    copy_sample(repository / "data" / "trenggalek-2021", data)
    generate(Workspace(root, data, folder), Request(("pakta-integritas",)), lambda *_: None)
    return sorted(folder.rglob("*.docx"))[:20]


def _items(sources: list[Path], folder: Path, pages: int | None) -> list[PdfItem]:
    names = [source.stem.rstrip("0123456789 ") for source in sources]
    return [
        PdfItem(source, folder / f"{source.stem}.pdf", texts=(name,), pages=pages)
        for source, name in zip(sources, names, strict=True)
    ]


def _picture(path: Path, folder: Path) -> bytes:
    folder.mkdir(exist_ok=True)
    command = ["pdftoppm", "-r", "80", "-singlefile", str(path), str(folder / path.stem)]
    subprocess.run(command, check=True)
    return (folder / f"{path.stem}.ppm").read_bytes()


@pytest.mark.usefixtures("poppler")
def test_joined_pages_look_like_those_converted_alone(
    pledges: list[Path], tmp_path: Path, libreoffice: LibreOffice
) -> None:
    """Pages that were joined look the same to the pixel as pages converted alone."""
    counted = Counted(libreoffice)
    for folder, pages in (("bersama", 1), ("sendiri", None)):
        results = list(convert(_items(pledges, tmp_path / folder, pages), counted, JOINER))
        assert [r.problems for r in results if not r.ok] == []
    assert counted.calls == [1, 20]
    for path in sorted((tmp_path / "bersama").iterdir()):
        alone = _picture(tmp_path / "sendiri" / path.name, tmp_path / "b")
        assert _picture(path, tmp_path / "a") == alone, path.name


def test_a_length_that_nobody_knows_is_measured(letters: Letters, libreoffice: LibreOffice) -> None:
    """One document is converted first; when it has one page the others are joined."""
    counted = Counted(libreoffice)
    results = list(convert([letters.item(n) for n in range(60)], counted, JOINER))
    assert all(result.ok for result in results)
    assert counted.calls == [1, 1]


def test_what_differs_is_converted_by_itself(letters: Letters, libreoffice: LibreOffice) -> None:
    """A joined document with a record of two pages is converted file by file."""
    long = letters.item(2, '<w:p><w:r><w:br w:type="page"/><w:t>dua</w:t></w:r></w:p>', pages=1)
    counted = Counted(libreoffice)
    items = [letters.item(1, pages=1), long, letters.item(3, pages=1)]
    results = list(convert(items, counted, JOINER))
    assert counted.calls == [1, 3]
    assert {r.item.shown: r.problems[0].code for r in results if not r.ok} == {
        "surat-002.docx": "ZI710"
    }


_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_LINKED_PICTURE = (
    f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/>'
    f'<wp:docPr id="1" name="g"/><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData '
    f'uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="g"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:link="rId99"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
    '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
)


class _Listener(BaseHTTPRequestHandler):
    """A web server that records the requests."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Record a request, and answer that there is nothing."""
        self.asked.append(self.path)
        self.send_error(404)

    do_OPTIONS = do_HEAD = do_PROPFIND = do_GET  # noqa: N815  # the names are http.server's

    def log_message(self, *_: object) -> None:
        """Print nothing."""


def test_a_document_cannot_reach_out(letters: Letters, libreoffice: LibreOffice) -> None:
    """A picture that a document links to is refused by the gate, and LibreOffice never fetches."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/gambar.png"
    linked = _with_linked_picture(letters.make("Surat bagi Pegawai"), address)
    (result,) = convert([letters.given(1, linked)], libreoffice, JOINER)
    assert [problem.code for problem in result.problems] == ["ZI447"]
    output = letters.folder / "pdf"
    output.mkdir(parents=True)
    source = output / "langsung.docx"
    source.write_bytes(linked)
    libreoffice.run([source], output, ExportOptions(), lambda _: None, Stop())
    server.shutdown()
    assert (output / "langsung.pdf").exists()
    assert _Listener.asked == []


def _with_linked_picture(data: bytes, address: str) -> bytes:
    picture = f"<w:p><w:r><w:drawing>{_LINKED_PICTURE}</w:drawing></w:r></w:p>"
    link = (
        f'<Relationship Id="rId99" Target="{address}" TargetMode="External" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/image"/>'
    )
    changes = {
        "word/document.xml": ("<w:sectPr>", f"{picture}<w:sectPr>"),
        "word/_rels/document.xml.rels": ("</Relationships>", f"{link}</Relationships>"),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, text.replace(*changes.get(name, ("\0", ""))))
    return buffer.getvalue()


def test_a_comment_in_a_header(letters: Letters, libreoffice: LibreOffice) -> None:
    """A comment in a header, at which LibreOffice ends, does not keep the letter from its PDF."""
    (result,) = _all([letters.given(1, commented(letters.make))], libreoffice)
    assert result.ok, result.problems
    assert page_texts(letters.folder / "surat-001.pdf") == ["KopIsi"]


_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_KOP = {
    "header1": f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>Kop</w:t></w:r></w:p></w:hdr>',
    "settings": f'<w:settings xmlns:w="{W}"/>',
}
_HEADED = (
    f'<w:sectPr><w:headerReference xmlns:r="{R}" w:type="default" r:id="rId10"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
    'w:left="1134" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr>'
)


@pytest.mark.parametrize("headed", [False, True])
def test_blank_pages_that_are_meant(
    letters: Letters, libreoffice: LibreOffice, headed: bool
) -> None:
    """In a file joined for both sides every record begins on an odd page, in its PDF too.

    The PDF of a file that was joined otherwise has no added pages.
    """
    frame: dict[str, Any] = {"parts": _KOP, "section": _HEADED} if headed else {}
    one = letters.make("satu", **frame)
    two = letters.make("dua", _BREAK, "tiga", **frame)
    sources = [join([one, two, one], dua_sisi=sides) for sides in (False, True, False)]
    results = _all([letters.given(n, s) for n, s in enumerate(sources)], libreoffice)
    assert [r.pages for r in sorted(results, key=lambda r: r.item.shown)] == [4, 5, 4]
    pages = page_texts(letters.folder / "surat-001.pdf")
    assert [text.replace("Kop", "") for text in pages] == ["satu", "", "dua", "tiga", "satu"]
