"""The mistakes in the tables while the settings can't be used.

A clerk wants to hear in one run what is wrong everywhere. Two offices stand in for the one whose
settings are refused, as unlike each other as can be: what is wrong in the tables of both does not
depend on the refused settings. Whatever depends on them stays silent until they are mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from zi_docs.codes import Severity
from zi_docs.errors import Problem
from zi_docs.model import Pejabat, Pengaturan, SettingsRow, Tabel, Table, lookup
from zi_docs.model.build import build_or_paths
from zi_docs.model.values import put

Path = tuple[str, ...]
Judge = Callable[[Pengaturan], list[Problem]]
"""Returns all problems of a data set with these settings."""

_ROUNDS = 8
_OFFICIALS, _NUMBERS = "pejabat", "nomor_surat"
_PEOPLE = ("orang", "daftar orang")
_STAND_INS: Mapping[str, tuple[str, str]] = {
    "instansi.nama": ("Pemerintah Kabupaten Utara", "Pemerintah Provinsi Selatan"),
    "instansi.daerah": ("Kabupaten Utara", "Provinsi Selatan"),
    "instansi.kepala": ("Bupati Utara", "Gubernur Selatan"),
    "instansi.ibu_kota": ("Utara", "Selatan"),
    "tahun": ("2001", "2099"),
    "tanggal": ("2 Januari 2001", "30 Desember 2099"),
    "zona_waktu": ("WIB", "WIT"),
    "huruf_nama": ("awal kata", ""),
}
_OFFICIAL = {
    "nama": ("Utara", "Selatan"),
    "jabatan": ("Kepala Bagian Utara", "Kepala Bagian Selatan"),
}


@dataclass(frozen=True, slots=True)
class _Doubt:
    """Which settings are not known: these, those that nobody gave, officials of any key."""

    paths: frozenset[Path] = frozenset()
    absent: bool = False
    officials: bool = False

    @classmethod
    def of(cls, row: SettingsRow, stopping: Iterable[Problem]) -> _Doubt:
        """Return what these faults of files and sheets leave in doubt."""
        doubt = cls()
        for one in stopping:
            if path := row.setting_at(one.place):
                doubt = replace(doubt, paths=doubt.paths | {tuple(path.split("."))})
                continue
            sheet = _sheet_at(row, one)
            if sheet != _NUMBERS:
                doubt = replace(doubt, officials=True, absent=doubt.absent or sheet != _OFFICIALS)
        return doubt


def mistakes_besides(
    row: SettingsRow,
    stopping: Iterable[Problem],
    typed_people: Iterable[str],
    judge: Judge,
) -> list[Problem]:
    """Return what is wrong outside the settings and does not depend on those that are refused.

    ``stopping`` is why the settings can't be used, besides values that are refused.
    ``typed_people`` is what the tables hold where a person or the key of an official is meant.
    """
    doubt, people = _Doubt.of(row, stopping), list(dict.fromkeys(typed_people))
    offices = [_office(row.cells, doubt, people, side) for side in (0, 1)]
    one, other = ([] if office is None else judge(office) for office in offices)
    both = set(other)
    return [p for p in dict.fromkeys(one) if p in both and _is_mistake_outside(p, row)]


def people_in(tables: Mapping[str, Table], declared: Mapping[str, Tabel]) -> Iterator[str]:
    """Yield what the tables hold where a person is meant: a name, a number or an official's key."""
    for name, table in tables.items():
        columns = [column for column, _ in declared[name].of_kind(*_PEOPLE)]
        for row in table.rows if columns else ():
            for column in columns:
                value = row.cells.get(column, "")
                yield from map(str, value) if isinstance(value, list) else (str(value),)


def _sheet_at(row: SettingsRow, one: Problem) -> str:
    """Return the name of the sheet of settings that a problem is about; "" for none or several."""
    found = (n for n, at in row.typed.sources.items() if at.place.source == one.place.source)
    return next(found, "")


def _is_mistake_outside(one: Problem, row: SettingsRow) -> bool:
    """Tell whether a problem is an error or a warning that stands in no setting."""
    own = {at.place.source for at in row.typed.sources.values()}
    own |= {row.written.source.place.source} if row.written else set()
    return one.severity is not Severity.CATATAN and one.place.source not in own


def _office(
    cells: Mapping[str, Any], doubt: _Doubt, people: Sequence[str], side: int
) -> Pengaturan | None:
    """Return the office of one side; None where the settings can't be made usable."""
    cells = _with_absent(cells, side) if doubt.absent else dict(cells)
    for path in doubt.paths:
        cells = _stood_in(cells, path, side)
    opened = doubt.officials
    for _ in range(_ROUNDS):
        made, refused, strange = build_or_paths(Pengaturan, cells)
        if made:
            return _with_officials(made, people) if opened and side else made
        if any(len(path) == 1 for path in strange):  # it may mean any that is not given
            cells, opened = _with_absent(cells, side), True
        for path in (*refused, *(path[:2] for path in strange if path[0] == _OFFICIALS)):
            cells = _stood_in(cells, path, side)
    return None


def _with_absent(cells: Mapping[str, Any], side: int) -> dict[str, Any]:
    """Return settings in which the stand-ins fill what was not given."""
    made = dict(cells)
    for path, both in _STAND_INS.items():
        if lookup(made, path) in (None, ""):
            made = put(made, path, both[side])
    return made


def _stood_in(cells: Mapping[str, Any], path: Path, side: int) -> dict[str, Any]:
    """Return settings in which a stand-in takes the place of a value, or nothing does."""
    dotted = ".".join(path)
    if path[0] == _OFFICIALS and len(path) > 1:
        return _official(cells, path, side)
    below = {name: both for name, both in _STAND_INS.items() if f"{name}.".startswith(f"{dotted}.")}
    made = _without(cells, path)
    for name, both in below.items():
        made = put(made, name, both[side])
    return made


def _official(cells: Mapping[str, Any], path: Path, side: int) -> dict[str, Any]:
    """Return settings in which an official is there, but what is doubted of him is not known."""
    root, key, *rest = path
    known = cells[root].get(key) if isinstance(cells.get(root), Mapping) else None
    names = rest[:1] if rest and isinstance(known, Mapping) else list(_OFFICIAL)
    kept = dict(known) if rest and isinstance(known, Mapping) else {}
    stand_ins = {name: _OFFICIAL[name][side] for name in names if name in _OFFICIAL}
    kept = {name: value for name, value in kept.items() if name not in names} | stand_ins
    officials = cells.get(root)
    others = dict(officials) if isinstance(officials, Mapping) else {}
    return {**cells, root: {**others, key: kept}}


def _without(cells: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """Return the settings without the value at a path; of a list nothing is kept."""
    name, *rest = path
    inside = cells.get(name)
    if rest and isinstance(inside, Mapping):
        return {**cells, name: _without(inside, tuple(rest))}
    return {key: value for key, value in cells.items() if key != name}


def _with_officials(office: Pengaturan, people: Sequence[str]) -> Pengaturan:
    """Return the office in which every name that is typed may be the key of an official."""
    one = Pejabat.model_validate({name: both[1] for name, both in _OFFICIAL.items()})
    return office.model_copy(update={"pejabat": dict.fromkeys(people, one) | office.pejabat})
