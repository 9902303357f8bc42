"""Cancelling a number: it stays in the book with the reason, and nobody gets it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zi_docs.errors import RegisterError, galat
from zi_docs.register.commands import book_command
from zi_docs.register.typed import number_key, tidy
from zi_docs.register.values import Keadaan

if TYPE_CHECKING:
    import sqlite3

__all__ = ["cancel"]

_BY_ID = "SELECT id, seri, tahun, nomor, keadaan, alasan FROM nomor WHERE id = ?"
_BY_NUMBER = """
    SELECT id, seri, tahun, nomor, keadaan, alasan FROM nomor
    WHERE number_key(nomor) = ?1 AND (?2 IS NULL OR seri = ?2) AND (?3 IS NULL OR tahun = ?3)
    ORDER BY id"""
_CANCEL = "UPDATE nomor SET keadaan = 'batal', alasan = ?, diubah = ? WHERE id = ?"


class _Found(NamedTuple):
    id: int
    seri: str
    tahun: int
    nomor: str
    keadaan: str
    alasan: str


def cancel(
    db: sqlite3.Connection,
    nomor: str | int,
    alasan: str,
    stamp: str,
    data_set: str,
    seri: str | None = None,
    tahun: int | None = None,
) -> int:
    """Cancel a number, given as printed or by its id, and return its id.

    Raises :class:`RegisterError` (ZI620-ZI623).
    """
    reason = tidy(alasan)
    if not reason:
        raise _refuse("ZI623", nomor, "Alasan pembatalan belum diisi.", "Isi --alasan.")
    found = _one(_find(db, nomor, seri, tahun), nomor, data_set)
    db.execute(_CANCEL, (reason, stamp, found.id))
    return found.id


def _find(
    db: sqlite3.Connection, nomor: str | int, seri: str | None, tahun: int | None
) -> list[_Found]:
    if isinstance(nomor, int):
        rows = db.execute(_BY_ID, (nomor,))
    else:
        rows = db.execute(_BY_NUMBER, (number_key(nomor), seri, tahun))
    return [_Found(*row) for row in rows]


def _one(found: list[_Found], nomor: str | int, data_set: str) -> _Found:
    living = [row for row in found if row.keadaan != Keadaan.BATAL]
    if not found:
        hint = f"Lihat nomor yang ada dengan {book_command('lihat', data_set)}."
        raise _refuse("ZI620", nomor, "Nomor ini tidak ada dalam register.", hint)
    if not living:
        hint = "Tidak ada yang perlu dilakukan; nomor batal tetap batal."
        raise _refuse("ZI621", nomor, f"Nomor ini sudah batal ({found[0].alasan}).", hint)
    if len(living) > 1:
        series = "; ".join(f"{row.seri} tahun {row.tahun}" for row in living)
        raise _refuse(
            "ZI622",
            nomor,
            f"Nomor ini ada pada beberapa seri: {series}.",
            f"Sebutkan yang mana, mis. {_telling_apart(living)}.",
        )
    return living[0]


def _telling_apart(living: list[_Found]) -> str:
    """Return the options by which the first of several numbers is meant, and no other."""
    seri, tahun = f'--seri "{living[0].seri}"', f"--tahun {living[0].tahun}"
    if len({row.seri for row in living}) == len(living):
        return seri
    return tahun if len({row.tahun for row in living}) == len(living) else f"{seri} {tahun}"


def _refuse(code: str, nomor: str | int, message: str, hint: str) -> RegisterError:
    return RegisterError(galat(code, f"nomor {nomor}", message, hint))
