"""The problems of a folder of ``templates/``, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from zi_docs.errors import Place, Problem, choices, disk_words, problem, quote, suggest
from zi_docs.indonesian import format_angka, format_tanggal
from zi_docs.model import Tabel
from zi_docs.plain_file import is_odd

_READABLE = "Pastikan berkas itu ada dan boleh dibaca."


def unreadable(place: str, error: OSError) -> Problem:
    """Return the problem of a file that can't be read from the disk."""
    message = f"Berkas tidak dapat dibaca: {disk_words(error)}."
    hint = "Hapus, lalu taruh berkas biasa di situ." if is_odd(error) else _READABLE
    return problem("ZI431", place, message, hint)


def too_big(place: str, size: int, limit: int) -> Problem:
    """Return the problem of a manifest, profile or example that is too big."""
    message = f"Berkas ini {_megabytes(size)} MB; paling besar {_megabytes(limit)} MB."
    return problem("ZI431", place, message, "Ganti dengan berkas yang benar.")


def _megabytes(size: int) -> str:
    return format_angka(-(-size // 1_000_000))


def wrong_encoding(place: str) -> Problem:
    """Return the problem of a ``.j2`` that is not UTF-8."""
    message = "Berkas teks ini tidak disimpan sebagai UTF-8."
    hint = "Di Notepad: Simpan Sebagai, Pengodean: UTF-8."
    return problem("ZI434", place, message, hint)


def no_such_table(place: Place, name: str, known: Sequence[str], key: str = "satu_per") -> Problem:
    """Return the problem of a type that names a table which does not exist."""
    message = f'"{key}" berisi {quote(name)}, yang bukan nama tabel.'
    return problem("ZI202", place, message, suggest(name, known))


def no_such_question(place: Place, code: str, known: Sequence[str]) -> Problem:
    """Return the problem of a type that is evidence for a question which the LKE does not have."""
    message = f'"bukti" berisi {quote(code)}, yang bukan kode pertanyaan LKE.'
    near = suggest(code, known) if code[:1].isalnum() else ""
    return problem("ZI588", place, message, near or "Tulis kodenya, mis. 1.i.a atau R.1.i.a.")


def no_evidence_column(place: Place, key: str, name: str, known: Sequence[str]) -> Problem:
    """Return the problem of evidence by a column which the type's table lacks."""
    message = f'"{key}" menyebut kolom {quote(name)}, yang tidak ada di tabel jenis ini.'
    mend = "Tulis daftar kodenya saja." if key == "bukti" else "Tulis nama kolom tabelnya."
    return problem("ZI588", place, message, suggest(name, known) or mend)


def no_evidence_field(place: Place, path: str, known: Sequence[str]) -> Problem:
    """Return the problem of evidence by an own field which the type lacks."""
    message = f'"bila_terisi" menyebut {quote(path)}, yang tidak ada di bawah "isian".'
    mend = "Tulis nama isian jenis itu sendiri, mis. isian.memperhatikan."
    return problem("ZI588", place, message, suggest(path, known) or mend)


def no_group_columns(place: Place, tabel: Tabel) -> Problem:
    """Return the problem of groups that are made by no column."""
    message = f'"kelompok" belum menyebut kolom tabel {tabel.judul}.'
    hint = (
        f"Tulis kolomnya, mis. kelompok: [{next(iter(tabel.kolom), 'unit_kerja')}]. Bila setiap "
        f"baris mendapat dokumennya sendiri, tulis satu_per: {tabel.nama}."
    )
    return problem("ZI469", place, message, hint)


def group_column_twice(place: Place, name: str) -> Problem:
    """Return the problem of a column that stands twice among those of the groups."""
    return problem("ZI469", place, f'"kelompok" menyebut {quote(name)} dua kali.', "Hapus satu.")


def no_group_column(place: Place, name: str, tabel: Tabel, known: Sequence[str]) -> Problem:
    """Return the problem of groups by a column that the table does not have."""
    message = f"Kolom {quote(name)} tidak ada di tabel {tabel.judul}."
    hint = (
        f"{suggest(name, known)} Kolom sendiri ditambahkan di templates/_tabel/{tabel.nama}.yaml."
    )
    return problem("ZI440", place, message, hint)


def cannot_group(place: Place, name: str, reason: str, known: Sequence[str]) -> Problem:
    """Return the problem of groups by a column in which rows are not alike; ``reason`` says why."""
    message = f"Baris tidak dapat dikelompokkan menurut {quote(name)}: kolom ini {reason}."
    return problem("ZI450", place, message, f"Pakai kolom lain: {choices(known)}.")


def taken_group_column(place: Place, name: str) -> Problem:
    """Return the problem of groups by a column whose name means something else in a naskah."""
    message = f"Nama kolom {quote(name)} sudah berarti lain dalam naskah kelompok."
    hint = f'Ganti nama kolomnya di berkas tabel, mis. menjadi "{name}_kelompok".'
    return problem("ZI468", place, message, hint)


def no_day(place: Place, sejak: date, sampai: date) -> Problem:
    """Return the problem of a type that no day is in force."""
    message = (
        f'"sejak" ({format_tanggal(sejak)}) sesudah "sampai" ({format_tanggal(sampai)}), jadi '
        "jenis ini tidak berlaku pada hari apa pun."
    )
    return problem("ZI460", place, message, "Tukar kedua tanggalnya, atau betulkan salah satunya.")


def no_key(place: Place, tabel: Tabel) -> Problem:
    """Return the problem of a type that is made per row of a table without a key (ZI217)."""
    message = f'"satu_per" berisi {tabel.nama}, tetapi baris tabel {tabel.judul} tidak berkunci.'
    column = next(iter(tabel.needed or tabel.kolom))
    hint = f"Tulis kolom yang membedakan barisnya di {tabel.nama}.yaml, mis. "
    return problem("ZI217", place, message, f"""{hint}'kunci: "{{{column}}}"'.""")


def no_steps(place: Place) -> Problem:
    """Return the problem of a type that should fit its pages and says not how."""
    message = '"muat" tidak menyebut gaya apa pun, atau salah satu langkahnya kosong.'
    hint = (
        'Di bawah "gaya" tulis langkahnya, mis. "- ZI Isi: ZI Isi Kecil"; bila tidak ada, pakai '
        '"halaman" saja tanpa "muat".'
    )
    return problem("ZI458", place, message, hint)


def two_lengths(place: Place, halaman: int | None, muat: int) -> Problem:
    """Return the problem of a type with two different numbers of pages."""
    message = f'"halaman" berisi {halaman}, sedangkan "muat" berisi {muat} halaman.'
    return problem("ZI459", place, message, 'Hapus baris "halaman"; cukup yang di bawah "muat".')


def no_mapping(place: str) -> Problem:
    """Return the problem of a YAML file that holds a list, a text, or nothing."""
    message = "Berkas ini harus berisi pasangan kunci: nilai."
    hint = 'Mulai dengan baris seperti "judul: Surat Izin".'
    return problem("ZI433", place, message, hint)


def no_manifest(place: str, bundled: str) -> Problem:
    """Return the warning of a folder without a manifest; ``bundled`` is the id of any type."""
    hint = (
        f"Bila hendak mengubah jenis bawaan, samakan nama foldernya (mis. {bundled}); bila jenis "
        "baru, tambahkan manifest.yaml; bila bukan keduanya, pindahkan."
    )
    message = "Folder ini bukan jenis dokumen: tidak punya manifest.yaml."
    return problem("ZI438", place, message, hint)


def misnamed(place: str, meant: str, *, lost: bool) -> Problem:
    """Return the problem of a file of a type that has another name than ``meant``.

    It is an error when the file is ``lost``; a warning when that of the built-in type is used.
    """
    message = f"Berkas ini tidak dibaca karena namanya bukan {meant}."
    hint = f"Ganti namanya menjadi {meant} (di Windows tampilkan dahulu akhiran nama)."
    return problem("ZI431" if lost else "ZI438", place, message, hint)


def unknown_type(jenis: str, known: Sequence[str]) -> Problem:
    """Return the problem of a type that does not exist."""
    message = f'Jenis dokumen "{jenis}" tidak ada.'
    hint = "Sebut jenisnya satu per satu, tanpa koma." if "," in jenis else suggest(jenis, known)
    return problem("ZI002", "baris perintah", message, hint)


def unknown_profile(name: str, known: Sequence[str], place: Place) -> Problem:
    """Return the problem of a page profile that does not exist."""
    message = f'Profil tata naskah "{name}" tidak ada.'
    return problem("ZI435", place, message, suggest(name, known))


def no_such_choice(place: Place, value: str, known: Sequence[str]) -> Problem:
    """Return the problem of a condition that asks for a choice which its column does not have."""
    message = f"Syarat {quote(value)} bukan pilihan kolom itu."
    return problem("ZI228", place, message, f"Pakai salah satu: {choices(known)}.")


def builtin_changed(name: str, files: Sequence[str]) -> Problem:
    """Return the note that a built-in has changed since the office copied it."""
    message = "Bawaan program sudah berubah sejak disalin; salinan Anda yang tetap dipakai."
    hint = (
        "Pindahkan salinannya, lalu salin yang baru: zi-docs naskah salin NAMA. "
        "Bila salinan itu memang yang dipakai: zi-docs naskah salin NAMA --catat."
    )
    changed = choices(file.removeprefix(f"{name}/") for file in files)
    return problem("ZI494", f"templates/{name}", message, hint, about=changed)


def unreadable_record(place: str) -> Problem:
    """Return the warning of a record of copies that can't be read."""
    message = "Catatan salinan bawaan ini rusak, jadi perubahan bawaannya tidak dapat disebut."
    hint = "Hapus berkas ini; lalu catat lagi dengan zi-docs naskah salin NAMA --catat."
    return problem("ZI496", place, message, hint)
