"""The use cases, one function each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from zi_docs.catalog import Catalog, load_catalog
from zi_docs.engine import Renderer, compile_doctype, compile_file
from zi_docs.errors import DataError, Problem, Severity, TemplateError, ZiDocsError, galat
from zi_docs.loading import load_dataset, load_example, load_values
from zi_docs.model import DataSet
from zi_docs.model.report import RunReport, TypeReport
from zi_docs.outputs.write_file import prepare_folder, write_whole
from zi_docs.planning import Request, TypePlan, plan_type
from zi_docs.workspace import Workspace, template_folders

__all__ = ["check", "fill_file", "generate", "open_catalog", "render_example"]

_NO_DATE = "1980-01-01T00:00:00Z"

Progress = Callable[[str, int, int], None]


def open_catalog(root: Path) -> Catalog:
    """Return the document types a workspace has: the built-in ones and its own."""
    folders = template_folders(root)
    return load_catalog(folders, dict.fromkeys(folders, "templates"))


def check(workspace: Workspace, request: Request) -> RunReport:
    """Return every problem of the data set and of the types asked for; nothing is written."""
    plans, report = _prepare(workspace, request)
    for plan in plans:
        report.types[plan.doctype.id] = TypeReport(plan.doctype.id, "", planned=len(plan.jobs))
    return report


def generate(workspace: Workspace, request: Request, progress: Progress) -> RunReport:
    """Make the documents asked for.

    Everything is checked first; with any error nothing is written and :class:`DataError` carries
    all problems. A document that fails later is a problem of its own; the others go on.
    """
    plans, report = _prepare(workspace, request)
    _stop_on_errors(report.problems)
    renderers = [_compile(plan) for plan in plans]
    prepare_folder(workspace.output, workspace.show(workspace.output))
    for plan, renderer in zip(plans, renderers, strict=True):
        _make_all(workspace, plan, renderer, report, progress)
    return report


def fill_file(naskah: Path, data: Path, output: Path) -> None:
    """Fill any one Word file with docxtpl's tags from a JSON or YAML file.

    Raises :class:`TemplateError`, :class:`DataError` or :class:`OutputError`; a file is written
    whole or not at all.
    """
    renderer = compile_file(_read_naskah(naskah), naskah.as_posix())
    values = load_values(data, data.as_posix())
    today = {"berkas": {"waktu": _NO_DATE}}
    write_whole(output, renderer.render({**today, **values}), output.as_posix())


def render_example(catalog: Catalog, jenis: str) -> bytes:
    """Return the document that a type's own example gives: its documentation and its test."""
    doctype = catalog.load(jenis)
    path = catalog.types[jenis] / "contoh.yaml"
    dataset, row = load_example(path, catalog.show(path), catalog)
    nomor = str(row.cells.get("nomor", ""))
    plan, problems = plan_type(dataset, doctype, Request((jenis,), nomor=nomor))
    _stop_on_errors(problems)
    job = plan.jobs[0]
    renderer = compile_doctype(doctype, dataset.tata_naskah, dataset.pictures)
    return renderer.render(plan.context(job, plan.number(job)))


def _read_naskah(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"Naskah tidak terbaca ({error.strerror})."
        hint = "Periksa alamat berkasnya, dan tutup berkas itu di Word."
        raise TemplateError(galat("ZI431", path.as_posix(), message, hint)) from error


def _prepare(workspace: Workspace, request: Request) -> tuple[list[TypePlan], RunReport]:
    catalog = open_catalog(workspace.root)
    doctypes = [catalog.load(jenis) for jenis in request.jenis]
    dataset, problems = load_dataset(workspace, catalog)
    if dataset is None:
        raise DataError(problems)
    plans = []
    for doctype in doctypes:
        plan, found = plan_type(dataset, doctype, request)
        plans.append(plan)
        problems += found
    report = RunReport(problems=list(dict.fromkeys(problems)), counts=_counts(dataset))
    return plans, report


def _counts(dataset: DataSet) -> dict[str, int]:
    return {
        name: len(getattr(dataset, name))
        for name in ("unit_kerja", "pegawai", "rapat", "rencana_aksi")
    }


def _stop_on_errors(problems: Sequence[Problem]) -> None:
    if any(problem.severity is Severity.GALAT for problem in problems):
        raise DataError(problems)


def _compile(plan: TypePlan) -> Renderer:
    dataset = plan.builder.dataset
    return compile_doctype(plan.doctype, dataset.tata_naskah, dataset.pictures)


def _make_all(
    workspace: Workspace,
    plan: TypePlan,
    renderer: Renderer,
    report: RunReport,
    progress: Progress,
) -> None:
    folder = workspace.output / plan.doctype.id
    row = TypeReport(plan.doctype.id, workspace.show(folder), planned=len(plan.jobs))
    report.types[plan.doctype.id] = row
    for done, job in enumerate(plan.jobs, 1):
        try:
            data = renderer.render(plan.context(job, plan.number(job)))
            write_whole(folder / job.path, data, workspace.show(folder / job.path))
            row.made += 1
        except ZiDocsError as error:
            row.failed += 1
            report.problems += error.problems
        progress(plan.doctype.id, done, len(plan.jobs))
