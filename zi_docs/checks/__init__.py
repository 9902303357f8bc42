"""Checks of a whole data set: they find problems that no cell shows alone.

Each check is a small function that yields problems. ``CHECKS`` lists the usual checks, ``NAMED``
those that a document type asks for in ``periksa``.
"""

from __future__ import annotations

from zi_docs.checks.isian import check_bentuk_isian, check_groups, check_isian, wanted_values
from zi_docs.checks.pengaturan import check_tahun_naskah
from zi_docs.checks.run import (
    CHECKS,
    NAMED,
    Check,
    NamedCheck,
    check_dataset,
    check_document,
    checks_of,
)
from zi_docs.checks.urutan import check_berbeda

__all__ = [
    "CHECKS",
    "NAMED",
    "Check",
    "NamedCheck",
    "check_bentuk_isian",
    "check_berbeda",
    "check_dataset",
    "check_document",
    "check_groups",
    "check_isian",
    "check_tahun_naskah",
    "checks_of",
    "wanted_values",
]
