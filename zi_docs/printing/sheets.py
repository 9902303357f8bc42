"""What a batch has made, as it goes to paper: which documents, in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zi_docs.batch import TypeBatch
from zi_docs.outputs.urutan import Orang, Urutan, sort_records, with_copies
from zi_docs.planning import Job
from zi_docs.register import Document
from zi_docs.report import TypeReport

__all__ = [
    "PDF",
    "PrintOptions",
    "Sheet",
    "base_folder",
    "by_unit",
    "documents_of",
    "in_order",
    "name_of",
    "number_of",
    "report_row",
    "sheets_of",
    "unit_of",
]

PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How documents are put on paper.

    ``dua_sisi`` begins every record on the front of a sheet, ``rangkap`` is how many copies of
    each, ``urut`` their order, ``pdfa`` makes archival PDF.
    """

    format: tuple[str, ...] = ("docx",)
    pdfa: bool = False
    dua_sisi: bool = False
    rangkap: int = 1
    urut: str = "data"
    proses: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document that is there: its job and its file."""

    job: Job
    path: Path

    @property
    def pdf(self) -> Path:
        """Where its PDF is, or will be."""
        return self.path.with_suffix(".pdf")


def sheets_of(batch: TypeBatch) -> Iterator[Sheet]:
    """Yield the documents that are there, but none left from before of a record that failed now."""
    for job in batch.plan.jobs:
        path = batch.folder / job.path
        if job.key not in batch.failed and path.is_file():
            yield Sheet(job, path)


def in_order(batch: TypeBatch, options: PrintOptions) -> list[Sheet]:
    """Return the sheets as they are printed: in order, each as often as asked for."""
    sheets = list(sheets_of(batch))
    if options.urut != "data":
        by_rank = options.urut == "jabatan"
        order = Urutan.JABATAN if by_rank else Urutan.NAMA
        sheets = sort_records(sheets, lambda sheet: _orang(batch, sheet.job, by_rank), order)
    return with_copies(sheets, options.rangkap)


def _orang(batch: TypeBatch, job: Job, by_rank: bool) -> Orang:
    """Return what sorting needs of a record; by rank people stand through all units."""
    unit = "" if by_rank else unit_of(batch, job)
    return Orang(unit, job.untuk, golongan=getattr(job.record, "golongan", ""))


def by_unit(batch: TypeBatch) -> dict[str, list[Sheet]]:
    """Return the documents of each unit by its code."""
    units: dict[str, list[Sheet]] = {}
    for sheet in sheets_of(batch):
        units.setdefault(unit_of(batch, sheet.job), []).append(sheet)
    return units


def report_row(batch: TypeBatch, format_: str) -> TypeReport:
    """Return this type's line of the report for a form."""
    name = f"{batch.plan.doctype.id} ({format_})"
    folder = {"gabung": base_folder(batch) / "gabung", "zip": base_folder(batch) / "paket"}
    shown = batch.workspace.show(folder.get(format_, batch.folder))
    return batch.report.types.setdefault(name, TypeReport(name, shown))


def base_folder(batch: TypeBatch) -> Path:
    """Return the folder that holds those of the types."""
    return batch.folder.parent


def documents_of(batch: TypeBatch, more: str) -> dict[str, Document]:
    """Return what the register knows of this type's documents, or of their PDFs, at this hour."""
    if more not in batch.printed:
        jenis = batch.plan.doctype.id + more
        batch.printed[more] = batch.register.documents(jenis) if batch.register else {}
    return batch.printed[more]


def number_of(known: dict[str, Document], job: Job) -> str:
    """Return a document's number, or nothing."""
    return known[job.key].nomor if job.key in known else ""


def name_of(known: dict[str, Document], job: Job) -> str:
    """Return whom a document is for: an issued one has the name of the day it was made."""
    document = known.get(job.key)
    return document.untuk if document and document.is_issued else job.untuk


def unit_of(batch: TypeBatch, job: Job) -> str:
    """Return the code of a record's unit, however the row spells it."""
    return batch.plan.unit_code(job)
