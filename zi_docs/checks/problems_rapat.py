"""The problems that the checks of meetings, their days and their texts report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from zi_docs import indonesian
from zi_docs.errors import Place, Problem, problem, quote
from zi_docs.tables import Rapat


def no_weekday(place: Place, sentence: str) -> Problem:
    """ZI331: a word that is not the name of a weekday."""
    return problem("ZI331", place, sentence, "Tulis Senin, Selasa, Rabu, ... atau kosongkan.")


def other_weekday(
    place: Place, tanggal: date, right: str, typed: str, *, warn: bool = False
) -> Problem:
    """ZI330: the date falls on another weekday."""
    message = f"{indonesian.format_tanggal(tanggal)} jatuh pada hari {right}, bukan {typed}."
    return problem("ZI330", place, message, "Betulkan hari atau tanggalnya.", warn=warn)


def early_deadline(place: Place, task: str, until: date, tanggal: date) -> Problem:
    """ZI335: the deadline of a task is before the meeting that decides it."""
    shown = indonesian.format_tanggal
    message = f"Batas waktu {quote(task)}, {shown(until)}, mendahului rapatnya ({shown(tanggal)})."
    return problem("ZI335", place, message, "Periksa tanggal batas waktunya.")


def deadline_in_words(place: Place, text: str) -> Problem:
    """ZI339: a deadline that is no date can't be compared with the meeting."""
    message = "Batas waktu ini bukan tanggal: dicetak seperti tertulis, dan tidak dicocokkan "
    message += "dengan tanggal rapatnya."
    return problem("ZI339", place, message, "Tulis tanggalnya bila sudah pasti.", about=text)


def meeting_of_other_year(rapat: Rapat, tanggal: date, tahun: int) -> Problem:
    """ZI336: a meeting lies in another year than the data set."""
    message = f"Rapat ini bertanggal tahun {tanggal.year}, sedangkan tahun di pengaturan {tahun}."
    mend = "Betulkan tanggal rapatnya, atau tahun di pengaturan."
    return problem("ZI336", rapat.place("tanggal"), message, mend, about=rapat.acara)


def date_of_other_year(place: Place, on: date, tahun: int) -> Problem:
    """ZI336: a document's date lies in another year than the data set."""
    shown = indonesian.format_tanggal(on)
    message = f"Tanggal ini tidak di tahun {tahun}, yaitu tahun di pengaturan."
    return problem("ZI336", place, message, 'Betulkan tanggal itu, atau "tahun".', about=shown)


def number_of_far_year(place: Place, on: date, tahun: int) -> Problem:
    """ZI338: a numbered document's date is more than a year off the data set's year."""
    shown = indonesian.format_tanggal(on)
    message = f"Tanggal {shown} lebih dari setahun dari tahun di pengaturan, {tahun}, sedangkan "
    message += f"dokumen ini bernomor: nomornya akan bertahun {on.year}."
    mend = 'Betulkan tanggal itu, atau "tahun". Bila tanggalnya memang itu: '
    return problem("ZI338", place, message, f"{mend}--tanggal {on.isoformat()}.")


def ends_before_it_starts(rapat: Rapat, start: time, end: time) -> Problem:
    """ZI332: a meeting ends before it starts."""
    message = f"Rapat selesai pukul {end:%H.%M}, padahal mulai pukul {start:%H.%M}."
    return problem("ZI332", rapat.place("pukul_selesai"), message, "Betulkan salah satu waktunya.")


def half_blank_meeting(rapat: Rapat, blank: Sequence[str]) -> Problem:
    """ZI349: parts of a meeting that were left blank, while others were typed."""
    message = (
        f"{indonesian.gabung_dan(blank).capitalize()} rapat {quote(rapat.acara)} kosong, jadi "
        "dicetak sebagai garis untuk ditulis tangan."
    )
    hint = 'Isi bagian itu, atau tulis "Rapat tidak mengambil keputusan" bila memang demikian.'
    return problem("ZI349", rapat.place(), message, hint)


def other_zone(place: Place, typed: str, printed: str) -> Problem:
    """ZI337: a time whose zone differs from the printed one."""
    message = (
        f"Waktu rapat ditulis {typed}, sedangkan zona waktu di pengaturan {printed}, dan "
        "itulah yang dicetak."
    )
    return problem("ZI337", place, message, "Betulkan salah satunya.")


def no_zone(place: Place, sentence: str, printed: str) -> Problem:
    """ZI337: a time zone that can't be read."""
    mend = f"Yang dicetak {printed}, menurut zona waktu di pengaturan; hapus yang lain."
    return problem("ZI337", place, sentence, mend)


def meeting_twice(rapat: Rapat, first: Rapat) -> Problem:
    """ZI333: two meetings have the same code."""
    other = f"{quote(first.acara)} ({first.place('kode').elsewhere})"
    message = f"Kode rapat {quote(rapat.kode)} sudah dipakai {other}."
    return problem("ZI333", rapat.place("kode"), message, "Beri setiap rapat kode sendiri.")
