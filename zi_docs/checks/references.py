"""References: texts that name another row, a unit or a person. Each distinct text is judged once.

A reference to a refused row is not reported: the row itself was already reported, and
:mod:`zi_docs.run` makes no document that would print it.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from zi_docs import indonesian
from zi_docs.checks import problems_rujukan as problems
from zi_docs.checks.places import table_words
from zi_docs.errors import Place, Problem, closest
from zi_docs.model.fields import fold
from zi_docs.model.settings_row import SettingsRow
from zi_docs.tables import BUKAN_ASN, DataSet, Pegawai, UnitKerja

# The search for a similar name compares a text with every known name. With more wrong names than
# this, the column itself is wrong and suggestions do not help.
_SUGGESTIONS = 20
_LONGEST_NAME = 200
_LIKE = 0.85
_WORD_LIKE = 0.75
_SHORT_WORD = 3  # two units may differ only in "II" and "III", or in "A" and "B"
_WORD = re.compile(r"[^\W\d_]+|\d+")


class UnitReferences:
    """Judges references to units."""

    def __init__(self, dataset: DataSet) -> None:
        self._dataset = dataset
        self._judged: dict[str, Problem | None] = {}
        self._left = _SUGGESTIONS
        self._named = {
            fold(name): unit
            for unit in dataset.unit_kerja
            for name in (unit.singkatan, unit.nama, unit.kode)
            if name
        }

    def judge(self, text: str) -> Problem | None:
        """Return the problem, without a place, when no unit has this code or name; else None."""
        if text not in self._judged:
            self._judged[text] = self._refuse(text)
        return self._judged[text]

    def _refuse(self, text: str) -> Problem | None:
        dataset = self._dataset
        if dataset.find_unit(text) or dataset.find_refused("unit_kerja", text):
            return None
        if "unit_kerja" in dataset.unread:
            return None
        return problems.no_unit(text, table_words(dataset, "unit_kerja"), self._similar(text))

    def _similar(self, text: str) -> UnitKerja | None:
        """Return the unit whose name a text seems to misspell, never a sister unit; else None."""
        if not self._left:
            return None
        self._left -= 1
        typed = fold(text[:_LONGEST_NAME])
        near = closest(typed, self._named, _LIKE)
        return self._named[near] if near and _is_slip(typed, near) else None


def _is_slip(typed: str, known: str) -> bool:
    """Tell whether a text misspells a known name, and is not the name of another unit.

    Codes and names of sister units differ in only one word or number: PKM-DURENAN does not
    misspell PKM-BENDUNGAN, and "SMP Negeri 1" does not misspell "SMP Negeri 2".
    """
    pairs = list(zip(_WORD.findall(typed), _WORD.findall(known), strict=False))
    same_length = len(_WORD.findall(typed)) == len(_WORD.findall(known))
    return same_length and all(one == other or _is_like(one, other) for one, other in pairs)


def _is_like(one: str, other: str) -> bool:
    if one.isdigit() or other.isdigit() or min(len(one), len(other)) <= _SHORT_WORD:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _WORD_LIKE


class PersonReferences:
    """Judges references to people: an official by key, an employee by number or name."""

    def __init__(self, dataset: DataSet) -> None:
        self._dataset = dataset
        self._pejabat = dataset.pengaturan.pejabat
        self._judged: dict[str, Problem | None] = {}

    def judge(self, name: str) -> Problem | None:
        """Return the problem, without a place, if a name means nobody or several; else None."""
        if name not in self._judged:
            known = self._dataset.pengaturan.find_pejabat(name)
            self._judged[name] = None if known else self._refuse(name)
        return self._judged[name]

    def judge_stranger(self, name: str) -> Problem | None:
        """Return the problem of a person who need not be in the table of employees; else None.

        A name that several employees have is refused, and so is that of an employee with titles:
        the document would print the person without number and rank. What has no letter is no name.
        """
        is_name = not _is_number(name)
        is_strange = is_name and (not any(map(str.isalpha, name)) or self._alike(name))
        return self.judge(name) if self._dataset.all_pegawai(name) or is_strange else None

    def _refuse(self, name: str) -> Problem | None:
        dataset = self._dataset
        found = dataset.all_pegawai(name)
        if len(found) > 1:
            return problems.several(name, found)
        if found or "pegawai" in dataset.unread or dataset.find_refused("pegawai", name):
            return None
        if place := self._waiting(name):
            return problems.official_waits(name, place)
        table = table_words(dataset, "pegawai")
        if _is_number(name) and (without := _without_number(dataset)):
            return problems.no_such_number(name, table, without)
        return problems.nobody(name, table, self._officials(), self._alike(name))

    def _waiting(self, name: str) -> Place | None:
        """Return the place of a row of officials that has this key and nothing else."""
        row = self._dataset.settings_row
        places = row.typed.places if isinstance(row, SettingsRow) else {}
        return next(
            (at for key, at in places.items() if fold(key) == fold(f"pejabat.{name}")), None
        )

    def _officials(self) -> dict[str, str]:
        return {key: person.nama or person.jabatan for key, person in self._pejabat.items()}

    def _alike(self, name: str) -> list[Pegawai]:
        """Return the employees with this name without titles: the person, or a namesake."""
        try:
            bare = indonesian.parse_nama(name[:_LONGEST_NAME]).nama
        except ValueError:
            return []
        return self._dataset.all_pegawai(bare) if bare else []


def _is_number(name: str) -> bool:
    return sum(map(str.isdigit, name)) in (16, 18)


def _without_number(dataset: DataSet) -> int:
    """Return how many employees lack the number that they must have."""
    return sum(
        not pegawai.nomor_identitas and pegawai.status not in BUKAN_ASN
        for pegawai in dataset.pegawai
    )
