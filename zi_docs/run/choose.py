"""Which records get a document: those asked for; with ``--lewati`` only those without errors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import NamedTuple

from zi_docs import indonesian
from zi_docs.errors import Problem, RowName, UsageError, brief
from zi_docs.model import DocType, Record
from zi_docs.run.by_column import chosen_by
from zi_docs.run.plan import Job, Request, TypePlan
from zi_docs.run.problems_choice import no_record, no_unit, not_for_these
from zi_docs.run.problems_issuing import held_back, waits_for_another
from zi_docs.run.rows_shown import row_of, rows_beside
from zi_docs.run.uses import read_once
from zi_docs.tables import ContextBuilder, DataSet, Kelompok, UnitKerja
from zi_docs.tables.keys import key_typed

_MOST_NEAR = 3

_OF_UNITS = ("pegawai", "unit_kerja")
_LIST = "daftar_"


def choose_records(builder: ContextBuilder, request: Request) -> list[Record | None]:
    """Return the records that get a document: None stands for the whole data set.

    Raises :class:`UsageError` (ZI003) when ``--unit`` or any ``--hanya`` names no record, and what
    :func:`~zi_docs.run.by_column.chosen_by` raises.
    """
    dataset, doctype, records = builder.dataset, builder.doctype, builder.records
    if doctype.manifest.tabel == "data":
        return [None]
    of_unit = list(_of_unit(dataset, records, request.unit))
    meant = {
        key: _meant(dataset, of_unit, key) or chosen_by(doctype, of_unit, key) or []
        for key in request.hanya
    }
    if idle := tuple(key for key, found in meant.items() if not found):
        raise UsageError(_nothing(doctype, replace(request, hanya=idle), records))
    if not of_unit and request.unit:
        raise UsageError(_nothing(doctype, request, records))
    chosen = {id(record) for found in meant.values() for record in found}
    return [record for record in of_unit if not meant or id(record) in chosen]


def unit_named(dataset: DataSet, unit: str) -> UnitKerja:
    """Return the unit that ``--unit`` names. Raises :class:`UsageError` (ZI003) for none."""
    wanted = dataset.find_unit(unit)
    if wanted is None:
        raise UsageError(_no_unit(dataset, unit))
    return wanted


def explain_none(plan: TypePlan) -> list[Problem]:
    """Return why the chosen records get no document: the type may need a value that they lack.

    The answer is one warning (ZI013), or nothing for a type that every record gets.
    """
    manifest = plan.doctype.manifest
    if plan.jobs or plan.is_whole or not manifest.hanya_bila:
        return []
    return [not_for_these(_asked(plan.request), plan.doctype)]


def _of_unit(dataset: DataSet, records: Iterable[Record], unit: str) -> Iterator[Record]:
    if not unit:
        yield from records
        return
    wanted = unit_named(dataset, unit)
    found = list(records)
    of_office = not any(_has_unit(dataset, record) for record in found)
    for record in found:
        if of_office or dataset.unit_of(record) is wanted:
            yield record


def _has_unit(dataset: DataSet, record: Record) -> bool:
    """Tell whether a record belongs to a unit; meetings of which none names one are the office's.

    An employee without a unit belongs to none that is asked for.
    """
    if record.tabel.nama in _OF_UNITS or dataset.unit_text(record):
        return dataset.has_units(record.tabel)
    return dataset.unit_of(record) is not None  # that of the row on which it hangs


def _meant(dataset: DataSet, records: Sequence[Record], key: str) -> list[Record]:
    """Return the records that a key names; that of a group may spell its parts in other ways.

    Titles that are typed as in the data tell namesakes apart. Otherwise titles do not matter.
    """
    found = [record for record in records if _fold(key) in _names(record)]
    if not found and records and isinstance(records[0], Kelompok):
        typed = _fold(key_typed(dataset, records[0].tabel, key))
        return [record for record in records if _fold(record.record_key) == typed]
    bare = _fold(_bare(key))
    return found or [record for record in records if bare in _names(record)]


def _names(record: Record) -> set[str]:
    """Return the names by which a record may be asked for."""
    nama = record.label
    titles = [getattr(record, name, "") for name in ("gelar_depan", "gelar_belakang")]
    full = indonesian.format_nama(titles[0], nama, titles[1]) if nama else ""
    return {_fold(record.record_key), _fold(nama), _fold(full)} - {""}


def _bare(name: str) -> str:
    """Return a name without its titles; the whole name when they can't be separated from it."""
    try:
        return indonesian.parse_nama(name).nama
    except ValueError:
        return name


def _fold(text: str) -> str:
    """Return a key to compare by: capitals and the spaces in a NIP do not matter."""
    joined = "".join(text.split())
    return joined if joined.isdigit() else indonesian.lipat(text)


def _no_unit(dataset: DataSet, unit: str) -> Problem:
    names = {_fold(name): name for one in dataset.unit_kerja for name in (one.kode, one.nama)}
    codes = [one.kode for one in dataset.unit_kerja]
    return no_unit(f"--unit {brief(unit)}", unit, _near([unit], names), codes)


def _nothing(doctype: DocType, request: Request, records: Sequence[Record]) -> Problem:
    named = ((one.label, one) for one in records)
    names = {_fold(nama): f"{nama} ({one.record_key})" for nama, one in named if nama}
    near = _near(map(_bare, request.hanya), names)
    return no_record(_asked(request), doctype, request, near, [r.record_key for r in records])


def _asked(request: Request) -> str:
    """Return the options that chose the records, as they were typed."""
    asked = [f"--hanya {brief(key)}" for key in request.hanya]
    if request.unit:
        asked.append(f"--unit {brief(request.unit)}")
    return " ".join(asked)


def _near(asked: Iterable[str], names: Mapping[str, str]) -> list[str]:
    """Return the names that are spelled much like one asked for, if any."""
    found = [near for text in asked for near in get_close_matches(_fold(text), names)]
    return [names[near] for near in dict.fromkeys(found[:_MOST_NEAR])]


class Selection(NamedTuple):
    """The records of one unit (by its code), with these keys, or both; without either, all."""

    unit: str = ""
    hanya: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether no record of the type is left out."""
        return not (self.unit or self.hanya)

    @property
    def options(self) -> tuple[str, ...]:
        """The options of ``buat`` that ask for the same records, however they were typed."""
        unit = ("--unit", self.unit) if self.unit else ()
        return (*unit, *(word for key in self.hanya for word in ("--hanya", key)))

    def holds(self, plan: TypePlan, job: Job) -> bool:
        """Whether a job's record belongs to the selection."""
        of_unit = not self.unit or plan.packet_code(job) == self.unit
        return of_unit and (not self.hanya or job.key in self.hanya)


def selection_of(plan: TypePlan) -> Selection:
    """Return the records that a run was asked for, by the codes and keys of the data.

    The same choice, typed in two ways, gives the same selection. An option that does not narrow the
    type is left out: both options for a document of the whole data set, ``--unit`` for meetings.
    """
    request, dataset = plan.request, plan.builder.dataset
    unit = dataset.find_unit(request.unit) if request.unit and _narrows(plan.builder) else None
    chosen = choose_records(plan.builder, request) if request.hanya else []
    keys = {record.record_key for record in chosen if record}
    return Selection(unit.kode if unit else "", tuple(sorted(keys)))


def keep_good(
    plans: Sequence[TypePlan], problems: Sequence[Problem]
) -> tuple[list[TypePlan], list[Problem], list[Problem]]:
    """Return the plans without wrong records, the errors of no record, and what is held back.

    A document that gathers many rows (a decree, a plan) would miss the wrong rows. It is not made
    while any row is wrong, and the last list says so (ZI211). A document that prints a wrong row
    beside its own, such as a superior's, is not made either (ZI212). The same holds for a document
    that its type's checks refuse.
    """
    errors = [problem for problem in problems if problem.is_error]
    rows = {row for problem in errors if (row := problem.place.record)}
    stopping = [problem for problem in errors if problem.place.record is None]
    good, held = [], []
    for plan in map(_accepted, plans):
        if rows and plan.jobs and (_gathers(plan) or _lists(plan, rows)):
            held.append(held_back(plan.doctype))
            good.append(replace(plan, jobs=()))
            continue
        kept, waiting = _part(plan, rows)
        good.append(replace(plan, jobs=tuple(kept)))
        held += [waits_for_another(plan.doctype, job) for job in waiting]
    return good, stopping, held


def _gathers(plan: TypePlan) -> bool:
    """Tell whether a type's documents show many rows: a group's, hanging ones, or the data set's.

    A wrong row would be missing there without a word. Children that stand in the cells of their
    parents are part of these rows.
    """
    kind, dataset = plan.doctype.manifest.tabel, plan.builder.dataset
    if kind == "data" or plan.doctype.manifest.kelompok:
        return True
    nested = {
        kolom.table
        for _, kolom in dataset.tables[kind].of_kind("anak")
        if not dataset.rows(kolom.table) and dataset.is_whole(kolom.table)
    }
    return any(tabel.nama not in nested for tabel in dataset.tables.hanging_on(kind))


def _lists(plan: TypePlan, rows: Collection[RowName]) -> bool:
    """Tell whether a type's documents list or count a whole table that has one of these rows."""
    _, paths = read_once(plan.doctype)
    listed = {path[0].removeprefix(_LIST) for path in paths if path[0].startswith(_LIST)}
    counted = {path[1] for path in paths if path[0] == "jumlah" and len(path) > 1}
    sources = plan.builder.dataset.sources
    whole = {source for table in listed | counted for source in sources.get(table, ())}
    return any((file, sheet) in whole for file, sheet, _ in rows)


def _narrows(builder: ContextBuilder) -> bool:
    """Tell whether ``--unit`` chooses among the documents of a type."""
    return any(_has_unit(builder.dataset, record) for record in builder.records)


def _accepted(plan: TypePlan) -> TypePlan:
    """Return the plan without the documents that a check of their type has refused."""
    jobs = tuple(job for job in plan.jobs if job.key not in plan.refused)
    return replace(plan, jobs=jobs)


def _part(plan: TypePlan, rows: set[RowName]) -> tuple[list[Job], list[Job]]:
    """Return the jobs that print no wrong row, and those that print one beside their own."""
    kept: list[Job] = []
    waiting: list[Job] = []
    for job in plan.jobs:
        own, others = row_of(job.record), rows_beside(plan.builder.dataset, job.record)
        if own in rows:
            continue  # the row's own complaint says so
        (waiting if rows & others else kept).append(job)
    return kept, waiting
