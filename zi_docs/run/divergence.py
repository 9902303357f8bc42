"""What a clerk is told of an issued document that today's data would fill otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from zi_docs.errors import Problem, ZiDocsError, problem
from zi_docs.indonesian import format_tanggal
from zi_docs.register import cancel_command
from zi_docs.word import TextChange, paragraph_changes

MOST_CHANGES = 5
_WIDEST = 80
_LEAD = 25


@dataclass(frozen=True, slots=True)
class Divergence:
    """How an issued document differs from what the data would give.

    ``changes`` are its paragraphs, ``name`` the file's name of today, ``fault`` what keeps the data
    from filling it at all. ``edited`` says that a person changed the file. ``dated`` is its own
    date, where that may be written into the settings.
    """

    nomor: str
    changes: Sequence[TextChange] = ()
    name: str = ""
    fault: Problem | None = None
    edited: bool = False
    dated: date | None = None

    @property
    def is_any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.changes or self.name or self.fault)

    @property
    def is_name_only(self) -> bool:
        """Whether the text is the same, and only the file would be called otherwise."""
        return not self.changes and not self.fault


def find_changes(there: bytes, filled: bytes) -> list[TextChange] | None:
    """Return the paragraphs in which two Word files differ; None when one can't be read as Word."""
    try:
        return paragraph_changes(there, filled)
    except ZiDocsError:
        return None


def differs(place: str, found: Divergence, data_set: str) -> Problem:
    """Return that a document stays as it was issued (ZI510), with what would differ."""
    head = f"Dokumen nomor {found.nomor} sudah terbit, jadi "
    if found.is_name_only:
        message = f'{head}nama berkasnya tidak diganti menjadi "{found.name}".'
        return problem("ZI510", place, message, _RENAME)
    touched = ", dan berkasnya pernah disunting" if found.edited else ""
    message = "\n".join([f"{head}tidak diubah{touched}. {_opening(found)}", *_lines(found)])
    return problem("ZI510", place, message, _replace_hint(found.nomor, data_set) + _date(found))


def differs_too(place: str, found: Divergence, data_set: str) -> Problem:
    """Return the same in short, for the many documents that one change concerns."""
    head = "Dokumen bernomor ini juga sudah terbit, jadi "
    if found.is_name_only:
        return problem("ZI510", place, f"{head}nama berkasnya tidak diganti.", _RENAME)
    message = f"{head}tidak diubah; data sekarang akan mengisinya lain."
    return problem("ZI510", place, message, _replace_hint("NOMOR", data_set))


def lost(place: str, nomor: str, data_set: str) -> Problem:
    """Return that an issued document's file is gone, and nothing gives its bytes (ZI511)."""
    return _lost(place, f"Berkas dokumen nomor {nomor} yang sudah terbit", nomor, data_set)


def lost_too(place: str, data_set: str) -> Problem:
    """Return the same in short, for the many documents that one change concerns."""
    return _lost(place, "Berkas dokumen bernomor ini, yang juga sudah terbit,", "NOMOR", data_set)


def edited_since(place: str, *, restorable: bool) -> Problem:
    """Return that a person changed an issued document's file (ZI505), which stays."""
    mend = (
        "atau beri --timpa untuk mengembalikan isi yang dicatat."
        if restorable
        else "atau kembalikan berkas aslinya dari cadangan."
    )
    return problem(
        "ZI505",
        place,
        "Berkas dokumen bernomor ini disunting setelah terbit "
        "(atau bukan buatan program ini); tidak ditimpa.",
        f"Biarkan bila suntingan itu benar, {mend}",
    )


_RENAME = "Biarkan, atau salin berkas itu dengan nama barunya."


def _replace_hint(nomor: str, data_set: str) -> str:
    return (
        "Biarkan bila dokumen itu sudah benar. Bila harus diganti: "
        f"{cancel_command(nomor, data_set)}, lalu jalankan lagi; nomornya baru."
    )


def _date(found: Divergence) -> str:
    """Return where a date that was typed with ``--tanggal`` belongs, to be told no more."""
    if found.dated is None:
        return ""
    tanggal = format_tanggal(found.dated)
    return f" Tanggalnya, {tanggal}, dapat ditulis pada tanggal_jenis di pengaturan.yaml."


def _lost(place: str, what: str, nomor: str, data_set: str) -> Problem:
    return problem(
        "ZI511",
        place,
        f"{what} tidak ada, dan data sekarang tidak memberi isi yang dicatat; tidak dibuat.",
        "Kembalikan berkas itu dari cadangan, atau datanya seperti ketika terbit. Bila tidak "
        f"dapat: {cancel_command(nomor, data_set)}, lalu jalankan lagi; nomornya baru.",
    )


def _opening(found: Divergence) -> str:
    if found.fault:
        fault = found.fault
        return f"Data sekarang tidak dapat mengisinya: {fault.message} ({fault.place})"
    return "Data sekarang akan mengisinya lain:"


def _lines(found: Divergence) -> Iterator[str]:
    yield from map(_line, found.changes[:MOST_CHANGES])
    if more := len(found.changes[MOST_CHANGES:]):
        yield f"- dan {more} paragraf lain"
    if found.name:
        yield f'- nama berkasnya "{found.name}"'


def _line(change: TextChange) -> str:
    before, after = _excerpts(change)
    if not before:
        return f'- ditambah "{after}"'
    return f'- "{before}" menjadi "{after}"' if after else f'- tanpa "{before}"'


def _excerpts(change: TextChange) -> tuple[str, str]:
    """Return both sides of a change; long ones are cut around the place where they part."""
    before, after = change
    if len(before) <= _WIDEST >= len(after):
        return before, after
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    )
    start = max(0, same - _LEAD)
    space = before.rfind(" ", 0, start) + 1
    begin = space if start - space < _LEAD else start
    return _cut(before, begin), _cut(after, begin)


def _cut(text: str, begin: int) -> str:
    piece = f"…{text[begin:]}" if begin and text else text
    return piece if len(piece) <= _WIDEST else f"{piece[: _WIDEST - 1]}…"
