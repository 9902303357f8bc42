"""The values that all other parts of the package share."""

from __future__ import annotations

from zi_docs.codes import Severity
from zi_docs.errors import Problem
from zi_docs.model.build import build_records, build_setting
from zi_docs.model.context import ContextBuilder
from zi_docs.model.dasar_hukum import DasarHukumDaerah
from zi_docs.model.dataset import TABLES, DataSet
from zi_docs.model.doctype import DocType, Isian, Manifest
from zi_docs.model.pegawai import Pegawai, StatusPegawai
from zi_docs.model.pejabat import CaraTandaTangan, Pejabat
from zi_docs.model.pengaturan import Pengaturan
from zi_docs.model.rapat import Rapat
from zi_docs.model.record import Record, Setting
from zi_docs.model.rencana_aksi import RencanaAksi
from zi_docs.model.table import Row, Source, Table
from zi_docs.model.tata_naskah import PolaNomor, TataNaskah
from zi_docs.model.unit_kerja import UnitKerja
from zi_docs.model.values import fill_pattern, lookup, merge, pattern_names

__all__ = [
    "TABLES",
    "CaraTandaTangan",
    "ContextBuilder",
    "DasarHukumDaerah",
    "DataSet",
    "DocType",
    "Isian",
    "Manifest",
    "Pegawai",
    "Pejabat",
    "Pengaturan",
    "PolaNomor",
    "Problem",
    "Rapat",
    "Record",
    "RencanaAksi",
    "Row",
    "Setting",
    "Severity",
    "Source",
    "StatusPegawai",
    "Table",
    "TataNaskah",
    "UnitKerja",
    "build_records",
    "build_setting",
    "fill_pattern",
    "lookup",
    "merge",
    "pattern_names",
]
