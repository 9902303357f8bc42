"""The own fields of a document type: each may have a kind, like a column of a table.

A field without a kind is a text, or a list of texts when its ``bawaan`` is one; such fields are
shown as they were typed, but for a dash, which is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError, create_model

from zi_docs.errors import Place, Problem
from zi_docs.model.build import refusals
from zi_docs.model.doctype import Isian, Manifest
from zi_docs.model.fields import Setting, clean_text
from zi_docs.model.tabel import Kolom, Tabel, Tables, judul
from zi_docs.model.table import Row, Source
from zi_docs.tables import problems
from zi_docs.tables.kinds import KINDS, field_of
from zi_docs.tables.records import tidy

OWN = "isian."
_NOT_HERE = {"anak"}  # its rows hang on a row of a table
_NOWHERE = Place()
_NUMBERS = {"angka", "persen", "rupiah"}
_KEYS = ("bebas", "luar", "pilihan")


@dataclass(frozen=True, slots=True)
class Field:
    """One field that has a kind; ``path`` is its place under ``isian``."""

    path: str
    kolom: Kolom
    bawaan: Any

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(".")[2]

    @property
    def _tabel(self) -> Tabel:
        return Tabel(nama="isian", judul="Isian", kolom={self.name: self.kolom})

    def is_given(self, typed: Any) -> bool:
        """Tell whether the settings give something, right or wrong."""
        return bool(tidy(self._tabel, {self.name: typed}).get(self.name))

    def read(self, typed: Any, place: Place) -> tuple[Setting | None, list[Problem]]:
        """Return the value as a model of one field, or None and why it is refused.

        An empty value gives the field's ``bawaan``.
        """
        tabel = self._tabel
        columns: dict[str, Any] = {
            self.name: field_of(tabel, self.name),
            f"{self.name}_nama": (str, ""),
        }
        model = create_model("Isian", __base__=Setting, **columns)
        cells = tidy(tabel, {self.name: typed})
        if not cells.get(self.name) and self.bawaan not in (None, ""):
            cells = tidy(tabel, {self.name: self.bawaan})
        row = _OneValue(Source(place.file), 1, cells, typed_at=place)
        try:
            return model.model_validate(cells), []
        except ValidationError as error:
            return None, list(refusals(error, row, model))


@dataclass(frozen=True, slots=True)
class _OneValue(Row):
    """A row of one value; whatever is wrong in it stands at the same place."""

    typed_at: Place = _NOWHERE

    def place(self, column: str | None = None) -> Place:
        """Return where the value was typed."""
        return self.typed_at


def fields_of(manifest: Manifest) -> Iterator[Field]:
    """Yield the own fields of a type that have a kind."""
    for name, isian in manifest.isian.items():
        if name.startswith(OWN) and isian.jenis:
            path = name.removeprefix(OWN)
            yield Field(path, _kolom(path, isian), _default(isian))


def check_fields(manifest: Manifest, row: Row, tables: Tables) -> Iterator[Problem]:
    """Check the kinds of a manifest's fields, with what they take and their ``bawaan`` (ZI461)."""
    for name, isian in manifest.isian.items():
        place = row.place(f"isian.{name}")
        if isian.jenis and not name.startswith(OWN):
            yield problems.kind_of_another(place, name)
            continue
        kind = isian.jenis.partition(":")[0].strip() or "teks"
        for key in _KEYS if kind in KINDS else ():
            if getattr(isian, key) and key not in KINDS[kind].takes:
                yield problems.idle_field_key(row.place(f"isian.{name}.{key}"), key, kind)
    for field in fields_of(manifest):
        place, kolom = row.place(f"isian.{OWN}{field.path}"), field.kolom
        known = kolom.kind in KINDS and kolom.kind not in _NOT_HERE
        if not known or bool(kolom.table) != KINDS[kolom.kind].refers:
            yield problems.unknown_field_kind(place, kolom.jenis, set(KINDS) - _NOT_HERE)
        elif kolom.table and kolom.table not in tables:
            yield problems.unknown_field_kind(place, kolom.jenis, [f"rujukan: {t}" for t in tables])
        elif kolom.kind == "pilihan" and not any(kolom.pilihan):
            yield problems.no_field_choices(place, field.path)
        else:
            for refusal in field.read(None, place)[1]:
                yield problems.wrong_default(place, field.path, refusal)


def _kolom(path: str, isian: Isian) -> Kolom:
    return Kolom(
        judul=judul(path.rpartition(".")[2]),
        jenis=isian.jenis,
        pilihan=isian.pilihan,
        bebas=isian.bebas,
        luar=isian.luar,
    )


def _default(isian: Isian) -> Any:
    """Return the ``bawaan`` as it would be typed: a number of a manifest is no workbook's cell."""
    is_number = isinstance(isian.bawaan, (int, float)) and not isinstance(isian.bawaan, bool)
    kind = isian.jenis.partition(":")[0].strip()
    return clean_text(isian.bawaan) if is_number and kind in _NUMBERS else isian.bawaan
