"""Find the table that rows hold by their headings and numbers, when no name says what they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from zi_docs.indonesian.judul import compared
from zi_docs.model.fields import fold
from zi_docs.model.tabel import Lembar, Tabel
from zi_docs.readers.form import is_form, label_count
from zi_docs.readers.heading import absent_columns, mark_of
from zi_docs.readers.heading_row import HeadingRow, find_heading_row
from zi_docs.readers.heading_words import is_lke_heading

_LEAST = 3
_PLENTY = 4
_PEOPLE = 2
# 18 digits that begin with a date of birth; a number that Excel keeps has lost the last of them.
_NIP = re.compile(r"(?:19[3-9]|20[0-2])\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{10}")
_AMID_WORDS = re.compile(
    r"[^\W\d]{3}.*(?<!\d)(?:19[3-9]|20[0-2])\d{5} ?\d{6} ?\d ?\d{3}(?!\d).*[^\W\d]{3}"
)
_LABEL = re.compile(r"\s*nip\b\W*", re.IGNORECASE)
_NIP_SEPARATORS = str.maketrans("", "", " .-'\u00a0")
_WORD = re.compile(r"[^\W_]+")
_ATTENDANCE = "peserta"
_SIGNED_IN = re.compile(
    r"(?:(?:upload|unggah|foto|link)?tandatangan(?:paraf|digital|elektronik|peserta)?|ttd(?:paraf)?"
    r"|paraf)(?:file|foto|gambar|link)?"
)
_PRESENCE = {"kehadiran", "konfirmasikehadiran", "statuskehadiran", "keterangankehadiran"}
_PRESENT = {"hadir", "ya", "yahadir"}

Merged = Iterable[tuple[int, int, int, int]]


class Sure(Enum):
    """How sure it is that rows are the table that they look like."""

    YES = "yes"
    PERHAPS = "perhaps"  # names of people without any number: guests, or staff


class Content(NamedTuple):
    """The table that rows hold, and how sure that is."""

    table: str
    sure: Sure = Sure.YES


def find_content(
    tables: Mapping[str, Tabel], rows: list[list[Any]], merged: Merged, filled: Collection[str]
) -> Content | None:
    """Return the table that these first rows of a sheet hold; None when they look like none.

    ``filled`` names the tables that a sheet or file has by its name. A table is known by all the
    columns that it needs, or by four of its columns as long as nothing else is that table. People
    are known by their numbers too, or by their names with what is said of staff.
    """
    merged = list(merged)
    found = {name: find_heading_row(tabel, rows, merged) for name, tabel in tables.items()}
    known = {name: heading for name, heading in found.items() if heading}
    if is_attendance(rows) and _ATTENDANCE in known:
        return Content(_ATTENDANCE)
    best = max(known, key=lambda name: known[name].explained, default="")
    if form := _form_in(tables, rows, known[best].explained if best else 0):
        return Content(form)
    if best and _is_table(tables[best], known[best], best in filled):
        return Content(best)
    people = next((name for name, tabel in tables.items() if mark_of(tabel)), "")
    if not people:
        return None
    if has_numbers(rows):
        return Content(people)
    sure = _people_in(tables[people], known[people]) if people in known else None
    return Content(people, sure) if sure else None


def is_attendance(rows: Iterable[Sequence[Any]]) -> bool:
    """Tell whether rows are a list that people sign: who was present, not who is employed.

    In the answers to a form they say instead that they are present.
    """
    texts = {compared(cell) for row in rows for cell in row if isinstance(cell, str)}
    is_said = not texts.isdisjoint(_PRESENCE) and not texts.isdisjoint(_PRESENT)
    return is_said or any(map(_SIGNED_IN.fullmatch, texts))


def _form_in(tables: Mapping[str, Tabel], rows: list[list[Any]], explained: int) -> str:
    """Return the table of which rows are a form that has all that it needs; "" for none."""
    counts = {
        name: label_count(tabel, rows)
        for name, tabel in tables.items()
        if not isinstance(tabel, Lembar)
    }
    best = max(counts, key=lambda name: counts[name], default="")
    return best if best and is_form(tables[best], rows, explained) else ""


def _is_table(tabel: Tabel, heading: HeadingRow, is_filled: bool) -> bool:
    named = _named(heading)
    if isinstance(tabel, Lembar):  # a list of officials may also be something else
        return named.issuperset(tabel.perlu)
    if not absent_columns(tabel, named) and heading.explained >= _LEAST:
        return True
    return not is_filled and heading.explained >= _PLENTY and not mark_of(tabel)


def _named(heading: HeadingRow) -> set[str | None]:
    return {label.column for label in heading.labels}


def _people_in(tabel: Tabel, heading: HeadingRow) -> Sure | None:
    """Tell whether a heading is that of a list of people."""
    named = _named(heading)
    numbers = {name for name, _ in tabel.of_kind("nip")}
    names = {name for name, _ in tabel.of_kind("nama")}
    other = {name for name, _ in tabel.of_kind("nik")}
    if named & numbers or (named & names and named & other):
        return Sure.YES
    is_list = bool(named & names) and heading.explained >= _PEOPLE
    return Sure.PERHAPS if is_list else None


def has_numbers(rows: Iterable[Sequence[Any]]) -> bool:
    """Tell whether one column holds the NIP of several people, also as damaged numbers."""
    counts: dict[int, int] = {}
    for row in rows:
        for index, cell in enumerate(row):
            if cell != "" and any(map(_NIP.fullmatch, _numbers_in(cell))):
                counts[index] = counts.get(index, 0) + 1
    return max(counts.values(), default=0) >= _PEOPLE


def line_of_people(rows: Iterable[Sequence[Any]]) -> str:
    """Return the first row of a list whose rows are lines of text with a NIP among words.

    So a table looks that was copied out of a PDF. Empty when fewer than two rows look like it.
    """
    alone = [filled[0] for row in rows if len(filled := [cell for cell in row if cell != ""]) == 1]
    lines = [cell for cell in alone if isinstance(cell, str) and _AMID_WORDS.search(cell)]
    return lines[0] if len(lines) >= _PEOPLE else ""


def _numbers_in(cell: Any) -> list[str]:
    """Return each line of a cell as a number without separators, if it may be one."""
    if isinstance(cell, float) and cell.is_integer():
        return [str(int(cell))]
    lines = cell.split("\n") if isinstance(cell, str) else []
    return [_LABEL.sub("", line).translate(_NIP_SEPARATORS) for line in lines]


def says_staff(tabel: Tabel, name: str) -> bool:
    """Tell whether the name of a sheet or file says that its people are staff.

    It holds the name of the table ("Pegawai non ASN"), or a word of one of its choices ("THL").
    """
    choices = (word for _, kolom in tabel.of_kind("pilihan") for word in kolom.words)
    called = f" {_spaced(name)} "
    return any(f" {_spaced(word)} " in called for word in (tabel.judul, *tabel.lembar, *choices))


def _spaced(text: str) -> str:
    """Return the words of a text, in small letters with single spaces."""
    return " ".join(_WORD.findall(fold(text)))


def is_lke(rows: Iterable[Sequence[Any]]) -> bool:
    """Tell whether rows are a sheet of the evaluation (LKE): its headings stand in one row."""
    return any(map(is_lke_heading, rows))
