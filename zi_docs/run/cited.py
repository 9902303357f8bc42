"""The issued documents that another one cites: by number and date of the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from zi_docs.checks.penugasan import evaluated_units
from zi_docs.model import Record
from zi_docs.register import Document, record_key
from zi_docs.tables import DataSet

Cited = Mapping[str, tuple[Document, ...]]


class Citer(NamedTuple):
    """The document that cites: its data set, key and record, the code of its unit, and its date.

    ``alike`` are the keys of all records of its kind: of those, it cites its own alone.
    """

    dataset: DataSet
    key: str
    record: Record | None
    unit: str
    tanggal: date
    alike: frozenset[str]


def cited_by(cited: Cited, citer: Citer) -> dict[str, Any]:
    """Return number and date of what a document cites: the newest of its date or before it.

    A document of the whole data set cites what was issued for each unit: one row per ``unit``,
    by its code.
    """
    return {
        name: _newest_of_units(papers) if _of_units(papers, citer) else _newest(papers)
        for name, papers in held_for(cited, citer).items()
    }


def held_for(cited: Cited, citer: Citer) -> dict[str, list[Document]]:
    """Return the issued documents that one cites, of its date or before it, by their names.

    A document of the same record is meant, of its unit, or else that of the whole data set or
    of one of its teams, of which there is one whatever the units; and the letter that sends
    assessors to its unit. Without one, a document cites those of the rows of its unit in other
    tables, and a document of the whole data set those of all units.
    """
    if not cited:
        return {}
    keys = _keys(citer)
    held: dict[str, list[Document]] = {}
    for name, documents in cited.items():
        past = [one for one in documents if date.fromisoformat(one.tanggal) <= citer.tanggal]
        mine = [one for one in past if record_key(one.kunci) in keys]
        if found := mine or [one for one in past if _concerns(one, citer)]:
            held[name] = found
    return held


def _concerns(paper: Document, citer: Citer) -> bool:
    """Tell whether a paper is of a row of the citing document's unit, or of any for the office."""
    if _is_whole(citer):
        return True
    unit, key = citer.unit, record_key(paper.kunci)
    return bool(unit) and key.startswith(f"{unit}:") and key not in citer.alike


def _of_units(papers: Iterable[Document], citer: Citer) -> bool:
    """Tell whether papers that a document cites are one for each unit."""
    return _is_whole(citer) and _keys(citer).isdisjoint(record_key(one.kunci) for one in papers)


def _is_whole(citer: Citer) -> bool:
    return record_key(citer.key) == citer.dataset.nama


def _keys(citer: Citer) -> frozenset[str]:
    """Return the keys of the records whose documents one may cite."""
    dataset = citer.dataset
    own = (record_key(citer.key), dataset.nama, citer.unit)
    return frozenset((*own, *_teams(dataset), *_assignments(citer)))


def _assignments(citer: Citer) -> set[str]:
    """Return the keys of the assignments to evaluate the unit of a record."""
    dataset, record = citer.dataset, citer.record
    unit = dataset.unit_of(record) if record is not None else None
    if unit is None or "tugas" not in dataset.tables:
        return set()
    rows = dataset.rows("tugas")
    return {row.record_key for row in rows if unit in evaluated_units(dataset, row)}


def _teams(dataset: DataSet) -> set[str]:
    """Return the keys of the documents that are made for a team of the whole office."""
    rows = dataset.rows("tim") if "tim" in dataset.tables else ()
    return {str(getattr(row, "macam", None) or "") for row in rows} - {""}


def _newest(documents: Iterable[Document]) -> dict[str, Any]:
    one = max(documents, key=attrgetter("tanggal"))
    return {"nomor": one.nomor, "tanggal": date.fromisoformat(one.tanggal)}


def _newest_of_units(documents: Iterable[Document]) -> list[dict[str, Any]]:
    """Return the newest document of each unit, with whose code its key begins."""
    units: dict[str, list[Document]] = {}
    for one in documents:
        units.setdefault(one.kunci.partition(":")[0], []).append(one)
    return [{"unit": code, **_newest(own)} for code, own in units.items()]
