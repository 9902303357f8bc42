"""docxtpl as its documentation shows it: a new object per document, values escaped."""

from __future__ import annotations

from docxtpl import DocxTemplate

from benchmarks.engines.loop import Fill, Record, run_loop

__all__: list[str] = []


def _prepare(template: str) -> Fill:
    def fill(record: Record, path: str) -> None:
        document = DocxTemplate(template)
        document.render(record, autoescape=True)
        document.save(path)

    return fill


run_loop(_prepare)
