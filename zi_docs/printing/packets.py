"""A packet of documents for each unit, with a list of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zi_docs.batch import TypeBatch
from zi_docs.errors import OutputError
from zi_docs.outputs.paket import IndexRow, pack
from zi_docs.planning import Selection, selection_of
from zi_docs.printing.derived import record
from zi_docs.printing.freshness import has_pdf
from zi_docs.printing.names import packet_path
from zi_docs.printing.sheets import (
    PrintOptions,
    Sheet,
    by_unit,
    documents_of,
    name_of,
    number_of,
    report_row,
)

__all__ = ["write_packets"]


def write_packets(batch: TypeBatch, options: PrintOptions) -> None:
    """Pack the documents of each unit, with a list of them."""
    row = report_row(batch, "zip")
    known = documents_of(batch, "")
    only = selection_of(batch.plan).hanya
    for unit, sheets in by_unit(batch).items():
        files = [file for sheet in sheets for file in _files(batch, sheet, options)]
        rows = [
            IndexRow(number_of(known, sheet.job), name_of(known, sheet.job), sheet.job.path)
            for sheet in sheets
        ]
        target = packet_path(batch, unit)
        row.planned += 1
        try:
            file = pack(batch.folder, files, target, rows, batch.workspace.show(target))
            record(batch, file, sheets, Selection(unit, only), options, "zip")
            row.made += 1
        except OutputError as error:
            row.failed += 1
            batch.report.problems += error.problems


def _files(batch: TypeBatch, sheet: Sheet, options: PrintOptions) -> Iterator[Path]:
    yield sheet.path
    if has_pdf(batch, sheet, options):
        yield sheet.pdf
