"""The parts of a number that are not its counter: the code of a unit, and the classification."""

from __future__ import annotations

from datetime import date

from zi_docs import indonesian, zona_integritas
from zi_docs.model import DocType, PolaNomor, Record, pattern_names
from zi_docs.tables import DataSet


def unit_code(dataset: DataSet, record: Record | None) -> str:
    """Return the code of the unit that a record is or belongs to, however the row spells it.

    It is empty for a record without a unit: the whole data set, or a meeting.
    """
    if record is None:
        return ""
    unit = dataset.unit_of(record)
    return unit.kode if unit else dataset.unit_text(record)


def number_unit(dataset: DataSet, doctype: DocType, record: Record | None) -> str:
    """Return the code of the unit that a number names: the issuer's, by its kind, or the record's.

    Without a unit of the kind that the manifest names it is the office's, and without a code of the
    office it is that of the record's unit.
    """
    own, office = unit_code(dataset, record), dataset.pengaturan.instansi.kode
    issuer = doctype.manifest.nomor_unit.casefold()
    if not issuer:
        return own or office
    return _issuer(dataset, doctype.id, issuer) or office or own


def _issuer(dataset: DataSet, jenis: str, issuer: str) -> str:
    """Return the code of the unit that issues: the one typed in a field of that name, or its kind.

    The field is this type's own or that of another one, for an office has one Inspektorat: the unit
    whose head the letter prints is the unit whose code its number has.
    """
    fields = dataset.pengaturan.isian
    typed = (one.get(issuer) for one in (fields.get(jenis, {}), *fields.values()))
    named = (dataset.find_unit(text) for text in typed if isinstance(text, str) and text)
    if unit := next(filter(None, named), None):
        return unit.kode
    kinds = ((one.jenis or one.nama.partition(" ")[0], one.kode) for one in dataset.unit_kerja)
    return next((code for kind, code in kinds if kind.casefold() == issuer), "")


def number_code(dataset: DataSet, doctype: DocType, pattern: PolaNomor, on: date) -> str:
    """Return the classification code in the numbers of a type: its own, or the pattern's.

    A pattern may leave it to the level of the region's head and the date.
    """
    code = doctype.manifest.klasifikasi or pattern.kode
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
