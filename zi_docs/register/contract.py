"""What the rest of the program may ask of a register, and what it may rely on.

Any store that keeps these promises can stand in for SQLite: the tests in
``tests/register/contract`` are written against this page and run over two stores. A store decides
nothing itself: it asks :mod:`zi_docs.register.decisions` and carries out what that returns.

Promises of every method:

* **Never twice.** Within one series and one year no two records ever get numbers that a reader
  takes for the same ("W. 1" and "w.1"), nor the same place in the count. A cancelled number is not
  given again, not even to the record that had it.
* **For ever.** A record (a document type and a key) has at most one living number, and keeps it
  until a person cancels it. Nothing is deleted from the book; a number only moves from ``dipesan``
  to ``terbit`` to ``batal``.
* **In order.** Counters are given in the order in which records are asked for. The order of giving
  is that of the numbers' ids: the clock decides nothing.
* **All or nothing.** A method that returns has written down everything durably; a method that
  raises, or whose process dies, has written down nothing.
* **One at a time.** Threads and processes may call at once: each method sees the register as it
  was at one moment, and those that write follow one another.
* **In words.** What is refused, and what the store's disk, lock or file refuses, raises
  :class:`~zi_docs.errors.RegisterError`. No other exception of the store's own comes out; what the
  caller's own ``format`` raises does, and leaves nothing behind.

Numbers and documents are two things. A document without a number is in the register as well; a
number may be there long before its document, and outlives it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from zi_docs.errors import Problem
from zi_docs.register.values import (
    AgendaEntry,
    Book,
    Derived,
    Document,
    DocumentEntry,
    HandRequest,
    Inspection,
    IssuedNumber,
    ReserveRequest,
)


class Register(Protocol):
    """The numbers given and the documents made of one data set."""

    @property
    def book(self) -> Book:
        """Which register this is: its place as a clerk knows it, and its data set."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def close(self) -> None:
        """Let go of what is open. It may be called twice; a later call of a method opens again."""
        ...

    # Numbers.

    def reserve(self, request: ReserveRequest) -> dict[str, str]:
        """Return the printed number of every record asked for, by key and in that order.

        A record that has a living number keeps it, whatever series or year is asked for; any other
        gets the next counter of the series: one more than the greatest that the series has given in
        that year, and at least ``mulai``. Counters whose number looks like one that is there are
        passed over. New numbers are ``dipesan``. The first request for a series and year settles
        where it began, for :meth:`inspect`.

        Raises ZI610 when the printing does not count, ZI617 past 999,999,999.
        """
        ...

    def reserve_by_hand(self, request: HandRequest) -> str:
        """Give a record the number that somebody typed, and return it as it is printed.

        A number that fits the pattern takes its place in the count, and counting goes on after it;
        an inserted one ("15a") or one of another make does not move the count. The same record may
        ask for its own number again, in any spelling.

        Raises ZI611 when another record has that number or that place in the count, ZI612 when it
        was cancelled, ZI613 when the record has another number, ZI614 for a text that is no number,
        ZI615 for a number of another year, ZI617 for a beginning past 999,999,999.
        """
        ...

    def moved_numbers(self, request: ReserveRequest) -> list[Problem]:
        """Return a warning (ZI616) for each record whose number is of another series or year.

        In the order in which the numbers were given. Nothing is written.
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

        The number is named as printed, in any spelling, or by its id; ``seri`` and ``tahun`` tell
        numbers apart that look alike. What is known of its document stays. Its record may get
        another number.

        Raises ZI620 for a number that is not there, ZI621 for one that was cancelled, ZI622 when
        several are meant, ZI623 without a reason.
        """
        ...

    # Documents.

    def confirm(self, entries: Sequence[DocumentEntry]) -> None:
        """Write down documents whose files are in place; their numbers become ``terbit``.

        What was known of the same records' documents is replaced. A document's short code stays
        with its number.

        Raises ZI624, for all of them, when one bears a number that is not its record's living one.
        """
        ...

    def documents(self, jenis: str) -> dict[str, Document]:
        """Return the documents of one type by their record's key."""
        ...

    def made_types(self) -> list[str]:
        """Return the types that documents were made of; the PDFs of one go by its name and .pdf."""
        ...

    def derived(self) -> list[Derived]:
        """Return the print files and packets that were written down, in the order of their paths.

        They are there whether their files are or not, each with what it was made of.
        """
        ...

    def record_derived(self, files: Sequence[Derived]) -> None:
        """Write down print files and packets whose files are in place, each by its path.

        What was known of the same path is replaced.
        """
        ...

    def forget(self, jenis: str, keys: Sequence[str]) -> None:
        """Take out documents whose record and file are both gone; one with a number stays."""
        ...

    def codes(self, jenis: str, numbers: Mapping[str, str]) -> dict[str, str]:
        """Return the short code to print on each document, from key to number (or "").

        A code leads to one document for ever: one that another document ever had is not given
        again, and the same document gets the same code each time. Nothing is written.
        """
        ...

    # Looking things up.

    def issued_numbers(self) -> list[IssuedNumber]:
        """Return the numbers that stand on a document, in the order of the book."""
        ...

    def list_numbers(self, tahun: int | None = None, seri: str | None = None) -> list[AgendaEntry]:
        """Return the numbers in the order of the book, of one year or series or of all.

        That order is year, series, counter, inserted letter; numbers outside the count are last.
        """
        ...

    def find(self, text: str) -> list[AgendaEntry]:
        """Return the lines, also of documents without a number, that a text leads to.

        Those whose number, key or code it is, in any spelling; without any, those in whose number,
        key or name it stands, capitals or not. An empty text leads nowhere.
        """
        ...

    def inspect(self) -> Inspection:
        """Return everything that an audit needs, after the store has looked itself over."""
        ...

    def backup(self, path: Path | None = None) -> Path:
        """Copy the whole register into a file, and return where.

        Without a path it gets a free name beside the register that tells the time. The copy can be
        put in the register's place.

        Raises ZI640 rather than replace a file, ZI641 when the disk refuses.
        """
        ...
