"""The register in one SQLite file: it looks things up, lets the rules decide, and writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from zi_docs.errors import Problem
from zi_docs.register import decisions
from zi_docs.register.copies import back_up, backup_path
from zi_docs.register.decisions import settled
from zi_docs.register.patterns import choose_codes
from zi_docs.register.sqlite import statements
from zi_docs.register.sqlite.connection import BUSY_MS, Connections
from zi_docs.register.sqlite.derived import derived_files, record_derived
from zi_docs.register.sqlite.schema import MIGRATIONS, Migration, make_ready
from zi_docs.register.values import (
    AgendaEntry,
    Book,
    Derived,
    Document,
    DocumentEntry,
    HandRequest,
    HeldNumber,
    Inspection,
    IssuedNumber,
    NewNumber,
    ReserveRequest,
)


def open_file(
    path: Path,
    book: Book,
    now: Callable[[], datetime],
    *,
    busy_ms: int = BUSY_MS,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> SqliteRegister:
    """Open a register's file; make it when it is absent, and migrate it when it is older.

    Raises :class:`RegisterError` (ZI601-ZI609).
    """
    connections = Connections(path, book, busy_ms)
    try:
        make_ready(connections, migrations, now())
    except BaseException:
        connections.close()
        raise
    return SqliteRegister(connections, now)


class SqliteRegister:
    """Keeps the promises of :class:`zi_docs.register.contract.Register`, which explains them.

    Each method is one transaction.
    """

    def __init__(self, connections: Connections, now: Callable[[], datetime]) -> None:
        self._connections = connections
        self._now = now

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connections.close()

    @property
    def book(self) -> Book:
        """Which register this is."""
        return self._connections.book

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._connections.path

    def reserve(self, request: ReserveRequest) -> dict[str, str]:
        """Give each record its own number or the next of the series."""
        with self._connections.writing() as db:
            own = _own(db, request)
            highest = statements.highest_counter(db, request.seri, request.tahun)
            is_taken = statements.look_alikes(db, request.seri, request.tahun)
            give = settled(decisions.decide_block(self.book, request, own, highest, is_taken))
            self._write(db, request, give.new)
        return dict(give.printed)

    def reserve_by_hand(self, request: HandRequest) -> str:
        """Give a record the number that was typed."""
        typed = settled(decisions.read_typed(self.book, request))
        kunci = request.item.kunci
        with self._connections.writing() as db:
            own = statements.living_numbers(db, request.jenis, [kunci]).get(kunci)
            holders = statements.holders(db, typed)
            give = settled(decisions.decide_typed(self.book, holders, own, typed))
            if give.new:
                self._write(db, request, give.new)
        return give.printed[kunci]

    def _write(
        self,
        db: sqlite3.Connection,
        request: ReserveRequest | HandRequest,
        new: Sequence[NewNumber],
    ) -> None:
        statements.remember_start(db, request)
        statements.insert_numbers(db, request, new, self._stamp())

    def moved_numbers(self, request: ReserveRequest) -> list[Problem]:
        """Warn of records whose number is of another series or year."""
        with self._connections.reading() as db:
            return decisions.moved_numbers(self.book, request, _own(db, request))

    def cancel(
        self, nomor: str | int, alasan: str, *, seri: str | None = None, tahun: int | None = None
    ) -> AgendaEntry:
        """Cancel a number for a reason."""
        with self._connections.writing() as db:
            found = statements.named(db, nomor, seri, tahun)
            cancel = settled(decisions.decide_cancel(self.book, nomor, alasan, found))
            statements.cancel(db, cancel, self._stamp())
            return statements.line(db, cancel.id)

    def confirm(self, entries: Sequence[DocumentEntry]) -> None:
        """Record documents whose files are in place."""
        with self._connections.writing() as db:
            own: dict[tuple[str, str], HeldNumber] = {}
            for jenis in {entry.jenis for entry in entries}:
                keys = [entry.kunci for entry in entries if entry.jenis == jenis and entry.nomor]
                found = statements.living_numbers(db, jenis, keys)
                own |= {held.owner: held for held in found.values()}
            confirm = settled(decisions.decide_confirm(self.book, entries, own))
            statements.confirm(db, entries, confirm, self._stamp())

    def documents(self, jenis: str) -> dict[str, Document]:
        """Return the documents of one type."""
        with self._connections.reading() as db:
            return statements.documents(db, jenis)

    def made_types(self) -> list[str]:
        """Return the types that have documents."""
        with self._connections.reading() as db:
            return statements.made_types(db)

    def derived(self) -> list[Derived]:
        """Return the recorded print files and packets."""
        with self._connections.reading() as db:
            return derived_files(db)

    def record_derived(self, files: Sequence[Derived]) -> None:
        """Record print files and packets."""
        if files:
            with self._connections.writing() as db:
                record_derived(db, files, self._stamp())

    def forget(self, jenis: str, keys: Sequence[str]) -> None:
        """Remove documents of which nothing is left."""
        if keys:
            with self._connections.writing() as db:
                statements.forget(db, jenis, keys)

    def codes(self, jenis: str, numbers: Mapping[str, str]) -> dict[str, str]:
        """Return the code to print on each document."""
        with self._connections.reading() as db:
            holder_of = partial(statements.code_holder, db)
            return choose_codes(self.book.data_set, jenis, numbers, holder_of)

    def issued_numbers(self) -> list[IssuedNumber]:
        """Return the numbers that are printed on a document."""
        with self._connections.reading() as db:
            return statements.issued_numbers(db)

    def list_numbers(self, tahun: int | None = None, seri: str | None = None) -> list[AgendaEntry]:
        """Return the numbers in the order of the book."""
        with self._connections.reading() as db:
            return statements.list_numbers(db, tahun, seri)

    def find(self, text: str) -> list[AgendaEntry]:
        """Return what a code, number, key or part of a name leads to."""
        with self._connections.reading() as db:
            return statements.find(db, text)

    def inspect(self) -> Inspection:
        """Return everything that an audit needs."""
        with self._connections.reading() as db:
            faults = statements.count_faults(db)
            damage = [self._connections.damage(faults)] if faults else []
            return statements.inspection(db, damage)

    def backup(self, path: Path | None = None) -> Path:
        """Copy the file, to ``path`` or else beside itself."""
        default = backup_path(self.path, f"{self._now():%Y%m%d-%H%M%S}")
        return back_up(self._connections.copy_to, path or default)

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _own(db: sqlite3.Connection, request: ReserveRequest) -> dict[str, HeldNumber]:
    return statements.living_numbers(db, request.jenis, [item.kunci for item in request.items])
