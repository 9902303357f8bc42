"""Checks of assessments: codes that are inputs, answers that are allowed, counts that agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, cast

from zi_docs import zona_integritas
from zi_docs.checks import problems_penilaian as problems
from zi_docs.errors import Place, Problem
from zi_docs.penilaian import ditolak, find_butir, hitungan_harta, kode_key, selisih
from zi_docs.penilaian.syarat import HARTA, PEMDA
from zi_docs.tables import DataSet
from zi_docs.tables.penilaian import TPI, UNIT, Penilaian, lembar_of
from zi_docs.tables.putaran import Putaran, bagi_of, daftar_putaran, tanggal_nilai

_SIDES = (UNIT, TPI)
_AGENTS = "R.1.i.a.1"


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


def check_angka_lain(dataset: DataSet) -> Iterator[Problem]:
    """Tell counts of an LKE that another table of the unit has otherwise (ZI515).

    They are the reports of wealth in Syarat Unit and the agents in Agen. The answers compared are
    those that decide, of the last round: the report of the evaluation prints them side by side.
    """
    on = tanggal_nilai(dataset)
    for unit in dataset.unit_kerja if dataset.rows("penilaian") else ():
        rounds = daftar_putaran(dataset, unit, on)
        if rounds and zona_integritas.daftar_isian(on):
            yield from _wealth(dataset, rounds[-1])
            yield from _agents(dataset, rounds[-1])


def _wealth(dataset: DataSet, one: Putaran) -> Iterator[Problem]:
    rows: list[Any] = list(dataset.owned(one.unit, "syarat_unit"))
    row = next((row for row in rows if str(row.tahun) == str(one.on.year)), None)
    if row is None or one.menentukan is None:
        return
    for kode, counted in hitungan_harta(one.menentukan.lembar, one.on).items():
        typed = getattr(row, f"{kode}_lapor", None), getattr(row, f"{kode}_wajib", None)
        if None not in typed and typed != counted:
            here, there = (f"{done:f} dari {of:f}" for done, of in (typed, counted))
            place, at = row.place(f"{kode}_lapor"), _at(one, HARTA[kode])
            what = f"{kode.upper()} lapor dari wajib"
            yield problems.otherwise_in_lke(place, what, here, there, at)


def _agents(dataset: DataSet, one: Putaran) -> Iterator[Problem]:
    agents = dataset.owned(one.unit, "agen")
    counted = one.menentukan.lembar.get(_AGENTS) if one.menentukan else None
    if agents and isinstance(counted, Decimal) and counted != len(agents):
        place = agents[0].place("orang")
        here, there, at = str(len(agents)), f"{counted:f}", _at(one, _AGENTS)
        yield problems.otherwise_in_lke(place, "Banyaknya agen perubahan", here, there, at)


def _at(one: Putaran, kode: str) -> Place:
    """Return the cell of the answer that decides at a code, or at the last count below it."""
    side = TPI if one.dari_tpi else UNIT
    inside = [row for row in one.baris if kode_key(row.kode_lke).startswith(kode_key(kode))]
    return inside[-1].place(f"jawaban_{side}")


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
