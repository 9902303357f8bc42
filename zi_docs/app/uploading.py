"""Makes the documents that people upload to SRIKANDI, with a list of what they type there."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from zi_docs.app.book import has_book, kept_of, open_workspace_register
from zi_docs.app.preparing import only_good, open_catalog, prepare, spec_of
from zi_docs.app.proving import with_evidence
from zi_docs.errors import DataError
from zi_docs.files.arsip import archive_bytes
from zi_docs.files.folders import prepare_folder, run_lock
from zi_docs.files.writing import write_whole
from zi_docs.run.plan import Job, Request, TypePlan, place_of
from zi_docs.run.report import RunReport, TypeReport
from zi_docs.run.stages import cite
from zi_docs.run.upload_book import NAME, Upload, upload_of, upload_workbook
from zi_docs.word import Renderer, is_sent, write_unsigned
from zi_docs.word.problems_srikandi import not_signed_there, why_not_there
from zi_docs.workspace import Workspace

FOLDER = "srikandi"


def make_uploads(workspace: Workspace, request: Request) -> RunReport:
    """Write the documents asked for with SRIKANDI's marks into ``srikandi/``, and their list.

    Nothing is numbered and nothing recorded: SRIKANDI gives number and date. A file there that
    would become another one moves to ``arsip/``. Everything is checked first, as for any run;
    a document that SRIKANDI could not sign is told and not written. When all types are asked for,
    those that nobody signs there are noted and passed over. Raises :class:`DataError` (ZI226 for
    such a type that was named), :class:`TemplateError` and :class:`OutputError`.
    """
    sent, notes = _sent(workspace, request)
    plans, report = prepare(workspace, replace(request, jenis=sent))
    report.notes += notes
    plans = [_with_cited(workspace, plan) for plan in only_good(plans, report, lewati=False)]
    renderers = [replace(spec_of(plan, workspace.data), konsep=True).compile() for plan in plans]
    prepare_folder(workspace.output, workspace.show(workspace.output))
    with run_lock(workspace.output, workspace.show(workspace.output)):
        maker = _Maker(workspace, report)
        for plan, renderer in zip(plans, renderers, strict=True):
            maker.make(plan, renderer)
        if maker.uploads:
            maker.put(f"{FOLDER}/{NAME}", upload_workbook(maker.uploads))
    return report


def _sent(workspace: Workspace, request: Request) -> tuple[tuple[str, ...], list[str]]:
    """Return the types asked for that go to SRIKANDI, and a note of each that does not."""
    catalog = open_catalog(workspace.root)
    wanted = request.jenis or sorted(catalog.types)
    doctypes = [catalog.load(jenis) for jenis in dict.fromkeys(wanted)]
    others = [doctype for doctype in doctypes if not is_sent(doctype)]
    signed = [(one.place("manifest.yaml"), one.manifest.judul, one.manifest.ttd) for one in others]
    if others and (not request.semua or len(others) == len(doctypes)):
        raise DataError([not_signed_there(*one) for one in signed])
    sent = tuple(doctype.id for doctype in doctypes if doctype not in others)
    return sent, [why_not_there(judul, ttd) for _, judul, ttd in signed]


def _with_cited(workspace: Workspace, plan: TypePlan) -> TypePlan:
    """Return a plan with the issued documents that its type refers to."""
    if not has_book(workspace):
        return plan
    with open_workspace_register(workspace) as register:
        return with_evidence(workspace, cite(plan, register), register, kept_of(workspace))


@dataclass(slots=True)
class _Maker:
    """Writes the documents of a run, and remembers what belongs into the list."""

    workspace: Workspace
    report: RunReport
    uploads: list[Upload] = field(default_factory=list)

    def make(self, plan: TypePlan, renderer: Renderer) -> None:
        """Write a type's documents."""
        jenis = plan.doctype.id
        folder = self.workspace.show(self.workspace.output / FOLDER / jenis)
        told = self.report.types[jenis] = TypeReport(jenis, folder, planned=len(plan.jobs))
        sentence = plan.builder.dataset.tata_naskah.kalimat_tte
        for job in plan.jobs:
            context = _context(plan, job)
            try:
                made = write_unsigned(renderer, context, sentence, place_of(job.record))
            except DataError as error:
                self.report.problems += error.problems
                told.failed += 1
                continue
            path = f"{jenis}/{job.path}"
            self.report.problems += made.warnings
            self.uploads.append(upload_of(plan, job, context, path, made.signers))
            is_new = self.put(f"{FOLDER}/{path}", made.data)
            told.made += is_new
            told.skipped += not is_new

    def put(self, path: str, data: bytes) -> bool:
        """Write a file unless it is there already; another one under its name is archived."""
        target, output = self.workspace.output / path, self.workspace.output
        with suppress(FileNotFoundError):
            there = target.read_bytes()
            if there == data:
                return False
            archive_bytes(there, output, path, self.workspace.show)
        write_whole(target, data, self.workspace.show(target))
        return True


def _context(plan: TypePlan, job: Job) -> dict[str, Any]:
    """Return the values of a document without number; its title has none either."""
    context = plan.context(job, "", konsep=False)
    return {**context, "berkas": {**context["berkas"], "judul": plan.doctype.manifest.judul}}
