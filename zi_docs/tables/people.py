"""The printed forms of a person's name, number and rank."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from zi_docs import indonesian
from zi_docs.model.fields import only_digits
from zi_docs.model.tata_naskah import TataNaskah
from zi_docs.model.values import fill_pattern

_DASHES = " -–—"  # people type a dash into a cell that they leave empty


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
