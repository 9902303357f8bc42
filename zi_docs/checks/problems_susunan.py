"""What the checks report about who belongs in a team or a paper, in the words of a clerk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zi_docs.errors import Place, Problem, problem, quote
from zi_docs.indonesian import format_tanggal, gabung_dan
from zi_docs.model import Record
from zi_docs.tables import UnitKerja


def agent_of_other_unit(row: Record, unit: UnitKerja) -> Problem:
    """ZI558: an agent of a unit is an employee of another one."""
    message = f"Agen perubahan {unit.nama} ini tercatat sebagai pegawai unit lain."
    mend = "Betulkan unitnya di lembar Agen atau Pegawai, atau pilih pegawai unit itu."
    return problem("ZI558", row.place("orang"), message, mend, about=row.label)


def head_is_sole_agent(row: Record, unit: UnitKerja) -> Problem:
    """ZI559: the only agent of a unit is its head."""
    message = f"Satu-satunya agen perubahan {unit.nama} ialah kepalanya."
    mend = "Tambahkan pegawai yang terpilih di lembar Agen."
    return problem("ZI559", row.place("orang"), message, mend, about=row.label)


def agent_without_change(row: Record) -> Problem:
    """ZI591: an agent plans no change, though others do."""
    message = "Agen perubahan ini belum merencanakan satu perubahan pun."
    mend = "Isi barisnya di lembar Perubahan Agen, atau hapus dari lembar Agen."
    return problem("ZI591", row.place("orang"), message, mend, about=row.label)


def team_without(row: Record, seats: Sequence[str]) -> Problem:
    """ZI592: the assessors' team lacks a head or members."""
    message = f"Tim Penilai Internal ini belum mempunyai {gabung_dan(list(seats))}."
    mend = "Tambahkan barisnya di lembar Tim."
    return problem("ZI592", row.place("kedudukan"), message, mend)


def without_basis(tugas: Record) -> Problem:
    """ZI593: an assignment to evaluate does not name the decree of the assessors."""
    message = "Surat tugas penilaian ini tidak menyebut keputusan Tim Penilai Internal."
    mend = "Tambahkan keputusan itu di kolom Dasar."
    return problem("ZI593", tugas.place("dasar"), message, mend, about=tugas.label)


def same_team(row: Record) -> Problem:
    """ZI594: those who choose the units are the ones who assess them."""
    message = "Susunan Tim Identifikasi sama dengan Tim Penilai Internal."
    mend = "Tunjuk orang lain, atau biarkan bila kantor memang menunjuk orang yang sama."
    return problem("ZI594", row.place("orang"), message, mend)


def head_of_candidate(row: Record, unit: UnitKerja) -> Problem:
    """ZI595: the head of a candidate is in the team that chooses."""
    message = f"Anggota Tim Identifikasi ini kepala {unit.nama}, yang menjadi calon."
    mend = "Tunjuk orang lain, atau hapus calon itu dari lembar Identifikasi."
    return problem("ZI595", row.place("orang"), message, mend, about=row.label)


def monitored_without_predicate(row: Record, unit: UnitKerja) -> Problem:
    """ZI596: the predicate of a unit is monitored that holds none."""
    message = "Predikat unit ini dipantau, padahal Predikat Dimiliki-nya kosong."
    mend = "Isi Predikat Dimiliki di lembar Unit Kerja, atau hapus baris ini."
    return problem("ZI596", row.place("unit_kerja"), message, mend, about=unit.nama)


def old_state(place: Place, state: date, on: date) -> Problem:
    """ZI597: a statement on TLHP rests on figures of more than three months before."""
    message = f"Keadaan {format_tanggal(state)} lebih dari tiga bulan sebelum tanggal pernyataan, "
    message += f"{format_tanggal(on)}."
    return problem("ZI597", place, message, "Perbarui datanya, lalu isi tanggal keadaan yang baru.")


def finding_without_advice(row: Record, count: object) -> Problem:
    """ZI598: a report has findings, and no recommendation."""
    message = f"Laporan ini memuat {count} temuan, tetapi tanpa rekomendasi."
    mend = "Isi banyaknya rekomendasi, atau betulkan banyaknya temuan."
    return problem("ZI598", row.place("rekomendasi"), message, mend, about=row.label)


def finished_in_other_year(row: Record, done: date, tahun: int) -> Problem:
    """ZI245: a change of an agent was finished outside the year of its plan."""
    message = f"Perubahan ini selesai {format_tanggal(done)}, di luar tahun {tahun}."
    mend = "Betulkan tanggal selesainya, atau hapus baris yang bukan rencana tahun ini."
    return problem("ZI245", row.place("tanggal_selesai"), message, mend, about=row.label)


def director_assesses(place: Place, name: str, tugas: Record) -> Problem:
    """ZI244: who directs the assessors is sent to assess himself."""
    message = "Pengarah Tim Penilai Internal ini ditugaskan menilai sendiri."
    mend = f"Tugaskan anggota tim yang lain pada {tugas.label}, atau betulkan kedudukannya."
    return problem("ZI244", place, message, mend, about=name)


def witness_without_office(place: Place, name: str) -> Problem:
    """ZI243: a witness from outside is printed without the office he is from."""
    message = "Saksi dari luar ini belum disebut instansinya."
    mend = "Isi kolom Instansi pada baris saksi itu."
    return problem("ZI243", place, message, mend, about=name)


def head_without_pledge(unit: UnitKerja) -> Problem:
    """ZI241: the head who signs a shared pledge gets no personal one."""
    message = "Kepala unit ini tidak ada di lembar Pegawai, jadi tidak mendapat Pakta Integritas "
    message += "perorangan; yang bersama tidak menggantikannya."
    mend = "Tambahkan kepala unit itu di lembar Pegawai."
    return problem("ZI241", unit.place("kepala"), message, mend, about=unit.nama)


def old_pledge(place: Place, on: date, proposal: date, unit: UnitKerja) -> Problem:
    """ZI242: a shared pledge is older than twelve months when its unit is proposed."""
    message = f"Pakta bersama bertanggal {format_tanggal(on)}, lebih dari dua belas bulan sebelum "
    message += f"surat usulan, {format_tanggal(proposal)}."
    mend = "Perbarui paktanya, atau betulkan salah satu tanggalnya."
    return problem("ZI242", place, message, mend, about=unit.nama)


def on_another_day(unit: UnitKerja, place: Place, on: date, declared: date) -> Problem:
    """ZI247: a unit commits itself neither as it declares its programme nor early in a year."""
    message = f"Tanggal ini, {format_tanggal(on)}, bukan hari pencanangannya, "
    message += f"{format_tanggal(declared)}, dan bukan awal tahun."
    return problem("ZI247", place, message, "Periksa tanggalnya.", about=unit.nama)


def elected_later(place: Place, acara: str, held: date, on: date) -> Problem:
    """ZI397: a decree is dated before the election of those whom it names."""
    message = f"Pemilihan {quote(acara)} bertanggal {format_tanggal(held)}, sesudah keputusannya, "
    message += f"{format_tanggal(on)}."
    return problem("ZI397", place, message, "Betulkan salah satu tanggalnya.")
