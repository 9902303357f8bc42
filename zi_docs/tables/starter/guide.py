"""The first sheet of the workbook: the steps, and what to fill in for which document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from zi_docs.errors import as_word
from zi_docs.model.tabel import Tabel
from zi_docs.tables.starter.book import Book
from zi_docs.tables.starter.sheets import sheet_name

GUIDE = "Petunjuk"
"""The sheet that no reader reads."""

_A4 = 9
_WIDTHS = (5, 34, 62, 62)
_HEADS_OF_SHEETS = ("Lembar", "Isinya", "Kolom yang wajib")
_HEADS_OF_TYPES = ("Dokumen", "Lembar yang dipakai", "Perintah")
_HEADS_OF_OTHERS = ("Dokumen lain, menurut tahapnya", "JENIS-nya", "")


@dataclass(frozen=True, slots=True)
class ForType:
    """A document type: its name, title and stage, and the sheets that its documents need."""

    id: str
    judul: str
    tahap: str = ""
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """What the first sheet tells: the data set's name, and the types it can make, by stage.

    ``others`` are the types for which sheets can be added later.
    """

    nama: str
    types: tuple[ForType, ...]
    others: tuple[ForType, ...] = ()


def write_guide(book: Book, guide: Guide, sheets: Sequence[Tabel]) -> None:
    """Write the first sheet; ``sheets`` are those that follow it, in their order."""
    sheet = book.book.add_worksheet(GUIDE)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width, book.format("umum"))
    title = f"Data {guide.nama} untuk dokumen Zona Integritas"
    sheet.write_string(0, 0, title, book.format("kepala"))
    row = _write_steps(book, sheet, _steps(guide, {one.nama for one in sheets}), 2)
    row = _write_rows(book, sheet, row + 1, _HEADS_OF_SHEETS, [_of_sheet(one) for one in sheets])
    for at, one in enumerate(sheets, row - len(sheets)):
        name = sheet_name(one)
        sheet.write_url(at, 1, f"internal:'{name}'!A1", book.format("tautan"), name)
    row = _write_rows(book, sheet, row + 1, _HEADS_OF_TYPES, list(_of_types(guide)))
    if guide.others:
        _write_rows(book, sheet, row + 1, _HEADS_OF_OTHERS, list(_of_others(guide)))
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.activate()


def _steps(guide: Guide, sheets: Collection[str]) -> list[str]:
    """Return what to do, in order; ``sheets`` are the names of the tables that follow."""
    data = as_word(guide.nama)
    steps = (
        "Isi lembar-lembar di bawah ini, dari atas ke bawah. Yang judulnya kuning wajib diisi; "
        "klik judul kolom untuk penjelasannya.",
        'Baris abu-abu bertanda "Contoh" hanya contoh dan tidak dibaca; boleh dihapus. '
        "Isi dari baris di bawahnya, tanpa baris kosong di antaranya.",
        "Sudah punya daftar pegawai di berkas lain? Unggah atau taruh saja berkasnya di folder ini "
        "dan biarkan lembar Pegawai kosong, atau salin lalu Tempel Khusus > Nilai supaya NIP "
        "tidak berubah menjadi angka."
        if "pegawai" in sheets
        else "",
        "Taruh gambar lambang daerah di folder ini, dan tulis nama berkasnya di lembar Pengaturan."
        if "pengaturan" in sheets
        else "",
        "Simpan, tutup Excel, lalu unggah di bagian Data pada halaman zi-docs, atau periksa:  "
        f"zi-docs periksa --data {data}",
        "Buat dokumennya di bagian Dokumen pada halaman itu, atau semuanya:  "
        f"zi-docs buat --semua --data {data}",
        "Memerlukan dokumen lain? Tambah buku kerja dengan lembar yang belum ada; yang sudah Anda "
        f"isi tidak disentuh:  zi-docs mulai {data} --jenis JENIS"
        if guide.others
        else "",
    )
    return [step for step in steps if step]


def _write_steps(book: Book, sheet: Any, steps: Sequence[str], row: int) -> int:
    for number, text in enumerate(steps, 1):
        at = row + number - 1
        sheet.write_number(at, 0, number, book.format("nomor"))
        sheet.merge_range(at, 1, at, 3, text, book.format("umum"))
        sheet.set_row(at, row_height([text], [sum(_WIDTHS[1:])]))
    return row + len(steps)


def _of_sheet(tabel: Tabel) -> tuple[str, str, str]:
    needed = ", ".join(tabel.title_of(name) for name in tabel.needed)
    return sheet_name(tabel), tabel.keterangan, needed


def _of_types(guide: Guide) -> Iterator[tuple[str, str, str]]:
    """Yield a row for each type, below one for its stage."""
    for tahap, types in groupby(guide.types, key=lambda one: one.tahap):
        yield f"Tahap {tahap}" if tahap else "Jenis kantor sendiri", "", ""
        for one in types:
            command = f"zi-docs buat {one.id} --data {as_word(guide.nama)}"
            yield one.judul, ", ".join(one.sheets), command


def _of_others(guide: Guide) -> Iterator[tuple[str, str, str]]:
    for tahap, types in groupby(guide.others, key=lambda one: one.tahap):
        yield f"Tahap {tahap}", ", ".join(one.id for one in types), ""


def _write_rows(
    book: Book, sheet: Any, row: int, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> int:
    """Write a small table from this row on; return the row below it.

    A row with one cell is a title in it.
    """
    for column, text in enumerate(filter(None, heads), 1):
        sheet.write_string(row, column, text, book.format("judul"))
    for at, cells in enumerate(rows, row + 1):
        look = book.format("umum" if any(cells[1:]) else "tahap")
        for column, text in enumerate(cells, 1):
            sheet.write_string(at, column, text, look)
        sheet.set_row(at, row_height(cells, _WIDTHS[1:]))
    return row + len(rows) + 1


def row_height(texts: Iterable[str], widths: Iterable[float]) -> int:
    """Return the height of a row in points; a file says it, for programs that do not fit it."""
    pairs = zip(texts, widths, strict=True)
    return 15 * max(1 + len(text) // int(width * 0.95) for text, width in pairs)
