"""One problem, in a form that a person can act on, and the order in which many are told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from zi_docs.codes import CODES, Severity
from zi_docs.errors.places import Place
from zi_docs.errors.wording import FIRST_OF_MANY, LONGEST_ABOUT, brief

_LONGEST_SENTENCE = 2000
_QUOTED = re.compile(rf'(?<![^\s(])"([^"]{{{LONGEST_ABOUT + 1},}})"')
_WORDS = {
    Severity.GALAT: "kesalahan",
    Severity.PERINGATAN: "peringatan",
    Severity.CATATAN: "catatan",
}
_UNFILLED = "belum diisi"
WORDS = ("kesalahan", _UNFILLED, "peringatan", "catatan")
"""What a clerk calls a problem, in the order in which problems are counted."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: where it is, what is wrong, and how to mend it.

    ``code`` is stable ("ZI203"); ``message`` and ``hint`` are Indonesian sentences. Both are
    required: a clerk can do nothing with a problem that does not say how to mend it. ``about`` is
    the part that differs from row to row, such as the value typed or the person. Problems that
    differ only in ``about`` and in their places are reported together.

    ``unfilled`` marks an error about what nobody has given yet: a setting, an official, a table. It
    stops like any other, but nobody did anything wrong.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str
    about: str = ""
    unfilled: bool = False

    @property
    def word(self) -> str:
        """What a clerk calls it, one of :data:`WORDS`."""
        return _UNFILLED if self.unfilled else _WORDS[self.severity]

    @property
    def particulars(self) -> str:
        """What ``about`` says, as a sentence: all of it, or the first of many."""
        first = self.about.removeprefix(FIRST_OF_MANY)
        return f"{'Yaitu' if first == self.about else 'Misalnya'}: {first}"

    @property
    def is_error(self) -> bool:
        """Whether it stops what was asked for."""
        return self.severity is Severity.GALAT

    def at(self, place: Place | str) -> Problem:
        """Return the same problem at another place."""
        return replace(self, place=Place.of(place))


def problem(
    code: str,
    place: Place | str,
    message: str,
    hint: str,
    *,
    about: str = "",
    warn: bool = False,
    unfilled: bool = False,
) -> Problem:
    """Return a problem with the severity that the table gives its code.

    ``warn`` makes it a ``peringatan``, if the code allows that. Raises ``KeyError`` for a code that
    the table does not have, and ``ValueError`` when the code does not allow ``warn``.
    """
    entry = CODES[code]
    if warn and not entry.may_warn:
        raise ValueError(f"{code} is not told as a peringatan")
    severity = Severity.PERINGATAN if warn else entry.severity
    where, said = Place.of(place), (_short(message), _short(hint), brief(about))
    return Problem(code, severity, where, *said, unfilled)


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return errors first, then what is not filled yet, warnings and notes.

    Files are in their order, their places sorted.
    """
    problems = list(problems)
    ranks = {severity: rank for rank, severity in enumerate(Severity)}
    sources = {problem.place.source: n for n, problem in reversed([*enumerate(problems)])}

    def order(problem: Problem) -> tuple[object, ...]:
        rank = ranks[problem.severity], problem.unfilled
        return *rank, sources[problem.place.source], problem.place.spot

    return sorted(problems, key=order)


def _short(sentence: str) -> str:
    """Return a sentence in which long quotations are shortened."""
    if len(sentence) <= LONGEST_ABOUT:
        return sentence
    quoted = _QUOTED.sub(lambda match: f'"{brief(match[1])}"', sentence)
    return brief(quoted, _LONGEST_SENTENCE)
