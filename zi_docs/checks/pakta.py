"""Checks of what a unit signs together: its pledge beside personal ones, and its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zi_docs.checks import problems_susunan as problems
from zi_docs.errors import Place, Problem
from zi_docs.model import DocType, Record
from zi_docs.tables import DataSet, UnitKerja

_PROPOSAL = "surat-usulan"
_DECLARED = "pencanangan"
_EARLY = 3
"""A commitment is renewed in the first months of a year, up to this one."""


def check_hari_komitmen(
    dataset: DataSet, record: Record | None, tanggal: date, place: Place | None = None
) -> Iterator[Problem]:
    """Note (ZI247) what a unit signs together on another day than its declaration, or its office's.

    The first months of any year do, and nothing is said while no declaration is known. ``place`` is
    where the date was typed; without it, the unit's own.
    """
    if not isinstance(record, UnitKerja) or tanggal.month <= _EARLY:
        return
    held = (one for one in dataset.rapat if one.jenis == _DECLARED)
    own = (one for one in held if dataset.unit_of(one) in (None, record))
    days = [one.tanggal for one in own if one.tanggal]
    if days and tanggal not in days:
        here = place or record.place("tanggal_komitmen")
        yield problems.on_another_day(record, here, tanggal, days[0])


def check_pakta_bersama(
    dataset: DataSet, doctype: DocType, record: Record | None, tanggal: date
) -> Iterator[Problem]:
    """Check the shared pledge of a unit: its head (ZI241), its day (ZI247), its age (ZI242).

    Source: PermenPANRB 49/2011, by which each one signs a pledge of his own.
    """
    if not isinstance(record, UnitKerja):
        return
    if record.kepala and dataset.is_whole("pegawai") and not dataset.employee_of(record.kepala):
        yield problems.head_without_pledge(record)
    special = doctype.id in dataset.pengaturan.tanggal_jenis
    place = dataset.settings_row.place(f"tanggal_jenis.{doctype.id}" if special else "tanggal")
    yield from check_hari_komitmen(dataset, record, tanggal, place)
    proposal = dataset.pengaturan.tanggal_jenis.get(_PROPOSAL)
    if record.predikat_diusulkan and proposal and proposal > _year_after(tanggal):
        yield problems.old_pledge(place, tanggal, proposal, record)


def _year_after(on: date) -> date:
    """Return the same day of the next year; the last of February for the 29th."""
    is_leap_day = (on.month, on.day) == (2, 29)
    return on.replace(year=on.year + 1, day=28 if is_leap_day else on.day)
