"""The numbers of a chunk of documents, committed before any of its files exists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter

from zi_docs.errors import Problem
from zi_docs.model import PolaNomor
from zi_docs.register import (
    AgendaEntry,
    Document,
    HandRequest,
    Register,
    ReserveItem,
    ReserveRequest,
    of_unit,
    parse_printed,
    printer,
)
from zi_docs.run.number_values import Agenda
from zi_docs.run.plan import Job, TypePlan
from zi_docs.run.problems_plan import typed_number_differs
from zi_docs.tables import nested_place


def by_date(jobs: Iterable[Job]) -> list[Job]:
    """Return the jobs in the order in which they get numbers; those of one date keep theirs."""
    return sorted(jobs, key=attrgetter("tanggal"))


def reserve_numbers(
    register: Register, plan: TypePlan, jobs: Sequence[Job]
) -> tuple[dict[str, str], list[Problem]]:
    """Return the printed number of each job by its key, and warnings about these numbers.

    A job that has a number keeps it. A type without a pattern has only the number that was typed. A
    number that stands in the row was given by the office's own agenda: the paper bears that one.
    Raises what :meth:`Register.reserve` and :meth:`Register.reserve_by_hand` raise.
    """
    jenis, typed, pattern = plan.doctype.id, plan.request.nomor, plan.pattern
    if typed:
        return {
            job.key: register.reserve_by_hand(typed_request(plan, job, typed)) for job in jobs
        }, []
    numbers: dict[str, str] = {}
    problems: list[Problem] = []
    if pattern is None:
        return numbers, problems
    for job in jobs:
        if written := plan.written_number(job):
            numbers[job.key] = register.reserve_by_hand(typed_request(plan, job, written))
    free = [job for job in jobs if job.key not in numbers]
    given = cache(register.list_numbers)
    for agenda, items in _by_agenda(plan, pattern, free).items():
        mulai = _begin(pattern, agenda, given)
        request = ReserveRequest(agenda.seri, agenda.tahun, jenis, items, mulai)
        problems += [*register.moved_numbers(request), *register.late_numbers(request)]
        numbers |= register.reserve(request)
    return numbers, problems


def _by_agenda(
    plan: TypePlan, pattern: PolaNomor, jobs: Iterable[Job]
) -> dict[Agenda, list[ReserveItem]]:
    groups: dict[Agenda, list[ReserveItem]] = {}
    for job in jobs:
        values = plan.number_values(job, pattern)
        item = ReserveItem(job.key, job.tanggal, printer(pattern, values), job.untuk)
        agenda = plan.agenda(pattern, values["unit"], job.tanggal.year)
        groups.setdefault(agenda, []).append(item)
    return groups


def _begin(
    pattern: PolaNomor, agenda: Agenda, given: Callable[[int, str], list[AgendaEntry]]
) -> int:
    """Return the least counter that an agenda gives.

    A unit goes on after the numbers that bear its code and that the office counted before the unit
    counted by itself. A beginning (``mulai``) of what kinds share is that of the office's agenda.
    """
    if not agenda.unit:
        return pattern.mulai
    begin = pattern.mulai if pattern.per_unit or not pattern.seri else 1
    own = of_unit(pattern, agenda.unit)
    lines = given(agenda.tahun, agenda.shared)
    borne = (parse_printed(own, line.nomor) for line in lines if agenda.is_named_in(line.nomor))
    return max([begin, *(counter.urut + 1 for counter in borne if counter)])


def typed_request(plan: TypePlan, job: Job, tulisan: str) -> HandRequest:
    """Return the request to give a job the number that was typed, also for a type without one."""
    pattern = plan.pattern
    if pattern is None:
        item = ReserveItem(job.key, job.tanggal, str, job.untuk)
        return HandRequest("", job.tanggal.year, plan.doctype.id, item, tulisan)
    [(agenda, [item])] = _by_agenda(plan, pattern, [job]).items()
    office = plan.builder.dataset.pengaturan.instansi.kode
    if office and parse_printed(of_unit(pattern, office), tulisan):
        agenda = plan.agenda(pattern, office, agenda.tahun)  # the code tells whose number it is
    mulai = _begin(pattern, agenda, lambda *_: [])
    whose = (agenda.seri, agenda.tahun, plan.doctype.id)
    return HandRequest(*whose, item, tulisan, pattern, mulai)


def check_typed_numbers(plan: TypePlan, known: Mapping[str, Document]) -> Iterator[Problem]:
    """Yield a warning (ZI225) for each issued paper whose row holds another number.

    The number of the register is the one that the paper bears; papers that cite it print it too.
    """
    column = plan.doctype.manifest.nomor_tertulis.partition(".")[2]
    for job in plan.jobs if column else ():
        document = known.get(job.key)
        if job.record is None or document is None or not document.is_issued or not document.nomor:
            continue
        typed = plan.written_number(job)
        if typed and typed.split() != document.nomor.split():
            place = nested_place(job.record, column)
            yield typed_number_differs(place, plan.doctype, typed, document.nomor)
