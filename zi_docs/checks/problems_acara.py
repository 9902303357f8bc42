"""What the checks report about events, assignments and who acts in them, in a clerk's words."""

from __future__ import annotations

from datetime import date

from zi_docs.errors import Place, Problem, problem, quote
from zi_docs.indonesian import format_tanggal


def dates_out_of_order(place: Place, later: str, earlier: str, first: date, on: date) -> Problem:
    """ZI167: a date that comes before the one which it must follow."""
    message = f"{later} ({format_tanggal(on)}) mendahului {earlier} ({format_tanggal(first)})."
    return problem("ZI167", place, message, "Betulkan salah satu tanggalnya.")


def too_late(place: Place, judul: str, on: date, limit: date) -> Problem:
    """ZI168: a document dated after the day for which it is made."""
    message = f"Tanggal {judul}, {format_tanggal(on)}, sesudah {format_tanggal(limit)}."
    mend = "Betulkan tanggal dokumennya, atau tanggal di sel ini."
    return problem("ZI168", place, message, mend)


def hardly_in_time(place: Place, judul: str, on: date, limit: date, hari: int) -> Problem:
    """ZI168: a document dated so shortly before that day that it may come too late."""
    days = (limit - on).days
    when = f"hanya {days} hari sebelum" if days else "pada hari yang sama dengan"
    message = (
        f"Tanggal {judul} {when} {format_tanggal(limit)}; lazimnya paling sedikit {hari} hari."
    )
    mend = "Beri tanggal yang lebih awal, bila suratnya memang dikirim lebih awal."
    return problem("ZI168", place, message, mend, warn=True)


def same_person(place: Place, judul: str, name: str, other: str) -> Problem:
    """ZI169: one person in two parts of a document that must be played by two."""
    message = f"Orang ini juga {other} pada {judul}."
    return problem("ZI169", place, message, "Sebut orang lain di salah satunya.", about=name)


def tasks_overlap(place: Place, name: str, other: str, days: str) -> Problem:
    """ZI172: somebody has two assignments on the same days."""
    message = f"Orang ini juga ditugaskan pada {quote(other)}, {days}."
    return problem("ZI172", place, message, "Periksa tanggal kedua tugasnya.", about=name)


def present_elsewhere(place: Place, name: str, tugas: str) -> Problem:
    """ZI173: somebody is listed as present on a day of an assignment elsewhere."""
    message = f"Orang ini tercatat hadir, padahal hari itu bertugas menurut {quote(tugas)}."
    return problem("ZI173", place, message, "Hapus dari daftar hadir bila tidak hadir.", about=name)


def few_photos(place: Place, acara: str, count: int) -> Problem:
    """ZI174: a report with fewer than two photos."""
    message = f"Laporan kegiatan {quote(acara)} memuat {count} foto; lazimnya paling sedikit dua."
    return problem("ZI174", place, message, "Tambah fotonya di lembar Foto.")


def photo_again(place: Place, file: str, first: Place) -> Problem:
    """ZI174: a photo of one event that is shown for another one too."""
    message = f"Foto ini sudah dipakai acara lain, di {first}."
    mend = "Pakai foto acara ini sendiri; penilai mengenali foto yang sama."
    return problem("ZI174", place, message, mend, about=file)
