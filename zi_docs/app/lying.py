"""The files of one document as they lie in the output folder, and how they are put away."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from zi_docs.errors import OutputError
from zi_docs.files.arsip import archive_bytes
from zi_docs.files.problems import output_problem
from zi_docs.files.writing import flush_folders
from zi_docs.register import Document
from zi_docs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Lying:
    """A file in its place with its bytes; ``recorded`` says that the register knows these bytes."""

    path: Path
    data: bytes
    recorded: bool

    @property
    def sha256(self) -> str:
        """The SHA-256 of its bytes."""
        return sha256(self.data).hexdigest()


def look(path: Path, known: Document | None, shown: str) -> Lying | None:
    """Return the file in a place, or None. Raises :class:`OutputError` if it can't be read."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(output_problem(error, shown)) from error
    digest = sha256(data).hexdigest()
    return Lying(path, data, known is not None and digest == known.sha256)


def remove(path: Path, shown: str) -> None:
    """Take a file out of its place, durably. Raises :class:`OutputError`."""
    try:
        path.unlink(missing_ok=True)
        if path.parent.is_dir():
            flush_folders([path.parent])
    except OSError as error:
        raise OutputError(output_problem(error, shown)) from error


def archive(workspace: Workspace, jenis: str, place: str, data: bytes, mark: str) -> str:
    """Lay former bytes into the archive, and return where.

    ``place`` is the document's recorded place; ``mark`` tells the copy apart by its name. Raises
    :class:`OutputError`.
    """
    inner = Path(f"/{place}".rpartition(f"/{jenis}/")[2])
    name = f"{jenis}/{inner.with_stem(f'{inner.stem} ({mark})').as_posix()}"
    return workspace.show(archive_bytes(data, workspace.output, name, workspace.show))
