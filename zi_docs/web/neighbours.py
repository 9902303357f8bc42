"""The pages of several work folders at once.

Each work folder has a page at a port of its own: a tab that is open never shows the data of another
folder under the same name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread

from zi_docs.web.application import make_app
from zi_docs.web.ruang import Rooms
from zi_docs.web.server import listen
from zi_docs.web.site import Site


@dataclass(slots=True)
class Neighbours:
    """The pages of all work folders that are open; they end together."""

    rooms: Rooms
    sites: dict[Path, Site] = field(default_factory=dict)
    threads: list[Thread] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def add(self, site: Site) -> None:
        """Add the first page, whose server somebody else runs."""
        self._join(site)
        self.sites[site.root] = site
        self.rooms.remember(site.root)

    def open(self, root: Path, beside: Site) -> str:
        """Open the page of a work folder, and return the address that opens it once."""
        with self.lock:
            site = self.sites.get(root)
            if site is None:
                listener = listen()
                site = Site(root, port=listener.port, tell=beside.tell, ended=beside.ended)
                self._join(site)
                serving = Thread(target=listener.serve, args=(make_app(site), site.ended.wait))
                serving.start()
                self.threads.append(serving)
                self.sites[root] = site
        self.rooms.remember(root)
        return site.address

    def close(self) -> None:
        """Wait until the other pages have ended too."""
        for thread in self.threads:
            thread.join()

    def _join(self, site: Site) -> None:
        site.rooms, site.open_room = self.rooms, self.open
