"""What a manifest says that its values alone can't show: tables, columns, pages and dates."""

from __future__ import annotations

from collections.abc import Iterator

from zi_docs.doctypes import problems
from zi_docs.errors import Problem, TemplateError
from zi_docs.model import Manifest, Row, Tabel, Tables, build_setting, pattern_names
from zi_docs.tables import has_keys
from zi_docs.tables.isian import OWN, check_fields
from zi_docs.tables.kelompok import CANNOT_GROUP
from zi_docs.tables.names import ROOTS
from zi_docs.zona_integritas import kode_pertanyaan

_WHOLE = "data"


def build_manifest(row: Row, tables: Tables) -> Manifest:
    """Return the manifest in a file.

    Raises :class:`TemplateError` with everything that is wrong in it: ZI201-ZI204 for its values
    and tables, ZI217 for a table without keys, ZI440, ZI450, ZI468 and ZI469 for groups, ZI458 and
    ZI459 for pages, ZI460 for dates, ZI461 for fields, ZI228 for the values of a
    condition, ZI588 for codes of the LKE.
    """
    manifest, faults = build_setting(Manifest, row)
    faults = [*_faults_of_tables(row, tables), *faults]
    if manifest is not None and not faults:
        faults = [
            *_faults_of_groups(manifest, row, tables),
            *check_fields(manifest, row, tables),
            *_faults_of_muat(manifest, row),
            *_faults_of_berlaku(manifest, row),
            *_faults_of_condition(manifest, row, tables),
            *_faults_of_evidence(manifest, row, tables),
        ]
    if manifest is None or faults:
        raise TemplateError(faults)
    return manifest


def _faults_of_tables(row: Row, tables: Tables) -> Iterator[Problem]:
    """Check that the tables that a type names exist, also when other values are wrong."""
    kind, wanted = row.cells.get("satu_per"), row.cells.get("perlu")
    if isinstance(kind, str) and kind not in (known := (_WHOLE, *tables)):
        yield problems.no_such_table(row.place("satu_per"), kind, known)
    elif isinstance(kind, str) and kind != _WHOLE and not has_keys(tables[kind]):
        yield problems.no_key(row.place("satu_per"), tables[kind])
    table = kind.get("tabel") if isinstance(kind, dict) else None
    if isinstance(table, str) and table not in tables:
        place = row.place("satu_per.tabel")
        yield problems.no_such_table(place, table, list(tables), "satu_per")
    for name in wanted if isinstance(wanted, list) else ():
        if isinstance(name, str) and name not in tables:
            yield problems.no_such_table(row.place("perlu"), name, list(tables), "perlu")


def _faults_of_groups(manifest: Manifest, row: Row, tables: Tables) -> Iterator[Problem]:
    """Check the columns by which rows are grouped (ZI440, ZI450, ZI468, ZI469)."""
    if isinstance(manifest.satu_per, str):
        return
    tabel, columns = tables[manifest.tabel], manifest.kelompok
    if not columns:
        yield problems.no_group_columns(row.place("satu_per.kelompok"), tabel)
    for index, name in enumerate(columns):
        place = row.place(f"satu_per.kelompok.{index}")
        if name in columns[:index]:
            yield problems.group_column_twice(place, name)
        elif name not in tabel.kolom:
            yield problems.no_group_column(place, name, tabel, _that_group(tabel))
        elif reason := _why_not(tabel, name):
            yield problems.cannot_group(place, name, reason, _that_group(tabel))
        elif name in ROOTS or name == tabel.nama:
            yield problems.taken_group_column(place, name)


def _that_group(tabel: Tabel) -> list[str]:
    """Return the columns of a table by which its rows can be grouped."""
    taken = ROOTS | {tabel.nama}
    return [name for name in tabel.kolom if name not in taken and not _why_not(tabel, name)]


def _why_not(tabel: Tabel, name: str) -> str:
    """Return why rows can't be grouped by a column; empty when they can."""
    kolom = tabel.kolom[name]
    if kolom.kind in CANNOT_GROUP:
        return f'berjenis "{kolom.jenis}", yang isinya beberapa sekaligus'
    if kolom.bebas:
        return "berisi teks bebas, yang hampir selalu lain di setiap baris"
    return "bagian dari kolom lain" if "." in name else ""


def _faults_of_muat(manifest: Manifest, row: Row) -> Iterator[Problem]:
    """Check what the settings of a type's pages lack, and where they contradict each other."""
    muat, place = manifest.muat, row.place("muat")
    if muat is None:
        return
    if not muat.gaya or not all(muat.gaya):
        yield problems.no_steps(place)
    if manifest.halaman not in (None, muat.halaman):
        yield problems.two_lengths(row.place("halaman"), manifest.halaman, muat.halaman)


def _faults_of_berlaku(manifest: Manifest, row: Row) -> Iterator[Problem]:
    """Check that a type's first day does not come after its last one."""
    berlaku = manifest.berlaku
    if berlaku and berlaku.sejak and berlaku.sampai and berlaku.sejak > berlaku.sampai:
        yield problems.no_day(row.place("berlaku.sejak"), berlaku.sejak, berlaku.sampai)


def _faults_of_evidence(manifest: Manifest, row: Row, tables: Tables) -> Iterator[Problem]:
    """Check that the evidence names questions of the LKE, and a column with its choices."""
    known = kode_pertanyaan() if manifest.bukti.semua else frozenset()
    for code in manifest.bukti.semua:
        if code not in known:
            yield problems.no_such_question(row.place("bukti"), code, sorted(known))
    yield from _faults_of_naming(manifest, row, tables)
    fields = [name for name in manifest.isian if name.startswith(OWN)]
    for path in manifest.bukti.bila_terisi:
        if path not in fields:
            yield problems.no_evidence_field(row.place("bukti"), path, fields)
    hanging, _, name = manifest.bukti.kolom.rpartition(".")
    table = tables.get(hanging or manifest.tabel)
    hangs = table and (not hanging or table.milik == manifest.tabel)
    columns = table.kolom if table and hangs else {}
    if name and name not in columns:
        whole = manifest.bukti.kolom
        yield problems.no_evidence_column(row.place("bukti"), "bukti", whole, list(columns))
    elif name and columns[name].kind == "pilihan":
        for value in manifest.bukti.isi:
            if value.casefold() not in {choice.casefold() for choice in columns[name].pilihan}:
                yield problems.no_such_choice(
                    row.place("bukti"), value, list(columns[name].pilihan)
                )


def _faults_of_naming(manifest: Manifest, row: Row, tables: Tables) -> Iterator[Problem]:
    """Check that what a document is called names columns by which it is made."""
    table = tables.get(manifest.tabel)
    columns = manifest.kelompok or tuple(table.kolom if table else ())
    for name in pattern_names(manifest.sebutan):
        if name not in columns:
            yield problems.no_evidence_column(row.place("sebutan"), "sebutan", name, columns)


def _faults_of_condition(manifest: Manifest, row: Row, tables: Tables) -> Iterator[Problem]:
    """Check that a condition asks for choices that its column has."""
    for asked in manifest.hanya_bila.satuan:
        table, _, name = asked.nama.partition(".")
        kolom = tables[table].kolom.get(name) if table in tables else None
        if kolom is None or kolom.kind != "pilihan":
            continue
        choices = {"", *(choice.casefold() for choice in kolom.pilihan)}
        for value in (one for one in asked.isi if one.casefold() not in choices):
            yield problems.no_such_choice(row.place("hanya_bila"), value, list(kolom.pilihan))
