"""The problems of giving, cancelling and issuing numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zi_docs.errors import Problem, brief, problem
from zi_docs.indonesian import format_angka, format_tanggal
from zi_docs.register.problems import NEVER_AGAIN, book_command, cancel_command, make_command
from zi_docs.register.values import (
    Book,
    DatedNumber,
    DocumentEntry,
    Edition,
    HeldNumber,
    IssueEntry,
    ReserveItem,
)

# Giving numbers.


def not_counting(book: Book, nomor: str) -> Problem:
    """Report that a pattern prints the same number for every counter."""
    message = f'Pola nomor selalu menghasilkan "{nomor}"; nomor itu sudah dipakai.'
    hint = "Tambahkan {urut} pada pola nomornya di pengaturan."
    return problem("ZI610", book.shown, message, hint)


def held_by_another(book: Book, nomor: str, holder: HeldNumber) -> Problem:
    """Report that another record has the number."""
    message = f'Nomor "{nomor}" sudah dipakai {_whose(holder)} ("{holder.nomor}").'
    hint = 'Pilih nomor lain, atau sisipkan dengan huruf, mis. "15a".'
    return problem("ZI611", book.shown, message, hint)


def cancelled_before(book: Book, holder: HeldNumber) -> Problem:
    """Report that the number was cancelled once, and for what reason."""
    message = (
        f'Nomor "{holder.nomor}" sudah dibatalkan ({holder.alasan}); '
        f"dahulu dipakai {_whose(holder)}."
    )
    hint = "Nomor batal tidak dipakai lagi; pilih nomor lain."
    return problem("ZI612", book.shown, message, hint)


def _whose(holder: HeldNumber) -> str:
    return f"{holder.jenis} untuk {holder.untuk or holder.kunci}"


def has_another_number(book: Book, own: str, nomor: str) -> Problem:
    """Report that the record has a number already, and not the one that was typed."""
    message = f'Dokumen ini sudah bernomor "{own}", jadi tidak dapat diberi "{nomor}".'
    hint = f"Batalkan dahulu: {cancel_command(own, book.data_set)}. {NEVER_AGAIN}"
    return problem("ZI613", book.shown, message, hint)


def unusable_text(text: str, message: str) -> Problem:
    """Report that what was typed can't be a number."""
    hint = 'Tulis nomor urut ("15" atau "15a") atau nomor lengkapnya.'
    return problem("ZI614", f"--nomor {brief(text)}".rstrip(), message, hint)


def of_another_year(book: Book, text: str, tahun: int) -> Problem:
    """Report that the year in a typed number is not the year of the document's date."""
    message = f'Tahun pada nomor "{text}" bukan {tahun}, yaitu tahun tanggal dokumennya.'
    hint = "Betulkan tahun pada nomornya; atau bila tanggalnya yang keliru, beri --tanggal."
    return problem("ZI615", book.shown, message, hint)


def keeps_old_number(book: Book, held: HeldNumber) -> Problem:
    """Warn that a record's number is of another year or series than its date."""
    message = (
        f"Dokumen {held.jenis} memakai nomornya yang lama (seri {held.seri}, tahun {held.tahun}), "
        "walaupun tanggal atau pola nomornya sekarang lain."
    )
    hint = f"Bila harus bernomor baru: {cancel_command('NOMOR', book.data_set)}. {NEVER_AGAIN}"
    about = f'"{held.nomor}" ({held.untuk or held.kunci})'
    return problem("ZI616", book.shown, message, hint, about=about)


def dated_before(book: Book, late: Sequence[ReserveItem], latest: DatedNumber) -> Problem:
    """Warn that a number would be greater than one whose document has a later date."""
    first = min(late, key=lambda item: item.tanggal)
    last = format_tanggal(date.fromisoformat(latest.tanggal))
    count = f" dan {format_angka(len(late) - 1)} dokumen lain" if late[1:] else ""
    message = (
        f"Dokumen bertanggal {format_tanggal(first.tanggal)}{count} mendapat nomor yang lebih "
        f'besar daripada "{latest.nomor}", padahal tanggalnya lebih awal ({last}).'
    )
    hint = (
        f"Beri tanggal {last} atau sesudahnya, atau sisipkan dengan --nomor dan huruf, mis. "
        f'"15a". Nomor yang telanjur terbit dibatalkan dahulu. {NEVER_AGAIN}'
    )
    return problem("ZI619", book.shown, message, hint, about=first.untuk or first.kunci)


def counter_too_great(book: Book, seri: str, tahun: int) -> Problem:
    """Report that a series has no counter left."""
    message = f"Nomor urut seri {seri} tahun {tahun} melampaui 999.999.999."
    hint = 'Betulkan "mulai" pada pola nomornya di pengaturan.'
    return problem("ZI617", book.shown, message, hint)


# Cancelling and confirming.


def unknown_number(book: Book, nomor: str | int) -> Problem:
    """Report that the book does not have the number to cancel."""
    hint = f"Lihat nomor yang ada dengan {book_command('lihat', book.data_set)}."
    return problem("ZI620", f"nomor {nomor}", "Nomor ini tidak ada dalam register.", hint)


def already_cancelled(nomor: str | int, alasan: str) -> Problem:
    """Report that the number to cancel was cancelled before."""
    hint = "Tidak ada yang perlu dilakukan; nomor batal tetap batal."
    return problem("ZI621", f"nomor {nomor}", f"Nomor ini sudah batal ({alasan}).", hint)


def in_several_series(nomor: str | int, living: Sequence[HeldNumber]) -> Problem:
    """Report that several numbers match the one to cancel, and how to choose one of them."""
    series = "; ".join(f"{held.seri} tahun {held.tahun}" for held in living)
    message = f"Nomor ini ada pada beberapa seri: {series}."
    hint = f"Sebutkan yang mana, mis. {_telling_apart(living)}."
    return problem("ZI622", f"nomor {nomor}", message, hint)


def _telling_apart(living: Sequence[HeldNumber]) -> str:
    """Return the options that select the first of several numbers and no other."""
    seri, tahun = f'--seri "{living[0].seri}"', f"--tahun {living[0].tahun}"
    if len({held.seri for held in living}) == len(living):
        return seri
    return tahun if len({held.tahun for held in living}) == len(living) else f"{seri} {tahun}"


def no_reason(nomor: str | int) -> Problem:
    """Report that a number can't be cancelled without a reason."""
    hint = 'Tulis alasannya: --alasan "salah ketik".'
    return problem("ZI623", f"nomor {nomor}", "Alasan pembatalan belum diisi.", hint)


def not_its_own(book: Book, entry: IssueEntry, own: str) -> Problem:
    """Report that a document has a number that is not, or no longer, its record's."""
    now = f'sekarang "{own}"' if own else "sekarang tanpa nomor"
    message = f"Nomor pada dokumen {entry.jenis} bukan lagi nomornya menurut register."
    about = f'"{entry.nomor}" ({entry.untuk or entry.kunci}, {now})'
    hint = "Nomor itu mungkin dibatalkan selagi dokumen dibuat; jalankan lagi perintah yang sama."
    return problem("ZI624", book.shown, message, hint, about=about)


def number_or_document(book: Book, held: HeldNumber, issued: Edition) -> Problem:
    """Report that a text is both a number and the key of an issued document without one."""
    message = f'Sebutan ini cocok dengan nomor "{held.nomor}" dan dengan dokumen {issued.jenis}.'
    hint = (
        f"Untuk nomornya, tambahkan --tahun {held.tahun}; untuk dokumennya, sebutkan kodenya "
        f"(lihat {book_command('lihat', book.data_set)})."
    )
    return problem("ZI622", issued.kunci, message, hint)


def in_several_types(book: Book, named: str | int, issued: Sequence[Edition]) -> Problem:
    """Report that issued documents of several types match the one to cancel."""
    types = ", ".join(edition.jenis for edition in issued)
    message = f"Ada {len(issued)} dokumen terbit dengan nama ini: {types}."
    hint = f"Sebutkan kode dokumennya; lihat {book_command('lihat', book.data_set)}."
    return problem("ZI622", f"dokumen {named}", message, hint)


# Issuing.


def issued_already(book: Book, entry: DocumentEntry) -> Problem:
    """Report that a record's document is issued: what was signed is not replaced unnoticed."""
    message = f"Dokumen {entry.jenis} ini sudah terbit, jadi tidak dibuat lagi."
    hint = (
        f"Bila harus diganti: {make_command([entry.jenis], book.data_set, '--ganti', 'NOMOR')} "
        '--alasan "...".'
    )
    return problem("ZI626", book.shown, message, hint, about=entry.untuk or entry.kunci)


def nothing_to_replace(book: Book, entry: IssueEntry) -> Problem:
    """Report that nothing in force is there to be replaced."""
    message = f"Dokumen {entry.jenis} ini belum terbit, jadi belum ada yang diganti."
    hint = f"Terbitkan dahulu: {make_command([entry.jenis], book.data_set, '--terbit')}."
    return problem("ZI627", entry.nomor or entry.untuk or entry.kunci, message, hint)


def cancelled_is_final(entry: IssueEntry) -> Problem:
    """Report that a cancelled number can't be replaced."""
    hint = f"Terbitkan dokumennya dengan nomor baru. {NEVER_AGAIN}"
    return problem("ZI628", f"nomor {entry.nomor}", "Nomor ini sudah batal.", hint)


def no_reason_to_replace(entry: IssueEntry) -> Problem:
    """Report that an issued document can't be replaced without a reason."""
    place = f"nomor {entry.nomor}" if entry.nomor else entry.untuk or entry.kunci
    hint = 'Tulis alasannya: --alasan "salah ketik nama".'
    return problem("ZI623", place, "Alasan penggantian belum diisi.", hint)


def replaced_in_another_year(entry: IssueEntry, former: Edition) -> Problem:
    """Report that an edition would leave the year of its number."""
    message = (
        f"Tanggal pengganti harus di tahun {former.tanggal[:4]}, "
        f"yaitu tahun tanggal yang diganti; yang diminta {entry.tanggal.year}."
    )
    hint = "Beri --tanggal di tahun itu, atau hilangkan --tanggal agar tanggalnya tetap."
    return problem("ZI629", entry.nomor or entry.untuk or entry.kunci, message, hint)


def recorded_with_another_date(current: Edition, entry: DocumentEntry) -> Problem:
    """Report that a number was recorded before with another date."""
    message = (
        f"Dokumen ini sudah tercatat bertanggal {format_tanggal(_day(current))}, "
        f"bukan {format_tanggal(entry.tanggal)}."
    )
    hint = 'Tulis tanggal yang sama; bila yang tercatat keliru, tambahkan --alasan "...".'
    return problem("ZI643", current.nomor or current.kunci, message, hint)


def _day(edition: Edition) -> date:
    return date.fromisoformat(edition.tanggal)


def has_another_scan(current: Edition) -> Problem:
    """Report that a document has a scan already."""
    message = "Dokumen ini sudah punya pindaian lain, dan pindaian itu tetap disimpan."
    hint = 'Bila pindaian yang baru harus menggantikannya, tambahkan --alasan "...".'
    return problem("ZI644", current.nomor or current.kunci, message, hint)
