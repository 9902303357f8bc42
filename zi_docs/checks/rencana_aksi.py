"""Checks of plans: known units, areas in legal order, complete rows, and valid LKE codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from zi_docs import zona_integritas
from zi_docs.checks import problems_rencana as problems
from zi_docs.checks.places import is_blank
from zi_docs.errors import Problem
from zi_docs.model import Record
from zi_docs.model.fields import fold
from zi_docs.penilaian import kode_key, split_codes
from zi_docs.tables import DataSet, RencanaAksi, UnitKerja

_LABEL = re.compile(
    r"^[\s(]*(?:area(?:\s+perubahan)?|pokja|kelompok\s+kerja)?\s*(?:[1-6]|iv|vi?|i{1,3})?(?![^\W_])[\s.:),-]*",
    re.IGNORECASE,
)


_PLAN = "rencana-aksi"


def reference_date(dataset: DataSet) -> date:
    """Return the date whose rules apply to a plan: that of plans, or else of all documents."""
    pengaturan = dataset.pengaturan
    on = pengaturan.tanggal_jenis.get(_PLAN) or pengaturan.tanggal
    return on or date(pengaturan.tahun, 1, 1)


def read_area(dataset: DataSet) -> dict[str, int | str]:
    """Return, for each area as typed, its number, or a sentence that says why it is refused."""
    return {text: _read_one(text) for text in {plan.area for plan in dataset.rencana_aksi}}


def check_area(dataset: DataSet) -> Iterator[Problem]:
    """Check that each area is known (ZI370), by its official name (ZI371, once per spelling)."""
    numbers, told, on = read_area(dataset), set(), reference_date(dataset)
    names = {area.nomor: area.nama for area in zona_integritas.daftar_area(on)}
    for plan in dataset.rencana_aksi:
        number = numbers[plan.area]
        if isinstance(number, str):
            yield problems.no_area(plan.place("area"), number, names)
        elif plan.area not in told and not _is_official(plan.area, on):
            told.add(plan.area)
            yield problems.unofficial_area(plan, number, names[number], on)


def check_urutan_area(dataset: DataSet) -> Iterator[Problem]:
    """Check that each unit's rows follow the order of the areas (ZI372, once per unit)."""
    numbers = read_area(dataset)
    last: dict[str, int] = {}
    told: set[str] = set()
    for plan in dataset.rencana_aksi:
        unit, number = _unit_key(dataset, plan), numbers[plan.area]
        if isinstance(number, str) or unit in told:
            continue
        if number < last.get(unit, 0):
            told.add(unit)
            yield problems.area_out_of_order(plan, number, last[unit])
        last[unit] = number


def check_kegiatan(dataset: DataSet) -> Iterator[Problem]:
    """Check that each activity has a schedule and a target, and is typed once (ZI376-ZI378)."""
    numbers = read_area(dataset)
    seen: dict[tuple[str, int | str, str], RencanaAksi] = {}
    for plan in dataset.rencana_aksi:
        yield from _incomplete(plan)
        key = (_unit_key(dataset, plan), numbers[plan.area], fold(plan.kegiatan))
        first = seen.setdefault(key, plan)
        if first is not plan:
            yield problems.activity_twice(plan, first)


def check_jadwal_lampau(dataset: DataSet) -> Iterator[Problem]:
    """Note each unit whose plan has activities that were over before its month began (ZI557).

    A plan without a date of this year plans nothing that is over.
    """
    since = first_month(dataset, dataset.pengaturan.tahun)
    past: dict[str, list[RencanaAksi]] = {}
    for plan in dataset.rencana_aksi:
        if plan.jadwal and max(plan.jadwal) < since:
            past.setdefault(_unit_key(dataset, plan), []).append(plan)
    for plans in past.values():
        unit = dataset.find_unit(plans[0].unit_kerja)
        called = unit.nama if unit else plans[0].unit_kerja
        yield problems.planned_too_late(plans[0], called, len(plans), reference_date(dataset))


def first_month(dataset: DataSet, tahun: int) -> int:
    """Return the month in which a plan of a year is made by its own date; 1 for another year."""
    on = reference_date(dataset)
    return on.month if on.year == tahun else 1


def check_enam_area(dataset: DataSet, record: Record | None) -> Iterator[Problem]:
    """Check that a plan has all six areas (ZI373): one unit's plan, or without a record all."""
    if not dataset.is_whole("rencana_aksi"):
        return
    if isinstance(record, UnitKerja):
        units = [record]
    else:
        units = [unit for unit in dataset.unit_kerja if record is None and dataset.plans_of(unit)]
    for unit in units:
        yield from _left_out(dataset, unit)


def _left_out(dataset: DataSet, unit: UnitKerja) -> Iterator[Problem]:
    plans = dataset.plans_of(unit)
    planned = {_read_one(area) for area in {plan.area for plan in plans}}
    missing = [
        f"{area.nomor} {area.nama}"
        for area in zona_integritas.daftar_area(reference_date(dataset))
        if area.nomor not in planned
    ]
    if missing:
        place = plans[0].place("unit_kerja") if plans else unit.place()
        yield problems.areas_left_out(place, unit, missing)


def _incomplete(plan: RencanaAksi) -> Iterator[Problem]:
    if not plan.jadwal:
        yield problems.no_schedule(plan)
    if is_blank(plan.target):
        yield problems.no_target(plan)


def _unit_key(dataset: DataSet, plan: RencanaAksi) -> str:
    unit = dataset.find_unit(plan.unit_kerja)
    return unit.kode if unit else fold(plan.unit_kerja)


def _read_one(text: str) -> int | str:
    try:
        return zona_integritas.find_area(text)
    except ValueError as error:
        return str(error)


def _is_official(text: str, on: date) -> bool:
    """Tell whether a name, without label and number, is official; a number alone always is."""
    name = _LABEL.sub("", text)
    return not name or zona_integritas.is_nama_baku(name, on)


def check_kode_lke(dataset: DataSet) -> Iterator[Problem]:
    """Check codes against the LKE of the date (ZI374, ZI375).

    When that LKE is not known, the codes are not printed, which is told once (ZI379).
    """
    areas = known_codes(dataset)
    if not areas:
        yield from _unprinted(dataset)
        return
    numbers = read_area(dataset)
    for plan in dataset.rencana_aksi:
        for code in split_codes(plan.kode_lke):
            yield from _judge_kode(plan, code, areas, numbers[plan.area])


def _unprinted(dataset: DataSet) -> Iterator[Problem]:
    coded = [plan for plan in dataset.rencana_aksi if split_codes(plan.kode_lke)]
    if coded:
        on, since = reference_date(dataset), zona_integritas.lke_sejak()
        yield problems.lke_not_known(coded[0].place("kode_lke"), len(coded), on, since)


def known_codes(dataset: DataSet) -> dict[str, int | None]:
    """Return the area of each code of the LKE of the date; empty when that LKE is not known."""
    return {
        kode_key(code): question.area
        for question in zona_integritas.daftar_pertanyaan(reference_date(dataset))
        for code in (question.kelompok, question.kode)
    }


def is_count(dataset: DataSet, code: str) -> bool:
    """Tell whether a code is a count of an indicator in the LKE of the date: ``R.1.i.a.1``."""
    return kode_key(code) in _counts(reference_date(dataset))


@cache
def _counts(on: date) -> frozenset[str]:
    counts = (one for row in zona_integritas.daftar_indikator(on) for one in row.isian)
    return frozenset(kode_key(one.kode) for one in counts)


def _judge_kode(
    plan: RencanaAksi, code: str, areas: dict[str, int | None], number: int | str
) -> Iterator[Problem]:
    place = plan.place("kode_lke")
    if kode_key(code) not in areas:
        yield problems.unknown_lke(place, code)
        return
    right = areas[kode_key(code)]
    if right is not None and isinstance(number, int) and number != right:
        yield problems.lke_of_other_area(place, code, right, number)
