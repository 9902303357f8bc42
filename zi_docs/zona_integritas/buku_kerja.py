"""The layouts of the official workbooks of the LKE: their sheets, columns and rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from zi_docs.zona_integritas._data import load_data, pick_version


@dataclass(frozen=True)
class BarisBuku:
    """A row that is no input: ``komponen``, ``bagian``, ``area``, ``kelompok``, ``subkelompok``,
    ``persen`` (a formula), ``total``, ``hasil`` or ``jumlah``.

    ``kode`` is the code of its area, group or indicator. ``tanda`` and ``label`` are the mark and
    the text that stand in it, ``jawaban`` its kind of answer and ``bobot`` its weight there.
    """

    baris: int
    lampiran: int
    jenis: str
    kode: str = ""
    tanda: str = ""
    label: str = ""
    bobot: Decimal | None = None
    jawaban: str = ""


@dataclass(frozen=True)
class TataLetak:
    """One layout. ``kolom`` gives the usual letter of each role; a file may have moved them.

    ``tulis`` holds the roles of the columns that an office fills in. ``keyakinan`` is ``tinggi``
    for a layout that was read, ``sedang`` for one that was told of.
    """

    nama: str
    lembar: tuple[str, ...]
    keyakinan: str
    baris_judul: int
    baris_pertama: int
    baris_terakhir: int
    kolom: Mapping[str, str]
    tulis: tuple[str, ...]
    tersembunyi: tuple[str, ...] = ()


@dataclass(frozen=True)
class BukuKerja:
    """What is known of the official workbooks of one LKE.

    ``judul`` gives the headings of each column's role, in small letters. ``pemilik`` gives the
    words that say whose column it is, of the ``unit`` and of the ``tpi``. ``jenis`` gives the words
    of the workbook for a kind of answer, where they differ from ours. The headings stand within the
    first ``baris_judul_terjauh`` rows.
    """

    judul: Mapping[str, tuple[str, ...]]
    pemilik: Mapping[str, tuple[str, ...]]
    jenis: Mapping[str, str]
    baris_judul_terjauh: int
    tata_letak: tuple[TataLetak, ...]
    baris: tuple[BarisBuku, ...]


def buku_kerja(on: date) -> BukuKerja | None:
    """Return what is known of the official workbooks on ``on``; None when their LKE is not known.

    Source: a workbook that a local government published, the list of questions of PortalRB, and
    public programs that read its sheet.
    """
    version = pick_version(load_data("lke_buku")["versi"], on)
    return None if version is None else _workbook(version["berlaku_sejak"])


@cache
def _workbook(since: date) -> BukuKerja:
    version = pick_version(load_data("lke_buku")["versi"], since) or {}
    return BukuKerja(
        judul=_word_lists(version["judul"]),
        pemilik=_word_lists(version["pemilik"]),
        jenis=MappingProxyType(version["jenis"]),
        baris_judul_terjauh=version["baris_judul_terjauh"],
        tata_letak=tuple(_layout(row) for row in version["tata_letak"]),
        baris=tuple(_row(row) for row in version["baris"]),
    )


def _word_lists(rows: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({name: tuple(words) for name, words in rows.items()})


def _layout(row: Mapping[str, Any]) -> TataLetak:
    lists = {name: tuple(row.get(name, ())) for name in ("lembar", "tulis", "tersembunyi")}
    return TataLetak(**{**row, **lists, "kolom": MappingProxyType(row["kolom"])})


def _row(row: Mapping[str, Any]) -> BarisBuku:
    weight = {"bobot": Decimal(row["bobot"])} if "bobot" in row else {}
    return BarisBuku(**{**row, **weight})
