"""Whether the register, the documents, and what was printed of them are as written down."""

from __future__ import annotations

from dataclasses import replace

from zi_docs import register as book
from zi_docs.register import AuditReport, Register
from zi_docs.run.stale_words import find_stale_paper
from zi_docs.workspace import Workspace


def audit_register(workspace: Workspace, register: Register) -> AuditReport:
    """Return what is wrong with the register and its documents, and which paper is older than they.

    Old paper is only a warning: the register is sound all the same.
    """
    report = book.audit_register(register, workspace.root)
    stale = find_stale_paper(workspace, register)
    return replace(report, problems=(*report.problems, *stale))
