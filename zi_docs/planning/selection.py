"""Which records of a type a run was asked for, as a file of their documents remembers it."""

from __future__ import annotations

from typing import NamedTuple

from zi_docs.planning.choose import choose_records
from zi_docs.planning.plan import Job, TypePlan

__all__ = ["Selection", "selection_of"]

_OF_UNITS = ("pegawai", "unit_kerja")


class Selection(NamedTuple):
    """The records of one unit (its code), or those with these keys; neither means all there are."""

    unit: str = ""
    hanya: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether no record of the type is left out."""
        return not (self.unit or self.hanya)

    @property
    def options(self) -> tuple[str, ...]:
        """The options of ``buat`` that ask for the same records, however they were typed."""
        unit = ("--unit", self.unit) if self.unit else ()
        return (*unit, *(word for key in self.hanya for word in ("--hanya", key)))

    def holds(self, plan: TypePlan, job: Job) -> bool:
        """Whether a record of the type belongs to it."""
        of_unit = not self.unit or plan.unit_code(job) == self.unit
        return of_unit and (not self.hanya or job.key in self.hanya)


def selection_of(plan: TypePlan) -> Selection:
    """Return what a run was asked for, in the data's own codes and keys.

    Two ways to type one choice are the same selection. What does not narrow a type does not count:
    neither option does for one document of the whole data set, and ``--unit`` not for meetings.
    """
    request, dataset = plan.request, plan.builder.dataset
    kind = plan.doctype.manifest.satu_per
    unit = dataset.find_unit(request.unit) if kind in _OF_UNITS and request.unit else None
    chosen = choose_records(dataset, plan.doctype, request) if request.hanya else []
    keys = {record.record_key for record in chosen if record}
    return Selection(unit.kode if unit else "", tuple(sorted(keys)))
