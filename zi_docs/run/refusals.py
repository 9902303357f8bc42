"""What a run can't do, in words a clerk understands."""

from __future__ import annotations

from zi_docs.errors import Problem, problem
from zi_docs.register import Document
from zi_docs.workspace import Workspace


def name_taken(workspace: Workspace, owner: Document | None) -> Problem:
    """Return that the file under a document's name is another record's, such as the wrong NIP's."""
    path, key, number = (owner.path, owner.kunci, owner.nomor) if owner else ("", "", "")
    numbered = f" nomor {number}" if number else ""
    command = f'zi-docs register batal "{number}" --data {workspace.nama} --alasan "..."'
    cancel = f"batalkan nomor lama ({command}), lalu " if number else ""
    return problem(
        "ZI508",
        path,
        f"Nama berkas ini sudah dipakai dokumen{numbered} milik {key}, dan tidak ditimpa.",
        f"Bila {key} keliru dan sudah diperbaiki pada data: {cancel}hapus atau pindahkan berkas "
        "itu, dan jalankan lagi. Bila keduanya benar, bedakan nama berkasnya di manifest.",
    )


def not_its_register(place: str, document: Document, nama: str) -> Problem:
    """Return that a register came along with a copied folder, or the folder was renamed."""
    return problem(
        "ZI509",
        place,
        f'Register ini milik kumpulan data "{document.kunci}" ({document.jenis} nomor '
        f'{document.nomor}), sedangkan foldernya bernama "{nama}".',
        "Bila folder ini salinan, hapus register.db di dalamnya; bila hanya berganti nama, "
        f'kembalikan namanya menjadi "{document.kunci}".',
    )


def workers_died(place: str) -> Problem:
    """Return what it means that a process which renders is gone: killed, or out of memory."""
    return problem(
        "ZI507",
        place,
        "Proses pembantu yang membuat dokumen terhenti mendadak, mungkin karena kurang memori.",
        "Jalankan lagi tanpa --proses: yang sudah jadi dilewati, dan nomornya tetap.",
    )


def no_room(place: str, needed: int, free: int) -> Problem:
    """Return the refusal to begin when the disk can't hold what would be made."""
    return problem(
        "ZI504",
        place,
        f"Sisa diska {free // 1_000_000} MB; perlu kira-kira {needed // 1_000_000 + 1} MB.",
        "Kosongkan diska, lalu jalankan lagi; belum ada nomor yang terpakai.",
    )
