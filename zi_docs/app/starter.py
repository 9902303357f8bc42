"""The workbook of a data set for some types: its sheets, and what its first sheet tells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from zi_docs.doctypes import Catalog
from zi_docs.errors import choices
from zi_docs.model import DocType, Pengaturan, Tables
from zi_docs.run.uses import officials_needed, tables_needed
from zi_docs.tables.starter import Filled, ForType, Guide, sheet_name, write_starter
from zi_docs.zona_integritas import daftar_tahap

_OFFICIALS, _NUMBERS = "pejabat", "nomor_surat"


class Content(Protocol):
    """What a data set holds: its settings, and the rows of its tables."""

    @property
    def pengaturan(self) -> Pengaturan | Mapping[str, Any]: ...

    @property
    def filled(self) -> Mapping[str, Filled]: ...


@dataclass(frozen=True, slots=True)
class Starter:
    """A workbook for some types; ``others`` are those for which sheets can be added later.

    ``there`` are the tables and sheets of settings that the data set has already.
    """

    catalog: Catalog
    nama: str
    doctypes: Sequence[DocType]
    others: tuple[str, ...] = ()
    there: Collection[str] = field(default=())

    @property
    def is_part(self) -> bool:
        """Whether sheets for other types can be added."""
        return bool(self.others)

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets to fill in, in their order."""
        return tuple(map(sheet_name, [*self._lembar.values(), *self._tables.values()]))

    def without(self, there: Collection[str]) -> Starter:
        """Return the workbook of the sheets that a data set lacks."""
        return Starter(self.catalog, self.nama, self.doctypes, self.others, there)

    def book(self, content: Content) -> bytes:
        """Return the workbook (.xlsx) with this content."""
        return write_starter(
            *(self._tables, self._lembar, content.pengaturan, list(self.catalog.types)),
            filled=content.filled,
            asked={} if content.filled else self._asked,
            guide=Guide(self.nama, self._explained, tuple(self._others)),
        )

    @property
    def _used(self) -> dict[str, frozenset[str]]:
        """The tables that each type needs."""
        return {one.id: tables_needed(one, self.catalog.tables) for one in self.doctypes}

    @property
    def _tables(self) -> Tables:
        names = frozenset().union(*self._used.values()).difference(self.there)
        every = self.catalog.tables.items()
        return Tables({name: tabel for name, tabel in every if name in names})

    @property
    def _lembar(self) -> dict[str, Any]:
        return {n: one for n, one in self.catalog.lembar.items() if n not in self.there}

    @property
    def _asked(self) -> dict[str, dict[str, str]]:
        """The officials and kinds of number that the types name, each with what it is for."""
        officials: dict[str, list[str]] = {}
        numbers: dict[str, list[str]] = {}
        for one in sorted(self.doctypes, key=_stage):
            for key in sorted(officials_needed(one)):
                officials.setdefault(key, []).append(one.id)
            if one.manifest.nomor:
                numbers.setdefault(one.manifest.nomor, []).append(one.id)
        usual = " Pola yang kosong mengikuti tata naskah."
        return {
            _OFFICIALS: {key: f"Untuk {choices(ids)}." for key, ids in officials.items()},
            _NUMBERS: {key: f"Untuk {choices(ids)}.{usual}" for key, ids in numbers.items()},
        }

    @property
    def _explained(self) -> tuple[ForType, ...]:
        """The types by stage, each with the sheets that it needs."""
        used = self._used
        return tuple(
            ForType(one.id, one.manifest.judul, one.manifest.tahap, tuple(self._named(one, used)))
            for one in sorted(self.doctypes, key=_stage)
        )

    def _named(self, doctype: DocType, used: Mapping[str, Collection[str]]) -> Iterable[str]:
        """Yield the sheets that a type needs; those of settings with the keys that it names."""
        keys = {
            _OFFICIALS: sorted(officials_needed(doctype)),
            _NUMBERS: [doctype.manifest.nomor] if doctype.manifest.nomor else [],
        }
        for name, lembar in self.catalog.lembar.items():
            if name == _NUMBERS and not keys[name]:
                continue
            said = ", ".join(keys.get(name, ()))
            yield f"{sheet_name(lembar)} ({said})" if said else sheet_name(lembar)
        tables = self.catalog.tables.items()
        yield from (sheet_name(tabel) for name, tabel in tables if name in used[doctype.id])

    @property
    def _others(self) -> Iterable[ForType]:
        manifests = {one: self.catalog.sound_manifest(one) for one in self.others}
        found = [ForType(one, m.judul, m.tahap) for one, m in manifests.items() if m]
        return sorted(found, key=lambda one: _place(one.tahap))


def _stage(doctype: DocType) -> int:
    return _place(doctype.manifest.tahap)


def _place(tahap: str) -> int:
    """Return where a stage comes; types of an office's own that name none come last."""
    return (*daftar_tahap(), "").index(tahap)
