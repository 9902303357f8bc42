"""The sections of the page, in the order of the navigation."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple, cast

from flask import Blueprint


class Section(NamedTuple):
    """A section: its name in addresses, its title, and the module with its blueprint ``pages``.

    The blueprint has the section's name and a view ``awal``. It is reached at ``/NAME/DATA/``, for
    one data set, and gets its name as ``nama``; only Beranda is about all data sets.
    """

    name: str
    judul: str
    module: str

    @property
    def pages(self) -> Blueprint:
        """The blueprint of the section."""
        return cast(Blueprint, import_module(self.module).pages)

    @property
    def prefix(self) -> str:
        """What the addresses of the section begin with."""
        return "" if self.name == BERANDA else f"/{self.name}/<nama>"


BERANDA = "beranda"

SECTIONS = (
    Section(BERANDA, "Beranda", "zi_docs.web.beranda"),
    Section("data", "Data", "zi_docs.web.data"),
    Section("dokumen", "Dokumen", "zi_docs.web.dokumen"),
    Section("register", "Register", "zi_docs.web.register"),
    Section("lke", "LKE", "zi_docs.web.lke"),
)
