"""Checks of teams: one person in one seat, one head, and the same posts in all tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from zi_docs import indonesian, zona_integritas
from zi_docs.checks import problems_acara as problems
from zi_docs.checks.places import table_place
from zi_docs.errors import Place, Problem
from zi_docs.indonesian.ketikan import buang_pemisah
from zi_docs.model import DocType, Pejabat, Record
from zi_docs.model.fields import fold, only_digits
from zi_docs.model.pejabat import CaraTandaTangan
from zi_docs.tables import DataSet, UnitKerja
from zi_docs.tables.kelompok import Kelompok

_HEAD = "Ketua"
_HEAD_OF_REGION = "kepala_daerah"
_UPG = "pengendali gratifikasi"
_OF_VACANT = (CaraTandaTangan.PELAKSANA_TUGAS, CaraTandaTangan.PENJABAT)
_POKJA = {"Koordinator", "Anggota"}
_LENGTHS = (16, 18)  # of a NIK and a NIP
_SEATS = ("Pengarah", "Penanggung Jawab", _HEAD, "Wakil Ketua", "Sekretaris")
"""The seats that lead a team; a small unit may well let one person do the work of two groups."""


def check_tim(dataset: DataSet) -> Iterator[Problem]:
    """Check the seats of each team (ZI191), and its head against the unit's own row (ZI185)."""
    teams: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in dataset.rows("tim"):
        unit = dataset.unit_of(row)
        teams[str(getattr(row, "macam", "")), unit.kode if unit else ""].append(row)
    for (macam, kode), rows in teams.items():
        heads = [row for row in rows if row.kedudukan == _HEAD and not row.pokja]
        yield from _seats(dataset, rows)
        yield from _heads(rows)
        unit = dataset.find_unit(kode) if kode and macam == "kerja" else None
        if unit is not None and len(heads) == 1:
            yield from _of_unit(dataset, unit, heads[0])


def check_jabatan_sama(dataset: DataSet) -> Iterator[Problem]:
    """Check that who is in a team or signs as a party has one post in the whole set (ZI514).

    The post is that of Pegawai, for others the first one typed. A post within the other is no
    other one: "Camat" is short for "Camat Panggul". A seat in a team ("Ketua Tim ...") is no post.
    """
    posts: dict[Hashable, tuple[str, Place]] = {}
    for orang, jabatan, place in _posts(dataset):
        employee = dataset.employee_of(orang)
        if employee is not None and employee.jabatan:
            first, at = employee.jabatan, employee.place("jabatan")
        else:
            first, at = posts.setdefault(who(dataset, orang), (jabatan, place))
        if fold(jabatan) not in fold(first) and fold(first) not in fold(jabatan):
            yield problems.other_post(place, str(orang), jabatan, first, at)


def check_jabatan_luar(dataset: DataSet) -> Iterator[Problem]:
    """Tell who is in a team without a post: neither typed, nor in Pegawai or Pejabat (ZI517).

    The decree has a column for it.
    """
    rows: Sequence[Any] = dataset.rows("tim") if dataset.is_whole("pegawai") else ()
    for row in rows:
        if row.orang and not row.jabatan_dinas:
            official = dataset.pengaturan.find_pejabat(str(row.orang))
            if not getattr(official or dataset.employee_of(row.orang), "jabatan", ""):
                yield problems.without_post(row)


def _posts(dataset: DataSet) -> Iterator[tuple[Any, str, Place]]:
    """Yield each person whose post was typed beside the name, with the place of the post."""
    rows: Sequence[Any] = dataset.rows("tim")
    for row in rows:
        if row.orang and row.jabatan_dinas:
            yield row.orang, row.jabatan_dinas, row.place("jabatan_dinas")
    for rapat in dataset.rapat:
        for row, place in dataset.children(rapat, "saksi", "jabatan"):
            if row.orang and row.jabatan and "tim" not in row.jabatan.casefold().split():
                yield row.orang, row.jabatan, place


def check_jabatan_plt(
    dataset: DataSet, doctype: DocType, group: Record | None
) -> Iterator[Problem]:
    """Tell a decree signed by a Plt. or Pj. whose annex has somebody in that post (ZI139).

    Both fill a post that is vacant; the holder of a Plh.'s or Pjs.'s post is only absent.
    """
    signer = _signer(dataset, doctype, group)
    if signer is None or not isinstance(group, Kelompok):
        return
    for row in group.grouped_rows:
        post = _definitive_post(dataset, row)
        if post and _is_one_post(post, signer.jabatan):
            yield problems.post_is_vacant(row, post, signer)


def _signer(dataset: DataSet, doctype: DocType, group: Record | None) -> Pejabat | None:
    """Return the Plt. or Pj. who signs a decree as head of its unit, or of the region."""
    pengaturan, isian = dataset.pengaturan, doctype.manifest.isian
    unit = dataset.unit_of(group) if group is not None else None
    found = None
    if unit is not None and "unit_kerja.kepala" in isian:
        found = pengaturan.find_pejabat(str(unit.kepala))
    elif f"pengaturan.pejabat.{_HEAD_OF_REGION}.nama" in isian:
        found = pengaturan.find_pejabat(_HEAD_OF_REGION)
    return found if found and found.cara in _OF_VACANT else None


def _definitive_post(dataset: DataSet, row: Any) -> str:
    """Return the post that a decree prints beside somebody, without Plt. and the like."""
    if typed := getattr(row, "jabatan_dinas", ""):
        return str(typed)
    orang = getattr(row, "orang", "")
    official = dataset.pengaturan.find_pejabat(str(orang))
    if official is not None:
        return official.jabatan_lengkap
    return str(getattr(dataset.employee_of(orang), "jabatan", ""))


def _is_one_post(post: str, other: str) -> bool:
    """Tell whether two posts are one: "Camat" is short for "Camat Panggul"."""
    short, long = sorted((f"{fold(post)} ", f"{fold(other)} "), key=len)
    return long.startswith(short)


def check_tugas_upg(dataset: DataSet, group: Record | None, on: date) -> Iterator[Problem]:
    """Tell that the tasks in the decree of a UPG rest on no official text (ZI138)."""
    said = zona_integritas.tugas_upg(on).catatan
    if said and getattr(group, "macam", "") == _UPG:
        yield problems.tasks_unverified(table_place(dataset, "tim"), said)


def check_pokja(dataset: DataSet, group: Record | None) -> Iterator[Problem]:
    """Check that the six groups of a unit's team have a head and a member each (ZI194).

    They are the six areas of change. A team whose rows name no group is told of all at once.
    """
    if not isinstance(group, Kelompok) or not dataset.is_whole("tim"):
        return
    seats: dict[int, set[str]] = defaultdict(set)
    for row in group.grouped_rows:
        with suppress(ValueError):
            seats[zona_integritas.find_area(str(getattr(row, "pokja", "")))].add(_seat(row))
    areas = zona_integritas.daftar_area(dataset.pengaturan.tanggal or date.max)
    lacks = {f"{one.nomor} {one.nama}": _POKJA - seats[one.nomor] for one in areas}
    for seat in sorted(_POKJA):
        if names := [name for name, lacking in lacks.items() if seat in lacking]:
            yield problems.pokja_without(group.grouped_rows[0], seat, names)


def _seat(row: Any) -> str:
    return str(row.kedudukan)


def _heads(rows: Sequence[Any]) -> Iterator[Problem]:
    """Report who is head where there is one already: of the team, or of the same working group."""
    seen: dict[str, Any] = {}
    for row in rows:
        if row.kedudukan == _HEAD:
            first = seen.setdefault(str(row.pokja or ""), row)
            if first is not row:
                yield problems.second_head(row, first)


def _seats(dataset: DataSet, rows: Sequence[Any]) -> Iterator[Problem]:
    """Report who leads a team in two seats."""
    seen: dict[Hashable, Any] = {}
    for row in rows:
        if row.kedudukan in _SEATS and row.orang:
            first = seen.setdefault(who(dataset, row.orang), row)
            if first is not row and first.kedudukan != row.kedudukan:
                yield problems.two_seats(row, first)


def _of_unit(dataset: DataSet, unit: UnitKerja, head: Any) -> Iterator[Problem]:
    """Report a unit whose own row names another head of its team.

    Nothing is told while rows of employees are refused: the head may be one of them.
    """
    own = getattr(unit, "ketua_tim", "")
    if own and dataset.is_whole("pegawai") and who(dataset, own) != who(dataset, head.orang):
        yield problems.other_head(unit, head)


def check_dua_tanda_tangan(
    dataset: DataSet, doctype: DocType, record: Record | None
) -> Iterator[Problem]:
    """Tell who signs a paper of a unit twice: as its head, and as the head of its team (ZI550)."""
    unit = dataset.unit_of(record) if record is not None else None
    if unit is None or not unit.kepala or not dataset.is_whole("pegawai"):
        return
    head, place = _team_head(dataset, doctype, unit)
    if head and who(dataset, head) == who(dataset, unit.kepala):
        yield problems.signs_twice(place, str(head), doctype.manifest.judul, unit)


def _team_head(dataset: DataSet, doctype: DocType, unit: UnitKerja) -> tuple[Any, Place]:
    """Return who heads a unit's team, and where that stands: its row, the settings, the team."""
    if own := getattr(unit, "ketua_tim", ""):
        return own, unit.place("ketua_tim")
    if typed := dataset.pengaturan.isian.get(doctype.id, {}).get("ketua_tim"):
        return typed, dataset.settings_row.place(f"isian.{doctype.id}.ketua_tim")
    rows: Sequence[Any] = dataset.owned(unit, "tim") if "tim" in dataset.tables else ()
    heads = (r for r in rows if r.macam == "kerja" and r.kedudukan == _HEAD and not r.pokja)
    row = next(heads, None)
    return (row.orang, row.place("orang")) if row else ("", Place())


def who(dataset: DataSet, text: Any) -> Hashable:
    """Return what tells a person from others: the NIP, else the name without titles.

    Whoever has no NIP here is the one employee, or the official, of that name: an official of the
    settings without a number, and the same man among the employees with his, are one.
    """
    official = text if isinstance(text, Pejabat) else dataset.pengaturan.find_pejabat(str(text))
    name = (official.nama or official.jabatan) if official else str(text)
    number = only_digits(official.nip) if official else buang_pemisah(name)
    is_number = number.isdecimal() and len(number) in _LENGTHS
    folded = indonesian.lipat_nama(name)
    employee = dataset.employee_of(text) or (None if is_number else dataset.find_pegawai(folded))
    if employee is not None or is_number:
        return number if employee is None else id(employee)
    named = (one for one in dataset.pengaturan.pejabat.values() if one.nip and one.nama)
    numbers = (only_digits(one.nip) for one in named if indonesian.lipat_nama(one.nama) == folded)
    return next(numbers, folded)
