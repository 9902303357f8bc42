"""The documents of one type: each due record's date, name and completeness.

Also checks that a type and the office's settings agree with each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from zi_docs.checks import check_bentuk_isian, check_document, check_isian
from zi_docs.codes import Severity
from zi_docs.errors import Problem, UsageError
from zi_docs.files.names import plan_names, safe_path
from zi_docs.model import ContextBuilder, DataSet, DocType, Record, fill_pattern, lookup
from zi_docs.run.choose import choose_records
from zi_docs.run.plan import Job, Request, TypePlan
from zi_docs.run.problems import (
    bad_pattern,
    no_date,
    no_number_pattern,
    no_such_field,
    no_such_type,
    one_number,
)

ENDING = ".docx"


def plan_type(
    dataset: DataSet, doctype: DocType, request: Request
) -> tuple[TypePlan, list[Problem]]:
    """Return the jobs of one type with every problem that stands in their way.

    Raises :class:`UsageError` when ``--hanya`` or ``--unit`` name no record (ZI003), and
    when one number is meant for several documents (ZI005).
    """
    builder = ContextBuilder(dataset, doctype)
    told = [*check_manifest(dataset, doctype), *check_bentuk_isian(doctype, dataset)]
    drafting = _Drafting(builder, doctype, request, told)
    drafts = drafting.drafts()
    if request.nomor and len(drafts) > 1:
        raise UsageError(one_number(doctype, request, len(drafts)))
    paths = {draft.key: draft.path for draft in drafts}
    if request.is_narrowed:
        paths = {**_all_paths(drafting), **paths}
    names = plan_names(paths)
    jobs = tuple(Job(draft.record, draft.key, names[draft.key], draft.tanggal) for draft in drafts)
    refused = frozenset(drafting.refused)
    return TypePlan(doctype, builder, jobs, request, refused), drafting.problems


def _all_paths(drafting: _Drafting) -> dict[str, str]:
    """Return the path of every record's document, so that each of two namesakes keeps its own.

    Problems of the records that were not asked for are dropped.
    """
    whole = replace(drafting, request=Request((drafting.doctype.id,)), problems=[], refused=set())
    return {draft.key: draft.path for draft in whole.drafts()}


class _Draft(NamedTuple):
    """A planned document; another one may still have the same path."""

    record: Record | None
    key: str
    path: str
    tanggal: date


@dataclass(slots=True)
class _Drafting:
    """Turns one type's records into drafts, and collects the problems that it finds."""

    builder: ContextBuilder
    doctype: DocType
    request: Request
    problems: list[Problem] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    def drafts(self) -> list[_Draft]:
        """Return a draft for each record that is due and complete."""
        records = choose_records(self.builder.dataset, self.doctype, self.request)
        return [draft for record in records if (draft := self._draft(record))]

    def _draft(self, record: Record | None) -> _Draft | None:
        dataset = self.builder.dataset
        context = self.builder.record(record)
        if not _is_due(self.doctype, context):
            return None
        self.problems += check_isian(self.doctype, context, record, dataset)
        on = self._date(context)
        if on is None:
            self.problems.append(no_date(dataset, self.doctype))
            return None
        key = record.record_key if record else dataset.nama
        self._check(key, check_document(dataset, self.doctype, on, record))
        path = self._path({**context, "tahun": on.year})
        return None if path is None else _Draft(record, key, path, on)

    def _check(self, key: str, found: list[Problem]) -> None:
        self.problems += found
        if any(problem.severity is Severity.GALAT for problem in found):
            self.refused.add(key)

    def _date(self, context: dict[str, Any]) -> date | None:
        """Return the document's date: the typed one, its own, or that of the settings."""
        if self.request.tanggal:
            return self.request.tanggal
        name = self.doctype.manifest.tanggal
        own = lookup(context, name) if name else None
        if isinstance(own, date):
            return own
        pengaturan = self.builder.dataset.pengaturan
        return pengaturan.tanggal_jenis.get(self.doctype.id) or pengaturan.tanggal

    def _path(self, values: dict[str, Any]) -> str | None:
        pieces = self.doctype.manifest.nama_berkas.removesuffix(ENDING).split("/")
        try:
            return safe_path((fill_pattern(piece, values) for piece in pieces), ENDING)
        except KeyError as error:
            self.problems.append(bad_pattern(self.doctype, str(error.args[0]), _paths_in(values)))
            return None


def _is_due(doctype: DocType, context: dict[str, Any]) -> bool:
    """Tell whether a record gets this document."""
    condition = doctype.manifest.hanya_bila
    return not condition or bool(lookup(context, condition))


def _paths_in(values: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    """Yield the dotted paths that lead to a text or number: ``pegawai.nama``."""
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _paths_in(value, f"{prefix}{name}.")
        elif isinstance(value, (str, int)):
            yield f"{prefix}{name}"


def check_jenis(dataset: DataSet, known: Iterable[str]) -> list[Problem]:
    """Return a problem (ZI209) for settings that name a document type which does not exist."""
    types = sorted(known)
    return [
        no_such_type(dataset.settings_row.place(f"{key}.{jenis}"), key, jenis, types)
        for key in ("tanggal_jenis", "isian")
        for jenis in getattr(dataset.pengaturan, key)
        if jenis not in types
    ]


def check_manifest(dataset: DataSet, doctype: DocType) -> Iterator[Problem]:
    """Check the type's number pattern (ZI437), and the fields the settings give it (ZI210)."""
    kind = doctype.manifest.nomor
    if kind and kind not in dataset.tata_naskah.nomor:
        yield no_number_pattern(dataset, doctype)
    isian = doctype.manifest.isian
    own = sorted(name.removeprefix("isian.") for name in isian if name.startswith("isian."))
    roots = {name.partition(".")[0] for name in own}
    for name in dataset.pengaturan.isian.get(doctype.id, {}):
        if name not in roots:
            place = dataset.settings_row.place(f"isian.{doctype.id}.{name}")
            yield no_such_field(place, doctype.id, name, own)
