"""From documents to paper: PDFs, one file to print, a packet for each unit.

A writer is one row of ``WRITERS``, under its name in ``FORMATS`` of :mod:`zi_docs.cli.manner`. It
takes the files that a batch has made, makes what is missing or changed, and adds to the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from zi_docs.errors import ConverterError, OutputError, TemplateError
from zi_docs.files.names import PDF
from zi_docs.files.paket import IndexRow, pack
from zi_docs.files.writing import write_whole
from zi_docs.joining import join
from zi_docs.ooxml.gate import safe_word
from zi_docs.pdf.merge import PdfPiece, merge_pdfs
from zi_docs.pdf.problems import no_pdf_to_merge
from zi_docs.run.batch import TypeBatch
from zi_docs.run.choose import Selection, selection_of
from zi_docs.run.derived import made_with, packet_path, print_path, record
from zi_docs.run.made import Made
from zi_docs.run.problems import not_read
from zi_docs.run.sheets import (
    PrintOptions,
    by_unit,
    has_pdf,
    in_order,
    report_row,
    sheets_of,
    unit_of,
)
from zi_docs.run.to_pdf import write_pdf


@dataclass(frozen=True, slots=True)
class Paper:
    """A print file or packet to make: its place, its form, whom it is for, and how.

    ``opsi`` are the options of ``buat`` that make it, as they are recorded.
    """

    target: Path
    bentuk: str
    members: Selection
    opsi: tuple[str, ...]
    options: PrintOptions


def write_merged(batch: TypeBatch, options: PrintOptions) -> None:
    """Write all records of a type as one Word file, and as one PDF when PDF is asked for too."""
    row = report_row(batch, "gabung")
    if not any(True for _ in sheets_of(batch)):
        return
    selection = selection_of(batch.plan)
    opsi = made_with(batch, selection, options, "gabung")
    for ending in (".docx", PDF) if "pdf" in options.format else (".docx",):
        target = print_path(batch, selection, ending)
        row.planned += 1
        try:
            merge_sheets(batch, Paper(target, "gabung", selection, opsi, options))
            row.made += 1
        except (OutputError, TemplateError, ConverterError) as error:
            row.failed += 1
            batch.report.problems += error.problems


def merge_sheets(batch: TypeBatch, paper: Paper) -> None:
    """Write the documents of a batch as one file, Word or PDF, and record it.

    Raises :class:`OutputError`, :class:`TemplateError` or :class:`ConverterError`.
    """
    sheets = in_order(batch, paper.options)
    merge = _merged_pdf if paper.target.suffix == PDF else _merged_word
    data = merge(batch, sheets, paper.options)
    file = write_whole(paper.target, data, batch.workspace.show(paper.target))
    record(batch, file, sheets, paper.members, paper.opsi, paper.bentuk)


def _merged_word(batch: TypeBatch, sheets: Sequence[Made], options: PrintOptions) -> bytes:
    places = [batch.workspace.show(sheet.path) for sheet in sheets]
    documents = map(_read_sheet, sheets, places)
    return join(documents, places=places, dua_sisi=options.dua_sisi)


def _read_sheet(sheet: Made, shown: str) -> bytes:
    """Return a document to print; one that we did not make as it is now must pass the gate."""
    try:
        data = sheet.path.read_bytes()
    except OSError as error:
        raise OutputError(not_read(shown, error)) from error
    return data if sha256(data).hexdigest() == sheet.sha256 else safe_word(data, shown)


def _merged_pdf(batch: TypeBatch, sheets: Sequence[Made], options: PrintOptions) -> bytes:
    """Merge the PDFs; an old PDF that a failed conversion left counts as missing."""
    shown = {sheet: batch.workspace.show(sheet.pdf) for sheet in sheets}
    if missing := [sheet for sheet in shown if not has_pdf(batch, sheet, options)]:
        raise ConverterError(no_pdf_to_merge(shown[missing[0]], len(missing)))
    pieces = [
        PdfPiece(sheet.pdf, unit_of(batch, sheet), sheet.untuk, shown[sheet]) for sheet in sheets
    ]
    return merge_pdfs(pieces, dua_sisi=options.dua_sisi)


def write_packets(batch: TypeBatch, options: PrintOptions) -> None:
    """Pack the documents of each unit, with a list of them."""
    row = report_row(batch, "zip")
    selection = selection_of(batch.plan)
    opsi = made_with(batch, selection, options, "zip")
    for unit, sheets in by_unit(batch).items():
        members = Selection(unit, selection.hanya)
        row.planned += 1
        try:
            paper = Paper(packet_path(batch, unit), "zip", members, opsi, options)
            pack_sheets(batch, sheets, paper)
            row.made += 1
        except OutputError as error:
            row.failed += 1
            batch.report.problems += error.problems


def pack_sheets(batch: TypeBatch, sheets: Sequence[Made], paper: Paper) -> None:
    """Pack these documents, and record the packet. Raises :class:`OutputError`."""
    files = [file for sheet in sheets for file in _files_of(batch, sheet, paper.options)]
    rows = [IndexRow(sheet.nomor, sheet.untuk, sheet.job.path) for sheet in sheets]
    file = pack(batch.folder, files, paper.target, rows, batch.workspace.show(paper.target))
    record(batch, file, sheets, paper.members, paper.opsi, paper.bentuk)


def _files_of(batch: TypeBatch, sheet: Made, options: PrintOptions) -> Iterator[Path]:
    yield sheet.path
    if has_pdf(batch, sheet, options):
        yield sheet.pdf


WRITERS: dict[str, Callable[[TypeBatch, PrintOptions], None]] = {
    "pdf": write_pdf,
    "gabung": write_merged,
    "zip": write_packets,
}
