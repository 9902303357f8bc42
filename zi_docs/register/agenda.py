"""The agenda book (*buku agenda*) as a workbook or CSV, for people to read, sort and print.

A line is a number. The workbook has the editions of what was issued on a second sheet. The same
book gives the same bytes.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from zi_docs.errors import RegisterError, UsageError, disk_words
from zi_docs.files.csv_text import csv_of
from zi_docs.files.writing import write_by
from zi_docs.indonesian import format_tanggal
from zi_docs.register import problems
from zi_docs.register.values import AgendaEntry, Edition, NasibEdisi

COLUMNS = (
    "No. Urut",
    "Nomor",
    "Tanggal",
    "Jenis",
    "Untuk",
    "Keadaan",
    "Alasan",
    "Berkas",
    "Kode",
    "Waktu",
    "Edisi",
    "Pindaian",
)
EDITION_COLUMNS = (
    "Nomor",
    "Edisi",
    "Tanggal",
    "Jenis",
    "Untuk",
    "Keadaan",
    "Alasan Diganti",
    "Alasan Batal",
    "Asal",
    "Pindaian",
    "Berkas",
    "Simpanan",
    "Waktu",
)
_WIDTHS = (9, 28, 18, 20, 30, 10, 26, 34, 12, 24, 7, 9)
_EDITION_WIDTHS = (28, 7, 18, 20, 30, 10, 22, 22, 9, 9, 34, 34, 24)
_A4 = 9
_LINE = 15  # points
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CREATED = datetime(2021, 1, 1)  # fixed, so that the bytes do not depend on the day

Cells = Iterable[Sequence[str]]


class _Sheet(NamedTuple):
    """One sheet: its name, its columns with their widths, and its lines."""

    name: str
    columns: Sequence[str]
    widths: Sequence[int]
    lines: Cells


def export_agenda(
    entries: Iterable[AgendaEntry], path: Path, editions: Iterable[Edition] = ()
) -> Path:
    """Write the book, whole or not at all; an older export of the same name is replaced.

    A CSV has only the lines of the book, with the last edition of each. Raises :class:`UsageError`
    (ZI642) for an unknown ending, :class:`RegisterError` (ZI641) when the disk refuses.
    """
    write = EXPORTS.get(path.suffix.lower())
    if write is None:
        raise UsageError(problems.unknown_ending(path.as_posix(), path.suffix, EXPORTS))
    sheets = (
        _Sheet("Buku Agenda", COLUMNS, _WIDTHS, _lines(entries)),
        _Sheet("Edisi", EDITION_COLUMNS, _EDITION_WIDTHS, _edition_lines(editions)),
    )
    try:
        if path.exists() and not path.is_file():
            raise _unwritten(path, "bukan berkas biasa")
        path.parent.stat()  # a folder that is not there is a mistake, and not made
        write_by(lambda part: write(part, sheets), path)
    except OSError as error:
        raise _unwritten(path, disk_words(error)) from error
    return path


def _unwritten(path: Path, reason: str) -> RegisterError:
    return RegisterError(problems.not_written(path.as_posix(), reason))


def _lines(entries: Iterable[AgendaEntry]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        line = (
            f"{entry.urut}{entry.sisipan}" if entry.urut else "",
            entry.nomor,
            _spell(entry.tanggal),
            entry.jenis,
            entry.untuk or entry.kunci,
            entry.keadaan,
            entry.alasan,
            entry.path,
            entry.kode,
            _moment(entry.diubah),
            f"{entry.edisi}" if entry.edisi else "",
            "ada" if entry.pindaian else "",
        )
        yield tuple(_UNPRINTABLE.sub(" ", text) for text in line)


def _edition_lines(editions: Iterable[Edition]) -> Iterator[tuple[str, ...]]:
    """Return all editions: those of one document together, in their order."""
    known = [*editions]
    first: dict[tuple[str, ...], int] = {}
    for edition in known:
        first.setdefault((*edition.owner, edition.nomor), len(first))
    for edition in sorted(known, key=lambda one: (first[*one.owner, one.nomor], one.edisi)):
        line = (
            edition.nomor,
            f"{edition.edisi}",
            _spell(edition.tanggal),
            edition.jenis,
            edition.untuk or edition.kunci,
            edition.keadaan,
            edition.alasan,
            edition.alasan_batal,
            edition.asal,
            "ada" if edition.pindaian else "",
            edition.path if edition.keadaan == NasibEdisi.TERBIT else "",
            edition.sha256,
            _moment(edition.waktu),
        )
        yield tuple(_UNPRINTABLE.sub(" ", text) for text in line)


@functools.lru_cache(maxsize=4096)
def _spell(day: str) -> str:
    return format_tanggal(date.fromisoformat(day))


def _moment(stamp: str) -> str:
    moment = datetime.fromisoformat(stamp)
    return f"{_spell(moment.date().isoformat())} {moment:%H.%M}"


def _write_csv(path: Path, sheets: Sequence[_Sheet]) -> None:
    path.write_bytes(csv_of(sheets[0].columns, sheets[0].lines))


def _write_xlsx(path: Path, sheets: Sequence[_Sheet]) -> None:
    from io import BytesIO

    from xlsxwriter import Workbook

    whole = BytesIO()
    book = Workbook(whole, {"in_memory": True})
    book.set_properties({"created": _CREATED})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    heading = book.add_format({"bold": True})
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name), sheet, text, heading)
    book.close()
    path.write_bytes(whole.getvalue())


def _fill(page: Any, sheet: _Sheet, text: Any, heading: Any) -> None:
    """Write a sheet; all its cells are texts, for Excel also when somebody edits them."""
    page.freeze_panes(1, 0)
    for column, (name, width) in enumerate(zip(sheet.columns, sheet.widths, strict=True)):
        page.set_column(column, column, width, text)
        page.write_string(0, column, name, heading)
    last = 0
    for last, line in enumerate(sheet.lines, 1):
        for column, cell in enumerate(line):
            page.write_string(last, column, cell, text)
        if (height := _lines_of(line, sheet.widths)) > 1:
            page.set_row(last, height * _LINE)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    _lay_out(page)


def _lines_of(line: Sequence[str], widths: Sequence[int]) -> int:
    """Return how many lines the fullest cell takes; LibreOffice makes no row higher by itself."""
    return max(-(-len(cell) * 6 // (width * 5)) for cell, width in zip(line, widths, strict=True))


def _lay_out(page: Any) -> None:
    """Let the whole breadth of a sheet be printed on one page, under its headings."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&RHalaman &P dari &N")


EXPORTS: dict[str, Callable[[Path, Sequence[_Sheet]], None]] = {
    ".xlsx": _write_xlsx,
    ".csv": _write_csv,
}
