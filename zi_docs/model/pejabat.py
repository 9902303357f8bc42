"""Officials and how they sign."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from zi_docs import indonesian
from zi_docs.errors import FieldError
from zi_docs.indonesian import MandateError
from zi_docs.model.fields import (
    NOTHING,
    Sebutan,
    Setting,
    Teks,
    clean_text,
    fold,
    is_dash,
    only_digits,
    parse_nama_orang,
)

_LABEL = re.compile(r"\b(?:NIP|NIK|NRP|NI PPPK)\b")
_MANY_DIGITS = 6
NAMA = "nama saja, gelarnya sesudah koma; nomor di kolomnya sendiri"


class CaraTandaTangan(StrEnum):
    """The manner of signing (Permendagri 1/2023, Pasal 44 and the block models around it)."""

    DEFINITIF = "definitif"
    ATAS_NAMA = "a.n."
    UNTUK_BELIAU = "u.b."
    PELAKSANA_TUGAS = "Plt."
    PELAKSANA_HARIAN = "Plh."
    PENJABAT = "Pj."
    PENJABAT_SEMENTARA = "Pjs."


def _parse_cara(value: Any) -> str:
    return indonesian.parse_cara(str(value)) if value else CaraTandaTangan.DEFINITIF


def split_gelar(values: Any) -> Any:
    """Split academic titles off a full name when the columns for titles are empty.

    What lists put beside a name, such as "1." or "*)", is left out here and told by a check. When
    the name can't be split or contains an identity number, the error takes the place of the name,
    so that the problem names the cell of the name.
    """
    if not isinstance(values, dict):
        return values
    nama = values.get("nama")
    has_own = values.get("gelar_depan") or values.get("gelar_belakang")
    if not isinstance(nama, str) or not nama.strip():
        return values
    try:
        _check_nama(nama)
        if has_own:
            return values
        split = indonesian.parse_nama(indonesian.bersihkan_nama(nama) or nama)
    except ValueError as refusal:
        return {**values, "nama": refusal}
    return {
        **values,
        "nama": split.nama,
        "gelar_depan": split.gelar_depan,
        "gelar_belakang": split.gelar_belakang,
    }


def _without_nothing(values: Any) -> Any:
    """Leave out what means nothing in a name, a title or a number: a dash, "nihil", 0."""
    if not isinstance(values, dict):
        return values
    return {name: value for name, value in values.items() if not _is_nothing(value)}


def _is_nothing(value: Any) -> bool:
    return isinstance(value, str) and (is_dash(value) or fold(value) in NOTHING)


def _place_mandate(values: Any) -> Any:
    """Put the error of a post that the manner needs, or does not print, into the cell of the post.

    So the problem names that cell. Whatever else is wrong is said by the fields themselves.
    """
    if not isinstance(values, dict):
        return values
    try:
        names = ("jabatan", "cara", "atas_nama", "melalui", "jabatan_sendiri")
        jabatan, cara, *posts = (clean_text(values.get(name)) for name in names)
        indonesian.baris_jabatan(jabatan, cara or CaraTandaTangan.DEFINITIF, *posts)
    except MandateError as refusal:
        return {**values, refusal.bagian: refusal}
    except ValueError:
        pass
    return values


def _check_nama(nama: str) -> None:
    """Refuse an identity number inside a name: it would be printed as a part of the name."""
    if _LABEL.search(nama) or len(only_digits(nama)) >= _MANY_DIGITS:
        message = "Nama ini memuat nomor, yang akan tercetak sebagai bagian namanya."
        raise FieldError(message, "Pindahkan NIP atau NIK ke kolomnya sendiri.", nama)


class Pejabat(Setting):
    """An official who signs, witnesses or leads.

    ``jabatan`` is the post that is printed. With ``a.n.`` and ``u.b.``, ``atas_nama`` is the post
    that gave the mandate and ``melalui`` the post between the two. With ``Plt.`` and ``Plh.``,
    ``jabatan_sendiri`` is the person's own post.
    """

    jabatan: Sebutan = Field(min_length=1)
    nama: Annotated[str, BeforeValidator(parse_nama_orang)] = Field(default="", description=NAMA)
    gelar_depan: Teks = ""
    gelar_belakang: Teks = ""
    nip: Teks = ""
    pangkat: Teks = ""
    golongan: Teks = ""
    cara: Annotated[CaraTandaTangan, BeforeValidator(_parse_cara)] = CaraTandaTangan.DEFINITIF
    atas_nama: Sebutan = ""
    melalui: Sebutan = ""
    jabatan_sendiri: Sebutan = ""

    _split_gelar = model_validator(mode="before")(split_gelar)
    _mandate = model_validator(mode="before")(_place_mandate)
    _nothing = model_validator(mode="before")(_without_nothing)  # the last one runs first

    @model_validator(mode="after")
    def _lines_can_be_made(self) -> Pejabat:
        """Refuse a manner of signing whose posts are missing, while the place is still known."""
        _ = self.baris_jabatan
        return self

    @property
    def jabatan_lengkap(self) -> str:
        """The post as it is named in a text: with Plt. and the like before it."""
        is_own = self.cara in (
            CaraTandaTangan.DEFINITIF,
            CaraTandaTangan.ATAS_NAMA,
            CaraTandaTangan.UNTUK_BELIAU,
        )
        return self.jabatan if is_own else f"{self.cara} {self.jabatan}"

    @property
    def baris_jabatan(self) -> tuple[str, ...]:
        """The lines above the signature."""
        return indonesian.baris_jabatan(
            self.jabatan,
            self.cara,
            self.atas_nama or None,
            self.melalui or None,
            self.jabatan_sendiri or None,
        )

    @property
    def baris_sendiri(self) -> tuple[str, ...]:
        """The lines above the signature on a paper that is not the mandator's letter.

        Who signs an invitation a.n. or u.b. signs minutes, a list or a report in the own post.
        """
        if self.cara not in (CaraTandaTangan.ATAS_NAMA, CaraTandaTangan.UNTUK_BELIAU):
            return self.baris_jabatan
        return indonesian.baris_jabatan(self.jabatan, CaraTandaTangan.DEFINITIF)
