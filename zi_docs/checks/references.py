"""Names that point to another row: a unit, or a person. Each distinct text is judged once."""

from __future__ import annotations

import difflib
from typing import NamedTuple

from zi_docs import indonesian
from zi_docs.checks.nomor_identitas import number_column
from zi_docs.checks.places import fold, quote
from zi_docs.errors import Place, Problem, problem
from zi_docs.model import DataSet, Pegawai, Row

# Looking for a similar name compares with every name there is; beyond this many wrong names the
# column itself is wrong and suggestions help nobody.
_SUGGESTIONS = 20
_LONGEST_NAME = 200
_KEPT = 14
_MEND_FIRST = "Betulkan dahulu galat pada baris itu."


class Refusal(NamedTuple):
    """Why a reference can't be followed, still without its place."""

    code: str
    message: str
    hint: str

    def at(self, place: Place) -> Problem:
        """Return the complaint with its place."""
        return problem(self.code, place, self.message, self.hint)


class UnitReferences:
    """Judges references to units."""

    def __init__(self, dataset: DataSet) -> None:
        self._dataset = dataset
        self._judged: dict[str, Refusal | None] = {}
        self._left = _SUGGESTIONS
        self._names = {
            fold(name): name
            for unit in dataset.unit_kerja
            for name in (unit.singkatan, unit.nama, unit.kode)
            if name
        }

    def judge(self, text: str) -> Refusal | None:
        """Return why there is no unit of this code or name; None when there is one."""
        if text not in self._judged:
            known = self._dataset.find_unit(text) is not None
            self._judged[text] = None if known else self._refuse(text)
        return self._judged[text]

    def _refuse(self, text: str) -> Refusal | None:
        if row := self._dataset.find_rejected("unit_kerja", text):
            message = f"Baris unit kerja {quote(text)} belum dapat dipakai ({row.place()})."
            return Refusal("ZI320", message, _MEND_FIRST)
        return None if "unit_kerja" in self._dataset.unread else self._unknown(text)

    def _unknown(self, text: str) -> Refusal:
        message = f"Unit kerja {quote(text)} tidak ada dalam tabel unit_kerja."
        similar = self._similar(text)
        hint = f'Maksudnya "{similar}"?' if similar else "Pakai kode atau nama unit di tabel itu."
        return Refusal("ZI320", message, hint)

    def _similar(self, text: str) -> str:
        if not self._left:
            return ""
        self._left -= 1
        close = difflib.get_close_matches(fold(text[:_LONGEST_NAME]), self._names, n=1)
        return self._names[close[0]] if close else ""


class PersonReferences:
    """Judges references to people: an official by key, an employee by number or name."""

    def __init__(self, dataset: DataSet) -> None:
        self._dataset = dataset
        self._pejabat = dataset.pengaturan.pejabat
        self._judged: dict[str, Refusal | None] = {}
        self._damaged = _damaged(dataset)

    def judge(self, name: str) -> Refusal | None:
        """Return why a name means nobody, or more than one; None when it means one person."""
        if name not in self._judged:
            self._judged[name] = self._refuse(name)
        return self._judged[name]

    def find_pegawai(self, name: str) -> Pegawai | None:
        """Return the employee that a name means; None when it is an official or nobody."""
        return None if name in self._pejabat else self._dataset.find_pegawai(name)

    def _refuse(self, name: str) -> Refusal | None:
        if name in self._pejabat:
            return None
        count = self._dataset.count_pegawai(name)
        if count > 1:
            message = f"{quote(name)} dapat berarti {count} pegawai."
            return Refusal("ZI322", message, "Tulis NIP atau NIK orang yang dimaksud.")
        if count == 1 or "pegawai" in self._dataset.unread:
            return None
        row = self._dataset.find_rejected("pegawai", name) or self._damaged.get(_start(name) or "-")
        if row:
            message = f"Baris pegawai {quote(name)} belum dapat dipakai ({row.place()})."
            return Refusal("ZI321", message, _MEND_FIRST)
        message = f"{quote(name)} tidak ditemukan, baik sebagai pejabat maupun sebagai pegawai."
        return Refusal("ZI321", message, self._hint(name))

    def _hint(self, name: str) -> str:
        bare = _without_titles(name[:_LONGEST_NAME])
        if bare and self._dataset.count_pegawai(bare):
            return f'Tulis tanpa gelar: "{bare}", atau NIP-nya.'
        close = difflib.get_close_matches(name[:_LONGEST_NAME], self._pejabat, n=1)
        if close:
            return f'Maksudnya "{close[0]}"?'
        return "Tulis NIP atau nama tanpa gelar seperti di tabel pegawai, atau kunci pejabat."


def _damaged(dataset: DataSet) -> dict[str, Row]:
    """Return the rows whose number was refused, by the digits that a rounded one keeps."""
    if not dataset.refused:
        return {}
    return {
        _start(pegawai.nomor_identitas): pegawai.asal
        for pegawai in dataset.pegawai
        if pegawai.asal and pegawai.place(number_column(pegawai)) in dataset.refused
    }


def _start(number: str) -> str:
    digits = "".join(filter(str.isdigit, number))
    return digits[:_KEPT] if len(digits) >= _KEPT else ""


def _without_titles(name: str) -> str:
    try:
        return indonesian.parse_nama(name).nama
    except ValueError:
        return ""
