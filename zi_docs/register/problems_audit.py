"""The problems that an audit of the register finds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zi_docs.errors import Problem, problem
from zi_docs.indonesian import format_angka, format_tanggal
from zi_docs.register.problems import NEVER_AGAIN, cancel_command, make_command
from zi_docs.register.values import DatedNumber, Gap, HeldNumber

_NAMED = 5


def file_missing(path: str, name: str, again: str) -> Problem:
    """Warn that the file of a document that is not issued is gone: it can be made again."""
    message = "Berkas dokumen ini tidak ada atau tidak dapat dibaca."
    return problem("ZI630", path, message, f"Buat lagi: {again}", about=name)


def file_changed(path: str, nomor: str, again: str) -> Problem:
    """Report that a document's file has other bytes than the recorded ones."""
    message = "Isi berkas dokumen ini tidak lagi sama dengan yang dicatat."
    hint = (
        "Bila suntingan itu disengaja, simpan dahulu dengan nama lain. Perintah ini membuatnya "
        "kembali (dokumen bernomor hanya dari data yang sama) dan menghapus suntingannya: "
        f"{again}"
    )
    return problem("ZI631", path, message, hint, about=nomor)


def issued_file_changed(path: str, nomor: str, again: str) -> Problem:
    """Report that an issued document was edited afterwards; what was issued is kept."""
    message = "Berkas ini disunting sesudah terbit. Yang terbit tersimpan utuh di folder terbit."
    hint = (
        "Pindahkan berkas suntingan itu; perintah ini lalu meletakkan kembali yang terbit: "
        f"{again}. Bila yang terbit memang harus lain, pakai --ganti."
    )
    return problem("ZI631", path, message, hint, about=nomor)


def issued_file_away(path: str, nomor: str, again: str) -> Problem:
    """Warn that an issued document is kept, but not in the output folder."""
    message = "Dokumen terbit ini tidak ada di folder hasil, tetapi tersimpan utuh."
    hint = f"Perintah ini meletakkannya kembali: {again}"
    return problem("ZI648", path, message, hint, about=nomor)


def bytes_lost(place: str, name: str, replace: str) -> Problem:
    """Report that nobody has the bytes of an issued document any more."""
    message = "Isi dokumen terbit ini tidak tersimpan lagi, dan tidak dapat dibuat kembali."
    hint = (
        "Letakkan berkas aslinya (dari cadangan, surat elektronik, atau komputer lain) di tempat "
        f"itu lalu jalankan zi-docs buat, atau terbitkan penggantinya: {replace}"
    )
    return problem("ZI636", place, message, hint, about=name)


def former_bytes_lost(place: str, name: str) -> Problem:
    """Report that the kept bytes of a replaced or cancelled document are gone."""
    message = "Isi edisi ini tidak tersimpan lagi di folder terbit."
    hint = "Kembalikan berkas itu dari cadangan register (folder yang berakhiran -terbit)."
    return problem("ZI636", place, message, hint, about=name)


def not_kept_yet(place: str, name: str, again: str) -> Problem:
    """Warn that an issued document lies in its place, but is not kept yet."""
    message = "Berkas terbit ini utuh, tetapi salinannya belum ada di folder terbit."
    return problem("ZI637", place, message, f"Perintah ini menyimpannya: {again}", about=name)


def kept_changed(place: str, name: str) -> Problem:
    """Report that kept bytes are no longer those that were issued."""
    message = "Berkas simpanan ini rusak atau diubah: isinya bukan lagi yang terbit."
    hint = (
        "Kembalikan berkas itu dari cadangan register (folder yang berakhiran -terbit). Bila "
        "dokumennya masih utuh di folder hasil, pindahkan berkas simpanan yang rusak dan jalankan "
        "zi-docs buat: salinannya disimpan lagi."
    )
    return problem("ZI638", place, message, hint, about=name)


def scan_lost(place: str, name: str) -> Problem:
    """Report that the kept scan of a signed paper is gone or changed."""
    message = "Pindaian dokumen ini tidak ada lagi atau berubah."
    hint = "Kembalikan berkas itu dari cadangan register (folder yang berakhiran -terbit)."
    return problem("ZI639", place, message, hint, about=name)


def written_twice(held: Sequence[HeldNumber]) -> Problem:
    """Report the numbers of one series that are in the book more than once."""
    numbers = _listed([one.nomor for one in held])
    message = f"{format_angka(len(held))} nomor tercatat lebih dari sekali: {numbers}."
    hint = "Berkas register ini diubah di luar zi-docs; pulihkan dari cadangan."
    return problem("ZI632", _series_place(held[0].seri, held[0].tahun), message, hint)


def counters_left_out(gaps: Sequence[Gap]) -> Problem:
    """Warn that counters of one series were passed over; the table of gaps says which and why."""
    count = sum(gap.sampai - gap.dari + 1 for gap in gaps)
    message = f"{format_angka(count)} nomor urut terlewat; lihat tabel di bawah."
    hint = "Nomor itu masih dapat diberikan dengan --nomor."
    return problem("ZI633", _series_place(gaps[0].seri, gaps[0].tahun), message, hint)


def dated_before(seri: str, tahun: int, late: Sequence[tuple[DatedNumber, DatedNumber]]) -> Problem:
    """Warn that greater numbers of one series have earlier dates; each with the smaller number."""
    (one, smaller), more = late[0], len(late) - 1
    others = f" Begitu juga {format_angka(more)} nomor lain." if more else ""
    message = (
        f'Nomor "{one.nomor}" bertanggal {_day(one)}, sedangkan nomor yang lebih kecil '
        f'"{smaller.nomor}" bertanggal {_day(smaller)}.{others}'
    )
    hint = (
        "Bila belum dikirim, batalkan nomornya, lalu beri tanggal yang sesudahnya atau sisipkan "
        'dengan --nomor dan huruf, mis. "15a".'
    )
    return problem("ZI619", _series_place(seri, tahun), message, hint)


def _day(number: DatedNumber) -> str:
    return format_tanggal(date.fromisoformat(number.tanggal))


def numbers_waiting(gaps: Sequence[Gap], jenis: Sequence[str], data_set: str) -> Problem:
    """Warn that numbers of one series still wait for their documents."""
    numbers = [gap.nomor for gap in gaps]
    count = format_angka(len(numbers))
    message = f"{count} nomor dipesan, tetapi dokumennya belum terbit: {_listed(numbers)}."
    hint = (
        f"Jalankan lagi {make_command(jenis, data_set, '--terbit')}, "
        f"atau batalkan, mis. {cancel_command(numbers[0], data_set)}. {NEVER_AGAIN}"
    )
    return problem("ZI634", _series_place(gaps[0].seri, gaps[0].tahun), message, hint)


def without_document(held: Sequence[HeldNumber], data_set: str) -> Problem:
    """Report the ``terbit`` numbers of one type and series for which no document is recorded."""
    first = held[0]
    numbers = _listed([one.nomor for one in held])
    message = (
        f"{format_angka(len(held))} nomor {first.jenis} tercatat terbit, tetapi dokumennya tidak "
        f"tercatat: {numbers}."
    )
    hint = (
        f"Jalankan lagi {make_command([first.jenis], data_set, '--terbit')}, "
        f"atau batalkan, mis. {cancel_command(first.nomor, data_set)}. {NEVER_AGAIN}"
    )
    return problem("ZI635", _series_place(first.seri, first.tahun), message, hint)


def _listed(numbers: Sequence[str]) -> str:
    """Return the first numbers, and how many more there are."""
    more = f", dan {format_angka(len(numbers) - _NAMED)} lagi" if len(numbers) > _NAMED else ""
    return f"{', '.join(numbers[:_NAMED])}{more}"


def _series_place(seri: str, tahun: int) -> str:
    """Return how a complaint names the series of a year."""
    return f"seri {seri.replace('_', ' ')}, tahun {tahun}"
