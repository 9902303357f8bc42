"""Files that are made from a register: its backups, and the agenda book as a workbook or CSV."""

from __future__ import annotations

import csv
import functools
import io
import os
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from zi_docs.errors import RegisterError, UsageError, disk_words
from zi_docs.indonesian import format_tanggal
from zi_docs.register import problems
from zi_docs.register.values import AgendaEntry

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
# A text that begins with one of these, full-width forms too, is a formula to a spreadsheet program.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", *"\uff1d\uff0b\uff0d\uff20")
_NOT_TEXT = (*_FORMULA, "#")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BACKUP = "-cadangan-"

Cells = Iterable[Sequence[str]]


@contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """Give a temporary name beside a file; a file left with this name at the end is deleted."""
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.zidocs-part")
    part.unlink(missing_ok=True)  # left by a killed process with the same process id
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def publish(part: Path, path: Path) -> None:
    """Flush a file and rename it; raise ``FileExistsError`` if the final name is taken."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # A disk without hard links (a USB stick): reserve the name first, then put the file there.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        part.replace(path)


# Backups.


def backup_path(register: Path, label: str) -> Path:
    """Return a free name beside the register, even when the clock shows the same time twice.

    The name is only proposed: :func:`publish` still refuses to replace a file made meanwhile.
    """
    name = f"{register.stem}{_BACKUP}{label}"
    path = register.with_name(f"{name}.db")
    again = 2
    while path.exists():
        path = register.with_name(f"{name}-{again}.db")
        again += 1
    return path


def restore_hint(register: Path) -> str:
    """Return the advice to restore a register from the latest backup."""
    found = register.parent.glob(f"{register.stem}{_BACKUP}*.db")
    newest = max(found, key=lambda path: (path.stat().st_mtime_ns, path.name), default=None)
    return problems.restore_hint(register.name, newest.name if newest else "")


def back_up(write: Callable[[Path], None], path: Path) -> Path:
    """Let a store write its copy, whole or not at all, under a free name.

    Raises :class:`RegisterError`: ZI640 when the name is taken, ZI641 when the disk refuses.
    """
    try:
        if path.exists():
            raise _taken(path)
        with part_of(path) as part:
            part.touch()  # a bad name or folder fails here, not as an error of the register
            write(part)
            publish(part, path)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        raise _unwritten(path, disk_words(error)) from error
    return path


def _taken(path: Path) -> RegisterError:
    return RegisterError(problems.backup_exists(path.as_posix()))


def _unwritten(path: Path, reason: str) -> RegisterError:
    return RegisterError(problems.not_written(path.as_posix(), reason))


# The agenda book (*buku agenda*).


def export_agenda(entries: Iterable[AgendaEntry], path: Path) -> Path:
    """Write the book, whole or not at all; an older export of the same name is replaced.

    Raises :class:`UsageError` (ZI642) for an unknown ending, :class:`RegisterError` (ZI641)
    when the disk refuses.
    """
    write = EXPORTS.get(path.suffix.lower())
    if write is None:
        raise UsageError(problems.unknown_ending(path.as_posix(), path.suffix, EXPORTS))
    try:
        if path.exists() and not path.is_file():
            raise _unwritten(path, "bukan berkas biasa")
        with part_of(path) as part:
            write(part, _lines(entries))
            part.replace(path)
    except OSError as error:
        raise _unwritten(path, disk_words(error)) from error
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
    """Return a text that no spreadsheet program takes for a formula: "=1+1" becomes "'=1+1"."""
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
    whole = io.BytesIO()  # openpyxl prints errors of its own if the disk fails
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
