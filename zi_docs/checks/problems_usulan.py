"""The problems of the papers that propose units, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from zi_docs import indonesian
from zi_docs.errors import Place, Problem, problem
from zi_docs.model import DocType


def parts_of_tlhp(place: Place, asked: Decimal, found: Decimal) -> Problem:
    """ZI359: the parts of a row of TLHP do not make up its recommendations."""
    message = (
        f"Ada {_shown(asked)} rekomendasi, tetapi yang selesai, dalam proses, belum, dan tidak "
        f"dapat ditindaklanjuti berjumlah {_shown(found)}."
    )
    return problem("ZI359", place, message, "Betulkan angkanya sehingga jumlahnya sama.")


def tlhp_left(place: Place, left: Decimal, unit: str) -> Problem:
    """ZI359: a recommendation to a proposed unit is not settled."""
    message = (
        f"{_shown(left)} rekomendasi belum selesai ditindaklanjuti, padahal pernyataannya "
        "menyebut semuanya selesai."
    )
    mend = "Selesaikan dahulu, atau kosongkan predikat yang diusulkan bagi unit itu."
    return problem("ZI359", place, message, mend, about=unit)


def without_tlhp(place: Place, unit: str) -> Problem:
    """ZI195: a proposed unit has no row of TLHP, so the statement says nihil."""
    message = 'Unit yang diusulkan ini tidak mempunyai baris TLHP, jadi disebut "nihil".'
    mend = "Isi rekomendasinya di lembar TLHP."
    return problem("ZI195", place, message, mend, about=unit)


def without_score(place: Place, unit: str) -> Problem:
    """ZI516: a letter is to print scores, and a proposed unit has none of the assessors."""
    message = (
        "Nilai unit ini menurut Tim Penilai Internal belum ada, padahal suratnya melampirkannya."
    )
    mend = 'Isi Jawaban TPI di lembar Penilaian, atau isi lampiran_nilai dengan "tidak".'
    return problem("ZI516", place, message, mend, about=unit)


def _shown(number: Decimal) -> str:
    return indonesian.format_angka(number)


def proposed_late(place: Place, on: date, last: date) -> Problem:
    """ZI397: a letter of proposal is dated after the last day."""
    message = (
        f"Surat usulan bertanggal {indonesian.format_tanggal(on)}, sesudah batas pengajuan "
        f"{indonesian.format_tanggal(last)}."
    )
    mend = "Betulkan tanggalnya, atau biarkan bila Tim Penilai Nasional mengumumkan batas lain."
    return problem("ZI397", place, message, mend)


def assesses_own_unit(place: Place, other: str) -> Problem:
    """ZI398: an internal assessor builds what he assesses."""
    message = "Anggota Tim Penilai Internal ini juga membangun Zona Integritas pada unit kerja."
    mend = "Tunjuk orang lain pada salah satunya: yang menilai bukan yang membangun."
    return problem("ZI398", place, message, mend, about=other)


def not_proposed(place: Place, unit: str, doctype: DocType) -> Problem:
    """ZI399: a row of a paper of the proposal names a unit that is not proposed."""
    message = f"{doctype.manifest.judul} memuat unit kerja yang tidak diusulkan."
    mend = "Isi kolom Predikat Diusulkan pada unit itu, atau hapus baris ini."
    return problem("ZI399", place, message, mend, about=unit)


def conditions_not_known(place: Place, said: str) -> Problem:
    """ZI547: the conditions of the date of a proposal are not all in the program."""
    mend = "Periksa syaratnya sendiri sebelum mengusulkan; tanggal dokumennya boleh tetap."
    return problem("ZI547", place, said, mend)


def below_thresholds(place: Place, failed: Sequence[str], unit: str) -> Problem:
    """ZI229: a proposed unit fails thresholds by the assessment of the internal assessors."""
    said = indonesian.gabung_dan(list(failed))
    message = f"Syarat pengusulan: menurut penilaian Tim Penilai Internal belum tercapai {said}."
    mend = "Tunda pengusulannya, atau betulkan jawaban di lembar Penilaian."
    return problem("ZI229", place, message, mend, about=unit)


def condition_not_met(place: Place, said: str, unit: str = "") -> Problem:
    """ZI229: a condition of a proposal that is not met; ``said`` tells what is there and asked."""
    mend = "Betulkan datanya, atau tunda pengusulannya sampai syarat itu terpenuhi."
    return problem("ZI229", place, f"Syarat pengusulan: {said}", mend, about=unit)
