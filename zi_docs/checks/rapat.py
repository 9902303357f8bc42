"""Checks of meetings: dates, times, codes and people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from zi_docs import indonesian
from zi_docs.checks import problems_rapat as problems
from zi_docs.checks.pengaturan import fits_year
from zi_docs.checks.problems_acara import on_a_weekend
from zi_docs.checks.problems_rekomendasi import without_head
from zi_docs.errors import Problem
from zi_docs.model import Pejabat, Record
from zi_docs.model.fields import Tenggat, fold
from zi_docs.tables import DataSet, Pegawai, Rapat, UnitKerja

_SATURDAY = 5  # by date.weekday

_MONITORING = "pemantauan"
_EVERYBODY = ("pegawai", "pimpinan", "pejabat struktural")
"""Words of an invitation to many, the head of the unit among them."""

# Nobody takes minutes of these unless a row says who does (``hanya_bila`` of the type notula).
_WITHOUT_MINUTES = ("sosialisasi", "pelatihan", "pencanangan")


def check_waktu_rapat(dataset: DataSet) -> Iterator[Problem]:
    """Check weekday, times and deadlines of each meeting (ZI330-ZI332, ZI335-ZI337, ZI339)."""
    for rapat in dataset.rapat:
        if rapat.tanggal:  # without one its row was refused
            yield from _weekday(rapat, rapat.tanggal)
            yield from _deadlines(dataset, rapat, rapat.tanggal)
            yield from _year(rapat, rapat.tanggal, dataset.pengaturan.tahun)
        yield from _times(rapat)
        yield from _zone(rapat, dataset.pengaturan.zona_waktu)


def check_rapat_ganda(dataset: DataSet) -> Iterator[Problem]:
    """Check that no two meetings have the same code (ZI333)."""
    seen: dict[str, Rapat] = {}
    for rapat in dataset.rapat:
        first = seen.setdefault(fold(rapat.kode), rapat)
        if first is not rapat:
            yield problems.meeting_twice(rapat, first)


def check_rapat_setengah(dataset: DataSet) -> Iterator[Problem]:
    """Tell of a meeting of which some parts are typed and others blank (ZI349).

    All parts blank are a form to be filled in by hand. Nothing is told of a sheet that was refused
    or whose rows name meetings that are not there, nor of an occasion without minutes, whose
    decisions stand in its berita acara alone.
    """
    for rapat in dataset.rapat:
        filled = {
            "pembahasan": bool(dataset.children(rapat, "pembahasan")),
            "keputusan": bool(rapat.keputusan),
            "tindak lanjut": bool(dataset.children(rapat, "tindak_lanjut")),
        }
        whole = all(map(dataset.hangs_whole, ("pembahasan", "tindak_lanjut")))
        noted = filled["pembahasan"] or rapat.notulis or rapat.jenis not in _WITHOUT_MINUTES
        if whole and noted and any(filled.values()) and not all(filled.values()):
            yield problems.half_blank_meeting(
                rapat, [n for n, is_in in filled.items() if not is_in]
            )


def check_akhir_pekan(dataset: DataSet) -> Iterator[Problem]:
    """Note an event on a Saturday or Sunday, unless its weekday was typed too (ZI555).

    The public holidays of a year are set by decree, and no data of this program has them.
    """
    for rapat in dataset.rapat:
        if rapat.tanggal and not rapat.hari and rapat.tanggal.weekday() >= _SATURDAY:
            yield on_a_weekend(rapat, rapat.tanggal)


def check_pimpinan_diundang(dataset: DataSet, rapat: Record | None) -> Iterator[Problem]:
    """Note a meeting on a unit's plan to which its head was not invited, or did not come (ZI239).

    Who leads the meeting or signs its invitation need not be invited. Lists that nobody typed are
    filled in by hand.
    """
    unit = dataset.unit_of(rapat) if isinstance(rapat, Rapat) else None
    if not isinstance(rapat, Rapat) or unit is None or rapat.jenis != _MONITORING:
        return
    head = _head(dataset, unit)
    hosts = (rapat.pimpinan, getattr(rapat, "pengundang", None))
    if head is None or any(_is_head(dataset, head, one, "") for one in hosts if one):
        return
    lists = {
        "peserta": [
            (one.nip or one.nama, one.jabatan) for one, _ in dataset.children(rapat, "peserta")
        ],
        "penerima": [(one.yth, one.yth) for one, _ in dataset.children(rapat, "penerima")],
    }
    typed = [name for name, people in lists.items() if people]
    people = [one for name in typed for one in lists[name]]
    if typed and not any(_is_head(dataset, head, *one) for one in people):
        yield without_head(rapat, unit, typed[0])


def pemantauan_of(dataset: DataSet, unit: UnitKerja) -> list[Rapat]:
    """Return the meetings of a unit on its plan."""
    return [
        one for one in dataset.rapat if one.jenis == _MONITORING and dataset.unit_of(one) is unit
    ]


def _head(dataset: DataSet, unit: UnitKerja) -> Pegawai | Pejabat | None:
    """Return the head of a unit with his post; None when the data do not know it."""
    head = dataset.employee_of(unit.kepala) or dataset.pengaturan.find_pejabat(unit.kepala)
    return head if head is not None and head.jabatan else None


def _is_head(dataset: DataSet, head: Pegawai | Pejabat, text: Any, post: str) -> bool:
    """Tell whether somebody is the head of a unit: by name or key, by the post, or among all.

    "Camat" is short for "Camat Panggul", and "Plt. Camat Panggul" acts as one.
    """
    found = dataset.employee_of(text) or dataset.pengaturan.find_pejabat(str(text))
    name = found.nama if found is not None else getattr(text, "nama", str(text))
    said, own = fold(post or ""), fold(head.jabatan)
    by_post = bool(said) and (said in own or own in said or any(one in said for one in _EVERYBODY))
    return by_post or indonesian.lipat_nama(name) == indonesian.lipat_nama(head.nama)


def _weekday(rapat: Rapat, tanggal: date) -> Iterator[Problem]:
    if not rapat.hari:
        return
    row = rapat.asal
    place = rapat.place("hari" if row and "hari" in row.cells else "tanggal")
    try:
        typed = indonesian.parse_hari(rapat.hari)
    except ValueError as error:
        yield problems.no_weekday(place, str(error))
        return
    right = indonesian.nama_hari(tanggal)
    if typed != right:
        yield problems.other_weekday(place, tanggal, right, typed)


def _deadlines(dataset: DataSet, rapat: Rapat, tanggal: date) -> Iterator[Problem]:
    for task, place in dataset.children(rapat, "tindak_lanjut", "batas_waktu"):
        if isinstance(task.batas_waktu, Tenggat):
            yield problems.deadline_in_words(place, task.batas_waktu)
        elif task.batas_waktu and task.batas_waktu < tanggal:
            yield problems.early_deadline(place, task.uraian, task.batas_waktu, tanggal)


def _year(rapat: Rapat, tanggal: date, tahun: int) -> Iterator[Problem]:
    if not fits_year(tanggal, tahun):
        yield problems.meeting_of_other_year(rapat, tanggal, tahun)


def _times(rapat: Rapat) -> Iterator[Problem]:
    start, end = rapat.pukul_mulai, rapat.pukul_selesai
    if start and end and (end.hour, end.minute) <= (start.hour, start.minute):
        yield problems.ends_before_it_starts(rapat, start, end)


def _zone(rapat: Rapat, zona_waktu: str) -> Iterator[Problem]:
    """Report a typed time zone that differs from the settings' zone, which documents print."""
    cells = rapat.asal.cells if rapat.asal else {}
    for column in ("pukul", "pukul_mulai", "pukul_selesai"):
        if not isinstance(text := cells.get(column), str):
            continue
        try:
            zona = indonesian.parse_zona(text)
        except ValueError as error:
            yield problems.no_zone(rapat.place(column), str(error), zona_waktu)
        else:
            if zona not in (None, zona_waktu):
                yield problems.other_zone(rapat.place(column), str(zona), zona_waktu)
