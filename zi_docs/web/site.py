"""What all pages share: the workspace, its data sets, and the keys of this start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hmac import compare_digest
from pathlib import Path
from secrets import token_urlsafe
from threading import Event, Lock
from typing import TYPE_CHECKING, cast

from flask import abort, current_app

from zi_docs.workspace import Workspace, data_sets, find_workspace

if TYPE_CHECKING:
    from zi_docs.web.ruang import Rooms

KEY = "zi_docs"
_BITS = 32


@dataclass(slots=True)
class Keys:
    """The secrets of one start: the start key, which works once, and the visit that it opens.

    A browser shows the visit in a cookie. Other users of the computer may see the address in the
    list of processes while the browser opens; what they see has been used then.
    """

    mulai: str = field(default_factory=lambda: token_urlsafe(_BITS))
    kunjungan: str = field(default_factory=lambda: token_urlsafe(_BITS))
    used: set[str] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)

    def open_with(self, key: str) -> bool:
        """Tell whether this is the start key, and use it up."""
        with self.lock:
            if not _same(key, self.mulai):
                return False
            self.used.add(self.mulai)
            self.mulai = token_urlsafe(_BITS)
            return True

    def was_used(self, key: str) -> bool:
        """Tell whether this was a start key that somebody has used already."""
        with self.lock:
            return any(_same(key, one) for one in self.used)

    def is_visit(self, cookie: str) -> bool:
        """Tell whether a cookie is that of this visit."""
        return _same(cookie, self.kunjungan)


def _same(one: str, other: str) -> bool:
    return compare_digest(one.encode("utf-8", "replace"), other.encode())


@dataclass(slots=True)
class Site:
    """One start of the page.

    ``root`` is the workspace, ``asked`` the data set named at the start or "". ``port`` is known
    once the server listens. ``tell`` prints a line where the page was started. ``ended`` is set
    when somebody ends the page. ``rooms`` lists the work folders opened
    before; ``open_room`` opens the page of one beside this, and returns its address.
    """

    root: Path
    asked: str = ""
    port: int = 0
    tell: Callable[[str], None] = print
    keys: Keys = field(default_factory=Keys)
    ended: Event = field(default_factory=Event)
    rooms: Rooms | None = None
    open_room: Callable[[Path, Site], str] | None = None

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names by which a browser may call this page, with the port."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    @property
    def cookie(self) -> str:
        """The name of the cookie; browsers do not tell the ports of one computer apart."""
        return f"zi_docs_{self.port}"

    @property
    def address(self) -> str:
        """The address that opens the page once."""
        return f"http://{self.hosts[0]}/?kunci={self.keys.mulai}"

    def data_sets(self) -> list[str]:
        """Return the names of the data sets that the page shows."""
        names = data_sets(self.root)
        return names if self.asked in ("", *names) else [self.asked, *names]

    def workspace(self, nama: str) -> Workspace:
        """Return the workspace of a data set of the list; any other name is not found (404)."""
        if nama not in self.data_sets():
            abort(404)
        return find_workspace(nama, self.root)


def this_site() -> Site:
    """Return the site of the request that is being answered."""
    return cast(Site, current_app.extensions[KEY])
