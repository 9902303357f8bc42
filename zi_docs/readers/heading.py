"""Column headings: our name for each column of a table, and the ways in which people write it.

The tables declare their columns; this file knows how headings are compared.

Only letters and digits are compared, so "N I P", "Gol." and "Unit\nKerja" need no extra entry.
A plan's schedule has a column for each of twelve months or four quarters, with marks in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from zi_docs.indonesian.judul import compared
from zi_docs.model.tabel import Tabel
from zi_docs.readers.cell import is_identity
from zi_docs.readers.heading_words import is_other_thing, may_mean, plain_forms, shorter_forms

_MONTHS = (
    ("jan", "januari"),
    ("feb", "peb", "februari", "pebruari"),
    ("mar", "mrt", "maret"),
    ("apr", "april"),
    ("mei",),
    ("jun", "juni"),
    ("jul", "juli"),
    ("agt", "ags", "agu", "agust", "agustus"),
    ("sep", "sept", "september"),
    ("okt", "oktober"),
    ("nov", "nop", "november", "nopember"),
    ("des", "desember"),
)
_GROUPS = ("jadwal", "bulan", "waktu", "jadwal pelaksanaan", "waktu pelaksanaan", "bulan ke")
_QUARTERS = ("tw", "triwulan", "triwulan ke", "kuartal", "kwartal")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_QUARTERLY = re.compile(r"tri ?wulan|\btw\b|k[uw]artal|jadwal|waktu|pelaksanaan")
_NUMERALS = {text: n for n, roman in enumerate(_ROMAN, 1) for text in (roman, str(n), f"0{n}")}

_IDENTITIES = ("nip", "nik", "telepon", "kode", "kode_lke")
_COMPARED = ("sudah benar", "sudah dicocokkan", "cocok")
_NUMBERS = ("nip", "no nip", "nomor nip", "nip nik", "nip ni pppk", "nik", "nomor induk")

_RESERVED = {"and", "else", "false", "if", "in", "is", "loop", "none", "not", "or", "self", "true"}


def _months() -> dict[str, tuple[str, ...]]:
    """Return every way to write a month's heading, also below a group ("Jadwal", "Bulan")."""
    months = {}
    for number, names in enumerate(_MONTHS, 1):
        plain = (*names, f"b{number}", f"b{number:0>2}")
        grouped = (f"{group} {name}" for group in _GROUPS for name in (*plain, number))
        months[f"bulan_{number}"] = (*plain, *grouped)
    return months


def _quarters() -> dict[str, tuple[str, ...]]:
    """Return every way to write a quarter's heading, also below a group heading."""
    quarters = {}
    for number, roman in enumerate(_ROMAN[:4], 1):
        plain = (*(f"{word} {n}" for word in _QUARTERS for n in (roman, number)), f"q{number}")
        grouped = (f"{group} {name}" for group in _GROUPS for name in plain)
        quarters[f"triwulan_{number}"] = (*plain, *grouped)
    return quarters


SCHEDULE = {**_months(), **_quarters()}
MOST_PARTS = 31
_PARTS = {f"bulan_{month}_{part}" for month in range(1, 13) for part in range(1, MOST_PARTS + 1)}
_OF_TIME = (
    *("waktu", "jadwal", "tanggal", "tgl", "bulan", "pelaksanaan", "rencana", "target"),
    *("target waktu", "waktu pelaksanaan", "jadwal pelaksanaan", "tanggal pelaksanaan"),
)
_QUARTERLY_COLUMN = ("triwulan", "tw", "kuartal", "triwulan pelaksanaan", "target triwulan")
_ENDS = {
    "mulai": (("mulai", "start", "dimulai"), ("awal", "dari")),
    "selesai": (("selesai", "finish", "berakhir"), ("akhir", "sampai", "s.d.", "s/d")),
}


def _ends(column: str) -> dict[str, tuple[str, ...]]:
    """Return every way to write the headings of a start, of an end and of a quarter."""
    return {
        f"{column}_triwulan": _QUARTERLY_COLUMN,
    } | {
        f"{column}_{end}": (
            *alone,
            *(f"{group} {word}" for group in _OF_TIME for word in (*alone, *below)),
            *(f"{word} {group}" for group in _OF_TIME for word in alone),
        )
        for end, (alone, below) in _ENDS.items()
    }


def is_schedule(column: str | None) -> bool:
    """Tell whether a column belongs to a schedule."""
    return column in SCHEDULE or column in _PARTS


def numbered_columns(texts: Mapping[int, str], over: Mapping[int, str]) -> dict[int, str]:
    """Return the schedule columns of a row that heads them with numbers: 1 to 12, or 1 to 4.

    ``over`` is the text above each column: one group heading for all, or nothing. A row that
    holds only numbers is not a heading: it numbers the columns of the table.
    """
    found = {at: text.casefold() for at, text in texts.items() if text.casefold() in _NUMERALS}
    groups = {over[at].casefold() for at in found if over.get(at)}
    if len(groups) > 1 or all(text in _NUMERALS or text.isdigit() for text in texts.values()):
        return {}
    numbers = {at: _NUMERALS[text] for at, text in found.items()}
    if sorted(numbers.values()) == list(range(1, 13)):
        return {at: f"bulan_{number}" for at, number in numbers.items()}
    if sorted(numbers.values()) == list(range(1, 5)) and _are_quarters(found.values(), groups):
        return {at: f"triwulan_{number}" for at, number in numbers.items()}
    return {}


def _are_quarters(texts: Collection[str], groups: Iterable[str]) -> bool:
    """Tell whether 1 to 4 mean quarters: their group says so, or they are Roman without a group."""
    for group in groups:
        return bool(_QUARTERLY.search(group)) and "minggu" not in group
    return "iv" in texts


def headings(tabel: Tabel) -> dict[str, tuple[str, ...]]:
    """Return every column of a table that a sheet may have, with the spellings of its heading.

    Some kinds bring columns that are only about the typing: the marked months of a schedule, the
    number beside a person's name, and the answer that a NIP was compared with its source.
    """
    return {
        **{name: (tabel.title_of(name), *kolom.ejaan) for name, kolom in tabel.kolom.items()},
        **{name.partition(".")[0]: () for name in tabel.kolom if "." in name},
        **_companions(tabel),
    }


def _companions(tabel: Tabel) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    if is_scheduled(tabel):
        found |= SCHEDULE
        for column, _ in tabel.of_kind("bulan"):
            found |= _ends(column)
    if mark := mark_of(tabel):
        title = tabel.title_of(mark.removesuffix("_benar"))
        found[mark] = tuple(f"{title} {word}" for word in _COMPARED)
    people = [name for name, _ in tabel.of_kind("orang")]
    for number, name in enumerate(people):
        title = tabel.title_of(name)
        alone = _NUMBERS if number == 0 and "nip" not in tabel.kolom else ()
        found[f"{name}_nip"] = (f"nip {title}", f"nip {name}", f"nomor {title}", *alone)
    return found


def absent_columns(tabel: Tabel, names: Collection[str | None]) -> list[str]:
    """Return the needed columns that are not among these; a number may stand for a person.

    What a column follows from may also stand around the table, so one with ``turunan`` is not
    absent.
    """
    people = {name for name, _ in tabel.of_kind("orang")}
    return [
        name
        for name in tabel.needed
        if name not in names
        and not (name in people and f"{name}_nip" in names)
        and not tabel.kolom[name].turunan
    ]


def is_scheduled(tabel: Tabel) -> bool:
    """Tell whether a table has a column of months, and so a schedule."""
    return next(tabel.of_kind("bulan"), None) is not None


def is_known(tabel: Tabel, name: str) -> bool:
    """Tell whether a table has this column, for its values or only for the typing."""
    if name in _PARTS and is_scheduled(tabel):
        return True
    return name in tabel.kolom or name in _companions(tabel)


def mark_of(tabel: Tabel) -> str:
    """Return the column that marks a NIP as compared with its source; empty without a NIP."""
    return next((f"{name}_benar" for name, _ in tabel.of_kind("nip")), "")


def checked_as(tabel: Tabel, name: str) -> str:
    """Return the column as whose values those of a column are checked: a number as its kind."""
    kolom = tabel.kolom.get(name)
    if kolom is None:
        return "nip" if name.endswith("_nip") and name.removesuffix("_nip") in tabel.kolom else name
    return name if is_identity(name) or kolom.kind not in _IDENTITIES else kolom.kind


@dataclass(frozen=True, slots=True)
class Meaning:
    """The column that a heading names; of two headings, that with the lower ``rank`` says it best.

    A heading as declared has rank 0, one with more words around it 1 and more, a vague one 100 and
    more. One that is only vague has 200 and more: what it names is an assumption.
    """

    column: str
    rank: int

    @property
    def is_assumed(self) -> bool:
        """Whether the table does not declare that this heading names the column."""
        return self.rank >= _ASSUMED


_VAGUE = 100
_ASSUMED = 200


@lru_cache(maxsize=64)
def _spelled(tabel: Tabel) -> dict[str, str]:
    """Return the columns by their names and by every spelling, in the form for comparing."""
    columns = headings(tabel)
    keys = {compared(name): name for name in columns}
    for name, spellings in columns.items():
        for spelling in spellings:
            keys.setdefault(compared(spelling), name)
    return keys


@lru_cache(maxsize=64)
def _keys(tabel: Tabel) -> dict[str, Meaning]:
    """Return what each heading means; a vague one may be a spelling as well."""
    spelled = _spelled(tabel)
    keys = {key: Meaning(name, 0) for key, name in spelled.items()}
    for name, kolom in tabel.kolom.items():
        for place, vague in enumerate(map(compared, kolom.samar)):
            least = _VAGUE if vague in spelled else _ASSUMED
            if keys.setdefault(vague, Meaning(name, least)).column == name:
                keys[vague] = Meaning(name, least + place)
    return keys


@lru_cache(maxsize=8192)
def find_meaning(tabel: Tabel, heading: str) -> Meaning | None:
    """Return the column that this heading names, and how exactly.

    Remarks in brackets and a year are ignored, and so are words such as "Data ..." before and
    "... Pegawai" and "... Terakhir" behind the name of a column.
    """
    keys = _keys(tabel)
    for text in plain_forms(heading):
        if found := keys.get(compared(text)):
            return found
    for dropped, words in enumerate(shorter_forms(heading), 1):
        found = keys.get("".join(words))
        if found and may_mean(heading, _kind_of(tabel, found.column)):
            return Meaning(found.column, found.rank + dropped)
    return None


def _kind_of(tabel: Tabel, name: str) -> str:
    kolom = tabel.kolom.get(name)
    return kolom.kind if kolom else ""


def find_column(tabel: Tabel, heading: str) -> str | None:
    """Return the column that this heading names; see :func:`find_meaning`."""
    found = find_meaning(tabel, heading)
    return found.column if found else None


def similar_column(tabel: Tabel, heading: str, taken: Collection[str]) -> str | None:
    """Return the column whose heading is most like this one; columns in ``taken`` are left out.

    A heading of another thing is like none: "TMT Golongan" is not a misspelt "Golongan".
    """
    from difflib import get_close_matches

    key = compared(heading)
    if len(key) <= 3 or is_other_thing(heading):
        return None
    free = {known: name for known, name in _spelled(tabel).items() if name not in taken}
    close = get_close_matches(key, list(free), n=1, cutoff=0.8)
    return free[close[0]] if close else None


def identifier(heading: str) -> str:
    """Return a name templates can use: "TMT Kerja (th)" becomes ``tmt_kerja_th``."""
    decomposed = unicodedata.normalize("NFKD", heading.casefold())
    ascii_text = decomposed.encode("ascii", "ignore").decode()
    name = "_".join(re.findall(r"[a-z0-9]+", ascii_text))[:60].strip("_")
    if not name or name[0].isdigit():
        name = f"kolom_{name}".strip("_")
    return f"{name}_" if name in _RESERVED else name
