"""What a run does with an issued document once it was filled to compare, and what it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from zi_docs.errors import Problem
from zi_docs.run.divergence import Divergence, find_changes
from zi_docs.run.issued import Issued, Stand, Verdict
from zi_docs.run.plan import Job, TypePlan
from zi_docs.run.problems import (
    differs,
    differs_too,
    edited_for_good,
    edited_since_issue,
    lost,
    lost_too,
)
from zi_docs.run.tally import Tally
from zi_docs.workspace import Workspace

Result = bytes | Sequence[Problem]


class Settled(NamedTuple):
    """What is still to be done: ``data`` to lay down, if any.

    ``proven`` says that today's inputs gave the bytes on record.
    """

    data: bytes | None = None
    proven: bool = False


@dataclass(frozen=True, slots=True)
class Settling:
    """A run's dealings with the issued documents of one type."""

    workspace: Workspace
    plan: TypePlan
    tally: Tally
    ulang: bool
    timpa: bool

    def settle(self, job: Job, issued: Issued, result: Result) -> Settled:
        """Return what is to be written or vouched for; whatever stays as it is, is told here."""
        data = result if isinstance(result, bytes) else b""
        verdict = issued.judge(data, ulang=self.ulang, timpa=self.timpa)
        if verdict in (Verdict.WRITE, Verdict.VOUCH):
            return Settled(data if verdict is Verdict.WRITE else None, proven=True)
        elsewhere = issued.read_elsewhere() if issued.is_wanted_back(self.timpa) else None
        if elsewhere is not None:
            self._mention(issued, self._compare(job, issued, elsewhere, result))
        elif verdict is Verdict.LOST:
            self._lost(job, issued, result)
        else:
            self._stays(job, issued, result, verdict)
        return Settled(elsewhere)

    def skip(self, job: Job, issued: Issued) -> None:
        """Pass over a document that is as it would be made, but perhaps for its file's name."""
        self._leave(issued, self._divergence(job, issued))

    def keep_edited(self, issued: Issued, *, restorable: bool) -> None:
        """Leave a file that a person changed."""
        words = edited_since_issue if restorable else edited_for_good
        self.tally.kept(words, self._place(issued))

    def _lost(self, job: Job, issued: Issued, result: Result) -> None:
        """Tell that a file is gone for good; where today's data fill nothing at all, they fail."""
        if not isinstance(result, bytes):
            self.tally.failed(job, result)
            return
        place, data_set = self._place(issued), self.workspace.nama
        self.tally.tell(lost(place, issued.document.nomor, data_set), lost_too(place, data_set))
        self.tally.fixed()

    def _stays(self, job: Job, issued: Issued, result: Result, verdict: Verdict) -> None:
        restorable = verdict is Verdict.EDITED or not (issued.is_here or self.timpa)
        found = self._compare(job, issued, issued.read(), result)
        if issued.stand is Stand.EDITED and (restorable or found.is_name_only):
            self.keep_edited(issued, restorable=restorable)
        else:
            self._leave(issued, found)

    def _leave(self, issued: Issued, found: Divergence) -> None:
        """Leave a file as it is, counted as edited, as issued or as skipped."""
        self._mention(issued, found)
        if issued.stand is Stand.EDITED:
            self.tally.keep()
        elif found.is_any:
            self.tally.fixed()
        else:
            self.tally.skipped(issued.path)

    def _mention(self, issued: Issued, found: Divergence) -> None:
        if found.is_any:
            place, data_set = self._place(issued), self.workspace.nama
            self.tally.tell(differs(place, found, data_set), differs_too(place, found, data_set))

    def _compare(self, job: Job, issued: Issued, there: bytes | None, result: Result) -> Divergence:
        """Return how what stands there differs from what today's data give."""
        found = self._divergence(job, issued)
        if not isinstance(result, bytes):
            return replace(found, fault=result[0])
        changes = find_changes(there, result) if there is not None else None
        return replace(found, changes=changes or ())

    def _divergence(self, job: Job, issued: Issued) -> Divergence:
        """Return what can be told of a document without looking into its file."""
        return Divergence(
            issued.document.nomor,
            name=issued.renamed,
            edited=issued.stand is Stand.EDITED,
            dated=self._date_to_write(job, issued),
        )

    def _date_to_write(self, job: Job, issued: Issued) -> date | None:
        """Return a document's own date where the settings could hold it and hold another."""
        plan = self.plan
        single = plan.doctype.manifest.satu_per == "data" and not plan.doctype.manifest.tanggal
        typed = plan.request.tanggal is not None
        return None if typed or not single or job.tanggal == issued.tanggal else issued.tanggal

    def _place(self, issued: Issued) -> str:
        return self.workspace.show(issued.path)
