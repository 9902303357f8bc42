"""The values that all other parts of the package share."""

from __future__ import annotations

from zi_docs.codes import Severity
from zi_docs.errors import Problem
from zi_docs.model.build import build_setting
from zi_docs.model.doctype import DocType, Isian, Manifest, SatuPer
from zi_docs.model.fields import Setting
from zi_docs.model.pejabat import CaraTandaTangan, Pejabat
from zi_docs.model.pengaturan import Pengaturan
from zi_docs.model.record import Record
from zi_docs.model.settings_row import SettingsRow, Typed
from zi_docs.model.tabel import Kolom, Lembar, Setelan, Tabel, Tables, judul
from zi_docs.model.table import Row, Source, Table
from zi_docs.model.tata_naskah import PolaNomor, TataNaskah
from zi_docs.model.values import fill_pattern, lookup, merge, pattern_names, values_at

__all__ = [
    "CaraTandaTangan",
    "DocType",
    "Isian",
    "Kolom",
    "Lembar",
    "Manifest",
    "Pejabat",
    "Pengaturan",
    "PolaNomor",
    "Problem",
    "Record",
    "Row",
    "SatuPer",
    "Setelan",
    "Setting",
    "SettingsRow",
    "Severity",
    "Source",
    "Tabel",
    "Table",
    "Tables",
    "TataNaskah",
    "Typed",
    "build_setting",
    "fill_pattern",
    "judul",
    "lookup",
    "merge",
    "pattern_names",
    "values_at",
]
