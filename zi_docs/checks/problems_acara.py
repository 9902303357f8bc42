"""What the checks report about events, assignments and who acts in them, in a clerk's words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zi_docs.errors import Place, Problem, problem, quote
from zi_docs.indonesian import format_tanggal, gabung_dan, nama_hari
from zi_docs.model import Pejabat, Record
from zi_docs.model.problems import sebutan_tabel
from zi_docs.tables import Rapat, UnitKerja


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
    message = f"Foto ini sudah dipakai acara lain, di {first.elsewhere}."
    mend = "Pakai foto acara ini sendiri; penilai mengenali foto yang sama."
    return problem("ZI174", place, message, mend, about=file)


def two_seats(row: Record, first: Record) -> Problem:
    """ZI191: one person leads a team in two seats."""
    seats = f"{_cell(row, 'kedudukan')} dan {_cell(first, 'kedudukan')}"
    message = f"Orang ini {seats} tim yang sama; lihat juga {first.place('orang').elsewhere}."
    mend = "Tunjuk orang lain pada salah satunya, atau biarkan bila memang merangkap."
    return problem("ZI191", row.place("orang"), message, mend, about=_cell(row, "orang"))


def second_head(row: Record, first: Record) -> Problem:
    """ZI191: a team, or one of its working groups, with two heads."""
    other = f"{_cell(first, 'orang')} ({first.place('orang').elsewhere})"
    message = f"{'Pokja' if _cell(row, 'pokja') else 'Tim'} ini sudah berketua {other}."
    mend = "Betulkan kedudukan salah satunya, atau tim dan unitnya."
    return problem("ZI191", row.place("kedudukan"), message, mend, about=_cell(row, "orang"))


def other_head(unit: UnitKerja, head: Record) -> Problem:
    """ZI185: the table of units and that of teams name different heads of a unit's team."""
    other = f"{_cell(head, 'orang')} ({head.place('orang').elsewhere})"
    message = f"Ketua tim kerja unit ini di lembar Tim orang lain: {other}."
    place = unit.place("ketua_tim")
    return problem("ZI185", place, message, "Samakan keduanya.", about=unit.nama)


def signs_twice(place: Place, name: str, judul: str, unit: UnitKerja) -> Problem:
    """ZI550: the head of a unit signs its paper also as the head of its team."""
    message = (
        f"Ketua tim kerja ini juga kepala {unit.nama}, sehingga {judul} ditandatangani satu orang "
        "dua kali: sebagai yang mengetahui dan sebagai ketua tim."
    )
    mend = "Tunjuk ketua tim yang lain, atau kepala unit kerja yang berwenang mengetahui."
    return problem("ZI550", place, message, mend, about=name)


def other_post(place: Place, name: str, typed: str, first: str, at: Place) -> Problem:
    """ZI514: one person has two posts in the set."""
    message = f"Jabatan orang ini tertulis {quote(typed)}, sedangkan di {at} {quote(first)}."
    mend = "Samakan, atau biarkan bila jabatannya memang berganti di antara kedua tanggalnya."
    return problem("ZI514", place, message, mend, about=name)


def without_post(row: Record) -> Problem:
    """ZI517: somebody in a team has no post that the decree could print."""
    message = (
        "Jabatan orang ini tidak diketahui, padahal keputusan timnya memuat jabatan anggotanya."
    )
    mend = "Isi kolom Jabatan dalam Dinas, atau sebut NIP-nya bila ia ada di lembar Pegawai."
    return problem("ZI517", row.place("jabatan_dinas"), message, mend, about=_cell(row, "orang"))


def post_is_vacant(row: Record, post: str, signer: Pejabat) -> Problem:
    """ZI139: the annex has a holder of the post in which a Plt. or Pj. signs."""
    message = (
        f"Orang ini tercetak sebagai {quote(post)} definitif, sedangkan keputusannya "
        f"ditandatangani {signer.cara} jabatan itu, {signer.nama}: jabatannya lowong."
    )
    mend = (
        f"Sebut {signer.cara} itu di baris ini dengan kuncinya di lembar Pejabat, atau isi caranya "
        "Plh. bila pejabatnya hanya berhalangan."
    )
    return problem("ZI139", row.place("orang"), message, mend, about=_cell(row, "orang"))


def tasks_unverified(place: Place, said: str) -> Problem:
    """ZI138: the built-in tasks of a UPG were written without the official text."""
    message = f"Tugas Unit Pengendalian Gratifikasi dalam keputusannya {said}."
    mend = (
        "Cocokkan di JDIH KPK; bila berbeda, salin jenisnya dengan naskah salin, lalu betulkan "
        "diktum.j2."
    )
    return problem("ZI138", place, message, mend)


def in_two_places(place: Place, name: str, first: Record) -> Problem:
    """ZI192: somebody leads or records two meetings in two places at one time."""
    where = first.place().elsewhere
    message = f"Pada waktu yang sama orang ini juga di {quote(first.label)}, di {where}."
    return problem("ZI192", place, message, "Periksa waktu, tempat, atau orangnya.", about=name)


def place_spelled_otherwise(place: Place, typed: str, other: str, at: Place) -> Problem:
    """ZI193: the town of the office is spelled in two ways."""
    message = (
        f"Nama tempat ini tertulis {quote(typed)}, sedangkan di {at.elsewhere} {quote(other)}."
    )
    return problem("ZI193", place, message, "Samakan ejaannya bila tempatnya sama.")


def _cell(row: Record, column: str) -> str:
    return str(getattr(row, column, "") or "")


def pokja_without(row: Record, seat: str, names: Sequence[str]) -> Problem:
    """ZI194: groups of a team's work that lack a head or members; all in one sentence."""
    message = f"Pokja tanpa {seat} dalam tim kerja ini: {', '.join(names)}."
    mend = "Tambahkan barisnya di lembar Tim, dengan kolom Pokja terisi."
    return problem("ZI194", row.place("pokja"), message, mend)


def not_elected(row: Record, acara: str) -> Problem:
    """ZI185: an agent, or a member of a team, whom the minutes of the election do not name."""
    message = f"Orang ini tidak disebut dalam keputusan berita acara pemilihannya, {quote(acara)}."
    mend = f"Samakan {sebutan_tabel(row.tabel.nama)} dengan kolom Keputusan pada acara itu."
    return problem("ZI185", row.place("orang"), message, mend, about=row.label)


def elected_only(place: Place, name: str, row: Record) -> Problem:
    """ZI185: the minutes of an election name an employee who is not in the decree."""
    table = sebutan_tabel(row.tabel.nama)
    message = f"{name} disebut bersama yang terpilih, tetapi tidak ada di {table}"
    message += f" ({row.place('orang').elsewhere})."
    mend = f"Tambahkan di {table}, atau betulkan kolom Keputusan ini."
    return problem("ZI185", place, message, mend, about=name)


def no_assessor(place: Place, name: str, tugas: Record) -> Problem:
    """ZI534: somebody is sent to evaluate a unit and is no internal assessor."""
    message = f"Petugas {quote(tugas.label)} ini bukan anggota Tim Penilai Internal di lembar Tim."
    mend = "Tambahkan di lembar Tim, atau tugaskan anggotanya."
    return problem("ZI534", place, message, mend, about=name)


def outside_assignment(place: Place, on: date, tugas: Record, first: date, last: date) -> Problem:
    """ZI488: the closing meeting or the report of an evaluation does not fit its assignment."""
    days = f"mulai {format_tanggal(first)}"
    days += "" if last == date.max else f", paling lambat {format_tanggal(last)}"
    message = f"Tanggal {format_tanggal(on)} di luar masa surat tugas {quote(tugas.label)}: {days}."
    return problem("ZI488", place, message, "Betulkan tanggal ini, atau tanggal surat tugasnya.")


def assesses_own(place: Place, name: str, why: str, unit: UnitKerja) -> Problem:
    """ZI554: somebody is sent to evaluate the unit to which he belongs himself."""
    message = f"Yang ditugaskan menilai {unit.nama} ini {why} unit itu sendiri."
    mend = "Tugaskan orang lain, atau betulkan unit yang dinilai."
    return problem("ZI554", place, message, mend, about=name)


def on_a_weekend(rapat: Rapat, tanggal: date) -> Problem:
    """ZI555: an event on a Saturday or a Sunday that nobody wrote down as such."""
    day = nama_hari(tanggal)
    message = f"{format_tanggal(tanggal)} jatuh pada hari {day}; libur nasional tidak diperiksa."
    mend = f'Betulkan tanggalnya, atau isi kolom Hari dengan "{day}" bila memang demikian.'
    return problem("ZI555", rapat.place("tanggal"), message, mend, about=rapat.label)


def other_letter(place: Place, given: Sequence[date]) -> Problem:
    """ZI237: a report names a letter of assignment by a date that none has."""
    dates = gabung_dan([format_tanggal(on) for on in given])
    message = (
        f"Surat tugas penilaian di lembar Tugas bertanggal {dates}, bukan yang disebut di sini."
    )
    return problem("ZI237", place, message, "Samakan tanggal surat tugasnya.")
