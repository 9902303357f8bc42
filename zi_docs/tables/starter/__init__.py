"""The workbook of an office: a sheet for each sheet of settings and each declared table.

It is written empty, to be filled in, or with the rows of a data set. Headings come from the
declarations. Cells for numbers that must keep their zeros have the format of texts, and a choice
or a reference has a drop-down list; other spellings may be typed all the same. The same input gives
the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from zi_docs.model.pengaturan import Pengaturan
from zi_docs.model.tabel import Lembar, Tables
from zi_docs.tables.starter.book import CREATED, SHAPE, Book
from zi_docs.tables.starter.findings import Findings, write_findings
from zi_docs.tables.starter.guide import GUIDE, ForType, Guide, write_guide
from zi_docs.tables.starter.settings import as_typed, lines_of, units_of
from zi_docs.tables.starter.sheets import (
    EXAMPLE,
    Filled,
    name_references,
    sheet_name,
    write_lines,
    write_table,
    write_units,
)

__all__ = [
    "EXAMPLE",
    "GUIDE",
    "Filled",
    "Findings",
    "ForType",
    "Guide",
    "sheet_name",
    "write_starter",
]

_AS_TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_starter(
    tables: Tables,
    lembar: Mapping[str, Lembar],
    pengaturan: Pengaturan | Mapping[str, Any] | None = None,
    jenis: Sequence[str] = (),
    *,
    filled: Mapping[str, Filled] | None = None,
    asked: Mapping[str, Mapping[str, str]] | None = None,
    guide: Guide | None = None,
    findings: Findings | None = None,
) -> bytes:
    """Return a workbook (.xlsx) with the sheets of settings and a sheet for each table.

    ``pengaturan`` fills the sheets of settings, as a mapping when it is not whole yet; without it
    they list every setting that may be given. ``jenis`` are the document types that settings may be
    for. A table in ``filled`` has these rows, any other a row that shows how it is filled in.
    ``asked`` are the keys of officials and number patterns that wait for their row, by their sheet,
    each with a remark. ``guide`` is the first sheet, or ``findings`` of a workbook made from data.
    Raises :class:`ValueError` with the path of a setting that no sheet can hold, such as a list of
    mappings.
    """
    stream, filled = BytesIO(), filled or {}
    book = Book(Workbook(stream, {"in_memory": True, **_AS_TYPED}))
    book.book.set_properties({"created": CREATED, "comments": SHAPE})
    if guide:
        write_guide(book, guide, [*lembar.values(), *tables.values()])
    if findings:
        write_findings(book, findings)
    _write_settings(book, lembar, pengaturan, jenis, asked or {})
    name_references(book, list(tables.values()), filled)
    for name, tabel in tables.items():
        write_table(book, tabel, filled.get(name))
    book.write_choices()
    book.book.close()
    return stream.getvalue()


def _write_settings(
    book: Book,
    lembar: Mapping[str, Lembar],
    pengaturan: Pengaturan | Mapping[str, Any] | None,
    jenis: Sequence[str],
    asked: Mapping[str, Mapping[str, str]],
) -> None:
    cells = as_typed(pengaturan) if isinstance(pengaturan, Pengaturan) else pengaturan or {}
    apart = {one.root for one in lembar.values() if one.ke}
    for name, one in lembar.items():
        if one.ke:
            write_units(book, one, units_of(one, cells), asked.get(name, {}))
        else:
            write_lines(book, one, list(lines_of(one, cells, apart)), jenis)
