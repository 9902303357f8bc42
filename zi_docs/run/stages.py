"""Which documents of a type are still a konsep, and which ones are or become final.

A type with a number is made as a konsep until it is issued; a type without one is finished at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from zi_docs.register import Document, Register, Tahap, record_key, turn_key, turn_of
from zi_docs.run.plan import Job, TypePlan


class Stages(NamedTuple):
    """One type's plan in two: ``final`` has the documents that are or become final.

    ``due`` are the keys of all documents that the data ask for, in either stage.
    """

    final: TypePlan
    konsep: TypePlan
    due: frozenset[str]


def divide(plan: TypePlan, known: Mapping[str, Document], drafts: Mapping[str, Document]) -> Stages:
    """Divide the jobs of a type by what the register knows: final documents and konsep, by key.

    The second and later documents of a record (``KEY#2``) are added when they exist already.
    """
    asked, named = plan.request, {job.key for job in plan.jobs}
    jobs = (*plan.jobs, *_turns(plan.jobs, known, drafts))
    before = {job.key: was for job in jobs if (was := _before(plan, job, known))}
    plan = replace(plan, before=before)
    final: list[Job] = []
    konsep: list[Job] = []
    for job in jobs:
        document = known.get(job.key)
        issued = document is not None and document.is_issued
        if asked.konsep:
            konsep.append(job)
        elif issued or (asked.terbit and job.key in named):
            final.append(job)
        elif plan.numbered_kind and not asked.terbit:
            konsep.append(job)
        elif not plan.numbered_kind:
            final.append(job)
    due = frozenset(job.key for job in jobs)
    return Stages(replace(plan, jobs=tuple(final)), replace(plan, jobs=tuple(konsep)), due)


def cite(plan: TypePlan, register: Register) -> TypePlan:
    """Return a plan with the issued documents that its type refers to, by the names it gives."""
    cited = {
        name: tuple(one for one in register.documents(jenis).values() if one.is_issued)
        for name, jenis in plan.doctype.manifest.merujuk.items()
    }
    return replace(plan, cited=cited)


def _turns(jobs: Iterable[Job], *books: Mapping[str, Document]) -> Iterator[Job]:
    """Yield a job for each later document of these records, with its path as recorded."""
    later: dict[str, dict[str, Document]] = {}
    for book in books:
        for key, document in book.items():
            if turn_of(key) > 1 and document.tahap != Tahap.BATAL:
                later.setdefault(record_key(key), {})[key] = document
    for job in jobs:
        for key in sorted(later.get(job.key, {}), key=turn_of):
            yield job.as_turn(turn_of(key))


def _before(plan: TypePlan, job: Job, known: Mapping[str, Document]) -> dict[str, Any]:
    """Return number, date and title of the document before a later one of the same record."""
    turn = turn_of(job.key)
    was = known.get(turn_key(record_key(job.key), turn - 1)) if turn > 1 else None
    if was is None or not was.is_issued:
        return {}
    judul = plan.doctype.manifest.judul
    return {"nomor": was.nomor, "tanggal": date.fromisoformat(was.tanggal), "judul": judul}
