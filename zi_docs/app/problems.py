"""The complaints of the use cases that no other package has words for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zi_docs import __version__
from zi_docs.errors import (
    Place,
    Problem,
    as_word,
    brief,
    choices,
    problem,
    quote,
    suggest,
    where_in_package,
)

_NAMED = 3


def no_register(place: str, data_set: str, *, warn: bool) -> Problem:
    """A data set has no register yet; only a warning (``warn``) for commands that read it."""
    message = (
        f'Kumpulan data "{data_set}" belum punya register, karena belum ada dokumen yang dibuat.'
    )
    return problem("ZI006", place, message, "Jalankan zi-docs buat dahulu.", warn=warn)


def lost_register(place: str, found: str, backup: str, *, exists: bool, warn: bool) -> Problem:
    """The register was lost: it is absent or empty, and ``found`` has numbers that were given."""
    state = "kosong" if exists else "tidak ada"
    proof = "cadangannya memuat nomor" if found == backup else "ada dokumen yang sudah terbit"
    message = (
        f"Register nomor {state}, padahal {proof} ({found}). Nomor akan dimulai lagi dari awal dan "
        "terpakai dua kali."
    )
    restore = (
        f"Salin {backup} menjadi {place}."
        if backup
        else f"Kembalikan {place} dari cadangan atau dari komputer lain."
    )
    also = ", cadangan," if backup else ""
    anew = f"Bila memang hendak mulai dari awal: pindahkan folder terbit{also} dan folder hasilnya."
    return problem("ZI540", place, message, f"{restore} {anew}", warn=warn)


def older_register(
    place: str, backup: str, lacks: Sequence[tuple[int, str]], *, warn: bool
) -> Problem:
    """A backup holds numbers that the register does not: the register is older, or another one."""
    named = choices([nomor for _, nomor in lacks[:_NAMED]])
    more = f" dan {len(lacks) - _NAMED} nomor lain" if len(lacks) > _NAMED else ""
    message = (
        f"Register nomor lebih lama daripada cadangannya {backup}: {named}{more} tidak ada lagi di "
        "dalamnya, dan akan terpakai dua kali."
    )
    hint = (
        f"Salin {backup} menjadi {place}, lalu catat nomor sesudahnya dengan zi-docs register "
        "catat. Bila cadangan itu bukan milik kumpulan data ini, pindahkan."
    )
    return problem("ZI671", place, message, hint, warn=warn)


def not_a_place(source: Path) -> Problem:
    """The source of a PDF is neither an ordinary file nor a folder."""
    return problem(
        "ZI010",
        source.as_posix(),
        "Alamat ini bukan berkas biasa dan bukan folder.",
        "Beri alamat berkas Word (.docx), atau folder yang berisi berkas Word.",
    )


def source_is_no_word(source: Path) -> Problem:
    """The source of a PDF does not have the name of a Word file."""
    return problem(
        "ZI010",
        source.as_posix(),
        f'Nama "{source.name}" tidak berakhiran .docx, jadi ini bukan berkas Word.',
        "Buka berkas itu di Word, lalu simpan sebagai .docx.",
    )


def no_word_files(source: Path) -> Problem:
    """A folder holds no Word file."""
    return problem(
        "ZI007",
        source.as_posix(),
        "Folder ini tidak berisi berkas Word (.docx).",
        "Periksa alamat foldernya; berkas .doc simpan dahulu sebagai .docx di Word.",
    )


def own_pdf(target: Path) -> Problem:
    """The PDF's path is the Word file that it would be made from."""
    return problem(
        "ZI004",
        target.as_posix(),
        "Alamat PDF ini menuju berkas Word-nya sendiri, yang akan tertimpa.",
        "Hapus tautan itu, atau tulis PDF-nya ke folder lain dengan -o.",
    )


def not_one_record(jenis: str, kunci: str, count: int, data_set: str) -> Problem:
    """What was typed names several records, or none where a type has one for the whole data."""
    place = f"KUNCI {brief(kunci)}"
    if count:
        message = f"Ada {count} baris dengan nama itu, sedangkan satu nomor untuk satu dokumen."
        return problem("ZI649", place, message, "Tulis NIP atau kodenya, bukan namanya.")
    if kunci.casefold() == data_set.casefold():
        message = f"Jenis {jenis} dibuat untuk tiap baris, bukan untuk seluruh kumpulan data."
        return problem("ZI649", place, message, "Tulis NIP, kode, atau nama barisnya.")
    message = f"Jenis {jenis} hanya satu untuk seluruh kumpulan data."
    return problem("ZI649", place, message, f"Tulis nama kumpulan datanya: {data_set}.")


def no_document_of(jenis: str, kunci: str) -> Problem:
    """The data say that this record gets no document of the type."""
    message = f"Menurut datanya, baris ini tidak mendapat dokumen {jenis}."
    hint = "Isi data yang diminta jenis itu (zi-docs jenis menyebutnya), atau pilih baris lain."
    return problem("ZI649", f"KUNCI {brief(kunci)}", message, hint)


def two_files(final: str, konsep: str) -> Problem:
    """People changed both the konsep and a file in the document's place; which one was signed?"""
    message = f"Ada dua berkas yang bukan buatan zi-docs: ini dan {konsep}."
    hint = "Pindahkan yang bukan naskah tertandatangani, lalu jalankan lagi."
    return problem("ZI650", final, message, hint)


def link_for_folder(shown: str) -> Problem:
    """ZI529: the folder of issued documents is a link to another place."""
    message = "Folder ini berupa tautan ke tempat lain, jadi isi dokumen terbit tidak disimpan."
    mend = "Hapus tautannya, dan pindahkan isinya ke folder biasa dengan nama itu."
    return problem("ZI529", shown, message, mend)


def same_name(shown: str) -> Problem:
    """A new data set has the name of one that is there."""
    message = "Kumpulan data ini sudah ada dan berisi; tidak ada yang ditimpa."
    nama = shown.removeprefix("data/")
    hint = (
        "Pakai nama lain, atau teruskan yang sudah ada. Lembar yang kurang ditambahkan dengan: "
        f"zi-docs mulai {as_word(nama)} --jenis JENIS"
    )
    return problem("ZI014", shown, message, hint)


def nothing_lacks(shown: str, sheets: Sequence[str], jenis: Sequence[str]) -> Problem:
    """A data set has every sheet that these types need."""
    message = f"Lembar untuk jenis ini sudah ada semua: {choices(sheets)}."
    nama = as_word(shown.removeprefix("data/"))
    types = "" if "semua" in jenis else f" {' '.join(jenis)}"
    hint = f"Isi lembar itu; yang belum lengkap disebut: zi-docs periksa{types} --data {nama}"
    return problem("ZI019", shown, message, hint)


def bad_name(nama: str) -> Problem:
    """A new data set can't have this name, because no folder can."""
    message = f"Nama {quote(nama)} tidak dapat menjadi nama folder data."
    hint = "Pakai huruf, angka, dan tanda hubung, mis. sukamaju-2026."
    return problem("ZI015", "zi-docs mulai", message, hint)


def no_sample(contoh: str, known: Sequence[str]) -> Problem:
    """There is no sample of this name."""
    message = f"Contoh {quote(contoh)} tidak ada."
    return problem("ZI015", "--contoh", message, suggest(contoh, known))


def not_held(place: Place | str, column: str) -> Problem:
    """A sheet can't hold a value as it is; ``column`` is empty for a whole row."""
    what = "Isian ini" if column else "Baris ini"
    message = f"{what} tidak dapat ditulis ke buku kerja persis seperti adanya."
    hint = "Bandingkan dengan asalnya, lalu betulkan di buku yang baru."
    return problem("ZI017", place, message, hint, about=column)


def wrong_ending(place: str, ending: str, what: str = "buku kerja Excel") -> Problem:
    """The name of the result has not the ending of what it is."""
    message = f"Hasilnya {what}, padahal namanya tidak berakhiran {ending}."
    return problem("ZI016", place, message, f"Beri nama berakhiran {ending}.")


def read_as_data(place: str) -> Problem:
    """The result would lie in the data folder, where it is read beside what it was made from."""
    message = "Di folder data buku ini akan terbaca bersama berkas asalnya, semua orang dua kali."
    hint = "Tulis ke folder lain, mis. -o RAPI.xlsx."
    return problem("ZI018", place, message, hint)


def marked_copy_exists(place: str) -> Problem:
    """A copy with marks would overwrite a file."""
    hint = "Pakai nama lain. Dengan --timpa isinya diganti."
    return problem("ZI004", place, "Berkas ini sudah ada.", hint)


def copy_among_data(place: str) -> Problem:
    """A copy with marks would lie in the folder of the data, and be read with them."""
    message = "Salinan bertanda tidak boleh di folder data: ia akan ikut dibaca sebagai data."
    return problem("ZI182", place, message, "Pakai folder lain, mis. -o output/HASIL.xlsx.")


def one_copy_of_many(place: str, books: Sequence[str]) -> Problem:
    """Findings are in several workbooks, and one file was named for their copies."""
    message = f"Temuannya ada di {len(books)} buku kerja ({choices(books)}), bukan satu."
    hint = "Beri nama folder, mis. -o hasil-periksa; tiap buku kerja mendapat salinannya di sana."
    return problem("ZI180", place, message, hint)


def strange_upload(nama: str, endings: Sequence[str]) -> Problem:
    """A file was brought that no data set is made of."""
    message = "Berkas ini bukan tabel atau gambar yang dapat dibaca, jadi tidak disimpan."
    hint = f"Simpan di Excel sebagai .xlsx. Yang dapat dibaca: {choices(endings)}."
    return problem("ZI803", brief(nama) or "berkas", message, hint)


def file_is_there(shown: str) -> Problem:
    """A file that was brought has the name of another one of the data set."""
    message = "Di kumpulan data ini sudah ada berkas bernama itu; tidak ada yang ditimpa."
    hint = "Pilih berkas yang digantikan, atau ganti dahulu nama berkas Anda."
    return problem("ZI804", shown, message, hint)


def no_such_file(nama: str) -> Problem:
    """A file is named that the data set does not have, perhaps because another tab took it out."""
    message = "Berkas itu tidak ada lagi di kumpulan data ini."
    hint = "Muat ulang halamannya untuk melihat berkas yang ada sekarang."
    return problem("ZI805", brief(nama) or "berkas", message, hint)


def not_on_page(shown: str) -> Problem:
    """Settings are asked to be changed that only their own file can hold."""
    message = "Isian ini hanya dapat diubah di berkasnya sendiri; tidak ada yang disimpan."
    hint = "Unduh berkasnya, ubah, lalu unggah lagi."
    return problem("ZI806", shown, message, hint)


def no_copy_of(place: str) -> Problem:
    """A workbook can't be copied with marks, so its findings are in the list only."""
    message = "Salinan bertanda dari buku kerja ini tidak dapat dibuat; temuannya ada di daftar."
    hint = "Bila salinannya perlu: buka di Excel, Simpan Sebagai .xlsx, lalu periksa lagi."
    return problem("ZI181", place, message, hint)


def work_not_started(place: str) -> Problem:
    """A run in a process of its own did not start."""
    message = "Pekerjaan ini tidak dapat dimulai: program pembuatnya tidak mau berjalan."
    hint = "Coba lagi; bila tetap gagal, jalankan zi-docs dokter."
    return problem("ZI820", place, message, hint)


def work_cut_off(what: str) -> Problem:
    """A run in a process of its own was killed before its end."""
    message = (
        "Pekerjaan ini terputus sebelum selesai: programnya dihentikan atau komputernya mati. "
        "Dokumen yang sudah jadi tetap utuh."
    )
    return problem("ZI821", what, message, "Buat lagi; yang sudah jadi dilewati.")


def recording_stopped(what: str) -> Problem:
    """ZI549: the recording of a number was stopped, or its process was killed."""
    message = "Pencatatan ini berhenti sebelum selesai."
    hint = "Isiannya masih ada di bawah. Klik Catat lagi; tidak ada yang tercatat dua kali."
    return problem("ZI549", what, message, hint)


def reading_stopped(what: str) -> Problem:
    """Somebody stopped the reading of the data that a page waits for."""
    message = "Pembacaan data ini dihentikan sebelum selesai."
    return problem("ZI590", what, message, "Muat ulang halamannya sesaat lagi.")


def work_failed(what: str, error: BaseException) -> Problem:
    """A run in a process of its own met a mistake of this program; nothing of the data is told."""
    name, where = type(error).__name__, where_in_package(error)
    message = f"Terjadi kesalahan yang tidak terduga ({name}{where}, versi {__version__})."
    hint = (
        "Dokumen yang sudah jadi tetap utuh. Kirimkan pesan ini kepada pengembang; pesannya tidak "
        "memuat data."
    )
    return problem("ZI999", what, message, hint)


def no_program(place: str) -> Problem:
    """This computer has no program that opens a document."""
    message = "Berkas ini tidak dapat dibuka: komputer ini tidak punya program untuknya."
    hint = "Pasang Word atau LibreOffice, atau unduh berkasnya dan buka di komputer lain."
    return problem("ZI822", place, message, hint)
