"""What a type's folder holds already, judged by what the register knows of it.

The same inputs give the same bytes, so documents are compared by a hash of their inputs. A file of
an earlier run that no record leads to any more is reported, never deleted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath

from zi_docs.register import Claim, Document, Tahap, claim_file
from zi_docs.run.batch import TypeBatch
from zi_docs.run.inputs import file_hash
from zi_docs.run.plan import Job, file_at
from zi_docs.workspace import Workspace

PDF = ".pdf"


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
        """Return what to do for a job whose inputs have the hash ``wanted``."""
        # Example: the register has Ani.docx for Ani, with the bytes b1, made from the inputs h1.
        #
        #   the file      inputs now   state
        #   none          any          MAKE
        #   b1            h1           SKIP      (with --ulang: MAKE)
        #   b1            h2           MAKE      nobody changed the file, so it may be replaced
        #   other bytes   h1           EDITED    a person changed it (with --timpa: MAKE)
        #   other bytes   h2           DOUBTFUL  a person changed it (with --timpa: MAKE), or a run
        #                                        was killed before it told the register of the file
        #
        # After a cancelled number the inputs count as h2. A file that the register does not know is
        # DOUBTFUL too (with --timpa: MAKE). One that is Budi's document is TAKEN. It is MAKE when
        # Budi's record now gives another name and the file still has the bytes of Budi's document.
        # It is also MAKE with --timpa when Budi's record is gone and has no number in force.
        path = file_at(self.folder, job.path)
        try:
            stat = path.stat()
        except OSError:
            return State.MAKE
        document = self.known.get(job.key)
        if document is None or document.path != self.workspace.show(path):
            return self._state_of_stranger(path, timpa)
        current = document.hash_masukan == wanted and document.tahap != Tahap.BATAL
        same = (stat.st_size, stat.st_mtime_ns) == (document.ukuran, document.mtime_ns)
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


def settle_leftovers(batch: TypeBatch, standing: Standing) -> list[str]:
    """Return the files, PDFs too, whose record is gone or gives another name now.

    The register forgets a document that has no record, no number and no file any more. A number
    stays until somebody cancels it.
    """
    if not (standing.gone or standing.moving):
        return []
    workspace, register, jenis, konsep = (
        batch.workspace, batch.register, batch.jenis, batch.konsep,
    )  # fmt: skip
    taken = {workspace.show(standing.folder / job.path) for job in batch.plan.jobs}
    taken |= {_pdf(path) for path in taken}
    pdfs = register.documents(jenis + PDF, konsep=konsep)
    left = {**standing.gone, **standing.moving}
    paths = {document.path for document in left.values()}
    paths |= {_pdf(path) for path in paths} | {pdfs[key].path for key in left if key in pdfs}
    there = {path for path in paths - taken if (workspace.root / path).exists()}
    register.forget(jenis, _over(standing.gone, there), konsep=konsep)
    gone = {key: pdfs[key] for key in standing.gone if key in pdfs}
    register.forget(jenis + PDF, _over(gone, there), konsep=konsep)
    return sorted(there)


def _over(gone: Mapping[str, Document], there: set[str]) -> list[str]:
    """Return the keys of the documents of which nothing is left: no file and no number."""
    return [key for key, d in gone.items() if not d.nomor and d.path not in there]


def _pdf(path: str) -> str:
    return PurePosixPath(path).with_suffix(PDF).as_posix()
