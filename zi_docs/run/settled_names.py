"""Names of files that stay: an issued document keeps its name, and a namesake gets another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from zi_docs.files.names import plan_names
from zi_docs.register import Document, record_key
from zi_docs.run.plan import TypePlan


def keep_names(plan: TypePlan, known: Mapping[str, Document], place: str) -> TypePlan:
    """Return the plan in which issued documents keep their names, and new namesakes get others.

    ``place`` is the type's folder as the register writes it. Issued documents of records that are
    gone keep no name: when one is in the way of another, a person decides (ZI508).
    """
    existing = plan.known_keys
    settled = {
        key: document.path.removeprefix(place)
        for key, document in known.items()
        if document.is_issued and record_key(key) in existing and document.path.startswith(place)
    }
    if not settled:
        return plan
    names = plan_names({job.key: job.path for job in plan.jobs}, settled)
    jobs = tuple(replace(job, path=names[job.key]) for job in plan.jobs)
    return replace(plan, jobs=jobs)
