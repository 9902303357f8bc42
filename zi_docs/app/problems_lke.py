"""The complaints about the LKE of a unit: its answers, its score, its plan and its evidence."""

from __future__ import annotations

from datetime import date

from zi_docs.errors import Place, Problem, problem, quote


def nothing_to_score(place: Place, unit: str) -> Problem:
    """ZI545: a unit, or the whole data set, has no answer to the LKE."""
    whose = f"Unit {quote(unit)}" if unit else "Kumpulan data ini"
    mend = "Isi lembar Penilaian: unit, kode LKE, dan jawabannya, satu baris satu isian; pilih "
    mend += "jawabannya di halaman LKE (zi-docs web); atau ambil dari buku kerja resmi dengan "
    mend += "zi-docs lke baca."
    return problem("ZI545", place, f"{whose} belum mempunyai jawaban LKE.", mend)


def no_lke_of_year(place: str, tahun: int, since: date) -> Problem:
    """ZI580: a plan or a folder of evidence is asked for a year whose LKE is not in the program."""
    message = f"LKE yang berlaku pada tahun {tahun} belum ada di program."
    first = since.year if (since.month, since.day) == (1, 1) else since.year + 1
    return problem("ZI580", place, message, f"Pakai tahun {first} atau sesudahnya.")


def no_assessment(data: str, unit: str) -> Problem:
    """ZI589: a plan is asked for from an assessment that the unit does not have."""
    message = f"Belum ada jawaban {unit} di lembar Penilaian kumpulan data {data}."
    hint = "Isi lembar Penilaian, atau susun tanpa --dari."
    return problem("ZI589", "--dari penilaian", message, hint)


def folder_in_data(shown: str) -> Problem:
    """ZI581: a folder of evidence lies in the data folder, whose files are read as data."""
    message = "Folder bukti berada di dalam folder data, yang isinya dibaca sebagai data."
    return problem("ZI581", shown, message, "Pilih folder lain, mis. -o bukti.")


def folder_of_others(shown: str) -> Problem:
    """ZI582: a folder for evidence holds something that the program did not put there."""
    message = "Folder ini sudah berisi, tetapi bukan folder bukti buatan zi-docs."
    return problem("ZI582", shown, message, "Pilih folder baru atau yang kosong.")


def folder_of_another_unit(shown: str, unit: str, data: str) -> Problem:
    """ZI583: a folder of evidence belongs to another unit or data set."""
    message = f"Folder ini sudah berisi bukti unit {unit} dari kumpulan data {data}."
    return problem("ZI583", shown, message, "Pakai satu folder untuk satu unit dan satu tahun.")


def link_out_of_folder(shown: str) -> Problem:
    """ZI584: a folder in the evidence leads to another place, where nothing is written."""
    message = "Folder ini berupa tautan ke tempat lain, jadi buktinya tidak ditulis di sana."
    return problem("ZI584", shown, message, "Ganti tautan itu dengan folder biasa.")


def evidence_changed(shown: str) -> Problem:
    """ZI585: a file in the evidence was changed or put there by somebody, so it stays."""
    message = "Berkas bukti ini disunting atau ditaruh orang, jadi dibiarkan."
    hint = "Pindahkan bila salinan yang baru diperlukan, lalu jalankan lagi."
    return problem("ZI585", shown, message, hint)


def empty_evidence(place: Place) -> Problem:
    """ZI586: a row of evidence has neither a file nor a link."""
    message = "Baris bukti ini belum menyebut berkas atau tautannya."
    return problem("ZI586", place, message, "Isi kolom Berkas atau kolom Tautan.")


def evidence_not_read(shown: str, reason: str) -> Problem:
    """ZI587: a file that is evidence can't be read."""
    message = f"Berkas bukti ini tidak dapat dibaca: {reason}."
    return problem("ZI587", shown, message, "Tutup berkas itu di program lain, lalu jalankan lagi.")


def answers_not_on_page(file: str) -> Problem:
    """Answers to the LKE that only their own file can change."""
    message = "Jawaban LKE ini hanya dapat diubah di berkasnya sendiri."
    hint = "Unduh berkas itu di bagian Data, ubah di Excel, lalu unggah lagi."
    return problem("ZI807", file, message, hint)


def saving_stopped(what: str) -> Problem:
    """ZI548: the saving of answers was stopped, or its process was killed."""
    message = "Penyimpanan jawaban ini berhenti sebelum selesai."
    hint = "Yang Anda ketik masih ada di bawah. Periksa, lalu simpan lagi."
    return problem("ZI548", what, message, hint)
