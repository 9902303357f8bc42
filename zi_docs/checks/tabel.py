"""Checks that hold for every table, by the kinds of its columns: references, keys, numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from zi_docs import indonesian, zona_integritas
from zi_docs.checks import problems
from zi_docs.checks.nomor_identitas import nip_problems
from zi_docs.checks.places import fold, table_words
from zi_docs.checks.references import PersonReferences, UnitReferences
from zi_docs.checks.rencana_aksi import reference_date
from zi_docs.errors import Place, Problem
from zi_docs.tables import DataSet, Kolom, Record

_OWN_CHECKS = {"unit_kerja", "pegawai", "rapat", "rencana_aksi", "dasar_hukum"}
"""Tables whose double rows and numbers have checks of their own."""

Judge = Callable[[str], Problem | None]


def check_references(dataset: DataSet) -> Iterator[Problem]:
    """Check that units (ZI320, ZI326), people (ZI321, ZI322) and rows (ZI327) are known.

    A person's name is compared with that of the number beside it (ZI328).
    """
    units, people = UnitReferences(dataset), PersonReferences(dataset)
    if absent := _no_units(dataset):
        yield absent
    for table, tabel in dataset.tables.items():
        for name, kolom in tabel.of_kind("unit", "orang", "daftar orang", "rujukan", "area"):
            if kolom.kind == "area" and table in _OWN_CHECKS:
                continue
            judge = _judge(dataset, kolom, units, people)
            if judge is None or (absent and kolom.kind == "unit"):
                continue
            for record in dataset.rows(table):
                for text in _texts_of(record, name):
                    if refusal := judge(text):
                        yield refusal.at(record.place(name))
                    elif kolom.kind == "orang":
                        yield from _other_name(dataset, record, name, text)


def _judge(
    dataset: DataSet, kolom: Kolom, units: UnitReferences, people: PersonReferences
) -> Judge | None:
    if kolom.kind == "unit":
        return units.judge
    if kolom.kind == "rujukan":
        return lambda text: _no_row(dataset, kolom.table, text)
    if kolom.kind == "area":
        return lambda text: _no_area(dataset, text)
    if not kolom.luar:
        return people.judge
    return lambda text: people.judge(text) if len(dataset.all_pegawai(text)) > 1 else None


def _no_units(dataset: DataSet) -> Problem | None:
    """Return one problem (ZI326) when rows name units, but the table of units is empty."""
    if dataset.unit_kerja or not dataset.is_whole("unit_kerja"):
        return None
    for table, tabel in dataset.tables.items():
        for name, _ in tabel.of_kind("unit"):
            for record in dataset.rows(table):
                if text := str(getattr(record, name)):
                    return problems.no_units(record, name, text)
    return None


def _texts_of(record: Record, name: str) -> tuple[str, ...]:
    value = getattr(record, name)
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) and value else ()


def _no_row(dataset: DataSet, table: str, text: str) -> Problem | None:
    if dataset.find(table, text) or dataset.find_refused(table, text) or table in dataset.unread:
        return None
    keys = [record.record_key for record in dataset.rows(table)]
    return problems.no_row(text, table_words(dataset, table), keys)


def _no_area(dataset: DataSet, text: str) -> Problem | None:
    try:
        zona_integritas.find_area(text)
    except ValueError as error:
        on = reference_date(dataset)
        names = {area.nomor: area.nama for area in zona_integritas.daftar_area(on)}
        return problems.no_area(Place(), str(error), names)
    return None


def _other_name(dataset: DataSet, record: Record, name: str, number: str) -> Iterator[Problem]:
    """Report a name that is not that of the person whose number stands beside it (ZI328)."""
    typed = str(getattr(record, f"{name}_nama", "") or "")
    person = dataset.find_person(number)
    if not typed or person is None or _bare(typed) == fold(person.nama):
        return
    yield problems.other_name(record.place(name), typed, person)


def _bare(name: str) -> str:
    try:
        return fold(indonesian.parse_nama(name).nama)
    except ValueError:
        return fold(name)


def check_rows(dataset: DataSet) -> Iterator[Problem]:
    """Check that no row stands twice (ZI329), numbers (ZI301) and children (ZI385)."""
    for table, tabel in dataset.tables.items():
        if table not in _OWN_CHECKS:
            yield from _twice(dataset, table)
            yield from _numbers(dataset, table)
        for name, kolom in tabel.of_kind("anak"):
            for record in dataset.rows(table):
                inside, beside = getattr(record, name), dataset.owned(record, kolom.table)
                if inside and beside:
                    yield problems.children_twice(record, name, beside[0].place())


def _twice(dataset: DataSet, table: str) -> Iterator[Problem]:
    seen: dict[str, Record] = {}
    for record in dataset.rows(table):
        if not record.record_key:
            continue
        first = seen.setdefault(fold(record.record_key), record)
        if first is not record:
            yield problems.row_twice(record, first)


def _numbers(dataset: DataSet, table: str) -> Iterator[Problem]:
    """Check the NIP and NIK of people who are not in Pegawai."""
    for name, kolom in dataset.tables[table].of_kind("nip", "nik"):
        for record in dataset.rows(table):
            number, place = str(getattr(record, name)), record.place(name)
            if not number or place in dataset.refused:
                continue
            if kolom.kind == "nip":
                yield from nip_problems(number, None, place)
            else:
                for sentence in indonesian.check_nik(number):
                    yield problems.broken_number("ZI301", place, sentence, "nik")
