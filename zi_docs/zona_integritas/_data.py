"""The dated data of the regulations, read once, and how a text names a regulation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

_MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

_NUMBER_AND_YEAR = re.compile(r"(?<!\d)(\d{1,4})\s{0,3}(?:/|Tahun|Thn?\.?)\s{0,3}(\d{4})(?!\d)", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_WINDOW = 240  # characters; the longest ministry name with its number word takes 110
_NUMBER_WORDS = {"nomor", "nomer", "no"}
_COUNTRY = (("republik", "indonesia"), ("ri",))


@cache
def load_data(nama: str) -> Any:
    """Return the parsed table ``nama`` (a file of this package, without ``.yaml``)."""
    import yaml  # costs 35 ms, and most commands never need a table

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same safe loader, ten times faster
    file = Path(__file__).with_name(f"{nama}.yaml")
    return yaml.load(file.read_bytes(), Loader=loader)  # noqa: S506 - both loaders are safe


def pick_version(versi: Sequence[Mapping[str, Any]], on: date) -> Mapping[str, Any] | None:
    """Return the last entry whose ``berlaku_sejak`` is not after ``on``; None before the first."""
    berlaku = [v for v in versi if v["berlaku_sejak"] <= on]
    return max(berlaku, key=lambda v: v["berlaku_sejak"]) if berlaku else None


def format_tanggal(tanggal: date) -> str:
    """Return the date as a sentence needs it: ``27 April 2021``."""
    return f"{tanggal.day} {_MONTHS[tanggal.month - 1]} {tanggal.year}"


@dataclass(frozen=True)
class Sebutan:
    """A mention of a regulation: the text as written, where it starts, and what it means."""

    teks: str
    posisi: int
    jenis: str
    nomor: int
    tahun: int

    def __str__(self) -> str:
        return f"{self.jenis} {self.nomor}/{self.tahun}"


def find_sebutan(text: str) -> Iterator[Sebutan]:
    """Yield every mention of a regulation whose kind is in the table, in order."""
    for angka in _NUMBER_AND_YEAR.finditer(text):
        awal = max(0, angka.start() - _WINDOW)
        words = list(_WORD.finditer(text, awal, angka.start()))
        jenis, mulai = _find_kind(words)
        if jenis:
            teks = text[mulai : angka.end()]
            yield Sebutan(teks, mulai, jenis, int(angka[1]), int(angka[2]))


def tingkat_jenis(jenis: str) -> str:
    """Return the level of a kind of regulation of the table."""
    return str(load_data("dasar_hukum")["jenis"][jenis]["tingkat"])


def _find_kind(words: Sequence[re.Match[str]]) -> tuple[str | None, int]:
    """Return the kind that the last words name and where its first word starts."""
    left = _strip_ending(words)
    table = _kinds()
    for count in range(min(_longest(), len(left)), 0, -1):
        candidate = left[-count:]
        jenis = table.get("".join(k[0].casefold() for k in candidate))
        if jenis:
            return jenis, candidate[0].start()
    return None, 0


def _strip_ending(words: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Drop the word for "number" and the country's name from the end."""
    if words and words[-1][0].casefold() in _NUMBER_WORDS:
        words = words[:-1]
    for country in _COUNTRY:
        if tuple(k[0].casefold() for k in words[-len(country) :]) == country:
            return words[: -len(country)]
    return words


@cache
def _kinds() -> dict[str, str]:
    jenis = load_data("dasar_hukum")["jenis"]
    return {"".join(_WORD.findall(s)): nama for nama, j in jenis.items() for s in j["sebutan"]}


@cache
def _longest() -> int:
    jenis = load_data("dasar_hukum")["jenis"].values()
    return max(len(_WORD.findall(s)) for j in jenis for s in j["sebutan"])
