"""Two columns for one field: which of them is read, by their headings and by their values.

A heading that says more is better than one that says less: "Unit Kerja" than "Instansi", "NIP Baru"
than "NIP". But a column whose values are none of the field's is not it, whatever its heading says:
numbers of nine digits under "NIP", "Menikah" under "Status".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pydantic import TypeAdapter, ValidationError

from zi_docs import indonesian
from zi_docs.model.fields import Shown, fold, only_digits
from zi_docs.model.tabel import Kolom, Tabel
from zi_docs.readers.cell import plain_text, split_pangkat
from zi_docs.readers.heading_words import words_of
from zi_docs.tables.kinds import KINDS, is_nothing

_DIGITS = {"nip": 18, "nik": 16}
_TEXTS = {"teks", "sebutan", "nama", "unit", "orang"}
_LONGEST_STAFF_NUMBER = 10
_FEW = 4
"""One row in so many that names a unit does not make a column that of the units."""
_LOOKED_AT = 200
"""So many different values of a column tell what it holds."""

Fits = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Rival:
    """A column that may hold a field: its heading, how exactly that says so, and its cells.

    ``rank`` is that of :class:`zi_docs.readers.heading.Meaning`.
    """

    text: str
    rank: int
    cells: Sequence[Any]


def choose(
    tabel: Tabel, name: str, rivals: Sequence[Rival], units: Collection[str] = ()
) -> list[Rival]:
    """Return the column that holds the field; several when nothing tells them apart.

    The first of these that differs decides: a column is filled, its values fit the field, its
    heading says the field more exactly. Of names only the heading's rank decides, since both print.
    ``units`` are the codes and names of the office's units, folded: a column that has few or none
    of them is not that of the units.
    """
    worth = [_worth(tabel, name, rival, units) for rival in rivals]
    best = [rival for rival, own in zip(rivals, worth, strict=True) if own == min(worth)]
    if len(best) > 1 and tabel.kolom[name].kind != "nama":
        best = _most_said(best)
    return best[:1] if _are_equal(best) else best


def _worth(
    tabel: Tabel, name: str, rival: Rival, units: Collection[str]
) -> tuple[bool, bool, bool, int]:
    """Return the key by which rivals are compared; the least is the best."""
    filled = _filled(tabel, name, rival.cells)
    is_fit = is_possible(tabel, name, rival.cells)
    is_strange = tabel.kolom[name].kind == "unit" and _is_strange(rival.cells, units)
    return not filled, not is_fit, is_strange, rival.rank


def _is_strange(cells: Sequence[Any], units: Collection[str]) -> bool:
    """Tell whether few rows of a column name one of the office's units.

    SIASN gives the head of a unit that unit, and everybody else the subsection below it.
    """
    rows = [fold(plain_text(value)) for value in cells if value != ""]
    return sum(row in units for row in rows) * _FEW <= len(rows)


def _filled(tabel: Tabel, name: str, values: Iterable[Any]) -> list[Any]:
    """Return the first different values of a column that mean something."""
    kolom, different = tabel.kolom[name], dict.fromkeys(values)
    found = (value for value in different if value != "" and not is_nothing(kolom, value))
    return list(islice(found, _LOOKED_AT))


def _most_said(rivals: list[Rival]) -> list[Rival]:
    """Return the heading that says all that the others say, and more: "NIP Baru" beside "NIP"."""
    words = [set(words_of(rival.text)) for rival in rivals]
    everything = set[str]().union(*words)
    whole = [rival for rival, own in zip(rivals, words, strict=True) if own == everything]
    return whole if len(whole) == 1 else rivals


def _are_equal(rivals: Sequence[Rival]) -> bool:
    return all(rival.cells == rivals[0].cells for rival in rivals[1:])


def is_possible(tabel: Tabel, name: str, values: Iterable[Any]) -> bool:
    """Tell whether a column could hold this field: at least half of its values fit."""
    fits, filled = _fitting(tabel.kolom[name], name), _filled(tabel, name, values)
    return 2 * sum(map(fits, filled)) >= len(filled)


def find_alien(tabel: Tabel, name: str, values: Iterable[Any]) -> str:
    """Return a value that shows that a column holds something else than this field; "" for none.

    Most of its values are then words that the table declares as those of something else, or in a
    column of NIK the short numbers that an employer gives.
    """
    if name not in tabel.kolom or not (tabel.kolom[name].bukan or tabel.kolom[name].kind == "nik"):
        return ""
    other = {fold(word) for word in tabel.kolom[name].bukan}
    texts = list(map(plain_text, _filled(tabel, name, values)))
    found = [text for text in texts if fold(text) in other or _is_staff_number(tabel, name, text)]
    return found[0] if 2 * len(found) > len(texts) else ""


def _is_staff_number(tabel: Tabel, name: str, text: str) -> bool:
    """Tell whether a NIK is the Nomor Induk Karyawan, which a hospital gives: much shorter."""
    return tabel.kolom[name].kind == "nik" and len(text.strip()) <= _LONGEST_STAFF_NUMBER


def _fitting(kolom: Kolom, name: str) -> Fits:
    """Return what tells whether a value looks like one of this column."""
    if digits := _DIGITS.get(kolom.kind):
        return lambda value: len(only_digits(plain_text(value))) == digits
    if name == "golongan":
        return _is_golongan
    return _is_words if kolom.kind in _TEXTS else _parser(kolom)


def _is_golongan(value: Any) -> bool:
    text = plain_text(value)
    try:
        return bool(indonesian.parse_golongan(text))
    except ValueError:
        return bool(split_pangkat(text)[1])


def _is_words(value: Any) -> bool:
    """Tell whether a value is words: a date, a number and a text without letters are not."""
    value = value.value if isinstance(value, Shown) else value
    if not isinstance(value, str) or not any(map(str.isalpha, value)):
        return False
    try:
        indonesian.parse_tanggal(value)
    except ValueError:
        return True
    return False


def _parser(kolom: Kolom) -> Fits:
    adapter: TypeAdapter[Any] = TypeAdapter(KINDS[kolom.kind].make(kolom))

    def is_valid(value: Any) -> bool:
        try:
            return adapter.validate_python(value) not in (None, "", ())
        except ValidationError:
            return False

    return is_valid
