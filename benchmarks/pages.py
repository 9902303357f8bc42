"""The three pages that are filled, each written in every engine's syntax.

pakta    one page: logo and two values in the header, 12 fields, a loop of 7 points
decree   four loops of points and a lampiran of 14 to 200 rows x 7 cells
plan     landscape, 60 rows x 16 cells
columns  the same plan, whose twelve months are one repeated column; only Jinja's syntax has that
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.records import columns_records, decree_records, pakta_records, plan_records
from benchmarks.syntaxes import SYNTAXES, Syntax, run
from benchmarks.word_file import word_file

__all__ = ["PAGES", "Page", "template"]

_RSID = 'w:rsidR="00A3147B" w:rsidRDefault="00A3147B"'
_CELL_MARGIN = (
    '<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders>'
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: how its body is written, its records, and how many are made of it.

    ``syntaxes`` are those in which it can be written.
    """

    name: str
    title: str
    body: Callable[[Syntax], str]
    records: Callable[[int], list[dict[str, Any]]]
    count: int
    landscape: bool = False
    syntaxes: Collection[str] = tuple(SYNTAXES)


def template(page: Page, syntax: str) -> bytes:
    """Return the page as a Word file in a syntax."""
    marks = SYNTAXES[syntax]()
    header = _paragraph("Kop", marks.value("instansi")) + _paragraph("Kop", marks.value("alamat"))
    footer = _paragraph("Kop", run("Kode: ") + marks.value("kode"))
    return word_file(page.body(marks), header, footer, page.landscape)


def _paragraph(style: str, runs: str, number: int = 0) -> str:
    numbered = (
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    )
    return f'<w:p {_RSID}><w:pPr><w:pStyle w:val="{style}"/>{numbered}</w:pPr>{runs}</w:p>'


def _points(marks: Syntax, name: str, number: int) -> str:
    return marks.points(name, lambda runs: _paragraph("Butir", runs, number))


def _table(widths: Sequence[int], rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{_CELL_MARGIN}'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _row(widths: Sequence[int], cells: Sequence[str], style: str = "Tabel") -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph(style, cell)}</w:tc>"
        for width, cell in zip(widths, cells, strict=True)
    )
    return f'<w:tr w:rsidR="00A3147B" w:rsidTr="006C1E42">{inside}</w:tr>'


def _repeated(marks: Syntax, name: str, columns: dict[str, tuple[str, int]]) -> str:
    """Return a table with a heading and a row for each item of a list."""
    widths = [width for _, width in columns.values()]
    heads = _row(widths, [run(head) for head, _ in columns.values()], "KepalaTabel")
    rows = marks.rows(name, list(columns), lambda cells: _row(widths, cells))
    return _table(widths, heads + rows)


def _labelled(marks: Syntax, fields: dict[str, str]) -> str:
    widths = (2400, 300, 6300)
    rows = (
        _row(widths, (run(label), run(":"), marks.value(name))) for name, label in fields.items()
    )
    return _table(widths, "".join(rows))


def _signature(marks: Syntax) -> str:
    lines = (run("Ditetapkan di ") + marks.value("kota"), marks.value("penanda_tangan"))
    return "".join(_paragraph("Isi", line) for line in lines)


def _pakta(marks: Syntax) -> str:
    fields = {
        "nama": "Nama",
        "nip": "NIP",
        "pangkat": "Pangkat/Golongan",
        "jabatan": "Jabatan",
        "unit": "Unit Kerja",
    }
    place = marks.value("kota") + run(", ") + marks.value("tanggal")
    signed = "".join(
        _row((4500, 4500), (marks.value(left), marks.value(right)))
        for left, right in (
            ("atasan_jabatan", "jabatan"),
            ("atasan", "nama"),
            ("atasan_nip", "nip"),
        )
    )
    return (
        _paragraph("Judul", run("PAKTA INTEGRITAS"))
        + _paragraph("Isi", run("Nomor: ") + marks.value("nomor"))
        + _paragraph("Isi", run("Saya, yang bertanda tangan di bawah ini:"))
        + _labelled(marks, fields)
        + _paragraph("Isi", run("menyatakan sebagai berikut:"))
        + _points(marks, "butir", 1)
        + _paragraph("Isi", place)
        + _table((4500, 4500), signed)
    )


def _decree(marks: Syntax) -> str:
    columns = {
        "no": ("No.", 500),
        "nama": ("Unit Kerja", 2600),
        "singkatan": ("Singkatan", 1200),
        "alamat": ("Alamat", 2200),
        "kepala": ("Kepala", 1500),
        "predikat": ("Predikat", 700),
        "keterangan": ("Keterangan", 1300),
    }
    lists = (("Menimbang", "menimbang"), ("Mengingat", "mengingat"), ("MEMUTUSKAN", "diktum"))
    body = "".join(
        _paragraph("Isi", run(f"{head} :")) + _points(marks, name, number)
        for number, (head, name) in enumerate(lists, 1)
    )
    lampiran = '<w:r><w:br w:type="page"/></w:r>' + run("LAMPIRAN KEPUTUSAN NOMOR ")
    return (
        _paragraph("Judul", run("KEPUTUSAN ") + marks.value("pejabat"))
        + _paragraph("Judul", run("NOMOR ") + marks.value("nomor"))
        + _paragraph("Judul", run("TENTANG ") + marks.value("tentang"))
        + body
        + _signature(marks)
        + _paragraph("Isi", run("Tembusan:"))
        + _points(marks, "tembusan", 4)
        + _paragraph("Judul", lampiran + marks.value("nomor"))
        + _repeated(marks, "baris", columns)
        + _signature(marks)
    )


_TEXTS = {"no": ("No.", 500), "kegiatan": ("Kegiatan", 3600), "indikator": ("Indikator", 2700)}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
_WHO = {"penanggung_jawab": ("Penanggung Jawab", 1400)}


def _plan(marks: Syntax) -> str:
    marked = {f"b{n}": (month, 500) for n, month in enumerate(_MONTHS, 1)}
    return _plan_around(marks, _repeated(marks, "baris", {**_TEXTS, **marked, **_WHO}))


def _columns_plan(marks: Syntax) -> str:
    columns = [*_TEXTS.values(), *((month, 500) for month in _MONTHS), *_WHO.values()]
    widths = [width for _, width in columns]
    heads = _row(widths, [run(head) for head, _ in columns], "KepalaTabel")

    def row(cells: Sequence[str]) -> str:
        months = marks.columns("bulan") if cells[3] else [""]
        cells = [*cells[:3], *months, *cells[4:]]
        return _row([500] * len(cells), cells)

    rows = marks.rows("baris", [*_TEXTS, "bulan", *_WHO], row)
    return _plan_around(marks, _table(widths, heads + rows))


def _plan_around(marks: Syntax, table: str) -> str:
    return (
        _paragraph("Judul", run("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS"))
        + _paragraph("Judul", marks.value("unit"))
        + _paragraph("Isi", run("Tahun ") + marks.value("tahun"))
        + table
        + _signature(marks)
    )


PAGES = {
    page.name: page
    for page in (
        Page("pakta", "one-page pakta", _pakta, pakta_records, 1000),
        Page("decree", "decree with lampiran", _decree, decree_records, 100),
        Page("plan", "landscape plan", _plan, plan_records, 50, landscape=True),
        Page(
            "columns",
            "plan with repeated columns",
            _columns_plan,
            columns_records,
            50,
            landscape=True,
            syntaxes=("jinja",),
        ),
    )
}
