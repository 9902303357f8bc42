"""The title of a unit's head, by the kind of the unit."""

import re
from functools import cache

from zi_docs.zona_integritas._data import load_data

_SECRETARIAT = re.compile(r"\bsekretariat\b.*", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")


def jabatan_kepala(nama: str, jenis: str) -> str:
    """Return the title of the head of a unit: "Camat Panggul"; empty for an unknown kind.

    The first words of the unit's name say its kind; where they say nothing, ``jenis`` does: a
    hospital may be filed as a UPT, but its head is a direktur. Source: UU 23/2014, PP 18/2016 as
    amended by PP 72/2019, and the regional rules named in the table.
    """
    for kind in (nama, jenis):
        start = _longest(_folded(kind))
        if start:
            return _titles()[start].format(nama=nama, sisa=_without(nama, start)).strip()
    return ""


def di_bawah_dinas(nama: str, jenis: str) -> bool:
    """Tell whether a unit is below a perangkat daerah by its kind: a puskesmas, a school, a UPTD.

    Source: PP 18/2016 as amended by PP 72/2019.
    """
    return any(_begins_below(_folded(kind)) for kind in (nama, jenis))


def sekretariat_bagian(nama: str, jenis: str) -> str:
    """Return the secretariat that a bagian or biro is part of; empty for every other unit.

    It is the one in the unit's own name, or else the Sekretariat Daerah. Source: PP 18/2016.
    """
    if not any(_folded(kind)[:1] in _parts() for kind in (nama, jenis)):
        return ""
    named = _SECRETARIAT.search(nama)
    return named[0] if named else "Sekretariat Daerah"


def _begins_below(words: tuple[str, ...]) -> bool:
    return any(words[:count] in _below() for count in range(1, len(words) + 1))


def _longest(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the longest known beginning of these words; empty when none is known."""
    known = (words[:count] for count in range(len(words), 0, -1))
    return next((start for start in known if start in _titles()), ())


def _without(nama: str, start: tuple[str, ...]) -> str:
    """Return a unit's name without the words of its kind in front."""
    words = list(_WORDS.finditer(nama))
    if _folded(nama)[: len(start)] != start:
        return nama
    return nama[words[len(start) - 1].end() :].strip()


def _folded(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(text.casefold()))


@cache
def _below() -> frozenset[tuple[str, ...]]:
    return frozenset(map(_folded, load_data("kepala_unit")["di_bawah_dinas"]))


@cache
def _parts() -> frozenset[tuple[str, ...]]:
    return frozenset(map(_folded, load_data("kepala_unit")["bagian_sekretariat"]))


@cache
def _titles() -> dict[tuple[str, ...], str]:
    rows = load_data("kepala_unit")["jabatan"]
    return {_folded(start): str(row["jabatan"]) for row in rows for start in row["awal"]}
