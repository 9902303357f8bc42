"""The work folders that were opened before, and which typed address is one."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_state_path

from zi_docs.errors import ZiDocsError
from zi_docs.files.writing import write_whole
from zi_docs.workspace import data_sets

_FILE = "ruang-kerja.json"
_MOST = 10
_NAMED = 4
_LONGEST = 4_096


def state_file() -> Path:
    """Return the file of this user that lists the work folders that were opened."""
    return user_state_path("zi-docs", appauthor=False) / _FILE


class Known(NamedTuple):
    """A work folder that was opened before; ``tanda`` means it without telling its place."""

    root: Path
    tanda: str
    nama: str
    kumpulan: tuple[str, ...]
    lebih: int


@dataclass(frozen=True, slots=True)
class Rooms:
    """The list of the work folders that were opened before, in a file of this user.

    What the disk refuses there is not told: the list is a convenience.
    """

    file: Path

    def remember(self, root: Path) -> None:
        """Put a folder with data sets at the head of the list."""
        if not data_sets(root):
            return
        roots = [root, *(one for one in self._roots() if one != root)]
        content = json.dumps([str(one) for one in roots[:_MOST]]).encode()
        with suppress(OSError, ValueError, ZiDocsError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.file, content, _FILE)

    def known(self, but: Path) -> list[Known]:
        """Return the other folders of the list that still have data sets."""
        return [_known(root) for root in self._roots() if root != but and is_workspace(root)]

    def _roots(self) -> list[Path]:
        with suppress(OSError, ValueError):
            kept = json.loads(self.file.read_text(encoding="utf-8"))
            if isinstance(kept, list):
                return [Path(one) for one in kept if isinstance(one, str)]
        return []


def _known(root: Path) -> Known:
    names = data_sets(root)
    mark = sha256(os.fsencode(root)).hexdigest()[:16]
    return Known(root, mark, root.name, tuple(names[:_NAMED]), len(names) - _NAMED)


def is_workspace(root: Path) -> bool:
    """Tell whether a folder is there and has data sets in ``data``."""
    try:
        return root.is_absolute() and root.is_dir() and bool(data_sets(root))
    except (OSError, ValueError):
        return False


def typed_root(text: str) -> Path | None:
    """Return the work folder that was typed; None for any that is none.

    The folder ``data`` in it is taken for it. Quotation marks around an address that was copied on
    Windows are left out.
    """
    if not text or len(text) > _LONGEST or not text.isprintable():
        return None
    path = Path(os.path.normpath(text.strip().strip('"')))
    found = next((one for one in (path, path.parent) if _fits(one, path)), None)
    try:
        return found.resolve() if found else None
    except (OSError, RuntimeError):
        return None


def _fits(root: Path, typed: Path) -> bool:
    return (root == typed or typed == root / "data") and is_workspace(root)
