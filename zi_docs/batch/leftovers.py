"""What earlier runs left that no record gives any more: named, never deleted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from zi_docs.batch.standing import Standing
from zi_docs.planning import Job
from zi_docs.register import Document, Register
from zi_docs.workspace import Workspace

__all__ = ["settle_leftovers"]

PDF = ".pdf"


def settle_leftovers(
    workspace: Workspace, jobs: tuple[Job, ...], standing: Standing, register: Register, jenis: str
) -> list[str]:
    """Return the files, PDFs too, whose record is gone or gives another name now.

    The register forgets a document without record and number once its file is gone: nothing of it
    is left that could be looked for. A number stays until somebody cancels it.
    """
    if not (standing.gone or standing.moving):
        return []
    taken = {workspace.show(standing.folder / job.path) for job in jobs}
    taken |= {_pdf(path) for path in taken}
    pdfs = register.documents(jenis + PDF)
    left = {**standing.gone, **standing.moving}
    paths = {document.path for document in left.values()}
    paths |= {_pdf(path) for path in paths} | {pdfs[key].path for key in left if key in pdfs}
    there = {path for path in paths - taken if (workspace.root / path).exists()}
    register.forget(jenis, _over(standing.gone, there))
    register.forget(jenis + PDF, _over({k: pdfs[k] for k in standing.gone if k in pdfs}, there))
    return sorted(there)


def _over(gone: Mapping[str, Document], there: set[str]) -> list[str]:
    """Return the records of which nothing is left: no file of their own, and no number."""
    return [key for key, d in gone.items() if not d.nomor and d.path not in there]


def _pdf(path: str) -> str:
    return PurePosixPath(path).with_suffix(PDF).as_posix()
