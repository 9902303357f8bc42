"""The workbook of scores: units, thresholds, the steps that gain most, what is missing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from zi_docs.ooxml.package import Member, zip_of
from zi_docs.penilaian import Telaah
from zi_docs.penilaian.tampil import bulat
from zi_docs.tables.putaran import Putaran
from zi_docs.zona_integritas.ambang import PREDIKAT

_ANY_TIME = datetime(2000, 1, 1)
_TEXT = 46
_NUMBER = 11


class _Sheet(NamedTuple):
    """One sheet: its name, its headings, and its lines of texts and numbers."""

    nama: str
    judul: Sequence[str]
    baris: Sequence[Sequence[Any]]


def rekap_workbook(rounds: Sequence[Putaran]) -> bytes:
    """Return the scores of these rounds as a workbook; the same scores give the same bytes."""
    from xlsxwriter import Workbook

    whole = io.BytesIO()
    with Workbook(whole, {"in_memory": True}) as book:
        book.set_properties({"title": "Rekap penilaian", "created": _ANY_TIME})
        looks = {
            "judul": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            "angka": book.add_format({"num_format": "0.00"}),
            "teks": book.add_format({"num_format": "@"}),
        }
        for sheet in _sheets(rounds):
            _fill(book.add_worksheet(sheet.nama), sheet, looks)
    with zipfile.ZipFile(whole) as made:
        return zip_of(Member.of(name, made.read(name)) for name in made.namelist())


def _sheets(rounds: Sequence[Putaran]) -> Iterator[_Sheet]:
    areas = [f"Area {area.nomor} (%)" for area in _areas(rounds)]
    verdicts = [f"Ambang {predikat}" for predikat in PREDIKAT]
    yield _Sheet(
        "Rekap",
        (*_WHO, "Pengungkit", *areas, "Hasil", "Total", *verdicts, "Belum Terjawab", *_BOOK),
        [_recap(one, who, side) for one in rounds for who, side in sides_of(one)],
    )
    yield _Sheet(
        "Ambang",
        (*_WHO, "Predikat", "Yang Diuji", "Nilai", "Paling Sedikit", "Satuan", "Hasil"),
        [line for one in rounds for who, side in sides_of(one) for line in _tests(one, who, side)],
    )
    yield _Sheet(
        "Langkah",
        (*_WHO, "Kode LKE", "Pertanyaan", "Sekarang", "Menjadi", "Artinya", "Tambah"),
        [line for one in rounds for who, side in sides_of(one) for line in _steps(one, who, side)],
    )
    yield _Sheet(
        "Belum Terjawab",
        (*_WHO, "Kode LKE", "Isian"),
        [line for one in rounds for who, side in sides_of(one) for line in _empty(one, who, side)],
    )


_WHO = ("Unit", "Nama Unit", "Putaran", "Penilai")
_BOOK = ("Buku Kerja Resmi", "Sebab Berbeda")


def sides_of(one: Putaran) -> Iterator[tuple[str, Telaah]]:
    """Yield who answered in a round, the unit before the assessors, with what follows from it."""
    for who, side in (("Unit", one.dari_unit), ("TPI", one.dari_tpi)):
        if side is not None:
            yield who, side


def _areas(rounds: Sequence[Putaran]) -> Sequence[Any]:
    side = rounds[0].menentukan if rounds else None
    return side.nilai.area if side else ()


def _who(one: Putaran, who: str) -> tuple[str, ...]:
    return one.unit.kode, one.unit.nama, one.putaran, who


def _recap(one: Putaran, who: str, side: Telaah) -> Sequence[Any]:
    nilai, book = side.nilai, side.buku
    shown = bulat(book.total) if book.total is not None else book.galat
    return (
        *_who(one, who),
        bulat(nilai.pengungkit),
        *(bulat(area.persen) for area in nilai.area),
        bulat(nilai.hasil),
        bulat(nilai.total),
        *("terpenuhi" if side.putusan[p].lulus else "belum" for p in PREDIKAT),
        len(nilai.kosong),
        shown if book.sebab else "",
        " ".join(book.sebab),
    )


def _tests(one: Putaran, who: str, side: Telaah) -> Iterator[Sequence[Any]]:
    for predikat, verdict in side.putusan.items():
        for test in verdict.uji:
            reached, least = bulat(test.nilai, test.minimum), bulat(test.minimum)
            result = "terpenuhi" if test.lulus else "belum"
            yield *_who(one, who), predikat, test.nama, reached, least, test.satuan, result


def _steps(one: Putaran, who: str, side: Telaah) -> Iterator[Sequence[Any]]:
    for step in side.langkah:
        words = step.kode, step.nama, step.sekarang, step.berikut, step.kriteria
        yield *_who(one, who), *words, bulat(step.tambah)


def _empty(one: Putaran, who: str, side: Telaah) -> Iterator[Sequence[Any]]:
    return ((*_who(one, who), isian.kode, isian.nama) for isian in side.nilai.kosong)


def _fill(page: Any, sheet: _Sheet, looks: dict[str, Any]) -> None:
    """Write a sheet; a text is written as a text, so that none is taken for a formula."""
    page.freeze_panes(1, 0)
    for column, heading in enumerate(sheet.judul):
        page.write_string(0, column, heading, looks["judul"])
        page.set_column(column, column, _width(sheet, column))
    for row, line in enumerate(sheet.baris, 1):
        for column, cell in enumerate(line):
            if isinstance(cell, str):
                page.write_string(row, column, cell, looks["teks"])
            else:
                is_whole = isinstance(cell, int)
                page.write_number(row, column, cell, None if is_whole else looks["angka"])
    page.autofilter(0, 0, len(sheet.baris), len(sheet.judul) - 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _width(sheet: _Sheet, column: int) -> int:
    cells = [line[column] for line in sheet.baris]
    texts = [len(cell) for cell in cells if isinstance(cell, str)]
    return min(max([_NUMBER, *texts]), _TEXT) if texts else _NUMBER
