"""Checks of assessments: codes that are inputs, answers that are allowed, counts that agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from zi_docs import zona_integritas
from zi_docs.checks import problems_penilaian as problems
from zi_docs.errors import Problem
from zi_docs.penilaian import ditolak, find_butir, kode_key, selisih
from zi_docs.penilaian.syarat import PEMDA
from zi_docs.tables import DataSet
from zi_docs.tables.penilaian import TPI, UNIT, Penilaian, lembar_of
from zi_docs.tables.putaran import bagi_of, daftar_putaran, tanggal_nilai

_SIDES = (UNIT, TPI)


def check_jawaban(dataset: DataSet) -> Iterator[Problem]:
    """Check each code (ZI543) and each answer (ZI542) against the LKE of the date (ZI541)."""
    rows = cast("tuple[Penilaian, ...]", dataset.rows("penilaian"))
    on = tanggal_nilai(dataset)
    if rows and not zona_integritas.daftar_isian(on):
        yield problems.no_lke(rows[0].place("kode_lke"), on, zona_integritas.lke_sejak())
        return
    for row in rows:
        yield from _judge(row, on)


def _judge(row: Penilaian, on: date) -> Iterator[Problem]:
    found = find_butir(row.kode_lke, on)
    if found.isian is None:
        yield problems.no_input(row.place("kode_lke"), row.kode_lke, found.kurang)
        return
    for side in _SIDES:
        if refusal := ditolak(found.isian, row.jawaban(side), on):
            yield problems.bad_answer(row.place(f"jawaban_{side}"), refusal)


def check_jumlah(dataset: DataSet) -> Iterator[Problem]:
    """Check that the counts of an assessment agree with each other (ZI544)."""
    on = tanggal_nilai(dataset)
    for unit in dataset.unit_kerja if dataset.rows("penilaian") else ():
        for one in daftar_putaran(dataset, unit, on):
            for side in _SIDES:
                yield from _disagreeing(one.baris, side, on)


def _disagreeing(rows: tuple[Penilaian, ...], side: str, on: date) -> Iterator[Problem]:
    for wrong in selisih(lembar_of(rows, side, on), on):
        row = next(one for one in rows if kode_key(one.kode_lke) == kode_key(wrong.kode))
        yield problems.counts_disagree(row.place(f"jawaban_{side}"), wrong)


def check_afirmasi(dataset: DataSet) -> Iterator[Problem]:
    """Check that a unit marked afirmasi gives one of the services that are meant (ZI546)."""
    on = tanggal_nilai(dataset)
    services = zona_integritas.daftar_afirmasi(on)
    for row in dataset.rows("syarat_unit") if services else ():
        unit = dataset.unit_of(row)
        meant = unit is None or (
            bagi_of(dataset) == PEMDA and zona_integritas.layanan_afirmasi(unit.nama, on)
        )
        if getattr(row, "afirmasi", False) and not meant:
            yield problems.no_afirmasi(row.place("afirmasi"), services)
