"""The results of checks, kept while the files that they depend on stay as they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock

from zi_docs import app
from zi_docs.app import Understood
from zi_docs.workspace import Workspace


@dataclass(slots=True)
class Checks:
    """The last check of each data set; two tabs that ask for the same one wait for one check."""

    _last: dict[Path, Understood] = field(default_factory=dict)
    _locks: defaultdict[Path, Lock] = field(default_factory=lambda: defaultdict(Lock))

    def known(self, workspace: Workspace) -> Understood | None:
        """Return the last check if no file has changed since, at once."""
        last = self._last.get(workspace.data)
        return last if last and last.state == app.state_of(workspace) else None

    def of(self, workspace: Workspace) -> Understood:
        """Return a check of the files as they are now; it may take a while."""
        with self._locks[workspace.data]:
            known = self.known(workspace)
            if known is None:
                known = app.understand(workspace, datetime.now())
                self._last[workspace.data] = known
            return known
