"""Reads the declarations of the sheets of settings: Pengaturan, Pejabat, Nomor Surat.

A sheet is one file under ``templates/_pengaturan/``, written like a table's. A new setting is one
line in the file of Pengaturan; a test holds that each leads to a key of the settings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from zi_docs.errors import Problem, TemplateError
from zi_docs.model.build import build_setting
from zi_docs.model.tabel import Lembar
from zi_docs.model.table import Row
from zi_docs.tables import problems
from zi_docs.tables.declared import read_declared
from zi_docs.tables.kinds import KINDS

FOLDER_NAME = "_pengaturan"


def load_lembar(folders: Iterable[Path], show: Callable[[Path], str]) -> dict[str, Lembar]:
    """Return the sheets of settings that the folders of templates declare, in their order.

    A later folder's file takes the place of an earlier one. ``show`` gives a path as a person knows
    it. Raises :class:`TemplateError` with everything that is wrong (ZI201-ZI204, ZI451).
    """
    paths = {
        path.stem: path for folder in folders for path in (folder / FOLDER_NAME).glob("*.yaml")
    }
    sheets: dict[str, Lembar] = {}
    found: list[Problem] = []
    for name, path in sorted(paths.items()):
        try:
            row = read_declared(path, show(path))
        except TemplateError as error:
            found += error.problems
            continue
        lembar, wrong = build_setting(Lembar, _named(row, name))
        found += wrong
        if lembar:
            found += _check_kinds(lembar, row)
            sheets[name] = lembar
    if found:
        raise TemplateError(found)
    return dict(sorted(sheets.items(), key=lambda pair: pair[1].letak))


def _named(row: Row, name: str) -> Row:
    return Row(row.source, row.number, {**row.cells, "nama": name}, row.lines)


def _check_kinds(lembar: Lembar, row: Row) -> Iterator[Problem]:
    """Check that each column and setting is of a kind that needs no other table (ZI451)."""
    both = (("kolom", lembar.kolom), ("isian", lembar.isian))
    for root, columns in both:
        for name, kolom in columns.items():
            if kolom.kind not in KINDS or KINDS[kolom.kind].refers:
                place = row.place(f"{root}.{name}.jenis")
                yield problems.unknown_kind(place, kolom.jenis, KINDS)
