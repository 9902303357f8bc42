"""What issuing would freeze: number, date, and what people changed in each konsep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zi_docs.app.book import kept_of, of_another_data_set
from zi_docs.app.losing import find_loss
from zi_docs.app.preparing import only_good, open_catalog, prepare, spec_of
from zi_docs.app.rehearsing import copied_register
from zi_docs.doctypes import Catalog
from zi_docs.errors import Problem, RegisterError
from zi_docs.model.tabel import judul
from zi_docs.register import Asal, Document, Register
from zi_docs.run.divergence import change_lines, find_changes
from zi_docs.run.documents import to_replace
from zi_docs.run.inputs import Inputs, changed_sources
from zi_docs.run.konsep import Konsep, KonsepFiles
from zi_docs.run.numbering import by_date, reserve_numbers
from zi_docs.run.plan import Job, Request, TypePlan
from zi_docs.run.rehearsing import values_in
from zi_docs.run.report import RunReport
from zi_docs.run.stages import cite, divide
from zi_docs.word import Renderer, TextChange
from zi_docs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would be frozen of one record; ``nomor`` is "" for a type without numbers.

    ``konsep`` is the place of its konsep or "". ``edited`` says that people changed it, and
    ``changes`` in which paragraphs. ``stands`` says that it is issued already, and stays as it is.
    """

    kunci: str
    untuk: str
    nomor: str
    tanggal: date
    konsep: str = ""
    edited: bool = False
    changes: tuple[str, ...] = ()
    stands: bool = False


@dataclass(frozen=True, slots=True)
class Foresight:
    """What issuing would do with each record asked for, and what it would warn of."""

    documents: tuple[Foreseen, ...]
    problems: tuple[Problem, ...]


def foresee(workspace: Workspace, request: Request) -> Foresight:
    """Return what issuing these records of one type would freeze; nothing is written.

    Raises what a run with this request would refuse before it makes anything.
    """
    plans, report = prepare(workspace, request)
    (plan,) = only_good(plans, report, lewati=False)
    with copied_register(workspace) as register:
        if problems := of_another_data_set(register, plans):
            raise RegisterError(problems)
        report.problems += find_loss(workspace, register, warn=True)
        documents = _documents(workspace, register, cite(plan, register), report)
    return Foresight(documents, tuple(dict.fromkeys(report.problems)))


@dataclass(frozen=True, slots=True)
class Successor:
    """What replacing an issued document would freeze, and how it differs from the one in force.

    ``nomor`` stays. ``sources`` are what goes into it and has changed, ``values`` what the values
    are called that only the new text shows, ``changes`` the paragraphs that differ; None when the
    bytes in force are not kept. ``konsep`` is the place of its konsep or "". ``edited`` are the
    files that people edited and whose edits are lost. ``same`` says that the bytes are the same.
    """

    untuk: str
    nomor: str
    tanggal: date
    edisi: int
    sources: tuple[str, ...]
    values: tuple[str, ...]
    changes: tuple[str, ...] | None
    konsep: str
    edited: tuple[str, ...]
    same: bool


def foresee_replacement(
    workspace: Workspace, request: Request, kunci: str
) -> tuple[Successor, tuple[Problem, ...]]:
    """Return what replacing the issued document of a key would do; nothing is written.

    Raises what a run with this request would refuse before it makes anything.
    """
    plans, report = prepare(workspace, request)
    (plan,) = only_good(plans, report, lewati=False)
    jenis = plan.doctype.id
    with copied_register(workspace) as register:
        if problems := of_another_data_set(register, plans):
            raise RegisterError(problems)
        report.problems += find_loss(workspace, register, warn=True)
        known, drafts = register.documents(jenis), register.documents(jenis, konsep=True)
        plan = divide(cite(plan, register), known, drafts).final
        (job,) = [one for one in plan.jobs if one.key == kunci]
        job = to_replace(plan, register, job, former := known.get(kunci))
        files = _konsep_files(workspace, register, plan, report)
        found = _successor(workspace, plan, job, former, files) if former else None
    if found is None:
        raise LookupError(kunci)
    return found, tuple(dict.fromkeys(report.problems))


def _successor(
    workspace: Workspace, plan: TypePlan, job: Job, former: Document, files: KonsepFiles
) -> Successor:
    renderer = spec_of(plan, workspace.data).compile()
    context = plan.context(job, former.nomor)
    konsep = files.find(job)
    of_konsep = konsep if plan.request.dari_konsep else None
    filled = files.issue(of_konsep, context) if of_konsep else renderer.render(context)
    there = kept_of(workspace).read(former.sha256)
    changes = find_changes(there, filled) if there else None
    inputs = Inputs.of(renderer, plan.builder.shared, workspace.data).hash(context)
    names = values_in(changes or (), context, renderer)
    catalog = open_catalog(workspace.root)
    return Successor(
        *(job.untuk, former.nomor, job.tanggal, former.edisi + 1),
        tuple(changed_sources(former.hash_masukan, inputs)),
        tuple(dict.fromkeys(_called(name, catalog) for name in names)),
        None if changes is None else _lines(changes),
        konsep.shown if konsep else "",
        () if of_konsep else tuple(_edited(files.register, former, konsep)),
        there == filled,
    )


def _edited(register: Register, former: Document, konsep: Konsep | None) -> Iterator[str]:
    """Yield what people edited in Word: the edition in force, and the konsep."""
    current = [one for one in register.editions(former.jenis) if one.is_current]
    if any(one.kunci == former.kunci and one.asal == Asal.KONSEP for one in current):
        yield former.path
    if konsep and konsep.edited:
        yield konsep.shown


def _called(name: str, catalog: Catalog) -> str:
    """Return what a clerk calls a value that a naskah names by its path."""
    for lembar in catalog.lembar.values():
        if name in lembar.titles:
            return lembar.titles[name]
    root, _, rest = name.partition(".")
    tabel = catalog.tables.get(root.removeprefix("daftar_"))
    return tabel.title_of(rest) if tabel and rest in tabel.kolom else judul(name.rpartition(".")[2])


def _lines(changes: Sequence[TextChange]) -> tuple[str, ...]:
    return tuple(line.removeprefix("- ") for line in change_lines(changes))


def _documents(
    workspace: Workspace, register: Register, plan: TypePlan, report: RunReport
) -> tuple[Foreseen, ...]:
    jenis = plan.doctype.id
    known = register.documents(jenis)
    issued = {job.key for job in plan.jobs if job.key in known and known[job.key].is_issued}
    free = [job for job in plan.jobs if job.key not in issued]
    numbers, problems = reserve_numbers(register, plan, by_date(free))
    report.problems += problems
    files = _konsep_files(workspace, register, plan, report)
    found = [
        _standing(job, known[job.key].nomor, known[job.key].tanggal)
        if job.key in issued
        else _foreseen(job, numbers.get(job.key, ""), files)
        for job in plan.jobs
    ]
    return tuple(found)


def _standing(job: Job, nomor: str, tanggal: str) -> Foreseen:
    return Foreseen(job.key, job.untuk, nomor, date.fromisoformat(tanggal), stands=True)


def _foreseen(job: Job, nomor: str, files: KonsepFiles) -> Foreseen:
    konsep = files.find(job)
    seen = Foreseen(job.key, job.untuk, nomor, job.tanggal, konsep.shown if konsep else "")
    if konsep is None or not konsep.edited:
        return seen
    return replace(seen, edited=True, changes=_changes(files, konsep, job))


def _changes(files: KonsepFiles, konsep: Konsep, job: Job) -> tuple[str, ...]:
    return _lines(files.changes(konsep, job))


def _konsep_files(
    workspace: Workspace, register: Register, plan: TypePlan, report: RunReport
) -> KonsepFiles:
    """Return the konsep of a type; its naskah is compiled only if there is one."""
    drafts = register.documents(plan.doctype.id, konsep=True)
    renderer: Renderer | None = None
    if drafts:
        renderer = replace(spec_of(plan, workspace.data), konsep=True).compile()
    return KonsepFiles(workspace, register, plan, drafts, renderer, report)
