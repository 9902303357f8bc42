"""How a number is printed from its counter, and read back from what a person typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import ascii_letters
from typing import Any, NamedTuple

from zi_docs.model.pattern import fill_pattern
from zi_docs.model.tata_naskah import PolaNomor
from zi_docs.register.typed import tidy_number
from zi_docs.register.values import PrintNumber

__all__ = ["Counter", "parse_counter", "parse_printed", "printer", "series_name"]

# No office counts to a million in a year; longer digits are a number of another make.
_COUNTER = r"(?P<urut>[0-9]{1,6})(?P<sisipan>[a-z]?)"
_PADDED = re.compile(r"\{urut(?::0([0-9]{1,2}))?\}")
_FIELD = re.compile(r"\{([a-z_][a-z_.]*)(?::0[0-9]{1,2})?\}")
# Kinds that share a counter differ in their code, so any code is read back, not only one's own.
_SHAPES = {
    "tahun": "(?P<tahun>[0-9]{4})",
    "bulan": "[0-9]{1,2}",
    "bulan_romawi": "[ivx]{1,4}",
    "urut": _COUNTER,
}


class Counter(NamedTuple):
    """A place in the count: 15, or 15a for a number put in afterwards; ``tahun`` if printed."""

    urut: int
    sisipan: str = ""
    tahun: int | None = None

    def __str__(self) -> str:
        return f"{self.urut}{self.sisipan}"


def series_name(kind: str, pola: PolaNomor, unit: str) -> str:
    """Return which counter a number is taken from: the kind's own, a shared one, or a unit's."""
    shared = pola.seri or kind
    return f"{shared}/{unit}" if pola.per_unit else shared


def printer(pola: PolaNomor, values: Mapping[str, Any]) -> PrintNumber:
    """Return what prints a number from its counter (15 or "15a"), with the width of the pattern.

    ``values`` are the other names of the pattern; the printing raises ``KeyError`` for a name
    that they do not have.
    """
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
    """Return the counter in a whole printed number, or None when it does not fit the pattern."""
    expression = _expression(tidy_number(pola.pola))
    return _counter(re.fullmatch(expression, tidy_number(text), re.IGNORECASE))


def _counter(match: re.Match[str] | None) -> Counter | None:
    if match is None or "urut" not in match.groupdict():
        return None
    year = match.groupdict().get("tahun")
    return Counter(int(match["urut"]), match["sisipan"].lower(), int(year) if year else None)


def _expression(pattern: str) -> str:
    parts, end, seen = [], 0, set()
    for field in _FIELD.finditer(pattern):
        shape = _SHAPES.get(field[1], ".+?")
        # A name twice: the second one only has to look alike.
        parts += [re.escape(pattern[end : field.start()]), _once(shape, field[1] in seen)]
        seen.add(field[1])
        end = field.end()
    return "".join([*parts, re.escape(pattern[end:])])


def _once(shape: str, again: bool) -> str:
    return re.sub(r"\?P<[a-z]+>", "?:", shape) if again else shape
