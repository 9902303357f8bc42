"""What a run can't do, in words a clerk understands."""

from __future__ import annotations

from zi_docs.errors import Problem, problem
from zi_docs.register import Document
from zi_docs.workspace import Workspace


def edited(place: str) -> Problem:
    """Return that a file was edited by a person, or is of another make, and stays."""
    return problem(
        "ZI505",
        place,
        "Berkas ini disunting setelah dibuat (atau bukan buatan program ini); tidak ditimpa.",
        "Pindahkan suntingan itu ke data atau naskah, atau beri --timpa untuk membuatnya ulang.",
    )


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
