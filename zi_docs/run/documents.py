"""One type's documents in one stage, from what lies there to the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from zi_docs.errors import DataError, Problem
from zi_docs.register import Document, Register
from zi_docs.run.batch import TypeBatch
from zi_docs.run.frozen import hold
from zi_docs.run.issuing import Issuing, Replacing
from zi_docs.run.konsep import KonsepFiles
from zi_docs.run.making import Making, carry_out
from zi_docs.run.numbering import by_date, reserve_numbers
from zi_docs.run.plan import Job, TypePlan
from zi_docs.run.problems_issuing import (
    issued_without_number,
    no_new_date,
    not_issued,
    of_another_year,
)
from zi_docs.run.problems_paper import konsep_beside
from zi_docs.run.standing import Standing, settle_leftovers
from zi_docs.run.tally import Tally
from zi_docs.word import Renderer


def make_type(batch: TypeBatch, konsep: Renderer | None) -> None:
    """Make, issue or hold a type's documents, and note those whose record is gone.

    ``konsep`` fills the type's konsep, if it has any. Raises :class:`StopRunError` as
    :func:`~zi_docs.run.making.carry_out` does, :class:`RegisterError` for a number that is refused,
    and :class:`DataError` for a document that can't be replaced.
    """
    jobs, due = batch.plan.jobs, batch.due if batch.is_whole else None
    standing = Standing.of(batch.workspace, batch.folder, jobs, batch.known(), due=due)
    tally = batch.tally()
    try:
        if batch.konsep:
            carry_out(batch, standing, tally, jobs, Making(batch, standing))
        else:
            _finish(batch, standing, tally, konsep)
    finally:
        tally.close()
    settle_leftovers(batch, standing)


def _finish(batch: TypeBatch, standing: Standing, tally: Tally, konsep: Renderer | None) -> None:
    """Carry out the stage of final documents: hold the issued ones, make or issue the others."""
    request, known = batch.plan.request, standing.known
    drafts = batch.register.documents(batch.jenis, konsep=True)
    files = KonsepFiles(batch.workspace, batch.register, batch.plan, drafts, konsep, batch.report)
    if request.ganti:
        jobs = [
            to_replace(batch.plan, batch.register, job, known.get(job.key))
            for job in batch.plan.jobs
        ]
        carry_out(batch, standing, tally, jobs, Replacing(batch, standing, files))
        return
    hold(batch, tally, known)
    files.take_away(_left_behind(batch, drafts))
    issued = {key for key, document in known.items() if document.is_issued}
    rest = [job for job in batch.plan.jobs if job.key not in issued]
    if request.terbit:
        _check_number(batch, [job for job in batch.plan.jobs if job.key in issued], known)
        _tell_dates(batch, [known[job.key] for job in batch.plan.jobs if job.key in issued])
        rest = by_date(rest)
    steps = Issuing(batch, standing, files) if request.terbit else Making(batch, standing)
    carry_out(batch, standing, tally, rest, steps)
    _tell_konsep(batch)


def _left_behind(batch: TypeBatch, drafts: Mapping[str, Document]) -> list[Job]:
    """Return the jobs whose document is issued, but whose konsep a killed run left behind.

    A konsep that was made after the issue was asked for, and stays.
    """
    if not drafts:
        return []
    issued = {
        edition.kunci: edition.waktu
        for edition in batch.register.editions(batch.jenis)
        if edition.is_current
    }
    left = {key for key, draft in drafts.items() if draft.waktu <= issued.get(key, "")}
    return [job for job in batch.plan.jobs if job.key in left]


def _tell_konsep(batch: TypeBatch) -> None:
    """Warn (ZI532) of konsep beside documents that are final: no later run makes them again."""
    drafts = batch.register.documents(batch.jenis, konsep=True)
    left = [drafts[job.key] for job in batch.plan.jobs if job.key in drafts]
    if there := [one for one in left if (batch.workspace.root / one.path).is_file()]:
        batch.report.problems.append(konsep_beside(there, batch.workspace.nama))


def _check_number(batch: TypeBatch, issued: Sequence[Job], known: Mapping[str, Document]) -> None:
    """Refuse a typed number that is not the number of the issued document.

    Raises :class:`RegisterError` (ZI611-ZI615), and :class:`DataError` (ZI531) for a document that
    is issued without a number.
    """
    plan = batch.plan
    if not plan.request.nomor:
        return
    bare = [job for job in issued if not known[job.key].nomor]
    if bare:
        raise DataError(
            [issued_without_number(batch.jenis, job, batch.workspace.nama) for job in bare]
        )
    reserve_numbers(batch.register, plan, issued)


def _tell_dates(batch: TypeBatch, issued: Sequence[Document]) -> None:
    """Warn (ZI530) that a typed date changes nothing of what is issued under another one."""
    typed = batch.plan.request.tanggal
    others = [one for one in issued if typed and one.tanggal != typed.isoformat()]
    if others:
        batch.report.problems.append(no_new_date(batch.jenis, len(others)))


def to_replace(plan: TypePlan, register: Register, job: Job, document: Document | None) -> Job:
    """Return the job of a document to issue anew, under the date that it has.

    Raises :class:`DataError` when it is not issued under the number named, and for a date of
    another year.
    """
    found = list(_why_not(plan, register, job, document))
    if document is None or found:
        raise DataError(found)
    on = date.fromisoformat(document.tanggal)
    return job if plan.request.tanggal else plan.dated(job, on)


def _why_not(
    plan: TypePlan, register: Register, job: Job, document: Document | None
) -> Iterator[Problem]:
    request, doctype = plan.request, plan.doctype
    named = {(line.jenis, line.kunci) for line in register.find(request.ganti)}
    label = job.untuk or job.key
    if document is None or not document.is_issued or (doctype.id, job.key) not in named:
        held = document.nomor if document and document.is_issued else ""
        yield not_issued(doctype, label, request.ganti, held)
        return
    if request.tanggal and f"{request.tanggal.year}" != document.tanggal[:4]:
        yield of_another_year(doctype, document.nomor, document.tanggal, request.tanggal)
