"""Says what making documents would do, and writes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from zi_docs.app.book import book_path, kept_of, of_another_data_set
from zi_docs.app.generating import Compiled, Run, RunOptions
from zi_docs.app.losing import find_loss
from zi_docs.app.preparing import only_good, prepare
from zi_docs.errors import RegisterError
from zi_docs.register import Register, open_register
from zi_docs.run.plan import Request
from zi_docs.run.rehearsing import Rehearsed, rehearse
from zi_docs.run.report import RunReport
from zi_docs.run.standing import tell_leftovers
from zi_docs.run.tally import Progress
from zi_docs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a run would do: its report, and what would become of each document, by its type."""

    report: RunReport
    documents: Mapping[str, Sequence[Rehearsed]]


def rehearse_run(
    workspace: Workspace, request: Request, progress: Progress, options: RunOptions
) -> Rehearsal:
    """Return what :func:`~zi_docs.app.generating.generate` would do with the same arguments.

    Nothing is written: no folder, no seal, no lock, no row of the register. It does not issue, and
    it does not print. Raises what ``generate`` raises for data, types and the register.
    """
    plans, report = prepare(workspace, request)
    plans = only_good(plans, report, options.lewati)
    lines = [Compiled.of(plan, workspace.data) for plan in plans]
    documents: dict[str, Sequence[Rehearsed]] = {}
    with copied_register(workspace) as register:
        if problems := of_another_data_set(register, plans):
            raise RegisterError(problems)
        report.problems += find_loss(workspace, register, warn=True)
        run = Run(workspace, register, kept_of(workspace), options, report, progress, None)
        for line in lines:
            for batch in run.batches(line):
                documents[batch.name] = rehearse(batch)
        report.orphans += tell_leftovers(workspace, register)
    return Rehearsal(report, documents)


@contextmanager
def copied_register(workspace: Workspace) -> Iterator[Register]:
    """Yield a copy of the register, or a new one, in a folder that is gone afterwards.

    Even to look into an SQLite file may write beside it, and one of an older version is changed.
    """
    path = book_path(workspace)
    with TemporaryDirectory(prefix="zi-docs-") as name:
        for file in path.parent.glob(f"{path.name}*"):
            shutil.copyfile(file, Path(name, file.name))
        copy = Path(name, path.name)
        shown = workspace.show(path)
        with open_register(copy, workspace.nama, datetime.now, shown=shown) as register:
            yield register
