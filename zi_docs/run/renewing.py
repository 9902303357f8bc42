"""Makes recorded paper again when its documents changed, or takes it out of its place.

A PDF, print file or packet that is older than its documents would be printed and signed. So each
run makes those of its own types again, as they were made before, whether ``--format`` is given or
not. What can't be made again goes to the archive, and is named. All this is only for files that
still have the recorded bytes: a signed scan under a PDF's name is somebody's, and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from zi_docs.errors import ConverterError, OutputError, Problem, TemplateError
from zi_docs.files.arsip import FOLDER, move_to_archive
from zi_docs.files.folders import discard
from zi_docs.files.names import PDF
from zi_docs.register import Derived, Document, make_command
from zi_docs.run.batch import TypeBatch
from zi_docs.run.choose import Selection
from zi_docs.run.derived import belongs, expect, options_in, paper_of
from zi_docs.run.made import Fate, Made
from zi_docs.run.present import Present, pdf_of
from zi_docs.run.problems_paper import foreign_pdf, put_away
from zi_docs.run.report import UNSETTLED, RunReport
from zi_docs.run.sheets import PrintOptions, report_row, sheets_of, with_all_documents
from zi_docs.run.stale import why_old, why_old_pdf

_NO_DOCUMENT = "dokumennya tidak ada lagi"
_PDFA = "pdfa=True"


def renew(batch: TypeBatch, options: PrintOptions) -> None:
    """Make the old paper of a batch's type and stage again, or put it into the archive.

    ``options`` are those of the run: a PDF that it has tried already is not tried a second time.
    What was made counts in the report like paper that was asked for.
    """
    expect(batch)
    old = _Old.of(batch, options)
    old.renew_pdfs()
    old.renew_files()
    batch.report.problems += old.problems()


@dataclass(frozen=True, slots=True)
class _Gone:
    """A file that went to the archive: its form, its place there, and why; ``opsi`` makes it."""

    bentuk: str
    reason: str
    opsi: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class _Old:
    """The old paper of one type in one stage.

    ``batch`` has all documents of the type, ``asked`` only those of this run. ``pdfs`` are the
    recorded PDFs with our bytes that are old, by key; ``scans`` are the places of files under the
    names of recorded PDFs that are not ours, and whose documents this run changed.
    """

    asked: TypeBatch
    batch: TypeBatch
    sheets: dict[str, Made]
    pdfs: dict[str, Document]
    scans: list[str]
    files: list[Derived]
    gone: list[_Gone]
    options: PrintOptions

    @classmethod
    def of(cls, asked: TypeBatch, options: PrintOptions) -> _Old:
        """Return what is old now."""
        present = Present(asked.workspace, asked.register, konsep=asked.konsep)
        place = f"{asked.workspace.show(asked.base)}/"
        files = [
            file
            for file in paper_of(asked)
            if file.path.startswith(place) and present.is_ours(file) and why_old(present, file)
        ]
        recorded = present.documents(asked.jenis + PDF)
        pdfs = {key: pdf for key, pdf in recorded.items() if pdf.path.startswith(place)}
        if not (files or pdfs):
            return cls(asked, asked, {}, {}, [], [], [], options)
        batch = replace(with_all_documents(asked), printed={})
        sheets = {sheet.job.key: sheet for sheet in sheets_of(batch)}
        old = {key: pdf for key, pdf in pdfs.items() if _is_old(asked, present, pdf, sheets)}
        scans = [pdf.path for pdf in pdfs.values() if _is_scan(asked, present, pdf)]
        return cls(asked, batch, sheets, old, scans, files, [], options)

    # PDFs.

    def renew_pdfs(self) -> None:
        """Convert the documents of old PDFs, and those that a print file or packet needs."""
        tried = {job.key for job in self.asked.plan.jobs} if "pdf" in self.options.format else set()
        wanted = ({key for key in self.pdfs if key in self.sheets} | set(self._needed())) - tried
        made = RunReport()
        for pdfa in (False, True):
            self._convert([key for key in wanted if self._is_archival(key) == pdfa], made, pdfa)
        now = self.batch.register.documents(self.batch.jenis + PDF, konsep=self.batch.konsep)
        reason = _first_error(made.problems)
        self.asked.report.problems += [p for p in made.problems if not p.is_error]
        lost = []
        for key, pdf in self.pdfs.items():
            is_made = key in now and now[key] != pdf
            if is_made and now[key].path == pdf.path:
                continue
            self._leave(pdf, "" if is_made else reason if key in self.sheets else _NO_DOCUMENT)
            lost += [] if is_made else [key]
        self.batch.register.forget(self.batch.jenis + PDF, lost, konsep=self.batch.konsep)

    def _convert(self, keys: Sequence[str], made: RunReport, pdfa: bool) -> None:
        """Convert some documents; their problems go into a report of their own."""
        if not keys:
            return
        from zi_docs.run.to_pdf import write_pdf

        jobs = tuple(job for job in self.batch.plan.jobs if job.key in set(keys))
        report = RunReport()
        batch = replace(
            self.batch,
            plan=replace(self.batch.plan, jobs=jobs),
            options=replace(self.batch.options, ulang=False, timpa=False),
            report=report,
            printed={},
        )
        write_pdf(batch, PrintOptions(("docx", "pdf"), pdfa=pdfa, proses=self.options.proses))
        made.problems += report.problems
        self._count("pdf", sum(row.made for row in report.types.values()))

    def _needed(self) -> Iterator[str]:
        """Yield the documents of old files for which PDF was asked."""
        for file in self.files:
            if "pdf" in options_in(file.opsi).format:
                yield from (sheet.job.key for sheet in self._sheets_of(file))

    def _is_archival(self, key: str) -> bool:
        """Whether a document's PDF was archival; a new one is as the others of its type."""
        own = [self.pdfs[key]] if key in self.pdfs else self.pdfs.values()
        return any(_PDFA in pdf.hash_masukan for pdf in own)

    def _leave(self, pdf: Document, reason: str) -> None:
        """Take an old PDF out of its place, unless a new one has come there."""
        present = Present(self.batch.workspace, self.batch.register)
        if not present.is_ours(pdf):
            return
        if not reason:
            discard(self.batch.workspace.root / pdf.path)
            return
        konsep = ("--konsep",) if self.batch.konsep and not self.batch.plan.numbered_kind else ()
        archival = ("--pdfa",) if _PDFA in pdf.hash_masukan else ()
        opsi = (*konsep, "--format", "pdf", *archival) if reason != _NO_DOCUMENT else ()
        self._put_away("pdf", pdf.path, reason, opsi)

    # Print files and packets.

    def renew_files(self) -> None:
        """Make old print files and packets again."""
        for file in self.files:
            sheets = self._sheets_of(file)
            if not sheets:
                self._without_documents(file)
                continue
            try:
                self._make(file, sheets)
                self._count(file.bentuk, 1)
            except (OutputError, TemplateError, ConverterError) as error:
                reason = error.problems[0].message.rstrip(".")
                self._put_away(file.bentuk, file.path, reason, file.opsi)

    def _without_documents(self, file: Derived) -> None:
        """Take a file without documents away; konsep that were issued are not missed."""
        if file.konsep:
            discard(self.batch.workspace.root / file.path)
        else:
            self._put_away(file.bentuk, file.path, _NO_DOCUMENT, ())

    def _make(self, file: Derived, sheets: Sequence[Made]) -> None:
        from zi_docs.run.printing import Paper, merge_sheets, pack_sheets

        target = self.batch.workspace.root / file.path
        members = Selection(file.unit, file.hanya)
        options = options_in(file.opsi)
        paper = Paper(target, file.bentuk, members, file.opsi, options)
        if file.bentuk == "zip":
            pack_sheets(self.batch, sheets, paper)
            return
        jobs = tuple(sheet.job for sheet in sheets)
        merge_sheets(replace(self.batch, plan=replace(self.batch.plan, jobs=jobs)), paper)

    def _sheets_of(self, file: Derived) -> list[Made]:
        return [one for one in self.sheets.values() if belongs(self.batch, file, one.job)]

    # What is told.

    def _count(self, form: str, made: int) -> None:
        if made:
            row = report_row(self.asked, form)
            row.planned += made
            row.made += made

    def _put_away(self, bentuk: str, path: str, reason: str, opsi: tuple[str, ...]) -> None:
        """Move a file to the archive; what the disk refuses stays, and is reported as old."""
        workspace = self.batch.workspace
        source = workspace.root / path
        name = source.relative_to(workspace.output).as_posix()
        try:
            place = move_to_archive(source, workspace.output, name, workspace.show)
        except OutputError:
            return
        self.gone.append(_Gone(bentuk, reason, opsi, workspace.show(place)))

    def problems(self) -> Iterator[Problem]:
        """Yield one warning for each form and reason, and one about scans."""
        if self.scans:
            yield foreign_pdf(self.scans)
        workspace, report = self.batch.workspace, self.asked.report
        folder = workspace.show(workspace.output / FOLDER)
        gone = sorted(self.gone, key=lambda one: (one.bentuk, one.reason, one.opsi))
        for (bentuk, reason, opsi), same in groupby(
            gone, key=lambda one: (one.bentuk, one.reason, one.opsi)
        ):
            paths = [one.path for one in same]
            report.files |= {f"{workspace.root}/{path}": UNSETTLED for path in paths}
            command = make_command([self.batch.jenis], workspace.nama, *opsi)
            mend = f"Betulkan sebabnya, lalu buat lagi: {command}." if opsi else _KEPT
            yield put_away(bentuk, paths, folder, reason, mend)


_KEPT = "Hapus bila tidak diperlukan."


def _is_old(batch: TypeBatch, present: Present, pdf: Document, sheets: dict[str, Made]) -> bool:
    """Whether a recorded PDF with our bytes is not that of its document under its document's name.

    A run that left records out does not know whose record is gone.
    """
    if not present.is_ours(pdf):
        return False
    document = present.documents(batch.jenis).get(pdf.kunci)
    if document is None:
        return True
    if batch.is_whole and pdf.kunci not in batch.due and not document.is_issued:
        return True
    if pdf.kunci not in sheets:
        return False  # its document failed now, or lies elsewhere
    has_moved = pdf_of(document.path) != pdf.path and not document.is_issued
    return has_moved or bool(why_old_pdf(present, pdf, document))


def _is_scan(batch: TypeBatch, present: Present, pdf: Document) -> bool:
    """Whether a PDF's name has a file that is not ours, and the run has changed the document."""
    made = batch.made.get(pdf.kunci)
    changed = made is not None and made.fate is Fate.MADE
    return changed and present.is_there(pdf.path) and not present.is_ours(pdf)


def _first_error(problems: Iterable[Problem]) -> str:
    """Return the first reason for which something was not made, to stand in another sentence."""
    errors = [problem for problem in problems if problem.is_error]
    return errors[0].message.partition(". ")[0].rstrip(".") if errors else "PDF-nya tidak jadi"
