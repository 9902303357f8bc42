"""The work folders that were opened before, and the pages of several of them at once.

Each work folder has a page at a port of its own: a tab that is open never shows the data of another
folder under the same name.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Lock, Thread

from platformdirs import user_state_path

from zi_docs.errors import ZiDocsError
from zi_docs.files.writing import write_whole
from zi_docs.web.application import make_app
from zi_docs.web.server import listen
from zi_docs.web.site import Known, Site
from zi_docs.workspace import data_sets

_FILE = "ruang-kerja.json"
_MOST = 10
_NAMED = 4
_LONGEST = 4_096


def state_file() -> Path:
    """Return the file of this user that lists the work folders that were opened."""
    return user_state_path("zi-docs", appauthor=False) / _FILE


@dataclass(slots=True)
class Neighbours:
    """The pages of all work folders that are open; they end together.

    ``file`` remembers the folders for the next start. What the disk refuses there is not told: the
    list is a convenience.
    """

    file: Path
    sites: dict[Path, Site] = field(default_factory=dict)
    threads: list[Thread] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def add(self, site: Site) -> None:
        """Add the first page, whose server somebody else runs."""
        site.neighbours = self
        self.sites[site.root] = site
        self.remember(site.root)

    def open(self, root: Path, beside: Site) -> str:
        """Open the page of a work folder, and return the address that opens it once."""
        with self.lock:
            site = self.sites.get(root)
            if site is None:
                listener = listen()
                site = Site(root, port=listener.port, tell=beside.tell, ended=beside.ended)
                site.neighbours = self
                serving = Thread(target=listener.serve, args=(make_app(site), site.ended.wait))
                serving.start()
                self.threads.append(serving)
                self.sites[root] = site
        self.remember(root)
        return site.address

    def close(self) -> None:
        """Wait until the other pages have ended too."""
        for thread in self.threads:
            thread.join()

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
