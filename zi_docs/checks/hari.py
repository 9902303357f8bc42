"""Checks of weekdays that are written with a date, wherever somebody typed both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zi_docs import indonesian
from zi_docs.checks import problems_rapat as problems
from zi_docs.checks.free_text import all_passages
from zi_docs.checks.tabel import lines
from zi_docs.errors import Place, Problem
from zi_docs.model import lookup
from zi_docs.tables import DataSet

_OWN_CHECK = ("rapat", "tanggal")
"""A meeting's weekday has a check of its own, beside the column Hari."""


def check_hari(dataset: DataSet) -> Iterator[Problem]:
    """Check that a weekday is that of the date after it, in cells and in free texts (ZI330).

    A wrong one in a cell of a date stops the document that prints it; one in running text may be
    quoted, and is only told.
    """
    for text, place in (*_settings(dataset), *_cells(dataset)):
        yield from _wrong(text, place, warn=False)
    undated: set[str] = set()  # the same posts occur many times
    for passage in all_passages(dataset):
        if passage.text in undated:
            continue
        if not any(indonesian.cari_hari_tanggal(passage.text)):
            undated.add(passage.text)
        yield from _wrong(passage.text, passage, warn=True)


def _wrong(text: str, at: Any, *, warn: bool) -> Iterator[Problem]:
    for _, written in indonesian.cari_hari_tanggal(text):
        if not written.cocok:
            place: Place = at if isinstance(at, Place) else at.place
            right = indonesian.nama_hari(written.tanggal)
            yield problems.other_weekday(
                place, written.tanggal, right, written.hari or "", warn=warn
            )


def _settings(dataset: DataSet) -> Iterator[tuple[str, Place]]:
    """Yield the dates of the settings as they were typed."""
    row = dataset.settings_row
    own = row.cells.get("tanggal_jenis")
    names = [f"tanggal_jenis.{jenis}" for jenis in (own if isinstance(own, Mapping) else ())]
    for path in ("tanggal", *names):
        if isinstance(text := lookup(row.cells, path), str):
            yield text, row.place(path)


def _cells(dataset: DataSet) -> Iterator[tuple[str, Place]]:
    """Yield the cells of dates in which a text was typed."""
    for name, tabel in dataset.tables.items():
        columns = [one for one, _ in tabel.of_kind("tanggal") if (name, one) != _OWN_CHECK]
        for line in lines(dataset, name) if columns else ():
            typed = line.record.asal.cells if line.record.asal and not line.path else {}
            for column in columns:
                if isinstance(text := typed.get(column) or lookup(typed, column), str):
                    yield text, line.place(column)
