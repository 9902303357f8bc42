"""Connections to a register's file: one for each thread; every write takes the same lock."""

from __future__ import annotations

import os
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from zi_docs.errors import Problem, RegisterError
from zi_docs.register import problems
from zi_docs.register.copies import restore_hint
from zi_docs.register.patterns import number_key
from zi_docs.register.values import Book

BUSY_MS = 30_000
# SQLite's message when the tables do not fit our statements: the file was cut or changed.
_MISFIT = re.compile(r"no such |malformed")
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_CAUSES: dict[str, Callable[[Book], Problem]] = {
    "SQLITE_BUSY": problems.never_free,
    "SQLITE_LOCKED": problems.never_free,
    "SQLITE_READONLY": problems.read_only,
    "SQLITE_FULL": problems.disk_full,
    "SQLITE_CANTOPEN": problems.not_opened,
    "SQLITE_PERM": problems.not_opened,
    "SQLITE_CONSTRAINT": problems.rule_broken,
}


def connect(path: Path, busy_ms: int = BUSY_MS) -> sqlite3.Connection:
    """Open a file with the settings that the register's promises depend on.

    WAL is not used: SQLite up to 3.51.2 can damage a WAL file when two processes reset it at once,
    WAL does not work on a network folder, and it leaves part of the register in two more files that
    people forget to copy. EXTRA is like FULL, but also flushes the folder after the journal is
    deleted. Without this, a power cut could undo numbers that are already printed.
    """
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


@contextmanager
def translated(path: Path, book: Book) -> Iterator[None]:
    """Turn SQLite's errors into :class:`RegisterError` (ZI601-ZI607, ZI625)."""
    try:
        yield
    except sqlite3.Error as error:
        raise RegisterError(_problem(error, path, book)) from error


def _problem(error: sqlite3.Error, path: Path, book: Book) -> Problem:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(_DAMAGE) or _MISFIT.match(str(error)):
        return problems.damaged(book, restore_hint(path))
    for known, report in _CAUSES.items():
        if name.startswith(known):  # SQLITE_BUSY_SNAPSHOT is a kind of SQLITE_BUSY
            return report(book)
    return problems.unknown_failure(book, name or type(error).__name__)


class Connections:
    """The connections of one register. A thread gets its own; so does a forked process."""

    def __init__(self, path: Path, book: Book, busy_ms: int) -> None:
        self.path = path
        self.book = book
        self._busy_ms = busy_ms
        self._open: dict[tuple[int, int], sqlite3.Connection] = {}
        self._lock = threading.Lock()
        self._whole = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection in a transaction: all statements see one moment.

        A reader does not wait for a writer, except for the moment of its commit.
        """
        with translated(self.path, self.book):
            db = self._mine()
            db.execute("BEGIN")
            try:
                yield db
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection in a transaction: all of it is kept, or nothing.

        IMMEDIATE takes the lock before anything is read, so that two processes never go on counting
        from the same number.
        """
        with translated(self.path, self.book):
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

    def copy_to(self, part: Path) -> None:
        """Copy the file on a new connection: this thread's own may be inside a transaction."""
        with (
            translated(self.path, self.book),
            closing(connect(self.path, self._busy_ms)) as db,
        ):
            db.execute("VACUUM INTO ?", (str(part),))

    def damage(self, count: int = 0) -> Problem:
        """Return the complaint that this file is damaged, with how many faults SQLite found."""
        return problems.damaged(self.book, restore_hint(self.path), count)

    def close(self) -> None:
        """Close the connections of this process; a parent process closes its own."""
        with self._lock:
            mine = [key for key in self._open if key[0] == os.getpid()]
            for key in mine:
                self._open.pop(key).close()

    def _prove_whole(self, db: sqlite3.Connection) -> None:
        """Check the file before the first write: a damaged index would lead to wrong counts."""
        if self._whole:
            return
        (finding,) = db.execute("PRAGMA quick_check(1)").fetchone()
        if finding != "ok":
            raise RegisterError(self.damage())
        self._whole = True

    def _mine(self) -> sqlite3.Connection:
        key = (os.getpid(), threading.get_ident())
        with self._lock:
            if key not in self._open:
                self._open[key] = connect(self.path, self._busy_ms)
            return self._open[key]
