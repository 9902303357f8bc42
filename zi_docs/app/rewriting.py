"""The data of an office as one clean workbook in our own layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from zi_docs.app.generating import check_or_tell
from zi_docs.app.preparing import open_catalog
from zi_docs.app.problems import not_held, read_as_data
from zi_docs.doctypes import Catalog
from zi_docs.errors import Problem, UsageError
from zi_docs.files.writing import write_whole
from zi_docs.model import Tables
from zi_docs.readers.own_heading import own_heading
from zi_docs.run.loading import load_dataset
from zi_docs.run.plan import Request
from zi_docs.run.readable import Readable, load_readable
from zi_docs.run.report import RunReport
from zi_docs.tables.starter import Filled, write_starter
from zi_docs.tables.starter.fidelity import differences
from zi_docs.tables.starter.filling import fill
from zi_docs.tables.starter.findings import findings_of
from zi_docs.tables.starter.settings import without_unheld
from zi_docs.workspace import Workspace

_PICTURES = ("lambang", "lambang_negara")


def check_and_rewrite(
    workspace: Workspace, request: Request, hasil: Path, known: Sequence[Problem] | None = None
) -> RunReport:
    """Check a data set, write what was understood of it as one workbook, and return the report.

    It is written with errors too. ``known`` is what a check of the same files found before: nothing
    is checked again then. Raises :class:`UsageError` (ZI018) for a result in the data
    folder, where it would be read with the files it was made from, :class:`TemplateError` for an
    unknown type, and :class:`OutputError` when it can't be written.
    """
    if hasil.resolve().is_relative_to(workspace.data):
        raise UsageError(read_as_data(str(hasil)))
    report = check_or_tell(workspace, request, known)
    report.problems += _rewrite(workspace, hasil, report.problems)
    return report


def _rewrite(workspace: Workspace, hasil: Path, found: Sequence[Problem]) -> list[Problem]:
    """Write the workbook; return what it does not hold as the data do (ZI017)."""
    catalog = open_catalog(workspace.root)
    readable = load_readable(workspace, catalog)
    settings, unheld = without_unheld(catalog.lembar, readable.settings)
    lost = [not_held(_place(readable, path, workspace), path) for path in unheld]
    told = [*found, *readable.problems, *lost]
    rewriting = _Rewriting(workspace, catalog, readable, settings, list(dict.fromkeys(told)))
    content = rewriting.content()
    if more := rewriting.lost(content, unheld):
        rewriting.problems += more
        content = rewriting.content()
    write_whole(hasil, content, str(hasil))
    return [*lost, *more]


def _place(readable: Readable, path: str, workspace: Workspace) -> Any:
    dataset = readable.dataset
    return dataset.settings_row.place(path) if dataset else workspace.shown


@dataclass(slots=True)
class _Rewriting:
    """A workbook that is made from a data set."""

    workspace: Workspace
    catalog: Catalog
    readable: Readable
    settings: Mapping[str, Any]
    problems: list[Problem]
    filled: dict[str, Filled] = field(init=False)

    def __post_init__(self) -> None:
        tables = self.catalog.tables
        self.filled = fill(tables, self.readable.rows, self.problems, own_heading)

    def content(self) -> bytes:
        """Return the workbook, whose first sheet tells the problems known so far."""
        tables, lembar = self.catalog.tables, self.catalog.lembar
        beside = [str(self.settings.get(name) or "") for name in _PICTURES]
        told = (self.problems, tables, self.filled)
        findings = findings_of(self.workspace.nama, list(filter(None, beside)), *told)
        types = sorted(self.catalog.types)
        return write_starter(
            *(Tables(tables), lembar, self.settings, types), filled=self.filled, findings=findings
        )

    def lost(self, content: bytes, unheld: Sequence[str]) -> list[Problem]:
        """Return what the workbook does not give as the data do, which reading it again shows."""
        before = self.readable.dataset
        if before is None:
            return []
        with TemporaryDirectory(prefix="zi-docs-") as name:
            root = Path(name).resolve()
            folder = root / "data" / self.workspace.nama
            folder.mkdir(parents=True)
            (folder / "rapi.xlsx").write_bytes(content)
            again = Workspace(self.workspace.root, folder, root / "output")
            after, _ = load_dataset(again, self.catalog)
        if after is None:
            return [not_held(before.settings_row.place(), "pengaturan")]
        row, old, new = before.settings_row, before.pengaturan, after.pengaturan
        known = {path.partition(".")[0] for path in unheld}
        names = [name for name in vars(old) if getattr(old, name) != getattr(new, name)]
        told = [not_held(row.place(name), name) for name in names if name not in known]
        return [
            *told,
            *(not_held(place, column) for place, column in differences(before, after, self.filled)),
        ]
