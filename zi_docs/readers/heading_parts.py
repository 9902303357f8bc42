"""Headings that name several things of one cell: "NAMA / NIP", "PANGKAT / GOL / TMT".

A stroke, a comma, an ampersand or "dan" parts them. Without one, every word must belong to a known
name ("JABATAN UNIT KERJA TMT"), for such a heading is written below each other in its cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from zi_docs.model.tabel import Tabel
from zi_docs.readers.heading import find_meaning, identifier
from zi_docs.readers.heading_words import is_about_family, words_of

_LONGEST = 80
_MOST_WORDS = 4
_SEPARATOR = re.compile(r"\s*(?:[/,&+|;]|\bdan\b|\s[-–]\s)\s*", re.IGNORECASE)
_REMARK = re.compile(r"\(.*?\)|\[.*?\]|\*")
_BIRTH = "tempat tanggal lahir"

_OTHERS = {
    **dict.fromkeys(("tmt", "tahun", "lulus", "tgl sk", "tanggal sk"), "tanggal"),
    **dict.fromkeys(("eselon", "esl", "ess"), "eselon"),
    **dict.fromkeys(
        (
            *("karpeg", "no karpeg", "kartu pegawai", "no kartu pegawai", "karis", "karsu", "nidn"),
            *("nuptk", "nrp", "nrk", "nrpk", "nrpblud", "nira", "npwp", "hp", "no hp", "telepon"),
            *("telp", "no telp", "wa", "kk", "no kk", "nip lama", "nidk"),
        ),
        "nomor",
    ),
    **dict.fromkeys(
        (
            *("tempat", "tempat lahir", "pendidikan", "pendidikan terakhir", "agama", "usia"),
            *("umur", "alamat", "diklat", "masa kerja", "mk", "email", "ket", "keterangan"),
            *("tanda tangan", "ttd", "jurusan", "kelas", "kelas jabatan", "gaji"),
        ),
        "teks",
    ),
}
"""What stands beside our fields in the cells of official forms, and the shape of its values."""

_SHAPES = {"nip": "nomor", "nik": "nomor", "telepon": "nomor", "tanggal": "tanggal"}
_RANKS = {"pangkat", "golongan"}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of a cell that holds several: our column or an office's own, and its shape.

    ``shape`` is ``nomor``, ``tanggal``, ``pangkat``, ``eselon`` or ``teks``; ``size`` is the count
    of digits that a number of ours has.
    """

    name: str
    shape: str
    known: bool = False
    size: int = 0


@lru_cache(maxsize=4096)
def parts_of(tabel: Tabel, heading: str) -> tuple[Part, ...]:
    """Return the parts that a heading names; none when it names one thing, or a thing of its own.

    Two names of one column are one part ("Unit Kerja/Instansi"). Only tables of people have such
    headings.
    """
    text = _REMARK.sub(" ", heading).strip()
    if not 0 < len(text) <= _LONGEST or is_about_family(text):
        return ()
    if next(tabel.of_kind("nama"), None) is None or _names_one(tabel, text):
        return ()
    parts = _joined(list(_read(tabel, text)))
    known = [part for part in parts if part.known]
    is_led = bool(parts) and parts[0].known
    return tuple(_named(parts)) if is_led or len(known) > 1 or _shaped(known) else ()


def _names_one(tabel: Tabel, text: str) -> bool:
    """Tell whether a heading as a whole is one column: "Pangkat/Gol." is, "Nama/Jabatan" is not."""
    whole = find_meaning(tabel, text)
    if whole is None:
        return False
    first, *others = _SEPARATOR.split(text)
    begins = find_meaning(tabel, first)
    kolom = tabel.kolom.get(begins.column) if begins and others else None
    return kolom is None or kolom.kind != "nama" or begins == whole


def _shaped(parts: list[Part]) -> bool:
    return any(part.shape != "teks" for part in parts)


def _read(tabel: Tabel, text: str) -> Iterator[Part]:
    """Yield the parts between the separators; a last word may belong to each ("... Lahir")."""
    pieces = [piece for piece in _SEPARATOR.split(text.replace("TTL", _BIRTH)) if words_of(piece)]
    for piece in pieces:
        last = words_of(pieces[-1])[-1]
        yield from (
            _one(tabel, piece)
            or _one(tabel, f"{piece} {last}")
            or _several(tabel, words_of(piece))
            or (_unknown(piece) if len(pieces) > 1 else ())
        )


def _one(tabel: Tabel, text: str) -> tuple[Part, ...]:
    words = words_of(text)
    if shape := _OTHERS.get(" ".join(words)) or ("tanggal" if words[:1] == ("tmt",) else ""):
        return (Part(" ".join(words), shape),)
    found = find_meaning(tabel, text)
    if found is None or found.column not in tabel.kolom:
        return ()
    kind = tabel.kolom[found.column].kind
    shape = "pangkat" if found.column in _RANKS else _SHAPES.get(kind, "teks")
    return (Part(found.column, shape, known=True, size={"nip": 18, "nik": 16}.get(kind, 0)),)


def _several(tabel: Tabel, words: tuple[str, ...]) -> tuple[Part, ...]:
    """Return the parts of words without a separator; nothing when a word belongs to none."""
    found: tuple[Part, ...] = ()
    while words:
        sizes = range(min(_MOST_WORDS, len(words)), 0, -1)
        size = next((n for n in sizes if _one(tabel, " ".join(words[:n]))), 0)
        if not size:
            return ()
        found += _one(tabel, " ".join(words[:size]))
        words = words[size:]
    return () if found[0].name.startswith("tmt") else found


def _unknown(piece: str) -> tuple[Part, ...]:
    words = words_of(piece)
    return (Part(" ".join(words), "teks"),) if len(words) <= _MOST_WORDS else ()


def _joined(parts: list[Part]) -> list[Part]:
    """Return the parts without what one cell gives anyway.

    A cell of pangkat is divided from its golongan later, and a NI PPPK may stand as a NIP.
    """
    names = [part.name for part in parts]
    left = {"golongan"} if "pangkat" in names else set()
    left |= {"ni_pppk"} if "nip" in names else set()
    return [
        part
        for at, part in enumerate(parts)
        if part.name not in left and at == names.index(part.name)
    ]


def _named(parts: list[Part]) -> Iterator[Part]:
    """Yield the parts with names for the columns of their own: tmt_golongan, tempat_lahir."""
    for at, part in enumerate(parts):
        name = part.name
        if name == "tmt":
            before = [other.name for other in parts[:at] if other.known] or [parts[0].name]
            name = f"tmt_{before[-1]}"
        elif name == "tempat":
            name = "tempat_lahir"
        yield part if part.known else replace(part, name=identifier(name))


def is_common(words: str) -> bool:
    """Tell whether these words head a column of many official forms, though it is none of ours."""
    return words in _OTHERS
