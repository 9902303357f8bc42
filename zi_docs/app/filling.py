"""Fills a single document: any Word file with tags, or the example of a type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from zi_docs.app.preparing import spec_of, stop_on_errors
from zi_docs.app.problems_naskah import (
    naskah_not_read,
    result_is_no_word,
    too_much,
    values_not_read,
)
from zi_docs.doctypes import Catalog
from zi_docs.errors import DataError, Problem, TemplateError, UsageError, disk_words
from zi_docs.files.folders import discard_parts
from zi_docs.files.names import DOCX
from zi_docs.files.writing import write_whole
from zi_docs.plain_file import read_plain, size_of
from zi_docs.run.drafting import plan_type
from zi_docs.run.form import form_of, read_form
from zi_docs.run.loading import load_example, load_values
from zi_docs.run.plan import Request
from zi_docs.word import SingleFile, find_too_big, read_file
from zi_docs.word.examine import printed_names

MAX_BYTES = 100_000_000
EMPTY_FIELDS = "ZI218"
FORM_ENDINGS = (".xlsx", ".xlsm")

_NO_DATE = "1980-01-01T00:00:00Z"


def fill_file(naskah: Path, data: Path, output: Path) -> list[Problem]:
    """Fill any one Word file with docxtpl's tags from a JSON or YAML file, or from its form.

    Return what was not filled, as warnings: names of the data that no tag uses (ZI428), marks of
    other programs (ZI429), fields that show a former result (ZI487), cells of a form that are empty
    (ZI218).

    The file is written whole or not at all. Raises :class:`TemplateError`, :class:`DataError` or
    :class:`OutputError`, and :class:`UsageError` (ZI010) for an output whose name does not end in
    ``.docx``.
    """
    if output.suffix.casefold() != DOCX:
        raise UsageError(result_is_no_word(output))
    content = read_naskah_file(naskah)
    file = read_file(content, naskah.as_posix(), data.parent)
    if data.suffix.casefold() in FORM_ENDINGS:
        values, warnings = _read_filled(data, content, naskah)
    else:
        values, warnings = read_values(data), []
    warnings += file.judge(values)
    discard_parts(output.parent, below=False)
    write_whole(output, _filled(file, values, warnings), output.as_posix())
    return warnings


def _filled(file: SingleFile, values: Mapping[str, Any], warnings: Sequence[Problem]) -> bytes:
    """Return the filled file; what is refused is told with the fields that were left empty."""
    try:
        return file.render({"berkas": {"waktu": _NO_DATE}, **values})
    except DataError as error:
        empty = [one for one in warnings if one.code == EMPTY_FIELDS]
        raise DataError([*error.problems, *empty]) from error


def render_example(catalog: Catalog, jenis: str) -> bytes:
    """Return the document that a type's own example gives; it documents and tests the type."""
    doctype = catalog.load(jenis)
    path = catalog.types[jenis] / "contoh.yaml"
    dataset, row = load_example(path, catalog.show(path), catalog)
    nomor = str(row.cells.get("nomor", ""))
    plan, problems = plan_type(dataset, doctype, Request((jenis,)))
    stop_on_errors(problems)
    job = plan.jobs[0]
    return spec_of(plan).compile().render(plan.context(job, nomor or plan.blank_number(job)))


def _read_filled(path: Path, naskah: bytes, shown: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Return the values of a form that was filled in, and warnings.

    Raises :class:`DataError` for what can't be read, or is too much for one document.
    """
    form = form_of(printed_names(naskah, shown.as_posix()))
    values, found = read_form(path, path.as_posix(), form)
    stop_on_errors(found)
    if masses := find_too_big(values):
        raise DataError(too_much(path, *masses))
    return values, found


def read_values(path: Path) -> dict[str, Any]:
    """Return the values of a file of data for one document.

    Raises :class:`DataError` for what can't be read or is too much for one document.
    """
    _refuse_masses(path)
    values = load_values(path, path.as_posix())
    if found := find_too_big(values):
        raise DataError(too_much(path, *found))
    return values


def read_naskah_file(path: Path) -> bytes:
    """Return the bytes of a single Word file. Raises :class:`TemplateError` (ZI431)."""
    try:
        fault = _unreadable(path)
        if not fault:
            return read_plain(path)
    except OSError as error:
        fault = disk_words(error)
    raise TemplateError(naskah_not_read(path, fault))


def _refuse_masses(path: Path) -> None:
    """Raise :class:`DataError` (ZI207) for data that never end or do not fit into memory."""
    try:
        fault = _unreadable(path)
    except OSError:
        return  # reading it will report why it can't be read
    if fault:
        raise DataError(values_not_read(path, fault))


def _unreadable(path: Path) -> str:
    """Return why a file must not be read although the disk allows it, or an empty text."""
    size = size_of(path)
    if size <= MAX_BYTES:
        return ""
    return f"besarnya {size // 1_000_000} MB; paling besar {MAX_BYTES // 1_000_000} MB"
