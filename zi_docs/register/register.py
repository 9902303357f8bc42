"""The register as the rest of the program sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

from zi_docs.errors import Problem
from zi_docs.register import agenda, documents, gaps, numbers
from zi_docs.register.audit import audit
from zi_docs.register.backup import back_up
from zi_docs.register.by_hand import reserve_by_hand
from zi_docs.register.cancel import cancel
from zi_docs.register.connection import BUSY_MS, Connections
from zi_docs.register.derived import derived_files, record_derived
from zi_docs.register.export import export_agenda
from zi_docs.register.files import backup_path
from zi_docs.register.migrate import make_ready
from zi_docs.register.moved import moved_numbers
from zi_docs.register.schema import MIGRATIONS, Migration
from zi_docs.register.values import (
    AgendaEntry,
    AuditReport,
    Derived,
    Document,
    DocumentEntry,
    Gap,
    HandRequest,
    IssuedNumber,
    ReserveRequest,
)

__all__ = ["Register", "open_register"]


def open_register(
    path: Path,
    data_set: str,
    now: Callable[[], datetime],
    *,
    shown: str = "",
    busy_ms: int = BUSY_MS,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> Register:
    """Open the register of a data set; make the file when it is absent.

    ``shown`` is the path as a clerk knows it. Raises :class:`RegisterError` (ZI601-ZI609).
    """
    connections = Connections(path, data_set, shown or path.as_posix(), busy_ms)
    try:
        make_ready(connections, migrations, now())
    except BaseException:
        connections.close()
        raise
    return Register(connections, now)


class Register:
    """Numbers issued and documents made. Each method is one transaction.

    May be used by several threads and processes at once. Everything that fails raises
    :class:`RegisterError` and leaves the register as it was.
    """

    def __init__(self, connections: Connections, now: Callable[[], datetime]) -> None:
        self._connections = connections
        self._data_set = connections.data_set
        self._now = now

    def __enter__(self) -> Register:
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
    def path(self) -> Path:
        """Where the register is."""
        return self._connections.path

    def reserve(self, request: ReserveRequest) -> dict[str, str]:
        """Return the number of every record asked for, by key: its own, or the series' next.

        Raises ZI610 when the pattern does not count.
        """
        stamp = self._stamp()
        with self._connections.writing() as db:
            return numbers.reserve(db, request, self._connections.shown, stamp)

    def reserve_by_hand(self, request: HandRequest) -> str:
        """Give a record the number that was typed, and return it as it is printed.

        Raises ZI611-ZI615 when the record can't have that number.
        """
        stamp = self._stamp()
        with self._connections.writing() as db:
            return reserve_by_hand(db, request, self._connections, stamp)

    def moved_numbers(self, request: ReserveRequest) -> list[Problem]:
        """Return a warning (ZI616) for records whose number is of another year or series."""
        with self._connections.reading() as db:
            return moved_numbers(db, request, self._connections)

    def confirm(self, entries: Sequence[DocumentEntry]) -> None:
        """Write down documents whose files are in place; their numbers become ``terbit``.

        Raises ZI624 when a number is not, or no longer, the document's own.
        """
        stamp = self._stamp()
        with self._connections.writing() as db:
            documents.confirm(db, entries, self._connections.shown, stamp)

    def cancel(
        self,
        nomor: str | int,
        alasan: str,
        *,
        seri: str | None = None,
        tahun: int | None = None,
    ) -> AgendaEntry:
        """Cancel a number, as printed or by id, for a reason, and return its line of the book.

        Raises ZI620-ZI623.
        """
        stamp = self._stamp()
        with self._connections.writing() as db:
            return agenda.entry(db, cancel(db, nomor, alasan, stamp, self._data_set, seri, tahun))

    def documents(self, jenis: str) -> dict[str, Document]:
        """Return the documents of one type by their record's key."""
        with self._connections.reading() as db:
            return documents.documents(db, jenis)

    def made_types(self) -> list[str]:
        """Return the types that documents were made of; the PDFs of one go by its name and .pdf."""
        with self._connections.reading() as db:
            return documents.made_types(db)

    def dates(self, jenis: str) -> dict[str, str]:
        """Return the date (ISO) of each document of one type by its record's key."""
        with self._connections.reading() as db:
            return documents.dates(db, jenis)

    def derived(self) -> list[Derived]:
        """Return the print files and packets that were written down, and what they were made of."""
        with self._connections.reading() as db:
            return derived_files(db)

    def record_derived(self, files: Sequence[Derived]) -> None:
        """Write down print files and packets whose files are in place."""
        if files:
            stamp = self._stamp()
            with self._connections.writing() as db:
                record_derived(db, files, stamp)

    def forget(self, jenis: str, keys: Sequence[str]) -> None:
        """Take out documents whose record and file are both gone; one with a number stays."""
        if keys:
            with self._connections.writing() as db:
                documents.forget(db, jenis, keys)

    def issued_numbers(self) -> list[IssuedNumber]:
        """Return the numbers that stand on a document, in the order of the book."""
        with self._connections.reading() as db:
            return documents.issued_numbers(db)

    def codes(self, jenis: str, numbers: Mapping[str, str]) -> dict[str, str]:
        """Return the short code to print on each document, from key to number (or "")."""
        with self._connections.reading() as db:
            return documents.codes_for(db, self._data_set, jenis, numbers)

    def find(self, text: str) -> list[AgendaEntry]:
        """Return what a code, number, key or part of a name leads to."""
        with self._connections.reading() as db:
            return agenda.find(db, text)

    def list_numbers(self, tahun: int | None = None, seri: str | None = None) -> list[AgendaEntry]:
        """Return the numbers in the order of the book."""
        with self._connections.reading() as db:
            return agenda.list_numbers(db, tahun, seri)

    def gaps(self, seri: str, tahun: int) -> list[Gap]:
        """Return the counters of a series that led to no valid document, and why."""
        with self._connections.reading() as db:
            return gaps.find_gaps(db, seri, tahun)

    def export(self, path: Path) -> Path:
        """Write the agenda book as .xlsx or .csv, whole or not at all.

        Raises :class:`UsageError` (ZI642) for another ending, ZI641 when the disk refuses.
        """
        return export_agenda(self.list_numbers(), path)

    def audit(self, root: Path) -> AuditReport:
        """Compare the register with itself and with the files under ``root``."""
        return audit(self._connections, root)

    def backup(self, path: Path | None = None) -> Path:
        """Copy the register, beside itself unless told where; never over another file.

        Raises ZI640 or ZI641.
        """
        default = backup_path(self.path, f"{self._now():%Y%m%d-%H%M%S}")
        return back_up(self._connections, path or default)

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")
