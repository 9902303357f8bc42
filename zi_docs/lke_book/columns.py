"""The columns of an LKE sheet, by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zi_docs.workbook.cells import Cell
from zi_docs.workbook.contents import Contents
from zi_docs.zona_integritas import BukuKerja

_NO_WORD = re.compile(r"[^\w%]+")
_FEWEST = 3  # headings that are known, before a row is taken for the row of headings
_FILLED = ("jawaban_unit", "jawaban_tpi", "catatan_unit", "catatan_tpi")
_UNIT, _TPI = "_unit", "_tpi"


def plain(text: str) -> str:
    """Return a text by which headings and questions are compared: small words, no signs.

    >>> plain(" - Jumlah  yang\\nHarus (melapor).")
    'jumlah yang harus melapor'
    """
    return " ".join(_NO_WORD.sub(" ", text.casefold()).split())


@dataclass(frozen=True, slots=True)
class Columns:
    """The heading's row, and the column of each role; ``scores`` and ``evidence`` may be several.

    ``guessed`` holds the columns that are a TPI's only because they stand behind those of the unit,
    ``passed`` those that are not read because another column has their role.
    """

    row: int
    roles: Mapping[str, int]
    scores: tuple[int, ...]
    evidence: tuple[int, ...]
    guessed: tuple[int, ...] = ()
    passed: tuple[int, ...] = ()

    def of(self, role: str) -> int:
        """Return the column of a role; 0 when the sheet has none."""
        return self.roles.get(role, 0)

    @property
    def first(self) -> int:
        """The first column behind the texts of the questions."""
        names = ("bobot", "kriteria", "jenis", "jawaban_unit")
        return min(self.roles[name] for name in names if name in self.roles)


def find_columns(contents: Contents, book: BukuKerja) -> Columns | None:
    """Return the columns of a sheet; None when no row near its top holds the headings."""
    found = [_read(contents, row, book) for row in range(1, book.baris_judul_terjauh + 1)]
    rich = [one for one in found if one.of("jawaban_unit") and len(one.roles) >= _FEWEST]
    return max(rich, key=lambda one: len(one.roles), default=None)


def _read(contents: Contents, row: int, book: BukuKerja) -> Columns:
    roles: dict[str, int] = {}
    several: dict[str, list[int]] = {"nilai": [], "bukti_unit": []}
    guessed: list[int] = []
    passed: list[int] = []
    for column in sorted(spot[1] for spot in contents.cells if spot[0] == row):
        role, is_sure = _role(_labels(contents, (row, column)), roles, book)
        if role in several:
            several[role].append(column)
        elif role in roles and role in _FILLED:
            passed.append(column)
        if role and role not in roles:
            roles[role] = column
            guessed += [] if is_sure else [column]
    found = map(tuple, (several["nilai"], several["bukti_unit"], guessed, passed))
    return Columns(row, roles, *found)


def _labels(contents: Contents, spot: Cell) -> list[str]:
    """Return how a column is headed: with the words of the row above it, and without them."""
    row, column = spot
    own = plain(contents.text(contents.seen(spot)))
    above = plain(contents.text(contents.seen((row - 1, column)))) if row > 1 else ""
    return [f"{above} {own}", own] if above and above != own else [own]


def _role(labels: Sequence[str], taken: Mapping[str, int], book: BukuKerja) -> tuple[str, bool]:
    """Return the role of a column, and whether its own words say so."""
    roles = [*_roles_of(labels, book)]
    role = next(iter(roles), "")
    if role == "kriteria" and "jawaban_unit" in taken and "kriteria" in taken:
        role = "catatan_unit"  # "Penjelasan" is what the criteria are called, and the unit's note
    other = role.removesuffix(_UNIT) + _TPI
    if role.endswith(_UNIT) and role in taken and other in book.judul:
        behind = role == "jawaban_unit" or "jawaban_tpi" in taken
        return (other, False) if behind and other not in taken else (role, True)
    return role, True


def _roles_of(labels: Sequence[str], book: BukuKerja) -> Iterator[str]:
    """Yield the roles that the words of a heading may mean, the surest first."""
    known = {plain(word): role for role, words in book.judul.items() for word in words}
    for label in labels:
        if label in known:
            yield known[label]
        bare = _without(label, book.pemilik["tpi"])
        if bare != label and (role := known.get(bare)):
            yield role.removesuffix(_UNIT) + _TPI if role.endswith(_UNIT) else role
        if (bare := _without(label, book.pemilik["unit"])) in known:
            yield known[bare]


def _without(label: str, words: Sequence[str]) -> str:
    """Return a heading without the words that say whose column it is."""
    found = f" {label} "
    for word in sorted(words, key=len, reverse=True):
        found = found.replace(f" {word} ", " ")
    return " ".join(found.split())
