"""The register in one SQLite file: it looks things up, lets the rules decide, and writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path, PurePath
from types import TracebackType
from typing import Self
from urllib.parse import quote

from zi_docs.errors import Problem
from zi_docs.register import decisions, issuing
from zi_docs.register.copies import back_up, backup_path
from zi_docs.register.decisions import Typed, settled
from zi_docs.register.kept import Kept
from zi_docs.register.patterns import choose_codes
from zi_docs.register.sqlite import book_lines, document_rows, edition_rows, number_rows
from zi_docs.register.sqlite.connection import BUSY_MS, Connections
from zi_docs.register.sqlite.derived import derived_files, record_derived
from zi_docs.register.sqlite.schema import MIGRATIONS, Migration, make_ready
from zi_docs.register.values import (
    AgendaEntry,
    Book,
    Derived,
    Document,
    DocumentEntry,
    Edition,
    HandRequest,
    HeldNumber,
    Inspection,
    IssuedNumber,
    IssueEntry,
    Leftover,
    ListedDocument,
    NewNumber,
    Place,
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


def numbers_in_file(path: Path) -> frozenset[tuple[int, str]]:
    """Return every number in a register's file of any version, which is only read."""
    try:
        with closing(sqlite3.connect(_read_only(path.resolve()), uri=True)) as db:
            return number_rows.given_numbers(db)
    except (sqlite3.Error, OSError):
        return frozenset()


def _read_only(path: PurePath) -> str:
    """Return the address of a file that is only read, also on a server.

    SQLite takes a server's name for a foreign address when it stands where ``as_uri`` puts it.
    """
    place = quote(path.as_posix(), safe="/:")
    return f"file://{'' if place.startswith('/') else '/'}{place}?mode=ro&immutable=1"


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
    def migrated_from(self) -> int | None:
        """The version that the register was brought up from, until somebody was told."""
        with self._connections.reading() as db:
            return book_lines.migrated_from(db)

    def told_of_migration(self) -> None:
        """Record that somebody was told."""
        with self._connections.writing() as db:
            book_lines.told_of_migration(db)

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._connections.path

    def reserve(self, request: ReserveRequest) -> dict[str, str]:
        """Give each record its own number or the next of the series."""
        with self._connections.writing() as db:
            own = _own(db, request)
            highest = number_rows.highest_counter(db, request.seri, request.tahun)
            is_taken = number_rows.look_alikes(db, request.seri, request.tahun)
            give = settled(decisions.decide_block(self.book, request, own, highest, is_taken))
            self._write(db, request, give.new)
        return dict(give.printed)

    def reserve_by_hand(self, request: HandRequest) -> str:
        """Give a record the number that was typed."""
        typed = settled(decisions.read_typed(self.book, request))
        with self._connections.writing() as db:
            printed = self._give_typed(db, typed)
        return printed[request.item.kunci]

    def _give_typed(self, db: sqlite3.Connection, typed: Typed) -> Mapping[str, str]:
        request, kunci = typed.request, typed.request.item.kunci
        own = number_rows.living_numbers(db, request.jenis, [kunci]).get(kunci)
        holders = number_rows.holders(db, typed)
        give = settled(decisions.decide_typed(self.book, holders, own, typed))
        if give.new:
            self._write(db, request, give.new)
        return give.printed

    def _write(
        self,
        db: sqlite3.Connection,
        request: ReserveRequest | HandRequest,
        new: Sequence[NewNumber],
    ) -> None:
        number_rows.remember_start(db, request)
        number_rows.insert_numbers(db, request, new, self._stamp())

    def moved_numbers(self, request: ReserveRequest) -> list[Problem]:
        """Warn of records whose number is of another series or year."""
        with self._connections.reading() as db:
            return decisions.moved_numbers(self.book, request, _own(db, request))

    def late_numbers(self, request: ReserveRequest) -> list[Problem]:
        """Warn of new numbers for dates before that of an issued document of the series."""
        with self._connections.reading() as db:
            latest = number_rows.latest_issued(db, request.seri, request.tahun)
            return decisions.late_numbers(self.book, request, _own(db, request), latest)

    def cancel(
        self, nomor: str | int, alasan: str, *, seri: str | None = None, tahun: int | None = None
    ) -> AgendaEntry:
        """Cancel a number for a reason."""
        with self._connections.writing() as db:
            found = number_rows.named(db, nomor, seri, tahun)
            issued = _issued(db, found)
            if seri is None and tahun is None:
                issued += edition_rows.issued_without_number(db, nomor)
            cancel = settled(decisions.decide_cancel(self.book, nomor, alasan, found, issued))
            edition_rows.cancel(db, cancel, self._stamp())
            return book_lines.line(db, cancel)

    def confirm(self, entries: Sequence[DocumentEntry]) -> None:
        """Record drafts and finished documents whose files are in place."""
        with self._connections.writing() as db:
            _, editions = _standing(db, entries)
            settled(issuing.decide_confirm(self.book, entries, editions))
            document_rows.confirm(db, entries, self._stamp())

    def documents(self, jenis: str, *, konsep: bool = False) -> dict[str, Document]:
        """Return the documents or drafts of one type."""
        with self._connections.reading() as db:
            return document_rows.documents(db, jenis, konsep)

    def document_of(self, jenis: str, kunci: str) -> Document | None:
        """Return the document of one record, which takes no longer when there are many."""
        with self._connections.reading() as db:
            return document_rows.document_of(db, jenis, kunci)

    def has_file(self, path: str) -> bool:
        """Tell whether a document or a draft of any type has this place."""
        with self._connections.reading() as db:
            return document_rows.has_file(db, path)

    def listed(self, jenis: str) -> list[ListedDocument]:
        """Return the documents of one type as a list shows them."""
        with self._connections.reading() as db:
            return document_rows.listed(db, jenis)

    def made_types(self, *, konsep: bool = False) -> list[str]:
        """Return the types that have documents or drafts."""
        with self._connections.reading() as db:
            return document_rows.made_types(db, konsep)

    def count_documents(self, *, konsep: bool = False) -> dict[str, dict[str, int]]:
        """Return how many documents or drafts of each type are in each stage."""
        with self._connections.reading() as db:
            return document_rows.count_documents(db, konsep)

    def issue(self, entries: Sequence[IssueEntry]) -> None:
        """Issue documents whose bytes are kept."""
        with self._connections.writing() as db:
            issue = settled(issuing.decide_issue(self.book, entries, *_standing(db, entries)))
            edition_rows.issue(db, entries, issue, self._stamp())

    def replace(self, entry: IssueEntry, alasan: str) -> None:
        """Issue the next edition of a document."""
        with self._connections.writing() as db:
            own, editions = _standing(db, [entry])
            mine = (own.get(entry.owner), editions.get(entry.owner, ()))
            issue = settled(issuing.decide_replace(self.book, entry, alasan, *mine))
            edition_rows.issue(db, [entry], issue, self._stamp())

    def record(self, request: HandRequest, entry: IssueEntry) -> str:
        """Issue a document under the number that another book gave."""
        typed = decisions.outside_series(settled(decisions.read_typed(self.book, request)))
        kunci = request.item.kunci
        with self._connections.writing() as db:
            printed = self._give_typed(db, typed)
            entry = replace(entry, nomor=printed[kunci])
            own, editions = _standing(db, [entry])
            mine = editions.get(entry.owner, ())
            record = settled(issuing.decide_record(self.book, entry, own, mine))
            if record.issue:
                edition_rows.issue(db, [entry], record.issue, self._stamp())
            if record.scanned:
                edition_rows.add_scan(db, record.scanned, entry.pindaian)
        return entry.nomor

    def set_places(self, jenis: str, places: Mapping[str, Place]) -> None:
        """Record where files of issued documents were laid down again."""
        if places:
            with self._connections.writing() as db:
                document_rows.set_places(db, jenis, places)

    def set_told(self, jenis: str, hashes: Mapping[str, str]) -> None:
        """Record for which inputs a difference was told."""
        if hashes:
            with self._connections.writing() as db:
                document_rows.set_told(db, jenis, hashes)

    def vouch(self, jenis: str, hashes: Mapping[str, str]) -> None:
        """Record inputs that give the issued text again."""
        if hashes:
            with self._connections.writing() as db:
                document_rows.vouch(db, jenis, hashes)

    def editions(self, jenis: str | None = None) -> list[Edition]:
        """Return the editions in the order in which they were issued."""
        with self._connections.reading() as db:
            return edition_rows.editions(db, jenis)

    def derived(self) -> list[Derived]:
        """Return the recorded print files and packets."""
        with self._connections.reading() as db:
            return derived_files(db)

    def record_derived(self, files: Sequence[Derived]) -> None:
        """Record print files and packets."""
        if files:
            with self._connections.writing() as db:
                record_derived(db, files, self._stamp())

    def leftovers(self) -> list[Leftover]:
        """Return the files of no record."""
        with self._connections.reading() as db:
            return document_rows.leftovers(db)

    def add_leftovers(self, files: Sequence[Leftover]) -> None:
        """Record files of no record."""
        if files:
            with self._connections.writing() as db:
                document_rows.add_leftovers(db, files)

    def drop_leftovers(self, paths: Sequence[str]) -> None:
        """Forget files that are gone, or that a record leads to again."""
        if paths:
            with self._connections.writing() as db:
                document_rows.drop_leftovers(db, paths)

    def forget(self, jenis: str, keys: Sequence[str], *, konsep: bool = False) -> None:
        """Remove documents or drafts of which nothing is left."""
        if keys:
            with self._connections.writing() as db:
                document_rows.forget(db, jenis, keys, konsep)

    def codes(self, jenis: str, numbers: Mapping[str, str]) -> dict[str, str]:
        """Return the code to print on each document."""
        with self._connections.reading() as db:
            holder_of = partial(document_rows.code_holder, db)
            return choose_codes(self.book.data_set, jenis, numbers, holder_of)

    def issued_numbers(self) -> list[IssuedNumber]:
        """Return the numbers that are printed on a document."""
        with self._connections.reading() as db:
            return number_rows.issued_numbers(db)

    def given_numbers(self) -> frozenset[tuple[int, str]]:
        """Return every number that was ever given."""
        with self._connections.reading() as db:
            return number_rows.given_numbers(db)

    def list_numbers(self, tahun: int | None = None, seri: str | None = None) -> list[AgendaEntry]:
        """Return the numbers in the order of the book."""
        with self._connections.reading() as db:
            return book_lines.list_numbers(db, tahun, seri)

    def find(self, text: str) -> list[AgendaEntry]:
        """Return what a code, number, key or part of a name leads to."""
        with self._connections.reading() as db:
            return book_lines.find(db, text)

    def inspect(self) -> Inspection:
        """Return everything that an audit needs."""
        with self._connections.reading() as db:
            faults = book_lines.count_faults(db)
            damage = [self._connections.damage(faults)] if faults else []
            return book_lines.inspection(db, damage)

    def backup(self, path: Path | None = None, kept: Kept | None = None) -> Path:
        """Copy the file, to ``path`` or else beside itself, and what it keeps."""
        default = backup_path(self.path, f"{self._now():%Y%m%d-%H%M%S}")
        return back_up(self._connections.copy_to, path or default, kept)

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _own(db: sqlite3.Connection, request: ReserveRequest) -> dict[str, HeldNumber]:
    return number_rows.living_numbers(db, request.jenis, [item.kunci for item in request.items])


def _standing(
    db: sqlite3.Connection, entries: Sequence[DocumentEntry]
) -> tuple[dict[tuple[str, str], HeldNumber], dict[tuple[str, str], list[Edition]]]:
    """Return the living numbers and all editions of these documents' records."""
    own: dict[tuple[str, str], HeldNumber] = {}
    editions: dict[tuple[str, str], list[Edition]] = {}
    for jenis in {entry.jenis for entry in entries}:
        keys = [entry.kunci for entry in entries if entry.jenis == jenis]
        found = number_rows.living_numbers(db, jenis, keys)
        own |= {held.owner: held for held in found.values()}
        editions |= edition_rows.editions_of(db, jenis, keys)
    return own, editions


def _issued(db: sqlite3.Connection, found: Sequence[HeldNumber]) -> list[Edition]:
    """Return the editions of these numbers."""
    of_records = [edition_rows.editions_of(db, held.jenis, [held.kunci]) for held in found]
    numbers = {held.id for held in found}
    every = (one for editions in of_records for many in editions.values() for one in many)
    return [one for one in every if one.nomor_id in numbers]
