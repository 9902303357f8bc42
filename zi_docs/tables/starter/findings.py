"""The first sheet of a workbook made from data: what was assumed, and what still is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

from zi_docs.codes import Severity
from zi_docs.errors import Problem
from zi_docs.model.tabel import Tables
from zi_docs.tables.starter.book import Book
from zi_docs.tables.starter.guide import GUIDE, row_height
from zi_docs.tables.starter.sheets import Filled, cell_of, sheet_name

_WIDTHS = (5, 46, 70, 62, 26)


class Finding(NamedTuple):
    """What is to be said of one place of the original; ``cell`` is where it stands now."""

    kind: str
    place: str
    said: str
    mend: str
    cell: tuple[str, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What the first sheet tells of a data set; ``beside`` are files its folder needs too."""

    nama: str
    beside: Sequence[str]
    assumed: Sequence[Finding]
    wrong: Sequence[Finding]


def findings_of(
    nama: str,
    beside: Sequence[str],
    found: Sequence[Problem],
    tables: Tables,
    filled: Mapping[str, Filled],
) -> Findings:
    """Return the problems as the sheet tells them, each with its cell in the filled tables."""
    cells = {
        place: (sheet_name(tables[name]), *cell_of(tables[name], one, at))
        for name, one in filled.items()
        for place, at in one.spots.items()
    }
    by_kind: dict[Severity, list[Finding]] = {one: [] for one in Severity}
    for one in found:
        by_kind[one.severity].append(Finding(*_words(one), one.hint, cells.get(one.place)))
    wrong = [*by_kind[Severity.GALAT], *by_kind[Severity.PERINGATAN]]
    return Findings(nama, beside, by_kind[Severity.CATATAN], wrong)


def _words(one: Problem) -> tuple[str, str, str]:
    said = f"{one.message} ({one.about})" if one.about else one.message
    word = "" if one.severity is Severity.CATATAN else one.word.capitalize()
    return word, str(one.place), said


def write_findings(book: Book, findings: Findings) -> None:
    """Write the first sheet, which no reader reads."""
    sheet = book.book.add_worksheet(GUIDE)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width, book.format("umum"))
    sheet.write_string(0, 0, f"Data {findings.nama}, dirapikan", book.format("kepala"))
    row = 2
    for number, text in enumerate(_steps(findings), 1):
        sheet.write_number(row, 0, number, book.format("nomor"))
        sheet.merge_range(row, 1, row, len(_WIDTHS) - 1, text, book.format("umum"))
        sheet.set_row(row, row_height([text], [sum(_WIDTHS[1:])]))
        row += 1
    heads = ("Di berkas asalnya", "Yang dianggap", "Bila salah")
    row = _write_list(book, sheet, row + 1, heads, findings.assumed)
    heads = ("Di berkas asalnya", "Kesalahan dan peringatan", "Cara memperbaiki")
    _write_list(book, sheet, row + 1, heads, findings.wrong)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.activate()


def _steps(findings: Findings) -> list[str]:
    beside = f" bersama {', '.join(findings.beside)}" if findings.beside else ""
    return [
        "Sel hijau diisi program, tidak diketik; sebabnya ada di catatan selnya. Ganti bila salah.",
        "Sel jingga masih salah atau diragukan; yang salah tertulis seperti diketik di asalnya. "
        "Betulkan di buku ini.",
        f"Untuk memakai buku ini: buat folder baru di folder data, dan taruh buku ini di sana"
        f"{beside}. Jangan taruh berkas asalnya di folder yang sama.",
    ]


def _write_list(
    book: Book, sheet: Any, row: int, heads: Sequence[str], found: Sequence[Finding]
) -> int:
    """Write a list from this row on, or that there is nothing; return the row below it."""
    for column, text in enumerate((*heads, "Di buku ini"), 1):
        sheet.write_string(row, column, text, book.format("judul"))
    if not found:
        sheet.write_string(row + 1, 1, "Tidak ada.", book.format("umum"))
        return row + 2
    for at, one in enumerate(found, row + 1):
        sheet.write_number(at, 0, at - row, book.format("nomor"))
        said = f"{one.kind}: {one.said}" if one.kind else one.said
        texts = (one.place, said, one.mend)
        for column, text in enumerate(texts, 1):
            sheet.write_string(at, column, text, book.format("umum"))
        sheet.set_row(at, row_height(texts, _WIDTHS[1:4]))
        if one.cell:
            _write_link(book, sheet, at, one.cell)
    return row + len(found) + 1


def _write_link(book: Book, sheet: Any, row: int, cell: tuple[str, int, int]) -> None:
    name, *spot = cell
    where = xl_rowcol_to_cell(*spot)
    target = f"internal:'{name.replace(chr(39), chr(39) * 2)}'!{where}"
    sheet.write_url(row, len(_WIDTHS) - 1, target, book.format("tautan"), f"{name} {where}")
