"""The order of the programme: which papers come first, and a paper dated before its order.

The manifests hold it: ``sesudah`` names the types whose papers come first, ``merujuk`` those that
a paper cites. What was issued has the date under which it was issued, whatever the data say now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from zi_docs.errors import Problem
from zi_docs.model import DocType, Record
from zi_docs.register import Register, record_key, turn_of
from zi_docs.run.dating import place_of_date
from zi_docs.run.plan import Job, TypePlan
from zi_docs.run.problems_plan import before_its_order
from zi_docs.tables import ContextBuilder, DataSet, Kelompok
from zi_docs.tables.keys import part_of_key

Issued = Mapping[str, Mapping[str, date]]
"""The dates of issued papers, by their type and the key of their record."""


class _Paper(NamedTuple):
    """A paper that comes first: of which unit (empty for the whole office), and its date.

    ``group`` is what its rows have in common besides the unit: the kind of a team.
    """

    unit: str
    on: date
    is_issued: bool
    group: Mapping[str, str] = MappingProxyType({})


def in_order(plans: Sequence[TypePlan], issued: Issued) -> list[TypePlan]:
    """Return the plans in the order in which their documents get numbers.

    What a type cites or follows stands before it. Otherwise the date of the first document that is
    not ``issued`` counts: in a series that several types share, the greater number must not have
    the earlier date. Types of one date keep their order, also those that would follow each other.
    """
    dated = sorted(plans, key=lambda plan: _first_date(plan, issued.get(plan.doctype.id, {})))
    by_type = {plan.doctype.id: plan for plan in dated}
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


def _first_date(plan: TypePlan, issued: Mapping[str, date]) -> date:
    left = (job.tanggal for job in plan.jobs if record_key(job.key) not in issued)
    return min(left, default=date.max)


def issued_in(register: Register, kinds: Iterable[str]) -> Issued:
    """Return the dates of the issued papers of these types; of a record's papers, the first's."""
    return {
        jenis: {
            record_key(key): date.fromisoformat(one.tanggal)
            for key, one in register.documents(jenis).items()
            if one.is_issued and one.tanggal and turn_of(key) == 1
        }
        for jenis in kinds
    }


def types_in_order(plans: Sequence[TypePlan]) -> set[str]:
    """Return the types whose dates are compared when these plans are checked."""
    ordered = [plan.doctype for plan in plans if plan.doctype.manifest.sesudah]
    return {jenis for one in ordered for jenis in (one.id, *one.manifest.sesudah)}


def check_order(
    plans: Sequence[TypePlan], issued: Issued, doctypes: Mapping[str, DocType]
) -> Iterator[Problem]:
    """Yield a warning (ZI397) for each date that is before that of a paper which comes first.

    Papers of one unit are compared with those of the same unit and of the whole office, planned or
    ``issued``, and groups of a table with those that are alike in the columns that both have: a
    team with teams of its kind. ``doctypes`` are the types of the issued ones that have no plan. A
    date of the command line is a decision, and of two issued papers nothing can be mended.
    """
    by_type = {plan.doctype.id: plan for plan in plans}
    for plan in plans:
        for jenis in plan.doctype.manifest.sesudah if not plan.request.tanggal else ():
            dates, first = issued.get(jenis, {}), by_type.get(jenis)
            doctype = first.doctype if first else doctypes.get(jenis)
            if doctype is None:
                continue
            papers = [*_planned(first, dates), *_issued(plan, doctype, dates)]
            own = issued.get(plan.doctype.id, {})
            yield from dict.fromkeys(_too_early(plan, own, doctype, papers))


def _planned(first: TypePlan | None, dates: Mapping[str, date]) -> Iterator[_Paper]:
    for job in first.jobs if first else ():
        if record_key(job.key) not in dates:
            group = _group_of(first.builder.dataset, job.record) if first else {}
            yield _Paper(_unit_of(first, job), job.tanggal, is_issued=False, group=group)


def _issued(plan: TypePlan, first: DocType, dates: Mapping[str, date]) -> Iterator[_Paper]:
    """Yield the issued papers whose record the data still have."""
    if not dates:
        return
    dataset = plan.builder.dataset
    if first.manifest.tabel == "data":
        yield from (_Paper("", on, is_issued=True) for on in dates.values())
        return
    for record in ContextBuilder(dataset, first, frozenset()).records:
        if on := dates.get(record.record_key):
            unit = dataset.unit_of(record)
            group = _group_of(dataset, record)
            yield _Paper(unit.kode if unit else "", on, is_issued=True, group=group)


def _too_early(
    plan: TypePlan, own: Mapping[str, date], first: DocType, papers: Sequence[_Paper]
) -> Iterator[Problem]:
    for job in plan.jobs:
        issued = own.get(record_key(job.key))
        on, unit = issued or job.tanggal, _unit_of(plan, job)
        group = _group_of(plan.builder.dataset, job.record)
        before = [
            one.on
            for one in papers
            if not (unit and one.unit not in ("", unit)) and not (issued and one.is_issued)
            if all(one.group.get(name, value) == value for name, value in group.items())
        ]
        if on < (then := max(before, default=date.min)):
            place = place_of_date(plan.builder, plan.doctype, job.record)
            yield before_its_order(place, plan.doctype, on, first, then)


def _unit_of(plan: TypePlan | None, job: Job) -> str:
    """Return the code of the unit that a document is of; empty for one of the whole office."""
    if plan is None or job.record is None:
        return ""
    unit = plan.builder.dataset.unit_of(job.record)
    return unit.kode if unit else ""


def _group_of(dataset: DataSet, record: Record | None) -> dict[str, str]:
    """Return what the rows of a group have in common besides the unit, by table and column."""
    if not isinstance(record, Kelompok):
        return {}
    tabel = record.tabel
    apart = [name for name, one in tabel.kolom.items() if one.kind != "unit"]
    return {f"{tabel.nama}.{name}": part_of_key(dataset, tabel, record, name) for name in apart}
