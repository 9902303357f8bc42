"""The problems that the checks of plans report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from zi_docs import indonesian
from zi_docs.errors import Place, Problem, problem, quote
from zi_docs.tables import RencanaAksi, UnitKerja


def no_area(place: Place, sentence: str, names: Mapping[int, str]) -> Problem:
    """ZI370: an unknown area, or an area whose number and name differ."""
    known = ", ".join(f"{number} {name}" for number, name in names.items())
    return problem("ZI370", place, sentence, f"Tulis nomor atau namanya: {known}.")


def unofficial_area(plan: RencanaAksi, number: int, name: str, on: date) -> Problem:
    """ZI371: an area whose name is not the one that the regulation gives it on a date."""
    message = f"{quote(plan.area)} bukan nama resmi area {number} pada "
    message += f"{indonesian.format_tanggal(on)}."
    return problem(
        "ZI371", plan.place("area"), message, f"Tulis {quote(name)}, atau {number} saja."
    )


def area_out_of_order(plan: RencanaAksi, number: int, last: int) -> Problem:
    """ZI372: the rows of a unit are not in the order of the areas."""
    message = f"Di unit {quote(plan.unit_kerja)} baris area {number} ada sesudah baris area {last}."
    mend = "Urutkan barisnya bila perlu; dokumennya tetap dicetak dari area 1 sampai 6."
    return problem("ZI372", plan.place("area"), message, mend)


def areas_left_out(place: Place, unit: UnitKerja, missing: Sequence[str]) -> Problem:
    """ZI373: a plan that does not cover all six areas."""
    *most, last = missing
    said = f"{', '.join(most)} dan {last}" if most else last
    message = f"Rencana aksi {quote(unit.nama)} belum memuat area {said}."
    return problem("ZI373", place, message, "Tambahkan kegiatan untuk setiap area.")


def unknown_lke(place: Place, code: str) -> Problem:
    """ZI374: a code that the LKE of the date does not have."""
    message = "Kode LKE ini tidak dikenal."
    return problem("ZI374", place, message, "Tulis seperti 1.i.a atau R.1.i.a.", about=code)


def lke_not_known(place: Place, count: int, on: date, since: date) -> Problem:
    """ZI379: plans of this date have codes of a later LKE, which are not printed."""
    message = (
        f"Kode LKE pada {count} baris tidak dicetak: rencana ini bertanggal "
        f"{indonesian.format_tanggal(on)}, sedangkan LKE yang dikenal berlaku sejak "
        f"{indonesian.format_tanggal(since)}."
    )
    return problem("ZI379", place, message, "Biarkan, atau kosongkan kolom Kode LKE.")


def lke_of_other_area(place: Place, code: str, right: int, number: int) -> Problem:
    """ZI375: a code of another area than the row's."""
    message = f"Kode LKE {quote(code)} milik area {right}, sedangkan baris ini area {number}."
    return problem("ZI375", place, message, "Betulkan kode atau areanya.")


def no_schedule(plan: RencanaAksi) -> Problem:
    """ZI376: an activity without schedule."""
    message, mend = "Kegiatan ini belum punya jadwal.", 'Isi jadwal, mis. "Jan-Mar" atau "TW II".'
    return problem("ZI376", plan.place("jadwal"), message, mend, about=plan.kegiatan)


def planned_too_late(plan: RencanaAksi, unit: str, count: int, on: date) -> Problem:
    """ZI557: activities of a unit's plan are over before the month in which it is made."""
    message = f"Rencana ini bertanggal {indonesian.format_tanggal(on)}, padahal memuat kegiatan "
    message += "yang jadwalnya sudah lewat pada awal bulan itu."
    mend = "Periksa jadwalnya; bila rencana ini untuk tahun depan, ganti tahun di pengaturan."
    about = f"{unit}, {count} kegiatan"
    return problem("ZI557", plan.place("jadwal"), message, mend, about=about)


def no_target(plan: RencanaAksi) -> Problem:
    """ZI377: an activity without target."""
    message = "Kegiatan ini belum punya target."
    mend = "Isi target yang dapat dihitung beserta satuannya."
    return problem("ZI377", plan.place("target"), message, mend, about=plan.kegiatan)


def activity_twice(plan: RencanaAksi, first: RencanaAksi) -> Problem:
    """ZI378: an activity that appears twice for the same unit and area."""
    message = (
        f"Kegiatan {quote(plan.kegiatan)} sudah ada untuk unit dan area yang sama "
        f"({first.place('kegiatan').elsewhere})."
    )
    mend = "Hapus salah satunya, atau bedakan kegiatannya; bila dibiarkan, keduanya dicetak."
    return problem("ZI378", plan.place("kegiatan"), message, mend)
