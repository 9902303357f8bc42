"""From documents to paper: PDFs, one file to print, a packet for each unit.

A writer is one row of ``WRITERS``, under its name in ``zi_docs.forms``. Each works on the files
that a batch has made, makes what is missing or changed, and adds to the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from zi_docs.batch import TypeBatch
from zi_docs.errors import ConverterError, OutputError, Problem, TemplateError, disk_words, galat
from zi_docs.model.pegawai import Pegawai
from zi_docs.outputs.converter import require_converter
from zi_docs.outputs.file_names import safe_path
from zi_docs.outputs.fonts import check_fonts
from zi_docs.outputs.fonts_asked import fonts_asked
from zi_docs.outputs.gabung import join
from zi_docs.outputs.paket import IndexRow, pack
from zi_docs.outputs.pdf import PdfItem, PdfResult, convert
from zi_docs.outputs.pdf_fonts import check_embedded
from zi_docs.outputs.pdf_merge import PdfPiece, lacking, merge_pdfs
from zi_docs.outputs.urutan import Orang, Urutan, sort_records, with_copies
from zi_docs.outputs.write_file import WrittenFile, write_whole
from zi_docs.planning import Job
from zi_docs.register import Document, DocumentEntry
from zi_docs.report import TypeReport

__all__ = ["WRITERS", "PrintOptions"]

_BLOCK = 100
_CLOSE = "Tutup berkas itu di Word, lalu jalankan lagi."


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
class _Sheet:
    """A document that is there: its job and its file."""

    job: Job
    path: Path

    @property
    def pdf(self) -> Path:
        return self.path.with_suffix(".pdf")


def _write_pdf(batch: TypeBatch, options: PrintOptions) -> None:
    """Convert what has no PDF yet, or whose document changed since.

    Without a converter the problem (ZI701) is told and the documents stay.
    """
    row = _row(batch, "pdf")
    sheets = list(_sheets(batch))
    row.planned = len(sheets)
    again = batch.options.ulang
    stale = [sheet for sheet in sheets if again or not _is_current(batch, sheet, options)]
    row.skipped = len(sheets) - len(stale)
    if not stale:
        return
    try:
        converter = require_converter()
        batch.report.problems += _font_problems(batch, stale[0])
        items = [_item(batch, sheet) for sheet in stale]
        results = convert(
            items,
            converter,
            proses=options.proses,
            pdfa=options.pdfa,
            progress=lambda done, total: batch.progress(row.jenis, done, total),
        )
        with closing(results):  # else LibreOffice would go on when the register refuses
            _settle(batch, row, dict(zip(items, stale, strict=True)), results, options)
    except (ConverterError, OutputError) as error:
        row.failed = row.planned - row.made - row.skipped
        batch.report.problems += error.problems


def _settle(
    batch: TypeBatch,
    row: TypeReport,
    sheets: dict[PdfItem, _Sheet],
    results: Iterable[PdfResult],
    options: PrintOptions,
) -> None:
    """Write down each PDF that is there, and the problem of each that is not."""
    jenis = batch.plan.doctype.id + _PDF
    keys = {sheet.job.key: "" for sheet in sheets.values()}
    codes = batch.register.codes(jenis, keys) if batch.register else keys
    now = {item: _inputs(batch, sheet, options) for item, sheet in sheets.items()}
    ready: list[DocumentEntry] = []
    for result in results:
        batch.report.problems += result.problems
        if result.file is None:
            row.failed += 1
            continue
        row.made += 1
        if row.made == 1:
            batch.report.problems += _embedded_problems(sheets[result.item])
        if batch.register:
            job = sheets[result.item].job
            ready.append(_entry(batch, job, result.file, codes[job.key], now[result.item]))
        if len(ready) >= _BLOCK:
            _confirm(batch, ready)
    _confirm(batch, ready)


def _confirm(batch: TypeBatch, ready: list[DocumentEntry]) -> None:
    if batch.register and ready:
        batch.register.confirm(ready)
    ready.clear()


def _write_merged(batch: TypeBatch, options: PrintOptions) -> None:
    """Write all records of a type as one Word file, and as one PDF when PDF is asked for too."""
    row = _row(batch, "gabung")
    sheets = _in_order(batch, options)
    if not sheets:
        return
    base = _base(batch) / "gabung" / batch.plan.doctype.id
    wanted = {".docx": _merged_word, **({".pdf": _merged_pdf} if "pdf" in options.format else {})}
    for ending, merge in wanted.items():
        target = base.with_name(base.name + ending)
        row.planned += 1
        try:
            data = merge(batch, sheets, options)
            write_whole(target, data, batch.workspace.show(target))
            row.made += 1
        except (OutputError, TemplateError, ConverterError) as error:
            row.failed += 1
            batch.report.problems += error.problems


def _merged_word(batch: TypeBatch, sheets: Sequence[_Sheet], options: PrintOptions) -> bytes:
    places = [batch.workspace.show(sheet.path) for sheet in sheets]
    documents = map(_read, sheets, places)
    return join(documents, places=places, dua_sisi=options.dua_sisi)


def _read(sheet: _Sheet, shown: str) -> bytes:
    try:
        return sheet.path.read_bytes()
    except OSError as error:
        message = f"Dokumen ini tidak terbaca: {disk_words(error)}."
        raise OutputError(galat("ZI751", shown, message, _CLOSE)) from error


def _merged_pdf(batch: TypeBatch, sheets: Sequence[_Sheet], options: PrintOptions) -> bytes:
    """Merge the PDFs; an old one, left by a conversion that failed, is as good as none."""
    shown = {sheet: batch.workspace.show(sheet.pdf) for sheet in sheets}
    if missing := [sheet for sheet in shown if not _has_pdf(batch, sheet, options)]:
        raise ConverterError(lacking(shown[missing[0]], len(missing)))
    pieces = [
        PdfPiece(sheet.pdf, _unit(sheet.job), sheet.job.untuk, shown[sheet]) for sheet in sheets
    ]
    return merge_pdfs(pieces, dua_sisi=options.dua_sisi)


def _write_packets(batch: TypeBatch, options: PrintOptions) -> None:
    """Pack the documents of each unit, with a list of them."""
    row = _row(batch, "zip")
    known = _known(batch, "")
    for unit, sheets in _by_unit(batch).items():
        files = [file for sheet in sheets for file in _files(batch, sheet, options)]
        rows = [
            IndexRow(_number(known, sheet.job), sheet.job.untuk, sheet.job.path) for sheet in sheets
        ]
        target = (
            _base(batch) / "paket" / safe_path((batch.plan.doctype.id, unit or "semua"), ".zip")
        )
        row.planned += 1
        try:
            pack(batch.folder, files, target, rows, batch.workspace.show(target))
            row.made += 1
        except OutputError as error:
            row.failed += 1
            batch.report.problems += error.problems


def _files(batch: TypeBatch, sheet: _Sheet, options: PrintOptions) -> Iterator[Path]:
    yield sheet.path
    if _has_pdf(batch, sheet, options):
        yield sheet.pdf


WRITERS: dict[str, Callable[[TypeBatch, PrintOptions], None]] = {
    "pdf": _write_pdf,
    "gabung": _write_merged,
    "zip": _write_packets,
}


def _row(batch: TypeBatch, format_: str) -> TypeReport:
    name = f"{batch.plan.doctype.id} ({format_})"
    folder = {"gabung": _base(batch) / "gabung", "zip": _base(batch) / "paket"}
    shown = batch.workspace.show(folder.get(format_, batch.folder))
    return batch.report.types.setdefault(name, TypeReport(name, shown))


def _base(batch: TypeBatch) -> Path:
    return batch.folder.parent


def _sheets(batch: TypeBatch) -> Iterator[_Sheet]:
    for job in batch.plan.jobs:
        if (path := batch.folder / job.path).is_file():
            yield _Sheet(job, path)


def _in_order(batch: TypeBatch, options: PrintOptions) -> list[_Sheet]:
    """Return the sheets as they are printed: in order, each as often as asked for."""
    sheets = list(_sheets(batch))
    if options.urut != "data":
        by_rank = options.urut == "jabatan"
        order = Urutan.JABATAN if by_rank else Urutan.NAMA
        sheets = sort_records(sheets, lambda sheet: _orang(sheet.job, by_rank), order)
    return with_copies(sheets, options.rangkap)


def _orang(job: Job, by_rank: bool) -> Orang:
    """Return what sorting needs of a record; by rank people stand through all units."""
    unit = "" if by_rank else _unit(job)
    return Orang(unit, job.untuk, golongan=getattr(job.record, "golongan", ""))


def _by_unit(batch: TypeBatch) -> dict[str, list[_Sheet]]:
    units: dict[str, list[_Sheet]] = {}
    for sheet in _sheets(batch):
        units.setdefault(_unit(sheet.job), []).append(sheet)
    return units


def _unit(job: Job) -> str:
    return str(getattr(job.record, "kode", "") or getattr(job.record, "unit_kerja", ""))


def _known(batch: TypeBatch, more: str) -> dict[str, Document]:
    """Return what the register knows of this type's documents, or of their PDFs."""
    return batch.register.documents(batch.plan.doctype.id + more) if batch.register else {}


def _number(known: dict[str, Document], job: Job) -> str:
    return known[job.key].nomor if job.key in known else ""


def _is_current(batch: TypeBatch, sheet: _Sheet, options: PrintOptions) -> bool:
    """Whether the PDF is there, unchanged, and of the document as it is now."""
    made = _cached(batch, _PDF).get(sheet.job.key)
    if made is None or not sheet.pdf.is_file():
        return False
    stat = sheet.pdf.stat()
    same = (stat.st_size, stat.st_mtime_ns) == (made.ukuran, made.mtime_ns)
    return same and made.hash_masukan == _inputs(batch, sheet, options)


def _has_pdf(batch: TypeBatch, sheet: _Sheet, options: PrintOptions) -> bool:
    """Whether there is a PDF of the document as it is now: as written down, else by its time.

    Drafts and what ``zi-docs pdf`` has made are written down nowhere.
    """
    if _is_current(batch, sheet, options):
        return True
    return sheet.pdf.is_file() and sheet.pdf.stat().st_mtime_ns >= sheet.path.stat().st_mtime_ns


_PDF = ".pdf"


def _cached(batch: TypeBatch, more: str) -> dict[str, Document]:
    if more not in batch.printed:
        batch.printed[more] = _known(batch, more)
    return batch.printed[more]


def _inputs(batch: TypeBatch, sheet: _Sheet, options: PrintOptions) -> str:
    return f"{_digest(batch, sheet)} pdfa={options.pdfa}"


def _digest(batch: TypeBatch, sheet: _Sheet) -> str:
    """Return the hash of a document as it is now: a person may have edited it since it was made."""
    made = _cached(batch, "").get(sheet.job.key)
    try:
        stat = sheet.path.stat()
        if made and (stat.st_size, stat.st_mtime_ns) == (made.ukuran, made.mtime_ns):
            return made.sha256
        return sha256(sheet.path.read_bytes()).hexdigest()
    except OSError:
        return ""  # the conversion will say so


def _item(batch: TypeBatch, sheet: _Sheet) -> PdfItem:
    number = _number(_cached(batch, ""), sheet.job)
    name = sheet.job.untuk if isinstance(sheet.job.record, Pegawai) else ""
    return PdfItem(
        source=sheet.path,
        target=sheet.pdf,
        shown=batch.workspace.show(sheet.path),
        texts=tuple(filter(None, (name, number))),
        pages=batch.plan.doctype.manifest.halaman,
    )


def _entry(batch: TypeBatch, job: Job, file: WrittenFile, kode: str, inputs: str) -> DocumentEntry:
    return DocumentEntry(
        jenis=batch.plan.doctype.id + _PDF,
        kunci=job.key,
        tanggal=job.tanggal,
        path=batch.workspace.show(file.path),
        hash_masukan=inputs,
        sha256=file.sha256,
        ukuran=file.size,
        mtime_ns=file.mtime_ns,
        kode=kode,
        untuk=job.untuk,
    )


def _font_problems(batch: TypeBatch, sheet: _Sheet) -> list[Problem]:
    """Return a warning for each font of this type that the machine would replace."""
    place = batch.plan.doctype.place()
    return [replace(problem, place=place) for problem in check_fonts(_fonts(sheet), place)]


def _embedded_problems(sheet: _Sheet) -> list[Problem]:
    """Return a warning for each font that the PDF really holds in the place of another."""
    return check_embedded(_fonts(sheet), sheet.pdf)


def _fonts(sheet: _Sheet) -> frozenset[str]:
    try:
        return fonts_asked(sheet.path.read_bytes())
    except OSError:
        return frozenset()  # the conversion will say so
