"""What the checks report about recommendations and the open points of a plan, for a clerk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zi_docs.errors import Place, Problem, excerpt, problem, quote
from zi_docs.indonesian import format_tanggal
from zi_docs.model import Record
from zi_docs.tables import Rapat, UnitKerja


def before_its_source(row: Record, on: date) -> Problem:
    """ZI397: a report on recommendations is dated before the paper that gives them."""
    message = f"Laporan tindak lanjut bertanggal {format_tanggal(on)}, sebelum rekomendasi ini."
    return problem(
        "ZI397", row.place("tanggal"), message, "Betulkan salah satu tanggalnya.", about=row.label
    )


def advice_left_out(row: Record) -> Problem:
    """ZI185: a recommendation of the assessors is not in the report on following them up."""
    message = "Rekomendasi Tim Penilai Internal ini tidak ada di lembar Rekomendasi."
    mend = "Tambahkan barisnya dengan kode LKE yang sama."
    return problem("ZI185", row.place("rekomendasi_tpi"), message, mend, about=row.label)


def without_advice(rows: Sequence[Record]) -> Problem:
    """ZI251: the assessors leave low answers without an advice that has its last day."""
    named = excerpt(", ".join(str(getattr(row, "kode_lke", "")) for row in rows))
    message = "Jawaban C, D, E, atau Tidak dari Tim Penilai Internal belum mempunyai rekomendasi "
    message += f"yang berbatas waktu: {named}."
    mend = "Isi kolom Rekomendasi TPI dan Batas Waktu pada baris itu."
    return problem("ZI251", rows[0].place("rekomendasi_tpi"), message, mend)


def not_carried(place: Place, task: str, acara: str) -> Problem:
    """ZI599: a follow-up of an event is not among the recommendations, though others are."""
    message = f"Tindak lanjut {quote(acara)} ini tidak ada di lembar Rekomendasi, yang lain ada."
    mend = "Tambahkan barisnya di sana, bila memang dipantau."
    return problem("ZI599", place, message, mend, about=task)


def no_meeting(row: Record, quarter: str) -> Problem:
    """ZI238: a report on a quarter in which the unit held no meeting on its plan."""
    message = f"Belum ada rapat pemantauan unit ini pada Triwulan {quarter}."
    mend = "Isi rapatnya di lembar Rapat, atau sebut di isian rapat_pemantauan."
    return problem("ZI238", row.place("triwulan"), message, mend)


def without_head(rapat: Rapat, unit: UnitKerja, column: str) -> Problem:
    """ZI239: the head of a unit is neither among the invited nor the present of its meeting."""
    said = {"penerima": "diundang ke", "peserta": "hadir pada"}[column]
    message = f"Kepala {unit.nama} tidak tercatat {said} rapat pemantauan ini."
    mend = "Tambahkan kepala unit itu, atau biarkan bila diwakili."
    return problem("ZI239", rapat.place(column), message, mend, about=rapat.label)


def left_open(row: Record, before: str, quarter: str) -> Problem:
    """ZI240: an activity was open in the quarter before, and is not reported again."""
    message = f"Kegiatan ini belum selesai pada Triwulan {before}, tetapi tidak dilaporkan lagi "
    message += f"pada Triwulan {quarter}."
    mend = f"Tambahkan barisnya pada Triwulan {quarter}: selesai, atau diteruskan."
    return problem("ZI240", row.place("kegiatan"), message, mend, about=row.label)
