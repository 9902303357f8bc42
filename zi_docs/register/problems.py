"""The register's complaints: a builder for each cause, with its code, its words and its mend.

Every command in a mend is complete, so that a person can copy it. If a complaint is about many
numbers, the command has NOMOR in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from zi_docs.errors import Problem, brief, problem
from zi_docs.indonesian import format_angka, format_tanggal
from zi_docs.register.keys import record_key, turn_of
from zi_docs.register.values import (
    Book,
    Document,
    DocumentEntry,
    Edition,
    Gap,
    HeldNumber,
    IssueEntry,
)

_PLAIN = re.compile(r"(?!\.\.\.)[\w.,:/@+-]+")
_NAMED = 5
_NEVER_AGAIN = "Nomor yang dibatalkan tidak dapat dipakai lagi."


def make_command(jenis: Iterable[str], data_set: str, *options: str) -> str:
    """Return the command that makes documents of these types again."""
    return " ".join(["zi-docs buat", *jenis, _data(data_set), *map(_quoted, options)])


def issue_command(jenis: str, kunci: str, data_set: str, *options: str) -> str:
    """Return the command that issues one document; a later one of its record by ``--ke``."""
    turn, key = turn_of(kunci), record_key(kunci)
    only = () if key == data_set else ("--hanya", key)
    ke = ("--ke", str(turn)) if turn > 1 else ()
    return make_command([jenis], data_set, *only, "--terbit", *ke, *options)


def cancel_command(nomor: str, data_set: str) -> str:
    """Return the command that cancels a number; the reason is for a person to write."""
    return f'zi-docs register batal "{nomor}" {_data(data_set)} --alasan "..."'


def book_command(name: str, data_set: str) -> str:
    """Return a command that looks at the register."""
    return f"zi-docs register {name} {_data(data_set)}"


def _data(data_set: str) -> str:
    return f"--data {_quoted(data_set)}"


def _quoted(word: str) -> str:
    return word if _PLAIN.fullmatch(word) else f'"{word}"'


# The register's file.


def not_opened(book: Book) -> Problem:
    """Report that the disk does not let the register's file be opened or made."""
    message = "Register nomor tidak dapat dibuka atau dibuat."
    hint = "Periksa bahwa folder datanya ada dan boleh ditulisi."
    return problem("ZI601", book.shown, message, hint)


def link_to_nothing(book: Book) -> Problem:
    """Report that the register is a link to a file that is gone."""
    message = "Berkas register ini hanya tautan, dan berkas yang ditunjuknya tidak ada."
    hint = "Kembalikan berkas yang ditunjuknya; hapus tautan ini hanya bila belum pernah ada nomor."
    return problem("ZI601", book.shown, message, hint)


def damaged(book: Book, restore: str, count: int = 0) -> Problem:
    """Report that the file is damaged, with how many faults SQLite found, and how to restore it."""
    detail = f" ({count} kerusakan)" if count else ""
    return problem("ZI602", book.shown, f"Register nomor ini rusak{detail}.", restore)


def restore_hint(file: str, backup: str, kept: str = "") -> str:
    """Return from which backup a register's file can be restored; ``backup`` may be empty.

    ``kept`` is the folder beside the backup, if there is one.
    """
    if not backup:
        return "Belum ada cadangan di folder ini; jangan hapus berkas ini, mintalah bantuan."
    more = f", dan isi folder {kept} ke folder terbit" if kept else ""
    return (
        f"Cadangan terbaru: {backup}. Simpan dahulu berkas yang rusak dengan nama lain, "
        f"lalu salin cadangan itu menjadi {file}{more}. Nomor yang diberikan sesudah cadangan itu "
        "harus dicatat lagi dengan --nomor."
    )


def newer_version(book: Book) -> Problem:
    """Report that a later program made this register."""
    message = "Register ini dibuat oleh zi-docs yang lebih baru daripada yang terpasang di sini."
    hint = "Perbarui zi-docs di komputer ini, lalu jalankan lagi."
    return problem("ZI603", book.shown, message, hint)


def never_free(book: Book) -> Problem:
    """Report that another process kept the register locked for too long."""
    message = "Register nomor sedang dipakai perintah lain."
    hint = "Tunggu sampai perintah di jendela atau komputer lain selesai, lalu jalankan lagi."
    return problem("ZI604", book.shown, message, hint)


def read_only(book: Book) -> Problem:
    """Report that the register may not be written to."""
    message = "Register nomor tidak boleh ditulisi; tidak ada nomor yang diberikan."
    hint = "Hapus tanda hanya-baca pada berkas register dan foldernya, lalu jalankan lagi."
    return problem("ZI605", book.shown, message, hint)


def disk_full(book: Book) -> Problem:
    """Report that the disk had no room for a change."""
    message = "Ruang simpan penuh, jadi perubahan ini tidak dicatat. Isi register tetap utuh."
    hint = "Kosongkan ruang simpan, lalu jalankan perintah yang sama."
    return problem("ZI606", book.shown, message, hint)


def unknown_failure(book: Book, name: str) -> Problem:
    """Report that the disk or the network failed in a way that has no message of its own."""
    message = f"Register nomor gagal dibaca atau ditulis ({name})."
    hint = "Periksa tempat simpan dan jaringannya, lalu jalankan lagi perintah yang sama."
    return problem("ZI607", book.shown, message, hint)


def empty_file(book: Book, restore: str) -> Problem:
    """Report that the file is empty: starting again would give every number a second time."""
    hint = (
        f"{restore} Bila belum pernah ada nomor, hapus berkas kosong ini; nomor dihitung dari awal."
    )
    return problem("ZI608", book.shown, "Berkas register ini kosong sama sekali.", hint)


def another_database(book: Book) -> Problem:
    """Report that the file is another program's database."""
    message = "Berkas ini bukan register zi-docs."
    hint = "Pindahkan berkas itu ke tempat lain; register disimpan di folder datanya sendiri."
    return problem("ZI609", book.shown, message, hint)


def rule_broken(book: Book) -> Problem:
    """Report that the rules kept in the file refuse a change."""
    message = "Register nomor menolak perubahan itu."
    hint = (
        "Jalankan lagi perintah yang sama; bila terulang, jalankan "
        f"{book_command('periksa', book.data_set)}."
    )
    return problem("ZI625", book.shown, message, hint)


def of_another_data_set(book: Book, document: Document) -> Problem:
    """Report that a register came along with a copied folder, or that its folder was renamed."""
    message = (
        f'Register ini milik kumpulan data "{document.kunci}" ({document.jenis} nomor '
        f'{document.nomor}), sedangkan foldernya bernama "{book.data_set}".'
    )
    hint = (
        "Bila folder ini salinan untuk tahun atau kantor lain, hapus register.db dan folder terbit "
        "di salinannya: nomornya lalu dihitung dari awal. Bila hanya berganti nama, kembalikan "
        f'namanya menjadi "{document.kunci}".'
    )
    return problem("ZI509", book.shown, message, hint)


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
    hint = f"Batalkan dahulu: {cancel_command(own, book.data_set)}. {_NEVER_AGAIN}"
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
    hint = f"Bila harus bernomor baru: {cancel_command('NOMOR', book.data_set)}. {_NEVER_AGAIN}"
    about = f'"{held.nomor}" ({held.untuk or held.kunci})'
    return problem("ZI616", book.shown, message, hint, about=about)


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
    hint = f"Terbitkan dokumennya dengan nomor baru. {_NEVER_AGAIN}"
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


# Scans.


def no_scan(place: str) -> Problem:
    """Report that a file given as a scan is no PDF."""
    hint = "Pindai kertasnya menjadi PDF, atau simpan fotonya sebagai PDF, lalu jalankan lagi."
    return problem("ZI645", place, "Berkas ini bukan PDF.", hint)


def scan_cut_off(place: str) -> Problem:
    """Report that a scan has no end: it was copied or sent in part only."""
    message = "PDF ini terpotong: akhirnya tidak ada."
    hint = "Salin lagi dari pemindai atau surat elektroniknya, periksa bahwa semua halaman terbuka."
    return problem("ZI645", place, message, hint)


def scan_too_large(place: str, most: int) -> Problem:
    """Report that a scan is far larger than any signed letter."""
    message = f"PDF ini lebih besar dari {format_angka(most // 1_000_000)} MB."
    hint = "Pindai lagi dengan ketajaman 300 dpi atau kurang."
    return problem("ZI646", place, message, hint)


def scan_unread(place: str, reason: str) -> Problem:
    """Report why a scan can't be read."""
    message = f"Berkas ini tidak dapat dibaca: {reason}."
    return problem("ZI647", place, message, "Periksa nama dan foldernya, lalu jalankan lagi.")


# The audit.


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


def numbers_waiting(gaps: Sequence[Gap], jenis: Sequence[str], data_set: str) -> Problem:
    """Warn that numbers of one series still wait for their documents."""
    numbers = [gap.nomor for gap in gaps]
    count = format_angka(len(numbers))
    message = f"{count} nomor dipesan, tetapi dokumennya belum terbit: {_listed(numbers)}."
    hint = (
        f"Jalankan lagi {make_command(jenis, data_set, '--terbit')}, "
        f"atau batalkan, mis. {cancel_command(numbers[0], data_set)}. {_NEVER_AGAIN}"
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
        f"atau batalkan, mis. {cancel_command(first.nomor, data_set)}. {_NEVER_AGAIN}"
    )
    return problem("ZI635", _series_place(first.seri, first.tahun), message, hint)


def _listed(numbers: Sequence[str]) -> str:
    """Return the first numbers, and how many more there are."""
    more = f", dan {format_angka(len(numbers) - _NAMED)} lagi" if len(numbers) > _NAMED else ""
    return f"{', '.join(numbers[:_NAMED])}{more}"


def _series_place(seri: str, tahun: int) -> str:
    """Return how a complaint names the series of a year."""
    return f"seri {seri.replace('_', ' ')}, tahun {tahun}"


# Backups and exports.


def backup_exists(place: str) -> Problem:
    """Report that a file already has the backup's name."""
    message = "Berkas dengan nama ini sudah ada dan tidak ditimpa."
    hint = "Beri nama lain untuk cadangan itu."
    return problem("ZI640", place, message, hint)


def not_written(place: str, reason: str) -> Problem:
    """Report why a backup or an export can't be written."""
    message = f"Berkas ini tidak dapat ditulis: {reason}."
    hint = "Tutup berkas itu bila sedang terbuka di Excel, atau pilih nama atau folder lain."
    return problem("ZI641", place, message, hint)


def unknown_ending(place: str, suffix: str, known: Iterable[str]) -> Problem:
    """Report that an export's name has an ending that is not one of our formats."""
    endings = " atau ".join(known)
    if not suffix:
        hint = f"Beri akhiran {endings}."
        return problem("ZI642", place, "Nama buku agenda ini tidak punya akhiran.", hint)
    message = f'Buku agenda tidak dapat ditulis sebagai "{suffix}".'
    return problem("ZI642", place, message, f"Pakai akhiran {endings}.")
