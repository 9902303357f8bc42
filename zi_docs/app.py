"""The use cases, one function each."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from zi_docs.batch import (
    BatchOptions,
    Progress,
    StopRunError,
    TypeBatch,
    no_room,
    workers_died,
)
from zi_docs.catalog import Catalog, load_catalog
from zi_docs.engine import CompileSpec, compile_file
from zi_docs.errors import (
    ConverterError,
    DataError,
    OutputError,
    Problem,
    RegisterError,
    Severity,
    TemplateError,
    disk_words,
    galat,
)
from zi_docs.loading import load_dataset, load_example, load_values
from zi_docs.model import DataSet, Row, Source
from zi_docs.outputs.converter import require_converter
from zi_docs.outputs.dokter import Finding, examine
from zi_docs.outputs.fonts import check_fonts
from zi_docs.outputs.fonts_asked import fonts_asked
from zi_docs.outputs.pdf import PdfItem, convert
from zi_docs.outputs.run_lock import run_lock
from zi_docs.outputs.write_file import discard_parts, prepare_folder, write_whole
from zi_docs.planning import Request, TypePlan, check_jenis, keep_good, plan_type
from zi_docs.printing import WRITERS, PrintOptions
from zi_docs.register import Register, open_register
from zi_docs.report import RunReport, TypeReport
from zi_docs.workspace import Workspace, template_folders

__all__ = [
    "RunOptions",
    "check",
    "convert_files",
    "diagnose",
    "fill_file",
    "generate",
    "open_catalog",
    "open_workspace_register",
    "render_example",
]

_NO_DATE = "1980-01-01T00:00:00Z"
_ROOM = 1.2
_REGISTER = "register.db"


@dataclass(frozen=True, slots=True)
class RunOptions(BatchOptions):
    """How a run goes about it, with what concerns the run as a whole.

    ``lewati`` makes the good rows although others are wrong; ``proses`` is how many processes
    render (1: this one).
    """

    lewati: bool = False
    proses: int = 1
    cetak: PrintOptions = field(default_factory=PrintOptions)


def open_catalog(root: Path) -> Catalog:
    """Return the document types a workspace has: the built-in ones and its own."""
    folders = template_folders(root)
    return load_catalog(folders, dict.fromkeys(folders, "templates"))


def open_workspace_register(
    workspace: Workspace, now: Callable[[], datetime] = datetime.now
) -> Register:
    """Return the register of a data set; it is made when there is none yet."""
    path = workspace.data / _REGISTER
    return open_register(path, workspace.nama, now, shown=workspace.show(path))


def check(workspace: Workspace, request: Request) -> RunReport:
    """Return every problem of the data set and of the types asked for; nothing is written."""
    plans, report = _prepare(workspace, request)
    for plan in plans:
        _spec(plan).compile()
        report.types[plan.doctype.id] = TypeReport(plan.doctype.id, "", planned=len(plan.jobs))
    return report


def generate(
    workspace: Workspace,
    request: Request,
    progress: Progress,
    options: RunOptions = RunOptions(),  # frozen, so it can be shared
    executor: Executor | None = None,
) -> RunReport:
    """Make the documents asked for.

    Everything is checked first; with any error nothing is written and :class:`DataError` carries
    all problems, unless the options say to make the good rows. A document that fails later is a
    problem of its own; the others go on.
    """
    plans, report = _prepare(workspace, request)
    plans = _only_good(plans, report, options)
    specs = [_spec(plan, workspace.data) for plan in plans]
    renderers = [spec.compile() for spec in specs]
    prepare_folder(workspace.output, workspace.show(workspace.output))
    with (
        run_lock(workspace.output, workspace.show(workspace.output)),
        _numbers(workspace, request) as register,
        _workers(options.proses, executor) as workers,
    ):
        discard_parts(workspace.output)
        complete = not report.failed
        batches = [
            TypeBatch(workspace, *three, register, options, report, progress, workers, complete)
            for three in zip(plans, specs, renderers, strict=True)
        ]
        _check_room(workspace, batches)
        _run(batches)
        for batch in batches:
            _print(batch, options)
    return report


def fill_file(naskah: Path, data: Path, output: Path) -> None:
    """Fill any one Word file with docxtpl's tags from a JSON or YAML file.

    Raises :class:`TemplateError`, :class:`DataError` or :class:`OutputError`; a file is written
    whole or not at all.
    """
    renderer = compile_file(_read_naskah(naskah), naskah.as_posix(), data.parent)
    values = load_values(data, data.as_posix())
    today = {"berkas": {"waktu": _NO_DATE}}
    write_whole(output, renderer.render({**today, **values}), output.as_posix())


def convert_files(
    source: Path,
    target: Path | None,
    progress: Progress,
    *,
    pdfa: bool = False,
    proses: int = 1,
    timpa: bool = False,
) -> RunReport:
    """Make PDFs of a Word file, or of all in a folder: in ``target``, or else beside them.

    A PDF newer than its Word file is left alone, unless ``timpa`` says otherwise. Raises
    :class:`DataError` (ZI007) for a folder without Word files. A converter that is absent or does
    not work is a problem of the report.
    """
    items = list(_pdf_items(source, target))
    if not items:
        raise DataError(_no_word_files(source))
    row = TypeReport("pdf", (target or _folder_of(source)).as_posix(), planned=len(items))
    report = RunReport({row.jenis: row})
    stale = [item for item in items if timpa or not _is_newer(item)]
    row.skipped = len(items) - len(stale)
    try:
        if stale:
            converter = require_converter()
            report.problems += _fonts_of(stale)
            advance = partial(progress, row.jenis)
            for result in convert(stale, converter, proses=proses, pdfa=pdfa, progress=advance):
                row.made += result.ok
                report.problems += result.problems
    except (ConverterError, OutputError) as error:
        report.problems += error.problems
    row.failed = row.planned - row.skipped - row.made
    return report


def diagnose(workspace: Workspace | None, here: Path) -> list[Finding]:
    """Return the state of this machine, of the document types, and of a data set's register."""
    root = workspace.root if workspace else here
    findings = examine(workspace.output if workspace else here)
    findings += _type_findings(open_catalog(root))
    return [*findings, _register_finding(workspace)] if workspace else findings


def render_example(catalog: Catalog, jenis: str) -> bytes:
    """Return the document that a type's own example gives: its documentation and its test."""
    doctype = catalog.load(jenis)
    path = catalog.types[jenis] / "contoh.yaml"
    dataset, row = load_example(path, catalog.show(path), catalog)
    nomor = str(row.cells.get("nomor", ""))
    plan, problems = plan_type(dataset, doctype, Request((jenis,)))
    _stop_on_errors(problems)
    job = plan.jobs[0]
    return _spec(plan).compile().render(plan.context(job, nomor or plan.blank_number(job)))


def _pdf_items(source: Path, target: Path | None) -> Iterator[PdfItem]:
    folder = _folder_of(source)
    for path in _word_files(source):
        place = (target or folder) / path.relative_to(folder)
        yield PdfItem(path, place.with_suffix(".pdf"), path.as_posix())


def _word_files(source: Path) -> list[Path]:
    """Return the Word files there; Word's own lock files (``~$``) and hidden ones are none."""
    if source.is_file():
        return [source]
    found = (path for path in source.rglob("*") if path.suffix.casefold() == ".docx")
    return sorted(path for path in found if path.is_file() and path.name[0] not in "~.")


def _folder_of(source: Path) -> Path:
    return source if source.is_dir() else source.parent


def _is_newer(item: PdfItem) -> bool:
    assert isinstance(item.source, Path)  # noqa: S101  # for mypy: made so above
    try:
        return item.target.stat().st_mtime_ns >= item.source.stat().st_mtime_ns
    except OSError:
        return False


def _fonts_of(items: Sequence[PdfItem]) -> list[Problem]:
    """Return a warning for each font that would be replaced, told of the first file that asks."""
    first: dict[str, str] = {}
    for item in items:
        for font in _fonts_asked(item):
            first.setdefault(font, item.place)
    return [
        replace(problem, place=first[font])
        for font in sorted(first)
        for problem in check_fonts([font], first[font])
    ]


def _fonts_asked(item: PdfItem) -> frozenset[str]:
    assert isinstance(item.source, Path)  # noqa: S101  # for mypy: made so above
    try:
        return fonts_asked(item.source.read_bytes())
    except OSError:
        return frozenset()  # the conversion will say so


def _no_word_files(source: Path) -> Problem:
    message = "Folder ini tidak berisi berkas Word (.docx)."
    hint = "Periksa alamat foldernya; berkas .doc simpan dahulu sebagai .docx di Word."
    return galat("ZI007", source.as_posix(), message, hint)


def _type_findings(catalog: Catalog) -> Iterator[Finding]:
    """Yield whether each document type loads and compiles, by the usual page profile."""
    for jenis in sorted(catalog.types):
        subject = f"Jenis {jenis}"
        try:
            doctype = catalog.load(jenis)
            profile = catalog.load_profile({}, Row(Source("pengaturan.yaml"), 1, {}))
            CompileSpec(doctype, profile).compile()
        except TemplateError as error:
            yield Finding(subject, error.problems[0].place, error.problems[0])
        else:
            yield Finding(subject, doctype.folder)


def _register_finding(workspace: Workspace) -> Finding:
    """Return whether the register opens; it is not made by looking."""
    path = workspace.data / _REGISTER
    if not path.exists():
        return Finding("Register", "belum ada; dibuat bersama dokumen yang pertama")
    try:
        with open_workspace_register(workspace) as register:
            count = len(list(register.list_numbers()))
    except RegisterError as error:
        return Finding("Register", workspace.show(path), error.problems[0])
    return Finding("Register", f"{count} nomor di {workspace.show(path)}")


def _prepare(workspace: Workspace, request: Request) -> tuple[list[TypePlan], RunReport]:
    catalog = open_catalog(workspace.root)
    doctypes = [catalog.load(jenis) for jenis in request.jenis]
    dataset, problems = load_dataset(workspace, catalog)
    if dataset is None:
        raise DataError(problems)
    problems += [*catalog.problems, *check_jenis(dataset, catalog.types)]
    plans = []
    for doctype in doctypes:
        plan, found = plan_type(dataset, doctype, request)
        plans.append(plan)
        problems += _news(problems, found)
    report = RunReport(problems=list(dict.fromkeys(problems)), counts=_counts(dataset))
    return plans, report


def _news(told: Sequence[Problem], found: Sequence[Problem]) -> list[Problem]:
    """Return what is new: a cell that is wrong already is not also said to be empty."""
    wrong = {problem.place for problem in told if problem.severity is Severity.GALAT}
    return [problem for problem in found if problem.place not in wrong]


def _counts(dataset: DataSet) -> dict[str, int]:
    return {
        name: len(getattr(dataset, name))
        for name in ("unit_kerja", "pegawai", "rapat", "rencana_aksi")
    }


def _only_good(plans: Sequence[TypePlan], report: RunReport, options: RunOptions) -> list[TypePlan]:
    """Stop on any error, or, when asked to, go on with the rows that have none."""
    if not options.lewati:
        _stop_on_errors(report.problems)
        return list(plans)
    good, stopping, held = keep_good(plans, report.problems)
    if stopping:
        raise DataError(report.problems)
    report.problems += held
    return good


def _stop_on_errors(problems: Sequence[Problem]) -> None:
    if any(problem.severity is Severity.GALAT for problem in problems):
        raise DataError(problems)


def _spec(plan: TypePlan, folder: Path | None = None) -> CompileSpec:
    dataset, shared = plan.builder.dataset, plan.builder.shared
    pictures = dataset.pictures
    return CompileSpec(plan.doctype, dataset.tata_naskah, pictures, shared, folder)


@contextmanager
def _numbers(workspace: Workspace, request: Request) -> Iterator[Register | None]:
    """Open the register; a draft touches none."""
    if request.draf:
        yield None
        return
    with open_workspace_register(workspace) as register:
        yield register


@contextmanager
def _workers(count: int, given: Executor | None) -> Iterator[Executor | None]:
    if given is not None or count <= 1:
        yield given
        return
    from zi_docs.workers import open_workers

    with open_workers(count) as pool:
        yield pool


def _check_room(workspace: Workspace, batches: Sequence[TypeBatch]) -> None:
    """Look at the free space before the first number is spent.

    Raises :class:`OutputError` (ZI504).
    """
    needed = int(sum(batch.estimate() for batch in batches) * _ROOM)
    free = shutil.disk_usage(workspace.output).free
    if needed > free:
        raise OutputError(no_room(workspace.show(workspace.output), needed, free))


def _run(batches: Sequence[TypeBatch]) -> None:
    try:
        for batch in batches:
            batch.run()
    except StopRunError:
        return
    except BrokenExecutor:
        batch.report.problems.append(workers_died(batch.plan.doctype.id))


def _print(batch: TypeBatch, options: RunOptions) -> None:
    """Put the documents on paper in every form asked for."""
    for name, write in WRITERS.items():
        if name in options.cetak.format:
            write(batch, options.cetak)


def _read_naskah(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"Naskah tidak terbaca: {disk_words(error)}."
        hint = "Periksa alamat berkasnya, dan tutup berkas itu di Word."
        raise TemplateError(galat("ZI431", path.as_posix(), message, hint)) from error
