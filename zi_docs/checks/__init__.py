"""Checks over a data set that is read and built: what no single cell can tell.

Each check is a small function that yields problems; ``CHECKS`` lists the usual ones, ``NAMED``
those a document type asks for in ``periksa``.
"""

from __future__ import annotations

from zi_docs.checks.isian import check_bentuk_isian, check_isian
from zi_docs.checks.run import CHECKS, NAMED, Check, NamedCheck, check_dataset, check_document

__all__ = [
    "CHECKS",
    "NAMED",
    "Check",
    "NamedCheck",
    "check_bentuk_isian",
    "check_dataset",
    "check_document",
    "check_isian",
]
