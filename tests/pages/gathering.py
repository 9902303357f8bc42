"""Every paper that a drafter should have seen: of the samples, and of what the samples lack."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from tests.samples import copy_sample
from zi_docs import app
from zi_docs.model.tata_naskah import TataNaskah
from zi_docs.pdf.converter import PdfItem
from zi_docs.run.loading import load_dataset
from zi_docs.run.plan import Request
from zi_docs.workspace import Workspace, samples

from .variants import variants

__all__ = ["PLEDGE", "Sheet", "of_samples", "of_variants"]

SAMPLES = ("gunungkidul-2020", "trenggalek-2021", "tirtamulya-2026")
PLEDGE = "pakta-integritas"
Sheet = tuple[PdfItem, TataNaskah]
"""A document to become a PDF, and the rules of its pages."""


def of_samples(root: Path, pledges: int, chosen: Collection[str] = ()) -> Iterator[Sheet]:
    """Make every document of the samples, or of those chosen; each numbered one as it is issued.

    Of the pledges so many are given; they differ from each other only by names.
    """
    for data in [name for name in SAMPLES if not chosen or name in chosen]:
        workspace = _workspace(root, data)
        copy_sample(samples() / data, workspace.data)
        every = Request((), semua=True)
        _make(workspace, [every])
        numbered = tuple(sorted(path.name for path in (workspace.output / "konsep").iterdir()))
        _make(workspace, [Request(numbered, terbit=True), every])  # others name what was issued
        yield from _made(workspace, pledges)


def of_variants(root: Path, chosen: Collection[str] = ()) -> Iterator[Sheet]:
    """Make what is wanted of every variant, or of those chosen."""
    for variant in [one for one in variants() if not chosen or one.nama in chosen]:
        workspace = _workspace(root, variant.nama)
        variant.write(workspace.data)
        _make(workspace, variant.requests())
        yield from _made(workspace, None)


def _workspace(root: Path, data: str) -> Workspace:
    return Workspace(root, root / "data" / data, root / "output" / data)


def _make(workspace: Workspace, requests: Iterable[Request]) -> None:
    for request in requests:
        report = app.generate(workspace, request, lambda *_: None)
        refused = [problem for problem in report.problems if problem.is_error]
        assert not refused, (workspace.nama, refused)


def _made(workspace: Workspace, pledges: int | None) -> Iterator[Sheet]:
    dataset, problems = load_dataset(workspace, app.open_catalog(workspace.root))
    assert dataset is not None, problems
    for folder in sorted(workspace.output.iterdir()):
        found = [] if folder.name == "konsep" else sorted(folder.rglob("*.docx"))
        for source in found[: pledges if folder.name == PLEDGE else None]:
            target = workspace.root / "pdf" / workspace.nama / f"{source.stem}.pdf"
            yield PdfItem(source, target, f"{workspace.nama}: {source.stem}"), dataset.tata_naskah
