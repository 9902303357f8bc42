"""A folder with copies that the program keeps up to date, among files that people put there.

It remembers in a file of its own which bytes it put where. Only those it replaces or deletes; what
somebody changed or added is his, and stays.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from zi_docs.errors import OutputError, Problem
from zi_docs.files.folders import PART, discard, make_folder
from zi_docs.files.problems import output_problem
from zi_docs.files.writing import FileChunk, write_whole
from zi_docs.plain_file import names_in, read_plain

MEMORY = ".zi-docs-salinan.json"
_OWNER, _FILES = "milik", "berkas"
_OF_NOBODY = ("~$", ".", "thumbs.db", "desktop.ini")  # of Word, of the system


class Put(Enum):
    """What became of a copy: written, already there, not written over a file, or not at all."""

    WRITTEN = "written"
    SAME = "same"
    KEPT = "kept"
    OUTSIDE = "outside"


class CopyFolder:
    """One such folder; ``owner`` says of what it holds the copies, ``shown`` is its name."""

    def __init__(self, folder: Path, owner: Mapping[str, str], shown: str) -> None:
        self.folder = folder
        self.owner = dict(owner)
        self.shown = shown
        self._before: Mapping[str, str] = self.memory.get(_FILES, {})
        self._now: dict[str, str] = {}
        self._chunk = FileChunk(shown)

    @property
    def memory(self) -> dict[str, Any]:
        """What the folder remembers; empty when it has never been one of these."""
        try:
            known = json.loads(read_plain(self.folder / MEMORY))
        except (OSError, ValueError):
            return {}
        whole = isinstance(known, dict) and all(
            isinstance(known.get(name), dict) for name in (_OWNER, _FILES)
        )
        return known if whole else {}

    @property
    def former_owner(self) -> dict[str, str]:
        """Of what it held copies before; empty for a folder that was none."""
        return {str(key): str(one) for key, one in self.memory.get(_OWNER, {}).items()}

    @property
    def is_strange(self) -> bool:
        """Whether something is in it although it never held copies. Raises ``OSError``."""
        return not self.memory and any(names_in(self.folder, "[!.]*"))

    def make(self, folders: Iterable[str]) -> list[str]:
        """Make folders in it, and return those that lead out of it through a link.

        Raises :class:`OutputError` (ZI501-ZI503).
        """
        outside = []
        for name in folders:
            path = self.folder / name
            if self._leads_out(path):
                outside.append(name)
                continue
            try:
                make_folder(path)
            except OSError as error:
                raise OutputError(output_problem(error, f"{self.shown}/{name}")) from error
        return outside

    def put(self, path: str, data: bytes) -> Put:
        """Put a copy at a path in the folder, unless somebody has changed what is there.

        It appears when the folder is finished. Raises :class:`OutputError` (ZI501-ZI503).
        """
        target = self.folder / path
        if self._leads_out(target.parent):
            return Put.OUTSIDE
        digest, there = hashlib.sha256(data).hexdigest(), _digest(target)
        if there not in ("", digest, self._before.get(path)):
            return Put.KEPT
        self._now[path] = digest
        if there == digest:
            return Put.SAME
        self._chunk.write(target, data, shown=f"{self.shown}/{path}")
        return Put.WRITTEN

    def finish(self) -> tuple[int, list[Problem]]:
        """Let the copies appear, delete those that are none any more, and remember them.

        Return how many were deleted, and what the disk refused. Raises :class:`OutputError`.
        """
        self._chunk.publish()
        gone = [path for path in self._before if path not in self._now and self._is_mine(path)]
        for path in gone:
            discard(self.folder / path)
        told = {_OWNER: self.owner, _FILES: dict(sorted(self._now.items()))}
        text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
        write_whole(self.folder / MEMORY, text.encode(), f"{self.shown}/{MEMORY}")
        return len(gone), [*self._chunk.refused.values()]

    def added(self, folder: str) -> Iterator[str]:
        """Yield the paths of the files in one folder that people put there or changed."""
        for path in names_in(self.folder / folder):
            inner = f"{folder}/{path.name}"
            is_own = _digest(path) in (self._now.get(inner), self._before.get(inner))
            if path.is_file() and not is_own and not _is_of_nobody(path.name):
                yield inner

    def _is_mine(self, path: str) -> bool:
        inside = not self._leads_out((self.folder / path).parent)
        return inside and _digest(self.folder / path) == self._before[path]

    def _leads_out(self, path: Path) -> bool:
        """Tell whether a path, or a folder on the way to it, leads out of the folder."""
        try:
            return not path.resolve().is_relative_to(self.folder.resolve())
        except (OSError, RuntimeError):  # links in a circle
            return True


def _is_of_nobody(name: str) -> bool:
    return PART in name or name.casefold().startswith(_OF_NOBODY)


def _digest(path: Path) -> str:
    """Return the hash of what has a name: empty for nothing, "?" for what is no plain file."""
    try:
        return hashlib.sha256(read_plain(path)).hexdigest()
    except FileNotFoundError:
        return ""
    except OSError:
        return "?"
