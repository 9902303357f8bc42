"""One sheet of the workbook: headings with their notes, formats and lists of its columns, rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from zi_docs.errors import Place
from zi_docs.model.tabel import Kolom, Lembar, Tabel, referred
from zi_docs.model.table import Row
from zi_docs.model.values import pattern_names
from zi_docs.tables.kinds import KINDS
from zi_docs.tables.starter.book import Book
from zi_docs.tables.starter.settings import Line

_LAST = 1_048_575
_LONGEST_PROMPT = 255  # Excel takes no more
_LONGEST_SHEET = 31
_NUMBERS = {"rupiah", "angka", "persen"}
_LONG = {"daftar", "butir", "daftar orang"}
_SHORT = {"ya/tidak", "pukul", "angka", "persen", "kode_lke"}
_OTHERS = 22
_A4 = 9  # as Excel numbers papers
_NUMBERED = "No."
_REMARK = "keterangan"
EXAMPLE = "Contoh"
"""What stands in the column of numbers beside the row that shows how a table is filled in."""

FIRST_DAY_OF_EXCEL = date(1900, 3, 1)
"""Before this day the programs count days in different ways."""

_FIRST_DAY, _LAST_DAY = date(1940, 1, 1), date(2100, 12, 31)
_WARNS = {"error_type": "warning"}
_NO_LIST = {
    "error_title": "Tidak ada di daftar",
    "error_message": "Isian ini tidak ada di daftarnya. Tetap dipakai?",
}
_NO_DATE = {
    "error_title": "Bukan tanggal",
    "error_message": 'Excel tidak membacanya sebagai tanggal. "6 April 2020" boleh. Tetap dipakai?',
}


@dataclass(frozen=True, slots=True)
class Filled:
    """The rows of a table to be written, as texts and dates by their columns.

    ``derived`` says of a cell, by the place of its row in ``rows`` and its column, why it holds
    what nobody typed; ``wrong`` what is wrong in it. ``beside`` are the headings of the columns
    that the table does not declare. ``spots`` are the cells of complaints, by where the cell of
    the original stands; ``origins`` are the rows from which those here come.
    """

    rows: Sequence[Mapping[str, Any]] = ()
    derived: Mapping[tuple[int, str], str] = field(default_factory=dict)
    wrong: Mapping[tuple[int, str], str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    spots: Mapping[Place, tuple[int, str]] = field(default_factory=dict)
    origins: Sequence[Row | None] = ()


def columns_of(tabel: Tabel) -> dict[str, Kolom]:
    """Return the columns that a table's sheet has; children have a sheet of their own."""
    return {name: kolom for name, kolom in tabel.kolom.items() if kolom.kind != "anak"}


def sheet_name(tabel: Tabel) -> str:
    """Return the name of a table's sheet."""
    return tabel.judul[:_LONGEST_SHEET]


def write_lines(book: Book, lembar: Lembar, lines: Sequence[Line], jenis: Sequence[str]) -> None:
    """Write the sheet Pengaturan: its rows, each with the drop-down list of its own setting."""
    sheet = _new_sheet(book, lembar, 0, tells=True)
    widths = (28, 44, 24, 70)
    for column, (name, width) in enumerate(zip(lembar.kolom, widths, strict=False)):
        sheet.set_column(column, column, width, book.format(name if name == _REMARK else "teks"))
    for row, line in enumerate(lines, 1):
        for column, text in enumerate(line[: len(widths)]):
            if text:
                sheet.write_string(row, column, text)
        if words := _words(line.kolom):
            _add_list(sheet, (row, 1, row, 1), book.source(words))
    if jenis:
        _add_list(sheet, (1, 2, _LAST, 2), book.source(sorted(jenis)))


def write_units(
    book: Book, lembar: Lembar, rows: Sequence[Mapping[str, str]], asked: Mapping[str, str]
) -> None:
    """Write a sheet of settings whose rows are officials or number patterns.

    ``asked`` are the keys that wait for their row, each with a remark that says what for.
    """
    given = {row.get(lembar.kunci_ke, "") for row in rows}
    waiting = [{lembar.kunci_ke: k, _REMARK: v} for k, v in asked.items() if k not in given]
    sheet = _new_sheet(book, lembar, 0)
    for index, (name, kolom) in enumerate(columns_of(lembar).items()):
        _write_column(book, sheet, index, name, kolom)
    for number, row in enumerate([*rows, *waiting], 1):
        for index, name in enumerate(columns_of(lembar)):
            if text := row.get(name, ""):
                sheet.write_string(number, index, text)


def name_references(book: Book, tables: Sequence[Tabel], filled: Mapping[str, Filled]) -> None:
    """Name the column by which the rows of each table are called, for the lists of other tables."""
    for tabel in tables:
        columns = list(columns_of(tabel))
        called = next(iter(pattern_names(tabel.kunci)), "") or tabel.kolom_sebutan
        if called in columns:
            first = 1 if tabel.nama in filled else 2
            book.name_column(tabel.nama, sheet_name(tabel), columns.index(called) + 1, first)


def write_table(book: Book, tabel: Tabel, filled: Filled | None) -> None:
    """Write the sheet of a table: its rows, or the row that shows how it is filled in."""
    sheet = _new_sheet(book, tabel, 1)
    sheet.set_column(0, 0, 8, book.format("nomor"))
    sheet.write_string(0, 0, _NUMBERED, book.format("judul"))
    for index, (name, kolom) in enumerate(columns_of(tabel).items(), 1):
        _write_column(book, sheet, index, name, kolom)
    if filled:
        _head_beside(book, sheet, len(columns_of(tabel)) + 1, filled)
        _write_rows(book, sheet, tabel, filled)
    else:
        _write_example(book, sheet, tabel)


def _head_beside(book: Book, sheet: Any, first: int, filled: Filled) -> None:
    """Write the headings of the columns that the table does not declare."""
    for index, text in enumerate(filled.beside.values(), first):
        sheet.set_column(index, index, _OTHERS, book.format("teks"))
        sheet.write_string(0, index, text, book.format("judul"))


def cell_of(tabel: Tabel, filled: Filled, at: tuple[int, str]) -> tuple[int, int]:
    """Return the row and column of a filled cell in its sheet, from 0."""
    names = [*columns_of(tabel), *filled.beside]
    return at[0] + 1, names.index(at[1]) + 1 if at[1] in names else 0


def _write_example(book: Book, sheet: Any, tabel: Tabel) -> None:
    look = book.format("contoh")
    sheet.write_string(1, 0, EXAMPLE, look)
    shown = tabel.example
    for index, name in enumerate(columns_of(tabel), 1):
        sheet.write_string(1, index, shown.get(name, ""), look)


def _write_rows(book: Book, sheet: Any, tabel: Tabel, filled: Filled) -> None:
    names = [*columns_of(tabel), *filled.beside]
    for number, row in enumerate(filled.rows, 1):
        sheet.write_number(number, 0, number)
        for index, name in enumerate(names, 1):
            at, value = (number - 1, name), row.get(name, "")
            is_wrong = at in filled.wrong
            if value in ("", None) and not is_wrong:
                continue
            look = _look(value, at in filled.derived, is_wrong)
            _write_cell(sheet, number, index, value, *((book.format(look),) if look else ()))
            if said := filled.wrong.get(at) or _because(filled.derived.get(at, "")):
                _note(sheet, number, index, said)


def _look(value: Any, derived: bool, wrong: bool) -> str:
    """Return the format of a cell; empty for that of its column."""
    if not (derived or wrong):
        return ""
    kind = "tanggal" if isinstance(value, date) else "" if isinstance(value, str) else "bilangan"
    return f"{'salah' if wrong else 'turunan'} {kind}".strip()


def _because(reason: str) -> str:
    return reason and f"Diisi program {reason}, tidak diketik. Ganti bila salah."


def _write_cell(sheet: Any, row: int, column: int, value: Any, *look: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, *look)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value, *look)
    elif value in ("", None):
        sheet.write_blank(row, column, None, *look)
    else:
        sheet.write_string(row, column, str(value), *look)


def _new_sheet(book: Book, tabel: Tabel, first: int, *, tells: bool = False) -> Any:
    """Return a new sheet with the headings of a table, from column ``first`` on.

    Needed headings have a hue of their own, and each says what its column takes when it is clicked,
    unless the sheet ``tells`` that in its rows.
    """
    sheet = book.book.add_worksheet(sheet_name(tabel))
    for index, (name, kolom) in enumerate(columns_of(tabel).items(), first):
        hue = "judul wajib" if kolom.wajib else "judul"
        sheet.write_string(0, index, tabel.title_of(name), book.format(hue))
        if not tells and (text := _told(kolom)):
            _explain(sheet, index, text)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


def _explain(sheet: Any, column: int, text: str) -> None:
    """Let a heading say what its column takes.

    A prompt takes a tenth of the bytes of a note, which needs three parts of the file for each
    sheet; only a text too long for a prompt is a note.
    """
    if len(text) > _LONGEST_PROMPT:
        _note(sheet, 0, column, text)
        return
    shown = {"validate": "any", "input_message": text}
    sheet.data_validation(0, column, 0, column, shown)


def _note(sheet: Any, row: int, column: int, text: str) -> None:
    lines = 1 + len(text) // 28
    size = {"width": 200, "height": 24 + 16 * lines, "author": "zi-docs"}
    sheet.write_comment(row, column, text, size)


def _write_column(book: Book, sheet: Any, index: int, name: str, kolom: Kolom) -> None:
    """Give a column its width and format, and its list or its limits of dates."""
    sheet.set_column(index, index, _width(kolom), book.format(_format_of(name, kolom)))
    cells = (1, index, _LAST, index)
    if words := _words(kolom):
        _add_list(sheet, cells, book.source(words))
    elif known := book.names.get(_referred(kolom), ""):
        _add_list(sheet, cells, known)
    elif kolom.kind == "tanggal":
        within = {"criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY}
        sheet.data_validation(*cells, {"validate": "date", **within, **_WARNS, **_NO_DATE})


def _referred(kolom: Kolom) -> str:
    return kolom.table if kolom.kind == "rujukan" else referred(kolom)


def _width(kolom: Kolom) -> int:
    """Return the width of a column in characters: a NIP with its spaces, or a line of free text."""
    if kolom.bebas or kolom.kind in _LONG:
        return 40
    return 14 if kolom.kind in _SHORT else 22


def _format_of(name: str, kolom: Kolom) -> str:
    """Return the format of a column: of texts, where a workbook would change what is typed."""
    if name == _REMARK and not kolom.bebas:
        return "keterangan"
    if kolom.kind == "tanggal":
        return "tanggal"
    is_long = kolom.bebas or kolom.kind in _LONG  # Excel shows ### for long cells of texts
    return "umum" if is_long or kolom.kind in _NUMBERS else "teks"


def _words(kolom: Kolom) -> list[str]:
    """Return the words of a column's drop-down list; empty when it has none."""
    return ["ya", "tidak"] if kolom.kind == "ya/tidak" else [word for word in kolom.pilihan if word]


def _told(kolom: Kolom) -> str:
    """Return the meaning of a column and an example, first whether it is needed."""
    example = f"Mis. {kolom.contoh}" if kolom.contoh else ""
    said = KINDS[kolom.kind].said
    meaning = " ".join(filter(None, (kolom.keterangan, example)))
    needed = "Wajib diisi." if kolom.wajib else ""
    return " ".join(filter(None, (needed, meaning or (said and f"Isi: {said}."))))


def _add_list(sheet: Any, cells: tuple[int, int, int, int], source: Any) -> None:
    """Give cells a drop-down list; another word is only asked about, since readers know more."""
    sheet.data_validation(*cells, {"validate": "list", "source": source, **_WARNS, **_NO_LIST})
