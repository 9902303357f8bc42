"""Reads the declarations of the sheets of settings: Pengaturan, Pejabat, Nomor Surat.

A sheet is one file under ``templates/_pengaturan/``, written like a table's. A new setting is one
line in the file of Pengaturan; a test holds that each leads to a key of the settings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from zi_docs.errors import Problem, TemplateError
from zi_docs.model.build import build_setting
from zi_docs.model.tabel import Lembar
from zi_docs.model.table import Row
from zi_docs.tables import problems
from zi_docs.tables.agreement import Declared
from zi_docs.tables.columns import check_headings, check_taken, with_titles
from zi_docs.tables.files import KEPT, DeclaredFile, files_of
from zi_docs.tables.kinds import KINDS

FOLDER_NAME = "_pengaturan"


class Sheets(NamedTuple):
    """The sheets of settings in their order, and the same with their files."""

    lembar: Mapping[str, Lembar]
    declared: tuple[Declared, ...]


def load_lembar(folders: Sequence[Path], show: Callable[[Path], str]) -> Sheets:
    """Return the sheets of settings that the folders of templates declare.

    A later folder's file takes the place of an earlier one. ``show`` gives a path as a person knows
    it. Raises :class:`TemplateError` with everything that is wrong (ZI201-ZI204, ZI451, ZI462,
    ZI463).
    """
    return _sheets_of(tuple(files_of(folders, FOLDER_NAME, show)))


@lru_cache(maxsize=KEPT)
def _sheets_of(files: tuple[DeclaredFile, ...]) -> Sheets:
    last = {file.name: file for file in files}
    sheets: dict[str, Lembar] = {}
    declared: list[Declared] = []
    found: list[Problem] = []
    for name, file in sorted(last.items()):
        try:
            row = file.row()
        except TemplateError as error:
            found += error.problems
            continue
        if "nama" in row.cells:
            found.append(problems.own_key(row.place("nama"), "nama", name))
        lembar, wrong = build_setting(Lembar, _named(row, name))
        found += wrong
        if lembar:
            found += _check(lembar, row)
            sheets[name] = lembar
            declared.append(Declared(lembar, row, file.rank))
    if found:
        raise TemplateError(found)
    return Sheets(dict(sorted(sheets.items(), key=lambda pair: pair[1].letak)), tuple(declared))


def _named(row: Row, name: str) -> Row:
    return Row(row.source, row.number, {**row.cells, "nama": name}, row.lines)


def _check(lembar: Lembar, row: Row) -> Iterator[Problem]:
    """Check the columns and settings of a sheet: their kinds (ZI451), names, and what they take.

    Each is of a kind that needs no other table.
    """
    isian = {
        path: setelan.model_copy(update={"judul": lembar.titles[path]})
        for path, setelan in lembar.isian.items()
    }
    for root, columns in (("kolom", with_titles(lembar)), ("isian", isian)):
        yield from check_headings(columns, row, root)
        yield from check_taken(columns, columns, row, root)
        for name, kolom in columns.items():
            if kolom.kind not in KINDS or KINDS[kolom.kind].refers:
                place = row.place(f"{root}.{name}.jenis")
                yield problems.unknown_kind(place, kolom.jenis, KINDS)
