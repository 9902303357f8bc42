"""A PDF beside each document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing

from zi_docs.errors import ConverterError, OutputError, Problem
from zi_docs.files.arsip import move_to_archive
from zi_docs.files.names import PDF
from zi_docs.files.writing import WrittenFile
from zi_docs.joining import can_join, join
from zi_docs.pdf.calls import Joiner
from zi_docs.pdf.conversion import convert
from zi_docs.pdf.converter import Converter, PdfItem, PdfResult
from zi_docs.pdf.find_converter import require_converter
from zi_docs.pdf.fonts import check_embedded, check_fonts, fonts_asked
from zi_docs.register import DocumentEntry
from zi_docs.run.batch import TypeBatch
from zi_docs.run.made import Made
from zi_docs.run.plan import Job
from zi_docs.run.problems_paper import foreign_pdf, word_files_stay
from zi_docs.run.report import TypeReport
from zi_docs.run.sheets import (
    PrintOptions,
    inputs_of,
    is_current,
    report_row,
    sheets_of,
    with_foreign_pdf,
)
from zi_docs.tables.pegawai import Pegawai

_BLOCK = 100
JOINER = Joiner(can_join, lambda documents, names: join(documents, bookmarks=names))


def write_pdf(batch: TypeBatch, options: PrintOptions) -> None:
    """Convert each document that has no PDF yet, or that changed since its PDF was made.

    A file under the PDF's name that we did not make, such as a signed scan, stays and is named;
    under ``timpa`` it goes to the archive. Without a converter, the problem (ZI701) is reported and
    the documents stay.
    """
    row = report_row(batch, "pdf")
    sheets = list(sheets_of(batch))
    row.planned = len(sheets)
    again = batch.options.ulang
    stale = [sheet for sheet in sheets if again or not is_current(batch, sheet, options)]
    row.skipped = len(sheets) - len(stale)
    stale = _without_foreign(batch, row, stale)
    if not stale:
        return
    converter = _find_converter(batch)
    if converter is None:
        row.failed = len(stale)
        return
    try:
        _convert(batch, row, stale, converter, options)
    except (ConverterError, OutputError) as error:
        row.failed = row.planned - row.made - row.skipped
        batch.report.problems += error.problems


def _convert(
    batch: TypeBatch,
    row: TypeReport,
    stale: Sequence[Made],
    converter: Converter,
    options: PrintOptions,
) -> None:
    batch.report.problems += _font_problems(batch, stale[0])
    items = [_item(batch, sheet) for sheet in stale]
    results = convert(
        items,
        converter,
        JOINER,
        proses=options.proses,
        pdfa=options.pdfa,
        progress=lambda done, total, failed: batch.progress(row.jenis, done, total, failed),
    )
    with closing(results):  # stops LibreOffice when the register refuses
        _settle(batch, row, dict(zip(items, stale, strict=True)), results, options)


def _without_foreign(batch: TypeBatch, row: TypeReport, stale: Sequence[Made]) -> list[Made]:
    """Return the documents whose PDF's name is free or has one of our PDFs; name the others."""
    foreign = with_foreign_pdf(batch, stale)
    workspace = batch.workspace
    if batch.options.timpa:
        for sheet in foreign:
            name = sheet.pdf.relative_to(workspace.output).as_posix()
            move_to_archive(sheet.pdf, workspace.output, name, workspace.show)
        return list(stale)
    if foreign:
        row.kept += len(foreign)
        places = [workspace.show(sheet.pdf) for sheet in foreign]
        batch.report.problems.append(foreign_pdf(places))
    kept = {sheet.job.key for sheet in foreign}
    return [sheet for sheet in stale if sheet.job.key not in kept]


def _find_converter(batch: TypeBatch) -> Converter | None:
    try:
        return require_converter()
    except ConverterError as error:
        batch.report.problems += map(word_files_stay, error.problems)
        return None


def _settle(
    batch: TypeBatch,
    row: TypeReport,
    sheets: dict[PdfItem, Made],
    results: Iterable[PdfResult],
    options: PrintOptions,
) -> None:
    """Record each PDF that was made, and report the problem of each that was not."""
    jenis = batch.plan.doctype.id + PDF
    keys = {sheet.job.key: "" for sheet in sheets.values()}
    codes = keys if batch.konsep else batch.register.codes(jenis, keys)
    now = {item: inputs_of(sheet, options) for item, sheet in sheets.items()}
    ready: list[DocumentEntry] = []
    for result in results:
        batch.report.problems += result.problems
        if result.file is None:
            row.failed += 1
            continue
        row.made += 1
        if row.made == 1:
            batch.report.problems += _embedded_problems(batch, sheets[result.item])
        job = sheets[result.item].job
        ready.append(_entry(batch, job, result.file, codes[job.key], now[result.item]))
        if len(ready) >= _BLOCK:
            _confirm(batch, ready)
    _confirm(batch, ready)


def _confirm(batch: TypeBatch, ready: list[DocumentEntry]) -> None:
    if ready:
        batch.register.confirm(ready)
    ready.clear()


def _item(batch: TypeBatch, sheet: Made) -> PdfItem:
    name = sheet.untuk if isinstance(sheet.job.record, Pegawai) else ""
    return PdfItem(
        source=sheet.path,
        target=sheet.pdf,
        shown=batch.workspace.show(sheet.path),
        texts=tuple(filter(None, (name, sheet.nomor))),
        pages=batch.plan.doctype.manifest.pages,
    )


def _entry(batch: TypeBatch, job: Job, file: WrittenFile, kode: str, inputs: str) -> DocumentEntry:
    return DocumentEntry(
        jenis=batch.plan.doctype.id + PDF,
        kunci=job.key,
        tanggal=job.tanggal,
        path=batch.workspace.show(file.path),
        hash_masukan=inputs,
        sha256=file.sha256,
        ukuran=file.size,
        mtime_ns=file.mtime_ns,
        kode=kode,
        untuk=job.untuk,
        konsep=batch.konsep,
    )


def _font_problems(batch: TypeBatch, sheet: Made) -> list[Problem]:
    """Return a warning for each font of this type that the machine would replace."""
    return check_fonts(_fonts(sheet), batch.plan.doctype.place())


def _embedded_problems(batch: TypeBatch, sheet: Made) -> list[Problem]:
    """Return a warning for each font that the PDF really replaces by another.

    A replacement that was reported before the conversion is not reported again.
    """
    place = batch.plan.doctype.place()
    news = [font for font in sorted(_fonts(sheet)) if not check_fonts([font], place)]
    return check_embedded(news, sheet.pdf)


def _fonts(sheet: Made) -> frozenset[str]:
    try:
        return fonts_asked(sheet.path.read_bytes())
    except OSError:
        return frozenset()  # the conversion will report it
