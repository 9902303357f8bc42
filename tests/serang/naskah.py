"""Word files to begin with: letters of every sort that people write, some with python-docx."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from typing import Any

from docx import Document
from PIL import Image

from tests.conftest import ROOT, R, W, _naskah, paragraph
from tests.word.bagan import bagan_naskah

from .package import steady

VALUES: dict[str, Any] = {
    "nama": "Ani & Budi <Contoh>",
    "nomor": "800/012/2021",
    "jumlah": 3,
    "benar": True,
    "baris": ["satu", "dua"],
    "daftar": [
        {"nama": "Alpha", "nilai": 10, "butir": ["a", "b"]},
        {"nama": "Beta", "nilai": 20, "butir": ["c"]},
    ],
    "orang": {"nama": "Siti", "nip": "199001012020122001"},
}
_V = "urn:schemas-microsoft-com:vml"
_NOTE = '<w:footnotes xmlns:w="{}"><w:footnote w:id="2">{}</w:footnote></w:footnotes>'
_LIST = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
_NUMBERS = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start '
    'w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_RANGE = '<w:comment{0} xmlns:w="{1}" w:id="0"/>'

Make = Callable[[], bytes]


def run(text: str, look: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def row(*cells: str) -> str:
    """Return a table row."""
    inner = "".join(f"<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{inner}</w:tr>"


def table(*rows: str, columns: int = 2) -> str:
    """Return a table."""
    grid = "<w:gridCol/>" * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def letter() -> bytes:
    """A letter with a header, a condition and a loop."""
    return _naskah(
        "SURAT TUGAS",
        "Nomor {{ nomor }}",
        "Kepada {{ orang.nama }}, NIP {{ orang.nip }}",
        "{%p if benar %}",
        "Paragraf yang selalu ada",
        "{%p endif %}",
        "{%p for b in baris %}",
        "Butir {{ b }} dan {{ loop.index }}",
        "{%p endfor %}",
        "Demikian surat ini dibuat",
        parts={"header1": _story("hdr", "Kop {{ nama }}"), "footer1": _story("ftr", "Kaki tetap")},
    )


def tables() -> bytes:
    """Rows and cells that are repeated, a table in a table, and one without tags."""
    rows = (
        row("Nama", "Nilai"),
        row("{%tr for d in daftar %}", ""),
        row("{{ d.nama }}", "{{ d.nilai }}"),
        row("{%tr endfor %}", ""),
        row("Jumlah baris", "{{ jumlah }}"),
    )
    inner = table(row("dalam", "{{ nama }}"))
    cells = table(row("Kolom", "{%tc for b in baris %}", "{{ b }}", "{%tc endfor %}"), columns=4)
    nested = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    return _naskah("Tabel nilai", table(*rows), "Antara", cells, "Lagi", nested, "Akhir tabel")


def runs() -> bytes:
    """Tags that Word has split into runs, with marks, fields and a link between."""
    return _naskah(
        f'<w:p>{run("Yth. {{ ")}{run("na", "<w:b/>")}<w:proofErr w:type="spellStart"/>'
        f"{run('ma')}{run(' }} di tempat')}</w:p>",
        f'<w:p><w:bookmarkStart w:id="1" w:name="a"/>{run("Tetap {% if be")}{run("nar %}ya")}'
        f'{run("{% endif %}")}<w:bookmarkEnd w:id="1"/></w:p>',
        f'<w:p><w:hyperlink r:id="rId9" w:anchor="a">{run("{{ nomor }}")}</w:hyperlink></w:p>',
        '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>kini</w:t></w:r><w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r></w:p>',
        "Kalimat penutup",
    )


def notes() -> bytes:
    """A footnote in a loop, and a list."""
    return _naskah(
        "{%p for d in daftar %}",
        f'<w:p>{run("Isi {{ d.nama }}")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
        f"<w:p>{_LIST}{run('Nomor urut')}</w:p>",
        "{%p endfor %}",
        f"<w:p>{_LIST}{run('Daftar lain')}</w:p>",
        parts={
            "footnotes": _NOTE.format(W, paragraph("Catatan {{ nama }}")),
            "numbering": _NUMBERS,
        },
    )


def boxes() -> bytes:
    """A text box, a content control, an equation and a second section."""
    return _naskah(
        f'<w:p><w:r><w:pict><v:shape xmlns:v="{_V}"><v:textbox><w:txbxContent>'
        f"{paragraph('Kotak {{ nama }}')}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r></w:p>",
        f'<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{paragraph("Isian {{ nomor }}")}'
        "</w:sdtContent></w:sdt>",
        '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r>'
        "<m:t>x = {{ jumlah }}</m:t></m:r></m:oMath></w:p>",
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p>',
        "Bagian kedua",
    )


def comments() -> bytes:
    """A comment on a word, which no reader of the letter sees."""
    start, end = _RANGE.format("RangeStart", W), _RANGE.format("RangeEnd", W)
    comment = (
        f'<w:comment w:id="0" w:author="a" w:initials="a">{paragraph("Cek {{ ini")}</w:comment>'
    )
    return _naskah(
        f'<w:p>{start}{run("Dikomentari {{ nama }}")}{end}<w:r><w:commentReference w:id="0"/></w:r>'
        "</w:p>",
        "Tanpa komentar",
        parts={"comments": f'<w:comments xmlns:w="{W}">{comment}</w:comments>'},
    )


def chart() -> bytes:
    """A native chart with its workbook."""
    around = ("Capaian", "{{ nama }}", "BAGAN", "Sesudah bagan")
    return bagan_naskah("bagan: daftar, nama, nilai", "bar", 1, *around)


def of_library() -> bytes:
    """What python-docx makes: styles, lists, a table, a picture, a header, a comment."""
    document: Any = Document()
    document.add_heading("Laporan {{ nama }}", 1)
    words = document.add_paragraph("Pengantar ", style="Body Text").add_run("tebal {{ nomor }}")
    words.bold = True
    for style in ("List Number", "List Bullet"):
        document.add_paragraph(f"Butir {style}", style=style)
    grid = document.add_table(2, 2, style="Table Grid")
    grid.cell(0, 0).text, grid.cell(0, 1).text = "Kepala", "{{ jumlah }}"
    grid.cell(1, 0).merge(grid.cell(1, 1)).text = "Sel gabungan"
    document.add_picture(io.BytesIO(picture()))
    document.add_page_break()
    document.sections[0].header.paragraphs[0].text = "Kop {{ nama }}"
    document.add_section().footer.paragraphs[0].text = "Kaki"
    document.add_comment(words, "Sudah benar?", "Ani")
    return saved(document)


def picture() -> bytes:
    """Return a small PNG."""
    buffer = io.BytesIO()
    Image.new("RGB", (4, 3), "red").save(buffer, "PNG")
    return buffer.getvalue()


def saved(document: Any) -> bytes:
    """Return a document of python-docx, which otherwise holds the time of day."""
    buffer = io.BytesIO()
    for comment in document.part._comments_part.element.comment_lst:
        comment.set(f"{{{W}}}date", "2021-04-27T00:00:00Z")
    document.save(buffer)
    return steady(buffer.getvalue())


def _story(tag: str, text: str) -> str:
    return f'<w:{tag} xmlns:w="{W}" xmlns:r="{R}">{paragraph(text)}</w:{tag}>'


MADE: tuple[Make, ...] = (
    letter,
    tables,
    runs,
    notes,
    boxes,
    comments,
    chart,
    of_library,
)
BUILT_IN = ("notula", "pakta-integritas", "rencana-aksi", "sk-penetapan-unit")


@cache
def made() -> dict[str, bytes]:
    """Return the documents of this module by name, without the time of day."""
    return {make.__name__: steady(make()) for make in MADE}


@cache
def built_in() -> dict[str, bytes]:
    """Return the naskahs and pieces of the program by path."""
    files = (ROOT / "templates").rglob("*.docx")
    return {str(path.relative_to(ROOT)): path.read_bytes() for path in sorted(files)}


@cache
def results() -> dict[str, bytes]:
    """Return the documents that the examples of the built-in types give."""
    from zi_docs.app import open_catalog, render_example

    catalog = open_catalog(ROOT)
    return {f"contoh {jenis}": render_example(catalog, jenis) for jenis in BUILT_IN}
