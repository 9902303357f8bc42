"""The settings of a data set as one row, from ``pengaturan.yaml``, from sheets, or from both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zi_docs.errors import Place, quote
from zi_docs.model.problems import sebutan_tabel
from zi_docs.model.tabel import Lembar
from zi_docs.model.table import Row, Source


@dataclass(frozen=True, slots=True)
class Typed:
    """What the sheets of settings give, nested like ``pengaturan.yaml``.

    ``units`` are the paths that are given as a whole, with their places: a setting, an official, a
    number pattern. ``places`` holds the place of every value, empty cells among them. ``sources``
    are the sheets that were read. ``meant`` holds the values of misspelt settings by the paths that
    they seem to mean: they are refused, but not missing.
    """

    cells: Mapping[str, Any] = field(default_factory=dict)
    units: Mapping[str, Place] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    meant: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SettingsRow(Row):
    """All settings of a data set; each value knows whether it was typed in the file or in a sheet.

    ``written`` is the row of ``pengaturan.yaml``; None for an office that has no such file.
    """

    written: Row | None = None
    typed: Typed = field(default_factory=Typed)
    lembar: Mapping[str, Lembar] = field(default_factory=dict)

    def place(self, column: str | None = None) -> Place:
        """Return where the value at a path was typed, or where a clerk would look for it."""
        path = column or ""
        while path:
            if found := self._exact(path):
                return found
            if self.written and path in self.written.lines:
                return self.written.place(column)
            path = path.rpartition(".")[0]
        if self.written:
            return self.written.place(column)
        return self._home(self._lembar_of(column or "")).place

    def setting_at(self, place: Place) -> str | None:
        """Return the path of the setting that stands at a place; None when it is no setting."""
        for path, at in self.typed.places.items():
            if at == place:
                return path
        return self.written.setting_at(place) if self.written else None

    def called(self, path: str) -> str:
        """Return what a clerk calls the value at a path; empty when it belongs into the file.

        >>> row.called("instansi.ibu_kota")  # doctest: +SKIP
        'isian "Ibu Kota"'
        """
        if not self._in_sheet(path):
            return ""
        lembar = self._lembar_of(path)
        if not lembar.ke:
            name, jenis = self._isian(lembar, path)
            return f"isian {quote(name)}{f' untuk jenis {jenis}' if jenis else ''}"
        key, _, column = path.removeprefix(lembar.root).lstrip(".").partition(".")
        where = sebutan_tabel(lembar.judul, self._home(lembar))
        if column:
            return f"kolom {lembar.title_of(column)} pada {quote(key)} di {where}"
        return (
            f"{lembar.title_of(lembar.kunci_ke).lower()} {quote(key)} di {where}" if key else where
        )

    @property
    def is_settings(self) -> bool:
        """Whether these are the settings of a data set."""
        return True

    def how_to_give(self, path: str) -> str:
        """Return the sentence that says how to give the value at a path in a sheet.

        Empty when the value belongs into the file.
        """
        if not self._in_sheet(path):
            return ""
        lembar = self._lembar_of(path)
        if path in self.typed.places:
            return "Isi sel itu."
        where = sebutan_tabel(lembar.judul, self._home(lembar))
        if not lembar.ke:
            name, jenis = self._isian(lembar, path)
            of_type = f", kolom Untuk Jenis {quote(jenis)}" if jenis else ""
            return f"Tambahkan baris di {where}: kolom Isian {quote(name)}{of_type}."
        key, _, column = path.removeprefix(lembar.root).lstrip(".").partition(".")
        if f"{lembar.root}.{key}" in self.typed.units:
            return f"Tambahkan kolom {lembar.title_of(column)} di {where}, lalu isi."
        title = lembar.title_of(lembar.kunci_ke)
        row = f" dengan {title} {quote(key)}" if key else ""
        also = f", dan isi kolom {lembar.title_of(column)}" if column else ""
        return f"Tambahkan baris di {where}{row}{also}."

    def _exact(self, path: str) -> Place | None:
        """Return the place of a value of a sheet, or of the first value under its path."""
        if place := self.typed.places.get(path):
            return place
        if self.written and path in self.written.lines:
            return None
        inside = (at for name, at in self.typed.places.items() if name.startswith(f"{path}."))
        return next(inside, None) if "." in path else None

    def _in_sheet(self, path: str) -> bool:
        """Tell whether a value was typed in a sheet, or would be since there is no file."""
        while path and self.written:
            if self._exact(path):
                return True
            if path in self.written.lines:
                return False
            path = path.rpartition(".")[0]
        return self.written is None

    def _lembar_of(self, path: str) -> Lembar:
        """Return the sheet that gives the value at a path."""
        own = [
            one
            for one in self.lembar.values()
            if one.root and f"{path}.".startswith(f"{one.root}.")
        ]
        plain = (one for one in self.lembar.values() if not one.ke)
        return own[0] if own else next(plain, Lembar(nama="", judul="Pengaturan", kolom={}))

    def _home(self, lembar: Lembar) -> Source:
        """Return the source of a sheet, or of another one when it is not there."""
        sources = self.typed.sources
        return sources.get(lembar.nama) or next(iter(sources.values()), Source("pengaturan"))

    def _isian(self, lembar: Lembar, path: str) -> tuple[str, str]:
        """Return the name of a setting in the sheet, and the document type it is for."""
        if path in lembar.isian:
            return lembar.titles[path], ""
        root, _, rest = path.partition(".")
        jenis, _, name = rest.partition(".")
        if root == "isian" and name:
            return name, jenis
        for own, setelan in lembar.isian.items():
            if setelan.per_jenis and setelan.per_jenis.partition("{")[0] == f"{root}.":
                return lembar.titles[own], rest
        return path, ""
