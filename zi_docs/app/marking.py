"""Checks a data set and shows what was found in copies of its workbooks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from zi_docs.app.generating import check_or_tell
from zi_docs.app.problems import (
    copy_among_data,
    marked_copy_exists,
    no_copy_of,
    one_copy_of_many,
)
from zi_docs.codes import Severity
from zi_docs.errors import OutputError, Problem, UsageError
from zi_docs.files.problems import output_problem
from zi_docs.files.writing import FileChunk
from zi_docs.plain_file import read_plain
from zi_docs.run.plan import Request
from zi_docs.run.report import RunReport
from zi_docs.workbook.marks import list_book, mark
from zi_docs.workbook.markup import MarkupError
from zi_docs.workbook.package import ForeignError
from zi_docs.workspace import Workspace

_BOOK = ".xlsx"
_LIST = "PERIKSA"


class Copy(NamedTuple):
    """A file that was written: where, and how many cells are marked in it; none in a mere list."""

    path: Path
    cells: int


class Target(NamedTuple):
    """Where the copies go: one file, or a folder with a file for each workbook."""

    path: Path
    timpa: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder: it is one already, or its name is none of a workbook."""
        return self.path.is_dir() or self.path.suffix.casefold() != _BOOK


def check_and_mark(
    workspace: Workspace,
    request: Request,
    target: Target,
    known: Sequence[Problem] | None = None,
) -> tuple[RunReport, list[Copy]]:
    """Check as :func:`check` does, and write copies of the workbooks with what was found.

    Data that can't be read at all are marked too. ``known`` is what a check of the same files found
    before: nothing is checked again then. Nothing is written when nothing was found. Raises
    :class:`UsageError` for a target that is taken (ZI004), that lies among the data (ZI182), or
    that is one file for the findings of several workbooks (ZI180), and :class:`OutputError`.
    """
    _refuse_target(workspace, target)
    report = check_or_tell(workspace, request, known)
    books = _workbooks(workspace, report.problems)
    if len(books) > 1 and not target.is_folder:
        raise UsageError(one_copy_of_many(str(target.path), [path.name for path in books.values()]))
    files, warnings = _copies(books, report.problems, target)
    report.problems += warnings
    _write(files, target)
    return report, [Copy(path, cells) for path, (_, cells) in files.items()]


def _refuse_target(workspace: Workspace, target: Target) -> None:
    """Refuse a target before the check, which takes long, as far as it is known."""
    if target.path.resolve().is_relative_to(workspace.data):
        raise UsageError(copy_among_data(str(target.path)))
    if not target.is_folder and os.path.lexists(target.path) and not target.timpa:
        raise UsageError(marked_copy_exists(str(target.path)))


def _workbooks(workspace: Workspace, problems: Iterable[Problem]) -> dict[str, Path]:
    """Return the workbooks with errors or warnings, by their names in places."""
    names = dict.fromkeys(
        problem.place.file
        for problem in problems
        if problem.severity is not Severity.CATATAN and problem.place.sheet
    )
    paths = {name: workspace.data / name.rpartition("/")[2] for name in names}
    return {
        name: path
        for name, path in sorted(paths.items())
        if path.suffix.casefold() == _BOOK and workspace.show(path) == name and path.is_file()
    }


Files = dict[Path, tuple[bytes, int]]


def _copies(
    books: Mapping[str, Path], problems: Sequence[Problem], target: Target
) -> tuple[Files, list[Problem]]:
    """Return the files to write, and a warning for each workbook of which no copy can be made."""
    files: Files = {}
    warnings: list[Problem] = []
    rest = list(dict.fromkeys(problems))
    for name, path in books.items():
        told = [p for p in rest if p.place.file == name] if target.is_folder else rest
        try:
            copy = mark(read_plain(path), told, name)
        except (ForeignError, MarkupError, OSError):
            warnings.append(no_copy_of(name))
            continue
        files[_place(target, f"{path.stem}_{_LIST}")] = copy
        shown = set(told)
        rest = [problem for problem in rest if problem not in shown]
    if rest:
        files[_place(target, _LIST)] = (list_book(rest), 0)
    return files, warnings


def _place(target: Target, stem: str) -> Path:
    return target.path / f"{stem}{_BOOK}" if target.is_folder else target.path


def _write(files: Files, target: Target) -> None:
    """Write the files, all or none, and over none that was there unless that was asked for."""
    taken = [path for path in files if os.path.lexists(path) and not target.timpa]
    if taken:
        raise UsageError([marked_copy_exists(str(path)) for path in taken])
    folder = target.path if target.is_folder else target.path.parent
    chunk = FileChunk(str(folder))
    try:
        for path, (data, _) in files.items():
            chunk.write(path, data, shown=str(path))
        chunk.publish()
    except OSError as error:
        raise OutputError(output_problem(error, str(target.path))) from error
    finally:
        chunk.discard()
    if chunk.refused:
        raise OutputError(chunk.refused.values())
