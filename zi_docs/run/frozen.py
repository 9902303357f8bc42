"""Issued documents: their files are data, so a run lays them down and compares, but never refills.

A file that is missing from the output folder is laid down again with the bytes that were kept. A
file that people edited stays. When today's data would give another text, the run says so once and
remembers it; while nothing that goes in has changed, nothing is filled to find out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from zi_docs.files.arsip import move_to_archive
from zi_docs.files.writing import FileChunk, WrittenFile
from zi_docs.register import Document
from zi_docs.register import Place as FilePlace
from zi_docs.run.batch import TypeBatch
from zi_docs.run.divergence import Difference, find_changes
from zi_docs.run.inputs import Inputs, changed_sources, file_hash
from zi_docs.run.made import Fate, Made, Settled
from zi_docs.run.plan import Job, file_at
from zi_docs.run.problems import edited_since_issue
from zi_docs.run.problems_issuing import differ, lost
from zi_docs.run.rendering import render_all
from zi_docs.run.tally import Tally

CHUNK = 250


@dataclass(slots=True)
class _Issued:
    """An issued document, the place of its file, and the job that would fill it today, if any."""

    document: Document
    path: Path
    job: Job | None
    settled: Settled = field(default_factory=lambda: Settled(Fate.SKIPPED))
    file: WrittenFile | None = None


def hold(batch: TypeBatch, tally: Tally, known: Mapping[str, Document]) -> None:
    """Lay down the issued documents of a type that are missing, and tell what would differ.

    A run over all records lays down those of records that are gone, too. Raises
    :class:`OutputError` when the disk refuses all.
    """
    issued = list(_issued(batch, known))
    for first in range(0, len(issued), CHUNK):
        _put_in_place(batch, issued[first : first + CHUNK])
    told = _compare(batch, issued)
    if told:
        batch.report.problems.append(differ(batch.name, told, batch.workspace.nama))
        tally.row.named += len(told)
    for one in issued:
        if one.job is not None:
            _count(batch, tally, one, one.job)


def _issued(batch: TypeBatch, known: Mapping[str, Document]) -> Iterator[_Issued]:
    """Yield the issued documents that are asked for; those of gone records in a whole run."""
    jobs = {job.key: job for job in batch.plan.jobs}
    for key, document in known.items():
        job = jobs.get(key)
        if document.is_issued and (job is not None or batch.is_whole):
            inner = f"/{document.path}".rpartition(f"/{batch.jenis}/")[2]
            yield _Issued(document, file_at(batch.folder, inner), job)


def _put_in_place(batch: TypeBatch, issued: Sequence[_Issued]) -> None:
    """Write the kept bytes of documents whose file is missing."""
    chunk = FileChunk(batch.workspace.show(batch.folder))
    wanted: dict[Path, _Issued] = {}
    try:
        for one in issued:
            if data := _wanted(batch, one):
                chunk.write(one.path, data)
                wanted[one.path] = one
        written = {file.path: file for file in chunk.publish()}
    finally:
        chunk.discard()
    batch.register.set_places(batch.jenis, dict(_places(batch, wanted, written)))
    for path, one in wanted.items():
        one.file = written.get(path)
        if problem := chunk.refused.get(path):
            one.settled = Settled(Fate.FAILED, problems=[problem])
        else:
            one.settled = Settled(Fate.MADE)


def _places(
    batch: TypeBatch, wanted: Mapping[Path, _Issued], written: Mapping[Path, WrittenFile]
) -> Iterator[tuple[str, FilePlace]]:
    """Yield the new places of files; a file in another output folder leaves the first one known."""
    for path, file in written.items():
        document, shown = wanted[path].document, batch.workspace.show(path)
        if shown == document.path or not (batch.workspace.root / document.path).exists():
            yield document.kunci, FilePlace(shown, file.size, file.mtime_ns)


def _wanted(batch: TypeBatch, one: _Issued) -> bytes | None:
    """Return the bytes to lay down, or None after noting how the file stands."""
    document = one.document
    state = _state(batch, one)
    if state and state == document.sha256:
        one.file = _as_it_is(one)
        return None
    data = batch.kept.read(document.sha256)
    if data is None:
        one.settled = Settled(Fate.KEPT if state else Fate.FIXED)
        _tell_lost(batch, one)
        return None
    if state and not batch.options.timpa:
        one.settled = Settled(Fate.KEPT, words=edited_since_issue)
        return None
    if state:
        name = f"{batch.jenis}/{one.path.name}"
        move_to_archive(one.path, batch.workspace.output, name, batch.workspace.show)
    return data


def _tell_lost(batch: TypeBatch, one: _Issued) -> None:
    """Report kept bytes that are damaged; those that are missing were reported already (ZI511)."""
    document, data_set = one.document, batch.workspace.nama
    name = f"nomor {document.nomor}" if document.nomor else document.untuk or document.kunci
    told = lost(document.path, name, batch.jenis, document.nomor, data_set)
    if told not in batch.report.problems:
        batch.report.problems.append(told)


def _state(batch: TypeBatch, one: _Issued) -> str:
    """Return the hash of the file in its place; empty when there is none."""
    document = one.document
    try:
        state = one.path.stat()
    except OSError:
        return ""
    same = (state.st_size, state.st_mtime_ns) == (document.ukuran, document.mtime_ns)
    if same and batch.workspace.show(one.path) == document.path:
        return document.sha256
    return file_hash(one.path) or "?"


def _as_it_is(one: _Issued) -> WrittenFile:
    state = one.path.stat()
    return WrittenFile(one.path, one.document.sha256, state.st_size, state.st_mtime_ns)


# What today's data would give.


def _compare(batch: TypeBatch, issued: Sequence[_Issued]) -> list[Difference]:
    """Return how documents differ from what today's data give, of those not told before.

    Of a document whose inputs nobody knows (version 0.1, another book's number) today's are taken.
    """
    inputs = Inputs.of(batch.renderer, batch.plan.builder.shared, batch.workspace.data)
    news: list[Difference] = []
    same: dict[str, str] = {}
    told: dict[str, str] = {}
    for one, wanted in _changed(batch, issued, inputs):
        known = one.document.hash_masukan or one.document.beda
        found = _difference(batch, one, wanted) if known else None
        if found is None:
            same[one.document.kunci] = wanted
            continue
        told[one.document.kunci] = wanted
        one.settled = _as_fixed(one.settled)
        news.append(found)
    if same:
        batch.register.vouch(batch.jenis, same)
    if told:
        batch.register.set_told(batch.jenis, told)
    return news


def _changed(
    batch: TypeBatch, issued: Sequence[_Issued], inputs: Inputs
) -> Iterator[tuple[_Issued, str]]:
    """Yield the documents whose inputs are others than when they were issued or told of."""
    for one in issued:
        if one.job is None:
            continue
        one.job = batch.plan.dated(one.job, date.fromisoformat(one.document.tanggal))
        wanted = inputs.hash(batch.plan.context(one.job, ""))
        if wanted == one.document.beda:
            one.settled = _as_fixed(one.settled)
        elif wanted != one.document.hash_masukan and batch.kept.path(one.document.sha256).exists():
            yield one, wanted


def _as_fixed(settled: Settled) -> Settled:
    """Return that an intact document stays as issued although the data would give another."""
    return replace(settled, fate=Fate.FIXED) if settled.fate is Fate.SKIPPED else settled


def _difference(batch: TypeBatch, one: _Issued, wanted: str) -> Difference | None:
    """Return how a document's text would be another; None when it would be the same."""
    job, document, kept = one.job, one.document, batch.kept.read(one.document.sha256)
    if job is None or kept is None:
        return None
    context = batch.plan.context(job, document.nomor)
    (result,) = render_all(batch.renderer, batch.spec, [context])
    place = batch.workspace.show(one.path)
    sources = changed_sources(document.beda or document.hash_masukan, wanted)
    found = Difference(place, document.nomor, job.untuk, tuple(sources))
    if not isinstance(result, bytes):
        return replace(found, fault=result[0])
    if sha256(result).hexdigest() == document.sha256:
        return None
    changes = find_changes(kept, result)
    return replace(found, changes=tuple(changes)) if changes else None


def _count(batch: TypeBatch, tally: Tally, one: _Issued, job: Job) -> None:
    """Count a document that a job stands for, so that it is put on paper too."""
    document = one.document
    named = job.named(_inner(batch, one.path))
    inputs = document.hash_masukan
    made = Made.of(named, batch.folder, one.settled, inputs, document, file=one.file)
    batch.made[job.key] = made
    tally.count(made)
    job.let_go()


def _inner(batch: TypeBatch, path: Path) -> str:
    return path.relative_to(batch.folder).as_posix()
