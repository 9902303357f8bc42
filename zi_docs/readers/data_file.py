"""A file of a data set, and what reading it yields."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from zi_docs.errors import DataError, Place, Problem, disk_words, problem
from zi_docs.model.table import Table
from zi_docs.readers.table_name import find_table


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file, with the path a clerk knows it by."""

    path: Path
    shown: str

    @property
    def table(self) -> str | None:
        """The table that the file's name promises."""
        return find_table(self.path.stem)

    def read(self, limit: int) -> bytes:
        """Return the bytes, or raise ``DataError`` when missing, locked, empty or too big."""
        try:
            if not self.path.is_file():
                raise DataError(_missing(self.shown))
            size = self.path.stat().st_size
            if size > limit:
                raise DataError(_too_big(self.shown, size, limit))
            content = self.path.read_bytes()
        except (OSError, ValueError) as error:
            raise DataError(_unreadable(self.shown, error)) from error
        if not content:
            raise DataError(_empty(self.shown))
        return content


def too_much(place: Place, what: str, hint: str) -> Problem:
    """Return the problem of content beyond what any office's table has (ZI108)."""
    return problem("ZI108", place, f"Isi berkas ini melampaui batas: {what}.", hint)


def _missing(shown: str) -> Problem:
    hint = "Periksa ejaan nama berkas dan foldernya."
    return problem("ZI101", shown, "Berkas ini tidak ada.", hint)


def _empty(shown: str) -> Problem:
    hint = "Ganti dengan salinan yang baik, atau simpan ulang dari program asalnya."
    return problem("ZI102", shown, "Berkas ini kosong (0 bita).", hint)


def _unreadable(shown: str, error: Exception) -> Problem:
    reason = disk_words(error) if isinstance(error, OSError) else "alamatnya tidak sah"
    return problem(
        "ZI101",
        shown,
        f"Berkas tidak dapat dibaca: {reason}.",
        "Tutup program lain yang sedang membuka berkas ini, lalu coba lagi.",
    )


def _too_big(shown: str, size: int, limit: int) -> Problem:
    return problem(
        "ZI103",
        shown,
        f"Ukuran berkas {size / 1e6:.0f} MB; paling besar {limit / 1e6:.0f} MB.",
        "Hapus gambar dan lembar yang tidak perlu, atau bagi datanya.",
    )


class Sheet(Protocol):
    """One table as it stands in a file, not yet understood."""

    @property
    def table(self) -> str:
        """The table it holds."""

    @property
    def place(self) -> Place:
        """Where it stands, as a clerk would say it."""

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it."""

    def to_table(self) -> tuple[Table | None, list[Problem]]:
        """Understand headings and cells."""


class Unclaimed(Protocol):
    """A sheet that holds something and is not read."""

    def judge(self, filled: Collection[str]) -> list[Problem]:
        """Return what to say of it, beside the tables that the data set has already."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading some files yields."""

    sheets: Sequence[Sheet]
    problems: Sequence[Problem]
    strays: Sequence[Unclaimed] = ()


Reader = Callable[[Sequence[DataFile]], Reading]


def read_each(
    files: Sequence[DataFile], read_one: Callable[[DataFile, str], Sheet], names: Sequence[str]
) -> Reading:
    """Return the files that are tables; one of unknown name is only told.

    ``names`` are those that a file may have.
    """
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for file in files:
        if file.table is None:
            problems.append(_unknown(file, names))
            continue
        try:
            sheets.append(read_one(file, file.table))
        except DataError as error:
            problems += error.problems
    return Reading(sheets, problems)


def _unknown(file: DataFile, names: Sequence[str]) -> Problem:
    message = "Nama berkas ini bukan nama tabel; berkas dilewati."
    hint = f"Namai {', '.join(names[:-1])}, atau {names[-1]}."
    return problem("ZI114", file.shown, message, hint, warn=True)
