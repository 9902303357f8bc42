"""The workbook of a list of documents.

XlsxWriter makes its frame: heading, looks, widths, filter, how it prints. The lines are put into
the frame as they are, for a list has up to seven cells for each of thousands of documents: cell by
cell they took a tenth of the time of the whole command, and 35 MB.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from zi_docs.ooxml.package import Member, zip_of
from zi_docs.ooxml.relations import Relation, write_relations

_TITLE = "Daftar dokumen"
_HEADINGS = ("No", "Nama", "Nomor", "Unit", "Berkas", "Keadaan", "Tanggal")
_WIDTHS = (6, 40, 30, 14, 60, 12, 20)
_ANY_TIME = datetime(2000, 1, 1)
_FIRST_DAY = date(1899, 12, 30)  # the day before Excel's first, with the 29 February 1900 it counts
_DATE = "[$-421]d mmmm yyyy"  # with the months in Indonesian, whatever the computer's language

_SHEET = "xl/worksheets/sheet1.xml"
_LINKS = "xl/worksheets/_rels/sheet1.xml.rels"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_MOST_LINKS = 65_000  # in a sheet, for Excel
_STYLE = re.compile(r'<c r="([EG])2" s="(\d+)"/>')
_PLAIN = re.compile(r"[A-Za-z0-9/._ -]*")  # a path, as most are, of which a URI changes only spaces


class Line(NamedTuple):
    """A line of the list; ``berkas`` is the path inside the type's folder, ``tanggal`` is ISO.

    ``ada`` says whether the file is there, so that a link leads somewhere.
    """

    nama: str
    nomor: str
    unit: str
    berkas: str
    keadaan: str
    tanggal: str
    ada: bool

    @property
    def address(self) -> str:
        """The file as a URI that begins at the list."""
        path = self.berkas
        return path.replace(" ", "%20") if _PLAIN.fullmatch(path) else quote(path)


def index_workbook(lines: Sequence[Line]) -> bytes:
    """Return the list as an Excel workbook; the same lines give the same bytes.

    Its times are fixed, and no copy of it lies in a temporary folder. Each part is compressed
    before the next is made, since two of them are the biggest things that a run has at once.
    """
    with zipfile.ZipFile(io.BytesIO(_frame(len(lines)))) as frame:
        members = {name: Member.of(name, frame.read(name)) for name in frame.namelist()}
        sheet = frame.read(_SHEET).decode()
    linked = [row for row, line in enumerate(lines, 2) if line.ada][:_MOST_LINKS]
    members[_SHEET] = Member.of(_SHEET, _filled(sheet, lines, linked))
    if linked:
        members[_LINKS] = Member.of(_LINKS, _links(lines, linked))
    return zip_of(members.values())


def _links(lines: Sequence[Line], linked: Sequence[int]) -> bytes:
    """Return the part with the addresses of the files."""
    addresses = (lines[row - 2].address for row in linked)
    return write_relations(
        Relation(f"rId{number}", _LINK, address, outer=True)
        for number, address in enumerate(addresses, 1)
    )


def _frame(count: int) -> bytes:
    """Return the workbook of so many lines without them; empty cells show the looks of a line."""
    from xlsxwriter import Workbook

    whole = io.BytesIO()
    with Workbook(whole, {"in_memory": True}) as book:
        book.set_properties({"title": _TITLE, "created": _ANY_TIME})
        sheet = book.add_worksheet(_TITLE)
        head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E7E6E6"})
        for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, head)
        sheet.write_blank(1, 4, None, book.add_format({"hyperlink": True}))
        sheet.write_blank(1, 6, None, book.add_format({"num_format": _DATE, "align": "left"}))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, count, len(_HEADINGS) - 1)
        sheet.fit_to_pages(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.repeat_rows(0)
    return whole.getvalue()


def _filled(sheet: str, lines: Sequence[Line], linked: Sequence[int]) -> bytes:
    """Return the sheet with its lines in the place of the one that shows their looks."""
    looks = dict(_STYLE.findall(sheet))
    before, _, rest = sheet.partition('<row r="2"')
    after = rest.partition("</row>")[2].replace('ref="A1:G2"', f'ref="A1:G{len(lines) + 1}"')
    before = before.replace('<dimension ref="A1:G2"/>', f'<dimension ref="A1:G{len(lines) + 1}"/>')
    margins = "<pageMargins"
    after = after.replace(margins, f"{_references(linked)}{margins}", 1)
    links, whole = set(linked), io.BytesIO()
    whole.write(before.encode())
    for row, line in enumerate(lines, 2):
        whole.write(_row(row, line, looks["E"] if row in links else "0", looks["G"]).encode())
    whole.write(after.encode())
    return whole.getvalue()


def _row(row: int, line: Line, link: str, day: str) -> str:
    """Return a line; texts are written as texts, so that none is taken for a formula."""
    cells = "".join(_texts(row, line, link))
    return (
        f'<row r="{row}"><c r="A{row}"><v>{row - 1}</v></c>{cells}'
        f'<c r="G{row}" s="{day}"><v>{_day(line.tanggal)}</v></c></row>'
    )


def _texts(row: int, line: Line, link: str) -> Iterator[str]:
    texts = (line.nama, line.nomor, line.unit, line.berkas, line.keadaan)
    for column, text in zip("BCDEF", texts, strict=True):
        if text:
            style = f' s="{link}"' if column == "E" else ""
            yield (
                f'<c r="{column}{row}"{style} t="inlineStr"><is>'
                f'<t xml:space="preserve">{escape(text, quote=False)}</t></is></c>'
            )


def _references(linked: Sequence[int]) -> str:
    if not linked:
        return ""
    links = (f'<hyperlink ref="E{row}" r:id="rId{n}"/>' for n, row in enumerate(linked, 1))
    return f"<hyperlinks>{''.join(links)}</hyperlinks>"


@cache  # thousands of documents share a date
def _day(tanggal: str) -> int:
    """Return an ISO date as Excel counts days."""
    return (date.fromisoformat(tanggal) - _FIRST_DAY).days
