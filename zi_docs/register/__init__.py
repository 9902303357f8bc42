"""The register: which number was given to which record, and which documents were made.

One SQLite file per data set. Numbers are reserved in a run, become ``terbit`` when their document
is there, may be cancelled with a reason, and are never deleted and never given twice. ``sqlite3``
is imported when a register is opened, not before.
"""

from __future__ import annotations

from zi_docs.register.patterns import printer, series_name
from zi_docs.register.register import Register, open_register
from zi_docs.register.short_code import short_code
from zi_docs.register.values import (
    AgendaEntry,
    AuditReport,
    Document,
    DocumentEntry,
    Gap,
    HandRequest,
    IssuedNumber,
    Keadaan,
    ReserveItem,
    ReserveRequest,
)

__all__ = [
    "AgendaEntry",
    "AuditReport",
    "Document",
    "DocumentEntry",
    "Gap",
    "HandRequest",
    "IssuedNumber",
    "Keadaan",
    "Register",
    "ReserveItem",
    "ReserveRequest",
    "open_register",
    "printer",
    "series_name",
    "short_code",
]
