"""Whose number it is: the organ that issues, its code in the number and the agenda that counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from zi_docs import indonesian, zona_integritas
from zi_docs.model import DocType, PolaNomor, Record, pattern_names
from zi_docs.model.fields import fold
from zi_docs.register import series_name
from zi_docs.tables import DataSet, UnitKerja


class Agenda(NamedTuple):
    """The series and year that count a number: the office's, or that of one ``unit`` by its code.

    ``shared`` is the series that the office counts in.
    """

    seri: str
    tahun: int
    shared: str
    unit: str = ""

    def is_named_in(self, nomor: str) -> bool:
        """Tell whether a number can bear the unit's code, which its pattern then reads."""
        return self.unit.casefold() in nomor.casefold()


def agenda_of(
    dataset: DataSet, doctype: DocType, pattern: PolaNomor, unit: str, tahun: int
) -> Agenda:
    """Return what counts a number that bears this unit's code.

    The organ that issues a type counts in its own agenda, unless it is the office itself.
    """
    manifest, office = doctype.manifest, dataset.pengaturan.instansi.kode
    issues = bool(manifest.nomor_unit)
    shared = pattern.seri or manifest.nomor
    seri = series_name(manifest.nomor, pattern, unit, office, issues=issues)
    return Agenda(seri, tahun, shared, unit if seri != shared else "")


def unit_code(dataset: DataSet, record: Record | None) -> str:
    """Return the code of the unit that a record is or belongs to, however the row spells it.

    It is empty for a record without a unit: the whole data set, or a meeting.
    """
    if record is None:
        return ""
    unit = dataset.unit_of(record)
    return unit.kode if unit else dataset.unit_text(record)


def number_unit(dataset: DataSet, doctype: DocType, record: Record | None) -> str:
    """Return the code of the unit that a number names: the issuer's, or the record's.

    Without the unit that the manifest names it is the office's, and without a code of the office
    it is that of the record's unit.
    """
    own, office = unit_code(dataset, record), dataset.pengaturan.instansi.kode
    if not doctype.manifest.nomor_unit:
        return own or office
    issuer = next(_issuers(dataset, doctype), None)
    return (issuer.kode if issuer else "") or office or own


def _issuers(dataset: DataSet, doctype: DocType) -> Iterator[UnitKerja]:
    """Yield the units that may be the issuer, the likeliest first.

    That is the unit that the office named in the type's own field of that name
    (``isian.inspektorat``), or in that of another type: its head signs. Then the unit of that kind,
    by what is written as its kind, or by how kind or name begin: "Inspektorat Daerah".
    """
    issuer = fold(doctype.manifest.nomor_unit)
    given = dataset.pengaturan.isian
    for fields in (given.get(doctype.id, {}), *given.values()):
        named = (value for name, value in fields.items() if fold(name) == issuer)
        yield from filter(None, (dataset.find_unit(str(value)) for value in named))
    # An "Inspektorat Pembantu" stands below the Inspektorat.
    units = sorted(dataset.unit_kerja, key=lambda unit: bool(unit.induk))
    yield from (unit for unit in units if fold(unit.jenis) == issuer)
    for unit in units:
        if any(fold(kind).partition(" ")[0] == issuer for kind in (unit.jenis, unit.nama)):
            yield unit


def number_code(dataset: DataSet, doctype: DocType, pattern: PolaNomor, on: date) -> str:
    """Return the classification code in the numbers of a type: its own, or the pattern's.

    A pattern's is that of the date; it may leave it to the level of the region's head.
    """
    code = doctype.manifest.klasifikasi or pattern.kode_pada(on)
    if code or not pattern.kode_menurut_kepala:
        return code
    try:
        head = indonesian.sebutan_kepala(dataset.pengaturan.instansi.kepala)
    except ValueError:
        return ""
    return zona_integritas.kode_keputusan(on, head)


def lacks_code(dataset: DataSet, doctype: DocType, pattern: PolaNomor) -> bool:
    """Tell whether a pattern has a code that nobody gives, on whichever date."""
    names_code = "kode" in pattern_names(pattern.pola)
    return names_code and not number_code(dataset, doctype, pattern, date.max)
