"""The complaints about document types, naskah, their values and their copies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zi_docs.errors import Place, Problem, brief, choices, disk_words, problem, quote, suggest


def types_not_read(error: OSError) -> Problem:
    """A folder of document types may not be read."""
    return problem(
        "ZI431",
        Path(error.filename or "templates").as_posix(),
        f"Folder jenis dokumen tidak dapat dibaca: {disk_words(error)}.",
        "Mintalah izin membaca folder itu dan semua isinya.",
    )


def naskah_not_read(path: Path, fault: str) -> Problem:
    """The Word file to fill can't be read."""
    return problem(
        "ZI431",
        path.as_posix(),
        f"Naskah ini tidak dapat dibaca: {fault}.",
        "Periksa alamat berkasnya, dan tutup berkas itu di Word.",
    )


def values_not_read(path: Path, fault: str) -> Problem:
    """The data of one document are not an ordinary file, or far too large."""
    return problem(
        "ZI207",
        path.as_posix(),
        f"Berkas data ini tidak dapat dibaca: {fault}.",
        "Beri berkas JSON atau YAML yang berisi isian satu dokumen.",
    )


def too_much(path: Path, inside: str, found: str) -> Problem:
    """A value for one document is more than a document can hold; ``inside`` is its path."""
    message = f"Data untuk satu dokumen ini terlalu besar: {found}."
    place = Place(path.as_posix(), path=brief(inside))
    return problem("ZI425", place, message, "Bagi datanya menjadi beberapa dokumen.")


def result_is_no_word(path: Path) -> Problem:
    """The result is a Word file, but its name has another ending."""
    is_pdf = path.suffix.casefold() == ".pdf"
    more = ", lalu jadikan PDF dengan zi-docs pdf" if is_pdf else ""
    return problem(
        "ZI010",
        path.as_posix(),
        f'Hasilnya berkas Word, padahal nama "{path.name}" tidak berakhiran .docx.',
        f"Beri nama berakhiran .docx{more}.",
    )


def no_builtin(typed: str, known: Sequence[str]) -> Problem:
    """Nothing is built in under this name."""
    message = f"Tidak ada bawaan program yang bernama {quote(typed)}."
    short = [name.rpartition("/")[2].rpartition(".")[0] or name for name in known]
    return problem("ZI495", "zi-docs naskah salin", message, suggest(typed, dict.fromkeys(short)))


def several_builtins(typed: str, found: Sequence[str]) -> Problem:
    """Several things are built in under this name."""
    message = f"Ada beberapa bawaan program yang bernama {quote(typed)}."
    return problem("ZI495", "zi-docs naskah salin", message, f"Tulis salah satu: {choices(found)}.")


def no_copy(shown: str, name: str) -> Problem:
    """The office has no copy of this built-in."""
    message = "Bawaan ini belum disalin, jadi tidak ada yang dicatat."
    return problem("ZI495", shown, message, f"Salin dahulu: zi-docs naskah salin {name}.")


def copy_exists(shown: str, name: str) -> Problem:
    """The office has a copy of this built-in already, which may have been changed."""
    message = "Salinannya sudah ada; tidak ada yang ditimpa."
    hint = (
        "Ubah salinan itu. Untuk menyalin lagi, ganti dahulu namanya atau pindahkan; untuk "
        f"mencatat bahwa bawaannya sudah dilihat: zi-docs naskah salin {name} --catat."
    )
    return problem("ZI493", shown, message, hint)


def shared_folder(shown: str) -> Problem:
    """The templates of this work folder are the built-in ones themselves."""
    message = "Folder kerja ini memakai folder templates milik program sendiri."
    hint = "Ubah langsung di situ, atau pindah ke folder kerja lain (zi-docs mulai NAMA)."
    return problem("ZI493", shown, message, hint)


def bad_type_name(jenis: str) -> Problem:
    """A new document type can't have this name, because it is typed on the command line."""
    message = f"Nama {quote(jenis)} tidak dapat menjadi nama jenis dokumen."
    hint = "Pakai huruf kecil, angka, dan tanda hubung, mis. surat-izin."
    return problem("ZI497", "zi-docs naskah baru", message, hint)


def no_table(name: str, known: Sequence[str]) -> Problem:
    """A new document type is asked for a table that does not exist or whose rows have no key."""
    message = f"Tidak ada tabel {quote(name)} yang barisnya dapat diberi dokumen."
    return problem("ZI497", "--satu-per", message, suggest(name, known))


def type_exists(jenis: str) -> Problem:
    """There is a document type of this name, built in or the office's own."""
    message = f"Jenis dokumen {quote(jenis)} sudah ada; tidak ada yang ditimpa."
    hint = f"Pakai nama lain; untuk mengubah jenis bawaan: zi-docs naskah salin {jenis}."
    return problem("ZI493", f"templates/{jenis}", message, hint)


def no_example(shown: str, jenis: str) -> Problem:
    """A type is to be shown, and neither an example nor a data set gives its values."""
    message = f"Jenis {jenis} tidak punya contoh, jadi isinya belum diketahui."
    return problem("ZI499", shown, message, "Tambahkan --data DATA, atau tulis contoh.yaml.")


def no_record_to_show(jenis: str, kunci: str) -> Problem:
    """No record of the data set gets a document of this type."""
    place = f"--kunci {brief(kunci)}" if kunci else "--data"
    message = f"Menurut datanya, tidak ada dokumen {jenis} yang dapat ditampilkan."
    return problem(
        "ZI499", place, message, "Pilih baris lain dengan --kunci, atau lengkapi datanya."
    )


def nothing_to_fill(shown: str) -> Problem:
    """A form is asked for a Word file without tags."""
    message = "Tidak ada tag {{ }} di naskah ini, jadi formulirnya kosong."
    return problem("ZI221", shown, message, "Tulis dahulu tagnya di Word, mis. {{ nama }}.")
