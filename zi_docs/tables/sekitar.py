"""What stands around a table and belongs to its rows: titles, labels above it, the sheet's name.

"UNIT KERJA : PUSKESMAS KOTA" over a part of a list is the unit of the rows below, and a sheet
called "PPPK" holds PPPK.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, NamedTuple

from zi_docs import indonesian, zona_integritas
from zi_docs.model.fields import clean_text, fold
from zi_docs.model.table import Row, Source, Title
from zi_docs.tables.pegawai import StatusPegawai
from zi_docs.tables.pemilik import Owner, owner_above

AROUND = "sekitar"
"""The name under which a table declares that a column follows from what stands around it."""

ABOVE = "baris di atas"
"""The name under which it declares that an empty cell goes on what stands in the row above."""

_LONGEST_SHEET_NAME = 31  # Excel cuts a longer one
_SHORTEST_NAME = 5
_LABEL = re.compile(
    r"(?:nama )?(?:unit(?: kerja| organisasi)?|opd|skpd|satker|satuan kerja|perangkat daerah"
    r"|instansi|sekolah|puskesmas) ?[:=] ?(?P<rest>.+)",
    re.IGNORECASE,
)
_NON_ASN = StatusPegawai.NON_ASN.value
_AND = re.compile(r"[^\w ]|_|\b(?:dan|serta|pegawai|data|daftar)\b|\d+")
_MARK = re.compile(r"\(?(?:[IVXLC]+|[A-Z]|\d{1,3})\)?[.)] ?|\(?[IVXLC]+\)? ")
_BELOW_A_UNIT = re.compile(
    r"(?:sub|bidang|seksi|bagian|instalasi|kelompok|jabatan|gol|eselon|pejabat|struktural"
    r"|fungsional|pelaksana|staf|guru|dosen|tenaga|pegawai|daftar|laki|perempuan|tata usaha"
    r"|kepala)",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """A value from around a table, and where it was found in a few words."""

    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Units:
    """The units of the office: the code of each by its code, name and short name."""

    codes: Mapping[str, str] = field(default_factory=dict)
    names: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Units:
        """Return the units in the rows of their table; a code wins over a name."""
        codes: dict[str, str] = {}
        names: list[tuple[str, str]] = []
        cells = [{key: _text(value) for key, value in row.cells.items()} for row in rows]
        for column in ("kode", "nama", "singkatan"):
            for unit in cells:
                text, code = unit.get(column, ""), unit.get("kode", "")
                if text and code:
                    codes.setdefault(fold(text), code)
                    names.append((fold(text), code))
        return cls(codes, tuple(sorted(names, key=lambda one: -len(one[0]))))

    @property
    def only(self) -> str:
        """The code of the office's only unit; empty when it has several, or none."""
        codes = set(self.codes.values())
        return next(iter(codes)) if len(codes) == 1 else ""

    def named(self, text: str) -> str:
        """Return the code of the unit that a text is; empty for any other text."""
        key = fold(text)
        if code := self.codes.get(key):
            return code
        begun = {code for name, code in self.names if name.startswith(key)}
        is_cut = len(text) == _LONGEST_SHEET_NAME and len(begun) == 1
        return next(iter(begun)) if is_cut else ""

    def within(self, text: str) -> str:
        """Return the code of the only unit whose name, short name or code stands within a text."""
        words, found = _spaced(text), set[str]()
        for name, code in self.names:
            key = _spaced(name)
            if len(name) >= _SHORTEST_NAME and key in words:
                found.add(code)
                words = words.replace(key, " ")
        return next(iter(found)) if len(found) == 1 else ""


def _spaced(text: str) -> str:
    """Return the words of a text in small letters, with a space on both sides of each."""
    words = re.findall(r"[^\W_]+", fold(text))
    return f" {' '.join(words)} "


def _text(value: Any) -> str:
    return clean_text(value) if isinstance(value, (str, int, float)) else ""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the rows of one sheet; ``titles`` are all titles between its rows."""

    source: Source
    titles: Sequence[Title]
    units: Units
    owners: Sequence[Owner] = ()

    def find(self, kind: str) -> Callable[[Row], Found | None] | None:
        """Return what finds a row's value of a kind of column; None for any other kind."""
        finders = {"unit": self._unit, "area": self._area, "pilihan": self._status}
        return {**finders, "rujukan": self._owner}.get(kind)

    def _owner(self, row: Row) -> Found | None:
        key, why = owner_above(self.owners, self.source.above)
        return Found(key, why) if key else None

    @property
    def names(self) -> tuple[str, str]:
        """The names of the sheet and of the file."""
        return self.source.sheet or "", PurePath(self.source.file).stem

    def _status(self, row: Row) -> Found | None:
        for title in reversed(row.under):
            if status := _only_status(title.text):
                return Found(status, "dari judul bagian")
        for name, what in zip(self.names, ("nama lembar", "nama berkas"), strict=True):
            if status := _only_status(name):
                return Found(status, f'dari {what} "{name}"')
        return None

    def _area(self, row: Row) -> Found | None:
        """Return the area of the nearest title, the sheet, the file, or a title over the table."""
        for title in reversed(row.under):
            if number := zona_integritas.area_in(title.text):
                return Found(_as_typed(title.text, number), "dari judul bagian")
        for name, what in zip(self.names, ("nama lembar", "nama berkas"), strict=True):
            if number := zona_integritas.area_in(name):
                return Found(str(number), f'dari {what} "{name}"')
        for title in self.source.above:
            if number := zona_integritas.area_in(title.text):
                return Found(str(number), f'dari "{title.text}" di atas tabel')
        return None

    def _unit(self, row: Row) -> Found | None:
        return self._unit_of_title(row) or self._unit_of_sheet()

    def _unit_of_title(self, row: Row) -> Found | None:
        """Return the unit of the nearest title that names one.

        Where the other titles are units, one that names no known unit is told as an unknown unit,
        rather than giving its rows the unit of a title further above.
        """
        for title in reversed(row.under):
            text = _bare(title.text)
            if code := self.units.named(text) or self.units.within(text):
                return Found(code, "dari judul bagian")
            if _LABEL.match(title.text):
                return Found(text, "dari judul bagian")
            if _is_no_unit(text) or not self._has_unit_titles:
                continue
            return Found(text, "dari judul bagian")
        return None

    @property
    def _has_unit_titles(self) -> bool:
        return any(self.units.named(_bare(title.text)) for title in self.titles)

    def _unit_of_sheet(self) -> Found | None:
        """Return the unit of a whole sheet: by a label above it, its name, a title, or the only."""
        labelled = [title for title in self.source.above if _LABEL.match(title.text)]
        for title in labelled:
            if code := self.units.named(_bare(title.text)):
                return Found(code, f'dari "{title.text}" di atas tabel')
        for name, what in zip(self.names, ("nama lembar", "nama berkas"), strict=True):
            if code := self.units.named(name) or self.units.within(name):
                return Found(code, f'dari {what} "{name}"')
        above = [title.text for title in self.source.above]
        if code := self.units.within(" \n ".join(above)):
            return Found(code, "dari judul di atas tabel")
        if len(labelled) == 1:
            return Found(_bare(labelled[0].text), f'dari "{labelled[0].text}" di atas tabel')
        return Found(self.units.only, "unit satu-satunya") if self.units.only else None


def _bare(text: str) -> str:
    """Return what a title says, without its label and the mark in front of it."""
    unmarked = _MARK.sub("", text, count=1) if _MARK.match(text) else text
    labelled = _LABEL.match(unmarked)
    return (labelled["rest"] if labelled else unmarked).strip(" .:-")


def _as_typed(text: str, number: int) -> str:
    """Return a title that names an area and nothing else; for any other one, the area's number."""
    try:
        return text if zona_integritas.find_area(text) == number else str(number)
    except ValueError:
        return str(number)


def _is_no_unit(text: str) -> bool:
    """Tell whether a title divides a list by something else than units, or within one."""
    return bool(_BELOW_A_UNIT.match(text) or indonesian.statuses_in(text))


def _only_status(text: str) -> str:
    """Return the status that a text names alone: "ASN dan Non ASN" names every one."""
    found = indonesian.statuses_in(text)
    if len(found) != 1:
        return ""
    is_all = found[0] == _NON_ASN and any(map(indonesian.is_asn, _AND.split(text)))
    return "" if is_all else found[0]
