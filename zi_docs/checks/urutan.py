"""Checks of what tables and manifests declare: dates that follow one another, different people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from zi_docs import indonesian
from zi_docs.checks import problems_acara as problems
from zi_docs.checks.tabel import lines
from zi_docs.errors import Place, Problem
from zi_docs.model import DocType, Record
from zi_docs.tables import DataSet, Kelompok, nested_place
from zi_docs.tables.keys import value_at


def check_urutan(dataset: DataSet) -> Iterator[Problem]:
    """Check that the dates of each row follow one another as its table says (ZI167)."""
    for name, tabel in dataset.tables.items():
        for line in lines(dataset, name) if tabel.urutan else ():
            typed = [(column, value_at(line.row, column)) for column in tabel.urutan]
            dated = [(column, on) for column, on in typed if isinstance(on, date)]
            for (first, early), (column, late) in pairwise(dated):
                if late < early:
                    titles = tabel.title_of(column), tabel.title_of(first)
                    yield problems.dates_out_of_order(line.place(column), *titles, early, late)


def check_paling_lambat(doctype: DocType, on: date, record: Record | None) -> Iterator[Problem]:
    """Check that a document is dated in time for the day that its manifest names (ZI168)."""
    batas, manifest = doctype.manifest.paling_lambat, doctype.manifest
    root, _, column = batas.nama.partition(".")
    if not batas or record is None or isinstance(record, Kelompok) or root != manifest.tabel:
        return
    limit = value_at(record, column)
    if not isinstance(limit, date):
        return
    place = nested_place(record, column)
    if on > limit:
        yield problems.too_late(place, manifest.judul, on, limit)
    elif on > limit - timedelta(days=batas.hari):
        yield problems.hardly_in_time(place, manifest.judul, on, limit, batas.hari)


def check_berbeda(
    dataset: DataSet, doctype: DocType, context: Mapping[str, Any], record: Record | None
) -> Iterator[Problem]:
    """Check that those who must be different people are not one (ZI169).

    ``context`` holds what the naskah sees: people in full, so a number and a name agree.
    """
    if record is None or isinstance(record, Kelompok):
        return
    for first, *others in doctype.manifest.berbeda:
        path, barred = next(((p, found) for p in others if (found := _at(context, p))), ("", []))
        for person, place in zip(
            _at(context, first), _places(dataset, record, first), strict=False
        ):
            if any(_is_same(person, other) for other in barred):
                name = person if isinstance(person, str) else person["nama_gelar"]
                yield problems.same_person(place, doctype.manifest.judul, name, _said(path))


def _at(context: Mapping[str, Any], path: str) -> list[Any]:
    """Return the people or texts at a dotted path, through lists on the way; none where empty.

    Rows of a list may be chosen by a column: ``rapat.saksi(peran=saksi).orang``.
    """
    found: list[Any] = [context]
    for step in path.split("."):
        name, column, asked = _chosen(step)
        values = [one[name] for one in found if isinstance(one, Mapping) and name in one]
        found = [item for one in values for item in (one if isinstance(one, list) else [one])]
        found = [one for one in found if not column or one.get(column) == asked]
    return [one for one in found if isinstance(one, str) or (one and "nama_gelar" in one)]


def _places(dataset: DataSet, record: Record, path: str) -> Iterable[Place]:
    """Return the places of the values at a path: a column, or a column of the record's children."""
    step, _, part = path.partition(".")[2].partition(".")
    column, of_rows, asked = _chosen(step)
    kolom = record.tabel.kolom.get(column)
    if kolom is None or kolom.kind != "anak":
        return [nested_place(record, column)]
    found = dataset.children(record, column, part)
    return [p for row, p in found if not of_rows or value_at(row, of_rows) == asked]


def _chosen(step: str) -> tuple[str, str, str]:
    """Return a step of a path, and the column and value by which it chooses rows, if it does."""
    name, _, condition = step.removesuffix(")").partition("(")
    column, _, asked = condition.partition("=")
    return name, column, asked


def _is_same(one: Any, other: Any) -> bool:
    """Tell whether two people are one, or whether a text is a person's post or name."""
    if isinstance(one, str) or isinstance(other, str):
        text, person = (one, other) if isinstance(one, str) else (other, one)
        if isinstance(person, str):
            return indonesian.lipat(text) == indonesian.lipat(person)
        meant = (str(person.get(name) or "") for name in ("jabatan", "nama", "nama_gelar"))
        return indonesian.lipat(text) in {indonesian.lipat(said) for said in meant if said}
    if one["nomor_induk"] and other["nomor_induk"]:
        return bool(one["nomor_induk"] == other["nomor_induk"])
    return indonesian.lipat_nama(one["nama_gelar"]) == indonesian.lipat_nama(other["nama_gelar"])


_WORDS = {
    "kepala": "kepala unit kerja",
    "kepala_daerah": "kepala daerah",
    "daftar_pegawai": "pegawai unit kerja itu",
    "penugas": "penanda tangan",
    "pengundang": "penanda tangan",
    "pimpinan": "penanda tangan",
}


def _said(path: str) -> str:
    """Return who stands at a path, in words; a column that has none by its own name."""
    name = path.rpartition(".")[2]
    return _WORDS.get(name, name.replace("_", " "))
