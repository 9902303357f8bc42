"""The first sheet of the workbook: the steps, and what to fill in for which document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zi_docs.model.tabel import Tabel
from zi_docs.tables.starter.book import Book
from zi_docs.tables.starter.sheets import sheet_name

GUIDE = "Petunjuk"
"""The sheet that no reader reads."""

_A4 = 9
_WIDTHS = (5, 34, 62, 62)
_HEADS_OF_SHEETS = ("Lembar", "Isinya", "Kolom yang wajib")
_HEADS_OF_TYPES = ("Dokumen", "Lembar yang dipakai", "Perintah")


@dataclass(frozen=True, slots=True)
class ForType:
    """A document type: its name, its title, and the tables that its documents need, in order."""

    id: str
    judul: str
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """What the first sheet tells: the data set's name, and the types it can make."""

    nama: str
    types: tuple[ForType, ...]
    settings: tuple[str, ...] = ()


def write_guide(book: Book, guide: Guide, sheets: Sequence[Tabel]) -> None:
    """Write the first sheet; ``sheets`` are those that follow it, in their order."""
    sheet = book.book.add_worksheet(GUIDE)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width, book.format("umum"))
    title = f"Data {guide.nama} untuk dokumen Zona Integritas"
    sheet.write_string(0, 0, title, book.format("kepala"))
    row = _write_steps(book, sheet, guide, 2)
    row = _write_rows(book, sheet, row + 1, _HEADS_OF_SHEETS, [_of_sheet(one) for one in sheets])
    for at, one in enumerate(sheets, row - len(sheets)):
        name = sheet_name(one)
        sheet.write_url(at, 1, f"internal:'{name}'!A1", book.format("tautan"), name)
    titles = {one.nama: one.judul for one in sheets}
    types = [_of_type(guide, one, titles) for one in guide.types]
    _write_rows(book, sheet, row + 1, _HEADS_OF_TYPES, types)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.activate()


def _typed(nama: str) -> str:
    """Return the name of a data set as a command takes it: in quotes when it has spaces."""
    return f'"{nama}"' if " " in nama else nama


def _steps(guide: Guide) -> tuple[str, ...]:
    return (
        "Isi lembar-lembar di bawah ini, dari atas ke bawah. Yang judulnya kuning wajib diisi; "
        "arahkan tetikus ke judul kolom untuk penjelasannya.",
        'Baris abu-abu bertanda "Contoh" hanya contoh dan tidak dibaca; boleh dihapus. '
        "Isi dari baris di bawahnya, tanpa baris kosong di antaranya.",
        "Sudah punya daftar pegawai di berkas lain? Taruh saja berkasnya di folder ini dan hapus "
        "lembar Pegawai di buku ini, atau salin lalu Tempel Khusus > Nilai supaya NIP tidak "
        "berubah menjadi angka.",
        "Taruh gambar lambang daerah di folder ini, dan tulis nama berkasnya di lembar Pengaturan.",
        "Simpan, tutup Excel, lalu unggah di bagian Data pada halaman zi-docs, atau periksa:  "
        f"zi-docs periksa --data {_typed(guide.nama)}",
        "Buat dokumennya di bagian Dokumen pada halaman itu, atau semuanya:  "
        f"zi-docs buat --semua --data {_typed(guide.nama)}",
    )


def _write_steps(book: Book, sheet: Any, guide: Guide, row: int) -> int:
    for number, text in enumerate(_steps(guide), 1):
        at = row + number - 1
        sheet.write_number(at, 0, number, book.format("nomor"))
        sheet.merge_range(at, 1, at, 3, text, book.format("umum"))
        sheet.set_row(at, row_height([text], [sum(_WIDTHS[1:])]))
    return row + len(_steps(guide))


def _of_sheet(tabel: Tabel) -> tuple[str, str, str]:
    needed = ", ".join(tabel.title_of(name) for name in tabel.needed)
    return sheet_name(tabel), tabel.keterangan, needed


def _of_type(guide: Guide, one: ForType, titles: Mapping[str, str]) -> tuple[str, str, str]:
    used = [*guide.settings, *(titles[name] for name in one.tables if name in titles)]
    return one.judul, ", ".join(used), f"zi-docs buat {one.id} --data {_typed(guide.nama)}"


def _write_rows(
    book: Book, sheet: Any, row: int, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> int:
    """Write a small table from this row on; return the row below it."""
    for column, text in enumerate(heads, 1):
        sheet.write_string(row, column, text, book.format("judul"))
    for at, cells in enumerate(rows, row + 1):
        for column, text in enumerate(cells, 1):
            sheet.write_string(at, column, text, book.format("umum"))
        sheet.set_row(at, row_height(cells, _WIDTHS[1:]))
    return row + len(rows) + 1


def row_height(texts: Iterable[str], widths: Iterable[float]) -> int:
    """Return the height of a row in points; a file says it, for programs that do not fit it."""
    pairs = zip(texts, widths, strict=True)
    return 15 * max(1 + len(text) // int(width * 0.95) for text, width in pairs)
