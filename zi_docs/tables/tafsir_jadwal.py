"""Completes the schedules of a sheet and tells how they were read, once for each reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from zi_docs.errors import FieldError, Problem
from zi_docs.model.fields import clean_text, day_of, may_be_months
from zi_docs.model.tabel import Tabel
from zi_docs.model.table import Row
from zi_docs.tables import problems
from zi_docs.tables.jadwal import FROM_TARGETS, FROM_TEXTS, Tafsir, format_bulan, read_schedule
from zi_docs.tables.turunan import is_blank

_MOST_EXAMPLES = 3
_MOST_CELLS = 5
_TARGET = "target"
_TITLED = re.compile(
    r"\b(?:tahun|t\.?a\.?)(?: anggaran)? ?:? ?(20\d\d)\b(?! ?[-–/])", re.IGNORECASE
)
_OF_DATES = re.compile(r"\b(?:tanggal|tgl|deadline|tenggat|batas|due|jatuh tempo)", re.IGNORECASE)
_OF_A_RULE = re.compile(r"\b(?:nomor|no\.|peraturan|keputusan|instruksi|surat)", re.IGNORECASE)


def complete_schedules(
    rows: Sequence[Row], tabel: Tabel, tahun: int
) -> tuple[list[Row], list[Problem]]:
    """Return the rows of one sheet with their months, and what was assumed (ZI170).

    A schedule of another year than ``tahun`` is refused in its cell; a title of another year is
    told (ZI171).
    """
    columns = [column for column, _ in tabel.of_kind("bulan")]
    rows, told = list(rows), list(_other_years(rows, tahun)) if columns else []
    for column in columns:
        groups: dict[str, list[tuple[Row, Tafsir]]] = defaultdict(list)
        is_dated = _is_dated(rows, column)
        for at, row in enumerate(rows):
            tafsir = read_schedule(column, row.cells, is_dated)
            if tafsir.sebab or tafsir.tahun - {tahun}:
                rows[at] = _completed(row, column, tafsir, tahun)
            for why in tafsir.sebab if tafsir.tahun <= {tahun} else ():
                groups[why].append((row, tafsir))
        told += [_note(tabel, column, why, found) for why, found in groups.items()]
        told += _targets(rows, tabel, groups.get(FROM_TARGETS, ()))
    return rows, told


def _is_dated(rows: Sequence[Row], column: str) -> bool:
    """Tell whether a column holds dates: its heading says so, or a day that is no month does."""
    heading = rows[0].source.headings.get(column, "")
    if _OF_DATES.search(heading):
        return True
    days = (day_of(row.cells.get(column)) for row in rows)
    return any(day and not may_be_months(day) for day in days)


def _completed(row: Row, column: str, tafsir: Tafsir, tahun: int) -> Row:
    """Return a row with its months, and with its target where the quarters hold that."""
    if others := tafsir.tahun - {tahun}:
        years = " dan ".join(map(str, sorted(others)))
        message = f"Jadwal ini menyebut tahun {years}, sedangkan tahun di pengaturan {tahun}."
        mend = "Betulkan tahunnya, atau hapus tahunnya bila memang untuk tahun ini."
        refusal: Any = FieldError(message, mend, tafsir.teks)
        name = column if column in row.source.headings or column in row.cells else f"{column}_mulai"
        return replace(row, cells={**row.cells, name: refusal, column: refusal})
    derived = {**row.derived, column: "; ".join(tafsir.sebab)}
    cells = {**tafsir.cells, column: list(tafsir.bulan)}
    if tafsir.target and is_blank(row.cells.get(_TARGET)):
        cells[_TARGET] = tafsir.target
        derived[_TARGET] = FROM_TARGETS
    return replace(row, cells=cells, derived=derived)


def _note(tabel: Tabel, column: str, why: str, found: Sequence[tuple[Row, Tafsir]]) -> Problem:
    """Return the note of the schedules that were read for one reason."""
    examples = [
        f"{format_bulan(tafsir.bulan)} ({_typed(tafsir)}baris {row.number})"
        for row, tafsir in found[:_MOST_EXAMPLES]
    ]
    if why == FROM_TEXTS:
        examples = [text for row, tafsir in found for text in _cells(row, tafsir)]
        examples = [*examples[:_MOST_CELLS], *["…"][: len(examples) > _MOST_CELLS]]
    place, title = found[0][0].source.place, tabel.title_of(column)
    return problems.schedule_read(place, title, len(found), why, "; ".join(examples))


def _cells(row: Row, tafsir: Tafsir) -> Iterator[str]:
    """Yield the cells of months that hold something else than a mark, with their texts."""
    for name, text in tafsir.isi:
        place = row.place(name)
        spot = f"{place.column}{row.number}" if place.column else f"baris {row.number}"
        yield f'{spot} "{" ".join(text.split())}"'


def _typed(tafsir: Tafsir) -> str:
    text = " ".join(tafsir.teks.split())
    return f'"{text}", ' if text else ""


def _targets(
    rows: Sequence[Row], tabel: Tabel, found: Sequence[tuple[Row, Tafsir]]
) -> Iterator[Problem]:
    """Yield the note of the targets that the columns of quarters gave."""
    filled = [row for row in rows if row.derived.get(_TARGET) == FROM_TARGETS]
    if filled and found:
        values = f"mis. {clean_text(filled[0].cells[_TARGET])} (baris {filled[0].number})"
        title = [tabel.title_of(_TARGET)]
        yield problems.derived(filled[0].source.place, title, len(filled), FROM_TARGETS, values)


def _other_years(rows: Sequence[Row], tahun: int) -> Iterator[Problem]:
    """Yield a warning for each title over the table that names another year than the settings."""
    source = rows[0].source
    for title in source.above:
        found = _TITLED.search(title.text)
        if found and int(found[1]) != tahun and not _OF_A_RULE.search(title.text):
            place = source.place.on_line(title.row)
            yield problems.titled_other_year(place, int(found[1]), tahun)
