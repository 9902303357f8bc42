"""What is on the disk now of the documents and the paper that the register knows."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Mapping
from hashlib import file_digest
from typing import Protocol

from zi_docs.archive import DAMAGE
from zi_docs.files.names import PDF
from zi_docs.register import Document, Register
from zi_docs.run.report import ABSENT, file_state
from zi_docs.workspace import Workspace


class _Recorded(Protocol):
    """A file as the register recorded it."""

    @property
    def path(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def ukuran(self) -> int: ...
    @property
    def mtime_ns(self) -> int: ...


class Present:
    """The documents of a data set in one stage, and any file beside them, as they are now.

    Paths are as the register writes them. ``looked`` holds the state of every file that was asked
    for, even of an absent one. While none of these states changes, every answer stays the same.
    """

    def __init__(self, workspace: Workspace, register: Register, *, konsep: bool = False) -> None:
        self.looked: dict[str, tuple[int, int]] = {}
        self.konsep = konsep
        self._root = workspace.root
        self._register = register
        self._names: dict[str, set[str]] = {}
        self._types: dict[str, Mapping[str, Document]] = {}

    def documents(self, jenis: str) -> Mapping[str, Document]:
        """Return a type's documents by their record's key; for ``JENIS.pdf``, its PDFs."""
        if jenis not in self._types:
            self._types[jenis] = self._register.documents(jenis, konsep=self.konsep)
        return self._types[jenis]

    def date(self, jenis: str, keys: Iterable[str]) -> str:
        """Return the date (ISO) that all these documents share, or an empty text."""
        documents = self.documents(jenis)
        found = {documents[key].tanggal for key in keys if key in documents}
        return found.pop() if len(found) == 1 else ""

    def types(self) -> list[str]:
        """Return the types that have documents, or PDFs whose documents are gone."""
        made = self._register.made_types(konsep=self.konsep)
        return list(dict.fromkeys(jenis.removesuffix(PDF) for jenis in made))

    def folders(self, jenis: str) -> list[str]:
        """Return the output folders that hold documents of a type."""
        paths = (document.path for document in self.documents(jenis).values())
        return list(dict.fromkeys(output_of(path, jenis) for path in paths))

    def is_there(self, path: str) -> bool:
        """Whether anything exists at a path."""
        return self._state(path) != ABSENT

    def is_listed(self, path: str) -> bool:
        """Whether a folder lists a file of this name, in whatever letters; cheap for thousands."""
        folder, _, name = path.rpartition("/")
        if folder not in self._names:
            self._names[folder] = {one.casefold() for one in self.names_in(folder)}
        return name.casefold() in self._names[folder]

    def is_ours(self, recorded: _Recorded) -> bool:
        """Whether a file exists and has the recorded bytes."""
        size, mtime_ns = self._state(recorded.path)
        if size != recorded.ukuran:
            return False
        return mtime_ns == recorded.mtime_ns or self._hash(recorded.path) == recorded.sha256

    def hash_now(self, document: Document) -> str:
        """Return the hash of a document's bytes; the recorded hash when its file is gone."""
        state = self._state(document.path)
        if state in (ABSENT, (document.ukuran, document.mtime_ns)):
            return document.sha256
        return self._hash(document.path)

    def is_older(self, path: str, documents: Iterable[str]) -> bool:
        """Whether a file exists and was written before one of these documents."""
        _, written = self._state(path)
        return self.is_there(path) and any(self._state(one)[1] > written for one in documents)

    def names_in(self, folder: str) -> list[str]:
        """Return the names in a folder; none when the folder does not exist."""
        if not self.is_there(folder):
            return []
        try:
            return sorted(os.listdir(self._root / folder))  # noqa: PTH208 # ten thousand names
        except OSError:
            return []

    def members(self, path: str) -> list[str]:
        """Return the names in a ZIP; none when it can't be read as one."""
        place = self._root / path
        try:
            if place.is_file():  # opening a pipe would wait for ever
                with zipfile.ZipFile(place) as packet:
                    return packet.namelist()
        except DAMAGE:
            pass
        return []

    def _state(self, path: str) -> tuple[int, int]:
        place = os.path.join(self._root, path)  # noqa: PTH118 - for every document, and quick
        if place not in self.looked:
            self.looked[place] = file_state(place)
        return self.looked[place]

    def _hash(self, path: str) -> str:
        try:
            with (self._root / path).open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""


def output_of(path: str, jenis: str) -> str:
    """Return the output folder of a type's document: the parent of the type's folder."""
    return f"./{path}".rpartition(f"/{jenis}/")[0].removeprefix("./") or "."


def pdf_of(path: str) -> str:
    """Return the path of a document's PDF."""
    return f"{path.rpartition('.')[0]}{PDF}"
