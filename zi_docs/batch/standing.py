"""What stands in a type's folder already, judged by what the register knows of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from zi_docs.batch.inputs import file_hash
from zi_docs.batch.issued import Issued, Stand
from zi_docs.planning import Job
from zi_docs.register import Document
from zi_docs.workspace import Workspace

__all__ = ["Standing", "State", "holds_other"]


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
        if owner is None:
            return State.MAKE if timpa else State.DOUBTFUL
        if owner.kunci in self.moving and file_hash(path) == owner.sha256:
            return State.MAKE
        free = owner.keadaan in ("", "batal") and owner.kunci in self.gone
        return State.MAKE if free and timpa else State.TAKEN

    def owner(self, path: Path) -> Document | None:
        """Return the document that the register knows under a path."""
        return self.owners.get(self.workspace.show(path))


def holds_other(path: Path, data: bytes) -> bool:
    """Tell whether a file is there with other bytes than these."""
    try:
        return path.is_file() and path.read_bytes() != data
    except OSError:
        return True
