"""Filling documents without writing them, to see what is wrong with their naskah."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zi_docs.engine import Renderer
from zi_docs.errors import Problem, ZiDocsError
from zi_docs.planning import Job, TypePlan

__all__ = ["trial"]


def trial(plan: TypePlan, renderer: Renderer) -> list[Problem]:
    """Return what would fail in filling a type's documents, each with its record's row.

    What fails in all of them is the naskah's fault, and told once.
    """
    found = [(job, problem) for job in plan.jobs for problem in _failures(plan, job, renderer)]
    counts = Counter(problem for _, problem in found)
    everywhere = len(plan.jobs) if len(plan.jobs) > 1 else 0
    told = (
        problem if counts[problem] == everywhere else problem.at(job.place.about(problem.place))
        for job, problem in found
    )
    return list(dict.fromkeys(told))


def _failures(plan: TypePlan, job: Job, renderer: Renderer) -> Iterator[Problem]:
    try:
        renderer.render(plan.context(job, plan.blank_number(job)))
    except ZiDocsError as error:
        yield from dict.fromkeys(error.problems)
