"""What can be made of a data set: its types with their state, and the records of each.

To read and check the data of ten thousand employees takes seconds, so that is done once for each
state of the files, in a process of its own, and kept in a small file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from zi_docs import __version__
from zi_docs.app.preparing import errors_by_type, open_catalog
from zi_docs.app.work_file import FOLDER
from zi_docs.errors import Problem
from zi_docs.files.writing import write_whole
from zi_docs.model import DocType
from zi_docs.model.fields import fold
from zi_docs.run.plain_report import problems_from_plain
from zi_docs.run.plan import TypePlan, unit_code
from zi_docs.run.report import RunReport, file_state
from zi_docs.run.seal import files_below
from zi_docs.tables import DataSet
from zi_docs.workspace import Workspace

_FILE = "ikhtisar.json"
_REGISTER = "register"
_OFFICIAL = "pejabat."
_PEOPLE = ("orang", "daftar orang")
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
    is one document for the whole data set. ``nomor`` is the kind of its number or "", ``pejabat``
    are the keys of the officials that it names. ``sheetless`` says that a workbook with the sheets
    that it needs can be added.
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
    nomor: str = ""
    pejabat: tuple[str, ...] = ()
    sheetless: bool = False

    @property
    def ready(self) -> bool:
        """Whether documents can be made."""
        return not self.lacks and not self.errors and bool(self.items)

    def item(self, kunci: str) -> Item | None:
        """Return the record with this key."""
        return next((one for one in self.items if one.kunci == kunci), None)


@dataclass(frozen=True, slots=True)
class Survey:
    """All that can be made of a data set; ``units`` are the names of its units by their codes.

    ``pola`` is the pattern in force of each kind of number, ``disebut`` are the keys of officials
    that stand in the tables.
    """

    kinds: tuple[Kind, ...]
    units: Mapping[str, str]
    problems: tuple[Problem, ...]
    pola: Mapping[str, str] = field(default_factory=dict)
    disebut: tuple[str, ...] = ()

    def kind(self, jenis: str) -> Kind | None:
        """Return the type with this name."""
        return next((one for one in self.kinds if one.jenis == jenis), None)


def survey_of(workspace: Workspace, plans: Sequence[TypePlan], report: RunReport) -> Survey:
    """Return the survey that the plans of all types make."""
    errors = {p for p in report.problems if p.is_error and p.code != _UNREAD}
    wrong = errors_by_type(plans, errors)
    catalog = open_catalog(workspace.root)
    waiting = [
        replace(
            _kind(catalog.load(jenis), lacks=tuple(lacks)),
            pejabat=_officials_of(report.settings.get(jenis, ())),
            sheetless=jenis in report.sheetless,
        )
        for jenis, lacks in report.waiting.items()
    ]
    due = [_due(plan, wrong.get(plan.doctype.id, ())) for plan in plans]
    kinds = tuple(sorted((*due, *waiting), key=lambda kind: kind.jenis))
    dataset = plans[0].builder.dataset if plans else None
    return Survey(
        kinds,
        {unit.kode: unit.nama for unit in dataset.unit_kerja} if dataset else {},
        tuple(report.problems),
        _patterns(dataset, kinds) if dataset else {},
        tuple(sorted(_officials_in(dataset))) if dataset else (),
    )


def _due(plan: TypePlan, errors: Sequence[Problem]) -> Kind:
    """Return a type whose tables are there; what is only not filled yet makes it not ready."""
    mistakes = sum(not one.unfilled for one in errors)
    lacks = () if mistakes else tuple(dict.fromkeys(one.message for one in errors))
    kind = _kind(plan.doctype, _items(plan), lacks=lacks, errors=mistakes)
    return replace(kind, pejabat=_officials_of(plan.settings))


def _officials_of(settings: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of the officials among the settings that a type needs."""
    named = (one.removeprefix(_OFFICIAL) for one in settings if one.startswith(_OFFICIAL))
    return tuple(sorted(named))


def _patterns(dataset: DataSet, kinds: Sequence[Kind]) -> dict[str, str]:
    """Return the pattern in force of each kind of number that a type has."""
    found = {kind.nomor: dataset.tata_naskah.pola_nomor(kind.nomor) for kind in kinds}
    return {nomor: pattern.pola for nomor, pattern in found.items() if pattern}


def _officials_in(dataset: DataSet) -> set[str]:
    """Return the keys of the officials whom rows of the tables name in place of a person."""
    keys = {fold(key): key for key in dataset.pengaturan.pejabat}
    return {
        keys[typed]
        for name, tabel in dataset.tables.items()
        for column, _ in tabel.of_kind(*_PEOPLE)
        for record in dataset.rows(name)
        if record.asal and (typed := fold(str(record.asal.cells.get(column) or ""))) in keys
    }


def _kind(
    doctype: DocType, items: Sequence[Item] = (), *, lacks: tuple[str, ...] = (), errors: int = 0
) -> Kind:
    manifest = doctype.manifest
    return Kind(
        *(doctype.id, manifest.judul, manifest.keterangan, manifest.tahap),
        *(manifest.tabel, bool(manifest.nomor), manifest.tabel == "data"),
        *(lacks, errors, tuple(items)),
        nomor=manifest.nomor,
    )


def _items(plan: TypePlan) -> list[Item]:
    dataset = plan.builder.dataset
    units = (unit_code(dataset, job.record) for job in plan.jobs)
    return [
        Item(job.key, job.untuk, unit, job.tanggal.isoformat())
        for job, unit in zip(plan.jobs, units, strict=True)
    ]


# Kept in a file.


def write_survey(workspace: Workspace, state: str, survey: Survey) -> None:
    """Keep a survey of the files in this state. Raises :class:`OutputError`."""
    plain = {
        "keadaan": state,
        "kinds": [asdict(kind) for kind in survey.kinds],
        "units": dict(survey.units),
        "problems": [asdict(problem) for problem in survey.problems],
        "pola": dict(survey.pola),
        "disebut": survey.disebut,
    }
    path = workspace.output / FOLDER / _FILE
    write_whole(path, json.dumps(plain).encode(), workspace.show(path))


def kept_survey(workspace: Workspace) -> Survey | None:
    """Return the survey of the files as they are now; None when it must be taken first."""
    state, survey = _last(workspace)
    return survey if survey and state == files_state(workspace) else None


def known_survey(workspace: Workspace) -> Survey:
    """Return the last survey, also when the data changed since; an empty one where none is kept."""
    _, survey = _last(workspace)
    return survey or Survey((), {}, ())


def kept_titles(workspace: Workspace) -> dict[str, str]:
    """Return the titles of the types by the last survey, also when the data changed since."""
    return {kind.jenis: kind.judul for kind in known_survey(workspace).kinds}


def all_titles(workspace: Workspace) -> dict[str, str]:
    """Return the titles of all types that the workspace has."""
    catalog = open_catalog(workspace.root)
    return {jenis: catalog.load(jenis).manifest.judul for jenis in sorted(catalog.types)}


def _last(workspace: Workspace) -> tuple[str, Survey | None]:
    path = workspace.output / FOLDER / _FILE
    with suppress(OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return _read(path, file_state(str(path)))
    return "", None


@lru_cache(maxsize=4)  # each page needs it, and ten thousand records take a while to read
def _read(path: Path, file: tuple[int, int]) -> tuple[str, Survey]:
    kept = json.loads(path.read_text(encoding="utf-8"))
    kinds = tuple(_kind_of(**kind) for kind in kept["kinds"])
    problems = tuple(problems_from_plain(kept["problems"]))
    rest = kept["pola"], tuple(kept["disebut"])
    return kept["keadaan"], Survey(kinds, kept["units"], problems, *rest)


def _kind_of(*, items: Sequence[Sequence[str]], **values: Any) -> Kind:
    values |= {name: tuple(values[name]) for name in ("lacks", "pejabat")}
    return Kind(**values, items=tuple(Item(*item) for item in items))


def files_state(workspace: Workspace) -> str:
    """Return a text that changes with every file that the survey is made of."""
    return _state(workspace, workspace.data, *workspace.template_folders)


def types_state(workspace: Workspace) -> str:
    """Return a text that changes with every file of the document types."""
    return _state(workspace, *workspace.template_folders)


def _state(workspace: Workspace, *folders: Path) -> str:
    digest = hashlib.sha256(__version__.encode())
    for folder in folders:
        for path in files_below(folder):
            if not (folder == workspace.data and path.name.startswith(_REGISTER)):
                line = f"\0{path}\0{file_state(str(path))}"
                digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
