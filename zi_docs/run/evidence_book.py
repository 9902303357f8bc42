"""The list of evidence, ``indeks-bukti.xlsx``: what is there, what is missing, and how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any
from urllib.parse import quote

from zi_docs.zona_integritas import Pertanyaan

NAME = "indeks-bukti.xlsx"

_ANY_TIME = datetime(2000, 1, 1)
_DATE = "[$-421]d mmmm yyyy"  # with the months in Indonesian, whatever the computer's language
_A4 = 9
_AS_TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_TOP = {"text_wrap": True, "valign": "top"}
_LINE = 15  # the height of a line of text
_MOST_LINKS = 65_000  # in a sheet, for Excel
_HAVE = ("Kode", "Pertanyaan", "Bukti", "Macam", "Tanggal", "Keadaan", "Berkas")
_LACK = ("Kode", "Pertanyaan", "Bukti yang lazim", "Dapat dibuat dengan zi-docs", "Folder")
_SUMS = ("Bagian", "Banyaknya", "Sudah Ada", "Belum Ada")
_WIDTHS = {
    "Kode": 11,
    "Pertanyaan": 48,
    "Bukti": 36,
    "Macam": 16,
    "Tanggal": 18,
    "Keadaan": 26,
    "Berkas": 60,
    "Bukti yang lazim": 48,
    "Dapat dibuat dengan zi-docs": 30,
    "Folder": 50,
    "Bagian": 48,
    "Banyaknya": 12,
    "Sudah Ada": 12,
    "Belum Ada": 12,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of what is there or should be: a piece of evidence, its state, its path if any."""

    kode: str
    bukti: str
    macam: str
    keadaan: str
    berkas: str = ""
    tanggal: date | None = None
    keterangan: str = ""
    sebutan: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What the list says of one unit.

    ``usual`` holds the evidence that is usual for each question, ``makes`` the types that could be
    made for it, ``folders`` where it belongs, ``parts`` the part of the LKE of each question.
    """

    questions: Mapping[str, Pertanyaan]
    entries: Sequence[Entry]
    usual: Mapping[str, Sequence[str]]
    makes: Mapping[str, Sequence[str]]
    folders: Mapping[str, str]
    parts: Mapping[str, str]

    @property
    def proved(self) -> set[str]:
        """The questions that have at least one piece of evidence in the folder."""
        return {one.kode for one in self.entries if one.berkas}

    @property
    def missing(self) -> list[Pertanyaan]:
        """The questions without any evidence in the folder."""
        return [one for kode, one in self.questions.items() if kode not in self.proved]


def evidence_workbook(listing: Listing) -> bytes:
    """Return the list as an Excel workbook (.xlsx); the same list gives the same bytes."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, **_AS_TYPED}) as book:
        book.set_properties({"title": "Indeks bukti", "created": _ANY_TIME})
        links = [one.berkas for one in listing.entries]
        _write(book, "Bukti", _HAVE, [_have(listing, one) for one in listing.entries], links)
        _write(book, "Belum Ada", _LACK, [_lack(listing, one) for one in listing.missing])
        _write(book, "Ringkasan", _SUMS, _sums(listing))
    return stream.getvalue()


def _have(listing: Listing, one: Entry) -> tuple[Any, ...]:
    """Return a line of what is there, named once, as the document of the list names it."""
    asked, named = listing.questions[one.kode].teks, one.sebutan or one.keterangan or one.bukti
    return (one.kode, asked, named, one.macam, one.tanggal, one.keadaan, one.berkas)


def _lack(listing: Listing, one: Pertanyaan) -> tuple[Any, ...]:
    usual = "\n".join(f"- {text}" for text in listing.usual.get(one.kode, ()))
    makes = "\n".join(listing.makes.get(one.kode, ()))
    return one.kode, one.teks, usual, makes, listing.folders[one.kode]


def _sums(listing: Listing) -> list[tuple[Any, ...]]:
    """Return how many questions of each part have evidence, and of all."""
    parts = list(dict.fromkeys(listing.parts.values()))
    lines = [(part, [kode for kode, own in listing.parts.items() if own == part]) for part in parts]
    lines.append(("Seluruhnya", list(listing.questions)))
    proved = listing.proved
    return [
        (part, len(codes), len(proved.intersection(codes)), len(set(codes) - proved))
        for part, codes in lines
    ]


def _write(
    book: Any,
    name: str,
    headings: Sequence[str],
    lines: Sequence[Sequence[Any]],
    links: Sequence[str] = (),
) -> None:
    """Write one sheet; ``links`` are the files to which the evidence of each line leads."""
    sheet, looks = book.add_worksheet(name), _looks(book)
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, _WIDTHS[heading], looks["teks"])
        sheet.write_string(0, column, heading, looks["judul"])
    for row, line in enumerate(lines, 1):
        sheet.set_row(row, _height(headings, line))
        for column, value in enumerate(line):
            _write_cell(sheet, looks, (row, column), value)
    for row, link in enumerate(links[:_MOST_LINKS], 1):
        if link:
            at = headings.index("Bukti")
            sheet.write_url(row, at, f"external:{quote(link)}", looks["tautan"], lines[row - 1][at])
    _lay_out(sheet, len(lines), len(headings))


def _looks(book: Any) -> dict[str, Any]:
    shapes: dict[str, Mapping[str, Any]] = {
        "judul": {"bold": True, "bottom": 1, "bg_color": "#E7E6E6", "text_wrap": True},
        "teks": _TOP,
        "tanggal": {"num_format": _DATE, "align": "left", "valign": "top"},
        "tautan": {"font_color": "#0563C1", "underline": 1, **_TOP},
    }
    return {name: book.add_format(shape) for name, shape in shapes.items()}


def _write_cell(sheet: Any, looks: Mapping[str, Any], at: tuple[int, int], value: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(*at, value, looks["tanggal"])
    elif isinstance(value, int):
        sheet.write_number(*at, value, looks["teks"])
    elif value:
        sheet.write_string(*at, str(value), looks["teks"])


def _lay_out(sheet: Any, rows: int, columns: int) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, columns - 1)
    sheet.fit_to_pages(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(0)


def _height(headings: Sequence[str], line: Sequence[Any]) -> float:
    """Return the height of a row that shows all its texts; programs differ in finding it."""
    lines = (
        sum(1 + len(part) // _WIDTHS[heading] for part in str(value or "").split("\n"))
        for heading, value in zip(headings, line, strict=True)
    )
    return _LINE * max(lines)
