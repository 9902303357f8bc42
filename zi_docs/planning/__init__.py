"""Which documents a run makes: a job for each record, named, dated and complete."""

from __future__ import annotations

from zi_docs.planning.agreement import check_jenis
from zi_docs.planning.choose import explain_none
from zi_docs.planning.drafting import plan_type
from zi_docs.planning.good_rows import keep_good
from zi_docs.planning.plan import Job, Request, TypePlan
from zi_docs.planning.selection import Selection, selection_of

__all__ = [
    "Job",
    "Request",
    "Selection",
    "TypePlan",
    "check_jenis",
    "explain_none",
    "keep_good",
    "plan_type",
    "selection_of",
]
