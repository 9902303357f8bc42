"""Issued documents: their number is in force, so what their file holds is settled.

No run fills one from other inputs, whatever its options. It is filled only to compare. Where that
gives the very bytes on record, a missing file is laid down again; where it does not, the file stays
as it is and the run says what would differ. What a document is made of is compared by its hash.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from zi_docs.errors import Problem
from zi_docs.files.names import plan_names
from zi_docs.register import Document
from zi_docs.run.divergence import Divergence, find_changes
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

_PICTURES = (".png", ".jpg", ".jpeg")

_TWIN = re.compile(r"_\d+$")

Result = bytes | Sequence[Problem]


def hash_of(values: Any, *more: str) -> str:
    """Return the SHA-256 of plain values and strings, the same on every machine."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256("\0".join((text, *more)).encode("utf-8", "surrogatepass")).hexdigest()


def file_hash(path: Path) -> str:
    """Return a file's SHA-256; empty when it can't be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def pictures_hash(folder: Path) -> str:
    """Return a hash of the pictures that records may name; one replaced under its name counts."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix.casefold() in _PICTURES:
            digest.update(f"{path.relative_to(folder)} {file_hash(path)}\n".encode())
    return digest.hexdigest()


class Stand(Enum):
    """How the file of an issued document stands where a run looks for it."""

    GONE = 1
    INTACT = 2
    EDITED = 3


class Verdict(Enum):
    """What is to be done with an issued document once it was filled to compare.

    ``WRITE``: lay down the bytes, which are those on record. ``VOUCH``: it stands as recorded, and
    the register learns from which inputs, or where. ``KEEP``: it stands and stays, though the data
    would give other bytes. ``EDITED``: a person changed it. ``LOST``: nothing gives its bytes any
    more.
    """

    WRITE = 1
    VOUCH = 2
    KEEP = 3
    EDITED = 4
    LOST = 5


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued document and its file.

    ``recorded`` is where the register has it, ``path`` where this run looks for it: they differ
    when the run writes to another folder. ``renamed`` is the name that the data would give now,
    where that is another.
    """

    document: Document
    recorded: Path
    path: Path
    stand: Stand
    renamed: str = ""

    @classmethod
    def of(cls, document: Document, recorded: Path, path: Path, renamed: str) -> Issued:
        """Return the document with how its file stands."""
        stand = _stand(document, path, path == recorded)
        return cls(document, recorded, path, stand, renamed)

    @property
    def is_here(self) -> bool:
        """Whether the register has it where this run looks for it."""
        return self.path == self.recorded

    @property
    def tanggal(self) -> date:
        """The date under which it was issued."""
        return date.fromisoformat(self.document.tanggal)

    def is_wanted_back(self, timpa: bool) -> bool:
        """Whether the bytes on record are wanted, not only a comparison with today's data."""
        return self.stand is Stand.GONE or (timpa and self.stand is Stand.EDITED)

    def judge(self, data: bytes, *, ulang: bool, timpa: bool) -> Verdict:
        """Return what follows from the bytes that it is filled with now."""
        proven = sha256(data).hexdigest() == self.document.sha256
        if self.stand is Stand.GONE:
            return Verdict.WRITE if proven else Verdict.LOST
        if not proven:
            return Verdict.KEEP
        if self.stand is Stand.INTACT:
            return Verdict.WRITE if ulang else Verdict.VOUCH
        return Verdict.WRITE if timpa else Verdict.EDITED

    def read(self) -> bytes | None:
        """Return what stands in its place; None when it can't be read."""
        return _read(self.path)

    def read_elsewhere(self) -> bytes | None:
        """Return the issued bytes from where the register has them, when they stand there."""
        data = None if self.is_here else _read(self.recorded)
        intact = data is not None and sha256(data).hexdigest() == self.document.sha256
        return data if intact else None


def keep_names(
    plan: TypePlan, known: Mapping[str, Document], place: str
) -> tuple[TypePlan, dict[str, str]]:
    """Return the plan with every issued document under the name it has, and who is renamed.

    ``place`` is the type's folder as the register writes it. A new namesake gives way to the
    document that has the name. What is renamed is told by its key: the name it would have now.
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

    Whether such a document is in the way of another, a person decides (ZI508).
    """
    existing = plan.known_keys
    return {
        key: document.path.removeprefix(place)
        for key, document in known.items()
        if document.is_issued and key in existing and document.path.startswith(place)
    }


def _first_name(path: str) -> str:
    """Return a name as it is before namesakes are told apart."""
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
