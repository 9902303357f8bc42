"""One document by itself: any Word file with tags, and the example of a type."""

from __future__ import annotations

from pathlib import Path

from zi_docs.app.preparing import spec_of, stop_on_errors
from zi_docs.catalog import Catalog
from zi_docs.engine import compile_file, find_too_big
from zi_docs.errors import DataError, TemplateError, disk_words, galat
from zi_docs.loading import load_example, load_values
from zi_docs.outputs.write_file import write_whole
from zi_docs.planning import Request, plan_type

__all__ = ["fill_file", "render_example"]

_NO_DATE = "1980-01-01T00:00:00Z"


def fill_file(naskah: Path, data: Path, output: Path) -> None:
    """Fill any one Word file with docxtpl's tags from a JSON or YAML file.

    Raises :class:`TemplateError`, :class:`DataError` or :class:`OutputError`; a file is written
    whole or not at all.
    """
    renderer = compile_file(_read_naskah(naskah), naskah.as_posix(), data.parent)
    values = load_values(data, data.as_posix())
    if found := find_too_big(values):
        hint = "Bagi datanya menjadi beberapa dokumen."
        message = f"Data untuk satu dokumen ini terlalu besar: {found}."
        raise DataError(galat("ZI425", data.as_posix(), message, hint))
    today = {"berkas": {"waktu": _NO_DATE}}
    write_whole(output, renderer.render({**today, **values}), output.as_posix())


def render_example(catalog: Catalog, jenis: str) -> bytes:
    """Return the document that a type's own example gives: its documentation and its test."""
    doctype = catalog.load(jenis)
    path = catalog.types[jenis] / "contoh.yaml"
    dataset, row = load_example(path, catalog.show(path), catalog)
    nomor = str(row.cells.get("nomor", ""))
    plan, problems = plan_type(dataset, doctype, Request((jenis,)))
    stop_on_errors(problems)
    job = plan.jobs[0]
    return spec_of(plan).compile().render(plan.context(job, nomor or plan.blank_number(job)))


def _read_naskah(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"Naskah tidak terbaca: {disk_words(error)}."
        hint = "Periksa alamat berkasnya, dan tutup berkas itu di Word."
        raise TemplateError(galat("ZI431", path.as_posix(), message, hint)) from error
