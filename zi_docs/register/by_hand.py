"""A number that somebody chose: taken when it is free, refused with the reason when not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zi_docs.errors import RegisterError, brief, galat
from zi_docs.register.commands import cancel_command
from zi_docs.register.numbers import insert_number, living_number, remember_start
from zi_docs.register.patterns import Counter, parse_counter, parse_printed
from zi_docs.register.typed import number_key, tidy_number
from zi_docs.register.values import HandRequest, Keadaan, ReserveRequest

if TYPE_CHECKING:
    import sqlite3

    from zi_docs.register.connection import Connections

__all__ = ["reserve_by_hand"]

_HOLDERS = """
    SELECT jenis, kunci, untuk, nomor, keadaan, alasan FROM nomor
    WHERE seri = ? AND tahun = ? AND ((urut = ? AND sisipan = ?) OR number_key(nomor) = ?)
    ORDER BY id"""
_LONGEST = 100
_MOST_DIGITS = 9


class _Written(NamedTuple):
    """What was typed: the number as it will be printed, and its place in the count if any."""

    nomor: str
    counter: Counter | None

    @property
    def place(self) -> tuple[int | None, str]:
        """The counter and its suffix, as the register keeps them."""
        return (self.counter.urut, self.counter.sisipan) if self.counter else (None, "")


class _Holder(NamedTuple):
    jenis: str
    kunci: str
    untuk: str
    nomor: str
    keadaan: str
    alasan: str


def reserve_by_hand(
    db: sqlite3.Connection, request: HandRequest, book: Connections, stamp: str
) -> str:
    """Return the number as it is printed; the same record may ask for its number again.

    Raises :class:`RegisterError` (ZI611-ZI615, ZI617) when it can't have it.
    """
    shown = book.shown
    written = _read(request, shown)
    own = living_number(db, request.jenis, request.item.kunci)
    if own is not None and number_key(own) == number_key(written.nomor):
        return own
    holders = _holders(db, request, written)
    if any(_is_own(holder, request) for holder in holders):
        return str(own)
    if holders:
        raise _held(written, holders[0], shown)
    if own is not None:
        raise _has_another(written, own, book)
    remember_start(db, request.seri, request.tahun, request.mulai, shown)
    _insert(db, request, written, stamp)
    return written.nomor


def _read(request: HandRequest, shown: str) -> _Written:
    text = tidy_number(request.tulisan)
    if fault := _fault(text):
        raise _unusable(text, fault)
    counter = parse_counter(text) if request.pola else None
    nomor = request.item.format(str(counter)) if counter else text
    if request.pola and counter is None:
        counter = parse_printed(request.pola, text)
        nomor = _as_the_pattern(request, counter, text)
    if counter and counter.urut < 1:
        raise _unusable(text, "Nomor urut dimulai dari 1.")
    if counter and counter.tahun not in (None, request.tahun):
        raise _other_year(text, request.tahun, shown)
    return _Written(nomor, counter)


def _fault(text: str) -> str:
    """Return what keeps a text from being a number, if anything."""
    if not text:
        return "Nomor yang diberikan kosong."
    if len(text) > _LONGEST:
        return f"Nomor ini {len(text)} huruf; paling banyak {_LONGEST}."
    if any(letter.isnumeric() and not letter.isascii() for letter in text):
        return "Nomor ini memuat angka yang bukan 0 sampai 9."
    if text.isdigit() and len(text) > _MOST_DIGITS:
        return f"Bilangan ini terlalu besar; nomor urut paling banyak {_MOST_DIGITS} angka."
    return ""


def _as_the_pattern(request: HandRequest, counter: Counter | None, text: str) -> str:
    """Return the number with the pattern's own spaces, if that is all in which it differs."""
    printed = request.item.format(str(counter)) if counter else text
    return printed if number_key(printed) == number_key(text) else text


def _holders(db: sqlite3.Connection, request: HandRequest, written: _Written) -> list[_Holder]:
    values = (request.seri, request.tahun, *written.place, number_key(written.nomor))
    return [_Holder(*row) for row in db.execute(_HOLDERS, values)]


def _is_own(holder: _Holder, request: HandRequest) -> bool:
    same = (holder.jenis, holder.kunci) == (request.jenis, request.item.kunci)
    return same and holder.keadaan != Keadaan.BATAL


def _insert(db: sqlite3.Connection, request: HandRequest, written: _Written, stamp: str) -> None:
    block = ReserveRequest(request.seri, request.tahun, request.jenis, (request.item,))
    insert_number(db, block, request.item, (written.nomor, *written.place, True), stamp)


def _held(written: _Written, holder: _Holder, shown: str) -> RegisterError:
    whose = f"{holder.jenis} {holder.kunci}" + (f" ({holder.untuk})" if holder.untuk else "")
    if holder.keadaan == Keadaan.BATAL:
        return RegisterError(
            galat(
                "ZI612",
                shown,
                f'Nomor "{holder.nomor}" sudah dibatalkan ({holder.alasan}); dahulu untuk {whose}.',
                "Nomor batal tidak dipakai lagi; pilih nomor lain.",
            )
        )
    return RegisterError(
        galat(
            "ZI611",
            shown,
            f'Nomor "{written.nomor}" sudah dipakai {whose} sebagai "{holder.nomor}".',
            'Pilih nomor lain, atau sisipkan dengan huruf, mis. "15a".',
        )
    )


def _has_another(written: _Written, own: str, book: Connections) -> RegisterError:
    return RegisterError(
        galat(
            "ZI613",
            book.shown,
            f'Dokumen ini sudah bernomor "{own}", jadi tidak dapat diberi "{written.nomor}".',
            f"Batalkan dahulu: {cancel_command(own, book.data_set)}.",
        )
    )


def _unusable(text: str, message: str) -> RegisterError:
    hint = 'Tulis nomor urut ("15" atau "15a") atau nomor lengkapnya.'
    return RegisterError(galat("ZI614", f"--nomor {brief(text)}".rstrip(), message, hint))


def _other_year(text: str, tahun: int, shown: str) -> RegisterError:
    return RegisterError(
        galat(
            "ZI615",
            shown,
            f'Nomor "{text}" bukan nomor tahun {tahun}, padahal dokumennya bertanggal {tahun}.',
            "Perbaiki tahun pada nomor, atau tanggal dokumen dengan --tanggal.",
        )
    )
