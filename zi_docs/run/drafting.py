"""The jobs of one type: each due record's date, own values, name and completeness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from zi_docs.checks import (
    check_bentuk_isian,
    check_berbeda,
    check_document,
    check_groups,
    check_isian,
    check_tahun_naskah,
    wanted_values,
)
from zi_docs.errors import Place, Problem, RowName, UsageError
from zi_docs.files.names import DOCX, carries_nik, plan_names, safe_path, without_nik
from zi_docs.model import (
    DocType,
    Isian,
    Record,
    fill_pattern,
    pattern_names,
    values_at,
)
from zi_docs.run.agreement import check_manifest
from zi_docs.run.choose import choose_records
from zi_docs.run.dating import Dated, dates_of, own_date, usual_date
from zi_docs.run.plan import Job, Request, TypePlan, number_unit
from zi_docs.run.problems_choice import of_one_only
from zi_docs.run.problems_plan import bad_pattern, no_date, no_office_code, several_dates
from zi_docs.run.readiness import covers, settings_of, tables_of
from zi_docs.run.rows_shown import rows_shown
from zi_docs.run.uses import checks_needed, names_used, read_once, rules_left_out
from zi_docs.tables import ContextBuilder, DataSet, Kelompok
from zi_docs.tables.kelompok import in_words


def plan_type(
    dataset: DataSet, doctype: DocType, request: Request, wrong: Set[RowName] = frozenset()
) -> tuple[TypePlan, list[Problem]]:
    """Return the jobs of one type with every problem that stands in their way.

    ``wrong`` are the rows with errors: what the name of a file lacks of them is no second mistake.
    Raises :class:`UsageError` when ``--hanya`` or ``--unit`` name no record (ZI003), and
    when an option for one document is meant for several (ZI005).
    """
    manifest = doctype.manifest.numbered_by(dataset.tata_naskah)
    doctype = replace(doctype, manifest=manifest)
    naskah, used = read_once(doctype)
    builder = ContextBuilder(dataset, doctype, names_used(doctype, used))
    told = [*check_manifest(dataset, doctype), *check_bentuk_isian(doctype, dataset)]
    told += naskah.warnings if naskah else ()
    drafting = _Drafting(builder, doctype, request, usual_date(dataset, doctype.id), told, wrong)
    drafts = drafting.drafts()
    if request.of_one and len(drafts) > 1:
        raise UsageError(of_one_only(doctype, request, len(drafts)))
    jobs = _named(drafting, drafts)
    refused = frozenset(drafting.refused)
    tables = tables_of(doctype, used, dataset.tables)
    settings = settings_of(doctype, used, (dataset.tables[name] for name in tables))
    return (
        TypePlan(
            *(doctype, builder, jobs, request, refused, tables, settings),
            is_due=drafting.is_due,
            naskah=naskah,
        ),
        drafting.problems,
    )


def _named(drafting: _Drafting, drafts: Sequence[Job]) -> tuple[Job, ...]:
    """Return the jobs, each with a name of its own for its file and with its turn."""
    request = drafting.request
    paths = {draft.key: draft.path for draft in drafts}
    if request.is_narrowed:
        paths = {**_all_paths(drafting), **paths}
    names = plan_names(paths)
    return tuple(draft.named(names[draft.key]).as_turn(request.ke) for draft in drafts)


def _all_paths(drafting: _Drafting) -> dict[str, str]:
    """Return the path of every record's document, so that each of two namesakes keeps its own.

    Problems of the records that were not asked for are dropped.
    """
    request = replace(drafting.request, hanya=(), unit="")
    whole = replace(drafting, request=request, problems=[], refused=set())
    return {draft.key: draft.path for draft in whole.drafts()}


@dataclass(slots=True)
class _Drafting:
    """Turns one type's records into jobs, and collects the problems that it finds.

    Two of these jobs may still have the same path. ``_own`` remembers the values of each record, so
    that they are made only once. ``usual`` is the date of documents without one of their own.
    """

    builder: ContextBuilder
    doctype: DocType
    request: Request
    usual: Dated
    problems: list[Problem] = field(default_factory=list)
    wrong: Set[RowName] = frozenset()
    refused: set[str] = field(default_factory=set)
    is_due: bool = False
    _own: dict[int, dict[str, Any]] = field(default_factory=dict)
    _wanted: dict[str, Isian] = field(default_factory=dict)
    _checks: tuple[str, ...] = ()

    def drafts(self) -> list[Job]:
        """Return a job for each record that is due and complete."""
        self._wanted = wanted_values(self.doctype, self.builder.dataset)
        self._checks = checks_needed(self.doctype)
        self.problems += (left_out := list(check_groups(self.builder)))
        self.is_due = bool(left_out)
        records = choose_records(self.builder, self.request)
        return [draft for record in records if (draft := self._draft(record))]

    def _draft(self, record: Record | None) -> Job | None:
        dataset = self.builder.dataset
        dated = self._dated(record)
        own = self._values(record, dated.on)
        context = {**self.builder.shared, **own}
        if not _is_due(self.doctype, context, dated.on):
            return None
        self.is_due = True
        self.problems += check_isian(self.doctype, context, record, dataset, self._wanted)
        if dated.on is None:
            self.problems.append(no_date(dataset, self.doctype))
            return None
        key = record.record_key if record else dataset.nama
        self._check(key, self._check_document(record, dated.on, context))
        self._check(key, check_berbeda(dataset, self.doctype, context, record))
        self._check(key, self._check_number(record, dated.on, dated.place))
        self._check(key, self._check_one_date(record))
        words = in_words(dataset, record) if isinstance(record, Kelompok) else {}
        path = self._path({**context, **words, "tahun_naskah": dated.on.year}, record)
        return None if path is None else Job(record, key, path, dated.on, own)

    def _dated(self, record: Record | None) -> Dated:
        """Return a document's date: that of the command line, its own, or that of the settings."""
        if self.request.tanggal:
            return Dated(self.request.tanggal)
        return own_date(self.builder, self.doctype, record) or self.usual

    def _check(self, key: str, found: Iterable[Problem]) -> None:
        found = list(found)
        if not found:
            return
        self.problems += found
        if any(problem.is_error for problem in found):
            self.refused.add(key)

    def _check_document(
        self, record: Record | None, on: date, context: Mapping[str, Any]
    ) -> list[Problem]:
        out = rules_left_out(self.doctype, context) if "dasar_hukum" in self._checks else ()
        return check_document(self.builder.dataset, self.doctype, on, record, self._checks, out)

    def _check_number(
        self, record: Record | None, on: date, place: Place | None
    ) -> Iterator[Problem]:
        """Check what a record's number needs: a date near the year (ZI336, ZI338), a unit (ZI213).

        A date that was typed on the command line is a decision, and is not refused.
        """
        dataset, doctype = self.builder.dataset, self.doctype
        if place is not None:
            yield from check_tahun_naskah(doctype, on, place, dataset.pengaturan.tahun)
        pattern = dataset.tata_naskah.pola_nomor(doctype.manifest.nomor)
        if pattern is None or "unit" not in pattern_names(pattern.pola):
            return
        if not number_unit(dataset, doctype, record):
            yield no_office_code(dataset, doctype, pattern.pola)

    def _check_one_date(self, record: Record | None) -> Iterator[Problem]:
        """Check that the rows of a group give its document one date (ZI470).

        A row without a date does not contradict the others. A date that was typed on the command
        line is a decision.
        """
        root, _, path = self.doctype.manifest.tanggal.partition(".")
        if not isinstance(record, Kelompok) or root != record.tabel.nama or self.request.tanggal:
            return
        first, *others = [*dates_of(self.builder, record, root, path)] or [Dated(None)]
        for other in others:
            if other.on and other.place and first.place and other.on != first.on:
                yield several_dates(other.place, other.on, first.place, root)
                return

    def _values(self, record: Record | None, on: date | None) -> dict[str, Any]:
        """Return a record's own values, which are made once."""
        if id(record) not in self._own:
            self._own[id(record)] = self.builder.own(record, on)
        return self._own[id(record)]

    def _path(self, values: dict[str, Any], record: Record | None) -> str | None:
        pieces = self.doctype.manifest.nama_berkas.removesuffix(DOCX).split("/")
        try:
            filled = [fill_pattern(piece, values) for piece in pieces]
            if record and any(map(carries_nik, filled)):
                filled = [without_nik(piece, record.label) for piece in filled]
            return safe_path(filled, DOCX)
        except KeyError as error:
            if record and rows_shown(self.builder.dataset, record) & self.wrong:
                return safe_path([record.record_key], DOCX)  # of a document that is not made
            self.problems.append(bad_pattern(self.doctype, str(error.args[0]), _paths_in(values)))
            return None


def _is_due(doctype: DocType, context: dict[str, Any], on: date | None) -> bool:
    """Tell whether a record gets this document; one without a date may get it."""
    manifest = doctype.manifest
    asks = manifest.hanya_bila and not manifest.chooses_rows
    is_meant = not asks or manifest.hanya_bila.holds(lambda path: values_at(context, path))
    return is_meant and (on is None or covers(doctype, on))


def _paths_in(values: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    """Yield the dotted paths that lead to a text or number: ``pegawai.nama``."""
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _paths_in(value, f"{prefix}{name}.")
        elif isinstance(value, (str, int)):
            yield f"{prefix}{name}"
