"""The register: which number was given to which record, and which documents were made.

Each data set has one. A run reserves numbers. A number becomes ``terbit`` when its document is in
place, and can be cancelled with a reason. It is never deleted and never given twice.

=================  ==========================================================================
``contract``       what the program may ask of a register, and what it may rely on
``values``         what is asked, kept and answered
``kept``           the exact bytes of what was issued, and the scans of signed papers
``decisions``      the rules of numbers, as pure functions; ``problems`` words the refusals
``issuing``        the rules of editions: what is issued, replaced and recorded
``patterns``       numbers and codes as they are printed and typed
``keys``           the keys of a record's first, second and later documents
``audit``          comparing the book with itself, with the files and with what is kept
``agenda``         the agenda book as a workbook or CSV
``copies``         backups
``sqlite``         the only store so far, and the only place with SQL
=================  ==========================================================================
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from zi_docs.register.agenda import export_agenda
from zi_docs.register.audit import audit_register, find_gaps
from zi_docs.register.contract import Register
from zi_docs.register.copies import backups_of, kept_beside
from zi_docs.register.decisions import Claim, claim_file, spell_typed, strangers
from zi_docs.register.kept import FOLDER as KEPT_FOLDER
from zi_docs.register.kept import SCAN, Kept, read_scan
from zi_docs.register.keys import record_key, turn_key, turn_of
from zi_docs.register.patterns import (
    fits_pattern,
    of_unit,
    parse_printed,
    printer,
    series_name,
    tidy,
)
from zi_docs.register.problems import cancel_command, issue_command, make_command
from zi_docs.register.values import (
    AgendaEntry,
    Asal,
    AuditReport,
    Book,
    Derived,
    Document,
    DocumentEntry,
    Edition,
    Gap,
    HandRequest,
    IssuedNumber,
    IssueEntry,
    Keadaan,
    Leftover,
    ListedDocument,
    NasibEdisi,
    Place,
    ReserveItem,
    ReserveRequest,
    Tahap,
)

__all__ = [
    "KEPT_FOLDER",
    "SCAN",
    "AgendaEntry",
    "Asal",
    "AuditReport",
    "Claim",
    "Derived",
    "Document",
    "DocumentEntry",
    "Edition",
    "Gap",
    "HandRequest",
    "IssueEntry",
    "IssuedNumber",
    "Keadaan",
    "Kept",
    "Leftover",
    "ListedDocument",
    "NasibEdisi",
    "Place",
    "Register",
    "ReserveItem",
    "ReserveRequest",
    "Tahap",
    "audit_register",
    "backups_of",
    "cancel_command",
    "claim_file",
    "export_agenda",
    "find_gaps",
    "fits_pattern",
    "issue_command",
    "kept_beside",
    "make_command",
    "numbers_in_backup",
    "of_unit",
    "open_register",
    "parse_printed",
    "printer",
    "read_scan",
    "record_key",
    "series_name",
    "spell_typed",
    "strangers",
    "tidy",
    "turn_key",
    "turn_of",
]


def open_register(
    path: Path, data_set: str, now: Callable[[], datetime], *, shown: str = ""
) -> Register:
    """Open the register of a data set; make its file when it is absent.

    ``shown`` is the path as a clerk knows it; ``now`` gives the time of each change. SQLite is
    imported only here. Raises :class:`RegisterError` (ZI601-ZI609).
    """
    from zi_docs.register.sqlite.store import open_file

    return open_file(path, Book(shown or path.as_posix(), data_set), now)


def numbers_in_backup(path: Path) -> frozenset[tuple[int, str]]:
    """Return every number (year, printed number) that a backup holds; nothing is written.

    What is no register, or can't be read, holds none.
    """
    from zi_docs.register.sqlite.store import numbers_in_file

    return numbers_in_file(path)
