"""What a run does with a file that it finds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from zi_docs.register import Document
from zi_docs.run.plan import Job
from zi_docs.run.standing import Standing, State
from zi_docs.workspace import Workspace

ANI = Job(None, "ani", "Ani.docx", date(2021, 4, 27), {})
PATH = "output/kantor/surat/Ani.docx"


def document(kunci: str, data: bytes = b"b1", **others: str) -> Document:
    """Return a document of the register, made from the inputs h1 and without a number."""
    digest = sha256(data).hexdigest()
    row = Document(
        "surat", kunci, "", "", PATH, "h1", digest, len(data), 0, "", "", "", "2021-04-27"
    )
    return row._replace(**others)


@dataclass(frozen=True)
class Folder:
    """The folder of a type, and what the register knows of it."""

    standing: Standing

    @property
    def file(self) -> Path:
        return self.standing.folder / ANI.path

    def state(self, *options: str, inputs: str = "h1") -> str:
        """Return the name of what a run with these options does for Ani's letter."""
        ulang, timpa = "ulang" in options, "timpa" in options
        return self.standing.state(ANI, inputs, ulang=ulang, timpa=timpa).name

    def of(self, *known: Document, jobs: tuple[Job, ...] = (ANI,), whole: bool = True) -> Folder:
        """Return the folder when the register knows these documents."""
        old = self.standing
        by_key = {row.kunci: row for row in known}
        due = {job.key for job in jobs} if whole else None
        return Folder(Standing.of(old.workspace, old.folder, jobs, by_key, due=due))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An empty folder, of which the register knows nothing."""
    workspace = Workspace(tmp_path, tmp_path / "data" / "kantor", tmp_path / "output" / "kantor")
    surat = workspace.output / "surat"
    surat.mkdir(parents=True)
    return Folder(Standing.of(workspace, surat, (ANI,), {}, due={ANI.key}))


@pytest.mark.parametrize(
    ("data", "inputs", "options", "state"),
    [
        (None, "h1", (), "MAKE"),
        (None, "h2", (), "MAKE"),
        (b"b1", "h1", (), "SKIP"),
        (b"b1", "h1", ("ulang",), "MAKE"),
        (b"b1", "h1", ("timpa",), "SKIP"),
        (b"b1", "h2", (), "MAKE"),
        (b"bx", "h1", (), "EDITED"),
        (b"bx", "h1", ("ulang",), "EDITED"),
        (b"bx", "h1", ("timpa",), "MAKE"),
        (b"bx", "h2", (), "DOUBTFUL"),
        (b"bx", "h2", ("ulang",), "DOUBTFUL"),
        (b"bx", "h2", ("timpa",), "MAKE"),
    ],
)
def test_own_document(
    folder: Folder, data: bytes | None, inputs: str, options: tuple[str, ...], state: str
) -> None:
    """A file of the record's own document is judged by its bytes and by the inputs."""
    if data is not None:
        folder.file.write_bytes(data)
    assert folder.of(document("ani")).state(*options, inputs=inputs) == state


@pytest.mark.parametrize(("data", "state"), [(b"b1", "MAKE"), (b"bx", "DOUBTFUL")])
def test_cancelled_number(folder: Folder, data: bytes, state: str) -> None:
    """A document whose number was cancelled counts as made from other inputs."""
    folder.file.write_bytes(data)
    assert folder.of(document("ani", keadaan="batal", tahap="batal")).state() == state


def test_unknown_file(folder: Folder) -> None:
    """A file that the register does not know is doubtful, and ``--timpa`` frees its name."""
    folder.file.write_bytes(b"b1")
    assert folder.state() == State.DOUBTFUL.name
    assert folder.state("timpa") == State.MAKE.name


@pytest.mark.parametrize(("data", "state"), [(b"b1", "MAKE"), (b"bx", "TAKEN")])
def test_document_of_a_record_that_moves(folder: Folder, data: bytes, state: str) -> None:
    """A name is free when its owner's record gives another name and the file was not edited."""
    folder.file.write_bytes(data)
    jobs = (ANI, replace(ANI, key="budi", path="Budi.docx"))
    assert folder.of(document("budi"), jobs=jobs).state("timpa") == state


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    ("keadaan", "freed"), [("", True), ("batal", True), ("dipesan", False), ("terbit", False)]
)
def test_document_of_a_record_that_is_gone(
    folder: Folder, keadaan: str, freed: bool, whole: bool
) -> None:
    """Only ``--timpa`` frees a gone record's name, and only when it has no number in force."""
    folder.file.write_bytes(b"b1")
    tahap = keadaan if keadaan in ("terbit", "batal") else "jadi"
    found = folder.of(document("budi", keadaan=keadaan, tahap=tahap), whole=whole)
    assert found.state() == State.TAKEN.name
    assert found.state("timpa") == ("MAKE" if freed and whole else "TAKEN")
