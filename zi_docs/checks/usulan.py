"""Checks of the papers that propose units: what they state must be true of the data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from zi_docs import zona_integritas
from zi_docs.checks import problems_usulan as problems
from zi_docs.errors import Place, Problem
from zi_docs.model import DocType, Record
from zi_docs.model.fields import is_yes
from zi_docs.penilaian import uji_syarat
from zi_docs.penilaian.syarat import Hasil
from zi_docs.penilaian.tampil import kalimat_syarat
from zi_docs.tables import DataSet
from zi_docs.tables.putaran import bagi_of, daftar_putaran, keadaan_instansi, keadaan_unit

_BEFORE = "opini_lalu"
_PARTS = ("selesai", "proses", "belum", "tidak_dapat")


def check_tlhp(dataset: DataSet) -> Iterator[Problem]:
    """Check that every recommendation to a proposed unit is settled (ZI359).

    The statement says so without exception. What can't be followed up for a valid reason counts as
    settled. A row whose parts do not make up its recommendations is told as that.
    """
    for row in dataset.rows("tlhp"):
        unit = dataset.unit_of(row)
        if unit is None or not unit.predikat_diusulkan:
            continue
        asked, parts = _count(row, "rekomendasi"), [_count(row, name) for name in _PARTS]
        if (found := sum(parts, Decimal())) != asked:
            yield problems.parts_of_tlhp(row.place("rekomendasi"), asked, found)
        elif left := parts[1] + parts[2]:
            column = "proses" if parts[1] else "belum"
            yield problems.tlhp_left(row.place(column), left, unit.nama)


def check_lampiran_nilai(dataset: DataSet, doctype: DocType, on: date) -> Iterator[Problem]:
    """Tell each proposed unit whose score the letter is to print, and the assessors lack (ZI516).

    An annex that nobody asked for needs no scores.
    """
    asked = dataset.pengaturan.isian.get(doctype.id, {}).get("lampiran_nilai")
    if not _says_yes(asked) or not dataset.is_whole("penilaian"):
        return
    for unit in dataset.unit_kerja:
        rounds = daftar_putaran(dataset, unit, on) if zona_integritas.daftar_isian(on) else ()
        if unit.predikat_diusulkan and not (rounds and rounds[-1].dari_tpi):
            yield problems.without_score(unit.place("predikat_diusulkan"), unit.nama)


def _says_yes(typed: Any) -> bool:
    """Tell whether a setting says yes; what it can't say is told where its kind is checked."""
    try:
        return is_yes(typed or "tidak")
    except ValueError:
        return False


def check_tanpa_tlhp(dataset: DataSet) -> Iterator[Problem]:
    """Note each proposed unit without a row of TLHP (ZI195): the statement says that it has none.

    Nobody can tell a unit that was never audited from one whose audit was forgotten.
    """
    if not dataset.is_whole("tlhp"):
        return
    known = {id(dataset.unit_of(row)) for row in dataset.rows("tlhp")}
    for unit in dataset.unit_kerja:
        if unit.predikat_diusulkan and id(unit) not in known:
            yield problems.without_tlhp(unit.place("predikat_diusulkan"), unit.nama)


def check_diusulkan(dataset: DataSet, doctype: DocType) -> Iterator[Problem]:
    """Check that the units in the tables of a paper of the proposal are proposed (ZI399)."""
    for table in doctype.manifest.perlu:
        for row in dataset.rows(table):
            unit = dataset.unit_of(row)
            if unit is not None and unit is not row and not unit.predikat_diusulkan:
                yield problems.not_proposed(row.place("unit_kerja"), unit.nama, doctype)


def check_batas_usulan(dataset: DataSet, doctype: DocType, on: date) -> Iterator[Problem]:
    """Tell a letter of proposal that is dated after the last day for proposals (ZI397)."""
    last = zona_integritas.batas_usulan(on)
    if last and on > last:
        special = doctype.id in dataset.pengaturan.tanggal_jenis
        path = f"tanggal_jenis.{doctype.id}" if special else "tanggal"
        yield problems.proposed_late(dataset.settings_row.place(path), on, last)


def check_syarat(dataset: DataSet, on: date) -> Iterator[Problem]:
    """Tell each condition that the office or a proposed unit is known not to meet (ZI229).

    One that only PortalRB asks for is told too. Those of the office do not count for a unit of
    afirmasi. Conditions that are not known for that date can't be tested, which is told (ZI547).
    """
    proposed = [(unit, to) for unit in dataset.unit_kerja if (to := unit.predikat_diusulkan)]
    if proposed and (unknown := zona_integritas.celah_syarat(on)):
        yield problems.conditions_not_known(dataset.settings_row.place("tanggal"), unknown)
    office, bagi = keadaan_instansi(dataset, on), bagi_of(dataset)
    for unit, predikat in proposed:
        known = keadaan_unit(dataset, unit, on, None)
        verdict = uji_syarat(predikat, on, bagi, office, known)
        for one in (*verdict.of(Hasil.BELUM), *verdict.of(Hasil.BATAS)):
            said = kalimat_syarat(one, on.year)
            if one in verdict.instansi:
                yield problems.condition_not_met(
                    _place_of_office(dataset, one.syarat.kode, on), said
                )
            else:
                place = unit.place("predikat_diusulkan")
                yield problems.condition_not_met(place, said, unit.nama)


def check_ambang(dataset: DataSet, on: date) -> Iterator[Problem]:
    """Tell a proposed unit that fails a threshold by the assessors' last round (ZI229).

    An assessment that is not finished is not judged.
    """
    asked = zona_integritas.daftar_isian(on) if dataset.is_whole("penilaian") else ()
    for unit in dataset.unit_kerja if asked and dataset.rows("penilaian") else ():
        rounds = daftar_putaran(dataset, unit, on) if unit.predikat_diusulkan else ()
        found = rounds[-1].dari_tpi if rounds else None
        if found is None or len(found.lembar) < len(asked):
            continue
        if failed := found.putusan[unit.predikat_diusulkan].gagal:
            place = unit.place("predikat_diusulkan")
            yield problems.below_thresholds(place, [one.nama for one in failed], unit.nama)


def _place_of_office(dataset: DataSet, column: str, on: date) -> Place:
    """Return where a condition of the office was typed: one of a year before, in its row."""
    rows = dataset.rows("syarat_instansi")
    column, year = (column, on.year) if column != _BEFORE else ("opini", on.year - 1)
    of_year = (row for row in rows if str(_cell(row, "tahun")) == str(year))
    row = next(of_year, None) or next(iter(rows), None)
    return row.place(column) if row is not None else Place("syarat_instansi")


def check_penilai(dataset: DataSet) -> Iterator[Problem]:
    """Tell an internal assessor who builds what he assesses (ZI398).

    He is a member of a unit's own team, or the head of a proposed unit. Source: PermenPANRB
    90/2021, Lampiran II Bab I, by which the assessors evaluate the units.
    """
    builders = dict(_builders(dataset))
    for row in dataset.rows("tim"):
        if _cell(row, "macam") != "penilai internal":
            continue
        if (person := _person(dataset, row, "orang")) is not None and id(person) in builders:
            yield problems.assesses_own_unit(row.place("orang"), builders[id(person)])


def _builders(dataset: DataSet) -> Iterator[tuple[int, str]]:
    """Yield each person who builds Zona Integritas in a unit, and where: ``id(person), words``."""
    for unit in dataset.unit_kerja:
        head = dataset.find_person(unit.kepala) if unit.kepala else None
        if head is not None and unit.predikat_diusulkan:
            yield id(head), f"kepala {unit.nama}"
    for row in dataset.rows("tim"):
        person, unit_ = _person(dataset, row, "orang"), dataset.unit_of(row)
        if _cell(row, "macam") == "kerja" and person is not None:
            yield id(person), f"anggota tim kerja {unit_.nama if unit_ else ''}".rstrip()


def _person(dataset: DataSet, row: Record, column: str) -> Any:
    text = str(_cell(row, column) or "")
    return dataset.find_person(text) if text else None


def _count(row: Record, column: str) -> Decimal:
    return Decimal(_cell(row, column) or 0)


def _cell(row: Record, column: str) -> Any:
    return getattr(row, column, None)
