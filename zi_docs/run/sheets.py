"""The documents of a batch as they go to paper: which ones, in which order, with which PDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from zi_docs.files.names import PDF
from zi_docs.indonesian import GOLONGAN_PPPK, PANGKAT, kunci_urut, parse_golongan, parse_romawi
from zi_docs.model import Record
from zi_docs.pdf.mark import PdfState, judge_pdf
from zi_docs.register import Document, record_key, turn_of
from zi_docs.run.batch import KONSEP, TypeBatch
from zi_docs.run.inputs import file_hash
from zi_docs.run.made import Fate, Made, Settled
from zi_docs.run.plan import Job
from zi_docs.run.report import TypeReport

T = TypeVar("T")
_ESELON = re.compile(r"\b(iv|v|i{1,3}|[1-5]) ?[./-]? ?([ab])?\b")
_NUMBERS = re.compile(r"(\d+)")
_RANKS = {golongan: rank for rank, golongan in enumerate((*GOLONGAN_PPPK, *PANGKAT), 1)}


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


def with_all_documents(batch: TypeBatch) -> TypeBatch:
    """Return a batch of all documents of its type and stage, not only those that were asked for.

    Those of other records are taken as the register knows them, in the order of the data.
    """
    if batch.is_whole:
        return batch
    own, known = {job.key: job for job in batch.plan.jobs}, batch.known()
    jobs = [
        own.get(key) or _as_recorded(batch, record, known[key])
        for record, key in in_data_order(batch, {*own, *known})
    ]
    request = replace(batch.plan.request, hanya=(), unit="", ke=1)
    plan = replace(batch.plan, jobs=tuple(filter(None, jobs)), request=request)
    return replace(batch, plan=plan, complete=False)


def in_data_order(batch: TypeBatch, keys: Iterable[str]) -> Iterator[tuple[Record | None, str]]:
    """Yield these documents' keys with their records, in the order of the data.

    A key whose record is gone is left out.
    """
    turns: dict[str, list[str]] = {}
    for key in keys:
        turns.setdefault(record_key(key), []).append(key)
    builder, is_one = batch.plan.builder, batch.plan.doctype.manifest.tabel == "data"
    records: Sequence[Record | None] = [None] if is_one else builder.records
    for record in records:
        own = turns.pop(record.record_key if record else builder.dataset.nama, [])
        yield from ((record, key) for key in sorted(own, key=turn_of))


def inner_path(batch: TypeBatch, document: Document, here: str = "") -> str:
    """Return a document's path inside its type's folder; empty when it lies elsewhere.

    An issued document lies in every output folder, whichever the register knows. ``here`` is the
    folder as the register writes it, for who asks of thousands.
    """
    here = here or f"{batch.workspace.show(batch.folder)}/"
    if document.path.startswith(here):
        return document.path.removeprefix(here)
    inner = f"/{document.path}".rpartition(f"/{batch.jenis}/")[2]
    return inner if document.is_issued else ""


def _as_recorded(batch: TypeBatch, record: Record | None, document: Document) -> Job | None:
    """Return a job for a document that this run was not asked for; it is never filled."""
    inner = inner_path(batch, document)
    on = date.fromisoformat(document.tanggal)
    return Job(record, document.kunci, inner, on, {}) if inner else None


def sheets_of(batch: TypeBatch) -> Iterator[Made]:
    """Yield the documents whose file exists, without old files of records that failed now."""
    for job in batch.plan.jobs:
        made = batch.made.get(job.key)
        if made is None:  # the run stopped before it
            known = documents_of(batch, "").get(job.key)
            made = Made.of(job, batch.folder, Settled(Fate.LEFT), document=known)
        if made.is_there:
            yield made


def in_order(batch: TypeBatch, options: PrintOptions) -> list[Made]:
    """Return the sheets as they are printed: in order, each as often as asked for."""
    sheets = list(sheets_of(batch))
    if options.urut != "data":
        by_rank = options.urut == "jabatan"
        order = Urutan.JABATAN if by_rank else Urutan.NAMA
        sheets = sort_records(sheets, lambda sheet: _orang(batch, sheet, by_rank), order)
    return with_copies(sheets, options.rangkap)


def _orang(batch: TypeBatch, sheet: Made, by_rank: bool) -> Orang:
    """Return what sorting needs of a record; an order by rank ignores the units."""
    unit = "" if by_rank else unit_of(batch, sheet)
    return Orang(unit, sheet.job.untuk, golongan=getattr(sheet.job.record, "golongan", ""))


def by_unit(batch: TypeBatch) -> dict[str, list[Made]]:
    """Return the documents of each unit by its code."""
    units: dict[str, list[Made]] = {}
    for sheet in sheets_of(batch):
        units.setdefault(unit_of(batch, sheet), []).append(sheet)
    return units


def report_row(batch: TypeBatch, format_: str) -> TypeReport:
    """Return this type's line of the report for one form of paper."""
    stage = f"{KONSEP}, " if batch.konsep else ""
    name = f"{batch.jenis} ({stage}{format_})"
    folder = {"gabung": batch.base / "gabung", "zip": batch.base / "paket"}
    shown = batch.workspace.show(folder.get(format_, batch.folder))
    return batch.report.types.setdefault(name, TypeReport(name, shown))


def documents_of(batch: TypeBatch, more: str) -> dict[str, Document]:
    """Return this type's documents, or their PDFs, from the register, which is asked only once."""
    if more not in batch.printed:
        jenis = batch.plan.doctype.id + more
        batch.printed[more] = dict(batch.register.documents(jenis, konsep=batch.konsep))
    return batch.printed[more]


def unit_of(batch: TypeBatch, sheet: Made) -> str:
    """Return the code of the packet that a document goes into: its unit's, or else its own."""
    return batch.plan.packet_code(sheet.job)


def is_current(batch: TypeBatch, sheet: Made, options: PrintOptions) -> bool:
    """Whether the PDF is there, unchanged, and of the document as it is now."""
    made = documents_of(batch, PDF).get(sheet.job.key)
    if made is None or not sheet.pdf.is_file():
        return False
    stat = sheet.pdf.stat()
    same = (stat.st_size, stat.st_mtime_ns) == (made.ukuran, made.mtime_ns)
    return same and made.hash_masukan == inputs_of(sheet, options)


def with_foreign_pdf(batch: TypeBatch, sheets: Iterable[Made]) -> list[Made]:
    """Return the documents whose PDF's name has a file that is no PDF of ours.

    Ours are those with bytes that are recorded for any document of the type, and those with our
    mark that nobody changed: a killed run did not record them, nor does ``zi-docs pdf``.
    """
    there = [sheet for sheet in sheets if sheet.pdf.exists()]
    ours = {pdf.sha256 for pdf in documents_of(batch, PDF).values()} if there else ()
    unknown = [sheet for sheet in there if file_hash(sheet.pdf) not in ours]
    return [sheet for sheet in unknown if judge_pdf(sheet.pdf, "") is PdfState.FOREIGN]


def has_pdf(batch: TypeBatch, sheet: Made, options: PrintOptions) -> bool:
    """Whether a PDF of the document as it is now exists, by the register or else by its time.

    The register has no drafts, and no PDFs that ``zi-docs pdf`` has made.
    """
    if is_current(batch, sheet, options):
        return True
    return sheet.pdf.is_file() and sheet.pdf.stat().st_mtime_ns >= sheet.path.stat().st_mtime_ns


def inputs_of(sheet: Made, options: PrintOptions) -> str:
    """Return the inputs of a PDF, to compare with the recorded ones."""
    return f"{sheet.digest()} pdfa={options.pdfa}"


class Urutan(StrEnum):
    """What the records of a unit are sorted by."""

    NAMA = "nama"
    JABATAN = "jabatan"


@dataclass(frozen=True, slots=True)
class Orang:
    """What sorting needs to know of a record; what a record does not have stays empty.

    ``unit`` is what units are sorted by, a code or a name: "SMPN 2" comes before "SMPN 10".
    """

    unit: str = ""
    nama: str = ""
    eselon: str = ""
    golongan: str = ""


def sort_records(
    records: Iterable[T], orang: Callable[[T], Orang], urutan: Urutan = Urutan.NAMA
) -> list[T]:
    """Return the records by unit, then by name or by jabatan; equal ones keep their order.

    By jabatan: the highest eselon first, then the highest golongan (PNS before PPPK), then the
    name. Give every record the same ``unit`` to sort through all units.
    """
    return sorted(records, key=lambda record: _order_key(orang(record), urutan))


def with_copies(records: Sequence[T], rangkap: int) -> list[T]:
    """Return every record as often as copies are wanted, the copies of one together.

    Raises ``ValueError`` for less than one copy.
    """
    if rangkap < 1:
        raise ValueError("at least one copy")
    return [record for record in records for _ in range(rangkap)]


def _order_key(orang: Orang, urutan: Urutan) -> tuple[object, ...]:
    place = (_natural(orang.unit), *_name_key(orang.nama))
    if urutan is Urutan.NAMA:
        return place
    return (place[0], _eselon(orang.eselon), -_golongan(orang.golongan), *place[1:])


def _natural(text: str) -> list[tuple[int, str]]:
    """Return a sort key that orders numbers by their value."""
    pieces = _NUMBERS.split(" ".join(text.casefold().split()))
    return [(int(p), p) if n % 2 else (0, p) for n, p in enumerate(pieces)]


def _name_key(nama: str) -> tuple[str, str]:
    """Return the bare name, and the whole one for those that share it."""
    try:
        return kunci_urut(nama), nama.casefold()
    except ValueError:
        return nama.casefold(), nama.casefold()


def _eselon(text: str) -> tuple[int, str]:
    """Return the rank of an eselon: I.a first, those without one last."""
    found = _ESELON.search(text.casefold())
    if not found:
        return 9, ""
    number = found[1]
    return (int(number) if number.isdigit() else parse_romawi(number)), found[2] or ""


def _golongan(text: str) -> int:
    try:
        return _RANKS.get(parse_golongan(text), 0)
    except ValueError:
        return 0
