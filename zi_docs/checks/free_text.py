"""Every freely written text with its place, and the checks of its wording.

Names of people, addresses and numbers are left out, since nobody chooses their words. The checks
look for unofficial terms and spellings, and compare figures with the words in brackets after them:
"14 (empat belas)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from zi_docs import indonesian, zona_integritas
from zi_docs.checks import problems
from zi_docs.errors import Place, Problem
from zi_docs.model import Pejabat, Record, Row, Setting
from zi_docs.tables import DataSet, Kolom, Rapat, Tabel, Tables, nested_place
from zi_docs.tables.kinds import KINDS
from zi_docs.zona_integritas import Temuan

_NAMES = {"nama", "gelar_depan", "gelar_belakang", "nip", "nomor", "pangkat", "golongan", "cara"}

# Terms contain no digits, so posts that differ only in the number of a school are judged once.
_ANY_DIGIT = str.maketrans("123456789", "0" * 9)

_FIGURE = re.compile(
    r"(?:(?<=Rp)|(?<=Rp )|(?<![\w.,/-]))(\d{1,3}(?:\.\d{3}){1,4}|\d{1,9})\s{0,3}"
    r"\(([a-z][a-z ]{2,120})\)",
    re.IGNORECASE | re.ASCII,
)


class Passage(NamedTuple):
    """One text and where it was typed: a field of a record or of the settings."""

    text: str
    owner: Record | Row
    path: str

    @property
    def place(self) -> Place:
        """Where the text was typed."""
        if isinstance(self.owner, Row):
            return self.owner.place(self.path)
        return nested_place(self.owner, self.path)


def all_passages(dataset: DataSet) -> Iterator[Passage]:
    """Yield the free texts of the settings and of every table."""
    yield from _settings(dataset)
    for name in dataset.tables:
        for record in dataset.rows(name):
            yield from record_passages(record, dataset.tables)


def record_passages(record: Record, tables: Tables) -> Iterator[Passage]:
    """Yield the free texts of one row, also those of its children in the row itself."""
    for name, root, part, kolom, is_free in _worded(record.tabel):
        value = getattr(record, root)
        value = getattr(value, part) if part else value
        if not value:
            continue
        if is_free and value.__class__ is str:  # as nearly all are
            yield Passage(value, record, name)
        elif kolom.kind == "anak":
            for index, row in enumerate(value):
                yield from _child_passages(record, f"{name}.{index}", row, tables[kolom.table])
        elif is_free or isinstance(value, Pejabat):  # a plain text there is a reference
            for path, text in _texts(value, name):
                yield Passage(text, record, path)


def _child_passages(record: Record, begin: str, row: Setting, child: Tabel) -> Iterator[Passage]:
    for name, kolom in child.kolom.items():
        if name != child.milik and _is_free(kolom):
            for path, text in _texts(getattr(row, name), f"{begin}.{name}"):
                yield Passage(text, record, path)


@lru_cache(maxsize=64)  # asked for each of thousands of rows
def _worded(tabel: Tabel) -> tuple[tuple[str, str, str, Kolom, bool], ...]:
    """Return the columns that may hold text, by name and parts; ``True`` for a free text."""
    return tuple(
        (name, *name.partition(".")[::2], kolom, _is_free(kolom))
        for name, kolom in tabel.kolom.items()
        if _is_free(kolom) or kolom.kind in ("anak", "orang")
    )


def _is_free(kolom: Kolom) -> bool:
    return kolom.bebas or KINDS[kolom.kind].checked


def meeting_passages(dataset: DataSet, rapat: Rapat) -> Iterator[Passage]:
    """Yield the free texts of one meeting, also those in sheets of its children."""
    yield from record_passages(rapat, dataset.tables)
    for _, kolom in rapat.tabel.of_kind("anak"):
        for row in dataset.owned(rapat, kolom.table):
            yield from record_passages(row, dataset.tables)


def _settings(dataset: DataSet) -> Iterator[Passage]:
    for name in ("instansi", "pejabat", "isian"):
        for path, text in _texts(getattr(dataset.pengaturan, name), name):
            yield Passage(text, dataset.settings_row, path)


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value:
            yield path, value
        return
    for key, item in _parts(value):
        if key not in _NAMES:
            yield from _texts(item, f"{path}.{key}")


def _parts(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, Setting):
        return iter(value)
    if isinstance(value, Mapping):
        return value.items()
    return enumerate(value) if isinstance(value, (list, tuple)) else ()


def check_wording(dataset: DataSet) -> Iterator[Problem]:
    """Check the words of each free text: its terms (ZI350), its figures and numbers (ZI342)."""
    read: dict[str, tuple[Temuan, ...]] = {}  # the same posts occur many times
    for passage in all_passages(dataset):
        words = passage.text.translate(_ANY_DIGIT)
        if words not in read:
            read[words] = _distinct(passage.text)
        for found in read[words]:
            yield problems.unofficial_term(passage.place, found.teks, found.baku, found.alasan)
        if "(" in passage.text:
            yield from _angka_dan_huruf(passage)


def _distinct(text: str) -> tuple[Temuan, ...]:
    found = {term.teks.casefold(): term for term in reversed(zona_integritas.find_istilah(text))}
    return tuple(sorted(found.values(), key=lambda term: term.posisi))


def _angka_dan_huruf(passage: Passage) -> Iterator[Problem]:
    """Check that a figure and the words after it are the same number."""
    for match in _FIGURE.finditer(passage.text):
        number, said = int(match[1].replace(".", "")), _spelled(match[2])
        if said is not None and said != number:
            words = indonesian.terbilang(number)
            yield problems.figures_and_words(passage.place, match[0], match[1], said, words)


def _spelled(words: str) -> int | None:
    try:
        return indonesian.parse_terbilang(words.strip().removesuffix("rupiah"))
    except ValueError:
        return None
