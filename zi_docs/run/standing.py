"""What a type's folder holds already, judged by what the register knows of it.

The same inputs give the same bytes, so documents are compared by a hash of their inputs. A file of
an earlier run that no record leads to any more is reported by every run until it is gone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath

from zi_docs.files.names import PDF
from zi_docs.register import Claim, Document, Leftover, Register, Tahap, claim_file
from zi_docs.run.batch import TypeBatch
from zi_docs.run.inputs import file_hash
from zi_docs.run.plan import Job, file_at
from zi_docs.workspace import Workspace


class State(Enum):
    """What to do for one document.

    ``DOUBTFUL``: the register does not know the bytes of the file there. The file is kept, unless
    it has exactly the bytes that would be made: then a killed run made it, and it is taken over.
    ``TAKEN``: the file there is another record's document, and stays.
    """

    MAKE = 1
    SKIP = 2
    EDITED = 3
    DOUBTFUL = 4
    TAKEN = 5


_CLAIMED = {
    Claim.FREE: State.MAKE,
    Claim.DOUBTFUL: State.DOUBTFUL,
    Claim.TAKEN: State.TAKEN,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One type's folder as a run finds it; ``known`` holds its documents by the record's key.

    ``owners`` holds the same documents by path. ``moving`` are those whose record now gives another
    name. ``gone`` are those whose record is gone; it is empty when the run left records out. Issued
    documents are in neither: they keep their names, and stay when their record is gone.
    """

    workspace: Workspace
    folder: Path
    known: Mapping[str, Document]
    owners: Mapping[str, Document]
    moving: Mapping[str, Document]
    gone: Mapping[str, Document]

    @classmethod
    def of(
        cls,
        workspace: Workspace,
        folder: Path,
        jobs: Iterable[Job],
        known: Mapping[str, Document],
        *,
        due: Collection[str] | None,
    ) -> Standing:
        """Return what the register's documents of this type mean for this run's jobs.

        ``due`` are the keys of all documents that the data ask for; None when the run left out any.
        """
        place = f"{workspace.show(folder)}/"
        paths = {job.key: place + job.path for job in jobs} if known else {}
        owners = {document.path: document for document in known.values()}
        loose = {key: document for key, document in known.items() if not document.is_issued}
        gone = {key: one for key, one in loose.items() if due is not None and key not in due}
        moving = {
            key: document
            for key, document in loose.items()
            if document.path.startswith(place) and paths.get(key, document.path) != document.path
        }
        return cls(workspace, folder, known, owners, moving, gone)

    def state(self, job: Job, wanted: str, *, ulang: bool, timpa: bool) -> State:
        """Return what to do for a job whose inputs have the hash ``wanted``.

        Example: the register has Ani.docx for Ani, with the bytes b1, made from the inputs h1. ::

            the file      inputs now   state
            none          any          MAKE
            b1            h1           SKIP      (with --ulang: MAKE)
            b1            h2           MAKE      nobody changed the file, so it may be replaced
            other bytes   h1           EDITED    a person changed it (with --timpa: MAKE)
            other bytes   h2           DOUBTFUL  a person changed it (with --timpa: MAKE), or a run
                                                 was killed before it told the register of the file

        After a cancelled number the inputs count as h2. A file that the register does not know is
        DOUBTFUL too (with --timpa: MAKE). One that is Budi's document is TAKEN. It is MAKE when
        Budi's record now gives another name and the file still has the bytes of Budi's document.
        It is also MAKE with --timpa when Budi's record is gone and has no number in force.
        """
        path = file_at(self.folder, job.path)
        try:
            state = os.stat(path)  # noqa: PTH116 # ten thousand of them
        except OSError:
            return State.MAKE
        if not stat.S_ISREG(state.st_mode):
            return State.MAKE  # a folder in the way is refused when the file gets its name
        document = self.known.get(job.key)
        if document is None or document.path != self.workspace.show(path):
            return self._state_of_stranger(path, timpa)
        current = document.hash_masukan == wanted and document.tahap != Tahap.BATAL
        same = (state.st_size, state.st_mtime_ns) == (document.ukuran, document.mtime_ns)
        if same or file_hash(path) == document.sha256:
            return State.SKIP if current and not ulang else State.MAKE
        if timpa:
            return State.MAKE
        return State.EDITED if current else State.DOUBTFUL

    def _state_of_stranger(self, path: Path, timpa: bool) -> State:
        """Return the state for a file in a record's place that was not made for that record."""
        owner = self.owner(path)
        key = owner.kunci if owner else ""
        leaves = owner is not None and key in self.moving and file_hash(path) == owner.sha256
        claim = claim_file(owner, leaves=leaves, gone=key in self.gone, timpa=timpa)
        return _CLAIMED[claim]

    def owner(self, path: Path) -> Document | None:
        """Return the document that the register has under a path."""
        return self.owners.get(self.workspace.show(path))


def holds_other(path: Path, data: bytes) -> bool:
    """Tell whether a file exists and has other bytes than these."""
    try:
        return path.is_file() and path.read_bytes() != data
    except OSError:
        return True


def settle_leftovers(batch: TypeBatch, standing: Standing) -> None:
    """Note the files whose record is gone or gives another name now; the register keeps them.

    A PDF of ours is not among them: it goes to the archive, since it can be made again. The
    register forgets a document that has no record, no number and no file any more. A number stays
    until somebody cancels it.
    """
    register, jenis, konsep = batch.register, batch.jenis, batch.konsep
    show = batch.workspace.show
    known, left = register.leftovers(), {**standing.gone, **standing.moving}
    if not (known or left):
        return
    taken = {show(standing.folder / job.path) for job in batch.plan.jobs}
    taken |= {_pdf(path) for path in taken}
    register.drop_leftovers([file.path for file in known if file.path in taken])
    pdfs = register.documents(jenis + PDF, konsep=konsep)
    found = [file for key in left for file in _left_of(left[key], pdfs.get(key), konsep)]
    there = [one for one in found if one.path not in taken and _is_left(batch.workspace, one)]
    register.add_leftovers(there)
    paths = {one.path for one in there}
    gone = [key for key, d in standing.gone.items() if not d.nomor and d.path not in paths]
    register.forget(jenis, gone, konsep=konsep)


def _left_of(document: Document, pdf: Document | None, konsep: bool) -> Iterator[Leftover]:
    """Yield a document that was left, and its PDF; ``sha256`` of a PDF are our bytes, or ""."""
    yield Leftover(document.path, document.jenis, document.sha256, konsep)
    beside, ours = _pdf(document.path), pdf.path if pdf else ""
    for path in dict.fromkeys(filter(None, (beside, ours))):
        yield Leftover(path, document.jenis + PDF, pdf.sha256 if pdf else "", konsep)


def _is_left(workspace: Workspace, file: Leftover) -> bool:
    """Whether a file is there and will stay, unlike a PDF of ours."""
    path = workspace.root / file.path
    ours = file.jenis.endswith(PDF) and file.sha256 and file_hash(path) == file.sha256
    return path.exists() and not ours


def tell_leftovers(workspace: Workspace, register: Register) -> list[str]:
    """Return the files of no record that are still there; the register forgets the others."""
    files = register.leftovers()
    there = [file.path for file in files if (workspace.root / file.path).exists()]
    register.drop_leftovers([file.path for file in files if file.path not in set(there)])
    return there


def _pdf(path: str) -> str:
    return PurePosixPath(path).with_suffix(PDF).as_posix()
