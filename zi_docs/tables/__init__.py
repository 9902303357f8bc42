"""The tables of a data set: declared in files, read into records, shown to a naskah."""

from __future__ import annotations

from zi_docs.model.record import Record
from zi_docs.model.tabel import Kolom, Tabel, Tables
from zi_docs.tables.context import ContextBuilder
from zi_docs.tables.dasar_hukum import DasarHukumDaerah
from zi_docs.tables.dataset import DataSet, nested_place
from zi_docs.tables.declared import load_tables
from zi_docs.tables.kelompok import Kelompok
from zi_docs.tables.lembar import load_lembar
from zi_docs.tables.pegawai import BUKAN_ASN, PPPK, Pegawai, StatusPegawai
from zi_docs.tables.rapat import Rapat
from zi_docs.tables.records import build_records, has_keys, record_classes
from zi_docs.tables.rencana_aksi import RencanaAksi
from zi_docs.tables.unit_kerja import UnitKerja

__all__ = [
    "BUKAN_ASN",
    "PPPK",
    "ContextBuilder",
    "DasarHukumDaerah",
    "DataSet",
    "Kelompok",
    "Kolom",
    "Pegawai",
    "Rapat",
    "Record",
    "RencanaAksi",
    "StatusPegawai",
    "Tabel",
    "Tables",
    "UnitKerja",
    "build_records",
    "has_keys",
    "load_lembar",
    "load_tables",
    "nested_place",
    "record_classes",
]
