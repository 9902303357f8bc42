"""What can go wrong, as values a person can act on.

::

    ZiDocsError                  exit code
    ├── DataError                1   rows, files or settings to correct
    ├── OutputError              1   the output folder can't take the files
    ├── UsageError               2   an option that doesn't fit
    ├── TemplateError            3   a document type or Word file to correct
    ├── RegisterError            4   the register of numbers
    └── ConverterError           5   LibreOffice or Word

Every exception carries problems; only ``zi_docs.cli`` prints them and chooses the exit code.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from zi_docs.codes import CODES, Severity

__all__ = [
    "ConverterError",
    "DataError",
    "OutputError",
    "Problem",
    "RegisterError",
    "Severity",
    "TemplateError",
    "UsageError",
    "ZiDocsError",
    "brief",
    "disk_words",
    "galat",
    "peringatan",
    "problem",
]

_LONG_QUOTE = 80
_LONG_SENTENCE = 2000
_QUOTED = re.compile(rf'(?<![^\s(])"([^"]{{{_LONG_QUOTE}}})[^"]+"')


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint: where, what, and how to mend it.

    ``code`` is stable ("ZI203"); ``place`` is as a clerk would say it
    (``data/trenggalek-2021/pegawai.xlsx, lembar "Pegawai", sel C17``);
    ``message`` and ``hint`` are Indonesian sentences. None may be left out: a complaint that does
    not say how to mend it leaves a clerk alone.
    """

    code: str
    severity: Severity
    place: str
    message: str
    hint: str


def _clipped(text: str) -> str:
    """Return a sentence without the rest of what it quotes at length."""
    if len(text) <= _LONG_QUOTE:
        return text
    text = _QUOTED.sub(r'"\1…"', text)
    return text if len(text) <= _LONG_SENTENCE else f"{text[:_LONG_SENTENCE]}…"


def problem(code: str, place: str, message: str, hint: str, *, warn: bool = False) -> Problem:
    """Return a problem with the weight that its code has in the table.

    ``warn`` tells as a ``peringatan`` what its code lets be told so. Raises ``KeyError`` for a code
    that the table does not have, and ``ValueError`` for a ``warn`` that it does not allow.
    """
    entry = CODES[code]
    if warn and not entry.may_warn:
        raise ValueError(f"{code} is not told as a peringatan")
    severity = Severity.PERINGATAN if warn else entry.severity
    return Problem(code, severity, place, _clipped(message), _clipped(hint))


def galat(code: str, place: str, message: str, hint: str) -> Problem:
    """Return a problem that stops the run."""
    return Problem(code, Severity.GALAT, place, _clipped(message), _clipped(hint))


def peringatan(code: str, place: str, message: str, hint: str) -> Problem:
    """Return a problem that is told and does not stop the run."""
    return Problem(code, Severity.PERINGATAN, place, _clipped(message), _clipped(hint))


_LONGEST_QUOTE = 80


def brief(text: str) -> str:
    """Return what was typed as it is quoted in a complaint: at most 80 characters of it."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"


_DISK_WORDS = {
    errno.ENOENT: "tidak ada di alamat itu",
    errno.EACCES: "tidak diizinkan, atau sedang dibuka program lain",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "diskanya hanya boleh dibaca",
    errno.ENOSPC: "diska penuh",
    errno.EISDIR: "di alamat itu ada folder, bukan berkas",
    errno.ENOTDIR: "di alamat itu ada berkas, bukan folder",
    errno.EEXIST: "sudah ada di alamat itu",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EBUSY: "sedang dipakai program lain",
    errno.ELOOP: "tautannya berputar ke dirinya sendiri",
    errno.EIO: "diskanya rusak atau terputus",
    errno.ETIMEDOUT: "jaringannya terputus",
}


def disk_words(error: OSError) -> str:
    """Return why the disk refused, as a phrase; the system's own words are English."""
    if error.errno is None:
        return "galat sistem"
    return _DISK_WORDS.get(error.errno, f"galat sistem nomor {error.errno}")


class ZiDocsError(Exception):
    """Root of every error this package raises on purpose."""

    exit_code: ClassVar[int] = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(f"{p.code} {p.place}: {p.message}" for p in self.problems))

    def __reduce__(self) -> tuple[type[ZiDocsError], tuple[tuple[Problem, ...]]]:
        """Cross a process boundary with the problems intact."""
        return type(self), (self.problems,)


class DataError(ZiDocsError):
    """Rows, files or settings must be corrected."""


class OutputError(ZiDocsError):
    """The output folder can't take the files."""


class UsageError(ZiDocsError):
    """An option or argument does not fit."""

    exit_code = 2


class TemplateError(ZiDocsError):
    """A document type or Word file must be corrected."""

    exit_code = 3


class RegisterError(ZiDocsError):
    """The register of numbers refuses or is damaged."""

    exit_code = 4


class ConverterError(ZiDocsError):
    """LibreOffice or Word is absent or failed."""

    exit_code = 5
