"""The starter workbook: a sheet for each sheet of settings and each declared table.

Headings come from the declarations. Cells for numbers that must keep their zeros have the format of
texts, and a choice has a drop-down list; other spellings may be typed all the same. The same input
gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from io import BytesIO
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs

from zi_docs.indonesian import format_tanggal
from zi_docs.model.pengaturan import Pengaturan
from zi_docs.model.tabel import Kolom, Lembar, Setelan, Tabel, Tables, judul
from zi_docs.tables.kinds import KINDS

_CREATED = datetime(2021, 1, 1)  # fixed, so that the bytes do not depend on the day
_CHOICES = "_pilihan"
_LAST = 1_048_575
_LONGEST_LIST = 255
_LONGEST_SHEET = 31
_NUMBERS = {"rupiah", "angka", "persen"}
_LONG = {"daftar", "butir", "daftar orang"}
_SHORT = {"ya/tidak", "pukul", "angka", "persen", "kode_lke"}
_A4 = 9  # as Excel numbers papers
_PLAIN_NAME = re.compile(r"[a-z]+(_[a-z0-9]+)*")


class _Line(NamedTuple):
    """One row of the sheet Pengaturan."""

    isian: str
    isi: str = ""
    untuk_jenis: str = ""
    keterangan: str = ""
    kolom: Kolom = Kolom()


@dataclass(slots=True)
class _Book:
    """The workbook while it is written, with the formats and lists that its sheets share."""

    book: Any
    formats: dict[str, Any] = field(default_factory=dict)
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)

    def format(self, name: str) -> Any:
        """Return one of the formats, made when it is first used."""
        if name not in self.formats:
            self.formats[name] = self.book.add_format(_FORMATS[name])
        return self.formats[name]

    def source(self, words: Sequence[str]) -> Any:
        """Return what a drop-down list shows: its words, or where they stand when they are many.

        Excel takes no more than 255 letters, and splits the words at commas.
        """
        key = tuple(words)
        if len(",".join(key)) <= _LONGEST_LIST and not any("," in word for word in key):
            return list(key)
        if key not in self.lists:
            column = len(self.lists)
            cells = xl_range_abs(0, column, len(key) - 1, column)
            self.lists[key] = f"='{_CHOICES}'!{cells}"
        return self.lists[key]


_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "judul": {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDEBF7", "border": 1},
    "judul wajib": {
        "bold": True,
        "text_wrap": True,
        "valign": "top",
        "bg_color": "#FFE699",
        "border": 1,
    },
    "teks": {"num_format": "@", "valign": "top", "text_wrap": True},
    "umum": {"valign": "top", "text_wrap": True},
    "tanggal": {"num_format": "[$-421]d mmmm yyyy", "valign": "top", "align": "left"},
    "keterangan": {"italic": True, "font_color": "#595959", "valign": "top", "text_wrap": True},
}


def write_starter(
    tables: Tables,
    lembar: Mapping[str, Lembar],
    pengaturan: Pengaturan | None = None,
    jenis: Sequence[str] = (),
) -> bytes:
    """Return a workbook (.xlsx) with the sheets of settings and an empty sheet for each table.

    ``pengaturan`` fills the sheets of settings; without it they list every setting that may be
    given. ``jenis`` are the document types that settings may be for. Raises :class:`ValueError`
    with the path of a setting that no sheet can hold, such as a list of mappings.
    """
    stream = BytesIO()
    book = _Book(Workbook(stream, {"in_memory": True}))
    book.book.set_properties({"created": _CREATED})
    _write_settings(book, lembar, pengaturan, jenis)
    for tabel in tables.values():
        _write_table(book, tabel, ())
    _write_choices(book)
    book.book.close()
    return stream.getvalue()


def write_settings(
    lembar: Mapping[str, Lembar], pengaturan: Pengaturan, jenis: Sequence[str] = ()
) -> bytes:
    """Return a workbook (.xlsx) with the sheets of settings alone, filled from given settings.

    Raises what :func:`write_starter` raises.
    """
    return write_starter(Tables({}), lembar, pengaturan, jenis)


def _write_settings(
    book: _Book,
    lembar: Mapping[str, Lembar],
    pengaturan: Pengaturan | None,
    jenis: Sequence[str],
) -> None:
    cells = _as_typed(pengaturan) if pengaturan else {}
    apart = {one.root for one in lembar.values() if one.ke}
    for one in lembar.values():
        if one.ke:
            _write_table(book, one, _units(one, cells))
        else:
            _write_lines(book, one, list(_lines(one, cells, apart)), jenis)


def _lines(lembar: Lembar, cells: Mapping[str, Any], apart: Collection[str]) -> Iterator[_Line]:
    """Yield the rows of the sheet Pengaturan for settings nested like ``pengaturan.yaml``.

    What stands under the paths in ``apart`` has a sheet of its own. Every declared setting has a
    row, an empty one when it is not given; a list has one per item.
    """
    given: dict[str, list[str]] = {}
    for path, text in _leaves(cells, apart):
        given.setdefault(path, []).append(text)
    for path, setelan in lembar.isian.items():
        for text in given.pop(path, [""]):
            yield _Line(lembar.titles[path], text, "", _explained(setelan), setelan)
    for path, texts in given.items():
        name, jenis = _named(lembar, path)
        yield from (_Line(name, text, jenis) for text in texts)


def _named(lembar: Lembar, path: str) -> tuple[str, str]:
    """Return the name of a setting that has no row of its own, and its document type."""
    root, _, rest = path.partition(".")
    jenis, _, name = rest.partition(".")
    if root == "isian":
        return (judul(name) if _PLAIN_NAME.fullmatch(name) else f"isian.{name}"), jenis
    for own, setelan in lembar.isian.items():
        if setelan.per_jenis and setelan.per_jenis.partition("{")[0] == f"{root}.":
            return lembar.titles[own], rest
    return path, ""


def _explained(setelan: Setelan) -> str:
    """Return what stands beside a setting: whether it is needed, its meaning, an example."""
    example = f"Mis. {setelan.contoh}" if setelan.contoh else ""
    needed = "Wajib diisi." if setelan.wajib else ""
    return " ".join(filter(None, (needed, setelan.keterangan, example)))


def _as_typed(pengaturan: Pengaturan) -> dict[str, Any]:
    """Return settings as a person would type them: nested texts, only what was given."""
    cells = pengaturan.model_dump(exclude_unset=True)
    if isinstance(cells.get("tata_naskah"), str):
        cells["tata_naskah"] = {"profil": cells["tata_naskah"]}
    return cells


def _leaves(value: Any, apart: Collection[str], path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text with its path; the items of a list have the path of their list."""
    if path in apart:
        return
    if isinstance(value, Mapping):
        for key, inside in value.items():
            yield from _leaves(inside, apart, f"{path}.{key}".lstrip("."))
    elif isinstance(value, (list, tuple)):
        for item in value:
            if isinstance(item, (Mapping, list, tuple)) or "\n" in str(item):
                raise ValueError(path)
            yield path, _typed(item)
    elif text := _typed(value):
        yield path, text


def _typed(value: Any) -> str:
    """Return one value as a person would type it into a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Enum):
        return str(value.value)
    return format_tanggal(value) if isinstance(value, date) else str(value)


def _units(lembar: Lembar, cells: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the rows of a sheet whose rows fill one path each: officials, number patterns."""
    inside: Any = cells
    for step in lembar.root.split("."):
        inside = inside.get(step) or {}
    return [
        {lembar.kunci_ke: key, **{name: _typed(value) for name, value in unit.items()}}
        for key, unit in inside.items()
    ]


def _write_lines(book: _Book, lembar: Lembar, lines: list[_Line], jenis: Sequence[str]) -> None:
    """Write the sheet Pengaturan: its rows, each with the drop-down list of its own setting."""
    sheet = _new_sheet(book, lembar)
    widths = (28, 44, 24, 70)
    for column, (name, width) in enumerate(zip(lembar.kolom, widths, strict=False)):
        sheet.set_column(
            column, column, width, book.format(name if name == "keterangan" else "teks")
        )
    for row, line in enumerate(lines, 1):
        for column, text in enumerate(line[: len(widths)]):
            if text:
                sheet.write_string(row, column, text)
        if words := _words(line.kolom):
            _add_list(book, sheet, (row, 1, row, 1), words)
    if jenis:
        _add_list(book, sheet, (1, 2, _LAST, 2), sorted(jenis))


def _write_table(book: _Book, tabel: Tabel, rows: Iterable[Mapping[str, str]]) -> None:
    """Write the sheet of a table: its headings, the formats and lists of its columns, its rows."""
    columns = {name: kolom for name, kolom in tabel.kolom.items() if kolom.kind != "anak"}
    sheet = _new_sheet(book, tabel)
    for index, (name, kolom) in enumerate(columns.items()):
        sheet.set_column(index, index, _width(kolom), book.format(_format_of(name, kolom)))
        if words := _words(kolom):
            _add_list(book, sheet, (1, index, _LAST, index), words, _message(kolom))
        elif message := _message(kolom):
            sheet.data_validation(1, index, _LAST, index, {"validate": "any", **message})
    for number, row in enumerate(rows, 1):
        for index, name in enumerate(columns):
            if text := row.get(name, ""):
                sheet.write_string(number, index, text)


def _new_sheet(book: _Book, tabel: Tabel) -> Any:
    """Return a new sheet with the headings of a table; those that are needed have their own hue."""
    sheet = book.book.add_worksheet(tabel.judul[:_LONGEST_SHEET])
    names = [name for name, kolom in tabel.kolom.items() if kolom.kind != "anak"]
    for index, name in enumerate(names):
        hue = "judul wajib" if tabel.kolom[name].wajib else "judul"
        sheet.write_string(0, index, tabel.title_of(name), book.format(hue))
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


def _width(kolom: Kolom) -> int:
    """Return the width of a column in characters: a NIP with its spaces, or a line of free text."""
    if kolom.bebas or kolom.kind in _LONG:
        return 40
    return 14 if kolom.kind in _SHORT else 22


def _format_of(name: str, kolom: Kolom) -> str:
    """Return the format of a column: of texts, where a workbook would change what is typed."""
    if name == "keterangan" and not kolom.bebas:
        return "keterangan"
    if kolom.kind == "tanggal":
        return "tanggal"
    is_long = kolom.bebas or kolom.kind in _LONG  # Excel shows ### for long cells of texts
    return "umum" if is_long or kolom.kind in _NUMBERS else "teks"


def _words(kolom: Kolom) -> list[str]:
    """Return the words of a column's drop-down list; empty when it has none."""
    return ["ya", "tidak"] if kolom.kind == "ya/tidak" else [word for word in kolom.pilihan if word]


def _message(kolom: Kolom) -> dict[str, str]:
    """Return what Excel shows beside a selected cell: the meaning of its column, an example.

    It says first what the hue of the heading says: that the column is needed.
    """
    example = f"Mis. {kolom.contoh}" if kolom.contoh else ""
    said = KINDS[kolom.kind].said if KINDS[kolom.kind].text else ""
    needed = "Wajib diisi." if kolom.wajib else ""
    meaning = " ".join(filter(None, (kolom.keterangan, example))) or said
    text = " ".join(filter(None, (needed, meaning)))
    return {"input_message": text[:_LONGEST_LIST]} if text else {}


def _add_list(
    book: _Book,
    sheet: Any,
    cells: tuple[int, int, int, int],
    words: Sequence[str],
    message: Mapping[str, str] | None = None,
) -> None:
    """Give cells a drop-down list; another word is only asked about, since readers know more."""
    rule = {"validate": "list", "source": book.source(words), "error_type": "warning"}
    told = {
        "error_title": "Tidak ada di daftar",
        "error_message": "Isian ini tidak ada di daftarnya. Tetap dipakai?",
    }
    sheet.data_validation(*cells, {**rule, **told, **(message or {})})


def _write_choices(book: _Book) -> None:
    """Write the long lists; a sheet whose name begins with an underscore is never read."""
    if not book.lists:
        return
    sheet = book.book.add_worksheet(_CHOICES)
    sheet.hide()
    for column, words in enumerate(book.lists):
        sheet.write_column(0, column, words)
