"""The order of the programme: which papers come first, and a paper dated before its order.

The manifests hold it: ``sesudah`` names the types whose papers come first, ``merujuk`` those that
a paper cites.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from zi_docs.errors import Problem
from zi_docs.run.drafting import place_of_date
from zi_docs.run.plan import Job, TypePlan
from zi_docs.run.problems import before_its_order


def in_order(plans: Sequence[TypePlan]) -> list[TypePlan]:
    """Return the plans so that what a type cites or follows stands before it.

    The types keep their order otherwise, also those that would follow each other.
    """
    by_type = {plan.doctype.id: plan for plan in plans}
    placed: dict[str, TypePlan] = {}
    under_way: set[str] = set()

    def place(jenis: str) -> None:
        if jenis not in by_type or jenis in placed or jenis in under_way:
            return
        under_way.add(jenis)
        manifest = by_type[jenis].doctype.manifest
        for first in (*manifest.merujuk.values(), *manifest.sesudah):
            place(first)
        placed[jenis] = by_type[jenis]

    for jenis in by_type:
        place(jenis)
    return list(placed.values())


def check_order(plans: Sequence[TypePlan]) -> Iterator[Problem]:
    """Yield a warning (ZI397) for each date that is before that of a paper which comes first.

    Papers of one unit are compared with those of the same unit and of the whole office. A date of
    the command line is a decision.
    """
    by_type = {plan.doctype.id: plan for plan in plans}
    for plan in plans:
        for jenis in plan.doctype.manifest.sesudah if not plan.request.tanggal else ():
            if jenis in by_type:
                yield from dict.fromkeys(_too_early(plan, by_type[jenis]))


def _too_early(plan: TypePlan, first: TypePlan) -> Iterator[Problem]:
    latest: dict[str, date] = {}
    for job in first.jobs:
        unit = _unit_of(first, job)
        latest[unit] = max(job.tanggal, latest.get(unit, date.min))
    whole = max(latest.values(), default=date.min)
    for job in plan.jobs:
        unit = _unit_of(plan, job)
        then = max(latest.get(unit, date.min), latest.get("", date.min)) if unit else whole
        if job.tanggal < then:
            place = place_of_date(plan.builder, plan.doctype, job.record)
            yield before_its_order(place, plan.doctype, job.tanggal, first.doctype, then)


def _unit_of(plan: TypePlan, job: Job) -> str:
    """Return the code of the unit that a document is of; empty for one of the whole office."""
    unit = plan.builder.dataset.unit_of(job.record) if job.record is not None else None
    return unit.kode if unit else ""
