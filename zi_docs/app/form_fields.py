"""The fields of the forms of settings: those of a sheet, and those of one document type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from zi_docs.app.typed import typed_date
from zi_docs.doctypes import Catalog
from zi_docs.errors import FieldError, Place
from zi_docs.indonesian import format_tanggal
from zi_docs.model import Lembar, fill_pattern, lookup
from zi_docs.model.doctype import Isian
from zi_docs.model.tabel import Kolom, judul
from zi_docs.tables.isian import fields_of
from zi_docs.tables.kinds import KINDS
from zi_docs.tables.starter.settings import typed

_OF_A_CALENDAR = re.compile(r"\d{4}-\d\d-\d\d")


class FormField(NamedTuple):
    """One setting: its path, what it is called, what is given, and how it is declared."""

    path: str
    judul: str
    isi: str
    kolom: Kolom

    @property
    def is_list(self) -> bool:
        """Whether it holds a line for each item."""
        kind = KINDS.get(self.kolom.kind)
        return kind is not None and kind.empty == ()

    @property
    def is_date(self) -> bool:
        """Whether it holds a date."""
        return self.kolom.kind == "tanggal"

    def said(self, text: str) -> str:
        """Return what was typed as a cell has it: a day picked in a calendar in a clerk's words.

        The day that is given already stays as it is written.
        """
        text = text.replace("\r\n", "\n").strip()
        if not (self.is_date and _OF_A_CALENDAR.fullmatch(text) and day_of(text)):
            return text
        day = date.fromisoformat(text)
        return self.isi.strip() if day_of(self.isi) == day else format_tanggal(day)

    def value(self, text: str) -> str | list[str]:
        """Return what was typed as the settings have it."""
        lines = [line.strip() for line in text.split("\n")]
        return [line for line in lines if line] if self.is_list else text


class FormGroup(NamedTuple):
    """Settings that belong together: an official, a number pattern, or all of Pengaturan."""

    judul: str
    fields: tuple[FormField, ...]


def day_of(text: str) -> date | None:
    """Return the date that a text writes; None for any other text."""
    with suppress(FieldError):
        return typed_date(text)
    return None


def given_text(value: Any) -> str:
    """Return a value as a person would type it into a field, a list with a line for each item."""
    if isinstance(value, (list, tuple)):
        return "\n".join(map(typed, value))
    return "" if isinstance(value, Mapping) else typed(value)


def fields_of_type(
    catalog: Catalog, lembar: Lembar, cells: Mapping[str, Any], jenis: str
) -> Iterator[FormField]:
    """Yield the settings of one document type: its date, and the fields that it declares.

    What only ``pengaturan.yaml`` can hold, as a list of mappings, has no field.
    """
    for path, setelan in lembar.isian.items():
        if setelan.per_jenis:
            own = fill_pattern(setelan.per_jenis, {"jenis": jenis})
            text = given_text(lookup(cells, own))
            yield FormField(own, lembar.titles[path], text, _of_type(setelan))
    for name, isian in catalog.own_isian(jenis).items():
        own = f"isian.{jenis}.{name}"
        value = lookup(cells, own)
        if not _is_nested(value):
            yield FormField(own, judul(name.rpartition(".")[2]), given_text(value), _kolom(isian))


def _of_type(setelan: Kolom) -> Kolom:
    told = "Untuk jenis ini saja; kosongkan untuk memakai yang di Pengaturan."
    return setelan.model_copy(update={"keterangan": told, "wajib": False})


def _kolom(isian: Isian) -> Kolom:
    kind = isian.jenis or ("daftar" if isian.is_list else "teks")
    default = given_text(isian.bawaan).replace("\n", "; ")
    told = f"{isian.keterangan} Bila kosong: {default}." if default else isian.keterangan
    needed = isian.wajib and not default
    return Kolom(jenis=kind, bebas=True, pilihan=isian.pilihan, keterangan=told, wajib=needed)


def _is_nested(value: Any) -> bool:
    items = value if isinstance(value, (list, tuple)) else [value]
    return any(isinstance(item, (Mapping, list, tuple)) for item in items)


def judge_own(catalog: Catalog, jenis: str, given: Mapping[str, str | list[str]]) -> dict[str, str]:
    """Return what is wrong with fields that a type declares with a kind, by their paths."""
    manifest = catalog.sound_manifest(jenis)
    wrong: dict[str, str] = {}
    for field in fields_of(manifest) if manifest else ():
        path = f"isian.{jenis}.{field.path}"
        if path in given:
            _, problems = field.read(given[path], Place())
            if problems:
                wrong[path] = f"{problems[0].message} {problems[0].hint}"
    return wrong
