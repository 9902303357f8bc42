"""What stands in a type's folder already, judged by what the register knows of it.

The same inputs give the same bytes, so a document is compared by a hash of what it is made of. What
earlier runs left that no record gives any more is named, never deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath

from zi_docs.register import Claim, Document, Register, claim_file
from zi_docs.run.issued import Issued, Stand, file_hash
from zi_docs.run.plan import Job
from zi_docs.workspace import Workspace

PDF = ".pdf"


class State(Enum):
    """What is to be done for one document.

    ``DOUBTFUL``: a file is there that the register does not vouch for. It is kept, unless it is
    exactly what would be made: then a killed run made it, and it is taken over. ``TAKEN``: the file
    there is another record's document, and stays. ``COMPARE``: it is issued, and filled only to see
    whether that still gives its bytes.
    """

    MAKE = 1
    SKIP = 2
    EDITED = 3
    DOUBTFUL = 4
    TAKEN = 5
    COMPARE = 6


_CLAIMED = {
    Claim.FREE: State.MAKE,
    Claim.DOUBTFUL: State.DOUBTFUL,
    Claim.TAKEN: State.TAKEN,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One type's folder as a run finds it; ``known`` are its documents by record.

    ``owners`` are the same by path, ``moving`` those of them whose record now gives another name,
    ``gone`` those without a record; of a run that left records out nobody knows them. ``renamed``
    are issued documents that keep their name, with the one that they would have now.
    """

    workspace: Workspace
    folder: Path
    known: Mapping[str, Document]
    owners: Mapping[str, Document]
    moving: Mapping[str, Document]
    gone: Mapping[str, Document]
    renamed: Mapping[str, str]

    @classmethod
    def of(
        cls,
        workspace: Workspace,
        folder: Path,
        jobs: Iterable[Job],
        known: Mapping[str, Document],
        renamed: Mapping[str, str],
        *,
        whole: bool,
    ) -> Standing:
        """Return what the register's documents of this type mean for this run's jobs.

        ``whole`` says that no record was left out of the jobs.
        """
        place = f"{workspace.show(folder)}/"
        paths = {job.key: place + job.path for job in jobs} if known else {}
        owners = {document.path: document for document in known.values()}
        gone = {key: document for key, document in known.items() if whole and key not in paths}
        moving = {
            key: document
            for key, document in known.items()
            if document.path.startswith(place) and paths.get(key, document.path) != document.path
        }
        return cls(workspace, folder, known, owners, moving, gone, renamed)

    def issued(self, job: Job) -> Issued | None:
        """Return a job's document with how its file stands, if its number is in force."""
        document = self.known.get(job.key)
        if document is None or not document.is_issued:
            return None
        recorded, path = self.workspace.root / document.path, self.folder / job.path
        return Issued.of(document, recorded, path, self.renamed.get(job.key, ""))

    def state_of_issued(self, issued: Issued, wanted: str, *, ulang: bool, timpa: bool) -> State:
        """Return what to do for an issued document whose inputs now have the hash ``wanted``."""
        current = issued.document.hash_masukan == wanted
        if issued.stand is Stand.INTACT:
            return State.SKIP if current and issued.is_here and not ulang else State.COMPARE
        if issued.stand is Stand.EDITED:
            if not issued.is_here and self.owner(issued.path):
                return State.TAKEN
            return State.EDITED if current and not timpa else State.COMPARE
        return State.COMPARE

    def state(self, job: Job, wanted: str, *, ulang: bool, timpa: bool) -> State:
        """Return what to do for a job whose inputs have the hash ``wanted``."""
        path = self.folder / job.path
        try:
            stat = path.stat()
        except OSError:
            return State.MAKE
        document = self.known.get(job.key)
        if document is None or document.path != self.workspace.show(path):
            return self._state_of_stranger(path, timpa)
        current = document.hash_masukan == wanted and document.keadaan != "batal"
        same = (stat.st_size, stat.st_mtime_ns) == (document.ukuran, document.mtime_ns)
        if same or file_hash(path) == document.sha256:
            return State.SKIP if current and not ulang else State.MAKE
        if timpa:
            return State.MAKE
        return State.EDITED if current else State.DOUBTFUL

    def _state_of_stranger(self, path: Path, timpa: bool) -> State:
        """Judge a file that stands where a record's own should be and was not made for it."""
        owner = self.owner(path)
        key = owner.kunci if owner else ""
        leaves = owner is not None and key in self.moving and file_hash(path) == owner.sha256
        claim = claim_file(owner, leaves=leaves, gone=key in self.gone, timpa=timpa)
        return _CLAIMED[claim]

    def owner(self, path: Path) -> Document | None:
        """Return the document that the register knows under a path."""
        return self.owners.get(self.workspace.show(path))


def holds_other(path: Path, data: bytes) -> bool:
    """Tell whether a file is there with other bytes than these."""
    try:
        return path.is_file() and path.read_bytes() != data
    except OSError:
        return True


def settle_leftovers(
    workspace: Workspace, jobs: tuple[Job, ...], standing: Standing, register: Register, jenis: str
) -> list[str]:
    """Return the files, PDFs too, whose record is gone or gives another name now.

    The register forgets a document without record and number once its file is gone: nothing of it
    is left that could be looked for. A number stays until somebody cancels it.
    """
    if not (standing.gone or standing.moving):
        return []
    taken = {workspace.show(standing.folder / job.path) for job in jobs}
    taken |= {_pdf(path) for path in taken}
    pdfs = register.documents(jenis + PDF)
    left = {**standing.gone, **standing.moving}
    paths = {document.path for document in left.values()}
    paths |= {_pdf(path) for path in paths} | {pdfs[key].path for key in left if key in pdfs}
    there = {path for path in paths - taken if (workspace.root / path).exists()}
    register.forget(jenis, _over(standing.gone, there))
    register.forget(jenis + PDF, _over({k: pdfs[k] for k in standing.gone if k in pdfs}, there))
    return sorted(there)


def _over(gone: Mapping[str, Document], there: set[str]) -> list[str]:
    """Return the records of which nothing is left: no file of their own, and no number."""
    return [key for key, d in gone.items() if not d.nomor and d.path not in there]


def _pdf(path: str) -> str:
    return PurePosixPath(path).with_suffix(PDF).as_posix()
