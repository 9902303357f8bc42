"""Which documents a run makes: a job for each record, named, dated and complete."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from zi_docs import indonesian
from zi_docs.checks import check_document, check_isian
from zi_docs.errors import Problem, Severity, UsageError, galat
from zi_docs.model import (
    ContextBuilder,
    DataSet,
    DocType,
    Pegawai,
    PolaNomor,
    Record,
    RencanaAksi,
    fill_pattern,
    lookup,
)
from zi_docs.model.table import Place
from zi_docs.outputs.file_names import plan_names, safe_path

__all__ = ["Job", "Request", "TypePlan", "check_jenis", "keep_good", "plan_type"]

ENDING = ".docx"
BLANK_NUMBER = "……"


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for: which types, which records, and what to print instead."""

    jenis: tuple[str, ...]
    hanya: tuple[str, ...] = ()
    unit: str = ""
    draf: bool = False
    tanggal: date | None = None
    nomor: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make: for which record, under which key and name, of which date."""

    record: Record | None
    key: str
    path: str
    tanggal: date

    @property
    def untuk(self) -> str:
        """Whom or what the document is for, as the agenda book says it."""
        return getattr(self.record, "nama", "") or getattr(self.record, "acara", "")

    @property
    def place(self) -> str:
        """Where the record was typed, for complaints about this one document."""
        return _place(self.record)


@dataclass(frozen=True, slots=True)
class TypePlan:
    """All jobs of one document type, and what makes their contexts."""

    doctype: DocType
    builder: ContextBuilder
    jobs: tuple[Job, ...]
    request: Request

    @property
    def pattern(self) -> PolaNomor | None:
        """The number pattern of this type, or None for a type without numbers."""
        return self.builder.dataset.tata_naskah.nomor.get(self.doctype.manifest.nomor)

    @property
    def is_whole(self) -> bool:
        """Whether the jobs are all there are, not a choice of them."""
        return not _narrowed(self.request)

    def blank_number(self, job: Job) -> str:
        """Return the number as given by hand, or the pattern with room to write it in."""
        if self.request.nomor or self.pattern is None:
            return self.request.nomor
        values = {**self.number_values(job), "kode": self.pattern.kode, "urut": BLANK_NUMBER}
        return fill_pattern(self.pattern.pola, values)

    def context(self, job: Job, nomor: str) -> dict[str, Any]:
        """Return what the naskah sees for one job."""
        base = self.builder.record(job.record)
        return self.builder.finish(base, job.tanggal, nomor, self.request.draf)

    def number_values(self, job: Job) -> dict[str, Any]:
        """Return what a number's pattern may name, except its code and counter."""
        typed = getattr(job.record, "unit_kerja", "")
        unit = self.builder.dataset.find_unit(typed) if typed else None
        return {
            "unit": unit.kode if unit else getattr(job.record, "kode", "") or typed,
            "bulan": f"{job.tanggal:%m}",
            "bulan_romawi": indonesian.bulan_romawi(job.tanggal.month),
            "tahun": job.tanggal.year,
        }


def plan_type(
    dataset: DataSet, doctype: DocType, request: Request
) -> tuple[TypePlan, list[Problem]]:
    """Return the jobs of one type with every problem that stands in their way.

    Raises :class:`UsageError` (ZI003) when ``--hanya`` or ``--unit`` name nothing there is.
    """
    builder = ContextBuilder(dataset, doctype)
    problems = list(_manifest_problems(dataset, doctype))
    drafts: list[tuple[Record | None, str, str, date]] = []
    records = list(_wanted(dataset, doctype, request))
    if doctype.manifest.satu_per != "data" and not records and _narrowed(request):
        raise UsageError(_nothing(doctype, request))
    for record in records:
        context = _context(builder, record, problems)
        if context is None or not _is_due(doctype, context):
            continue
        drafts += _draft(dataset, doctype, request, record, context, problems)
    if request.nomor and len(drafts) > 1:
        raise UsageError(_one_number(doctype, request, len(drafts)))
    paths = {key: path for _, key, path, _ in drafts}
    if _narrowed(request):
        paths = {**_all_paths(dataset, doctype, builder), **paths}
    names = plan_names(paths)
    jobs = tuple(Job(record, key, names[key], on) for record, key, _, on in drafts)
    return TypePlan(doctype, builder, jobs, request), problems


def _all_paths(dataset: DataSet, doctype: DocType, builder: ContextBuilder) -> dict[str, str]:
    """Return the path of every record's document: of two namesakes each keeps its own."""
    whole = Request((doctype.id,))
    unheard: list[Problem] = []
    drafts = []
    for record in _wanted(dataset, doctype, whole):
        context = _context(builder, record, unheard)
        if context is not None and _is_due(doctype, context):
            drafts += _draft(dataset, doctype, whole, record, context, unheard)
    return {key: path for _, key, path, _ in drafts}


def _is_due(doctype: DocType, context: dict[str, Any]) -> bool:
    """Tell whether a record gets this document."""
    condition = doctype.manifest.hanya_bila
    return not condition or bool(lookup(context, condition))


def _context(
    builder: ContextBuilder, record: Record | None, problems: list[Problem]
) -> dict[str, Any] | None:
    """Return a record's context; what the language refuses is a problem of that record."""
    try:
        return builder.record(record)
    except ValueError as error:
        problems.append(galat("ZI208", _place(record), str(error), "Perbaiki baris itu pada data."))
        return None


def _place(record: Record | None) -> str:
    return record.place() if record else "pengaturan.yaml"


def _manifest_problems(dataset: DataSet, doctype: DocType) -> Iterator[Problem]:
    """Yield what the type and the settings say of each other that can't be."""
    kind, known = doctype.manifest.nomor, dataset.tata_naskah.nomor
    if kind and kind not in known:
        yield galat(
            "ZI437",
            f"{doctype.place('manifest.yaml')}, nomor",
            f'Pola nomor "{kind}" tidak ada pada profil tata naskah.',
            f"Pola yang ada: {', '.join(sorted(known)) or '(tidak ada)'}.",
        )
    own = {
        name.removeprefix("isian.") for name in doctype.manifest.isian if name.startswith("isian.")
    }
    roots = {name.partition(".")[0] for name in own}
    for name in dataset.pengaturan.isian.get(doctype.id, {}):
        if name not in roots:
            yield galat(
                "ZI210",
                dataset.settings_row.place(f"isian.{doctype.id}.{name}"),
                f'Jenis {doctype.id} tidak punya isian "{name}".',
                f"Isian yang ada: {', '.join(sorted(own)) or '(tidak ada)'}.",
            )


def check_jenis(dataset: DataSet, known: Iterable[str]) -> list[Problem]:
    """Return a problem (ZI209) for settings that speak of a document type there is none of."""
    types = sorted(known)
    return [
        galat(
            "ZI209",
            dataset.settings_row.place(f"{key}.{jenis}"),
            f'Jenis dokumen "{jenis}" tidak ada.',
            f"Jenis yang ada: {', '.join(types)}.",
        )
        for key in ("tanggal_jenis", "isian")
        for jenis in getattr(dataset.pengaturan, key)
        if jenis not in types
    ]


def keep_good(
    plans: Sequence[TypePlan], problems: Sequence[Problem]
) -> tuple[list[TypePlan], list[Problem], list[Problem]]:
    """Return the plans without the records that have errors, those errors of no record, and more.

    A document that gathers many rows (a decree, a plan) would be made with rows missing: while any
    row is wrong it is not made, and the last list says so (ZI211).
    """
    errors = [problem for problem in problems if problem.severity is Severity.GALAT]
    rows = {problem.place.row for problem in errors if isinstance(problem.place, Place)}
    stopping = [p for p in errors if not isinstance(p.place, Place) or not p.place.row]
    good, held = [], []
    for plan in plans:
        gathers = bool(rows) and plan.doctype.manifest.satu_per in _GATHERING
        held += [_held(plan.doctype)] if gathers and plan.jobs else []
        good.append(replace(plan, jobs=() if gathers else _without(plan.jobs, rows)))
    return good, stopping, held


_GATHERING = ("data", "unit_kerja")


def _without(jobs: Iterable[Job], rows: set[str]) -> tuple[Job, ...]:
    return tuple(
        job
        for job in jobs
        if job.record is None or job.record.asal is None or job.record.asal.name not in rows
    )


def _held(doctype: DocType) -> Problem:
    return galat(
        "ZI211",
        doctype.folder,
        f"{doctype.manifest.judul} menghimpun banyak baris; tidak dibuat selama ada yang salah.",
        "Perbaiki galat yang tercantum, lalu jalankan lagi.",
    )


def _draft(
    dataset: DataSet,
    doctype: DocType,
    request: Request,
    record: Record | None,
    context: dict[str, Any],
    problems: list[Problem],
) -> list[tuple[Record | None, str, str, date]]:
    problems += check_isian(doctype, context, record, dataset)
    on = _date(dataset, doctype, request, context)
    if on is None:
        problems.append(_no_date(dataset, doctype))
        return []
    problems += check_document(dataset, doctype, on, record)
    try:
        path = _path(doctype, {**context, "tahun": on.year})
    except KeyError as error:
        problems.append(_bad_pattern(doctype, str(error.args[0])))
        return []
    return [(record, record.record_key if record else dataset.nama, path, on)]


def _wanted(dataset: DataSet, doctype: DocType, request: Request) -> Iterator[Record | None]:
    if doctype.manifest.satu_per == "data":
        yield None
        return
    records: Sequence[Record] = getattr(dataset, doctype.manifest.satu_per)
    yield from _only(_of_unit(dataset, records, request.unit), request.hanya)


def _of_unit(dataset: DataSet, records: Iterable[Record], unit: str) -> Iterator[Record]:
    if not unit:
        yield from records
        return
    wanted = dataset.find_unit(unit)
    if wanted is None:
        raise UsageError(
            galat(
                "ZI003",
                f"--unit {unit}",
                f'Unit kerja "{unit}" tidak ada dalam data.',
                "Pakai kode atau nama unit seperti pada tabel unit_kerja.",
            )
        )
    for record in records:
        if isinstance(record, (Pegawai, RencanaAksi)):
            if dataset.find_unit(record.unit_kerja) is wanted:
                yield record
        elif record is wanted or not hasattr(record, "predikat_diusulkan"):
            yield record


def _only(records: Iterable[Record], keys: tuple[str, ...]) -> Iterator[Record]:
    if not keys:
        yield from records
        return
    wanted = {_fold(key) for key in keys}
    for record in records:
        names = {_fold(record.record_key), _fold(getattr(record, "nama", ""))}
        if names & wanted:
            yield record


def _fold(text: str) -> str:
    """Compare keys as people type them: case and the spaces of a NIP do not matter."""
    joined = "".join(text.split())
    return joined if joined.isdigit() else " ".join(text.casefold().split())


def _narrowed(request: Request) -> bool:
    return bool(request.hanya or request.unit)


def _date(
    dataset: DataSet, doctype: DocType, request: Request, context: dict[str, Any]
) -> date | None:
    if request.tanggal:
        return request.tanggal
    own = lookup(context, doctype.manifest.tanggal) if doctype.manifest.tanggal else None
    if isinstance(own, date):
        return own
    pengaturan = dataset.pengaturan
    return pengaturan.tanggal_jenis.get(doctype.id) or pengaturan.tanggal


def _path(doctype: DocType, values: dict[str, Any]) -> str:
    pieces = doctype.manifest.nama_berkas.removesuffix(ENDING).split("/")
    return safe_path((fill_pattern(piece, values) for piece in pieces), ENDING)


def _no_date(dataset: DataSet, doctype: DocType) -> Problem:
    return galat(
        "ZI206",
        dataset.settings_row.place("tanggal"),
        f"Tanggal {doctype.manifest.judul} belum ada.",
        f'Isi "tanggal" atau "tanggal_jenis: {doctype.id}" di pengaturan.yaml, '
        "atau beri --tanggal, mis. --tanggal 2021-04-27.",
    )


def _bad_pattern(doctype: DocType, name: str) -> Problem:
    return galat(
        "ZI436",
        f"{doctype.place('manifest.yaml')}, nama_berkas",
        f'Nama "{{{name}}}" tidak ada dalam data.',
        "Pakai nama yang ada, mis. {pegawai.nama}.",
    )


def _one_number(doctype: DocType, request: Request, count: int) -> Problem:
    return galat(
        "ZI005",
        f"--nomor {request.nomor}",
        f"Satu nomor diminta untuk {count} dokumen {doctype.id}.",
        "Pilih satu dokumen dengan --hanya, atau buang --nomor.",
    )


def _nothing(doctype: DocType, request: Request) -> Problem:
    asked = [*(f"--hanya {key}" for key in request.hanya)]
    if request.unit:
        asked.append(f"--unit {request.unit}")
    return galat(
        "ZI003",
        " ".join(asked),
        f"Tidak ada {doctype.manifest.satu_per} yang cocok.",
        "Pakai NIP, kode, atau nama seperti pada data.",
    )
