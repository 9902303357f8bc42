"""Files as they are now, against what the register wrote down of them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from hashlib import file_digest
from pathlib import PurePosixPath
from typing import Protocol

from zi_docs.archive import DAMAGE
from zi_docs.register import Document, Register
from zi_docs.run.report import ABSENT, file_state
from zi_docs.workspace import Workspace

PDF = ".pdf"


class _Recorded(Protocol):
    """A file as it was written down."""

    @property
    def path(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def ukuran(self) -> int: ...
    @property
    def mtime_ns(self) -> int: ...


class Present:
    """The documents of a data set, and any file beside them, as they are now.

    Paths are as the register writes them. ``looked`` gives the state of every file asked for, also
    of those that are not there: while all of them stay so, every answer stays.
    """

    def __init__(self, workspace: Workspace, register: Register) -> None:
        self.looked: dict[str, tuple[int, int]] = {}
        self._root = workspace.root
        self._types = {jenis: register.documents(jenis) for jenis in register.made_types()}

    def documents(self, jenis: str) -> Mapping[str, Document]:
        """Return what was made of a type, by the record's key; of ``JENIS.pdf`` its PDFs."""
        return self._types.get(jenis, {})

    def date(self, jenis: str, keys: Iterable[str]) -> str:
        """Return the date (ISO) that these documents have in common, or nothing."""
        documents = self.documents(jenis)
        found = {documents[key].tanggal for key in keys if key in documents}
        return found.pop() if len(found) == 1 else ""

    def types(self) -> list[str]:
        """Return the types that there are documents of, or PDFs whose documents are gone."""
        return list(dict.fromkeys(jenis.removesuffix(PDF) for jenis in self._types))

    def folders(self, jenis: str) -> list[str]:
        """Return the output folders in which there are documents of a type."""
        paths = (document.path for document in self.documents(jenis).values())
        return list(dict.fromkeys(output_of(path, jenis) for path in paths))

    def is_there(self, path: str) -> bool:
        """Whether there is anything under a name."""
        return self._state(path) != ABSENT

    def is_ours(self, recorded: _Recorded) -> bool:
        """Whether a file is there and has the bytes that were written down."""
        size, mtime_ns = self._state(recorded.path)
        if size != recorded.ukuran:
            return False
        return mtime_ns == recorded.mtime_ns or self._hash(recorded.path) == recorded.sha256

    def hash_now(self, document: Document) -> str:
        """Return the hash of a document's bytes; where its file is gone, of those it had."""
        state = self._state(document.path)
        if state in (ABSENT, (document.ukuran, document.mtime_ns)):
            return document.sha256
        return self._hash(document.path)

    def is_older(self, path: str, documents: Iterable[str]) -> bool:
        """Whether a file is there and was written before one of these documents."""
        _, written = self._state(path)
        return self.is_there(path) and any(self._state(one)[1] > written for one in documents)

    def names_in(self, folder: str) -> list[str]:
        """Return the names of what lies in a folder; none where there is no folder."""
        if not self.is_there(folder):
            return []
        try:
            return sorted(path.name for path in (self._root / folder).iterdir())
        except OSError:
            return []

    def members(self, path: str) -> list[str]:
        """Return the names in a ZIP; none when it can't be read as one."""
        place = self._root / path
        try:
            if place.is_file():  # a pipe under that name would be waited for
                with zipfile.ZipFile(place) as packet:
                    return packet.namelist()
        except DAMAGE:
            pass
        return []

    def _state(self, path: str) -> tuple[int, int]:
        place = str(self._root / path)
        if place not in self.looked:
            self.looked[place] = file_state(place)
        return self.looked[place]

    def _hash(self, path: str) -> str:
        try:
            with (self._root / path).open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""


def output_option(workspace: Workspace, folder: str) -> tuple[str, ...]:
    """Return the option that leads to an output folder, where it is not the usual one."""
    usual = workspace.show(workspace.root / "output" / workspace.nama)
    return () if folder == usual else ("--keluaran", folder)


def output_of(path: str, jenis: str) -> str:
    """Return the output folder that holds a document of a type: the folder of the type's folder."""
    return f"./{path}".rpartition(f"/{jenis}/")[0].removeprefix("./") or "."


def pdf_of(path: str) -> str:
    """Return where the PDF of a document stands."""
    return PurePosixPath(path).with_suffix(PDF).as_posix()
