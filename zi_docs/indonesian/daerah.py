"""Names of regions, with the word for their level: "Provinsi Jawa Tengah", "Kota Blitar"."""

from __future__ import annotations

import re

_LEVELS = {"Gubernur": "Provinsi", "Bupati": "Kabupaten", "Wali Kota": "Kota"}
# First words of a name that says its level, or that has another one by its own law.
_TOLD = frozenset(
    (
        *("kabupaten", "kab", "kota", "kotamadya", "provinsi", "propinsi", "prov"),
        *("daerah", "di", "diy", "dki", "dkj", "administrasi", "adm"),
        *("kecamatan", "distrik", "kelurahan", "desa", "nagari", "gampong"),
    )
)
_ACEH = "aceh"  # its government is Pemerintah Aceh (UU 11/2006); a kabupaten in it is not
_GOVERNMENT = "pemerintah "
_ADMINISTRATIVE = re.compile(r"(?i)(?:kab(?:upaten|\.)?|kota)\s+adm(?:inistrasi|inistratif|\.)?\s")
_PROVINCE = re.compile(r"(?i)pro[pv]insi\s+")


def nama_provinsi(nama: str) -> str:
    """Return the name of a province with its level: "Jawa Tengah" gives "Provinsi Jawa Tengah".

    A Daerah Istimewa and a Daerah Khusus have their own (UU 13/2012, UU 2/2024); an abbreviation
    ("DIY") stays as it is. The older spelling "Propinsi" becomes the one of UU 23/2014. Empty gives
    empty.
    """
    named = _PROVINCE.sub("Provinsi ", nama, count=1) if _PROVINCE.match(nama) else nama
    return _with_level(named, "Provinsi")


def nama_daerah(nama: str, sebutan_kepala: str) -> str:
    """Return the name of a region with the level of its head.

    "Jawa Tengah" of a Gubernur gives "Provinsi Jawa Tengah". Aceh as a whole has no such word
    (UU 11/2006). A name that says its level, an abbreviation, and every name of another head stay
    as they are.
    """
    level = _LEVELS.get(sebutan_kepala, "")
    if not level or (level == "Provinsi" and _first_word(nama) == _ACEH):
        return nama
    return _with_level(nama, level)


def nama_pemerintah(nama: str, sebutan_kepala: str) -> str:
    """Return the name of a region's government with the level of its head.

    "Pemerintah Blitar" of a Wali Kota gives "Pemerintah Kota Blitar". The name of another office
    ("Dinas Kesehatan") stays as it is.
    """
    if not nama.casefold().startswith(_GOVERNMENT):
        return nama
    rest = nama[len(_GOVERNMENT) :]
    return nama[: len(_GOVERNMENT)] + nama_daerah(rest, sebutan_kepala)


def wilayah_administrasi(nama: str) -> bool:
    """Tell whether a region is one of administration alone, with no budget of its own.

    Source: UU 29/2007 and UU 2/2024, on the kabupaten and kota of Jakarta.

    >>> wilayah_administrasi("Kota Administrasi Jakarta Selatan")
    True
    """
    return _ADMINISTRATIVE.match(nama) is not None


def _with_level(nama: str, level: str) -> str:
    first = _first_word(nama)
    return nama if not first or first in _TOLD else f"{level} {nama}"


def _first_word(nama: str) -> str:
    """Return the letters of the first word in small letters: "D.I. Yogyakarta" gives "di"."""
    return "".join(filter(str.isalpha, nama.partition(" ")[0])).casefold()
