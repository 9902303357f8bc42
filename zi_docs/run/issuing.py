"""Issuing documents: number, date and bytes become final, and the konsep is taken away.

The order within a chunk: commit the numbers, fill, write the kept bytes and the files under
temporary names, make them durable, rename them, tell the register, take the konsep away. Wherever
a run is killed, the same command finishes it: a reserved number is found again by its record, bytes
that are kept already are the same ones, and a konsep that was left behind is taken away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from zi_docs.errors import OutputError, Problem, ZiDocsError, brief
from zi_docs.files.arsip import archive_bytes, move_to_archive
from zi_docs.files.writing import FileChunk
from zi_docs.register import (
    Asal,
    Document,
    IssueEntry,
    fits_pattern,
    record_key,
    turn_key,
    turn_of,
)
from zi_docs.run.batch import TypeBatch
from zi_docs.run.divergence import line_of
from zi_docs.run.inputs import file_hash
from zi_docs.run.konsep import Konsep, KonsepFiles
from zi_docs.run.made import Fate, Made, Result, Settled
from zi_docs.run.making import Draft
from zi_docs.run.numbering import reserve_numbers
from zi_docs.run.plan import Job
from zi_docs.run.problems import name_taken
from zi_docs.run.problems_issuing import (
    date_matters,
    edited_edition,
    edited_konsep,
    in_the_way,
    no_konsep,
    no_new_edition,
    not_before,
    outside_pattern,
)
from zi_docs.run.standing import Standing, State


@dataclass(frozen=True, slots=True)
class Issuing:
    """The steps of documents that are issued; ``konsep`` are the konsep that lie there.

    A document that can't be issued is a failure, never passed over: somebody waits for it.
    """

    batch: TypeBatch
    standing: Standing
    konsep: KonsepFiles
    _edited: dict[str, Konsep] = field(default_factory=dict)

    def settled(self, draft: Draft) -> Settled | None:
        """Return why a document can't be issued; None when nothing stands in the way."""
        return self._refused(draft, self._stands_in_the_way(draft) or self._of_konsep(draft))

    def number(self, drafts: Sequence[Draft]) -> None:
        """Commit the numbers of a chunk before its files exist."""
        plan = self.batch.plan
        numbers = self._numbers([draft.job for draft in drafts])
        for draft in drafts:
            draft.nomor = numbers.get(draft.job.key, "")
            draft.context = plan.context(draft.job, draft.nomor)

    def result(self, draft: Draft, result: Result) -> Settled:
        """Return the bytes to issue: those filled, or those of the edited konsep."""
        if not isinstance(result, bytes):
            return Settled(Fate.FAILED, problems=result)
        if edited := self._edited.get(draft.job.key):
            try:
                result = self.konsep.issue(edited, draft.context)
            except ZiDocsError as error:
                return self._refused(draft, error.problems) or Settled(Fate.FAILED)
        return Settled(Fate.MADE, result)

    def write(self, chunk: FileChunk, draft: Draft, path: Path, data: bytes) -> None:
        """Write the kept bytes first, then the file; what people edited goes to the archive."""
        batch = self.batch
        digest = sha256(data).hexdigest()
        kept = batch.kept.path(digest)
        chunk.write(kept, data, shown=batch.kept.show(digest))
        if self._is_foreign(path) and file_hash(path) != digest:
            name = f"{batch.jenis}/{draft.job.path}"
            move_to_archive(path, batch.workspace.output, name, batch.workspace.show)
        chunk.write(path, data, after=kept)

    def record(self, made: Sequence[Made]) -> None:
        """Tell the register, then take the konsep away."""
        entries = self.entries(made)
        self.batch.register.issue(entries)
        self.konsep.take_away([one.job for one in made])

    def entries(self, made: Sequence[Made]) -> list[IssueEntry]:
        """Return what the register is told of issued documents."""
        batch = self.batch
        jenis, show = batch.jenis, batch.workspace.show
        codes = batch.register.codes(jenis, {one.job.key: one.nomor for one in made})
        return [
            one.issue_entry(jenis, show(one.path), codes[one.job.key], self._source(one))
            for one in made
        ]

    def _source(self, made: Made) -> Asal:
        return Asal.KONSEP if made.job.key in self._edited else Asal.NASKAH

    def _refused(self, draft: Draft, found: Sequence[Problem]) -> Settled | None:
        """Report what is wrong with files, at their places, not at that of the record's row."""
        about = brief(draft.job.untuk)
        self.batch.report.problems += [replace(problem, about=about) for problem in found]
        return Settled(Fate.FAILED) if found else None

    def _numbers(self, jobs: Sequence[Job]) -> Mapping[str, str]:
        plan = self.batch.plan
        numbers, problems = reserve_numbers(self.batch.register, plan, jobs)
        self.batch.report.problems += problems
        typed, pattern = plan.request.nomor, plan.pattern
        if typed and pattern and not fits_pattern(pattern, typed):
            nomor = next(iter(numbers.values()), typed)
            told = outside_pattern(plan.doctype.id, nomor, pattern.pola, self.batch.workspace.nama)
            self.batch.report.problems.append(told)
        return numbers

    def _stands_in_the_way(self, draft: Draft) -> list[Problem]:
        """Return why the document's name is not free, or why it is not its turn."""
        batch, job = self.batch, draft.job
        path = draft.path
        if turn_of(job.key) > 1 and job.key not in batch.plan.before:
            before = turn_key(record_key(job.key), turn_of(job.key) - 1)
            return [not_before(batch.plan.doctype, before, batch.workspace.nama)]
        if draft.state is State.TAKEN:
            return [name_taken(batch.workspace, self.standing.owner(path))]
        if self._is_foreign(path) and not batch.options.timpa:
            return [in_the_way(batch.workspace.show(path))]
        return []

    def _is_foreign(self, path: Path) -> bool:
        """Whether a file in the place has bytes that nobody has recorded or kept."""
        if not path.is_file():
            return False  # a folder in the way is refused when the file gets its name
        data, owner = file_hash(path), self.standing.owner(path)
        return not ((owner and owner.sha256 == data) or self.batch.kept.path(data).exists())

    def _of_konsep(self, draft: Draft) -> list[Problem]:
        """Judge the konsep: an edited one is issued as it is, archived, or refused."""
        batch, key = self.batch, draft.job.key
        try:
            konsep = self.konsep.find(draft.job)
        except OutputError as error:
            return list(error.problems)
        if batch.plan.request.dari_konsep:
            if konsep is None:
                place, data_set = self.konsep.place(draft.job), batch.workspace.nama
                return [no_konsep(place, batch.jenis, key, data_set)]
            if names := self.konsep.of_date(draft.job):
                then = self.konsep.dated(draft.job).tanggal
                return [date_matters(konsep.shown, names, then, draft.job.tanggal)]
            self._edited[key] = konsep
            return self.konsep.refusals(konsep, draft.job)
        if konsep is None or not konsep.edited or batch.options.timpa:
            return []
        changes = [line_of(change) for change in self.konsep.changes(konsep, draft.job)]
        return [edited_konsep(konsep.shown, changes, batch.jenis, key, batch.workspace.nama)]


@dataclass(frozen=True, slots=True)
class Replacing(Issuing):
    """The steps of a document that is issued anew under its number."""

    def settled(self, draft: Draft) -> Settled | None:
        """Return why it can't be replaced; the issued file may be in its place."""
        return self._refused(draft, self._loses_edits(draft) or self._of_konsep(draft))

    def result(self, draft: Draft, result: Result) -> Settled:
        """Return the bytes of the next edition; the same bytes as before are none."""
        settled = Issuing.result(self, draft, result)
        former = self.standing.known[draft.job.key]
        if settled.data and sha256(settled.data).hexdigest() == former.sha256:
            told = no_new_edition(self.batch.jenis, former.nomor or draft.job.key)
            self.batch.report.problems.append(told)
            return Settled(Fate.SKIPPED)
        return settled

    def _loses_edits(self, draft: Draft) -> list[Problem]:
        """Return that the edition in force was edited in Word, when the next one is filled."""
        batch, key = self.batch, draft.job.key
        if batch.plan.request.dari_konsep or batch.options.timpa:
            return []
        current = [e for e in batch.register.editions(batch.jenis) if e.is_current]
        if any(one.kunci == key and one.asal == Asal.KONSEP for one in current):
            place = batch.workspace.show(draft.path)
            nomor = self.standing.known[key].nomor or key
            return [edited_edition(place, batch.jenis, nomor, batch.workspace.nama)]
        return []

    def number(self, drafts: Sequence[Draft]) -> None:
        """Put in the number that each document has."""
        for draft in drafts:
            draft.nomor = self.standing.known[draft.job.key].nomor
            draft.context = self.batch.plan.context(draft.job, draft.nomor)

    def write(self, chunk: FileChunk, draft: Draft, path: Path, data: bytes) -> None:
        """Lay a copy of the former bytes into the archive, then write the new ones."""
        former = self.standing.known[draft.job.key]
        self._archive(draft.job, former)
        Issuing.write(self, chunk, draft, path, data)

    def record(self, made: Sequence[Made]) -> None:
        """Add an edition under the same number, then take the konsep away."""
        for entry in self.entries(made):
            self.batch.register.replace(entry, self.batch.plan.request.alasan)
        self.konsep.take_away([one.job for one in made])

    def _archive(self, job: Job, former: Document) -> None:
        batch = self.batch
        data = batch.kept.read(former.sha256)
        if data is None:
            return
        stem, dot, ending = job.path.rpartition(".")
        name = f"{batch.jenis}/{stem} (edisi {former.edisi}){dot}{ending}"
        archive_bytes(data, batch.workspace.output, name, batch.workspace.show)
