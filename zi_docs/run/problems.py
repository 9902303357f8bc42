"""Every complaint of the production line, in words a clerk understands.

The functions only put into words what others have found. A complaint about many files or documents
is one sentence, with their number and the first of their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from zi_docs.errors import Problem, disk_words, problem
from zi_docs.indonesian import format_angka
from zi_docs.register import Document, cancel_command
from zi_docs.workspace import Workspace

MOST_NAMED = 5
COUNTED = "jumlah_"
_SPENT = "Nomor yang dibatalkan tidak dapat dipakai lagi."


def another_sheet(found: Problem) -> Problem:
    """A sheet has the name of one of settings; beside a settings file it may be another list."""
    return problem("ZI464", found.place, found.message, found.hint, warn=True)


def no_room(place: str, needed: int, free: int) -> Problem:
    """The disk can't hold what would be made, so the run does not begin."""
    left, wanted = free // 1_000_000, needed // 1_000_000 + 1
    return problem(
        "ZI504",
        place,
        f"Sisa ruang simpan {format_angka(left)} MB, sedangkan yang diperlukan kira-kira "
        f"{format_angka(wanted)} MB. Belum ada nomor yang terpakai.",
        "Kosongkan ruang simpan, lalu jalankan lagi.",
    )


def edited(places: Sequence[str]) -> Problem:
    """Files stay because a person changed them after they were made."""
    return _kept(
        places,
        "sudah disunting orang sejak dibuat",
        "Pindahkan suntingan itu ke data atau naskah. Dengan --timpa berkasnya dibuat ulang, dan "
        "suntingannya pindah ke folder arsip.",
    )


def edited_draft(places: Sequence[str]) -> Problem:
    """Konsep stay because a person corrected them, as a konsep is meant to be."""
    return _kept(
        places,
        "sudah disunting orang sejak dibuat",
        "Terbitkan suntingan itu dengan --terbit --dari-konsep, atau pindahkan ke data atau "
        "naskah. Dengan --timpa konsepnya dibuat ulang, dan suntingannya pindah ke folder arsip.",
    )


def not_ours(places: Sequence[str]) -> Problem:
    """Files stay because somebody else put them where documents would go."""
    return _kept(
        places,
        "bukan buatan zi-docs",
        "Pindahkan berkas itu ke tempat lain, lalu jalankan lagi. Dengan --timpa berkas itu pindah "
        "ke folder arsip.",
    )


def edited_since_issue(places: Sequence[str]) -> Problem:
    """Issued documents stay as a person changed them; the issued contents can be laid down."""
    return _kept(
        places,
        "sudah terbit, lalu disunting orang",
        "Yang berlaku adalah isi yang disimpan ketika terbit. Dengan --timpa isi itu diletakkan "
        "kembali, dan suntingannya pindah ke folder arsip.",
    )


def _kept(places: Sequence[str], why: str, mend: str) -> Problem:
    if len(places) == 1:
        return problem("ZI505", places[0], f"Berkas ini {why}, jadi tidak ditimpa.", mend)
    folder = common_folder(places)
    message = f"{format_angka(len(places))} berkas di folder ini {why}, jadi tidak ditimpa"
    return problem("ZI505", folder, f"{message}: {listed(without_folder(places, folder))}.", mend)


def name_taken(workspace: Workspace, owner: Document | None) -> Problem:
    """The file under a document's name is of another record, such as one with a wrong NIP."""
    if owner is None:
        return problem("ZI508", "", "Nama berkas ini sudah dipakai dokumen lain.", _APART)
    number, key = owner.nomor, owner.kunci
    numbered = f" nomor {number}" if number else ""
    whose = f"{owner.untuk} ({key})" if owner.untuk and owner.untuk != key else key
    cancel = (
        f"batalkan nomornya ({cancel_command(number, workspace.nama)}), lalu " if number else ""
    )
    spent = f"{_SPENT} " if number else ""
    return problem(
        "ZI508",
        owner.path,
        f"Nama berkas ini sudah dipakai dokumen {owner.jenis}{numbered} untuk {whose}, "
        "jadi tidak ditimpa.",
        f"Bila {key} keliru dan sudah dibetulkan pada data: {cancel}hapus atau pindahkan berkas "
        f"itu, dan jalankan lagi. {spent}Bila keduanya benar: {_APART}",
    )


_APART = "Bedakan nama berkasnya dengan nama_berkas di manifest.yaml, mis. dengan NIP atau kode."


def workers_died(place: str) -> Problem:
    """A process that renders has ended: it was killed, or there was no memory left."""
    return problem(
        "ZI507",
        place,
        "Proses pembantu yang membuat dokumen terhenti mendadak, mungkin karena kurang memori.",
        "Jalankan lagi tanpa --proses: yang sudah jadi dilewati, dan nomornya tetap.",
    )


def not_read(place: str, error: OSError) -> Problem:
    """A document that belongs in a print file can't be read from the disk."""
    message = f"Dokumen ini tidak dapat dibaca: {disk_words(error)}."
    return problem("ZI751", place, message, "Tutup berkas itu di Word, lalu jalankan lagi.")


def without_folder(paths: Iterable[str], folder: str) -> list[str]:
    """Return paths as they are called inside a folder."""
    return [path.removeprefix(f"{folder}/") for path in paths]


def listed(names: Sequence[str]) -> str:
    """Return the first names, and how many more there are."""
    more = f", dan {format_angka(len(names) - MOST_NAMED)} lagi" if len(names) > MOST_NAMED else ""
    return f"{', '.join(names[:MOST_NAMED])}{more}"


def common_folder(paths: Sequence[str]) -> str:
    """Return the folder that holds all of these, or the first one's folder if there is none."""
    folders = [path.split("/")[:-1] for path in paths]
    shared = takewhile(lambda steps: len(set(steps)) == 1, zip(*folders, strict=False))
    return "/".join([step for step, *_ in shared] or folders[0])


def nothing_to_compare(before: str, after: str) -> Problem:
    """Neither of two folders has a document."""
    message = "Tidak ada berkas Word di kedua folder ini."
    return problem("ZI512", f"{before}, {after}", message, "Periksa alamat kedua foldernya.")


def unread_result(place: str) -> Problem:
    """A document that is to be compared can't be read as Word."""
    message = "Berkas ini tidak dapat dibaca sebagai berkas Word, jadi tidak dapat dibandingkan."
    return problem("ZI513", place, message, "Buka di Word untuk memastikan, atau pindahkan.")
