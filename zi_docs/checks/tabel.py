"""Checks that hold for every table, by the kinds of its columns: references, keys, numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from pydantic import BaseModel

from zi_docs import indonesian, zona_integritas
from zi_docs.checks import problems_pegawai, problems_rencana, problems_rujukan
from zi_docs.checks.nomor_identitas import nip_problems
from zi_docs.checks.places import table_words
from zi_docs.checks.references import PersonReferences, UnitReferences
from zi_docs.checks.rencana_aksi import (
    is_count,
    known_codes,
    reference_date,
)
from zi_docs.errors import Place, Problem
from zi_docs.model.fields import fold, only_digits
from zi_docs.penilaian import kode_key, split_codes
from zi_docs.tables import DataSet, Kolom, Record, Tabel, nested_place
from zi_docs.tables.dataset import owner_of
from zi_docs.tables.keys import compared_key, key_of, name_beside, names_lost, value_at

_OWN_CHECKS = {"unit_kerja", "pegawai", "rapat", "rencana_aksi", "dasar_hukum"}
"""Tables whose double rows and numbers have checks of their own."""

Judge = Callable[[str], Problem | None]
_REFERENCES = ("unit", "orang", "daftar orang", "rujukan", "area")


class Line(NamedTuple):
    """A row of a table. ``record`` is that row, or the one in whose cell it stands, at ``path``."""

    row: BaseModel
    tabel: Tabel
    record: Record
    path: str = ""

    def place(self, column: str | None = None) -> Place:
        """Return where a column of the row was typed."""
        if not self.path:
            return self.record.place(column)
        return nested_place(self.record, f"{self.path}.{column}" if column else self.path)


def lines(dataset: DataSet, table: str) -> Iterator[Line]:
    """Yield the rows of a table: those of its sheet, and those in cells of their parents."""
    tabel = dataset.tables[table]
    yield from (Line(record, tabel, record) for record in dataset.rows(table))
    for name, parent in dataset.tables.items():
        for column, kolom in parent.of_kind("anak"):
            if kolom.table == table:
                for record in dataset.rows(name):
                    for index, row in enumerate(getattr(record, column)):
                        yield Line(row, tabel, record, f"{column}.{index}")


def check_references(dataset: DataSet) -> Iterator[Problem]:
    """Check that units (ZI320, ZI326), people (ZI321, ZI322) and rows (ZI327) are known.

    A person's name is compared with that of the number beside it (ZI328).
    """
    if absent := _no_units(dataset):
        yield absent
    for table, judges in _judges(dataset, has_units=not absent):
        for line in lines(dataset, table) if judges else ():
            yield from _judged(dataset, line, judges)


def check_references_in(
    dataset: DataSet, rows: Mapping[str, Sequence[Record]]
) -> Iterator[Problem]:
    """Check the references in rows, by their tables, that are not in the data set."""
    for table, judges in _judges(dataset, has_units=bool(dataset.unit_kerja)):
        for row in rows.get(table, ()):
            yield from _judged(dataset, Line(row, dataset.tables[table], row), judges)


def _judges(dataset: DataSet, *, has_units: bool) -> Iterator[tuple[str, Mapping[str, Judge]]]:
    """Yield for each table what judges its columns of references."""
    units, people = UnitReferences(dataset), PersonReferences(dataset)
    for table, tabel in dataset.tables.items():
        yield (
            table,
            {
                name: judge
                for name, kolom in tabel.of_kind(*_REFERENCES)
                if not (kolom.kind == "area" and table in _OWN_CHECKS)
                and (has_units or kolom.kind != "unit")
                and (judge := _judge(dataset, kolom, units, people))
            },
        )


def _judged(dataset: DataSet, line: Line, judges: Mapping[str, Judge]) -> Iterator[Problem]:
    for name, judge in judges.items():
        for text in _texts_of(line.row, name):
            if refusal := judge(text):
                yield refusal.at(line.place(name))
            elif line.tabel.kolom[name].kind == "orang":
                yield from _beside(dataset, line, name, text)


def names_rows_of(dataset: DataSet, table: str, among: Collection[str]) -> bool:
    """Tell whether a row of the tables ``among`` refers to a row of ``table``.

    When that one is empty, each such row is told (ZI327).
    """
    return any(
        _texts_of(line.row, name)
        for other in among
        for name, kolom in dataset.tables[other].of_kind("rujukan")
        if kolom.table == table
        for line in lines(dataset, other)
    )


def check_value(
    dataset: DataSet, row: BaseModel, name: str, kolom: Kolom, place: Place
) -> Iterator[Problem]:
    """Check one value outside of any table: a reference, or the number of a person."""
    judge = _judge(dataset, kolom, UnitReferences(dataset), PersonReferences(dataset))
    for text in _texts_of(row, name):
        if judge and (refusal := judge(text)):
            yield refusal.at(place)
        elif kolom.kind in ("nip", "nik"):
            yield from _number(text, kolom.kind, place)


def _judge(
    dataset: DataSet, kolom: Kolom, units: UnitReferences, people: PersonReferences
) -> Judge | None:
    if kolom.kind not in _REFERENCES:
        return None
    if kolom.kind == "unit":
        return units.judge
    if kolom.kind == "rujukan":
        judge = _no_row_of_any if _is_astray(dataset, kolom.table) else _no_row
        return cache(partial(judge, dataset, kolom.table))
    if kolom.kind == "area":
        return lambda text: _no_area(dataset, text)
    return people.judge_stranger if kolom.luar else people.judge


def _no_units(dataset: DataSet) -> Problem | None:
    """Return one problem (ZI326) when rows name units, but the table of units is empty."""
    if dataset.unit_kerja or not dataset.is_whole("unit_kerja"):
        return None
    for table, tabel in dataset.tables.items():
        for name, _ in tabel.of_kind("unit"):
            for record in dataset.rows(table):
                if text := str(value_at(record, name) or ""):
                    return problems_rujukan.no_units(
                        record, name, text, has_sheet="unit_kerja" in dataset.sources
                    )
    return None


def _texts_of(row: BaseModel, name: str) -> tuple[str, ...]:
    value = value_at(row, name)
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) and value else ()


def _no_row(dataset: DataSet, table: str, text: str) -> Problem | None:
    found = [known] if (known := dataset.find(table, text)) else dataset.all_named(table, text)
    if len(found) > 1:
        return problems_rujukan.several_rows(text, [record.record_key for record in found])
    if found or dataset.find_refused(table, text) or table in dataset.unread:
        return None
    if any(names_lost(dataset, record, text) for record in dataset.rows(table)):
        return None  # that row's own complaint says so
    if keys := [record.record_key for record in dataset.rows(table)]:
        return problems_rujukan.no_row(text, table_words(dataset, table), keys)
    return problems_rujukan.no_rows(text, dataset.tables[table])


def _no_row_of_any(dataset: DataSet, table: str, text: str) -> Problem:
    return problems_rujukan.no_row_of_any(text, table_words(dataset, table))


def _is_astray(dataset: DataSet, table: str) -> bool:
    """Tell whether a table has rows, several are named, and none of them is found.

    Then its own keys are at fault, not each row that names one: all are told in one sentence.
    """
    named: set[str] = set()
    for text in _named_rows(dataset, table) if dataset.rows(table) else ():
        if text not in named and not _no_row(dataset, table, text):
            return False
        named.add(text)
    return len(named) > 1


def _named_rows(dataset: DataSet, table: str) -> Iterator[str]:
    """Yield each text that names a row of a table."""
    for other, tabel in dataset.tables.items():
        for name, kolom in tabel.of_kind("rujukan"):
            for line in lines(dataset, other) if kolom.table == table else ():
                yield from _texts_of(line.row, name)


def _no_area(dataset: DataSet, text: str) -> Problem | None:
    try:
        zona_integritas.find_area(text)
    except ValueError as error:
        on = reference_date(dataset)
        names = {area.nomor: area.nama for area in zona_integritas.daftar_area(on)}
        return problems_rencana.no_area(Place(), str(error), names)
    return None


def _beside(dataset: DataSet, line: Line, name: str, number: str) -> Iterator[Problem]:
    """Report a name that is not that of the person whose number stands beside it (ZI328).

    The number of a person who is not in Pegawai is checked as a number (ZI301).
    """
    person = dataset.find_person(number)
    if person is None:
        yield from _stranger(line, name, number)
        return
    typed = name_beside(line.row, name)
    if typed and indonesian.lipat_nama(typed) != fold(person.nama):
        yield problems_rujukan.other_name(line.place(name), typed, person)


def _stranger(line: Line, name: str, text: str) -> Iterator[Problem]:
    digits = only_digits(text)
    if len(digits) not in (16, 18) or any(map(str.isalpha, text)):
        return
    asal, beside = line.record.asal, f"{name}_nip"
    column = beside if asal and not line.path and beside in asal.cells else name
    yield from _number(digits, "nip" if len(digits) == 18 else "nik", line.place(column))


def check_rows(dataset: DataSet) -> Iterator[Problem]:
    """Check that no row stands twice (ZI329), numbers (ZI301) and children (ZI385, ZI201)."""
    for table, tabel in dataset.tables.items():
        if table not in _OWN_CHECKS:
            yield from _twice(dataset, table)
            yield from _numbers(dataset, table)
            yield from _codes(dataset, table)
        for name, kolom in tabel.of_kind("anak"):
            for record in dataset.rows(table):
                yield from _children(dataset, record, name, kolom)


def _children(dataset: DataSet, record: Record, name: str, kolom: Kolom) -> Iterator[Problem]:
    """Check that the children of a row stand in one place, and are there when they must be."""
    inside, beside = getattr(record, name), dataset.owned(record, kolom.table)
    if inside and beside:
        yield problems_rujukan.children_twice(record, name, beside[0].place())
    if kolom.wajib and not inside and not beside and dataset.is_whole(kolom.table):
        yield problems_rujukan.no_children(record, name, dataset.tables[kolom.table])


def _twice(dataset: DataSet, table: str) -> Iterator[Problem]:
    """Report each row with the key of an earlier one; nested rows are compared too."""
    seen: dict[str, Line] = {}
    for line in lines(dataset, table):
        key = _key(dataset, line)
        if not key:
            continue
        first = seen.setdefault(fold(key), line)
        if first is not line and not _in_two_places(dataset, first, line):
            shown = ":".join(filter(None, key.split(":")))
            yield problems_rujukan.row_twice(line.place(), first.place(), shown)


def _in_two_places(dataset: DataSet, first: Line, line: Line) -> bool:
    """Tell whether two rows are children of one row, one in its cell: ZI385 says so already."""
    return not first.path and bool(line.path) and owner_of(dataset, first.record) is line.record


def _key(dataset: DataSet, line: Line) -> str:
    owner = line.record.record_key
    if not line.path:
        return owner or compared_key(dataset, line.tabel, line.row)
    return key_of(dataset, line.tabel, line.row, owner) if owner else ""


def _numbers(dataset: DataSet, table: str) -> Iterator[Problem]:
    """Check the NIP and NIK of people who are not in Pegawai."""
    columns = list(dataset.tables[table].of_kind("nip", "nik"))
    for line in lines(dataset, table) if columns else ():
        for name, kolom in columns:
            number, place = str(value_at(line.row, name) or ""), line.place(name)
            if not number or place in dataset.refused:
                continue
            yield from _number(number, kolom.kind, place)


def _number(number: str, kind: str, place: Place) -> Iterator[Problem]:
    if kind == "nip":
        yield from nip_problems(number, None, place)
        return
    for sentence in indonesian.check_nik(number):
        yield problems_pegawai.broken_number("ZI301", place, sentence, number, "nik")


def _codes(dataset: DataSet, table: str) -> Iterator[Problem]:
    """Check the codes of LKE questions and of the counts of an indicator (ZI374)."""
    if table == "penilaian":
        return  # its codes are inputs, and have a check of their own
    columns = [name for name, _ in dataset.tables[table].of_kind("kode_lke")]
    known = known_codes(dataset) if columns else {}
    for line in lines(dataset, table) if known else ():
        for name in columns:
            for code in split_codes(str(value_at(line.row, name) or "")):
                if kode_key(code) not in known and not is_count(dataset, code):
                    yield problems_rencana.unknown_lke(line.place(name), code)
