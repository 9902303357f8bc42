"""The problems of PDFs, print files, packets and indexes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zi_docs.errors import Problem, problem
from zi_docs.indonesian import format_angka
from zi_docs.register import Document, make_command
from zi_docs.run.problems import common_folder, listed, without_folder

_FORMS = {"pdf": ("ZI762", "PDF"), "gabung": ("ZI763", "berkas cetak"), "zip": ("ZI764", "paket")}


def word_files_stay(found: Problem) -> Problem:
    """Without a converter there is no PDF; the Word files are made, as the help promises."""
    return replace(found, message=f"{found.message} Berkas Word tetap dibuat.")


def stale_paper(bentuk: str, files: Mapping[str, str], mend: str) -> Problem:
    """Files of one form no longer match their documents; each path has its reason."""
    code, name = _FORMS[bentuk]
    paths, reasons = list(files), list(files.values())
    folder = common_folder(paths)
    names = without_folder(paths, folder)
    if len(set(reasons)) == 1:
        which = f" ({reasons[0]}): {listed(names)}"
    else:
        both = zip(names, reasons, strict=True)
        which = f": {listed([f'{one} ({why})' for one, why in both])}"
    message = f"{format_angka(len(paths))} {name} tidak sesuai dengan dokumennya sekarang{which}."
    return problem(code, paths[0] if len(paths) == 1 else folder, message, mend)


def put_away(bentuk: str, paths: Sequence[str], folder: str, reason: str, mend: str) -> Problem:
    """Files of one form could not follow their documents, so they went to the archive."""
    name = _FORMS[bentuk][1]
    message = (
        f"{format_angka(len(paths))} {name} tidak sesuai lagi dengan dokumennya dan tidak dibuat "
        f"ulang ({reason}), jadi dipindah ke {folder}: {listed(without_folder(paths, folder))}."
    )
    return problem("ZI536", paths[0] if len(paths) == 1 else folder, message, mend)


def foreign_pdf(places: Sequence[str]) -> Problem:
    """Files under the names of PDFs are not ours, so they stay though the documents changed."""
    count, folder = format_angka(len(places)), common_folder(places)
    message = (
        f"{count} berkas PDF bukan buatan zi-docs, atau diubah sesudah dibuat (mis. hasil pindai "
        "yang bertanda tangan), jadi dibiarkan, padahal PDF dari dokumennya yang sekarang lain: "
        f"{listed(without_folder(places, folder))}."
    )
    mend = (
        "Bila PDF baru diperlukan, pindahkan berkas itu dahulu, lalu jalankan lagi dengan --format "
        "pdf. Dengan --timpa berkas itu pindah ke folder arsip."
    )
    return problem("ZI537", places[0] if len(places) == 1 else folder, message, mend)


def konsep_beside(konsep: Sequence[Document], nama: str) -> Problem:
    """Konsep lie beside documents that are final, and do not follow the data any more."""
    first, *more = konsep
    others = f" dan {format_angka(len(more))} lagi" if more else ""
    message = f"Dokumennya sudah jadi, jadi konsep ini{others} tidak ikut diperbarui."
    again = make_command([first.jenis], nama, "--konsep")
    return problem("ZI532", first.path, message, f"Hapus berkas itu, atau buat lagi: {again}.")


def konsep_stays(place: str, refusal: Problem) -> Problem:
    """The konsep of a document that is now issued can't be taken away, as while it is open."""
    reason = refusal.message[:1].lower() + refusal.message[1:]
    message = f"Dokumennya sudah terbit, tetapi konsepnya belum dapat dipindahkan: {reason}"
    return problem("ZI535", place, message, "Tutup berkas itu di Word, lalu jalankan lagi.")


def index_not_written(place: str, reason: str) -> Problem:
    """The list of a type's documents can't be written, such as while it is open in Excel."""
    message = f"Daftar dokumen ini tidak diperbarui: {reason}"
    return problem("ZI538", place, message, "Tutup berkas itu di Excel, lalu jalankan lagi.")


def index_edited(place: str) -> Problem:
    """Somebody changed the list of a type's documents, so it is not written again."""
    message = "Daftar dokumen ini sudah disunting orang, jadi tidak diperbarui."
    mend = (
        "Simpan suntingan itu dengan nama lain, lalu hapus berkas ini dan jalankan lagi. Dengan "
        "--timpa berkas ini pindah ke folder arsip."
    )
    return problem("ZI539", place, message, mend)
