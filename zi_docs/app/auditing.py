"""The audit of a register with its documents and the paper made from them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from zi_docs import register as book
from zi_docs.app.book import kept_of, other_decrees
from zi_docs.app.losing import find_loss
from zi_docs.app.preparing import open_catalog
from zi_docs.errors import TemplateError, UsageError
from zi_docs.model import DocType
from zi_docs.register import AuditReport, Register
from zi_docs.run.stale import find_stale_paper
from zi_docs.workspace import Workspace


def audit_register(workspace: Workspace, register: Register) -> AuditReport:
    """Return what is wrong with the register and its documents, and which paper is out of date.

    What a run would refuse is refused here too: the register of another data set (ZI509), which is
    told alone, and a lost one (ZI540). Old paper is only a warning; the register is still sound.
    """
    report = book.audit_register(register, workspace.root, kept_of(workspace))
    if foreign := other_decrees(register, _made_types(workspace, register)):
        return replace(report, problems=tuple(foreign))
    stale = find_stale_paper(workspace, register)
    lost = find_loss(workspace, register)
    return replace(report, problems=(*lost, *report.problems, *stale))


def _made_types(workspace: Workspace, register: Register) -> Iterator[DocType]:
    """Yield the types with documents; one that is gone or can't be read makes none either."""
    catalog = open_catalog(workspace.root)
    for jenis in register.made_types():
        with suppress(TemplateError, UsageError):
            yield catalog.load(jenis)
