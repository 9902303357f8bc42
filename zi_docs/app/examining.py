"""Looks through naskah: of a document type, of a shared piece, or any Word file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from zi_docs.app.filling import read_naskah_file, read_values
from zi_docs.app.preparing import open_catalog
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, Problem, TemplateError, UsageError
from zi_docs.files.names import DOCX
from zi_docs.files.writing import write_whole
from zi_docs.model import DocType
from zi_docs.plain_file import is_there
from zi_docs.run.drafting import plan_type
from zi_docs.run.loading import load_dataset, load_example
from zi_docs.run.plan import Request
from zi_docs.tables import DataSet
from zi_docs.word.examine import Finding, examine_doctype, examine_file
from zi_docs.word.marked_copy import marked_copy
from zi_docs.workspace import find_root, find_workspace

_EXAMPLE = "contoh.yaml"
_MOST_RECORDS = 50
_PIECES = "_bagian"


@dataclass(frozen=True, slots=True)
class Examined:
    """One naskah that was looked through.

    ``shown`` is its file as a clerk knows it, ``data`` are its bytes. ``names_of`` says by what its
    names were checked; empty when there was nothing to check them by.
    """

    name: str
    shown: str
    data: bytes
    findings: tuple[Finding, ...]
    names_of: str = ""

    @property
    def problems(self) -> list[Problem]:
        """What was found, in reading order."""
        return [finding.problem for finding in self.findings]

    @property
    def can_be_marked(self) -> bool:
        """Whether there is something to tell, and a Word file to tell it in."""
        return bool(self.findings and self.data)

    @property
    def failed(self) -> bool:
        """Whether anything must be mended before the naskah can be filled."""
        return any(problem.is_error for problem in self.problems)

    def write_copy(self, path: Path) -> None:
        """Write a copy of the Word file with a comment at each fault.

        Raises :class:`TemplateError` when it is no readable Word file, :class:`OutputError`.
        """
        write_whole(path, marked_copy(self.data, self.shown, self.findings), path.as_posix())


@dataclass(frozen=True, slots=True)
class _Records:
    """The values of some records, and in words where they come from."""

    contexts: Sequence[Mapping[str, Any]] = ()
    said: str = ""


def examine(here: Path, name: str, data: str = "", values: Path | None = None) -> Examined:
    """Look through the naskah of a type, or any Word file, and return all that is wrong with it.

    Names are checked by the records of the data set ``data``, or else by the type's own example;
    those of a single file by the file ``values``. The naskah of a type and a shared piece may be
    named by their files too. A file that can't be read is a fault like others. Raises
    :class:`UsageError` for an unknown type, :class:`DataError` for unusable data.
    """
    root = find_workspace(data, here).root if data else find_root(here)
    path = here / name
    if Path(name).suffix.casefold() != DOCX and not path.is_file():
        return _of_type(open_catalog(root), here, name, data)
    folder = path.resolve().parent
    if folder.parent == (root / "templates").resolve() and path.name == "naskah.docx":
        found = _of_type(open_catalog(root), here, folder.name, data)
        return replace(found, name=name)
    return _of_file(root, path, name, values)


def _of_type(catalog: Catalog, here: Path, jenis: str, data: str) -> Examined:
    try:
        doctype = catalog.load(jenis)
    except TemplateError as error:
        return _unread(jenis, f"templates/{jenis}", error)
    try:
        records = _in_data(catalog, doctype, here, data) if data else _in_example(catalog, doctype)
        wrong: tuple[Problem, ...] = ()
    except TemplateError as error:
        records, wrong = _Records(), error.problems
    notes = [*wrong, *catalog.changed_copies([jenis])]
    found = [*examine_doctype(doctype, records.contexts), *map(Finding, notes)]
    shown = str(doctype.place())
    return Examined(jenis, shown, doctype.naskah, tuple(found), records.said)


def _unread(name: str, shown: str, error: TemplateError) -> Examined:
    """Return what can't be looked through, with why; other naskah may still be."""
    return Examined(name, shown, b"", tuple(map(Finding, error.problems)))


def _of_file(root: Path, path: Path, name: str, values: Path | None) -> Examined:
    try:
        data = read_naskah_file(path)
    except TemplateError as error:
        return _unread(name, name, error)
    records = _Records()
    if values is not None:
        records = _Records((read_values(values),), f"isi {values.name}")
    pieces = {}
    if path.resolve().parent == (root / "templates" / _PIECES).resolve():
        pieces = open_catalog(root).fragments()
    found = examine_file(data, name, records.contexts, pieces)
    return Examined(name, name, data, tuple(found), records.said)


def contexts_of_example(catalog: Catalog, jenis: str) -> Sequence[Mapping[str, Any]]:
    """Return the values of the records in a type's own example; none when it has no sound one."""
    try:
        return _in_example(catalog, catalog.load(jenis)).contexts
    except TemplateError:
        return ()


def _in_example(catalog: Catalog, doctype: DocType) -> _Records:
    """Return the record of a type's own example; nothing when it has none."""
    path = catalog.file_of(doctype.id, _EXAMPLE)
    if path is None or not is_there(path):
        return _Records()
    dataset, _ = load_example(path, catalog.show(path), catalog)
    return _Records(_contexts(dataset, doctype), "contoh jenis ini")


def _in_data(catalog: Catalog, doctype: DocType, here: Path, data: str) -> _Records:
    dataset, problems = load_dataset(find_workspace(data, here), catalog)
    if dataset is None:
        raise DataError(problems)
    return _Records(_contexts(dataset, doctype), f"data {dataset.nama}")


def _contexts(dataset: DataSet, doctype: DocType) -> list[dict[str, Any]]:
    """Return the values of the first records that get a document; none when none does."""
    try:
        plan, _ = plan_type(dataset, doctype, Request((doctype.id,)))
    except UsageError:
        return []
    jobs = plan.jobs[:_MOST_RECORDS]
    return [
        {**plan.context(job, plan.blank_number(job)), "bagian": dict.fromkeys(doctype.partials, ())}
        for job in jobs
    ]
