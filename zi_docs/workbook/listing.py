"""A sheet that lists findings, each with a link to its cell.

Its texts are in the sheet itself, so that the shared texts of the workbook stay as they are, and
its links need no relationships. Its name begins with "_": such a sheet is never read as data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from zi_docs.workbook.markup import content
from zi_docs.workbook.package import new_part
from zi_docs.workbook.styles import Looks

NAME = "_PERIKSA"
_HEADINGS = ("Tingkat", "Tempat", "Yang salah", "Perbaikan", "Kode")
_WIDTHS = (13, 34, 62, 62, 9)
_LETTERS = "ABCDE"
_LINKED = 1
_LONGEST = 32_000  # Excel holds 32,767 characters in a cell


class Line(NamedTuple):
    """A line of the list: its texts, and where it leads (``'Pegawai'!C17``), if anywhere."""

    texts: Sequence[str]
    leads_to: str = ""


def list_sheet(uri: str, looks: Looks, notes: Sequence[str], lines: Sequence[Line]) -> bytes:
    """Return the sheet: a title and remarks above, headings that stay in view, and the lines."""
    head = len(notes) + 1
    rows = [
        *(_row(n, [note], [0 if n > 1 else looks.title]) for n, note in enumerate(notes, 1)),
        _row(head, _HEADINGS, [looks.head] * len(_HEADINGS)),
        *(_line(n, line, looks) for n, line in enumerate(lines, head + 1)),
    ]
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(_WIDTHS, 1)
    )
    return new_part(
        f'<worksheet xmlns="{uri}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{_LETTERS[-1]}{head + len(lines)}"/>{_view(head)}'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols>'
        f"<sheetData>{''.join(rows)}</sheetData>{_links(head, lines)}"
        '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _view(head: int) -> str:
    first = f"A{head + 1}"
    return (
        '<sheetViews><sheetView tabSelected="1" showGridLines="0" workbookViewId="0">'
        f'<pane ySplit="{head}" topLeftCell="{first}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="{first}" sqref="{first}"/>'
        "</sheetView></sheetViews>"
    )


def _line(row: int, line: Line, looks: Looks) -> str:
    styles = [looks.text] * len(_HEADINGS)
    if line.leads_to:
        styles[_LINKED] = looks.link
    return _row(row, line.texts, styles)


def _row(row: int, texts: Iterable[str], styles: Iterable[int]) -> str:
    cells = zip(_LETTERS, texts, styles, strict=False)
    return f'<row r="{row}">{"".join(_cell(f"{c}{row}", text, s) for c, text, s in cells)}</row>'


def _cell(reference: str, text: str, style: int) -> str:
    looks = f' s="{style}"' if style else ""
    return (
        f'<c r="{reference}"{looks} t="inlineStr"><is><t xml:space="preserve">'
        f"{content(text[:_LONGEST])}</t></is></c>"
    )


def _links(head: int, lines: Sequence[Line]) -> str:
    links = "".join(_link_elements(head, lines))
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""


def _link_elements(head: int, lines: Sequence[Line]) -> Iterator[str]:
    for row, line in enumerate(lines, head + 1):
        if line.leads_to:
            place = f"{_LETTERS[_LINKED]}{row}"
            yield f'<hyperlink ref="{place}" location={quoteattr(line.leads_to)}/>'


def location(sheet: str, cell: str) -> str:
    """Return where a link to a cell leads.

    >>> location("Pegawai's", "B3")
    "'Pegawai''s'!B3"
    """
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{cell}"
