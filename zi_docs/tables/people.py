"""The printed forms of a person's name, number and rank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol

from zi_docs import indonesian
from zi_docs.indonesian import Pimpinan
from zi_docs.indonesian.ketikan import buang_pemisah
from zi_docs.model.fields import only_digits
from zi_docs.model.tata_naskah import TataNaskah
from zi_docs.model.values import fill_pattern

_DASHES = " -–—"  # people type a dash into a cell that they leave empty
_LONGEST = 24  # letters of titles that fit on one line under a signature
_NAME_AND_TITLES = (Pimpinan.KEPALA, Pimpinan.WAKIL)


class Named(Protocol):
    """A person with name, titles and rank: an employee or an official."""

    @property
    def nama(self) -> str: ...
    @property
    def gelar_depan(self) -> str: ...
    @property
    def gelar_belakang(self) -> str: ...
    @property
    def pangkat(self) -> str: ...
    @property
    def golongan(self) -> str: ...


def printed(person: Named, profile: TataNaskah, kind: str, number: str) -> dict[str, str]:
    """Return the printed forms of a person; ``kind`` is the kind of the number: NIP, NIK."""
    label = profile.label_nip if kind == "NIP" else f"{kind} "
    shown = number_shown(number)
    names = (person.gelar_depan, person.nama, person.gelar_belakang)
    return {
        "nama_gelar": indonesian.format_nama(*names) if person.nama else "",
        "nama_kapital": indonesian.upper_nama(*names) if person.nama else "",
        "label_nip": label,
        "nomor_induk": f"{label}{shown}" if shown else "",
        "nomor_tampil": shown,
        "jenis_nomor": kind,
        "pangkat_golongan": _rank(person.pangkat, person.golongan, profile.pangkat_golongan),
    }


def number_shown(number: str) -> str:
    """Return an identity number as it is printed."""
    digits = only_digits(number)
    return indonesian.format_nip(digits) if len(digits) == 18 else digits


def typed_number(text: str) -> str:
    """Return a NIP or NIK as it is printed, however it was typed; what is neither stays as typed.

    >>> typed_number("NIP. 197805102003012007"), typed_number("3403 0243 0279 0004")
    ('19780510 200301 2 007', '3403024302790004')
    """
    digits = buang_pemisah(text)
    is_number = digits.isdecimal() and len(digits) in (16, 18)
    return number_shown(digits) if is_number else text


def signed(
    person: Named, profile: TataNaskah, shown: Mapping[str, str], jabatan: str, cara: str = ""
) -> list[str]:
    """Return the lines under a signature: the name, the rank and the number.

    Officials are named with titles, pangkat and NIP, the head of a region and the deputy without
    the last two, and who stands in for them with the name alone (Permendagri 1/2023, Pasal 44). The
    profile may leave pangkat and NIP of the Sekretaris Daerah out, as the same Pasal does.
    """
    if not person.nama or indonesian.nama_saja(jabatan, cara or "definitif"):
        return [person.nama]  # also an empty one: the cell under a signature holds a line
    nama = _unbroken(person.gelar_depan, person.nama, person.gelar_belakang)
    post = indonesian.jabatan_pimpinan(jabatan).post
    if post in _NAME_AND_TITLES or (post is Pimpinan.SEKRETARIS and profile.sekda_tanpa_nip):
        return [nama]
    return [line for line in (nama, shown["pangkat_golongan"], shown["nomor_induk"]) if line]


def signature(jabatan: Iterable[str], nama: Iterable[str]) -> dict[str, list[str]]:
    """Return the lines over and under a signature in the own post, never a.n. or u.b."""
    return {"baris_jabatan": [*jabatan], "baris_nama": [*nama]}


@lru_cache(maxsize=1024)  # the officials sign very often
def _unbroken(gelar_depan: str, nama: str, gelar_belakang: str) -> str:
    """Return a full name whose titles stay with it: the last in front, and those behind that fit.

    A line never ends between "Dr." and the name.
    """
    full = indonesian.format_nama(gelar_depan, nama, gelar_belakang)
    front = indonesian.format_nama(gelar_depan, nama, "")
    behind = full[len(front) + 2 :]
    if len(behind) <= _LONGEST:
        full = full[: len(full) - len(behind)] + behind.replace(" ", "\N{NO-BREAK SPACE}")
    before = len(front) - len(indonesian.format_nama("", nama, ""))
    return f"{full[: before - 1]}\N{NO-BREAK SPACE}{full[before:]}" if before else full


@lru_cache(maxsize=1024)  # many people share a few pairs
def _rank(pangkat: str, golongan: str, pattern: str) -> str:
    """Return pangkat and golongan. A pair that does not fit stays as typed; a check refuses it."""
    pangkat, golongan = pangkat.strip(_DASHES), golongan.strip(_DASHES)
    if not golongan:
        return pangkat
    try:
        return indonesian.format_pangkat_golongan(pangkat, golongan, pattern)
    except ValueError:
        return fill_pattern(pattern, {"pangkat": pangkat, "golongan": golongan})
