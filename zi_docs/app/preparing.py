"""From a workspace to the plans of a run, with every problem found on the way.

Every use case opens the document types and the register of a data set here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from zi_docs.app.book import has_book, open_workspace_register
from zi_docs.app.problems_naskah import types_not_read
from zi_docs.codes import Severity
from zi_docs.doctypes import Catalog, load_catalog
from zi_docs.errors import DataError, Place, Problem, RegisterError, TemplateError
from zi_docs.model import DocType
from zi_docs.run.agreement import check_jenis, check_merujuk
from zi_docs.run.choose import explain_none, keep_good
from zi_docs.run.citing import check_citations
from zi_docs.run.drafting import plan_type
from zi_docs.run.loading import Loaded, load_dataset
from zi_docs.run.numbering import check_typed_numbers
from zi_docs.run.order import Issued, check_order, issued_in, types_in_order
from zi_docs.run.plan import Request, TypePlan
from zi_docs.run.problems_plan import not_checked, nothing_ready
from zi_docs.run.readiness import (
    concerns,
    find_absent,
    find_lacks,
    is_left_over,
    lacks_sheets,
    without_consequences,
)
from zi_docs.run.report import RunReport
from zi_docs.run.stages import cite
from zi_docs.tables import DataSet
from zi_docs.word import CompileSpec
from zi_docs.workspace import Workspace, template_folders

_YEAR, _FAR_YEAR = "ZI336", "ZI338"
_UNREAD = "ZI114"
_OTHER_LETTER = "ZI237"


def prepare(
    workspace: Workspace, request: Request, loaded: Loaded | None = None
) -> tuple[list[TypePlan], RunReport]:
    """Return the plan of each type asked for, and a report with all problems; nothing is written.

    Data that were ``loaded`` already are not read again. Raises :class:`DataError` when the data
    can't be read at all, and :class:`TemplateError` or :class:`UsageError` for types or records
    that do not exist.
    """
    catalog = open_catalog(workspace.root)
    wanted = request.jenis or sorted(catalog.types)
    doctypes = [catalog.load(jenis) for jenis in dict.fromkeys(wanted)]
    dataset, found = loaded or load_dataset(workspace, catalog)
    if dataset is None:
        raise DataError(found)
    known = catalog.types
    problems = [*found, *catalog.changed_copies(wanted)]
    problems += [*catalog.problems, *check_jenis(dataset, known), *check_merujuk(doctypes, known)]
    plans, report = _plans(dataset, doctypes, request, problems)
    news = [*_out_of_order(workspace, catalog, plans), *_typed_otherwise(workspace, plans)]
    told = {one.place for one in report.problems if one.code == _OTHER_LETTER}
    news += [p for p in _cited_otherwise(workspace, catalog, plans) if p.place not in told]
    return plans, replace(report, problems=list(dict.fromkeys(_with_news(report.problems, news))))


def _out_of_order(
    workspace: Workspace, catalog: Catalog, plans: Sequence[TypePlan]
) -> Iterator[Problem]:
    """Yield the warnings of dates before those of papers that come first, planned or issued.

    A register that can't be read is told by who needs it.
    """
    wanted = types_in_order(plans)
    issued: Issued = {}
    if wanted and has_book(workspace):
        with suppress(RegisterError), open_workspace_register(workspace) as register:
            issued = issued_in(register, wanted)
    absent = {jenis for jenis, dates in issued.items() if dates} - {p.doctype.id for p in plans}
    doctypes = {jenis: catalog.load(jenis) for jenis in absent if jenis in catalog.types}
    return check_order(plans, issued, doctypes)


def _typed_otherwise(workspace: Workspace, plans: Sequence[TypePlan]) -> list[Problem]:
    """Return the warnings of numbers that differ from those of the register.

    A register that can't be read is told by who needs it.
    """
    typed = [plan for plan in plans if plan.doctype.manifest.nomor_tertulis]
    found: list[Problem] = []
    if typed and has_book(workspace):
        with suppress(RegisterError), open_workspace_register(workspace) as register:
            for plan in typed:
                found += check_typed_numbers(plan, register.documents(plan.doctype.id))
    return found


def _cited_otherwise(
    workspace: Workspace, catalog: Catalog, plans: Sequence[TypePlan]
) -> list[Problem]:
    """Return the warnings of typed citations that differ from the papers of the register.

    A register that can't be read is told by who needs it.
    """
    citing = [plan for plan in plans if plan.doctype.manifest.merujuk]
    kinds = {jenis for plan in citing for jenis in plan.doctype.manifest.merujuk.values()}
    manifests = {one: known for one in kinds if (known := catalog.sound_manifest(one))}
    found: list[Problem] = []
    if citing and has_book(workspace):
        with suppress(RegisterError), open_workspace_register(workspace) as register:
            for plan in citing:
                found += check_citations(cite(plan, register), manifests)
    return found


def _plans(
    dataset: DataSet, doctypes: Sequence[DocType], request: Request, problems: list[Problem]
) -> tuple[list[TypePlan], RunReport]:
    """Return the plans of the types that are ready, and a report of all that concerns them."""
    plans: list[TypePlan] = []
    waiting: dict[str, list[str]] = {}
    settings: dict[str, frozenset[str]] = {}
    wrong = {row for problem in problems if problem.is_error and (row := problem.place.record)}
    follows: dict[str, list[Problem]] = {}
    for doctype in doctypes:
        if request.semua and (absent := find_absent(dataset, doctype)):
            waiting[doctype.id] = [problem.message for problem in absent]
            continue
        plan, found = plan_type(dataset, doctype, request, wrong)
        found, consequences = without_consequences(plan, found)
        if consequences or plan.is_broken:
            follows[doctype.id] = consequences
        lacks = find_lacks(plan, found, problems)
        if request.semua and lacks:
            waiting[doctype.id] = list(dict.fromkeys(problem.message for problem in lacks))
            settings[doctype.id] = plan.settings
        else:
            told = (found or lacks) if plan.is_due else (lacks or found)
            plans.append(replace(plan, found=tuple(told or explain_none(plan))))
    problems = [*_told(plans, dataset, problems, bool(waiting)), *_not_checked(dataset, follows)]
    report = RunReport(problems=list(dict.fromkeys(problems)), waiting=waiting, seen=dataset.seen)
    report.settings, report.counts = settings, _counts(dataset)
    report.sheetless = [o.id for o in doctypes if o.id in waiting and lacks_sheets(dataset, o)]
    return plans, report


def _told(
    plans: Sequence[TypePlan], dataset: DataSet, problems: list[Problem], some_wait: bool
) -> list[Problem]:
    """Return the problems that concern the plans, and those of their documents."""
    if plans:
        problems = _of(plans, dataset, problems, some_wait)
    if some_wait:
        problems = [*_unread(problems), *([] if plans else [nothing_ready()])]
    for plan in plans:
        problems = _with_news(problems, plan.found)
    return problems


def _not_checked(dataset: DataSet, follows: Mapping[str, Sequence[Problem]]) -> list[Problem]:
    """Return the note (ZI197) of the types whose documents wait for what was refused."""
    if not follows:
        return []
    places = sorted(dataset.refused, key=lambda place: (place.record is not None, str(place)))
    lost = {problem for found in follows.values() for problem in found}
    return [not_checked(Place(places[0].file, places[0].sheet), [*follows], len(lost))]


def _of(
    plans: Sequence[TypePlan], dataset: DataSet, problems: Sequence[Problem], some_wait: bool
) -> list[Problem]:
    """Return the problems that concern the plans; while types wait, those of their rows too."""
    used = frozenset[str]().union(*(plan.tables for plan in plans))
    return [
        one
        for one in problems
        if any(concerns(one, plan) for plan in plans)
        or (some_wait and is_left_over(one, dataset, used))
    ]


def _unread(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems in which a sheet or file that nothing read is an error (ZI114).

    While a type waits for data, the data may stand there: nothing may be left out in silence.
    """
    return [replace(p, severity=Severity.GALAT) if p.code == _UNREAD else p for p in problems]


def only_good(plans: Sequence[TypePlan], report: RunReport, lewati: bool) -> list[TypePlan]:
    """Return the plans to carry out: all of them, or under ``lewati`` those of the good rows.

    When all types were asked for, a type with errors is left out and the others are made. Raises
    :class:`DataError` with every problem when nothing is left; types that were named stand or fall
    together. Under ``lewati`` it raises for an error that belongs to no row.
    """
    if not lewati:
        return _without_errors(plans, report)
    good, stopping, held = keep_good(plans, report.problems)
    if stopping:
        raise DataError(report.problems)
    report.problems += held
    return good


def _without_errors(plans: Sequence[TypePlan], report: RunReport) -> list[TypePlan]:
    errors = {p for p in report.problems if p.is_error}
    wrong = errors_by_type(plans, errors)
    semua = bool(plans) and plans[0].request.semua
    if errors and (not semua or len(wrong) == len(plans)):
        raise DataError(report.problems)
    report.stopped = sorted(wrong)
    return [plan for plan in plans if plan.doctype.id not in wrong]


def errors_by_type(
    plans: Sequence[TypePlan], errors: Collection[Problem]
) -> dict[str, list[Problem]]:
    """Return the errors that keep the documents of each type from being made, if it has any."""
    of_data = set(errors).difference(*(plan.found for plan in plans))
    found = {
        plan.doctype.id: [
            error
            for error in errors
            if error in plan.found or (error in of_data and concerns(error, plan))
        ]
        for plan in plans
    }
    return {jenis: own for jenis, own in found.items() if own}


def stop_on_errors(problems: Sequence[Problem]) -> None:
    """Raise :class:`DataError` with all problems when any of them is an error."""
    if any(problem.is_error for problem in problems):
        raise DataError(problems)


def spec_of(plan: TypePlan, folder: Path | None = None) -> CompileSpec:
    """Return what compiling a plan's naskah needs; records' pictures are read from ``folder``."""
    dataset, shared = plan.builder.dataset, plan.builder.shared
    pictures = dataset.pictures
    more = (pictures, shared, folder, plan.naskah)
    return CompileSpec(plan.doctype, dataset.tata_naskah, *more, emblems=dataset.emblems)


def _with_news(told: Sequence[Problem], found: Sequence[Problem]) -> list[Problem]:
    """Return the problems told and the new ones: a cell with an error gets no second complaint.

    Of a date the office was perhaps warned already (ZI336); when a type refuses it, the refusal
    takes the warning's place.
    """
    wrong = {problem.place for problem in told if problem.is_error}
    warned = {problem.place for problem in told if problem.code == _YEAR}
    news = [p for p in found if p.place not in (wrong | warned if p.code == _YEAR else wrong)]
    refused = {problem.place for problem in news if problem.code == _FAR_YEAR}
    kept = [p for p in told if not (p.code == _YEAR and p.place in refused)]
    return [*kept, *news]


def _counts(dataset: DataSet) -> dict[str, int]:
    """Return the number of rows of each table; an empty table of children is no news."""
    tables = dataset.tables.values()
    children = {kolom.table for tabel in tables for _, kolom in tabel.of_kind("anak")}
    counts = {name: len(dataset.rows(name)) for name in dataset.tables if name != "dasar_hukum"}
    return {name: count for name, count in counts.items() if count or name not in children}


def open_catalog(root: Path) -> Catalog:
    """Return the document types a workspace has: the built-in ones and its own.

    Raises :class:`TemplateError` (ZI431) for a folder of types that may not be read.
    """
    folders = template_folders(root)
    try:
        return load_catalog(folders, dict.fromkeys(folders, "templates"))
    except OSError as error:
        raise TemplateError(types_not_read(error)) from error
