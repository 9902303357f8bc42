"""The list of a type's documents, ``indeks.xlsx`` beside them: number, file and state of each.

It has the documents of all records, whatever records a run was asked for. The same documents give
the same bytes. It is written only when what it says changes; a run that changes nothing does not
even build it. A list that somebody edited is his, and stays.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from os.path import exists
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from zi_docs.errors import OutputError
from zi_docs.files.arsip import move_to_archive
from zi_docs.files.folders import discard, remove_empty
from zi_docs.files.problems import DISK_FULL
from zi_docs.files.writing import write_whole
from zi_docs.model import Record
from zi_docs.register import Derived, Document
from zi_docs.run.batch import TypeBatch
from zi_docs.run.derived import INDEX
from zi_docs.run.inputs import file_hash, hash_of
from zi_docs.run.plan import unit_code
from zi_docs.run.problems import index_edited, index_not_written
from zi_docs.run.report import ABSENT, UNSETTLED, file_state
from zi_docs.run.sheets import in_data_order, inner_path

NAME = "indeks.xlsx"

_SHEET = "Daftar dokumen"
_PLAIN = re.compile(r"[A-Za-z0-9/._ -]*")  # a path, as most are, of which a URI changes only spaces
_HEADINGS = ("No", "Nama", "Nomor", "Unit", "Berkas", "Keadaan", "Tanggal")
_WIDTHS = (6, 40, 30, 14, 60, 12, 20)
_VERSION = "1"  # of the workbook's looks: a change of it writes every list anew
_MOST_LINKS = 65_000  # in a sheet, for Excel
_ANY_TIME = datetime(2000, 1, 1)
_FIRST_DAY = date(1899, 12, 30)  # the day before Excel's first, with the 29 February 1900 it counts
_DATE = "[$-421]d mmmm yyyy"  # with the months in Indonesian, whatever the computer's language


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


def write_index(batch: TypeBatch) -> None:
    """Write the list of a type's documents in this stage if it says something new.

    Without documents it is taken away. What the disk refuses is only a warning (ZI538).
    """
    path = batch.folder / NAME
    lines = list(_lines(batch))
    known = _recorded(batch, path)
    digest = hash_of([list(line) for line in lines], _VERSION)
    state = file_state(str(path))
    if state != ABSENT and _is_as_recorded(path, state, known):
        if lines and known and known.isi == {"": digest}:
            batch.report.files[str(path)] = state
            return
    elif state != ABSENT and not _may_replace(batch, path, known, lines, digest):
        return
    if lines:
        _write(batch, path, lines, digest)
    else:
        discard(path)
        remove_empty(path.parent, batch.workspace.output)
        batch.report.files[str(path)] = ABSENT


# What it says.


def _lines(batch: TypeBatch) -> Iterator[Line]:
    """Yield the documents in the order of the data, then those whose record is gone."""
    known, folder = batch.known(), str(batch.folder)
    ordered = dict[str, Record | None]((key, record) for record, key in in_data_order(batch, known))
    here = f"{batch.workspace.show(batch.folder)}/"
    for key in (*ordered, *(key for key in known if key not in ordered)):
        document = known[key]
        if inner := inner_path(batch, document, here):
            there = exists(f"{folder}/{inner}")  # noqa: PTH110 # ten thousand of them
            yield _line(batch, ordered.get(key), document, inner, there)


def _line(
    batch: TypeBatch, record: Record | None, document: Document, inner: str, ada: bool
) -> Line:
    plan = batch.plan
    unit = unit_code(plan.builder.dataset, plan.doctype, record)
    edition = f" (edisi {document.edisi})" if document.edisi > 1 else ""
    return Line(
        nama=document.untuk or plan.doctype.manifest.judul,
        nomor=document.nomor,
        unit=unit,
        berkas=inner,
        keadaan=f"{document.tahap}{edition}",
        tanggal=document.tanggal,
        ada=ada,
    )


# Whether it is ours, and up to date.


def _recorded(batch: TypeBatch, path: Path) -> Derived | None:
    shown = batch.workspace.show(path)
    found = (file for file in batch.register.derived() if file.path == shown)
    return next((file for file in found if file.bentuk == INDEX), None)


def _is_as_recorded(path: Path, state: tuple[int, int], known: Derived | None) -> bool:
    if known is None:
        return False
    return state == (known.ukuran, known.mtime_ns) or file_hash(path) == known.sha256


def _may_replace(
    batch: TypeBatch, path: Path, known: Derived | None, lines: Sequence[Line], digest: str
) -> bool:
    """Tell whether a list that is not as recorded may be replaced; name one that is old and stays.

    A killed run left one that would be the same. Under ``timpa`` any other goes to the archive.
    """
    workspace, report = batch.workspace, batch.report
    is_new = known is None or known.isi != {"": digest}
    if is_new and lines and file_hash(path) == sha256(_workbook(lines)).hexdigest():
        return True
    if not batch.options.timpa:
        if is_new:
            report.problems.append(index_edited(workspace.show(path)))
        report.files[str(path)] = file_state(str(path))
        return False
    name = path.relative_to(workspace.output).as_posix()
    try:
        move_to_archive(path, workspace.output, name, workspace.show)
    except OutputError as error:
        _not_written(batch, path, error)
        return False
    return True


# The workbook.


def _write(batch: TypeBatch, path: Path, lines: Sequence[Line], digest: str) -> None:
    shown = batch.workspace.show(path)
    try:
        file = write_whole(path, _workbook(lines), shown)
    except OutputError as error:
        _not_written(batch, path, error)
        return
    entry = Derived(
        *(shown, batch.jenis, INDEX, "", (), (), {"": digest}),
        *(file.sha256, file.size, file.mtime_ns),
        konsep=batch.konsep,
    )
    batch.register.record_derived([entry])
    batch.report.files[str(path)] = (file.size, file.mtime_ns)


def _not_written(batch: TypeBatch, path: Path, error: OutputError) -> None:
    """Warn, and let the next run try again; a full disk was perhaps reported already."""
    problem, shown, report = error.problems[0], batch.workspace.show(path), batch.report
    told = any(one.code == DISK_FULL for one in report.problems)
    if not (told and problem.code == DISK_FULL):
        reason = problem.message[:1].lower() + problem.message[1:]
        report.problems.append(index_not_written(shown, reason))
    batch.report.files[str(path)] = UNSETTLED


def _workbook(lines: Sequence[Line]) -> bytes:
    """Return the workbook; its times are fixed, and no copy of it lies in a temporary folder."""
    from xlsxwriter import Workbook

    whole = io.BytesIO()
    with Workbook(whole, {"in_memory": True}) as book:
        book.set_properties({"title": _SHEET, "created": _ANY_TIME})
        sheet = book.add_worksheet(_SHEET)
        looks = {
            "head": book.add_format({"bold": True, "bottom": 1, "bg_color": "#E7E6E6"}),
            "date": book.add_format({"num_format": _DATE, "align": "left"}),
            "link": book.add_format({"hyperlink": True}),
        }
        for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, looks["head"])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(lines), len(_HEADINGS) - 1)
        sheet.fit_to_pages(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.repeat_rows(0)
        for row, line in enumerate(lines, 1):
            _fill(sheet, row, line, looks)
    return whole.getvalue()


def _fill(sheet: Any, row: int, line: Line, looks: dict[str, Any]) -> None:
    """Write a line; texts are written as texts, so that none is taken for a formula."""
    sheet.write_number(row, 0, row)
    for column, text in ((1, line.nama), (2, line.nomor), (3, line.unit), (5, line.keadaan)):
        if text:
            sheet.write_string(row, column, text)
    if line.ada and row <= _MOST_LINKS:
        sheet.write_url(row, 4, _link(line.berkas), looks["link"])
    else:
        sheet.write_string(row, 4, line.berkas)
    sheet.write_number(row, 6, _day(line.tanggal), looks["date"])


@cache  # thousands of documents share a date
def _day(tanggal: str) -> int:
    """Return an ISO date as Excel counts days."""
    return (date.fromisoformat(tanggal) - _FIRST_DAY).days


def _link(path: str) -> Any:
    """Return a link from the list to a file, with the slashes of a URI.

    XlsxWriter turns them round, and only Windows takes a backslash for a folder.
    """
    from xlsxwriter.url import Url

    address = path.replace(" ", "%20") if _PLAIN.fullmatch(path) else quote(path)
    link = Url(f"external:{address}")
    link.text = path
    link._relationship_link = address
    return link
