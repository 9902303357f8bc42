"""Reads the dated tables of the regulations, and finds the regulations that a text mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

# Its own list, since this package imports nothing of the project.
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

_NUMBER_AND_YEAR = re.compile(
    r"(?<!\d)(\d{1,4})\s{0,3}(?:/|Tahun|Thn?\.?)\s{0,3}(\d{4})(?!\d)", re.I
)
_WORD = re.compile(r"[^\W\d_]+")
_WINDOW = 240  # characters before the number; the longest ministry name and "Nomor" take 110
_NUMBER_WORDS = {"nomor", "nomer", "no"}
_COUNTRY = (("republik", "indonesia"), ("ri",))


@cache
def load_data(name: str) -> Any:
    """Return the parsed table ``name`` (a file of this package, without ``.yaml``)."""
    import yaml  # takes 35 ms to import, and most commands need no table

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same safe loader, ten times faster
    file = Path(__file__).with_name(f"{name}.yaml")
    return yaml.load(file.read_bytes(), Loader=loader)  # noqa: S506 - both loaders are safe


def pick_version(versions: Sequence[Mapping[str, Any]], on: date) -> Mapping[str, Any] | None:
    """Return the version in force on ``on``; None before the first ``berlaku_sejak``."""
    begun = [version for version in versions if version["berlaku_sejak"] <= on]
    return max(begun, key=lambda version: version["berlaku_sejak"]) if begun else None


def format_tanggal(tanggal: date) -> str:
    """Return the date as a sentence says it: ``27 April 2021``."""
    return f"{tanggal.day} {_MONTHS[tanggal.month - 1]} {tanggal.year}"


@dataclass(frozen=True)
class Sebutan:
    """A mention of a regulation: ``teks`` as written, from ``posisi`` on, and what it means."""

    teks: str
    posisi: int
    jenis: str
    nomor: int
    tahun: int

    def __str__(self) -> str:
        return f"{self.jenis} {self.nomor}/{self.tahun}"


def find_sebutan(text: str) -> Iterator[Sebutan]:
    """Yield every mention of a regulation whose kind is in the table, in order."""
    for number in _NUMBER_AND_YEAR.finditer(text):
        window = max(0, number.start() - _WINDOW)
        words = list(_WORD.finditer(text, window, number.start()))
        jenis, start = _find_kind(words)
        if jenis:
            teks = text[start : number.end()]
            yield Sebutan(teks, start, jenis, int(number[1]), int(number[2]))


def tingkat_jenis(jenis: str) -> str:
    """Return the level of a kind of regulation, such as ``permen`` for ``PermenPANRB``."""
    return str(load_data("dasar_hukum")["jenis"][jenis]["tingkat"])


def _find_kind(words: Sequence[re.Match[str]]) -> tuple[str | None, int]:
    """Return the kind of regulation that the last words mean, and where its first word starts."""
    left = _strip_ending(words)
    table = _kinds()
    for count in range(min(_longest(), len(left)), 0, -1):
        candidate = left[-count:]
        jenis = table.get("".join(word[0].casefold() for word in candidate))
        if jenis:
            return jenis, candidate[0].start()
    return None, 0


def _strip_ending(words: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Drop "Nomor" and then "Republik Indonesia" (or "RI") from the end."""
    if words and words[-1][0].casefold() in _NUMBER_WORDS:
        words = words[:-1]
    for country in _COUNTRY:
        if tuple(word[0].casefold() for word in words[-len(country) :]) == country:
            return words[: -len(country)]
    return words


@cache
def _kinds() -> dict[str, str]:
    """Return each spelling, without spaces and marks, with the kind that it means."""
    kinds = load_data("dasar_hukum")["jenis"]
    return {
        "".join(_WORD.findall(spelling)): kind
        for kind, row in kinds.items()
        for spelling in row["sebutan"]
    }


@cache
def _longest() -> int:
    """Return how many words the longest spelling of a kind has."""
    kinds = load_data("dasar_hukum")["jenis"].values()
    return max(len(_WORD.findall(spelling)) for row in kinds for spelling in row["sebutan"])
