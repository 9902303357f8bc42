"""Meetings: their dates, times, codes and people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zi_docs import indonesian
from zi_docs.checks.places import fold, nested_place, quote
from zi_docs.checks.references import PersonReferences
from zi_docs.errors import Problem, problem
from zi_docs.model import DataSet, Rapat


def check_waktu_rapat(dataset: DataSet) -> Iterator[Problem]:
    """Check weekday, times and deadlines of each meeting (ZI330-ZI332, ZI334-ZI337)."""
    for rapat in dataset.rapat:
        if rapat.tanggal is None:
            yield _without_date(rapat)
        else:
            yield from _weekday(rapat, rapat.tanggal)
            yield from _deadlines(rapat, rapat.tanggal)
            yield from _year(rapat, rapat.tanggal, dataset.pengaturan.tahun)
        yield from _times(rapat)
        yield from _zone(rapat, dataset.pengaturan.zona_waktu)


def check_rapat_ganda(dataset: DataSet) -> Iterator[Problem]:
    """Check that no two meetings have the same code (ZI333)."""
    seen: dict[str, Rapat] = {}
    for rapat in dataset.rapat:
        first = seen.setdefault(fold(rapat.kode), rapat)
        if first is not rapat:
            other = f"{quote(first.acara)} ({first.place('kode')})"
            message = f"Kode rapat {quote(rapat.kode)} sudah dipakai {other}."
            yield problem("ZI333", rapat.place("kode"), message, "Beri setiap rapat kode sendiri.")


def check_orang_rapat(dataset: DataSet) -> Iterator[Problem]:
    """Check that chair and note-taker are known people (ZI321, ZI322)."""
    references = PersonReferences(dataset)
    for rapat in dataset.rapat:
        for role, name in (("pimpinan", rapat.pimpinan), ("notulis", rapat.notulis)):
            if isinstance(name, str) and name and (refusal := references.judge(name)):
                yield refusal.at(rapat.place(role))


def _without_date(rapat: Rapat) -> Problem:
    message = f"Tanggal rapat {quote(rapat.acara)} belum diisi."
    return problem("ZI334", rapat.place("tanggal"), message, 'Tulis seperti "Senin, 6 April 2020".')


def _weekday(rapat: Rapat, tanggal: date) -> Iterator[Problem]:
    if not rapat.hari:
        return
    row = rapat.asal
    place = rapat.place("hari" if row and "hari" in row.cells else "tanggal")
    try:
        typed = indonesian.parse_hari(rapat.hari)
    except ValueError as error:
        yield problem("ZI331", place, str(error), "Tulis Senin, Selasa, Rabu, ... atau kosongkan.")
        return
    right = indonesian.nama_hari(tanggal)
    if typed != right:
        shown = indonesian.format_tanggal(tanggal)
        message = f"{shown} jatuh pada hari {right}, bukan {typed}."
        yield problem("ZI330", place, message, "Betulkan hari atau tanggalnya.")


def _deadlines(rapat: Rapat, tanggal: date) -> Iterator[Problem]:
    for index, task in enumerate(rapat.tindak_lanjut):
        if task.batas_waktu and task.batas_waktu < tanggal:
            message = (
                f"Batas waktu {quote(task.uraian)}, {indonesian.format_tanggal(task.batas_waktu)}, "
                f"mendahului rapatnya ({indonesian.format_tanggal(tanggal)})."
            )
            place = nested_place(rapat, f"tindak_lanjut.{index}.batas_waktu")
            yield problem("ZI335", place, message, "Periksa tanggal batas waktunya.")


def _year(rapat: Rapat, tanggal: date, tahun: int) -> Iterator[Problem]:
    if tanggal.year != tahun:
        message = (
            f"Rapat {quote(rapat.acara)} bertahun {tanggal.year}, sedangkan pengaturan {tahun}."
        )
        hint = 'Betulkan tanggal rapat, atau "tahun" di pengaturan.yaml.'
        yield problem("ZI336", rapat.place("tanggal"), message, hint)


def _times(rapat: Rapat) -> Iterator[Problem]:
    start, end = rapat.pukul_mulai, rapat.pukul_selesai
    if start and end and (end.hour, end.minute) <= (start.hour, start.minute):
        message = f"Rapat selesai pukul {end:%H.%M}, padahal mulai pukul {start:%H.%M}."
        place = rapat.place("pukul_selesai")
        yield problem("ZI332", place, message, "Betulkan waktunya; rapat selesai sesudah mulai.")


def _zone(rapat: Rapat, zona_waktu: str) -> Iterator[Problem]:
    """Tell a zone typed with a time that will not be printed: documents show the settings' own."""
    cells = rapat.asal.cells if rapat.asal else {}
    for column in ("pukul", "pukul_mulai", "pukul_selesai"):
        if not isinstance(text := cells.get(column), str):
            continue
        try:
            zona = indonesian.parse_zona(text)
        except ValueError as error:
            message = str(error)
        else:
            if zona in (None, zona_waktu):
                continue
            message = f"Waktu rapat bertuliskan {zona}, sedangkan pengaturan {zona_waktu}."
        hint = (
            f'Yang dicetak {zona_waktu}; betulkan waktunya, atau "zona_waktu" di pengaturan.yaml.'
        )
        yield problem("ZI337", rapat.place(column), message, hint)
