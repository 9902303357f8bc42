"""The agenda book (*buku agenda*) as a workbook or CSV file."""

from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from zi_docs.errors import UsageError, galat
from zi_docs.indonesian import format_tanggal
from zi_docs.register.failures import write_failure, write_refusal
from zi_docs.register.files import part_of
from zi_docs.register.values import AgendaEntry

__all__ = ["COLUMNS", "EXPORTS", "export_agenda"]

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
)
_WIDTHS = (9, 32, 20, 24, 36, 10, 30, 48, 12, 24)
# A spreadsheet program takes these for the beginning of a formula, the full-width forms too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", *"\uff1d\uff0b\uff0d\uff20")
_NOT_TEXT = (*_FORMULA, "#")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Cells = Iterable[Sequence[str]]


def export_agenda(entries: Iterable[AgendaEntry], path: Path) -> Path:
    """Write the book, whole or not at all; an older export of the same name is replaced.

    Raises :class:`UsageError` (ZI642) for an unknown ending, :class:`RegisterError` (ZI641)
    when the disk refuses.
    """
    write = EXPORTS.get(path.suffix.lower())
    if write is None:
        raise _unknown(path)
    try:
        if path.exists() and not path.is_file():
            raise write_refusal("bukan berkas biasa", path.as_posix())
        with part_of(path) as part:
            write(part, _lines(entries))
            part.replace(path)
    except OSError as error:
        raise write_failure(error, path.as_posix()) from error
    return path


def _lines(entries: Iterable[AgendaEntry]) -> Iterator[tuple[str, ...]]:
    spell = functools.cache(format_tanggal)
    for entry in entries:
        moment = datetime.fromisoformat(entry.diubah)
        line = (
            f"{entry.urut}{entry.sisipan}" if entry.urut else "",
            entry.nomor,
            spell(date.fromisoformat(entry.tanggal)),
            entry.jenis,
            entry.untuk or entry.kunci,
            entry.keadaan,
            entry.alasan,
            entry.path,
            entry.kode,
            f"{spell(moment.date())} {moment:%H.%M}",
        )
        yield tuple(_UNPRINTABLE.sub(" ", text) for text in line)


def _write_csv(path: Path, lines: Cells) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows([_disarmed(text) for text in line] for line in lines)


def _disarmed(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _write_xlsx(path: Path, lines: Cells) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Buku Agenda")  # its published type has no columns
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFGHIJ", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append(COLUMNS)
    for line in lines:
        sheet.append([_as_text(sheet, text) for text in line])
    whole = io.BytesIO()  # openpyxl complains aloud when a disk fails it halfway
    book.save(whole)
    path.write_bytes(whole.getvalue())


def _as_text(sheet: Any, text: str) -> Any:
    if not text.startswith(_NOT_TEXT):
        return text
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # openpyxl would take "=..." for a formula, "#N/A" for an error
    cell.number_format = "@"  # and Excel would, when the cell is edited
    return cell


EXPORTS: dict[str, Callable[[Path, Cells], None]] = {".xlsx": _write_xlsx, ".csv": _write_csv}


def _unknown(path: Path) -> UsageError:
    return UsageError(
        galat(
            "ZI642",
            path.as_posix(),
            f'Buku agenda tidak dapat ditulis sebagai "{path.suffix}".',
            f"Pakai akhiran {' atau '.join(EXPORTS)}.",
        )
    )
