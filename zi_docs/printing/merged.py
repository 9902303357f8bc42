"""One file to print, of all records of a type."""

from __future__ import annotations

from collections.abc import Sequence

from zi_docs.batch import TypeBatch
from zi_docs.errors import ConverterError, OutputError, TemplateError, disk_words, galat
from zi_docs.outputs.gabung import join
from zi_docs.outputs.pdf_merge import PdfPiece, lacking, merge_pdfs
from zi_docs.outputs.write_file import write_whole
from zi_docs.planning import selection_of
from zi_docs.printing.derived import record
from zi_docs.printing.freshness import has_pdf
from zi_docs.printing.names import print_path
from zi_docs.printing.sheets import (
    PrintOptions,
    Sheet,
    documents_of,
    in_order,
    name_of,
    report_row,
    unit_of,
)

__all__ = ["write_merged"]

_CLOSE = "Tutup berkas itu di Word, lalu jalankan lagi."


def write_merged(batch: TypeBatch, options: PrintOptions) -> None:
    """Write all records of a type as one Word file, and as one PDF when PDF is asked for too."""
    row = report_row(batch, "gabung")
    sheets = in_order(batch, options)
    if not sheets:
        return
    selection = selection_of(batch.plan)
    wanted = {".docx": _merged_word, **({".pdf": _merged_pdf} if "pdf" in options.format else {})}
    for ending, merge in wanted.items():
        target = print_path(batch, selection, ending)
        row.planned += 1
        try:
            data = merge(batch, sheets, options)
            file = write_whole(target, data, batch.workspace.show(target))
            record(batch, file, sheets, selection, options, "gabung")
            row.made += 1
        except (OutputError, TemplateError, ConverterError) as error:
            row.failed += 1
            batch.report.problems += error.problems


def _merged_word(batch: TypeBatch, sheets: Sequence[Sheet], options: PrintOptions) -> bytes:
    places = [batch.workspace.show(sheet.path) for sheet in sheets]
    documents = map(_read, sheets, places)
    return join(documents, places=places, dua_sisi=options.dua_sisi)


def _read(sheet: Sheet, shown: str) -> bytes:
    try:
        return sheet.path.read_bytes()
    except OSError as error:
        message = f"Dokumen ini tidak terbaca: {disk_words(error)}."
        raise OutputError(galat("ZI751", shown, message, _CLOSE)) from error


def _merged_pdf(batch: TypeBatch, sheets: Sequence[Sheet], options: PrintOptions) -> bytes:
    """Merge the PDFs; an old one, left by a conversion that failed, is as good as none."""
    shown = {sheet: batch.workspace.show(sheet.pdf) for sheet in sheets}
    if missing := [sheet for sheet in shown if not has_pdf(batch, sheet, options)]:
        raise ConverterError(lacking(shown[missing[0]], len(missing)))
    known = documents_of(batch, "")
    pieces = [
        PdfPiece(sheet.pdf, unit_of(batch, sheet.job), name_of(known, sheet.job), shown[sheet])
        for sheet in sheets
    ]
    return merge_pdfs(pieces, dua_sisi=options.dua_sisi)
