"""The jobs of one type: each due record's date, own values, name and completeness.

Also checks that a type and the office's settings agree with each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from zi_docs.checks import (
    check_bentuk_isian,
    check_berbeda,
    check_document,
    check_groups,
    check_isian,
    check_tahun_naskah,
    checks_of,
    wanted_values,
)
from zi_docs.codes import Severity
from zi_docs.errors import Place, Problem, TemplateError, UsageError
from zi_docs.files.names import carries_nik, plan_names, safe_path, without_nik
from zi_docs.model import (
    DocType,
    Isian,
    Record,
    Tables,
    fill_pattern,
    lookup,
    pattern_names,
    values_at,
)
from zi_docs.run.choose import choose_records
from zi_docs.run.plan import Job, Request, TypePlan, lacks_code, unit_code
from zi_docs.run.problems import (
    bad_pattern,
    no_cited_type,
    no_code,
    no_date,
    no_number_pattern,
    no_office_code,
    no_such_field,
    no_such_type,
    of_one_only,
    several_dates,
)
from zi_docs.run.readiness import covers, settings_of, tables_of, tables_to_fill
from zi_docs.tables import ContextBuilder, DataSet, Kelompok, nested_place
from zi_docs.tables.kelompok import months_in_words
from zi_docs.word import Naskah, read_naskah
from zi_docs.word.paths import EVERYTHING, UsedPath

ENDING = ".docx"


def plan_type(
    dataset: DataSet, doctype: DocType, request: Request
) -> tuple[TypePlan, list[Problem]]:
    """Return the jobs of one type with every problem that stands in their way.

    Raises :class:`UsageError` when ``--hanya`` or ``--unit`` name no record (ZI003), and
    when an option for one document is meant for several (ZI005).
    """
    manifest = doctype.manifest.numbered_by(dataset.tata_naskah)
    doctype = replace(doctype, manifest=manifest)
    naskah, used = _read(doctype)
    builder = ContextBuilder(dataset, doctype, _names(doctype, used))
    told = [*check_manifest(dataset, doctype), *check_bentuk_isian(doctype, dataset)]
    told += naskah.warnings if naskah else ()
    drafting = _Drafting(builder, doctype, request, _usual_date(dataset, doctype.id), told)
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


def _read(doctype: DocType) -> tuple[Naskah | None, frozenset[UsedPath]]:
    """Return a type's naskah and the paths that it uses.

    A naskah that can't be read may use everything; compiling it reports what is wrong.
    """
    return _read_once(_SameBytes(doctype))


class _SameBytes:
    """A document type that equals another one of the same bytes.

    The local page checks again and again, and reading the naskah of all types takes most of a
    check; nothing of what is read depends on the data.
    """

    def __init__(self, doctype: DocType) -> None:
        self.doctype = doctype
        manifest = doctype.manifest.model_dump_json()
        parts = (doctype.partials, doctype.fragments, doctype.shared)
        texts = (doctype.id, doctype.folder, manifest, *(sorted(one.items()) for one in parts))
        self.key = sha256(repr(texts).encode() + doctype.naskah).digest()

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameBytes) and self.key == other.key


@lru_cache(maxsize=64)
def _read_once(one: _SameBytes) -> tuple[Naskah | None, frozenset[UsedPath]]:
    try:
        naskah = read_naskah(one.doctype)
    except TemplateError:
        return None, frozenset((EVERYTHING,))
    return naskah, naskah.paths(one.doctype.place())


def tables_needed(doctype: DocType, tables: Tables) -> frozenset[str]:
    """Return the tables that somebody fills in for a type, of all that there are."""
    return tables_to_fill(doctype, _read(doctype)[1], tables)


def officials_needed(doctype: DocType) -> frozenset[str]:
    """Return the keys of the officials that a type's naskah names."""
    paths = (path for path in _read(doctype)[1] if len(path) > 2)
    return frozenset(path[2] for path in paths if path[:2] == ("pengaturan", "pejabat"))


def _names(doctype: DocType, paths: Collection[UsedPath]) -> frozenset[str] | None:
    """Return the names of the context that a type uses; None for one that may use all."""
    if EVERYTHING in paths:
        return None
    manifest = doctype.manifest
    asked = (one.nama for one in manifest.hanya_bila.satuan)
    typed = (*manifest.isian, *asked, manifest.tanggal)
    patterns = pattern_names(manifest.nama_berkas)
    return frozenset(
        (*(path[0] for path in paths), *(t.split(".")[0] for t in (*typed, *patterns)))
    )


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
    refused: set[str] = field(default_factory=set)
    is_due: bool = False
    _own: dict[int, dict[str, Any]] = field(default_factory=dict)
    _wanted: dict[str, Isian] = field(default_factory=dict)
    _checks: tuple[str, ...] = ()

    def drafts(self) -> list[Job]:
        """Return a job for each record that is due and complete."""
        self._wanted = wanted_values(self.doctype, self.builder.dataset)
        self._checks = checks_of(self.doctype)
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
        self._check(key, check_document(dataset, self.doctype, dated.on, record, self._checks))
        self._check(key, check_berbeda(dataset, self.doctype, context, record))
        self._check(key, self._check_number(record, dated.on, dated.place))
        self._check(key, self._check_one_date(record))
        in_words = months_in_words(dataset, record) if isinstance(record, Kelompok) else {}
        path = self._path({**context, **in_words, "tahun_naskah": dated.on.year}, record)
        return None if path is None else Job(record, key, path, dated.on, own)

    def _dated(self, record: Record | None) -> Dated:
        """Return a document's date: that of the command line, its own, or that of the settings."""
        if self.request.tanggal:
            return Dated(self.request.tanggal)
        return _own_date(self.builder, self.doctype, record) or self.usual

    def _check(self, key: str, found: Iterable[Problem]) -> None:
        found = list(found)
        self.problems += found
        if any(problem.severity is Severity.GALAT for problem in found):
            self.refused.add(key)

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
        if not (unit_code(dataset, doctype, record) or dataset.pengaturan.instansi.kode):
            yield no_office_code(dataset, doctype, pattern.pola)

    def _check_one_date(self, record: Record | None) -> Iterator[Problem]:
        """Check that the rows of a group give its document one date (ZI470).

        A row without a date does not contradict the others. A date that was typed on the command
        line is a decision.
        """
        root, _, path = self.doctype.manifest.tanggal.partition(".")
        if not isinstance(record, Kelompok) or root != record.tabel.nama or self.request.tanggal:
            return
        first, *others = [*_dates_of(self.builder, record, root, path)] or [Dated(None)]
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
        pieces = self.doctype.manifest.nama_berkas.removesuffix(ENDING).split("/")
        try:
            filled = [fill_pattern(piece, values) for piece in pieces]
            if record and any(map(carries_nik, filled)):
                filled = [without_nik(piece, record.label) for piece in filled]
            return safe_path(filled, ENDING)
        except KeyError as error:
            self.problems.append(bad_pattern(self.doctype, str(error.args[0]), _paths_in(values)))
            return None


class Dated(NamedTuple):
    """A document's date, and where it was typed; one of the command line has no place."""

    on: date | None
    place: Place | None = None


def place_of_date(builder: ContextBuilder, doctype: DocType, record: Record | None) -> Place:
    """Return where the date of a record's document was typed."""
    usual = _usual_date(builder.dataset, doctype.id)
    return (_own_date(builder, doctype, record) or usual).place or Place()


def _usual_date(dataset: DataSet, jenis: str) -> Dated:
    """Return the date of the settings for a type."""
    special = dataset.pengaturan.tanggal_jenis.get(jenis)
    path = f"tanggal_jenis.{jenis}" if special else "tanggal"
    return Dated(special or dataset.pengaturan.tanggal, dataset.settings_row.place(path))


def _own_date(builder: ContextBuilder, doctype: DocType, record: Record | None) -> Dated | None:
    """Return the date at the path that the manifest names, if there is one.

    The date is looked up before the values of the record are made, since some of them (the names of
    areas) follow it.
    """
    root, _, path = doctype.manifest.tanggal.partition(".")
    if not root:
        return None
    if isinstance(record, Kelompok) and root in record.tabel.kolom:
        on, place = lookup(builder.own(record), doctype.manifest.tanggal), record.place(root)
    elif record is not None and root == doctype.manifest.tabel:
        return next(_dates_of(builder, record, root, path), None)
    else:
        on = lookup(builder.shared, doctype.manifest.tanggal)
        where = f"isian.{doctype.id}.{path}" if root == "isian" else path
        place = builder.dataset.settings_row.place(where)
    return Dated(on, place) if isinstance(on, date) else None


def _dates_of(builder: ContextBuilder, record: Record, root: str, path: str) -> Iterator[Dated]:
    """Yield the dates at a path into a record, or into each row of a group."""
    for row in record.grouped_rows if isinstance(record, Kelompok) else (record,):
        on = _value_at(builder, row, root, path)
        if isinstance(on, date):
            yield Dated(on, nested_place(row, path))


def _value_at(builder: ContextBuilder, record: Record, root: str, path: str) -> Any:
    """Return the value at a dotted path into a record, or into the unit or person that it names.

    Only a path into another record needs all values of this one, which are then made twice.
    """
    value: Any = record
    for name in path.split("."):
        if isinstance(value, str):
            return _value_of_another(builder, record, f"{root}.{path}")
        value = value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)
    return value


def _value_of_another(builder: ContextBuilder, record: Record, path: str) -> Any:
    try:
        return lookup(builder.record(record), path)
    except ValueError:
        return None  # the making of the values will report it


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


def check_jenis(dataset: DataSet, known: Iterable[str]) -> list[Problem]:
    """Return a problem (ZI209) for settings that name a document type which does not exist."""
    types = sorted(known)
    return [
        no_such_type(dataset.settings_row, key, jenis, types)
        for key in ("tanggal_jenis", "isian")
        for jenis in getattr(dataset.pengaturan, key)
        if jenis not in types
    ]


def check_merujuk(doctypes: Iterable[DocType], known: Iterable[str]) -> list[Problem]:
    """Return a problem (ZI367) for each type that a manifest refers to and that does not exist."""
    types = sorted(known)
    return [
        no_cited_type(doctype, path, jenis, types)
        for doctype in doctypes
        for path, jenis in _named_types(doctype)
        if jenis not in types
    ]


def _named_types(doctype: DocType) -> Iterator[tuple[str, str]]:
    """Yield the types that a manifest names, each with its place in the manifest."""
    manifest = doctype.manifest
    yield from ((f"merujuk.{name}", jenis) for name, jenis in manifest.merujuk.items())
    yield from ((f"sesudah.{index}", jenis) for index, jenis in enumerate(manifest.sesudah))


def check_manifest(dataset: DataSet, doctype: DocType) -> Iterator[Problem]:
    """Check the number's pattern (ZI437, ZI439), and the fields the settings give it (ZI210)."""
    kind = doctype.manifest.nomor
    pattern = dataset.tata_naskah.pola_nomor(kind)
    if kind and pattern is None:
        yield no_number_pattern(dataset, doctype)
    elif pattern and lacks_code(dataset, doctype, pattern):
        yield no_code(dataset, doctype, pattern.pola)
    isian = doctype.manifest.isian
    own = sorted(name.removeprefix("isian.") for name in isian if name.startswith("isian."))
    roots = {name.partition(".")[0] for name in own}
    for name in dataset.pengaturan.isian.get(doctype.id, {}):
        if name not in roots:
            place = dataset.settings_row.place(f"isian.{doctype.id}.{name}")
            yield no_such_field(place, doctype.id, name, own)
