"""Connections to a register's file: one for each thread, every write behind the same lock."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from zi_docs.errors import RegisterError
from zi_docs.register.failures import damage, translated
from zi_docs.register.typed import number_key

if TYPE_CHECKING:
    import sqlite3

__all__ = ["BUSY_MS", "Connections", "connect"]

BUSY_MS = 30_000


def connect(path: Path, busy_ms: int = BUSY_MS) -> sqlite3.Connection:
    """Open a file with the settings that the register's promises rest on.

    Not WAL: SQLite up to 3.51.2 can damage a WAL file when two processes reset it at once, WAL
    does not work on a network folder, and it leaves part of the register in two further files
    that people forget to copy. EXTRA is FULL that also flushes the folder when the journal is
    gone: without it a power cut could take back numbers that are already printed.
    """
    import sqlite3

    db = sqlite3.connect(
        path, timeout=busy_ms / 1000, isolation_level=None, check_same_thread=False
    )
    try:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA synchronous = EXTRA")
        db.execute("PRAGMA foreign_keys = ON")
        db.create_function("number_key", 1, number_key, deterministic=True)
    except BaseException:
        db.close()
        raise
    return db


class Connections:
    """The connections of one register. A thread gets its own; so does a forked process."""

    def __init__(self, path: Path, data_set: str, shown: str, busy_ms: int) -> None:
        self.path = path
        self.data_set = data_set
        self.shown = shown
        self.busy_ms = busy_ms
        self._open: dict[tuple[int, int], sqlite3.Connection] = {}
        self._lock = threading.Lock()
        self._whole = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection; each statement sees what is committed."""
        with translated(self.path, self.shown):
            yield self._mine()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection in a transaction: all of it is kept, or nothing.

        IMMEDIATE takes the lock before anything is read, so that two processes never count on
        from the same number.
        """
        with translated(self.path, self.shown):
            db = self._mine()
            self._prove_whole(db)
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close what this process opened; a parent's connections are the parent's to close."""
        with self._lock:
            mine = [key for key in self._open if key[0] == os.getpid()]
            for key in mine:
                self._open.pop(key).close()

    def _prove_whole(self, db: sqlite3.Connection) -> None:
        """Look the file over before the first write: a damaged index counts wrong."""
        if self._whole:
            return
        (finding,) = db.execute("PRAGMA quick_check(1)").fetchone()
        if finding != "ok":
            raise RegisterError(damage(self.path, self.shown))
        self._whole = True

    def _mine(self) -> sqlite3.Connection:
        key = (os.getpid(), threading.get_ident())
        with self._lock:
            if key not in self._open:
                self._open[key] = connect(self.path, self.busy_ms)
            return self._open[key]
