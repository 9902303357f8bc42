"""What making a type's documents would do, without writing anything.

What a changed document was made from is known only by its hash: the old values are not kept, since
they are people's data. The old file itself says what would change, paragraph by paragraph; the
values that only the new text shows are named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from zi_docs.errors import Problem, ZiDocsError
from zi_docs.indonesian import format_tanggal
from zi_docs.run.batch import TypeBatch
from zi_docs.run.divergence import find_changes
from zi_docs.run.inputs import Inputs, changed_sources
from zi_docs.run.making import Draft, Making, draft_of
from zi_docs.run.plan import Job
from zi_docs.run.problems import name_taken
from zi_docs.run.report import TypeReport
from zi_docs.run.standing import Standing, State, settle_leftovers
from zi_docs.run.tally import tell_failures
from zi_docs.word import Renderer, TextChange
from zi_docs.word.paths import EACH

_MOST_NAMES = 5
_SHORTEST = 2


class Fate(StrEnum):
    """What would become of a document."""

    NEW = "baru"
    CHANGED = "berubah"
    SAME = "sama"
    KEPT = "disunting"
    FIXED = "tetap"
    BACK = "ditaruh lagi"
    FAILED = "gagal"


_COLUMNS = {
    Fate.NEW: "made",
    Fate.CHANGED: "made",
    Fate.BACK: "made",
    Fate.SAME: "skipped",
    Fate.KEPT: "kept",
    Fate.FIXED: "fixed",
    Fate.FAILED: "failed",
}


_STAYS = {State.SKIP: Fate.SAME, State.EDITED: Fate.KEPT}


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What would become of one document.

    Of a changed one, ``sources`` are what goes into it and has changed, ``values`` the names of the
    values that only the new text shows, ``changes`` the paragraphs that differ.
    """

    path: str
    untuk: str
    fate: Fate
    sources: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    changes: tuple[TextChange, ...] = ()


def rehearse(batch: TypeBatch) -> list[Rehearsed]:
    """Return what would become of a type's documents; the report gets its line and problems.

    The register of the batch must be a copy: what is left over is noted there.
    """
    jobs, due = batch.plan.jobs, batch.due if batch.is_whole else None
    standing = Standing.of(batch.workspace, batch.folder, jobs, batch.known(), due=due)
    rehearsal = _Rehearsal(batch, standing, Inputs.of(*_inputs_of(batch)), [])
    row = TypeReport(batch.name, batch.workspace.show(batch.folder), planned=len(jobs))
    found: list[Rehearsed] = []
    for job in jobs:
        found.append(one := rehearsal.of(job))
        column = _COLUMNS[one.fate]
        setattr(row, column, getattr(row, column) + 1)
        batch.progress(batch.name, len(found), row.planned, row.failed)
    if row.planned or not batch.konsep:
        batch.report.types[batch.name] = row
    batch.report.problems += tell_failures(rehearsal.failed, row.planned)
    settle_leftovers(batch, standing)
    return found


def _inputs_of(batch: TypeBatch) -> tuple[Renderer, Mapping[str, Any], Path]:
    return batch.renderer, batch.plan.builder.shared, batch.workspace.data


@dataclass(frozen=True, slots=True)
class _Rehearsal:
    """The documents of a batch, as they lie there and as they would be."""

    batch: TypeBatch
    standing: Standing
    inputs: Inputs
    failed: list[tuple[Job, Problem]]

    def of(self, job: Job) -> Rehearsed:
        """Return what would become of one document: the run begins it in the same way."""
        known, workspace = self.standing.known.get(job.key), self.batch.workspace
        if known is not None and known.is_issued:
            there = (workspace.root / known.path).exists()
            return Rehearsed(known.path, job.untuk, Fate.FIXED if there else Fate.BACK)
        draft = draft_of(self.batch, self.standing, self.inputs, job)
        if draft.state in _STAYS:
            return self._as(_STAYS[draft.state], draft)
        if draft.state is State.TAKEN:
            owner = self.standing.owner(draft.path)
            self.failed.append((job, name_taken(workspace, owner)))
            return self._as(Fate.FAILED, draft)
        Making(self.batch, self.standing).number([draft])
        return self._filled(draft)

    def _filled(self, draft: Draft) -> Rehearsed:
        """Return what would become of a document that is filled to see it."""
        try:
            data = self.batch.renderer.render(draft.context)
        except ZiDocsError as error:
            self.failed.extend((draft.job, problem) for problem in error.problems)
            return self._as(Fate.FAILED, draft)
        there = _bytes_of(draft.path)
        if there is None:
            return self._as(Fate.NEW, draft)
        if there == data:
            return self._as(Fate.SAME, draft)
        if draft.state is State.DOUBTFUL:
            return self._as(Fate.KEPT, draft)
        changes = find_changes(there, data) or []
        known = self.standing.known.get(draft.job.key)
        sources = changed_sources(known.hash_masukan, draft.inputs) if known else []
        names = values_in(changes, draft.context, self.batch.renderer)
        return self._as(Fate.CHANGED, draft, tuple(sources), tuple(names), tuple(changes))

    def _as(self, fate: Fate, draft: Draft, *about: Any) -> Rehearsed:
        return Rehearsed(self.batch.workspace.show(draft.path), draft.job.untuk, fate, *about)


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def values_in(
    changes: Sequence[TextChange], context: Mapping[str, Any], renderer: Renderer
) -> list[str]:
    """Return the names of the values of a naskah that only the new paragraphs show."""
    found = (
        ".".join(step for step in path if step.isidentifier())
        for path in sorted(renderer.paths)
        for text in _texts(context, path)
        if len(text) >= _SHORTEST and any(text in new and text not in old for old, new in changes)
    )
    return list(dict.fromkeys(found))[:_MOST_NAMES]


def _texts(value: Any, path: Sequence[str]) -> Iterator[str]:
    """Yield the texts at a path of the values, of each item where it goes through a list."""
    if not path:
        yield from _as_printed(value)
        return
    step, *rest = path
    if isinstance(value, Mapping):
        if step in value:
            yield from _texts(value[step], rest)
    elif step == EACH and isinstance(value, Iterable) and not isinstance(value, str):
        for item in value:
            yield from _texts(item, rest)


def _as_printed(value: Any) -> Iterator[str]:
    if isinstance(value, date):
        yield format_tanggal(value)
    elif isinstance(value, (str, int)) and not isinstance(value, bool):
        yield " ".join(str(value).split())
