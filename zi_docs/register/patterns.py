"""How numbers and codes are printed, and read back from what a person typed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from base64 import b32encode
from collections.abc import Callable, Iterator, Mapping
from string import ascii_letters
from typing import TYPE_CHECKING, Any, NamedTuple

from zi_docs.indonesian.ketikan import rapikan
from zi_docs.register.values import PrintNumber

if TYPE_CHECKING:
    from zi_docs.model.tata_naskah import PolaNomor

# No office counts to a million in a year; more digits than six are not a counter.
_COUNTER = r"(?P<urut>[0-9]{1,6})(?P<sisipan>[a-z]?)"
_PADDED = re.compile(r"\{urut(?::0([0-9]{1,2}))?\}")
_FIELD = re.compile(r"\{([a-z_][a-z_.]*)(?::0[0-9]{1,2})?\}")
# Kinds that share a counter differ in their code, so any code is accepted, not only the kind's own.
_SHAPES = {
    "tahun": "(?P<tahun>[0-9]{4})",
    "bulan": "[0-9]{1,2}",
    "bulan_romawi": "[ivx]{1,4}",
    "urut": _COUNTER,
}
# Crockford's base 32: no I, L, O or U, so that a code survives being read aloud and typed back.
_LETTERS = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789ABCDEFGHJKMNPQRSTVWXYZ")
_BYTES = 5  # eight letters
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def tidy(text: str) -> str:
    """Return the text on one line, without characters that can't be printed (a lone surrogate)."""
    one_line = rapikan(unicodedata.normalize("NFC", text))
    return "".join(filter(str.isprintable, one_line)).strip()


def tidy_number(text: str) -> str:
    """Return a number as it is kept and printed, whichever keyboard or page it came from.

    Full-width signs become plain ones, and no space stands around a slash or a dash:
    "１２ / KPTS" is "12/KPTS".
    """
    return re.sub(r" ?([/-]) ?", r"\1", tidy(unicodedata.normalize("NFKC", text)))


def number_key(text: str) -> str:
    """Return a key that is equal for numbers that look the same to a reader: "W. 1" and "w. 1"."""
    return tidy_number(text).casefold()


def has_odd_digit(typed: str) -> bool:
    """Tell whether a number has a digit that is neither plain nor full-width: "23¹" is no 231."""
    numeric = (one for one in typed if one.isnumeric() and not one.isascii())
    return any(unicodedata.east_asian_width(one) != "F" for one in numeric)


class Counter(NamedTuple):
    """A place in the count: 15, or 15a for a number put in afterwards; ``tahun`` if printed."""

    urut: int
    sisipan: str = ""
    tahun: int | None = None

    def __str__(self) -> str:
        return f"{self.urut}{self.sisipan}"


def series_name(
    kind: str, pola: PolaNomor, unit: str, office: str = "", *, issues: bool = False
) -> str:
    """Return the name of a number's series: the kind's own, a shared one, or a unit's.

    A unit counts by itself where the pattern says so, and wherever it ``issues`` the papers of a
    type and the pattern prints its code. The office itself is no unit among others: where kinds
    share a series, it counts in that one.
    """
    shared = pola.seri or kind
    by_unit = pola.per_unit or (issues and "{unit}" in pola.pola)
    if not by_unit or (unit == office and (pola.seri or not pola.per_unit)):
        return shared
    return f"{shared}/{unit}"


def are_kin(seri: str, other: str) -> bool:
    """Tell whether two series are one, or the office's and a unit's: "surat", "surat/PKM".

    Patterns print the unit's code also where the office counts, so both could print one number.
    """
    return seri == other or seri.startswith(f"{other}/") or other.startswith(f"{seri}/")


def of_unit(pola: PolaNomor, unit: str) -> PolaNomor:
    """Return a pattern that only the numbers with this unit's code fit."""
    return pola.model_copy(update={"pola": pola.pola.replace("{unit}", unit)})


def printer(pola: PolaNomor, values: Mapping[str, Any]) -> PrintNumber:
    """Return a function that prints a number from its counter (15 or "15a") by the pattern.

    The counter gets the width of the pattern. ``values`` are the values of the pattern's other
    names; the function raises ``KeyError`` for a name that they do not have.
    """
    from zi_docs.model.values import fill_pattern  # a look into the book must not load the model

    known = {"kode": pola.kode, **values}

    def print_number(counter: int | str) -> str:
        if isinstance(counter, int):
            return fill_pattern(pola.pola, {**known, "urut": counter})
        digits = counter.rstrip(ascii_letters)
        suffix = counter[len(digits) :]
        pattern = _PADDED.sub(lambda m: digits.zfill(int(m[1] or 0)) + suffix, pola.pola)
        return fill_pattern(pattern, known)

    return print_number


def parse_counter(text: str) -> Counter | None:
    """Return the counter that "15" or "15a" means, or None for anything else."""
    return _counter(re.fullmatch(_COUNTER, text, re.IGNORECASE))


def parse_printed(pola: PolaNomor, text: str) -> Counter | None:
    """Return the counter in a whole printed number, or None when it does not fit the pattern.

    With the pattern "188.45/{urut}/{tahun}" the number "188.45/15a/2021" is 15a of 2021.
    """
    expression = _expression(tidy_number(pola.pola))
    return _counter(re.fullmatch(expression, tidy_number(text), re.IGNORECASE))


def fits_pattern(pola: PolaNomor, text: str) -> bool:
    """Whether a typed number is a counter, or a whole number that fits the pattern."""
    typed = tidy_number(text)
    return parse_counter(typed) is not None or parse_printed(pola, typed) is not None


def _counter(match: re.Match[str] | None) -> Counter | None:
    if match is None or "urut" not in match.groupdict():
        return None
    year = match.groupdict().get("tahun")
    return Counter(int(match["urut"]), match["sisipan"].lower(), int(year) if year else None)


def _expression(pattern: str) -> str:
    parts, end, seen = [], 0, set()
    for field in _FIELD.finditer(pattern):
        shape = _SHAPES.get(field[1], ".+?")
        # A name that occurs twice: the second one only has to match by its shape.
        parts += [re.escape(pattern[end : field.start()]), _once(shape, field[1] in seen)]
        seen.add(field[1])
        end = field.end()
    return "".join([*parts, re.escape(pattern[end:])])


def _once(shape: str, again: bool) -> str:
    return re.sub(r"\?P<[a-z]+>", "?:", shape) if again else shape


def possible_codes(data_set: str, jenis: str, kunci: str, nomor: str) -> Iterator[str]:
    """Yield the code with which a reader checks if a paper is genuine, then what may replace it.

    A code such as "ZFZ5AB00" is the same on every machine and on every day. The others take its
    place when another document has it already.
    """
    digest = hashlib.sha256("\0".join((data_set, jenis, kunci, nomor)).encode()).digest()
    for start in range(0, len(digest) - _BYTES, _BYTES):
        yield b32encode(digest[start : start + _BYTES]).translate(_LETTERS).decode()


def choose_codes(
    data_set: str,
    jenis: str,
    numbers: Mapping[str, str],
    holder_of: Callable[[str], tuple[str, str, str] | None],
) -> dict[str, str]:
    """Return the code to print on each document, by key; no other document has ever had it.

    ``numbers`` are the documents' numbers by key. ``holder_of`` tells which document (type, key,
    number) has a code. A code stays with its document for ever, even when the number is cancelled.
    """
    given: dict[str, str] = {}
    for kunci, nomor in numbers.items():
        for code in possible_codes(data_set, jenis, kunci, nomor):
            if code not in given and holder_of(code) in (None, (jenis, kunci, nomor)):
                given[code] = kunci
                break
    return {kunci: code for code, kunci in given.items()}


def read_code(text: str) -> str:
    """Return a code as it is stored, however it was typed: lower case, a dash, O for 0."""
    return text.upper().translate(_MISREAD)
