"""Checks of pledges: who signs the shared one has a personal one, and it is not outdated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zi_docs.checks import problems_susunan as problems
from zi_docs.errors import Problem
from zi_docs.model import DocType, Record
from zi_docs.tables import DataSet, UnitKerja

_PROPOSAL = "surat-usulan"


def check_pakta_bersama(
    dataset: DataSet, doctype: DocType, record: Record | None, tanggal: date
) -> Iterator[Problem]:
    """Check the shared pledge of a unit: its head (ZI241), and its age at a proposal (ZI242).

    Source: PermenPANRB 49/2011, by which each one signs a pledge of his own.
    """
    if not isinstance(record, UnitKerja):
        return
    if record.kepala and dataset.is_whole("pegawai") and not dataset.employee_of(record.kepala):
        yield problems.head_without_pledge(record)
    proposal = dataset.pengaturan.tanggal_jenis.get(_PROPOSAL)
    if record.predikat_diusulkan and proposal and proposal > _year_after(tanggal):
        special = doctype.id in dataset.pengaturan.tanggal_jenis
        path = f"tanggal_jenis.{doctype.id}" if special else "tanggal"
        place = dataset.settings_row.place(path)
        yield problems.old_pledge(place, tanggal, proposal, record)


def _year_after(on: date) -> date:
    """Return the same day of the next year; the last of February for the 29th."""
    is_leap_day = (on.month, on.day) == (2, 29)
    return on.replace(year=on.year + 1, day=28 if is_leap_day else on.day)
