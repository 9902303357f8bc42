"""Shows a naskah filled for one record: its pages as pictures, and the names that it may use."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from zi_docs.app.preparing import open_catalog, spec_of
from zi_docs.app.problems_naskah import no_example, no_record_to_show
from zi_docs.app.proving import with_evidence_so_far
from zi_docs.doctypes import Catalog
from zi_docs.errors import ConverterError, DataError, TemplateError, UsageError, brief
from zi_docs.files.temporary import work_folder
from zi_docs.files.writing import write_whole
from zi_docs.model import DocType
from zi_docs.ooxml.text import document_text
from zi_docs.pdf.conversion import convert
from zi_docs.pdf.converter import PdfItem
from zi_docs.pdf.find_converter import require_converter
from zi_docs.pdf.pictures import page_pictures
from zi_docs.run.drafting import plan_type
from zi_docs.run.known_names import KnownName, known_names
from zi_docs.run.loading import load_dataset, load_example
from zi_docs.run.plan import Job, Request, TypePlan
from zi_docs.run.to_pdf import JOINER
from zi_docs.tables import ContextBuilder, DataSet
from zi_docs.workspace import find_root, find_workspace

_EXAMPLE = "contoh.yaml"


@dataclass(frozen=True, slots=True)
class View:
    """One record of a document type; ``untuk`` says whose, ``folder`` has the pictures it names."""

    plan: TypePlan
    job: Job
    untuk: str
    folder: Path | None

    @property
    def names(self) -> list[KnownName]:
        """All names that the naskah may use, with their values for this record."""
        builder, job = ContextBuilder(self.plan.builder.dataset, self.plan.doctype), self.job
        whole = replace(job, own=builder.own(job.record, job.tanggal))
        plan = replace(self.plan, builder=builder)
        return known_names(plan.context(whole, plan.blank_number(whole)), _first(plan))

    def document(self) -> bytes:
        """Return the filled Word file. Raises :class:`DataError` or :class:`TemplateError`."""
        renderer = spec_of(self.plan, self.folder).compile()
        return renderer.render(self.plan.context(self.job, self.plan.blank_number(self.job)))


def _first(plan: TypePlan) -> str:
    table = plan.doctype.manifest.tabel
    return f"daftar_{table}" if plan.doctype.manifest.kelompok else table


def view(here: Path, jenis: str, data: str = "", kunci: str = "") -> View:
    """Return a record of a type: that of the key ``kunci``, else the first that gets a document.

    Without a data set it is that of the type's own example. Raises :class:`UsageError` (ZI003) for
    a key that names no record, :class:`DataError` where none gets a document.
    """
    if not data:
        catalog = open_catalog(find_root(here))
        return _view(*_of_example(catalog, jenis), untuk="contoh jenis ini")
    workspace = find_workspace(data, here)
    catalog = open_catalog(workspace.root)
    doctype = catalog.load(jenis)
    dataset, problems = load_dataset(workspace, catalog)
    if dataset is None:
        raise DataError(problems)
    seen = _view(dataset, doctype, kunci, folder=workspace.data)
    plan = with_evidence_so_far(workspace, seen.plan)
    return replace(seen, plan=plan, job=plan.jobs[0])


def _of_example(catalog: Catalog, jenis: str) -> tuple[DataSet, DocType]:
    doctype = catalog.load(jenis)
    path = catalog.file_of(jenis, _EXAMPLE)
    if path is None:
        raise TemplateError(no_example(str(doctype.place(_EXAMPLE)), jenis))
    return load_example(path, catalog.show(path), catalog)[0], doctype


def _view(
    dataset: DataSet,
    doctype: DocType,
    kunci: str = "",
    *,
    untuk: str = "",
    folder: Path | None = None,
) -> View:
    request = Request((doctype.id,), hanya=(kunci,) if kunci else ())
    try:
        plan, found = plan_type(dataset, doctype, request)
    except UsageError as error:
        place = f"--kunci {brief(kunci)}"
        raise UsageError([problem.at(place) for problem in error.problems]) from error
    if not plan.jobs:
        errors = [problem for problem in found if problem.is_error]
        raise DataError(errors or [no_record_to_show(doctype.id, kunci)])
    job = plan.jobs[0]
    return View(plan, job, untuk or job.untuk or dataset.nama, folder)


def draw(document: bytes, path: Path) -> list[Path]:
    """Draw the pages of a Word file: to ``path``, or numbered when there are several.

    Returns the files. Raises :class:`ConverterError` where there is no LibreOffice or it fails.
    """
    pages = page_pictures(_pdf_of(document))
    targets = [path]
    if len(pages) > 1:
        targets = [path.with_stem(f"{path.stem}-{n}") for n in range(1, len(pages) + 1)]
    for target, page in zip(targets, pages, strict=True):
        write_whole(target, page, target.as_posix())
    return targets


def _pdf_of(document: bytes) -> bytes:
    with work_folder() as folder:
        item = PdfItem(document, folder / "naskah.pdf", shown="naskah")
        with closing(convert([item], require_converter(), JOINER)) as results:
            for result in results:
                if not result.ok:
                    raise ConverterError(result.problems)
        return item.target.read_bytes()


def text_of(document: bytes) -> str:
    """Return the text of a filled document, in reading order."""
    return document_text(document)
