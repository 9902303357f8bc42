"""A konsep that LibreOffice prints, and one that LibreOffice saved again."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SECTION, R, W
from tests.pdf_pages import page_texts
from tests.word.konsep import CONTEXT, NOMOR, TANGGAL, parts_of, spec_of
from zi_docs.errors import Place
from zi_docs.pdf.soffice import LibreOffice
from zi_docs.word import Renderer, issue_edited, konsep_changes

MakeNaskah = Callable[..., bytes]
Save = Callable[[bytes, str], Path]
PLACE = Place("konsep/x.docx")

_CELL = "<w:tc><w:tcPr><w:tcW w:w='4000' w:type='dxa'/></w:tcPr><w:p>{}</w:p></w:tc>"
_TABLE = (
    "<w:tbl><w:tblPr><w:tblW w:w='8000' w:type='dxa'/></w:tblPr><w:tblGrid>"
    "<w:gridCol w:w='4000'/><w:gridCol w:w='4000'/></w:tblGrid><w:tr>{}{}</w:tr></w:tbl>"
)
_RUN = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
_BOX = (
    '<w:p><w:r><w:t xml:space="preserve">Kotak </w:t></w:r><w:r><w:pict>'
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" type="#_x0000_t202" '
    'style="width:150pt;height:40pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>No {{ nomor }}'
    "</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
_FIELD = (
    '<w:p><w:hyperlink w:anchor="x"><w:r><w:t>Tautan {{ nomor }}</w:t></w:r></w:hyperlink></w:p>'
)
_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_LYING = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567"/></w:sectPr>'
)


def _header(body: str) -> str:
    return f'<w:hdr xmlns:w="{W}">{body}</w:hdr>'


@pytest.fixture
def office_naskah(make_naskah: MakeNaskah) -> bytes:
    """A naskah with all that may trouble a konsep: kinds of headers, sections, boxes, tables."""
    kop = _TABLE.format(_CELL.format(_RUN.format("KOP")), _CELL.format(_RUN.format("{{ nomor }}")))
    parts = {
        "header1": _header(f"{kop}<w:p/>"),
        "header2": _header(f"<w:p>{_RUN.format('genap')}</w:p>"),
        "settings": f'<w:settings xmlns:w="{W}"><w:evenAndOddHeaders/></w:settings>',
    }
    references = (
        f'<w:headerReference xmlns:r="{R}" w:type="default" r:id="rId10"/>'
        f'<w:headerReference xmlns:r="{R}" w:type="even" r:id="rId11"/>'
    )
    first = SECTION.replace("<w:sectPr>", f"<w:sectPr>{references}").replace(
        "</w:sectPr>", "<w:titlePg/></w:sectPr>"
    )
    return make_naskah(
        f"<w:p>{_RUN.format('NOMOR {{ nomor }}{{ tanggal|tanggal }}')}</w:p>",
        "{{ nomor }}",
        _TABLE.format(
            _CELL.format(_RUN.format("{{ nomor }}")),
            _CELL.format(_RUN.format("{{ tanggal|tanggal }} {{ bagian.a[0].teks }}")),
        ),
        '<w:p><w:r><w:t>{{r nomor|kaya("miring") }}</w:t></w:r></w:p>',
        _BOX,
        _FIELD,
        _BREAK,
        "Halaman dua",
        _BREAK,
        "Halaman tiga",
        f"<w:p><w:pPr>{first}</w:pPr></w:p>",
        "LAMPIRAN {{ nomor }}",
        parts=parts,
        section=_LYING,
    )


@pytest.fixture
def save(tmp_path: Path, libreoffice: LibreOffice) -> Save:
    """Let LibreOffice save a file in a format, as a person does; return the new file."""

    def to(data: bytes, form: str) -> Path:
        source = tmp_path / "dari" / "x.docx"
        source.parent.mkdir(exist_ok=True)
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
        command = [str(libreoffice.path), profile, "--headless", "--convert-to", form]
        subprocess.run(
            [*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True
        )
        return tmp_path / f"x.{form}"

    return to


def _office(naskah: bytes, *, konsep: bool = True) -> Renderer:
    return spec_of(naskah, {"a": "kata {{ nomor }}"}, konsep=konsep).compile()


def _without_headers(naskah: bytes) -> bytes:
    """Return the naskah with no section that refers to a header."""
    parts = parts_of(naskah)
    name = "word/document.xml"
    parts[name] = re.sub(rb"<w:headerReference[^>]*>", b"", parts[name])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return buffer.getvalue()


def test_every_page_has_the_mark(save: Save, poppler: None, office_naskah: bytes) -> None:
    """First, even and other pages, an annex that lies, and a naskah without any header."""
    for naskah in (office_naskah, _without_headers(office_naskah)):
        pages = page_texts(save(_office(naskah).render(CONTEXT), "pdf"))
        assert len(pages) == 4
        assert all(page.count("KONSEP") == 1 for page in pages)


def test_what_libreoffice_saved_is_issued(save: Save, poppler: None, office_naskah: bytes) -> None:
    """LibreOffice loses tags, nests controls, copies headers; nothing of it is lost or told."""
    renderer = _office(office_naskah)
    made = renderer.render(CONTEXT)
    edited = save(made, "docx").read_bytes()
    assert konsep_changes(made, edited) == []
    issued = issue_edited(edited, renderer, CONTEXT, PLACE)
    finished = _office(office_naskah, konsep=False).render(CONTEXT)
    assert konsep_changes(finished, issued) == []
    pages = page_texts(save(issued, "pdf"))
    text = " ".join(pages)
    assert "KONSEP" not in text
    assert "……" not in text
    assert text.count(NOMOR) >= 7
    assert text.count(TANGGAL) == 2
