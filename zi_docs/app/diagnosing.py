"""The state of a machine, of the document types and of a register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zi_docs.app.book import book_path, has_book, open_workspace_register
from zi_docs.app.preparing import open_catalog
from zi_docs.doctypes import Catalog
from zi_docs.errors import RegisterError, TemplateError, ZiDocsError
from zi_docs.indonesian import format_angka
from zi_docs.model import Row, Source
from zi_docs.pdf.dokter import Finding, examine
from zi_docs.word import CompileSpec
from zi_docs.workspace import Workspace


def diagnose(workspace: Workspace | None, here: Path) -> list[Finding]:
    """Return the state of this machine, of the document types, and of a data set's register."""
    root = workspace.root if workspace else here
    findings = examine(workspace.output if workspace else here)
    findings += _type_findings(open_catalog(root))
    return [*findings, *_register_findings(workspace)] if workspace else findings


def _type_findings(catalog: Catalog) -> Iterator[Finding]:
    """Yield whether each document type loads and compiles with the usual page profile.

    Every complaint is a finding, so that a person can mend a naskah in one go.
    """
    for problem in catalog.problems:
        yield Finding("Folder jenis dokumen", str(problem.place), problem)
    for jenis in sorted(catalog.types):
        subject = f"Jenis {jenis}"
        try:
            doctype = catalog.load(jenis)
            profile = catalog.load_profile({}, Row(Source("pengaturan.yaml"), 1, {}))
            CompileSpec(doctype, profile).compile()
        except TemplateError as error:
            yield from _wrong(subject, error)
        else:
            yield Finding(subject, doctype.folder)


def _register_findings(workspace: Workspace) -> Iterator[Finding]:
    """Yield whether the register opens; a register that is absent is not made."""
    path = book_path(workspace)
    if not has_book(workspace):
        yield Finding("Register", "belum ada; dibuat bersama dokumen yang pertama")
        return
    try:
        with open_workspace_register(workspace) as register:
            count = len(list(register.list_numbers()))
    except RegisterError as error:
        yield from _wrong("Register", error)
        return
    yield Finding("Register", f"{format_angka(count)} nomor di {workspace.show(path)}")


def _wrong(subject: str, error: ZiDocsError) -> Iterator[Finding]:
    for problem in error.problems:
        yield Finding(subject, str(problem.place), problem)
