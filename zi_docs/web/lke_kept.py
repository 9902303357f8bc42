"""The assessments as they were last read, kept while the files that they depend on stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any, cast

from flask import abort, current_app, render_template, request, url_for

from zi_docs import app
from zi_docs.app.answer_book import Round
from zi_docs.app.assessing import Assessments, read_assessments
from zi_docs.web.site import this_site
from zi_docs.workspace import Workspace

KEY = "zi_docs.lke"

_AGAIN = "tunggu"
_MANY = 500_000  # bytes of data that are read within half a second
_AT_ONCE = ("lke.awal", "lke.nilai", "lke.unduh")
_FIELDS = ("unit", "putaran", "bagian", "unggahan", "kabar", "kerja")


@dataclass(slots=True)
class Kept:
    """The last reading of each data set; who changes answers does so alone."""

    _last: dict[Path, Assessments] = field(default_factory=dict)
    _locks: defaultdict[Path, RLock] = field(default_factory=lambda: defaultdict(RLock))

    def known(self, workspace: Workspace) -> Assessments | None:
        """Return the last reading if no file has changed since, at once."""
        last = self._last.get(workspace.data)
        return last if last and last.state == app.state_of(workspace) else None

    def of(self, workspace: Workspace) -> Assessments:
        """Return a reading of the files as they are now; it may take a while."""
        with self.alone(workspace):
            known = self.known(workspace)
            if known is None:
                known = self._last[workspace.data] = read_assessments(workspace)
            return known

    def put(self, read: Assessments) -> None:
        """Keep a reading that was changed together with its file."""
        self._last[read.workspace.data] = read

    @contextmanager
    def alone(self, workspace: Workspace) -> Iterator[None]:
        """Let nobody else read or change the answers of a data set meanwhile."""
        with self._locks[workspace.data]:
            yield


def kept() -> Kept:
    """Return what this start of the page keeps."""
    return cast(Kept, current_app.extensions.setdefault(KEY, Kept()))


def assessments(nama: str) -> Assessments:
    """Return the assessments of a data set of the list; any other name is not found (404)."""
    return kept().of(this_site().workspace(nama))


def waiting() -> str | None:
    """Return a page to look at while many data are read for the page that is asked for.

    It asks for the same page again, which then waits. Few data are read at once.
    """
    if request.method != "GET" or request.endpoint in _AT_ONCE or _AGAIN in request.args:
        return None
    workspace = this_site().workspace((request.view_args or {})["nama"])
    if kept().known(workspace) or sum(size for _, size, _ in app.state_of(workspace)) < _MANY:
        return None
    address = url_for(str(request.endpoint), nama=workspace.nama, **_asked())
    return render_template("lke/membaca.html", nama=workspace.nama, alamat=address)


def _asked() -> dict[str, Any]:
    """Return what was asked for, to be asked again; nothing that says how to build an address."""
    asked = {name: text for name, text in request.args.items() if name in _FIELDS}
    return {**asked, _AGAIN: "1"}


def asked_round(read: Assessments) -> Round:
    """Return the round that a page is asked for; any other unit or round is not found (404).

    Without a round it is the last one of the unit, or the first that there may be.
    """
    unit = read.unit(request.values.get("unit", "")) or abort(404)
    there = [putaran for kode, putaran in read.rounds if kode == unit.kode]
    putaran = request.values.get("putaran", "") or max(there, default=read.choices[0])
    if putaran not in read.choices:
        abort(404)
    return Round.of(read, unit, putaran)
