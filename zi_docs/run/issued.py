"""Issued documents: their number is in force, so the contents of their file are final.

No option lets a run put other contents in such a file. A run fills an issued document only to
compare. When this gives the recorded bytes, a missing file is written again. When it does not, the
file stays as it is, and the run reports what would differ. Inputs are compared by their hash.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from hashlib import sha256
from pathlib import Path, PurePosixPath

from zi_docs.errors import Problem
from zi_docs.files.names import plan_names
from zi_docs.register import Document
from zi_docs.run.divergence import Divergence, find_changes
from zi_docs.run.inputs import file_hash
from zi_docs.run.made import Fate, News, Settled
from zi_docs.run.plan import Job, TypePlan
from zi_docs.run.problems import (
    differs,
    differs_too,
    edited_for_good,
    edited_since_issue,
    lost,
    lost_too,
)
from zi_docs.workspace import Workspace

_TWIN = re.compile(r"_\d+$")

Result = bytes | Sequence[Problem]


class Stand(Enum):
    """The state of an issued document's file, in the place where a run looks for it."""

    GONE = 1
    INTACT = 2
    EDITED = 3


class Verdict(Enum):
    """What to do with an issued document after it was filled to compare.

    ``WRITE``: write the bytes, which are the recorded ones. ``VOUCH``: the file is as recorded, and
    the register learns its new inputs or its new place. ``KEEP``: the file stays, though today's
    data give other bytes. ``EDITED``: a person changed the file. ``LOST``: the file is gone, and
    today's data give other bytes.
    """

    WRITE = 1
    VOUCH = 2
    KEEP = 3
    EDITED = 4
    LOST = 5


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued document and its file.

    ``recorded`` is its path in the register, ``path`` the one where this run looks for it. They
    differ when the run writes to another folder. ``renamed`` is the name that today's data would
    give, if it is another.
    """

    document: Document
    recorded: Path
    path: Path
    stand: Stand
    renamed: str = ""

    @classmethod
    def of(cls, document: Document, recorded: Path, path: Path, renamed: str) -> Issued:
        """Return the document with the state of its file."""
        stand = _stand(document, path, path == recorded)
        return cls(document, recorded, path, stand, renamed)

    @property
    def is_here(self) -> bool:
        """Whether this run looks for the file at its recorded path."""
        return self.path == self.recorded

    @property
    def tanggal(self) -> date:
        """The date under which it was issued."""
        return date.fromisoformat(self.document.tanggal)

    def is_wanted_back(self, timpa: bool) -> bool:
        """Whether the recorded bytes are wanted back, not only a comparison with today's data."""
        return self.stand is Stand.GONE or (timpa and self.stand is Stand.EDITED)

    def judge(self, data: bytes, *, ulang: bool, timpa: bool) -> Verdict:
        """Return what to do, given the bytes that today's data give."""
        # Example: the document was issued with the bytes b1.
        #
        #   the file      today's data give b1           today's data give b2
        #   GONE          WRITE                          LOST
        #   INTACT (b1)   VOUCH (with --ulang: WRITE)    KEEP
        #   EDITED (bx)   EDITED (with --timpa: WRITE)   KEEP
        #
        # So b2 is never written. What WRITE writes is always b1.
        proven = sha256(data).hexdigest() == self.document.sha256
        if self.stand is Stand.GONE:
            return Verdict.WRITE if proven else Verdict.LOST
        if not proven:
            return Verdict.KEEP
        if self.stand is Stand.INTACT:
            return Verdict.WRITE if ulang else Verdict.VOUCH
        return Verdict.WRITE if timpa else Verdict.EDITED

    def read(self) -> bytes | None:
        """Return the bytes of the file in its place; None when it can't be read."""
        return _read(self.path)

    def read_elsewhere(self) -> bytes | None:
        """Return the issued bytes from the recorded path, if it is another path and has them."""
        data = None if self.is_here else _read(self.recorded)
        intact = data is not None and sha256(data).hexdigest() == self.document.sha256
        return data if intact else None


def keep_names(
    plan: TypePlan, known: Mapping[str, Document], place: str
) -> tuple[TypePlan, dict[str, str]]:
    """Return the plan in which issued documents keep their names, and the names they would have.

    ``place`` is the type's folder as the register writes it. A new namesake of an issued document
    gets another name. The second result holds, by key, each name that today's data would give and
    that differs from the kept one.
    """
    settled = _settled_names(plan, known, place)
    if not settled:
        return plan, {}
    names = plan_names({job.key: job.path for job in plan.jobs}, settled)
    renamed = {
        job.key: job.path
        for job in plan.jobs
        if job.key in settled and _first_name(job.path) != _first_name(names[job.key])
    }
    jobs = tuple(replace(job, path=names[job.key]) for job in plan.jobs)
    return replace(plan, jobs=jobs), renamed


def _settled_names(plan: TypePlan, known: Mapping[str, Document], place: str) -> dict[str, str]:
    """Return the names of issued documents by key, but not those of records that are gone.

    When such a document is in the way of another, a person decides (ZI508).
    """
    existing = plan.known_keys
    return {
        key: document.path.removeprefix(place)
        for key, document in known.items()
        if document.is_issued and key in existing and document.path.startswith(place)
    }


def _first_name(path: str) -> str:
    """Return a name without the ``_2`` that tells it apart from a namesake's."""
    pure = PurePosixPath(path)
    return str(pure.with_name(_TWIN.sub("", pure.stem) + pure.suffix))


def _stand(document: Document, path: Path, is_here: bool) -> Stand:
    try:
        stat = path.stat()
    except OSError:
        return Stand.GONE
    same = (stat.st_size, stat.st_mtime_ns) == (document.ukuran, document.mtime_ns)
    intact = (is_here and same) or file_hash(path) == document.sha256
    return Stand.INTACT if intact else Stand.EDITED


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class Settling:
    """Decides what a run does with the issued documents of one type."""

    workspace: Workspace
    plan: TypePlan
    ulang: bool
    timpa: bool

    def settle(self, job: Job, issued: Issued, result: Result) -> Settled:
        """Return what to write or to vouch for, or why the document stays as it is."""
        # Example: number 12 was issued with the bytes b1. Since then a name in the data changed,
        # so today's data give b2.
        #
        #   its file is intact   it stays; ZI510 lists the paragraph with the name
        #   its file is edited   it stays; ZI510 lists what differs and says that it was edited
        #   its file is gone     ZI511; nothing is written
        #   its file is gone from this run's folder, but intact at the recorded path
        #                        b1 is copied from there, and ZI510 lists the paragraph
        data = result if isinstance(result, bytes) else b""
        verdict = issued.judge(data, ulang=self.ulang, timpa=self.timpa)
        if verdict is Verdict.WRITE:
            return Settled(Fate.MADE, data, proven=True)
        if verdict is Verdict.VOUCH:
            return Settled(Fate.SKIPPED, proven=True)
        elsewhere = issued.read_elsewhere() if issued.is_wanted_back(self.timpa) else None
        if elsewhere is not None:
            news = self._news(issued, self._compare(job, issued, elsewhere, result))
            return Settled(Fate.MADE, elsewhere, news=news)
        if verdict is Verdict.LOST:
            return self._lost(issued, result)
        return self._stays(job, issued, result, verdict)

    def skip(self, job: Job, issued: Issued) -> Settled:
        """Skip a document with unchanged inputs; its file's name may now be another."""
        return self._leave(issued, self._divergence(job, issued))

    def keep_edited(self, *, restorable: bool) -> Settled:
        """Leave a file that a person changed."""
        return Settled(Fate.KEPT, words=edited_since_issue if restorable else edited_for_good)

    def _lost(self, issued: Issued, result: Result) -> Settled:
        """Return that a file is gone for good, or the failure when the data can't fill it."""
        if not isinstance(result, bytes):
            return Settled(Fate.FAILED, problems=result)
        place, data_set = self._place(issued), self.workspace.nama
        told = lost(place, issued.document.nomor, data_set)
        return Settled(Fate.FIXED, news=News(told, lost_too(place, data_set)))

    def _stays(self, job: Job, issued: Issued, result: Result, verdict: Verdict) -> Settled:
        restorable = verdict is Verdict.EDITED or not (issued.is_here or self.timpa)
        found = self._compare(job, issued, issued.read(), result)
        if issued.stand is Stand.EDITED and (restorable or found.is_name_only):
            return self.keep_edited(restorable=restorable)
        return self._leave(issued, found)

    def _leave(self, issued: Issued, found: Divergence) -> Settled:
        """Leave a file as it is, counted as edited, as issued or as skipped."""
        stays = Fate.FIXED if found.is_any else Fate.SKIPPED
        fate = Fate.KEPT if issued.stand is Stand.EDITED else stays
        return Settled(fate, news=self._news(issued, found))

    def _news(self, issued: Issued, found: Divergence) -> News | None:
        place, data_set = self._place(issued), self.workspace.nama
        if not found.is_any:
            return None
        return News(differs(place, found, data_set), differs_too(place, found, data_set))

    def _compare(self, job: Job, issued: Issued, there: bytes | None, result: Result) -> Divergence:
        """Return how the bytes ``there`` differ from what today's data give."""
        found = self._divergence(job, issued)
        if not isinstance(result, bytes):
            return replace(found, fault=result[0])
        changes = find_changes(there, result) if there is not None else None
        return replace(found, changes=changes or ())

    def _divergence(self, job: Job, issued: Issued) -> Divergence:
        """Return what can be said of a document without reading its file."""
        return Divergence(
            issued.document.nomor,
            name=issued.renamed,
            edited=issued.stand is Stand.EDITED,
            dated=self._date_to_write(job, issued),
        )

    def _date_to_write(self, job: Job, issued: Issued) -> date | None:
        """Return a document's own date, if the settings could hold it and hold another one."""
        plan = self.plan
        single = plan.doctype.manifest.tabel == "data" and not plan.doctype.manifest.tanggal
        typed = plan.request.tanggal is not None
        return None if typed or not single or job.tanggal == issued.tanggal else issued.tanggal

    def _place(self, issued: Issued) -> str:
        return self.workspace.show(issued.path)
