"""Making all documents of one type: resumable, in chunks, numbers first and register last.

Order within a chunk: numbers committed, documents rendered, files written aside, made durable,
renamed, register confirmed. Whatever moment the power goes, no file under a final name is half
written, no number is lost, and the same command makes exactly what is missing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from zi_docs import __version__
from zi_docs.engine import CompileSpec, Renderer, render_all
from zi_docs.errors import OutputError, Problem, galat, peringatan
from zi_docs.outputs.write_file import DISK_FULL, FileChunk, WrittenFile
from zi_docs.planning import Job, TypePlan
from zi_docs.register import (
    Document,
    DocumentEntry,
    HandRequest,
    Register,
    ReserveItem,
    ReserveRequest,
    printer,
    series_name,
)
from zi_docs.report import RunReport, TypeReport
from zi_docs.workspace import Workspace

__all__ = [
    "BatchOptions",
    "Progress",
    "StopRunError",
    "TypeBatch",
    "hash_of",
    "no_room",
    "workers_died",
]

CHUNK = 250
_BLOCK = 4096  # what a file takes beyond its bytes
T = TypeVar("T")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How a run goes about it.

    ``ulang`` makes what is unchanged again, ``timpa`` overwrites files edited by hand, ``berhenti``
    stops at the first document that fails.
    """

    ulang: bool = False
    timpa: bool = False
    berhenti: bool = False


class _State(Enum):
    """What is to be done for one document.

    ``DOUBTFUL``: a file is there that the register does not vouch for. It is kept, unless it is
    exactly what would be made: then a killed run made it, and it is taken over.
    """

    MAKE = 1
    SKIP = 2
    EDITED = 3
    DOUBTFUL = 4


@dataclass(slots=True)
class _Draft:
    """A document on its way: its inputs, their hash, and what was made of them."""

    job: Job
    context: dict[str, Any]
    hash: str
    state: _State
    nomor: str = ""


class StopRunError(Exception):
    """The run was asked to stop at its first failure, or has no disk left to go on."""


@dataclass(slots=True)
class TypeBatch:
    """One type's documents. Without a register (drafts) nothing is numbered or remembered.

    ``complete`` says that no record was left out, so that a file without a record is an orphan.
    """

    workspace: Workspace
    plan: TypePlan
    spec: CompileSpec
    renderer: Renderer
    register: Register | None
    options: BatchOptions
    report: RunReport
    progress: Progress
    executor: Executor | None = None
    complete: bool = True
    known: dict[str, Document] = field(default_factory=dict)
    owners: dict[str, Document] = field(default_factory=dict)
    moving: dict[str, Document] = field(default_factory=dict)
    done: int = 0
    printed: dict[str, dict[str, Document]] = field(default_factory=dict)
    full: bool = False

    @property
    def folder(self) -> Path:
        """Where this type's documents go; drafts have a folder of their own."""
        base = self.workspace.output
        return (base / "draf" if self.plan.request.draf else base) / self.plan.doctype.id

    @property
    def row(self) -> TypeReport:
        """This type's line of the report."""
        return self.report.types[self.plan.doctype.id]

    def estimate(self) -> int:
        """Return about how many bytes the missing documents take, by the first one."""
        folder = self.folder
        missing = [job for job in self.plan.jobs if not (folder / job.path).exists()]
        for job in missing[:1]:
            context = self.plan.context(job, self.plan.blank_number(job))
            for result in render_all(self.renderer, self.spec, [context]):
                size = len(result) if isinstance(result, bytes) else 0
                return (size + _BLOCK) * len(missing)
        return 0

    def run(self) -> None:
        """Make what is missing or changed.

        Raises :class:`StopRunError` at the first failure under ``berhenti``, and when the disk is
        full: what is left would fail as well, and spend numbers.
        """
        jenis = self.plan.doctype.id
        shown = self.workspace.show(self.folder)
        self.report.types[jenis] = TypeReport(jenis, shown, planned=len(self.plan.jobs))
        if self.register:
            self.known = self.register.documents(jenis)
            self.owners = {document.path: document for document in self.known.values()}
            self.moving = self._moving()
        pictures = _pictures(self.workspace.data) if self.renderer.brings_pictures else ""
        base = hash_of(self._printed(), self.renderer.fingerprint, pictures, __version__)
        for jobs in _chunks(self.plan.jobs, CHUNK):
            self._chunk(jobs, base)
        self.report.orphans += self._orphans()

    def _printed(self) -> dict[str, Any]:
        """Return what all documents share and this naskah speaks of; the rest changes no byte."""
        shared, names = self.plan.builder.shared, self.renderer.names
        return {name: value for name, value in shared.items() if name in names}

    def _chunk(self, jobs: Sequence[Job], base: str) -> None:
        drafts = [draft for job in jobs if (draft := self._draft(job, base))]
        self._number(drafts)
        chunk = FileChunk(self.row.folder)
        try:
            made = self._make(chunk, drafts)
            written = self._publish(chunk, made)
        finally:
            chunk.discard()
        self._confirm([d for d in made if self.folder / d.job.path in written], written)
        if self._stops:
            raise StopRunError

    @property
    def _stops(self) -> bool:
        return self.full or (self.options.berhenti and self.row.failed > 0)

    def _draft(self, job: Job, base: str) -> _Draft | None:
        """Return the document to make, or None when it is there already or edited by hand."""
        typed = self.plan.request.nomor if self.plan.pattern is None else ""
        context = self.plan.context(job, typed)
        shared = self.plan.builder.shared
        own = {key: value for key, value in context.items() if key not in shared}
        draft = _Draft(job, context, hash_of(own, base), _State.MAKE)
        draft.state = self._state(job, draft.hash)
        if draft.state is _State.SKIP:
            self.row.skipped += 1
            stat = (self.folder / job.path).stat()
            self.report.files[str(self.folder / job.path)] = (stat.st_size, stat.st_mtime_ns)
            self._advance()
            return None
        if draft.state is _State.EDITED:
            self._keep(job)
            return None
        return draft

    def _state(self, job: Job, wanted: str) -> _State:
        path = self.folder / job.path
        try:
            stat = path.stat()
        except OSError:
            return _State.MAKE
        if not self.register:
            return _State.MAKE
        document = self.known.get(job.key)
        if document is None or document.path != self.workspace.show(path):
            return self._state_of_stranger(path)
        current = document.hash_masukan == wanted and document.keadaan != "batal"
        same = (stat.st_size, stat.st_mtime_ns) == (document.ukuran, document.mtime_ns)
        if same or _sha256(path) == document.sha256:
            return _State.SKIP if current and not self.options.ulang else _State.MAKE
        if self.options.timpa:
            return _State.MAKE
        return _State.EDITED if current else _State.DOUBTFUL

    def _state_of_stranger(self, path: Path) -> _State:
        """Judge a file that stands where a record's own should be and was not made for it."""
        owner = self.owners.get(self.workspace.show(path))
        if owner is None:
            return _State.MAKE if self.options.timpa else _State.DOUBTFUL
        left = owner.kunci in self.moving and _sha256(path) == owner.sha256
        return _State.MAKE if left else _State.DOUBTFUL

    def _moving(self) -> dict[str, Document]:
        """Return the documents of this folder whose record now gives another file name."""
        place = f"{self.workspace.show(self.folder)}/"
        paths = {job.key: place + job.path for job in self.plan.jobs}
        return {
            key: document
            for key, document in self.known.items()
            if document.path.startswith(place) and paths.get(key, document.path) != document.path
        }

    def _keep(self, job: Job) -> None:
        self.row.kept += 1
        self.report.problems.append(_edited(self.workspace.show(self.folder / job.path)))
        self._advance()

    def _number(self, drafts: Sequence[_Draft]) -> None:
        """Commit the numbers of a chunk before any of its files exists."""
        pattern = self.plan.pattern
        if pattern is None or not drafts:
            return
        numbers = self._reserve(drafts) if self.register else {}
        for draft in drafts:
            draft.nomor = numbers.get(draft.job.key) or self.plan.blank_number(draft.job)
            draft.context = self.plan.context(draft.job, draft.nomor)

    def _reserve(self, drafts: Sequence[_Draft]) -> dict[str, str]:
        pattern, register, jenis = self.plan.pattern, self.register, self.plan.doctype.id
        if pattern is None or register is None:
            return {}
        groups: dict[tuple[str, int], list[ReserveItem]] = {}
        for draft in drafts:
            job = draft.job
            values = self.plan.number_values(job)
            item = ReserveItem(job.key, job.tanggal, printer(pattern, values), job.untuk)
            name = series_name(self.plan.doctype.manifest.nomor, pattern, values["unit"])
            groups.setdefault((name, job.tanggal.year), []).append(item)
        numbers: dict[str, str] = {}
        for (seri, tahun), items in groups.items():
            request = ReserveRequest(seri, tahun, jenis, items, pattern.mulai)
            if typed := self.plan.request.nomor:
                hand = HandRequest(seri, tahun, jenis, items[0], typed, pattern, pattern.mulai)
                numbers[items[0].kunci] = register.reserve_by_hand(hand)
            else:
                self.report.problems += register.moved_numbers(request)
                numbers |= register.reserve(request)
        return numbers

    def _make(self, chunk: FileChunk, drafts: Sequence[_Draft]) -> list[_Draft]:
        """Render and write aside, in order; a document that fails does not stop the others."""
        contexts = [draft.context for draft in drafts]
        results = render_all(self.renderer, self.spec, contexts, self.executor)
        made = []
        for draft, result in zip(drafts, results, strict=True):
            if not isinstance(result, bytes):
                self._fail(draft.job, result)
            elif self._write(chunk, draft, result):
                made.append(draft)
            if self._stops:
                break
        return made

    def _write(self, chunk: FileChunk, draft: _Draft, data: bytes) -> bool:
        path = self.folder / draft.job.path
        if draft.state is _State.DOUBTFUL and _holds_other(path, data):
            self._keep(draft.job)
            return False
        try:
            chunk.write(path, data)
        except OutputError as error:
            self._fail(draft.job, error.problems)
            return False
        return True

    def _publish(self, chunk: FileChunk, made: Sequence[_Draft]) -> dict[Path, WrittenFile]:
        """Give the files their names, and tell which of them could not have theirs."""
        try:
            written = {file.path: file for file in chunk.publish()}
        except OutputError as error:
            self._fail_all(made, error)
            return {}
        for draft in made:
            if problem := chunk.refused.get(self.folder / draft.job.path):
                self._fail(draft.job, [problem])
        return written

    def _confirm(self, made: Sequence[_Draft], written: dict[Path, WrittenFile]) -> None:
        if self.register:
            numbers = {draft.job.key: draft.nomor for draft in made}
            codes = self.register.codes(self.plan.doctype.id, numbers)
            files = [written[self.folder / draft.job.path] for draft in made]
            self.register.confirm(
                [self._entry(d, f, codes[d.job.key]) for d, f in zip(made, files, strict=True)]
            )
        for draft in made:
            file = written[self.folder / draft.job.path]
            self.report.files[str(file.path)] = (file.size, file.mtime_ns)
            self.row.made += 1
            self._advance()

    def _entry(self, draft: _Draft, file: WrittenFile, code: str) -> DocumentEntry:
        job = draft.job
        return DocumentEntry(
            jenis=self.plan.doctype.id,
            kunci=job.key,
            tanggal=job.tanggal,
            path=self.workspace.show(file.path),
            hash_masukan=draft.hash,
            sha256=file.sha256,
            ukuran=file.size,
            mtime_ns=file.mtime_ns,
            kode=code,
            nomor=draft.nomor,
            untuk=job.untuk,
        )

    def _fail(self, job: Job, problems: Sequence[Problem]) -> None:
        self._count_failure(problems)
        self.report.problems += [
            replace(problem, place=f"{job.place} ({problem.place})") for problem in problems
        ]

    def _fail_all(self, drafts: Iterable[_Draft], error: OutputError) -> None:
        """The whole chunk could not be made visible: say so once, count each document."""
        self.report.problems += error.problems
        for _ in drafts:
            self._count_failure(error.problems)

    def _count_failure(self, problems: Iterable[Problem]) -> None:
        self.row.failed += 1
        self.full |= any(problem.code == DISK_FULL for problem in problems)
        self._advance()

    def _advance(self) -> None:
        self.done += 1
        self.progress(self.plan.doctype.id, self.done, len(self.plan.jobs))

    def _orphans(self) -> list[str]:
        """Return the files that no record gives any more; they are never deleted."""
        keys = {job.key for job in self.plan.jobs}
        taken = {self.workspace.show(self.folder / job.path) for job in self.plan.jobs}
        whole = self.complete and self.plan.is_whole
        gone = [d for key, d in self.known.items() if whole and key not in keys]
        paths = {document.path for document in (*gone, *self.moving.values())} - taken
        return sorted(path for path in paths if (self.workspace.root / path).exists())


def hash_of(values: Any, *more: str) -> str:
    """Return the SHA-256 of plain values and strings, the same on every machine."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256("\0".join((text, *more)).encode("utf-8", "surrogatepass")).hexdigest()


def _pictures(folder: Path) -> str:
    """Return a hash of the pictures that records may name; one replaced under its name counts."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix.casefold() in (".png", ".jpg", ".jpeg"):
            digest.update(f"{path.relative_to(folder)} {_sha256(path)}\n".encode())
    return digest.hexdigest()


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _holds_other(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.read_bytes() != data
    except OSError:
        return True


def _chunks(items: Sequence[T], size: int) -> Iterator[list[T]]:
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk


def _edited(place: str) -> Problem:
    return peringatan(
        "ZI505",
        place,
        "Berkas ini disunting setelah dibuat (atau bukan buatan program ini); tidak ditimpa.",
        "Pindahkan suntingan itu ke data atau naskah, atau beri --timpa untuk membuatnya ulang.",
    )


def workers_died(place: str) -> Problem:
    """Return what it means that a process which renders is gone: killed, or out of memory."""
    return galat(
        "ZI507",
        place,
        "Proses pembantu yang membuat dokumen terhenti mendadak, mungkin karena kurang memori.",
        "Jalankan lagi tanpa --proses: yang sudah jadi dilewati, dan nomornya tetap.",
    )


def no_room(place: str, needed: int, free: int) -> Problem:
    """Return the refusal to begin when the disk can't hold what would be made."""
    return galat(
        "ZI504",
        place,
        f"Sisa diska {free // 1_000_000} MB; perlu kira-kira {needed // 1_000_000 + 1} MB.",
        "Kosongkan diska, lalu jalankan lagi; belum ada nomor yang terpakai.",
    )
