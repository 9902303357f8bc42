"""What can be made of a data set: its types with their state, and the records of each.

To read and check the data of ten thousand employees takes seconds, so that is done once for each
state of the files, in a process of its own, and kept in a small file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from zi_docs import __version__
from zi_docs.app.preparing import errors_by_type, open_catalog, prepare
from zi_docs.codes import Severity
from zi_docs.errors import Problem, ZiDocsError
from zi_docs.files.writing import write_whole
from zi_docs.model import DocType
from zi_docs.run.plain_report import problems_from_plain
from zi_docs.run.plan import Request, TypePlan, unit_code
from zi_docs.run.report import file_state
from zi_docs.run.seal import files_below
from zi_docs.workspace import Workspace

_FILE = "ikhtisar.json"
_REGISTER = "register"
_UNREAD = "ZI114"  # refused only where all types are asked for


class Item(NamedTuple):
    """A record that gets a document: its key, whom it is for, its unit's code, the date (ISO)."""

    kunci: str
    untuk: str
    unit: str
    tanggal: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A document type of this data set.

    ``lacks`` is why it is not ready, ``errors`` how many errors keep its documents from being made.
    ``bernomor`` says that its documents wait as a konsep until they are issued, ``satu`` that there
    is one document for the whole data set.
    """

    jenis: str
    judul: str
    keterangan: str
    tahap: str
    tabel: str
    bernomor: bool
    satu: bool
    lacks: tuple[str, ...]
    errors: int
    items: tuple[Item, ...]

    @property
    def ready(self) -> bool:
        """Whether documents can be made."""
        return not self.lacks and not self.errors and bool(self.items)

    def item(self, kunci: str) -> Item | None:
        """Return the record with this key."""
        return next((one for one in self.items if one.kunci == kunci), None)


@dataclass(frozen=True, slots=True)
class Survey:
    """All that can be made of a data set; ``units`` are the names of its units by their codes."""

    kinds: tuple[Kind, ...]
    units: Mapping[str, str]
    problems: tuple[Problem, ...]

    def kind(self, jenis: str) -> Kind | None:
        """Return the type with this name."""
        return next((one for one in self.kinds if one.jenis == jenis), None)


def take_survey(workspace: Workspace) -> Survey:
    """Read and check the data set. Raises what :func:`~zi_docs.app.preparing.prepare` raises."""
    plans, report = prepare(workspace, Request((), semua=True))
    errors = {p for p in report.problems if p.severity is Severity.GALAT and p.code != _UNREAD}
    wrong = errors_by_type(plans, errors)
    catalog = open_catalog(workspace.root)
    waiting = [
        _kind(catalog.load(jenis), lacks=tuple(lacks)) for jenis, lacks in report.waiting.items()
    ]
    due = [_kind(p.doctype, _items(p), errors=len(wrong.get(p.doctype.id, ()))) for p in plans]
    units = plans[0].builder.dataset.unit_kerja if plans else ()
    return Survey(
        tuple(sorted((*due, *waiting), key=lambda kind: kind.jenis)),
        {unit.kode: unit.nama for unit in units},
        tuple(report.problems),
    )


def _kind(
    doctype: DocType, items: Sequence[Item] = (), *, lacks: tuple[str, ...] = (), errors: int = 0
) -> Kind:
    manifest = doctype.manifest
    return Kind(
        *(doctype.id, manifest.judul, manifest.keterangan, manifest.tahap),
        *(manifest.tabel, bool(manifest.nomor), manifest.tabel == "data"),
        *(lacks, errors, tuple(items)),
    )


def _items(plan: TypePlan) -> list[Item]:
    dataset, doctype = plan.builder.dataset, plan.doctype
    units = (unit_code(dataset, doctype, job.record) for job in plan.jobs)
    return [
        Item(job.key, job.untuk, unit, job.tanggal.isoformat())
        for job, unit in zip(plan.jobs, units, strict=True)
    ]


# Kept in a file.


def keep_survey(workspace: Workspace) -> None:
    """Take the survey and keep it for the files as they were before they were read.

    Data that can't be read at all give a survey with nothing but the problems. Raises
    :class:`OutputError`.
    """
    from zi_docs.app.working import works_of

    state = files_state(workspace)
    try:
        survey = take_survey(workspace)
    except ZiDocsError as error:
        survey = Survey((), {}, error.problems)
    plain = {
        "keadaan": state,
        "kinds": [asdict(kind) for kind in survey.kinds],
        "units": dict(survey.units),
        "problems": [asdict(problem) for problem in survey.problems],
    }
    path = works_of(workspace).folder / _FILE
    write_whole(path, json.dumps(plain).encode(), workspace.show(path))


def kept_survey(workspace: Workspace) -> Survey | None:
    """Return the survey of the files as they are now; None when it must be taken first."""
    state, survey = _last(workspace)
    return survey if survey and state == files_state(workspace) else None


def known_problems(workspace: Workspace) -> tuple[Problem, ...]:
    """Return what the last survey found, also when the data changed since."""
    _, survey = _last(workspace)
    return survey.problems if survey else ()


def kept_titles(workspace: Workspace) -> dict[str, str]:
    """Return the titles of the types by the last survey, also when the data changed since."""
    _, survey = _last(workspace)
    return {kind.jenis: kind.judul for kind in survey.kinds} if survey else {}


def _last(workspace: Workspace) -> tuple[str, Survey | None]:
    from zi_docs.app.working import works_of

    path = works_of(workspace).folder / _FILE
    with suppress(OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return _read(path, file_state(str(path)))
    return "", None


@lru_cache(maxsize=4)  # each page needs it, and ten thousand records take a while to read
def _read(path: Path, file: tuple[int, int]) -> tuple[str, Survey]:
    kept = json.loads(path.read_text(encoding="utf-8"))
    kinds = tuple(_kind_of(**kind) for kind in kept["kinds"])
    problems = tuple(problems_from_plain(kept["problems"]))
    return kept["keadaan"], Survey(kinds, kept["units"], problems)


def _kind_of(*, lacks: Sequence[str], items: Sequence[Sequence[str]], **values: Any) -> Kind:
    return Kind(**values, lacks=tuple(lacks), items=tuple(Item(*item) for item in items))


def files_state(workspace: Workspace) -> str:
    """Return a text that changes with every file that the survey is made of."""
    digest = hashlib.sha256(__version__.encode())
    for folder in (workspace.data, *workspace.template_folders):
        for path in files_below(folder):
            if not (folder == workspace.data and path.name.startswith(_REGISTER)):
                line = f"\0{path}\0{file_state(str(path))}"
                digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
