"""Which tables a document type uses, which problems concern it, and what it still lacks.

A type is *belum siap* when there is nothing to make it from: no row of its table, no date that its
rules cover, or a value that nobody gave. ``--semua`` passes such a type over and says so. A type
that was named is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from zi_docs.checks.tabel import names_rows_of
from zi_docs.errors import Problem, RowName
from zi_docs.model import DocType, Tabel, Tables
from zi_docs.model.tabel import referred
from zi_docs.run.plan import TypePlan
from zi_docs.run.problems_plan import not_in_force, nothing_due, table_needed
from zi_docs.run.rows_shown import rows_beside, rows_of
from zi_docs.tables import DataSet, kelengkapan, nilai
from zi_docs.word.paths import EVERYTHING, UsedPath

_CHECKED = {
    "enam_area": "rencana_aksi",
    "identifikasi": "identifikasi",
    "jumlah_unit": "unit_kerja",
    "dasar_hukum": "dasar_hukum",
}
_OF_ONE_TYPE = ("isian", "tanggal_jenis")
_OF_SOME = ("pejabat", "jumlah_unit", "alamat")
_PEOPLE = ("orang", "daftar orang")
_NO_SUCH_TYPE = "ZI209"
_NEVER_GIVEN = {"ZI380", "ZI381"}
_FILE_NAME = "ZI436"  # told of the type, whichever record lacks the part
_LACKING = {*_NEVER_GIVEN, "ZI213", _FILE_NAME}
"""What a document lacks: a value, a column, the unit in its number, a part of its file's name."""


def tables_of(doctype: DocType, paths: Collection[UsedPath], tables: Tables) -> frozenset[str]:
    """Return the tables that a type's documents show or check.

    They are found by the names that its naskah uses: its own rows, lists of whole tables, rows that
    hang on its rows, and what the columns of all these refer to.
    """
    if EVERYTHING in paths:
        return frozenset(tables)
    manifest = doctype.manifest
    found = {manifest.tabel, *manifest.perlu}
    found |= {_CHECKED[name] for name in manifest.periksa if name in _CHECKED}
    found |= {path[0].removeprefix("daftar_") for path in paths}
    found |= {path[1] for path in paths if path[0] == "jumlah" and len(path) > 1}
    if any(path[0] == "jumlah" for path in paths):
        found.add("unit_kerja")
    if any(path[0] in nilai.NAMES for path in paths):
        found |= nilai.TABLES
    if any(path[0] == kelengkapan.NAME for path in paths):
        found |= kelengkapan.TABLES
    if manifest.dasar_hukum:
        found.add("dasar_hukum")
    found |= set(_hanging(manifest.tabel, paths, tables))
    shown = {name for name in found if name in tables}
    referred = {other for name in shown for other in _references(tables[name])}
    heads = {"pegawai"} if "unit_kerja" in shown | referred else set()
    return frozenset((shown | referred | heads) & set(tables))


def tables_to_fill(doctype: DocType, paths: Collection[UsedPath], tables: Tables) -> frozenset[str]:
    """Return the tables of a type that somebody fills in for it.

    Rows that hang on its rows are among them when its naskah or its manifest names them: the guests
    of a meeting are no matter of its minutes.
    """
    if EVERYTHING in paths:
        return frozenset(tables)
    manifest = doctype.manifest
    typed = (*manifest.isian, manifest.hanya_bila.nama, *chain.from_iterable(manifest.berbeda))
    named = {path[:2] for path in (*paths, *(tuple(name.split(".")) for name in typed))}
    own = {manifest.tabel, *manifest.perlu, *(path[0].removeprefix("daftar_") for path in paths)}
    children = {
        kolom.table: (parent, column)
        for parent, tabel in tables.items()
        for column, kolom in tabel.of_kind("anak")
    }
    return frozenset(
        name
        for name in tables_of(doctype, paths, tables)
        if name in own or children.get(name, ()) in {(), *named}
    )


def _hanging(kind: str, paths: Collection[UsedPath], tables: Tables) -> Iterator[str]:
    """Yield the tables whose rows a naskah shows with the row that they hang on."""
    for tabel in tables.hanging_on(kind):
        names = {tabel.nama, f"jumlah_{tabel.nama}", f"daftar_{tabel.nama}"}
        if any(path[0] == kind and (len(path) < 2 or path[1] in names) for path in paths):
            yield tabel.nama


def _references(tabel: Tabel) -> Iterator[str]:
    for kolom in tabel.kolom.values():
        table = "pegawai" if kolom.kind in _PEOPLE else kolom.table or referred(kolom)
        if table:
            yield table


def settings_of(
    doctype: DocType, paths: Collection[UsedPath], tables: Iterable[Tabel]
) -> frozenset[str]:
    """Return the settings that only some types need and that this one does.

    An official concerns the types that name him, and those whose tables name people.
    """
    if EVERYTHING in paths or ("pengaturan",) in paths:
        return frozenset((*_OF_SOME, doctype.id))
    named = {".".join(path[1:3]) for path in paths if path[0] == "pengaturan"}
    named |= {name.partition(".")[0] for name in named if not name.startswith("pejabat.")}
    if any(kolom.kind in _PEOPLE for tabel in tables for kolom in tabel.kolom.values()):
        named.add("pejabat")
    if "jumlah_unit" in doctype.manifest.periksa or any(path[0] == "jumlah" for path in paths):
        named.add("jumlah_unit")
    return frozenset((*named, doctype.id))


def without_consequences(
    plan: TypePlan, found: Sequence[Problem]
) -> tuple[list[Problem], list[Problem]]:
    """Return the problems of a type's documents, and those that follow from what was refused.

    A document lacks whatever stands in a table that is broken, or in a refused row or cell that it
    prints. That this was refused is told; the document is not made for it (:func:`concerns`,
    :func:`~zi_docs.run.choose.keep_good`).
    """
    lacking = [one for one in found if one.code in _LACKING and not _in_settings(plan, one)]
    leaning = leaning_rows(plan) if lacking else frozenset()
    follows = [
        one
        for one in lacking
        if plan.is_broken or (leaning and (one.code == _FILE_NAME or one.place.record in leaning))
    ]
    waiting = frozenset(follows)
    return [one for one in found if one not in waiting], follows


def _in_settings(plan: TypePlan, problem: Problem) -> bool:
    return plan.builder.dataset.settings_row.setting_at(problem.place) is not None


def leaning_rows(plan: TypePlan) -> frozenset[RowName]:
    """Return the rows of a type's records that print a refused row or cell beside their own."""
    dataset = plan.builder.dataset
    refused = {name for place in dataset.refused if (name := place.record)}
    if not refused or plan.doctype.manifest.tabel == "data":
        return frozenset()
    return frozenset(
        name
        for record in plan.builder.records
        if not refused.isdisjoint(rows_beside(dataset, record))
        for name in rows_of(record)
    )


def concerns(problem: Problem, plan: TypePlan) -> bool:
    """Tell whether a problem of the data set stands in the way of a type's documents.

    A problem of a table that the type does not use does not; nor does that of a setting of another
    type, or of a setting that the type does not need. A setting of a type that does not exist may
    be meant for this one.
    """
    if problem.code == _NO_SUCH_TYPE:
        return True
    dataset, place = plan.builder.dataset, problem.place
    if tables := _tables_at(dataset, problem):
        return bool(tables & plan.tables)
    setting = dataset.settings_row.setting_at(place)
    if setting is None:
        return True
    root, _, rest = setting.partition(".")
    first = rest.partition(".")[0]
    if root in _OF_ONE_TYPE:
        return first in ("", plan.doctype.id)
    if root not in _OF_SOME:
        return True
    return bool(plan.settings & {root, f"{root}.{first}"})


def is_left_over(problem: Problem, dataset: DataSet, used: Collection[str]) -> bool:
    """Tell whether a problem stands in rows of tables that none of the types to be made uses.

    Their own types may wait for another table; what was typed is not left out in silence.
    """
    tables = _tables_at(dataset, problem)
    return bool(tables) and tables.isdisjoint(used)


def absent_tables(dataset: DataSet, doctype: DocType) -> list[str]:
    """Return the tables that a type can't do without and of which there is no row at all."""
    needed = dict.fromkeys((doctype.manifest.tabel, *doctype.manifest.perlu))
    return [name for name in needed if name in dataset.tables and _is_absent(dataset, name)]


def find_absent(dataset: DataSet, doctype: DocType) -> list[Problem]:
    """Return the tables that a type lacks (ZI215); its naskah need not be read to tell."""
    return _tables_needed(dataset, doctype, absent_tables(dataset, doctype))


def lacks_sheets(dataset: DataSet, doctype: DocType) -> bool:
    """Tell whether a type can't do without a table for which the data have no sheet or file yet.

    One that could not be read may be there.
    """
    there = dataset.sources.keys() | dataset.unread
    return any(name not in there for name in absent_tables(dataset, doctype))


def _tables_needed(dataset: DataSet, doctype: DocType, names: Iterable[str]) -> list[Problem]:
    return [table_needed(doctype, dataset, dataset.tables[name]) for name in names]


def find_lacks(
    plan: TypePlan, found: Sequence[Problem], of_data: Iterable[Problem]
) -> list[Problem]:
    """Return what a type lacks before any of its documents can be made (ZI215); else nothing.

    ``found`` are the problems of its plan: a value that is needed and stands in no row, but in the
    settings or in the data set as a whole, was never given. While no record is due, what else is
    wrong with the type does not matter yet; a refused row, or a wrong one among the problems
    ``of_data``, might have been due.
    """
    dataset, manifest = plan.builder.dataset, plan.doctype.manifest
    if empty := absent_tables(dataset, plan.doctype):
        return _tables_needed(dataset, plan.doctype, _not_named(plan, empty))
    never = [p for p in found if p.code in _NEVER_GIVEN and _is_of_no_row(dataset, p)]
    if never:
        return never
    if plan.request.is_narrowed or plan.is_due or not all(map(dataset.is_whole, plan.tables)):
        return []
    if any(_may_be_due(plan, problem) for problem in of_data):
        return []
    if manifest.hanya_bila and not _is_out_of_time(plan):
        return [nothing_due(plan.doctype, dataset.tables)]
    return [not_in_force(plan.doctype)] if manifest.berlaku else []


def _is_out_of_time(plan: TypePlan) -> bool:
    """Tell whether a type's one date lies outside its time; then no record lacks anything."""
    doctype, pengaturan = plan.doctype, plan.builder.dataset.pengaturan
    usual = pengaturan.tanggal_jenis.get(doctype.id) or pengaturan.tanggal
    on = plan.request.tanggal or (None if doctype.manifest.tanggal else usual)
    return on is not None and not covers(doctype, on)


def _not_named(plan: TypePlan, empty: Iterable[str]) -> list[str]:
    """Return the empty tables to which no row of the type's tables refers: such a row tells it."""
    dataset = plan.builder.dataset
    return [name for name in empty if not names_rows_of(dataset, name, plan.tables)]


def _may_be_due(plan: TypePlan, problem: Problem) -> bool:
    """Tell whether a problem is an error in a row of a type, or in a row that hangs on one."""
    dataset, table = plan.builder.dataset, plan.doctype.manifest.tabel
    near = {table, *(tabel.nama for tabel in dataset.tables.hanging_on(table))}
    return problem.is_error and bool(near & _tables_at(dataset, problem))


def _tables_at(dataset: DataSet, problem: Problem) -> set[str]:
    """Return the tables that are read from the sheet or file of a problem."""
    source = problem.place.source
    return {name for name, sources in dataset.sources.items() if source in sources}


def _is_of_no_row(dataset: DataSet, problem: Problem) -> bool:
    """Tell whether a problem is about the settings or the data set as a whole."""
    place = problem.place
    return place.record is None or dataset.settings_row.setting_at(place) is not None


def _is_absent(dataset: DataSet, table: str) -> bool:
    """Tell whether a table has no row at all, and nothing of it was refused."""
    return not dataset.rows(table) and dataset.is_whole(table)


def covers(doctype: DocType, on: date) -> bool:
    """Tell whether a type is for documents of this date: ``berlaku`` with ``sejak``, ``sampai``."""
    berlaku = doctype.manifest.berlaku
    if berlaku is None:
        return True
    return (berlaku.sejak or date.min) <= on <= (berlaku.sampai or date.max)
