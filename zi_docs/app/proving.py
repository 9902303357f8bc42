"""Gives the documents that list a unit's evidence what the register knows of made documents."""

from __future__ import annotations

from zi_docs.app.book import has_book, kept_of, open_workspace_register
from zi_docs.app.preparing import open_catalog
from zi_docs.register import Kept, Register
from zi_docs.run.evidence import Book, lists_evidence, proved
from zi_docs.run.plan import TypePlan
from zi_docs.workspace import Workspace


def with_evidence(workspace: Workspace, plan: TypePlan, register: Register, kept: Kept) -> TypePlan:
    """Return a plan whose documents see what was made as evidence; any other plan is unchanged."""
    if not lists_evidence(plan):
        return plan
    return proved(workspace, open_catalog(workspace.root), plan, Book(register, kept))


def with_evidence_so_far(workspace: Workspace, plan: TypePlan) -> TypePlan:
    """Return the same where no register is open. Raises :class:`RegisterError`."""
    if not lists_evidence(plan) or not has_book(workspace):
        return plan
    with open_workspace_register(workspace) as register:
        return with_evidence(workspace, plan, register, kept_of(workspace))
