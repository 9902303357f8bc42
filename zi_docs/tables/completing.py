"""Completes the rows of tables by what follows from their cells and from around them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from zi_docs import indonesian
from zi_docs.errors import Problem, first_of_many
from zi_docs.model.fields import clean_text
from zi_docs.model.tabel import Kolom, Tabel
from zi_docs.model.table import Row, Source, Table
from zi_docs.tables import problems
from zi_docs.tables.pegawai import StatusPegawai
from zi_docs.tables.pemilik import Owner
from zi_docs.tables.sekitar import ABOVE, AROUND, Around, Units
from zi_docs.tables.tafsir_jadwal import complete_schedules
from zi_docs.tables.turunan import DERIVATIONS, NUMBERS, Doubt, Facts, denies, is_blank

_MOST_EXAMPLES = 3
_MOST_COUNTED = 5
_FACTS_OF_A_PERSON = ("tanggal_lahir", "jenis_kelamin")


def complete_tables(
    tables: Mapping[str, Table], declared: Mapping[str, Tabel], on: date, tahun: int
) -> tuple[dict[str, Table], list[Problem]]:
    """Return the tables in which each row has what follows for it, and what was assumed.

    Each derivation is one note with its count (ZI164); what a number leaves open is asked (ZI165).
    ``on`` is the earliest date of a document, ``tahun`` the year of the settings.
    """
    units = Units.of(tables["unit_kerja"].rows if "unit_kerja" in tables else ())
    made: dict[str, Table] = {}
    found: list[Problem] = []
    for name, table in tables.items():
        tabel = declared[name]
        made[name] = table
        if table.rows and any(_may_follow(kolom) for kolom in tabel.kolom.values()):
            owners = {
                other: [Owner.of(declared[other], row) for row in made[other].rows]
                for kolom in tabel.kolom.values()
                if kolom.kind == "rujukan" and (other := kolom.table) in made
            }
            made[name], told = _complete(table, tabel, Surroundings(units, owners), on, tahun)
            found += told
    return made, found


def _may_follow(kolom: Kolom) -> bool:
    return bool(kolom.turunan) or kolom.kind == "bulan"


class Surroundings(NamedTuple):
    """What the rows of a table may belong to: units, and rows of the tables before it."""

    units: Units
    owners: Mapping[str, Sequence[Owner]]


def _complete(
    table: Table, tabel: Tabel, around: Surroundings, on: date, tahun: int
) -> tuple[Table, list[Problem]]:
    """Return a table completed sheet by sheet: one that was joined has rows of several."""
    sheets: dict[int, list[Row]] = defaultdict(list)
    for row in table.rows:
        sheets[id(row.source)].append(row)
    rows: list[Row] = []
    found: list[Problem] = []
    codes = Counter(clean_text(row.cells.get("kode", "")) for row in table.rows)
    for own in sheets.values():
        filling = _Filling(tabel, own, around, on, codes)
        scheduled, told = complete_schedules(filling.filled(), tabel, tahun)
        rows += scheduled
        found += [*filling.told, *told]
    return replace(table, rows=tuple(rows)), found


@dataclass(slots=True)
class _Filling:
    """The rows of one sheet while they are being completed."""

    tabel: Tabel
    rows: Sequence[Row]
    around: Surroundings
    on: date
    codes: Counter[str]
    told: list[Problem] = field(default_factory=list)
    cells: dict[int, dict[str, Any]] = field(default_factory=dict)
    whys: dict[int, dict[str, str]] = field(default_factory=dict)

    @property
    def source(self) -> Source:
        return self.rows[0].source

    def filled(self) -> list[Row]:
        """Return the rows with what follows for them."""
        facts = Facts(self.on, self._is_numbered(), self.codes, self._is_part_time())
        for name, kolom in self.tabel.kolom.items():
            for origin in kolom.turunan:
                self._fill(name, kolom, origin, facts)
        self._note()
        alike: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}  # kept once for many rows
        return [
            replace(row, cells=self.cells[at], derived=alike.setdefault(tuple(why.items()), why))
            if (why := self.whys.get(at)) is not None
            else row
            for at, row in enumerate(self.rows)
        ]

    def _is_numbered(self) -> bool:
        """Tell whether somebody in the sheet has an identity number."""
        columns = [column for column in NUMBERS if column in self.tabel.kolom]
        return any(not is_blank(row.cells.get(column)) for row in self.rows for column in columns)

    def _is_part_time(self) -> bool:
        """Tell whether the sheet's NI PPPK are by their heading those of PPPK Paruh Waktu."""
        heading = self.source.headings.get("ni_pppk", "")
        return StatusPegawai.PARUH_WAKTU in indonesian.statuses_in(heading)

    def _fill(self, name: str, kolom: Kolom, origin: str, facts: Facts) -> None:
        """Fill the open cells of a column with what follows from one origin."""
        finder = self._finder(name, kolom, origin, facts)
        if finder is None:
            return
        find, fills_gaps, moves = finder
        for at in self._open(name, fills_gaps):
            value, why = find(at)
            if isinstance(value, Doubt):
                self._put(at, name, "", "")
                self.told.append(problems.asked_status(self.rows[at], name, value.value))
            elif value != "":
                self._put(at, name, value, why)
                if moves:
                    self.cells[at][origin] = ""

    def _finder(self, name: str, kolom: Kolom, origin: str, facts: Facts) -> _Finder | None:
        """Return what finds the value of a column, by the name of what it follows from."""
        if origin == ABOVE:
            return self._above(name) if self._is_there(name) else None
        return self._around(kolom) if origin == AROUND else self._derivation(name, origin, facts)

    def _above(self, name: str) -> _Finder:
        """Return what finds the value in the nearest row above, under the same titles.

        A value that is typed once over several rows was one merged cell, which a CSV file loses.
        """

        def find(at: int) -> tuple[Any, str]:
            for above in range(at - 1, -1, -1):
                if self.rows[above].under != self.rows[at].under:
                    break
                if not is_blank(value := self.rows[above].cells.get(name)):
                    return value, "dari baris di atasnya"
            return "", ""

        return find, True, False

    def _derivation(self, name: str, origin: str, facts: Facts) -> _Finder | None:
        """Return what finds a value in the other cells of a row."""
        if origin in self.tabel.kolom and not self._is_there(origin):
            return None
        one = DERIVATIONS[name, origin]
        return lambda at: (one.find(self._cells(at), facts), one.why), one.fills_gaps, one.moves

    def _around(self, kolom: Kolom) -> _Finder | None:
        """Return what finds a value around the table; rows under the same titles share it."""
        titles = max((row.under for row in self.rows), key=len)
        owners = self.around.owners.get(kolom.table, ())
        search = Around(self.source, titles, self.around.units, owners).find(kolom.kind)
        if search is None:
            return None
        known: dict[int, tuple[Any, str]] = {}

        def find(at: int) -> tuple[Any, str]:
            row = self.rows[at]
            if id(row.under) not in known:
                known[id(row.under)] = search(row) or ("", "")
            value, why = known[id(row.under)]
            return ("", "") if denies(row.cells, value) else (value, why)

        return find, kolom.kind == "pilihan", False

    def _is_there(self, name: str) -> bool:
        headings = self.source.headings
        return name in headings or (not headings and any(name in row.cells for row in self.rows))

    def _open(self, name: str, fills_gaps: bool) -> Iterator[int]:
        """Yield the rows whose cell nobody filled; a status that says only ASN is open too."""
        if not self._is_there(name):
            yield from (at for at in range(len(self.rows)) if not self._has(at, name))
        elif fills_gaps:
            values = {row.cells.get(name) for row in self.rows if _is_plain(row.cells.get(name))}
            blank = {value for value in values if _is_open(value)}
            for at, row in enumerate(self.rows) if blank else ():
                value = row.cells.get(name)
                if _is_plain(value) and value in blank and not self._has(at, name):
                    yield at

    def _has(self, at: int, name: str) -> bool:
        return name in self.whys.get(at, ())

    def _cells(self, at: int) -> Mapping[str, Any]:
        return self.cells.get(at) or self.rows[at].cells

    def _put(self, at: int, name: str, value: Any, why: str) -> None:
        if at not in self.cells:
            self.cells[at] = dict(self.rows[at].cells)
            self.whys[at] = dict(self.rows[at].derived)
        self.cells[at][name] = value
        self.whys[at][name] = why

    def _note(self) -> None:
        """Tell each derivation once, with how many it gave and the first of them.

        Sex and birth only repeat digits that were typed, and no document of ours prints them: a
        list that lacks nothing else is told nothing of them.
        """
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, whys in self.whys.items():
            for name, why in whys.items():
                if why:
                    groups[name, why].append(at)
        if all(name in _FACTS_OF_A_PERSON for name, _ in groups):
            return
        alike: dict[tuple[str, tuple[int, ...], bool | str], list[str]] = defaultdict(list)
        for (name, why), places in groups.items():
            alike[why, tuple(places), name in _FACTS_OF_A_PERSON or name].append(name)
        for (why, rows, _), names in alike.items():
            titles = [self.tabel.title_of(name) for name in names]
            place, values = self.source.place, self._values(names, rows)
            self.told.append(problems.derived(place, titles, len(rows), why, values))

    def _values(self, names: Sequence[str], places: Sequence[int]) -> str:
        """Return the values that were derived, with their counts, or the first of many."""
        texts = [", ".join(clean_text(self.cells[at][name]) for name in names) for at in places]
        counts = Counter(texts)
        if len(counts) <= _MOST_COUNTED:
            return ", ".join(f"{text} {count}" for text, count in counts.items())
        first = [f"{text} ({self._called(at)})" for text, at in zip(texts, places, strict=True)]
        return first_of_many(first[:_MOST_EXAMPLES])

    def _called(self, at: int) -> str:
        return clean_text(self.rows[at].cells.get("nama", "")) or f"baris {self.rows[at].number}"


_Finder = tuple[Callable[[int], tuple[Any, str]], bool, bool]


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_open(value: Any) -> bool:
    return is_blank(value) or (isinstance(value, str) and indonesian.is_asn(value))
