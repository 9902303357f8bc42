"""What changed between two folders of results, document by document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from zi_docs.errors import OutputError
from zi_docs.run.divergence import find_changes
from zi_docs.run.problems import nothing_to_compare, unread_result
from zi_docs.word import TextChange

_WORD = ".docx"


class Kind(StrEnum):
    """What became of a document from the first folder to the second."""

    NEW = "baru"
    GONE = "hilang"
    CHANGED = "berubah"
    LOOKS = "tampilan"
    SAME = "sama"


@dataclass(frozen=True, slots=True)
class Compared:
    """A document by its path in both folders, and the paragraphs in which its two files differ.

    ``LOOKS`` says that the text is the same, but not the file: its layout, a picture.
    """

    path: str
    kind: Kind
    changes: tuple[TextChange, ...] = ()


def compare_folders(before: Path, after: Path) -> Iterator[Compared]:
    """Yield every document of two folders, by its path; two files are compared with each other.

    Raises :class:`OutputError`: ZI512 when neither folder has a document, ZI513 for one that can't
    be read.
    """
    old, new = _documents(before), _documents(after)
    if not (old or new):
        raise OutputError(nothing_to_compare(before.as_posix(), after.as_posix()))
    for path in sorted(old.keys() | new.keys()):
        if path not in old:
            yield Compared(path, Kind.NEW)
        elif path not in new:
            yield Compared(path, Kind.GONE)
        else:
            yield _compared(path or after.name, old[path], new[path])


def _documents(folder: Path) -> dict[str, Path]:
    """Return the Word files of a folder by their paths in it, or the one file as itself."""
    if not folder.is_dir():
        return {"": folder}
    return {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.suffix.casefold() == _WORD and not path.name.startswith(("~$", ".")) and _is(path)
    }


def _is(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _compared(path: str, old: Path, new: Path) -> Compared:
    before, after = _bytes_of(old), _bytes_of(new)
    if before == after:
        return Compared(path, Kind.SAME)
    changes = find_changes(before, after)
    if changes is None:
        is_fault = find_changes(before, before) is None
        raise OutputError(unread_result((old if is_fault else new).as_posix()))
    if not changes and _parts(before) == _parts(after):
        return Compared(path, Kind.SAME)
    return Compared(path, Kind.CHANGED if changes else Kind.LOOKS, tuple(changes))


def _parts(content: bytes) -> dict[str, tuple[int, int]]:
    """Return the checksum and size of each part: a ZIP also holds when each was packed, and how."""
    with ZipFile(BytesIO(content)) as package:
        return {part.filename: (part.CRC, part.file_size) for part in package.infolist()}


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(unread_result(path.as_posix())) from error
