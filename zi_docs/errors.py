"""Errors and problems: what can go wrong, in a form that a person can act on.

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
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from traceback import walk_tb
from typing import ClassVar

from zi_docs.codes import CODES, Severity

__all__ = [
    "ConverterError",
    "DataError",
    "FieldError",
    "OutputError",
    "Place",
    "Problem",
    "RegisterError",
    "RowName",
    "Severity",
    "TemplateError",
    "UsageError",
    "ZiDocsError",
    "brief",
    "choices",
    "closest",
    "disk_words",
    "first_of_many",
    "in_reading_order",
    "problem",
    "quote",
    "suggest",
    "where_in_package",
]

FIRST_OF_MANY = "mis. "
"""An ``about`` that begins so tells only some of what it is about."""
_LONGEST_ABOUT = 80
_LONGEST_QUOTE = 60
_LONGEST_SENTENCE = 2000
_QUOTED = re.compile(rf'(?<![^\s(])"([^"]{{{_LONGEST_ABOUT + 1},}})"')

_LIKE = 0.7
_LONGEST_COMPARED = 100  # comparing long texts takes time, and no word is that long
_MOST_CHOICES = 12


RowName = tuple[str, str, int]
"""The file, sheet and number that identify a row among all rows of a data set."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was typed; ``str(place)`` is what a clerk reads.

    ``file`` is the path as a clerk knows it, or a text in place of a path (``--nomor 87``). ``row``
    is the row of a table. ``line`` is the row or line to look at when it differs from ``row``, or
    when no row of a table is meant (a heading). ``column`` is the letter of a workbook's column.
    ``path`` is the keys that lead to a value in YAML (``peserta.0.nama``). ``part`` describes a
    paragraph, cell or tag in words. ``naskah`` is the place in a Word file where the row's document
    failed. Rows and lines count from 1; 0 and ``""`` mean that there is none.

    >>> str(Place("data/x/pegawai.xlsx", "Pegawai", row=17, column="C"))
    'data/x/pegawai.xlsx, lembar "Pegawai", sel C17'
    """

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""
    path: str = ""
    line: int = 0
    part: str = ""
    naskah: Place | None = None

    @classmethod
    def of(cls, place: Place | str) -> Place:
        """Return the place itself, or for a text the place of a whole file of that name."""
        return place if isinstance(place, Place) else cls(place)

    def on_line(self, line: int) -> Place:
        """Return the place of a line of this file or sheet."""
        return replace(self, line=line)

    def inside(self, part: str) -> Place:
        """Return the place of a part inside this place: a key, a paragraph, a tag."""
        return replace(self, part=f"{self.part}, {part}" if self.part else part)

    def about(self, naskah: Place) -> Place:
        """Return this place of a row, with the place in the Word file where its document failed."""
        return replace(self, naskah=naskah)

    @property
    def elsewhere(self) -> str:
        """What a sentence about another place calls this one: the folders of the file left out.

        >>> Place("data/x/pegawai.xlsx", "Pegawai", row=17, column="C").elsewhere
        'pegawai.xlsx, lembar "Pegawai", sel C17'
        """
        return str(replace(self, file=self.file.rpartition("/")[2]))

    @property
    def source(self) -> tuple[str, str]:
        """The file and the sheet."""
        return self.file, self.sheet

    @property
    def number(self) -> int:
        """The number of the row or line to look at."""
        return self.line or self.row

    @property
    def record(self) -> RowName | None:
        """The name of the row among all rows of a data set; None when no row is meant."""
        return (self.file, self.sheet, self.row) if self.row else None

    @property
    def spot(self) -> tuple[int, int, str]:
        """The key that sorts the places of one source in reading order: column Z before AA."""
        return self.number, len(self.column), self.column

    def __str__(self) -> str:
        spot = f"{self.column}{self.number}" if self.number else ""
        return self.said(spot and f"{self.unit} {spot}")

    @property
    def unit(self) -> str:
        """The Indonesian word before the number: a cell or a row."""
        return "sel" if self.column else "baris"

    def said(self, spot: str) -> str:
        """Return this place as a text; ``spot`` replaces the words for its row or cell."""
        sheet = f'lembar "{self.sheet}"' if self.sheet else ""
        words = (self.file, sheet, spot, _spoken(self.path), self.part)
        said = ", ".join(filter(None, words))
        return f"{said} ({self.naskah})" if self.naskah else said


def _spoken(path: str) -> str:
    """Return a dotted path with its items counted from one: ``peserta ke-1, nama``."""
    words: list[str] = []
    for part in path.split("."):
        if part.isdigit() and words:
            words[-1] += f" ke-{int(part) + 1}"
        else:
            words.append(part)
    return ".".join(words) if all(" " not in word for word in words) else ", ".join(words)


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
    if len(sentence) <= _LONGEST_ABOUT:
        return sentence
    quoted = _QUOTED.sub(lambda match: f'"{brief(match[1])}"', sentence)
    return brief(quoted, _LONGEST_SENTENCE)


def first_of_many(examples: Iterable[str]) -> str:
    """Return an ``about`` of as many whole examples as it has room for, and of one at least."""
    told = FIRST_OF_MANY
    for example in examples:
        longer = f"{told}{example}; "
        if len(longer) >= _LONGEST_ABOUT and told != FIRST_OF_MANY:
            break
        told = longer
    return f"{told.removesuffix('; ')}; …"


def brief(text: str, longest: int = _LONGEST_ABOUT) -> str:
    """Return a text that is at most ``longest`` characters long; "…" stands for the rest."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def quote(text: str) -> str:
    """Return a text in double quotes, on one line and shortened to at most 60 characters."""
    line = " ".join(text[: _LONGEST_QUOTE * 4].split())
    return f'"{brief(line, _LONGEST_QUOTE)}"'


ADD_SHEET = "Lembar yang belum ada ditambahkan oleh zi-docs mulai NAMA --jenis JENIS."
"""The mend where a data set lacks a sheet, and the type that needs it is not known."""


def as_word(name: str) -> str:
    """Return a name as a command takes it: in quotes when it has spaces."""
    return f'"{name}"' if " " in name else name


def closest(typed: str, known: Iterable[str], like: float = _LIKE) -> str:
    """Return the known word most like a typed one, ignoring capitals; "" when none is like it."""
    from difflib import get_close_matches  # imported here because only a mistake needs it

    spelled = {word.casefold(): word for word in known}
    wanted = typed[:_LONGEST_COMPARED].casefold()
    return "".join(spelled[word] for word in get_close_matches(wanted, spelled, 1, like))


def suggest(typed: str, known: Iterable[str]) -> str:
    """Return the hint for an unknown word: the most similar known word, and the list of all.

    When a similar word is found, a long list is left out. A mapping gives the meaning of each word.
    Where the word decides who signs, who gets a document or which law is cited, a similar word
    must not be offered as a correction: use :func:`choices` there.

    >>> suggest("notla", ["notula", "rencana-aksi"])
    'Mungkin "notula"; yang ada: notula, rencana-aksi.'
    >>> suggest("surat", ["notula", "rencana-aksi"])
    'Tulis salah satu: notula, rencana-aksi.'
    """
    known = known if isinstance(known, Mapping) else list(known)
    if not known:
        return "Betulkan ejaannya, atau hapus bila tidak diperlukan."
    if not (near := closest(typed, known)):
        return f"Tulis salah satu: {choices(known)}."
    if len(known) > _MOST_CHOICES:
        return f'Mungkin "{near}"; betulkan bila memang itu.'
    return f'Mungkin "{near}"; yang ada: {choices(known)}.'


def choices(known: Iterable[str]) -> str:
    """Return the words that may be written, in their order: the first twelve, and how many more.

    >>> choices({"camat": "Ani Lestari", "sekretaris": ""})
    'camat (Ani Lestari), sekretaris'
    """
    if isinstance(known, Mapping):
        known = [f"{word} ({means})" if means else word for word, means in known.items()]
    words = list(known)
    more = len(words) - _MOST_CHOICES
    shown = ", ".join(words[:_MOST_CHOICES])
    return f"{shown}, dan {more} lainnya" if more > 0 else shown


_DISK_WORDS = {
    errno.ENOENT: "tidak ada di alamat itu",
    errno.EACCES: "tidak diizinkan, atau sedang dibuka program lain",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "tempat simpannya hanya boleh dibaca",
    errno.ENOSPC: "ruang simpan penuh",
    errno.EISDIR: "di alamat itu ada folder, bukan berkas",
    errno.ENOTDIR: "di alamat itu ada berkas, bukan folder",
    errno.EEXIST: "sudah ada di alamat itu",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EBUSY: "sedang dipakai program lain",
    errno.ELOOP: "tautannya berputar ke dirinya sendiri",
    errno.ENOLINK: "tautannya menuju berkas yang tidak ada",
    errno.ENXIO: "di alamat itu bukan berkas biasa",
    errno.EFBIG: "besarnya lebih dari 1 GB",
    errno.EIO: "tempat simpannya rusak atau terputus",
    errno.ETIMEDOUT: "jaringannya terputus",
    **dict.fromkeys((errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN), "jaringannya terputus"),
}


def disk_words(error: OSError) -> str:
    """Return an Indonesian phrase for why the disk refused; the system's message is English."""
    if error.errno is None:
        return "kesalahan sistem"
    return _DISK_WORDS.get(error.errno, f"kesalahan sistem nomor {error.errno}")


def where_in_package(error: BaseException) -> str:
    """Return the last line of this package that the error passed: " di run/loading.py baris 8".

    It holds nothing of the office's data; "" where the error passed none.
    """
    root = str(Path(__file__).parent)
    own = [
        (os.path.relpath(frame.f_code.co_filename, root), line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.startswith(root + os.sep)
    ]
    return f" di {own[-1][0].replace(os.sep, '/')} baris {own[-1][1]}" if own else ""


class FieldError(ValueError):
    """The text that was typed into one field can't be read.

    The message says what is wrong and ``mend`` what to write; both become a problem at the place
    of the field. ``about`` is the typed text when the message leaves it out; so the same mistake
    in many rows is reported once.
    """

    def __init__(self, message: str, mend: str, about: str = "") -> None:
        super().__init__(message)
        self.mend = mend
        self.about = about

    def __reduce__(self) -> tuple[type[FieldError], tuple[str, str, str]]:
        """Keep ``mend`` and ``about`` when the error crosses a process boundary."""
        return type(self), (str(self), self.mend, self.about)


class ZiDocsError(Exception):
    """Root of every error this package raises on purpose."""

    exit_code: ClassVar[int] = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("; ".join(f"{p.code} {p.place}: {p.message}" for p in self.problems))

    def __reduce__(self) -> tuple[type[ZiDocsError], tuple[tuple[Problem, ...]]]:
        """Keep the problems when the error crosses a process boundary."""
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
