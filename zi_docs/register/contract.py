"""What the rest of the program may ask of a register, and what it may rely on.

Any store that keeps these promises can replace SQLite: the tests in ``tests/register/contract``
are written against this page and run over two stores. A store decides nothing itself: it asks
:mod:`zi_docs.register.decisions` and carries out the answer.

Promises of every method:

* **Never twice.** Within one series and one year, no two records ever get numbers that look the
  same to a reader ("W. 1" and "w.1"), nor the same place in the count. Nor do they in the office's
  series and a unit's ("surat", "surat/PKM"), unless a number outside the count was typed. A
  cancelled number is not given again, not even to the record that had it.
* **For ever.** A record (a document type and a key) has at most one living number, and keeps it
  until a person cancels it. No number is deleted from the book; a number only moves from
  ``dipesan`` to ``terbit`` to ``batal``.
* **In order.** Counters are given in the order in which the records are asked for. The ids of the
  numbers show the order in which they were given; the clock does not matter.
* **All or nothing.** A method that returns has written everything durably. A method that raises, or
  whose process dies, has written nothing.
* **One at a time.** Threads and processes may call at the same time. Each method sees the register
  as it was at one moment, and writing methods run one after another.
* **In words.** A refusal by the rules, or by the store's disk, lock or file, raises
  :class:`~zi_docs.errors.RegisterError`. The store raises no other exception of its own. An
  exception of the caller's own ``format`` passes through, and nothing is written.

Numbers and documents are separate. A document without a number is in the register too. A number may
exist long before its document, and stays when the document is gone. A record may have a draft
(*konsep*) beside its document; each has an entry of its own.

What was issued is frozen: its editions stay in the book for ever, with date, number and SHA-256. An
edition in force can only be replaced by the next one or be cancelled, both with a reason. The bytes
themselves are not in the book: :class:`zi_docs.register.kept.Kept` keeps them, and a caller keeps
them before it issues.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from zi_docs.errors import Problem
from zi_docs.register.kept import Kept
from zi_docs.register.values import (
    AgendaEntry,
    Book,
    Derived,
    Document,
    DocumentEntry,
    Edition,
    HandRequest,
    Inspection,
    IssuedNumber,
    IssueEntry,
    Leftover,
    ListedDocument,
    Place,
    ReserveRequest,
)


class Register(Protocol):
    """The numbers given and the documents made of one data set."""

    @property
    def book(self) -> Book:
        """Which register this is: its place as a clerk knows it, and its data set."""
        ...

    @property
    def migrated_from(self) -> int | None:
        """The version that the register was brought up from, until somebody was told.

        None for a register that was never older, and after :meth:`told_of_migration`.
        """
        ...

    def told_of_migration(self) -> None:
        """Record that somebody was told what changed with the register."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def close(self) -> None:
        """Close what is open. It may be called twice; a later call of a method opens it again."""
        ...

    # Numbers.

    def reserve(self, request: ReserveRequest) -> dict[str, str]:
        """Return the printed number of every record asked for, by key and in that order.

        A record that has a living number keeps it, whatever series or year is asked for; any other
        gets the next counter of the series: one more than the greatest that the series has given in
        that year, and at least ``mulai``. A counter is passed over if its number looks like an
        existing one. New numbers are ``dipesan``. The first request for a series and year records
        where it began, for :meth:`inspect`.

        Raises ZI610 when the pattern prints the same for every counter, ZI617 past 999,999,999.
        """
        ...

    def reserve_by_hand(self, request: HandRequest) -> str:
        """Give a record the number that somebody typed, and return it as it is printed.

        A number that fits the pattern takes its place in the count, and counting goes on after it.
        An inserted number ("15a"), or one that does not fit, does not move the count. The same
        record may ask for its own number again, in any spelling.

        Raises ZI611 when another record has that number or that place in the count, ZI612 when it
        was cancelled, ZI613 when the record has another number, ZI614 for a text that is no number,
        ZI615 for a number of another year, ZI617 for a beginning past 999,999,999.
        """
        ...

    def moved_numbers(self, request: ReserveRequest) -> list[Problem]:
        """Return a warning (ZI616) for each record whose number is of another series or year.

        They are in the order in which the numbers were given. Nothing is written.
        """
        ...

    def late_numbers(self, request: ReserveRequest) -> list[Problem]:
        """Return a warning (ZI619) when new numbers would be greater than those of later dates.

        The dates are compared with those of what was issued in the same series and year. Nothing is
        written.
        """
        ...

    def cancel(
        self,
        nomor: str | int,
        alasan: str,
        *,
        seri: str | None = None,
        tahun: int | None = None,
    ) -> AgendaEntry:
        """Cancel a living number for a reason, and return its line of the book.

        The number is named as printed, in any spelling, or by its id, or short ("87", "15a") when
        no number is printed so. A document that was issued without a number is named by its code,
        or else by its key. ``seri`` and ``tahun`` tell apart numbers that look alike. The edition
        in force and the document become ``batal``; their entries stay. The record may get another
        number, or be issued again.

        Raises ZI620 for what does not exist, ZI621 for what is cancelled already, ZI622 when
        several match, ZI623 without a reason.
        """
        ...

    # Documents.

    def confirm(self, entries: Sequence[DocumentEntry]) -> None:
        """Record drafts and finished documents whose files are in place.

        Earlier entries of the same records are replaced, a draft's only by a draft. Numbers come
        in force by :meth:`issue` alone.

        Raises ZI626, and records none, when a finished document would take the place of an issued
        one.
        """
        ...

    def documents(self, jenis: str, *, konsep: bool = False) -> dict[str, Document]:
        """Return the documents of one type by their record's key."""
        ...

    def document_of(self, jenis: str, kunci: str) -> Document | None:
        """Return the document of one record, which takes no longer when there are many."""
        ...

    def has_file(self, path: str) -> bool:
        """Tell whether a document or a draft of any type has this place."""
        ...

    def listed(self, jenis: str) -> list[ListedDocument]:
        """Return the documents of one type by key, its drafts last, as a list shows them."""
        ...

    def made_types(self, *, konsep: bool = False) -> list[str]:
        """Return the types that have documents (or drafts), in order of their names.

        The PDFs of a type have its name with ``.pdf``.
        """
        ...

    def count_documents(self, *, konsep: bool = False) -> dict[str, dict[str, int]]:
        """Return how many documents (or drafts) of each type are in each stage."""
        ...

    def derived(self) -> list[Derived]:
        """Return the recorded print files and packets, in the order of their paths.

        They are returned even when their files are gone, each with what it was made of.
        """
        ...

    def record_derived(self, files: Sequence[Derived]) -> None:
        """Record print files and packets whose files are in place, each by its path.

        An earlier entry of the same path is replaced.
        """
        ...

    def leftovers(self) -> list[Leftover]:
        """Return the files of no record, in the order of their paths, whether they exist or not."""
        ...

    def add_leftovers(self, files: Sequence[Leftover]) -> None:
        """Record files of no record, each by its path; an earlier entry of a path is replaced."""
        ...

    def drop_leftovers(self, paths: Sequence[str]) -> None:
        """Forget files that are gone, or that a record leads to again."""
        ...

    def forget(self, jenis: str, keys: Sequence[str], *, konsep: bool = False) -> None:
        """Remove documents (or drafts) of which nothing is left.

        One that has a number or was ever issued stays.
        """
        ...

    def codes(self, jenis: str, numbers: Mapping[str, str]) -> dict[str, str]:
        """Return the short code to print on each document, from key to number (or "").

        A code leads to one document for ever: a code that another document has ever had is not
        given again, and the same document gets the same code each time. Nothing is written.
        """
        ...

    # What is issued.

    def issue(self, entries: Sequence[IssueEntry]) -> None:
        """Issue documents whose bytes are kept: they are frozen, and their numbers in force.

        A number must be its record's living one; it becomes ``terbit``. The document becomes
        ``terbit`` and gets its first edition, or its next one when an edition without a number was
        cancelled before. A draft of the record stays: the caller forgets it when its file is gone.

        Raises ZI624 for a number that is not its record's living one, ZI626 for a record whose
        document is issued already; then none is issued.
        """
        ...

    def replace(self, entry: IssueEntry, alasan: str) -> None:
        """Issue the next edition under the same number; the edition before becomes ``diganti``.

        Raises ZI623 without a reason, ZI624 for a number that is not its record's living one,
        ZI627 when nothing is issued, ZI628 when the number is cancelled, ZI629 when the date is of
        another year than that of the edition before.
        """
        ...

    def record(self, request: HandRequest, entry: IssueEntry) -> str:
        """Give a record the number that another book gave, issue its document, and return it.

        The number obeys the rules of :meth:`reserve_by_hand`. One that fits the pattern takes its
        place in the count; any other belongs to no series (``seri`` is ""). Asked again for a
        document that is issued with the same number and date, it only adds the scan, if there is
        none yet; the kept bytes stay.

        Raises ZI611-ZI615 and ZI617 like :meth:`reserve_by_hand`, ZI626 when the document is issued
        without a number, ZI643 when with another date, ZI644 when it has another scan.
        """
        ...

    def set_places(self, jenis: str, places: Mapping[str, Place]) -> None:
        """Record where files of issued documents were laid down again, by the record's key."""
        ...

    def set_told(self, jenis: str, hashes: Mapping[str, str]) -> None:
        """Record for which input hash a difference was told (``beda``), by the record's key."""
        ...

    def vouch(self, jenis: str, hashes: Mapping[str, str]) -> None:
        """Record inputs that give the issued text again (``hash_masukan``), by the record's key."""
        ...

    def editions(self, jenis: str | None = None) -> list[Edition]:
        """Return all editions, or those of one type, in the order in which they were issued."""
        ...

    # Looking things up.

    def issued_numbers(self) -> list[IssuedNumber]:
        """Return the numbers that are printed on a document, in the order of the book."""
        ...

    def given_numbers(self) -> frozenset[tuple[int, str]]:
        """Return every number that was ever given, as (year, printed number)."""
        ...

    def list_numbers(self, tahun: int | None = None, seri: str | None = None) -> list[AgendaEntry]:
        """Return the numbers in the order of the book, of one year or series or of all.

        The order is by year, series, counter and inserted letter; numbers outside the count are
        last.
        """
        ...

    def find(self, text: str) -> list[AgendaEntry]:
        """Return the lines that a text leads to, also lines of documents without a number.

        These are the lines whose number, key or code is the text, in any spelling. If there are
        none, they are those with this short number ("87", "15a"); if there are none either, those
        whose number, key or name contains the text; capitals do not matter. An empty text finds
        nothing.
        """
        ...

    def inspect(self) -> Inspection:
        """Return everything that an audit needs, after the store has checked itself."""
        ...

    def backup(self, path: Path | None = None, kept: Kept | None = None) -> Path:
        """Copy the whole register into a file, and return the file's path.

        Without a path, the copy gets a free name beside the register, with the time in it. The copy
        can be put in the register's place. What is ``kept`` is copied into a folder beside it, with
        its name and ``-terbit``.

        Raises ZI640 when the file exists already, ZI641 when the disk refuses;
        :class:`~zi_docs.errors.OutputError` (ZI501-ZI503) when it refuses what is kept.
        """
        ...
