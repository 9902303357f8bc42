"""Where something was typed."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
